"""What a careful reader would ask about a plan: gaps, doubts, dates that cannot be met. Never a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from thidua.core.calendar import dues, period_of, rounds_of
from thidua.core.law import pack_on
from thidua.core.plan.file import many
from thidua.core.plan.model import Award, Mark, Plan, blank
from thidua.core.plan.readings import used
from thidua.core.plan.standards import Test, criteria_in, served, standard
from thidua.core.wording import Say, days

GRAVE, MINOR, NOTE = "grave", "minor", "note"
SEVERITY = {
    GRAVE: Say("nặng", "grave"),
    MINOR: Say("nhẹ", "minor"),
    NOTE: Say("lưu ý", "note"),
}


@dataclass(frozen=True)
class Remark:
    """One thing a careful reader would ask: clauses, how grave, what, and why it matters."""

    clauses: tuple[str, ...]
    severity: str
    what: Say
    why: Say


Found = Iterator[Remark]


def findings(plan: Plan) -> list[Remark]:
    """Everything worth asking about a plan, grave things first."""
    checks: tuple[Callable[[Plan], Found], ...] = (
        _blank_number,
        _parents,
        _numbering,
        _quotas,
        _registration,
        _period,
        _authority,
        _routes,
        _early_dossiers,
        _papers,
        _joined_by_silence,
        _expired,
        _unshown,
        _delegated,
        _readings,
        _doubts,
    )
    found = [remark for check in checks for remark in check(plan)]
    return sorted(found, key=lambda r: list(SEVERITY).index(r.severity))


def _blank_number(plan: Plan) -> Found:
    if not plan.number or not blank(plan.front.get("issued")):
        what = Say("Số hoặc ngày ban hành để trống.", "The number or the date of issue is blank.")
        why = Say(
            "Thời hạn tính từ ngày ban hành không tính được; bản này không trích dẫn được.",
            "Dates counted from the issue cannot be told, and the plan cannot be cited.",
        )
        yield Remark((), GRAVE, what, why)


def _parents(plan: Plan) -> Found:
    parent = plan.front.get("parent") or {}
    if parent and not parent.get("held"):
        name = " ".join(str(parent[k]) for k in ("number", "issuer") if parent.get(k))
        what = Say(f"Chưa có kế hoạch cấp trên {name}.", f"The parent plan {name} is not held.")
        why = Say(
            "Không kiểm được kế hoạch này có trái cấp trên hay không.", "It cannot be compared with it."
        )
        yield Remark((), GRAVE, what, why)


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _numbering(plan: Plan) -> Found:
    parts = [c for c in plan.clauses if c.id in _ROMAN]
    for before, after in pairwise(parts):
        if _ROMAN.index(after.id) != _ROMAN.index(before.id) + 1:
            what = Say(
                f"Nhảy từ Phần {before.id} sang Phần {after.id}.", f"{before.id} is followed by {after.id}."
            )
            why = Say("Có thể thiếu một phần khi sao chụp.", "A part may be missing from the copy.")
            yield Remark((before.id, after.id), MINOR, what, why)


def _quotas(plan: Plan) -> Found:
    numbered = {a.id for m in plan.sorted_as("quota") for a in plan.awards_for(used(m).get("for"))}
    for award in plan.awards:
        asked = [t for t in criteria_in(standard(plan, award)) if _of_text(t)]
        if asked and award.id not in numbered:
            what = Say(f"{award.id}: có tiêu chuẩn, chưa có chỉ tiêu.", f"{award.id}: criteria but no quota.")
            why = Say("Không biết được tặng bao nhiêu.", "Nobody knows how many may be given.")
            yield Remark((award.mark.clause,), MINOR, what, why)
        if not asked:
            what = Say(f"{award.id}: có hình thức khen, không có tiêu chuẩn.", f"{award.id}: no criteria.")
            why = Say("Ai cũng đạt theo câu chữ.", "By its words everyone meets it.")
            yield Remark((award.mark.clause,), GRAVE, what, why)


def _of_text(test: Test) -> bool:
    return not test.clause.startswith("law.") and test.kind.name != "eligible"


def _registration(plan: Plan) -> Found:
    issued = blank(plan.front.get("issued"))
    for due in dues(plan):
        if due.what != "registration" or due.last is None:
            continue
        if isinstance(issued, date) and due.last <= issued:
            what = Say("Đăng ký hết hạn ngay ngày ban hành.", "Registration closes on the day of issue.")
            why = Say("Không đơn vị nào kịp đăng ký.", "No unit can register in time.")
            yield Remark((due.clause,), GRAVE, what, why)
        if due.round is None and len(rounds_of(plan)) > 1:
            what = Say("Một ngày đăng ký cho nhiều đợt hằng năm.", "One registration date for several years.")
            why = Say("Người đến sau năm đầu không đăng ký được.", "Later comers can never register.")
            yield Remark((due.clause,), MINOR, what, why)


def _period(plan: Plan) -> Found:
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
        yield Remark(where, MINOR, what, why)
    last = max((r.end for r in rounds_of(plan)), default=None)
    if end and last and end < last:
        ends = days(end)
        what = Say(
            f"Phong trào hết {ends.vi}, trước khi đợt cuối kết thúc.",
            f"It ends on {ends.en}, before its last round.",
        )
        why = Say("Năm cuối không được xét trọn.", "The last year is not judged whole.")
        yield Remark(where, MINOR, what, why)


def _authority(plan: Plan) -> Found:
    issued = blank(plan.front.get("issued"))
    pack = pack_on(issued if isinstance(issued, date) else date(2023, 1, 1))
    for award in plan.awards:
        if award.decided_by == "self" and pack.may_give(award.form, award.authority) is False:
            what = Say(
                f"{award.id}: cấp tặng không có thẩm quyền.", f"{award.id}: above its giver's authority."
            )
            yield Remark((award.mark.clause,), GRAVE, what, pack.title)


def _routes(plan: Plan) -> Found:
    routed = {a.id for m in plan.sorted_as("route") for a in plan.awards_for(served(plan, m))}
    general = any(not served(plan, m) for m in plan.sorted_as("route"))
    due = {a for d in dues(plan) if d.what == "dossier" for a in (d.awards or [x.id for x in plan.awards])}
    for award in plan.awards:
        if award.id not in due and not general and award.id not in routed:
            what = Say(f"{award.id}: không nêu gửi hồ sơ đi đâu, khi nào.", f"{award.id}: no route, no date.")
            why = Say("Hồ sơ không có hạn để tính muộn.", "No dossier can be late.")
            yield Remark((award.mark.clause,), MINOR, what, why)


def _early_dossiers(plan: Plan) -> Found:
    for due in dues(plan):
        if due.what != "dossier" or due.last is None or due.round is None or due.last >= due.round.end:
            continue
        waits = [t for a in _awards(plan, due.awards) for t in criteria_in(standard(plan, a)) if _of_year(t)]
        if waits and due.round == rounds_of(plan)[0]:
            clauses = tuple(dict.fromkeys([due.clause, *(t.clause for t in waits)]))
            what = Say(
                "Hạn hồ sơ đến trước khi có kết quả cả năm.", "Dossiers are due before the year's results."
            )
            why = Say("Tiêu chuẩn cần số liệu chưa công bố.", "The criteria need data not published yet.")
            yield Remark(clauses, GRAVE, what, why)


def _awards(plan: Plan, names: tuple[str, ...]) -> list[Award]:
    return [a for a in plan.awards if not names or a.id in names]


def _of_year(test: Test) -> bool:
    return test.kind.name in ("index_class", "index_score", "index_rank", "rating", "rank_improves")


def _papers(plan: Plan) -> Found:
    for mark in plan.sorted_as("dossier"):
        by = mark.body.get("by")
        if by and by not in ("candidate", "candidate_unit"):
            actor = plan.actors.get(str(by))
            name = actor.name if actor else str(by)
            what = Say(
                f"Giấy tờ do {name} làm, không phải bên gửi.", f"A paper made by {name}, not the sender."
            )
            why = Say(
                "Đơn vị gửi không tự hoàn thành hồ sơ được.", "The sender cannot complete the dossier alone."
            )
            yield Remark((mark.clause,), NOTE, what, why)


def _joined_by_silence(plan: Plan) -> Found:
    for clause in plan.clauses:
        text = clause.text.rstrip(" :").lower()
        scope = next((m for m in clause.marks if m.sort == "scope"), None)
        if text.endswith("các tiêu chuẩn sau") and scope and scope.body.get("below", "all") == "all":
            what = Say(
                "“đạt các tiêu chuẩn sau”: hiểu là tất cả.", "“meets the following”: read as all of them."
            )
            why = Say("Văn bản không nói tất cả hay một trong.", "The text does not say all or one of.")
            yield Remark((clause.id,), NOTE, what, why)


_EXPIRED = {
    "91/2017/NĐ-CP": date(2023, 12, 31),
    "98/2023/NĐ-CP": date(2025, 6, 30),
}
"""Decrees and their last day in force (law.md §1.1)."""


def _expired(plan: Plan) -> Found:
    _, end = period_of(plan)
    for number, last in _EXPIRED.items():
        cited = tuple(c.id for c in plan.clauses if number in c.text)
        if cited and end and end > last:
            on = days(last)
            what = Say(
                f"Viện dẫn {number}, hết hiệu lực sau {on.vi}.", f"Cites {number}, in force until {on.en}."
            )
            why = Say("Phong trào kéo dài quá ngày đó.", "The movement runs longer.")
            yield Remark(cited, MINOR, what, why)


def _unshown(plan: Plan) -> Found:
    bare = tuple(m.clause for m in plan.sorted_as("attest") if not m.body.get("shows"))
    if bare:
        what = Say(f"{len(bare)} tiêu chuẩn không nêu minh chứng.", f"{len(bare)} criteria name no evidence.")
        why = Say("Chỉ người xét nói được đạt hay không.", "Only a person can say whether they are met.")
        yield Remark(tuple(dict.fromkeys(bare)), NOTE, what, why)


def _delegated(plan: Plan) -> Found:
    marks = [m for m in plan.marks if _delegates(m)]
    if marks:
        what = Say(
            f"{len(marks)} chỗ giao cho văn bản khác.", f"{len(marks)} places left to other documents."
        )
        why = Say("Thiếu cho đến khi có văn bản đó.", "Missing until that document is supplied.")
        yield Remark(tuple(dict.fromkeys(m.clause for m in marks)), NOTE, what, why)


def _delegates(mark: Mark) -> bool:
    return "delegated" in used(mark) or bool(used(mark).get("allotted_by"))


def _readings(plan: Plan) -> Found:
    for mark in plan.marks:
        if mark.body.get("reading") and not mark.body.get("settled_by"):
            asks = str(mark.body.get("question") or "")
            what = Say(f"Hai cách hiểu, chưa ai quyết: {asks}", f"Two readings, not settled: {asks}")
            why = Say(f"Đang dùng cách {mark.body['reading']}.", f"Reading {mark.body['reading']} is used.")
            yield Remark((mark.name,), MINOR, what, why)


def _doubts(plan: Plan) -> Found:
    for mark in plan.sorted_as("doubt"):
        maybe = many(mark.body.get("maybe"))
        asks = str(mark.body.get("asks"))
        why = Say(f"Có thể: {', '.join(map(str, maybe))}", f"Perhaps: {', '.join(map(str, maybe))}")
        yield Remark((mark.clause,), NOTE, Say(f"Chỗ ngờ: {asks}", f"Doubt: {asks}"), why)
