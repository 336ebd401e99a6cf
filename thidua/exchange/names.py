"""Who a cell means: units and people by their codes, candidates as `unit:ID` or `person:ID`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from thidua.core.wording import Say, fold
from thidua.exchange.cells import Cell, refuse, text_of, typed_text

_NOUN = {"unit": Say("đơn vị", "unit"), "person": Say("cá nhân", "person")}


HINTS = 50
"""Most unknown codes for which likely ones are looked for."""


@dataclass
class Known:
    """Codes of the units and people that were given; None where that table was not."""

    unit: set[str] | None = None
    person: set[str] | None = None
    _near: dict[str, list[str]] = field(default_factory=dict)
    _asked: int = 0

    def of(self, sort: str) -> set[str] | None:
        """The codes of one sort, `unit` or `person`."""
        return self.unit if sort == "unit" else self.person

    def near(self, ident: str, sorts: Iterable[str]) -> Say:
        """A hint at codes that look alike, or nothing; only the first few slips are worth the search."""
        self._asked += 1
        if self._asked > HINTS:
            return Say("", "")
        if not self._near:
            for sort in ("unit", "person"):
                for code in sorted(self.of(sort) or ()):
                    self._near.setdefault(fold(code), []).append(f"{sort}:{code}")
        wanted = tuple(sorts)
        keys = [fold(ident)] if fold(ident) in self._near else self._close(fold(ident))
        found = [c for key in keys for c in self._near[key] if c.split(":")[0] in wanted][:3]
        if not found:
            return Say("", "")
        return Say(f" Có phải {', '.join(found)}?", f" Did you mean {', '.join(found)}?")

    def _close(self, key: str) -> list[str]:
        return get_close_matches(key, self._near, n=3, cutoff=0.75) if len(self._near) <= 5_000 else []


def _split(text: str) -> tuple[str, str]:
    sort, colon, ident = text.partition(":")
    if colon and sort.strip().lower() in _NOUN:
        return sort.strip().lower(), ident.strip()
    return "", text


def member(cell: Cell, sort: str, known: Known) -> str:
    """The code of a unit or person, without prefix; refused when its table is given and lacks it."""
    written, ident = _split(typed_text(cell))
    noun = _NOUN[sort]
    if written not in ("", sort) or not ident:
        raise refuse(
            cell,
            Say(f"mã {noun.vi}", f"the code of a {noun.en}"),
            Say(f"Ghi mã {noun.vi}.", f"Write the code of the {noun.en}."),
        )
    codes = known.of(sort)
    if codes is not None and ident not in codes:
        raise _unknown(cell, ident, (sort,), known)
    return ident


def candidate(cell: Cell, known: Known) -> str:
    """`unit:ID` or `person:ID`; a bare code is taken when it is exactly one of the two."""
    sort, ident = _split(typed_text(cell))
    if sort and ident:
        return f"{sort}:{member(cell, sort, known)}"
    fits = [s for s in _NOUN if ident in (known.of(s) or ())]
    if len(fits) == 1 and ident:
        return f"{fits[0]}:{ident}"
    if not fits and known.unit is not None and known.person is not None:
        raise _unknown(cell, ident, ("unit", "person"), known)
    why = Say("mã này vừa là đơn vị vừa là cá nhân", "this code is both a unit and a person")
    bare = Say("chưa rõ là đơn vị hay cá nhân", "it is not clear whether unit or person")
    told = why if fits else bare
    raise refuse(
        cell,
        Say(f"unit:MÃ hoặc person:MÃ ({told.vi})", f"unit:ID or person:ID ({told.en})"),
        Say(f"Ghi unit:{ident} hoặc person:{ident}.", f"Write unit:{ident} or person:{ident}."),
    )


def _unknown(cell: Cell, ident: str, sorts: tuple[str, ...], known: Known) -> Exception:
    vi = " hoặc ".join(f"{_NOUN[s].vi} có trong bảng {_table(s)}" for s in sorts)
    en = " or ".join(f"a {_NOUN[s].en} of the table {_table(s)}" for s in sorts)
    hint = known.near(ident, sorts)
    tables = " / ".join(_table(s) for s in sorts)
    return refuse(
        cell,
        Say(vi, en),
        Say(
            f"Sửa mã hoặc thêm dòng vào {tables}.{hint.vi}", f"Mend the code or add it to {tables}.{hint.en}"
        ),
    )


def _table(sort: str) -> str:
    return "units" if sort == "unit" else "people"


def scope(cell: Cell, known: Known) -> str:
    """`all`, or one unit as `unit:ID`."""
    text = text_of(cell)
    if fold(text) in ("", "all", "tat ca", "toan bo"):
        return "all"
    return f"unit:{member(cell, 'unit', known)}"
