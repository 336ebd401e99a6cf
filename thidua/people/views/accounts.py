"""Accounts over HTTP: the page of administration, users and their roles, one's own account."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.wording import Say
from thidua.people import actions
from thidua.people.actions.accounts import BY_SITE
from thidua.people.factors import kept_by
from thidua.people.forms import AccountForm, AppointForm
from thidua.people.models import Appointment, User
from thidua.people.queries import users as kept_users
from thidua.people.tables import UserFilters, UserTable
from thidua.people.views.units import mine
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form
from thidua.screens.lists import ListPage
from thidua.screens.posting import post
from thidua.screens.spoken import capital, term

GIVEN = (
    "agency_admin office clerk appraiser chair secretary member signer steering auditor".split()  # noqa: SIM905  # read as a row
)
"""Roles that an agency's administrator gives, in the order of the table of rights."""


def roles_for(by: Any) -> list[str]:
    """Roles that a person may give."""
    own = GIVEN if by.has_role("agency_admin") else []
    site = [r for r in ("sysadmin", "agency_admin") if r in BY_SITE] if by.has_role("sysadmin") else []
    return list(dict.fromkeys([*site, *own]))


def admin(request: HttpRequest) -> HttpResponse:
    """The one page of administration: every door behind it."""
    told = {"heading": _("Quản trị"), "of_agency": request.user.has_role("agency_admin")}
    return render(request, "people/admin.html", told)


class Users(ListPage):
    """Accounts that one keeps, with their roles."""

    table_class, filterset_class = UserTable, UserFilters
    template_name = "people/users.html"
    heading = gettext_lazy("Người dùng và quyền")
    unit = gettext_lazy("tài khoản")
    empty = gettext_lazy("Chưa có tài khoản nào. Mời người đầu tiên bằng thư điện tử.")
    export_name = "tai-khoan"

    def rows(self) -> QuerySet:
        """Accounts of one's agencies; all for a system administrator."""
        return kept_users(self.request.user)


def user(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its roles, past ones too, and what may be done with it."""
    found = user_of(request, pk)
    told = {
        "account_of": found,
        "heading": found.name,
        "roles": found.appointments.select_related("unit", "by").order_by("ended_on", "-since"),
        "movement_roles": found.movement_roles.filter(ended_on=None).select_related("movement"),
        "own": found.pk == request.user.pk,
        "has_factor": kept_by(found).any,
    }
    return render(request, "people/user.html", told)


def user_of(request: HttpRequest, pk: int) -> User:
    """An account that one keeps; 404 where there is none."""
    found: User = get_object_or_404(kept_users(request.user), pk=pk)
    return found


def account(request: HttpRequest) -> HttpResponse:
    """One's own account: roles, language of mails, whether reminders come, password."""
    form = AccountForm(sent(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        return post(
            request,
            lambda: User.objects.filter(pk=request.user.pk).update(**chosen),
            Say("Đã lưu.", "Saved."),
            reverse("people:account"),
        )
    roles = request.user.appointments.filter(ended_on=None).select_related("unit")
    named = request.user.movement_roles.filter(ended_on=None).select_related("movement")
    told = {"heading": _("Tài khoản của tôi"), "form": form, "roles": roles, "movement_roles": named}
    return render(request, "people/account.html", told)


def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an account a role in a unit."""
    found = user_of(request, pk)
    form = AppointForm(sent(request), units=mine(request.user), roles=roles_for(request.user))
    question = asking_of(
        found,
        ("account.appoint", _("Giao vai")),
        lambda t: actions.appoint(found, t["role"], t["unit"], by=request.user),
        Say(
            "Đã giao vai. Người này thấy ngay ở lần mở trang tới.", "The role is given from the next page on."
        ),
        thing=None,
    )
    return ask(request, form, question)


def take(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role."""
    seen = kept_users(request.user)
    held = get_object_or_404(Appointment.objects.select_related("unit", "user"), pk=pk, user__in=seen)
    question = asking_of(
        held.user,
        ("account.end_appointment", _("Thôi giao vai")),
        lambda _told: actions.end_appointment(held, by=request.user),
        Say("Đã thôi giao vai.", "The role has ended."),
        thing=held,
        template=SURE,
        shown={
            "consequence": Say(
                "Từ lúc này người ấy không làm được việc của vai này; việc đã làm vẫn giữ nguyên.",
                "From now on they can do nothing under this role; what they did stays.",
            ),
            "what": [(_("Vai"), capital(term(held.role, "role"))), (_("Đơn vị"), held.unit.name)],
        },
    )
    return ask(request, Form(sent(request)), question)


def shut(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut an account at once."""
    found = user_of(request, pk)
    say = Say(
        f"{found.name} bị đưa ra khỏi hệ thống ngay và không vào lại được cho tới khi bạn mở lại.",
        f"{found.name} is signed out at once and cannot come back until you reactivate the account.",
    )
    question = asking_of(
        found,
        ("account.deactivate", _("Khóa tài khoản")),
        lambda _told: actions.deactivate(found, by=request.user),
        Say(
            "Đã khóa tài khoản, mọi phiên làm việc đã kết thúc.",
            "The account is shut, its sessions have ended.",
        ),
        template=SURE,
        shown={"consequence": say, "danger": True},
    )
    return ask(request, Form(sent(request)), question)


def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a shut account again."""
    found = user_of(request, pk)
    say = Say(
        "Hệ thống gửi đường dẫn đặt mật khẩu mới tới địa chỉ thư của người này.",
        "A link to set a new password is mailed to them.",
    )
    question = asking_of(
        found,
        ("account.reactivate", _("Mở lại tài khoản")),
        lambda _told: actions.reactivate(found, by=request.user),
        Say("Đã mở lại tài khoản và gửi thư.", "The account is open again and the mail is on its way."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)


def end_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """End every session of an account."""
    found = user_of(request, pk)
    say = Say(
        f"{found.name} bị đưa ra khỏi mọi máy đang đăng nhập và phải đăng nhập lại.",
        f"{found.name} is signed out on every machine and must sign in again.",
    )
    question = asking_of(
        found,
        ("account.end_sessions", _("Kết thúc mọi phiên làm việc")),
        lambda _told: actions.end_sessions(found, by=request.user),
        Say("Mọi phiên làm việc đã kết thúc.", "All sessions have ended."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)


def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail a link to set a new password."""
    found = user_of(request, pk)
    say = Say(
        f"Thư có đường dẫn đặt mật khẩu mới sẽ tới {found.email}. Mật khẩu cũ dùng được tới khi đặt xong.",
        f"A mail with a link goes to {found.email}. The old password works until the new one is set.",
    )
    question = asking_of(
        found,
        ("account.reset", _("Gửi đường dẫn đặt lại mật khẩu")),
        lambda _told: actions.send_reset(found, by=request.user),
        Say("Đã gửi thư đặt lại mật khẩu.", "The mail was sent."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)


def asking_of(found: User, what: tuple[str, str], do: Any, told: Say, **more: Any) -> Question:
    """The question about one account, with the way back to it."""
    right, heading = what
    here = reverse("people:user", args=[found.pk])
    way = (
        (_("Quản trị"), reverse("people:admin")),
        (_("Người dùng và quyền"), reverse("people:users")),
        (found.name, here),
        (heading, ""),
    )
    given: dict[str, Any] = {"thing": found} | more
    return Question(right=right, heading=heading, button=heading, do=do, told=told, to=here, way=way, **given)
