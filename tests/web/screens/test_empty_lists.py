"""A list without rows says what to do next."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.world import World


@pytest.mark.parametrize("page", ["movements:list", "registrations:list", "councils:list"])
def test_an_empty_list_leads_on(world: World, page: str) -> None:
    told = world.client("a-office").get(reverse(page)).content.decode()
    empty = told[told.index('<div class="empty">') :]
    assert "btn-main" in empty[: empty.index("</section>")]
