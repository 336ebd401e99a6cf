"""A workbook of ratings taken in as an office does, beside a bare bulk insert of the same rows.

Each side in a process and with a database of its own, with the settings of an office; what the workbook is
about (the unit, its people, the account) stands there before either begins. `--imports` of
`python -m benchmarks` repeats it, on SQLite; `scripts/with-postgres python -m benchmarks --imports` on
PostgreSQL, whose server works beside and is in the seconds of the clock, not in those of the processor.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROWS = (3_000, 30_000, 100_000)
TURNS = 3
YEARS = 10
SERVER = "THIDUA_DATABASE_URL"


def measure(sizes: tuple[int, ...] = ROWS, turns: int = TURNS) -> list[dict[str, Any]]:
    """For each number of rows: seconds of both sides by turns, their ratio, the memory of the import."""
    return [_side_by_side(rows, turns if rows < 100_000 else 1) for rows in sizes]


def grown(rows: int) -> float:
    """Megabytes by which a process grows at its peak that takes in so many rows."""
    with tempfile.TemporaryDirectory() as ready, _database(ready):
        _process("ready", rows, ready)
        return _run("ours", rows, ready)["grown"]


def _side_by_side(rows: int, turns: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as ready, _database(ready):
        _process("ready", rows, ready)
        found = [(_run("ours", rows, ready), _run("bare", rows, ready)) for _ in range(turns)]
    return {
        "rows": rows,
        "import": statistics.median(ours["seconds"] for ours, _ in found),
        "bare": statistics.median(bare["seconds"] for _, bare in found),
        "ratio": statistics.median(ours["seconds"] / bare["seconds"] for ours, bare in found),
        "import_processor": statistics.median(ours["processor"] for ours, _ in found),
        "bare_processor": statistics.median(bare["processor"] for _, bare in found),
        "ratio_processor": statistics.median(ours["processor"] / bare["processor"] for ours, bare in found),
        "peak": max(ours["peak"] for ours, _ in found),
        "grown": max(ours["grown"] for ours, _ in found),
    }


def _run(side: str, rows: int, ready: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        shutil.copytree(ready, home, dirs_exist_ok=True)
        with _database(home, like=ready):
            found: dict[str, float] = json.loads(_process(side, rows, home).splitlines()[-1])
    return found


def _process(part: str, rows: int, home: str) -> str:
    told = {**os.environ, "THIDUA_HOME": home, "DJANGO_SETTINGS_MODULE": "thidua.settings"}
    if server := os.environ.get(SERVER):
        told[SERVER] = urlsplit(server)._replace(path=f"/{_named(home)}").geturl()
    command = [sys.executable, "-m", "benchmarks.imports", part, str(rows)]
    return subprocess.run(command, env=told, check=True, capture_output=True, text=True).stdout


def _named(home: str) -> str:
    """The database of a home on a server."""
    return re.sub(r"\W", "_", Path(home).name.lower())


@contextmanager
def _database(home: str, like: str = "") -> Iterator[None]:
    """On a server: a new database for a home, a copy of another's or empty. On SQLite it lies in the home."""
    server = os.environ.get(SERVER)
    if not server:
        yield
        return
    import psycopg
    from psycopg.sql import SQL, Identifier

    name, of = Identifier(_named(home)), Identifier(_named(like) if like else "template1")
    with psycopg.connect(server, autocommit=True) as link:
        link.execute(SQL("CREATE DATABASE {} TEMPLATE {}").format(name, of))
        try:
            yield
        finally:
            link.execute(SQL("DROP DATABASE {}").format(name))


def _alone(part: str, rows: int) -> None:
    import django

    django.setup()
    path = Path(os.environ["THIDUA_HOME"]) / "xep-loai.xlsx"
    if part == "ready":
        _ready(path, rows)
        return
    from thidua.people.models import Person, User

    office = User.objects.get(username="van-phong")
    before = _memory()
    if part == "ours":
        spent = _spent(lambda: _import(path, office))
    else:
        spent = _bare(office, list(Person.objects.order_by("code").values_list("code", flat=True)), rows)
    print(json.dumps({**spent, "peak": _memory(), "grown": _memory() - before}))


def _spent(work: Callable[[], object]) -> dict[str, float]:
    """Seconds by the clock, and those in which a processor worked for this process."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return {"seconds": time.perf_counter() - start, "processor": time.process_time() - busy}


def _ready(path: Path, rows: int) -> None:
    """What stands there before: the tables, the agency with its people, the workbook."""
    from thidua.home.tables import upgrade

    upgrade()
    _workbook(path, _province(rows), rows)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _province(rows: int) -> list[str]:
    """An agency, its office and as many people as the rows need; the codes of these."""
    from thidua.clock import today
    from thidua.people.models import Appointment, Person, Unit, User
    from thidua.people.names import sort_key

    agency = Unit.objects.create(code="MAU", name="Đơn vị mẫu", kind="department", level="province")
    Unit.objects.filter(pk=agency.pk).update(agency=agency)
    agency.refresh_from_db()
    office = User.objects.create(username="van-phong", name="Văn phòng mẫu")
    Appointment.objects.create(user=office, role="office", unit=agency, since=today())
    codes = [f"cb{n:06d}" for n in range(rows // YEARS)]
    Person.objects.bulk_create(
        Person(code=c, name=f"Cá nhân mẫu {c}", name_key=sort_key(c), folded=c, agency=agency, unit=agency)
        for c in codes
    )
    return codes


def _workbook(path: Path, people: list[str], rows: int) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("ratings")
    sheet.write_row(0, 0, ["subject", "year", "class", "decision", "decided_on"])
    for n in range(rows):
        year = 2014 + n % YEARS
        sheet.write_row(n + 1, 0, [f"person:{people[n // YEARS]}", year, "good", f"{n % 97}/QĐ-MẪU"])
        sheet.write_datetime(n + 1, 4, date(year, 12, 20), day)
    book.close()


def _import(path: Path, office: Any) -> None:
    """As the pages do: kept, read into a preview, taken in."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from thidua.evidence import actions
    from thidua.evidence.models import Fact, Import
    from thidua.records.actions import keep

    file = keep(SimpleUploadedFile(path.name, path.read_bytes()), by=office)
    batch = actions.read(actions.look(file, by=office), by=office)
    actions.take(Import.objects.get(pk=batch.pk), by=office)
    if not Fact.objects.filter(came_by=batch).exists():
        raise RuntimeError("the rows are not there")


def _bare(office: Any, people: list[str], rows: int) -> dict[str, float]:
    """The same rows, ready made, put in by one bulk insert in one transaction."""
    from django.db import transaction

    from thidua.core.facts.tables import Rating
    from thidua.evidence.facts import stored
    from thidua.evidence.models import Fact
    from thidua.people.models import Person, Unit

    known = {p.code: p for p in Person.objects.select_related("unit")}
    agency = Unit.objects.get(code="MAU")
    facts = []
    for n in range(rows):
        code, year = people[n // YEARS], 2014 + n % YEARS
        record = Rating(
            subject=f"person:{code}", year=year, class_="good", decision=f"{n % 97}/QĐ-MẪU",
            decided_on=date(year, 12, 20),
        )  # fmt: skip
        facts.append(stored(record, unit=known[code].unit, person=known[code], by=office, agency=agency))
    insert = transaction.atomic(partial(Fact.objects.bulk_create, facts, batch_size=400))
    return _spent(insert)


if __name__ == "__main__":
    _alone(sys.argv[1], int(sys.argv[2]))
