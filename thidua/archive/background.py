"""Long work of this room, done in the background with its progress told."""

from __future__ import annotations

from django_tasks import task

from thidua.archive.actions import Tick, fill
from thidua.archive.models import Bundle
from thidua.core.wording import Say
from thidua.people.models import User
from thidua.screens.jobs import carry_out


@task()
def make_in_background(job_id: int, bundle_id: int, by_id: int) -> None:
    """Make the file of an archive in the name of who asked for it."""
    rows = Bundle.objects.select_related("movement__plan", "movement__agency")
    bundle, by = rows.get(pk=bundle_id), User.objects.get(pk=by_id)

    def work(tick: Tick) -> Say:
        fill(bundle, by=by, tick=tick)
        return Say("Gói lưu trữ đã xong, tải về được.", "The archive is ready to be fetched.")

    carry_out(job_id, work)
