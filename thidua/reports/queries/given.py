"""Awards by unit and by kind of post through the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.urls import reverse

from thidua import access
from thidua.clock import today
from thidua.core.wording import NOTHING, Say, several
from thidua.papers.queries import KINDS as KINDS_OF_PAPER
from thidua.reports.queries.catalogue import Cell, Row, Shown, report
from thidua.reports.queries.desk import YEARS, Desk, line_of

TOP = 12
"""Units that the dashboard shows; all of them stand behind it."""
KINDS = {
    "collective": Say("Tập thể", "Collectives"),
    "leader": Say("Lãnh đạo", "Leaders"),
    "direct": Say("Trực tiếp làm cải cách hành chính", "Work on reform directly"),
    "other": Say("Cá nhân khác", "Other individuals"),
}
AWARDS = Say("khen thưởng", "awards")
NONE = Say(
    f"Sổ khen thưởng chưa có khen thưởng nào của {YEARS} năm gần đây. Số liệu hiện khi quyết định được ban hành "
    "hoặc khi nhập sổ cũ.",
    f"The register has no award of the last {YEARS} years. Figures appear once a decision is issued or an old book "
    "is taken in.",
)


def years() -> list[int]:
    """The years that are shown, the earliest first."""
    return list(range(today().year - YEARS + 1, today().year + 1))


@report("theo-doi-tuong", Say("Theo đối tượng", "By kind of holder"), "khen-thuong")
def by_holder(desk: Desk) -> Shown:
    """Awards of each year by kind of holder: collectives, leaders, those who do the work, others."""
    url = reverse("honours:register")
    if not desk.given:
        return Shown(NONE, url=url, open=Say("Mở sổ khen thưởng", "Open the register"))
    found: Counter[tuple[str, int]] = Counter()
    for row in desk.given:
        found[row.kind, row.year] += row.n
    rows = [(say, [found[kind, year] for year in years()]) for kind, say in KINDS.items()]
    all_ = sum(row.n for row in desk.given)
    people = sum(row.n for row in desk.given if row.kind != "collective")
    leading = sum(row.n for row in desk.given if row.kind == "leader")
    said = Say(
        f"{YEARS} năm: {all_} khen thưởng, trong đó {people} cho cá nhân, {leading} cho lãnh đạo.",
        f"{YEARS} years: {several(all_, 'award')}, {people} to individuals, {leading} to leaders.",
    )
    links = {year: f"{url}?year={year}" for year in years()}
    return Shown(said, "grid", grid(rows, links), AWARDS, url, extra=_head(KIND_OF_HOLDER))


KIND_OF_HOLDER = Say("Đối tượng", "Holder")
UNIT = Say("Đơn vị", "Unit")


@report("theo-don-vi", Say("Theo đơn vị", "By unit"), "khen-thuong")
def by_unit(desk: Desk) -> Shown | None:
    """Awards of each year by unit, those with most first; all units stand in the list behind."""
    if not desk.given:
        return None
    url = reverse("reports:awards", args=[desk.round.pk])
    found = of_units(desk)
    ranked = sorted(found, key=lambda row: (-sum(row[1]), row[0]))
    none = sum(not any(counts) for _, counts in found)
    said = Say(
        f"{len(found) - none}/{len(found)} đơn vị có khen thưởng trong {YEARS} năm.",
        f"{len(found) - none} of {several(len(found), 'unit')} had awards in {YEARS} years.",
    )
    more = len(ranked) - TOP
    note = Say(f"và {more} đơn vị khác", f"and {several(more, 'more unit')}") if more > 0 else NOTHING
    shown = [(Say(name, name), counts) for name, counts in ranked[:TOP]]
    return Shown(said, "grid", grid(shown), AWARDS, url, extra=_head(UNIT), note=note)


@report("thong-ke", Say("Biểu thống kê", "Statistics forms"), "khen-thuong")
def statistics(desk: Desk) -> Shown | None:
    """The statistics forms of the last year of the round, each as a list that goes to Excel."""
    if not access.may("report.count", desk.by, desk.movement):
        return None
    year = desk.span.last
    rows = [
        Row(KINDS_OF_PAPER[slug].say, (), reverse("reports:statistics", args=[desk.round.pk, slug, year]))
        for slug in ("bieu-0601", "bieu-0602", "bieu-0603")
    ]
    said = Say(
        f"Ba biểu của năm {year}: xem, xuất Excel, in.", f"Three forms of {year}: to see, export and print."
    )
    return Shown(said, "list", rows)


def of_units(desk: Desk) -> list[tuple[str, list[int]]]:
    """Each unit that is asked to take part with its awards of each year, those of its parts among them."""
    found: Counter[tuple[str, int]] = Counter()
    places = {unit.path: unit for unit in desk.units}
    for row in desk.given:
        top = next((path for path in line_of(row.path) if path in places), None)
        if top:
            found[top, row.year] += row.n
    return [(unit.name, [found[path, year] for year in years()]) for path, unit in places.items()]


def grid(rows: Iterable[tuple[Say, list[int]]], links: dict[int, str] | None = None) -> list[Row]:
    """Rows of figures with their sum; the greater a figure the darker its ground."""
    listed = list(rows)
    most = max((n for _, counts in listed for n in counts), default=0)
    return [
        Row(
            say,
            (
                *(
                    Cell(n, tint(n, most), (links or {}).get(y, ""))
                    for y, n in zip(years(), counts, strict=True)
                ),
                Cell(sum(counts)),
            ),
        )
        for say, counts in listed
    ]


def tint(n: int, most: int) -> int:
    """How dark the ground of a figure is, from 0 to 3."""
    return -(-3 * n // most) if most else 0


def _head(first: Say) -> tuple[object, ...]:
    return (first, *map(str, years()), Say("Cộng", "Total"))
