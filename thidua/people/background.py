"""Long work of this room, done in the background with its progress told."""

from __future__ import annotations

from django_tasks import task

from thidua.people import actions
from thidua.people.models import User
from thidua.screens.jobs import carry_out


@task()
def load_in_background(job_id: int, by_id: int) -> None:
    """Load the units of all provinces in the name of who asked for it."""
    by = User.objects.get(pk=by_id)
    carry_out(job_id, lambda tick: actions.load_all(by=by, tick=tick).say)
