"""A plan told as an outline with its rules, or gathered around one award."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from thidua.core import terms
from thidua.core.calendar import rounds_of
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Award, Clause, Mark, Plan
from thidua.core.plan.readings import others, used
from thidua.core.plan.standards import Group, Node, Test, of_mark, served, standard
from thidua.core.rounds import Round
from thidua.core.wording import NOTHING, Say, join
from thidua.rounds.pages.naming import award_full, cap
from thidua.rounds.pages.telling import Told
from thidua.rounds.pages.understood import glossed, told

CRITERIA = ("rule", "attest", "eligible")
_PAD = "    "


def outline(plan: Plan, lang: str) -> Iterator[str]:
    """Every clause with its id and source lines, and under it its marks in words."""
    yield Say(plan.title, plan.gloss.get("_title", plan.title)).of(lang)
    yield _spoken_of(plan).of(lang)
    for clause in plan.clauses:
        yield ""
        yield from clause_lines(plan, clause, lang)


def _spoken_of(plan: Plan) -> Say:
    rounds = [r.say for r in (_round(plan, "annual"), _round(plan, "stage")) if r]
    if not rounds:
        return NOTHING
    named = join(rounds, ", ")
    return Say(f"(ngày, năm trong quy tắc nói theo {named.vi})", f"(days and years are said for {named.en})")


def clause_lines(plan: Plan, clause: Clause, lang: str) -> Iterator[str]:
    """One clause: id, marker and text, source lines, gloss, its marks in words."""
    spans = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in clause.source)
    where = Say(f"(dòng {spans})", f"(lines {spans})").of(lang) if spans else ""
    yield " ".join(part for part in (f"[{clause.id}]", clause.marker, clause.text, where) if part)
    if lang == "en" and plan.gloss.get(clause.id):
        yield f"{_PAD}= {plan.gloss[clause.id]}"
    for mark in clause.marks:
        yield from mark_lines(plan, mark, lang)


def mark_lines(plan: Plan, mark: Mark, lang: str) -> Iterator[str]:
    """What the program understood by one mark; other readings of it stand below."""
    name = f" #{mark.key}" if mark.key else ""
    said = mark_words(plan, mark).of(lang)
    yield f"{_PAD}· {cap(SORTS[mark.sort].say).of(lang)}{name}{': ' if said else ''}{said}"
    if mark.body.get("question"):
        yield f"{_PAD}  ? {glossed(plan, mark, 'question').of(lang)}"
    for letter in ("a", "b", "c"):
        if letter in mark.body:
            yield f"{_PAD}  {_reading(plan, mark, letter).of(lang)}"


def _reading(plan: Plan, mark: Mark, letter: str) -> Say:
    body = mark.body[letter]
    is_used = letter == str(mark.body.get("reading"))
    label = Say("cách hiểu đang dùng", "the reading in use") if is_used else Say("cách hiểu khác", "another")
    worded = mark_words(plan, replace(mark, body=body))
    own = plan.said(mark, letter)
    told = own if own.vi else worded
    return Say(f"{letter}) {label.vi}: {told.vi}", f"{letter}) {label.en}: {told.en}")


def mark_words(plan: Plan, mark: Mark) -> Say:
    """A mark in one line, by the reading in use."""
    if mark.sort == "doubt":
        return _doubt(plan, mark)
    parts = [_line(plan, mark, line) for line in told(plan, mark) if not _is_asked(mark, line)]
    if mark.sort in CRITERIA:
        asks = node_words(of_mark(plan, mark), specimen(plan, _kind_of(plan, mark)))
        parts = [asks, *parts] if asks.vi else parts
    return join(parts)


def _line(plan: Plan, mark: Mark, line: Told) -> Say:
    label, value = line
    if label.en == "For":
        value = join([_award_named(plan, str(n)) for n in used(mark).get("for") or ()], ", ")
    if label.en.lower() == SORTS[mark.sort].say.en:
        return value
    return Say(f"{label.vi}: {value.vi}", f"{label.en}: {value.en}")


def _is_asked(mark: Mark, line: Told) -> bool:
    """Whether the criterion itself says this line already."""
    return mark.sort == "attest" and line.label.en == "Attested by"


def _award_named(plan: Plan, name: str) -> Say:
    """A name of a `for` list: who gets which form, and the id that commands take."""
    award = next(iter(plan.awards_for([name], place=True)), None)
    form = _form(award) if award else NOTHING
    place = Say(", suất dành riêng", ", reserved places") if "/" in name else NOTHING
    told_ = [form, terms.label("who", award.who) if award and award.who and award.id == name else NOTHING]
    head = join([t for t in told_ if t.vi], " ")
    return Say(f"{head.vi}{place.vi} ({name})".strip(), f"{head.en}{place.en} ({name})".strip())


def _form(award: Award) -> Say:
    if award.form:
        return terms.label("form", award.form)
    if award.authority is None:
        return Say("khen thưởng", "award")
    giver = terms.label("authority", award.authority)
    return Say(f"khen thưởng của {giver.vi}", f"award by the {giver.en}")


def _doubt(plan: Plan, mark: Mark) -> Say:
    asks, maybe = plan.said(mark, "asks"), plan.said(mark, "maybe")
    if not maybe.vi:
        return asks
    return Say(f"{asks.vi} Có thể: {maybe.vi}", f"{asks.en} Perhaps: {maybe.en}")


def node_words(node: Node, occasion: Occasion) -> Say:
    """A criterion, or a group of them, in words."""
    if isinstance(node, Test):
        return node.kind.required(occasion)
    joint = Say(" và ", " and ") if node.how == "all" else Say(" hoặc ", " or ")
    parts = [node_words(p, occasion) for p in node.parts]
    return Say(joint.vi.join(p.vi for p in parts), joint.en.join(p.en for p in parts))


def specimen(plan: Plan, kind: str) -> Occasion:
    """An occasion without facts, in the plan's last round of a kind, so that rules can be worded."""
    round_ = _round(plan, kind) or _round(plan, "annual") or _round(plan, "stage") or Round(2024, 2024)
    return Occasion(plan, round_, FactsView(Facts({}, frozenset()), date(round_.last, 12, 31)))


