"""The public side in a real browser: light, without script, by keyboard, at 400 % zoom, nothing for axe to find."""

import gzip
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.system.test_look import found_by_axe, remember
from tests.web.everything import FIGURE
from tests.web.portal.made import Site, site
from tests.web.stories.made import begun, written
from tests.web.stories.test_pictures import ALT, photo
from tests.web.world import DAY, small_province
from thidua.appraisals.models import CommentPeriod
from thidua.clock import set_to
from thidua.evidence.facts import put
from thidua.portal import actions
from thidua.portal.models import News
from thidua.records.actions import keep
from thidua.stories import actions as actions_of
from thidua.stories.actions import Pictured
from thidua.stories.lightness import light
from thidua.stories.models import Story

pytestmark = [pytest.mark.system, pytest.mark.django_db(transaction=True)]
FIRST_LOAD = 100_000
"""Most bytes of a first page with all that it fetches, compressed."""
SIZES = {"phone": (360, 780), "laptop": (1366, 768), "zoomed": (320, 256)}
"""1280 by 1024 at 400 % is 320 by 256."""
LOOKS = ({}, {"contrast": "high"}, {"size": "2"}, {"theme": "dark"})


@pytest.fixture
def filled() -> Site:
    """Something of everything that is public."""
    with set_to(DAY):
        found = site(small_province())
        office = found.world.users["a-office"]
        found.shown()
        found.decided("a1", "a2", "a3")
        put(FIGURE, unit=None, person=None, by=office, agency=found.world.units["A"])
        told = actions.Item("Tin mẫu", "Lời mẫu.", DAY, "https://video.test/mau", "Lời của phim mẫu.")
        actions.write_news(found.world.units["A"], told, by=office)
        _open_for_comment(found)
        _told(found)
    return found


def _told(found: Site) -> None:
    """A published story with its picture."""
    by, office = found.world.users["a1-clerk"], found.world.users["a-office"]
    story = begun(found.world)
    actions_of.save(story, written(), by=by)
    file = keep(SimpleUploadedFile("anh.jpg", photo()), by=by)
    actions_of.add_picture(story, Pictured(ALT, "mẫu", file, light(file.path)), by=by)
    actions_of.publish(actions_of.submit(story, by=by), by=office)


def _open_for_comment(found: Site) -> None:
    """Names in their comment days, whatever day the server has."""
    period = CommentPeriod.objects.create(
        agency=found.movement.agency,
        movement=found.movement,
        round=found.movement.rounds.get(),
        award="gk.individual",
        from_on=DAY,
        to_on=date(2999, 12, 31),
        opened_by=found.world.users["a-office"],
    )
    period.nominations.set(found.movement.nominations.all())


def pages(found: Site) -> list[str]:
    """Every kind of public page."""
    at, news = f"/cong/phong-trao/{found.movement.pk}", News.objects.get().pk
    decision = found.movement.decisions.get().pk
    fixed = ("", "phong-trao", "vinh-danh", "vinh-danh?q=khong+co", "sang-kien", "chi-so", "chi-so/papi/2016")
    story = Story.objects.get().pk
    more = ("tin", f"tin/{news}", "du-lieu", "gop-y", "gop-y/tra-cuu?ma=GY-1", f"quyet-dinh/{decision}")
    there = [f"/cong/{path}" for path in (*fixed, *more, "dien-hinh", f"dien-hinh/{story}")]
    comment = f"/tham-dinh/cong-khai/{CommentPeriod.objects.get().pk}/{found.movement.nominations.first().pk}"
    return [
        *there,
        comment,
        at,
        f"{at}/ke-hoach",
        f"{at}/lich",
        "/tham-dinh/cong-khai",
        "/quyet-dinh/kiem-tra?ma=X",
    ]


@pytest.fixture(params=SIZES)
def screen(request: pytest.FixtureRequest, chromium: Any) -> Iterator[Any]:
    width, height = SIZES[request.param]
    context = chromium.new_context(viewport={"width": width, "height": height}, bypass_csp=True)
    yield context
    context.close()


def fits(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_accessible_and_fits(
    screen: Any, live_server: Any, filled: Site, language: str
) -> None:
    page, wrong = screen.new_page(), []
    for number, path in enumerate(pages(filled)):
        look = LOOKS[number % len(LOOKS)]
        remember(screen, live_server.url, {"language": language, **look})
        page.goto(live_server.url + path)
        found = found_by_axe(page)
        if found or not fits(page) or page.locator("h1").count() != 1:
            wrong.append((path, look, found, fits(page)))
    assert wrong == []


def test_a_first_page_weighs_less_than_a_hundred_kilobytes(
    chromium: Any, live_server: Any, filled: Site
) -> None:
    heavy = {}
    for path in pages(filled):
        context = chromium.new_context(viewport={"width": 360, "height": 780})
        page, bodies = context.new_page(), []
        page.on("response", lambda r, kept=bodies: kept.append((r.url, r)))
        page.goto(live_server.url + path, wait_until="networkidle")
        weight = sum(_weight(url, response.body()) for url, response in bodies)
        heavy[path] = weight
        context.close()
    assert {path: weight for path, weight in heavy.items() if weight >= FIRST_LOAD} == {}


def _weight(url: str, body: bytes) -> int:
    return len(body) if url.endswith((".woff2", ".png", ".jpg")) else len(gzip.compress(body))


def test_it_works_without_script(chromium: Any, live_server: Any, filled: Site, monkeypatch: Any) -> None:
    monkeypatch.setattr("thidua.portal.guarding.QUICKEST", -1)
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    page = context.new_page()
    page.goto(f"{live_server.url}/cong/")
    page.locator(".doors.phone summary").click()
    page.locator(".doors.phone a", has_text="Bảng vinh danh").click()
    page.fill("#q", "mau a3")
    page.locator(".find button").click()
    assert page.locator("tbody tr").count() == 1
    page.locator(".tools a", has_text="Tương phản").click()
    assert page.locator("html").get_attribute("data-contrast") == "high"
    assert page.locator("tbody tr").count() == 1, "one stays where one was"
    page.goto(f"{live_server.url}/cong/gop-y")
    page.select_option("#id_agency", label="Đơn vị mẫu A")
    page.check("#id_kind_0")
    page.check("#id_voice_0")
    page.fill("#id_subject", "Thủ tục mẫu")
    page.fill("#id_text", "Nội dung mẫu")
    page.locator("main form button").click()
    code = page.locator("main b").first.inner_text()
    page.goto(f"{live_server.url}/cong/gop-y/tra-cuu")
    page.fill("#ma", code)
    page.locator("main form button").click()
    assert page.locator("#ket-qua").inner_text() == "Đã nhận"
    context.close()


def test_it_works_by_the_keyboard_alone(chromium: Any, live_server: Any, filled: Site) -> None:
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"{live_server.url}/cong/vinh-danh")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.type("mau a3")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=mau*")
    assert page.locator("tbody tr").count() == 1
    context.close()
