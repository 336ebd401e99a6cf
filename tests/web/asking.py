"""Asking every page as everybody, and what the table of rights says must come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from zlib import crc32

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.web.every_page import DEMO_ONLY, Row, pages
from tests.web.everybody import APPOINTED, NOBODY, OF_A, OF_B, account
from tests.web.everything import Everything
from thidua import access
from thidua.audit.writing import ACTIONS
from thidua.people.models import User
from thidua.people.queries import users

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ANSWERED = frozenset({200, 302, 405})
"""Shown, led on, or an address that takes only posts."""
TAKEN = frozenset({200, 302, 400, 404, 405, 409, 422})
"""What may become of a post: done or led back, shown again with what is wrong, or it names nothing."""
TYPICAL = ("admin", "a-office", "a1-clerk", "a2-person", "b-office", "b1-clerk", "m-appraiser", NOBODY)
"""Who takes turns at the pages that are open to every account, beside both offices."""
NOT_THERE = frozenset({404, 405})
Codes = frozenset[int]
ALWAYS = ("a-office", "a2-clerk", "a2-person")
"""Who asks for everything that their rights reach; the others take turns."""
OF_ITS_OWN = {"watching:ready": 503, "watching:measures": 404}
"""Nothing works in the background of a test, and no token opens the measures."""
LEFT_OUT = {"account_logout"}
"""It would end the session of whoever asks."""


class Browser(Client):
    """A browser that only asks: it keeps no copy of every context, and a fault comes back as 500."""

    def request(self, **request: Any) -> HttpResponse:
        """Ask through all of the middleware."""
        response = self.handler(self._base_environ(**request))
        self.cookies.update(response.cookies)
        return response


def client(made: Everything, name: str) -> Browser:
    """The browser of somebody."""
    found = Browser()
    if name != NOBODY:
        found.force_login(made.world.users[name], BACKEND)
    return found


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def asked(made: Everything, who: str, *, every: bool = False) -> list[Row]:
    """The pages that somebody asks for: all that their rights reach, and their share of the others.

    Pages open to every account are asked by one of each sort; what refuses a role before it is
    reached, by one such role; the others by a few of those who hold the right, others for every
    page. `every` leaves out nothing.
    """
    user = account(made, who)
    rows = [row for row in pages() if row.page not in LEFT_OUT]
    return rows if every or who == NOBODY else [row for row in rows if _asks(made, row, who, user)]


def _asks(made: Everything, row: Row, who: str, user: Any) -> bool:
    right = access.RIGHTS[access.PAGES[row.page]]
    if {"public", "signed_in"} & set(right.roles):
        return who in {"a-office", "b-office"} | _turns(row.page, TYPICAL, 2)
    if not access.may(right.name, user):
        return who in _turns(row.page, (*OF_A, *OF_B, *APPOINTED), 1)
    side = next(names for names in (OF_A, OF_B, APPOINTED) if who in names)
    holding = [n for n in side if access.may(right.name, made.user(n))]
    return who in ALWAYS or who in _turns(row.page, holding, 2 if side is OF_A else 1)


def first_to(made: Everything, row: Row, names: Sequence[str]) -> str:
    """The first of some people whose rights reach a page: where one is enough."""
    right = access.PAGES[row.page]
    return next((name for name in names if access.may(right, made.user(name))), "")


def _turns(page: str, names: Sequence[str], count: int) -> set[str]:
    """Some of the names, others for every page."""
    first = crc32(page.encode())
    return {names[(first + n) % len(names)] for n in range(min(count, len(names)))}


def body_of(response: HttpResponse) -> bytes:
    """Everything that came back."""
    found = b"".join(response.streaming_content) if response.streaming else response.content
    return bytes(found)


def is_seen(thing: Any, user: Any) -> bool:
    """Whether a thing is there at all for somebody."""
    if isinstance(thing, User):
        return bool(users(user).filter(pk=thing.pk).exists())
    manager = type(thing)._default_manager
    if not hasattr(manager, "visible_to"):
        return True
    return bool(manager.visible_to(user).filter(pk=thing.pk).exists())


def expected(row: Row, made: Everything, user: Any, answered: Codes = ANSWERED) -> Codes:
    """The codes that the table of rights allows for somebody who opens this page with A's thing."""
    right = access.PAGES[row.page]
    if row.page in DEMO_ONLY:
        return NOT_THERE
    if row.page in OF_ITS_OWN:
        return frozenset({OF_ITS_OWN[row.page], 405})
    if not user.is_authenticated:
        return answered | {404} if access.may(right, user) else frozenset({302})
    if not access.may(right, user):
        return frozenset({403})
    thing = row.thing(made)
    if thing is None:
        return answered | {403, 404} if row.parts else answered
    reaches = access.may(right, user, thing)
    if is_seen(thing, user):
        return answered if reaches else frozenset({403, 405})
    return answered | {404} if reaches else NOT_THERE


def takes_posts(row: Row) -> bool:
    """Whether a page may take a post: lists and papers read nothing from one."""
    return access.PAGES[row.page] in ACTIONS
