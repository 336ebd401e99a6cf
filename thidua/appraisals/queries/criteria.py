"""The criteria of a nomination with the opinions given so far, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.appraisals.models import Opinion
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.nominations.models import Nomination
from thidua.nominations.queries.verdicts import Criterion, criteria_of


@dataclass(frozen=True)
class Asked:
    """One criterion, its number in the list, and every opinion on it, newest first."""

    number: int
    criterion: Criterion
    opinions: tuple[Opinion, ...]

    @property
    def standing(self) -> tuple[Opinion, ...]:
        """Opinions given on what the rules say now; older ones are shown, but asked again."""
        return tuple(o for o in self.opinions if o.machine == self.criterion.answer)

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say something: not where the law's own rule is met."""
        settled = self.criterion.by_law and self.criterion.answer == "met"
        return not settled and not self.standing

    @property
    def disputed(self) -> bool:
        """Whether appraisers, or an appraiser and the rules, disagree."""
        said = {o.answer for o in self.standing}
        return len(said) > 1 or (
            self.criterion.answer in ("met", "unmet") and bool(said - {self.criterion.answer})
        )

    def of(self, user_id: int) -> Opinion | None:
        """The opinion of one appraiser."""
        return next((o for o in self.opinions if o.by_id == user_id), None)


def asked_of(nomination: Nomination) -> list[Asked]:
    """Every criterion with its opinions: one query."""
    found: dict[str, list[Opinion]] = {}
    for opinion in nomination.opinions.select_related("by").order_by("-at", "-pk"):
        found.setdefault(opinion.mark, []).append(opinion)
    told = criteria_of(nomination)
    return [Asked(n, c, tuple(found.get(c.name, ()))) for n, c in enumerate(told, 1)]


def open_of(nomination: Nomination) -> list[Asked]:
    """Criteria that nobody has spoken on, or that have changed since."""
    return [a for a in asked_of(nomination) if a.is_open]


def incomplete(asked: list[Asked]) -> Say | None:
    """Why the appraisal cannot be ended: which criteria are open."""
    left = [a for a in asked if a.is_open]
    if not left:
        return None
    clauses = ", ".join(dict.fromkeys(a.criterion.clause for a in left))
    return Say(
        f"Còn {len(left)} tiêu chuẩn chưa có ý kiến: {clauses}.",
        f"{len(left)} criteria have no opinion yet: {clauses}.",
    )


def reason_needed(criterion: Criterion, answer: str) -> bool:
    """An opinion that differs from the rules, or from what the unit claims, must say why."""
    if answer == criterion.answer:
        return False
    return not (criterion.answer == "to_judge" and answer == "met")


ANSWERS = tuple(reversed(NAMES))
"""The answers an appraiser may give, the best first."""
