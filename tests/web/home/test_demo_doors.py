"""The demo's one-click sign-in leads nowhere outside, and is no door where there is no demo."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.world import World


@pytest.mark.parametrize(
    "to", ["//evil.test/", "/\\evil.test/", "\\\\evil.test", "https://evil.test/", "javascript:alert(1)", ""]
)
def test_one_click_leads_nowhere_outside(world: World, settings: Any, to: str) -> None:
    settings.DEMO = True
    user = world.users["a-office"]
    user.demo = True
    user.save()
    answer = Client().post(reverse("home:become"), {"user": user.pk, "to": to})
    assert (answer.status_code, answer["Location"]) == (302, reverse("home:todo"))


def test_without_a_demo_nobody_enters_by_one_click(world: World) -> None:
    user = world.users["a-office"]
    user.demo = True
    user.save()
    assert Client().post(reverse("home:become"), {"user": user.pk}).status_code == 404


def test_an_account_of_the_office_is_not_entered_by_one_click(world: World, settings: Any) -> None:
    settings.DEMO = True
    answer = Client().post(reverse("home:become"), {"user": world.users["a-office"].pk})
    assert answer.status_code == 404
