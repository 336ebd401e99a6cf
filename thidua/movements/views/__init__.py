"""Pages of plans and movements: each module brings its addresses."""

from thidua.movements.views import confirm_acts as confirm_acts
from thidua.movements.views import confirm_changing as confirm_changing
from thidua.movements.views import confirming as confirming
from thidua.movements.views import movement_acts as movement_acts
from thidua.movements.views import movement_running as movement_running
from thidua.movements.views import movements as movements
from thidua.movements.views import plan_acts as plan_acts
from thidua.movements.views import plan_clauses as plan_clauses
from thidua.movements.views import plan_edits as plan_edits
from thidua.movements.views import plans as plans
from thidua.movements.views import readings as readings

urlpatterns = [
    *movements.urlpatterns,
    *movement_acts.urlpatterns,
    *movement_running.urlpatterns,
    *plans.urlpatterns,
    *plan_edits.urlpatterns,
    *plan_clauses.urlpatterns,
    *plan_acts.urlpatterns,
    *readings.urlpatterns,
    *confirming.urlpatterns,
    *confirm_acts.urlpatterns,
    *confirm_changing.urlpatterns,
]
