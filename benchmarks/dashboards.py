"""How long a dashboard takes to count a movement of a whole province: 30,000 people in 500 agencies.

`--dashboards` of `python -m benchmarks` repeats it, in a process and with a database of its own, with the
settings of an office; on PostgreSQL by `scripts/with-postgres python -m benchmarks.dashboards`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

AGENCIES, EACH = 500, 60
FOLDER = Path(__file__).parents[1] / "plans" / "an-giang-ubnd-tinh-2022"
ROUND = "2024"
BATCH = 2_000


def measure() -> dict[str, float]:
    """Seconds of each leaf of the dashboard, as the office of the province opens it; the slower of two."""
    with tempfile.TemporaryDirectory() as home:
        told = {**os.environ, "THIDUA_HOME": home, "DJANGO_SETTINGS_MODULE": "thidua.settings"}
        command = [sys.executable, "-m", "benchmarks.dashboards"]
        out = subprocess.run(command, env=told, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(out.splitlines()[-1])
    return found


def _alone() -> dict[str, float]:
    import django

    django.setup()
    from thidua.home.tables import upgrade

    upgrade()
    movement, office = _province()
    from thidua.people.models import User
    from thidua.reports.queries import LEAVES, board, desk_of

    found: dict[str, float] = {}
    for leaf in LEAVES:
        for _turn in range(2):
            by = User.objects.get(pk=office.pk)
            begun = time.perf_counter()
            desk = desk_of(movement.rounds.select_related("movement__plan", "movement__agency").get(), by)
            assert desk is not None
            list(board(desk, leaf).halves)
            found[leaf] = max(found.get(leaf, 0.0), time.perf_counter() - begun)
    return found


def _province() -> tuple[Any, Any]:
    """The province, its movement, and every unit and person of it in some state of it."""
    from thidua.clock import today
    from thidua.movements.models import Round
    from thidua.people.models import Appointment, Unit, User

    top = Unit.objects.create(code="TINH", name="Tỉnh Mẫu", kind="province", level="province", is_agency=True)
    office = User.objects.create(username="van-phong", name="Văn phòng mẫu")
    Appointment.objects.create(user=office, role="office", unit=top, since=today())
    agencies = [
        Unit.objects.create(
            code=f"S{n:03d}", name=f"Sở mẫu {n}", kind="department", parent=top, is_agency=True
        )
        for n in range(AGENCIES)
    ]
    movement = _movement(top, office)
    round_ = Round.objects.create(movement=movement, name=ROUND, kind="annual")
    people = _people(agencies)
    _taking_part(round_, people, office)
    _duties(movement, agencies, office)
    return movement, office


def _movement(top: Any, office: Any) -> Any:
    from thidua.clock import now
    from thidua.movements.models import Movement, PlanVersion

    text, gloss = ((FOLDER / name).read_text("utf-8") for name in ("plan.md", "plan.en.yaml"))
    told = {"code": "an-giang", "title": "Kế hoạch mẫu", "folded": "ke hoach mau", "digest": "mau"}
    made = {"made_by": office, "made_at": now(), "published_at": now(), "state": "published"}
    plan = PlanVersion.objects.create(agency=top, text=text, gloss=gloss, **told, **made)
    opened = {"opened_at": now(), "opened_by": office}
    return Movement.objects.create(
        agency=top, plan=plan, name="Phong trào mẫu", folded="phong trao mau", **opened
    )


def _people(agencies: list[Any]) -> list[Any]:
    from thidua.people.models import Person
    from thidua.people.names import sort_key

    rows = [
        Person(
            code=f"cb{n:06d}",
            name=f"Cá nhân mẫu {n}",
            name_key=sort_key(f"Cá nhân mẫu {n}"),
            folded=f"ca nhan mau {n}",
            agency=agencies[n // EACH],
            unit=agencies[n // EACH],
            gender=("female", "male")[n % 2],
            leadership="head" if n % EACH == 0 else "none",
            direct_reform_worker=n % 7 == 0,
        )
        for n in range(AGENCIES * EACH)
    ]
    made: list[Any] = Person.objects.bulk_create(rows, batch_size=BATCH)
    return made


def _taking_part(round_: Any, people: list[Any], office: Any) -> None:
    """Everybody registered and judged, one in six proposed, one in two awarded, five years long."""
    from thidua.honours.models import Honour
    from thidua.nominations.models import Nomination, Standing
    from thidua.nominations.queries.rounds import awards_of
    from thidua.registrations.models import Registration

    award = next(a for a in awards_of(round_) if a.who == "individual")
    size = len(_points(round_.movement, award))
    kept = {
        Registration: (_registration(round_, p, office) for p in people),
        Standing: (_standing(round_, award.id, n, p, size) for n, p in enumerate(people)),
        Nomination: (_case(round_, award.id, n, p, office) for n, p in enumerate(people[::6])),
        Honour: (_honour(round_, n, p) for n, p in enumerate(people[::2])),
    }
    for model, rows in kept.items():
        model.objects.bulk_create((model(**row) for row in rows), batch_size=BATCH)


def _of(round_: Any, person: Any) -> dict[str, Any]:
    whose = {"agency_id": person.agency_id, "unit_id": person.unit_id, "person": person}
    return whose | {"movement": round_.movement, "round": round_}


def _registration(round_: Any, person: Any, office: Any) -> dict[str, Any]:
    from thidua.clock import now

    told = {"state": "registered", "registered_on": date(2024, 2, 1), "registered_by": office}
    return _of(round_, person) | told | {"entered_at": now()}


def _standing(round_: Any, award: str, n: int, person: Any, size: int) -> dict[str, Any]:
    from thidua.clock import now

    told = {"award": award, "answer": n % 4, "answers": [(n + k) % 4 for k in range(size)]}
    judged = {"as_of": date(2024, 12, 1), "judged_at": now(), "plan": round_.movement.plan}
    return _of(round_, person) | told | judged | {"sent_up": True}


def _case(round_: Any, award: str, n: int, person: Any, office: Any) -> dict[str, Any]:
    from thidua.clock import now

    told = {"code": f"HS-{n:06d}", "award": award, "state": "granted" if n % 3 else "submitted"}
    sent = {"submitted_at": now(), "submitted_on": date(2024, 11, 1), "made_by": office, "made_at": now()}
    where = {"nominated_by_id": person.unit_id, "holder": round_.movement.agency, "held_since": now()}
    return _of(round_, person) | told | sent | where | {"plan": round_.movement.plan}


def _honour(round_: Any, n: int, person: Any) -> dict[str, Any]:
    from thidua.clock import now

    told = {"form": "merit_certificate", "authority": "province_chair", "entered_at": now()}
    by = {"decision_number": f"{n % 90}/QĐ-MẪU", "decided_on": date(2020 + n % 5, 12, 20)}
    whose = {"agency_id": person.agency_id, "unit_id": person.unit_id, "person": person}
    return whose | told | by | {"giver": round_.movement.agency}


def _points(movement: Any, award: Any) -> Any:
    from thidua.movements.compiled import plan_of
    from thidua.nominations.queries.standings import points_of

    return points_of(plan_of(movement.plan), award)


def _duties(movement: Any, agencies: list[Any], office: Any) -> None:
    """Each of the plan's names means every agency: the most work that a movement can have."""
    from thidua.clock import now
    from thidua.core.duties import duties_of
    from thidua.duties.models import Owner
    from thidua.movements.compiled import plan_of

    actors = dict.fromkeys(a for d in duties_of(plan_of(movement.plan)) for a in d.actors)
    Owner.objects.bulk_create(
        (
            Owner(
                agency=movement.agency,
                movement=movement,
                actor=actor,
                unit=unit,
                role="office",
                by=office,
                at=now(),
            )
            for actor in actors
            for unit in agencies
        ),
        batch_size=BATCH,
    )


if __name__ == "__main__":
    print(json.dumps(_alone()))
