"""How an office words each kind of paper: what it changed, and the names that a wording may fill in."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.papers import PAPERS, Paper
from thidua.core.papers.samples import samples
from thidua.core.wording import Say
from thidua.movements.models import PlanVersion
from thidua.people.models import Unit, User
from thidua.records.models import PaperText


@dataclass(frozen=True)
class Kind:
    """One kind of paper with the wordings that an office has of its own."""

    place: int
    """Where it stands in the order of the work."""
    slug: str
    label: Say
    own: tuple[PaperText, ...]
    """Of the office for all plans first, then of single plans."""

    @property
    def worded(self) -> bool:
        """Whether the office has words of its own for all plans."""
        return self.general is not None

    @property
    def general(self) -> PaperText | None:
        """The wording for all plans, where the office has one."""
        return next((text for text in self.own if not text.plan), None)

    @property
    def of_plans(self) -> list[PaperText]:
        """Wordings for single plans."""
        return [text for text in self.own if text.plan]


def kinds(agency: Unit) -> list[Kind]:
    """Every kind of paper that may be worded, in the order of the work."""
    rows = PaperText.objects.filter(agency=agency, ended_at=None).select_related("by").order_by("plan")
    found: dict[str, list[PaperText]] = {}
    for row in rows:
        found.setdefault(row.paper, []).append(row)
    return [
        Kind(place, kind.slug, kind.label, tuple(found.get(kind.slug, ())))
        for place, kind in enumerate(PAPERS)
        if sample_of(kind.slug).worded_as == kind.slug
    ]


def sample_of(slug: str) -> Paper:
    """The sample paper of a kind. Raises KeyError where there is no such kind."""
    return {paper.slug: paper for paper in samples()}[slug]


def words_of(slug: str) -> list[tuple[str, str]]:
    """The names that a wording of the kind may fill in, each with what the sample says there."""
    return [(name, _shown(value)) for name, value in sample_of(slug).words().items()]


def plans_of(agency: Unit, by: User) -> list[tuple[str, str]]:
    """The plans of an office for which it may word its papers: code and title, the newest version's."""
    rows = PlanVersion.objects.visible_to(by).filter(agency=agency).order_by("code", "-number")
    newest: dict[str, str] = {}
    for code, title, document in rows.values_list("code", "title", "document"):
        newest.setdefault(code, f"{document}: {title}" if document else title)
    return list(newest.items())


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "; ".join(value)
