"""The same form sent several times at once, as by an impatient finger: one thing is done, every answer leads to it."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.urls import reverse

from tests.web.atonce import at_once, on_disk
from tests.web.stories.made import begun, written
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.stories import actions
from thidua.stories.models import Story

TIMES = 6


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_form_sent_many_times_at_once_does_one_thing(world: World, tmp_path: Path) -> None:
    clients = [world.client("a-office") for _ in range(TIMES)]
    form = {
        "once": str(uuid.uuid4()),
        "kind": "good_practice",
        "title": "Bài mẫu gửi nhiều lần",
        "unit": str(world.units["A1"].pk),
    }
    led: list[tuple[int, str]] = []

    def send(number: int) -> None:
        answer = clients[number].post(reverse("stories:start"), form)
        led.append((answer.status_code, answer.headers.get("Location", "")))

    with on_disk(tmp_path):
        assert at_once(TIMES, send) == []
        assert Story.objects.count() == 1
        assert led == [(302, reverse("stories:write", args=[Story.objects.get().pk]))] * TIMES


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_may_be_done_only_once_is_not_refused_to_its_own_twin(world: World, tmp_path: Path) -> None:
    """The second finds the work done and would refuse it, though it is its own."""
    story = begun(world)
    actions.save(story, written(), by=world.users["a1-clerk"])
    clients = [world.client("a1-clerk") for _ in range(TIMES)]
    form, led = {"once": str(uuid.uuid4())}, []

    def send(number: int) -> None:
        led.append(clients[number].post(reverse("stories:submit", args=[story.pk]), form).status_code)

    with on_disk(tmp_path):
        assert at_once(TIMES, send) == []
        assert Entry.objects.filter(action="story.submit").count() == 1
        assert led == [302] * TIMES
