"""A document becomes a running movement: read, confirmed by the keyboard alone, published, opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.system.site import LANGUAGES, People, Walk
from tests.web.movements.read_words import WORDS
from tests.web.records.samples import document

pytestmark = pytest.mark.system


def read(office: Walk, file: Path) -> str:
    """Send a document in and wait for its draft; the number of the draft."""
    office.go("/phong-trao/ke-hoach").press("Đọc từ văn bản").upload("Tệp của văn bản", file).press(
        "Gửi và đọc"
    )
    office.waits_for("Xem kết quả").press("Xem kết quả").says("Xác nhận điều đã đọc", "chỗ ngờ")
    return office.path.split("/")[3]


def key(office: Walk, pressed: str) -> None:
    """Press a key that leads to another page, and wait for it."""
    with office.page.expect_navigation():
        office.page.keyboard.press(pressed)


def confirm(office: Walk) -> None:
    """Everything is answered from the keyboard: a doubt is changed by its form, the rest accepted."""
    page = office.page
    office.main.locator("[data-keys-help] summary").focus()
    page.keyboard.press("Enter")
    office.main.locator("[data-keys]").focus()
    page.keyboard.press("Enter")
    office.says("Phím tắt: đang bật")
    office.main.locator("#chon").focus()
    key(office, "n")
    office.look()
    key(office, "e")
    office.look()
    office.main.locator("button.btn-main").focus()
    key(office, "Enter")
    assert office.look().main.locator("progress").get_attribute("value") == "1"
    key(office, "u")
    while office.main.locator(".chips a:not(.met)").count():
        key(office, "a")
    office.look().says("không còn chỗ ngờ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_a_document_to_a_running_movement(
    people: Callable[..., People], tmp_path: Path, lang: str
) -> None:
    office = people(lang)["hn-office"]
    file = tmp_path / "ke-hoach-mau.docx"
    file.write_bytes(document(*WORDS.splitlines()))
    plan = read(office, file)
    confirm(office)
    office.press("Tới bước công bố").hides("chưa ai xác nhận")
    office.send().says("Đang áp dụng")
    office.go(f"/phong-trao/mo/{plan}").send().says("Đang chạy")


def test_a_telephone_shows_one_side_at_a_time(people: Callable[..., People], tmp_path: Path) -> None:
    office = people("vi", "phone")["hn-office"]
    file = tmp_path / "ke-hoach-mau.txt"
    file.write_text(WORDS, "utf-8")
    read(office, file)
    assert office.main.locator(".confirm-read").is_visible()
    office.press("Xem văn bản gốc")
    assert office.main.locator(".confirm-source").is_visible()
    assert not office.main.locator(".confirm-read").is_visible()
    office.press("Xem điều đã hiểu").says("Nhận điều này")
