"""The second factor: set up and removed by its owner, reset by an administrator, an administrator's by two of them.

Its owner is told each time.
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people import factors
from thidua.people.actions.notices import notify
from thidua.people.models import User

MOST_KEYS = 10
"""More passkeys than this no account needs."""


@action("factor.add_app")
def add_app(secret: str, code: str, *, by: Any) -> list[str]:
    """Let an app on a telephone count codes for one's own account; gives the recovery codes where none were.

    Raises Refused when there is one already or the code is not the one that the seed gives now.
    """
    access.check("factor.add_app", by)
    user = _own(by)
    if factors.kept_by(user).app:
        raise Refused(
            Say("Tài khoản đã có ứng dụng tạo mã: gỡ trước.", "There is an app already: remove it first.")
        )
    if not _fits(secret, code):
        raise Refused(
            Say(
                "Mã không đúng. Gõ sáu chữ số mà ứng dụng đang hiện; nếu vẫn sai, xem lại giờ của điện thoại.",
                "The code is wrong. Type the six digits that the app shows now; if it stays wrong, "
                "check the clock of the telephone.",
            )
        )
    factors.spend(user, code)
    TOTP.activate(user, secret)
    _end_sessions(user)
    _tell(user, Say("đã thêm ứng dụng tạo mã", "an app for codes was added"))
    record("factor.add_app", user, by=by)
    return _first_codes(user)


@action("factor.add_key")
def add_key(name: str, credential: Mapping[str, Any], *, by: Any) -> list[str]:
    """Keep a passkey that the browser has just proved; gives the recovery codes where none were."""
    access.check("factor.add_key", by)
    user = _own(by)
    if len(factors.kept_by(user).keys) >= MOST_KEYS:
        raise Refused(Say("Đã đủ mười khóa: gỡ bớt trước.", "There are ten passkeys: remove one first."))
    WebAuthn.add(user, name[:60], dict(credential))
    _end_sessions(user)
    _tell(user, Say("đã thêm khóa truy cập", "a passkey was added"))
    record("factor.add_key", user, by=by)
    return _first_codes(user)


@action("factor.renew_codes")
def renew_codes(*, by: Any) -> list[str]:
    """Make new recovery codes; the old ones are worth nothing from now on."""
    access.check("factor.renew_codes", by)
    user = _own(by)
    if not factors.kept_by(user).any:
        raise Refused(
            Say(
                "Chưa có lớp xác thực thứ hai nào để phòng khi mất.",
                "There is no second factor to fall back from.",
            )
        )
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    _tell(user, Say("đã tạo bộ mã dự phòng mới", "new recovery codes were made"))
    record("factor.renew_codes", user, by=by)
    return _first_codes(user)


@action("factor.remove")
def remove(factor: Authenticator, *, by: Any) -> None:
    """Take away one of one's own ways; with the last one the recovery codes go too.

    Raises Refused when it is another's, or the last where the office asks for one.
    """
    access.check("factor.remove", by)
    user = _own(by)
    kept = factors.kept_by(user)
    if factor.user_id != user.pk or factor not in (kept.app, *kept.keys):
        raise Refused(Say("Không có lớp xác thực này.", "There is no such second factor."))
    if kept.count == 1 and factors.must_have(user):
        raise Refused(
            Say(
                "Cơ quan yêu cầu xác thực hai lớp: thêm cách khác trước rồi mới gỡ cách này.",
                "The office asks for a second factor: add another one before you remove this one.",
            )
        )
    factor.delete()
    _end_sessions(user)
    if kept.count == 1:
        Authenticator.objects.filter(user=user).delete()
    _tell(user, Say("đã gỡ một lớp xác thực thứ hai", "a second factor was removed"))
    record("factor.remove", user, by=by)


@action("factor.ask_reset")
def ask_reset(user: User, *, by: Any) -> User:
    """Ask that the second factors of an administrator be taken away; another administrator does it within a week.

    The owner is told at once, and so is everybody who may do it.
    """
    user = _lost(user, "factor.ask_reset", by)
    if not factors.needs_two(user):
        raise Refused(
            Say(
                "Chỉ tài khoản quản trị mới cần hai người: đặt lại ngay được.",
                "Only an administrator's account needs two: reset it at once.",
            )
        )
    if factors.asked_by(user):
        raise Refused(
            Say(
                "Đã có người xin đặt lại, đang chờ quản trị khác.",
                "It was asked for; another administrator is awaited.",
            )
        )
    others = _second(user, by)
    if not others:
        raise Refused(
            Say(
                "Chưa có quản trị nào khác để xác nhận. Giao vai quản trị cho một người nữa rồi xin lại.",
                "There is no other administrator to confirm. Give somebody else the role, then ask again.",
            )
        )
    user.reset_asked_by, user.reset_asked_at = by, now()
    user.save(update_fields=["reset_asked_by", "reset_asked_at"])
    _tell(user, Say(f"{by} xin đặt lại", f"{by} asks that it be reset"))
    told = Say(
        f"{by} xin đặt lại xác thực hai lớp của {user}. Chỉ xác nhận khi chính bạn đã gặp hoặc gọi người ấy.",
        f"{by} asks to reset the second factor of {user}. Confirm only after seeing or calling them yourself.",
    )
    notify(others, told, reverse("people:factors_reset", args=[user.pk]))
    record("factor.ask_reset", user, by=by)
    return user


@action("factor.reset")
def reset_factors(user: User, *, by: Any) -> User:
    """Take every second factor from an account whose owner has lost them, and end its sessions.

    For an administrator another one must have asked. The password stays as it is: whoever has only the one or only
    the other comes nowhere.
    """
    user = _lost(user, "factor.reset", by)
    asked = factors.asked_by(user)
    if factors.needs_two(user) and (asked is None or asked.pk == by.pk):
        raise Refused(
            Say(
                "Tài khoản quản trị cần hai người: một quản trị xin, một quản trị khác đặt lại.",
                "An administrator's account needs two: one asks, another one resets it.",
            )
        )
    Authenticator.objects.filter(user=user).delete()
    user.reset_asked_by = user.reset_asked_at = None
    user.save(update_fields=["reset_asked_by", "reset_asked_at"])
    _end_sessions(user)
    _tell(user, Say(f"đã được {by} đặt lại", f"it was reset by {by}"))
    record("factor.reset", user, by=by)
    return user


def _lost(user: User, right: str, by: Any) -> User:
    """The account whose factors somebody else may take away, locked; raises Refused where there is nothing to do."""
    user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    access.check(right, by, user)
    if user.pk == by.pk:
        raise Refused(
            Say(
                "Không tự đặt lại cho mình: nhờ một quản trị khác.",
                "Nobody resets their own: ask another administrator.",
            )
        )
    if not Authenticator.objects.filter(user=user).exists():
        raise Refused(Say("Tài khoản này chưa bật xác thực hai lớp.", "This account has no second factor."))
    return user


def _second(user: User, by: Any) -> list[User]:
    """The administrators who may do what one of them has asked for."""
    admins = User.objects.filter(
        is_active=True, appointments__role__in=factors.ADMINS, appointments__ended_on=None
    ).exclude(pk__in=(user.pk, by.pk))
    return [one for one in admins.distinct() if access.may("factor.reset", one, user)]


def _own(by: Any) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=by.pk)


def _end_sessions(user: User) -> None:
    """Every session of the account ends; the page on which its owner did this keeps its own."""
    user.sessions_ended += 1
    user.save(update_fields=["sessions_ended"])


def _fits(secret: str, code: str) -> bool:
    try:
        return validate_totp_code(secret, code)
    except (binascii.Error, ValueError):
        return False


def _first_codes(user: User) -> list[str]:
    """Recovery codes, to be shown once; none where the account has some already."""
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).exists():
        return []
    return list(RecoveryCodes.activate(user).generate_codes())


def _tell(user: User, what: Say) -> None:
    told = Say(
        f"Xác thực hai lớp của bạn: {what.vi}. Nếu không phải bạn làm, báo ngay quản trị cơ quan.",
        f"Your second factor: {what.en}. If it was not you, tell your administrator at once.",
    )
    notify([user], told, reverse("people:factors"))
