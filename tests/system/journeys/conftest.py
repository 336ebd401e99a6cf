"""What journeys share: one demo built for all of them, a copy of it served for each."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.system.site import People, built, copied, served


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demo, built once however many workers ask for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    home = shared / "demo-ready"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "thidua.sqlite3").exists():
            built(shared / "demo-building")
            (shared / "demo-building").rename(home)
    return home


@pytest.fixture
def home(ready: Path, tmp_path: Path) -> Iterator[Path]:
    """A demo of the journey's own."""
    mine = copied(ready, tmp_path / "home")
    yield mine
    shutil.rmtree(mine, ignore_errors=True)


@pytest.fixture
def people(home: Path, chromium: Any) -> Iterator[Callable[..., People]]:
    """Everybody of the journey, in a language and on a screen of a size."""
    with ExitStack() as stack:
        address = stack.enter_context(served(home))

        def invited(lang: str = "vi", size: str = "laptop") -> People:
            found = People(chromium, address, size, lang)
            stack.callback(found.leave)
            return found

        yield invited
