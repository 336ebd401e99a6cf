"""A draft plan on the desk of an office, for tests of the pages and actions that change it."""

from __future__ import annotations

from typing import Any

from tests.web.world import World
from thidua.movements.actions import plans
from thidua.movements.actions.plan_saving import MarkAt
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanVersion

RULE = ("III.1.1.b", "rule", "-")
"""In the plan of Thác Mơ: the index of the ward from 90 %."""


def published(world: World, agency: str = "A") -> PlanVersion:
    """The plan of Thác Mơ, published by an agency."""
    return world.plan("thac-mo-ubnd-phuong-2024", agency)


def draft(world: World, agency: str = "A") -> PlanVersion:
    """The next version of that plan, open for changes."""
    return plans.new_version(published(world, agency), by=world.users[f"{agency.lower()}-office"])


def mark_at(version: PlanVersion, clause: str, sort: str, key: str | None = None) -> MarkAt:
    """A mark of a version as it stands now."""
    found = next(m for m in draft_of(version).plan.by_id[clause].marks if (m.sort, m.key) == (sort, key))
    return MarkAt(clause, sort, key, found.digest)


def fields_of(page: Any) -> dict[str, Any]:
    """What a form of a page would post as it stands."""
    form = page.context["form"]
    return {name: values if len(values) > 1 else values[0] for name, values in form.data.lists() if values}
