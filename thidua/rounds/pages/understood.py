"""What the program understood by each mark of a clause, said in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from thidua.core import terms
from thidua.core.plan.model import Mark, Plan, many
from thidua.core.plan.readings import used
from thidua.core.wording import NOTHING, Say, both, days
from thidua.rounds.pages import doings
from thidua.rounds.pages.naming import (
    actor_name,
    actors_named,
    award_full,
    listed,
)
from thidua.rounds.pages.telling import LABELS, Told, actor_lines, delegated, for_awards
from thidua.rounds.pages.when import when_said

Teller = Callable[[Plan, Mapping[str, Any]], list[Told]]


def told(plan: Plan, mark: Mark) -> list[Told]:
    """What a mark says, line by line; lines that say nothing are left out."""
    body = used(mark)
    lines = _TELLERS[mark.sort](plan, body) if mark.sort in _TELLERS else []
    if body.get("restates"):
        lines.append(
            Told(Say("Nhắc lại", "Restates"), both(", ".join(str(r) for r in many(body["restates"]))))
        )
    if mark.body.get("note"):
        lines.append(Told(LABELS["note"], glossed(plan, mark, "note")))
    return [line for line in lines if line.value.vi]


def glossed(plan: Plan, mark: Mark, key: str) -> Say:
    """The plan maker's own words under a key, with their gloss where there is one."""
    return plan.said(mark, key)


def _period(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    rounds = body.get("rounds") or {}
    names = [str(y) for y in many(rounds.get("annual"))]
    stage = str(rounds.get("stage") or "")
    begun = body.get("from")
    start = days(begun) if isinstance(begun, date) else Say("ngày ban hành", "the day of issue")
    end = when_said({k: body[k] for k in ("before",) if k in body} or {"by": body.get("to")})
    return [
        Told(Say("Từ", "From"), start),
        Told(Say("Đến", "To"), end),
        Told(Say("Đợt hằng năm", "Annual rounds"), both(", ".join(names))),
        Told(Say("Giai đoạn", "Stage"), both(stage)),
    ]


def _award(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    mine = [a for a in plan.awards if a.base == str(body.get("id"))]
    decided = Say("cơ quan ban hành kế hoạch tự quyết định", "decided by the issuer of the plan")
    if body.get("decided_by") != "self":
        decided = Say("đề nghị cấp trên quyết định", "proposed to the level above, which decides")
    return [
        Told(Say("Hình thức khen", "Award"), listed(dict.fromkeys(award_full(a) for a in mine), "; ")),
        Told(Say("Ai quyết định", "Who decides"), decided),
        *delegated(plan, body),
    ]


def _allowance(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    counts = [
        Say(f"{body[k]} {terms.label('who', w).vi}", f"{terms.label('who', w).en}: {body[k]}")
        for k, w in (("collectives", "collective"), ("individuals", "individual"))
        if body.get(k) is not None
    ]
    per = actor_name(plan, body.get("per"))
    return [
        Told(Say("Mỗi", "Each"), per),
        Told(Say("Được đề nghị", "May propose"), listed(counts)),
        *actor_lines(plan, body, "to"),
    ]


def _order(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    prefer = {
        "direct_reform_worker": Say(
            "người trực tiếp làm cải cách hành chính", "direct workers of administrative reform"
        )
    }
    by = [k for k in many(body.get("by")) if isinstance(k, str)]
    tie = Say("theo luật", "by the law") if body.get("tie") == "law" else both(str(body.get("tie") or ""))
    return [
        Told(
            Say("Ưu tiên", "Preference"),
            listed(prefer.get(str(p), both(str(p))) for p in many(body.get("prefer"))),
        ),
        Told(Say("Ai xếp thứ tự", "Who ranks"), actors_named(plan, by)),
        Told(Say("Khi bằng nhau", "Ties"), tie),
        for_awards(plan, body),
    ]


def _scope(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    below = {
        "all": Say("phải đạt tất cả các điều dưới đây", "everything below must be met"),
        "one_of": Say("đạt một trong các điều dưới đây là đủ", "one of those below is enough"),
    }
    how = below.get(str(body.get("below")), NOTHING)
    return [for_awards(plan, body), Told(Say("Kết hợp", "Combination"), how)]


def _attest(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    shows = listed(_table(str(s)) for s in many(body.get("shows")))
    same = str(body.get("same_as") or "")
    return [
        Told(Say("Ai xác nhận", "Attested by"), actors_named(plan, body.get("by"))),
        Told(Say("Xem trên", "Looking at"), shows),
        Told(Say("Hỏi chung một lần với", "Asked once, with"), both(same)),
        for_awards(plan, body),
    ]


def _table(name: str) -> Say:
    from thidua.core.facts.registry import BY_NAME

    found = BY_NAME.get(name)
    return Say(found.say.vi.lower(), found.say.en.lower()) if found else both(name)


def _quota(plan: Plan, body: Mapping[str, Any]) -> list[Told]:
    reserved = [
        Say(
            f"{r.get('places')} suất do {actor_name(plan, r.get('chosen_by')).vi} chọn",
            f"places chosen by {actor_name(plan, r.get('chosen_by')).en}: {r.get('places')}",
        )
        for r in body.get("reserved") or ()
    ]
    strata = [
        Say(
            f"{s.get('label') or ''}: {s.get('places')} suất",
            f"{s.get('label') or ''}: {s.get('places')} places",
        )
        for s in body.get("strata") or ()
    ]
    return [
        Told(Say("Số suất", "Places"), _places(body)),
        Told(Say("Chia theo nhóm", "By group"), listed(strata, "; ")),
        Told(Say("Suất dành riêng", "Reserved"), listed(reserved, "; ")),
        *delegated(plan, body),
        for_awards(plan, body),
    ]


def _places(body: Mapping[str, Any]) -> Say:
    places, per = body.get("places"), body.get("per")
    if body.get("allotted_by") or (places is None and body.get("delegated")):
        return Say("do cấp trên giao", "given by the level above")
    if places is None:
        return Say("kế hoạch không nêu", "not named by the plan")
    if places == "each_qualifying":
        return Say("mỗi ứng viên đạt tiêu chuẩn một suất", "one for each who meets the standard")
    head = Say(f"không quá {places}", f"at most {places}") if body.get("at_most") else both(str(places))
    if isinstance(per, Mapping) and "awarded" in per:
        return Say(f"{head.vi} cho mỗi tập thể được tặng", f"{head.en} for each awarded collective")
    return head


_TELLERS: dict[str, Teller] = {
    "period": _period,
    "theme": lambda _p, b: [Told(Say("Chủ đề", "Theme"), both(str(b.get("words") or "")))],
    "award": _award,
    "allowance": _allowance,
    "order": _order,
    "route": doings.route,
    "form": doings.form,
    "scope": _scope,
    "attest": _attest,
    "term": lambda _p, b: [Told(both(str(b.get("name") or "")), both(str(b.get("means") or "")))],
    "quota": _quota,
    "deadline": doings.deadline,
    "dossier": doings.dossier,
    "duty": doings.duty,
    "content": doings.content,
    "eligible": lambda p, b: [for_awards(p, b)],
    "rule": lambda p, b: [for_awards(p, b)],
}
