"""Heads and tails in other manners: letters without a kind, titles that open like grounds, recipients in a row."""

from datetime import date

import pytest

from tests.reading.said import HEAD, TAIL, bodies, outlined, plan, understood

LETTER = """SỞ MẪU HÒA                           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG MẪU AN                           Độc lập - Tự do - Hạnh phúc
Số: 31/THMA-VP                       Mẫu An, ngày 04 tháng 9 năm 2024
V/v đăng ký thi đua “Lớp học xanh”
năm học 2024 - 2025

         Kính gửi:
             - Các tổ chuyên môn;
             - Các lớp.

Thực hiện Công văn số 88/PGDĐT-TĐ ngày 30/8/2024 của Phòng Giáo dục về thi đua, nhà trường đề nghị, cụ thể:

a) Đối tượng: các lớp trong toàn trường.

b) Thời gian: từ ngày 05/9/2024 đến hết ngày 31/5/2025.

Đề nghị các lớp thực hiện./.

Nơi nhận: - Như trên;  - Phòng Giáo dục (để báo cáo);  - Lưu: VT.

HIỆU TRƯỞNG

Lê Thị Mẫu
"""


class TestLetter:
    def test_what_it_is_about_stands_behind_v_v(self) -> None:
        title = outlined(LETTER).said["title"].value
        assert title == "đăng ký thi đua “Lớp học xanh” năm học 2024 - 2025"

    def test_whom_it_addresses_is_no_clause_and_what_it_carries_out_is_a_ground(self) -> None:
        found = understood(LETTER)
        assert [g.number for g in found.grounds] == ["88/PGDĐT-TĐ"]
        assert found.document.pieces[0].id.endswith("a")

    def test_recipients_in_a_row(self) -> None:
        names = [name for name, _ in outlined(LETTER).recipients]
        assert names == ["Như trên", "Phòng Giáo dục (để báo cáo)", "Lưu: VT"]


class TestTitle:
    @pytest.mark.parametrize(
        "title",
        ["Thực hiện phong trào thi đua “Sạch và xanh”", "Xét khen thưởng phong trào thi đua “Sạch và xanh”"],
    )
    def test_words_that_open_grounds_may_open_it(self, title: str) -> None:
        text = plan("I. MỤC ĐÍCH\n").replace("Phát động phong trào thi đua cải cách hành chính", title)
        found = outlined(text)
        assert found.said["title"].value == title
        assert len(found.grounds) == 1

    def test_the_kind_may_name_the_movement_in_general(self) -> None:
        found = outlined(plan("I. MỤC ĐÍCH\n").replace("KẾ HOẠCH\n", "KẾ HOẠCH THI ĐUA\n"))
        assert found.said["title"].value == "Phát động phong trào thi đua cải cách hành chính"


def test_several_laws_in_one_ground() -> None:
    laws = "Căn cứ Luật Việc làm ngày 16/6/2023; Luật Thi đua, khen thưởng ngày 15/6/2022;\nCăn cứ Quyết"
    found = understood((HEAD + "I. MỤC ĐÍCH\n" + TAIL).replace("Căn cứ Quyết", laws))
    assert [g.issued for g in found.grounds][:2] == [date(2023, 6, 16), date(2022, 6, 15)]


def test_the_day_it_was_written_stands_before_the_day_it_was_put_on_a_site() -> None:
    text = "Ngày đăng\n11/08/2024\n" + plan("I. MỤC ĐÍCH\n")
    assert outlined(text).said["issued"].value == date(2024, 3, 5)


class TestMarkers:
    @pytest.mark.parametrize(
        ("first", "second", "ids"),
        [
            ("I/ MỤC ĐÍCH", "II/ THỜI GIAN", ["I", "II"]),
            ("I./ MỤC ĐÍCH", "II./ THỜI GIAN", ["I", "II"]),
            ("A./ MỤC ĐÍCH", "B./ THỜI GIAN", ["A", "B"]),
        ],
    )
    def test_parts_closed_by_a_stroke(self, first: str, second: str, ids: list[str]) -> None:
        found = outlined(plan(f"{first}\nNâng cao nhận thức.\n{second}\nNăm 2024.\n"))
        assert [p.id for p in found.pieces if p.heading] == ids

    def test_the_letter_after_d_may_be_d_with_a_stroke(self) -> None:
        parts = "".join(f"{letter}. PHẦN MẪU\nMột câu.\n" for letter in "ABCDĐE")
        assert [p.id for p in outlined(plan(parts)).pieces if p.heading] == [*"ABCDĐE"]


def test_recipients_without_marks_end_where_a_blank_line_stands() -> None:
    text = plan("I. MỤC ĐÍCH\n").replace(
        "- UBND tỉnh (báo cáo);\n- Các phòng, đơn vị;\n- Lưu: VT.", "Cục Mẫu\nLưu VT"
    )
    assert [name for name, _ in outlined(text).recipients] == ["Cục Mẫu", "Lưu VT"]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Gửi hồ sơ về Sở trong tháng 11 hằng năm.", {"by": "30/11", "year": "same"}),
        ("Đăng ký thi đua gửi về Sở trong quý I hằng năm.", {"by": "31/3", "year": "same"}),
        ("Gửi hồ sơ về Sở trong tháng 02 năm 2028.", {"by": date(2028, 2, 29)}),
    ],
)
def test_within_a_month_or_quarter_is_until_its_last_day(said: str, when: dict[str, object]) -> None:
    found = bodies(plan(f"I. HỒ SƠ VÀ THỜI HẠN\n1. {said}\n"), "deadline")
    assert [d["when"] for d in found] == [when]
