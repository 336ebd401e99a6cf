"""Words without their marks find what a scan misread; what was read stays as it was."""

import pytest

from thidua.reading.folding import bare, folded, is_noisy
from thidua.reading.markers import Sequence, marker


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Cén cir Quyét dinh s6 12/QD-UBND", "can cu quyet dinh so 12/qd-ubnd"),
        ("hinh thirc khen thirong", "hinh thuc khen thuong"),
        ("tap thé, ca nhan", "tap the , ca nhan"),
        ("06 tap the, 12 cd nhan.", "06 tap the , 12 ca nhan."),
        ("lap 01 b¢ ho so", "lap 01 bo ho so"),
        ("tir quy IV dat ≥ 98%", "tu quy iv dat ≥ 98%"),
    ],
)
def test_misread_words_come_near_the_words_of_the_field(read: str, meant: str) -> None:
    assert folded(read, noisy=True).plain == meant


def test_a_find_points_back_at_what_was_read() -> None:
    twin = folded("Tặng Bằng khen, của Chủ tịch")
    at = twin.plain.index("bang khen")
    assert twin.original(at, at + len("bang khen")) == "Bằng khen"


def test_figures_and_numbers_of_documents_are_never_brought_near() -> None:
    assert folded("s6 529/KH-SXD, 89,5% và 06 bộ", noisy=True).plain.split()[1] == "529/kh-sxd"
    assert "89,5%" in bare("đạt 89,5%")


def test_text_that_lost_its_marks_is_known() -> None:
    assert is_noisy("Phat dong phong trao thi dua ddy manh cai cich hanh chinh cia S& Tw phap")
    assert not is_noisy("Phát động phong trào thi đua đẩy mạnh cải cách hành chính của Sở Tư pháp")


@pytest.mark.parametrize(
    ("line", "before", "says"),
    [
        ("I1. NOI DUNG THI DUA", Sequence(part=1), "II."),
        ("111. POI TUQNG", Sequence(part=2), "III."),
        ("1.2. Đối với tập thể", Sequence(part=1), "1.2."),
        ("¢) Trong năm", Sequence(letter=1), "c)"),
        ("d) Sau d là đ", Sequence(letter=3), "đ)"),
        ("(1) Trong ngoặc", Sequence(), "(1)"),
        ("• Một ý", Sequence(), "-"),
    ],
)
def test_markers_as_printed_or_misread(line: str, before: Sequence, says: str) -> None:
    found = marker(line, before)
    assert found is not None
    assert found.says == says


@pytest.mark.parametrize("line", ["2025. Việc đăng ký", "10 tập thể", "Sở Nội vụ", "1.000 hồ sơ"])
def test_what_looks_like_a_marker_and_is_none(line: str) -> None:
    assert marker(line, Sequence()) is None
