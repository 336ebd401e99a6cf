"""Every paper of a round: one function a kind says which there are and makes each from the data.

To add a kind: a function under `@printed` with the folder where it stands in the pack. The functions
ask a fixed number of questions however many papers there are; making a paper may ask its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

from django.db.models import Model

from thidua.core.papers import Paper
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.people.models import User
from thidua.records.keeping import kept
from thidua.records.printing import FORMS, worded


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


@dataclass(frozen=True)
class Kind:
    """One kind of paper of a round."""

    slug: str
    say: Say
    folder: str
    of: Callable[[Round, User], Iterator[Made]]


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
    kinds = sorted(KINDS.values(), key=lambda kind: kind.folder)
    found = (Shelf(kind, tuple(kind.of(round_, by))) for kind in kinds)
    return [shelf for shelf in found if shelf.papers]


def one(round_: Round, slug: str, ident: int, by: User) -> Made | None:
    """One paper; None where it is not there for this person."""
    kind = KINDS.get(slug)
    return next((made for made in kind.of(round_, by) if made.ident == ident), None) if kind else None


def in_words(made: Made, round_: Round) -> Paper:
    """The paper itself, in the words of its office."""
    return worded(made.make(), made.agency_id, round_.movement.plan.code, made.at)


def content(made: Made, round_: Round, ending: str, by: User) -> bytes:
    """One paper as a file."""
    return files(made, round_, by, (ending,))[ending]


def files(made: Made, round_: Round, by: User, endings: Iterable[str] = FORMS) -> dict[str, bytes]:
    """One paper as files, its words put together once: those issued, where it was, else as it reads now."""
    issued = {end: kept(made.thing, end, by=by) if made.thing is not None else None for end in endings}
    words = cache(partial(in_words, made, round_))
    return {end: FORMS[end][0](words()) if data is None else data for end, data in issued.items()}
