"""Two at once, twice at once, no line, too late, not one's own, no mouse."""

from collections.abc import Callable

import pytest

from tests.system.journeys import dossiers
from tests.system.site import People, Walk

pytestmark = pytest.mark.system
ASK = "/ho-so/xet/10/ung-vien/person:kg-p10/hoi"
"""Where a candidate asks the office something."""
SECTION = "/ho-so/57/bao-cao/results"
"""A section of a draft that its unit's clerk and the office may write."""


def write(walk: Walk, words: str) -> Walk:
    walk.main.locator("textarea").first.fill(words)
    return walk


def test_two_people_write_one_section_and_nothing_is_lost(people: Callable[..., People]) -> None:
    everybody = people()
    clerk, office = everybody["kg-clerk0"].go(SECTION), everybody["kg-office"].go(SECTION)
    write(clerk, "Chữ của đầu mối: 130 hồ sơ.").send()
    write(office, "Chữ của văn phòng: 12 hồ sơ khó.")
    office.click(office.found("Lưu và sang")).look()
    office.says("Mục này đã có người khác lưu", "Chữ của đầu mối: 130 hồ sơ.", "Chưa mất gì.")
    mine = office.main.locator("textarea").first
    assert mine.input_value() == "Chữ của văn phòng: 12 hồ sơ khó."
    mine.fill("Chữ của đầu mối: 130 hồ sơ. Chữ của văn phòng: 12 hồ sơ khó.")
    office.press("Gộp hai bản")
    text = clerk.go(SECTION).main.locator("textarea").first.input_value()
    assert text == "Chữ của đầu mối: 130 hồ sơ. Chữ của văn phòng: 12 hồ sơ khó."


def test_a_double_click_does_one_thing(people: Callable[..., People]) -> None:
    everybody = people()
    person = everybody["kg-person"].go(ASK).fill({"Nội dung": "Bao giờ có kết quả?"})
    person.main.locator("button.btn-main").dblclick()
    person.page.wait_for_url(lambda url: not url.endswith("/hoi"))
    told = everybody["kg-office"].go("/thong-bao").main.locator("tr").filter(has_text="Bao giờ có kết quả?")
    assert told.count() == 1


def test_a_dropped_line_loses_no_word(people: Callable[..., People]) -> None:
    clerk = people()["kg-clerk0"].go(SECTION)
    saved = clerk.main.locator("[data-saved]")
    clerk.context.set_offline(True)
    write(clerk, "Chữ gõ khi mất mạng.")
    clerk.main.locator("[data-saved][data-state=late]").wait_for()
    assert "Chưa lưu, đang thử lại" in saved.inner_text()
    assert clerk.main.locator("textarea").first.input_value() == "Chữ gõ khi mất mạng."
    clerk.context.set_offline(False)
    clerk.main.locator("[data-saved][data-state=saved]").wait_for()
    clerk.told.clear()  # the browser itself has complained of the line
    assert clerk.again().main.locator("textarea").first.input_value() == "Chữ gõ khi mất mạng."


def test_a_session_that_ends_while_one_types_loses_no_word(people: Callable[..., People]) -> None:
    clerk = people()["kg-clerk0"].go(SECTION)
    kept = [c for c in clerk.context.cookies() if c["name"] == "session"]
    clerk.context.clear_cookies(name="session")
    write(clerk, "Chữ gõ khi phiên đã hết.")
    clerk.main.locator("[data-saved][data-state=late]").wait_for()
    assert "phiên đăng nhập đã hết" in clerk.main.locator("[data-saved]").inner_text()
    clerk.click(clerk.found("Lưu"))
    assert clerk.path.startswith("/vao/login/")
    clerk.context.add_cookies(kept)
    clerk.told.clear()  # the browser itself has complained of the refusal
    clerk.go(SECTION).press("Lấy lại chữ đó")
    clerk.main.locator("[data-saved][data-state=saved]").wait_for()
    assert clerk.again().main.locator("textarea").first.input_value() == "Chữ gõ khi phiên đã hết."


def kept_here(walk: Walk) -> list[str]:
    """Keys of what this browser keeps of forms."""
    found: list[str] = walk.page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('thidua:'))")
    return found


