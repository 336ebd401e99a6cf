"""Facts as they were used: the records that dossiers rested on, with every later correction beside them."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator

from thidua.archive.dossiers import FACTS
from thidua.archive.pages import Block, Cell, Page, Site
from thidua.clock import day_of
from thidua.core.facts.columns import columns_of
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import day
from thidua.evidence.facts import record_of
from thidua.evidence.models import SECRET, Fact
from thidua.movements.models import Movement
from thidua.nominations.models import Nomination
from thidua.nominations.queries.verdicts import criteria_of
from thidua.rounds.pages.records import worded
from thidua.screens.sheets import plain


def fact_pages(site: Site, used: dict[str, list[Fact]]) -> Iterator[Page]:
    """One page with a table for each sort of record, and the same as CSV."""
    blocks = []
    for table, facts in sorted(used.items()):
        blocks.append(_block(site, table, facts))
        site.files[f"so-lieu/{table}.csv"] = _csv(table, facts)
    about = site.say(
        "Những bản ghi mà các hồ sơ đã đọc, cùng mọi lần đính chính.",
        "The records that dossiers read, and every correction of them.",
    )
    yield Page(FACTS, site.say("Số liệu", "Facts"), about, tuple(blocks))


def used_in(movement: Movement, *, opened: bool) -> dict[str, list[Fact]]:
    """The records that the dossiers of a movement rested on, by their table; `opened` with the secret ones."""
    idents: set[str] = set()
    for nomination in Nomination.objects.filter(movement=movement).exclude(submitted_at=None):
        for criterion in criteria_of(nomination):
            if opened or not criterion.private:
                idents |= set(criterion.evidence)
    rows = Fact.objects.filter(ident__in=idents).select_related("unit", "person").order_by("ident", "pk")
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in rows if opened else rows.exclude(table__in=SECRET):
        found[fact.table].append(fact)
    return found


def _block(site: Site, table: str, facts: list[Fact]) -> Block:
    columns = [
        site.say("Bản ghi", "Record"),
        site.say("Của ai", "About"),
        site.say("Nội dung", "Content"),
        site.say("Biết từ", "Known from"),
        site.say("Đóng", "Closed"),
        site.say("Xác nhận", "Verified"),
    ]
    rows = [
        [
            Cell(f.ident),
            Cell(str(f.person or f.unit or "")),
            Cell(_said(site, f)),
            Cell(day(f.recorded_on)),
            Cell(day(f.closed_on) if f.closed_on else ""),
            Cell(day(day_of(f.verified_at)) if f.verified_at else site.say("chưa", "not yet")),
        ]
        for f in facts
    ]
    return site.table(site.of(BY_NAME[table].say), columns, rows, anchor=table)


def _said(site: Site, fact: Fact) -> str:
    record = record_of(fact)
    told = []
    for column in columns_of(type(record)):
        value = getattr(record, column.name, None)
        if value is not None and column.name not in ("recorded_at", "closed_at"):
            told.append(f"{site.of(column.say)}: {site.of(worded(column.kind, value))}")
    return "\n".join(told)


def _csv(table: str, facts: list[Fact]) -> bytes:
    names = sorted({name for f in facts for name in f.values})
    out = io.StringIO()
    rows = csv.writer(out)  # opened by people with a spreadsheet: no cell is a formula there
    rows.writerow(["ident", *names, "recorded_on", "closed_on"])
    for fact in facts:
        values = [fact.values.get(name, "") for name in names]
        rows.writerow(
            [plain(fact.ident), *(plain(v) for v in values), fact.recorded_on, fact.closed_on or ""]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()
