"""What a scorecard says must hold together: sums, codes, steps, kinds, classes, sample cards."""

from decimal import Decimal

import pytest

from tests.core.scorecards.small import TEXT, faults_in
from thidua.core.scorecards.bands import points_for
from thidua.core.scorecards.file import read

SAMPLE = """\
samples:
  - unit: A
    kind: department
    marks: {1.10: 4, "1.2": 3, 2: 2.5}
    expected: {points: 9.5, percent: "95.00", maximum: 10, class: tốt, rank: 1}
  - {unit: B, kind: district, marks: {1.10: 0, 2: 1}, expected: {percent: 14.29, class: kém, rank: 1}}
"""


def test_a_sound_file_has_no_fault_and_its_samples_recompute() -> None:
    assert faults_in("classes:", SAMPLE + "classes:") == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "points: 7",
            "points: 8",
            "mau.yaml:11 (1): the items in it add up to 7, 8 is written. Cure: Compare",
        ),
        ("total: 10", "total: 100", "mau.yaml:6 (total): the items in it add up to 10, 100 is written."),
        ("total: 10\n", "", "mau.yaml:1 (total): the printed total lacks. Cure: Add total."),
        ("{points: 3, absent", "{points: 4, absent", "(survey): the items in it add up to 3, 4 is written."),
        ("channel: survey", "channel: appraisal", "(survey): absent: rescale without any survey item."),
        (
            'code: "1.2"',
            "code: 1.10",
            "(1.10): the code 1.10 is used in line 16. Cure: Give each item its own",
        ),
        ("points: 4\n        measure", "measure", "(1.10): is scored but has no points."),
        ("{from: 0, points: 0}]\n", "{from: 10, points: 0}]\n", "(1.10): no step covers less than 10 %."),
        ("{from: 100, points: 4}", "{from: 100, points: 3}", "the best step brings 3.50, the item 4"),
        ("{from: 100, points: 4}", "{from: 100, points: 5}", "the step 5 is outside 0 to 4."),
        ("{from: 100, points: 4}", "{from: 80, points: 4}", "(1.10): two steps from 80 %."),
        ("{from: 100, points: 4}", "{from: 100}", "a step has points or share, not both."),
        ("{from: 100, points: 4}", "{from: 100, when: x, points: 4}", "a step has from or when, not both."),
        ("{from: 100, points: 4}", "{when: Tốt, points: 4}", "some steps go by percent, some by case."),
        ("{from: 100, points: 4}", "{from: 120, points: 4}", "from must be 0 to 100."),
        ("{when: Chậm, points: 1.5}", "{when: Chậm, share: 2}", "share needs from: it is times the percent."),
        ("kinds: [district]", "kinds: [commune]", "(1.2): not_for: commune is not scored here."),
        ("{kinds: [district], reason", "{reason", "(1.2): not_for names nobody."),
        ("points: -2, kind: deduction", "points: 2, kind: deduction", "(K): a deduction must be below zero."),
        ("points: -2, kind: deduction", "points: -2", "(K): the maximum must be above zero."),
        ("units: [department, district]", "units: []", "(units): units names nothing."),
        (
            "{classes: [{class: Tốt, from: 80}, {class: Khá, from: 60}, {class: Kém, from: 0}]}",
            "{classes: []}",
            "(classes): the set has no class.",
        ),
        ("code: mau-2024", 'code: ""', "mau.yaml:1: “code” lacks."),
        ("bonus_most: 1", "bonus_most: -1", "(bonus_most): the most bonus is below zero."),
        ("deduction_most: -1", "deduction_most: 1", "(deduction_most): the most deducted is above zero."),
        ("total: 10", "total: 10\npercent: {most: 90}", "(percent): most is below 100."),
        ("{class: Khá, from: 60}", "{class: Khá, from: 90}", "(classes): the cut-offs do not fall."),
        (
            "{class: Kém, from: 0}",
            "{class: Kém, from: 5}",
            "(classes): the lowest class does not begin at 0.",
        ),
        (
            "{class: Kém, from: 0}",
            "{class: Kém}",
            "(classes): a class has no cut-off. Cure: Write from, or unv",
        ),
        ("{class: Kém, from: 0}", "{class: tốt, from: 0}", "(classes): one class stands twice."),
        ("  - {classes:", "  - {for: commune, classes:", "(classes): for: commune is not scored here."),
        ("total: 10", "total: 10\nreplaces: mau-2024", "(replaces): replaces is the code of this file."),
        (
            "    points: 7\n",
            "    points: 7\n    counts: {criteria: 3}\n",
            "(1): counts.criteria says 3, counted 2",
        ),
    ],
)
def test_each_fault_has_its_line_and_its_cure(old: str, new: str, told: str) -> None:
    found = faults_in(old, new)
    assert any(told in line and "Cure: " in line for line in found), found


def test_a_second_set_for_the_same_kind_and_day_is_a_fault() -> None:
    more = "classes:\n  - {classes: [{class: A, from: 0}]}\n"
    assert ["two sets for the same kind and day." in line for line in faults_in("classes:\n", more)] == [True]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("points: 9.5", "points: 9", "(A): points: expected 9, came to 9.5. Cure: Compare the sample with"),
        ("class: tốt", "class: khá", "(A): class: expected fair, came to good."),
        ("rank: 1}\n  -", "rank: 2}\n  -", "(A): rank: expected 2, came to 1."),
        ("1.10: 4, ", "1.10: 5, ", "(A): Item 1.10 Tasks on time: final score 5 is above the maximum 4."),
        ("1.10: 4, ", "", "(A): unscored items: 1.10."),
    ],
)
def test_sample_cards_are_recomputed(old: str, new: str, told: str) -> None:
    found = faults_in(old, new, TEXT + SAMPLE)
    assert any(told in line for line in found), found


def test_bonus_items_stand_outside_the_sum_of_their_area() -> None:
    inside = '      - {code: "1.3", name: Thưởng, points: 1, kind: bonus}\n  - {code: 2,'
    assert faults_in("  - {code: 2,", inside) == []


def test_a_scored_item_within_a_bonus_is_a_fault() -> None:
    nested = "kind: bonus, items: [{code: T1, name: Con, points: 2, kind: scored}]}"
    assert any("(T1): is scored within bonus." in line for line in faults_in("kind: bonus}", nested))


def test_points_from_a_measured_percent() -> None:
    found, _ = read(TEXT)
    assert found is not None
    leaf = found.leaves[0]

    asked = ("100", "99.9", "87.3", "80", "79.99", "0", "120")
    got = [points_for(leaf, Decimal(p)) for p in asked]
    assert [str(p) for p in got] == ["4", "3.50", "3.06", "2.80", "0", "0", "4"]
