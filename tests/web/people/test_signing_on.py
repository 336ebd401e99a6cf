"""Single sign-on against a real provider of OIDC that runs beside the test: who is let in, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from django.test import Client, RequestFactory
from django.urls import reverse
from oidc_provider_mock import User as Known
from oidc_provider_mock import run_server_in_thread

from tests.web.world import World
from thidua.people.models import User
from thidua.people.provider import Way

DOOR = "/vao/mot-cua/oidc/mot-cua/login/"
PEOPLE = {
    "good": {"email": "a-office@thidua.test", "email_verified": True, "preferred_username": "a-signer"},
    "shouted": {"email": "A-Office@Thidua.Test", "email_verified": True},
    "unverified": {"email": "a-office@thidua.test", "email_verified": False},
    "silent": {"email": "a-office@thidua.test"},
    "stringly": {"email": "a-office@thidua.test", "email_verified": "true"},
    "stranger": {"email": "nobody@thidua.test", "email_verified": True},
    "nameless": {},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of the provider."""
    known = [Known(sub=sub, claims=dict(claims)) for sub, claims in PEOPLE.items()]
    with run_server_in_thread(user_claims=known) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def _provider(issuer: str, settings: Any, world: World) -> None:
    settings.OIDC_ISSUER = issuer
    told = deepcopy(settings.SOCIALACCOUNT_PROVIDERS)
    told["openid_connect"]["APPS"] = [
        {
            "provider_id": "mot-cua",
            "name": "Một cửa mẫu",
            "client_id": "thidua",
            "secret": "kín",
            "settings": {"server_url": issuer},
        }
    ]
    settings.SOCIALACCOUNT_PROVIDERS = told


def begun(browser: Client) -> str:
    """The provider's address to which the button leads."""
    answer = browser.post(DOOR)
    assert answer.status_code == 302, answer.content.decode()[-500:]
    return str(answer["Location"])


def allowed(address: str, sub: str) -> str:
    """Where the provider leads back to, once somebody has signed in there."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=20)
    assert answer.status_code == 302, answer.text[-500:]
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def through(sub: str) -> tuple[Client, Any]:
    """The whole way: browser and last answer."""
    browser = Client()
    return browser, browser.get(allowed(begun(browser), sub))


def inside(browser: Client) -> bool:
    """Whether the browser is signed in."""
    return browser.get(reverse("people:account")).status_code == 200


def test_the_sign_in_page_offers_it_and_the_way_is_guarded_by_state_and_pkce() -> None:
    browser = Client()
    assert DOOR in browser.get("/vao/login/").content.decode()
    assert browser.get(DOOR).status_code == 200  # a link alone starts nothing
    told = parse_qs(urlsplit(begun(browser)).query)
    assert told["code_challenge_method"] == ["S256"]
    assert len(told["state"][0]) >= 16
    assert told["response_type"] == ["code"]
    assert told["redirect_uri"][0].startswith("http://testserver/vao/mot-cua/")


def test_a_number_of_the_browser_goes_along_and_must_come_back() -> None:
    browser, other = Client(), Client()
    address = begun(browser)
    told = parse_qs(urlsplit(address).query)
    assert len(told["nonce"][0]) >= 32
    assert told["nonce"] != parse_qs(urlsplit(begun(other)).query)["nonce"]
    swapped = address.replace(told["nonce"][0], "mot-so-khac")
    assert browser.get(allowed(swapped, "good")).status_code == 403
    assert not inside(browser)
    assert browser.get(allowed(begun(browser), "good")).status_code == 302
    assert inside(browser)


def test_an_id_token_signed_by_somebody_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    browser, real = Client(), OAuth2Client.get_access_token

    def forged(*args: Any, **more: Any) -> Any:
        answer = real(*args, **more)
        head, body, _signature = answer["id_token"].split(".")
        return {**answer, "id_token": f"{head}.{body}.{'A' * 342}"}

    monkeypatch.setattr(OAuth2Client, "get_access_token", forged)
    assert browser.get(allowed(begun(browser), "good")).status_code == 403
    assert not inside(browser)


def test_an_id_token_for_another_application_or_of_another_issuer_is_refused(
    monkeypatch: pytest.MonkeyPatch, rf: RequestFactory
) -> None:
    told, real = [], OAuth2Client.get_access_token
    monkeypatch.setattr(
        OAuth2Client, "get_access_token", lambda *a, **k: told.append(real(*a, **k)) or told[-1]
    )
    through("good")
    way = Way(rf.get("/"), "mot-cua")
    assert way._signed(SimpleNamespace(client_id="thidua"), told[0]["id_token"])["sub"] == "good"
    with pytest.raises(jwt.InvalidAudienceError):
        way._signed(SimpleNamespace(client_id="khac"), told[0]["id_token"])
    way.openid_config["issuer"] = "https://khac.test"
    with pytest.raises(jwt.InvalidIssuerError):
        way._signed(SimpleNamespace(client_id="thidua"), told[0]["id_token"])


def test_an_address_adds_nothing_to_the_way() -> None:
    browser = Client()
    answer = browser.post(f"{DOOR}?auth_params=nonce%3Dx%26prompt%3Dnone&scope=offline_access")
    told = parse_qs(urlsplit(answer["Location"]).query)
    assert "prompt" not in told
    assert told["nonce"] != ["x"]
    assert sorted(told["scope"][0].split()) == ["email", "openid", "profile"]


class Leading(BaseHTTPRequestHandler):
    """A provider that leads elsewhere."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Lead on, and keep where one came."""
        self.asked.append(self.path)
        self.send_response(302)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_told: Any) -> None:
        """Say nothing."""


