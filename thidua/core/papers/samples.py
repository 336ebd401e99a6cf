"""Papers filled with plainly marked sample data: for previews, tests and the look of the layout."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.core.papers.amending import Correction, Revocation
from thidua.core.papers.contents import ContentsLine, PackContents
from thidua.core.papers.decision import DraftDecision, Prizes
from thidua.core.papers.explanation import Explanation, ExplanationSet, FindingLine
from thidua.core.papers.frame import Paper, Signer
from thidua.core.papers.letters import ResultLetter
from thidua.core.papers.minutes import CouncilMinutes, Tally, Vote, Waiting
from thidua.core.papers.nominees import NomineeList, SubmissionLetter, UpwardProposal
from thidua.core.papers.samples_books import books
from thidua.core.papers.samples_certificates import certificate, certificate_set
from thidua.core.papers.samples_council import council_papers, initiative_minutes
from thidua.core.papers.samples_frame import COUNCIL, FRAME, GROUNDS, OCCASION, SAMPLE_NOTE
from thidua.core.papers.samples_launch import launched, registered
from thidua.core.papers.samples_nominees import CHAIR, OWN, UPWARD
from thidua.core.papers.samples_notices import notices
from thidua.core.papers.samples_registering import agreement, collective_registration, personal_registration
from thidua.core.papers.samples_reports import (
    collective_report,
    initiative_confirmation,
    merit_summary,
    personal_report,
    recognition,
    recognition_revoked,
)
from thidua.core.papers.samples_reviews import reviews


def submission_letter() -> SubmissionLetter:
    """A letter from a department to the level above."""
    return SubmissionLetter(
        FRAME,
        (f"{CHAIR} Mẫu", "Sở Nội vụ"),
        OCCASION,
        UPWARD,
        GROUNDS,
        (
            "Danh sách tập thể, cá nhân đề nghị khen thưởng",
            "Biên bản họp Hội đồng Thi đua - Khen thưởng",
            "Báo cáo thành tích của tập thể, cá nhân",
        ),
        "họp ngày 12/01/2025, 09/09 thành viên đồng ý",
        "đăng từ ngày 02/01/2025 đến ngày 09/01/2025, không có ý kiến khác",
        "tập thể, cá nhân có tên không đang bị xem xét kỷ luật, không có khiếu nại, tố cáo đang xác minh",
    )


def council_minutes() -> CouncilMinutes:
    """Minutes before the meeting: votes blank, places waiting."""
    frame = replace(
        FRAME,
        office=COUNCIL,
        recipients=("Thành viên Hội đồng",),
        signer=Signer("Chủ trì", hint="(Ký, ghi rõ họ tên)"),
    )
    waiting = Waiting(
        "Bằng khen, cá nhân",
        1,
        ("Cá nhân mẫu 03", "Cá nhân mẫu 04"),
        "Ngang nhau ở vị trí cuối, kế hoạch không quy định cách xếp",
    )
    return CouncilMinutes(
        frame,
        OCCASION,
        tuple(Vote(n) for n in UPWARD),
        (Tally("Bằng khen", 7, 12, 5, 6, 1),),
        (waiting,),
        9,
        ("Danh sách đề nghị khen thưởng", "Phiếu giải trình kết quả xét của từng ứng viên"),
    )


def draft_decision() -> DraftDecision:
    """A decision on awards of the department's own, with prize money."""
    return DraftDecision(
        replace(FRAME, recipients=("Như Điều 3", "Sở Nội vụ (để báo cáo)")),
        "Giám đốc Sở Mẫu",
        "Giấy khen",
        OCCASION,
        OWN,
        (*GROUNDS, "Theo đề nghị của Hội đồng Thi đua - Khen thưởng Sở Mẫu"),
        Prizes(1_520_000, 760_000, "quỹ thi đua, khen thưởng của Sở Mẫu"),
        "Chánh Văn phòng Sở, trưởng các phòng, đơn vị thuộc Sở và các tập thể, cá nhân có tên tại Điều 1",
    )


