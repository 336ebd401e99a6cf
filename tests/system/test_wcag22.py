"""What axe does not measure of WCAG 2.2: size of targets, reflow, spacing, focus in view, help in one place."""

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = [pytest.mark.system, pytest.mark.django_db(transaction=True)]

PAGES = ("", "/trong", "/xac-nhan", "/bieu-mau", "/ho-so")
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
SMALL = """() => {
    const shown = [...document.querySelectorAll('a, button, input, select, summary')].filter(e => {
        const box = e.getBoundingClientRect();
        const hidden = getComputedStyle(e).visibility === 'hidden' || e.closest('.visually-hidden, .skip');
        return box.width && !hidden && box.right > 0;
    });
    const middle = e => { const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; };
    const small = e => { const b = e.getBoundingClientRect(); return b.height < 24 || b.width < 24; };
    const near = (e, o) => {
        const [x, y] = middle(e), [u, v] = middle(o), b = o.getBoundingClientRect();
        const away = Math.hypot(Math.max(b.left - x, 0, x - b.right), Math.max(b.top - y, 0, y - b.bottom));
        return away < 12 || (small(o) && Math.hypot(x - u, y - v) < 24);
    };
    // links in a sentence are excepted, and what has room enough around it
    return shown.filter(e => small(e) && !(e.tagName === 'A' && getComputedStyle(e).display === 'inline')
        && shown.some(o => o !== e && !o.contains(e) && !e.contains(o) && near(e, o))
    ).map(e => e.outerHTML.slice(0, 120));
}"""
CUT = """() => [...document.querySelectorAll('h1, h2, h3, p, a.btn, button, label, td, th, dd, dt')].filter(e =>
    getComputedStyle(e).overflow === 'hidden' && e.scrollHeight > e.clientHeight + 2 && !e.closest('.visually-hidden')
).map(e => e.outerHTML.slice(0, 120))"""
FOCUS = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (e === document.body) return 'end';
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    const free = top && (e.contains(top) || top.contains(e) || [...e.labels || []].some(l => l.contains(top)));
    return seen && free ? '' : `${seen} ${Boolean(free)} ${e.outerHTML.slice(0, 120)}`;
}"""


@pytest.fixture(autouse=True)
def _demo(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def page(chromium: Any, live_server: Any) -> Iterator[Any]:
    """A browser before the style page, which holds every part of the screens."""
    context = chromium.new_context(
        viewport={"width": 1366, "height": 768}, bypass_csp=True, base_url=f"{live_server.url}"
    )
    yield context.new_page()
    context.close()


def each(page: Any) -> Iterator[str]:
    for name in PAGES:
        page.goto(f"/man-hinh/mau{name}")
        yield name


def test_it_reflows_at_320_pixels(page: Any) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for name in each(page):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


def test_wider_spacing_of_text_loses_nothing(page: Any) -> None:
    for name in each(page):
        page.add_style_tag(content=SPACED)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.evaluate(CUT) == [], name


def test_targets_are_large_enough(page: Any) -> None:
    for name in each(page):
        assert page.evaluate(SMALL) == [], name


def test_the_focus_is_seen_and_not_covered(page: Any) -> None:
    page.goto("/man-hinh/mau")
    told = []
    for _key in range(60):
        page.keyboard.press("Tab")
        told.append(page.evaluate(FOCUS))
    assert [t for t in told if t not in ("", "end")] == []


def test_the_first_key_leads_to_the_content(page: Any) -> None:
    page.goto("/man-hinh/mau")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#noi-dung"


def test_help_stands_in_one_place(page: Any) -> None:
    places = set()
    for _name in each(page):
        link = page.locator(".mast-tools a[href^='/tro-giup']")
        places.add(link.evaluate("e => e.closest('header').className"))
    assert places == {"mast"}


def test_parts_in_another_language_name_it(page: Any) -> None:
    page.goto("/man-hinh/mau")
    assert page.locator("button[name=language][value=en]").first.get_attribute("lang") == "en"


def test_a_password_can_be_pasted(page: Any) -> None:
    page.goto("/vao/login/")
    box = page.locator("input[type=password]")
    box.evaluate("""e => { e.focus(); document.execCommand('insertText', false, 'hoa sen'); }""")
    assert box.input_value() == "hoa sen"
    assert box.get_attribute("autocomplete") == "current-password"
