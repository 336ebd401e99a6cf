"""Doubtful words have readings: each is complete, one is used, the others can be asked."""

from tests.core.small import faults_in, mark, plan_of
from thidua.core.plan.readings import body_of, others, used
from thidua.core.plan.standards import Group, criteria_in, of_mark, standard

TEXT = (
    "# I. KHEN\n- Giấy khen cho tập thể ít nhất 03 lần và năm cuối xuất sắc.\n"
    + mark("award", "id: gk\nform: commendation_certificate\nwho: collective\nround: stage")
    + mark("quota", "for: [gk]\nplaces: 1")
    + mark("scope", "for: [gk]")
    + mark(
        "rule",
        """\
key: ba-lan
reading: a
question: Ba lần kể cả năm cuối?
settled_by: null
a:
  says_so: kể cả năm cuối
  rating: {of: self, at_least: excellent, years: {at_least: 3}}
b:
  says_so: ngoài năm cuối
  rating: {of: self, at_least: excellent, years: {at_least: 3, besides: last}}""",
    )
)


def test_the_used_reading_makes_the_criterion_and_keeps_the_other_beside_it() -> None:
    plan = plan_of(TEXT)
    (rule,) = plan.sorted_as("rule")
    node = of_mark(plan, rule)
    assert isinstance(node, Group)
    assert (node.reading, list(node.others)) == ("a", ["b"])


def test_only_the_used_reading_is_asked_in_a_standard() -> None:
    plan = plan_of(TEXT)
    names = [t.name for t in criteria_in(standard(plan, plan.award("gk"))) if t.mark]
    assert names == ["I-1#ba-lan"]


def test_what_readings_share_is_written_once() -> None:
    due = mark(
        "deadline",
        """\
what: dossier
for: [gk]
reading: b
a: {when: {before: "15/10"}}
b: {when: {by: "15/10"}}""",
    )
    (found,) = plan_of(TEXT + "- Chậm nhất đến trước ngày 15/10.\n" + due).sorted_as("deadline")
    assert used(found) == {"what": "dossier", "for": ["gk"], "when": {"by": "15/10"}}
    assert others(found) == {"a": {"what": "dossier", "for": ["gk"], "when": {"before": "15/10"}}}
    assert body_of(found, "a") == others(found)["a"]


def test_a_settled_reading_says_by_whose_answer_and_since_when() -> None:
    body = (
        "what: report\nreading: b\nquestion: Trước hay hết ngày?\nsettled_by: Công văn 5/SNV\n"
        'settled_on: 2024-03-01\na: {says_so: Trước ngày, when: {before: "2/2"}}\n'
        'b: {says_so: Hết ngày, when: {by: "2/2"}}'
    )
    plan = plan_of(f"# I. HẠN\n- Báo cáo.\n{mark('deadline', body)}")
    (found,) = plan.sorted_as("deadline")
    assert plan.read_as(found, "b").vi == "Hết ngày (theo Công văn 5/SNV, từ 01/03/2024)"
    assert plan.read_as(found, "a").vi == "Trước ngày"


def test_the_day_of_an_answer_is_a_day() -> None:
    body = 'what: report\nreading: a\nsettled_on: hôm qua\na: {says_so: X, when: {by: "2/2"}}'
    told = [f.what.vi for f in faults_in(f"# I. HẠN\n- Báo cáo.\n{mark('deadline', body)}")]
    assert "settled_on: không dùng được “hôm qua”." in told
