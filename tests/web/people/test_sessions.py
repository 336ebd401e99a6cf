"""Sessions: ended when idle or old, by an administrator, by shutting; asked again before what weighs."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.world import World
from thidua import access
from thidua.audit.models import Entry
from thidua.people.actions import deactivate
from thidua.people.models import User
from thidua.people.sessions import BEGAN, PROVED, SEEN

HOME = "home:todo"


def aged(client: Client, **minutes: int) -> Client:
    """The same browser, its session some minutes older."""
    session = client.session
    for key, ago in minutes.items():
        session[key] = time.time() - ago * 60
    session.save()
    return client


def status(client: Client, page: str = HOME) -> int:
    """How a page answers."""
    return int(client.get(reverse(page)).status_code)


@pytest.mark.parametrize(
    ("ages", "code"),
    [
        ({SEEN: 59}, 200),
        ({SEEN: 61}, 302),
        ({BEGAN: 599, SEEN: 1}, 200),
        ({BEGAN: 601, SEEN: 1}, 302),
    ],
)
def test_a_session_ends_when_idle_or_old(world: World, ages: dict[str, int], code: int) -> None:
    client = aged(world.client("a-office"), **ages)
    assert status(client) == code
    if code == 302:
        page = client.get(reverse("account_login")).content.decode()
        assert "Phiên làm việc đã kết thúc" in page


def test_use_keeps_a_session(world: World) -> None:
    client = aged(world.client("a-office"), **{SEEN: 59})
    assert status(client) == 200
    assert time.time() - client.session[SEEN] < 60


def test_an_office_may_turn_the_idle_limit_off(world: World, settings: Any) -> None:
    settings.SESSION_IDLE_MINUTES = 0
    assert status(aged(world.client("a-office"), **{SEEN: 500})) == 200


def test_an_administrator_ends_every_session_of_an_account(world: World) -> None:
    one, two, admin = world.client("a-office"), world.client("a-office"), world.client("a-agency_admin")
    page = reverse("people:end_sessions", args=[world.users["a-office"].pk])
    assert admin.get(page).status_code == 200
    assert admin.post(page, {"confirmed": "1"}).status_code == 302
    assert (status(one), status(two), status(admin)) == (302, 302, 200)
    assert status(world_again("a-office")) == 200
    assert Entry.objects.filter(action="account.end_sessions").count() == 1


def world_again(name: str) -> Client:
    """A browser signed in anew."""
    client = Client()
    client.force_login(User.objects.get(username=name), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_shutting_an_account_cuts_off_at_once_and_reopening_wakes_nothing(world: World) -> None:
    client = world.client("a-office")
    user = deactivate(world.users["a-office"], by=world.users["admin"])
    assert status(client) == 302
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert status(client) == 302


class TestAskedAgain:
    """Before voting, opening the box, signing and revoking."""

    @pytest.fixture
    def page(self, world: World) -> str:
        """The page on which a code of the box is taken, of no session: enough to be asked."""
        user = world.users["a-signer"]
        user.set_password("một mật khẩu dài")
        user.save()
        return reverse("decisions:issue", args=[1])

    def signer(self, ago: int) -> Client:
        """The signer's browser, signed in some minutes ago."""
        return aged(world_again("a-signer"), **{PROVED: ago})

    def test_a_fresh_sign_in_is_not_asked(self, page: str) -> None:
        assert self.signer(14).get(page).status_code == 404

    def test_an_old_one_is_asked_and_told_why(self, page: str) -> None:
        told = self.signer(16).get(page)
        assert told.status_code == 200
        assert "ký ban hành quyết định" in told.content.decode()
        assert "Xác nhận là bạn</h1>" in told.content.decode()

    def test_a_form_opened_in_time_may_be_sent_for_as_long_again(self, page: str) -> None:
        assert self.signer(29).post(page, {}).status_code == 404

    def test_what_was_typed_comes_back_and_goes_on_with_the_right_password(self, page: str) -> None:
        client = self.signer(31)
        asked = client.post(page, {"words": "chữ đã gõ", "pick": ["1", "2"]}).content.decode()
        for part in ('value="chữ đã gõ"', 'name="pick" value="1"', 'name="pick" value="2"'):
            assert part in asked
        typed = {"words": "chữ đã gõ", "sign_in_again": "carry"}
        wrong = client.post(page, typed | {"password": "sai"})
        assert wrong.status_code == 422
        assert "Mật khẩu không đúng" in wrong.content.decode()
        assert 'value="chữ đã gõ"' in wrong.content.decode()
        assert client.post(page, typed | {"password": "một mật khẩu dài"}).status_code == 404
        assert client.get(page).status_code == 404

    def test_after_the_answer_one_stands_where_one_wanted_to_go(self, page: str) -> None:
        client = self.signer(16)
        answer = client.post(page, {"sign_in_again": "open", "password": "một mật khẩu dài"})
        assert (answer.status_code, answer["Location"]) == (302, page)

    def test_a_password_cannot_be_tried_for_ever(self, page: str) -> None:
        client = self.signer(31)
        typed = {"sign_in_again": "carry", "password": "sai"}
        answers = [client.post(page, typed).content.decode() for _ in range(12)]
        assert "Đã thử sai nhiều lần" in answers[-1]

    def test_a_ballot_never_comes_back(self, world: World, page: str) -> None:
        client = aged(world_again("a-member1"), **{PROVED: 31})
        asked = client.post(reverse("voting:cast", args=[1]), {"item-1": "agree"}).content.decode()
        assert "agree" not in asked
        assert "hãy chọn lại" in asked

    def test_the_demo_asks_for_one_click(self, page: str, settings: Any) -> None:
        settings.DEMO = True
        User.objects.filter(username="a-signer").update(demo=True)
        client = self.signer(16)
        assert "Đúng là tôi" in client.get(page).content.decode()
        assert client.post(page, {"sign_in_again": "open"}).status_code == 302
        assert client.get(page).status_code == 404

    def test_an_office_may_turn_it_off(self, page: str, settings: Any) -> None:
        settings.PROOF_MINUTES = 0
        assert self.signer(500).get(page).status_code == 404


def test_voting_opening_signing_and_revoking_are_marked() -> None:
    assert {
        "voting:ballot",
        "voting:cast",
        "voting:close",
        "councils:close",
        "decisions:issue",
        "decisions:publish",
        "decisions:revoke",
        "honours:revoke",
    } <= access.PROVED
    assert {"voting:cast", "voting:close", "councils:close", "voting:code"} <= access.NEVER_CARRIED


def test_one_sees_one_s_sessions_and_ends_the_others(world: World) -> None:
    here, there, other = world.client("a-office"), world.client("a-office"), world.client("a-signer")
    for browser in (here, there, other):
        browser.get(reverse("people:account"))
    page = here.get(reverse("people:sessions")).content.decode()
    assert (page.count("Phiên này"), page.count("Phiên khác")) == (1, 1)
    assert here.post(reverse("people:sessions")).status_code == 302
    page = here.get(reverse("people:sessions")).content.decode()
    assert (page.count("Phiên này"), page.count("Phiên khác")) == (1, 0)
    assert there.get(reverse("people:account")).status_code == 302
    assert other.get(reverse("people:account")).status_code == 200
    assert Entry.objects.latest("number").action == "account.end_others"
