"""What is read aloud: counted as it is said, and where a reader stumbles."""

from __future__ import annotations

import pytest

from thidua.core.aloud import LEAST, MOST, duration, shortened, spoken, stumbles, syllables


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ngày 5/3/2025", "ngày năm tháng ba năm hai nghìn không trăm hai mươi lăm"),
        ("tháng 10/2024", "tháng mười năm hai nghìn không trăm hai mươi tư"),
        ("1.404.000 đồng", "một triệu bốn trăm linh bốn nghìn đồng"),
        ("đạt 89,99%", "đạt tám mươi chín phẩy chín mươi chín phần trăm"),
        ("gọi 0123", "gọi không một hai ba"),
        ("05 thủ tục", "năm thủ tục"),
        ("CCHC (mẫu).", "cải cách hành chính, mẫu."),
        ("(mẫu) Một cửa", "mẫu, Một cửa"),
        ("Phòng A1 làm.", "Phòng A1 làm."),
    ],
)
def test_what_is_written_is_said_in_words(written: str, said: str) -> None:
    assert spoken(written) == said


def test_a_reader_is_told_of_every_place_once() -> None:
    text = "UBND phường có 12 tổ (mẫu). UBND xong quý III, theo GPXYZ, tại TP. Mẫu và/hoặc 12 nơi."
    found = {s.found: s.cure.vi for s in stumbles(text)}
    assert list(found) == ["(mẫu)", "12", "UBND", "III", "GPXYZ", "TP", "/"]
    assert found["12"] == "viết thành chữ: mười hai"
    assert "Ủy ban nhân dân" in found["UBND"]
    assert "La Mã" in found["III"]


def test_a_long_sentence_is_named() -> None:
    assert "41 tiếng" in stumbles("một " * 41)[0].cure.vi
    assert stumbles(f"{'một ' * 40}. Hai.") == []


def test_a_plain_text_has_no_place_to_stumble() -> None:
    assert stumbles("Thưa bà con, từ tháng ba, hồ sơ được trả ngay trong ngày.") == []


def test_what_is_cut_for_the_radio_fits_and_can_be_read() -> None:
    whole = "\n".join(f"Câu thứ {n} kể việc làm hay của Phòng (mẫu) năm 2024." for n in range(1, 60))
    cut = shortened(whole)
    assert LEAST - 20 < syllables(cut) <= MOST
    assert stumbles(cut) == []
    assert cut.startswith("Câu thứ một kể")


def test_how_long_it_takes() -> None:
    assert duration(0).vi == "0 giây"
    assert duration(70).en == "30 seconds"
    assert [duration(n).vi for n in (LEAST, MOST)] == ["1 phút 50 giây", "2 phút 10 giây"]
