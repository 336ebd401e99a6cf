"""What a careful reader asks by the law: authority, grounds no longer in force, how long a flag needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thidua.core.calendar import period_of
from thidua.core.law import LawRule, Pack, pack_on
from thidua.core.law.instruments import Instrument, instruments, named_in
from thidua.core.plan.model import Award, Plan, blank, many
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.wording import Say, days


def _pack(plan: Plan) -> Pack:
    issued = blank(plan.front.get("issued"))
    return pack_on(issued if isinstance(issued, date) else date(2023, 1, 1))


def authority(plan: Plan) -> Found:
    """Awards above the authority of their giver."""
    pack = _pack(plan)
    for award in plan.awards:
        if award.decided_by == "self" and pack.may_give(award.form, award.authority) is False:
            what = Say(
                f"{award.id}: cấp tặng không có thẩm quyền.", f"{award.id}: above its giver's authority."
            )
            cure = Say(
                f"Ghi: “… trình cấp có thẩm quyền tặng {award.say.vi.partition(' của ')[0]}”.",
                f"Write: “… is proposed to the level that may give it: {award.say.en.partition(' of ')[0]}”.",
            )
            yield Remark((award.mark.clause,), GRAVE, what, pack.title, cure)


def short_for_flags(plan: Plan) -> Found:
    """Flags of a themed movement that is too short for them, or before its final review."""
    rule = _pack(plan).rules["flags"]
    start, end = period_of(plan)
    start = start or next((d for d in (blank(plan.front.get("issued")),) if isinstance(d, date)), None)
    for award in plan.awards:
        asked = rule.body.get(str(award.form))
        if not asked:
            continue
        if start and end and _years(start, end) < asked["years"]:
            yield _too_short(award, asked["years"], _years(start, end), rule)
        if award.round and award.round not in asked["rounds"]:
            yield _too_early(award, rule)


def _years(start: date, end: date) -> int:
    """Calendar years that a movement touches, as plans count them: 2023–2025 is three."""
    return end.year - start.year + 1


def _too_short(award: Award, needs: int, lasts: int, rule: LawRule) -> Remark:
    what = Say(
        f"{award.id}: cần phong trào từ {needs} năm, phong trào này {lasts} năm.",
        f"{award.id}: needs a movement of {needs} years, this one has {lasts}.",
    )
    cure = Say(
        f"Bỏ cờ, thay bằng Bằng khen; hoặc phát động từ {needs} năm trở lên.",
        f"Give a certificate of merit instead, or launch for {needs} years or more.",
    )
    return Remark((award.mark.clause,), GRAVE, what, rule.cited, cure)


def _too_early(award: Award, rule: LawRule) -> Remark:
    what = Say(
        f"{award.id}: cờ của phong trào chuyên đề xét khi tổng kết, không xét hằng năm.",
        f"{award.id}: the flag of a themed movement is given at its final review, not each year.",
    )
    cure = Say(
        "Ghi: “xét tặng khi tổng kết phong trào”.", "Write: “considered at the final review of the movement”."
    )
    return Remark((award.mark.clause,), MINOR, what, rule.cited, cure)


def expired(plan: Plan) -> Found:
    """Instruments cited that were not in force at the issue, or ran out while the movement runs."""
    _, end = period_of(plan)
    issued = blank(plan.front.get("issued"))
    for row in instruments().values():
        where = _citing(plan, row)
        if where is None or row.last is None:
            continue
        if isinstance(issued, date) and row.last < issued:
            yield _lapsed(where, row, GRAVE, "hết hiệu lực trước ngày ban hành", "out of force at the issue")
        elif end and end > row.last:
            on = days(row.last)
            yield _lapsed(where, row, MINOR, f"hết hiệu lực sau {on.vi}", f"in force until {on.en}")


def _citing(plan: Plan, row: Instrument) -> tuple[str, ...] | None:
    """The clauses that cite an instrument; empty where only the grounds of the head do, None for nobody."""
    clauses = tuple(c.id for c in plan.clauses if row in named_in(c.text))
    heads = " ; ".join(
        str(g.get("number")) for g in many(plan.front.get("grounds")) if isinstance(g, Mapping)
    )
    return clauses if clauses or row in named_in(heads) else None


def _lapsed(where: tuple[str, ...], row: Instrument, severity: str, vi: str, en: str) -> Remark:
    why = Say("Phong trào kéo dài quá ngày đó.", "The movement runs longer.")
    if severity == GRAVE:
        why = Say(
            "Căn cứ không còn giá trị thì phần dựa vào nó không đứng.", "What rests on it does not stand."
        )
    after = f" {row.after}" if row.after else ""
    cure = Say(
        f"Thay bằng{after} hoặc ghi thêm: “và văn bản sửa đổi, thay thế”. ({row.cited.vi})",
        f"Cite{after or ' what replaced it'}, or add “and what amends or replaces it”. ({row.cited.en})",
    )
    return Remark(
        where, severity, Say(f"Viện dẫn {row.number}, {vi}.", f"Cites {row.number}, {en}."), why, cure
    )


def law_changes(plan: Plan) -> Found:
    """The law packs of its years differ: what was lawful at the issue may be judged by another pack."""
    start, end = blank(plan.front.get("issued")), period_of(plan)[1]
    if not isinstance(start, date) or end is None or pack_on(start) is pack_on(end):
        return
    one, two = pack_on(start), pack_on(end)
    what = Say("Luật đổi trong thời gian phong trào.", "The law changes while the movement runs.")
    why = Say(
        f"Ban hành theo {one.title.vi}; đợt cuối xét theo {two.title.vi}.",
        f"Issued under {one.title.en}; the last round is judged under {two.title.en}.",
    )
    cure = Say(
        "Ghi: “khen thưởng theo quy định của pháp luật tại thời điểm nhận hồ sơ”.",
        "Write: “awards follow the law in force when the dossier is received”.",
    )
    yield Remark((), NOTE, what, why, cure)
