"""The demo pages in a real browser: phone and laptop, both languages, no network, nothing broken."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.system

SIZES = {"phone": {"width": 390, "height": 844}, "laptop": {"width": 1366, "height": 768}}
VISIBLE = "section.view.on .people tbody:not([hidden])"


def written(demo: Path) -> list[Path]:
    """The page that leads in, and the page of every round."""
    return [demo / "index.html", *sorted(demo.glob("*/index.html"))]


class Watched:
    """A browser page that remembers every complaint and every request beyond the file itself."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.told: list[str] = []
        page.on("console", lambda m: self.told.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.told.append(str(e)))
        page.on(
            "request", lambda r: self.told.append(r.url) if not r.url.startswith(("file:", "data:")) else None
        )

    def open(self, path: Path, lang: str) -> Any:
        """Open a written page and choose a language by its button."""
        self.page.goto(path.as_uri())
        self.page.click(f'[data-lang="{lang}"]')
        return self.page


@pytest.fixture(params=SIZES)
def watched(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Watched]:
    context = chromium.new_context(viewport=SIZES[request.param], offline=True)
    watched = Watched(context.new_page())
    yield watched
    context.close()
    assert watched.told == []


def fits(page: Any) -> bool:
    """Whether nothing sticks out sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_page_opens_and_fits_in_both_languages(watched: Watched, demo: Path, lang: str) -> None:
    for path in written(demo):
        page = watched.open(path, lang)
        assert page.evaluate("document.documentElement.lang") == lang
        assert page.locator("h1").inner_text().strip()
        assert page.title().strip()
        assert fits(page), path.parent.name


def test_every_section_opens_by_its_door(watched: Watched, demo: Path, expect: Any) -> None:
    page = watched.open(written(demo)[1], "vi")
    for door in page.locator(".doors a").all():
        door.click()
        expect(door).to_have_attribute("aria-current", "page")
        expect(page.locator("section.view.on")).to_have_count(1)
        assert page.locator("section.view.on h2").inner_text().strip()
        assert fits(page), door.get_attribute("href")


def test_the_list_is_filtered_by_answer_and_by_name(watched: Watched, demo: Path, expect: Any) -> None:
    for path in written(demo)[1:]:
        page = watched.open(path, "vi")
        page.locator('.doors a[href="#danh-sach"]').click()
        page.locator("section.view.on .people").first.wait_for()
        everyone = page.locator(VISIBLE).count()
        page.locator('form[data-for="people"] input[name="a"][value="K"]').check(force=True)
        left = page.locator(VISIBLE)
        assert {row.get_attribute("data-a") for row in left.all()} <= {"K"}
        assert left.count() <= everyone
        page.locator('form[data-for="people"] input[name="q"]').fill("không ai tên thế này")
        page.wait_for_function(f"document.querySelectorAll('{VISIBLE}').length === 0")
        expect(page.locator(".nobody")).to_be_visible()


def test_the_text_is_searched_without_accents(watched: Watched, demo: Path) -> None:
    page = watched.open(written(demo)[1], "vi")
    page.locator('.doors a[href="#van-ban"]').click()
    page.locator("section.view.on .text").first.wait_for()
    rows = "section.view.on .text .row:not([hidden])"
    everything = page.locator(rows).count()
    page.locator('form[data-for="text"] input[name="q"]').fill("cai cach hanh chinh")
    page.wait_for_function(f"document.querySelectorAll('{rows}').length < {everything}")
    assert page.locator(rows).count() > 0


def test_a_verdict_opens_down_to_its_records(watched: Watched, demo: Path, expect: Any) -> None:
    page = watched.open(demo / "mau--2024" / "index.html", "vi")
    page.locator('.doors a[href="#danh-sach"]').click()
    page.locator("section.view.on .people .opener").first.click()
    opened = page.locator("section.view.on .people tbody.opened")
    expect(opened).to_have_count(1)
    expect(opened).to_contain_text("III.1")


def test_the_page_that_leads_in_reaches_every_round(watched: Watched, demo: Path) -> None:
    page = watched.open(demo / "index.html", "vi")
    links = [a.get_attribute("href") for a in page.locator("article h2 a").all()]
    assert sorted(links) == sorted(f"{p.parent.name}/index.html" for p in written(demo)[1:])


def test_a_page_prints(chromium: Any, demo: Path, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(written(demo)[1].as_uri())
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert (tmp_path / "page.pdf").stat().st_size > 50_000
    page.close()
