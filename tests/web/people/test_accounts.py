"""Accounts come by invitation, hold roles that others gave them, and are shut at once."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from tests.web.world import DAY, World
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.actions import (
    NewInvitation,
    accept,
    appoint,
    deactivate,
    end_appointment,
    invite,
    notify,
    reactivate,
    send_reset,
    withdraw,
)
from thidua.people.models import Appointment, Invitation, User
from thidua.people.passwords import NotBreached

PASSWORD = "mot mat khau rat dai 7"


def invited(world: World, role: str = "clerk", unit: str = "A1") -> NewInvitation:
    return NewInvitation("Moi@Thidua.test", "Tài khoản mới", role, world.units[unit])


def test_an_invitation_makes_one_account_with_its_role(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        made, key = invite(invited(world), by=world.users["a-agency_admin"])
    letter = mail.outbox[0]
    assert letter.to == ["moi@thidua.test"]
    assert key in letter.body
    assert key not in made.token
    user = accept(key, PASSWORD)
    assert user.username == "moi@thidua.test"
    assert user.check_password(PASSWORD)
    assert [(h.role, h.path) for h in user.holdings] == [("clerk", world.units["A1"].path)]
    with pytest.raises(Refused, match="đã được nhận"):
        accept(key, PASSWORD)


def test_an_invitation_dies_after_a_week_or_when_withdrawn(world: World) -> None:
    by = world.users["a-agency_admin"]
    made, key = invite(invited(world), by=by)
    with set_to(moment(DAY + timedelta(days=8))), pytest.raises(Refused, match="quá 7 ngày"):
        accept(key, PASSWORD)
    withdraw(made, by=by)
    with pytest.raises(Refused, match="đã được rút"):
        accept(key, PASSWORD)
    with pytest.raises(Refused, match="Không có lời mời"):
        accept("something else", PASSWORD)


def test_a_second_invitation_replaces_the_first(world: World) -> None:
    by = world.users["a-agency_admin"]
    _, first = invite(invited(world), by=by)
    invite(invited(world), by=by)
    with pytest.raises(Refused, match="đã được rút"):
        accept(first, PASSWORD)


@pytest.mark.parametrize("weak", ["short", "moi@thidua.test"])
def test_a_weak_password_is_refused(world: World, weak: str) -> None:
    _, key = invite(invited(world), by=world.users["a-agency_admin"])
    with pytest.raises(Refused, match="chưa đủ mạnh") as refused:
        accept(key, weak)
    (say,) = refused.value.reasons
    assert ("quá ngắn" in say.vi, "too short" in say.en) == (len(weak) < 12, len(weak) < 12)
    assert Invitation.objects.get().accepted_at is None


@pytest.mark.parametrize(
    ("password", "passes"),
    [
        ("KhenThuong@2026!", False),
        ("thi-dua-ubnd-2025", False),
        ("quan tri so noi vu 1", False),
        ("CảiCáchHànhChính123", False),
        ("mot mat khau rat dai 7", True),
        ("con trâu lội sông", True),
    ],
)
def test_words_of_the_trade_alone_are_no_password(password: str, passes: bool) -> None:
    if passes:
        validate_password(password)
        return
    with pytest.raises(ValidationError, match="từ thường dùng"):
        validate_password(password)


def test_a_password_of_the_office_s_list_of_breached_ones_is_refused(tmp_path: Path) -> None:
    listed = tmp_path / "lo.txt"
    listed.write_text("con trâu lội sông\n", "utf-8")
    with pytest.raises(ValidationError):
        NotBreached(str(listed)).validate("Con trâu lội sông")
    NotBreached().validate("Con trâu lội sông")


def test_one_invites_only_to_what_one_may_give(world: World) -> None:
    with pytest.raises(Refused, match="Bạn không có quyền mời"):
        invite(invited(world), by=world.users["b-agency_admin"])
    with pytest.raises(Refused, match="do quản trị cơ quan"):
        invite(invited(world, "office", "A"), by=world.users["admin"])
    with pytest.raises(Refused, match="do quản trị hệ thống giao"):
        invite(invited(world, "sysadmin", "A"), by=world.users["a-agency_admin"])
    with pytest.raises(Refused, match="đứng ở cả cơ quan"):
        invite(invited(world, "office", "A1"), by=world.users["a-agency_admin"])
    with pytest.raises(Refused, match="cần chọn một người"):
        invite(invited(world, "candidate"), by=world.users["a-agency_admin"])
    taken = NewInvitation("a1-clerk@thidua.test", "Tên", "clerk", world.units["A1"])
    with pytest.raises(Refused, match="đã có tài khoản"):
        invite(taken, by=world.users["a-agency_admin"])


def test_the_system_administrator_begins_an_agency(world: World) -> None:
    _, key = invite(invited(world, "agency_admin", "B"), by=world.users["admin"])
    assert accept(key, PASSWORD).has_role("agency_admin")


def test_a_person_of_the_agency_becomes_a_candidate(world: World) -> None:
    person = world.people["a4"]
    new = NewInvitation("a4@thidua.test", person.name, "candidate", world.units["A2"], person)
    _, key = invite(new, by=world.users["a-agency_admin"])
    user = accept(key, PASSWORD)
    assert user.person == person
    assert not user.appointments.exists()


def test_roles_are_given_and_ended_by_others(world: World) -> None:
    by = world.users["a-agency_admin"]
    user = world.users["a2-person"]
    made = appoint(user, "appraiser", world.units["A"], by=by)
    assert user.notices.get().vi == "Bạn được giao vai người thẩm định ở Đơn vị mẫu A."
    with pytest.raises(Refused, match="đang giữ vai"):
        appoint(user, "appraiser", world.units["A"], by=by)
    with pytest.raises(Refused, match="Không tự giao vai"):
        appoint(by, "chair", world.units["A"], by=by)
    with pytest.raises(Refused, match="không có quyền giao vai"):
        appoint(user, "appraiser", world.units["B"], by=by)
    end_appointment(made, by=by)
    assert not User.objects.get(pk=user.pk).has_role("appraiser")
    with pytest.raises(Refused, match="đã thôi giao"):
        end_appointment(made, by=by)
    with pytest.raises(Refused, match="không có quyền thôi giao"):
        end_appointment(Appointment.objects.get(user=world.users["b-office"]), by=by)


def test_the_last_system_administrator_stays(world: World) -> None:
    last = Appointment.objects.get(role="sysadmin")
    with pytest.raises(Refused, match="cuối cùng"):
        end_appointment(last, by=world.users["admin"])


def test_a_shut_account_is_out_at_once_and_for_good(world: World) -> None:
    browser = Client()
    user = world.users["a-office"]
    user.set_password(PASSWORD)
    user.save()
    assert browser.login(username=user.username, password=PASSWORD)
    assert browser.get(reverse("people:account")).status_code == 200
    by = world.users["a-agency_admin"]
    deactivate(user, by=by)
    assert browser.get(reverse("people:account")).status_code == 302
    reactivate(user, by=by)
    assert browser.get(reverse("people:account")).status_code == 302
    with pytest.raises(Refused, match="đang mở"):
        reactivate(user, by=by)


def test_who_may_shut_an_account(world: World) -> None:
    by = world.users["a-agency_admin"]
    with pytest.raises(Refused, match="Không tự khóa"):
        deactivate(by, by=by)
    with pytest.raises(Refused, match="không có quyền khóa"):
        deactivate(world.users["b-office"], by=by)
    deactivate(world.users["a-office"], by=by)
    with pytest.raises(Refused, match="đã khóa"):
        deactivate(world.users["a-office"], by=by)
    with pytest.raises(Refused, match="đang khóa"):
        send_reset(world.users["a-office"], by=by)


def test_a_reset_link_opens_the_page_of_a_new_password(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send_reset(world.users["a-office"], by=world.users["a-agency_admin"])
    found = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)
    assert found
    assert Client().get(found.group(1), follow=True).status_code == 200


def test_people_are_told_once_in_their_language(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    first, second, gone = (world.users[n] for n in ("a-office", "b-office", "a-chair"))
    User.objects.filter(pk=second.pk).update(language="en")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    users = User.objects.filter(pk__in=[first.pk, second.pk, gone.pk])
    with django_capture_on_commit_callbacks(execute=True):
        notify([*users, *users], Say("Có việc mới.", "There is something new."), "/phong-trao/")
    assert [m.subject for m in sorted(mail.outbox, key=lambda m: m.to)] == [
        "Thi Đua: Có việc mới.",
        "Thi Đua: There is something new.",
    ]
    assert first.notices.get().url == "/phong-trao/"
    assert not gone.notices.exists()
