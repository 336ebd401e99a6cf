"""Dossiers: written and sent by clerks, taken in and appraised, ranked, shown to the public."""

import re
from pathlib import Path

from docx import Document

from tests.system.site import People, Walk

CODE = re.compile(r"HS-\d+")


def start(clerk: Walk, round_: str, award: str, who: str) -> str:
    """A clerk begins a dossier; gives its number."""
    clerk.go(f"/ho-so/lap?round={round_}")
    clerk.main.locator(f'input[value="{award}"]').check()
    clerk.press("Chọn người được đề nghị").tick(who).send().says(who)
    return clerk.path.split("/")[2]


def write_report(clerk: Walk, words: str) -> None:
    """All sections of the report, one page after another; the first is saved as one types."""
    clerk.press("Viết báo cáo")
    _type(clerk, words)
    clerk.page.locator("[data-saved][data-state=saved]").wait_for()
    while "/bao-cao/" in clerk.path:
        _type(clerk, f"{words} ({clerk.path.rsplit('/', 1)[1]})")
        clerk.send()


def _type(clerk: Walk, words: str) -> None:
    clerk.main.locator("textarea").first.fill(words)


def attach(clerk: Walk, tmp_path: Path) -> None:
    """The signed report is put beside it as a file."""
    paper = Document()
    paper.add_paragraph("Báo cáo thành tích đã ký (mẫu).")
    paper.save(str(tmp_path / "bao-cao.docx"))
    clerk.main.locator("details").filter(has=clerk.page.locator("input[type=file]")).first.evaluate(
        "d => { d.open = true; }"
    )
    clerk.main.locator("input[type=file]").first.set_input_files(tmp_path / "bao-cao.docx")
    clerk.press("Gắn tệp").says("bao-cao.docx")


def check_and_send(clerk: Walk) -> None:
    """The last look, and the dossier is on its way."""
    clerk.press("Kiểm tra lại trước khi gửi").press("Gửi hồ sơ")
    assert clerk.path.endswith("/da-gui"), clerk.path


def accept_all(office: Walk, codes: list[str]) -> None:
    """The office takes dossiers in, together."""
    office.go("/ho-so/?hang=waiting")
    for code in codes:
        office.main.locator(f'input[name=pick][value="{code}"]').locator("visible=true").first.check()
    office.press("Tiếp nhận").says(f"HS-{int(codes[0]):04}").send()


def assign_all(office: Walk, appraiser: str, due: str) -> None:
    """The office gives every dossier that waits to an appraiser."""
    office.go("/tham-dinh/?hang=free")
    for box in office.main.locator("input[name=pick]").locator("visible=true").all():
        box.check()
    office.press("Giao thẩm định").tick(appraiser).fill({"Hạn có ý kiến": due}).send()


def appraise(appraiser: Walk, dossier: str) -> None:
    """Every criterion gets an opinion; what the rules found met is agreed with at once."""
    appraiser.go(f"/tham-dinh/{dossier}")
    if appraiser.main.get_by_role("button", name=appraiser.words("Đồng ý với máy")).count():
        appraiser.press("Đồng ý với máy ở các tiêu chuẩn đạt")
    for _turn in range(12):
        if appraiser.main.locator(".stuck, [aria-disabled=true]").count() == 0:
            break
        appraiser.tick("Đạt").fill({"Lý do": "Theo hồ sơ và biên bản họp."}).press("Lưu")
    appraiser.press("Kết thúc thẩm định").says(f"HS-{int(dossier):04}")


def ask_public(office: Walk, public: Walk, round_: str, days: tuple[str, str]) -> None:
    """Comment days: somebody without an account comments, the office answers."""
    office.go(f"/tham-dinh/gop-y/{round_}").press("Mở lấy ý kiến")
    office.fill({"Từ ngày": days[0], "Đến hết ngày": days[1], "Nơi nhận góp ý khác": "Văn phòng Sở"}).send()
    public.go("/tham-dinh/cong-khai").says("Phòng Quản lý xây dựng")
    public.press("Góp ý").fill({"Nội dung góp ý": "Phòng này rất tận tình."}).send().says("GY-")
    office.go(f"/tham-dinh/gop-y/{round_}").says("Phòng này rất tận tình.")
    office.press("Trả lời").fill({"Trả lời": "Cảm ơn, đã ghi nhận."})
    office.tick("Không đúng hoặc không ảnh hưởng đến việc xét").send()


def waive(office: Walk, round_: str, award: str) -> None:
    """The office says why it leaves comment days out."""
    office.go(f"/tham-dinh/gop-y/{round_}/{award}/khong-lay")
    office.fill({"Lý do": "Một người, đã niêm yết tại trụ sở."}).send()


def rank(office: Walk, round_: str, award: str, first: str, second: str) -> None:
    """The office sets an order with its reason."""
    office.go(f"/tham-dinh/xep-hang/{round_}/{award}")
    office.main.locator(f'input[name="hang-{first}"]').fill("1")
    office.main.locator(f'input[name="hang-{second}"]').fill("2")
    office.fill({"Lý do": "Nhiều hồ sơ hơn."}).press("Lưu thứ tự")


def bring(office: Walk, round_: str, award: str) -> None:
    """What was ranked goes before the council."""
    office.go(f"/tham-dinh/xep-hang/{round_}/{award}").press("Trình Hội đồng").send()


def prepare(people: People, round_: str, tmp_path: Path) -> list[str]:
    """Three dossiers on their way before the council: two collectives, one person."""
    people.on("05/01/2026")
    clerk, other, office = people["kg-clerk"], people["kg-clerk0"], people["kg-office"]
    dossiers = [start(clerk, round_, "gk.collective", "Phòng Quản lý xây dựng")]
    write_report(clerk, "Năm 2025 phòng giải quyết 310 hồ sơ, không hồ sơ nào trễ hẹn.")
    attach(clerk, tmp_path)
    check_and_send(clerk)
    dossiers.append(start(other, round_, "gk.collective", "Phòng Quy hoạch"))
    write_report(other, "Thời gian cấp giấy phép quy hoạch rút một nửa, từ 20 còn 10 ngày.")
    check_and_send(other)
    dossiers.append(start(clerk, round_, "gk.individual", "Cá nhân mẫu 10"))
    write_report(clerk, "Trực tiếp tiếp nhận 200 lượt người dân, ai cũng được hẹn và trả đúng ngày.")
    check_and_send(clerk)
    accept_all(office, dossiers)
    assign_all(office, "Người thẩm định mẫu", "12/01/2026")
    for dossier in dossiers:
        appraise(people["kg-appraiser"], dossier)
    ask_public(office, people[""], round_, ("05/01/2026", "07/01/2026"))
    waive(office, round_, "gk.individual")
    people.on("08/01/2026")
    rank(office, round_, "gk.collective", dossiers[0], dossiers[1])
    bring(office, round_, "gk.collective")
    bring(office, round_, "gk.individual")
    return dossiers
