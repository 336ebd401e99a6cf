"""What each broken build does otherwise, put in place when it starts."""

from __future__ import annotations

import time
from typing import Any

from django.apps import AppConfig
from django.db import transaction

LATER = 0.05
"""Seconds between what is written and its entry in the diary."""


class DiaryLater(AppConfig):
    """The diary is written after the work was committed, in a transaction of its own."""

    name, label = "tests.kills.broken", "diary_later"

    def ready(self) -> None:
        """Put off every entry."""
        from thidua.audit import writing

        chain = writing._chain

        def put_off(entries: list[Any]) -> None:
            def write() -> None:
                time.sleep(LATER)
                with transaction.atomic():
                    chain(entries)

            transaction.on_commit(write)

        writing._chain = put_off


class Forgetful(AppConfig):
    """Commits are not synced, and nobody asks at the start."""

    name, label = "tests.kills.broken", "forgetful"

    def ready(self) -> None:
        """Ask nothing."""
        from thidua.cli import durability

        durability.check_durable = lambda: None
