"""A plan beside its parent: thêm, bớt, nới, siết, clause by clause, and what of it is asked about."""

import pytest

from tests.core.plan.test_findings import ATTEST, DOSSIER, GK, QUOTA, ROUTE, text
from tests.core.small import FRONT, mark, plan_of
from thidua.core.criteria.registry import WRITTEN
from thidua.core.criteria.strictness import compared
from thidua.core.plan.asking.parent import against_parent
from thidua.core.plan.beside import beside

ABOVE = FRONT.replace("9/KH-ST", "1/KH-UBND")


def rows(own: str, above: str) -> list[tuple[str, str, str, str]]:
    return [
        (r.topic, r.relation, r.own, r.above)
        for r in beside(plan_of(own), plan_of(above, ABOVE))
        if r.relation != "same"
    ]


def rule(kind: str) -> str:
    return mark("rule", f"for: [gk]\n{kind}")


def test_the_same_plan_twice_differs_in_nothing() -> None:
    body = text(QUOTA, ATTEST, ROUTE, DOSSIER, rule("rating: {at_least: good}"))
    assert rows(body, body) == []


@pytest.mark.parametrize(
    ("own", "above", "relation"),
    [
        ("rating: {at_least: completed}", "rating: {at_least: good}", "looser"),
        ("rating: {at_least: excellent}", "rating: {at_least: good}", "stricter"),
        ("index_score: {at_least: '80'}", "index_score: {at_least: '85'}", "looser"),
        (
            "index_rank: {index: par_index, at_most: 5}",
            "index_rank: {index: par_index, at_most: 3}",
            "looser",
        ),
        ("initiative: {level_at_least: base}", "initiative: {level_at_least: province}", "looser"),
        ("initiative: {level_at_least: base}", "initiative: {}", "stricter"),
        ("no_discipline: {from: warning}", "no_discipline: {from: any}", "looser"),
        ("no_discipline: {from: reprimand}", "no_discipline: {from: removal}", "stricter"),
        ("tasks: {completed: '100'}", "tasks: {completed: '95'}", "stricter"),
        ("services: {late: 2}", "services: {late: 0}", "looser"),
        (
            "rating: {at_least: good, years: {at_least: 3}}",
            "rating: {at_least: good, years: every}",
            "looser",
        ),
        ("rating: {at_least: excellent, years: {at_least: 3}}", "rating: {at_least: good}", "other"),
    ],
)
def test_a_criterion_looser_or_stricter_than_its_parents(own: str, above: str, relation: str) -> None:
    found = rows(text(QUOTA, rule(own), ROUTE), text(QUOTA, rule(above), ROUTE))
    assert found == [("criterion", relation, "I-3", "I-3")]


def test_every_ordered_parameter_compares_both_ways() -> None:
    rating = WRITTEN["rating"]
    one, two = rating.written({"at_least": "good"}), rating.written({"at_least": "completed"})
    assert (compared(one, two), compared(two, one), compared(one, one)) == (1, -1, 0)


def test_criteria_added_and_dropped() -> None:
    own = text(QUOTA, rule("rating: {at_least: good}"), ROUTE)
    above = text(QUOTA, rule("no_discipline: {}"), ROUTE)
    assert rows(own, above) == [("criterion", "dropped", "", "I-3"), ("criterion", "added", "I-3", "")]


def test_another_index_is_another_matter() -> None:
    own = text(QUOTA, rule("index_rank: {index: par_index, at_most: 5}"), ROUTE)
    above = text(QUOTA, rule("index_rank: {index: sipas, at_most: 5}"), ROUTE)
    assert [r[1] for r in rows(own, above)] == ["dropped", "added"]


def test_awards_added_and_dropped() -> None:
    flag = GK.replace("commendation_certificate", "flag_province")
    assert rows(text(award=GK), text(award=flag)) == [
        ("award", "dropped", "", "I-1"),
        ("award", "added", "I-1", ""),
    ]


def test_contents_are_matched_by_their_words() -> None:
    content = mark("content", "act: implement")
    above = "# I. NỘI DUNG\n- Rút ngắn thời gian giải quyết thủ tục hành chính cho dân.\n" + content
    above += "- Đưa dịch vụ công trực tuyến đến từng hộ.\n" + content
    own = "# I. NỘI DUNG\n- Rút ngắn thời gian giải quyết thủ tục hành chính.\n" + content
    assert rows(own, above) == [("content", "other", "I-1", "I-1"), ("content", "dropped", "", "I-2")]


def test_more_places_a_later_day_and_fewer_papers_are_told_to_the_office() -> None:
    paper = mark("dossier", "for: [gk]\npaper: council_minutes\ncopies: {}")
    own = text(QUOTA.replace("2", "5"), ATTEST, ROUTE, DOSSIER.replace("15/1", "31/1"), paper.format(1))
    above = text(QUOTA, ATTEST, ROUTE, DOSSIER, paper.format(2))
    found = list(against_parent(plan_of(own), plan_of(above, ABOVE)))
    assert [(r.severity, r.clauses) for r in found] == [
        ("grave", ("I-2",)),
        ("grave", ("I-5",)),
        ("minor", ("I-6",)),
    ]
    assert "chỉ cho 2" in found[0].what.vi
    assert "không quá 2" in found[0].cure.vi
    assert all(r.what.en and r.why.en and r.cure.en for r in found)


def test_what_one_office_may_propose_bounds_its_quota() -> None:
    up = GK.replace("self", "parent")
    allowance = mark("allowance", "per: cac-phong\ncollectives: 1\nindividuals: 1")
    own = text(QUOTA, ATTEST, ROUTE, DOSSIER, award=up)
    above = text(QUOTA.replace("2", "40"), ATTEST, ROUTE, DOSSIER, allowance, award=up)
    assert ("quota", "looser", "I-2", "I-6") in rows(own, above)
