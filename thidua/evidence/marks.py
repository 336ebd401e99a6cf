"""What only a person can say of a candidate, by the plans of the movements in reach: chosen by its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.errors import PlanFaults
from thidua.core.facts.acts import Attestation
from thidua.core.facts.columns import Record
from thidua.core.plan.model import Plan, plain_clause
from thidua.evidence.forms import FactForm, initial_of
from thidua.evidence.models import Fact
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.people.models import User
from thidua.screens.spoken import said

LONG = 90
"""Longer sentences are cut after a word."""


class Sayable(NamedTuple):
    """One attestation that a plan asks for: the plan's code, the mark as records name it, its sentence."""

    plan: str
    mark: str
    says: str


class AttestationForm(FactForm):
    """What a person has said of a candidate: the plan and its sentence are chosen, not typed as codes."""

    def __init__(self, *given: Any, record: type[Record], by: User, **more: Any) -> None:
        super().__init__(*given, record=record, by=by, **more)
        plans = plans_of(by)
        titles = {p.code: said(p.say_title) for p in plans}
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in sayable(plans):
            groups.setdefault(titles[one.plan], []).append((f"{one.plan} {one.mark}", one.says))
        first = ("", _("– chọn –"))
        self.fields["plan"] = forms.ChoiceField(label=_("Kế hoạch"), choices=[first, *titles.items()])
        self.fields["mark"] = forms.ChoiceField(
            label=_("Điều người xét nói"), choices=[first, *groups.items()]
        )

    def clean_mark(self) -> str:
        """The mark as records name it; it must be of the plan that was chosen."""
        plan, _space, mark = str(self.cleaned_data["mark"]).partition(" ")
        if plan != self.cleaned_data.get("plan"):
            raise forms.ValidationError(_("Điều này không thuộc kế hoạch đã chọn. Chọn lại một trong hai."))
        return mark


def form_for(record: type[Record]) -> type[FactForm]:
    """The form by which records of a table are entered."""
    return AttestationForm if record is Attestation else FactForm


def filled(fact: Fact, record: Record) -> dict[str, Any]:
    """What that form is filled with from a stored fact."""
    found = initial_of(fact, record)
    return found | {"mark": f"{record.plan} {record.mark}"} if isinstance(record, Attestation) else found


def plans_of(user: Any) -> list[Plan]:
    """The plans of the movements that a person sees, each once, by title."""
    found: dict[str, Plan] = {}
    for movement in Movement.objects.visible_to(user).select_related("plan"):
        try:
            plan = plan_of(movement.plan)
        except PlanFaults:
            continue
        found[plan.code] = plan
    return sorted(found.values(), key=lambda p: p.title)


def sayable(plans: list[Plan]) -> Iterator[Sayable]:
    """The attestations that plans ask for, in the order of their texts."""
    for plan in plans:
        for mark in plan.sorted_as("attest"):
            words = " ".join(plan.by_id[mark.clause].quote(mark).split())
            short = words if len(words) <= LONG else f"{words[:LONG].rpartition(' ')[0]} …"
            yield Sayable(plan.code, mark.name, f"{plain_clause(mark.clause)}: {short}")
