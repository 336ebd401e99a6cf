"""How a paper is worded by an office: what it may change, and what is refused with the cure."""

from dataclasses import replace

import pytest

from thidua.core.errors import Faults
from thidua.core.papers import PAPERS, Paper
from thidua.core.papers.blocks import AnnexBreak, Blank, Para, Run, Title
from thidua.core.papers.samples import samples, submission_letter
from thidua.core.papers.template import Parts, Words, given, given_template, read

WORDS: Words = {"cơ quan": "Sở Mẫu", "giấy tờ": ("Tờ trình", "Biên bản"), "liên hệ": "", "căn cứ": ()}
PARTS: Parts = {"đầu văn bản": (Para("masthead", (Run("đầu"),)),), "bảng": ()}
LETTER = submission_letter()


def said(text: str, words: Words = WORDS) -> list[str]:
    blocks = read("[[đầu văn bản]]\n" + text).blocks(words, PARTS)[1:]
    return ["".join(run.text for run in block.text) for block in blocks if isinstance(block, Para)]


def refusal(text: str) -> str:
    with pytest.raises(Faults) as caught:
        read(text).blocks(WORDS, PARTS)
    return str(caught.value)


def test_a_line_is_a_paragraph_with_its_names_filled_in() -> None:
    assert said("{cơ quan} đề nghị.\n\n{Cơ  quan} trình.") == ["Sở Mẫu đề nghị.", "Sở Mẫu trình."]


def test_a_name_in_capitals_is_filled_in_capitals() -> None:
    assert said("! GIÁM ĐỐC {CƠ QUAN}") == ["GIÁM ĐỐC SỞ MẪU"]


def test_a_line_whose_name_has_nothing_to_say_is_left_out() -> None:
    assert said("Liên hệ {liên hệ}.\n{?liên hệ} Mời liên hệ.\n{!liên hệ} Không cần liên hệ.") == [
        "Không cần liên hệ."
    ]


def test_a_name_for_several_things_repeats_its_line_as_one_list() -> None:
    assert said("- {giấy tờ}\n- Khác") == ["- Tờ trình;", "- Biên bản;", "- Khác."]
    assert said("~ {căn cứ}\n~ Căn cứ Luật") == ["Căn cứ Luật."]


def test_several_addressed_stand_below_each_other() -> None:
    assert said("> {cơ quan}") == ["Kính gửi: Sở Mẫu"]
    assert said("> {cơ quan}\n> Sở Nội vụ") == ["Kính gửi:", "- Sở Mẫu;", "- Sở Nội vụ."]


def test_words_may_be_bold_or_italic() -> None:
    para = read("**Điều 1.** Tặng __{cơ quan}__.").blocks(WORDS, {})[0]
    assert para == Para(
        "body", (Run("Điều 1.", bold=True), Run(" Tặng "), Run("Sở Mẫu", italic=True), Run("."))
    )


def test_signs_in_what_is_filled_in_are_only_text() -> None:
    assert said("{cơ quan}", {**WORDS, "cơ quan": "**{liên hệ}** [[bảng]]"}) == ["**{liên hệ}** [[bảng]]"]


def test_title_rule_annex_and_dotted_lines() -> None:
    blocks = read("# TỜ TRÌNH\n## Về việc mẫu\n_2 Ý kiến:\n---\n# Phụ lục\n## TÊN\n^ (Kèm theo)").blocks(
        {}, {}
    )
    assert blocks[:3] == (Title("TỜ TRÌNH", "Về việc mẫu"), Blank("Ý kiến:", 2), AnnexBreak())
    assert blocks[3] == Title("Phụ lục", "TÊN", rule=False)


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    told = refusal("[[đầu văn bản]]\n{cơ qan} trình.")
    assert "dòng 2: Không có chỗ điền tên “cơ qan”." in told
    assert "Có phải “cơ quan”? Dùng một trong các tên: cơ quan; giấy tờ; liên hệ; căn cứ." in told


def test_an_unknown_part_or_condition_is_refused_too() -> None:
    assert "“bảng lạ”" in refusal("[[đầu văn bản]]\n[[bảng lạ]]")
    assert "“ai đó”" in refusal("[[đầu văn bản]]\n{?ai đó} Có.")


def test_the_head_may_not_be_left_out() -> None:
    assert "Thiếu phần bắt buộc [[đầu văn bản]]." in refusal("{cơ quan} trình.")


@pytest.mark.parametrize("torn", ["{cơ quan trình.", "cơ quan} trình.", "{{cơ quan}} trình."])
def test_braces_that_do_not_match_are_refused_with_their_line(torn: str) -> None:
    with pytest.raises(Faults, match=r"dòng 2: Dấu \{ \} không đi thành cặp"):
        read("Một dòng.\n" + torn)


@pytest.mark.parametrize("paper", samples(), ids=lambda p: p.slug)
def test_every_paper_gives_all_its_names_whatever_it_knows(paper: Paper) -> None:
    assert type(paper) in PAPERS
    if paper.worded_as == paper.slug:  # else it is several of another kind
        assert given_template(paper.slug).faults(paper.words(), paper.parts()) == []
    assert all(isinstance(v, (str, tuple)) for v in paper.words().values())


def test_an_office_words_a_letter_its_own_way() -> None:
    own = read(
        given("to-trinh").replace("kính trình {nơi trình} xem xét, quyết định./.", "trân trọng đề nghị./.")
    )
    told = [b for b in replace(LETTER).blocks(own) if isinstance(b, Para)]
    assert "".join(r.text for r in told[-1].text) == "Sở Mẫu tỉnh Mẫu trân trọng đề nghị./."
