"""What the system tests share: the demo as a newcomer gets it, and the browser of the system."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `thidua samples` writes."""
    out = tmp_path_factory.mktemp("demo")
    command = [Path(sys.executable).with_name("thidua"), "samples", "--no-open", "--out", out]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return out


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The chromium of the system, driven by playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()
