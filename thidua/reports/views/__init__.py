"""Pages of the room of reports."""

from thidua.reports.views import boards, reports, sending

app_name = "reports"
urlpatterns = [*boards.urlpatterns, *reports.urlpatterns, *sending.urlpatterns]
