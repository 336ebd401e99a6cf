"""What may be turned on trial: one field for each threshold, number, day and reading of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.criteria.params import BadParameter
from thidua.core.plan.knobs import Knob
from thidua.core.rounds import Round
from thidua.screens.forms import Form
from thidua.screens.spoken import capital, said


class TrialForm(Form):
    """The round to try on, and every knob with the value that the plan has."""

    round = forms.ChoiceField(label=_("Số liệu của đợt"))

    def __init__(self, knobs: Sequence[Knob], rounds: Sequence[Round], data: Any = None) -> None:
        super().__init__(_whole(knobs, rounds, data))
        self.knobs = tuple(knobs)
        self.fields["round"].choices = [(r.name, r.name) for r in rounds]
        self.fields["round"].initial = rounds[0].name
        for knob in self.knobs:
            self.fields[knob.name] = _field(knob)

    def clean(self) -> dict[str, Any]:
        """Every value read as the plan would write it; what cannot be used is told beside its field."""
        found: dict[str, Any] = super().clean() or {}
        for knob in self.knobs:
            try:
                knob.read(str(found.get(knob.name, "")))
            except BadParameter as bad:
                self.add_error(knob.name, said(bad.what) + " " + said(bad.cure))
        return found

    @property
    def turned(self) -> dict[str, str]:
        """What differs from the plan, by knob."""
        given = ((k, str(self.cleaned_data.get(k.name, "")).strip()) for k in self.knobs)
        return {knob.name: typed for knob, typed in given if typed != knob.written}

    def clauses(self) -> list[tuple[str, list[Any]]]:
        """The fields under the clause that each stands in, in the order of the text."""
        found: dict[str, list[Any]] = {}
        for knob in self.knobs:
            found.setdefault(knob.mark.clause, []).append(self[knob.name])
        return list(found.items())


def _whole(knobs: Sequence[Knob], rounds: Sequence[Round], data: Any) -> Any:
    """What was sent, filled up with the plan's own values: an address may name one change alone."""
    if not data:
        return None
    own = {k.name: k.written for k in knobs} | {"round": rounds[0].name}
    return own | {name: data[name] for name in own if name in data}


def _field(knob: Knob) -> forms.Field:
    label = capital(said(knob.say))
    if knob.options:
        choices = [(code, capital(said(words))) for code, words in knob.options]
        return forms.ChoiceField(label=label, choices=choices, initial=knob.written, required=False)
    widget = forms.TextInput(attrs={"size": 12, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=20, initial=knob.written, widget=widget, required=False)
