"""A scorecard file is read strictly, and written back so that reading it again gives the same."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.scorecards.small import TEXT, faults_in, small
from thidua.core.errors import ScorecardFaults
from thidua.core.rounds import Round
from thidua.core.scorecards.file import load, read
from thidua.core.scorecards.model import Band, Exempt, Item, Scorecard
from thidua.core.scorecards.shipped import scorecards
from thidua.core.scorecards.writing import written
from thidua.core.wording import Say


def test_what_a_file_says_is_held() -> None:
    card = small()
    assert (card.code, card.title.en, card.total, card.years.years) == (
        "mau-2024",
        "Sample scorecard",
        10,
        (2024, 2025),
    )
    assert [leaf.code for leaf in card.leaves] == ["1.10", "1.2", "2", "T", "K"]
    assert [item.code for item in card.path("1.10")] == ["1", "1.10"]
    assert card.item("1.10")
    assert card.leaves[0].by == "Sở Nội vụ"


def test_figures_and_codes_stay_as_written() -> None:
    """1.10 without quotes is the code 1.10, not the number 1.1; a comma is a decimal mark."""
    leaf = small().leaves[0]
    assert leaf.code == "1.10"
    assert [band.share for band in leaf.bands] == [None, Decimal("3.5"), None]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "issuer:",
            "isuer:",
            "mau.yaml:3: unknown key “isuer”. Cure: Known keys: code, title, issuer, years",
        ),
        (
            "units: [department,",
            "units: [departement,",
            "mau.yaml:5: units: there is no “departement”. Cure: ",
        ),
        (
            "total: 10",
            "total: mười",
            "mau.yaml:6: total: “mười” is not a figure. Cure: Write a figure such as",
        ),
        ("points: 7", "points: {a: 1}", "mau.yaml:13: points: “{…}” is not a figure."),
        ("years: 2024-2025", "years: 2025-2024", "mau.yaml:4: years: Cannot read round “2025-2024”"),
        ("code: mau-2024\n", "", "mau.yaml:1: “code” lacks. Cure: Add code: code of the scorecard, unique."),
        ("total: 10", "total: 10 # mười", "mau.yaml:6: A # comment: writing the file back would lose it."),
        ("code: 1\n", "code: &a 1\n", "mau.yaml:11: An anchor or alias (& or *)."),
        ("issuer:", "code: x\nissuer:", "mau.yaml:3: the key “code” stands twice. Cure: Keep one."),
        ("kind: bonus", "kind: bonuss", "kind: there is no “bonuss”. Cure: Write one of: scored, bonus, ded"),
        ("total: 10", "total: 10\nissued: 2024-02-30", "issued: “2024-02-30” is not a real day."),
        ("total: 10", "total: 10\nframe: maybe", "frame: “maybe” is no true or false."),
        ("total: 10", "total: 10\npoint_places: 9", "point_places: too many decimal places."),
        ("absent: rescale", "absent: zero", "absent: there is no “zero”. Cure: Write one of: missing, resc"),
        ("total: 10", "total: [", "Bad YAML:"),
        ("{vi: Bộ tiêu chí mẫu, ", "{", "mau.yaml:2: title: lacks the Vietnamese text."),
    ],
)
def test_a_fault_tells_line_what_and_cure(old: str, new: str, told: str) -> None:
    found = faults_in(old, new)
    assert any(told in line for line in found), found


def test_all_faults_are_told_at_once() -> None:
    text = TEXT.replace("issuer:", "isuer:").replace("total: 10", "total: x")
    assert len(read(text)[1]) == 3


@pytest.mark.parametrize(
    "text", ["", "- 1", "chữ", "a: &x [*x]", "[" * 3000, "{" * 3000, "\x00", "a: b\n---\nc: d"]
)
def test_what_is_no_scorecard_is_refused_in_words(text: str) -> None:
    found, faults = read(text)
    assert found is None
    assert faults
    assert all(f.what.vi and f.cure.vi for f in faults)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read(text)[1]
    assert read(TEXT + text) is not None


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("title: Bộ".encode("utf-16"))
    with pytest.raises(ScorecardFaults) as told:
        load(path)
    assert told.value.faults[0].what.en == "The file is not UTF-8."


@pytest.mark.parametrize("code", list(scorecards()))
def test_what_ships_is_written_as_the_program_writes_it(code: str) -> None:
    data = Path(str(load.__globals__["__file__"])).parent / "data" / f"{code}.yaml"
    assert data.read_text("utf-8") == written(scorecards()[code])


def test_reading_what_was_written_gives_the_same() -> None:
    again, faults = read(written(small()))
    assert (again, faults) == (small(), [])


words = (
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12).map(str.strip).filter(bool)
)
says = st.builds(Say, words, words)
figures = st.decimals(-50, 100, places=2)
bands = st.builds(Band, figures, st.none() | figures, st.none() | figures, says)
exempt = st.builds(Exempt, st.just(("department",)), st.lists(words, max_size=2).map(tuple), says)


def items(inner: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        code=words,
        name=says,
        points=st.none() | figures,
        items=st.lists(inner, max_size=2).map(tuple),
        kind=st.sampled_from(["scored", "bonus", "deduction"]),
        channel=st.sampled_from(["appraisal", "survey"]),
        measure=says,
        bands=st.lists(bands, max_size=2).map(tuple),
        by=words,
        not_for=st.none() | exempt,
        was=st.none() | st.lists(words, max_size=2).map(tuple),
        note=words,
    )


trees = st.recursive(st.builds(Item, code=words, name=says, by=words), items, max_leaves=4)


@given(st.lists(trees, max_size=3), words, says)
@settings(max_examples=30, deadline=None)
def test_any_tree_survives_being_written(found: list[Item], code: str, title: Say) -> None:
    card = Scorecard(
        code, title, "UBND", Round(2024, 2024), ("department",), tuple(found), issued=date(2024, 1, 2)
    )
    again, _ = read(written(card))
    assert again == card
