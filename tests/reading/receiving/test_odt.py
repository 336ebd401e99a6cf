"""ODT as Writer shows it: lists counted, changes accepted, frames, notes, joined cells, pages."""

from pathlib import Path

from tests.reading.receiving.making import NAMES, cells, line, odt, refused, texts
from thidua.reading.receiving import receive

LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
)


def listed(*items: str, name: str = ' text:style-name="L1"') -> str:
    return (
        f"<text:list{name}>"
        + "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
        + "</text:list>"
    )


def test_numbers_that_writer_counts_are_read_as_text(tmp_path: Path) -> None:
    inner = listed("<text:p>Một</text:p>", "<text:p>Hai</text:p>", name="")
    body = listed("<text:p>Mục đích</text:p>" + inner, "<text:p>Nội dung</text:p><text:p>tiếp</text:p>")
    assert texts(receive([odt(tmp_path, body, LIST)])) == [
        "I. Mục đích", "I.1. Một", "I.2. Hai", "II. Nội dung", "tiếp",
    ]  # fmt: skip


def test_changes_notes_and_frames(tmp_path: Path) -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>bỏ</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes><text:p>Căn cứ<text:note>"
        "<text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Theo Luật</text:p></text:note-body></text:note> Luật"
        "<draw:frame><draw:text-box><text:p>DỰ THẢO</text:p></draw:text-box></draw:frame></text:p>"
    )
    found = receive([odt(tmp_path, body)])
    assert [(one.text, one.place) for one in found.lines] == [
        ("Căn cứ Luật", ""), ("Theo Luật", "footnote"), ("DỰ THẢO", "textbox"),
    ]  # fmt: skip
    assert "1 chỗ sửa đang theo dõi" in found.remarks[0].vi


def test_weight_the_middle_spaces_and_pages(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="P1"><style:paragraph-properties fo:text-align="center" fo:break-before="page"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    body = '<text:p>trên</text:p><text:p text:style-name="P1">KẾ<text:s text:c="2"/>HOẠCH<text:line-break/>năm</text:p>'
    found = receive([odt(tmp_path, body, styles)])
    assert [(one.text, one.page, one.bold, one.centred) for one in found.lines] == [
        ("trên", 1, False, False), ("KẾ  HOẠCH", 2, True, True), ("năm", 2, True, True),
    ]  # fmt: skip


def test_joined_cells_keep_their_columns(tmp_path: Path) -> None:
    body = (
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Khối</text:p>'
        "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Số</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert cells(receive([odt(tmp_path, body)])) == {(0, 0, 0): "Khối", (0, 0, 2): "Số"}


def test_heads_and_feet_come_from_the_styles(tmp_path: Path) -> None:
    head = "<style:header><text:p>UBND tỉnh Mẫu</text:p></style:header>"
    styles = f"<office:document-styles {NAMES}>{head}</office:document-styles>"
    found = receive([odt(tmp_path, "<text:p>chữ</text:p>", **{"styles.xml": styles.encode()})])
    assert line(found, "UBND").place == "header"


def test_what_an_odt_may_not_carry(tmp_path: Path) -> None:
    link = '<draw:frame><draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://x/a.png"/></draw:frame>'
    assert "liên kết từ nơi khác" in refused(odt(tmp_path, f"<text:p>{link}</text:p>"))[0]
    assert "macro" in refused(odt(tmp_path, "<text:p>a</text:p>", **{"Basic__script-lb.xml": b"<a/>"}))[0]
    locked = {"META-INF__manifest.xml": b"<m><encryption-data/></m>"}
    assert "mật khẩu" in refused(odt(tmp_path, "<text:p>a</text:p>", **locked))[0]
