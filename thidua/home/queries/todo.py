"""What waits for a person, gathered from every room: a fixed number of queries for each source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

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
from thidua.home.tasks import Task, Todo
from thidua.people.models import User

Source = Callable[[User, date], Iterator[Task]]
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
    tasks = [task for who, source in SOURCES if who & roles for task in source(user, day)]
    return Todo.of(tasks, day)
