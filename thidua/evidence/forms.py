"""Forms made from the columns of a table; whom a record is about is found among those in reach."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.core.facts.acts import Coverage
from thidua.core.facts.columns import Column, Record
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import fold
from thidua.evidence.catalogue import ENTERED
from thidua.evidence.models import Fact
from thidua.evidence.subjects import units_of
from thidua.evidence.telling import asked, called, shown_columns, subject_column, value_of
from thidua.exchange import dates, figures
from thidua.exchange.cells import Unread
from thidua.people.models import Person, Unit, User
from thidua.records.fields import BookField, FilesField
from thidua.rounds.pages.naming import cap
from thidua.screens.forms import DayField, FigureField, Form
from thidua.screens.posting import spoken
from thidua.screens.spoken import capital, said

MOST = 9
"""So many of the same name are told apart in a fault."""


class PartyField(forms.CharField):
    """A unit or a person by code, by name, or picked from the suggestions; only those in reach are found.

    Cleans to `unit:CODE` or `person:CODE`; with `bare` to the code alone.
    """

    def __init__(
        self, *, by: User, sorts: tuple[str, ...] = ("unit", "person"), bare: bool = False, **more: Any
    ) -> None:
        self.by, self.sorts, self.bare = by, sorts, bare
        super().__init__(max_length=240, help_text=_("Gõ tên hoặc mã, chọn trong gợi ý."), **more)
        self.widget.attrs |= {
            "data-lookup": f"{reverse('evidence:subjects')}?sorts={','.join(sorts)}",
            "autocomplete": "off",
        }

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        found = self.found(text)
        if len(found) == 1:
            return found[0].key.partition(":")[2] if self.bare else found[0].key
        if not found:
            raise forms.ValidationError(
                _("Không tìm thấy “%(text)s” trong phạm vi của bạn. Gõ lại tên hoặc mã."),
                params={"text": text},
            )
        names = "; ".join(named(one) for one in found[:MOST])
        raise forms.ValidationError(
            _("Có nhiều người, đơn vị trùng tên: %(names)s. Ghi mã."), params={"names": names}
        )

    def found(self, text: str) -> list[Any]:
        """Everybody the text may mean: the code first, else the name."""
        code = text.rpartition("(")[2].rstrip(") ") if text.endswith(")") else text
        kind, _colon, ident = code.strip().rpartition(":")
        pools = in_reach(self.by, (kind,) if kind in self.sorts else self.sorts)
        by_code = [one for pool in pools for one in pool.filter(code=ident.strip())]
        if by_code:
            return by_code
        return [one for pool in pools for one in pool.filter(folded=fold(text))[: MOST + 1]]


def named(one: Unit | Person) -> str:
    """A unit or person as a box shows it: the name, and the code that tells it from others."""
    return f"{one.name} ({one.key})"


def in_reach(by: User, sorts: tuple[str, ...]) -> list[Any]:
    """Units and people whose records a person may enter, or about whom they may sign."""
    pools = []
    if "unit" in sorts:
        reached = units_of(by) | units_of(by, "observation.attest")
        pools.append(Unit.objects.visible_to(by).filter(reached).order_by("path"))
    if "person" in sorts:
        pools.append(Person.objects.visible_to(by).select_related("unit").order_by("name_key"))
    return pools


class ReadField(forms.CharField):
    """A short text read as the exchange reads it: a year, a round, a period, a whole number."""

    def __init__(self, read: Any, **more: Any) -> None:
        self.read = read
        super().__init__(max_length=40, **more)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return self.read(text)
        except Unread as unread:
            raise forms.ValidationError(f"{spoken(unread.what)} {spoken(unread.cure)}") from None


class OpenTermField(forms.CharField):
    """A known word by its shown form, or any other as typed."""

    def __init__(self, group: str, **more: Any) -> None:
        self.group = group
        some = "; ".join(said(t.say) for t in list(terms.GROUPS[group].values())[:2])
        super().__init__(
            max_length=200, help_text=_("Gõ để chọn, hoặc ghi tên khác. Ví dụ: %s") % some, **more
        )
        self.widget.attrs |= {
            "data-lookup": f"{reverse('evidence:words')}?group={group}",
            "autocomplete": "off",
        }

    def clean(self, value: Any) -> str | None:
        text = super().clean(value)
        return (terms.read(self.group, text) or text) if text else None


class FactForm(Form):
    """One record of a table, with the files that prove it."""

    def __init__(
        self, *given: Any, record: type[Record], by: User, with_files: bool = True, **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self.record = record
        for column in asked(record, self.initial):
            self.fields[column.name] = field_for(column, by)
        if with_files:
            self.fields["files"] = FilesField(required=False, by=by)
            self.fields["page"] = forms.CharField(
                label=_("Trang cần xem"), required=False, max_length=60, help_text=_("Ví dụ: 4, mục II")
            )

    def given(self) -> Record:
        """The record that was filled in."""
        names = self.record.__dataclass_fields__
        told = {c.name: self.cleaned_data[c.name] for c in asked(self.record, self.initial)}
        values = {n if n in names else f"{n}_": None if v in ("", None) else v for n, v in told.items()}
        return self.record(**values)

    def sent(self) -> tuple[Any, ...]:
        """The files that were sent."""
        return tuple(self.cleaned_data.get("files") or ())


def field_for(column: Column, by: User) -> forms.Field:
    """The field of a column: its label, whether it must be filled in, how it is read."""
    told = {"label": label_of(column), "required": column.required}
    kind, _colon, group = column.kind.partition(":")
    if kind in ("candidate", "unit", "person", "scope"):
        sorts = {"unit": ("unit",), "person": ("person",), "scope": ("unit",)}.get(kind, ("person", "unit"))
        return PartyField(by=by, sorts=sorts, bare=kind in ("unit", "person"), **told)
    if kind == "term":
        return forms.ChoiceField(choices=_words(group, column.required), **told)
    if kind == "term?":
        return OpenTermField(group, **told)
    plain: dict[str, Any] = {
        "date": lambda: DayField(**told),
        "decimal": lambda: FigureField(**told),
        "int": lambda: ReadField(figures.count, help_text=_("số nguyên"), **told),
        "year": lambda: ReadField(dates.year_of, help_text=_("ví dụ 2024"), **told),
        "round": lambda: ReadField(dates.round_of, help_text=_("ví dụ 2024 hoặc 2021-2025"), **told),
        "period": lambda: ReadField(dates.period_of, help_text=_("ví dụ 2024, 2024-Q1, 2024-03"), **told),
        "bool": lambda: forms.TypedChoiceField(
            choices=[("", "–"), ("yes", _("có")), ("no", _("không"))],
            coerce=lambda chosen: chosen == "yes",
            empty_value=None,
            **told,
        ),
        "table": lambda: forms.ChoiceField(choices=table_choices(), **told),
    }
    return plain[kind]() if kind in plain else forms.CharField(max_length=500, **told)


def label_of(column: Column) -> str:
    """The label of a column as a form says it."""
    return said(cap(called(column)))


def _words(group: str, required: bool) -> list[tuple[str, str]]:
    known = [(code, capital(said(term.say))) for code, term in terms.GROUPS[group].items()]
    return [("", _("– chọn –")), *known] if required else [("", "–"), *known]


def table_choices() -> list[tuple[str, str]]:
    """The tables that may be declared complete."""
    return [(t, said(BY_NAME[t].say)) for t in ("honours", "conclusions", *ENTERED) if t != Coverage.table]


def initial_of(fact: Fact, record: Record) -> dict[str, Any]:
    """What a form is filled with from a stored fact."""
    found = {}
    about = subject_column(type(record))
    for column in shown_columns(type(record)):
        value = value_of(record, column.name)
        if column.name == about and (subject := fact.person or fact.unit):
            value = named(subject)
        if column.kind.startswith("term?") and value:
            value = said(terms.label(column.kind.partition(":")[2], value))
        found[column.name] = value
    return found


def _reason(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class ReasonForm(Form):
    """Why a record is revoked."""

    reason = _reason(_("Lý do thu hồi"))


class RejectForm(Form):
    """What is wrong with a record that goes back."""

    reason = _reason(_("Chỗ nào không đúng văn bản"))


class AskedForm(Form):
    """Tables whose records count only once a second person has verified them."""

    tables = forms.MultipleChoiceField(
        label=_("Bảng phải có người thứ hai xác nhận"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["tables"].choices = [(t, said(cap(BY_NAME[t].say))) for t in ENTERED if t != "coverage"]


class SettleForm(Form):
    """Why a record stands as it is."""

    reason = _reason(_("Vì sao để yên bản ghi"))


class DeclareForm(Form):
    """What is declared complete, for whom, from when to when."""

    table = forms.ChoiceField(label=_("Bảng"))
    from_ = DayField(label=_("Từ ngày"), required=False)
    to = DayField(label=_("Đến ngày"), required=False)

    def __init__(self, *given: Any, by: User, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["table"].choices = table_choices()
        self.fields["scope"] = PartyField(by=by, sorts=("unit",), label=_("Đơn vị"), required=False)
        self.fields["scope"].help_text = _("Để trống là toàn cơ quan, cả các đơn vị trực thuộc.")
        self.order_fields(["table", "scope", "from_", "to"])


class BookForm(Form):
    """A workbook to look at."""

    files = BookField(
        label=_("Tệp Excel (.xlsx, .xls, .ods, .csv)"), help_text=_("Theo tệp mẫu; mỗi bảng một trang tính.")
    )

    def __init__(self, *given: Any, by: User, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["files"].by = by


class TakeForm(Form):
    """Whether everything must be right, or the right rows are taken in alone."""

    how = forms.ChoiceField(
        label=_("Nhập thế nào"),
        choices=[
            ("all", _("Chỉ nhập khi sạch lỗi")),
            ("right", _("Nhập các dòng đúng, tải dòng lỗi về sửa")),
        ],
        widget=forms.RadioSelect,
        initial="all",
    )


class SuccessionForm(Form):
    """What is inherited, and why."""

    what = forms.MultipleChoiceField(label=_("Kế thừa gì"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *given: Any, open_: list[str], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["what"].choices = [(code, said(cap(terms.label("succession", code)))) for code in open_]
