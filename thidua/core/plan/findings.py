"""Everything worth asking about a plan; never a fault."""

from __future__ import annotations

from collections.abc import Callable

from thidua.core.plan import gaps, questions
from thidua.core.plan.compare import against_parent
from thidua.core.plan.model import Plan
from thidua.core.plan.remark import SEVERITY, Found, Remark

CHECKS: tuple[Callable[[Plan], Found], ...] = (
    questions.secondary,
    questions.blank_number,
    questions.parents,
    questions.numbering,
    gaps.quotas,
    gaps.unreached,
    gaps.registration,
    questions.period,
    gaps.authority,
    gaps.routes,
    gaps.undated,
    gaps.early_dossiers,
    gaps.papers,
    gaps.joined_by_silence,
    questions.expired,
    gaps.unshown,
    gaps.delegated,
    questions.readings,
    questions.doubts,
    questions.front_doubts,
)


def findings(plan: Plan, parent: Plan | None = None) -> list[Remark]:
    """Everything worth asking about a plan, also beside its parent where that is held; grave first."""
    found = [remark for check in CHECKS for remark in check(plan)]
    found += against_parent(plan, parent) if parent else ()
    return sorted(found, key=lambda r: list(SEVERITY).index(r.severity))
