"""What every kind of criterion is: parameters, two voices, and the sentence of its reason."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from thidua.core.criteria.params import read_params
from thidua.core.facts.acts import Coverage
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import Say

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench

Voice = Callable[[Candidate], Finding]


def looked_up(
    subject: Callable[[Candidate], str | None],
    found: Mapping[str, Finding],
    absent: Finding | Callable[[str | None], Finding],
) -> Voice:
    """A voice that finds its answer ready: what was found of the subject, else what absence says."""
    if isinstance(absent, Finding):
        return lambda candidate: found.get(subject(candidate) or "", absent)

    def ask(candidate: Candidate) -> Finding:
        key = subject(candidate)
        return found.get(key or "") or absent(key)

    return ask


def completeness(occasion: Occasion, table: str, start: date, end: date) -> Callable[[str | None], bool]:
    """Whether absence from a table is an answer, as a function of the subject."""
    view = occasion.view
    if any(c.table_ == table for c in view.rows(Coverage)):
        return lambda key: key is not None and view.is_complete(table, key, start, end)
    given = view.is_complete(table, None, start, end)
    return lambda key: given and key is not None


@dataclass(frozen=True)
class Kind(ABC):
    """A kind of criterion. Subclasses are frozen; their fields are the parameters."""

    name: ClassVar[str]
    say: ClassVar[Say]
    reads: ClassVar[tuple[str, ...]] = ()
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET, MISSING)

    @classmethod
    def written(cls, given: Mapping[str, Any] | None) -> Kind:
        """The criterion that a plan writes; raises BadParameter."""
        return cls(**read_params(cls, given))

    @abstractmethod
    def voice(self, occasion: Occasion) -> Voice:
        """The first voice: a function from one candidate to what was found of it."""

    @abstractmethod
    def table(self, bench: Bench) -> Table:
        """The second voice: `candidate, answer` for every candidate of the bench."""

    @abstractmethod
    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""

    @abstractmethod
    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""

    def reason(self, finding: Finding, occasion: Occasion) -> Say:
        """A sentence that an official could paste into a letter: what was read, what is required."""
        told, need = self.told(finding, occasion), self.required(occasion)
        return Say(f"{told.vi}; yêu cầu: {need.vi}", f"{told.en}; required: {need.en}")
