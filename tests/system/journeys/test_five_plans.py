"""For each of the five plans one way from its text to its end, on the demo's own data."""

from collections.abc import Callable

import pytest

from tests.system.journeys import council, deciding, dossiers
from tests.system.site import People, Walk, command

pytestmark = pytest.mark.system
MEMBERS = ("chair", "secretary", "member1", "member2", "member3", "member4", "member5")


def read_plan(reader: Walk, issuer: str, clause: str) -> None:
    """Anybody reads the plan: its words, how one clause is understood, its calendar and places."""
    reader.go("/phong-trao/ke-hoach")
    reader.click(reader.main.locator("tbody tr").filter(has_text=issuer).locator("a").first).look()
    plan = reader.path
    reader.go(f"{plan}?khoan={clause}").says("Máy hiểu thế nào")
    reader.go(f"{plan}/lich").go(f"{plan}/chi-tieu")


def test_003_decides_publishes_and_answers(people: Callable[..., People]) -> None:
    everybody = people()
    clerk, office, person = everybody["hn-clerk"], everybody["hn-office"], everybody["hn-person"]
    read_plan(clerk, "Sở Tư pháp tỉnh Hà Nam", "III.2.b-4")
    office.go("/ho-so/xet").says("Danh sách")
    office.go("/quyet-dinh/").press("Tặng Giấy khen của Giám đốc Sở, năm 2024")
    office.says("01/QĐ-STP", "Đã xong: Ban hành", "7/7 phiếu, đạt 100%")
    assert office.paper("Tải bản in PDF", "application/pdf").startswith(b"%PDF")
    office.go("/danh-hieu/").says("01/QĐ-STP", "Còn hiệu lực")
    person.go("/quyet-dinh/").says("01/QĐ-STP")
    office.go("/quyet-dinh/thu").says("đã gửi")
    everybody["hn-auditor"].go("/hoi-dong/").press("Phiên họp xét khen thưởng năm 2024")


def test_002_records_the_answer_of_a_level_outside(people: Callable[..., People]) -> None:
    office = people()["tm-office"]
    read_plan(office, "UBND phường Thác Mơ", "III.1.1.b")
    office.go("/quyet-dinh/chuyen-cap-tren").click(office.main.locator("tbody a").first).look()
    office.says("UBND thị xã Phước Long", "chờ trả lời")
    assert office.paper("Tải ZIP", "application/zip").startswith(b"PK")
    package = office.path
    office.press("Ghi trả lời của cấp trên")
    office.fill({"Số văn bản trả lời": "88/QĐ-UBND", "Ngày văn bản": "09/04/2025"})
    *granted, _last = office.main.locator("input[type=radio][value=yes]").all()
    for answer in granted:
        answer.check()
    office.main.locator("input[type=radio][value=no]").last.check()
    office.main.locator("input[name^=why_]").last.fill("Chưa đủ thời gian công tác.")
    office.send().says("Đã trả lời", "được tặng", "không được tặng: Chưa đủ thời gian công tác.")
    office.go("/danh-hieu/").says("88/QĐ-UBND", "Cá nhân mẫu 18").hides("Cá nhân mẫu 27")
    people()["tm-auditor"].go(package).says("88/QĐ-UBND")


def choose_reserved(steering: Walk, board: str, codes: tuple[str, ...]) -> None:
    """The steering committee gives the places that the plan keeps for it."""
    for code in codes:
        steering.go(board).press("Chọn, nêu lý do")
        steering.main.locator("label").filter(has_text=code).locator("input").check()
        steering.fill({"Lý do": "Sáng kiến được Bộ Nội vụ công nhận."}).send()
    steering.says("Suất dành riêng").hides("chưa đủ điều kiện")


def put_first(office: Walk, board: str, dossier: str) -> None:
    """The office moves one dossier before all others."""
    office.go(board)
    office.main.locator("input[name^=hang-]").evaluate_all(
        """(boxes, first) => boxes.forEach(b => {
            if (b.name === first) b.value = '1';
            else if (b.value) b.value = String(Number(b.value) + 1);
        })""",
        f"hang-{dossier}",
    )
    office.fill({"Lý do": "Kết quả nổi bật, phiếu góp ý tốt."}).press("Lưu thứ tự")


def test_000_goes_up_and_004_ranks_decides_and_grants_below(people: Callable[..., People]) -> None:
    everybody = people()
    office, secretary, below = everybody["ag-office"], everybody["ag-secretary"], everybody["agtp-office"]
    read_plan(below, "Sở Tư pháp tỉnh An Giang", "III.1")
    read_plan(office, "UBND tỉnh An Giang", "so-luong-2")
    below.go("/quyet-dinh/chuyen-cap-tren").click(below.main.locator("tbody a").first).look()
    package = below.path
    below.says("HS-0072", "chờ trả lời")
    office.go(package).says("01/TTr-STP", "HS-0058")
    board = "/tham-dinh/xep-hang/14/bk-nam.ca-nhan"
    choose_reserved(everybody["ag-steering"], board, ("HS-0073", "HS-0084"))
    put_first(office, board, "72")
    office.press("Trình Hội đồng").send()
    secretary.go("/hoi-dong/danh-sach")
    mine = secretary.main.locator("tbody a").first.get_attribute("href").split("/")[2]
    session = council.call(secretary, mine, "14", "10/04/2025", ["HS-0071", "HS-0072", "HS-0091"])
    codes = council.hand_out_codes(everybody, "ag", session, ("chair", "secretary", "member1"))
    council.open_vote(secretary, session)
    for member in MEMBERS:
        council.vote(everybody[f"ag-{member}"], session)
    council.close(everybody["ag-chair"], session, codes)
    council.write_minutes(secretary, everybody["ag-chair"], session)
    deciding.sign(everybody["ag-signer"], "2")
    decision = deciding.draft(office, "2024")
    deciding.sign(everybody["ag-signer"], decision)
    deciding.publish(office, decision)
    below.go(package).says("02/QĐ-UBND", "Đã trả lời").hides("chờ trả lời")
    below.go("/ho-so/58").says("Đã được tặng")
    below.go("/danh-hieu/").says("02/QĐ-UBND")
    everybody["agtp-clerk"].go("/quyet-dinh/").says("02/QĐ-UBND")


def test_001_finishes_its_drafts(people: Callable[..., People], home: object) -> None:
    everybody = people()
    clerk, office = everybody["kg-clerk0"], everybody["kg-office"]
    read_plan(clerk, "Sở Xây dựng tỉnh Kiên Giang", "IV.1.2.a-1")
    clerk.go("/dang-ky/dot/10").says("Chưa ai đăng ký đợt này")
    clerk.go("/ho-so/?state=draft").press("HS-0057")
    clerk.says("Chưa gửi được: còn thiếu tờ trình (V.1-1)").press("Soạn từ dữ liệu").says("soạn từ dữ liệu")
    dossiers.write_report(clerk, "Cá nhân mẫu 24 thẩm định 130 hồ sơ vật liệu xây dựng, xong trước hạn.")
    dossiers.check_and_send(clerk)
    clerk.press("In phiếu gửi").says("HS-0057")
    office.go("/ho-so/57").says("Tờ trình (PDF)", "Báo cáo thành tích (PDF)")
    office.go("/ho-so/57").press("Tiếp nhận hồ sơ").says("Đã tiếp nhận")
    assert command(home, "audit", "verify").returncode == 0
