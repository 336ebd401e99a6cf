"""An initiative in a browser: written by its author, appraised beside what it resembles, copied by another unit."""

from collections.abc import Callable

import pytest

from tests.system.site import People

pytestmark = pytest.mark.system
TITLE = "Quét giấy tờ ngay khi tiếp nhận (mẫu)"


def test_an_initiative_is_written_sent_appraised_and_another_copied(people: Callable[..., People]) -> None:
    everybody = people()
    person, office = everybody["hn-person"], everybody["hn-office"]
    person.go("/sang-kien/cua-toi").press("Đăng ký sáng kiến")
    person.fill({"Tên sáng kiến": TITLE}).send().says("tự lưu")
    person.fill(
        {
            "Vấn đề cần giải quyết": "Hồ sơ giấy được số hóa sau khi tiếp nhận nên phải chờ thêm một ngày (mẫu).",
            "Giải pháp": "Công chức quét giấy tờ ngay tại quầy.",
            "Điểm mới": "Không còn khâu chờ.",
            "Hiệu quả": "Giảm từ 7 xuống 5 ngày, theo báo cáo mẫu.",
            "Nơi đã áp dụng": "Bộ phận Một cửa",
            "Áp dụng từ ngày": "06/01/2025",
            "Khả năng nhân rộng": "Mọi bộ phận một cửa.",
        }
    )
    person.send().says("Đã lưu", "100%")
    here = person.path
    person.press("Gửi sáng kiến").send().says("Đã gửi sáng kiến")
    office.go(here).says("Chỗ giống sáng kiến khác", "nên phải chờ thêm một ngày")
    office.press("Thẩm định sáng kiến").fill({"Ý kiến thẩm định": "Chỗ giống là phần nêu vấn đề."})
    office.send().says("Đã thẩm định")
    clerk = everybody["kg-clerk"]
    clerk.go("/sang-kien/duoc-cong-nhan").press("Gộp bước tiếp nhận và số hóa hồ sơ (mẫu)")
    clerk.press("Ghi áp dụng lại").fill(
        {"Áp dụng từ ngày": "01/04/2025", "Nơi áp dụng": "Quầy mẫu", "Hiệu quả": "Giảm một ngày."}
    )
    clerk.send().says("Nơi áp dụng lại: 2")
