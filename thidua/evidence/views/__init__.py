"""Pages of records: tables and lists, one record, imports."""

from thidua.evidence.views import imports, lists, records

urlpatterns = [*lists.urlpatterns, *records.urlpatterns, *imports.urlpatterns]
