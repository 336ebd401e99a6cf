"""The way in under attack: sessions planted, names guessed, passwords tried, led elsewhere, a false host."""

from __future__ import annotations

import re
from difflib import unified_diff
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.web.world import World
from thidua.people.sessions import PROVED

PASSWORD = "mot mat khau rat dai 7"
LOGIN, RESET = "/vao/login/", "/vao/password/reset/"
ELSEWHERE = (
    "https://evil.test/",
    "//evil.test/",
    "/\\evil.test/",
    "\\\\evil.test",
    "https:evil.test",
    "javascript:alert(1)",
    "/\tevil",
    "http://testserver@evil.test/",
    "%2f%2fevil.test",
    "///evil.test",
    "data:text/html,x",
)


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()


@pytest.fixture
def user(world: World) -> Any:
    """An account with a password."""
    found = world.users["a-office"]
    found.set_password(PASSWORD)
    found.save()
    return found


def entering(browser: Client, login: str, password: str = PASSWORD, **more: Any) -> Any:
    """The answer to a sign-in."""
    return browser.post(LOGIN, {"login": login, "password": password, **more.pop("fields", {})}, **more)


def stays_here(address: str) -> bool:
    """Whether an address leads to this site."""
    seen = re.sub(r"[\t\r\n]", "", address).replace("\\", "/")  # as browsers read it
    told = urlsplit(urljoin("http://testserver/vao/", seen))
    return (told.scheme, told.netloc) == ("http", "testserver")


def test_a_planted_session_is_not_taken_over(user: Any) -> None:
    victim = Client()
    victim.get(LOGIN)
    victim.cookies["session"] = "plantedplantedplantedplantedplan"
    entering(victim, user.username)
    kept = victim.cookies["session"].value
    assert kept != "plantedplantedplantedplantedplan"
    attacker = Client()
    attacker.cookies["session"] = "plantedplantedplantedplantedplan"
    assert attacker.get(reverse("people:account")).status_code == 302


def test_a_session_that_one_had_before_is_another_after_sign_in_and_sign_out(user: Any) -> None:
    browser = Client()
    browser.get(reverse("portal:home"))
    entering(browser, user.username)
    inside = browser.cookies["session"].value
    entering(browser, user.username)
    browser.post("/vao/logout/")
    old = Client()
    old.cookies["session"] = inside
    assert old.get(reverse("people:account")).status_code == 302


