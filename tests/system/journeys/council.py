"""An award council at work: founded, seated, meeting, voting in secret, counting, signing its minutes."""

import re
from collections.abc import Sequence

from tests.system.site import People, Walk

CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}")
SEATS = {
    "chair": ("Chủ tịch Hội đồng mẫu", "chair"),
    "secretary": ("Thư ký Hội đồng mẫu", "secretary"),
    "member1": ("Ủy viên Hội đồng mẫu 1", "member"),
    "member2": ("Ủy viên Hội đồng mẫu 2", "member"),
    "member3": ("Ủy viên Hội đồng mẫu 3", "member"),
    "member4": ("Ủy viên Hội đồng mẫu 4", "member"),
}


def found(office: Walk, chair: Walk) -> str:
    """A council with its members, its working rules and its threshold; gives its number."""
    office.go("/hoi-dong/danh-sach").press("Lập Hội đồng")
    office.fill({"Tên Hội đồng": "Hội đồng Thi đua - Khen thưởng Sở", "Quyết định thành lập": "09/QĐ-SXD"})
    council = office.send().path.split("/")[2]
    for name, seat in SEATS.values():
        office.go(f"/hoi-dong/{council}/thanh-vien").fill({"Thành viên": name, "Vai": seat}).send()
    chair.go(f"/hoi-dong/{council}/quy-che")
    chair.fill({"Số thành viên dự họp": "2/3", "Khi có người từ chối xét": "reduces"})
    chair.fill({"Căn cứ": "Quy chế Hội đồng, khoản 6"}).send()
    chair.go(f"/hoi-dong/{council}/nguong/commendation_certificate")
    chair.fill({"Ngưỡng thông qua": "60%", "Căn cứ": "Nghị quyết phiên 1", "Lý do": "Hội đồng quyết định."})
    chair.send()
    return council


def call(secretary: Walk, council: str, round_: str, day: str, codes: Sequence[str] = ("",)) -> str:
    """A session on some of the dossiers that wait, or on all of them; gives its number."""
    secretary.go(f"/hoi-dong/{council}/phien?dot={round_}")
    secretary.fill({"Tên phiên họp": "Phiên xét khen thưởng", "Ngày họp": day, "Giờ họp": "14:00"})
    for code in codes:
        for label in secretary.main.locator("label:has(input[name=cases])").filter(has_text=code).all():
            label.locator("input").check()
    session = secretary.send().path.split("/")[3]
    secretary.press("Điểm danh")
    for there in secretary.main.locator("input[type=radio][value=present]").all():
        there.check()
    secretary.send()
    return session


def recuse(member: Walk, session: str, who: str) -> None:
    """A member stands aside from one case."""
    member.go(f"/hoi-dong/phien/{session}/tu-choi")
    member.fill({"Người được xét": who, "Lý do": "Chồng công tác ở phòng này."})
    boxes = member.main.locator("select[name=user]")
    boxes.select_option(index=boxes.locator("option").count() - 1)
    member.send().says("Chồng công tác ở phòng này.")


def hand_out_codes(people: People, at: str, session: str, members: tuple[str, str, str]) -> list[str]:
    """Three people are named, each takes a code, writes it down and types it again."""
    people[f"{at}-secretary"].go(f"/hoi-dong/phien/{session}/nguoi-giu-ma")
    fields = ("Chủ tịch hoặc Phó Chủ tịch Hội đồng", "Thư ký", "Thành viên Ban kiểm phiếu")
    named = {field: SEATS[member][0] for field, member in zip(fields, members, strict=True)}
    people[f"{at}-secretary"].fill(named).send()
    return [take_code(people[f"{at}-{member}"], session) for member in members]


def take_code(holder: Walk, session: str) -> str:
    """A holder's own code, shown once."""
    holder.go(f"/bo-phieu/{session}/ma").press("Nhận mã")
    (code,) = set(CODE.findall(holder.main.inner_text()))
    holder.fill({"Gõ lại mã từ tờ giấy": code.lower()}).press("Gõ thử mã đã ghi").hides(code)
    return code


def open_vote(secretary: Walk, session: str) -> None:
    """The vote opens after its warning was read."""
    secretary.go(f"/hoi-dong/phien/{session}").press("Mở bỏ phiếu").send()


def vote(member: Walk, session: str, against: str = "") -> None:
    """One secret ballot: for everybody but one."""
    member.go(f"/bo-phieu/{session}/")
    for box in member.main.locator("fieldset").all():
        no = bool(against) and against in box.inner_text()
        box.get_by_label(member.words("Không đồng ý" if no else "Đồng ý")).first.check()
    member.press("Bỏ phiếu kín").says("Bạn đã bỏ phiếu")


def close(chair: Walk, session: str, codes: list[str]) -> None:
    """Two codes close the vote; the result stands."""
    chair.go(f"/hoi-dong/phien/{session}").press("Đóng bỏ phiếu và kiểm phiếu")
    chair.fill({"Mã của người giữ thứ nhất": codes[0], "Mã của người giữ thứ hai": codes[2]}).send()
    chair.says("Kết quả bỏ phiếu")


def write_minutes(secretary: Walk, chair: Walk, session: str) -> None:
    """The minutes get their hours, and two signatures."""
    secretary.go(f"/hoi-dong/phien/{session}/bien-ban").press("Viết giờ và kết luận")
    secretary.fill({"Bắt đầu lúc": "14:00", "Kết thúc lúc": "15h30", "Kết luận thêm": "Thống nhất."}).send()
    secretary.press("Ký biên bản")
    chair.go(f"/hoi-dong/phien/{session}/bien-ban").press("Ký biên bản")


def meet(people: People, round_: str, day: str) -> str:
    """One whole session on all that waits in the round; the second collective is voted down."""
    office, secretary, chair = people["kg-office"], people["kg-secretary"], people["kg-chair"]
    council = found(office, chair)
    session = call(secretary, council, round_, day)
    recuse(people["kg-member3"], session, "Phòng Quy hoạch")
    codes = hand_out_codes(people, "kg", session, ("chair", "secretary", "member1"))
    open_vote(secretary, session)
    for member in SEATS:
        if member != "member3":
            vote(people[f"kg-{member}"], session, "Phòng Quy hoạch")
    vote(people["kg-member3"], session)
    close(chair, session, codes)
    chair.says("Thông qua", "Không thông qua")
    write_minutes(secretary, chair, session)
    return session
