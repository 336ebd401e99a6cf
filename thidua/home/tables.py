"""The tables and static files of an installation, made in an empty database at once or upgraded step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from thidua.audit.guard import put_up
from thidua.core.wording import Say

MAKING = Say("lập các bảng của cơ sở dữ liệu", "making the tables of the database")
COPYING = Say("chép hình, chữ và kiểu trang", "copying pictures, faces and styles of pages")


def make_ready(tell: Callable[[Say], object] = lambda _said: None) -> None:
    """Bring tables and static files to this version; may be run again. `tell` hears what is being done."""
    tell(MAKING)
    upgrade()
    call_command("createcachetable", verbosity=0)
    tell(COPYING)
    call_command("collectstatic", verbosity=0, interactive=False)


def upgrade() -> None:
    """Bring the tables to this version: every step not yet taken, or all at once where there is no table yet."""
    if not connection.introspection.table_names():
        _at_once()
    call_command("migrate", verbosity=0, interactive=False)


def _at_once() -> None:
    """The tables as the models say, and every step written down as taken.

    Steps that alter data have none to alter here. Django draws the models anew at each of some 130 steps;
    that made up nine tenths of the first start.
    """
    with connection.schema_editor() as editor:
        for model in _stored():
            editor.create_model(model)
        put_up(connection)
        recorder = MigrationRecorder(connection)
        recorder.ensure_schema()
        for app, name in MigrationLoader(None).graph.nodes:
            recorder.record_applied(app, name)


def _stored() -> list[Any]:
    """Models with a table of their own; those between two others come with them."""
    return [m for m in apps.get_models() if m._meta.managed and not m._meta.proxy]
