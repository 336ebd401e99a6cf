"""The demo served as an office serves it, and people who walk through it in a real browser."""

import hashlib
import os
import re
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

from tests.system.words import in_english

LEADS = """e => {
    window.stays = true;
    const way = e.closest('a[href]'), form = e.type === 'submit' && e.form;
    const sends = form && !form.matches('[hx-post], [hx-get]');
    return way ? !way.getAttribute('href').startsWith('#') && !way.matches('[hx-get], [data-clause]') : Boolean(sends);
}"""
"""Whether pressing something should bring another page; the page in view is marked."""
VENDOR = Path(__file__).parent / "vendor"
AXE = (VENDOR / "axe.min.js").read_text(encoding="utf-8")
SHOTS = os.environ.get("THIDUA_SHOTS")
LANGUAGES = ("vi", "en") if os.environ.get("THIDUA_THOROUGH") else ("vi",)
"""In which the longest journeys are gone; the tutorial, and every page by itself, always in both."""
SIZES = {"phone": {"width": 360, "height": 780}, "laptop": {"width": 1366, "height": 768}}
SHAPE = """[document.title.slice(0, 40), ...[...document.querySelectorAll('body *')].map(
    e => e.tagName + e.className + (e.type || '') + (e.open || '') + (e.ariaDisabled || ''))].join()"""


def built(home: Path) -> Path:
    """The demo's data, made by the command that a newcomer types."""
    command = [Path(sys.executable).with_name("thidua"), "demo", "--home", home, "--no-serve"]
    subprocess.run(command, check=True, capture_output=True, timeout=1800, env=clean())
    return home


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The address at which a copy of the demo answers."""
    port = free_port()
    told = clean() | {
        "THIDUA_HOME": str(home),
        "THIDUA_DEMO": "yes",
        "THIDUA_SITE_URL": f"http://127.0.0.1:{port}",
        "THIDUA_PUBLIC_KEPT": "0",  # what a journey has just done must show
        "DJANGO_SETTINGS_MODULE": "thidua.settings",
    }
    command = [Path(sys.executable).with_name("thidua"), "serve", "--workers", "1", "--port", str(port)]
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=told, stdout=log, stderr=log)
    try:
        waited(f"http://127.0.0.1:{port}/vao/login/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)


def command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What a command of the program answers on a folder of data."""
    told = clean() | {"THIDUA_HOME": str(home), "THIDUA_DEMO": "yes"}
    started = [str(Path(sys.executable).with_name("thidua")), *words]
    return subprocess.run(started, env=told, capture_output=True, text=True, timeout=600, check=False)


def copied(home: Path, to: Path) -> Path:
    """A demo of one's own, so that journeys do not meet."""
    shutil.copytree(home, to, dirs_exist_ok=True)
    return to


