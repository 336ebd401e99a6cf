"""A newcomer with a tutorial and an empty computer: types its commands, then does what it says, step by step."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from tests.system.journeys.told import Section, Step, commands
from tests.system.site import LEADS, Walk, clean, waited
from thidua.clock import now
from thidua.people.printed_mail import RULE

CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}")
PASSWORD = "hoa sen nở trắng ao làng"
PATIENCE = 20_000
"""Milliseconds after which a newcomer is stuck."""
SHOWN = """e => {
    const label = (e.labels && e.labels[0]) || e, asked = label.cloneNode(true);
    const told = node => node.textContent.replace(/\\((bắt buộc|required)\\)/, '').trim();
    asked.querySelectorAll('svg, kbd, input, select, textarea').forEach(x => x.remove());
    const whole = told(asked);
    asked.querySelectorAll('.visually-hidden').forEach(x => x.remove());
    return [told(asked), whole];
}"""
"""The words of a button, link, label or legend as they are seen, and with what is only heard."""
PROGRAM = Path(sys.executable).with_name("thidua")


def install(tutorial: Path, home: Path) -> str:
    """Begin an empty installation by the tutorial's own command; gives the first password."""
    (line,) = [c for c in commands(tutorial.read_text("utf-8")) if c.startswith("thidua install")]
    told = clean() | {"THIDUA_HOME": str(home)}
    words = [str(PROGRAM), *shlex.split(line)[1:]]
    done = subprocess.run(words, env=told, capture_output=True, text=True, timeout=300, check=True)
    return re.search(r"(?:mật khẩu lần đầu|first password): (\S+)", done.stdout)[1]


