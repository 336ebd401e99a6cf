"""The database or the disk fails: a page without them says so and carries what was typed; secrets are not carried."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection
from django.test import Client
from django.urls import reverse

from tests.web.addresses import addresses
from tests.web.world import World
from thidua.people.models import Unit
from thidua.screens.outage import kind_of

WORDS = "Bộ phận <tiếp nhận> hồ sơ “một cửa”"


def lost() -> OperationalError:
    """A database that does not answer, as PostgreSQL's driver tells it."""
    error = OperationalError("connection refused")
    error.__cause__ = psycopg.OperationalError("connection refused")
    return error


@contextmanager
def failing(when: Callable[[str], bool] = lambda sql: True) -> Iterator[None]:
    """Every statement of a kind fails as if nobody were there."""

    def fails(execute: Any, sql: str, *more: Any) -> Any:
        if when(sql):
            raise lost()
        return execute(sql, *more)

    with connection.execute_wrapper(fails):
        yield


def is_write(sql: str) -> bool:
    return sql.startswith(("INSERT", "UPDATE", "DELETE"))


@pytest.fixture
def office(world: World) -> Client:
    """Somebody at a browser, who sees pages of faults as they are."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(world.users["admin"])
    return client


def with_token(client: Client, fields: dict[str, str]) -> dict[str, str]:
    page = client.get("/vao/logout/").content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return fields | {"csrfmiddlewaretoken": found[1]}


def new_name(world: World) -> dict[str, str]:
    return {
        "name": WORDS,
        "on": "1/10/2024",
        "basis": "QĐ mẫu\r\nhai dòng",
        "confirmed": "1",
        "once": str(uuid4()),
    }


def renaming(world: World) -> str:
    return reverse("people:unit_rename", args=[world.units["A1"].pk])


def test_what_was_typed_is_offered_to_be_sent_again_and_then_counts_once(
    office: Client, world: World
) -> None:
    sent = with_token(office, new_name(world))
    with failing():
        answer = office.post(renaming(world), sent)
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert answer.headers["Cache-Control"] == "no-store"
    for told in ("Cơ sở dữ liệu tạm thời không trả lời", "Chưa ghi nhận lần bấm này", "Gửi lại"):
        assert told in page
    assert f'name="once" value="{sent["once"]}"' in page
    assert "&lt;tiếp nhận&gt;" in page
    assert WORDS not in page
    assert "<script" not in page


def test_the_page_is_in_the_language_of_the_machine(office: Client, world: World) -> None:
    sent = with_token(office, new_name(world))
    office.cookies["language"] = "en"
    with failing():
        page = office.post(renaming(world), sent).content.decode()
    assert "The database does not answer for the moment" in page
    assert "Send again" in page
    assert "Gửi" not in page


def test_a_disk_that_takes_no_writing_loses_nothing(transactional_world: World) -> None:
    world = transactional_world
    office = Client(raise_request_exception=False, enforce_csrf_checks=True)
    office.force_login(world.users["admin"])
    sent = with_token(office, new_name(world))
    before = Unit.objects.get(pk=world.units["A1"].pk).name
    with failing(is_write):
        assert office.post(renaming(world), sent).status_code == 503
    assert Unit.objects.get(pk=world.units["A1"].pk).name == before


def test_words_of_another_site_are_not_offered_under_our_token(office: Client, world: World) -> None:
    with failing():
        answer = office.post(renaming(world), {"name": WORDS})
    assert answer.status_code == 503
    assert "Gửi lại" not in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("voting:cast", {"choice": "dong-y-bi-mat"}),
        ("councils:close", {"first_code": "ma-bi-mat"}),
        ("account_login", {"login": "ten-bi-mat", "password": "mat-khau-bi-mat"}),
        ("mfa_authenticate", {"code": "bi-mat"}),
        ("people:factor_app", {"code": "bi-mat"}),
        ("account_change_password", {"oldpassword": "bi-mat", "password1": "bi-mat-moi"}),
    ],
)
def test_ballots_codes_and_passwords_are_never_written_back(
    office: Client, page: str, fields: dict[str, str]
) -> None:
    sent = with_token(office, fields)
    with failing():
        answer = office.post(_address(page), sent).content.decode()
    assert "bi-mat" not in answer
    assert "là bí mật nên không giữ lại" in answer


def _address(page: str) -> str:
    return reverse(page, args=[1 for _part in addresses()[page]])


def test_what_proves_who_sits_there_is_not_carried_with_the_rest(office: Client, world: World) -> None:
    proof = {"sign_in_again": "carry", "code": "bi-mat-1", "credential": "bi-mat-2", "password": "bi-mat-3"}
    sent = with_token(office, new_name(world) | proof)
    with failing():
        page = office.post(renaming(world), sent).content.decode()
    assert "bi-mat" not in page
    assert "&lt;tiếp nhận&gt;" in page


def test_a_part_of_a_page_is_answered_with_the_sentence_alone(office: Client) -> None:
    with failing():
        answer = office.get("/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")
    assert "Cơ sở dữ liệu tạm thời không trả lời" in answer.content.decode()


def test_a_page_that_was_only_read_is_offered_again(office: Client) -> None:
    with failing():
        answer = office.get("/don-vi/?q=a")
    assert 'href="/don-vi/?q=a"' in answer.content.decode()


def test_a_fault_of_the_program_is_not_called_an_outage(office: Client) -> None:
    assert kind_of(DatabaseError("no such column")) is None
    assert kind_of(ValueError("x")) is None
    assert kind_of(OSError(errno.ENOENT, "x")) is None
    assert [kind_of(OSError(n, "x")) for n in (errno.ENOSPC, errno.EROFS)] == ["full", "read_only"]
