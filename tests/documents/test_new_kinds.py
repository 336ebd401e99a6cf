"""Papers around a council, a register and a review: what they may never say, and what must come out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

import pypdfium2
import pytest

from tests.documents.reading import docx_words, marks, pages, pdf_words
from thidua.core.errors import Faults
from thidua.core.papers import (
    Ballots,
    CouncilMinutes,
    Counted,
    CountRecord,
    Entry,
    FinalReview,
    Frame,
    GoldenBook,
    Invitation,
    MovementsForm,
    Nominee,
    Office,
    Paid,
    Paper,
    PrizeList,
    PublicNotice,
    Published,
    Ranked,
    Ranking,
    ReturnSlip,
    Sheets,
    Signer,
    Vote,
)
from thidua.core.papers.blocks import Signature, Signatures
from thidua.core.papers.samples_books import golden_book, prize_list
from thidua.core.papers.samples_council import ballots, count_record, invitation
from thidua.core.papers.samples_frame import FRAME, OCCASION
from thidua.core.papers.samples_nominees import OWN
from thidua.core.papers.samples_notices import appraisal_report, public_notice, return_slip
from thidua.core.papers.samples_reviews import final
from thidua.documents import docx, pdf
from thidua.documents.layout import DECREE_30_2020 as LAYOUT
from thidua.documents.tree import beside

pytestmark = pytest.mark.slow

BARE = Frame(Office("Sở Mẫu", "SM", ""), Signer("Giám đốc"))
LONG = (
    "Phòng Kiểm soát thủ tục hành chính và Trung tâm Phục vụ hành chính công thuộc Văn phòng "
    "Ủy ban nhân dân tỉnh Mẫu (đơn vị mẫu)"
)
EMPTY: tuple[Paper, ...] = (
    PublicNotice(BARE, OCCASION, ()),
    ReturnSlip(BARE, "", OWN[0], OCCASION),
    Invitation(BARE, (), OCCASION),
    Ballots(BARE, OCCASION, ()),
    CountRecord(BARE, OCCASION, ()),
    replace(appraisal_report(), tallies=(), contested=(), rankings=(), comments="", proposals=()),
    FinalReview(BARE, (), OCCASION),
    GoldenBook(BARE, "Năm 2025", ()),
    PrizeList(BARE, OCCASION, ()),
    MovementsForm(BARE, 2025, ()),
)
MANY = tuple(
    Nominee(f"Cá nhân mẫu {i:03d}", "individual", "Bằng khen", LONG if i % 7 == 0 else "Phòng Mẫu", order=i)
    for i in range(1, 301)
)


def entry(n: Nominee) -> Entry:
    """A line of a register."""
    return Entry(str(n.order), "12/QĐ-SM", None, n.name, n.form, n.unit)


LISTS: dict[str, Callable[[], Paper]] = {
    "notice": lambda: replace(public_notice(), published=tuple(Published(n, "Thành tích mẫu") for n in MANY)),
    "ballot": lambda: replace(ballots(1), nominees=MANY),
    "count": lambda: CountRecord(FRAME, OCCASION, tuple(Counted(n) for n in MANY)),
    "minutes": lambda: CouncilMinutes(FRAME, OCCASION, tuple(Vote(n, 9, 9, 1, True) for n in MANY)),
    "ranking": lambda: replace(
        appraisal_report(), rankings=(Ranking("Bằng khen", tuple(Ranked(n) for n in MANY), 40),)
    ),
    "book": lambda: replace(
        golden_book(),
        entries=tuple(Entry(str(i), "12/QĐ-SM", None, n.name, n.form, n.unit) for i, n in enumerate(MANY)),
    ),
    "prizes": lambda: replace(prize_list(), paid=tuple(Paid(n, 1_520_000, "0,6 × 2.530.000") for n in MANY)),
}


def told(paper: Paper) -> str:
    return " ".join(pdf_words(pdf(paper)))


@pytest.mark.parametrize("paper", EMPTY, ids=lambda p: p.slug)
def test_what_is_not_known_is_left_to_be_written_by_hand(paper: Paper) -> None:
    assert docx_words(docx(paper)) == pdf_words(pdf(paper))
    printed = "".join(pages(pdf(paper)))
    assert "…" in printed or "...." in printed
    assert "None" not in printed


@pytest.mark.parametrize("made", LISTS.values(), ids=LISTS)
def test_three_hundred_rows_repeat_their_headings_and_stay_inside(made: Callable[[], Paper]) -> None:
    paper = pdf(made())
    printed = pages(paper)
    for i in range(1, 301):
        assert any(f"mẫu {i:03d}" in page.replace("\r\n", "") for page in printed)
    assert len(printed) > 6
    for page in printed[1:-2]:
        assert any(head in page for head in ("STT", "Thứ", "Số sổ"))
    sheets = [page.get_size() for page in pypdfium2.PdfDocument(paper)]
    for number, _, _, end, _ in marks(paper):
        layout = LAYOUT if sheets[number - 1][1] > sheets[number - 1][0] else LAYOUT.lying()
        assert end <= layout.width - layout.right + 0.3


def test_a_notice_tells_neither_remarks_nor_clauses() -> None:
    private = Nominee(
        "Cá nhân mẫu 01", "individual", "Bằng khen", "Phòng Mẫu", remark="khiển trách 2024", clause="IV.9"
    )
    said = told(PublicNotice(FRAME, OCCASION, (Published(private),)))
    assert "Cá nhân mẫu 01" in said
    assert "khiển trách" not in said
    assert "IV.9" not in said


def test_a_slip_that_ends_a_case_asks_for_nothing() -> None:
    said = told(replace(return_slip(), to_be_mended=False))
    assert "PHIẾU TRẢ HỒ SƠ" in said
    assert "Hồ sơ sửa, bổ sung gửi về" not in said


def test_an_invitation_tells_the_hour_of_vietnam() -> None:
    whole = invitation()
    assert whole.at is not None
    assert told(replace(whole, at=whole.at.astimezone(UTC))) == told(whole)


def test_ballots_are_alike_and_name_no_voter() -> None:
    many = pages(pdf(ballots(5)))
    assert len(many) == 5
    assert len(set(many)) == 1
    assert "họ tên người bỏ phiếu" not in many[0]


@pytest.mark.parametrize("rows", range(1, 7))
@pytest.mark.parametrize("unit", ["Phòng Mẫu", LONG])
def test_several_ballots_share_a_sheet_only_where_none_is_cut(rows: int, unit: str) -> None:
    few = tuple(replace(n, unit=unit) for n in MANY[:rows])
    made = replace(ballots(6), nominees=few, to_a_sheet=3)
    printed = pages(pdf(made))
    assert sum(page.count("PHIẾU BẦU") for page in printed) == 6
    if made.on_a_sheet > 1:
        assert len(printed) == 6 // made.on_a_sheet
        for page in printed:
            assert page.count("PHIẾU BẦU") == page.count("Đóng dấu treo") == made.on_a_sheet


def test_two_short_ballots_share_a_sheet() -> None:
    assert [replace(ballots(6), nominees=OWN[:n], to_a_sheet=2).on_a_sheet for n in (1, 3, 7)] == [2, 2, 1]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"unused": 2}, "Phát ra 9 ≠ thu về 8 + không dùng 2"),
        ({"invalid": 1}, "Thu về 8 ≠ hợp lệ 8 + không hợp lệ 1"),
        ({"issued": 11, "returned": 10, "valid": 10}, "nhiều hơn 9 người"),
    ],
)
def test_a_record_whose_ballots_do_not_add_up_is_refused(wrong: dict[str, int], why: str) -> None:
    sheets = Sheets(**{**vars(count_record().sheets), **wrong})
    with pytest.raises(Faults) as caught:
        replace(count_record(), sheets=sheets, lines=())
    assert why in str(caught.value)


def test_a_line_whose_votes_do_not_add_up_is_refused_and_named() -> None:
    lines = (Counted(OWN[0], 5, 1, 0),)
    with pytest.raises(Faults, match=r"Văn phòng Sở.*= 6, phiếu hợp lệ là 8"):
        replace(count_record(), lines=lines)


def test_a_written_opinion_counts_and_the_share_is_of_all_members() -> None:
    said = told(CountRecord(FRAME, OCCASION, (Counted(OWN[0], 7, 1, 0, 1, denominator=9, passed=True),)))
    assert "7 1 0 1 8/9 88,89 Thông qua" in said


def test_minutes_tell_written_opinions_apart() -> None:
    said = told(CouncilMinutes(FRAME, OCCASION, (Vote(OWN[0], 8, 9, 1, False),)))
    assert "7 1 8/9 88,89 Không thông qua" in said


def test_the_quota_line_stands_after_the_last_place_and_tells_a_tie() -> None:
    ranked = tuple(Ranked(replace(n, order=o)) for n, o in zip(OWN, (1, 2, 2), strict=False))
    said = told(replace(appraisal_report(), rankings=(Ranking("Giấy khen", ranked, 2),)))
    line = said.index("HẾT CHỈ TIÊU (02 suất); cùng thứ tự ở hai bên vạch")
    assert said.index("2 Phòng Mẫu 01") < line < said.index("2 Trung tâm Mẫu 02")
    without = told(replace(appraisal_report(), rankings=(Ranking("Giấy khen", ranked),)))
    assert "HẾT CHỈ TIÊU" not in without


def test_money_is_summed_in_figures_and_words_and_only_when_all_is_known() -> None:
    said = told(prize_list())
    assert "Tổng số tiền: 7.000.000 đồng (bằng chữ: Bảy triệu đồng)" in said
    whole = prize_list()
    unknown = replace(whole, paid=(*whole.paid, Paid(OWN[0])))
    assert "bằng chữ: " not in told(unknown)
    assert "7.000.000" not in told(unknown)


def test_a_review_of_figures_in_one_unit_shows_them_as_a_chart() -> None:
    alike = replace(final(), years=tuple(replace(y, unit="trường hợp") for y in final().years))
    assert "So với năm trước (trường hợp)" in told(alike)
    assert "So với năm trước (trường hợp)" not in told(final())


def test_a_form_of_statistics_says_what_nobody_has_verified() -> None:
    assert "chưa được kiểm chứng" in told(MovementsForm(FRAME, 2025, ()))


def test_signatures_stand_in_even_rows() -> None:
    assert [len(row) for row in beside([{}] * 4)] == [2, 2]
    assert [len(row) for row in beside([{}] * 7)] == [3, 3, 1]
    assert Signatures((Signature("", "A", "", ""),)).recipients == ()
