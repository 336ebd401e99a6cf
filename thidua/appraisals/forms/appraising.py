"""Forms of appraisers and of the office: assignment, opinions, ranks, comments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.appraisals.actions.comments import LONGEST
from thidua.appraisals.queries.criteria import ANSWERS
from thidua.clock import today
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import capital, term


class AssignForm(Form):
    """Who appraises, and by when; several people share the cases evenly."""

    users = forms.MultipleChoiceField(
        label=_("Người thẩm định"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn nhiều người thì chia đều, tránh người cùng đơn vị với ứng viên."),
    )
    due_on = DayField(label=_("Hạn có ý kiến"), required=False)

    def __init__(self, *args: Any, users: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["users"].choices = users

    def clean_due_on(self) -> date | None:
        """A day that has not passed."""
        due: date | None = self.cleaned_data["due_on"]
        if due is not None and due < today():
            raise forms.ValidationError(_("Ngày này đã qua. Đặt từ hôm nay trở đi."))
        return due


class HandOverForm(Form):
    """To whom a case goes, and why."""

    user = forms.ChoiceField(label=_("Chuyển cho"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=300)

    def __init__(self, *args: Any, users: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = users


class OpinionForm(Form):
    """One opinion on one criterion."""

    answer = forms.ChoiceField(label=_("Ý kiến"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Bắt buộc khi khác kết quả của máy hoặc khác điều đơn vị nêu."),
    )

    def __init__(self, *args: Any, asks_why: Callable[[str], bool] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [(a, capital(term(a, "answer"))) for a in ANSWERS]
        self.asks_why = asks_why

    def clean(self) -> dict[str, Any]:
        """An answer that differs needs its reason, told beside the box where it is written."""
        told: dict[str, Any] = super().clean() or {}
        answer, reason = told.get("answer"), told.get("reason", "")
        if answer and not reason.strip() and self.asks_why and self.asks_why(answer):
            self.add_error("reason", _("Ý kiến khác kết quả của máy hoặc của đơn vị: nêu lý do."))
        return told


class TextForm(Form):
    """A reason or a note."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class NoteForm(Form):
    """A contested point for those who come after."""

    reason = forms.CharField(
        label=_("Điểm còn tranh luận"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )


class RankForm(Form):
    """Another rank for one nomination."""

    rank = forms.IntegerField(label=_("Hạng mới"), min_value=1)
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ChooseForm(Form):
    """Who gets a reserved place, and why."""

    nomination = forms.ChoiceField(label=_("Người, tập thể"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, rows: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nomination"].choices = rows


class DaysForm(Form):
    """From when to when names are public."""

    from_on = DayField(label=_("Từ ngày"))
    to_on = DayField(label=_("Đến hết ngày"))
    address = forms.CharField(
        label=_("Nơi nhận góp ý khác"),
        max_length=300,
        required=False,
        help_text=_("Địa chỉ, điện thoại của cơ quan, cho người không góp ý trên mạng."),
    )


class CommentForm(Form):
    """What anybody says of a nominee."""

    text = forms.CharField(
        label=_("Nội dung góp ý"), widget=forms.Textarea(attrs={"rows": 6}), max_length=LONGEST
    )
    source = forms.CharField(
        label=_("Vì sao bạn biết"),
        max_length=300,
        required=False,
        help_text=_("Văn bản, việc đã chứng kiến, nơi xảy ra."),
    )
    name = forms.CharField(label=_("Họ và tên"), max_length=120, required=False)
    contact = forms.CharField(
        label=_("Điện thoại hoặc email"),
        max_length=200,
        required=False,
        help_text=_("Để trả lời bạn. Họ tên và liên hệ không công khai."),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    """Left empty by people; machines fill it in."""


class RecordForm(CommentForm):
    """A comment that came by letter or telephone, and on whom."""

    nomination = forms.ChoiceField(label=_("Góp ý về"))

    field_order = ("nomination", "text", "source", "name", "contact")

    def __init__(self, *args: Any, rows: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nomination"].choices = rows


class AnswerForm(Form):
    """The answer to a comment."""

    text = forms.CharField(label=_("Trả lời"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST)
    upheld = forms.ChoiceField(
        label=_("Góp ý"),
        widget=forms.RadioSelect,
        choices=[
            ("no", _("Không đúng hoặc không ảnh hưởng đến việc xét")),
            ("yes", _("Đúng, đã tính đến khi xét")),
        ],
    )
