"""The quota lines of a round: who is above, who is below, what stays open and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from thidua.core.plan.model import Award
from thidua.core.quotas.allotting import Allotted
from thidua.core.quotas.line import STATUS, Line, Row
from thidua.core.quotas.places import EVERY
from thidua.core.wording import NOTHING, Say, several
from thidua.rounds.pages.candidates import Listing
from thidua.rounds.pages.naming import award_kind, award_name, cap, unit_of
from thidua.rounds.result import RoundResult

ABOVE = ("chosen", "reserved", "held")
MOST_BOXES = 30


@dataclass(frozen=True)
class Placed:
    """One candidate on a list."""

    person: int
    number: int | None
    name: str
    unit: str
    status: str
    said: Say
    why: Say


@dataclass(frozen=True)
class Listed:
    """One list with its line: those above it, those at it, those below."""

    label: str
    places: int | None
    above: tuple[Placed, ...]
    at_line: tuple[Placed, ...]
    below: tuple[Placed, ...]
    order: Say
    said: Say
    why_open: Say
    boxes: tuple[str, ...]

    @property
    def line_said(self) -> Say:
        """What is written at the line."""
        places = self.places or 0
        return Say(f"Vạch chỉ tiêu: {places} suất", f"Quota line: {several(places, 'place')}")

    @property
    def drawn(self) -> bool:
        """Whether there is a line to draw."""
        return self.places is not None and self.places != EVERY


@dataclass(frozen=True)
class Board:
    """One award with its lists and those who stand apart."""

    award: Award
    name: Say
    kind: Say
    clause: str | None
    why: Say
    decided: Say
    lists: tuple[Listed, ...]
    apart: tuple[tuple[Say, tuple[Placed, ...]], ...]


def boards(result: RoundResult, listing: Listing) -> list[Board]:
    """Every award of the round."""
    return [_board(result, listing, a) for a in result.allotted]


def decided_said(result: RoundResult, award: Award) -> Say:
    """Who decides on an award: the issuer, or the level above on a proposal."""
    if result.decided_here(award):
        return Say("cơ quan ban hành quyết định", "decided by the issuer")
    return Say("đề nghị cấp trên quyết định", "proposed to the level above")


def _board(result: RoundResult, listing: Listing, allotted: Allotted) -> Board:
    award = allotted.award
    apart: dict[str, list[Placed]] = {}
    for row in allotted.apart:
        apart.setdefault(row.status, []).append(_placed(result, listing, award, row))
    lists = tuple(_listed(result, listing, award, line) for line in allotted.lines)
    return Board(
        award,
        award_name(award),
        award_kind(award),
        allotted.quota.clause,
        cap(allotted.quota.why),
        cap(decided_said(result, award)),
        lists,
        tuple((cap(STATUS[s]), tuple(rows)) for s, rows in apart.items()),
    )


def _placed(result: RoundResult, listing: Listing, award: Award, row: Row) -> Placed:
    return Placed(
        listing.numbers.get((award.id, row.key), 0),
        row.number,
        result.judging.occasion.name(row.key),
        unit_of(result.judging, row.verdict),
        row.status,
        cap(STATUS[row.status]),
        cap(row.why),
    )


def _listed(result: RoundResult, listing: Listing, award: Award, line: Line) -> Listed:
    rows = [_placed(result, listing, award, r) for r in line.rows]
    rows = [_said_before(row, rows[at - 1] if at else None) for at, row in enumerate(rows)]
    above = tuple(r for r in rows if r.status in ABOVE)
    below = tuple(r for r in rows if r.status == "below_line")
    at_line = tuple(r for r in rows if r.status not in ABOVE and r.status != "below_line")
    return Listed(
        line.label,
        line.places,
        above,
        at_line,
        below,
        cap(line.order),
        _said(line),
        cap(line.why_open),
        _boxes(line),
    )


def _said_before(row: Placed, before: Placed | None) -> Placed:
    """A reason that the row before gave already is not said again."""
    same = before is not None and row.why.vi and row.why == before.why
    return replace(row, why=NOTHING) if same else row


def _said(line: Line) -> Say:
    if line.places is None:
        return Say("Chưa có số suất", "The number of places is not known")
    if line.places == EVERY:
        return Say(f"Đã chọn {line.taken}", f"{line.taken} chosen")
    held = sum(r.status == "held" for r in line.rows)
    kept = Say(f", giữ {held}", f", {held} kept") if held else NOTHING
    return Say(
        f"{line.places} suất: đã chọn {line.taken - held}{kept.vi}, còn {line.open}",
        f"{several(line.places, 'place')}: {line.taken - held} chosen{kept.en}, {line.open} open",
    )


def _boxes(line: Line) -> tuple[str, ...]:
    if line.places is None or line.places == EVERY or line.places > MOST_BOXES:
        return ()
    taken = [r.status for r in line.rows if r.status in ABOVE]
    waits = any(r.status in ("tied", "waiting_council") for r in line.rows)
    rest = "waiting" if waits or "chờ" in line.note.vi else "empty"
    return tuple((taken + [rest] * line.places)[: line.places])
