"""Takes the pictures of the README and the tutorial (make picture): the signer's page, a clause with its scan."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "img"
THIDUA = Path(sys.executable).with_name("thidua")
SHOWN = "kien-giang-so-xay-dung-2022--2024"
CLAUSE = "IV.1.2.a.lead"
ABOVE = "IV.1.2.a"
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
PORT = 8917
SITE = f"http://127.0.0.1:{PORT}"


@contextmanager
def demo(folder: str) -> Iterator[None]:
    """The demo, built and served."""
    told = os.environ | {"THIDUA_HOME": folder, "THIDUA_DEMO": "yes"}
    subprocess.run([THIDUA, "demo", "--home", folder, "--no-serve"], check=True, capture_output=True)
    server = subprocess.Popen([THIDUA, "serve", "--port", str(PORT)], env=told, stdout=subprocess.DEVNULL)
    try:
        for _try in range(100):
            try:
                urllib.request.urlopen(f"{SITE}/vao/login/", timeout=5)
                break
            except OSError:
                time.sleep(0.3)
        yield
    finally:
        server.terminate()
        server.wait(30)


def of_the_signer(browser: Browser) -> None:
    """The one page for the person who signs, in both languages."""
    for lang in ("vi", "en"):
        context = browser.new_context(viewport={"width": 1280, "height": 860}, base_url=SITE)
        context.add_cookies([{"name": "language", "value": lang, "url": SITE}])
        page = context.new_page()
        page.goto("/trinh-dien")
        page.locator('[data-person="ag-signer"]').first.click()
        page.wait_for_load_state()
        page.locator(".work-list a").first.click()
        page.wait_for_load_state()
        page.screenshot(path=IMAGES / f"decision.{lang}.png")
        context.close()


def of_a_clause(browser: Browser, folder: str) -> None:
    """One clause from its scanned line to the verdicts, in the page that needs no server."""
    subprocess.run([THIDUA, "samples", "--no-open", "--out", folder], check=True, capture_output=True)
    for lang in ("en", "vi"):
        page: Any = browser.new_page(viewport={"width": 1280, "height": 620})
        page.goto((Path(folder) / SHOWN / "index.html").as_uri())
        page.click(f'[data-lang="{lang}"]')
        page.evaluate(f"location.hash = '#k-{CLAUSE}'")
        page.wait_for_timeout(500)
        page.evaluate(f"document.getElementById('k-{ABOVE}').scrollIntoView()")
        page.screenshot(path=IMAGES / f"page.{lang}.png")


def main() -> None:
    """Take them all."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        of_a_clause(browser, f"{folder}/samples")
        with demo(f"{folder}/demo"):
            of_the_signer(browser)
        browser.close()


if __name__ == "__main__":
    main()
