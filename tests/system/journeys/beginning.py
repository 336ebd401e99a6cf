"""From a plan's text to the records of the year: what office, clerks and candidate do before any dossier."""

from collections.abc import Sequence
from pathlib import Path

import python_calamine
import xlsxwriter

from tests.system.journeys import a_plan
from tests.system.site import People, Walk


def bring_plan(office: Walk, tmp_path: Path) -> str:
    """The office brings the folder in, looks at its faults and doubts, changes a rule and publishes."""
    office.go("/phong-trao/ke-hoach").press("Nạp kế hoạch")
    office.upload("Tệp kế hoạch", a_plan.folder(tmp_path)).press("Nạp kế hoạch").says(a_plan.TITLE)
    plan = office.path.split("/")[3]
    office.press("Rà soát").says("Kế hoạch không có lỗi.", "Hai cách hiểu, chưa ai quyết")
    office.go(f"/phong-trao/ke-hoach/{plan}?khoan=III.2-1").says("Máy hiểu thế nào")
    office.go(f"/phong-trao/ke-hoach/{plan}/khoan/III.2-1/sua/quota/tap-the")
    office.fill({"Số suất": "1"}).press("Lưu quy tắc")
    office.go(f"/phong-trao/ke-hoach/{plan}/cac-ban").says("Đang soạn", "III.2-1")
    office.press("Công bố bản này").send().says("Đang áp dụng")
    return plan


def open_movement(office: Walk, plan: str) -> str:
    """The office opens the movement for one year and sets its window; gives the round's number."""
    office.go("/phong-trao/").press("Mở phong trào")
    assert office.path == f"/phong-trao/mo/{plan}"
    office.main.get_by_label("2024").evaluate_all("boxes => boxes.forEach(b => { b.checked = false; })")
    office.send().says("Đang chạy")
    office.press("Đặt thời gian")
    office.fill({"Đăng ký từ ngày": "15/04/2025", "Đến hết ngày": "20/05/2025", "Theo khoản": "I.3"}).send()
    office.says("20/05/2025").press("Xem đăng ký")
    return office.path.split("/")[3]


def register(clerk: Walk, round_: str, who: Sequence[str], unit: str = "") -> None:
    """A clerk registers a unit and people of it; a clerk of several units says which."""
    clerk.go(f"/dang-ky/dot/{round_}/moi")
    if unit:
        clerk.fill({"Đơn vị": unit}).press("Chọn đơn vị")
    clerk.tick(*who).fill({"Nội dung đăng ký": "Không để hồ sơ trễ hẹn."}).send().says(*who)


def import_services(office: Walk, units: Sequence[str], tmp_path: Path) -> None:
    """Figures of the year by workbook: one row is wrong, is told, mended and taken in."""
    office.go("/so-lieu/").press("Nhập từ Excel")
    heads = _heads(office.download("Tải tệp mẫu", tmp_path / "mau.xlsx"), "services")
    right = [f"unit:{units[0]}", "2025", "310", "0", "0", "", "31/12/2025"]
    wrong = [f"unit:{units[1]}", "2025", "200", "không", "0", "", "31/12/2025"]
    first = _workbook(tmp_path / "so-lieu.xlsx", "services", [heads, right, wrong])
    office.upload("Tệp Excel", first).press("Đọc thử tệp").says("Tải tệp lỗi có ghi chú", "không")
    told = office.download("Tải tệp lỗi có ghi chú", tmp_path / "loi.xlsx")
    assert "không" in str(_heads(told, "services", 1))
    office.tick("Nhập các dòng đúng").send()
    mended = _workbook(tmp_path / "da-sua.xlsx", "services", [heads, [*wrong[:3], "0", *wrong[4:]]])
    office.go("/so-lieu/nhap-excel").upload("Tệp Excel", mended).press("Đọc thử tệp").send()
    office.go("/so-lieu/khai-du")
    office.fill({"Bảng": "discipline", "Từ ngày": "01/01/2025", "Đến ngày": "31/12/2025"}).send()


def verify_services(second: Walk) -> None:
    """A second person confirms a figure that somebody else has brought in."""
    second.go("/so-lieu/bang/services").click(second.main.locator("tbody a").first).look()
    second.press("Xác nhận đúng văn bản").says("Đã xác nhận")


def look_at_criteria(candidate: Walk, round_: str) -> None:
    """A candidate asks which criteria they meet, and prints the explanation."""
    candidate.go("/ho-so/xet").says("Tôi đạt những tiêu chuẩn nào?")
    way = candidate.main.locator(f'a[href*="/xet/{round_}/ung-vien/"]')
    candidate.click(way.first).look().says("III.1.b-1", "III.1.b-2")
    candidate.paper("In giải thích", "application/pdf")


def _workbook(path: Path, sheet: str, rows: Sequence[Sequence[str]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


def _heads(path: Path, sheet: str, row: int = 0) -> list[str]:
    """One row of a sheet."""
    book = python_calamine.CalamineWorkbook.from_path(path)
    return [str(v) for v in book.get_sheet_by_name(sheet).to_python()[row]]


def begin(people: People, tmp_path: Path) -> str:
    """Everything before the dossiers of 2025; gives the number of the round."""
    people.on("15/04/2025")
    plan = bring_plan(people["kg-office"], tmp_path)
    round_ = open_movement(people["kg-office"], plan)
    register(people["kg-clerk"], round_, ["Phòng Quản lý xây dựng", "Cá nhân mẫu 10"])
    register(people["kg-clerk0"], round_, ["Phòng Quy hoạch - Kiến trúc"], "Phòng Quy hoạch")
    people.on("31/12/2025")
    import_services(people["kg-office"], ["kg-qlxd", "kg-qhkt"], tmp_path)
    verify_services(people["kg-appraiser"])
    look_at_criteria(people["kg-person"], round_)
    return round_
