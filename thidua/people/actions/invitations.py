"""Invitations: a link by mail that makes one account with one role, once, within a week."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.actions.accounts import may_give
from thidua.people.actions.notices import send_later
from thidua.people.models import Appointment, Invitation, Person, Unit, User

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class NewInvitation:
    """Whom one invites, to which role in which unit; `person` when it is somebody of the agency."""

    email: str
    name: str
    role: str
    unit: Unit
    person: Person | None = None


@action("account.invite")
def invite(new: NewInvitation, *, by: Any) -> tuple[Invitation, str]:
    """Mail an invitation; also gives the key of its link, which is kept nowhere in clear.

    An earlier invitation to the same address is withdrawn. Raises Refused when the address has an
    account, the person has one, or the role is not one's to give.
    """
    access.check("account.invite", by, new.unit)
    _allowed(new, by)
    email = new.email.strip().lower()
    standing = Invitation.objects.filter(email__iexact=email, accepted_at=None, withdrawn_at=None)
    standing.filter(unit__agency=new.unit.agency_id).update(withdrawn_at=now())
    key = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        email=email,
        name=" ".join(new.name.split()),
        role=new.role,
        unit=new.unit,
        person=new.person,
        token=kept(key),
        sent_at=now(),
        by=by,
    )
    send_later([_letter(made, key, by)])
    record("account.invite", made, by=by, told={"role": new.role})
    return made, key


def kept(key: str) -> str:
    """What the database keeps of a link's key: whoever reads the database cannot use the link."""
    return hashlib.sha256(key.encode()).hexdigest()


def _allowed(new: NewInvitation, by: Any) -> None:
    if User.objects.filter(email__iexact=new.email.strip()).exists():
        raise Refused(
            Say(
                "Địa chỉ này đã có tài khoản: giao vai ở trang của tài khoản ấy.",
                "This address has an account: give the role on that account's page.",
            )
        )
    if new.person is not None and User.objects.filter(person=new.person).exists():
        raise Refused(Say(f"{new.person} đã có tài khoản.", f"{new.person} has an account already."))
    if new.role != "candidate":
        may_give(new.role, new.unit, by)
    elif new.person is None or new.person.agency_id != new.unit.agency_id:
        raise Refused(
            Say(
                "Vai cán bộ, công chức cần chọn một người của cơ quan.",
                "The role of civil servant needs a person of the agency.",
            )
        )


def _letter(invitation: Invitation, key: str, by: Any) -> dict[str, str]:
    role = terms.label("role", invitation.role)
    link = f"{settings.SITE_URL}{reverse('people:accept', args=[key])}"
    vi = (
        f"{by} mời {invitation.name} nhận vai {role.vi} ở {invitation.unit.name}.\n"
        f"Mở đường dẫn này trong 7 ngày để đặt mật khẩu (dùng một lần):\n{link}\n"
    )
    en = (
        f"{by} invites {invitation.name} to be {role.en} at {invitation.unit.name}.\n"
        f"Open this link within 7 days to set a password (it works once):\n{link}\n"
    )
    subject = "Thi Đua: lời mời nhận tài khoản · invitation to an account"
    return {"to": invitation.email, "subject": subject, "body": f"{vi}\n{en}"}


@action("account.withdraw_invitation")
def withdraw(invitation: Invitation, *, by: Any) -> Invitation:
    """Make an invitation that was not accepted yet worthless."""
    invitation = (
        Invitation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=invitation.pk)
    )
    access.check("account.withdraw_invitation", by, invitation)
    usable(invitation)
    invitation.withdrawn_at = now()
    invitation.save(update_fields=["withdrawn_at"])
    record("account.withdraw_invitation", invitation, by=by)
    return invitation


@action("account.accept")
def accept(key: str, password: str, *, by: Any = None) -> User:
    """Make the account of an invitation with the password its owner chose; the mail address signs in.

    Raises Refused when the link is unknown, used, withdrawn or older than a week, or the password weak.
    """
    access.check("account.accept", by)
    invitation = (
        Invitation.objects.select_for_update(of=("self",), no_key=True).filter(token=kept(key)).first()
    )
    if invitation is None:
        raise Refused(Say("Không có lời mời này.", "There is no such invitation."))
    usable(invitation)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise Refused(Say("Địa chỉ này đã có tài khoản.", "This address has an account already."))
    user = User(
        username=invitation.email, email=invitation.email, name=invitation.name, person=invitation.person
    )
    try:
        validate_password(password, user)
    except ValidationError:
        raise Refused(_why_weak(password, user)) from None
    user.set_password(password)
    user.save()
    if invitation.role != "candidate":
        Appointment.objects.create(
            user=user, role=invitation.role, unit=invitation.unit, since=today(), by=invitation.by
        )
    invitation.accepted_at = now()
    invitation.save(update_fields=["accepted_at"])
    record("account.accept", invitation, by=user)
    return user


def _why_weak(password: str, user: User) -> Say:
    """What exactly is wrong with a password, as each check says it, in both languages."""
    told = {}
    for language in ("vi", "en"):
        with override(language):
            try:
                validate_password(password, user)
            except ValidationError as error:
                told[language] = " ".join(error.messages)
    return Say(f"Mật khẩu chưa đủ mạnh. {told['vi']}", f"The password is too weak. {told['en']}")


def usable(invitation: Invitation) -> None:
    """Refuse an invitation that was used, withdrawn, or sent more than a week ago."""
    if invitation.accepted_at:
        raise Refused(
            Say(
                "Lời mời đã được nhận. Đăng nhập bằng mật khẩu đã đặt.",
                "The invitation was accepted already. Sign in with the password that was set.",
            )
        )
    if invitation.withdrawn_at:
        raise Refused(
            Say(
                "Lời mời đã được rút. Mở thư mời mới hơn, hoặc hỏi quản trị cơ quan.",
                "The invitation was withdrawn. Open a later letter, or ask the agency administrator.",
            )
        )
    if now() - invitation.sent_at > WEEK:
        raise Refused(
            Say(
                "Lời mời đã quá 7 ngày: nhờ quản trị cơ quan gửi lại.",
                "The invitation is more than 7 days old: ask the agency administrator for a new one.",
            )
        )
