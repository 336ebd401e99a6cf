"""Minutes of an initiative council over HTTP: hours and conclusion, signatures, the paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from thidua.core.wording import Say
from thidua.initiatives import actions
from thidua.initiatives.queries.minutes import minutes_of, minutes_paper
from thidua.initiatives.views.hearing import page_of, session_of, way_of
from thidua.records.keeping import kept
from thidua.records.printing import file_response, paper_file, taken_at, worded
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form
from thidua.voting.forms import MinutesForm


def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """Write hours and conclusion."""
    one = session_of(request, pk)
    form = MinutesForm(minutes_of(one), sent(request))
    heading = _("Viết biên bản")
    asked = Question(
        right="initiative.write_minutes",
        thing=one,
        heading=heading,
        button=_("Lưu biên bản"),
        do=lambda _told: actions.write_minutes(one, actions.Told(*form.told(one)), by=request.user),
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
