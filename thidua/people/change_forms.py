"""What is asked when a unit changes: the day, the document, and what becomes of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.people.forms import SheetForm, UnitChoice, YesNo, words
from thidua.people.models import Unit
from thidua.screens.forms import DayField, Form


class ChangeForm(Form):
    """The day on which a change takes effect, and its document."""

    on = DayField(label=_("Có hiệu lực từ ngày"))
    basis = forms.CharField(label=_("Căn cứ (số quyết định)"), max_length=200, required=False)


class RenameForm(ChangeForm):
    """A new name."""

    name = forms.CharField(label=_("Tên mới"), max_length=200)
    field_order = ("name", "on", "basis")


class MoveForm(ChangeForm):
    """A new place in the tree."""

    field_order = ("parent", "on", "basis")

    def __init__(self, *given: Any, parents: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["parent"] = UnitChoice(parents, label=_("Đơn vị cấp trên mới"))
        self.order_fields(self.field_order)


class EndForm(ChangeForm):
    """The end of a unit, perhaps into a successor."""

    field_order = ("successor", "on", "basis")

    def __init__(self, *given: Any, successors: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["successor"] = UnitChoice(
            successors,
            label=_("Nhập vào đơn vị"),
            required=False,
            help_text=_("để trống khi giải thể"),
        )
        self.order_fields(self.field_order)


class DayOnForm(Form):
    """The day on which the tree is looked at."""

    ngay = DayField(label=_("Ngày"))


class KindForm(ChangeForm):
    """Another kind, with the name that goes with it."""

    kind = forms.ChoiceField(label=_("Loại mới"))
    name = forms.CharField(
        label=_("Tên từ ngày đó"),
        max_length=200,
        help_text=_("ví dụ: Phường Long Thành, trước là Xã Long Thành"),
    )
    field_order = ("kind", "name", "on", "basis")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["kind"].choices = words("unit_kind")


class CodeForm(ChangeForm):
    """Another official code."""

    official = forms.CharField(label=_("Mã số hành chính mới"), max_length=20, required=False)
    field_order = ("official", "on", "basis")


class MergeForm(ChangeForm):
    """Which units end, and which one takes their people and parts."""

    field_order = ("others", "into", "on", "basis")

    def __init__(self, *given: Any, near: QuerySet, own: Unit, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["others"] = forms.ModelMultipleChoiceField(
            near.order_by("path"),
            label=_("Cùng sáp nhập với"),
            required=False,
            help_text=_("để trống khi chỉ một đơn vị nhập vào đơn vị khác"),
        )
        self.fields["into"] = UnitChoice(
            near | Unit.objects.filter(pk=own.pk),
            label=_("Thành đơn vị"),
            help_text=_("đơn vị mới thì thêm trước ở trang Cơ quan, đơn vị"),
        )
        self.order_fields(self.field_order)


PARTS = 5
"""Most successors that a unit may be split into."""


class SplitForm(ChangeForm):
    """The successors of a unit with their shares, and who goes to which."""

    keeps = forms.BooleanField(label=_("Đơn vị còn hoạt động, chỉ tách một phần"), required=False)

    def __init__(
        self, *given: Any, near: QuerySet, people: QuerySet, children: QuerySet, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        for n in range(1, PARTS + 1):
            label = _("Đơn vị nhận %(n)s") % {"n": n}
            self.fields[f"part_{n}"] = UnitChoice(near, label=label, required=n == 1)
            self.fields[f"share_{n}"] = forms.DecimalField(
                label=_("Tỷ lệ về đơn vị nhận %(n)s (%%)") % {"n": n},
                required=False,
                max_digits=5,
                decimal_places=2,
                localize=True,
            )
        goes = [("", _("theo đơn vị nhận 1, hoặc ở lại")), *((str(n), str(n)) for n in range(1, PARTS + 1))]
        for kind, rows in (("u", children), ("p", people)):
            for row in rows:
                label = _("%(name)s về đơn vị nhận") % {"name": row.name}
                self.fields[f"{kind}_{row.pk}"] = forms.ChoiceField(label=label, choices=goes, required=False)

    def parts(self) -> list[tuple[Unit, Any, tuple[int, ...], tuple[int, ...]]]:
        """Each successor with its share, the people and the units that go there."""
        told = self.cleaned_data
        return [
            (told[f"part_{n}"], told[f"share_{n}"], self._to("p", n), self._to("u", n))
            for n in range(1, PARTS + 1)
            if told[f"part_{n}"]
        ]

    def _to(self, kind: str, part: int) -> tuple[int, ...]:
        chosen = (k for k, v in self.cleaned_data.items() if k.startswith(f"{kind}_") and v == str(part))
        return tuple(int(name.partition("_")[2]) for name in chosen)

    def clean(self) -> dict[str, Any]:
        """Nobody goes to a part that is not named."""
        told: dict[str, Any] = super().clean()
        named = {str(n) for n in range(1, PARTS + 1) if told.get(f"part_{n}")}
        for name, value in list(told.items()):
            if name[:2] in ("p_", "u_") and value and value not in named:
                self.add_error(name, _("Chưa chọn đơn vị nhận %(n)s.") % {"n": value})
        return told


class PersonMoveForm(ChangeForm):
    """Where a person goes, as what, from when."""

    post = forms.CharField(
        label=_("Chức vụ mới"), max_length=120, required=False, help_text=_("để trống khi giữ như cũ")
    )
    leadership = forms.ChoiceField(label=_("Lãnh đạo"), required=False)
    direct_reform_worker = YesNo(label=_("Trực tiếp làm cải cách hành chính"))
    field_order = ("unit", "post", "leadership", "direct_reform_worker", "on", "basis")

    def __init__(self, *given: Any, units: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["leadership"].choices = [("", _("như cũ")), *words("leadership")]
        worker = self.fields["direct_reform_worker"]
        worker.choices = [(None, _("như cũ")), *worker.choices[1:]]
        self.fields["unit"] = UnitChoice(units, label=_("Chuyển đến đơn vị"))
        self.order_fields(self.field_order)


class UnitPeopleForm(ChangeForm):
    """Who of a unit goes, and where."""

    field_order = ("people", "unit", "on", "basis")

    def __init__(self, *given: Any, units: QuerySet, people: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["people"] = forms.ModelMultipleChoiceField(
            people, label=_("Ai chuyển"), widget=forms.CheckboxSelectMultiple
        )
        self.fields["unit"] = UnitChoice(units, label=_("Chuyển đến đơn vị"))
        self.order_fields(self.field_order)


class MovesSheetForm(SheetForm):
    """A workbook of people with their new units, the day and the document."""

    on = DayField(label=_("Có hiệu lực từ ngày"))
    basis = forms.CharField(label=_("Căn cứ (số quyết định)"), max_length=200, required=False)


class ListForm(ChangeForm):
    """A later list, the day on which it takes effect, and its document."""

    sheet = forms.FileField(
        label=_("Danh mục (.csv, UTF-8)"),
        widget=forms.FileInput(attrs={"accept": ".csv"}),
        help_text=_("tối đa 3 MB"),
    )
    field_order = ("sheet", "on", "basis")

    def clean_sheet(self) -> Any:
        """Only a text file of the size of such lists."""
        found = self.cleaned_data["sheet"]
        if not found.name.lower().endswith(".csv") or found.size > 3_000_000:
            raise forms.ValidationError(_("Chỉ nhận tệp .csv không quá 3 MB."))
        return found
