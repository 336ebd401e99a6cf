"""One thing that waits for a person: what, about what, until when by which clause, where to do it."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from thidua.core.wording import NOTHING, Say

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Task:
    """One line of the to-do page. Without `due`, `waits` may say what its day waits for."""

    say: Say
    about: str
    url: str
    button: Say
    due: date | None = None
    clause: str = ""
    waits: Say = NOTHING
    count: int = 1


Work = Generator[Task | QuerySet[Any], bool, None]
"""What one source tells of. Where it yields rows instead of a task, it is told whether there are any."""


@dataclass(frozen=True)
class Todo:
    """The to-do page: what is late, what is soon, what comes later, what has no day."""

    day: date
    late: list[Task] = field(default_factory=list)
    soon: list[Task] = field(default_factory=list)
    later: list[Task] = field(default_factory=list)
    undated: list[Task] = field(default_factory=list)

    @classmethod
    def of(cls, tasks: Iterable[Task], day: date) -> Todo:
        """Tasks sorted into the four lists, the nearest day first."""
        found = cls(day)
        for task in sorted(tasks, key=lambda t: (t.due or date.max, t.say.vi, t.about)):
            found._list_for(task).append(task)
        return found

    def _list_for(self, task: Task) -> list[Task]:
        if task.due is None:
            return self.undated
        if task.due < self.day:
            return self.late
        return self.soon if task.due <= self.day + SOON else self.later

    @property
    def groups(self) -> list[tuple[str, Say, list[Task]]]:
        """The lists that hold something, with their headings."""
        heads = {
            "late": Say("Quá hạn", "Overdue"),
            "soon": Say("Sắp đến hạn", "Due soon"),
            "later": Say("Còn thời gian", "Due later"),
            "undated": Say("Chưa có hạn", "No day yet"),
        }
        return [(name, say, getattr(self, name)) for name, say in heads.items() if getattr(self, name)]

    @property
    def count(self) -> int:
        """How many things wait."""
        return len(self.late) + len(self.soon) + len(self.later) + len(self.undated)

    @property
    def next_due(self) -> date | None:
        """The nearest day that has not passed."""
        return next((t.due for t in (*self.soon, *self.later)), None)
