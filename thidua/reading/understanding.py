"""A document understood: its parts, and every proposal that its clauses call for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thidua.core.wording import Say
from thidua.reading.citations import cited, laws
from thidua.reading.folding import bare
from thidua.reading.meaning.awards import awards
from thidua.reading.meaning.cells import by_columns
from thidua.reading.meaning.context import places
from thidua.reading.meaning.criteria import criteria
from thidua.reading.meaning.deadlines import deadlines
from thidua.reading.meaning.dossiers import dossier
from thidua.reading.meaning.duties import duties
from thidua.reading.meaning.eligible import eligible
from thidua.reading.meaning.forms import issuer_gives
from thidua.reading.meaning.period import period
from thidua.reading.meaning.quotas import quotas
from thidua.reading.outline import Document, outline
from thidua.reading.parts import Piece
from thidua.reading.proposals import Proposal
from thidua.reading.received import Received


@dataclass(frozen=True)
class Ground:
    """A document that the plan rests on; a law may be named by its name alone."""

    number: str | None
    issued: date | None
    words: str
    lines: tuple[int, int]
    sure: int


@dataclass(frozen=True)
class Understood:
    """The document and what it seems to say."""

    document: Document
    grounds: tuple[Ground, ...]
    proposals: tuple[Proposal, ...]
    giver: str | None = None
    """As whom the issuer itself may give awards: those it decides, all others it proposes upward."""

    def of(self, sort: str) -> list[Proposal]:
        """The proposals of one sort of mark."""
        return [p for p in self.proposals if p.sort == sort]


def understand(received: Received) -> Understood:
    """Read a document that came in."""
    document = outline(received)
    grounds = tuple(_grounds(document))
    standing = list(places(list(by_columns(document.pieces))))
    found: list[Proposal] = []
    when = period(standing, _opening(document))
    if when:
        found.append(when)
    own = _giver(document)
    found += eligible(standing, list(places(_above(document))))
    for read in (criteria, deadlines, dossier, duties):
        found += read(standing)
    places_told = quotas(standing, own)
    named = list(_in_rounds(list(awards(standing, own)), [*found, *places_told]))
    found += (_in_turn(quota, named) for quota in places_told)
    return Understood(document, grounds, (*found, *named), own)


_WHICH_ROUND = Say("Khen hằng năm hay theo giai đoạn?", "Each year, or for the stage?")
_EITHER = 66
"""How sure an award is of each of two rounds where it names none: no more than it proved to be on unseen plans."""


def _in_turn(quota: Proposal, awards: Sequence[Proposal]) -> Proposal:
    """A quota that names no round counts in that of its award, where the award is given in one round alone."""
    if quota.round:
        return quota
    turns = {
        award.round
        for award in awards
        if (quota.who in (None, award.who))
        and all(quota.body.get(k) in (None, award.body[k]) for k in ("form", "authority"))
    }
    return replace(quota, round=turns.pop()) if len(turns) == 1 else quota


def _giver(document: Document) -> str | None:
    """As whom the issuer itself may give awards."""
    said = document.said.get("issuer")
    return issuer_gives(document.fold(str(said.value)).plain) if said else None


def _in_rounds(named: list[Proposal], others: list[Proposal]) -> Iterator[Proposal]:
    """An award that names no round is given in every round that quotas and deadlines speak of, else yearly."""
    spoken = {p.round for p in [*named, *others] if p.sort in ("award", "quota", "deadline") and p.round}
    for award in named:
        if award.round:
            yield award
            continue
        counted = {q.round for q in others if q.sort == "quota" and q.body.get("form") == award.body["form"]}
        own = counted if len(counted) == 1 and None not in counted else spoken
        turns = [t for t in ("annual", "stage") if t in own] or ["annual"]
        asks = None if len(turns) == 1 and spoken else _WHICH_ROUND
        for turn in turns:
            body = {**award.body, "round": turn}
            yield replace(
                award,
                body=body,
                round=turn,
                sure=min(award.sure, _EITHER if len(turns) > 1 else 76 if spoken else 71),
                asks=award.asks or asks,
            )


def _opening(document: Document) -> list[tuple[str, str, tuple[int, int]]]:
    """Words above the clauses that may name the stage: opening sentence, then title."""
    told = [
        (f"mo-dau{i or ''}", document.fold(p.text).plain, (p.first, p.last))
        for i, p in enumerate(document.opening)
    ]
    told += [
        ("mo-dau", document.fold(p.text).plain, (p.first, p.last))
        for p in document.grounds
        if p.text.rstrip().endswith(":")
    ]
    title = document.said.get("title")
    if title:
        told.append(("mo-dau", document.fold(title.words).plain, title.lines))
    return told


def _above(document: Document) -> list[Piece]:
    """The sentences above the clauses, as the clauses that they would be."""
    return [
        Piece("mo-dau", p.text, document.fold(p.text), False, 80, "", (p.first, p.last), p.lines)
        for p in [*document.opening, *document.grounds]
    ]


_RESTS_ON = re.compile(
    r"^\W*(?:(?:dieu|muc|phan) \w{1,4}[.:] ?|\w{1,5}[.)] ?)?(?:cac |nhung )?(?:can cu|co so)"
    r"(?: phap ly| xay dung| ban hanh| lap| de| thuc hien| chinh tri|,| va| ke hoach)*\W*$"
)
"""The heading over grounds that stand as clauses: `I. CĂN CỨ`, `1. Căn cứ pháp lý`."""


def under_grounds(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The clauses under a heading that says they are grounds."""
    over: int | None = None
    for piece in pieces:
        if over is not None and piece.level <= over:
            over = None
        if over is not None:
            yield piece
        elif piece.heading and _RESTS_ON.match(piece.folded.plain):
            over = piece.level


def _grounds(document: Document) -> list[Ground]:
    found: list[Ground] = []
    own = document.said["number"].value if "number" in document.said else None
    told = [(p.text, (p.first, p.last)) for p in document.grounds]
    told += [(piece.words, piece.lines) for piece in under_grounds(document.pieces)]
    for text, lines in told:
        for name, day in laws(document.fold(text)):
            law = bare(name).startswith(("luat", "bo luat", "phap lenh"))
            found.append(Ground(None, day, name, lines, 92 if day and law else 75))
        for named in cited(text, lambda words: document.fold(words).plain):
            if named.number != own and all(g.number != named.number for g in found):
                found.append(Ground(named.number, named.issued, text, lines, named.sure))
    return found
