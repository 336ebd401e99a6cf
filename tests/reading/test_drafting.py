"""Whatever comes in, the draft is a plan folder that the check of plans accepts."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reading.said import HEAD, TAIL, plan, received, understood
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import draft
from thidua.reading.drafting import draft_plan, write_draft
from thidua.reading.understanding import understand

LINES = st.sampled_from(
    [
        "I. TIÊU CHUẨN KHEN THƯỞNG",
        "II. TỔ CHỨC THỰC HIỆN",
        "IV. ĐỐI TƯỢNG, THỜI GIAN",
        "1. Đối với tập thể",
        "1.2. Đối với cá nhân",
        "2. Khen thưởng hằng năm: Giấy khen của Giám đốc Sở cho 05 tập thể",
        "a) Không bị kỷ luật; có sáng kiến được công nhận cấp cơ sở; đạt từ 90% điểm trở lên.",
        "đ) Hoàn thành xuất sắc nhiệm vụ: `x` #y {#z}",
        "- Tặng Bằng khen của Chủ tịch UBND tỉnh",
        "- Tặng Kỷ niệm chương cho 05 cá nhân; Bằng khen của Ban Chấp hành Công đoàn cho 03 tập thể",
        "Hình thức   Tập thể   Cá nhân\nGiấy khen   05   10\nBằng khen   01   02\nCờ thi đua   01   0",
        "- Tặng Giấy khen cho cá nhân xuất sắc, tỷ lệ 20 % số công chức; Bằng khen do cấp trên phân bổ",
        "A. KHEN THƯỞNG HẰNG NĂM",
        "Phần thứ hai",
        "+ Hồ sơ gồm: Tờ trình, báo cáo thành tích (01 bản) gửi trước ngày 15/12 hằng năm.",
        "* Từ ngày 01/01/2024 đến ngày 31/12/2024",
        "| một | hai |",
        "```rule",
        "<!-- source 1 -->",
        "---",
        "{#I.1}",
        "Một là, làm tốt. Hai là, đúng hạn.",
        "Điều 3. Các phòng, đơn vị thuộc Sở",
        "",
    ]
)
ANY = st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=25).map("\n".join)


def faults(text: str, folder: Path) -> list[str]:
    """What the check of plans says of the draft of a text."""
    folder.mkdir(exist_ok=True)
    (folder / "plan.md").write_text(draft_plan(understand(received(text)), "van-ban"), "utf-8")
    found, read = draft(folder)
    return [fault.line() for fault in [*read, *faults_of(found)]]


@settings(max_examples=60, deadline=None)
@given(text=ANY, framed=st.booleans())
@example(text="a\x7fb", framed=False)
@example(text=":A", framed=False)
def test_any_text_becomes_a_plan_without_faults(
    text: str, framed: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert faults(plan(text) if framed else text, tmp_path_factory.mktemp("d") / "van-ban") == []


def test_the_words_stay_as_received(tmp_path: Path) -> None:
    text = HEAD + "I. NOI DUNG\n- Cai cich hanh chinh.\n" + TAIL
    write_draft(understand(received(text)), text, tmp_path / "ke-hoach")
    assert (tmp_path / "ke-hoach" / "source.txt").read_text("utf-8") == text
    assert "Cai cich hanh chinh." in (tmp_path / "ke-hoach" / "plan.md").read_text("utf-8")


def test_a_plan_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("của người khác", "utf-8")
    with pytest.raises(FileExistsError):
        write_draft(understand(received(HEAD)), HEAD, tmp_path)
    assert (tmp_path / "plan.md").read_text("utf-8") == "của người khác"


def test_what_is_not_sure_is_asked_and_no_rule() -> None:
    text = plan("I. KHEN THƯỞNG\n- Tặng Bằng khen cho tập thể xuất sắc.\n")
    told = draft_plan(understand(received(text)), "van-ban")
    assert "```doubt" in told
    assert "```award" not in told


@pytest.mark.parametrize(
    ("award", "decided_by"),
    [("Giấy khen của Giám đốc Sở", "self"), ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "parent")],
)
def test_what_the_issuer_may_give_is_decided_here_all_else_above(award: str, decided_by: str) -> None:
    text = plan(f"I. KHEN THƯỞNG HẰNG NĂM\n- Tặng {award} cho 05 tập thể xuất sắc hằng năm.\n")
    assert f"decided_by: {decided_by}" in draft_plan(understand(received(text)), "van-ban")


def test_those_whom_no_known_noun_names_are_asked_about(tmp_path: Path) -> None:
    text = plan("I. ĐỐI TƯỢNG\n1. Các phòng, đơn vị.\n2. Hoa tiêu, giao liên.\n")
    told = [(p.words, p.who, p.is_question) for p in understood(text).of("eligible")]
    assert told[-1] == ("Hoa tiêu, giao liên", None, True)
    assert "Đây là tập thể hay cá nhân?" in draft_plan(understood(text), "van-ban")
    assert faults(text, tmp_path / "van-ban") == []
