"""The honour roll: what published decisions granted, here or before this program, but for names that were taken off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from thidua.core import terms
from thidua.core.wording import Say, fold
from thidua.decisions.models import Decision
from thidua.decisions.queries.checking import Holder, Later, holder
from thidua.honours.models import Honour
from thidua.initiatives.models import Author, Initiative, Recognised
from thidua.portal.models import ShownDecision, Withheld

SEARCHED = (
    "person__folded",
    "unit__folded",
    "unit__agency__folded",
)
TITLED = ("flag_",)
"""Forms whose name says already who gives them."""


@dataclass(frozen=True)
class Asked:
    """What somebody looks for in the roll."""

    words: str = ""
    year: int | None = None
    agency: int | None = None
    form: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the roll: name, unit, award, year, decision, and whether it stands. Nothing else of a person."""

    ident: int
    name: str
    is_person: bool
    unit: str
    agency: str
    form: str
    authority: str
    movement: str
    round: str
    decision_id: int | None
    """None for a decision made outside this program."""
    number: str
    on: date | None
    corrected: tuple[Later, ...]
    revoked: Later | None

    @property
    def award(self) -> Say:
        """The award in full words."""
        return award_said(self.form, self.authority)

    @property
    def state(self) -> str:
        """In force, corrected or revoked."""
        return "revoked" if self.revoked else "corrected" if self.corrected else "stands"


def award_said(form: str, authority: str) -> Say:
    """A form with whoever gives it, in words."""
    named = terms.label("form", form)
    vi, en = named.vi[:1].upper() + named.vi[1:], named.en[:1].upper() + named.en[1:]
    if not authority or form.startswith(TITLED):
        return Say(vi, en)
    giver = terms.label("authority", authority)
    return Say(f"{vi} của {giver.vi}", f"{en} of the {giver.en}")


def is_withheld(person: str) -> Exists:
    """Whether the person that a column names is off the public site."""
    return Exists(Withheld.objects.filter(person=OuterRef(person), ended_at=None))


def lines(asked: Asked | None = None) -> QuerySet[Honour]:
    """The awards on the roll, newest decision first, then by given name; revoked ones too."""
    rows = Honour.objects.filter(Q(line__decision__published_at__isnull=False) | _is_shown_from_outside())
    rows = rows.exclude(is_withheld("person")).select_related(
        "unit__agency", "person", "line__decision__movement", "line__decision__round"
    )
    rows = rows.prefetch_related("line__wordings__decision__issued", "line__withdrawals__decision__issued")
    if asked:
        rows = _found(rows, asked)
    by_name = Coalesce("person__name_key", "unit__folded")
    return rows.order_by("-decided_on", "-line__decision_id", "decision_number", by_name, "pk")


def _is_shown_from_outside() -> Q:
    """Whether the agency of the holder lets the decision stand here, which was not made in this program."""
    shown = ShownDecision.objects.filter(
        agency=OuterRef("agency"),
        number=OuterRef("decision_number"),
        decided_on=OuterRef("decided_on"),
        hidden_at=None,
    )
    return Q(Exists(shown), line=None)


def _found(rows: QuerySet[Honour], asked: Asked) -> QuerySet[Honour]:
    for word in asked.words.split():
        # a number is kept as it was issued: "12/qđ-stp" finds 12/QĐ-STP, though a database may fold ASCII only
        any_column = Q(decision_number__icontains=word) | Q(decision_number__icontains=word.upper())
        for column in SEARCHED:
            any_column |= Q(**{f"{column}__icontains": fold(word)})
        rows = rows.filter(any_column)
    if asked.year:
        rows = rows.filter(decided_on__year=asked.year)
    if asked.agency:
        rows = rows.filter(unit__agency=asked.agency)
    return rows.filter(form=asked.form) if asked.form else rows


def entry(honour: Honour) -> Entry:
    """One award as the public reads it."""
    line = getattr(honour, "line", None)
    told = holder(line) if line else _outside(honour)
    decision = line.decision if line else None
    return Entry(
        ident=honour.pk,
        name=told.name or honour.holder,
        is_person=honour.person_id is not None,
        unit=honour.unit.name,
        agency=honour.unit.agency.name,
        form=honour.form,
        authority=honour.authority,
        movement=decision.movement.name if decision else "",
        round=decision.round.name if decision else honour.round,
        decision_id=decision.pk if decision else None,
        number=honour.decision_number,
        on=honour.decided_on,
        corrected=told.corrected,
        revoked=told.revoked,
    )


def _outside(honour: Honour) -> Holder:
    """An award of a decision made outside, with what the register knows of its later life."""
    corrected = (Later(honour.corrected_by_number, honour.corrected_on),) if honour.corrected_on else ()
    revoked = Later(honour.revoked_by_number, honour.revoked_on) if honour.revoked_on else None
    return Holder(honour.holder, "", corrected, revoked)


def choices_of() -> tuple[list[int], list[tuple[int, str]], list[str]]:
    """The years, agencies and forms that the roll has something of."""
    rows = lines().order_by()
    years = sorted({d.year for d in rows.dates("decided_on", "year")}, reverse=True)
    agencies = rows.values_list("unit__agency_id", "unit__agency__name", "unit__agency__folded").distinct()
    named = [(pk, name) for pk, name, _folded in sorted(agencies, key=lambda a: a[2])]
    return years, named, sorted(rows.values_list("form", flat=True).distinct())


def decisions() -> QuerySet[Decision]:
    """Published decisions, the latest first."""
    rows = Decision.objects.filter(published_at__isnull=False)
    rows = rows.select_related("agency", "movement", "round", "issued", "revokes__issued", "corrects__issued")
    return rows.order_by("-published_at", "-pk")


def recognised() -> QuerySet[Initiative]:
    """Recognised initiatives with what is public of them: title, authors by name, unit, decision."""
    standing = Recognised.objects.filter(revoked_on=None).select_related("recognition__issued")
    authors = Author.objects.filter(person__isnull=False).exclude(is_withheld("person"))
    rows = Initiative.objects.filter(Exists(standing.filter(initiative=OuterRef("pk"))))
    rows = rows.select_related("unit", "agency").defer("problem", "solution", "novelty", "effect", "opinion")
    return rows.prefetch_related(
        Prefetch("authors", authors, to_attr="named"),
        Prefetch("recognised", standing.order_by("recognition__decided_on", "pk"), to_attr="standing"),
    ).order_by("-year", "-pk")
