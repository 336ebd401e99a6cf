"""DOCX as Word shows it: numbers of lists, changes accepted, boxes, notes, heads and feet, pages."""

from pathlib import Path

import pytest

from benchmarks.reading import layout
from benchmarks.reading.made import made
from tests.reading.receiving.making import cells, docx, line, texts
from thidua.reading.receiving import receive

DOCUMENTS = Path(layout.__file__).parent / "documents"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<?xml version="1.0"?><w:numbering {W}>
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/><w:isLgl/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num></w:numbering>""".encode()


def para(words: str, settings: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def listed(words: str, level: int, number: int = 7) -> str:
    return para(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_word_counts_are_read_as_text(tmp_path: Path) -> None:
    body = (
        listed("Mục đích", 0) + listed("Một", 1) + listed("Hai", 1) + listed("Nội dung", 0) + listed("Ba", 1)
    )
    body += listed("gạch", 2) + listed("Lại từ đầu", 0, 8)
    found = receive([docx(tmp_path, body, **{"word__numbering.xml": NUMBERING})])
    assert texts(found) == [
        "II. Mục đích", "2.1. Một", "2.2. Hai", "III. Nội dung", "3.1. Ba", "- gạch", "I. Lại từ đầu",
    ]  # fmt: skip


@pytest.mark.parametrize("name", sorted(p.stem for p in DOCUMENTS.glob("*.layout")))
def test_every_word_of_a_described_paper_comes_in(tmp_path: Path, name: str) -> None:
    described = layout.read(DOCUMENTS / f"{name}.layout")
    for kind in ("docx", "odt", "pdf"):
        found = receive([made(layout.Layout(described.blocks, {"as": kind}), tmp_path, name)])
        said = " ".join(" ".join(texts(found)).split())
        assert found.kind == kind
        for block in described.blocks:
            for words in (*block.words, *(cell for row in block.rows for cell in row)):
                if kind == "pdf" and block.role not in ("line", "heading"):
                    continue  # set by the typesetter in its own places; looked at in test_pdf.py
                if kind != "pdf" or len(words) < 60:
                    assert " ".join(words.split()).rstrip(";. ") in said, (kind, words)


def test_changes_are_accepted_and_told(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Trước ngày </w:t></w:r><w:del><w:r><w:delText>15</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>20</w:t></w:r></w:ins><w:r><w:t>/12</w:t></w:r></w:p>"
    )
    found = receive([docx(tmp_path, body)])
    assert texts(found) == ["Trước ngày 20/12"]
    assert "2 chỗ sửa đang theo dõi" in found.remarks[0].vi


def test_hidden_words_are_left_out_and_told(tmp_path: Path) -> None:
    found = receive([docx(tmp_path, para("Thấy") + para("Ẩn", run="<w:vanish/>"))])
    assert texts(found) == ["Thấy"]
    assert "chữ ẩn" in found.remarks[0].vi


def test_boxes_notes_heads_and_feet_stand_apart(tmp_path: Path) -> None:
    box = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>"
        + para("DỰ THẢO")
        + "</w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent>"
        + para("DỰ THẢO")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    )
    body = (
        f"<w:p><w:r><w:t>Căn cứ</w:t></w:r><w:r><w:footnoteReference w:id='3'/></w:r><w:r>{box}</w:r></w:p>"
    )
    notes = (
        f"<w:footnotes {W}><w:footnote w:id='3'>{para('Theo Luật 2022')}</w:footnote></w:footnotes>".encode()
    )
    head = f"<w:hdr {W}>{para('UBND tỉnh Mẫu')}</w:hdr>".encode()
    foot = f"<w:ftr {W}>{para('Trang 1')}</w:ftr>".encode()
    parts = {"word__footnotes.xml": notes, "word__header1.xml": head, "word__footer1.xml": foot}
    found = receive([docx(tmp_path, body, **parts)])
    assert [(one.text, one.place) for one in found.lines] == [
        ("UBND tỉnh Mẫu", "header"), ("Căn cứ", ""), ("DỰ THẢO", "textbox"), ("Theo Luật 2022", "footnote"),
        ("Trang 1", "footer"),
    ]  # fmt: skip


def test_weight_capitals_and_the_middle_are_kept(tmp_path: Path) -> None:
    body = para("Kế hoạch", '<w:jc w:val="center"/>', "<w:b/><w:caps/>") + para(
        "thường", run='<w:b w:val="0"/>'
    )
    found = receive([docx(tmp_path, body)])
    assert (line(found, "KẾ HOẠCH").bold, line(found, "KẾ HOẠCH").centred) == (True, True)
    assert (line(found, "thường").bold, line(found, "thường").centred) == (False, False)


def test_joined_cells_keep_their_columns(tmp_path: Path) -> None:
    def cell(words: str, settings: str = "") -> str:
        return f"<w:tc><w:tcPr>{settings}</w:tcPr>{para(words)}</w:tc>"

    down, going = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [cell("Khối", '<w:gridSpan w:val="2"/>') + cell("Số"), cell("A", down) + cell("B") + cell("1")]
    rows.append(cell("x", going) + cell("C") + cell("2"))
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    found = receive([docx(tmp_path, body)])
    assert cells(found) == {
        (0, 0, 0): "Khối", (0, 0, 2): "Số", (0, 1, 0): "A", (0, 1, 1): "B", (0, 1, 2): "1",
        (0, 2, 1): "C", (0, 2, 2): "2",
    }  # fmt: skip


def test_pages_are_counted_as_word_noted_them(tmp_path: Path) -> None:
    body = para("một") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>"
    found = receive([docx(tmp_path, body)])
    assert [(one.text, one.page) for one in found.lines] == [("một", 1), ("hai", 2)]
    by_hand = "<w:p><w:r><w:t>một</w:t></w:r></w:p><w:p><w:r><w:br w:type='page'/><w:t>hai</w:t></w:r></w:p>"
    found = receive([docx(tmp_path, by_hand)])
    assert [(one.text, one.page) for one in found.lines] == [("một", 1), ("hai", 2)]