def test_an_ordinary_form_comes_back_after_a_session_ended(people: Callable[..., People]) -> None:
    person = people()["kg-person"]
    person.page.on("dialog", lambda asked: asked.accept())
    person.go(ASK)
    box = person.main.locator("form[data-guard] textarea, form[data-guard] input[type=text]").first
    box.fill("Chữ gõ ở biểu mẫu thường.")
    kept = [c for c in person.context.cookies() if c["name"] == "session"]
    person.context.clear_cookies(name="session")
    person.click(person.main.locator("form[data-guard] button.btn-main").first)
    assert person.path.startswith("/vao/login/")
    assert kept_here(person)
    person.context.add_cookies(kept)
    person.told.clear()  # the browser itself has complained of the refusal
    person.go(ASK).press("Lấy lại chữ đó")
    assert box.input_value() == "Chữ gõ ở biểu mẫu thường."
    person.page.evaluate("document.querySelector('[data-signs-out]').requestSubmit()")
    person.page.wait_for_url("**/vao/login/**")
    assert not kept_here(person)


def test_words_that_never_arrived_are_offered_again(people: Callable[..., People]) -> None:
    clerk = people()["kg-clerk0"].go(SECTION)
    clerk.page.on("dialog", lambda asked: asked.accept())
    clerk.page.route("**/luu", lambda route: route.abort())
    write(clerk, "Chữ chưa kịp lưu.")
    clerk.main.locator("[data-saved][data-state=late]").wait_for()
    clerk.page.unroute("**/luu")
    clerk.told.clear()  # the browser itself has complained of the line
    clerk.again().press("Lấy lại chữ đó")
    assert clerk.main.locator("textarea").first.input_value() == "Chữ chưa kịp lưu."
    clerk.main.locator("[data-saved][data-state=saved]").wait_for()


def test_too_late_is_refused_by_clause_then_asked_and_allowed(people: Callable[..., People]) -> None:
    everybody = people()
    clerk, office = everybody["hn-clerk"], everybody["hn-office"]
    dossier = dossiers.start(clerk, "2", "gk-so.collective", "Phòng Phổ biến")
    clerk.press("Soạn từ dữ liệu")
    dossiers.write_report(clerk, "Phòng tổ chức 30 buổi phổ biến pháp luật, 1.200 lượt người dự.")
    clerk.says("hạn đã hết lúc 24:00 ngày 04/01/2025 (khoản III.3.c, giờ máy chủ)", "Bản nháp còn nguyên")
    clerk.press("Xin nộp muộn").fill({"Lý do": "Người phụ trách nghỉ ốm từ 20/12."}).send()
    clerk.says("Chờ Sở Tư pháp tỉnh Hà Nam trả lời")
    office.go(f"/ho-so/{dossier}").says("Người phụ trách nghỉ ốm từ 20/12.").press("Nhận nộp muộn")
    office.fill({"Lý do": "Có giấy ra viện."}).send()
    dossiers.check_and_send(clerk.go(f"/ho-so/{dossier}"))
    for walk in (clerk, office):
        walk.go(f"/ho-so/{dossier}").says("Nhận nộp muộn, lý do: Có giấy ra viện.", "Đã gửi")


FOREIGN = (
    ("hn-office", "/ho-so/53"),
    ("hn-clerk", "/ho-so/53/bao-cao/results"),
    ("kg-office", "/quyet-dinh/chuyen-cap-tren/1"),
    ("kg-office", "/hoi-dong/phien/1"),
    ("kg-person", "/so-lieu/ban-ghi/1"),
    ("tm-office", "/don-vi/nguoi/1"),
)
"""Who asks for what of another agency."""


def test_what_is_not_ones_own_is_not_there(people: Callable[..., People]) -> None:
    everybody = people()
    for who, where in FOREIGN:
        walk = everybody[who]
        assert walk.page.goto(where).status == 404, (who, where)
        walk.look().says("Không tìm thấy trang này")


def test_one_form_by_keyboard_alone(people: Callable[..., People]) -> None:
    walk = people()["kg-person"].go(ASK)
    keys = walk.page.keyboard
    keys.press("Tab")
    assert walk.page.evaluate("document.activeElement.className") == "skip"
    keys.press("Enter")
    for _step in range(15):
        keys.press("Tab")
        if walk.page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    keys.type("Khi nào có kết quả xét?")
    keys.press("Tab")
    keys.press("Enter")
    walk.page.wait_for_url(lambda url: "/hoi" not in url)
    walk.look().says("Đã gửi câu hỏi cho cơ quan thường trực.")
