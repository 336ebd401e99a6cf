"""Long work of this room, done in the background with its progress told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django_tasks import task

from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.nominations.actions import copies
from thidua.nominations.actions.eligibility import Tick, judge_round
from thidua.nominations.models import Flag, Nomination
from thidua.people.models import Unit, User
from thidua.screens.jobs import carry_out


@task()
def judge_in_background(job_id: int, round_id: int, agency_id: int, by_id: int, as_of: str = "") -> None:
    """Judge a round in the name of who asked for it, as of an ISO day."""
    round_ = Round.objects.select_related("movement__plan", "movement__agency").get(pk=round_id)
    day = date.fromisoformat(as_of) if as_of else None
    agency, by = Unit.objects.get(pk=agency_id), User.objects.get(pk=by_id)

    def work(tick: Tick) -> Say:
        made = judge_round(round_, by=by, agency=agency, as_of=day, tick=tick)
        return Say(
            f"Đã xét {made} kết quả đợt {round_.name}.", f"{made} results of round {round_.name} were judged."
        )

    carry_out(job_id, work)


@task()
def look_in_background(job_id: int, nomination_id: int, by_id: int) -> None:
    """Look for likenesses among many dossiers in the name of who asked for it."""
    found = Nomination.objects.select_related("movement", "round").get(pk=nomination_id)
    by = User.objects.get(pk=by_id)

    def work(tick: Tick) -> Say:
        return said(copies.look(found, by=by, searched=copies.search(found, tick)))

    carry_out(job_id, work)


def said(flags: Sequence[Flag]) -> Say:
    """What was found, in a sentence."""
    if not flags:
        return Say("Đã tìm: không có chỗ nào giống.", "Looked: nothing alike.")
    return Say(
        f"Đã tìm: {len(flags)} chỗ giống hoặc dùng hai lần.",
        f"Looked: {len(flags)} likeness{'es'[: 2 * (len(flags) != 1)]}.",
    )
