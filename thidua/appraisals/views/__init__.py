"""Pages of appraisals: queues, one case, boards, chosen places, comments, the public's page."""

from thidua.appraisals.views import appraising, boards, choosing, comments, public, queue

urlpatterns = [
    *queue.urlpatterns,
    *appraising.urlpatterns,
    *boards.urlpatterns,
    *choosing.urlpatterns,
    *comments.urlpatterns,
    *public.urlpatterns,
]