def test_a_changed_password_ends_the_other_sessions(user: Any) -> None:
    one, other = Client(), Client()
    entering(one, user.username)
    entering(other, user.username)
    new = "mot mat khau khac han 8"
    one.post("/vao/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert other.get(reverse("people:account")).status_code == 302


class Counted(PBKDF2PasswordHasher):
    """A hasher that counts how often it is asked: time that a stopwatch in a test would not tell surely."""

    iterations = 2
    asked = 0

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        """As it is, counted."""
        type(self).asked += 1
        return str(super().encode(password, salt, iterations))


def _told(answer: Any) -> str:
    page = re.sub(r'"X-CSRFToken": "[^"]+"', "", answer.content.decode())
    return re.sub(r'value="[^"]*@[^"]*"|value="[\w.-]*"', "", page)


@pytest.mark.parametrize("by_name", [True, False])
def test_a_wrong_password_and_an_unknown_name_are_told_alike_in_as_much_work(
    user: Any, settings: Any, by_name: bool
) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.Counted"]
    user.set_password(PASSWORD)
    user.save()
    seen = []
    for login in (user.username, "nobody-of-this-name") if by_name else (user.email, "nobody@thidua.test"):
        Counted.asked = 0
        answer = entering(Client(), login, "wrong words here")
        seen.append((answer.status_code, _told(answer).replace(login, "…"), Counted.asked > 0))
    (code, page, worked), (other_code, other_page, other_worked) = seen
    assert (code, worked) == (other_code, other_worked)
    assert list(unified_diff(page.splitlines(), other_page.splitlines(), lineterm="", n=0)) == []
    assert seen[0][2]


def test_a_reset_for_an_unknown_address_is_told_alike(user: Any) -> None:
    known, unknown = (
        Client().post(RESET, {"email": at}, follow=True) for at in (user.email, "nobody@thidua.test")
    )
    assert _told(known) == _told(unknown)
    assert known.redirect_chain == unknown.redirect_chain
    letter = next(m for m in mail.outbox if m.to == ["nobody@thidua.test"])
    assert "/vao/password/reset/key/" not in letter.body


def test_an_account_is_guarded_whatever_address_the_tries_come_from(user: Any) -> None:
    for n in range(8):
        entering(Client(), user.username, f"wrong {n}", REMOTE_ADDR=f"203.0.113.{n}")
    right = entering(Client(), user.username, REMOTE_ADDR="198.51.100.7")
    assert right.status_code == 200
    assert "Đã thử sai nhiều lần" in right.content.decode()


def test_an_address_is_guarded_whatever_names_it_tries(user: Any) -> None:
    for n in range(40):
        entering(Client(), f"name-{n}", "wrong", REMOTE_ADDR="203.0.113.9")
    assert entering(Client(), user.username, REMOTE_ADDR="203.0.113.9").status_code in (200, 429)
    assert entering(Client(), user.username, REMOTE_ADDR="203.0.113.10").status_code == 302


def test_a_header_does_not_make_another_address(user: Any) -> None:
    codes = [
        entering(Client(), f"n{n}", "wrong", REMOTE_ADDR="203.0.113.9", HTTP_X_FORWARDED_FOR=f"192.0.2.{n}")
        for n in range(40)
    ]
    assert codes[-1].status_code == 429 or "nhiều lần" in codes[-1].content.decode()


@pytest.mark.parametrize("away", ELSEWHERE)
def test_nothing_leads_to_another_site(user: Any, away: str) -> None:
    browser = Client()
    led = [entering(browser, user.username, fields={"next": away})]
    led.append(browser.post(f"{LOGIN}?next={away}", {"login": user.username, "password": PASSWORD}))
    for address, told in (
        ("/man-hinh/ngon-ngu", {"language": "en", "back": away}),
        (reverse("screens:display"), {"size": "1", "back": away}),
        (reverse("people:account"), {"language": "vi", "back": away, "next": away}),
        ("/vao/logout/", {"next": away}),
    ):
        led.append(browser.post(address, told, HTTP_REFERER=away, HTTP_HX_CURRENT_URL=away))
    led.append(Client().get(reverse("screens:look"), {"language": "en", "back": away}, HTTP_REFERER=away))
    led.append(Client().get(reverse("people:account"), HTTP_REFERER=away))
    led.append(Client().post(reverse("people:account"), HTTP_REFERER=away, HTTP_HX_CURRENT_URL=away))
    for answer in led:
        assert stays_here(answer.get("Location", "/")), answer["Location"]


def test_a_false_host_is_refused_and_a_forwarded_one_is_not_believed(user: Any) -> None:
    assert Client().get(LOGIN, HTTP_HOST="evil.test").status_code == 400
    Client().post(RESET, {"email": user.email}, HTTP_X_FORWARDED_HOST="evil.test")
    assert "evil.test" not in mail.outbox[-1].body


def test_every_way_in_and_every_refusal_is_a_line_that_names_an_account_by_its_number(
    user: Any, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "thidua.security")
    browser = Client()
    entering(browser, user.username, "sai")
    entering(browser, user.email, "sai")
    entering(browser, "khong-ai-ten-the", "sai")
    entering(browser, user.username)
    browser.get(reverse("people:users"))
    told = [record.told for record in caplog.records if record.name == "thidua.security"]
    assert [(line["event"], line["account"]) for line in told] == [
        ("sign_in_failed", user.pk),
        ("sign_in_failed", user.pk),
        ("sign_in_failed", "-"),
        ("signed_in", user.pk),
        ("refused", user.pk),
    ]
    assert told[-1]["route"] == "people:users"
    assert all(line["request"] != "-" for line in told)
    assert not {user.username, user.email, "khong-ai-ten-the", "sai"} & {
        str(v) for t in told for v in t.values()
    }


def test_the_page_of_mail_addresses_asks_again_who_sits_there(user: Any) -> None:
    browser = Client()
    entering(browser, user.username)
    session = browser.session
    session[PROVED] = 0
    session.save()
    asked = browser.post(reverse("account_email"), {"action_add": "", "email": "la@thidua.test"})
    assert "Xác nhận là bạn" in asked.content.decode()
    assert not EmailAddress.objects.filter(email="la@thidua.test").exists()


def test_lists_are_taken_away_so_often_and_no_more(world: World, settings: Any) -> None:
    settings.EXPORT_RATES = {"export": "2/m/user"}
    one, other = world.client("a-agency_admin"), world.client("b-agency_admin")
    codes = [one.get(reverse("people:users"), {"xuat": "csv"}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert one.get(reverse("people:users")).status_code == 200
    assert other.get(reverse("people:users"), {"xuat": "csv"}).status_code == 200
