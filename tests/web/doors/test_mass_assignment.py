"""A post with fields that its form does not have sets nothing: every column of every table is tried by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection

from tests.web.asking import client, first_to, takes_posts, undone
from tests.web.every_page import pages
from tests.web.everything import Everything
from tests.web.forms_of import forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
DOERS = ("a-office", "a-agency_admin", "a-secretary", "a-signer", "a-appraiser", "admin", "a1-clerk")
WORDS = ("zq-smuggled", "918273645", "2091-08-27")
"""What is smuggled, each name with all three: a word, a number, a day that stand nowhere else."""
KEPT_BY_PAGES = ("people_opensession", "screens_once", "audit_", "cache", "django_tasks")
MORE = (
    "id",
    "pk",
    "is_staff",
    "is_superuser",
    "owner",
    "created_by",
    "by",
    "signed_on",
    "groups",
    "user_permissions",
)


def _names() -> list[str]:
    ours = [m for m in apps.get_models() if m.__module__.startswith("thidua.")]
    fields = {f.name for m in ours for f in m._meta.concrete_fields}
    return sorted({*fields, *(f"{n}_id" for n in fields), *MORE})


@contextmanager
def written() -> Iterator[list[str]]:
    """What is written into tables inside: statement and values."""
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith(("INSERT", "UPDATE")) and not any(t in sql for t in KEPT_BY_PAGES):
            found.append(f"{sql[:60]} {params!r}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


@pytest.mark.parametrize("who", DOERS)
def test_no_column_is_set_by_a_field_that_the_form_does_not_have(made: Everything, who: str) -> None:
    browser, wrong, names = client(made, who), [], _names()
    for row in pages():
        if not takes_posts(row) or first_to(made, row, DOERS) != who:
            continue
        address = row.address(made)
        page = browser.get(address)
        if page.status_code != 200 or "html" not in page.get("Content-Type", ""):
            continue
        for form in forms_of(page.content.decode()):
            told: dict[str, Any] = dict(form.filled(lambda old: old)) | {"once": str(uuid4())}
            extra = {n: list(WORDS) for n in names if n not in form.fields}
            with undone(), written() as found:
                browser.post(form.action or address, extra | told)
            wrong += [(row.page, line[:300]) for line in found if any(word in line for word in WORDS)]
    assert wrong == []
