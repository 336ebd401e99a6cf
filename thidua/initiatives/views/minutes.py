"""Minutes of an initiative council over HTTP: hours and conclusion, signatures, the paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.clock import VIETNAM
from thidua.core.wording import Say
from thidua.initiatives import actions
from thidua.initiatives.queries.minutes import minutes_of, minutes_paper
from thidua.initiatives.views.hearing import page_of, session_of, way_of
from thidua.records.keeping import kept
from thidua.records.printing import file_response, paper_file, taken_at, worded
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form, HourField
from thidua.voting.models import Session


class MinutesForm(Form):
    """Hours and conclusion of the minutes; the rest writes itself."""

    began = HourField(label=gettext_lazy("Bắt đầu lúc"), required=False)
    ended = HourField(label=gettext_lazy("Kết thúc lúc"), required=False)
    conclusion = forms.CharField(
        label=gettext_lazy("Kết luận thêm"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Mỗi ý một dòng. Kết quả từng sáng kiến đã tự ghi."),
    )

    def told(self, session: Session) -> actions.Told:
        """What was typed, both hours on the day of the session."""
        on = session.held_at.astimezone(VIETNAM).date()
        began, ended = (self.cleaned_data[name] for name in ("began", "ended"))
        return actions.Told(
            datetime.combine(on, began, VIETNAM) if began else None,
            datetime.combine(on, ended, VIETNAM) if ended else None,
            self.cleaned_data["conclusion"],
        )


def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Write hours and conclusion."""
    one = session_of(request, pk)
    minutes = minutes_of(one)
    first = {
        "began": _hour(minutes.began_at),
        "ended": _hour(minutes.ended_at),
        "conclusion": minutes.conclusion,
    }
    form = MinutesForm(sent(request), initial=first)
    heading = _("Viết biên bản")
    asked = Question(
        right="initiative.write_minutes",
        thing=one,
        heading=heading,
        button=_("Lưu biên bản"),
        do=lambda _told: actions.write_minutes(one, form.told(one), by=request.user),
        told=Say("Đã lưu biên bản.", "The minutes were saved."),
        to=page_of(one),
        way=(*way_of(one), (heading, "")),
    )
    return ask(request, form, asked)


def signing(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the minutes: the secretary, then the chair."""
    one = session_of(request, pk)
    heading = _("Ký biên bản")
    asked = Question(
        right="initiative.sign_minutes",
        thing=one,
        heading=heading,
        button=heading,
        do=lambda _told: actions.sign_minutes(one, by=request.user),
        told=Say("Đã ký biên bản.", "The minutes were signed."),
        to=page_of(one),
        way=(*way_of(one), (heading, "")),
        template=SURE,
        shown={
            "consequence": _(
                "Thư ký ký thì nội dung không sửa được nữa; Chủ tịch ký thì kết quả có giá trị, không kiểm phiếu lại."
            )
        },
    )
    return ask(request, Form(sent(request)), asked)


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The minutes as a file: as they were signed, or as they stand."""
    minutes = minutes_of(session_of(request, pk))
    name = f"bien-ban-sang-kien-{pk}"
    if minutes.pk and (signed := kept(minutes, ending, by=request.user)) is not None:
        return file_response(signed, name, ending)
    made = worded(minutes_paper(minutes), minutes.agency_id, at=taken_at(minutes.number))
    return paper_file(made, name, ending)


def _hour(when: Any) -> str:
    return f"{when.astimezone(VIETNAM):%H:%M}" if when else ""