@contextmanager
def serving(home: Path, port: int) -> Iterator[str]:
    """Keep the program running as the tutorial says, its letters printed to a file beside."""
    told = clean() | {"THIDUA_HOME": str(home)}
    told |= {"PYTHONUNBUFFERED": "1"}
    with (home / "window.log").open("w") as window:
        words = [PROGRAM, "serve", "--workers", "1", "--port", str(port)]
        server = subprocess.Popen(words, env=told, stdout=window, stderr=window)
    try:
        waited(f"http://127.0.0.1:{port}/vao/login/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)


class Reader:
    """Whoever follows a tutorial, with a window of the browser for each of the people in it."""

    pictures: Path | None = None
    """Where pictures of the tutorial are taken to, when they are taken."""

    def __init__(self, browser: Any, address: str, home: Path, tutorial: Path, lang: str) -> None:
        self.browser, self.address, self.home = browser, address, home
        self.tutorial, self.lang = tutorial, lang
        today = now()
        self.known = {
            **dict.fromkeys(("<mật khẩu>", "<password>"), PASSWORD),
            **dict.fromkeys(("<năm nay>", "<this year>"), f"{today:%Y}"),
            **dict.fromkeys(("<hôm nay>", "<today>"), f"{today:%d/%m/%Y}"),
        }
        self.walks: dict[str, Walk] = {}
        self.codes: dict[str, str] = {}

    def section(self, section: Section) -> None:
        """Do all steps of a section, as each of its people in turn."""
        for who in section.people:
            if who not in self.walks:
                self.walks[who] = self._sat_down()
            for step in section.steps:
                try:
                    getattr(self, step.sort)(self.walks[who], who, step)
                except Exception as fault:
                    raise AssertionError(f"{section.title} · {who}: {step}\n{self._told(who)}") from fault

    def _sat_down(self) -> Walk:
        walk = Walk(self.browser, self.address, lang=self.lang)
        walk.examines = False
        walk.page.set_default_timeout(PATIENCE)
        return walk.go("/")

    def press(self, walk: Walk, who: str, step: Step) -> None:
        """Press what carries these words, as many times as told."""
        for _time in range(int(step.value or 1)):
            thing = self._named(walk, self._value(who, step.name))
            self._stands_so(thing, self._value(who, step.name))
            leads = thing.evaluate(LEADS)
            thing.click()
            if leads:
                walk.page.wait_for_function("!window.stays")
            self._prove(walk)
            walk.look()
            for code in CODE.findall(walk.main.inner_text()):
                self.codes[who] = code

    def field(self, walk: Walk, who: str, step: Step) -> Any:
        """Type into a box, choose from a list, or choose one answer of a group."""
        legend = walk.page.locator("legend").filter(has_text=_begins(step.name))
        group = walk.main.locator("fieldset").filter(has=legend)
        if group.count():
            self._stands_so(group.first.locator("legend"), step.name)
            answer = group.first.get_by_label(_begins(self._value(who, step.value))).first
            self._stands_so(answer, self._value(who, step.value))
            return answer.check()
        walk.fill({step.name: self._value(who, step.value)}, walk.page.locator("body"))
        box = walk.page.locator("body").get_by_label(_begins(step.name)).locator("visible=true").first
        self._stands_so(box, step.name)
        if box.evaluate("e => e.tagName") == "SELECT":
            chosen = box.locator("option:checked")
            self._stands_so(chosen, self._value(who, step.value))
        return None

    def tick(self, walk: Walk, who: str, step: Step) -> None:
        """Mark a box, or choose an answer."""
        boxes = walk.main.get_by_label(_begins(self._value(who, step.name))).locator("visible=true")
        boxes.first.wait_for()
        assert boxes.count() == 1, f"{boxes.count()} boxes begin with these words"
        boxes.check()

    def upload(self, walk: Walk, _who: str, step: Step) -> None:
        """Choose a file that lies beside the tutorial."""
        box = walk.main.get_by_label(_begins(step.name)).first
        box.set_input_files(self.tutorial.parent / step.value)

    def see(self, walk: Walk, who: str, step: Step) -> None:
        """What the tutorial promises comes."""
        words = walk.page.get_by_text(re.compile(re.escape(self._value(who, step.name)), re.IGNORECASE))
        words.locator("visible=true").first.wait_for(timeout=PATIENCE)

    def letter(self, walk: Walk, who: str, step: Step) -> None:
        """Open the link of the last letter to somebody, as the window of commands shows it."""
        walk.go(self._link(self._value(who, step.name)))

    def picture(self, walk: Walk, _who: str, step: Step) -> None:
        """The picture that the tutorial shows here is there; it is taken anew when asked."""
        if self.pictures:
            walk.page.evaluate("scrollTo(0, 0)")
            shot = Image.open(io.BytesIO(walk.page.screenshot()))
            shot.save(self.pictures / Path(step.name).name, quality=60, method=6)
        assert (self.tutorial.parent / step.name).exists(), "run: make tutorial-pictures"

    def leave(self) -> None:
        """Everybody closes their window."""
        for walk in self.walks.values():
            walk.close()

    def _prove(self, walk: Walk) -> None:
        """Type the password again where the page asks who sits there, as the tutorial says beforehand."""
        asked = walk.main.locator("input[autocomplete=current-password]")
        if asked.count() and not walk.path.startswith("/vao/"):
            asked.fill(PASSWORD)
            walk.send()

    def _named(self, walk: Walk, name: str) -> Any:
        """A button or link, waited for where it comes by itself; a way back in the crumbs where nothing else comes."""
        exact = re.compile(rf"^\s*{re.escape(name)}\s*$", re.IGNORECASE)
        crumbs = walk.page.locator(".crumbs a").filter(has_text=exact)
        ends = time.monotonic() + (2 if crumbs.count() else PATIENCE / 1000)
        while (found := self._in_view(walk, name, exact)) is None and time.monotonic() < ends:
            walk.page.wait_for_timeout(250)
        return crumbs.first if found is None else found

    def _in_view(self, walk: Walk, name: str, exact: re.Pattern[str]) -> Any:
        """What is named in view: with just these words rather than more, in the page rather than above."""
        for words in (exact, _begins(name)):
            for where in (walk.main, walk.page.locator("body")):
                for kind in ("button", "a:not(.crumbs a), summary"):
                    found = where.locator(kind).filter(has_text=words).locator("visible=true")
                    if found.count():
                        return found.first
        return None

    def _stands_so(self, thing: Any, told: str) -> None:
        """What the tutorial names is on the page in these words, but for what is added in brackets."""
        shown = [_same(words) for words in thing.evaluate(SHOWN)]
        without = [re.sub(r" \([^()]*\)$", "", words) for words in shown]
        assert _same(told) in [*shown, *without], f"the page says {shown[0]!r}"

    def _value(self, who: str, value: str) -> str:
        own = {"<mình>": who, "<oneself>": who}
        for whose, code in self.codes.items():
            own |= dict.fromkeys((f"<mã của {whose}>", f"<code of {whose}>"), code)
            if whose == who:
                own |= dict.fromkeys(("<mã đã ghi>", "<code written down>"), code)
        for words, known in (self.known | own).items():
            value = value.replace(words, known)
        return value

    def _link(self, address: str) -> str:
        for _try in range(100):
            window = (self.home / "window.log").read_text("utf-8")
            letters = [part for part in window.split(RULE) if part.startswith(f"\nTo: {address}\n")]
            if letters:
                return str(re.findall(r"https?://\S+", letters[-1])[0])
            time.sleep(0.2)
        raise TimeoutError(address)

    def _told(self, who: str) -> str:
        walk = self.walks[who]
        walk.page.screenshot(path=self.home / "stuck.png", full_page=True)
        return f"{walk.page.url}\n{walk.page.inner_text('body')[:3500]}"


def _same(words: str) -> str:
    return " ".join(words.split()).casefold()


def _begins(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(words)}", re.IGNORECASE)
