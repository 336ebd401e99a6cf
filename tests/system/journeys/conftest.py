"""What journeys share: one demo built for all of them, a copy of it served for each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.system.once import once
from tests.system.site import People, Walk, built, copied, served


@pytest.fixture(scope="session")
def ready(common: Path) -> Path:
    """The demo as its command builds it."""
    Walk.looked_at = common / "looked-at"
    return once(common / "demo-ready", built)


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
