"""Pages of nominations: who meets which criteria, what waits to be reviewed, dossiers."""

from thidua.nominations.views import (
    clause_counts,
    copies,
    dossier,
    eligibility,
    office,
    report,
    reviews,
    sending,
    trying,
)

urlpatterns = [
    *dossier.urlpatterns,
    *sending.urlpatterns,
    *office.urlpatterns,
    *report.urlpatterns,
    *copies.urlpatterns,
    *eligibility.urlpatterns,
    *clause_counts.urlpatterns,
    *reviews.urlpatterns,
    *trying.urlpatterns,
]
