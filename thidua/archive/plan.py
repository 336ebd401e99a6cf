"""The plan in an archive: its clauses with what they made the program do, its versions, its calendar."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.archive.pages import Block, Cell, Clause, Page, Site, pairs
from thidua.clock import day_of
from thidua.core import terms
from thidua.core.calendar import dues
from thidua.core.wording import day
from thidua.movements.compiled import FILES, plan_of
from thidua.movements.models import Movement, PlanVersion
from thidua.movements.queries.calendar import view_of
from thidua.movements.queries.plan_text import Line, lines_of

TEXT, CALENDAR = "ke-hoach.html", "lich.html"


def plan_pages(site: Site, movement: Movement) -> Iterator[Page]:
    """The text of the plan as it stands, every published version as files, the calendar."""
    versions = list(_versions(movement))
    for version in versions:
        for name, column in FILES.items():
            if getattr(version, column):
                site.files[f"ke-hoach/ban-{version.number}/{name}"] = getattr(version, column).encode()
    plan = movement.plan
    head = pairs(
        "",
        [
            (site.say("Kế hoạch", "Plan"), plan.title),
            (site.say("Số, ký hiệu", "Number"), plan.document),
            (site.say("Bản áp dụng", "Version in force"), str(plan.number)),
            (site.say("Mã băm của văn bản", "Digest of the text"), plan.digest),
        ],
    )
    rows = [_version(version) for version in versions]
    named = [site.say(*pair) for pair in (("Bản", "Version"), ("Công bố", "Published"), ("Mã băm", "Digest"))]
    table = site.table(
        site.say("Các bản đã công bố", "Published versions"), [*named, site.say("Tệp", "File")], rows
    )
    clauses = tuple(_clause(site, line) for line in lines_of(plan))
    yield Page(
        TEXT,
        site.say("Kế hoạch", "Plan"),
        blocks=(head, table, Block(site.say("Toàn văn", "Full text"), clauses=clauses)),
        found_by=" ".join(c.text for c in clauses),
    )
    yield _calendar(site, movement)


def _versions(movement: Movement) -> Iterator[PlanVersion]:
    of_code = PlanVersion.objects.filter(agency=movement.plan.agency_id, code=movement.plan.code)
    yield from of_code.exclude(published_at=None).order_by("number")


def _version(version: PlanVersion) -> list[Cell]:
    at = day(day_of(version.published_at)) if version.published_at else ""
    file = Cell("plan.md", f"ke-hoach/ban-{version.number}/plan.md")
    return [Cell(str(version.number), mark="number"), Cell(at), Cell(version.digest), file]


def _clause(site: Site, line: Line) -> Clause:
    notes = []
    for rule in line.rules:
        if rule.quiet:
            continue
        about = "; ".join(f"{site.of(t.label)}: {site.of(t.value)}" for t in rule.lines if site.of(t.value))
        reading = next((site.of(r.says) for r in rule.readings if r.used), "")
        told = f"{site.of(rule.name)}. {about}".strip()
        notes.append(Cell(f"{told} ({site.say('cách hiểu', 'reading')}: {reading})" if reading else told))
    clause = line.clause
    return Clause(
        clause.marker, clause.text, min(line.depth, 3), notes=tuple(notes), anchor=anchor(clause.id)
    )


def anchor(clause: str) -> str:
    """The place of a clause on the page of the plan."""
    return f"k-{clause}"


def clause_cell(clause: str) -> Cell:
    """A clause as a link to its words; what the law asks has no place in the plan."""
    return Cell(clause) if clause.startswith("law.") else Cell(clause, f"{TEXT}#{anchor(clause)}")


def _calendar(site: Site, movement: Movement) -> Page:
    rows = [
        [Cell(site.of(d.told())), Cell(site.of(d.say)), Cell(str(d.round or "")), clause_cell(d.clause)]
        for d in dues(plan_of(movement.plan), view_of(movement))
    ]
    columns = [
        site.say("Hạn", "Deadline"),
        site.say("Việc", "What"),
        site.say("Đợt", "Round"),
        site.say("Khoản", "Clause"),
    ]
    events = [
        [
            Cell(day(e.on)),
            Cell(site.of(terms.label("event", e.event))),
            Cell(str(e.year or "")),
            Cell(" · ".join(filter(None, [e.issuer, e.decision]))),
        ]
        for e in movement.events.filter(withdrawn_at=None).order_by("on", "pk")
    ]
    what = [
        site.say("Ngày", "Day"),
        site.say("Sự kiện", "Event"),
        site.say("Năm", "Year"),
        site.say("Căn cứ", "Source"),
    ]
    return Page(
        CALENDAR,
        site.say("Lịch", "Calendar"),
        blocks=(
            site.table(site.say("Hạn theo kế hoạch", "Deadlines by the plan"), columns, rows),
            site.table(site.say("Sự kiện đã ghi", "Events recorded"), what, events),
        ),
    )
