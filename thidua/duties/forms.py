"""What is asked when duties are given, reported, returned."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.duties.actions.assigning import ROLES
from thidua.duties.queries.owners import Named
from thidua.people.models import Unit
from thidua.screens.forms import DayField, Form
from thidua.screens.spoken import capital, said


class AssignForm(Form):
    """Which units one of the plan's names means, and who in the agency itself does its duties."""

    units = forms.MultipleChoiceField(
        label=_("Giao cho"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("bỏ chọn tất cả để chưa giao cho ai"),
    )
    asked = forms.CharField(
        label=_("Tìm thêm đơn vị theo tên"),
        required=False,
        max_length=100,
        help_text=_("mọi cấp dưới cơ quan; gõ một phần tên rồi bấm Tìm đơn vị; nơi đã chọn vẫn giữ"),
    )
    role = forms.ChoiceField(
        label=_("Nếu giao cho chính cơ quan: ai làm"),
        help_text=_("ở các đơn vị khác, đầu mối đơn vị làm; ở cơ quan cấp dưới, cơ quan thường trực làm"),
    )

    def __init__(self, *given: Any, units: list[Unit], named: Named, **more: Any) -> None:
        own = own_of(named)
        roles = [role for unit, role in own if unit.pk == units[0].pk]
        stands = {"units": [str(unit.pk) for unit, _role in own], "role": (roles or ["office"])[0]}
        more["initial"] = stands | more.get("initial", {})
        super().__init__(*given, **more)
        self.fields["units"].choices = [(str(u.pk), str(u.name)) for u in units]
        asked = [role for role in ROLES if role != "clerk"]
        self.fields["role"].choices = [(r, capital(said(terms.label("role", r)))) for r in asked]


def own_of(named: Named) -> list[tuple[Unit, str]]:
    """The units that a name means by decision, else by proposal, each with who does the duty there."""
    return [(o.unit, o.role) for o in named.owners] or [(p.unit, p.role) for p in named.proposed]


class ReportForm(Form):
    """What was done for a duty, and when."""

    words = forms.CharField(
        label=_("Kết quả đã làm"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("việc cụ thể, số liệu, văn bản đã ban hành; tệp minh chứng đính kèm ở bước sau"),
    )
    done_on = DayField(label=_("Ngày làm xong"))


class ReasonForm(Form):
    """What is to be mended."""

    reason = forms.CharField(
        label=_("Điều cần bổ sung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("đơn vị đọc thấy, và ở lại với báo cáo"),
    )

    def __init__(self, *given: Any, of: Any = None, **more: Any) -> None:
        super().__init__(*given, **more)
        if of:
            self.fields["reason"].label, self.fields["reason"].help_text = of, ""


class RaiseForm(Form):
    """Which unit, by which clause, and what is difficult."""

    unit = forms.ChoiceField(label=_("Đơn vị"))
    clause = forms.ChoiceField(label=_("Khoản của kế hoạch"))
    words = forms.CharField(
        label=_("Khó khăn, vướng mắc"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("điều chưa làm được hoặc chưa hiểu, và đề xuất của đơn vị"),
    )

    def __init__(self, *given: Any, units: list[Unit], clauses: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["unit"].choices = [(str(u.pk), str(u.name)) for u in units]
        self.fields["clause"].choices = clauses


class AnswerForm(Form):
    """The question and the answer as everybody will read them."""

    question = forms.CharField(
        label=_("Câu hỏi, viết cho mọi đơn vị đọc"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("không nêu tên đơn vị, cá nhân đã hỏi"),
    )
    words = forms.CharField(label=_("Trả lời"), widget=forms.Textarea(attrs={"rows": 5}))
    document = forms.CharField(
        label=_("Văn bản trả lời"),
        required=False,
        max_length=120,
        help_text=_("số, ký hiệu và ngày, nếu trả lời bằng văn bản"),
    )
    reading = forms.ChoiceField(label=_("Cách hiểu được chọn"), required=False, widget=forms.RadioSelect)

    def __init__(self, *given: Any, readings: list[tuple[str, Any]], **more: Any) -> None:
        super().__init__(*given, **more)
        if not readings:
            del self.fields["reading"]
            return
        none = [("", _("câu trả lời này không chọn cách hiểu"))]
        self.fields["reading"].choices = [*none, *((key, said(say)) for key, say in readings)]


class AnswerAsForm(Form):
    """Which answer that was given before."""

    answer = forms.ChoiceField(label=_("Trả lời đã có"), widget=forms.RadioSelect)

    def __init__(self, *given: Any, answers: list[Any], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["answer"].choices = [(str(a.pk), f"{a.clause}: {a.question}") for a in answers]


class SureForm(Form):
    """Nothing but the wish itself."""
