"""Sample papers of a council: invitation, ballots, record of the count, and the report it reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from thidua.core.papers.ballot import Ballots
from thidua.core.papers.count_record import Counted, CountRecord, Sheets
from thidua.core.papers.frame import Paper, Signer
from thidua.core.papers.initiative_minutes import InitiativeMinutes, InitiativeVote, Marked
from thidua.core.papers.invitation import VIETNAM, AgendaItem, Invitation
from thidua.core.papers.minutes import SECRETARY, Meeting
from thidua.core.papers.samples_frame import COUNCIL, FRAME, OCCASION
from thidua.core.papers.samples_nominees import OWN
from thidua.core.papers.samples_notices import appraisal_report

COUNCIL_FRAME = replace(
    FRAME,
    office=COUNCIL,
    recipients=("Thành viên Hội đồng",),
    signer=Signer("Chủ tịch Hội đồng", "TM. Hội đồng"),
)
HINT = "(Ký, ghi rõ họ tên)"


def invitation() -> Invitation:
    """An invitation with its agenda."""
    return Invitation(
        replace(COUNCIL_FRAME, recipients=("Như trên",)),
        ("Các thành viên Hội đồng",),
        OCCASION,
        (
            AgendaItem("Tuyên bố lý do, thông qua chương trình", "Thư ký", "14 giờ 00"),
            AgendaItem("Báo cáo thẩm định hồ sơ", "Văn phòng Sở", "14 giờ 10"),
            AgendaItem("Thảo luận, bỏ phiếu kín, kiểm phiếu", "Chủ trì"),
        ),
        datetime(2025, 5, 28, 14, 0, tzinfo=VIETNAM),
        "Phòng họp số 1, trụ sở Sở Mẫu",
        "Chủ tịch Hội đồng",
        ("Báo cáo thẩm định", "Danh sách đề nghị khen thưởng"),
        contact="Văn phòng Sở",
    )


def ballots(copies: int = 2) -> Ballots:
    """Ballots, one a sheet."""
    return Ballots(COUNCIL_FRAME, OCCASION, OWN, copies)


def count_record() -> CountRecord:
    """A count in which one member wrote and one stood aside for one person."""
    results = ((7, 1, 0), (8, 0, 0), (6, 2, 0), (7, 0, 0))
    lines = [
        Counted(n, *told, written=1, denominator=9, passed=told[0] + 1 >= 8)
        for n, told in zip(OWN[:4], results, strict=True)
    ]
    lines[3] = replace(lines[3], recused=1, denominator=8, passed=True)
    return CountRecord(
        COUNCIL_FRAME,
        OCCASION,
        tuple(lines),
        Sheets(issued=9, unused=1, returned=8, valid=8, invalid=0),
        9,
        8,
        "từ 80% tổng số thành viên (mức do Hội đồng mẫu đặt)",
        (Signer("Trưởng ban kiểm phiếu", hint=HINT), Signer("Ủy viên", hint=HINT)),
        datetime(2025, 5, 28, 15, 30, tzinfo=VIETNAM),
        "Phòng họp số 1, trụ sở Sở Mẫu",
        ("Cá nhân mẫu 01: không bỏ phiếu ở dòng của mình",),
        "Thư ký Hội đồng giữ",
    )


def council_papers() -> tuple[Paper, ...]:
    """One paper of each kind."""
    return (invitation(), ballots(), count_record(), appraisal_report())


def initiative_minutes() -> InitiativeMinutes:
    """An initiative council that passed one of two, with members' marks."""
    council = replace(COUNCIL, name="HỘI ĐỒNG SÁNG KIẾN", code="HĐSK", full="Hội đồng sáng kiến Sở Mẫu")
    return InitiativeMinutes(
        replace(COUNCIL_FRAME, office=council, signer=Signer("Chủ trì", hint=HINT)),
        (
            InitiativeVote(
                "Gộp bước tiếp nhận và số hóa hồ sơ",
                "Cá nhân mẫu 01, Cá nhân mẫu 02 (Phòng Mẫu 01)",
                Marked(6, 7, 7, 7),
                7,
                7,
                True,
            ),
            InitiativeVote("Mẫu đơn điền sẵn tại quầy", "Phòng Mẫu 02", Marked(2, 5, 4, 6), 4, 7, False),
        ),
        7,
        "từ 2/3 tổng số thành viên (Thông tư 18/2013/TT-BKHCN Điều 8, theo trang dẫn lại)",
        replace(SECRETARY, name="Cá nhân mẫu 09"),
        Meeting(
            "08 giờ 00 phút",
            "10 giờ 30 phút",
            "Phòng họp số 1, trụ sở Sở Mẫu",
            7,
            (),
            "Cá nhân mẫu 08",
            "Cá nhân mẫu 09",
            "bỏ phiếu kín",
            statements=("Cá nhân mẫu 03 (về Mẫu đơn điền sẵn tại quầy): nhiều nơi đã làm",),
            results=("Gộp bước tiếp nhận và số hóa hồ sơ: 7/7 phiếu, thông qua",),
            conclusions=("Hội đồng thông qua 1/2 sáng kiến đưa ra xét",),
        ),
    )
