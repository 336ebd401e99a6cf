"""What a careful reader asks of dates: who can meet them, and what they wait for."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from thidua.core.calendar import Due, dues, period_of, rounds_of
from thidua.core.plan.model import Award, Mark, Plan, blank, many
from thidua.core.plan.readings import used
from thidua.core.plan.remark import GRAVE, MINOR, Found, Remark
from thidua.core.plan.standards import Test, criteria_in, standard
from thidua.core.wording import Say, days

YEARLY = ("index_class", "index_score", "index_rank", "rating", "rank_improves")
"""Criteria that only the results of a whole year answer."""
AFTER_RESULTS = Say(
    "Ghi: “chậm nhất 10 ngày làm việc kể từ ngày công bố kết quả của năm xét”, hoặc “năm liền sau năm xét”.",
    "Write: “within 10 working days of the publication of the year's results”, or “in the year after”.",
)


def registration(plan: Plan) -> Found:
    """Registration that nobody can meet, or one date for many rounds."""
    issued = blank(plan.front.get("issued"))
    for due in dues(plan):
        if due.what != "registration" or due.last is None:
            continue
        if isinstance(issued, date) and due.last <= issued:
            what = Say("Đăng ký hết hạn ngay ngày ban hành.", "Registration closes on the day of issue.")
            if due.last < issued:
                what = Say("Đăng ký hết hạn trước ngày ban hành.", "Registration closes before the issue.")
            why = Say("Không đơn vị nào kịp đăng ký.", "No unit can register in time.")
            cure = Say(
                "Ghi: “đăng ký trong 15 ngày làm việc kể từ ngày ban hành kế hoạch này”.",
                "Write: “register within 15 working days of the issue of this plan”.",
            )
            yield Remark((due.clause,), GRAVE, what, why, cure)
        if due.round is None and len([r for r in rounds_of(plan) if r.kind == "annual"]) > 1:
            what = Say("Một ngày đăng ký cho nhiều đợt hằng năm.", "One registration date for several years.")
            why = Say("Người đến sau năm đầu không đăng ký được.", "Later comers can never register.")
            on = f"{due.last.day:02d}/{due.last.month:02d}"
            cure = Say(f"Ghi: “chậm nhất hết ngày {on} hằng năm”.", f"Write: “by the end of {on} each year”.")
            yield Remark((due.clause,), MINOR, what, why, cure)


def period(plan: Plan) -> Found:
    """A period that begins before the issue, or ends before its last round."""
    start, end = period_of(plan)
    issued = blank(plan.front.get("issued"))
    mark = next(iter(plan.sorted_as("period")), None)
    where = (mark.clause,) if mark else ()
    if start and isinstance(issued, date) and start < issued:
        on = days(start)
        what = Say(
            f"Thi đua tính từ {on.vi}, trước ngày ban hành.", f"It counts from {on.en}, before its issue."
        )
        why = Say("Thành tích trước khi phát động được tính.", "Work before the launch is counted.")
        cure = Say(
            "Ghi: “từ ngày ban hành kế hoạch”, hoặc nói rõ thành tích trước đó có được tính.",
            "Write: “from the day of issue”, or say that earlier work is counted.",
        )
        yield Remark(where, MINOR, what, why, cure)
    last = max((r.end for r in rounds_of(plan)), default=None)
    if end and last and end < last:
        ends, whole = days(end), days(last)
        what = Say(
            f"Phong trào hết {ends.vi}, trước khi đợt cuối kết thúc.",
            f"It ends on {ends.en}, before its last round.",
        )
        why = Say("Năm cuối không được xét trọn.", "The last year is not judged whole.")
        cure = Say(f"Ghi: “đến hết ngày {whole.vi}”.", f"Write: “until the end of {whole.en}”.")
        yield Remark(where, MINOR, what, why, cure)


def undated(plan: Plan) -> Found:
    """Awards whose dossiers have no day, and deadlines without one."""
    named = {a for d in dues(plan) if d.what == "dossier" for a in (d.awards or [x.id for x in plan.awards])}
    day_asked = Say("Ghi: “chậm nhất hết ngày …/… hằng năm”.", "Write: “by the end of …/… each year”.")
    for mark in plan.sorted_as("deadline"):
        if used(mark).get("when") is None:
            what = Say("Có hạn nhưng không nêu ngày.", "A deadline without a day.")
            why = Say("Không ai tính được muộn hay kịp.", "Nobody can tell what is late.")
            yield Remark((mark.clause,), MINOR, what, why, day_asked)
    for award in plan.awards:
        if award.id not in named:
            what = Say(f"{award.id}: không nêu ngày gửi hồ sơ.", f"{award.id}: no day for its dossiers.")
            why = Say("Hồ sơ không có hạn để tính muộn.", "No dossier can be late.")
            waits = any(of_year(t) for t in criteria_in(standard(plan, award)))
            yield Remark((award.mark.clause,), MINOR, what, why, AFTER_RESULTS if waits else day_asked)


def early_dossiers(plan: Plan) -> Found:
    """Dossiers due before the results that their criteria need: told once, of the first round."""
    first = next(iter(rounds_of(plan)), None)
    for due in dues(plan):
        if (
            due.what != "dossier"
            or due.round is None
            or due.round != first
            or not _precedes(due, due.round.end)
        ):
            continue
        if waits := _waits(plan, due):
            clauses = tuple(dict.fromkeys([due.clause, *(t.clause for t in waits)]))
            what = Say(
                "Hạn hồ sơ đến trước khi có kết quả cả năm.", "Dossiers are due before the year's results."
            )
            why = Say("Tiêu chuẩn cần số liệu chưa công bố.", "The criteria need data not published yet.")
            yield Remark(clauses, GRAVE, what, why, AFTER_RESULTS)


def before_the_end(plan: Plan) -> Found:
    """Dossiers due while the time they judge still runs; what needs a year's results is told apart."""
    told: set[tuple[str, str]] = set()
    for due in dues(plan):
        ends, kind = _judged_until(plan, due), _turn(due)
        if due.what != "dossier" or not ends or not _precedes(due, ends) or (due.clause, kind) in told:
            continue
        told.add((due.clause, kind))
        if kind == "stage" or not _waits(plan, due):
            yield _unended(plan, due, ends)


