"""The office over HTTP: accept one or many, return with parts and reason, undo the return."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core import terms
from thidua.core.wording import Say, join, several
from thidua.core.workflow import WAYS
from thidua.nominations.actions import office as actions
from thidua.nominations.actions.office import Bulk, Wrong
from thidua.nominations.forms.dossier import ReturnForm
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import award_said, named, one
from thidua.nominations.queries.papers import checklist
from thidua.nominations.queries.report import sections
from thidua.nominations.views.dossier import nomination_of
from thidua.screens.asking import Question, ask
from thidua.screens.posting import PartlyDone, banner, post, with_undo

NOTHING_PICKED = Say(
    "Chưa chọn hồ sơ nào. Đánh dấu các dòng rồi bấm lại.",
    "No dossier is chosen. Mark the rows, then press again.",
)
TAKEN_IN = Say("tiếp nhận", "accepted")


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one in."""
    found = nomination_of(request, pk)
    return post(
        request,
        lambda: actions.accept(found, by=request.user),
        Say(
            f"Đã tiếp nhận {found.code}. Bước sau: giao thẩm định.",
            f"{found.code} was accepted. Next: assign the appraisal.",
        ),
        reverse("nominations:dossier", args=[pk]),
    )


@require_POST
def accept_many(request: HttpRequest) -> HttpResponse:
    """Show how many and who is left out and why; then take them in."""
    picked = list(one(request.user).filter(pk__in=request.POST.getlist("pick")).order_by("pk"))
    back = f"{reverse('nominations:list')}?hang=waiting"
    if not picked:
        banner(request, NOTHING_PICKED, messages.WARNING)
        return HttpResponseRedirect(back)
    if request.POST.get("confirmed"):
        return post(request, lambda: actions.accept_many(picked, by=request.user), done_words(TAKEN_IN), back)
    ready, left_out = _sorted(request.user, picked)
    told = {
        "heading": _("Tiếp nhận %(n)s hồ sơ") % {"n": len(ready)},
        "consequence": Say(
            f"Tiếp nhận {len(ready)} hồ sơ; {len(left_out)} hồ sơ không tiếp nhận được.",
            f"{several(len(ready), 'dossier')} will be accepted; {len(left_out)} cannot be.",
        ),
        "names": [f"{n.code} · {named(n)}" for n in ready],
        "left_out": left_out,
        "pick": [n.pk for n in ready],
        "button": _("Tiếp nhận %(n)s hồ sơ") % {"n": len(ready)},
        "back_url": back,
    }
    return render(request, "nominations/accept_many.html", told)


def _sorted(user: Any, picked: list[Nomination]) -> tuple[list[Nomination], list[tuple[str, Say]]]:
    """Those that can be taken in, and the others with the reason."""
    ready, left_out = [], []
    for nomination in picked:
        if not access.may("nomination.accept", user, nomination):
            left_out.append((nomination.code, access.refusal("nomination.accept", user)))
        elif nomination.state not in WAYS["nomination", "accept"].from_:
            stands = terms.label("nomination_state", nomination.state)
            left_out.append((nomination.code, Say(f"lúc này {stands.vi}", f"it now is {stands.en}")))
        else:
            ready.append(nomination)
    return ready, left_out


def done_words(did: Say) -> Callable[[Bulk], Say]:
    """How many were done (`did` says what), how many not, which, and why: told once the work is done."""

    def told(bulk: Bulk) -> Say:
        done, left = len(bulk.done), len(bulk.left_out)
        said = Say(f"Đã {did.vi} {done} hồ sơ.", f"{several(done, 'dossier')} {did.en}.")
        if not left:
            return said
        rest = Say(f"Chưa {did.vi} được {left} hồ sơ.", f"{several(left, 'dossier')} not {did.en}.")
        why = [Say(f"{n.code}: {r[0].vi}", f"{n.code}: {r[0].en}") for n, r in bulk.left_out]
        whole = join([*([said] if done else []), rest, *why], " ")
        return PartlyDone(whole.vi, whole.en)

    return told


def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return one with the parts to mend, the reason and a day."""
    found = nomination_of(request, pk)
    report = sections(found)
    form = ReturnForm(request.POST or None, sections=report, lines=checklist(found, report))

    def do(told: dict[str, Any]) -> Any:
        wrong = Wrong(tuple(told["fields_"]), told["reason"], told["supplement_by"])
        return actions.send_back(found, wrong, by=request.user)

    question = Question(
        right="nomination.return",
        thing=found,
        heading=_("Trả lại hồ sơ %(code)s") % {"code": found.code},
        button=_("Trả lại hồ sơ"),
        do=do,
        told=with_undo(
            Say(
                f"Đã trả lại {found.code} cho {found.nominated_by.name}. Hoàn tác trong 10 phút.",
                f"{found.code} was returned to {found.nominated_by.name}. It can be undone for 10 minutes.",
            ),
            reverse("nominations:undo_return", args=[pk]),
        ),
        to=reverse("nominations:dossier", args=[pk]),
        way=(
            (_("Hồ sơ"), reverse("nominations:list")),
            (found.code, reverse("nominations:dossier", args=[pk])),
            (_("Trả lại hồ sơ"), ""),
        ),
        shown={
            "note": Say(
                f"{named(found)} · {award_said(found).vi}", f"{named(found)} · {award_said(found).en}"
            )
        },
    )
    return ask(request, form, question)


@require_POST
def undo_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo a return."""
    found = nomination_of(request, pk)
    return post(
        request,
        lambda: actions.undo_return(found, by=request.user),
        Say(
            f"Đã hoàn tác: {found.code} lại ở trạng thái đã gửi.", f"Undone: {found.code} is submitted again."
        ),
        reverse("nominations:dossier", args=[pk]),
    )


urlpatterns = [
    path("<int:pk>/tiep-nhan", accept, name="accept"),
    path("tiep-nhan", accept_many, name="accept_many"),
    path("<int:pk>/tra-lai", send_back, name="return"),
    path("<int:pk>/hoan-tac-tra-lai", undo_return, name="undo_return"),
]
