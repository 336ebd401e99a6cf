"""Pages of records: tables and lists, one record, imports."""

from thidua.evidence.views import imports, lists, published, records, successions

urlpatterns = [
    *successions.urlpatterns,
    *lists.urlpatterns,
    *records.urlpatterns,
    *imports.urlpatterns,
    *published.urlpatterns,
]
