"""The gate: whether somebody may do something, and why not; the table of rights is in table.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from thidua.access.table import ROWS
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say, join

ROLES = (
    "sysadmin",
    "agency_admin",
    "office",
    "clerk",
    "candidate",
    "appraiser",
    "chair",
    "secretary",
    "member",
    "signer",
    "steering",
    "auditor",
)


class Holding(NamedTuple):
    """One role that a user holds: in a unit, or for one movement."""

    role: str
    agency_id: int | None
    path: str
    movement_id: int | None = None


@dataclass(frozen=True)
class Right:
    """One row of the table."""

    name: str
    who: tuple[tuple[str, str], ...]
    say: Say
    pages: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that have it, each once, in the order of the row."""
        return tuple(dict.fromkeys(role for role, _ in self.who))


def _read(rows: str) -> Iterator[Right]:
    for row in rows.strip().splitlines():
        name, who, vi, en, *pages = (part.strip() for part in row.split("|"))
        pairs = tuple((role, scope) for role, _, scope in (w.partition("@") for w in who.split()))
        yield Right(name, pairs, Say(vi, en), tuple(pages[0].split()) if pages else ())


RIGHTS: dict[str, Right] = {right.name: right for right in _read(ROWS)}
PAGES: dict[str, str] = {page.rstrip("!"): right.name for right in RIGHTS.values() for page in right.pages}
PROVED = frozenset(p.rstrip("!") for right in RIGHTS.values() for p in right.pages if p.endswith("!"))
"""Pages that ask for a fresh sign-in."""
NEVER_CARRIED = frozenset(p[:-2] for right in RIGHTS.values() for p in right.pages if p.endswith("!!"))
"""Those whose posts are secret: never written back into a page."""
_OPEN = {
    "signed_in": Say("mọi người có tài khoản đang mở", "everybody whose account is open"),
    "public": Say("mọi người", "everybody"),
}


def may(name: str, by: Any, thing: Any = None) -> bool:
    """Whether `by` has the right over the thing (over anything at all where none is given)."""
    right = RIGHTS[name]
    if any(role == "public" for role, _ in right.who):
        return True
    if not getattr(by, "is_authenticated", False) or not by.is_active:
        return False
    if any(role == "signed_in" for role, _ in right.who):
        return True
    return any(_reaches(role, scope, by, thing) for role, scope in right.who)


class NoRight(Refused):
    """Refused for want of the right: it tells of rights and reach only, never how the thing stands."""


def check(name: str, by: Any, thing: Any = None) -> None:
    """Let pass, or refuse with the reason.

    Raises NoRight naming who has the right and which roles the person has.
    """
    if not may(name, by, thing):
        raise NoRight(refusal(name, by))
    _noted(name)


def refusal(name: str, by: Any) -> Say:
    """Why the right is not there: whose it is, and which roles the person has."""
    right = RIGHTS[name]
    theirs = join([_OPEN.get(role) or terms.label("role", role) for role in right.roles])
    mine = join([terms.label("role", role) for role in held(by)]) if held(by) else Say("chưa có", "none")
    return Say(
        f"Bạn không có quyền {right.say.vi}. Quyền này thuộc: {theirs.vi}. Vai của bạn: {mine.vi}.",
        f"You have no right to {right.say.en}. It belongs to: {theirs.en}. Your roles: {mine.en}.",
    )


def held(by: Any) -> list[str]:
    """The roles of a person, each once."""
    return list(dict.fromkeys(h.role for h in getattr(by, "holdings", ())))


def holdings_for(names: Iterable[str], by: Any) -> list[Holding]:
    """The holdings of a person that carry one of the rights, whatever the thing."""
    pairs = {pair for name in names for pair in RIGHTS[name].who}
    return [h for h in by.holdings if any(role == h.role and _carries(h, scope) for role, scope in pairs)]


def _reaches(role: str, scope: str, by: Any, thing: Any) -> bool:
    mine = [h for h in by.holdings if h.role == role]
    if scope == "self":
        return bool(mine) and (thing is None or _own(by, thing))
    return any(_carries(h, scope) if thing is None else _covers(scope, by, h, thing) for h in mine)


def _carries(holding: Holding, scope: str) -> bool:
    """Whether a holding can reach anything in a scope: a role for one movement reaches only that movement."""
    return scope in ("self", "site") or (scope == "movement") == (holding.movement_id is not None)


def _own(by: Any, thing: Any) -> bool:
    person = getattr(thing, "person_id", None)
    user = getattr(thing, "user_id", None)
    return (person is not None and person == by.person_id) or (user is not None and user == by.pk)


def _covers(scope: str, by: Any, holding: Holding, thing: Any) -> bool:
    if scope == "site":
        return True
    if scope == "movement":
        return holding.movement_id is not None and holding.movement_id == getattr(thing, "movement_id", None)
    if holding.movement_id is not None:
        return False
    if scope == "host":
        return holding.agency_id is not None and holding.agency_id == getattr(thing, "host_id", None)
    return _holds(scope, by, holding, thing) or any(
        _holds(scope, by, holding, unit) for unit in getattr(thing, "came_to", ())
    )


def _holds(scope: str, by: Any, holding: Holding, thing: Any) -> bool:
    """Whether a thing belongs to the agency, or looks to the unit; what an ended unit had, where it `came_to`."""
    if scope == "agency":
        return holding.agency_id is not None and holding.agency_id == getattr(thing, "agency_id", None)
    path = getattr(thing, "unit_path", None)
    return bool(path) and bool(by.below.reaches(holding.path, str(path)))


_seen: ContextVar[set[str] | None] = ContextVar("seen", default=None)


@contextmanager
def watched() -> Iterator[set[str]]:
    """Note which rights are checked inside the block; blocks within blocks share one note."""
    outer = _seen.get()
    seen = set() if outer is None else outer
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)


def _noted(name: str) -> None:
    seen = _seen.get()
    if seen is not None:
        seen.add(name)


@cache
def pages_of(role: str) -> frozenset[str]:
    """The pages that a role may open at least for its own things."""
    return frozenset(p for p, name in PAGES.items() if {role, *_OPEN} & set(RIGHTS[name].roles))
