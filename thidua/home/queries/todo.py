"""What waits for a person, gathered from every room.

Most rooms have nothing for most people: all are asked in one query whether they have, and only those that have
are read, each by a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, QuerySet

from thidua.clock import today
from thidua.home.queries import (
    beginning,
    cases,
    checks,
    duties,
    meetings,
    reports,
    rounds,
    scores,
    stories,
    thoughts,
)
from thidua.home.tasks import Task, Todo, Work
from thidua.people.models import User

Source = Callable[[User, date], Work]
SOURCES: tuple[tuple[frozenset[str], Source], ...] = (
    (frozenset({"sysadmin"}), beginning.without_administrator),
    (frozenset({"agency_admin"}), beginning.staffless),
    (frozenset({"office"}), beginning.to_launch),
    (frozenset({"clerk", "candidate"}), rounds.to_register),
    (frozenset({"office"}), rounds.asked_late),
    (frozenset({"clerk", "office", "signer", "secretary", "steering"}), duties.to_do),
    (frozenset({"office"}), duties.to_assign),
    (frozenset({"office"}), duties.to_confirm),
    (frozenset({"office"}), duties.to_answer),
    (frozenset({"office"}), checks.to_hold),
    (frozenset({"clerk", "office"}), checks.to_mend),
    (frozenset({"office"}), checks.to_accept),
    (frozenset({"clerk", "office", "candidate"}), stories.to_mend),
    (frozenset({"office"}), stories.to_review),
    (frozenset({"clerk"}), cases.to_start),
    (frozenset({"clerk", "candidate", "office"}), cases.to_finish),
    (frozenset({"clerk", "candidate", "office"}), cases.sent_back),
    (frozenset({"office"}), cases.in_hand),
    (frozenset({"appraiser", "office"}), cases.to_appraise),
    (frozenset({"office"}), cases.to_answer),
    (frozenset({"office"}), cases.to_serve),
    (frozenset({"agency_admin"}), cases.to_protect),
    (frozenset({"office", "clerk", "appraiser"}), cases.to_verify),
    (frozenset({"office", "clerk", "candidate"}), cases.to_mend),
    (frozenset({"office"}), cases.to_review),
    (frozenset({"chair", "secretary", "member"}), meetings.to_vote),
    (frozenset({"chair", "secretary", "member", "office"}), meetings.to_attend),
    (frozenset({"chair", "secretary", "member"}), meetings.to_prepare),
    (frozenset({"secretary"}), meetings.to_call),
    (frozenset({"signer"}), meetings.to_sign),
    (frozenset({"office"}), meetings.arrived),
    (frozenset({"office"}), meetings.awaited),
    (frozenset({"office", "clerk", "candidate"}), thoughts.to_mend),
    (frozenset({"office", "appraiser"}), thoughts.to_appraise),
    (frozenset({"secretary"}), thoughts.to_hear),
    (frozenset({"signer"}), thoughts.to_recognise),
    (frozenset({"clerk", "office"}), scores.to_score),
    (frozenset({"signer"}), scores.to_sign),
    (frozenset({"appraiser"}), scores.to_appraise),
    (frozenset({"appraiser", "office"}), scores.to_survey),
    (frozenset({"office"}), scores.to_finish),
    (frozenset({"secretary", "chair"}), scores.to_settle),
    (frozenset({"office", "signer"}), scores.to_announce),
    (frozenset({"office", "signer"}), scores.to_complain),
    (frozenset({"office"}), scores.to_answer),
    (frozenset({"office", "signer"}), scores.to_restate),
    (frozenset({"office"}), scores.to_record),
    (frozenset({"office"}), reports.to_receive),
    (frozenset({"signer"}), reports.to_sign),
    (frozenset({"office", "clerk"}), reports.to_mend),
    (frozenset({"steering"}), meetings.to_choose),
    (frozenset({"agency_admin"}), rounds.invited),
)
"""Which roles are told of which work."""


def todo(user: User) -> Todo:
    """Everything that waits for a person today."""
    day = today()
    roles = {h.role for h in user.holdings}
    return Todo.of(_told(user, [source(user, day) for who, source in SOURCES if who & roles]), day)


def _told(user: User, works: Iterable[Work]) -> Iterator[Task]:
    """The tasks of all; what they ask, they ask together, once for each turn."""
    asking: list[tuple[Work, QuerySet[Any]]] = []
    answered: list[tuple[Work, bool | None]] = [(work, None) for work in works]
    while answered:
        for work, answer in answered:
            yield from _until_asked(work, answer, asking)
        answered = list(
            zip((w for w, _rows in asking), _have_any(user, [r for _w, r in asking]), strict=True)
        )
        asking.clear()


def _until_asked(work: Work, answer: bool | None, asking: list[tuple[Work, QuerySet[Any]]]) -> Iterator[Task]:
    """Go on with one source until it asks something; None where it begins."""
    try:
        told = next(work) if answer is None else work.send(answer)
        while isinstance(told, Task):
            yield told
            told = next(work)
        asking.append((work, told))
    except StopIteration:
        return


def _have_any(user: User, questions: list[QuerySet[Any]]) -> list[bool]:
    """For each rows whether there are any: one query."""
    if not questions:
        return []
    asked = [Exists(rows) for rows in questions]
    return list(User.objects.filter(pk=user.pk).values_list(*asked).get())