def test_a_provider_that_is_away_or_leads_elsewhere_is_not_followed(settings: Any) -> None:
    with HTTPServer(("127.0.0.1", 0), Leading) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        provider = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]
        for address in ("http://127.0.0.1:9", f"http://127.0.0.1:{server.server_port}"):
            provider["server_url"] = address
            assert Client().post(DOOR).status_code == 403, address
        server.shutdown()
    assert Leading.asked == ["/.well-known/openid-configuration"]


@pytest.mark.parametrize("sub", ["good", "shouted"])
def test_a_verified_address_finds_the_account_and_nothing_is_kept(sub: str) -> None:
    browser, answer = through(sub)
    assert answer.status_code == 302
    assert "a-office" in browser.get(reverse("people:account")).content.decode()
    assert not SocialAccount.objects.exists()
    assert not SocialToken.objects.exists()


@pytest.mark.parametrize("sub", ["unverified", "silent", "stringly", "stranger", "nameless"])
def test_who_is_not_known_or_not_verified_is_told_so_and_no_account_is_made(sub: str) -> None:
    before = User.objects.count()
    browser, answer = through(sub)
    assert answer.status_code == 403
    assert "chưa có tài khoản đang mở" in answer.content.decode()
    assert not inside(browser)
    assert User.objects.count() == before


def test_a_shut_account_stays_shut_and_one_of_the_demo_is_not_reached() -> None:
    User.objects.filter(username="a-office").update(is_active=False)
    assert not inside(through("good")[0])
    User.objects.filter(username="a-office").update(is_active=True, demo=True)
    assert not inside(through("good")[0])


def test_a_claim_set_by_the_administrator_names_the_account(settings: Any) -> None:
    settings.OIDC_CLAIM = "preferred_username"
    browser, _ = through("good")
    assert "a-signer" in browser.get(reverse("people:account")).content.decode()


def test_the_second_factor_is_asked_for_all_the_same() -> None:
    user = User.objects.get(username="a-office")
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    browser, answer = through("good")
    assert answer["Location"] == reverse("mfa_authenticate")
    assert not inside(browser)


def test_another_state_none_or_one_used_twice_is_refused() -> None:
    browser, victim = Client(), Client()
    back = allowed(begun(browser), "good")
    begun(victim)
    assert victim.get(back).status_code == 403  # begun in another browser
    assert not inside(victim)
    path, _, query = back.partition("?")
    state = parse_qs(query)["state"][0]
    assert browser.get(f"{path}?code={parse_qs(query)['code'][0]}").status_code == 403
    assert browser.get(back.replace(state, state[::-1])).status_code == 403
    assert browser.get(f"{path}?error=access_denied&state={state}").status_code in (302, 403)
    assert not inside(browser)


def test_signing_out_ends_the_session_here() -> None:
    browser, _ = through("good")
    browser.post("/vao/logout/")
    assert not inside(browser)


def test_somebody_signed_in_links_no_account(world: World) -> None:
    browser = world.client("a-signer")
    answer = browser.post(f"{DOOR}?process=connect")
    if answer.status_code == 302:
        assert browser.get(allowed(answer["Location"], "stranger")).status_code == 403
    assert not SocialAccount.objects.exists()


def test_without_an_issuer_there_is_no_such_door(settings: Any) -> None:
    settings.OIDC_ISSUER, settings.SOCIALACCOUNT_PROVIDERS = "", {"openid_connect": {"APPS": []}}
    assert DOOR not in Client().get("/vao/login/").content.decode()
    assert Client().get(DOOR).status_code == 404
