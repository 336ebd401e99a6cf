"""What waits for a person, as their own page asks for it."""

from __future__ import annotations

from thidua.home.queries.todo import todo
from thidua.home.tasks import Task
from thidua.people.models import User


def waiting(user: User) -> list[Task]:
    """Every task of today."""
    found = todo(user)
    return [*found.late, *found.soon, *found.later, *found.undated]
