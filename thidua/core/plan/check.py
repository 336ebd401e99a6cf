"""What is wrong with how a plan is written down: every fault at once, with its line and cure."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from thidua.core import terms
from thidua.core.criteria.params import BadParameter
from thidua.core.errors import Fault
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Clause, Mark, Plan, many
from thidua.core.plan.shapes import bodies, shape_faults
from thidua.core.plan.standards import Group, Node, Test, criteria_in, of_mark, served, serves, standard
from thidua.core.wording import Say

Found = Iterator[Fault]
_TERM_KEYS: dict[tuple[str, str], str] = {
    ("award", "form"): "form",
    ("award", "authority"): "authority",
    ("award", "who"): "who",
    ("award", "round"): "round",
    ("eligible", "who"): "who",
    ("deadline", "round"): "round",
    ("duty", "does"): "does",
    ("content", "act"): "act",
    ("dossier", "paper"): "paper",
    ("form", "paper"): "paper",
}
_ACTOR_KEYS = {
    "eligible": ("units", "under", "named"),
    "duty": ("who", "with", "advises", "to"),
    "content": ("who",),
    "deadline": ("who", "to"),
    "route": (),
    "allowance": ("per", "to"),
    "form": ("to",),
}
_ROLES = {"candidate", "candidate_unit", "all", *terms.GROUPS["role"]}


def faults_of(plan: Plan) -> list[Fault]:
    """Faults of the marks and their meaning; the reader tells those of the text."""
    checks: tuple[Callable[[Plan], Found], ...] = (
        _clauses,
        shape_faults,
        _marks,
        _words,
        _identities,
        _terms,
        _actors,
        _awards,
        _rules,
        _deadlines,
        _circles,
        _sources,
    )
    return [fault for check in checks for fault in check(plan)]


def _at(item: Clause | Mark) -> str:
    clause = item.id if isinstance(item, Clause) else item.clause
    return f"plan.md:{item.line} ({clause})"


def _fault(item: Clause | Mark, vi: str, en: str, cure: tuple[str, str]) -> Fault:
    return Fault(_at(item), Say(vi, en), Say(*cure))


def _clauses(plan: Plan) -> Found:
    for clause in plan.clauses:
        if not clause.heading and not clause.marks:
            cure = ("Thêm dấu, ít nhất narrative.", "Add a mark, at least narrative.")
            yield _fault(clause, "Khoản không có dấu nào.", "The clause has no mark.", cure)


def _marks(plan: Plan) -> Found:
    for mark in plan.marks:
        sort = SORTS.get(mark.sort)
        if sort is None:
            known = ", ".join(SORTS)
            cure = (f"Dấu đã biết: {known}.", f"Known sorts: {known}.")
            yield _fault(mark, f"Không có loại dấu “{mark.sort}”.", f"No mark “{mark.sort}”.", cure)
            continue
        cure = (f"Khóa đã biết: {', '.join(sort.allowed)}.", f"Known keys: {', '.join(sort.allowed)}.")
        for key in mark.body:
            if mark.sort != "rule" and key not in sort.allowed:
                yield _fault(mark, f"Khóa lạ “{key}” trong {mark.sort}.", f"Unknown key “{key}”.", cure)
        for key in sort.needs:
            if key not in mark.body:
                yield _fault(mark, f"{mark.sort} thiếu khóa “{key}”.", f"{mark.sort} lacks “{key}”.", cure)


def _words(plan: Plan) -> Found:
    for mark in plan.marks:
        clause = plan.by_id[mark.clause]
        if mark.says and _plain(mark.says) not in _plain(clause.text):
            cure = ("Chép đúng lời của khoản.", "Copy the clause's own words.")
            yield _fault(
                mark,
                f"Lời trích “{mark.says}” không có trong khoản.",
                "The quoted words are not in the clause.",
                cure,
            )


def _plain(text: str) -> str:
    return _exact(text.replace("*", "")).rstrip(".;:,").lower()


def _identities(plan: Plan) -> Found:
    for clause in plan.clauses:
        seen: set[tuple[str, str | None]] = set()
        for mark in clause.marks:
            if (mark.sort, mark.key) in seen:
                cure = ("Cho mỗi dấu cùng loại một key riêng.", "Give each mark of one sort its own key.")
                yield _fault(mark, f"Hai dấu {mark.sort} cùng tên.", f"Two {mark.sort} marks alike.", cure)
            seen.add((mark.sort, mark.key))


def _terms(plan: Plan) -> Found:
    for mark in plan.marks:
        for body in bodies(mark):
            for (sort, key), group in _TERM_KEYS.items():
                for value in many(body.get(key)) if mark.sort == sort else ():
                    if str(value) not in terms.GROUPS[group]:
                        known = ", ".join(terms.GROUPS[group])
                        cure = (f"Viết một trong: {known}.", f"Write one of: {known}.")
                        yield _fault(mark, f"{key} không có “{value}”.", f"{key} has no “{value}”.", cure)


def _actors(plan: Plan) -> Found:
    for mark in plan.marks:
        for body in bodies(mark):
            for key in _ACTOR_KEYS.get(mark.sort, ()):
                yield from _unknown_actors(plan, mark, many(body.get(key)))
        if mark.sort == "attest":
            yield from _unknown_actors(plan, mark, many(mark.body.get("by")))
        if mark.sort == "route":
            steps = [s for s in many(mark.body.get("steps")) if isinstance(s, Mapping)]
            named = [a for s in steps for k in ("who", "to") for a in many(s.get(k))]
            yield from _unknown_actors(plan, mark, named)
    for actor in plan.actors.values():
        if actor.under and actor.under not in plan.actors:
            what = Say(f"actors.{actor.key}: under “{actor.under}” không có.", "under names no actor.")
            yield Fault("plan.md (actors)", what, Say("Khai báo tên đó trong actors.", "Declare it."))


def _unknown_actors(plan: Plan, mark: Mark, names: list[Any]) -> Found:
    for name in names:
        if str(name) not in plan.actors and str(name) not in _ROLES:
            known = ", ".join(plan.actors)
            cure = (f"Khai báo trong actors; đã có: {known}.", f"Declare it in actors; known: {known}.")
            yield _fault(mark, f"Không biết “{name}” là ai.", f"“{name}” is not an actor.", cure)


def _awards(plan: Plan) -> Found:
    seen: dict[str, Mark] = {}
    for award in plan.awards:
        if award.id in seen and seen[award.id] is not award.mark:
            cure = ("Khai báo mỗi hình thức khen một lần.", "Declare each award once.")
            yield _fault(
                award.mark, f"Hình thức khen “{award.id}” khai báo hai lần.", "Declared twice.", cure
            )
        seen.setdefault(award.id, award.mark)
    for mark in plan.marks:
        yield from _unknown_awards(plan, mark, [n for body in bodies(mark) for n in many(body.get("for"))])


def _unknown_awards(plan: Plan, mark: Mark, names: Iterable[Any]) -> Found:
    known = sorted({a.id for a in plan.awards} | {a.base for a in plan.awards})
    for name in names:
        if str(name).partition("/")[0] not in known:
            cure = (f"Đã có: {', '.join(known)}.", f"Known: {', '.join(known)}.")
            yield _fault(mark, f"Không có hình thức khen “{name}”.", f"No award “{name}”.", cure)


def _rules(plan: Plan) -> Found:
    for mark in plan.sorted_as("rule", "attest", "eligible"):
        try:
            tests = list(_every(of_mark(plan, mark)))
        except BadParameter as bad:
            yield Fault(_at(mark), bad.what, bad.cure)
            continue
        for test in tests:
            of = str(getattr(test.kind, "of", "self"))
            if of not in terms.GROUPS["of"] and of not in plan.actors:
                yield from _unknown_actors(plan, mark, [of])
            yield from _unknown_awards(plan, mark, getattr(test.kind, "awards", ()))
    for mark in plan.sorted_as("rule", "attest"):
        if not mark.body.get("restates") and not any(_serves(plan, mark, a.id) for a in plan.awards):
            cure = ("Đặt scope cho mục chứa nó, hoặc for.", "Put a scope over it, or a for.")
            yield _fault(mark, "Tiêu chuẩn không phục vụ hình thức khen nào.", "It serves no award.", cure)


def _every(node: Node) -> Iterator[Test]:
    """Every criterion of a mark, those of readings not in use too."""
    yield from criteria_in(node)
    for other in node.others.values() if isinstance(node, Group) else ():
        yield from criteria_in(other)


def _serves(plan: Plan, mark: Mark, award_id: str) -> bool:
    award = plan.award(award_id)
    places = [n.partition("/")[2] for n in served(plan, mark) if "/" in n]
    return serves(plan, mark, award) or any(serves(plan, mark, award, p) for p in places)


def _deadlines(plan: Plan) -> Found:
    keys = {k for m in plan.sorted_as("deadline") for k in (m.key, m.name, m.clause)}
    for award in plan.awards:
        for test in _tests(plan, award.id):
            deadline = getattr(test.kind, "deadline", None)
            if test.kind.name == "registered" and deadline and deadline not in keys and test.mark:
                cure = ("Đặt key cho dấu deadline đó.", "Give that deadline its key.")
                yield _fault(test.mark, f"Không có hạn “{deadline}”.", f"No deadline “{deadline}”.", cure)


def _tests(plan: Plan, award_id: str) -> list[Any]:
    try:
        return list(criteria_in(standard(plan, plan.award(award_id))))
    except BadParameter:
        return []


def dependencies(plan: Plan) -> dict[str, set[str]]:
    """Which awards the standard of each award reads."""
    return {
        a.id: {
            other.id
            for test in _tests(plan, a.id)
            for other in plan.awards_for(getattr(test.kind, "awards", ()))
        }
        for a in plan.awards
    }


def _circles(plan: Plan) -> Found:
    reads = dependencies(plan)
    for award in plan.awards:
        seen, todo = set[str](), list(reads[award.id])
        while todo:
            at = todo.pop()
            todo += [n for n in reads.get(at, ()) if n not in seen]
            seen.add(at)
        if award.id in seen:
            cure = ("Bỏ một chiều phụ thuộc.", "Remove one direction.")
            yield _fault(
                award.mark, f"“{award.id}” phụ thuộc vòng tròn.", "The award depends on itself.", cure
            )


def _sources(plan: Plan) -> Found:
    lines = plan.source_text.splitlines()
    for clause in plan.clauses:
        if plan.source_text and any(not 1 <= start <= end <= len(lines) for start, end in clause.source):
            cure = (f"Nguồn có {len(lines)} dòng.", f"The source has {len(lines)} lines.")
            yield _fault(clause, "Dòng nguồn không có.", "No such source line.", cure)


def _exact(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def compare_ids(old: Plan, new: Plan) -> list[Fault]:
    """Ids whose words have changed without an amendment listed in front matter (ids never shift)."""
    amended = {str(a) for a in many(new.front.get("amendments"))}
    found = []
    for clause in old.clauses:
        now = new.by_id.get(clause.id)
        if now is None or (_exact(now.text) != _exact(clause.text) and clause.id not in amended):
            where = _at(now or clause)
            gone = "đã mất" if now is None else "đã đổi lời"
            en = "is gone" if now is None else "has changed its words"
            cure = Say("Giữ dòng “(bãi bỏ)” hoặc ghi vào amendments.", "Keep it, or list it in amendments.")
            found.append(Fault(where, Say(f"Mã {clause.id} {gone}.", f"Id {clause.id} {en}."), cure))
    return found
