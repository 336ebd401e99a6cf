"""Whatever the order and the way in which records come in, the stored facts give the same verdicts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.test_conformance import THOROUGH, WALK
from tests.web.world import DAY, World
from thidua.clock import set_to
from thidua.core.explain import round_json
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Discipline, IndexResult, Initiative, Rating, Service, Task
from thidua.core.terms import GROUPS
from thidua.evidence import actions
from thidua.evidence.judging import judging_of
from thidua.exchange.writing import write_workbook
from thidua.movements.models import Round
from thidua.records.actions import keep

UNITS, PEOPLE = ("A", "A1", "A2"), ("a1", "a2", "a3")
SUBJECT = st.sampled_from([*(f"unit:{u}" for u in UNITS), *(f"person:{p}" for p in PEOPLE)])
LAST = DAY + timedelta(days=60)
ON = st.dates(date(2024, 1, 1), LAST)
YEAR = st.sampled_from([2023, 2024])
DECISION = st.sampled_from(["1/QĐ", "2/QĐ"])
COUNT = st.integers(0, 9)
RECORDS = st.one_of(
    st.builds(
        Rating,
        subject=SUBJECT,
        year=YEAR,
        class_=st.sampled_from(sorted(GROUPS["rating"])),
        decision=DECISION,
        decided_on=ON,
    ),
    st.builds(
        IndexResult,
        unit_id=st.sampled_from(UNITS),
        index=st.just("par_index"),
        issuer=st.just("UBND tỉnh Mẫu"),
        year=YEAR,
        rank=st.integers(1, 5),
        class_=st.sampled_from(["good", "fair"]),
        decision=DECISION,
        published_on=ON,
    ),
    st.builds(
        Initiative,
        initiative_id=st.just("SK"),
        owner=SUBJECT,
        level=st.sampled_from(sorted(GROUPS["initiative_level"])),
        recognised_on=ON,
        decision=DECISION,
    ),
    st.builds(
        Discipline,
        person_id=st.sampled_from(PEOPLE),
        form=st.just("reprimand"),
        decided_on=ON,
        decision=DECISION,
    ),
    st.builds(
        Task,
        subject=SUBJECT,
        year=YEAR,
        assigned=st.just(9),
        completed=COUNT,
        programme=st.just("admin_reform"),
        recorded_on=ON,
    ),
    st.builds(
        Service,
        subject=SUBJECT,
        period=st.sampled_from(["2024", "2024-H1"]),
        handled=st.just(9),
        late=COUNT,
        as_at=ON,
    ),
)
ROWS = st.lists(RECORDS, min_size=4, max_size=10, unique_by=lambda r: r.id)


def typed(rows: list[Record], world: World) -> None:
    for row in rows:
        actions.enter(row, by=world.users["a-office"])


def imported(rows: list[Record], world: World) -> None:
    by = world.users["a-office"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "so-lieu.xlsx"
        write_workbook(Facts.of(rows), path)
        file = SimpleUploadedFile(path.name, path.read_bytes())
    batch = actions.read(actions.look(keep(file, by=by), by=by), by=by)
    assert actions.take(batch, by=by).rows_new == len(rows)


def mixed(rows: list[Record], world: World) -> None:
    half = len(rows) // 2
    imported(rows[:half], world)
    typed(rows[half:], world)


def told(round_: Round, rows: list[Record], come_in: Callable[..., None], world: World) -> str:
    """Every verdict of the round on the day, once the records have come in; then all is taken back."""
    with transaction.atomic():
        come_in(rows, world)
        judging = judging_of(round_, as_of=DAY, known_at=LAST)
        found = json.dumps(round_json(judging, judging.verdicts())["verdicts"])
        transaction.set_rollback(True)
    return found


@settings(WALK, max_examples=40 if THOROUGH else 3)
@given(rows=ROWS, chance=st.randoms(use_true_random=False))
def test_the_same_records_give_the_same_verdicts(world: World, rows: list[Record], chance: Random) -> None:
    with transaction.atomic():
        movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
        round_ = movement.rounds.get()
        known = [r for r in rows if getattr(r, r.dated_by or "") <= DAY]
        shuffled = chance.sample(rows, len(rows))
        first = told(round_, known, typed, world)
        with set_to(LAST):
            assert told(round_, rows, typed, world) == first
            assert told(round_, shuffled, imported, world) == first
            assert told(round_, shuffled, mixed, world) == first
        transaction.set_rollback(True)
