"""A scored year in a browser: tree on screen, own scores, appraisal, council, results, complaint, results again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.system.site import People, Walk

pytestmark = pytest.mark.system
UNIT = "Phòng Phổ biến, giáo dục pháp luật"
TEXT = """code: mau-phong
title: {vi: Bộ tiêu chí mẫu cho các phòng, en: Sample scorecard of divisions}
issuer: Sở Tư pháp tỉnh Hà Nam
years: "2025"
units: [division]
total: "10"
items:
  - code: "1"
    name: {vi: Chỉ đạo điều hành, en: Direction}
    points: "10"
    by: Sở Tư pháp tỉnh Hà Nam
    items:
      - {code: "1.1", name: {vi: Kế hoạch năm, en: Yearly plan}, points: "4"}
      - {code: "1.2", name: {vi: Báo cáo đúng hạn, en: Reports on time}, points: "5"}
classes:
  - classes: [{class: excellent, from: "90"}, {class: good, from: "0"}]
"""


def test_a_year_is_scored_from_its_tree_to_the_results_announced_again(
    people: Callable[..., People], tmp_path: Path
) -> None:
    everybody = people()
    office, clerk, signer = everybody["hn-office"], everybody["hn-clerk"], everybody["hn-signer"]
    year = _opened(office, tmp_path)
    clerk.go("/").press("Mở phiếu").fill(
        {"Điểm tự chấm mục 1.1": "4", "Giải trình mục 1.1": "Kế hoạch mẫu ban hành tháng 12."}
    )
    clerk.fill({"Điểm tự chấm mục 1.2": "6", "Giải trình mục 1.2": "Bốn báo cáo mẫu đều đúng hạn."})
    clerk.send().says("Đã lưu phiếu")
    card = clerk.path.removesuffix("/tu-cham")
    signer.go(card).press("Ký, gửi phiếu").send().says("Đã gửi phiếu")
    _appraised(everybody["hn-appraiser"])
    office.go(card).press("Kết thúc thẩm định").says("Phiếu trình Hội đồng")
    secretary = everybody["hn-secretary"].go(f"{year}/hoi-dong")
    secretary.says("Một báo cáo mẫu chậm hai ngày").press("Chốt điểm theo biên bản")
    secretary.fill({"Số biên bản": "00/BB (mẫu)", "Ngày họp": "10/04/2025"}).send().says("Đã chốt điểm")
    _announced_and_again(signer, office, (year, card))
    _looked_at(people, (year, card))


def _opened(office: Walk, folder: Path) -> str:
    """The scorecard from a file, its tree put right on screen, published, the year opened."""
    file = folder / "bo-tieu-chi.yaml"
    file.write_text(TEXT, encoding="utf-8")
    office.go("/cham-diem/bo-tieu-chi").press("Soạn bộ tiêu chí").upload("Tệp YAML", file)
    office.send().says("các mục con cộng lại 9, ghi 10")
    office.press("Sửa cây tiêu chí").click(office.main.get_by_role("link", name="Sửa 1.2").first)
    office.look().fill({"Điểm tối đa": "6"}).send().says("Đã sửa mục 1.2", "không thấy lỗi")
    office.press("Hoàn tác").says("Đã hoàn tác", "các mục con cộng lại 9")
    office.click(office.main.get_by_role("link", name="Sửa 1.2").first).fill({"Điểm tối đa": "6"}).send()
    office.press("Xem bộ tiêu chí").press("Ban hành")
    office.fill({"Số quyết định": "00/QĐ (mẫu)", "Ngày quyết định": "01/04/2025"}).send().says("Đã ban hành")
    office.press("Mở năm chấm điểm").fill(
        {"Tự chấm đến hết ngày": "20/04/2025", "Thẩm định đến hết ngày": "30/04/2025"}
    )
    return office.send().says(UNIT).path


def _appraised(appraiser: Walk) -> None:
    """Both items over all units, with the keyboard; a change with its reason."""
    appraiser.go("/").press("Mở hàng chờ").press("1.1 Kế hoạch năm")
    box = appraiser.main.get_by_label("Điểm thẩm định mục 1.1")
    box.fill("4")
    box.press("Enter")
    appraiser.main.get_by_text("Đã lưu").first.wait_for()
    appraiser.press("Mục sau").fill({"Điểm thẩm định mục 1.2": "5"})
    appraiser.main.get_by_label("Điểm thẩm định mục 1.2").press("Enter")
    appraiser.main.get_by_text("nêu lý do").first.wait_for()
    appraiser.fill({"Lý do mục 1.2": "Một báo cáo mẫu chậm hai ngày."})
    appraiser.main.get_by_role("button", name="Lưu").first.click()
    appraiser.main.get_by_text("Đã lưu").first.wait_for()


def _announced_and_again(signer: Walk, office: Walk, at: tuple[str, str]) -> None:
    """The results, a complaint that is upheld, the results announced again; both can be read."""
    year, card = at
    signer.go(f"{year}/cong-bo").fill({"Số quyết định": "01/QĐ (mẫu)", "Ngày quyết định": "10/04/2025"})
    signer.fill({"Nhận kiến nghị đến hết ngày": "20/04/2025"}).send().says("Đã công bố", "90,00")
    signer.go("/").says("kiến nghị nếu cần")
    signer.go(card).press("1.2").press("Kiến nghị về điểm")
    signer.fill({"Nội dung kiến nghị": "Báo cáo gửi qua trục đúng ngày, kèm ảnh chụp mẫu."}).send()
    office.go("/").says("Trả lời 1 kiến nghị về điểm")
    office.go(year).press(UNIT, office.main.locator("details.more").last).press("Sửa điểm")
    office.fill({"Điểm": "6", "Lý do": "Đúng, trục ghi nhận trong hạn."}).send()
    office.go("/").says("Công bố lại kết quả chấm điểm 2025")
    signer.go(f"{year}/cong-bo-lai").fill({"Số quyết định": "02/QĐ (mẫu)", "Ngày quyết định": "10/04/2025"})
    signer.fill({"Lý do": "Theo kiến nghị (mẫu)."}).send().says("Đã công bố lại", "100,00")
    signer.press("Lần 1").says("90,00")


def _looked_at(people: Callable[..., People], at: tuple[str, str]) -> None:
    """What came of it, in English on a phone."""
    year, card = at
    reader = people(lang="en", size="phone")["hn-office"]
    for page in (year, f"{year}/ket-qua", f"{year}/hoi-dong", f"{year}/lech", card, "/cham-diem/tham-dinh"):
        reader.go(page)
    reader.go(f"{year}/lech").says("Mục")
    assert "1.2 Reports on time" in reader.main.inner_text()
