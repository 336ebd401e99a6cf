"""The frozen tree of reasons of a nomination, as pages show it: criteria in order, each with its name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from thidua import access
from thidua.core.wording import Say
from thidua.evidence.doubts import open_doubts
from thidua.evidence.models import SECRET, Fact
from thidua.nominations.models import Nomination

PRIVATE = ("discipline:", "holds:")
"""Records that name what only some may read."""
HIDDEN = Say(
    "Căn cứ thuộc dữ liệu riêng của cá nhân, chỉ người có quyền được xem.",
    "The ground is a person's private data, shown only to those who have the right.",
)


@dataclass(frozen=True)
class Criterion:
    """One criterion of a frozen verdict. `name` tells it from the others of the same clause."""

    name: str
    mark: str
    clause: str
    kind: str
    answer: str
    reason: Say
    quote: str
    evidence: tuple[str, ...]
    private: bool
    choice: bool
    claimed: int = 0
    """Records it rested on that nobody had verified on the day of sending."""
    doubts: int = 0
    """What checks find today about the records it rested on, and nobody has settled."""
    look_at: tuple[int, ...] = ()
    """Those of the records that the reader may open."""

    @property
    def by_law(self) -> bool:
        """Whether the law and not the plan asks for it."""
        return self.clause.startswith("law.")

    def told(self, opened: bool) -> Say:
        """The reason, or that it is not shown."""
        return self.reason if opened or not self.private else HIDDEN


def criteria_of(nomination: Nomination) -> list[Criterion]:
    """The criteria of the frozen verdict in the order of the text; none before the first sending."""
    seen: Counter[str] = Counter()
    return [
        _criterion(leaf, seen, choice) for leaf, choice in _leaves((nomination.verdict or {}).get("criteria"))
    ]


def with_doubts(criteria: list[Criterion], user: Any) -> list[Criterion]:
    """The criteria, each with what to look at in the records that it rested on; private ones tell nothing."""
    idents = {ident for c in criteria if not c.private for ident in c.evidence}
    rows = Fact.objects.filter(ident__in=idents, closed_on=None, replaced_by=None)
    facts = {f.pk: f for f in rows.exclude(table__in=SECRET)}
    found = open_doubts(list(facts.values()))
    seen = set(Fact.objects.visible_to(user).filter(pk__in=list(found)).values_list("pk", flat=True))
    by_ident: defaultdict[str, list[int]] = defaultdict(list)
    for pk in sorted(found):
        by_ident[facts[pk].ident].append(pk)
    told = []
    for one in criteria:
        about = [pk for ident in one.evidence for pk in by_ident.get(ident, ())] if not one.private else []
        count, look_at = sum(found[pk] for pk in about), tuple(pk for pk in about if pk in seen)
        told.append(replace(one, doubts=count, look_at=look_at))
    return told


def _leaves(nodes: Any, choice: bool = False) -> Iterator[tuple[dict[str, Any], bool]]:
    for node in nodes or ():
        if "criteria" in node:
            yield from _leaves(node["criteria"], choice or node.get("kind") == "one_of")
        else:
            yield node, choice


def _criterion(leaf: dict[str, Any], seen: Counter[str], choice: bool) -> Criterion:
    mark = f"{leaf['clause']}#{leaf['key']}" if leaf.get("key") else str(leaf["clause"])
    seen[mark] += 1
    evidence = tuple(str(e) for e in leaf.get("evidence") or ())
    return Criterion(
        mark if seen[mark] == 1 else f"{mark}/{seen[mark]}",
        mark,
        str(leaf["clause"]),
        str(leaf["kind"]),
        str(leaf["answer"]),
        Say(str(leaf["reason"]), str(leaf.get("reason_en") or leaf["reason"])),
        str(leaf.get("quote") or ""),
        evidence,
        _is_private(leaf),
        choice,
        int(leaf.get("claimed") or 0),
    )


def answer_for(verdict: Any, opened: bool) -> str:
    """The answer of a frozen verdict as a reader may know it: a private ground reads as on hold."""
    told = verdict or {}
    shut = any(leaf["answer"] != "met" and _is_private(leaf) for leaf, _ in _leaves(told.get("criteria")))
    return "held" if told.get("held") or (shut and not opened) else str(told.get("answer") or "")


def _is_private(leaf: dict[str, Any]) -> bool:
    return bool(leaf.get("private")) or any(str(e).startswith(PRIVATE) for e in leaf.get("evidence") or ())


def sees_private(user: Any, nomination: Nomination) -> bool:
    """Whether a person may read what names discipline or holds of this candidate."""
    return access.may("person.private", user, nomination)


def is_held(nomination: Nomination) -> bool:
    """Whether the consideration was on hold when the dossier was sent."""
    return bool((nomination.verdict or {}).get("held"))
