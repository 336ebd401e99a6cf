"""The second factor in a real browser: an app whose codes the test counts, a passkey of a virtual device."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache

from tests.web.world import World, small_province

pytestmark = [pytest.mark.system, pytest.mark.django_db(transaction=True)]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SIZES = {"phone": (360, 800), "laptop": (1366, 768)}
PASSWORD = "mot mat khau rat dai 7"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def world(settings: Any) -> World:
    """The small province; its office must have a second factor."""
    cache.clear()
    settings.SECOND_FACTOR = "required"
    made = small_province()
    user = made.users["a-office"]
    user.set_password(PASSWORD)
    user.save()
    return made


@pytest.fixture(params=[("phone", "vi"), ("laptop", "en")], ids=lambda p: "-".join(p))
def page(request: pytest.FixtureRequest, chromium: Any, live_server: Any, world: World) -> Iterator[Any]:
    """A browser with a device that makes passkeys; every complaint of it is a failure."""
    size, language = request.param
    width, height = SIZES[size]
    context = chromium.new_context(viewport={"width": width, "height": height}, base_url=live_server.url)
    context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
    opened, told = context.new_page(), []
    opened.on(
        "console",
        lambda m: (
            told.append(m.text) if m.type in ("error", "warning") and "status of 4" not in m.text else None
        ),
    )
    opened.on("pageerror", lambda e: told.append(str(e)))
    devices = context.new_cdp_session(opened)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield opened
    context.close()
    assert told == []


def looked_at(page: Any) -> None:
    """Nothing sticks out; nothing for axe to find."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == [], page.url


def press(page: Any, *, main: bool = True) -> None:
    """Press the main button in view, or the one that is not."""
    kind = "button.btn-main" if main else "form[data-passkey] button"
    page.locator(f"#noi-dung {kind}").locator("visible=true").first.click()


def sign_in(page: Any) -> None:
    """Type name and password; the page of the second factor, or what asks for one, comes."""
    page.context.clear_cookies(name="session")
    page.goto("/vao/login/")
    page.fill("[name=login]", "a-office")
    page.fill("[name=password]", PASSWORD)
    press(page)


def test_who_must_have_one_sets_up_an_app_and_signs_in_by_it(page: Any, expect: Any) -> None:
    sign_in(page)
    page.wait_for_url("**/tai-khoan/hai-lop")
    looked_at(page)
    page.goto("/don-vi/tai-khoan/hai-lop/ung-dung")
    page.locator("summary").last.click()
    looked_at(page)
    secret = page.locator("code.told-code").inner_text().replace(" ", "")
    now = int(time.time()) // 30
    page.fill("#factor-code", format_hotp_value(hotp_value(secret, now - 1)))
    press(page)
    expect(page.locator("ol.codes li")).to_have_count(10)
    looked_at(page)
    spare = page.locator("ol.codes li").first.inner_text()
    page.goto("/don-vi/tai-khoan/cua-toi")
    assert page.url.endswith("/cua-toi")
    sign_in(page)
    page.wait_for_url("**/vao/hai-lop/")
    looked_at(page)
    page.fill("[name=code]", format_hotp_value(hotp_value(secret, now)))
    press(page)
    page.wait_for_url(lambda url: "/vao/" not in url)
    sign_in(page)
    page.fill("[name=code]", spare)
    press(page)
    page.wait_for_url(lambda url: "/vao/" not in url)


def test_a_passkey_is_made_by_the_browser_signs_in_and_proves_again(
    page: Any, expect: Any, settings: Any
) -> None:
    sign_in(page)
    page.goto("/don-vi/tai-khoan/hai-lop/khoa")
    looked_at(page)
    press(page)
    expect(page.locator("ol.codes li")).to_have_count(10)
    sign_in(page)
    page.wait_for_url("**/vao/hai-lop/")
    looked_at(page)
    press(page, main=False)
    page.wait_for_url(lambda url: "/vao/" not in url)
    settings.PROOF_MINUTES = 1e-4
    page.goto("/don-vi/tai-khoan/hai-lop/ma-du-phong")
    looked_at(page)
    settings.PROOF_MINUTES = 15
    press(page, main=False)
    page.wait_for_load_state("load")
    expect(page.locator("form[data-passkey]")).to_have_count(0)
    press(page)
    expect(page.locator("ol.codes li")).to_have_count(10)
