"""Accounts: roles given and ended, accounts shut at once, passwords reset by a link."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.actions.notices import notify, send_later
from thidua.people.models import Appointment, Unit, User

AT_AGENCY = frozenset(
    ("agency_admin", "office", "auditor", "signer", "chair", "secretary", "member", "appraiser", "steering")
)
"""Roles that stand at an agency as a whole, never at a part of one."""
BY_SITE = frozenset({"sysadmin", "agency_admin"})
"""The only roles that a system administrator gives: who runs the machine opens no dossier by that."""


@action("account.appoint")
def appoint(user: User, role: str, unit: Unit, *, by: Any) -> Appointment:
    """Give a role in a unit to an account.

    Raises Refused when one gives a role to oneself, when the role does not stand at such a unit,
    or when it is not one's to give.
    """
    access.check("account.appoint", by, unit)
    may_give(role, unit, by)
    if user.pk == by.pk:
        raise Refused(
            Say(
                "Không tự giao vai cho mình: nhờ một quản trị khác.",
                "Nobody gives a role to themselves: ask another administrator.",
            )
        )
    if not user.is_active:
        raise Refused(Say("Tài khoản đang khóa: mở lại trước.", "The account is shut: reactivate it first."))
    made, fresh = Appointment.objects.get_or_create(
        user=user, role=role, unit=unit, ended_on=None, defaults={"since": today(), "by": by}
    )
    if not fresh:
        raise Refused(Say("Người này đang giữ vai ấy rồi.", "The person holds that role already."))
    name = terms.label("role", role)
    told = Say(f"Bạn được giao vai {name.vi} ở {unit.name}.", f"You are now {name.en} at {unit.name}.")
    notify([user], told, reverse("people:account"))
    record("account.appoint", made, by=by, told={"role": role})
    return made


def may_give(role: str, unit: Unit, by: Any) -> None:
    """Whether a role may be given at a unit by this person; Refused with the reason when not."""
    name = terms.label("role", role)
    site = by.has_role("sysadmin")
    if role == "sysadmin" and not site:
        raise Refused(
            Say(
                "Vai quản trị hệ thống do quản trị hệ thống giao.",
                "The role of system administrator is given by a system administrator.",
            )
        )
    if role not in BY_SITE and not _administers(by, unit):
        raise Refused(
            Say(
                f"Vai {name.vi} do quản trị cơ quan của {unit.name} giao.",
                f"The role of {name.en} is given by the administrator of the agency of {unit.name}.",
            )
        )
    if role in AT_AGENCY and not unit.is_agency:
        raise Refused(
            Say(
                f"Vai {name.vi} đứng ở cả cơ quan: chọn cơ quan, không chọn bộ phận.",
                f"The role of {name.en} stands at a whole agency: choose the agency, not a part of it.",
            )
        )


def _administers(by: Any, unit: Unit) -> bool:
    return any(h.role == "agency_admin" and h.agency_id == unit.agency_id for h in by.holdings)


@action("account.end_appointment")
def end_appointment(appointment: Appointment, *, by: Any) -> Appointment:
    """End a role today; what was done under it stays."""
    appointment = (
        Appointment.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=appointment.pk)
    )
    access.check("account.end_appointment", by, appointment)
    if appointment.ended_on:
        raise Refused(Say("Vai này đã thôi giao.", "This role has ended already."))
    if appointment.role == "sysadmin":
        _not_last(appointment)
    appointment.ended_on = today()
    appointment.save(update_fields=["ended_on"])
    record("account.end_appointment", appointment, by=by, told={"role": appointment.role})
    return appointment


def _not_last(appointment: Appointment) -> None:
    others = Appointment.objects.filter(role="sysadmin", ended_on=None, user__is_active=True)
    if not others.exclude(user=appointment.user_id).exists():
        raise Refused(
            Say(
                "Đây là quản trị hệ thống cuối cùng: giao vai cho người khác trước.",
                "This is the last system administrator: give the role to another first.",
            )
        )


@action("account.deactivate")
def deactivate(user: User, *, by: Any) -> User:
    """Shut an account at once: every session of it ends with its next request, for good."""
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    access.check("account.deactivate", by, user)
    if user.pk == by.pk:
        raise Refused(Say("Không tự khóa tài khoản của mình.", "Nobody shuts their own account."))
    if not user.is_active:
        raise Refused(Say("Tài khoản đã khóa.", "The account is shut already."))
    for appointment in user.appointments.filter(role="sysadmin", ended_on=None):
        _not_last(appointment)
    user.is_active = False
    user.set_unusable_password()  # a session that slept until the account reopens would wake otherwise
    user.sessions_ended += 1
    user.save(update_fields=["is_active", "password", "sessions_ended"])
    record("account.deactivate", user, by=by)
    return user


@action("account.reactivate")
def reactivate(user: User, *, by: Any) -> User:
    """Open an account again; its owner sets a new password by the link in the mail."""
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    access.check("account.reactivate", by, user)
    if user.is_active:
        raise Refused(Say("Tài khoản đang mở.", "The account is open."))
    user.is_active = True
    user.save(update_fields=["is_active"])
    _send_link(user)
    record("account.reactivate", user, by=by)
    return user


@action("account.end_others")
def end_others(*, by: Any) -> User:
    """End every session of one's own account; the page on which this is done begins its own anew."""
    access.check("account.end_others", by)
    user = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])
    record("account.end_others", user, by=by)
    return user


@action("account.end_sessions")
def end_sessions(user: User, *, by: Any) -> User:
    """End every session of an account, on whichever machine: each ends with its next request."""
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    access.check("account.end_sessions", by, user)
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])
    record("account.end_sessions", user, by=by)
    return user


@action("account.reset")
def send_reset(user: User, *, by: Any) -> User:
    """Mail a link by which the owner sets a new password; the old one works until then."""
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    access.check("account.reset", by, user)
    if not user.is_active:
        raise Refused(Say("Tài khoản đang khóa: mở lại trước.", "The account is shut: reactivate it first."))
    if not user.email:
        raise Refused(Say("Tài khoản chưa có địa chỉ thư.", "The account has no mail address."))
    _send_link(user)
    record("account.reset", user, by=by)
    return user


def _send_link(user: User) -> None:
    key = default_token_generator.make_token(user)
    address = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    subject = Say("Thi Đua: đặt lại mật khẩu", "Thi Đua: set a new password").of(user.language)
    body = Say(
        f"Mở đường dẫn này để đặt mật khẩu mới cho tài khoản {user.username}:",
        f"Open this link to set a new password for the account {user.username}:",
    ).of(user.language)
    send_later([{"to": user.email, "subject": subject, "body": f"{body}\n{settings.SITE_URL}{address}\n"}])
