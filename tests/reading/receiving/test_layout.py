"""Words at their places become lines: columns side by side, ruled tables, tables by position, markers."""

from thidua.reading.receiving.grids import Rule, grids
from thidua.reading.receiving.layout import Placed, arranged


def words(text: str, left: float, top: float, high: float = 12) -> list[Placed]:
    """A line of words at a place; a letter is six points wide."""
    found, at = [], left
    for word in text.split(" "):
        if word:
            found.append(Placed(at, top, at + 6 * len(word), top + high, word))
        at += 6 * (len(word) + 1)
    return found


def told(pieces: list, rules: tuple[Rule, ...] = ()) -> list[tuple[str, tuple[int, int, int] | None]]:
    return [(" ".join(w.text for w in p.words), p.cell) for p in arranged(pieces, rules)]


def test_the_two_columns_of_an_official_head_come_one_after_the_other() -> None:
    page = words("ỦY BAN NHÂN DÂN", 80, 50) + words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, 50)
    page += words("TỈNH MẪU", 100, 66) + words("Độc lập - Tự do - Hạnh phúc", 290, 66)
    page += words("Số: 1/KH-UBND", 90, 90) + words("Mẫu, ngày 1 tháng 2 năm 2025", 300, 90)
    page += words("KẾ HOẠCH", 270, 120)
    page += words("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 của Quốc hội", 85, 150)
    assert told(page) == [
        ("ỦY BAN NHÂN DÂN", (0, 0, 0)),
        ("TỈNH MẪU", (0, 0, 0)),
        ("Số: 1/KH-UBND", (0, 0, 0)),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (0, 0, 1)),
        ("Độc lập - Tự do - Hạnh phúc", (0, 0, 1)),
        ("Mẫu, ngày 1 tháng 2 năm 2025", (0, 0, 1)),
        ("KẾ HOẠCH", None),
        ("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 của Quốc hội", None),
    ]


def test_recipients_go_on_below_the_signature() -> None:
    page = words("Nơi nhận:", 80, 50) + words("CHỦ TỊCH", 400, 50)
    page += words("- Như trên;", 80, 66)
    page += words("- Lưu: VT.", 80, 82)
    page += words("Nguyễn Văn Mẫu", 390, 130)
    assert [text for text, _ in told(page)] == [
        "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Mẫu",
    ]  # fmt: skip


def test_a_marker_and_its_hanging_words_are_one_line() -> None:
    page = words("-", 80, 50) + words("Nâng cao chất lượng", 104, 50)
    page += words("-", 80, 66) + words("Phát hiện gương tốt", 104, 66)
    assert told(page) == [("- Nâng cao chất lượng", None), ("- Phát hiện gương tốt", None)]


def test_a_loose_line_is_no_table() -> None:
    page = [w for at in (80, 180, 280, 380) for w in words("chữ", at, 50)]
    page += words("dòng thường nối theo sau", 80, 66)
    assert told(page)[0] == ("chữ chữ chữ chữ", None)


def test_a_speck_far_from_its_line_makes_no_column() -> None:
    page = words("thị xã Mẫu Sơn giai đoạn này;", 80, 50) + words(":", 480, 50)
    assert told(page) == [("thị xã Mẫu Sơn giai đoạn này; :", None)]


def test_three_columns_are_the_rows_of_a_table() -> None:
    page = words("TT", 80, 50) + words("Khối", 120, 50) + words("Số lượng", 400, 50)
    page += words("1", 80, 66) + words("Sở, ban, ngành", 120, 66) + words("04", 400, 66)
    page += words("và tương đương", 120, 82)
    page += words("2", 80, 98) + words("Xã, phường", 120, 98) + words("06", 400, 98)
    assert told(page)[3:] == [
        ("1", (0, 1, 0)), ("Sở, ban, ngành", (0, 1, 1)), ("04", (0, 1, 2)), ("và tương đương", (0, 1, 1)),
        ("2", (0, 2, 0)), ("Xã, phường", (0, 2, 1)), ("06", (0, 2, 2)),
    ]  # fmt: skip


def test_ruled_cells_hold_their_lines_and_joined_cells_are_one() -> None:
    across = [Rule(70, y, 500, y) for y in (40, 70, 110)]
    down = [Rule(70, 40, 70, 110), Rule(250, 70, 250, 110), Rule(500, 40, 500, 110)]
    page = words("Tiêu đề chung", 200, 50) + words("trước ngày 15", 80, 76) + words("tháng 12", 80, 92)
    page += words("hằng năm", 300, 84) + words("Sau bảng", 80, 130) + words("Trước bảng", 80, 20)
    assert told(page, (*across, *down)) == [
        ("Trước bảng", None), ("Tiêu đề chung", (0, 0, 0)), ("trước ngày 15", (0, 1, 0)), ("tháng 12", (0, 1, 0)),
        ("hằng năm", (0, 1, 1)), ("Sau bảng", None),
    ]  # fmt: skip


def test_lines_that_make_no_cells_are_no_table() -> None:
    assert grids([Rule(0, 0, 100, 0), Rule(0, 300, 100, 300)]) == []
    assert grids([Rule(0, 0, 100, 0), Rule(0, 50, 100, 50), Rule(0, 0, 0, 50), Rule(100, 0, 100, 50)]) == []
