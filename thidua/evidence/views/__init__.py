"""Pages of records: tables and lists, one record, imports."""

from thidua.evidence.views import findings, imports, lists, published, records, successions, verifying

urlpatterns = [
    *successions.urlpatterns,
    *lists.urlpatterns,
    *records.urlpatterns,
    *verifying.urlpatterns,
    *imports.urlpatterns,
    *published.urlpatterns,
    *findings.urlpatterns,
]
