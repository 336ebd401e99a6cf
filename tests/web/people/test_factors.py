"""The second factor: set up, asked for at sign-in and before what weighs, lost, reset, demanded."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.web.world import World
from thidua.audit.models import Entry
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.people.actions import add_app, appoint, ask_reset, remove_factor, renew_codes, reset_factors
from thidua.people.factors import SecondFactor, kept_by
from thidua.people.models import User
from thidua.people.sessions import PROVED

PASSWORD = "mot mat khau rat dai 7"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FACTORS = "people:factors"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    cache.clear()  # what was spent or tried in another test


def code(secret: str = SECRET, steps: int = 0) -> str:
    """What an app shows now, or some half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


@pytest.fixture
def office(world: World) -> User:
    """An account with password and app; its recovery codes are at `office.codes`."""
    return armed(world.users["a-office"])


def armed(user: Any) -> Any:
    """An account, given a password and an app."""
    user.set_password(PASSWORD)
    user.save()
    user.first = code(steps=-1)
    user.codes = add_app(SECRET, user.first, by=user)
    user.refresh_from_db(fields=["sessions_ended"])
    return user


def entered(user: Any) -> Client:
    """A browser in which the password has been typed."""
    browser = Client()
    answer = browser.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
    assert answer.status_code == 302
    return browser


def inside(browser: Client) -> bool:
    """Whether the browser is signed in."""
    return browser.get(reverse("people:account")).status_code == 200


def test_an_app_is_set_up_by_what_it_shows_and_the_codes_are_shown_once(world: World) -> None:
    browser = world.client("a-office")
    page = browser.get(reverse("people:factor_app")).content.decode()
    secret = browser.session[SECRET_SESSION_KEY]
    assert "<svg" in page
    assert secret in page.replace(" ", "")
    wrong = browser.post(reverse("people:factor_app"), {"code": "000000"})
    assert wrong.status_code == 422
    assert browser.session[SECRET_SESSION_KEY] == secret
    done = browser.post(reverse("people:factor_app"), {"code": code(secret)}).content.decode()
    assert len(re.findall(r"<li><code>\d{4} \d{4}</code>", done)) == 10
    again = browser.get(reverse(FACTORS)).content.decode()
    assert "Đang dùng từ" in again
    assert not re.search(r"\d{4} \d{4}</code>", again)
    assert SECRET_SESSION_KEY not in browser.session


def test_a_changed_factor_ends_the_other_sessions_only(world: World) -> None:
    here, there = world.client("a-office"), world.client("a-office")
    here.get(reverse("people:factor_app"))
    here.post(reverse("people:factor_app"), {"code": code(here.session[SECRET_SESSION_KEY])})
    assert inside(here)
    assert not inside(there)
    again = signer_again(world.users["a-office"].__class__.objects.get(username="a-office"))
    kept = Authenticator.objects.get(user__username="a-office", type="totp")
    here.post(reverse("people:factor_remove", args=[kept.pk]), {"confirmed": "1"})
    assert not Authenticator.objects.filter(pk=kept.pk).exists()
    assert inside(here)
    assert not inside(again)


def test_the_seed_lies_sealed_and_another_key_of_the_site_opens_nothing(office: User, settings: Any) -> None:
    kept = Authenticator.objects.get(user=office, type="totp")
    assert SECRET not in str(kept.data)
    assert SecondFactor().decrypt(kept.data["secret"]) == SECRET
    settings.SECRET_KEY = "another"
    found = SecondFactor().decrypt(kept.data["secret"])
    assert found not in ("", SECRET)


def test_sign_in_asks_for_the_code_and_a_code_is_good_once(office: User) -> None:
    browser = entered(office)
    assert not inside(browser)
    door = reverse("mfa_authenticate")
    assert "Mã sáu chữ số" in browser.get(door).content.decode()
    assert browser.post(door, {"code": "000000"}).status_code == 200
    assert not inside(browser)
    shown = code()
    assert browser.post(door, {"code": shown}).status_code == 302
    assert inside(browser)
    other = entered(office)
    assert "đã dùng rồi" in other.post(door, {"code": shown}).content.decode()
    assert not inside(other)


def test_the_code_that_set_up_the_app_signs_nobody_in(office: User) -> None:
    browser = entered(office)
    browser.post(reverse("mfa_authenticate"), {"code": office.first})
    assert not inside(browser)


def test_a_code_dies_within_some_ninety_seconds(office: User) -> None:
    browser = entered(office)
    for steps in (-3, 3):
        browser.post(reverse("mfa_authenticate"), {"code": code(steps=steps)})
        assert not inside(browser)


