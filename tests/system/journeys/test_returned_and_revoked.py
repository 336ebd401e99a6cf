"""A dossier that comes back and goes again; an award that is taken away."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.system.journeys import dossiers
from tests.system.site import People, Walk, command

pytestmark = pytest.mark.system
SENT = "/ho-so/53"
"""A dossier of the demo that a clerk has sent and nobody has taken in."""


def send_back(office: Walk) -> None:
    office.go(SENT).press("Trả lại hồ sơ").tick("Thành tích trong phong trào thi đua")
    office.fill({"Lý do": "Chưa nêu số hồ sơ đã giải quyết.", "Hạn bổ sung": "14/04/2025"}).send()
    office.says("Yêu cầu bổ sung", "Phần phải sửa")


def test_a_dossier_returned_supplemented_and_sent_again(people: Callable[..., People]) -> None:
    everybody = people()
    office, clerk = everybody["kg-office"], everybody["kg-clerk"]
    send_back(office)
    office.press("Hoàn tác").says("Đã gửi")
    send_back(office)
    clerk.go("/").says("Bổ sung hồ sơ HS-0053", "hết 14/04/2025").press("Bổ sung hồ sơ")
    clerk.says("Chưa nêu số hồ sơ đã giải quyết.").press("Thành tích trong phong trào thi đua")
    box = clerk.main.locator("textarea").first
    box.fill(f"{box.input_value()} Đã giải quyết 310 hồ sơ, đều đúng hẹn.")
    clerk.send().go(SENT)
    dossiers.check_and_send(clerk)
    office.go(SENT).press("So hai lần gửi")
    assert "310 hồ sơ" in office.main.locator("ins").first.inner_text()
    assert office.main.locator("del").count() == 0
    office.says("Tóm tắt một câu không đổi")
    office.go(SENT).press("Tiếp nhận hồ sơ").says("Đã tiếp nhận")


def test_an_award_revoked_with_its_trail(people: Callable[..., People], home: Path) -> None:
    everybody = people()
    office, signer = everybody["hn-office"], everybody["hn-signer"]
    office.go("/quyet-dinh/1").says("01/QĐ-STP").press("Lập hủy bỏ").tick("Cá nhân mẫu 02")
    office.fill({"Căn cứ": "Gian dối trong kê khai", "Lý do": "Kết luận thanh tra 5/KL-TTr, 01/04/2025."})
    decision = office.send().path
    office.press("Trình ký")
    signer.go(decision).press("Ký ban hành").says("Ký rồi không rút lại được").send()
    number = re.search(r"\d+/QĐ-STP", signer.main.inner_text().partition("Số ")[2])[0]
    assert number != "01/QĐ-STP"
    office.go(decision).press("Công bố quyết định").press("Cá nhân mẫu 02")
    office.says(f"Đã hủy bỏ theo quyết định {number}", "gian dối trong kê khai", "chưa thu hồi")
    for what in ("Ghi thu hồi hiện vật", "Ghi thu hồi tiền thưởng"):
        office.press(what).fill({"Ngày thu hồi": "10/04/2025"}).send()
    office.hides("chưa thu hồi").says("Hủy bỏ khen thưởng", "Ghi danh hiệu được tặng")
    office.go("/quyet-dinh/1").press("Hủy bỏ khen thưởng theo 01/QĐ-STP").says(f"Số {number}")
    assert command(home, "audit", "verify").returncode == 0
