"""Invitations over HTTP: sent and withdrawn by an administrator, taken by whoever has the link."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people import actions
from thidua.people.actions import NewInvitation
from thidua.people.actions.invitations import kept, usable
from thidua.people.forms import AcceptForm, InviteForm
from thidua.people.models import Invitation, Person
from thidua.people.queries import invitations as seen
from thidua.people.tables import InvitationFilters, InvitationTable
from thidua.people.views.accounts import roles_for
from thidua.people.views.units import mine
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form
from thidua.screens.lists import ListPage
from thidua.screens.posting import post


class Invitations(ListPage):
    """Invitations of one's agencies, the latest first."""

    table_class, filterset_class = InvitationTable, InvitationFilters
    template_name = "people/invitations.html"
    heading = gettext_lazy("Lời mời")
    unit = gettext_lazy("lời mời")
    empty = gettext_lazy("Chưa mời ai.")
    export_name = "loi-moi"

    def rows(self) -> QuerySet:
        """Those of one's agencies; all for a system administrator."""
        return seen(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether letters leave the machine at all; how an invitation comes to stand here."""
        reason = _("Lời mời ở đây từ lúc gửi đến khi người được mời nhận, và còn đọc lại được.")
        told = {"mail_is_printed": settings.MAIL_IS_PRINTED, "empty_reason": reason}
        return super().get_context_data(**kwargs) | told


def _way(heading: str) -> tuple[tuple[str, str], ...]:
    return (
        (_("Quản trị"), reverse("people:admin")),
        (_("Lời mời"), reverse("people:invitations")),
        (heading, ""),
    )


def send(request: HttpRequest) -> HttpResponse:
    """Invite somebody by mail."""
    roles = roles_for(request.user)
    offered = [*roles, "candidate"] if request.user.has_role("agency_admin") else roles
    form = InviteForm(sent(request), units=mine(request.user), roles=offered)

    def do(told: dict[str, Any]) -> Any:
        code = told.pop("person")
        person = Person.objects.visible_to(request.user).filter(code=code).first() if code else None
        if code and person is None:
            raise Refused(Say(f"Không có cán bộ mã {code}.", f"There is nobody with the code {code}."))
        return actions.invite(NewInvitation(**told, person=person), by=request.user)

    question = Question(
        right="account.invite",
        thing=None,
        heading=_("Mời người dùng"),
        button=_("Gửi lời mời"),
        do=do,
        told=lambda made: Say(
            f"Đã gửi lời mời tới {made[0].email}, dùng được trong 7 ngày.",
            f"The invitation went to {made[0].email} and is good for 7 days.",
        ),
        to=reverse("people:invitations"),
        way=_way(_("Mời người dùng")),
    )
    return ask(request, form, question)


def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    found = get_object_or_404(seen(request.user), pk=pk)
    say = Say(
        f"Đường dẫn đã gửi tới {found.email} không dùng được nữa.",
        f"The link sent to {found.email} stops working.",
    )
    question = Question(
        right="account.withdraw_invitation",
        thing=found,
        heading=_("Rút lời mời"),
        button=_("Rút lời mời"),
        do=lambda _told: actions.withdraw(found, by=request.user),
        told=Say("Đã rút lời mời.", "The invitation was withdrawn."),
        to=reverse("people:invitations"),
        way=_way(_("Rút lời mời")),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)


@sensitive_post_parameters()
def take(request: HttpRequest, key: str) -> HttpResponse:
    """Set the password of an invited account; the link says who is invited."""
    invitation = Invitation.objects.filter(token=kept(key)).select_related("unit").first()
    form = AcceptForm(sent(request))
    told: dict[str, Any] = {"invitation": invitation, "form": form, "heading": _("Nhận lời mời")}
    try:
        if invitation is None:
            raise Refused(Say("Không có lời mời này.", "There is no such invitation."))
        usable(invitation)
    except Refused as refused:
        return render(request, "people/accept.html", told | {"reasons": refused.reasons}, status=404)

    def again(reasons: tuple[Say, ...]) -> HttpResponse:
        form.refuse(reasons, "password")
        return render(request, "people/accept.html", told)

    if request.method == "POST" and form.is_valid():
        answer = post(
            request,
            lambda: actions.accept(key, form.cleaned_data["password"]),
            lambda user: Say(
                f"Đã lập tài khoản {user.username}. Đăng nhập bằng mật khẩu vừa đặt.",
                f"The account {user.username} is ready. Sign in with the password you set.",
            ),
            reverse("account_login"),
            again=again,
        )
        if answer.status_code == HTTPStatus.FOUND and request.user.is_authenticated:
            logout(request)  # the window was somebody else's; now its new owner signs in
        return answer
    return render(request, "people/accept.html", told)
