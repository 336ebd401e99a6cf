"""The second factor of an account: what its owner has set up, and who must have one.

The ways themselves (codes by time, passkeys, recovery codes) are allauth's. Here stands what the house adds:
seeds sealed in the database, words in Vietnamese, one look at what an account has.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from nacl.encoding import Base64Encoder
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from thidua.clock import now, today

NAME = "Thi Đua"
ADMINS = ("sysadmin", "agency_admin")
ADMIN_UNTIL = timedelta(days=30)
ASKED_FOR = timedelta(days=7)
"""How long a reset that was asked for waits for the second administrator."""


@dataclass
class Kept:
    """What an account has set up: an app that counts codes, passkeys, recovery codes not yet used."""

    app: Authenticator | None = None
    keys: list[Authenticator] = field(default_factory=list)
    codes: int = 0

    @property
    def any(self) -> bool:
        """Whether there is a second factor; recovery codes alone are none."""
        return bool(self.app or self.keys)

    @property
    def count(self) -> int:
        """How many ways there are, recovery codes left out."""
        return len(self.keys) + bool(self.app)


def kept_by(user: Any) -> Kept:
    """What an account has set up; one query."""
    found = Kept()
    for one in Authenticator.objects.filter(user_id=user.pk).order_by("pk"):
        if one.type == Authenticator.Type.TOTP:
            found.app = one
        elif one.type == Authenticator.Type.WEBAUTHN:
            found.keys.append(one)
        else:
            found.codes = len(one.wrap().get_unused_codes())
    return found


def must_have(user: Any) -> bool:
    """Whether the office lets nobody work with this account before it has a second factor."""
    asked = settings.SECOND_FACTOR
    return asked == "required" or (asked == "required_for_admins" and user.has_role(*ADMINS))


def needs_two(user: Any) -> bool:
    """Whether two administrators are needed to take the second factors of an account away.

    So it is for whoever administers, or did so until lately: ending the role first is no way round.
    """
    since = today() - ADMIN_UNTIL
    held = user.appointments.filter(role__in=ADMINS)
    return bool(held.filter(ended_on=None).exists() or held.filter(ended_on__gte=since).exists())


def asked_by(user: Any) -> Any:
    """The administrator who has asked for a reset, which another may do now; None where nobody has, or long ago."""
    asked = user.reset_asked_at
    return user.reset_asked_by if asked and asked > now() - ASKED_FOR else None


def spend(user: Any, code: str) -> bool:
    """Note that a code was used; False where it was used before, for as long as the code could still hold."""
    steps = 2 * settings.MFA_TOTP_TOLERANCE + 2
    digits = "".join(code.split())
    return bool(cache.add(f"factor-spent-{user.pk}-{digits}", "y", timeout=30 * steps))


class SecondFactor(DefaultMFAAdapter):
    """What allauth asks the house: words, names, the picture to scan, how seeds are kept."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Mã không đúng, đã dùng rồi hoặc đã quá giờ."),
    }

    def get_totp_issuer(self) -> str:
        """The name under which a telephone lists the code."""
        return NAME

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan, by the same maker as the codes on papers."""
        return str(segno.make(url, error="m").svg_inline(scale=5, border=4, light="#fff", dark="#000"))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey holds for the host that people type, whatever the port."""
        return {"id": context.request.get_host().partition(":")[0], "name": NAME}

    def encrypt(self, text: str) -> str:
        """A seed as it lies in the database: a copy of the database alone makes no code."""
        return _box().encrypt(text.encode(), encoder=Base64Encoder).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The seed again; where the key of the site is another than then, one that fits no code."""
        try:
            return _box().decrypt(encrypted_text.encode(), encoder=Base64Encoder).decode()
        except (CryptoError, ValueError):
            return generate_totp_secret()


def _box() -> SecretBox:
    return SecretBox(salted_hmac("thidua.people.factors", "seeds", algorithm="sha256").digest())