def clean() -> dict[str, str]:
    """What is around this run without what an office or Django would set."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}


def waited(address: str) -> None:
    """Wait until a page answers."""
    for _try in range(900):
        try:
            urllib.request.urlopen(address, timeout=5)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


class Walk:
    """A person at a browser. Every page looked at must be free of faults, and fit the screen.

    Words are given in Vietnamese; in English their English is looked for.
    """

    examines = True
    """Whether pages are also examined for what hinders the disabled; other journeys may do that on the same pages."""
    looked_at: Path
    """Where all workers of a run keep what was examined: a page built alike is not examined twice."""

    def __init__(self, browser: Any, address: str, size: str = "laptop", lang: str = "vi") -> None:
        self.context = browser.new_context(viewport=SIZES[size], locale=lang, base_url=address)
        self.context.add_cookies([{"name": "language", "value": lang, "url": address}])
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
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

    # where one is

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

    def again(self) -> "Walk":
        """Read the page again, as others may have changed it."""
        self.page.reload()
        return self.look()

    @property
    def main(self) -> Any:
        """What stands between masthead and footer."""
        return self.page.locator("#noi-dung")

    @property
    def path(self) -> str:
        """The address in the bar, without the host."""
        return str(self.page.url).removeprefix(self.address)

    # what one does

    def words(self, text: str) -> re.Pattern[str]:
        """The words of a label or button, in the language of the page, perhaps followed by more."""
        return re.compile(rf"^\s*{self.inside(text).pattern}", re.IGNORECASE)

    def inside(self, text: str) -> re.Pattern[str]:
        """Words anywhere in a text, in the language of the page."""
        pattern = in_english(text) if self.lang == "en" else re.escape(text)
        return re.compile(pattern.replace("/", r"\/"), re.IGNORECASE)

    def press(self, name: str, within: Any = None) -> "Walk":
        """Press a button or link by its words, and look at what comes."""
        return self.click(self.found(name, within)).look()

    def click(self, thing: Any) -> "Walk":
        """Press something, and wait for the page that it brings."""
        leads = thing.evaluate(LEADS)
        thing.click()
        if leads:
            self.page.wait_for_function("!window.stays")
        self.page.wait_for_load_state("load")
        return self

    def send(self, within: Any = None) -> "Walk":
        """Press the one main button of the page: it is taken, and what comes is looked at."""
        where = within or self.main
        self.click(where.locator("button.btn-main, button.btn-danger").locator("visible=true").first)
        faults = self.main.locator("[data-faults]").all_inner_texts()
        assert faults == [], (self.path, faults)
        return self.look()

    def found(self, name: str, within: Any = None) -> Any:
        """The first button or link in view with these words."""
        where, words = within or self.main, self.words(name)
        both = where.get_by_role("button", name=words).or_(where.get_by_role("link", name=words))
        return both.or_(where.locator("summary").filter(has_text=words)).locator("visible=true").first

    def fill(self, fields: dict[str, str], within: Any = None) -> "Walk":
        """Type into boxes, or choose from lists (by code or words), by their labels."""
        for label, value in fields.items():
            box = (within or self.main).get_by_label(self.words(label)).locator("visible=true").first
            if box.evaluate("e => e.tagName") == "SELECT":
                self._choose(box, value)
            else:
                box.fill(value)
        return self

    def _choose(self, box: Any, value: str) -> None:
        if box.locator(f'option[value="{value}"]').count():
            box.select_option(value)
            return
        words = self.words(value)
        options = box.locator("option").all_text_contents()
        named = [o for o in options if words.search(o.strip())]
        assert named, (self.path, value, options)
        box.select_option(label=named[0])

    def tick(self, *labels: str, within: Any = None) -> "Walk":
        """Mark boxes or choose among answers by their words."""
        for label in labels:
            where = (within or self.main).get_by_label(self.words(label))
            where.locator("visible=true").first.check()
        return self

    def upload(self, label: str, *files: Path) -> "Walk":
        """Choose files for a box."""
        self.main.get_by_label(self.words(label)).first.set_input_files(list(files))
        return self

    def download(self, name: str, to: Path) -> Path:
        """Press a link that gives a file, and keep the file."""
        with self.page.expect_download() as coming:
            self.found(name).click()
        coming.value.save_as(to)
        return to

    def paper(self, name: str, sort: str) -> bytes:
        """What a link to a paper gives; its sort is looked at."""
        answer = self.context.request.get(self.found(name).get_attribute("href"))
        assert answer.ok, (self.path, name, answer.status)
        assert sort in answer.headers["content-type"], (self.path, answer.headers)
        return bytes(answer.body())

    # what one sees

    def look(self) -> "Walk":
        """The page in view: no violation, no complaint, nothing sticking out, its language named."""
        page = self.page
        page.wait_for_load_state("load")
        assert page.evaluate("document.documentElement.lang") == self.lang, page.url
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"wide: {page.url}"
        assert self.told == [], (self.path, self.told)
        if self.examines and self._is_new():
            self._shoot()
            self._examine()
        return self

    def _examine(self) -> None:
        self.page.evaluate(AXE)
        # style sheets by themselves are looked at in test_look
        asked = "axe.run(document, {resultTypes: ['violations'], preload: false})"
        found = self.page.evaluate(asked)["violations"]
        told = [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found]
        assert told == [], (self.path, told)

    def _is_new(self) -> bool:
        """Whether a page built just like this one was not looked at before, by any worker."""
        shape = hashlib.sha256(f"{self.size}{self.lang}{self.page.evaluate(SHAPE)}".encode()).hexdigest()
        self.looked_at.mkdir(exist_ok=True)
        try:
            (self.looked_at / shape).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def says(self, *words: str) -> "Walk":
        """The page in view holds these words."""
        text = " ".join(self.page.inner_text("body").split())
        missing = [w for w in words if not self.inside(w).search(text)]
        assert missing == [], (self.path, text[:3000])
        return self

    def waits_for(self, words: str) -> "Walk":
        """These words come by themselves, from work in the background or from the server's answer."""
        self.page.get_by_text(self.inside(words)).locator("visible=true").first.wait_for()
        return self.look()

    def hides(self, *words: str) -> "Walk":
        """The page in view does not hold these words."""
        text = " ".join(self.page.inner_text("body").split())
        assert [w for w in words if w in text] == [], self.path
        return self

    def close(self) -> None:
        """Leave."""
        self.context.close()

    def _shoot(self) -> None:
        path = self.path.split("?")[0].strip("/").replace("/", "-") or "home"
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            file = f"{SHOTS}/{path}.{len(list(self.looked_at.iterdir())):03}.{self.size}.{self.lang}.png"
            self.page.screenshot(path=file, full_page=True)


class People:
    """Everybody of a journey, each at a browser of their own, signed in when first asked for."""

    def __init__(self, browser: Any, address: str, size: str = "laptop", lang: str = "vi") -> None:
        self.browser, self.address, self.size, self.lang = browser, address, size, lang
        self.there: dict[str, Walk] = {}

    def __getitem__(self, username: str) -> Walk:
        """The browser of an account; of nobody's where the name is empty."""
        if username not in self.there:
            walk = Walk(self.browser, self.address, self.size, self.lang)
            if username:
                walk.become(username)
            self.there[username] = walk
        return self.there[username]

    def on(self, day: str) -> "People":
        """The demo's clock is set to a day, by the bar that everybody sees."""
        walk = self[""]
        walk.page.goto("/trinh-dien")
        walk.page.fill("#dong-ho", day)
        walk.page.locator("aside.demo form").first.get_by_role("button").click()
        walk.says(day)
        return self

    def leave(self) -> None:
        """Everybody goes."""
        for walk in self.there.values():
            walk.close()
        self.there.clear()
