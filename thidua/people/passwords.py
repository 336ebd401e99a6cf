"""Passwords that anybody who knows the trade would try: its words, those of the house, of the account's own agency."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.core.wording import fold

WORDS = (
    "thi dua|khen thuong|phong trao|cai cach|hanh chinh|cchc|bang khen|giay khen|chien si|lao dong|tien tien|tap the"
    "|ca nhan|quyet dinh|ke hoach|uy ban|nhan dan|ubnd|hdnd|so noi vu|noi vu|van phong|chinh phu|chinh quyen|tinh"
    "|huyen|phuong|thanh pho|can bo|cong chuc|vien chuc|lanh dao|chu tich|quan tri|mat khau|dang nhap|viet nam|ha noi"
    "|ho chi minh|password|admin|office|welcome|xin chao"
)
LEAST = 6
"""Letters and digits that must be left when the words of the trade and all signs are taken away."""


class NotOfTheTrade:
    """A password must be more than words of the trade with a year behind them (ASVS 6.1.2, 6.2.11)."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError where too little is left."""
        left = re.sub(r"[\W_]", "", fold(password))
        for word in sorted({*WORDS.split("|"), *_own(user)}, key=len, reverse=True):
            left = left.replace(word.replace(" ", ""), "")
        if len(left) < LEAST:
            raise ValidationError(self.get_help_text(), code="password_of_the_trade")

    def get_help_text(self) -> str:
        """What is asked for."""
        return _("Không chỉ ghép từ thường dùng trong công việc, tên cơ quan và con số: thêm vài từ khác.")


class NotBreached:
    """A password must not stand in the office's own list of breached ones, where there is one (ASVS 6.2.12)."""

    def __init__(self, listed: str = "") -> None:
        self.known = CommonPasswordValidator(listed) if listed else None

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError where it stands there."""
        if self.known:
            self.known.validate(password, user)

    def get_help_text(self) -> str:
        """What is asked for."""
        return _("Không nằm trong danh sách mật khẩu đã lộ.") if self.known else ""


def _own(user: Any) -> list[str]:
    """Words of the agency's name and of the account's own."""
    if user is None:
        return []
    told = f"{user.name} {user.username} {user.agency_name if user.pk else ''}"
    return [word for word in re.split(r"[^a-z]+", fold(told)) if len(word) > 2]
