"""The standard of an award: the tree of its criteria, which is the tree of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from thidua.core.criteria.base import Kind
from thidua.core.criteria.params import BadParameter
from thidua.core.criteria.registry import LAWFUL, MARKED, WRITTEN
from thidua.core.plan.model import Award, Clause, Mark, Plan, many
from thidua.core.wording import Say


@dataclass(frozen=True)
class Test:
    """One criterion under the clause that it carries out; `law.…` for those of the law."""

    clause: str
    key: str | None
    kind: Kind
    mark: Mark | None = None

    @property
    def name(self) -> str:
        """`clause#key`, or the clause alone."""
        return f"{self.clause}#{self.key}" if self.key else self.clause


@dataclass(frozen=True)
class Group:
    """Criteria that count together: `all`, or `one_of`. Other readings stand beside the used one."""

    clause: str
    key: str | None
    how: str
    parts: tuple[Node, ...]
    mark: Mark | None = None
    reading: str | None = None
    others: Mapping[str, Node] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """`clause#key`, or the clause alone."""
        return f"{self.clause}#{self.key}" if self.key else self.clause


Node = Test | Group


def criteria_in(node: Node) -> Iterator[Test]:
    """Every criterion of a tree, in the order of the text."""
    if isinstance(node, Test):
        yield node
        return
    for part in node.parts:
        yield from criteria_in(part)


def standard(plan: Plan, award: Award, place: str | None = None) -> Group:
    """The criteria of an award, those of the law last; with `place`, only what it adds.

    Raises BadParameter where a mark names an unknown kind or parameter.
    """
    if place:
        kept = [of_mark(plan, m) for m in plan.sorted_as("eligible") if serves(plan, m, award, place)]
        return Group("", None, "all", (*kept, *_text_nodes(plan, award, place)))
    parts = [*_eligible(plan, award), *_text_nodes(plan, award, None), *_lawful(award)]
    return Group("", None, "all", tuple(parts))


def serves(plan: Plan, mark: Mark, award: Award, place: str | None = None) -> bool:
    """Whether a rule or attestation serves an award: by its own `for`, else its scope's."""
    names = served(plan, mark)
    if place:
        return f"{award.id}/{place}" in names or f"{award.base}/{place}" in names
    return award.id in names or award.base in names


def served(plan: Plan, mark: Mark) -> list[str]:
    """The names a mark serves: its own `for`, else that of the nearest scope."""
    own = mark.body.get("for")
    scope = plan.scope_of(mark.clause) if own is None else None
    names = own if own is not None else scope.body.get("for") if scope else None
    return [str(n) for n in many(names)]


def _lawful(award: Award) -> list[Node]:
    one = LAWFUL["one_award"].written({"form": award.form, "authority": award.authority})
    tests: list[Node] = [Test("law.one_award", None, one)]
    if award.who != "individual":
        tests.append(Test("law.unit_stands", None, LAWFUL["unit_stands"].written({})))
    return tests


def _eligible(plan: Plan, award: Award) -> list[Node]:
    marks = [m for m in plan.sorted_as("eligible") if m.body.get("who") in (None, award.who) or not award.who]
    own = [m for m in marks if m.body.get("for") and award in plan.awards_for(m.body["for"])]
    chosen = own or [m for m in marks if not m.body.get("for")]
    tests = tuple(of_mark(plan, m) for m in chosen)
    if len(tests) <= 1:
        return list(tests)
    return [Group(tests[0].clause, None, "one_of", tests, chosen[0])]


def _text_nodes(plan: Plan, award: Award, place: str | None) -> list[Node]:
    under: dict[str | None, list[Clause]] = {}
    for clause in plan.clauses:
        lead = None if _is_end(clause) else plan.lead_of(clause)
        under.setdefault(lead.id if lead else clause.parent, []).append(clause)

    def node(clause: Clause) -> list[Node]:
        own: list[Node] = [
            n
            for m in clause.marks
            if m.sort in ("rule", "attest") and not m.body.get("restates") and serves(plan, m, award, place)
            for n in (of_mark(plan, m),)
        ]
        scope = next((m for m in clause.marks if m.sort == "scope"), None)
        below = [node(child) for child in under.get(clause.id, ())]
        if scope and scope.body.get("below") == "one_of" and any(below):
            choices = tuple(_joined(nodes) for nodes in below if nodes)
            return [*own, Group(clause.id, None, "one_of", choices, scope)]
        return own + [n for nodes in below for n in nodes]

    return [n for clause in under.get(None, ()) for n in node(clause)]


