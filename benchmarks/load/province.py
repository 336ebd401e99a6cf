"""A made-up province on the evening before a deadline, as large as it is told to be.

`main` fills the folder of data and the database that the environment names, and prints as JSON what the
people who play the day need: their sessions and the dossiers they work on. All names are samples.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, transaction

from tests.web.appraisals.tables import Table
from tests.web.sessions import session_of
from tests.web.world import World
from thidua.appraisals.actions import assigning
from thidua.appraisals.queries.criteria import asked_of
from thidua.clock import moment, set_to
from thidua.home.tables import make_ready
from thidua.nominations.actions import dossier, office
from thidua.people.models import Person
from thidua.screens.models import DemoClock

PLAN = "ha-nam-so-tu-phap-2023"
EVENING = moment(date(2025, 1, 4), 21)
"""Dossiers are due before 5 January 2025."""
DIVISIONS = 4
TEXT = (
    "Phòng {code} đã rút ngắn thời gian giải quyết hồ sơ của đơn vị {code} từ mười ngày xuống còn bảy ngày."
)


def fill(agencies: int, people: int, movements: int, dossiers: int) -> dict[str, Any]:
    """The whole province in one transaction; `dossiers` for each movement, a third of them at the appraisers."""
    world = World()
    with transaction.atomic(), set_to(EVENING):
        world.unit("P", "province", agency=True)
        world.accounts(("p-office", "office", "P", None))
        codes = [f"S{n:03}" for n in range(agencies)]
        for code in codes:
            _agency(world, code)
        _people(world, codes, people)
        told = [_movement(world, code, dossiers) for code in codes[:movements]]
        shift = int((EVENING - datetime.now(UTC)).total_seconds())
        DemoClock.objects.update_or_create(pk=1, defaults={"shift": shift})
    return {"agencies": told, "people": people, "units": len(world.units)}


def _agency(world: World, code: str) -> None:
    world.unit(code, "department", "P", agency=True)
    for number in range(1, DIVISIONS + 1):
        world.unit(f"{code}-{number}", "division", code)


def _people(world: World, codes: list[str], many: int) -> None:
    units = [world.units[f"{code}-{number}"] for code in codes for number in range(1, DIVISIONS + 1)]
    rows = [
        Person(
            code=f"N{n:05}",
            name=f"Cá nhân mẫu {n:05}",
            unit=units[n % len(units)],
            staff_kind="civil_servant",
        )
        for n in range(many)
    ]
    for row in rows:
        row.keep_keys()
    world.people |= {row.code: row for row in Person.objects.bulk_create(rows, 1000)}


def _movement(world: World, code: str, dossiers: int) -> dict[str, Any]:
    low = code.lower()
    world.accounts(
        (f"{low}-office", "office", code, None),
        (f"{low}-appraiser", "appraiser", code, None),
        (f"{low}-clerk", "clerk", f"{code}-1", None),
    )
    table = Table(world, world.movement(world.plan(PLAN, code), "2024"))
    unit = world.units[f"{code}-1"]
    drafts, cases = [], []
    for number, person in enumerate(p for p in world.people.values() if p.unit_id == unit.pk):
        if number == dossiers:
            break
        found = table.start(person.code, f"{low}-clerk", "gk-so", unit.code)
        table.fill(found, f"{low}-clerk", TEXT.format(code=person.code))
        if number % 3 == 0:
            cases.append(_case(table, found, low))
        else:
            keys = list(found.sections.values_list("key", flat=True))
            paper = found.papers.order_by("pk").first()
            drafts.append({"pk": found.pk, "sections": keys, "paper": paper and paper.pk})
    return {
        "code": code,
        "movement": table.movement.pk,
        "sessions": {role: session_of(f"{low}-{role}") for role in ("office", "appraiser", "clerk")},
        "drafts": drafts,
        "cases": cases,
    }


def _case(table: Table, found: Any, low: str) -> dict[str, Any]:
    accepted = office.accept(
        dossier.submit(found, by=table.user(f"{low}-clerk")), by=table.user(f"{low}-office")
    )
    assigning.assign(accepted, table.user(f"{low}-appraiser"), None, by=table.user(f"{low}-office"))
    return {"pk": accepted.pk, "asked": [a.number for a in asked_of(accepted)]}


def main() -> None:
    """Make the tables, fill them, print what the players need."""
    make_ready()
    told = fill(*map(int, sys.argv[1:5]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what grew in years was looked over long ago
    print(json.dumps(told))
