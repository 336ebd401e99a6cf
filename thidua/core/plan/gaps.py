"""What a careful reader asks of the rules: quotas, dates, routes and papers that do not fit together."""

from __future__ import annotations

from datetime import date

from thidua.core.calendar import dues, rounds_of
from thidua.core.law import pack_on
from thidua.core.plan.model import Award, Mark, Plan, blank
from thidua.core.plan.readings import used
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.plan.standards import Test, criteria_in, served, standard
from thidua.core.wording import Say


def quotas(plan: Plan) -> Found:
    """Awards with criteria and no quota, or without criteria."""
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


def registration(plan: Plan) -> Found:
    """Registration that nobody can meet, or one date for many rounds."""
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


def authority(plan: Plan) -> Found:
    """Awards above the authority of their giver."""
    issued = blank(plan.front.get("issued"))
    pack = pack_on(issued if isinstance(issued, date) else date(2023, 1, 1))
    for award in plan.awards:
        if award.decided_by == "self" and pack.may_give(award.form, award.authority) is False:
            what = Say(
                f"{award.id}: cấp tặng không có thẩm quyền.", f"{award.id}: above its giver's authority."
            )
            yield Remark((award.mark.clause,), GRAVE, what, pack.title)


def routes(plan: Plan) -> Found:
    """Awards that no clause sends anywhere."""
    routed = {a.id for m in plan.sorted_as("route") for a in plan.awards_for(served(plan, m))}
    general = any(not served(plan, m) for m in plan.sorted_as("route"))
    for award in plan.awards:
        if award.id not in routed and not general:
            what = Say(f"{award.id}: không nêu trình ai, qua đâu.", f"{award.id}: no route upward.")
            why = Say("Không biết gửi hồ sơ đi đâu.", "Nobody knows where its dossier goes.")
            yield Remark((award.mark.clause,), MINOR, what, why)


def undated(plan: Plan) -> Found:
    """Awards whose dossiers have no day, and deadlines without one."""
    named = {a for d in dues(plan) if d.what == "dossier" for a in (d.awards or [x.id for x in plan.awards])}
    for mark in plan.sorted_as("deadline"):
        if used(mark).get("when") is None:
            what = Say("Có hạn nhưng không nêu ngày.", "A deadline without a day.")
            why = Say("Không ai tính được muộn hay kịp.", "Nobody can tell what is late.")
            yield Remark((mark.clause,), MINOR, what, why)
    for award in plan.awards:
        if award.id not in named:
            what = Say(f"{award.id}: không nêu ngày gửi hồ sơ.", f"{award.id}: no day for its dossiers.")
            why = Say("Hồ sơ không có hạn để tính muộn.", "No dossier can be late.")
            yield Remark((award.mark.clause,), MINOR, what, why)


def unreached(plan: Plan) -> Found:
    """Units named for an award that are not among those addressed, or the reverse."""
    addressed = [m for m in plan.sorted_as("eligible") if m.body.get("who") != "individual"]
    general = [m for m in addressed if not m.body.get("for")]
    clauses = tuple(m.clause for m in general)
    for mark in addressed if general else ():
        if mark.body.get("named") and mark.body.get("for"):
            what = Say(
                "Danh sách nêu tên nằm ngoài đối tượng chung.", "A named list outside the units addressed."
            )
            why = Say("Khen đơn vị mà phần đối tượng không kể.", "It awards units it does not address.")
            yield Remark((mark.clause, *clauses), MINOR, what, why)
    for mark in plan.sorted_as("rule") if general else ():
        asked = used(mark).get("unit_is") or {}
        if (asked.get("reform_body") or asked.get("named")) and not _list_addressed(plan, mark):
            what = Say(
                "Tiêu chuẩn cho đơn vị mà đối tượng không nêu.", "A criterion for bodies not addressed."
            )
            why = Say("Có thể không đơn vị nào dùng được.", "Perhaps no unit can ever use it.")
            yield Remark((mark.clause, *clauses), MINOR, what, why)


def _list_addressed(plan: Plan, rule: Mark) -> bool:
    marks = [m for m in plan.sorted_as("eligible") if m.body.get("named") and m.body.get("for")]
    awards = plan.awards_for(served(plan, rule))
    return any(a in plan.awards_for(m.body["for"]) for m in marks for a in awards)


def early_dossiers(plan: Plan) -> Found:
    """Dossiers due before the results they need."""
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


def papers(plan: Plan) -> Found:
    """Papers made by somebody other than the sender."""
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


def joined_by_silence(plan: Plan) -> Found:
    """Lists whose logic the text leaves unsaid."""
    for clause in plan.clauses:
        text = clause.text.rstrip(" :").lower()
        scope = next((m for m in clause.marks if m.sort == "scope"), None)
        if text.endswith("các tiêu chuẩn sau") and scope and scope.body.get("below", "all") == "all":
            what = Say(
                "“đạt các tiêu chuẩn sau”: hiểu là tất cả.", "“meets the following”: read as all of them."
            )
            why = Say("Văn bản không nói tất cả hay một trong.", "The text does not say all or one of.")
            yield Remark((clause.id,), NOTE, what, why)


def unshown(plan: Plan) -> Found:
    """Criteria without any evidence named."""
    bare = tuple(m.clause for m in plan.sorted_as("attest") if not m.body.get("shows"))
    if bare:
        what = Say(f"{len(bare)} tiêu chuẩn không nêu minh chứng.", f"{len(bare)} criteria name no evidence.")
        why = Say("Chỉ người xét nói được đạt hay không.", "Only a person can say whether they are met.")
        yield Remark(tuple(dict.fromkeys(bare)), NOTE, what, why)


def delegated(plan: Plan) -> Found:
    """What is left to other documents."""
    marks = [m for m in plan.marks if _delegates(m)]
    if marks:
        what = Say(
            f"{len(marks)} chỗ giao cho văn bản khác.", f"{len(marks)} places left to other documents."
        )
        why = Say("Thiếu cho đến khi có văn bản đó.", "Missing until that document is supplied.")
        yield Remark(tuple(dict.fromkeys(m.clause for m in marks)), NOTE, what, why)


def _delegates(mark: Mark) -> bool:
    return "delegated" in used(mark) or bool(used(mark).get("allotted_by"))
