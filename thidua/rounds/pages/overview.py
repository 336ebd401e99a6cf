"""The first screen of a round: three sentences, one row an award, what stops most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from thidua.core.plan.model import Award
from thidua.core.wording import NOTHING, Say
from thidua.rounds.pages.candidates import Listing
from thidua.rounds.pages.dates import Date
from thidua.rounds.pages.naming import ORDER, award_kind, award_name, cap
from thidua.rounds.pages.places import Board
from thidua.rounds.pages.points import Point
from thidua.rounds.result import RoundResult

MOST_BARS = 12
STOPS = ("unmet", "missing", "to_judge")


@dataclass(frozen=True)
class AwardRow:
    """One award: how many got each answer, and what became of its places."""

    award: Award
    name: Say
    kind: Say
    counts: tuple[tuple[str, int], ...]
    board: Board

    @property
    def total(self) -> int:
        """How many were judged for it."""
        return sum(n for _, n in self.counts)

    @property
    def chosen(self) -> int:
        """How many have a place and may be decided."""
        return sum(p.status != "held" for line in self.board.lists for p in line.above)

    @property
    def held(self) -> int:
        """How many places are kept for candidates on hold."""
        return sum(p.status == "held" for line in self.board.lists for p in line.above)

    @property
    def open_why(self) -> list[Say]:
        """Why places are left, list by list."""
        return [line.why_open for line in self.board.lists if line.why_open.vi]


@dataclass(frozen=True)
class Bar:
    """One criterion with how often it stopped somebody, by answer; widths in thousandths."""

    point: Point
    counts: tuple[tuple[str, int, int, int], ...]
    total: int


def award_rows(result: RoundResult, listing: Listing, boards: list[Board]) -> list[AwardRow]:
    """Every award of the round in the order of the plan."""
    rows = []
    for board in boards:
        counts = Counter(p.answer for p in listing.awards[board.award.id])
        told = tuple((name, counts[name]) for name in ORDER)
        rows.append(AwardRow(board.award, award_name(board.award), award_kind(board.award), told, board))
    return rows


def bars(listing: Listing) -> list[Bar]:
    """The criteria that stop most, longest first."""
    counted = [(sum(p.stops[s] for s in STOPS), p) for p in listing.points.values()]
    ranked = sorted((c for c in counted if c[0]), key=lambda c: (-c[0], c[1].number))[:MOST_BARS]
    most = ranked[0][0] if ranked else 1
    found = []
    for total, point in ranked:
        at, parts = 0, []
        for name in STOPS:
            width = 1000 * point.stops[name] // most
            parts.append((name, point.stops[name], at, width))
            at += width
        found.append(Bar(point, tuple(parts), total))
    return found


def highlights(rows: list[AwardRow], chart: list[Bar], mine: list[Date]) -> list[tuple[Say, Say]]:
    """The three things to know: how many meet, what stops most, what is still open."""
    return [_met(rows), *_stops(chart), _open(rows, mine)]


def _met(rows: list[AwardRow]) -> tuple[Say, Say]:
    total = sum(r.total for r in rows)
    met = sum(dict(r.counts)["met"] for r in rows)
    chosen, held = sum(r.chosen for r in rows), sum(r.held for r in rows)
    kept = Say(f", {held} suất giữ cho người đang tạm dừng xét", f", {held} kept for those on hold")
    tail = kept if held else NOTHING
    return (
        Say(f"{met}/{total} lượt xét đạt", f"{met} of {total} verdicts met"),
        Say(
            f"Trong số đạt, {chosen} lượt đã vào chỉ tiêu{tail.vi}.",
            f"Of those, {chosen} are within the quota{tail.en}.",
        ),
    )


def _stops(chart: list[Bar]) -> list[tuple[Say, Say]]:
    if not chart:
        return []
    first, point = chart[0], chart[0].point
    where = Say("luật", "the law") if point.lawful else Say(f"khoản {point.clause}", f"clause {point.clause}")
    parts = {name: n for name, n, _, _ in first.counts if n}
    words = {
        "unmet": Say("không đạt", "unmet"),
        "missing": Say("thiếu minh chứng", "evidence missing"),
        "to_judge": Say("cần người xét", "to judge"),
    }
    told_vi = ", ".join(f"{n} {words[name].vi}" for name, n in parts.items())
    told_en = ", ".join(f"{n} {words[name].en}" for name, n in parts.items())
    return [
        (
            Say(f"Vướng nhiều nhất: {where.vi}", f"Stops most: {where.en}"),
            cap(Say(f"{point.kind.vi}: {told_vi}.", f"{point.kind.en}: {told_en}.")),
        )
    ]


def _open(rows: list[AwardRow], mine: list[Date]) -> tuple[Say, Say]:
    boxes = [box for r in rows for line in r.board.lists if line.drawn for box in line.boxes]
    waiting, empty = boxes.count("waiting"), boxes.count("empty")
    head = Say(
        f"{waiting} suất chờ quyết, {empty} suất chưa có người",
        f"Places waiting for a decision: {waiting}; with nobody: {empty}",
    )
    ahead = next((d for d in mine if d.state in ("soon", "ahead")), None)
    if ahead is None:
        return head, Say("Không còn hạn nào phía trước.", "No deadline lies ahead.")
    what, told = _small(ahead.what), _small(ahead.told)
    return head, Say(f"Hạn kế tiếp: {what.vi}, {told.vi}.", f"Next deadline: {what.en}, {told.en}.")


def _small(say: Say) -> Say:
    return Say(*(text[:1].lower() + text[1:] for text in say))
