"""Every paper says the same in PDF and DOCX, and says it as the golden text does."""

import doctest
import importlib
import pkgutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from datetime import date
from types import ModuleType
from typing import Annotated, get_args, get_origin, get_type_hints

import pytest

from tests.documents.reading import docx_words, pdf_words, words
from tests.documents.write_golden import GOLDEN
from thidua.core import papers
from thidua.core.errors import Faults
from thidua.core.papers import (
    PAPERS,
    CouncilMinutes,
    DraftDecision,
    Frame,
    Nominee,
    Office,
    Paper,
    Signer,
    Vote,
)
from thidua.core.papers.samples import draft_decision, explanation, samples, submission_letter
from thidua.core.papers.samples_frame import FRAME, OCCASION
from thidua.core.wording import Say
from thidua.documents import docx, pdf

pytestmark = pytest.mark.slow

SAMPLES = {paper.slug: paper for paper in samples()}
BARE = Frame(Office("Sở Mẫu", "SM", ""), Signer("Giám đốc"))
MODULES = [
    importlib.import_module(f"{papers.__name__}.{found.name}")
    for found in pkgutil.iter_modules(papers.__path__)
]
UNLABELLED = ("blocks", "charts", "edited", "sheets", "template")
"""What papers are made of; nobody fills these in."""
WITH_LABELS = [
    cls
    for module in MODULES
    if module.__name__.rpartition(".")[2] not in UNLABELLED
    for cls in vars(module).values()
    if is_dataclass(cls) and cls.__module__ == module.__name__
]


@pytest.fixture(params=SAMPLES)
def paper(request: pytest.FixtureRequest) -> Paper:
    return SAMPLES[request.param]


def test_every_kind_of_paper_has_a_sample() -> None:
    assert [type(p) for p in samples()] == list(PAPERS)


def test_both_forms_say_the_golden_text(paper: Paper) -> None:
    golden = words((GOLDEN / f"{paper.slug}.txt").read_text(encoding="utf-8"))
    assert docx_words(docx(paper)) == golden
    assert pdf_words(pdf(paper)) == golden


def test_the_same_paper_gives_the_same_bytes(paper: Paper) -> None:
    again = SAMPLES[paper.slug]
    assert pdf(paper) == pdf(replace(again))  # type: ignore[type-var]  # every paper is a dataclass
    assert docx(paper) == docx(replace(again))  # type: ignore[type-var]  # every paper is a dataclass


@pytest.mark.parametrize("cls", WITH_LABELS, ids=lambda cls: cls.__name__)
def test_every_field_has_its_vietnamese_label(cls: type) -> None:
    hints = get_type_hints(cls, include_extras=True)
    for field in fields(cls):  # type: ignore[arg-type]  # chosen by is_dataclass
        assert get_origin(hints[field.name]) is Annotated, f"{cls.__name__}.{field.name} has no label"
        assert get_args(hints[field.name])[1].strip()


def test_every_kind_is_called_in_both_languages(paper: Paper) -> None:
    assert isinstance(paper.label, Say)
    assert paper.label.vi.strip()
    assert paper.label.en.strip()
    assert paper.label.vi != paper.label.en


def test_papers_cannot_be_changed(paper: Paper) -> None:
    with pytest.raises(FrozenInstanceError):
        paper.occasion = "khác"  # type: ignore[attr-defined]  # the very thing that must fail


def test_unknown_number_date_place_and_name_stay_blank() -> None:
    head = BARE.letterhead("TTr")
    assert head.number.replace("\u00a0", " ") == "Số:       /TTr-SM"
    assert head.dateline == "………………………, ngày … tháng … năm …".replace("………………………", "…" * 8)
    assert BARE.closing().right is not None
    assert set(BARE.closing().right.name) == {"…"}  # type: ignore[union-attr]  # asserted above


def test_known_number_and_date_have_their_leading_zeros() -> None:
    known = replace(BARE, number=7, on=date(2025, 2, 5), office=replace(BARE.office, place="Rạch Giá"))
    assert known.letterhead("QĐ").number == "Số: 07/QĐ-SM"
    assert known.letterhead("QĐ").dateline == "Rạch Giá, ngày 05 tháng 02 năm 2025"


def test_votes_are_blank_until_cast_and_then_a_share_of_the_total() -> None:
    nominee = Nominee("Phòng Mẫu 01", "collective", "Bằng khen")
    assert (Vote(nominee).counts(), Vote(nominee).share()) == ("…/…", "…")
    assert (Vote(nominee, 8, 9).counts(), Vote(nominee, 8, 9).share()) == ("8/9", "88,89")


def test_a_hold_is_told_without_its_reason() -> None:
    told = " ".join(docx_words(docx(explanation())))
    assert "Tạm dừng xét: kết quả trên giữ nguyên" in told
    free = " ".join(docx_words(docx(replace(explanation(), held=False))))
    assert "Tạm dừng xét" not in free


def test_a_decision_without_prizes_points_to_the_rules_in_force() -> None:
    told = " ".join(docx_words(docx(replace(draft_decision(), prizes=None))))
    assert "Điều 2. Tiền thưởng kèm theo Giấy khen thực hiện theo quy định hiện hành." in told
    assert "đồng" not in told.replace("Hội đồng", "")


def test_a_decision_on_collectives_alone_speaks_of_collectives_alone() -> None:
    whole = draft_decision()
    only = replace(whole, nominees=tuple(n for n in whole.nominees if n.subject == "collective"))
    told = " ".join(docx_words(docx(only)))
    assert "cho 03 tập thể đã có thành tích" in told
    assert "mỗi cá nhân" not in told
    assert "tổng cộng 4.560.000 đồng" in told


def test_papers_about_nobody_are_whole() -> None:
    letter = replace(submission_letter(), nominees=())
    assert "không có tập thể, cá nhân nào được đề nghị" in " ".join(pdf_words(pdf(letter)))
    for empty in (
        CouncilMinutes(BARE, OCCASION, ()),
        DraftDecision(BARE, "Giám đốc", "Giấy khen", OCCASION, ()),
    ):
        assert "Không có" in " ".join(pdf_words(pdf(empty)))


def test_letters_are_composed_before_they_are_printed() -> None:
    decomposed = replace(explanation(), candidate="Nguyễn Thị Ứng")
    composed = replace(explanation(), candidate="Nguyễn Thị Ứng")
    assert docx(decomposed) == docx(composed)
    assert pdf(decomposed) == pdf(composed)


def test_a_letter_that_the_face_lacks_is_refused_and_named() -> None:
    odd = replace(explanation(), candidate="Phòng ☎ Mẫu")
    for make in (pdf, docx):
        with pytest.raises(Faults, match=r"☎ \(U\+260E\)"):
            make(odd)


def test_markup_in_names_is_only_text() -> None:
    odd = replace(explanation(), candidate='Phòng <b>&"#let x = 1"')
    assert '<b>&"#let' in pdf_words(pdf(odd))
    assert '<b>&"#let' in docx_words(docx(odd))


def test_notes_stand_on_every_official_paper() -> None:
    assert FRAME.notes
    for paper in samples():
        assert "Dữ liệu mẫu:" in " ".join(pdf_words(pdf(paper)))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_in_the_docstrings_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_threads_print_side_by_side() -> None:
    wanted = [pdf(paper) for paper in SAMPLES.values()]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf, [*SAMPLES.values()] * 2)) == wanted * 2
