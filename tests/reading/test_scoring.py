"""The measure itself: the truth scores 1, a damaged truth what the damage costs."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from benchmarks.reading import results, scans
from benchmarks.reading import score as scoring
from benchmarks.reading import truth as truths
from benchmarks.reading.__main__ import HELD_BACK, by_group, measured, missed
from benchmarks.reading.alike import plain
from benchmarks.reading.damaged import damaged
from benchmarks.reading.matching import pairs
from benchmarks.reading.score import score
from benchmarks.reading.table import shown
from benchmarks.reading.watch import answers_closed

OPEN = list(truths.documents())
HELD = list(truths.documents(truths.HELD, "held back"))
SOURCES = list(truths.received())
NAME = "so-giao-duc-day-tot-hoc-tot"
Truth = dict[str, Any]


@pytest.fixture
def truth() -> Truth:
    return next(d.truth for d in OPEN if d.name == NAME)


@pytest.mark.parametrize("document", OPEN + HELD + SOURCES, ids=lambda d: d.name)
def test_the_truth_itself_is_wholly_right(document: truths.Document) -> None:
    found = score(document.truth, truths.as_answers(document.truth), document.tolerance)
    assert (found.total.f1, found.misses) == (1, [])


@pytest.mark.parametrize("document", OPEN + HELD, ids=lambda d: d.name)
def test_the_words_of_a_truth_stand_in_its_document(document: truths.Document, tmp_path: Path) -> None:
    text = plain(truths.said(document.write(tmp_path)))
    told = [truths.as_answers(document.truth["title"]), *document.truth.get("recipients", [])]
    told += [e["words"] for key in ("eligible", "criteria") for e in document.truth[key]]
    assert [words for words in told if words and plain(words) not in text] == []


def test_no_answer_finds_nothing(truth: Truth) -> None:
    found = score(truth, {})
    assert found.total.recall == 0
    assert found.sure_and_wrong == []


def test_a_missing_and_a_made_up_deadline_cost_both(truth: Truth) -> None:
    answers = deepcopy(truth)
    answers["deadlines"][0]["exclusive"] = False
    found = score(truth, answers).counts["deadlines"]
    assert (found.right, found.given, found.there) == (3, 4, 4)
    assert found.f1 == 0.75


def test_the_order_of_a_list_does_not_count(truth: Truth) -> None:
    answers = {k: v[::-1] if isinstance(v, list) else v for k, v in truth.items()}
    assert score(truth, answers).total.f1 == 1


def test_a_criterion_is_right_in_three_steps(truth: Truth) -> None:
    answers = deepcopy(truth)
    answers["criteria"][1]["numbers"] = ["95"]
    answers["criteria"][2]["kind"] = "attest"
    del answers["criteria"][3]
    counts = score(truth, answers).counts
    steps = [counts[f"criteria: {step}"].right for step in ("clause", "kind", "numbers")]
    there = len(truth["criteria"])
    assert steps == [there - 1, there - 2, there - 3]


def test_a_clause_is_also_found_by_its_words(truth: Truth) -> None:
    answers = deepcopy(truth)
    for one in answers["criteria"]:
        one["clause"] = "elsewhere"
    assert score(truth, answers).counts["criteria: numbers"].f1 == 1


def test_the_same_words_about_others_are_another_criterion(truth: Truth) -> None:
    answers = deepcopy(truth)
    answers["criteria"][0]["who"] = "individual"
    assert score(truth, answers).counts["criteria: clause"].right == len(truth["criteria"]) - 1


def test_an_unsure_answer_is_a_question(truth: Truth) -> None:
    answers = {**truth, "number": "1/KH", "sure": {"number": 0.3, "quotas#0": 0.2}}
    found = score(truth, answers)
    assert found.questions == 2
    assert (found.counts["number"].given, found.counts["number"].there) == (0, 1)
    assert (found.counts["quotas"].precision, found.counts["quotas"].recall) == (1, 0.75)


def test_a_wrong_answer_that_was_sure_is_listed(truth: Truth) -> None:
    answers = {**truth, "issued": date(2023, 9, 6), "sure": {"issued": 0.95}}
    assert [m.field for m in score(truth, answers).sure_and_wrong] == ["issued"]
    answers["sure"] = {"issued": 0.6}
    assert score(truth, answers).sure_and_wrong == []


def test_a_blank_number_that_is_filled_in_is_wrong() -> None:
    found = score({"number": None}, {"number": "5/KH-UBND"}).counts["number"]
    assert (found.right, found.given, found.there) == (0, 1, 0)


def test_one_description_may_hold_several_who_take_part(truth: Truth) -> None:
    there = {
        "eligible": [{"who": "collective", "words": w} for w in ("các phòng thuộc Sở", "các trường học")]
    }
    whole = {"eligible": [{"who": "collective", "words": "Các phòng thuộc Sở; các trường học trong tỉnh"}]}
    assert score(there, whole).counts["eligible"].f1 == 1
    far = {"eligible": [{"who": "collective", "words": "các phòng thuộc Sở " + "chữ khác " * 30}]}
    assert score(there, far).counts["eligible"].f1 == 0


def test_lists_within_an_award_stand_for_several() -> None:
    flag = {"form": "merit_certificate", "authority": "province_chair"}
    there = {"awards": [{**flag, "who": ["collective", "individual"], "round": "annual"}]}
    told = {"awards": [{**flag, "who": w, "round": "annual"} for w in ("individual", "collective")]}
    assert score(there, told).counts["awards"].f1 == 1
    assert score(there, {"awards": told["awards"][:1]}).counts["awards"].recall == 0.5


def test_what_may_be_left_out_counts_neither_way() -> None:
    needed = {"clause": "I.1", "kind": "attest", "words": "gương mẫu chấp hành pháp luật"}
    beside = {"clause": "I.2", "kind": "delegated", "words": "theo quy định riêng của Bộ", "optional": True}
    there = {"criteria": [needed, beside], "deadlines": [{"what": "other", "day": "5 days"}]}
    said, left = score(there, there).counts, score(there, {"criteria": [needed]}).counts
    assert said["criteria: kind"] == left["criteria: kind"]
    assert (said["criteria: kind"].given, said["deadlines"].given) == (1, 0)


def test_where_nothing_is_said_of_whom_one_answer_or_two_are_the_same() -> None:
    award = {"form": "merit_certificate", "authority": "minister", "round": "stage"}
    there = {"awards": [{**award, "who": None}]}
    for who in (None, "collective", ["collective", "individual"]):
        found = score(there, {"awards": [{**award, "who": who}]}).counts["awards"]
        assert (found.right, found.given, found.there) == (1, 1, 1)


def test_an_award_named_twice_is_one() -> None:
    award = {"form": "merit_certificate", "authority": "minister", "who": "collective", "round": "stage"}
    found = score({"awards": [award]}, {"awards": [award, award]}).counts["awards"]
    assert (found.right, found.given, found.there) == (1, 1, 1)


def test_documents_together_count_item_by_item(truth: Truth) -> None:
    whole = score(truth, truth)
    both = scoring.together([whole, score(truth, {})])
    assert (both.total.precision, both.total.recall) == (1, 0.5)


def test_pairs_are_chosen_for_the_greatest_worth_of_all() -> None:
    worth = {("a", "x"): 3, ("a", "y"): 2, ("b", "x"): 2}
    assert pairs("ab", "xy", lambda t, a: worth.get((t, a), 0)) == [(0, 1), (1, 0)]


def test_the_answers_cannot_be_looked_up_while_a_document_is_read() -> None:
    path = truths.HERE / f"{NAME}{truths.TRUTH}"
    with answers_closed(), pytest.raises(PermissionError, match="the answers stand there"):
        path.read_text()
    assert path.read_text(encoding="utf-8")


def test_damage_keeps_the_figures_and_is_the_same_each_time() -> None:
    line = "Căn cứ Quyết định số 1510/QĐ-UBND ngày 21/8/2023 của Ủy ban nhân dân tỉnh"
    told = damaged(line, "x")
    assert told == damaged(line, "x") != line
    assert "1510/QD-UBND" in told
    assert "21/8/2023" in told


def test_the_table_has_a_column_for_each_group(tmp_path: Path) -> None:
    def nothing(path: Path) -> Truth:
        assert not path.is_relative_to(truths.HERE)
        return {}

    found = dict(measured(iter([OPEN[0], SOURCES[0]]), nothing))
    lines = list(shown(by_group(found)))
    assert lines[0] == f"| | documents | {SOURCES[0].group} |"
    assert lines[-3].startswith("| **all** | **0.00** |")
    assert next(missed(found, "")).startswith(f"{OPEN[0].name} (documents): 0.000")


def test_nothing_is_listed_of_what_is_held_back() -> None:
    held = replace(OPEN[0], group=f"{HELD_BACK}, badly recognised")
    found = dict(measured(iter([held]), lambda _: {}))
    assert list(missed(found, "criteria")) == []


def test_the_results_keep_what_stands_around_them(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text(f"before\n{results.BEGIN}\nold\n{results.END}\nafter\n", encoding="utf-8")
    results.write(["new"], path)
    assert path.read_text(encoding="utf-8") == f"before\n{results.BEGIN}\nnew\n{results.END}\nafter\n"


def test_a_scan_is_the_same_each_time_and_no_two_are_alike() -> None:
    page = Image.new("L", (200, 280), 255)
    one, two = (scans.worn(page, 150, Random(1)).tobytes() for _ in range(2))
    assert one == two != scans.worn(page, 150, Random(2)).tobytes()
