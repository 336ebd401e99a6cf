"""What a careful reader asks of awards: quotas without criteria, criteria without quotas, routes, papers."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.core.plan.model import Mark, Plan, many
from thidua.core.plan.readings import used
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.plan.standards import Test, criteria_in, served, standard
from thidua.core.wording import Say


def quotas(plan: Plan) -> Found:
    """Awards with criteria and no quota, or without criteria."""
    numbered = {a.id for m in plan.sorted_as("quota") for a in plan.awards_for(used(m).get("for"))}
    for award in plan.awards:
        asked = [t for t in criteria_in(standard(plan, award)) if of_text(t)]
        where, named = (award.mark.clause,), award.say
        if asked and award.id not in numbered:
            what = Say(f"{award.id}: có tiêu chuẩn, chưa có chỉ tiêu.", f"{award.id}: criteria but no quota.")
            why = Say("Không biết được tặng bao nhiêu.", "Nobody knows how many may be given.")
            cure = Say(
                f"Ghi: “{named.vi}: không quá … trường hợp” hoặc “xét tặng mọi trường hợp đạt tiêu chuẩn”.",
                f"Write: “{named.en}: at most … cases”, or “given to everyone who meets the criteria”.",
            )
            yield Remark(where, MINOR, what, why, cure)
        if not asked:
            what = Say(f"{award.id}: có hình thức khen, không có tiêu chuẩn.", f"{award.id}: no criteria.")
            why = Say("Ai cũng đạt theo câu chữ.", "By its words everyone meets it.")
            cure = Say(
                f"Ghi: “{named.vi} tặng … đạt các tiêu chuẩn sau: …”, hoặc dẫn khoản tiêu chuẩn áp dụng.",
                f"Write: “{named.en} is given to those who meet: …”, or cite the clause of criteria.",
            )
            yield Remark(where, GRAVE, what, why, cure)


def of_text(test: Test) -> bool:
    """Whether a criterion is one of the plan's own words: neither law's, nor of who may take part."""
    return not test.clause.startswith("law.") and test.kind.name != "eligible"


def parts_of_quota(plan: Plan) -> Found:
    """Places by groups that do not add up to the places named."""
    for mark in plan.sorted_as("quota"):
        body = used(mark)
        whole = body.get("places")
        groups = [e.get("places") for e in many(body.get("strata")) if isinstance(e, Mapping)]
        counts = [n for n in groups if isinstance(n, int)]
        if not isinstance(whole, int) or not counts or len(counts) < len(groups) or sum(counts) == whole:
            continue
        added = " + ".join(map(str, counts))
        what = Say(
            f"Chỉ tiêu {whole} nhưng các nhóm cộng lại là {added} = {sum(counts)}.",
            f"The quota is {whole}, its groups add up to {added} = {sum(counts)}.",
        )
        why = Say("Không biết theo số nào.", "Nobody knows which figure holds.")
        cure = Say(
            f"Sửa số chung thành {sum(counts)}, hoặc sửa số của từng nhóm cho đủ {whole}.",
            f"Make the whole {sum(counts)}, or let the groups add up to {whole}.",
        )
        yield Remark((mark.clause,), GRAVE, what, why, cure)


def routes(plan: Plan) -> Found:
    """Awards that no clause sends anywhere."""
    routed = {a.id for m in plan.sorted_as("route") for a in plan.awards_for(served(plan, m))}
    general = any(not served(plan, m) for m in plan.sorted_as("route"))
    for award in plan.awards:
        if award.id not in routed and not general:
            what = Say(f"{award.id}: không nêu trình ai, qua đâu.", f"{award.id}: no route upward.")
            why = Say("Không biết gửi hồ sơ đi đâu.", "Nobody knows where its dossier goes.")
            cure = Say(
                "Ghi: “… lập hồ sơ gửi …, Hội đồng Thi đua - Khen thưởng xét, trình … quyết định”.",
                "Write: “… sends the dossier to …, the council examines it and submits it to … to decide”.",
            )
            yield Remark((award.mark.clause,), MINOR, what, why, cure)


_UNSURE = Say(
    "Ghi đơn vị đó vào phần đối tượng, hoặc bỏ khỏi phần khen thưởng.",
    "Name the unit among those addressed, or take it out of the awards.",
)


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
            yield Remark((mark.clause, *clauses), MINOR, what, why, _UNSURE)
    for mark in plan.sorted_as("rule") if general else ():
        asked = used(mark).get("unit_is") or {}
        if (asked.get("reform_body") or asked.get("named")) and not _list_addressed(plan, mark):
            what = Say(
                "Tiêu chuẩn cho đơn vị mà đối tượng không nêu.", "A criterion for bodies not addressed."
            )
            why = Say("Có thể không đơn vị nào dùng được.", "Perhaps no unit can ever use it.")
            yield Remark((mark.clause, *clauses), MINOR, what, why, _UNSURE)


def _list_addressed(plan: Plan, rule: Mark) -> bool:
    marks = [m for m in plan.sorted_as("eligible") if m.body.get("named") and m.body.get("for")]
    awards = plan.awards_for(served(plan, rule))
    return any(a in plan.awards_for(m.body["for"]) for m in marks for a in awards)


def unserved(plan: Plan) -> Found:
    """People or units who may take part and for whom no award has any criterion or place."""
    given = {a.who for a in plan.awards}
    if not plan.awards or None in given:
        return
    for mark in plan.sorted_as("eligible"):
        who = mark.body.get("who")
        if who and who not in given and not mark.body.get("for"):
            noun = {"collective": Say("tập thể", "collectives"), "individual": Say("cá nhân", "individuals")}[
                who
            ]
            what = Say(
                f"Đối tượng có {noun.vi}, nhưng không hình thức khen nào cho {noun.vi}.",
                f"{noun.en.capitalize()} are addressed, but no award is for {noun.en}.",
            )
            why = Say("Thi đua mà không thể được khen.", "They compete and cannot be awarded.")
            cure = Say(
                f"Ghi hình thức, tiêu chuẩn và chỉ tiêu khen {noun.vi}; hoặc bỏ {noun.vi} khỏi đối tượng.",
                f"Write form, criteria and places for {noun.en}; or take them out of those addressed.",
            )
            yield Remark((mark.clause,), MINOR, what, why, cure)


def papers(plan: Plan) -> Found:
    """Papers made by somebody other than the sender."""
    for mark in plan.sorted_as("dossier"):
        by = mark.body.get("by")
        if by and by not in ("candidate", "candidate_unit"):
            name = plan.actor_say(str(by))
            what = Say(
                f"Giấy tờ do {name.vi} làm, không phải bên gửi.",
                f"A paper made by {name.en}, not the sender.",
            )
            why = Say(
                "Đơn vị gửi không tự hoàn thành hồ sơ được.", "The sender cannot complete the dossier alone."
            )
            cure = Say(
                f"Ghi: “{name.vi} bổ sung giấy tờ này sau khi nhận hồ sơ”.",
                f"Write: “{name.en} adds this paper after receiving the dossier”.",
            )
            yield Remark((mark.clause,), NOTE, what, why, cure)
