"""Every paper of a round: one function a kind says which there are and makes each from the data.

To add a kind: a function under `@printed` with the folder where it stands in the pack. The functions
ask a fixed number of questions however many papers there are; making a paper may ask its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from typing import NamedTuple

from django.db.models import Model

from thidua.core.papers import Paper
from thidua.core.papers.frozen import Frozen
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.papers.models import Release
from thidua.papers.queries.releases import Key, alone, standing
from thidua.people.models import Unit, User
from thidua.records.keeping import kept
from thidua.records.printing import FORMS, worded
from thidua.records.rewording import by_hand


@dataclass(frozen=True)
class Made:
    """One paper that can be printed: of which thing, called what, in the words of which day."""

    ident: int
    name: str
    """What tells it from others of its kind: a person, a unit, a number."""
    make: Callable[[], Paper]
    agency_id: int
    at: datetime | None = None
    """The moment whose wording it has; None while it is not signed."""
    done: bool = True
    """Whether what it tells has happened; a blank or a draft otherwise."""
    thing: Model | None = None
    """The thing itself, where its files are kept once it is issued."""
    unit: Unit | None = None
    """The unit that writes it; else it is a paper of the agency."""
    fixed: Say | None = None
    """Why its words are not edited here."""
    blank: Say | None = None
    """Why it is not issued yet."""
    release: Release | None = None
    """How it was taken in hand: edited, or issued."""

    @property
    def owner_id(self) -> int:
        """The agency that issues it."""
        return int(self.unit.agency_id) if self.unit else self.agency_id

    @property
    def edited(self) -> Model | None:
        """The thing that carries the words by hand."""
        return self.release or self.thing


@dataclass(frozen=True)
class Kind:
    """One kind of paper of a round."""

    slug: str
    say: Say
    folder: str
    of: Callable[[Round, User], Iterator[Made]]


class Which(NamedTuple):
    """Which paper of a round."""

    round: Round
    slug: str
    ident: int


KINDS: dict[str, Kind] = {}
"""Kinds by slug; a movement makes them in the order of their folders."""

Of = Callable[[Round, User], Iterator[Made]]


def printed(slug: str, say: Say, folder: str) -> Callable[[Of], Of]:
    """Put a function into the catalogue, under the slug of its kind."""

    def put(of: Of) -> Of:
        KINDS[slug] = Kind(slug, say, folder, of)
        return of

    return put


@dataclass(frozen=True)
class Shelf:
    """The papers of one kind that a person may see."""

    kind: Kind
    papers: tuple[Made, ...]


def shelves(round_: Round, by: User) -> list[Shelf]:
    """Every paper of the round that the person may see, kind by kind; kinds without one are left out."""
    taken = standing(round_)
    kinds = sorted(KINDS.values(), key=lambda kind: kind.folder)
    by_kind = {kind.slug: _papers(kind, round_, by, taken) for kind in kinds}
    left = alone(round_, taken, by)
    for row in left:
        if row.slug in by_kind and row.ident not in {made.ident for made in by_kind[row.slug]}:
            by_kind[row.slug].append(_issued(row))
    return [Shelf(kind, tuple(by_kind[kind.slug])) for kind in kinds if by_kind[kind.slug]]


def _papers(kind: Kind, round_: Round, by: User, taken: dict[Key, Release]) -> list[Made]:
    return [_taken(made, taken.get((kind.slug, made.ident))) for made in kind.of(round_, by)]


def _taken(made: Made, release: Release | None) -> Made:
    """A paper as it was taken in hand; what was issued is from then on the paper."""
    if release is None or release.state == "draft":
        return replace(made, release=release)
    return replace(_issued(release), agency_id=made.agency_id, unit=made.unit)


def _issued(row: Release) -> Made:
    name = f"{row.written}: {row.name}" if row.written else row.name
    made = partial(_thawed, row)
    return Made(row.ident, name, made, row.agency_id, row.issued_at, thing=row, unit=row.unit, release=row)


def _thawed(row: Release) -> Paper:
    return Frozen(row.content)


def one(round_: Round, slug: str, ident: int, by: User) -> Made | None:
    """One paper; None where it is not there for this person."""
    kind = KINDS.get(slug)
    if kind is None:
        return None
    taken = standing(round_)
    papers = _papers(kind, round_, by, taken)
    papers += [_issued(row) for row in alone(round_, taken, by) if row.slug == slug]
    return next((made for made in papers if made.ident == ident), None)


def in_words(made: Made, round_: Round) -> Paper:
    """The paper itself, in the words of its office and of the hand that edited it."""
    if made.release is not None and made.release.state != "draft":
        return made.make()
    return by_data(made, round_, by_hand(made.edited, made.make()))


def by_data(made: Made, round_: Round, paper: Paper | None = None) -> Paper:
    """The paper in the words of its office alone; another `paper` in its stead where one is given."""
    return worded(paper or made.make(), made.agency_id, round_.movement.plan.code, made.at)


def content(made: Made, round_: Round, ending: str, by: User) -> bytes:
    """One paper as a file."""
    return files(made, round_, by, (ending,))[ending]


def files(made: Made, round_: Round, by: User, endings: Iterable[str] = FORMS) -> dict[str, bytes]:
    """One paper as files, its words put together once: those issued, where it was, else as it reads now."""
    issued = {end: kept(made.thing, end, by=by) if made.thing is not None else None for end in endings}
    words = cache(partial(in_words, made, round_))
    return {end: FORMS[end][0](words()) if data is None else data for end, data in issued.items()}
