"""What the facts of past years say of a plan: when results came out, and what nobody records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from thidua.core import terms
from thidua.core.calendar import Due, dues, rounds_of
from thidua.core.criteria.indices import Index
from thidua.core.criteria.printings import issued_by
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.tables import IndexResult
from thidua.core.facts.view import FactsView
from thidua.core.plan.asking.awards import of_text
from thidua.core.plan.asking.dates import awards_of
from thidua.core.plan.model import Plan
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.plan.standards import criteria_in, standard
from thidua.core.wording import Say, day, days, join

GRACE = timedelta(days=10)
"""What a proposed day leaves an office to write its dossier after the results."""
_TREE = {"units", "people", "successions", "unit_changes", "index_classes", "registrations", "honours"} | {
    "attestations",
    "events",
}
"""Tables that tell who there is, or that the running movement itself fills."""


def published_later(plan: Plan, view: FactsView) -> Found:
    """Dossiers due before the day on which, by past years, the index they need is published."""
    told: set[tuple[str, str]] = set()
    for due in dues(plan, view):
        if due.what != "dossier" or due.last is None or due.round is None or due.last < due.round.end:
            continue
        for award in awards_of(plan, due.awards):
            for test in criteria_in(standard(plan, award)):
                if isinstance(test.kind, Index) and (due.clause, test.clause) not in told:
                    told.add((due.clause, test.clause))
                    yield from _late(due, test.clause, test.kind, _published(view, test.kind))


def _published(view: FactsView, kind: Index) -> dict[int, date]:
    """The day on which the results of each year first came out."""
    found: dict[int, date] = {}
    for row in view.facts.rows(IndexResult):
        if row.index == kind.index and row.of_the_year and row.published_on and issued_by(row, kind.issuer):
            found[row.year] = min(row.published_on, found.get(row.year, date.max))
    return found


def _late(due: Due, clause: str, kind: Index, published: dict[int, date]) -> Iterator[Remark]:
    if due.last is None or due.round is None or not published:
        return
    given = due.last - due.round.end
    waits = {year: on - date(year, 12, 31) for year, on in published.items()}
    if given >= max(waits.values()):
        return
    index = terms.label("index", kind.index)
    past = join([Say(f"năm {y}: {day(on)}", f"{y}: {days(on).en}") for y, on in sorted(published.items())])
    what = Say(
        f"Hồ sơ phải gửi hết {day(due.last)}, khi {index.vi} của năm {due.round.last} có thể chưa công bố.",
        f"Dossiers are due by {days(due.last).en}, when the {index.en} of {due.round.last} may not be out.",
    )
    why = Say(f"Những năm trước công bố ngày: {past.vi}.", f"In past years it came out: {past.en}.")
    latest = published[max(waits, key=lambda year: waits[year])] + GRACE
    short = f"{latest.day:02d}/{latest.month:02d}"
    cure = Say(
        f"Ghi: “chậm nhất hết ngày {short} năm liền sau”, hoặc “trong 10 ngày làm việc kể từ ngày công bố”.",
        f"Write: “by the end of {short} of the next year”, or “within 10 working days of its publication”.",
    )
    severity = GRAVE if given < min(waits.values()) else MINOR
    yield Remark(tuple(dict.fromkeys([due.clause, clause])), severity, what, why, cure)


def unrecorded(plan: Plan, view: FactsView) -> Found:
    """Criteria whose records nobody here has for any year: all would wait."""
    where: dict[str, list[str]] = defaultdict(list)
    years = {y for r in rounds_of(plan) for y in r.years}
    for award in plan.awards:
        for test in criteria_in(standard(plan, award)):
            tables = [t for t in test.kind.reads if t not in _TREE and t in BY_NAME]
            if of_text(test) and tables and not any(view.facts.rows(BY_NAME[t]) for t in tables):
                where[tables[0]].append(test.clause)
    for table, clauses in where.items() if years else ():
        say = BY_NAME[table].say
        what = Say(f"Chưa có số liệu nào của bảng “{say.vi}”.", f"There is no record in “{say.en}”.")
        why = Say("Mọi người xét đều sẽ thiếu minh chứng.", "Everybody would lack evidence.")
        cure = Say(
            "Ghi cơ quan nào cung cấp số liệu, vào ngày nào; hoặc để người xét xác nhận.",
            "Name who hands the records over, and by when; or let an appraiser attest it.",
        )
        yield Remark(tuple(dict.fromkeys(clauses)), NOTE, what, why, cure)
