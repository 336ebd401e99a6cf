"""A scorecard changed on screen is its file changed; two people at one item see both versions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.scorecards.board import TEXT, published
from tests.web.world import World
from thidua.core.scorecards.file import read
from thidua.people import sessions
from thidua.scorecards.actions.keeping import draft
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Scorecard

pytestmark = pytest.mark.django_db
ITEM = {"code": "1.1", "name": "Kế hoạch năm", "points": "2", "kind": "scored", "channel": "appraisal"}


@pytest.fixture(autouse=True)
def _no_last_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "NOTED_EVERY", 3600)


def begun(world: World, text: str = TEXT) -> Scorecard:
    """A draft of the province."""
    return draft(world.units["P"], text, by=world.users["p-office"])


def at(name: str, found: Scorecard, *parts: str) -> str:
    """The address of a page of a draft."""
    return reverse(f"scorecards:{name}", args=[found.pk, *parts])


def told(answer: HttpResponse) -> str:
    """The page as text."""
    return answer.content.decode()


def faults(found: Scorecard) -> list[str]:
    """What `thidua scorecard check` would tell of the draft as it now is."""
    found.refresh_from_db()
    return [fault.what.vi for fault in read(found.text)[1]]


def test_an_item_is_changed_and_the_file_says_so(world: World) -> None:
    made, browser = begun(world), world.client("p-office")
    more = {"bands": "Kịp thời: 2,5\nChậm: 0", "by": "Đơn vị mẫu A", "not_units": "B", "not_why": "không có"}
    answer = browser.post(at("item", made, "1.1"), ITEM | {"points": "2,5", "name": "Kế hoạch"} | more)
    assert answer.status_code == 302
    assert faults(made) == ["các mục con cộng lại 5,5, ghi 5."]
    page = told(browser.get(at("tree", made)))
    assert "các mục con cộng lại 5,5, ghi 5." in page
    assert "cộng 5,5" in page
    item = tree_of(made).item("1.1")
    assert item
    assert (item.name.vi, item.by, [b.when.vi for b in item.bands]) == (
        "Kế hoạch",
        "Đơn vị mẫu A",
        ["Kịp thời", "Chậm"],
    )
    assert item.not_for
    assert (item.not_for.units, item.not_for.reason.vi) == (("B",), "không có")
    assert 'value="2,5"' in told(browser.get(at("item", made, "1.1")))


def test_what_is_wrong_with_an_item_stays_typed(world: World) -> None:
    made, browser = begun(world), world.client("p-office")
    wrong = browser.post(at("item", made, "1.1"), ITEM | {"bands": "từ 80%: 2\ntừ 80%: 1\ntừ 0%: 0"})
    assert (wrong.status_code, "hai bậc cùng từ 80%" in told(wrong)) == (422, True)
    assert "từ 80%: 1" in told(wrong)
    unread = browser.post(at("item", made, "1.1"), ITEM | {"bands": "tám mươi"})
    assert (unread.status_code, "Chưa đọc được dòng" in told(unread)) == (422, True)
    twice = browser.post(at("add_item", made, "1"), ITEM)
    assert (twice.status_code, "Mã 1.1 đã dùng cho" in told(twice)) == (422, True)
    assert faults(made) == []
    assert made.version == 1


def test_areas_and_items_are_added_moved_and_taken_out(world: World) -> None:
    made, browser = begun(world), world.client("p-office")
    assert 'value="1.3"' in told(browser.get(at("add_item", made, "1")))
    browser.post(at("add_item", made, "1"), ITEM | {"code": "1.3", "points": "1"})
    browser.post(at("add_area", made), ITEM | {"code": "4", "name": "Lĩnh vực mới", "points": "1"})
    browser.post(at("move_item", made, "1.3"), {"huong": "len"})
    browser.post(at("move_item", made, "2.1"), {"within": "4"})
    browser.post(at("remove_item", made, "2.2"), {"confirmed": "1"})
    made.refresh_from_db()
    tree = tree_of(made)
    assert [i.code for i in tree.all_items] == ["1", "1.1", "1.3", "1.2", "2", "3", "3.1", "4", "2.1"]
    assert tree.path("1.3")[-1].by == "Đơn vị mẫu B"
    for _ in range(5):
        browser.post(at("undo", made))
    made.refresh_from_db()
    assert (tree_of(made), made.edits.count()) == (read(TEXT)[0], 0)


def test_the_head_is_changed_with_classes_one_a_line(world: World) -> None:
    made, browser = begun(world), world.client("p-office")
    head = {
        "title": "Tên mới",
        "issuer": "UBND tỉnh mẫu",
        "years": "2026",
        "units": ["department", "commune"],
    }
    head |= {"total": "10", "survey_points": "2", "survey_absent": "missing", "classes": "Tốt: 50\nYếu: 0"}
    assert browser.post(at("head", made), head | {"years": "hai"}).status_code == 422
    assert browser.post(at("head", made), head).status_code == 302
    assert faults(made) == []
    tree = tree_of(made)
    assert (tree.years.name, tree.units, tree.survey_absent) == ("2026", ("department", "commune"), "missing")
    assert [(r.class_, r.from_percent, r.order) for r in tree.classes[0].rows] == [
        ("good", 50, 2),
        ("weak", 0, 1),
    ]
    assert (made.title, made.years) == ("Tên mới", "2026")


def test_two_people_at_one_item_see_both_versions(world: World) -> None:
    made, browser = begun(world), world.client("p-office")
    page = told(browser.get(at("item", made, "1.1")))
    seen = page.split('name="version" value="')[1].split('"')[0]
    browser.post(
        at("item", made, "1.2"), ITEM | {"code": "1.2", "name": "Khác", "points": "3", "version": ""}
    )
    assert browser.post(at("item", made, "1.1"), ITEM | {"name": "Một", "version": seen}).status_code == 302
    late = browser.post(at("item", made, "1.1"), ITEM | {"name": "Hai", "version": seen})
    assert late.status_code == 409
    assert ">Hai</textarea>" in told(late)
    assert "<p>Một</p>" in told(late)


def test_a_published_scorecard_is_not_changed_by_forms(world: World) -> None:
    made, browser = published(world), world.client("p-office")
    assert "Soạn bản mới" in told(browser.get(at("tree", made)))
    assert browser.post(at("item", made, "1.1"), ITEM | {"name": "Khác"}).status_code == 302
    assert made.text == Scorecard.objects.get(pk=made.pk).text


def test_a_text_that_cannot_be_read_whole_is_mended_as_text(world: World) -> None:
    made, browser = begun(world, TEXT + "la: 1\n"), world.client("p-office")
    assert "Sửa trong nội dung tệp trước" in told(browser.get(at("tree", made)))
    assert browser.get(at("item", made, "1.1")).status_code == 302


def asked(browser: Client, address: str) -> int:
    """How many queries a page makes."""
    browser.get(address)
    with CaptureQueriesContext(connection) as found:
        assert browser.get(address).status_code == 200
    return len(found)


def test_the_tree_asks_as_often_for_three_items_as_for_one(world: World) -> None:
    made, browser = begun(world), world.client("p-office")
    few = asked(browser, at("tree", made))
    for n in range(3):
        browser.post(at("add_item", made, "2"), ITEM | {"code": f"2.{n + 3}", "points": "1"})
    browser.get(at("tree", made))
    assert asked(browser, at("tree", made)) == few
