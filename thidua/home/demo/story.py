"""Five movements of sample people, told by the same actions that the screens call.

On the demo's day 003 has given its awards, 000 has gone up to 004, where one decision waits for a
signature and one award is being ranked, 002 has proposed to a level that is not here, and 001 collects.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from thidua.clock import moment, set_to
from thidua.core.wording import Say
from thidua.home.demo import angiang, duties, hanam, kiengiang, public, scores, stories, thacmo, thoughts
from thidua.home.demo.cast import make_cast
from thidua.home.demo.province import DAY, SAMPLES, load_samples
from thidua.home.demo.stage import Stage, Tell
from thidua.home.install import First, install
from thidua.movements.models import Movement
from thidua.people.models import User
from thidua.screens.models import DemoClock

BEGUN = date(2022, 1, 3)


def is_told() -> bool:
    """Whether the demo's movements are there already."""
    return bool(Movement.objects.exists())


@transaction.atomic
def tell(told: Tell) -> None:
    """Build everything, whole or not at all, and set the clock to the demo's day."""
    with set_to(BEGUN):
        told(Say("Cơ quan, con người, số liệu mẫu", "Agencies, people, sample records"))
        first = First("ag-tinh", "UBND tỉnh An Giang", "province", "quan-tri", "Quản trị mẫu")
        admin = install(first)
        User.objects.filter(pk=admin.pk).update(demo=True)
        load_samples(SAMPLES, by=User.objects.get(pk=admin.pk))
        users = make_cast()
    stages = {s.prefix: Stage(s, s.prefix, users, s.facts()) for s in SAMPLES}
    told(Say("003 Sở Tư pháp Hà Nam: đã công bố", "003 Hà Nam: published"))
    hanam.tell(stages["hn"])
    thoughts.tell(stages["hn"])
    told(Say("002 phường Thác Mơ: đã đề nghị cấp trên", "002 Thác Mơ: proposed upward"))
    thacmo.tell(stages["tm"])
    told(Say("001 Sở Xây dựng Kiên Giang: đang thu thập", "001 Kiên Giang: collecting"))
    kiengiang.tell(stages["kg"])
    told(Say("000 và 004 An Giang: hồ sơ lên tỉnh, chờ ký", "000 and 004 An Giang: gone up, for signature"))
    angiang.tell(stages["ag"], stages["agtp"])
    told(Say("Nhiệm vụ của năm phong trào", "Duties of the five movements"))
    for stage in stages.values():
        duties.tell(stage)
    told(Say("Điển hình, cách làm hay", "Models and good practice"))
    stories.tell(stages)
    told(Say("Chấm điểm mẫu các sở An Giang", "Sample scores of An Giang's departments"))
    scores.tell(stages["ag"])
    told(Say("Cổng công khai", "The public site"))
    public.tell(stages.values())
    shift = moment(DAY) - datetime.now(UTC)
    DemoClock.objects.update_or_create(pk=1, defaults={"shift": int(shift / timedelta(seconds=1))})
