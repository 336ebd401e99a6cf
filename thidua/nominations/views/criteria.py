"""“Tôi đạt những tiêu chuẩn nào?”: one person or unit, the paper that explains it, messages to the office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access, documents
from thidua.clock import today
from thidua.core.papers import ExplanationSet
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.nominations.actions.eligibility import ask as ask_office
from thidua.nominations.actions.eligibility import report_wrong as tell_wrong
from thidua.nominations.forms.eligibility import AsOfForm, MessageForm, WrongForm
from thidua.nominations.models import Standing
from thidua.nominations.queries.candidate import Seen
from thidua.nominations.queries.explaining import explanation
from thidua.nominations.queries.rounds import candidate_in
from thidua.records.printing import worded
from thidua.rounds.pages.naming import award_full
from thidua.screens.forms import DayField
from thidua.screens.posting import post


def criteria(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Every criterion of a candidate, judged live; nothing is stored."""
    thing = _candidate(request, pk, key)
    form = AsOfForm(request.GET if request.GET.get("as_of") else None, initial={"as_of": today()})
    day = form.cleaned_data["as_of"] if form.is_bound and form.is_valid() else None
    seen = Seen(thing, request.user, day, request.GET.get("award", ""))
    own = bool(thing.person_id) and thing.person_id == request.user.person_id
    told = {
        "seen": seen,
        "thing": thing,
        "subject": thing.person or thing.unit,
        "own": own,
        "round": thing.round,
        "award_name": award_full(seen.award) if seen.award else "",
        "tabs": _tabs(request, seen),
        "as_of": seen.judging.view.as_of,
        "as_of_form": form,
        "may_enter": access.may("fact.enter", request.user, thing),
        "may_report": access.may("standing.report_wrong", request.user, thing),
        "heading": _("Tôi đạt những tiêu chuẩn nào?") if own else str(thing),
    }
    return render(request, "nominations/eligibility_candidate.html", told)


def _tabs(request: HttpRequest, seen: Seen) -> list[dict[str, Any]]:
    """One tab an award, each with its answer."""
    day = request.GET.get("as_of", "")
    return [
        {
            "label": award_full(v.award),
            "answer": seen.answer_of(v),
            "url": f"?award={v.award.id}" + (f"&as_of={day}" if day else ""),
            "current": seen.award is not None and v.award.id == seen.award.id,
        }
        for v in seen.verdicts
    ]


def explained(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The paper that explains the answers, for printing; it never says why somebody is on hold."""
    thing = _candidate(request, pk, key)
    seen = Seen(thing, request.user, _day(request))
    paper = ExplanationSet(tuple(explanation(seen, v) for v in seen.verdicts))
    own = worded(paper, thing.round.movement.agency_id, thing.round.movement.plan.code)
    response = HttpResponse(documents.pdf(own), content_type="application/pdf")
    name = thing.candidate.replace(":", "-")
    response["Content-Disposition"] = f'inline; filename="giai-trinh-{name}.pdf"'
    return response


def _day(request: HttpRequest) -> date | None:
    try:
        return DayField(required=False).clean(request.GET.get("as_of", ""))
    except ValidationError:
        return None


class Message(NamedTuple):
    """A message to the movement office: its form, its act, the words around it."""

    form: type[MessageForm]
    act: Callable[..., None]
    title: str
    button: str
    lead: str
    done: Say


def report_wrong(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Tell the office that a record is wrong."""
    message = Message(
        WrongForm,
        tell_wrong,
        _("Báo số liệu sai"),
        _("Gửi cho cơ quan thường trực"),
        _("Cơ quan thường trực nhận tin này ngay. Số liệu chỉ đổi khi có người đính chính."),
        Say(
            "Đã gửi tin báo số liệu sai cho cơ quan thường trực.",
            "The movement office was told of the wrong record.",
        ),
    )
    return _sent(request, _candidate(request, pk, key), message)


def ask(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Ask the movement office."""
    message = Message(
        MessageForm,
        ask_office,
        _("Hỏi cơ quan thường trực"),
        _("Gửi câu hỏi"),
        _("Câu hỏi đến thẳng cơ quan thường trực của cơ quan bạn."),
        Say("Đã gửi câu hỏi cho cơ quan thường trực.", "The question was sent to the movement office."),
    )
    return _sent(request, _candidate(request, pk, key), message)


def _sent(request: HttpRequest, candidate: Standing, message: Message) -> HttpResponse:
    back = reverse("nominations:criteria", args=[candidate.round_id, candidate.candidate])
    form, subject = message.form(request.POST or None), candidate.person or candidate.unit

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            **message._asdict(),
            "form": form,
            "back_url": back,
            "subject": subject,
            "round": candidate.round,
        }
        return render(request, "nominations/eligibility_message.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    text = form.cleaned_data["text"]
    return post(
        request, lambda: message.act(subject, text, by=request.user, url=back), message.done, back, again
    )


def _candidate(request: HttpRequest, pk: int, key: str) -> Standing:
    seen = Round.objects.visible_to(request.user).select_related("movement__plan", "movement__agency")
    round_ = get_object_or_404(seen, pk=pk)
    if ":" not in key:
        raise Http404
    return candidate_in(round_, key, request.user)
