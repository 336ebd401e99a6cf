"""How far below their unit people work: not into agencies that have people of their own for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from django.db.models import Exists, OuterRef, Q

from thidua.people.models.units import Unit

PREPARES = ("office", "clerk")
"""Roles that register, nominate and enter records; an agency where somebody holds one looks after itself."""


class Below:
    """What lies below some units, for those who work in them.

    From an agency below only what it sent up is seen. One in which nobody can prepare anything yet
    sends nothing: until somebody is appointed there, it looks to the unit above.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        """Of the units at these paths; the database is asked once, when something below is first asked for."""
        self.paths = list(paths)

    @cached_property
    def agencies(self) -> list[tuple[int, str, bool]]:
        """Agencies below: id, path, and whether somebody there prepares for it."""
        below = Q(pk__in=())
        for path in self.paths:
            below |= Q(path__startswith=path) & ~Q(path=path)
        there = Unit.objects.filter(
            agency=OuterRef("pk"), appointments__role__in=PREPARES, appointments__ended_on=None
        )
        rows = Unit.objects.filter(below, is_agency=True).annotate(served=Exists(there))
        return list(rows.values_list("pk", "path", "served"))

    def apart(self, path: str) -> list[tuple[int, str]]:
        """Agencies below a unit that look after themselves, or look to one that does: id and path."""
        inside = [row for row in self.agencies if row[1].startswith(path) and row[1] != path]
        served = tuple(at for _pk, at, serves in inside if serves)
        return [(pk, at) for pk, at, _serves in inside if at.startswith(served)] if served else []

    def rows(self, path: str, at: str) -> Q:
        """Rows of a unit and of what looks to it; `at` leads from a row to its unit (`unit__`)."""
        found = Q(**{f"{at}path__startswith": path})
        apart = [pk for pk, _path in self.apart(path)]
        return found & ~Q(**{f"{at}agency__in": apart}) if apart else found

    def reaches(self, path: str, unit_path: str) -> bool:
        """Whether a unit is the one at the path, or looks to it: `rows` for one."""
        if not path or not unit_path.startswith(path):
            return False
        return unit_path == path or not unit_path.startswith(tuple(at for _pk, at in self.apart(path)))
