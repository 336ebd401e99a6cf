"""Text, Markdown and web pages: every Unicode code table, no guess at the others."""

from pathlib import Path

import pytest

from tests.reading.receiving.making import cells, line, refused, texts, written
from thidua.core.wording import Say
from thidua.reading.receiving import in_order, receive

TEXT = "KẾ HOẠCH\n\nI. MỤC ĐÍCH\n- Nâng cao chất lượng\n"
TCVN3 = "KÕ ho¹ch ph¸t ®éng phong trµo thi ®ua\nN©ng cao chÊt l­îng phôc vô nh©n d©n\n"


@pytest.mark.parametrize("table", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_code_table_gives_the_same_lines(tmp_path: Path, table: str) -> None:
    found = receive([written(tmp_path, "a.txt", TEXT.encode(table))])
    assert [one.text for one in found.lines] == ["KẾ HOẠCH", "", "I. MỤC ĐÍCH", "- Nâng cao chất lượng"]
    assert [one.number for one in found.lines] == [1, 2, 3, 4]
    assert (found.kind, found.pages, found.files) == ("txt", 1, ("a.txt",))


def test_letters_come_in_one_unicode_form(tmp_path: Path) -> None:
    found = receive([written(tmp_path, "a.txt", "Ke\u0302\u0301 hoa\u0323ch")])
    assert texts(found) == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (TCVN3.encode("cp1252"), "TCVN3"),
        (TCVN3.encode(), "TCVN3"),
        ("Keá hoaïch phaùt ñoäng phong traøo thi ñua\nCoäng hoøa xaõ hoäi chuû nghóa\n".encode(), "VNI"),
        ("Kế hoạch thi đua".encode("cp1258", "replace") + b"\x81\x8d", "không theo bảng mã Unicode"),
        (b"ab\x00\x01cd\n" * 50, "không phải văn bản"),
    ],
)
def test_old_code_tables_are_refused_with_the_way_to_convert(tmp_path: Path, data: bytes, why: str) -> None:
    said, _ = refused(written(tmp_path, "a.txt", data))
    assert why in said
    assert "UTF-8" in said


def test_signs_of_control_are_no_letters(tmp_path: Path) -> None:
    assert texts(receive([written(tmp_path, "a.txt", "Kế\x7f hoạch\x01\ufeff\n")]))[0].startswith("Kế hoạch")


def test_a_form_feed_begins_a_page(tmp_path: Path) -> None:
    found = receive([written(tmp_path, "a.txt", "một\n\fhai\n")])
    assert [(one.text, one.page) for one in found.lines if one.text] == [("một", 1), ("hai", 2)]
    assert found.pages == 2


def test_markdown_loses_its_signs_and_keeps_its_tables(tmp_path: Path) -> None:
    text = "# KẾ HOẠCH\n\n**I. MỤC ĐÍCH**\n1. Đạt *tốt* [ở đây](http://x)\n\n"
    text += "| TT | Khối |\n|---|:-:|\n| 1 | Sở \\| Ban |\n"
    found = receive([written(tmp_path, "a.md", text)])
    assert texts(found) == ["KẾ HOẠCH", "I. MỤC ĐÍCH", "1. Đạt tốt ở đây", "TT", "Khối", "1", "Sở | Ban"]
    assert line(found, "KẾ HOẠCH").bold
    assert line(found, "I. MỤC").bold
    assert not line(found, "1. Đạt").bold
    assert cells(found)[0, 1, 1] == "Sở | Ban"


WEB = """<html><head><title>Trang</title><style>p{}</style></head><body>
<nav><ul><li>Trang chủ</li></ul></nav><header>Cổng thông tin</header>
<article><h1>KẾ HOẠCH</h1><p>Căn cứ Luật<br>ngày 15/6/2022 &amp; sau</p>
<ol type="I" start="2"><li>Nội dung<ol><li>Thi đua</li></ol></li></ol>
<table><tr><th>TT</th><td>Khối<p>thi đua</p></td></tr></table><script>alert("x")</script></article>
<footer>Bản quyền</footer>"""


def test_a_web_page_gives_words_lists_tables_and_its_site_apart(tmp_path: Path) -> None:
    found = receive([written(tmp_path, "a.html", WEB)])
    assert [one.text for one in found.lines if one.place == "site"] == [
        "- Trang chủ",
        "Cổng thông tin",
        "Bản quyền",
    ]
    assert [one.text for one in found.lines if not one.place and not one.table] == [
        "KẾ HOẠCH", "Căn cứ Luật", "ngày 15/6/2022 & sau", "II. Nội dung", "1. Thi đua",
    ]  # fmt: skip
    assert cells(found) == {(0, 0, 0): "TT", (0, 0, 1): "Khối thi đua"}
    assert line(found, "KẾ HOẠCH").bold


def test_a_web_page_may_name_its_code_table(tmp_path: Path) -> None:
    data = '<meta charset="windows-1258"><p>Thi đua</p>'.encode("cp1258")
    assert texts(receive([written(tmp_path, "a.html", data)])) == ["Thi đua"]


def test_tags_without_end_are_read_in_bearable_time(tmp_path: Path) -> None:
    found = receive([written(tmp_path, "a.html", "<div>" * 50_000 + "chữ")])
    assert texts(found) == ["chữ"]


def test_several_files_are_one_document_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    pages = [written(tmp_path, f"trang {n}.txt", f"trang thứ {n}") for n in (10, 2, 1)]
    found = receive(pages)
    assert texts(found) == ["trang thứ 1", "trang thứ 2", "trang thứ 10"]
    assert [one.page for one in found.lines] == [1, 2, 3]
    assert found.files == ("trang 1.txt", "trang 2.txt", "trang 10.txt")
    assert [(leaf.file, leaf.within) for leaf in found.leaves] == [(0, 1), (1, 1), (2, 1)]
    assert in_order([Path("b1"), Path("a2"), Path("a10")]) == [Path("a2"), Path("a10"), Path("b1")]


def test_every_step_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int, Say]] = []
    receive([written(tmp_path, f"{n}.txt", "chữ") for n in "ab"], lambda *step: told.append(step))
    assert [(done, total) for done, total, _ in told] == [(1, 2), (2, 2)]
    assert told[0][2].vi == "Đã mở a.txt"


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    import hashlib

    found = receive([written(tmp_path, "a.txt", "chữ")])
    assert found.digest == hashlib.sha256("chữ".encode()).hexdigest()


def test_cells_that_reach_over_columns_and_rows_keep_the_others_in_their_place(tmp_path: Path) -> None:
    page = (
        '<table><tr><th rowspan="2">TT</th><th colspan="2">Giấy khen</th><th rowspan="2">Ghi chú</th></tr>'
        "<tr><th>Tập thể</th><th>Cá nhân</th></tr>"
        "<tr><td>1</td><td>04</td><td>06</td><td>không</td></tr></table>"
    )
    found = receive([written(tmp_path, "a.html", page)])
    assert [(one.text, one.table) for one in found.lines if one.text] == [
        ("TT", (0, 0, 0)),
        ("Giấy khen", (0, 0, 1)),
        ("Ghi chú", (0, 0, 3)),
        ("Tập thể", (0, 1, 1)),
        ("Cá nhân", (0, 1, 2)),
        ("1", (0, 2, 0)),
        ("04", (0, 2, 1)),
        ("06", (0, 2, 2)),
        ("không", (0, 2, 3)),
    ]