def test_codes_cannot_be_tried_for_ever(office: User) -> None:
    browser = entered(office)
    told = [browser.post(reverse("mfa_authenticate"), {"code": f"{n:06}"}).content.decode() for n in range(7)]
    assert "Đã thử sai nhiều lần" in told[-1]
    browser.post(reverse("mfa_authenticate"), {"code": code()})
    assert not inside(browser)


def test_a_recovery_code_stands_in_once(office: User) -> None:
    browser = entered(office)
    assert browser.post(reverse("mfa_authenticate"), {"code": office.codes[3]}).status_code == 302
    assert inside(browser)
    assert kept_by(office).codes == 9
    other = entered(office)
    other.post(reverse("mfa_authenticate"), {"code": office.codes[3]})
    assert not inside(other)


def test_a_forgotten_password_does_not_open_the_second_lock(office: User) -> None:
    browser = Client()
    browser.post(reverse("account_reset_password"), {"email": office.email})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)
    assert link
    page = browser.get(link.group(1), follow=True)
    new = "mot mat khau khac han 8"
    browser.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert not inside(browser)
    answer = browser.post(reverse("account_login"), {"login": office.username, "password": new}, follow=True)
    assert answer.request["PATH_INFO"] == reverse("mfa_authenticate")
    assert not inside(browser)


def signer_again(user: User) -> Client:
    """A browser whose sign-in is half an hour old."""
    browser = Client()
    browser.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    browser.get(reverse(FACTORS))
    session = browser.session
    session[PROVED] = time.time() - 31 * 60
    session.save()
    return browser


def test_what_weighs_asks_for_the_code_and_the_password_is_not_enough(world: World) -> None:
    signer = armed(world.users["a-signer"])
    browser, page = signer_again(signer), reverse("decisions:issue", args=[1])
    told = browser.get(page).content.decode()
    assert 'autocomplete="one-time-code"' in told
    assert 'name="password"' not in told
    typed = {"words": "chữ đã gõ", "sign_in_again": "carry"}
    assert browser.post(page, typed | {"password": PASSWORD}).status_code == 422
    wrong = browser.post(page, typed | {"code": "000000"}).content.decode()
    assert 'value="chữ đã gõ"' in wrong
    assert 'value="000000"' not in wrong
    assert browser.post(page, typed | {"code": code()}).status_code in (403, 404)


def test_one_s_own_is_removed_by_oneself_and_codes_go_with_the_last(office: User, world: World) -> None:
    kept = Authenticator.objects.get(user=office, type="totp")
    with pytest.raises(Refused, match="Không có lớp xác thực này"):
        remove_factor(kept, by=world.users["a-signer"])
    browser = signer_again(office)
    page = reverse("people:factor_remove", args=[kept.pk])
    assert "Xác nhận là bạn" in browser.get(page).content.decode()
    browser.post(page, {"sign_in_again": "open", "code": code()})
    assert browser.post(page, {"confirmed": "1"}).status_code == 302
    assert not Authenticator.objects.filter(user=office).exists()
    assert world.client("a-signer").get(page).status_code == 404


def test_new_recovery_codes_replace_the_old(office: User) -> None:
    fresh = renew_codes(by=office)
    assert not set(fresh) & set(office.codes)
    browser = entered(office)
    browser.post(reverse("mfa_authenticate"), {"code": office.codes[0]})
    assert not inside(browser)


def test_a_lost_factor_is_reset_by_an_administrator_and_the_owner_is_told(
    office: User, world: World, django_capture_on_commit_callbacks: Any
) -> None:
    with pytest.raises(Refused, match="Bạn không có quyền"):
        reset_factors(office, by=world.users["b-agency_admin"])
    still, admin = signer_again(office), world.client("a-agency_admin")
    page = reverse("people:factors_reset", args=[office.pk])
    assert page in admin.get(reverse("people:user", args=[office.pk])).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert admin.post(page, {"confirmed": "1"}).status_code == 302
    assert not kept_by(office).any
    assert not inside(still)
    assert "Nếu không phải bạn làm" in mail.outbox[-1].body + mail.outbox[-1].subject
    assert mail.outbox[-1].to == [office.email]
    assert Entry.objects.filter(action="factor.reset", ident=str(office.pk)).count() == 1
    assert inside(entered(office))


def test_nobody_resets_their_own(world: World) -> None:
    admin = world.users["a-agency_admin"]
    add_app(SECRET, code(), by=admin)
    with pytest.raises(Refused, match="Không tự đặt lại"):
        reset_factors(admin, by=admin)


