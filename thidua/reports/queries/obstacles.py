"""Which criterion stops most of those who were judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Count
from django.urls import reverse

from thidua.core.plan.model import plain_clause
from thidua.core.verdict import code
from thidua.core.wording import NOTHING, Say, several
from thidua.nominations.models import Standing
from thidua.nominations.queries.rounds import awards_of
from thidua.nominations.queries.standings import Point, points_of, with_shown
from thidua.reports.queries.catalogue import Alert, Shown, report
from thidua.reports.queries.desk import Desk
from thidua.rounds.pages.naming import award_kind
from thidua.screens.charts import Stack

OPEN = ("unmet", "missing", "to_judge")
ANSWERS = ("met", *OPEN)
STOP = re.compile(r"(?:[,;:(]|(?<!\bNo)\.)\s*")
SHORT, FEWEST, MOST_WORDS = 24, 4, 14
"""A criterion is told in at least so many letters, and in no more words than these."""
JOINING = frozenset(
    [
        "the",
        "of",
        "and",
        "in",
        "to",
        "a",
        "for",
        "by",
        "on",
        "at",
        "or",
        "that",
        "with",
        "under",
        "với",
        "và",
        "của",
        "các",
        "trong",
        "theo",
        "về",
        "để",
        "cho",
        "được",
        "đối",
        "gắn",
        "đúng",
    ]
)
"""Words that lead on to what was left out: none stands last."""
TURNS = frozenset(
    [
        "of",
        "in",
        "to",
        "for",
        "by",
        "on",
        "at",
        "that",
        "with",
        "under",
        "with",
        "among",
        "từ",
        "tại",
        "trong",
        "theo",
        "của",
        "về",
        "để",
        "cho",
        "với",
    ]
)
"""Words before which a long sentence may be left, its first thought being whole."""
UNFINISHED = frozenset(["out", "on", "up", "well", "advise", "direct"])
"""Words after which a comma does not end the thought."""
MOST = 8
"""Criteria that a dashboard shows; the whole list stands behind each."""


class Tally(NamedTuple):
    """How those judged for one award stand on one criterion."""

    award: str
    whom: Say
    point: Point
    met: int
    unmet: int
    missing: int
    to_judge: int

    @property
    def stopped(self) -> int:
        """How many do not meet it yet."""
        return self.unmet + self.missing + self.to_judge


def tallies(desk: Desk) -> list[Tally]:
    """Every criterion of every award of the round, in one query however many there are.

    Those who answer alike are counted together, so that thirty thousand people are a few hundred rows. A
    criterion that reads private data counts only where the reader may see them.
    """
    rows = Standing.objects.visible_to(desk.by).filter(desk.within("unit__path"), round=desk.round)
    rows = rows.filter(as_of__lte=desk.until) if desk.until else rows
    alike = with_shown(rows, desk.by).order_by().values_list("award", "answers", "private")
    found: Counter[tuple[str, int, int, int]] = Counter()
    judged = set()
    for award, answers, private, n in alike.annotate(n=Count("pk")):
        judged.add(award)
        for at, answer in enumerate(answers):
            found[award, at, answer, private] += n
    return [
        Tally(award.id, award_kind(award), point, *(_n(found, award.id, point, code(a)) for a in ANSWERS))
        for award in awards_of(desk.round)
        if award.id in judged
        for point in points_of(desk.plan, award)
    ]


def _n(found: Counter[tuple[str, int, int, int]], award: str, point: Point, answer: int) -> int:
    """How many have an answer at a criterion, as far as it may be seen."""
    seen = (1,) if point.private else (0, 1)
    return sum(found[award, point.at, answer, private] for private in seen)


@report("vuong", Say("Vướng tiêu chuẩn nào", "Which criterion stops most"))
def obstacles(desk: Desk) -> Shown | None:
    """Criteria of the plan that most of those judged do not meet yet, the longest first.

    A criterion of several awards is told once, for the award where it stops most; who competes at all,
    and what the law excludes, is no criterion to work on.
    """
    found = [t for t in tallies(desk) if _is_asked(desk, t.point)]
    if not found:
        return Shown(
            Say(
                f"Chưa xét tiêu chuẩn đợt {desk.round.name}. Số liệu hiện khi cơ quan thường trực xét cả đợt.",
                f"Round {desk.round.name} has not been judged. Figures appear once the office judges it.",
            ),
            url=reverse("nominations:eligibility"),
            open=Say("Mở trang xét tiêu chuẩn", "Open the page of criteria"),
        )
    worst = list(_once(t for t in found if t.stopped))
    if not worst:
        return Shown(
            Say("Mọi ứng viên đã xét đều đạt mọi tiêu chuẩn.", "All who were judged meet everything.")
        )
    first, address = worst[0], _behind(desk, worst[0])
    words = words_of(desk, first.point)
    said = Say(
        f"Vướng nhiều nhất: {words.vi}, {first.stopped} ứng viên.",
        f"Stops most: {words.en}, {several(first.stopped, 'candidate')}.",
    )
    rows = list(_stacks(desk, worst[:MOST]))
    note = _left_out(len(worst) - MOST)
    alert = Alert(said, address, 2 * first.stopped)
    return Shown(said, "stacked", rows, Say("ứng viên", "candidates"), address, note=note, alert=alert)


def stopping(desk: Desk) -> Iterator[tuple[Tally, Say]]:
    """Each criterion of the plan that was judged, with its words, those that stop most first."""
    found = (t for t in tallies(desk) if _is_asked(desk, t.point))
    return ((one, words_of(desk, one.point)) for one in _once(found))


def _is_asked(desk: Desk, point: Point) -> bool:
    """Whether the plan asks it of who competes."""
    clause = desk.plan.by_id.get(point.clause.removesuffix(".lead"))
    return clause is not None and not any(mark.sort == "eligible" for mark in clause.marks)


def _once(found: Iterable[Tally]) -> Iterator[Tally]:
    """Each criterion for each kind of candidate once, those that stop most first."""
    seen = set()
    for one in sorted(found, key=lambda t: -t.stopped):
        key = (one.point.clause, one.point.title, one.whom)
        if key not in seen:
            seen.add(key)
            yield one


def words_of(desk: Desk, point: Point) -> Say:
    """A criterion in some words: its kind, or where a person attests to it the beginning of its sentence."""
    clause = desk.plan.by_id.get(point.clause)
    if clause is None or not any(mark.sort == "attest" for mark in clause.marks):
        return point.title
    return Say(_beginning(clause.text), _beginning(desk.plan.gloss.get(clause.id) or clause.text))


def _beginning(text: str) -> str:
    """A sentence up to its first stop, so far as it is a handful of words, and never in the midst of a thought.

    >>> _beginning("To carry out well the tasks assigned in the administrative reform programme of An Giang")
    'To carry out well the tasks assigned in the administrative reform programme'
    >>> _beginning("The collective is united and meets the standards of Plan No. 800/KH-UBND, and more")
    'The collective is united and meets the standards of Plan No. 800/KH-UBND'
    """
    found = STOP.split(text.strip(" -–•"))
    kept = found[0]
    for part in found[1:]:
        if len(kept) >= SHORT and _last(kept) not in UNFINISHED:
            break
        kept = f"{kept}, {part}"
    words = kept.split()
    if len(words) > MOST_WORDS:
        words = _left(words[:MOST_WORDS])
    while len(words) > 1 and words[-1].lower() in JOINING:
        words.pop()
    return " ".join(words).rstrip(",")


def _left(words: list[str]) -> list[str]:
    """Too long a sentence up to the last turn in it; a verb that was only begun goes too."""
    turns = [n for n, word in enumerate(words) if word.lower() in TURNS and n >= FEWEST]
    if not turns:
        return words
    kept = words[: turns[-1]]
    return kept[:-2] if len(kept) > FEWEST + 2 and kept[-2].lower() in ("and", "or", "và") else kept


def _last(text: str) -> str:
    return text.split()[-1].lower() if text.split() else ""


def _stacks(desk: Desk, worst: list[Tally]) -> Iterator[Stack]:
    for one in worst:
        words, whom = words_of(desk, one.point), one.whom
        clause = plain_clause(one.point.clause)
        label = Say(f"{clause} {words.vi} ({whom.vi})", f"{clause} {words.en} ({whom.en})")
        yield Stack(label, one.unmet, one.missing, one.to_judge, _behind(desk, one))


def _behind(desk: Desk, one: Tally) -> str:
    address = reverse("nominations:standings", args=[desk.round.pk, one.award])
    return f"{address}?point={one.point.at}&answer=open"


def _left_out(more: int) -> Say:
    if more <= 0:
        return NOTHING
    return Say(f"và {more} tiêu chuẩn khác ít vướng hơn", f"and {more} more that stop fewer")
