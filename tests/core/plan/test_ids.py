"""The written marker of a line decides its id; ids never come from indentation or the number of #."""

from tests.core.small import ids_of


def test_parts_numbers_letters_and_dashes() -> None:
    text = """
# IV. KHEN THƯỞNG
## 1. Tiêu chuẩn
### 1.2. Đối với khen thưởng hàng năm
#### a) Đối với tập thể
Là tập thể gương mẫu và đạt một trong các tiêu chuẩn sau:
- Được công bố trong nhóm xuất sắc.
- Là cơ quan chuyên trách.
#### đ) Đối với khác
"""
    assert ids_of(text) == [
        "IV",
        "IV.1",
        "IV.1.2",
        "IV.1.2.a",
        "IV.1.2.a.lead",
        "IV.1.2.a-1",
        "IV.1.2.a-2",
        "IV.1.2.đ",
    ]


def test_a_letter_is_the_same_as_heading_and_as_line() -> None:
    assert ids_of("# I. MỘT\n## a) Tập thể\n") == ids_of("# I. MỘT\na) Tập thể\n")


def test_the_number_of_signs_before_a_heading_means_nothing() -> None:
    assert ids_of("# I. MỘT\n## 1. Hai\n") == ids_of("### I. MỘT\n# 1. Hai\n")


def test_stars_hold_dashes_and_dashes_hold_plusses() -> None:
    text = """
# III. KHEN
## 3. Số lượng
b) Cá nhân
* Sơ kết
* Tổng kết
- Không quá 10
- Một trong hai:
+ Sáng kiến
+ Giải pháp
"""
    assert ids_of(text)[3:] == [
        "III.3.b*1",
        "III.3.b*2",
        "III.3.b*2-1",
        "III.3.b*2-2",
        "III.3.b*2-2+1",
        "III.3.b*2-2+2",
    ]


def test_bracketed_numbers_stand_under_their_letter() -> None:
    assert ids_of("# I. A\n## 1. B\na) C\n(1) D\n(2) E\n")[3:] == ["I.1.a.(1)", "I.1.a.(2)"]


def test_paragraphs_before_and_after_items() -> None:
    text = "# II. NỘI DUNG\nMở đầu.\nMở đầu nữa.\n- Một\n- Hai\nKết thúc.\n"
    assert ids_of(text) == ["II", "II.lead", "II.lead2", "II-1", "II-2", "II.end"]


def test_a_written_id_takes_no_number() -> None:
    text = "# I. MỘT\n- Một\n{#I-1a}\n- Một a, thêm sau\n- Hai\n"
    assert ids_of(text) == ["I", "I-1", "I-1a", "I-2"]


def test_numbering_starts_again_under_a_written_heading() -> None:
    text = "# V. TỔ CHỨC\n1. Văn phòng\n{#M1}\n# MẪU 01\n1. Tập thể\n- Nội dung\n"
    assert ids_of(text) == ["V", "V.1", "M1", "M1.1", "M1.1-1"]


def test_rows_of_a_table() -> None:
    text = "# I. BẢNG\n| STT | Tên |\n|---|---|\n| 1 | Một |\n| 2 | Hai |\n"
    assert ids_of(text) == ["I", "I.r1", "I.r2"]


def test_a_dash_belongs_to_the_nearest_number_above() -> None:
    text = "# I. MỘT\n1. Đối tượng\n- Tập thể\n2. Thời gian\n- Năm\n"
    assert ids_of(text) == ["I", "I.1", "I.1-1", "I.2", "I.2-1"]


def test_faults_of_numbering_stay_as_they_are() -> None:
    assert ids_of("# I. MỘT\n# III. BA\n1. A\n3. C\n") == ["I", "III", "III.1", "III.3"]


def test_typists_forget_the_blank_after_a_marker() -> None:
    assert ids_of("# IV.KHEN\n## 1.2.Đối với\na)Tập thể\n-Một\n+Một a\n") == [
        "IV",
        "IV.1.2",
        "IV.1.2.a",
        "IV.1.2.a-1",
        "IV.1.2.a-1+1",
    ]


def test_a_negative_figure_is_not_a_dash() -> None:
    assert ids_of("# I. MỘT\n-5 điểm nếu trễ hẹn.\n") == ["I", "I.lead"]
