"""A database that several threads write at once, as an office has it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from django.db import connection


@contextmanager
def on_disk(folder: Path) -> Iterator[None]:
    """Let the test's SQLite, otherwise in memory, lie in a file for the block; PostgreSQL stays as it is."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(folder / "at-once.sqlite3") as file:
        memory.backup(file)
    connection.settings_dict["NAME"], connection.connection = str(folder / "at-once.sqlite3"), None
    try:
        yield
    finally:
        if connection.connection is not None:
            connection.connection.close()
        connection.settings_dict["NAME"], connection.connection = name, memory


def at_once(count: int, work: Callable[[int], None]) -> list[BaseException]:
    """Run the work in threads at once, each told its number; the faults that they met."""
    faults: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except BaseException as fault:  # the caller judges every fault
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[n]) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults
