"""Who inherits what from whom after a reorganisation: signed choices, and units that only took another code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from thidua.core.facts.columns import Record
from thidua.core.facts.tables import Succession, UnitChange

if TYPE_CHECKING:
    from thidua.core.facts.view import FactsView

Links = tuple[Record, ...]
"""The records that lead from an heir to the unit it inherits from, the heir's own first."""


def is_signed(row: Succession) -> bool:
    """Whether somebody signed it, on a day: nothing is inherited without."""
    return bool(row.signed_by) and row.on is not None


class Lineage:
    """Look-ups over the successions of one view; units are named as subjects (`unit:ID`)."""

    def __init__(self, view: FactsView) -> None:
        self._view = view

    def heirs(self, what: str) -> dict[str, list[tuple[str, Record]]]:
        """Those from whom each heir inherits directly, with the record that says so."""
        return self._view.index(f"lineage/{what}", lambda: self._heirs(what))

    def _heirs(self, what: str) -> dict[str, list[tuple[str, Record]]]:
        signed = (r for r in self._view.rows(Succession) if r.what == what and is_signed(r))
        links: list[tuple[str, str, Record]] = [(r.to_unit, r.from_unit, r) for r in signed]
        for change in self._view.rows(UnitChange):
            if change.kind == "rename" and change.to_unit not in (None, change.from_unit):
                links.append((str(change.to_unit), change.from_unit, change))
        found: dict[str, list[tuple[str, Record]]] = {}
        for heir, source, record in links:
            if heir != source:
                found.setdefault(f"unit:{heir}", []).append((f"unit:{source}", record))
        return found

    def sources(
        self, heir: str, what: str, stops: Callable[[str], bool] = lambda _source: False
    ) -> dict[str, Links]:
        """Everybody from whom an heir inherits, near ones first, each with the links that lead there.

        The way goes no further than a source that `stops`.
        """
        links, found = self.heirs(what), dict[str, Links]()
        level: list[tuple[str, Links]] = [(heir, ())] if heir in links else []
        while level:
            further: list[tuple[str, Links]] = []
            for at, way in level:
                for source, record in links.get(at, ()):
                    if source != heir and source not in found:
                        found[source] = (*way, record)
                        further.append((source, found[source]))
            level = [(source, way) for source, way in further if not stops(source)]
        return found

    def nearest(self, heir: str, what: str, has: Callable[[str], bool]) -> dict[str, Links]:
        """The nearest sources that have something, where the heir has nothing itself.

        What a nearer unit has stands before what that unit might have inherited.
        """
        if has(heir):
            return {}
        return {source: way for source, way in self.sources(heir, what, has).items() if has(source)}

    def allowances(self, unit: str | None) -> list[str]:
        """The units whose allowance another one uses beside its own: it alone signed for to inherit them.

        A unit that only took another code has no allowance more than its own.
        """
        heirs: dict[str, set[str]] = {}
        for heir, links in self.heirs("quota").items():
            for source, record in links:
                if isinstance(record, Succession):
                    heirs.setdefault(source, set()).add(heir)
        ways = self.sources(unit or "", "quota", lambda source: len(heirs.get(source, ())) > 1)
        return sorted(source for source in ways if len(heirs.get(source, ())) == 1)


def links_in(records: Iterable[Record]) -> Links:
    """The successions and renamings among the records of a finding."""
    return tuple(r for r in records if isinstance(r, Succession | UnitChange))
