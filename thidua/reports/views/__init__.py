"""Pages of the room of reports."""

from thidua.reports.views import boards

app_name = "reports"
urlpatterns = [*boards.urlpatterns]
