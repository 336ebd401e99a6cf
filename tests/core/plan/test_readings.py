"""Doubtful words have readings: each is complete, one is used, the others can be asked."""

from tests.core.small import mark, plan_of
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
