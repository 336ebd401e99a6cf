"""Health, measures, what was slow or failed; a log in which nobody can be found."""

from __future__ import annotations

import io
import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.web.every_page import pages
from tests.web.everything import Everything
from tests.web.world import World
from thidua.watching import health
from thidua.watching.lines import Careful, Json
from thidua.watching.models import Noticed
from thidua.watching.noticing import prune

LIVE, READY, MEASURES = "/suc-khoe/song", "/suc-khoe/san-sang", "/suc-khoe/so-do"
TOKEN = "token-of-the-watcher"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_kept", (-1e9, {}))


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the program writes into its log, plain."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(Careful())
    root, requests = logging.getLogger(), logging.getLogger("thidua.requests")
    former = requests.level
    root.addHandler(handler)
    requests.setLevel(logging.INFO)
    yield out
    root.removeHandler(handler)
    requests.setLevel(former)


def test_a_living_process_says_so_by_any_name_and_without_the_database(client: Client) -> None:
    with connection.execute_wrapper(refused):
        answer = client.get(LIVE, headers={"Host": "10.1.2.3"})
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["Cache-Control"] == "no-store"


def refused(*_given: Any) -> Any:
    raise AssertionError("the database was asked")


@pytest.mark.one_database  # served on PostgreSQL it answers; within a test its line is closed
def test_ready_names_each_part(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.THIDUA_HOME = tmp_path
    answer = client.get(READY)
    told = {"database": True, "folder": True, "background": False}
    assert answer.status_code == 503
    assert {k: v for k, v in answer.json()["checks"].items() if k != "tables"} == told
    (tmp_path / health.SIGN).touch()
    again = client.get(READY).json()
    assert again == answer.json(), "asked twice within a second, it is answered from memory"


def test_measures_are_there_for_who_brings_the_token(client: Client, settings: Any, world: World) -> None:
    assert client.get(MEASURES).status_code == 404
    settings.METRICS_TOKEN = TOKEN
    client.get("/vao/login/")
    assert client.get(MEASURES, headers={"Authorization": "Bearer wrong"}).status_code == 404
    told = client.get(MEASURES, headers={"Authorization": f"Bearer {TOKEN}"}).content.decode()
    assert 'thidua_requests_total{method="GET",route="account_login",status="200"}' in told
    for name in ("thidua_request_seconds_bucket", "thidua_request_queries_bucket"):
        assert name in told
    assert 'thidua_background_jobs{state="waiting"} 0.0' in told
    assert "thidua_diary_entries_total" in told
    assert f'thidua_process{{pid="{os.getpid()}"}} 1.0' in told  # one process counts for itself, and says so


def test_a_slow_request_is_kept_by_page_and_statement_without_values(world: World, settings: Any) -> None:
    settings.SLOW_MS = 0
    world.client("a-office").get("/don-vi/?q=dau-vet-rieng")
    row = Noticed.objects.get(route="people:units")
    assert (row.sort, row.method, row.status, row.error) == ("slow", "GET", 200, "")
    assert row.queries > 0
    assert row.sql.lstrip("(").split()[0] in (
        "SELECT",
        "SAVEPOINT",
        "RELEASE",
        "INSERT",
        "UPDATE",
    )  # whichever was slowest
    assert "dau-vet-rieng" not in row.sql


def test_a_fault_is_kept_with_its_place_and_the_code_that_the_page_shows(
    world: World, monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    monkeypatch.setattr("thidua.people.views.accounts.kept_users", None)
    client = world.client("a-agency_admin")
    client.raise_request_exception = False
    answer = client.get(reverse("people:users"))
    row = Noticed.objects.get(sort="fault")
    assert (row.status, row.error) == (500, "TypeError")
    assert row.place.startswith("people/views/accounts.py:")
    assert row.code in answer.content.decode()
    assert answer.headers["X-Request-ID"] == row.code
    assert f"request={row.code}" in log.getvalue()


def test_the_page_is_for_system_administrators(world: World) -> None:
    asked = {"sql": 'SELECT "a"."id", "a"."name" FROM "a"', "sql_ms": 7}
    Noticed.objects.create(**row_of(sort="fault", error="TypeError", place="people/views.py:1 x", **asked))
    page = world.client("admin").get(reverse("watching:noticed")).content.decode()
    assert "TypeError" in page
    assert ">Lỗi<" in page.partition("<tbody")[2]
    assert "SELECT … FROM &quot;a&quot;" in page, "a long list of columns is not read on screen"
    assert world.client("a-agency_admin").get(reverse("watching:noticed")).status_code == 403
    assert (
        "TypeError" in world.client("admin").get(f"{reverse('watching:noticed')}?xuat=csv").content.decode()
    )


def row_of(**more: Any) -> dict[str, Any]:
    from thidua.clock import now

    told = {"at": now(), "sort": "slow", "route": "home:todo", "method": "GET", "status": 200, "ms": 1200}
    return told | {"queries": 9, "code": "abcd1234"} | more


def test_only_the_latest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua.watching.noticing.MOST_KEPT", 3)
    for n in range(5):
        Noticed.objects.create(**row_of(ms=n))
    prune()
    assert sorted(Noticed.objects.values_list("ms", flat=True)) == [2, 3, 4]


@pytest.mark.slow
def test_no_line_says_who_asked_for_what(made: Everything, log: io.StringIO) -> None:
    """Every page of the province of everything, opened by those who work there, with marks in all that is sent."""
    names = {v for u in made.world.users.values() for v in (u.username, u.name, u.email)}
    names |= {p.name for p in made.world.people.values()} | {u.name for u in made.world.units.values()}
    for who in ("admin", "a-office"):
        client = made.world.client(who)
        client.raise_request_exception = False
        for row in pages():
            told = {"REMOTE_ADDR": "203.0.113.77", "HTTP_REFERER": "http://x/dau-vet-rieng"}
            client.get(row.address(made), {"q": "dau-vet-rieng"}, **told)
        client.post("/vao/login/", {"login": "dau-vet-rieng", "password": "dau-vet-rieng"})
        client.post("/khong-co/dau-vet-rieng", {"x": "dau-vet-rieng"})
        names.add(client.cookies["session"].value) if "session" in client.cookies else None
    names -= {"admin"}  # a word of the names of pages, too
    written = log.getvalue()
    assert written.count("route=") > 2 * len(pages()) - 10
    found = [name for name in names | {"dau-vet-rieng", "203.0.113.77"} if name and name in written]
    assert found == []


def test_a_line_is_one_line_and_leaves_out_what_an_error_says() -> None:
    try:
        raise ValueError("Key (email)=(ai-do@thidua.test)")
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "a\nb\rc %s", ("d\u2028e",), told)
    plain, as_json = Careful().format(record), Json().format(record)
    assert "a b c d e" in plain
    assert "ai-do" not in plain + as_json
    found = json.loads(as_json)
    assert (found["level"], found["error"]) == ("ERROR", "ValueError")
    assert "\n" not in as_json
