"""What cannot be read is told with its line and its cure, every fault at once."""

from pathlib import Path

import pytest

from tests.core.small import FRONT, NARRATIVE, faults_in, mark, written
from thidua.core.errors import Fault, PlanFaults
from thidua.core.plan.file import draft
from thidua.core.plan.loading import load

BODY_STARTS = len(FRONT.splitlines()) + 3
"""The line of plan.md on which a body begins."""


def only(body: str) -> Fault:
    found = faults_in(body)
    assert len(found) == 1, [f.line() for f in found]
    assert found[0].cure.vi
    assert found[0].cure.en
    return found[0]


def line_of(fault: Fault) -> int:
    """The line within the body, from 1."""
    return int(fault.where.removeprefix("plan.md:").split()[0]) - BODY_STARTS + 1


def test_a_sound_text_has_no_fault() -> None:
    assert faults_in("# I. MỘT\n- Một.\n" + NARRATIVE) == []


@pytest.mark.parametrize(
    ("says", "body", "line"),
    [
        ("Khoản không có dấu nào", "# I. MỘT\n- Một.\n", 2),
        ("bị thụt đầu dòng", "# I. MỘT\n  - Một.\n" + NARRATIVE, 2),
        ("không có mã khoản", "# I. MỘT\n1. Một.\n" + NARRATIVE + "Đoạn sau dòng có số.\n", 6),
        ("đã dùng ở trên", "# I. MỘT\n1. Một.\n" + NARRATIVE + "1. Lại một.\n" + NARRATIVE, 6),
        ("không có dòng đóng", "# I. MỘT\n- Một.\n" + NARRATIVE + "```narrative\nnote: a\n", 6),
        ("không đứng dưới khoản nào", "<!-- source 3 -->\n# I. MỘT\n", 1),
        ("không phải dòng nguồn", "# I. MỘT\n<!-- xem lại chỗ này -->\n", 2),
        ("không phải dòng nguồn", "# I. MỘT\n<!-- source 3- -->\n", 2),
        ("Không có loại dấu “nhiemvu”", "# I. MỘT\n- Một.\n" + mark("nhiemvu", "does: report"), 3),
    ],
)
def test_a_fault_of_the_text(says: str, body: str, line: int) -> None:
    fault = only(body)
    assert says in fault.what.vi
    assert line_of(fault) == line


@pytest.mark.parametrize(
    ("says", "block", "line"),
    [
        ("chú thích #", "note: một # hai", 4),
        ("viết không có ngoặc kép", "note: 89.5", 4),
        ("Ngày “2024-02-30” không có thật", "key: x\nnote: 2024-02-30", 5),
        ("YAML không đọc được", "note: a\nnote: b", 5),
        ("YAML không đọc được", "note: [a", 4),
        ("không phải là các cặp", "- a\n- b", 4),
        ("neo", "note: &a b", 4),
        ("says phải là chữ", "says: 2024", 3),
        ("key phải là chữ", "key: [a]", 3),
    ],
)
def test_a_fault_inside_a_block(says: str, block: str, line: int) -> None:
    told = [f for f in faults_in("# I. MỘT\n- Một 2024.\n" + mark("narrative", block)) if says in f.what.vi]
    assert [line_of(f) for f in told] == [line]


def test_a_quoted_sign_is_no_comment() -> None:
    assert faults_in("# I. MỘT\n- Một.\n" + mark("narrative", 'note: "mục # 2"')) == []


def test_only_true_and_false_are_truth_values() -> None:
    body = "# I. MỘT\n- Một.\n" + mark("eligible", "who: collective\nunits: so\ndoes_reform: yes")
    assert "Viết true hoặc false" in only(body).cure.vi


def test_all_faults_are_told_at_once() -> None:
    body = "# I. MỘT\n- Một.\n- Hai.\n- Ba.\n"
    assert [line_of(f) for f in faults_in(body)] == [2, 3, 4]


def test_a_row_that_the_table_does_not_have() -> None:
    table = "# I. BẢNG\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert faults_in(table + mark("narrative", "row: 1")) == []
    assert any("Không có dòng 7" in f.what.vi for f in faults_in(table + mark("narrative", "row: 7")))


def test_source_lines_must_exist(tmp_path: Path) -> None:
    folder = written("# I. MỘT\n<!-- source 1-9 -->\n")
    (folder / "source.txt").write_text("một dòng\n", "utf-8")
    with pytest.raises(PlanFaults, match="Dòng nguồn không có"):
        load(folder)


def test_a_range_written_backwards_is_no_source_line() -> None:
    folder = written("# I. MỘT\n<!-- source 3-1 -->\n")
    (folder / "source.txt").write_text("một\nhai\nba\n", "utf-8")
    with pytest.raises(PlanFaults, match="Dòng nguồn không có"):
        load(folder)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_a_file_in_another_encoding_is_refused_with_its_line(encoding: str) -> None:
    folder = written("")
    text = "---\ncode: thu\n---\n# I. MỤC ĐÍCH\n"
    (folder / "plan.md").write_bytes(text.encode(encoding, errors="replace").replace(b"?", b"\xf0"))
    with pytest.raises(PlanFaults, match="UTF-8"):
        load(folder)


def test_a_byte_order_mark_and_windows_lines_are_read() -> None:
    folder = written("# I. MỘT\n- Một.\n" + NARRATIVE)
    raw = (folder / "plan.md").read_bytes()
    (folder / "plan.md").write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert [c.id for c in load(folder).clauses] == ["I", "I-1"]


def test_a_broken_gloss_is_a_fault_of_its_file() -> None:
    folder = written("# I. MỘT\n")
    (folder / "plan.en.yaml").write_text('I: "One"\nI: "Two"\n', "utf-8")
    _, faults = draft(folder)
    assert [f.where for f in faults] == ["plan.en.yaml"]


def test_a_folder_without_a_plan() -> None:
    with pytest.raises(PlanFaults, match=r"plan\.md"):
        load(Path("không-có"))


def test_text_without_front_matter() -> None:
    folder = written("")
    (folder / "plan.md").write_text("# I. MỘT\n", "utf-8")
    with pytest.raises(PlanFaults, match="Thiếu phần đầu"):
        load(folder)


def test_words_in_decomposed_letters_are_the_same_words() -> None:
    import unicodedata

    says = unicodedata.normalize("NFD", "nội bộ đoàn kết")
    assert faults_in("# I. MỘT\n- Có nội bộ đoàn kết tốt.\n" + mark("narrative", f"says: {says}")) == []