FINDINGS = (
    FindingLine("IV.1.2.a", "Đạt tất cả các điều kiện sau", "unmet", "Có điều kiện không đạt."),
    FindingLine(
        "IV.1.2.a-1", "Chỉ số cải cách hành chính xếp loại tốt trở lên", "met",
        "Năm 2024 xếp loại xuất sắc (91,25 điểm); yêu cầu từ loại tốt.", ("index_results:12",), 1,
    ),
    FindingLine(
        "IV.1.2.a-2", "100% cá nhân hoàn thành tốt nhiệm vụ trở lên", "unmet",
        "11 trên 12 người (91,67%) được xếp từ hoàn thành tốt; yêu cầu 100%.", ("ratings:31",), 1,
    ),
    FindingLine(
        "IV.1.2.a-3", "Không có cá nhân bị kỷ luật từ khiển trách trở lên", "missing",
        "Chưa có xác nhận đầy đủ về kỷ luật năm 2024.", (), 1,
    ),
    FindingLine(
        "IV.1.2.a-4", "Có giải pháp, mô hình mới được nhân rộng", "to_judge",
        "Hội đồng nhận xét, chưa có ý kiến.", (), 1,
    ),
)  # fmt: skip


def explanation() -> Explanation:
    """A held candidate with all four answers and a group."""
    return Explanation(
        "Phòng Mẫu 01",
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Kế hoạch mẫu",
        "Sở Mẫu tỉnh Mẫu",
        "2024",
        date(2025, 5, 20),
        "unmet",
        FINDINGS,
        unit="Sở Mẫu",
        held=True,
        unverified=("vn-2026-10",),
        plan_digest="3f9a0c21d4b7",
        facts_digest="81c2e6f0a95d",
        notes=(SAMPLE_NOTE,),
    )


REVOKED = "Quyết định số 12/QĐ-SM ngày 15 tháng 01 năm 2025 của Giám đốc Sở Mẫu"
GROUND = "khoản 2 Điều 93 Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def revocation() -> Revocation:
    """A decision that takes back one award."""
    reason = "kết luận của cơ quan có thẩm quyền cho thấy kê khai thành tích không đúng"
    return Revocation(
        FRAME, "Giám đốc Sở Mẫu", "Giấy khen", REVOKED, OWN[:1], reason, GROUND, (1_400_000,), grounds=GROUNDS
    )


def correction() -> Correction:
    """A decision that mends one line of another."""
    words = (("Cá nhân mẫu 01", "Phòng Mẫu 10", "Phòng Mẫu 01"),)
    return Correction(FRAME, "Giám đốc Sở Mẫu", REVOKED, words, "in sai tên đơn vị", GROUNDS)


def result_letter() -> ResultLetter:
    """A letter to one below the quota line."""
    return ResultLetter(
        FRAME,
        "ông/bà Cá nhân mẫu 05",
        "Giấy khen của Giám đốc Sở",
        OCCASION,
        "Hồ sơ xếp thứ 5, chỉ tiêu của đợt là 04 suất, nên chưa được chọn trong đợt này.",
        (("III.2.b-4", "Sáng kiến được Hội đồng sáng kiến cơ sở hoặc tỉnh công nhận", "Đạt"),),
        ("đăng ký và gửi hồ sơ trước hạn của đợt 2025",),
        "Văn phòng Sở",
    )


def pack_contents() -> PackContents:
    """A pack with a paper that could not be printed."""
    lines = (
        ContentsLine("02/QĐ-SM: Tặng Giấy khen", "06-quyet-dinh/001", "đã xong", 2),
        ContentsLine("Hủy bỏ Giấy khen", "", "chưa in được: tên có ký tự lạ"),
    )
    letters = (ContentsLine("Cá nhân mẫu 05", "09-thu/001", "bản nháp", 1),)
    return PackContents(FRAME, OCCASION, (("Quyết định", lines), ("Thư cho người chưa được chọn", letters)))


def samples() -> tuple[Paper, ...]:
    """One paper of every kind."""
    letter = submission_letter()
    attached = f"{letter.frame.cited('Tờ trình', letter.kind)} của {letter.frame.office.spoken()}"
    return (
        NomineeList(FRAME, OCCASION, UPWARD, attached),
        letter,
        UpwardProposal(letter),
        council_minutes(),
        draft_decision(),
        explanation(),
        ExplanationSet((explanation(), explanation())),
        revocation(),
        correction(),
        result_letter(),
        launched(),
        registered(),
        pack_contents(),
        certificate(FRAME),
        certificate_set(FRAME),
        *notices(),
        *council_papers(),
        *reviews(),
        *books(),
        collective_registration(),
        personal_registration(),
        agreement(),
        collective_report(),
        personal_report(),
        merit_summary((*OWN[:2], *OWN[3:5])),
        initiative_confirmation(),
        recognition(),
        initiative_minutes(),
        recognition_revoked(),
    )