def _joined(nodes: list[Node]) -> Node:
    """One choice of a `one_of`: everything that its clause asks for."""
    return nodes[0] if len(nodes) == 1 else Group(nodes[0].clause, None, "all", tuple(nodes))


def _is_end(clause: Clause) -> bool:
    return clause.id.rpartition(".")[2].startswith("end")


def of_mark(plan: Plan, mark: Mark) -> Node:
    """The criterion, or group of them, that one mark writes; raises BadParameter."""
    if mark.sort == "eligible":
        return Test(mark.clause, mark.key, MARKED["eligible"].written(_plain(mark)), mark)
    if mark.sort == "attest":
        return Test(mark.clause, mark.key, _attest(plan, mark), mark)
    used = mark.body.get("reading")
    if used is None:
        return _of_body(mark, mark.body)
    readings = {r: _of_body(mark, mark.body[r]) for r in ("a", "b", "c") if r in mark.body}
    if str(used) not in readings:
        raise BadParameter(
            Say(f"Cách hiểu “{used}” không có.", f"There is no reading “{used}”."),
            Say(f"Chọn một trong: {', '.join(readings)}.", f"Choose one of: {', '.join(readings)}."),
        )
    chosen = readings.pop(str(used))
    parts = chosen.parts if isinstance(chosen, Group) and chosen.how == "all" else (chosen,)
    return Group(mark.clause, mark.key, "all", parts, mark, str(used), readings)


def _attest(plan: Plan, mark: Mark) -> Kind:
    names = {mark.name, f"{mark.clause}#attest"}
    alike = [m for m in plan.by_id[mark.clause].marks if m.sort == "attest"]
    if len(alike) == 1:
        names.add(mark.clause)
    same = mark.body.get("same_as")
    if same:
        names |= {str(same), str(same).partition("#")[0]}
    return MARKED["attest"].written({"by": mark.body.get("by"), "marks": sorted(names)})


_NOT_KINDS = {
    "for",
    "note",
    "restates",
    "says_so",
    "reading",
    "question",
    "settled_by",
    "settled_on",
    "a",
    "b",
    "c",
}


def _of_body(mark: Mark, body: Any) -> Node:
    if not isinstance(body, Mapping):
        raise BadParameter(
            Say(f"Cách hiểu không phải các cặp khóa: giá trị: “{body}”.", f"Not key: value pairs: “{body}”."),
            Say("Viết {says_so: …, loại: {tham số}}.", "Write {says_so: …, kind: {parameters}}."),
        )
    entries = [(k, v) for k, v in body.items() if k not in _NOT_KINDS]
    if len(entries) != 1:
        raise BadParameter(
            Say("Quy tắc phải có đúng một loại, hoặc all, hoặc one_of.", "A rule has exactly one kind."),
            Say(f"Loại đã biết: {', '.join(WRITTEN)}.", f"Known kinds: {', '.join(WRITTEN)}."),
        )
    return _of_entry(mark, *entries[0])


def _of_entry(mark: Mark, name: str, value: Any) -> Node:
    if name in ("all", "one_of"):
        if not isinstance(value, list) or not value or not all(isinstance(e, Mapping) for e in value):
            raise BadParameter(
                Say(f"{name} phải là danh sách tiêu chuẩn.", f"{name} must list criteria."),
                Say("Viết mỗi dòng một loại: - rating: {…}", "Write one kind a line: - rating: {…}"),
            )
        parts = tuple(_of_entry(mark, k, v) for entry in value for k, v in entry.items())
        return Group(mark.clause, mark.key, name, parts, mark)
    if name not in WRITTEN:
        raise BadParameter(
            Say(f"Không có loại tiêu chuẩn “{name}”.", f"There is no kind “{name}”."),
            Say(f"Loại đã biết: {', '.join(WRITTEN)}.", f"Known kinds: {', '.join(WRITTEN)}."),
        )
    given = value
    if name in ("collective_awarded", "collective_meets") and not isinstance(value, Mapping):
        given = {"awards": value}
    if given is not None and not isinstance(given, Mapping):
        raise BadParameter(
            Say(
                f"{name}: tham số phải là các cặp khóa: giá trị.", f"{name}: parameters are key: value pairs."
            ),
            Say(f"Viết {name}: {{of: self, …}}.", f"Write {name}: {{of: self, …}}."),
        )
    return Test(mark.clause, mark.key, WRITTEN[name].written(given), mark)


def _plain(mark: Mark) -> dict[str, Any]:
    return {k: v for k, v in mark.body.items() if k != "note"}
