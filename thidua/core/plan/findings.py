"""Everything worth asking about a plan; never a fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from thidua.core.facts.view import FactsView
from thidua.core.plan.asking import awards, clarity, dates, document, law, measuring, with_facts
from thidua.core.plan.asking.parent import against_parent
from thidua.core.plan.model import Plan
from thidua.core.plan.remark import SEVERITY, Found, Remark

CHECKS: dict[str, tuple[Callable[[Plan], Found], ...]] = {
    "document": (document.secondary, document.blank_number, document.parents, document.numbering),
    "awards": (
        awards.quotas,
        awards.parts_of_quota,
        awards.unreached,
        awards.unserved,
        awards.routes,
        awards.papers,
    ),
    "dates": (
        dates.registration,
        dates.period,
        dates.undated,
        dates.early_dossiers,
        dates.before_the_end,
        dates.contradicting,
        dates.excluded_day,
    ),
    "law": (law.authority, law.short_for_flags, law.expired, law.law_changes),
    "measuring": (measuring.unshown, measuring.vague, measuring.delegated),
    "clarity": (
        clarity.joined_by_silence,
        clarity.figures_in_words,
        clarity.short_forms,
        document.readings,
        document.doubts,
        document.front_doubts,
    ),
}
"""Every question that a plan alone answers, by topic."""

WITH_FACTS: dict[str, tuple[Callable[[Plan, FactsView], Found], ...]] = {
    "dates": (with_facts.published_later,),
    "measuring": (with_facts.unrecorded,),
}
"""Questions that last years' facts answer."""


def findings(plan: Plan, parent: Plan | None = None, view: FactsView | None = None) -> list[Remark]:
    """Everything worth asking about a plan, grave first.

    Beside its parent where that is held; by the facts of past years where they are given.
    """
    found = list(_asked(plan, parent, view))
    return sorted(found, key=lambda r: list(SEVERITY).index(r.severity))


def facts_say(plan: Plan, view: FactsView) -> list[Remark]:
    """Only what the facts of past years say of a plan."""
    return [
        replace(r, check=look.__name__, topic=topic)
        for topic, looks in WITH_FACTS.items()
        for look in looks
        for r in look(plan, view)
    ]


def _asked(plan: Plan, parent: Plan | None, view: FactsView | None) -> Iterator[Remark]:
    for topic, checks in CHECKS.items():
        for check in checks:
            yield from (replace(r, check=check.__name__, topic=topic) for r in check(plan))
    yield from facts_say(plan, view) if view else ()
    for remark in against_parent(plan, parent) if parent else ():
        yield replace(remark, check="against_parent", topic="parent")