def test_an_administrator_s_is_reset_by_two_others(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    admin, first, second = armed(world.users["a-agency_admin"]), world.users["admin"], made_admin(world)
    with pytest.raises(Refused, match="cần hai người"):
        reset_factors(admin, by=first)
    page = reverse("people:factors_reset", args=[admin.pk])
    browser = world.client("admin")
    assert "một quản trị khác đặt lại" in browser.get(page).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(page, {"confirmed": "1"}).status_code == 302
    assert {to for letter in mail.outbox for to in letter.to} == {admin.email, second.email}
    assert kept_by(admin).any
    assert "cần hai người" in browser.post(page, {"confirmed": "1"}).content.decode()
    with pytest.raises(Refused, match="đang chờ"):
        ask_reset(admin, by=second)
    reset_factors(admin, by=second)
    assert not kept_by(admin).any
    admin.refresh_from_db()
    assert admin.reset_asked_by is None


def test_what_was_asked_for_a_week_ago_counts_no_more_and_ending_the_role_is_no_way_round(
    world: World,
) -> None:
    admin, first, second = armed(world.users["a-agency_admin"]), world.users["admin"], made_admin(world)
    ask_reset(admin, by=first)
    User.objects.filter(pk=admin.pk).update(reset_asked_at=now() - timedelta(days=8))
    admin.appointments.update(ended_on=today())
    with pytest.raises(Refused, match="cần hai người"):
        reset_factors(admin, by=second)
    ask_reset(admin, by=second)
    reset_factors(admin, by=first)


def test_without_another_administrator_nothing_is_asked(world: World) -> None:
    admin, first = armed(world.users["a-agency_admin"]), world.users["admin"]
    with pytest.raises(Refused, match="Chưa có quản trị nào khác"):
        ask_reset(admin, by=first)
    with pytest.raises(Refused, match="đặt lại ngay được"):
        ask_reset(armed(world.users["a-office"]), by=first)


def made_admin(world: World) -> User:
    """A second administrator of the agency."""
    user = world.users["a-auditor"]
    at = world.users["a-agency_admin"].appointments.get().unit
    appoint(user, "agency_admin", at, by=world.users["admin"])
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize(
    ("asked", "who", "led"),
    [
        ("none", "a-office", False),
        ("asked", "a-agency_admin", False),
        ("required_for_admins", "a-agency_admin", True),
        ("required_for_admins", "a-office", False),
        ("required", "a-office", True),
    ],
)
def test_who_must_have_one_is_led_to_it_from_every_page(
    world: World, settings: Any, asked: str, who: str, led: bool
) -> None:
    settings.SECOND_FACTOR = asked
    browser = world.client(who)
    answer = browser.get(reverse("people:account"))
    assert (answer.status_code, answer.get("Location")) == ((302, reverse(FACTORS)) if led else (200, None))
    assert browser.post(reverse("people:account"), {"language": "en"}).get("Location") == (
        reverse(FACTORS) if led else reverse("people:account")
    )
    page = browser.get(reverse(FACTORS)).content.decode()
    assert ("Cơ quan yêu cầu" in page) is led
    assert browser.get(reverse("portal:home")).status_code == 200


def test_with_one_the_way_is_free_and_the_last_stays(office: User, settings: Any) -> None:
    settings.SECOND_FACTOR = "required"
    assert inside(signer_again(office))
    with pytest.raises(Refused, match="thêm cách khác trước"):
        remove_factor(Authenticator.objects.get(user=office, type="totp"), by=office)


def test_people_of_the_demo_are_not_asked(world: World, settings: Any) -> None:
    settings.SECOND_FACTOR, settings.DEMO = "required", True
    User.objects.filter(username="a-office").update(demo=True)
    assert world.client("a-office").get(reverse("people:account")).status_code == 200


@pytest.mark.parametrize(("asked", "said"), [("asked", True), ("none", False)])
def test_who_has_none_is_reminded_at_sign_in(world: World, settings: Any, asked: str, said: bool) -> None:
    settings.SECOND_FACTOR = asked
    user = world.users["a-office"]
    user.set_password(PASSWORD)
    user.save()
    page = entered(user).get(reverse("people:account")).content.decode()
    assert ("Nên bật xác thực hai lớp" in page) is said


def test_a_passkey_that_the_browser_did_not_prove_is_refused(world: World) -> None:
    browser = world.client("a-office")
    browser.get(reverse("people:factor_key"))
    for sent in ("", "{}", '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}', "[1]", '"x"'):
        answer = browser.post(reverse("people:factor_key"), {"name": "Khóa", "credential": sent})
        assert answer.status_code == 422, sent
    assert not Authenticator.objects.exists()
