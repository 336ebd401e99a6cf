"""What the system tests share: the demo as a newcomer gets it, and the browser of the system."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.system.once import once, shared


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder that all workers of this run share."""
    return shared(tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def demo(common: Path) -> Path:
    """The folder that `thidua samples` writes."""

    def write(out: Path) -> None:
        command = [Path(sys.executable).with_name("thidua"), "samples", "--no-open", "--out", out]
        subprocess.run(command, check=True, capture_output=True, timeout=600)

    return once(common / "samples", write)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The chromium of the system, driven by playwright."""
    from playwright.sync_api import sync_playwright

    # its driver keeps a loop in this thread, which Django would take for an asynchronous page
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

    with sync_playwright() as playwright:
        # the same browser without a desk around it takes a quarter less of the processor
        found = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def expect() -> Any:
    """Playwright's assertions, which wait a moment for what a page does after a click."""
    from playwright.sync_api import expect

    return expect
