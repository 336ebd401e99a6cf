"""Long work of this room, done in the background with its progress told."""

from __future__ import annotations

from django_tasks import task

from thidua.core.wording import Say, several
from thidua.papers.actions.packs import Tick, fill
from thidua.papers.models import Pack
from thidua.people.models import User
from thidua.screens.jobs import carry_out


@task()
def pack_in_background(job_id: int, pack_id: int, by_id: int) -> None:
    """Make the file of a pack in the name of who asked for it."""
    pack = Pack.objects.select_related(
        "round__movement__plan", "round__movement__agency", "movement__agency"
    ).get(pk=pack_id)
    by = User.objects.get(pk=by_id)

    def work(tick: Tick) -> Say:
        made = fill(pack, by=by, tick=tick)
        papers = several(made.papers, "paper")
        ready = f"Gói giấy tờ đợt {pack.round.name} đã xong: {made.papers} giấy tờ."
        return Say(ready, f"The pack of papers of round {pack.round.name} is ready: {papers}.")

    carry_out(job_id, work)
