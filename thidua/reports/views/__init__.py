"""Pages of the room of reports."""

from thidua.reports.views import boards, reports, sending, statistics

app_name = "reports"
urlpatterns = [*boards.urlpatterns, *reports.urlpatterns, *sending.urlpatterns, *statistics.urlpatterns]
