"""How a page names awards, candidates, units and actors, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.core import terms
from thidua.core.judging import Judging, Verdict
from thidua.core.plan.model import Award, Plan, many
from thidua.core.verdict import NAMES
from thidua.core.wording import NOTHING, Say, both

LETTERS = {"met": "Đ", "unmet": "K", "missing": "T", "to_judge": "X"}
"""Letters of the four answers, in the order in which they are always shown."""
ORDER = tuple(LETTERS)
ANSWER_WORDS = {
    "met": Say("Đạt", "Met"),
    "unmet": Say("Không đạt", "Unmet"),
    "missing": Say("Thiếu minh chứng", "Evidence missing"),
    "to_judge": Say("Cần người xét", "To judge"),
}


def answer(code: int) -> str:
    """The name of an answer's code."""
    return NAMES[code]


def cap(say: Say) -> Say:
    """The sentence with its first letter capital in both languages."""
    return Say(*(text[:1].upper() + text[1:] for text in say))


def listed(parts: Iterable[Say], sep: str = ", ") -> Say:
    """Several words in a row; empty ones are left out."""
    kept = [p for p in parts if p.vi]
    return Say(sep.join(p.vi for p in kept), sep.join(p.en for p in kept))


def labels(group: str, codes: object) -> Say:
    """The words of one code or a list of codes."""
    return listed(terms.label(group, str(c)) for c in many(codes))


def award_name(award: Award) -> Say:
    """What an award is called: its form and who gives it."""
    form, giver = award.form, award.authority
    head = terms.label("form", form) if form else Say("hình thức khen chưa nêu", "form of award not named")
    if giver is None or str(form).startswith("flag"):
        return cap(head)
    by = terms.label("authority", giver)
    return cap(Say(f"{head.vi} của {by.vi}", f"{head.en}, {by.en}"))


def award_kind(award: Award) -> Say:
    """For whom an award is, and in which rounds."""
    who = terms.label("who", award.who) if award.who else Say("tập thể, cá nhân", "collective or individual")
    return listed([who, terms.label("round", award.round) if award.round else NOTHING])


def award_full(award: Award) -> Say:
    """The award, for whom, and in which rounds."""
    return listed([award_name(award), award_kind(award)])


def awards_named(plan: Plan, names: object) -> Say:
    """The awards that a `for` list names: each name once, with those it is for."""
    found = plan.awards_for(many(names), place=True)
    if found and len(found) == len(plan.awards) > 1:
        return Say("mọi hình thức khen của kế hoạch", "every award of the plan")
    kinds: dict[Say, list[Say]] = {}
    for award in found:
        kinds.setdefault(award_name(award), []).append(award_kind(award))
    said = [_with_kinds(name, listed(dict.fromkeys(k), "; ")) for name, k in kinds.items()]
    return listed(said, "; ")


def _with_kinds(name: Say, kinds: Say) -> Say:
    return Say(f"{name.vi} ({kinds.vi})", f"{name.en} ({kinds.en})")


def actor_name(plan: Plan, key: object) -> Say:
    """An actor of the plan, or a role, or the word as it is written."""
    actor = plan.actors.get(str(key))
    if actor:
        return Say(actor.name, plan.gloss.get(f"_actors.{key}", actor.name))
    if str(key) in _MAKERS:
        return _MAKERS[str(key)]
    return terms.label("role", str(key))


_MAKERS = {
    "candidate": Say("chính ứng viên", "the candidate"),
    "candidate_unit": Say("đơn vị của ứng viên", "the candidate's unit"),
    "self": Say("cơ quan ban hành", "the issuer"),
    "parent": Say("cấp trên", "the level above"),
    "law": Say("pháp luật", "the law"),
    "document": Say("văn bản khác", "another document"),
}


def actors_named(plan: Plan, keys: object) -> Say:
    """Several actors in a row."""
    return listed(actor_name(plan, k) for k in many(keys))


def unit_of(judging: Judging, verdict: Verdict) -> str:
    """The unit shown beside a candidate: a person's own, a collective's agency."""
    candidate = verdict.candidate
    if candidate.who == "individual":
        return judging.occasion.name(candidate.own_unit) if candidate.own_unit else ""
    above = candidate.agency if candidate.agency != candidate.key else None
    return judging.occasion.name(above) if above else ""


def post_of(judging: Judging, verdict: Verdict) -> str:
    """A person's post as the facts have it."""
    if verdict.candidate.who != "individual":
        return ""
    held = judging.view.tree.posting(verdict.candidate.ident, judging.occasion.day)
    return (held.post if held else None) or ""


def plan_title(plan: Plan) -> Say:
    """The plan's own title and its gloss."""
    return Say(plan.title, plan.gloss.get("_title", plan.title))


def movement(plan: Plan) -> Say:
    """The name of the movement."""
    told = plan.front.get("movement") or {}
    name = str(told.get("name") or plan.title)
    return Say(name, plan.gloss.get("_movement", name))


def number_of(plan: Plan) -> Say:
    """The plan's number; a blank one is said to be blank."""
    return both(plan.number) if plan.number else Say("số để trống", "number left blank")
