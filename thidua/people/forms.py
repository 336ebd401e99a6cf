"""What is asked on the pages of units, people and accounts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.people.models import Unit, User
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import capital, term
from thidua.screens.workbooks import WorkbookField

YES_NO = ((None, _("chưa rõ")), (True, _("có")), (False, _("không")))


def words(group: str, *codes: str) -> list[tuple[str, str]]:
    """Codes of a group with their words in the language of the page, for a choice."""
    wanted = codes or tuple(terms.GROUPS[group])
    return [(code, capital(term(code, group))) for code in wanted]


def _blank(group: str) -> list[tuple[str, str]]:
    return [("", "–"), *words(group)]


def _asked(group: str, *codes: str) -> list[tuple[str, Any]]:
    """Choices of which one must be chosen: none is taken by accident."""
    return [("", _("– chọn –")), *words(group, *codes)]


class UnitChoice(forms.ModelChoiceField):
    """A choice of units, each under those it stands in."""

    def label_from_instance(self, unit: Unit) -> str:
        """The name, indented by its place in the tree."""
        return "\u2003" * max(unit.path.count("/") - self.top, 0) + str(unit.name)

    def __init__(self, queryset: QuerySet, **more: Any) -> None:
        ordered = queryset.order_by("path")
        super().__init__(ordered, **{"empty_label": "–"} | more)
        first = ordered.values_list("path", flat=True).first()
        self.top = first.count("/") if first else 0


class YesNo(forms.TypedChoiceField):
    """Yes, no, or not known yet."""

    def __init__(self, **more: Any) -> None:
        read = {"": None, "None": None, "True": True, "False": False}
        super().__init__(
            choices=YES_NO, coerce=lambda v: read[str(v)], empty_value=None, required=False, **more
        )


class UnitForm(Form):
    """A unit that is added."""

    code = forms.CharField(
        label=_("Mã"), max_length=80, help_text=_("chữ không dấu, số, dấu gạch; không đổi được sau này")
    )
    name = forms.CharField(label=_("Tên đầy đủ"), max_length=200)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Loại"))
    level = forms.ChoiceField(label=_("Cấp"), required=False)
    parent = UnitChoice(queryset=Unit.objects.none(), label=_("Đơn vị cấp trên"))
    valid_from = DayField(label=_("Có từ ngày"), required=False)
    reform_body = YesNo(label=_("Chuyên trách tham mưu cải cách hành chính"))
    does_reform = YesNo(label=_("Có nhiệm vụ cải cách hành chính"))

    def __init__(self, *given: Any, parents: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["kind"].choices = _asked("unit_kind")
        self.fields["level"].choices = _blank("level")
        self.fields["parent"] = UnitChoice(parents, label=_("Đơn vị cấp trên"))


class PersonForm(Form):
    """What is kept of a person."""

    code = forms.CharField(label=_("Mã cán bộ"), max_length=80)
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    gender = forms.ChoiceField(label=_("Giới tính"), required=False)
    staff_kind = forms.ChoiceField(label=_("Đối tượng"), required=False)
    unit = UnitChoice(queryset=Unit.objects.none(), label=_("Đơn vị"))
    post = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    leadership = forms.ChoiceField(label=_("Lãnh đạo"), required=False)
    direct_reform_worker = YesNo(label=_("Trực tiếp làm cải cách hành chính"))
    birth_date = DayField(label=_("Ngày sinh"), required=False)
    valid_from = DayField(label=_("Ở vị trí này từ ngày"), required=False)

    def __init__(self, *given: Any, units: QuerySet, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in ("gender", "staff_kind", "leadership"):
            self.fields[name].choices = _blank(name)
        self.fields["unit"] = UnitChoice(units, label=_("Đơn vị"))
        self.order_fields(list(PersonForm.base_fields))


class PersonEditForm(PersonForm):
    """Corrections: unit and post change by a posting, the code never."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, units=Unit.objects.none(), **more)
        for name in ("code", "unit", "post", "leadership", "valid_from"):
            del self.fields[name]


class PostingForm(Form):
    """Another post in the same unit, from a day on."""

    post = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    leadership = forms.ChoiceField(label=_("Lãnh đạo"), required=False)
    direct_reform_worker = YesNo(label=_("Trực tiếp làm cải cách hành chính"))
    on = DayField(label=_("Từ ngày"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["leadership"].choices = _blank("leadership")


class SheetForm(Form):
    """A workbook to read in."""

    sheet = WorkbookField(
        label=_("Tệp Excel (.xlsx, .xls, .ods, .csv)"),
        help_text=_("tối đa 10 MB"),
    )


class InviteForm(Form):
    """Whom to invite, to which role where."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(label=_("Địa chỉ thư điện tử"))
    role = forms.ChoiceField(label=_("Vai"))
    person = forms.CharField(
        label=_("Là cán bộ nào của cơ quan"),
        max_length=120,
        required=False,
        help_text=_("ghi mã cán bộ; cần cho vai cán bộ, công chức"),
    )

    def __init__(self, *given: Any, units: QuerySet, roles: list[str], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["role"].choices = _asked("role", *roles)
        self.fields["unit"] = UnitChoice(units, label=_("Ở đơn vị"))
        self.order_fields(("name", "email", "role", "unit", "person"))


class AppointForm(Form):
    """A role to give, and where it stands."""

    role = forms.ChoiceField(label=_("Vai"))

    def __init__(self, *given: Any, units: QuerySet, roles: list[str], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["role"].choices = _asked("role", *roles)
        self.fields["unit"] = UnitChoice(units, label=_("Ở đơn vị"))


class AcceptForm(Form):
    """The password of a new account, twice."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("từ 12 ký tự; một câu dễ nhớ là tốt nhất"),
        strip=False,
    )
    again = forms.CharField(
        label=_("Gõ lại mật khẩu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("password") and told.get("again") and told["password"] != told["again"]:
            self.add_error("again", _("Hai lần gõ mật khẩu khác nhau."))
        return told


class AccountForm(Form):
    """What one changes of one's own account."""

    language = forms.ChoiceField(
        label=_("Ngôn ngữ của thư và thông báo"), choices=(("vi", "Tiếng Việt"), ("en", "English"))
    )
    reminded = forms.BooleanField(
        label=_("Nhắc tôi việc sắp đến hạn, quá hạn"),
        required=False,
        help_text=_("mỗi ngày nhiều nhất một thông báo và một thư, gộp mọi nhiệm vụ"),
    )

    def __init__(self, *given: Any, user: User | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        if user is not None:
            self.initial |= {"language": user.language, "reminded": user.reminded}
