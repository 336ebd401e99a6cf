"""Real decisions issued at once: every one has its number, none is skipped or given twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.atonce import at_once, on_disk
from tests.web.decisions.round import DAY, settled
from tests.web.world import small_province
from thidua.audit.models import Entry
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.decisions import actions
from thidua.decisions.models import Decision
from thidua.people.models import User
from thidua.records.keeping import keep
from thidua.records.models import Issued, Paper

WORKERS, DECISIONS = 8, 200
FIRST = 12
"""The number with which the book of the sample round goes on."""


@pytest.mark.system
@pytest.mark.django_db(transaction=True)
def test_eight_workers_issue_two_hundred_decisions(tmp_path: Path, settings: Any) -> None:
    """One award decision and its corrections, each signed whole: number, code, words, register, diary.

    Every fourth worker first tries as somebody who may not sign: that leaves no gap either.
    """
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    with set_to(DAY):
        a_round = settled(small_province())
        office, signer = a_round.user("a-office"), a_round.user("a-signer")
        a_round.passed("a1")
        granted = actions.issue(actions.send(a_round.decision(), by=office), by=signer)
        keep(granted, by=signer)
        drafts = [draft(granted, f"Tên sửa lần {n}", office) for n in range(DECISIONS - 1)]

    def work(worker: int) -> None:
        with set_to(DAY):
            by, stranger = User.objects.get(pk=signer.pk), User.objects.get(pk=office.pk)
            for pk in drafts[worker::WORKERS]:
                if worker % 4 == 0:
                    with pytest.raises(Refused):
                        actions.issue(Decision.objects.get(pk=pk), by=stranger)
                actions.issue(Decision.objects.get(pk=pk), by=by)

    with on_disk(tmp_path):
        assert at_once(WORKERS, work) == []
        numbers = list(
            Issued.objects.filter(kind="decisions.decision")
            .order_by("number")
            .values_list("number", flat=True)
        )
        assert numbers == list(range(FIRST, FIRST + DECISIONS))
        assert Decision.objects.filter(state="issued", issued__isnull=False).count() == DECISIONS
        assert Paper.objects.filter(kind="decisions.decision").count() == DECISIONS
        chain = list(Entry.objects.order_by("number").values_list("previous", "digest"))
    assert [p for p, _ in chain[1:]] == [d for _, d in chain[:-1]]


def draft(granted: Decision, name: str, office: User) -> int:
    """A correction of the award decision that waits for its signature."""
    line = granted.lines.get()
    made = actions.draft_correction(granted, [(line, "name", name)], "Viết nhầm.", by=office)
    return int(actions.send(made, by=office).pk)
