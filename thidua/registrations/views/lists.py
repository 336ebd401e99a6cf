"""Lists of registrations over HTTP: all one sees, one round, who is missing."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.people.models import Appointment
from thidua.registrations import actions
from thidua.registrations.queries import listed, missing, shut, totals, units_for, with_forms
from thidua.registrations.tables import (
    MissingFilters,
    MissingTable,
    OfRoundFilters,
    OfRoundTable,
    RegistrationFilters,
    RegistrationTable,
)
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post

FEW = 12
"""Most units that a round's page lists by name; above that one chooses first."""


def round_for(request: HttpRequest, pk: int) -> Round:
    """A round that the person may see, with its movement, plan and agency."""
    rows = Round.objects.visible_to(request.user).select_related("movement__agency", "movement__plan")
    found: Round = get_object_or_404(rows, pk=pk)
    return found


class Registrations(ListPage):
    """Every registration that one sees."""

    table_class, filterset_class = RegistrationTable, RegistrationFilters
    template_name = "registrations/list.html"
    heading = gettext_lazy("Đăng ký thi đua")
    unit = gettext_lazy("đăng ký")
    empty = gettext_lazy("Chưa có đăng ký nào. Chọn một phong trào đang chạy để đăng ký.")
    empty_link = (gettext_lazy("Xem các phong trào"), reverse_lazy("movements:list"))
    export_name = "dang-ky"

    def rows(self) -> QuerySet:
        """Those of one's agencies, units and movements."""
        return listed(self.request.user)


class _InRound(ListPage):
    """A list within one round: its window, its tabs, what may be done."""

    page = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the round first; a foreign one is not there."""
        self.round = round_for(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Window, tabs, and the buttons that one's rights and the day allow."""
        found, user = self.round, self.request.user
        office = access.may("registration.remind", user, found)
        units = list(units_for(found, user)[: FEW + 1])
        tabs = [_tab("round", _("Đã đăng ký"), found, self.page)]
        tabs += (
            [_tab("missing", _("Chưa đăng ký"), found, self.page, missing(found).count())] if office else []
        )
        return super().get_context_data(**kwargs) | {
            "round": found,
            "movement": found.movement,
            "tabs": tabs if office else [],
            "shut": shut(found),
            "units": units,
            "few": len(units) <= FEW,
            "forms": with_forms(found, units[:FEW], user),
            "may_read_sheet": access.may("registration.read_sheet", user),
            "totals": totals(found, user),
        }


def _tab(page: str, label: str, round_: Round, here: str, count: int | None = None) -> dict[str, Any]:
    address = reverse(f"registrations:{page}", args=[round_.pk])
    return {"url": address, "label": label, "current": page == here, "count": count}


class OfRound(_InRound):
    """Registrations of one round."""

    table_class, filterset_class = OfRoundTable, OfRoundFilters
    template_name = "registrations/round.html"
    unit = gettext_lazy("đăng ký")
    empty = gettext_lazy("Chưa ai đăng ký đợt này.")
    export_name = "dang-ky"
    page = "round"

    @property
    def heading(self) -> str:
        """The round in words."""
        return str(_("Đăng ký đợt %(name)s") % {"name": self.round.name})

    def rows(self) -> QuerySet:
        """Those of the round that one sees."""
        return listed(self.request.user).filter(round=self.round)


class Missing(_InRound):
    """Units from which nothing has come; chosen ones are reminded."""

    table_class, filterset_class = MissingTable, MissingFilters
    template_name = "registrations/missing.html"
    unit = gettext_lazy("đơn vị")
    empty = gettext_lazy("Mọi đơn vị đã đăng ký.")
    export_name = "chua-dang-ky"
    page = "missing"

    @property
    def heading(self) -> str:
        """The round in words."""
        return str(_("Chưa đăng ký đợt %(name)s") % {"name": self.round.name})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only the movement office sees who is missing."""
        if not access.may("registration.remind", request.user, self.round):
            return forbidden(request, access.refusal("registration.remind", request.user))
        return super().get(request, *args, **kwargs)

    def rows(self) -> QuerySet:
        """Units with their clerks."""
        clerks = Appointment.objects.filter(role="clerk", ended_on=None).select_related("user")
        return missing(self.round).prefetch_related(
            Prefetch("appointments", clerks, to_attr="standing_clerks")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The bulk act: remind those chosen."""
        address = reverse("registrations:remind", args=[self.round.pk])
        bulk = (
            []
            if shut(self.round)
            else [{"label": _("Nhắc các đơn vị đã chọn"), "url": address, "main": True}]
        )
        return super().get_context_data(**kwargs) | {"bulk": bulk}


def reminding(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom a reminder reaches, then send it."""
    found = round_for(request, pk)
    if not access.may("registration.remind", request.user, found):
        return forbidden(request, access.refusal("registration.remind", request.user))
    picked = [int(p) for p in request.POST.getlist("pick") if p.isdigit()]
    units = list(missing(found).filter(pk__in=picked))
    back = reverse("registrations:missing", args=[found.pk])
    told = {
        "heading": _("Nhắc đơn vị chưa đăng ký"),
        "button": _("Gửi lời nhắc"),
        "consequence": Say(
            "Đầu mối của các đơn vị này nhận một thông báo và một thư.",
            "The clerks of these units get a notice and a mail.",
        ),
        "names": [u.name for u in units],
        "pick": [u.pk for u in units],
        "back_url": back,
        "way": (
            (found.movement.name, reverse("movements:movement", args=[found.movement_id])),
            (_("Nhắc"), ""),
        ),
    }
    if not units:
        told |= {"reasons": (Say("Chưa chọn đơn vị nào.", "No unit was chosen."),), "names": []}
    if "confirmed" not in request.POST or not units:
        return render(request, "screens/ask_sure.html", told)
    return post(
        request,
        lambda: actions.remind(found, units, by=request.user),
        lambda reached: Say(
            f"Đã nhắc {len({u.pk for u in reached})} người của {len(units)} đơn vị.",
            f"Reminded {len({u.pk for u in reached})} people of {len(units)} units.",
        ),
        back,
        again=lambda reasons: render(request, "screens/ask_sure.html", told | {"reasons": reasons}),
    )
