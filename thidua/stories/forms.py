"""What is asked when a story is begun, written, reviewed, worded for the radio, adopted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.movements.models import Movement
from thidua.people.forms import UnitChoice, words
from thidua.people.models import Unit
from thidua.records.fields import FilesField, FilesInput
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import said
from thidua.stories.actions import Pictured, Written
from thidua.stories.actions.picturing import PICTURES
from thidua.stories.lightness import light
from thidua.stories.models import Story
from thidua.stories.queries.filling import contents_of

LONG = 40_000
"""Letters of the longest text."""


def area(rows: int) -> forms.Textarea:
    """A box for a text of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class StartForm(Form):
    """What kind of story, of which unit, in which movement."""

    kind = forms.ChoiceField(label=_("Loại bài"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Tên bài"), max_length=200)
    unit = UnitChoice(queryset=Unit.objects.none(), label=_("Đơn vị"))
    movement = forms.ModelChoiceField(
        Movement.objects.none(),
        label=_("Thuộc phong trào"),
        required=False,
        empty_label=_("không thuộc phong trào nào"),
        help_text=_("cơ quan chạy phong trào duyệt bài; không thuộc phong trào nào thì cơ quan mình duyệt"),
    )

    def __init__(self, *given: Any, units: Any, movements: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["kind"].choices = words("story_kind")
        self.fields["unit"] = UnitChoice(queryset=units, label=_("Đơn vị"))
        self.fields["movement"].queryset = movements
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
        self.order_fields(["kind", "title", "unit", "movement"])


class WriteForm(Form):
    """The story itself, whom it tells of, and that they agree."""

    kind = forms.ChoiceField(label=_("Loại bài"))
    title = forms.CharField(label=_("Tên bài"), max_length=200)
    lead = forms.CharField(
        label=_("Tóm tắt"),
        required=False,
        max_length=500,
        widget=area(3),
        help_text=_("hai ba câu: ai, làm gì, kết quả ra sao"),
    )
    text = forms.CharField(
        label=_("Bài viết"),
        required=False,
        max_length=LONG,
        widget=area(14),
        help_text=_("trước đây thế nào, đã làm gì từng bước, kết quả có số liệu, nơi khác làm theo cần gì"),
    )
    place = forms.CharField(label=_("Nơi diễn ra"), required=False, max_length=200)
    content = forms.ChoiceField(label=_("Nội dung thi đua của kế hoạch"), required=False)
    about = forms.CharField(
        label=_("Kể về ai"), required=False, max_length=200, help_text=_("họ tên người hoặc tên tập thể")
    )
    consent = forms.CharField(
        label=_("Ai đồng ý, bằng cách nào"),
        required=False,
        max_length=300,
        help_text=_("ví dụ: người được kể đọc bài và ký đồng ý; thủ trưởng tập thể đồng ý qua điện thoại"),
    )
    consent_on = DayField(label=_("Ngày đồng ý"), required=False)
    is_public = forms.BooleanField(
        label=_("Người, tập thể được kể đồng ý đăng trên cổng công khai"),
        required=False,
        help_text=_("không đánh dấu thì chỉ người có tài khoản đọc được"),
    )

    def __init__(self, *given: Any, story: Story, **more: Any) -> None:
        more.setdefault("initial", {name: getattr(story, name) for name in self.base_fields})
        super().__init__(*given, **more)
        self.fields["kind"].choices = words("story_kind")
        contents = [(code, said(say)) for code, say in contents_of(story.movement)]
        if contents:
            self.fields["content"].choices = [("", "–"), *contents]
        else:
            del self.fields["content"]

    @property
    def story_fields(self) -> list[Any]:
        """The fields of the story itself."""
        return [self[name] for name in self.fields if name not in _PEOPLE]

    @property
    def people_fields(self) -> list[Any]:
        """Whom it tells of, and their consent."""
        return [self[name] for name in _PEOPLE]

    def written(self) -> Written:
        """What was typed, as the action takes it."""
        return Written(**self.cleaned_data)


_PEOPLE = ("about", "consent", "consent_on", "is_public")


class PictureForm(Form):
    """The picture of a story, and what it shows in words."""

    file = FilesField(
        label=_("Ảnh"),
        required=False,
        widget=FilesInput("image/jpeg,image/png"),
        help_text=_(
            "JPG hoặc PNG. Máy thu nhỏ ảnh, bỏ nơi chụp và thông tin máy ảnh. Không chọn tệp thì giữ ảnh đang có."
        ),
    )
    alt = forms.CharField(
        label=_("Ảnh cho thấy gì"),
        max_length=300,
        widget=area(2),
        help_text=_(
            "một câu cho người không nhìn thấy ảnh: ai, ở đâu, đang làm gì. Người trong ảnh phải đồng ý đăng ảnh"
        ),
    )
    credit = forms.CharField(label=_("Người chụp"), required=False, max_length=120)

    def __init__(self, *given: Any, story: Story, by: Any, **more: Any) -> None:
        there = getattr(story, "picture", None)
        more.setdefault("initial", {"alt": there.alt, "credit": there.credit} if there else {})
        super().__init__(*given, **more)
        field = self.fields["file"]
        field.by, field.agency, field.kinds = by, story.agency, PICTURES
        field.widget.attrs.pop("multiple")
        field.required = there is None
        field.error_messages["required"] = _("Chọn một ảnh JPG hoặc PNG.")

    def pictured(self) -> Pictured:
        """What was given, as the action takes it; the light copy is drawn here, before anything is written."""
        told = self.cleaned_data
        file = told["file"][-1] if told["file"] else None
        return Pictured(told["alt"], told["credit"], file, light(file.path) if file else None)


class ReasonForm(Form):
    """Why, in words that its writer reads."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=area(3))


class WordForm(Form):
    """What a ward radio reads."""

    heading = forms.CharField(label=_("Tên bản tin"), max_length=200)
    text = forms.CharField(
        label=_("Lời đọc"),
        max_length=8000,
        widget=area(14),
        help_text=_("viết như nói: câu ngắn, số viết thành chữ, không viết tắt, không ngoặc"),
    )


class SendForm(Form):
    """Which station got the bulletin, on which day."""

    station = forms.CharField(
        label=_("Đài truyền thanh"), max_length=200, help_text=_("ví dụ: Đài truyền thanh phường Thác Mơ")
    )
    sent_on = DayField(label=_("Ngày gửi"))


class AdoptForm(Form):
    """Which unit does likewise, since when, where, with what result."""

    unit = UnitChoice(queryset=Unit.objects.none(), label=_("Đơn vị áp dụng"))
    since = DayField(label=_("Áp dụng từ ngày"))
    where = forms.CharField(label=_("Nơi áp dụng"), max_length=300)
    result = forms.CharField(
        label=_("Kết quả"),
        max_length=4000,
        widget=area(4),
        help_text=_("đã làm gì theo bài này, số liệu trước và sau, ghi nguồn"),
    )

    def __init__(self, *given: Any, units: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["unit"] = UnitChoice(queryset=units, label=_("Đơn vị áp dụng"))
        self.order_fields(["unit", "since", "where", "result"])
        if len(units) == 1:
            self.fields["unit"].initial = units[0]
