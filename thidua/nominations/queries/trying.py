"""A plan on trial over the facts of one's own agency: rounds to try, outcomes by unit and kind of post."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from threading import Lock

from thidua import access
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Candidate
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round
from thidua.core.what_if import Outcome, Trial
from thidua.core.wording import Say, both, name_key
from thidua.evidence.judging import facts_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, PlanVersion
from thidua.people.models import Unit, User
from thidua.rounds.pages.naming import award_full

PAST_YEARS = 5
KEPT_FOR = timedelta(minutes=10)
"""How long facts that were read for a trial serve the next one; the page says when they were read."""
MOST_KEPT = 2
"""A province with its facts takes some hundred megabytes."""
MOST_NAMES = 200
"""Names shown of those who would come in or fall out; the counts are of all."""


def agency_for(user: User, version: PlanVersion) -> Unit | None:
    """Over whose facts a person may try a plan: the plan's own agency, else the first of their own."""
    held = [h.agency_id for h in access.holdings_for(["plan.try"], user) if h.agency_id]
    wanted = version.agency_id if version.agency_id in held else next(iter(held), None)
    return Unit.objects.filter(pk=wanted).first() if wanted else None


def rounds_to_try(plan: Plan) -> list[Round]:
    """Last year and those before it, newest first; then the stages that the plan names."""
    last = today().year - 1
    years = [Round(y, y) for y in range(last, last - PAST_YEARS, -1)]
    told = plan.front.get("rounds") or {}
    return years + [Round.read(str(s)) for s in filter(None, [told.get("stage")])]


@dataclass(frozen=True)
class Read:
    """A trial and when its facts were read."""

    trial: Trial
    at: datetime


_KEPT: OrderedDict[tuple[str, int, str, date], Read] = OrderedDict()
_HELD = Lock()
"""Pages are served by several threads: one reads facts while the others wait for them."""


def trial_of(version: PlanVersion, agency: Unit, round_: Round) -> Read:
    """The plan over an agency's facts as known today; facts read shortly before are used again."""
    plan = plan_of(version)
    key = plan.digest, agency.pk, round_.name, today()
    with _HELD:
        found = _KEPT.get(key)
        if found is None or now() - found.at > KEPT_FOR:
            like = Movement(pk=0, plan=version, agency=agency)
            found = Read(Trial(plan, round_, FactsView(facts_of(like), today())), now())
            _KEPT[key] = found
            while len(_KEPT) > MOST_KEPT:
                _KEPT.popitem(last=False)
    return found


def forget() -> None:
    """Read facts anew the next time."""
    _KEPT.clear()


@dataclass(frozen=True)
class Row:
    """One unit or kind of post: how many qualify before and after."""

    what: Say
    before: int
    after: int
    gained: int
    lost: int


@dataclass(frozen=True)
class Shown:
    """One award as the page tells it; without names where a person may not infer why."""

    trial: Trial
    outcome: Outcome
    named: bool

    @property
    def say(self) -> Say:
        """The award in words."""
        return award_full(self.outcome.award)

    @property
    def before(self) -> int:
        """How many qualify now."""
        return len(self.outcome.before)

    @property
    def after(self) -> int:
        """How many would."""
        return len(self.outcome.after)

    @cached_property
    def by_unit(self) -> list[Row]:
        """Units in which somebody comes in or falls out, the most touched first."""
        return [r for r in self._rows(self._unit) if r.gained or r.lost]

    @cached_property
    def by_post(self) -> list[Row]:
        """By kind of post, or of unit for collectives."""
        return self._rows(self._post)

    @cached_property
    def gained(self) -> list[str]:
        """Names of who would come in."""
        return self._names(self.outcome.gained)

    @cached_property
    def lost(self) -> list[str]:
        """Names of who would fall out."""
        return self._names(self.outcome.lost)

    @property
    def more(self) -> int:
        """How many names are not shown."""
        told = self.outcome
        return sum(max(0, len(keys) - MOST_NAMES) for keys in (told.gained, told.lost)) if self.named else 0

    def _names(self, keys: frozenset[str]) -> list[str]:
        if not self.named:
            return []
        return sorted(map(self.trial.judging.occasion.name, keys), key=name_key)[:MOST_NAMES]

    def _rows(self, by: Callable[[Candidate], str]) -> list[Row]:
        counted = self.trial.counted
        told = self.outcome
        before, after, gained, lost = (
            counted(keys, by) for keys in (told.before, told.after, told.gained, told.lost)
        )
        names: Counter[str] = before + after
        rows = [Row(self._said(n), before[n], after[n], gained[n], lost[n]) for n in names]
        return sorted(rows, key=lambda r: (-(r.gained + r.lost), r.what.vi))

    def _unit(self, candidate: Candidate) -> str:
        return self.trial.judging.occasion.name(candidate.own_unit)

    def _post(self, candidate: Candidate) -> str:
        tree = self.trial.view.tree
        if candidate.who == "collective":
            unit = tree.units.get(candidate.ident)
            return f"unit_kind:{unit.kind}" if unit else ""
        held = tree.posting(candidate.ident, self.trial.judging.occasion.day)
        return f"leadership:{held.leadership or 'none'}" if held else ""

    def _said(self, name: str) -> Say:
        group, _, code = name.partition(":")
        return terms.label(group, code) if group in ("unit_kind", "leadership") else both(name or "–")


def shown(read: Read, changed: Plan, *, sees_private: bool, private: bool) -> Iterator[Shown]:
    """Every award of the round; `private` says that the change reaches who was disciplined."""
    for outcome in read.trial.outcomes(changed):
        yield Shown(read.trial, outcome, sees_private or not private)
