"""The demo served as an office serves it, and a person who walks through it in a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).parent / "vendor"
AXE = (VENDOR / "axe.min.js").read_text(encoding="utf-8")
SHOTS = os.environ.get("THIDUA_SHOTS")
SIZES = {"phone": {"width": 360, "height": 780}, "laptop": {"width": 1366, "height": 768}}


def built(home: Path) -> Path:
    """The demo's data, made by the command that a newcomer types."""
    command = [Path(sys.executable).with_name("thidua"), "demo", "--home", home, "--no-serve"]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=_clean())
    return home


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address at which a copy of the demo answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = _clean() | {
        "THIDUA_HOME": str(home),
        "THIDUA_DEMO": "yes",
        "THIDUA_SITE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "thidua.settings",
    }
    command = [Path(sys.executable).with_name("thidua"), "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/vao/login/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def copied(home: Path, to: Path) -> Path:
    """A demo of one's own, so that journeys do not meet."""
    shutil.copytree(home, to, dirs_exist_ok=True)
    return to


def _clean() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}


def _wait(address: str) -> None:
    for _try in range(100):
        try:
            urllib.request.urlopen(address, timeout=5)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


class Walk:
    """A person at a browser. Every page looked at must be free of faults, and fit the screen."""

    def __init__(self, browser: Any, address: str, size: str = "laptop", lang: str = "vi") -> None:
        self.context = browser.new_context(viewport=SIZES[size], locale=lang, base_url=address)
        self.context.add_cookies([{"name": "language", "value": lang, "url": address}])
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.address, self.size, self.lang = address, size, lang
        self.told: list[str] = []
        self.seen: set[str] = set()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda e: self.told.append(str(e)))
        self.page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        # the browser itself says that a page answered 4xx; the page is looked at like any other
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.told.append(message.text)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.told.append(f"a request left the server: {request.url}")

    def become(self, username: str, to: str = "/") -> "Walk":
        """Sign in by the demo's one click as somebody, and open a page."""
        self.page.goto("/trinh-dien")
        button = self.page.locator(f'[data-person="{username}"]').first
        button.evaluate("b => { const d = b.closest('details'); if (d) d.open = true; }")
        button.click()
        return self.go(to)

    def go(self, to: str) -> "Walk":
        """Open a page and look at it."""
        self.page.goto(to)
        return self.look()

    def press(self, name: str) -> "Walk":
        """Press a button or link by its words, and look at what comes."""
        found = self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name))
        found.first.click()
        self.page.wait_for_load_state("domcontentloaded")
        return self.look()

    def look(self) -> "Walk":
        """The page in view: no violation, no complaint, nothing sticking out, its language named."""
        page = self.page
        page.wait_for_load_state("load")
        assert page.evaluate("document.documentElement.lang") == self.lang, page.url
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"wide: {page.url}"
        assert self.told == [], page.url
        self._shoot()
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        told = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found]
        assert told == [], page.url
        return self

    def says(self, *words: str) -> "Walk":
        """The page in view holds these words."""
        text = self.page.inner_text("body")
        missing = [w for w in words if w not in text]
        assert missing == [], (self.page.url, text[:1500])
        return self

    def close(self) -> None:
        """Leave."""
        self.context.close()

    def _shoot(self) -> None:
        path = self.page.url.removeprefix(self.address).split("?")[0].strip("/").replace("/", "-") or "home"
        if SHOTS and path not in self.seen:
            self.seen.add(path)
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{SHOTS}/{path}.{self.size}.{self.lang}.png", full_page=True)