def _round(plan: Plan, kind: str) -> Round | None:
    return next((r for r in reversed(rounds_of(plan)) if r.kind == kind), None)


def _kind_of(plan: Plan, mark: Mark) -> str:
    kinds = {a.round for a in plan.awards_for(served(plan, mark), place=True)}
    return "stage" if kinds == {"stage"} else "annual"


_ABOUT_AWARDS = ("quota", "deadline", "dossier", "allowance", "order", "route")


def award_view(plan: Plan, award_id: str, lang: str) -> Iterator[str]:
    """Everything about one award from wherever it stands: criteria, places, papers, dates."""
    award = plan.award(award_id)
    yield f"{award_full(award).of(lang)}  [{award.mark.clause}] {award.id}"
    yield ""
    yield Say("Tiêu chuẩn", "Criteria").of(lang)
    occasion = specimen(plan, award.round or "annual")
    for part in standard(plan, award).parts:
        yield from _tree(part, occasion, lang)
    yield from _places(plan, award, lang)
    for sort in _ABOUT_AWARDS:
        marks = [m for m in plan.sorted_as(sort) if _is_about(plan, m, award)]
        if marks:
            yield ""
            yield cap(SORTS[sort].say).of(lang)
        for mark in marks:
            yield f"  [{mark.clause}] {plan.by_id[mark.clause].quote(mark)}"
            yield from mark_lines(plan, mark, lang)


def _places(plan: Plan, award: Award, lang: str) -> Iterator[str]:
    """What reserved places ask for besides."""
    quotas = [m for m in plan.sorted_as("quota") if _is_about(plan, m, award)]
    for reserved in (r for m in quotas for r in m.body.get("reserved") or ()):
        more = standard(plan, award, str(reserved.get("id"))).parts
        if more:
            yield ""
            places = reserved.get("places")
            yield Say(f"Thêm cho {places} suất dành riêng", f"Besides, for {places} reserved places").of(lang)
        for part in more:
            yield from _tree(part, specimen(plan, award.round or "annual"), lang)


def _is_about(plan: Plan, mark: Mark, award: Award) -> bool:
    bodies = [mark.body, *others(mark).values()]
    named = [b["for"] for b in bodies if b.get("for") is not None] or [served(plan, mark)]
    return not any(named) or any(award in plan.awards_for(n, place=True) for n in named)


def _tree(node: Node, occasion: Occasion, lang: str, depth: int = 1) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(node, Test):
        where = node.name if node.mark else Say("luật", "law").of(lang)
        yield f"{pad}[{where}] {cap(node.kind.required(occasion)).of(lang)}{_quoted(node, occasion)}"
        return
    how = Say("Đạt một trong", "One of") if node.how == "one_of" else Say("Đạt tất cả", "All of")
    yield f"{pad}[{node.name}] {how.of(lang)}{_by_reading(node).of(lang)}:"
    for part in node.parts:
        yield from _tree(part, occasion, lang, depth + 1)


def _quoted(node: Test, occasion: Occasion) -> str:
    """What a person is asked to attest, in the plan's words."""
    if node.mark is None or node.mark.sort != "attest":
        return ""
    return f": “{occasion.plan.by_id[node.clause].quote(node.mark).rstrip('.;:')}”"


def _by_reading(node: Group) -> Say:
    if not node.reading:
        return NOTHING
    return Say(f" (theo cách hiểu {node.reading})", f" (by reading {node.reading})")
