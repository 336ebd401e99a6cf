"""Words by hand and frozen papers hold for every kind of paper, as the samples show it."""

from __future__ import annotations

import json

import pytest

from thidua.core.papers import AnnexBreak, Board, Code
from thidua.core.papers.edited import DOTTED, Edited, compared, lines, stretches
from thidua.core.papers.frame import Paper
from thidua.core.papers.frozen import Frozen, coded, frozen
from thidua.core.papers.samples import samples
from thidua.documents import docx
from thidua.documents.docx_words import words_of

SAMPLES = [pytest.param(paper, id=paper.slug) for paper in samples()]
WORDED = [p for p in SAMPLES if not any(isinstance(b, Board) for b in p.values[0].blocks())]
CODE = Code("https://thidua.test/?ma=7KX-4P2-9QM", "7KX-4P2-9QM")


def words(paper: Paper) -> list[list[str]]:
    return [[line.text for line in lines(stretch)] for stretch in stretches(paper.blocks())]


@pytest.mark.parametrize("paper", WORDED)
def test_a_docx_gives_back_the_words_of_its_paper(paper: Paper) -> None:
    read = words_of(docx(paper)).stretches
    assert [[line.text for line in part] for part in read] == words(paper)
    assert compared([lines(s) for s in stretches(paper.blocks())], read)[1] == []


@pytest.mark.parametrize("paper", SAMPLES)
def test_words_left_alone_leave_the_paper_alone(paper: Paper) -> None:
    patch = [list(range(len(lines(stretch)))) for stretch in stretches(paper.blocks())]
    assert Edited(paper, patch).blocks() == tuple(paper.blocks())


@pytest.mark.parametrize("paper", WORDED)
def test_what_a_hand_writes_stands_where_it_was_written_and_all_else_stays(paper: Paper) -> None:
    was = [lines(stretch) for stretch in stretches(paper.blocks())]
    for n, part in enumerate(was):
        for at in range(len(part) + 1):
            patch = [list(range(len(other))) for other in was]
            patch[n].insert(at, ["body", [["Viết thêm.", False, False]]])  # type: ignore[arg-type]  # a patch mixes both
            made = Edited(paper, patch)
            expected = [list(other) for other in words(paper)]
            expected[n].insert(at, "Viết thêm.")
            assert words(made) == expected
            kept = [b for b in made.blocks() if isinstance(b, AnnexBreak)]
            assert kept == [b for b in paper.blocks() if isinstance(b, AnnexBreak)]
            if at < len(part) and part[at] == DOTTED:
                break


@pytest.mark.parametrize("paper", SAMPLES)
def test_a_frozen_paper_reads_the_same_after_the_database(paper: Paper) -> None:
    told = json.loads(json.dumps(frozen(paper, CODE), ensure_ascii=False))
    assert Frozen(told).blocks() == coded(paper.blocks(), CODE)
    assert (Frozen(told).title, Frozen(told).issued_on) == (paper.title, paper.issued_on)


@pytest.mark.parametrize("paper", WORDED)
def test_every_paper_has_one_code_before_its_annexes(paper: Paper) -> None:
    blocks = coded(paper.blocks(), CODE)
    found = [n for n, b in enumerate(blocks) if getattr(b, "code", None)]
    breaks = [n for n, b in enumerate(blocks) if isinstance(b, AnnexBreak) and n]
    assert len(found) == 1
    assert not breaks or found[0] < breaks[0]
