"""The office's side: what is shown to the public, whose name is not, where the agency is reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.movements.compiled import name_of
from thidua.movements.models import Movement
from thidua.people.models import Person, Unit
from thidua.portal import actions
from thidua.portal.forms import ContactForm, SureForm, WithholdForm
from thidua.portal.models import Contact, Withheld
from thidua.portal.queries.managing import contacts, own_movements, withheld
from thidua.portal.queries.shown import is_shown
from thidua.portal.queries.told import own_news
from thidua.portal.views.shell import A_PAGE
from thidua.screens.asking import Question, ask, sent


def manage(request: HttpRequest) -> HttpResponse:
    """What stands on the public site of one's agencies, and what may be done."""
    by, reached = request.user, contacts(request.user)
    told: dict[str, Any] = {
        "heading": _("Cổng công khai"),
        "movements": [
            (m, name_of(m), is_shown(m), access.may("public.show", by, m))
            for m in own_movements(by).select_related("plan")
        ],
        "withheld": [(row, access.may("public.restore", by, row)) for row in withheld(by)],
        "contacts": [
            (a, c, access.may("public.set_contact", by, a), access.may("news.write", by, a))
            for a, c in reached
        ],
        "news": [(row, access.may("news.change", by, row)) for row in own_news(by)[:A_PAGE]],
        "recalling": [a for a, _c in reached if access.may("public.show_decisions", by, a)],
        "may_withhold": access.may("public.withhold", by),
        "may_answer": access.may("observation.view", by),
    }
    return render(request, "portal/manage.html", told)


class Words(NamedTuple):
    """What an act is called, what is said once it is done, and what one should know before."""

    heading: Any
    done: Say
    note: Say


def question(right: str, thing: Any, words: Words, do: Callable[[Any], Any]) -> Question:
    """A page of the office's side that asks for one act."""
    at = reverse("portal:manage")
    way = ((_("Cổng công khai"), at), (words.heading, ""))
    shown = {"note": words.note}
    return Question(right, thing, words.heading, words.heading, do, words.done, at, way, shown=shown)


def _movement(request: HttpRequest, pk: int) -> Movement:
    found: Movement = get_object_or_404(Movement.objects.visible_to(request.user), pk=pk)
    return found


def showing(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a movement on the public site."""
    found = _movement(request, pk)
    note = Say(
        f"“{found.name}”: mọi người đọc được kế hoạch, lịch và tình trạng của phong trào. Hồ sơ, phiếu, ý kiến "
        "không hiện.",
        f"“{found.name}”: everybody can read its plan, calendar and state. No dossier, ballot or opinion is shown.",
    )
    words = Words(
        _("Công khai phong trào"),
        Say("Đã công khai phong trào trên cổng.", "The movement is on the public site."),
        note,
    )
    asked = question("public.show", found, words, lambda _told: actions.show(found, by=request.user))
    return ask(request, SureForm(sent(request)), asked)


def hiding(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a movement off the public site."""
    found = _movement(request, pk)
    note = Say(
        f"“{found.name}” không còn trên cổng. Quyết định đã công bố vẫn còn.",
        f"“{found.name}” is no longer on the site. Published decisions stay.",
    )
    words = Words(
        _("Thôi công khai phong trào"),
        Say("Phong trào không còn trên cổng.", "The movement is off the public site."),
        note,
    )
    asked = question("public.hide", found, words, lambda _told: actions.hide(found, by=request.user))
    return ask(request, SureForm(sent(request)), asked)


def withholding(request: HttpRequest) -> HttpResponse:
    """Take a person's name off the public site, with the reason."""

    def do(told: dict[str, Any]) -> Withheld:
        someone = get_object_or_404(Person.objects.select_related("unit"), code=told["person"])
        return actions.withhold(someone, told["reason"], by=request.user)

    words = Words(
        _("Thôi công khai tên"),
        Say("Tên không còn trên cổng công khai.", "The name is off the public site."),
        Say(
            "Tên không hiện ở bảng vinh danh, sáng kiến, dữ liệu mở. Sổ khen thưởng vẫn giữ.",
            "The name is not shown in the honour roll, initiatives or open data. The register keeps it.",
        ),
    )
    asked = question("public.withhold", None, words, do)
    return ask(request, WithholdForm(sent(request), by=request.user), asked)


def restoring(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a name again."""
    found = get_object_or_404(Withheld.objects.visible_to(request.user).select_related("person"), pk=pk)
    words = Words(
        _("Công khai lại tên"),
        Say("Tên hiện lại trên cổng công khai.", "The name is on the public site again."),
        Say(str(found.person), str(found.person)),
    )
    asked = question("public.restore", found, words, lambda _told: actions.restore(found, by=request.user))
    return ask(request, SureForm(sent(request)), asked)


def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Say where citizens reach an agency."""
    agency = get_object_or_404(Unit, pk=pk, is_agency=True)
    kept = Contact.objects.filter(agency=agency).first()
    words = Words(
        _("Đặt thông tin liên hệ"),
        Say("Đã lưu thông tin liên hệ.", "The contact is saved."),
        Say(f"{agency}", f"{agency}"),
    )
    asked = question(
        "public.set_contact",
        agency,
        words,
        lambda told: actions.set_contact(agency, actions.Reached(**told), by=request.user),
    )
    return ask(request, ContactForm(sent(request), kept=kept), asked)
