"""One initiative over HTTP: registered, written, sent, withdrawn; returned and appraised by the office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say
from thidua.core.workflow import allowed
from thidua.initiatives import actions
from thidua.initiatives.actions import NewInitiative
from thidua.initiatives.actions.writing import TEXTS
from thidua.initiatives.forms import OpinionForm, ReasonForm, RegisterForm, WindowForm, WriteForm
from thidua.initiatives.models import OPEN, Initiative, Window
from thidua.initiatives.queries.filling import lacking, people_for, shut
from thidua.initiatives.queries.lists import alike, standing_of, used_for
from thidua.initiatives.views.lists import agencies_with
from thidua.initiatives.views.shared import initiative_of, question, way_to
from thidua.people.queries import units_for
from thidua.screens import writing
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form

PAGES = {"resubmit": "submit"}
"""Ways of the workflow whose page has another name."""
HERE = ("submit", "resubmit", "withdraw", "return", "appraise", "send_up")
"""Ways that have a page of their own."""


def registering(request: HttpRequest) -> HttpResponse:
    """Register an initiative: a person their own, a clerk or an office for anybody of theirs."""
    by = request.user
    units = units_for(by, "initiative.register")
    chooses = any(h.role in ("office", "clerk") and h.movement_id is None for h in by.holdings)
    only = None if chooses else by.person
    form = RegisterForm(sent(request), units=units, people=people_for(by), only=only)

    def do(told: dict[str, Any]) -> Initiative:
        return actions.register(NewInitiative(told["unit"], told["title"], told["person"]), by=by)

    heading = _("Đăng ký sáng kiến")
    asked = Question(
        right="initiative.register",
        thing=None,
        heading=heading,
        button=heading,
        do=do,
        told=Say("Đã đăng ký. Viết dần, hệ thống tự lưu.", "Registered. Write on; it saves itself."),
        to=lambda made: reverse("initiatives:write", args=[made.pk]),
        way=way_to(None, heading),
    )
    return ask(request, form, asked)


def windows(request: HttpRequest) -> HttpResponse:
    """Set when the agency takes initiatives."""
    agencies = agencies_with("initiative.set_window", request.user)
    agency = agencies[0] if agencies else None
    year = today().year
    known = Window.objects.filter(agency=agency, year=year).first()
    first = {"year": year, "opens_on": known and known.opens_on, "closes_on": known and known.closes_on}
    heading = _("Thời gian nhận sáng kiến")

    def do(told: dict[str, Any]) -> Window:
        assert agency is not None
        return actions.set_window(
            agency, told["year"], (told["opens_on"], told["closes_on"]), by=request.user
        )

    asked = Question(
        right="initiative.set_window",
        thing=agency,
        heading=heading,
        button=_("Lưu thời gian nhận"),
        do=do,
        told=Say("Đã lưu thời gian nhận sáng kiến.", "The days for initiatives were saved."),
        to=reverse("initiatives:list"),
        way=way_to(None, heading),
        shown={"note": agency.name if agency else ""},
    )
    return ask(request, WindowForm(sent(request), initial=first), asked)


def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    """One initiative: what it says, its authors, likenesses for those who judge, decisions, what may be done."""
    found = initiative_of(request, pk)
    may = {name: access.may(f"initiative.{name}", request.user, found) for name in ("write", "compare")}
    may["void"] = access.may("initiative.void_confirmation", request.user, found)
    may["link"] = access.may("initiative.link_author", request.user, found)
    told = {
        "one": found,
        "authors": list(found.authors.all()),
        "ways": _ways(request, found),
        "may": may,
        "open": found.state in OPEN and not found.recognised.filter(revoked_on=None).exists(),
        "likenesses": alike(found, request.user) if may["compare"] else None,
        "lines": list(standing_of(found)),
        "used": used_for(found),
        "signs_in": [a.pk for a in agencies_with("initiative.revoke", request.user)],
    }
    return render(request, "initiatives/initiative.html", told)


def _ways(request: HttpRequest, found: Initiative) -> list[dict[str, Any]]:
    """The buttons: the page of each way that one's rights allow, or why it is hindered."""
    hindered: dict[str, Say] = {}
    if found.state in OPEN and (lack := lacking(found)):
        hindered["complete"] = lack
    if found.state == "draft" and (closed := shut(found.host, today())):
        hindered["in_window"] = closed
    ways = []
    for button in allowed("initiative", found.state, hindered):
        name = PAGES.get(button.action, button.action)
        if button.action in HERE and access.may(f"initiative.{name}", request.user, found):
            url = reverse(f"initiatives:{name}", args=[found.pk])
            ways.append(
                {
                    "url": url,
                    "say": access.RIGHTS[f"initiative.{name}"].say,
                    "hindered": list(button.hindered),
                }
            )
    return ways


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the initiative; it saves itself, and the button saves too."""
    found = initiative_of(request, pk)
    form = WriteForm(sent(request), initiative=found)
    return writing.write(request, form, _writing(request, found, form))


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save as one types."""
    found = initiative_of(request, pk)
    form = WriteForm(request.POST, initiative=found)
    return writing.autosave(request, form, _writing(request, found, form))


def _writing(request: HttpRequest, found: Initiative, form: WriteForm) -> writing.Writing:
    def keep() -> Initiative:
        told = form.cleaned_data
        texts = {name: told.get(name) or "" for name in TEXTS}
        return actions.save(found, texts, form.authors(), told.get("applied_since"), by=request.user)

    return writing.Writing(
        right="initiative.write",
        thing=found,
        keep=keep,
        template="initiatives/write.html",
        to=reverse("initiatives:initiative", args=[found.pk]),
        shown={"shut": found.state not in OPEN},
    )


def submitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to the office."""
    found = initiative_of(request, pk)
    say = Say(
        f"Gửi tới {found.host}. Gửi rồi chỉ đọc được, trừ khi được trả lại hoặc rút về.",
        f"It goes to {found.host}. Once sent it can only be read, unless it is returned or withdrawn.",
    )
    asked = question(
        found,
        ("submit", _("Gửi sáng kiến")),
        lambda _told: actions.submit(found, by=request.user),
        Say("Đã gửi sáng kiến.", "The initiative was sent."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    found = initiative_of(request, pk)
    say = Say("Sáng kiến không được xét nữa.", "The initiative is considered no longer.")
    asked = question(
        found,
        ("withdraw", _("Rút sáng kiến")),
        lambda _told: actions.withdraw(found, by=request.user),
        Say("Đã rút sáng kiến.", "The initiative was withdrawn."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)


def returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back with what is to be mended."""
    found = initiative_of(request, pk)
    asked = question(
        found,
        ("return", _("Trả lại sáng kiến")),
        lambda told: actions.return_(found, told["reason"], by=request.user),
        Say("Đã trả lại, kèm lý do.", "Returned, with the reason."),
    )
    return ask(request, ReasonForm(sent(request)), asked)


def appraising(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave the opinion of the appraisal."""
    found = initiative_of(request, pk)
    asked = question(
        found,
        ("appraise", _("Thẩm định sáng kiến")),
        lambda told: actions.appraise(found, told["opinion"], by=request.user),
        Say("Đã thẩm định; chờ Hội đồng.", "Appraised; it waits for the council."),
        shown={"note": found.title},
    )
    return ask(request, OpinionForm(sent(request)), asked)
