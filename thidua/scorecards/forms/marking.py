"""Forms with one row an item: own marks, appraised marks, points of the survey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.scorecards.model import Item
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.wording import Say, both
from thidua.scorecards.actions.appraising import Read, SurveyMark
from thidua.scorecards.actions.marking import faults_of
from thidua.scorecards.actions.scoring import OwnMark
from thidua.scorecards.compiled import trimmed
from thidua.scorecards.models import Card
from thidua.scorecards.queries.cards import Page, Told
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.posting import spoken


class Row(NamedTuple):
    """A line with its fields."""

    told: Told
    points: Any
    why: Any
    section: Any = None


def _figure(label: str, code: str) -> FigureField:
    field = FigureField(required=False, label=label)
    field.help_text = ""
    field.widget.attrs |= {"aria-label": label, "class": "form-control num", "data-points": code, "size": 6}
    return field


def _text(label: str, rows: int = 1, most: int | None = None) -> forms.CharField:
    kind = forms.Textarea if rows else forms.TextInput
    attrs = {"aria-label": label, "class": "form-control"} | ({"rows": rows} if rows else {})
    return forms.CharField(required=False, label=label, max_length=most, widget=kind(attrs=attrs))


class CardForm(Form):
    """A unit's own marks: every line that it scores."""

    def __init__(self, page: Page, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.mine = [row for row in page.rows if not row.is_survey and row.exempt is None]
        for row in self.mine:
            code, line = row.item.code, row.line
            self.fields[f"p{line.pk}"] = _figure(_("Điểm tự chấm mục %(code)s") % {"code": code}, code)
            self.fields[f"w{line.pk}"] = _text(_("Giải trình mục %(code)s") % {"code": code})
            self.fields[f"s{line.pk}"] = _text(
                _("Mục, trang của minh chứng %(code)s") % {"code": code}, 0, 120
            )
            self.initial |= {
                f"p{line.pk}": trimmed(line.own),
                f"w{line.pk}": line.own_why,
                f"s{line.pk}": line.section,
            }

    def clean(self) -> dict[str, Any]:
        """Points that no item may bear are told at their field."""
        found: dict[str, Any] = super().clean()
        for row in self.mine:
            name = f"p{row.line.pk}"
            points = found.get(name)
            if points is not None:
                for fault in faults_of(self.page.tree, self.page.card, row.item.code, own=points):
                    self.add_error(name, spoken(fault))
        return found

    def marks(self) -> list[OwnMark]:
        """What may be saved: lines whose fields are all right."""
        told = self.cleaned_data
        named = [(row.item.code, [f"{sort}{row.line.pk}" for sort in "pws"]) for row in self.mine]
        right = [(code, names) for code, names in named if told.keys() >= set(names)]
        return [OwnMark(code, *(told[name] for name in names)) for code, names in right]

    def areas(self) -> Iterator[tuple[Any, list[Row | Told]]]:
        """The areas with a row a line: fields where the unit scores, else the line alone."""
        mine = {row.line.pk for row in self.mine}
        for area in self.page.areas:
            yield area, [self._row(row) if row.line.pk in mine else Row(row, None, None) for row in area.rows]

    def _row(self, row: Told) -> Row:
        pk = row.line.pk
        return Row(row, self[f"p{pk}"], self[f"w{pk}"], self[f"s{pk}"])


class AppraiseForm(Form):
    """Appraised points and reasons of some lines, of one card or of many.

    Each field carries what the page showed of it, so that only what this person changed is written.
    """

    def __init__(self, tree: Tree, mine: Iterable[Told], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tree, self.mine = tree, list(mine)
        for row in self.mine:
            code, line = row.item.code, row.line
            points = _figure(_("Điểm thẩm định mục %(code)s") % {"code": code}, code)
            why = _text(_("Lý do mục %(code)s") % {"code": code})
            points.show_hidden_initial = why.show_hidden_initial = True
            self.fields |= {f"p{line.pk}": points, f"w{line.pk}": why}
            self.initial |= {f"p{line.pk}": trimmed(line.appraised), f"w{line.pk}": line.appraised_why}

    def clean(self) -> dict[str, Any]:
        """Points that no item may bear, and changes without a reason, are told at their field."""
        found: dict[str, Any] = super().clean()
        for row in self.mine:
            name, why = f"p{row.line.pk}", f"w{row.line.pk}"
            points = found.get(name)
            if points is None:
                continue
            for fault in faults_of(self.tree, row.line.card, row.item.code, appraised=points):
                self.add_error(name, spoken(fault))
            if points != row.line.own and not found.get(why, "").strip():
                self.add_error(why, _("Điểm khác điểm tự chấm: nêu lý do."))
        return found

    @property
    def version(self) -> str:
        """What tells whether the appraisal of these lines is still as the page showed it."""
        told = [(row.line.pk, trimmed(row.line.appraised), row.line.appraised_why) for row in self.mine]
        return sha256(repr(told).encode()).hexdigest()[:16]

    def changed(self) -> list[tuple[Told, Read]]:
        """Lines that this person gave other points or another reason than the page showed."""
        told, found = self.cleaned_data, []
        for row in self.mine:
            points, why = told.get(f"p{row.line.pk}"), told.get(f"w{row.line.pk}", "").strip()
            now = Read(row.line.appraised, row.line.appraised_why)
            if points is not None and (points, why) not in (now, self._shown(row) or now):
                found.append((row, Read(points, why)))
        return found

    def seen(self, row: Told) -> Read:
        """What this person knew of a line: as it is now, or as the page showed it before others saved."""
        now = Read(row.line.appraised, row.line.appraised_why)
        return now if self.data.get("version") == self.version else self._shown(row) or now

    def _shown(self, row: Told) -> Read | None:
        points, why = self[f"p{row.line.pk}"], self[f"w{row.line.pk}"]
        if points.html_initial_name not in self.data:
            return None
        try:
            shown = points.field.to_python(self.data[points.html_initial_name])
        except forms.ValidationError:
            return None
        return Read(shown, self.data.get(why.html_initial_name, ""))

    def both(self) -> list[tuple[Say, str, str]]:
        """What this person changed and what is saved now, where they differ."""
        pairs = []
        for row, _given in self.changed():
            for name in (f"p{row.line.pk}", f"w{row.line.pk}"):
                field, mine = self[name], str(self.data.get(name, ""))
                saved = str(field.field.prepare_value(self.initial[name]) or "")
                if mine != saved:
                    pairs.append((both(f"{row.line.card.unit}: {field.label}"), mine, saved))
        return pairs

    def rows(self) -> list[Row]:
        """The lines with their fields."""
        return [Row(row, self[f"p{row.line.pk}"], self[f"w{row.line.pk}"]) for row in self.mine]


class SurveyForm(Form):
    """Points of the survey: a row a unit, a column an item; a tick where none was held."""

    def __init__(self, cards: list[Card], items: list[Item], *args: Any, absent: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cards, self.items, self.absent = cards, items, absent
        for card in cards:
            by_code = {line.code: line for line in card.lines.all()}
            for place, item in enumerate(items):
                if item.code in by_code:
                    label = f"{card.unit}, {item.code}"
                    self.fields[f"p{card.pk}-{place}"] = _figure(label, item.code)
                    self.initial[f"p{card.pk}-{place}"] = trimmed(by_code[item.code].appraised)
            if absent:
                self.fields[f"a{card.pk}"] = forms.BooleanField(
                    required=False,
                    label=_("%(unit)s không điều tra") % {"unit": card.unit},
                    widget=forms.CheckboxInput(attrs={"aria-label": str(card.unit)}),
                )
                self.initial[f"a{card.pk}"] = card.survey_absent

    def clean(self) -> dict[str, Any]:
        """Points that no item may bear are told at their field."""
        found: dict[str, Any] = super().clean()
        for card in self.cards:
            for place, item in enumerate(self.items):
                name = f"p{card.pk}-{place}"
                points = found.get(name)
                if points is None:
                    continue
                if points > (item.points or 0) or points < 0:
                    self.add_error(
                        name,
                        _("%(unit)s, mục %(code)s: từ 0 đến %(most)s.")
                        % {"unit": card.unit, "code": item.code, "most": str(item.points).replace(".", ",")},
                    )
        return found

    def marks(self) -> tuple[list[SurveyMark], list[str]]:
        """The points, and the units of which no survey was held."""
        told = self.cleaned_data
        absent = [card.unit.code for card in self.cards if told.get(f"a{card.pk}")]
        marks = [
            SurveyMark(card.unit.code, item.code, None if card.unit.code in absent else told[name])
            for card in self.cards
            for place, item in enumerate(self.items)
            if (name := f"p{card.pk}-{place}") in told
        ]
        return marks, absent

    def rows(self) -> list[tuple[Card, list[Any], Any]]:
        """The units with their fields."""
        return [
            (
                card,
                [
                    self[n] if (n := f"p{card.pk}-{i}") in self.fields else None
                    for i in range(len(self.items))
                ],
                self[f"a{card.pk}"] if self.absent else None,
            )
            for card in self.cards
        ]


class ReasonForm(Form):
    """A reason."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class ComplaintForm(ReasonForm):
    """What is to be looked at again."""

    reason = forms.CharField(
        label=gettext_lazy("Nội dung kiến nghị"), widget=forms.Textarea(attrs={"rows": 4})
    )


class ExtendForm(ReasonForm):
    """More time for one unit."""

    until = DayField(label=gettext_lazy("Gia hạn đến hết ngày"))
    field_order = ("until", "reason")


class PointsForm(Form):
    """Points with their reason."""

    points = FigureField(label=gettext_lazy("Điểm"))
    why = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class MinutesForm(Form):
    """The minutes of the council."""

    minutes = forms.CharField(label=gettext_lazy("Số biên bản"), max_length=120)
    minutes_on = DayField(label=gettext_lazy("Ngày họp"))


class AnnounceForm(Form):
    """The decision that announces the results."""

    decision = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=120)
    on = DayField(label=gettext_lazy("Ngày quyết định"))
    complain_until = DayField(label=gettext_lazy("Nhận kiến nghị đến hết ngày"), required=False)


class RestateForm(Form):
    """The decision that announces the results again."""

    decision = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=120)
    on = DayField(label=gettext_lazy("Ngày quyết định"))
    reason = forms.CharField(label=gettext_lazy("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
