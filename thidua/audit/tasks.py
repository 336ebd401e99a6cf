"""Long work on the diary, done in the background."""

from __future__ import annotations

from django_tasks import task

from thidua.audit.verifying import verify
from thidua.core.errors import Refused
from thidua.screens.jobs import carry_out


@task()
def verify_all(job_id: int, anchor: str) -> None:
    """Verify the whole chain, telling progress; a broken one is told as a refusal."""

    def work(progress: object) -> object:
        found = verify(anchor, progress)  # type: ignore[arg-type]  # a teller of progress
        if found.why is not None:
            raise Refused(found.say)
        return found.say

    carry_out(job_id, work)  # type: ignore[arg-type]  # gives a sentence
