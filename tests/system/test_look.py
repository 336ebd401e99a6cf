"""The style page in a real browser: nothing for axe to find, nothing sticking out, and what the scripts promise."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.system, pytest.mark.django_db(transaction=True)]

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"phone": (360, 800), "laptop": (1366, 768)}
PAGES = ("", "/trong", "/xac-nhan", "/cam", "/bieu-mau", "/ho-so", "/in")
LOOKS = ({"theme": "dark"}, {"contrast": "high"}, {"size": "2"})


@pytest.fixture(autouse=True)
def _demo(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture(params=SIZES)
def screen(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    width, height = SIZES[request.param]
    context = chromium.new_context(viewport={"width": width, "height": height}, bypass_csp=True)
    yield context
    context.close()


def remember(screen: Any, address: str, kept: dict[str, str]) -> None:
    screen.clear_cookies()
    screen.add_cookies([{"name": name, "value": value, "url": address} for name, value in kept.items()])


def found_by_axe(page: Any) -> list[str]:
    """What axe finds, in the style sheets too, where it does not look by itself."""
    page.evaluate(AXE)
    more = "{'css-orientation-lock': {enabled: true}}"
    told = page.evaluate(f"rules => axe.run(document, {{runOnly: rules, rules: {more}}})", RULES)
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in told["violations"]]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_accessible_and_fits(screen: Any, live_server: Any, language: str) -> None:
    page = screen.new_page()
    for name, look in [*((name, {}) for name in PAGES), *(("", look) for look in LOOKS)]:
        remember(screen, live_server.url, {"language": language, **look})
        page.goto(f"{live_server.url}/man-hinh/mau{name}")
        assert found_by_axe(page) == [], (name, look)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (name, look)


@pytest.fixture
def page(chromium: Any, live_server: Any) -> Iterator[Any]:
    """The style page under the real policy; every complaint of the browser is a failure."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    opened, told = context.new_page(), []
    opened.on("console", lambda m: told.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: told.append(str(e)))
    opened.goto(f"{live_server.url}/man-hinh/mau")
    yield opened
    context.close()
    assert told == []


def test_a_date_is_echoed_with_its_weekday_and_never_rewritten(page: Any) -> None:
    box, echo = page.locator("#id_day"), page.locator("#id_day-echo")
    for typed in ("1/9/2025", "1-9-2025", "01.09.2025"):
        box.fill(typed)
        assert echo.inner_text() == "Thứ Hai, 01/09/2025"
        assert box.input_value() == typed
    box.fill("31/02/2025")
    assert echo.inner_text() == "Chưa có ngày này trên lịch."


def test_rows_are_picked_one_by_one_and_all_at_once(page: Any, expect: Any) -> None:
    page.locator("td [data-pick]").first.check()
    expect(page.locator("[data-picked]")).to_have_text("Đã chọn 1 dòng")
    page.locator("[data-pick-all]").check()
    expect(page.locator("[data-picked]")).to_have_text("Đã chọn 5 dòng")
    page.locator("[data-pick-all]").uncheck()
    expect(page.locator("tr.picked")).to_have_count(0)


def test_contrast_and_size_change_at_once_and_stay(page: Any) -> None:
    page.locator("#id_name").fill("chữ đang viết")
    wide = page.locator(".comfort-wide")
    with page.expect_response("**/hien-thi"):
        wide.locator("[name=contrast]").click()
    with page.expect_response("**/hien-thi"):
        wide.get_by_title("Chữ to hơn").click()
    assert page.evaluate("({...document.documentElement.dataset})") == {"contrast": "high", "size": "1"}
    assert page.locator("#id_name").input_value() == "chữ đang viết"
    page.locator("#id_name").evaluate("box => box.form.dispatchEvent(new Event('thidua:saved'))")
    page.reload()
    assert page.evaluate("({...document.documentElement.dataset})") == {"contrast": "high", "size": "1"}


def test_faults_take_the_focus_and_lead_to_their_field(page: Any) -> None:
    page.locator("#id_day").fill("31/02/2025")
    page.get_by_role("button", name="Lưu và sang mục 3").click()
    page.wait_for_selector("[data-faults]")
    assert page.evaluate("document.activeElement.hasAttribute('data-faults')")
    page.locator("[data-faults] a[href='#id_day']").click()
    page.wait_for_function("document.activeElement.id === 'id_day'")


def test_a_grey_button_can_be_reached_and_does_nothing(page: Any) -> None:
    grey = page.locator("[aria-disabled=true]")
    grey.focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-disabled')") == "true"
    grey.click(force=True)
    assert page.locator("[data-faults]").count() == 0


def test_a_clause_opens_in_place_and_a_menu_closes_with_esc(page: Any, expect: Any) -> None:
    page.locator(".in-place summary").click()
    assert page.locator(".in-place .quote").is_visible()
    menu = page.locator(".demo details[data-menu], .mast details[data-menu]").first
    if menu.count():
        menu.locator("summary").click()
        page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")


def test_it_prints_without_masthead_and_in_black(page: Any) -> None:
    page.emulate_media(media="print")
    assert not page.locator(".mast").is_visible()
    assert not page.locator(".bulk").is_visible()
    assert page.locator(".grid thead").first.is_visible()
    colour = page.locator(".answer").first.evaluate("tag => getComputedStyle(tag).color")
    assert colour == "rgb(0, 0, 0)"


def test_suggestions_wait_for_an_arrow_and_never_rewrite(page: Any) -> None:
    box, shown = page.locator("#id_unit"), page.locator(".lookup-list")
    box.press_sequentially("phong mau")
    page.wait_for_selector(".lookup-list li")
    assert box.input_value() == "phong mau"
    box.press("ArrowDown")
    box.press("Enter")
    assert box.input_value() == "Phòng mẫu 01"
    assert not shown.is_visible()


def test_words_are_saved_and_a_lost_line_loses_nothing(
    page: Any, live_server: Any, client: Any, django_user_model: Any
) -> None:
    client.force_login(django_user_model.objects.create(username="mau", name="Cá nhân mẫu 01"))
    session = client.cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
    page.reload()
    line, box = page.locator("[data-saved]"), page.locator("#id_why")
    box.fill("lần một")
    page.wait_for_function(
        "/^Đã lưu \\d\\d:\\d\\d$/.test(document.querySelector('[data-saved]').textContent)", timeout=9000
    )
    box.fill("lần hai")
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('lost')) }")
    page.wait_for_selector("[data-saved][data-state=late]")
    assert line.inner_text() == "Chưa lưu, đang thử lại"
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert box.input_value() == ""
    page.get_by_role("button", name="Lấy lại chữ đó").click()
    assert box.input_value() == "lần hai"
    page.wait_for_selector("[data-saved][data-state=saved]")
