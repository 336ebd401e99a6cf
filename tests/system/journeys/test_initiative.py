"""An initiative in a browser: written, appraised, heard, recognised, and one copied elsewhere."""

from collections.abc import Callable

import pytest

from tests.system.site import People

pytestmark = pytest.mark.system
TITLE = "Quét giấy tờ ngay khi tiếp nhận (mẫu)"


def heard(people: People, title: str) -> None:
    """The initiative council: called, on the roll, marked, voted by hands, its minutes signed by two."""
    secretary, chair = people["hn-secretary"], people["hn-chair"]
    secretary.go("/hoi-dong/danh-sach").press("Hội đồng sáng kiến").press("Lập phiên họp")
    secretary.main.locator("input[name=mode][value=open]").check()
    secretary.fill({"Tên phiên họp": "Họp xét sáng kiến (mẫu)"}).send().says(title, "chưa ký")
    at = secretary.path
    secretary.press("Điểm danh")
    for there in secretary.main.locator("input[type=radio][value=present]").all():
        there.check()
    secretary.send()
    chair.go(at).press("Nhận xét")
    for box in chair.main.locator("input[type=radio][value='1']").all():
        box.check()
    chair.fill({"Nhận xét": "Làm được ngay."}).send()
    secretary.go(at).press("Mở bỏ phiếu").send()
    secretary.go(at).press("Ghi biểu quyết")
    for box in secretary.main.locator("input[type=radio][value=for]").all():
        box.check()
    secretary.send()
    secretary.go(at).press("Đóng biểu quyết").send().says("đạt 100%")
    secretary.press("Viết giờ và kết luận").fill({"Kết thúc lúc": "9:30"}).send().says("Đã lưu biên bản")
    secretary.press("Ký biên bản").send()
    chair.go(at).press("Ký biên bản").send().says("Đã ký biên bản")
    assert chair.paper("Bản in PDF", "pdf").startswith(b"%PDF")


def recognised(people: People, here: str) -> None:
    """The signer's decision and confirmation; the record that criteria read stands in the office's books."""
    signer, person, office = people["hn-signer"], people["hn-person"], people["hn-office"]
    signer.go("/sang-kien/").press("Công nhận sáng kiến").send().says("Đã công nhận")
    signer.go(here).press("Cấp giấy xác nhận").send().says("Đã cấp giấy xác nhận")
    person.go(here).says("Quyết định số", "Giấy xác nhận số")
    office.go("/so-lieu/bang/initiatives").says(TITLE)


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
    heard(everybody, TITLE)
    recognised(everybody, here)
    clerk = everybody["kg-clerk"]
    clerk.go("/sang-kien/duoc-cong-nhan").press("Gộp bước tiếp nhận và số hóa hồ sơ (mẫu)")
    clerk.press("Ghi áp dụng lại").fill(
        {"Áp dụng từ ngày": "01/04/2025", "Nơi áp dụng": "Quầy mẫu", "Hiệu quả": "Giảm một ngày."}
    )
    clerk.send().says("Nơi áp dụng lại: 2")
