"""Telling people: a line in their notices at once, and a mail beside it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django_tasks import task

from thidua.clock import now
from thidua.core.wording import Say
from thidua.people.models import Notice, User

_log = logging.getLogger(__name__)
_FOOT = Say(
    "Thư này do hệ thống Thi Đua gửi tự động. Đặt ngôn ngữ của thư ở trang tài khoản.",
    "This mail was sent by Thi Đua. Its language is set on your account page.",
)


def notify(users: Iterable[User], say: Say, url: str = "") -> list[Notice]:
    """Tell each user once, in their own language; a mail that fails is logged and stops nothing.

    `url` is an address of this site, or empty. Accounts that are not active are left out.
    """
    told = {u.pk: u for u in users if u.is_active}
    at = now()
    rows = [Notice(user=u, at=at, vi=say.vi[:500], en=say.en[:500], url=url) for u in told.values()]
    made: list[Notice] = Notice.objects.bulk_create(rows)
    letters = [_letter(u.email, u.language, say, url) for u in told.values() if u.email]
    send_later(letters)
    return made


def send_later(letters: list[dict[str, str]]) -> None:
    """Put letters (to, subject, body) in the queue once what they tell of is saved."""
    if letters:
        transaction.on_commit(lambda: send.enqueue(letters=letters), robust=True)


def _letter(to: str, language: str, say: Say, url: str) -> dict[str, str]:
    sentence = say.of(language)
    lines = [sentence, f"{settings.SITE_URL}{url}" if url else "", "", "--", _FOOT.of(language)]
    return {"to": to, "subject": _subject(sentence), "body": "\n".join(lines)}


def _subject(sentence: str) -> str:
    """The first sentence, short enough for a list of mails and on one line."""
    line = " ".join(sentence.split())
    return f"Thi Đua: {line if len(line) <= 90 else line[:90].rpartition(' ')[0]}"


@task()
def send(letters: list[dict[str, Any]]) -> int:
    """Send letters by one connection; tells how many went out."""
    mails = [
        EmailMessage(letter["subject"], letter["body"], settings.DEFAULT_FROM_EMAIL, [letter["to"]])
        for letter in letters
    ]
    try:
        return int(get_connection().send_messages(mails) or 0)
    except (OSError, SMTPException) as fault:
        _log.warning("%s mails were not sent: %s", len(mails), type(fault).__name__)
        return 0
