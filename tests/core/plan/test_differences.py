"""The difference between two versions of a plan, as an official reads it."""

from tests.core.small import FRONT, NARRATIVE, mark, plan_of
from thidua.core.plan.differences import differences

BODY = (
    "# I. Khen\n"
    + mark("scope", "for: [gk]")
    + "\n- Điểm Chỉ số đạt từ 90% trở lên.\n"
    + mark(
        "award", "id: gk\nform: commendation_certificate\ndecided_by: self\nwho: collective\nround: annual"
    )
    + mark("rule", 'index_score: {index: district_scorecard, of: self, at_least: "90"}')
    + "\n- Khoản cuối.\n"
    + NARRATIVE
)


def told(body: str, front: str = FRONT) -> list[str]:
    """The changes from the plan above to another, in Vietnamese."""
    return [c.say.vi for c in differences(plan_of(BODY), plan_of(body, front))]


def test_nothing_changed() -> None:
    assert told(BODY) == []


def test_a_threshold_is_told_with_its_clause() -> None:
    name = "Điểm chỉ số"
    changed = told(BODY.replace('at_least: "90"', 'at_least: "85.5"'))
    assert len(changed) == 1
    assert changed[0].startswith("I-1 · quy tắc · ")
    assert changed[0].lower().count(name.lower()) == 1
    assert changed[0].endswith("Từ (% điểm tối đa): 90 → 85,5")


def test_words_marks_and_front_matter_each_have_their_line() -> None:
    body = BODY.replace("Khoản cuối.", "Khoản sau cùng.").replace(
        NARRATIVE, mark("duty", "who: hoi-dong\ndoes: report")
    )
    changed = told(body, FRONT.replace("9/KH-ST", "10/KH-ST"))
    assert changed == [
        "Số, ký hiệu: 9/KH-ST → 10/KH-ST",
        "I-2 · lời của khoản: Khoản cuối. → Khoản sau cùng.",
        "I-2 · nhiệm vụ: thêm Ai làm: Hội đồng Thi đua - Khen thưởng Sở; Làm gì: báo cáo",
    ]


def test_what_only_one_version_says_is_added_or_removed() -> None:
    more = BODY.replace("round: annual", "round: annual\nauthority: department_director")
    assert told(more) == ["I-1 · hình thức khen · Ai tặng: thêm Giám đốc Sở"]
    assert [c.say.en for c in differences(plan_of(more), plan_of(BODY))] == [
        "I-1 · award · Given by: removed director of the department"
    ]


def test_a_clause_of_only_one_version() -> None:
    changed = told(BODY + "\n- Khoản mới.\n" + NARRATIVE)
    assert changed == ["I-3 · lời của khoản: thêm Khoản mới."]