def _unended(plan: Plan, due: Due, ends: date) -> Remark:
    on, until = days(due.last or ends), days(ends)
    mark = next(iter(plan.sorted_as("period")), None)
    where = (due.clause, mark.clause) if mark and _turn(due) == "stage" else (due.clause,)
    what = Say(
        f"Hồ sơ phải gửi hết {on.vi}, khi thời gian được xét đến {until.vi} mới hết.",
        f"Dossiers are due by {on.en}, while the time they judge ends on {until.en}.",
    )
    why = Say("Thành tích những tháng cuối không được tính.", "The work of the last months is not counted.")
    cure = Say(
        f"Ghi hạn sau ngày {until.vi}, hoặc ghi: “thành tích tính đến hết ngày {on.vi}”.",
        f"Set a day after {until.en}, or write: “work is counted until the end of {on.en}”.",
    )
    return Remark(where, MINOR, what, why, cure)


def _precedes(due: Due, day: date) -> bool:
    return due.last is not None and due.last < day


def _turn(due: Due) -> str:
    """Whether a deadline is for the stage or for a year; one whole date names no round of its own."""
    if due.round:
        return due.round.kind
    return "stage" if "stage" in many(used(due.mark).get("round")) else "once"


def _judged_until(plan: Plan, due: Due) -> date | None:
    """The last day of what a dossier is judged for: its round, or the movement where that ends earlier."""
    ends = [due.round.end] if due.round else [r.end for r in rounds_of(plan)] if _turn(due) == "stage" else []
    _, over = period_of(plan)
    return min(max(ends), over or date.max) if ends else None


def _waits(plan: Plan, due: Due) -> list[Test]:
    """The criteria of a deadline's awards that only the results of a whole year answer."""
    return [t for a in awards_of(plan, due.awards) for t in criteria_in(standard(plan, a)) if of_year(t)]


def awards_of(plan: Plan, names: tuple[str, ...]) -> list[Award]:
    """The awards that a deadline is for; all where it names none."""
    return [a for a in plan.awards if not names or a.id in names]


def of_year(test: Test) -> bool:
    """Whether only the results of a whole year answer a criterion."""
    return test.kind.name in YEARLY


def contradicting(plan: Plan) -> Found:
    """Two clauses that set different last days for the same thing, the same people and the same round."""
    alike: dict[Any, dict[date, str]] = defaultdict(dict)
    for due in dues(plan):
        body = used(due.mark)
        if due.mark.sort != "deadline" or due.last is None:
            continue
        who, to = (tuple(map(str, many(body.get(k)))) for k in ("who", "to"))
        for award in due.awards or ("",):
            alike[due.what, who, to, award, due.round].setdefault(due.last, due.clause)
    told: set[tuple[str, ...]] = set()
    for found in alike.values():
        clauses = tuple(dict.fromkeys(found.values()))
        if len(found) > 1 and len(clauses) > 1 and clauses not in told:
            told.add(clauses)
            yield _two_days(clauses, list(found))


def _two_days(clauses: tuple[str, ...], last: list[date]) -> Remark:
    one, two = (days(d) for d in sorted(last)[:2])
    what = Say(
        f"Cùng một việc, hai hạn: {one.vi} và {two.vi}.", f"One thing, two deadlines: {one.en} and {two.en}."
    )
    why = Say("Không biết gửi sau hạn đầu có muộn không.", "Nobody knows whether the second is late.")
    cure = Say(
        "Giữ một hạn, hoặc ghi rõ mỗi hạn của ai, gửi đâu.", "Keep one, or say whose each is and where to."
    )
    return Remark(clauses, GRAVE, what, why, cure)


def excluded_day(plan: Plan) -> Found:
    """“Chậm nhất … trước ngày”: two words that disagree whether the day counts."""
    for mark in plan.sorted_as("deadline"):
        text = plan.by_id[mark.clause].text.lower()
        when = used(mark).get("when") or {}
        if mark.body.get("reading") or "before" not in when:
            continue
        if "chậm nhất" in text and "trước ngày" in text:
            yield _counted(plan, mark)


def _counted(plan: Plan, mark: Mark) -> Remark:
    last = next((d.last for d in dues(plan) if d.mark is mark and d.last), None)
    short, next_ = (
        (f"{d.day:02d}/{d.month:02d}" for d in (last, last + timedelta(days=1))) if last else ("…/…",) * 2
    )
    what = Say("“Chậm nhất … trước ngày”: ngày đó còn kịp hay đã muộn?", "Does the day named still count?")
    why = Say(
        "“Chậm nhất” gồm ngày đó, “trước” thì không.", "“At the latest” counts the day, “before” does not."
    )
    cure = Say(
        f"Ghi: “chậm nhất hết ngày {short}” (như đang hiểu), hoặc “chậm nhất hết ngày {next_}”.",
        f"Write: “by the end of {short}” (as it is read now), or “by the end of {next_}”.",
    )
    return Remark((mark.clause,), MINOR, what, why, cure)
