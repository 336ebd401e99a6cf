"""The first hour of an installation: its first agency and its first administrator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Appointment, Unit, User


@dataclass(frozen=True)
class First:
    """What an installation begins with: the topmost agency, and who administers it."""

    code: str
    agency: str
    kind: str
    username: str
    name: str
    email: str = ""


@action("site.install")
def install(first: First, *, by: Any = None) -> User:
    """Make the first agency and its system administrator; the password is set by `thidua install`.

    Raises Refused when somebody has an account already.
    """
    access.check("site.install", by)
    if User.objects.exists():
        raise Refused(
            Say(
                "Bản cài đặt này đã có người dùng. Người quản trị mời thêm người trên màn hình; mất mật khẩu thì chạy"
                " thidua serve, bấm Quên mật khẩu? ở trang đăng nhập.",
                "There are users here already. An administrator invites more on screen; for a lost password run"
                " thidua serve and press Forgot your password? where one signs in.",
            )
        )
    unit = Unit.objects.create(code=first.code, name=first.agency, kind=first.kind, is_agency=True)
    user = User.objects.create(username=first.username, name=first.name, email=first.email)
    Appointment.objects.create(user=user, role="sysadmin", unit=unit, since=today())
    Appointment.objects.create(user=user, role="agency_admin", unit=unit, since=today())
    record("site.install", user, by=user)
    return user
