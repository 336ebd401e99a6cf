"""Reports, registrations, agreements, confirmations: filled, by hand, long, and with the form of their day."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from tests.documents.reading import docx_lines, marks, pages, pdf_words, words
from thidua.core.law import packs
from thidua.core.papers import Frame, Office, Paper, Signer
from thidua.core.papers.agreement import EmulationAgreement, Side
from thidua.core.papers.blocks import Blank, Closing
from thidua.core.papers.initiative import InitiativeConfirmation
from thidua.core.papers.merits import Merit, MeritSummary
from thidua.core.papers.nominees import Nominee, SubmissionLetter
from thidua.core.papers.registration import CollectiveRegistration, PersonalRegistration
from thidua.core.papers.reports import CollectiveReport, PersonalReport
from thidua.core.papers.samples_frame import OCCASION
from thidua.core.papers.samples_registering import agreement, collective_registration
from thidua.core.papers.samples_reports import (
    DAY,
    WRITTEN,
    collective_report,
    initiative_confirmation,
    personal_report,
)
from thidua.core.report_forms import form_note, report_forms, thematic_form
from thidua.core.report_sections import sections_for
from thidua.documents import docx, pdf
from thidua.documents.layout import DECREE_30_2020 as LAYOUT

BARE = Frame(Office("Phòng Mẫu", "PM", ""), Signer("Trưởng phòng"))
OLD = date(2022, 3, 30)
LONG = (
    "Phòng Kiểm soát thủ tục hành chính và Trung tâm Phục vụ hành chính công thuộc Văn phòng Ủy ban nhân dân"
)
FORM = thematic_form(DAY)
UNFILLED: tuple[Paper, ...] = (
    CollectiveReport(BARE, FORM, "", "", OCCASION),
    PersonalReport(BARE, FORM, "", "", OCCASION),
    CollectiveRegistration(BARE, "", OCCASION),
    PersonalRegistration(BARE, "", OCCASION),
    EmulationAgreement(BARE, OCCASION),
    MeritSummary(BARE, OCCASION, ()),
    InitiativeConfirmation(BARE, ""),
)


def lines(paper: Paper) -> list[str]:
    return docx_lines(docx(paper))


def told(paper: Paper) -> str:
    return " ".join(lines(paper))


@pytest.mark.parametrize("paper", UNFILLED, ids=lambda p: p.slug)
def test_a_paper_without_data_is_a_form_to_fill_by_hand(paper: Paper) -> None:
    blanks = [b for b in paper.blocks() if isinstance(b, Blank)]
    assert blanks
    signed = [b for b in paper.blocks() if isinstance(b, Closing)]
    assert all(set(s.name) == {"…"} for c in signed for s in (c.left, c.right) if s and s.name)
    assert pdf_words(pdf(paper)) == words("\n".join(lines(paper)))


@pytest.mark.parametrize(
    ("day", "form"),
    [
        (OLD, "nd91-2017-07"),
        (date(2024, 8, 28), "nd98-2023"),
        (date(2025, 7, 1), "nd152-2025-08"),
        (date(2026, 11, 22), "nd152-2025-08"),
    ],
)
def test_the_form_of_a_report_is_that_of_the_law_on_its_day(day: date, form: str) -> None:
    assert thematic_form(day) == report_forms()[form]


def test_every_form_has_a_place_for_every_section_and_says_it_is_unverified() -> None:
    for form in report_forms().values():
        assert "chưa kiểm chứng" in form.note.vi or "chưa đối chiếu" in form.note.vi
        for who in ("collective", "individual"):
            placed = [key for part in form.parts(who) for key in part.sections]
            assert placed == [s.key for s in sections_for(who) if s.key != "summary"]


def test_a_report_of_the_old_time_has_the_parts_of_form_07_and_says_so() -> None:
    old, new = (told(replace(collective_report(), form=thematic_form(d))) for d in (OLD, DAY))
    assert "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH" in old
    assert "Theo mẫu số 07 kèm theo Nghị định 91/2017/NĐ-CP" in old
    assert "I. ĐẶC ĐIỂM, TÌNH HÌNH" in new
    assert "số mẫu 08 suy từ thứ tự các mẫu" in new


def test_a_section_written_on_screen_stands_under_its_title_and_an_empty_one_has_dotted_lines() -> None:
    report = collective_report()
    said = lines(report)
    at = said.index("1. Kết quả trong phong trào thi đua")
    assert said[at + 1 : at + 4] == dict(WRITTEN)["results"].splitlines()
    assert dict(WRITTEN)["summary"] not in said
    assert sum(isinstance(b, Blank) and b.lines > 1 for b in report.blocks()) == 1


def test_awards_held_are_a_table_or_the_words_of_the_section_or_rows_to_fill() -> None:
    assert "Quyết định mẫu số 01/QĐ-SM" in told(personal_report())
    written = replace(personal_report(), honours=(), sections=(*WRITTEN, ("honours", "Chưa có.")))
    assert "Chưa có." in told(written)
    assert "Số, ngày, cơ quan ban hành quyết định" not in told(written)
    assert "Số, ngày, cơ quan ban hành quyết định" in told(replace(personal_report(), honours=()))


def test_a_report_of_a_person_is_confirmed_by_the_unit_at_left_and_by_the_level_above() -> None:
    unit, above = (b for b in personal_report().blocks() if isinstance(b, Closing))
    assert unit.left is not None
    assert unit.left.authority == "XÁC NHẬN, ĐỀ NGHỊ CỦA"
    assert unit.right is not None
    assert (unit.right.post, unit.right.name) == ("NGƯỜI BÁO CÁO THÀNH TÍCH", "Cá nhân mẫu 01")
    assert above.left is not None
    assert above.left.post == "CẤP TRÊN TRỰC TIẾP"
    assert unit.recipients == above.recipients == ()


def test_names_at_left_and_right_stand_on_one_line() -> None:
    superior = Signer("Trưởng phòng " * 6, "Xác nhận", "Tên mẫu trái")
    report = replace(collective_report(), superior=superior, head=Signer("Trưởng", name="Tên mẫu phải"))
    text = list(pypdfium2.PdfDocument(pdf(report)))[-1].get_textpage()
    found = [text.search(name).get_next() for name in ("Tên mẫu trái", "Tên mẫu phải")]
    left, right = (text.get_charbox(at[0])[1] for at in found)
    assert left == pytest.approx(right, abs=0.5)


def test_a_long_report_runs_over_pages_and_stays_within_the_margins() -> None:
    paragraph = "Kết quả theo từng nội dung của phong trào, có số liệu so với năm trước. " * 12
    sections = tuple((key, "\n".join([paragraph] * 6)) for key, _ in WRITTEN)
    report = replace(collective_report(), name=LONG, sections=sections)
    made = pdf(report)
    assert len(pages(made)) > 6
    assert max(end for *_, end, _ in marks(made)) <= LAYOUT.width - LAYOUT.right + 0.3
    assert pdf_words(made) == words("\n".join(lines(report)))


def test_every_side_signs_an_agreement_and_two_are_the_least() -> None:
    assert len(EmulationAgreement(BARE, OCCASION).all_sides) == 2
    sides = tuple(Side(f"{LONG} {i}", "", "Trưởng phòng") for i in range(1, 8))
    paper = replace(agreement(), sides=sides)
    assert told(paper).count("ĐẠI DIỆN PHÒNG KIỂM SOÁT") == 7
    assert "lập thành 08 bản" in told(paper)
    assert max(end for *_, end, _ in marks(pdf(paper))) <= LAYOUT.width - LAYOUT.right + 0.3


def test_a_registration_that_names_its_people_lists_them_and_else_leaves_rows() -> None:
    assert "7. Cá nhân của tập thể cùng đăng ký: 02 người." in lines(collective_registration())
    open_ = replace(collective_registration(), people=None)
    assert "7. Cá nhân của tập thể cùng đăng ký: … người." in lines(open_)
    nobody = replace(collective_registration(), people=())
    assert "Họ và tên" not in lines(nobody)


def test_an_initiative_is_confirmed_for_its_spread_and_research_for_its_influence() -> None:
    assert "7. Khả năng nhân rộng:" in lines(initiative_confirmation())
    research = told(replace(initiative_confirmation(), sort="research"))
    assert "7. Phạm vi ảnh hưởng:" in research
    assert "nhân rộng" not in research


def test_three_hundred_merits_repeat_their_headings() -> None:
    merits = tuple(
        Merit(Nominee(f"{LONG} {i}", "collective", "Bằng khen"), "Giải quyết hồ sơ đúng hẹn. " * 4)
        for i in range(1, 301)
    )
    made = pages(pdf(MeritSummary(BARE, OCCASION, merits)))
    with_rows = [text for text in made if LONG.split()[-1] in text]
    assert len(with_rows) > 20
    assert all(words(text).count("STT") == 1 for text in with_rows)


def test_a_letter_tells_of_council_and_comments_only_where_it_knows() -> None:
    bare = SubmissionLetter(BARE, (), OCCASION, (Nominee("Phòng Mẫu", "collective", "Giấy khen"),))
    assert "Kết quả họp Hội đồng" not in told(bare)
    assert "Kính gửi: ………" in told(bare)
    full = told(replace(bare, council="09/09 đồng ý.", comments="không có ý kiến"))
    assert "Kết quả họp Hội đồng: 09/09 đồng ý." in full
    assert "Kết quả lấy ý kiến công khai: không có ý kiến." in full


def test_the_number_of_a_form_is_told_where_the_law_gives_one() -> None:
    assert form_note("submission_letter", OLD).vi == ""
    assert form_note("submission_letter", DAY).vi.startswith("Mẫu số 01: Nghị định 152/2025/NĐ-CP")
    assert form_note("submission_letter", DAY).vi.endswith("chưa kiểm chứng.")
    assert all("thematic_report" in pack.rules["forms"].body for pack in packs())
