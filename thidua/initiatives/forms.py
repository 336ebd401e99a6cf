"""What is asked when one registers, writes, judges, recognises or copies an initiative."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.core.wording import fold
from thidua.evidence.forms import OpenTermField
from thidua.initiatives.actions import Found, NewAuthor
from thidua.initiatives.models import Initiative
from thidua.people.models import Person, Unit
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.spoken import capital, said

AUTHORS = 6
"""Rows for authors on the page; an initiative of more people is its unit's."""


def words(group: str, codes: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The words of a group for a choice; only some codes where they are named."""
    return [(c, capital(said(t.say))) for c, t in terms.GROUPS[group].items() if not codes or c in codes]


def long(label: Any, hint: Any = "") -> forms.CharField:
    """A long text that may still be empty."""
    area = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, required=False, max_length=20_000, widget=area, help_text=hint)


class RegisterForm(Form):
    """Whose initiative, and its name."""

    title = forms.CharField(label=_("Tên sáng kiến"), max_length=300)
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Tác giả chính"), required=False, empty_label=_("sáng kiến của đơn vị")
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị"), required=False, empty_label="–")

    def __init__(self, *given: Any, units: Any, people: Any, only: Person | None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.only = only
        if only:
            del self.fields["person"], self.fields["unit"]
            return
        self.fields["person"].queryset, self.fields["unit"].queryset = people, units

    def clean(self) -> dict[str, Any]:
        """The unit of the person, or the one that was chosen."""
        told: dict[str, Any] = super().clean() or {}
        person = self.only or told.get("person")
        unit = person.unit if person else told.get("unit")
        if unit is None and not self.errors:
            self.add_error("unit", _("Chọn tác giả chính, hoặc đơn vị có sáng kiến."))
        return told | {"person": person, "unit": unit}


class WriteForm(Form):
    """The initiative itself, and who made it with what share."""

    title = forms.CharField(label=_("Tên sáng kiến"), max_length=300)
    problem = long(_("Vấn đề cần giải quyết"), _("trước đây làm thế nào, vướng ở đâu"))
    solution = long(_("Giải pháp"), _("đã làm gì, từng bước"))
    novelty = long(_("Điểm mới"), _("khác cách làm cũ và các sáng kiến đã biết ở chỗ nào"))
    effect = long(_("Hiệu quả"), _("số liệu trước và sau khi áp dụng, ghi nguồn của từng số"))
    applied_where = forms.CharField(label=_("Nơi đã áp dụng"), max_length=300, required=False)
    applied_since = DayField(label=_("Áp dụng từ ngày"), required=False)
    spread = long(_("Khả năng nhân rộng"), _("nơi nào làm theo được, cần gì"))

    def __init__(self, *given: Any, initiative: Initiative, **more: Any) -> None:
        more.setdefault("initial", written(initiative))
        super().__init__(*given, **more)
        self.initiative = initiative
        self.fields["topic"] = OpenTermField("programme", label=_("Lĩnh vực"), required=False)
        for n in range(1, AUTHORS + 1):
            self.fields[f"name{n}"] = forms.CharField(
                label=_("Tác giả %(n)s") % {"n": n}, max_length=120, required=False
            )
            self.fields[f"share{n}"] = FigureField(
                label=_("Tỷ lệ đóng góp (%)"), required=False, help_text=""
            )
        order = ["title", "topic", *(f for f in self.fields if f not in ("title", "topic"))]
        self.order_fields(order)

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """The fields of each author, for the page."""
        return [(self[f"name{n}"], self[f"share{n}"]) for n in range(1, AUTHORS + 1)]

    @property
    def texts(self) -> list[Any]:
        """The fields of the initiative itself."""
        return [self[name] for name in self.fields if not name.startswith(("name", "share"))]

    def clean(self) -> dict[str, Any]:
        """A name needs a share, and a share a name."""
        told: dict[str, Any] = super().clean() or {}
        for n in range(1, AUTHORS + 1):
            name, share = told.get(f"name{n}"), told.get(f"share{n}")
            if f"share{n}" not in self.errors and bool(name) != (share is not None):
                self.add_error(f"share{n}" if name else f"name{n}", _("Ghi cả tên tác giả và tỷ lệ."))
            elif share is not None and not 0 < share <= 100:
                self.add_error(f"share{n}", _("Tỷ lệ từ trên 0 đến 100."))
        return told

    def authors(self) -> list[NewAuthor]:
        """Who was named, each found among the people of the agency where the name is one person's."""
        told = self.cleaned_data
        named = [(told[f"name{n}"], told[f"share{n}"]) for n in range(1, AUTHORS + 1) if told.get(f"name{n}")]
        known: dict[str, list[Person]] = {}
        for person in Person.objects.filter(
            agency=self.initiative.agency_id, folded__in=[fold(name) for name, _share in named]
        ):
            known.setdefault(person.folded, []).append(person)
        kept = {a.name: a.person for a in self.initiative.authors.select_related("person")}
        return [
            NewAuthor(name, share, kept.get(name) or _only(known.get(fold(name)))) for name, share in named
        ]


def _only(found: list[Person] | None) -> Person | None:
    return found[0] if found and len(found) == 1 else None


def written(initiative: Initiative) -> dict[str, Any]:
    """What stands now, as the form shows it."""
    names = ("title", "problem", "solution", "novelty", "effect", "applied_where", "applied_since", "spread")
    told: dict[str, Any] = {name: getattr(initiative, name) for name in names}
    told["topic"] = said(terms.label("programme", initiative.topic)) if initiative.topic else ""
    for author in initiative.authors.all():
        share: Decimal = author.share.normalize()
        told |= {f"name{author.number}": author.name, f"share{author.number}": Decimal(f"{share:f}")}
    return told


class ReasonForm(Form):
    """Why, in words that its people read."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class OpinionForm(Form):
    """The opinion of an appraisal."""

    opinion = forms.CharField(
        label=_("Ý kiến thẩm định"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("mới ở đâu, hiệu quả có chứng cứ không, chỗ giống sáng kiến khác giải thích thế nào"),
    )


class WindowForm(Form):
    """The days of a year on which initiatives are taken."""

    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    opens_on = DayField(label=_("Nhận từ ngày"))
    closes_on = DayField(label=_("Hết ngày"))


class MarkForm(Form):
    """What a member finds of each criterion."""

    is_new = forms.ChoiceField(label=_("Có tính mới"), widget=forms.RadioSelect)
    is_effective = forms.ChoiceField(label=_("Có hiệu quả"), widget=forms.RadioSelect)
    is_replicable = forms.ChoiceField(label=_("Nhân rộng được"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Nhận xét"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in ("is_new", "is_effective", "is_replicable"):
            self.fields[name].choices = [("1", _("Đạt")), ("0", _("Không đạt"))]

    def found(self) -> Found:
        """The marks as the action takes them."""
        told = self.cleaned_data
        new, effective, replicable = (told[n] == "1" for n in ("is_new", "is_effective", "is_replicable"))
        return Found(new, effective, replicable, told["note"])


class RecogniseForm(Form):
    """Which initiatives, at which level, with which scope."""

    initiatives = forms.ModelMultipleChoiceField(
        Initiative.objects.none(), label=_("Sáng kiến"), widget=forms.CheckboxSelectMultiple
    )
    level = forms.ChoiceField(label=_("Cấp công nhận"))
    scope = forms.ChoiceField(label=_("Phạm vi ảnh hưởng"))

    def __init__(self, *given: Any, rows: Any, levels: Sequence[str], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["initiatives"].queryset = rows
        self.fields["initiatives"].label_from_instance = lambda i: f"{i.code} · {i.title}"
        self.fields["initiatives"].initial = list(rows)
        self.fields["level"].choices = words("initiative_level", levels)
        self.fields["scope"].choices = words("influence_scope")


class AdoptForm(Form):
    """Which unit copies it, since when, where, with what effect."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Đơn vị áp dụng"), empty_label="–")
    since = DayField(label=_("Áp dụng từ ngày"))
    where = forms.CharField(label=_("Nơi áp dụng"), max_length=300)
    effect = forms.CharField(
        label=_("Hiệu quả"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("số liệu trước và sau, ghi nguồn, văn bản chứng minh"),
    )

    def __init__(self, *given: Any, units: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["unit"].queryset = units
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
