"""No line break of a visitor's becomes a line of a log, of a mail's head or of an answer's head."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.records.samples import document
from tests.web.world import World
from thidua.core.wording import Say
from thidua.people.actions import notify
from thidua.records.actions import keep
from thidua.records.models import File

BROKEN = "Tên\r\nBcc: evil@evil.test\r\nX-Added: 1"


@pytest.mark.parametrize("path", ["/khong-co%0d%0aFAKE%20ERROR%20line", "/vao/login/%0aFAKE", "/%1b[2JFAKE"])
def test_an_address_adds_no_line_to_the_log(world: World, path: str, caplog: Any) -> None:
    with caplog.at_level(logging.DEBUG):
        world.client("a-office").get(path)
    for record in caplog.records:
        assert not {"\n", "\r", "\x1b"} & set(record.getMessage().split("Traceback")[0]), record.getMessage()


def test_a_name_adds_no_line_to_the_head_of_a_mail(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    user = world.users["a-office"]
    with django_capture_on_commit_callbacks(execute=True):
        notify([user], Say(f"Việc của {BROKEN}", f"Work of {BROKEN}"), "/")
    assert len(mail.outbox) == 1
    head = mail.outbox[0].message().as_bytes().split(b"\n\n")[0]
    assert b"\nBcc:" not in head
    assert b"\nX-Added:" not in head
    assert mail.outbox[0].recipients() == [user.email]


def test_the_name_of_a_file_adds_no_line_to_the_answer(world: World) -> None:
    user = world.users["a-office"]
    kept = keep(SimpleUploadedFile("bao-cao.docx", document()), by=user)
    File.objects.filter(pk=kept.pk).update(name='x"; filename=evil.html\r\nSet-Cookie: a=b')
    answer = world.client("a-office").get(reverse("records:file", args=[kept.pk]))
    for name, value in answer.items():
        assert not {"\r", "\n"} & set(f"{name}{value}")
    assert not answer.cookies.get("a")


def test_a_language_or_display_that_is_not_one_is_not_echoed(world: World) -> None:
    browser = Client()
    browser.cookies["language"] = 'en"; x'
    answer = browser.get("/vao/login/", {"lang": "../../vi\r\nX-A: 1"})
    assert answer["Content-Language"] == "vi"
    assert not answer.has_header("X-A")
