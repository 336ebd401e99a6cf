"""A plan in print says what the plan says, in its order and with its numbers; its annexed form too."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.documents.reading import docx_lines, pages, pdf_words, words
from thidua.core.papers.annexed import AnnexedForm, Filled, annexed_form, form_in
from thidua.core.papers.blocks import AnnexBreak, Para, Table
from thidua.core.papers.clauses import numbered_words
from thidua.core.papers.launch import launch_plan
from thidua.core.papers.samples_launch import SAMPLE_PLAN, sample_plan
from thidua.core.plan.file import read_texts
from thidua.core.plan.loading import load
from thidua.core.plan.model import Plan
from thidua.documents import docx, pdf

PLANS = Path(__file__).parents[2] / "plans"
FIVE = sorted(p.name for p in PLANS.iterdir())


@pytest.fixture(params=FIVE)
def plan(request: pytest.FixtureRequest) -> Plan:
    return load(PLANS / request.param)


def kien_giang() -> Plan:
    return load(PLANS / "kien-giang-so-xay-dung-2022")


def form(filled: Filled | None = None) -> AnnexedForm:
    plan = kien_giang()
    return annexed_form(plan, form_in(plan, "registration_form"), filled)


def lines(paper: object) -> list[str]:
    return docx_lines(docx(paper))  # type: ignore[arg-type]  # papers only


def test_every_clause_stands_in_print_as_it_is_written_in_the_order_of_the_plan(plan: Plan) -> None:
    told = " ".join(" ".join(lines(launch_plan(plan))).split())
    at = 0
    for clause in plan.clauses:
        if clause.id.startswith("M1.") and clause.id.rpartition(".")[2] in ("ngay", "noi-nhan", "ky"):
            continue  # date, recipients and signature of the annexed form have their own places
        wanted = " ".join(numbered_words(clause).split())
        found = told.find(wanted, at)
        assert found >= 0, f"{clause.id}: {wanted}"
        at = found + len(wanted)


def test_both_forms_of_every_plan_say_the_same(plan: Plan) -> None:
    paper = launch_plan(plan)
    assert pdf_words(pdf(paper)) == words("\n".join(lines(paper)))


def test_a_signature_is_never_alone_on_a_page(plan: Plan) -> None:
    last = next(text for text in pages(pdf(launch_plan(plan))) if "Nơi nhận" in text)
    assert len(words(last.partition("Nơi nhận")[0])) > 12


@pytest.mark.parametrize(
    ("name", "number", "dated"),
    [
        ("kien-giang-so-xay-dung-2022", "Số: 609/KH-SXD", "Kiên Giang, ngày 30 tháng 3 năm 2022"),
        ("ha-nam-so-tu-phap-2023", "Số: /KH-STP", "Hà Nam, ngày … tháng … năm 2023"),
        ("an-giang-so-tu-phap-2023", "Số: /KH-STP", "………………………, ngày … tháng … năm …"),
        ("thac-mo-ubnd-phuong-2024", "Số: 54/KH-UBND", "Thác Mơ, ngày 28 tháng 8 năm 2024"),
    ],
)
def test_number_and_day_are_the_plans_own_or_blank(name: str, number: str, dated: str) -> None:
    told = [" ".join(line.split()) for line in lines(launch_plan(load(PLANS / name)))]
    assert number in told
    assert any(line.strip("…") == dated.strip("…") for line in told)


def test_a_committee_has_nobody_over_it_and_signs_for_all() -> None:
    told = lines(launch_plan(load(PLANS / "thac-mo-ubnd-phuong-2024")))
    assert told[:2] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG THÁC MƠ"]
    assert told[told.index("TM. ỦY BAN NHÂN DÂN") + 1] == "CHỦ TỊCH"


def test_what_was_retold_or_doubtful_is_noted_and_sample_data_too() -> None:
    told = lines(launch_plan(load(PLANS / "an-giang-ubnd-tinh-2022"), ("Dữ liệu mẫu.",)))
    assert "Dữ liệu mẫu." in told
    assert "Chép theo bài thuật lại kế hoạch, không phải nguyên văn đã ban hành." in told
    assert any("chỗ chưa đọc chắc" in line for line in told)


def test_a_draft_says_so_and_an_issued_plan_does_not() -> None:
    assert "DỰ THẢO" in lines(launch_plan(sample_plan(), draft=True))
    assert "DỰ THẢO" not in lines(launch_plan(sample_plan()))


def test_a_table_keeps_its_headings_and_rows() -> None:
    table = next(b for b in launch_plan(sample_plan()).body if isinstance(b, Table))
    assert [c.label for c in table.columns] == ["STT", "Chỉ tiêu", "Mức phấn đấu"]
    assert [row.cells[0] for row in table.rows] == ["1", "2"]


def test_an_annex_begins_a_page_after_the_signature() -> None:
    blocks = launch_plan(sample_plan()).blocks()
    at = next(i for i, b in enumerate(blocks) if isinstance(b, AnnexBreak))
    assert not any(isinstance(b, AnnexBreak) for b in blocks[:at])
    assert len(pages(pdf(launch_plan(sample_plan())))) == 3


def test_a_long_plan_runs_over_pages_with_their_numbers() -> None:
    dash = "- Giải quyết hồ sơ đúng hẹn."
    plan, faults = read_texts(SAMPLE_PLAN.replace(dash, "\n".join([dash] * 200)))
    assert not faults
    told = pages(pdf(launch_plan(plan)))
    assert len(told) > 6
    assert [words(text)[0] for text in told[1:6]] == ["2", "3", "4", "5", "6"]


FORM_OF_KIEN_GIANG = [
    (
        "Thực hiện Kế hoạch số 64/KH-UBND ngày 22/3/2022 của UBND tỉnh về phát động phong trào"
        " thi đua cải cách hành chính hằng năm và giai đoạn 2021-2025 trên địa bàn tỉnh Kiên "
        "Giang."
    ),
    (
        "Sở Xây dựng đăng ký thi đua thực hiện nhiệm vụ cải cách hành chính hằng năm và giai "
        "đoạn 2021-2025 chủ đề “Tăng cường ứng dụng công nghệ thông tin trong giải quyết TTHC,"
        " đẩy mạnh thực hiện chuyển đổi số, góp phần thực hiện thắng lợi các mục tiêu, chỉ "
        "tiêu phát triển kinh tế - xã hội của giai đoạn 2021-2025” cụ thể như sau:"
    ),
    ("1. Tập thể: 01 tập thể"),
    ("Đăng ký thi đua: Hoàn thành xuất sắc nhiệm vụ CCHC hằng năm và giai đoạn 2021 - 2025."),
    ("2. Cá nhân:"),
    ("Số lượng: 02 cá nhân (công chức thuộc cơ quan, đơn vị.....)"),
    ("Nội dung đăng ký: Hoàn thành xuất sắc nhiệm vụ CCHC hằng năm và giai đoạn 2021 - 2025."),
    ("Sở Xây dựng tỉnh Kiên Giang gửi Sở Nội vụ tổng hợp./."),
]


def test_the_form_of_kien_giang_is_printed_line_by_line_as_annexed() -> None:
    told = lines(form())
    assert told[:2] == ["UBND TỈNH KIÊN GIANG", "SỞ XÂY DỰNG"]
    assert not any(line.startswith("Số:") for line in told)
    dated, name, about = told[4:7]
    assert dated == "Kiên Giang, ngày 30 tháng 3 năm 2022"
    assert (name, about) == ("ĐĂNG KÝ", "Thi đua thực hiện nhiệm vụ CCHC hằng năm và giai đoạn 2021-2025")
    assert told[7:15] == FORM_OF_KIEN_GIANG
    assert told[15:] == [
        "Nơi nhận:",
        "- UBND tỉnh (b/c);",
        "- Sở Nội vụ;",
        "- Ban TĐKT tỉnh;",
        "- Thành viên HĐ TĐ-KT Sở;",
        "- Các phòng/ban/đơn vị thuộc Sở;",
        "- Lưu: VT, htthang.",
        "GIÁM ĐỐC",
        "Hà Văn Thanh Khương",
    ]


def test_a_registration_fills_the_figures_and_leaves_every_other_word() -> None:
    filled = Filled(3, 7, ": Văn phòng Sở", "Đứng trong nhóm xuất sắc", date(2022, 3, 25))
    told, printed = lines(form(filled)), lines(form())
    changed = [(a, b) for a, b in zip(printed, told, strict=True) if a != b]
    assert [b for _, b in changed][:5] == [
        "Kiên Giang, ngày 25 tháng 3 năm 2022",
        "1. Tập thể: 03 tập thể",
        "Đăng ký thi đua: Đứng trong nhóm xuất sắc",
        "Số lượng: 07 cá nhân (công chức thuộc cơ quan, đơn vị: Văn phòng Sở)",
        "Nội dung đăng ký: Đứng trong nhóm xuất sắc",
    ]
    assert set(changed[-1][1]) == {"…"}


def test_an_unfilled_form_has_dots_to_write_on() -> None:
    told = lines(form(Filled()))
    assert "1. Tập thể: … tập thể" in told
    assert "Số lượng: … cá nhân (công chức thuộc cơ quan, đơn vị.....)" in told
    assert "Kiên Giang, ngày … tháng … năm 2022" in told


def test_a_plan_that_only_lists_what_to_write_has_no_whole_form() -> None:
    assert form_in(load(PLANS / "mau"), "registration_form") == ()
    assert form_in(kien_giang(), "achievement_report") == ()


def test_lists_of_the_plan_keep_their_own_punctuation() -> None:
    told = [b for b in launch_plan(sample_plan()).blocks() if isinstance(b, Para) and b.role == "item"]
    assert [b.text[0].text[-1] for b in told] == [".", ":", ".", "."]
    assert replace(told[0]).text[0].text == "- Giải quyết hồ sơ đúng hẹn."
