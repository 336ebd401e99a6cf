"""A candidate against an award: days, answers, groups, holds, dependence, and the JSON that comes out."""

import json
from collections.abc import Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest

from tests.core.small import mark, plan_of
from thidua.core.explain import obstacles, reason, round_json, verdict_json
from thidua.core.facts.acts import Attestation, Coverage, Hold, Honour, Nomination
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Discipline, Person, Rating, Unit, UnitChange
from thidua.core.judging import Judging, Verdict
from thidua.core.plan.model import Plan
from thidua.core.verdict import MET, MISSING, NAMES, TO_JUDGE, UNMET, all_of, one_of

AS_OF = date(2025, 3, 1)
SO = Unit(unit_id="so", name="Sở Thử tỉnh Mẫu", kind="department", level="province", agency_id="so")
PHONG = Unit(unit_id="phong", name="Phòng Một", kind="division", parent_id="so", agency_id="so")
P1 = Person(
    person_id="p1",
    name="Cá nhân mẫu 01",
    staff_kind="civil_servant",
    unit_id="phong",
    valid_from=date(2020, 1, 1),
)
HEAD = (
    "# I. KHEN\n- Cờ cho tập thể, Giấy khen cho cá nhân.\n"
    + mark("award", "id: co\nform: flag_province\nauthority: province_chair\nwho: collective\nround: annual")
    + mark(
        "award",
        "id: gk\nform: commendation_certificate\nauthority: department_director\n"
        "decided_by: self\nwho: individual\nround: annual",
    )
)
GOOD = mark("rule", "key: xep-loai\nfor: [co]\nrating: {of: self, at_least: good}")
UNITY = mark("attest", "key: doan-ket\nfor: [co]\nby: appraiser")


def plan(*criteria: str) -> Plan:
    """The two awards, and clauses with these criteria."""
    return plan_of(HEAD + "".join(f"- Tiêu chuẩn {n}.\n{c}" for n, c in enumerate(criteria, 2)))


def rating(class_: str = "good", on: date = date(2025, 1, 10), **more: Any) -> Rating:
    return Rating(subject="unit:phong", year=2024, class_=class_, decided_on=on, decision="20/QĐ", **more)


def attested(answer: str = "met", on: date = date(2025, 2, 1), mark_: str = "I-3#doan-ket") -> Attestation:
    return Attestation(
        candidate="unit:phong",
        plan="thu",
        mark=mark_,
        round="2024",
        answer=answer,
        by="Cá nhân mẫu 90",
        on=on,
    )


def judged(
    plan_: Plan,
    *records: Record,
    award: str = "co",
    candidate: str = "unit:phong",
    days: tuple[date, date | None] = (AS_OF, None),
) -> tuple[Judging, Verdict]:
    judging = Judging.of(plan_, Facts.of([SO, PHONG, P1, *records]), "2024", *days)
    return judging, judging.verdict(candidate, plan_.award(award))


def answer(plan_: Plan, *records: Record, **asked: Any) -> str:
    return NAMES[judged(plan_, *records, **asked)[1].answer]


class TestTwoTimes:
    rated = plan(GOOD)

    def test_what_holds_in_law_on_the_day_counts(self) -> None:
        assert answer(self.rated, rating(on=AS_OF)) == "met"

    def test_what_is_decided_later_does_not(self) -> None:
        assert answer(self.rated, rating(on=date(2025, 3, 2))) == "missing"

    def test_what_was_typed_in_later_does_not_change_yesterdays_answer(self) -> None:
        late = rating(recorded_at=date(2025, 6, 1))
        assert answer(self.rated, late, days=(AS_OF, date(2025, 3, 1))) == "missing"
        assert answer(self.rated, late, days=(AS_OF, date(2025, 6, 1))) == "met"

    def test_known_at_is_the_as_of_day_unless_said(self) -> None:
        assert answer(self.rated, rating(recorded_at=date(2025, 3, 2))) == "missing"

    def test_a_correction_closes_the_old_record(self) -> None:
        old = rating("excellent", recorded_at=date(2025, 1, 11), closed_at=date(2025, 2, 1))
        new = rating("completed", recorded_at=date(2025, 2, 1))
        assert answer(self.rated, old, new, days=(AS_OF, date(2025, 1, 31))) == "met"
        assert answer(self.rated, old, new, days=(AS_OF, date(2025, 2, 1))) == "unmet"

    def test_a_later_decision_restates_the_earlier(self) -> None:
        first, later = rating("completed"), rating("good", on=date(2025, 2, 1))
        assert answer(self.rated, first, later) == "met"
        assert answer(self.rated, later, first) == "met"

    def test_two_sources_of_one_day_settle_nothing(self) -> None:
        from dataclasses import replace

        other = replace(rating("completed"), decision="21/QĐ")
        assert answer(self.rated, rating("good"), other) == "missing"


class TestAbsence:
    """Where a table is complete absence is an answer; elsewhere it is missing."""

    clean = plan(mark("rule", "for: [co]\nno_discipline: {of: members, from: any}"))
    caution = Discipline(person_id="p1", form="reprimand", decided_on=date(2024, 5, 5), decision="3/QĐ")

    def test_nobody_is_disciplined_when_the_table_was_given(self) -> None:
        other = Discipline(person_id="ai-khac", form="warning", decided_on=date(2024, 5, 5))
        assert answer(self.clean, other) == "met"

    def test_nobody_knows_when_it_was_not(self) -> None:
        assert answer(self.clean) == "missing"

    def test_a_declared_coverage_speaks_for_itself(self) -> None:
        half = Coverage(table_="discipline", scope="all", from_=date(2024, 1, 1), to=date(2024, 6, 30))
        whole = Coverage(table_="discipline", scope="unit:so", from_=date(2024, 1, 1), to=date(2024, 12, 31))
        assert answer(self.clean, half) == "missing"
        assert answer(self.clean, whole) == "met"

    def test_what_is_there_is_read_anyhow(self) -> None:
        assert answer(self.clean, self.caution) == "unmet"


class TestGroups:
    def test_all_is_unmet_then_missing_then_to_judge_then_met(self) -> None:
        for pair in product((MET, UNMET, MISSING, TO_JUDGE), repeat=2):
            first = next(a for a in (UNMET, MISSING, TO_JUDGE, MET) if a in pair)
            assert all_of(pair) == first

    def test_one_of_is_met_then_missing_then_to_judge_then_unmet(self) -> None:
        for pair in product((MET, UNMET, MISSING, TO_JUDGE), repeat=2):
            first = next(a for a in (MET, MISSING, TO_JUDGE, UNMET) if a in pair)
            assert one_of(pair) == first

    @pytest.mark.parametrize(
        ("records", "expected"),
        [
            ((rating(), attested()), "met"),
            ((rating(),), "to_judge"),
            ((attested(),), "missing"),
            ((), "missing"),
            ((rating("completed"), attested()), "unmet"),
            ((rating("completed"),), "unmet"),
            ((rating(), attested("unmet")), "unmet"),
        ],
    )
    def test_criteria_of_a_text_are_all_required(self, records: tuple[Record, ...], expected: str) -> None:
        assert answer(plan(GOOD, UNITY), *records) == expected

    @pytest.mark.parametrize(
        ("class_", "expected"), [("excellent", "met"), ("good", "to_judge"), ("completed", "unmet")]
    )
    def test_groups_inside_a_rule_nest(self, class_: str, expected: str) -> None:
        nested = """\
for: [co]
all:
- rating: {of: self, at_least: good}
- one_of:
  - rating: {of: self, at_least: excellent}
  - collective_meets: {awards: [cho], of: self}"""
        waiting = mark("award", "id: cho\nwho: collective\nround: annual") + mark(
            "attest", "for: [cho]\nby: council"
        )
        assert answer(plan(mark("rule", nested), waiting), rating(class_)) == expected

    def test_obstacles_are_the_criteria_of_the_verdicts_own_answer(self) -> None:
        _, verdict = judged(plan(GOOD, UNITY), rating("completed"))
        assert [leaf.node.name for leaf in obstacles(verdict)] == ["I-2#xep-loai"]
        assert obstacles(judged(plan(GOOD), rating())[1]) == []


class TestAttested:
    asked = plan(GOOD, UNITY)

    def test_the_latest_answer_counts(self) -> None:
        again = attested("unmet", date(2025, 2, 10))
        assert answer(self.asked, rating(), attested(), again) == "unmet"

    def test_the_clause_alone_will_do_where_it_asks_once(self) -> None:
        assert answer(self.asked, rating(), attested(mark_="I-3")) == "met"

    def test_an_answer_to_another_mark_round_or_plan_is_none(self) -> None:
        from dataclasses import replace

        for other in (
            replace(attested(), mark="I-9"),
            replace(attested(), round="2023"),
            replace(attested(), plan="khac"),
            replace(attested(), candidate="unit:so"),
        ):
            assert answer(self.asked, rating(), other) == "to_judge"

    def test_the_same_words_are_asked_once(self) -> None:
        again = mark("attest", "for: [co]\nby: appraiser\nsame_as: I-3#doan-ket")
        assert answer(plan(GOOD, UNITY, again), rating(), attested()) == "met"


class TestHold:
    hold = Hold(candidate="unit:phong", kind="inspection", from_=date(2025, 2, 1), basis="Thông báo 5/TB")

    @pytest.mark.parametrize("class_", ["good", "completed"])
    def test_it_leaves_the_answer_as_it_is(self, class_: str) -> None:
        free, held = judged(plan(GOOD), rating(class_))[1], judged(plan(GOOD), rating(class_), self.hold)[1]
        assert free.answer == held.answer
        assert held.held == self.hold

    def test_it_is_told_with_since_and_basis(self) -> None:
        judging, verdict = judged(plan(GOOD), rating(), self.hold)
        assert verdict_json(judging, verdict)["held"] == {
            "kind": "inspection",
            "since": "2025-02-01",
            "basis": "Thông báo 5/TB",
        }

    def test_it_stands_through_its_last_day(self) -> None:
        from dataclasses import replace

        assert judged(plan(GOOD), replace(self.hold, to=AS_OF))[1].held
        assert judged(plan(GOOD), replace(self.hold, to=date(2025, 2, 28)))[1].held is None

    def test_the_hold_of_a_unit_is_not_that_of_its_people(self) -> None:
        assert judged(plan(GOOD), self.hold, award="gk", candidate="person:p1")[1].held is None


class TestLaw:
    other = Honour(
        candidate="unit:phong",
        form="merit_certificate",
        authority="province_chair",
        decision="7/QĐ",
        decided_on=date(2025, 2, 2),
        achievement="thu",
        round="2024",
    )

    def named(self, *records: Record) -> dict[str, str]:
        _, verdict = judged(plan(GOOD), rating(), *records)
        return {leaf.node.name: NAMES[leaf.answer] for leaf in verdict.tree.leaves()}

    def test_one_achievement_has_one_award(self) -> None:
        assert self.named()["law.one_award"] == "met"
        assert self.named(self.other)["law.one_award"] == "unmet"

    def test_another_achievement_or_round_is_another_matter(self) -> None:
        from dataclasses import replace

        assert self.named(replace(self.other, achievement="phong-trao-khac"))["law.one_award"] == "met"
        assert self.named(replace(self.other, round="2023"))["law.one_award"] == "met"

    def test_the_award_itself_is_no_other(self) -> None:
        from dataclasses import replace

        assert self.named(replace(self.other, form="flag_province"))["law.one_award"] == "met"

    @pytest.mark.parametrize("kind", ["merge", "split", "abolish"])
    def test_a_dissolved_unit_has_no_award(self, kind: str) -> None:
        gone = UnitChange(from_unit="phong", to_unit="so", kind=kind, on=AS_OF)
        assert self.named(gone)["law.unit_stands"] == "unmet"

    def test_a_renamed_unit_stands_and_so_does_one_that_ends_later(self) -> None:
        renamed = UnitChange(from_unit="phong", to_unit="phong-moi", kind="rename", on=AS_OF)
        later = UnitChange(from_unit="phong", to_unit="so", kind="merge", on=date(2025, 7, 1))
        assert self.named(renamed)["law.unit_stands"] == "met"
        assert self.named(later)["law.unit_stands"] == "met"


class TestCollective:
    awarded = plan(GOOD, mark("rule", "for: [gk]\ncollective_awarded: [co]"))
    flag = Honour(
        candidate="unit:phong",
        form="flag_province",
        authority="province_chair",
        decision="7/QĐ",
        decided_on=date(2025, 2, 2),
        achievement="thu",
        round="2024",
    )

    def person(self, *records: Record) -> Verdict:
        return judged(self.awarded, *records, award="gk", candidate="person:p1")[1]

    def test_it_waits_while_the_collective_may_still_have_it(self) -> None:
        verdict = self.person(rating())
        assert (NAMES[verdict.answer], verdict.conditional_on) == ("missing", "unit:phong")

    def test_it_is_lost_with_the_collective(self) -> None:
        verdict = self.person(rating("completed"))
        assert (NAMES[verdict.answer], verdict.conditional_on) == ("unmet", None)

    def test_it_is_met_with_the_decision(self) -> None:
        verdict = self.person(rating(), self.flag)
        assert (NAMES[verdict.answer], verdict.conditional_on) == ("met", None)

    def test_a_person_between_two_postings_has_no_collective(self) -> None:
        from dataclasses import replace

        left = replace(P1, person_id="p9", valid_to=date(2024, 6, 1))
        verdict = judged(self.awarded, left, rating(), award="gk", candidate="person:p9")[1]
        assert NAMES[verdict.answer] == "missing"

    @pytest.mark.parametrize(
        ("records", "expected"),
        [((rating(),), "met"), ((rating("completed"),), "unmet"), ((), "missing")],
    )
    def test_the_standard_of_the_collective_can_be_read_too(
        self, records: tuple[Record, ...], expected: str
    ) -> None:
        meets = plan(GOOD, mark("rule", "for: [gk]\ncollective_meets: [co]"))
        assert answer(meets, *records, award="gk", candidate="person:p1") == expected


class TestWho:
    named = plan(mark("eligible", "who: collective\nkinds: [department]"), GOOD)

    def listed(self, *records: Record) -> list[str]:
        judging = Judging.of(self.named, Facts.of([SO, PHONG, P1, *records]), "2024", AS_OF)
        return [v.candidate.key for v in judging.verdicts() if v.award.id == "co" and judging.takes_part(v)]

    def test_only_those_the_plan_is_about_are_listed(self) -> None:
        assert self.listed() == ["unit:so"]

    def test_who_is_nominated_all_the_same_is_listed_and_answered(self) -> None:
        assert self.listed(Nomination(candidate="unit:phong", plan="thu", award="co", round="2024")) == [
            "unit:phong",
            "unit:so",
        ]

    def test_an_award_of_a_stage_is_not_judged_in_a_year(self) -> None:
        stage = plan(GOOD, mark("award", "id: gd\nwho: collective\nround: stage"))
        judging = Judging.of(stage, Facts.of([SO]), "2024", AS_OF)
        assert [a.id for a in judging.awards] == ["co", "gk"]

    def test_people_come_by_given_name_in_vietnamese_order(self) -> None:
        from dataclasses import replace

        names = ["Trần Văn Đức", "Lê Thị Dung", "Nguyễn Ánh", "Phạm An"]
        staff = [replace(P1, person_id=f"n{i}", name=n) for i, n in enumerate(names)]
        judging = Judging.of(plan(GOOD), Facts.of([SO, PHONG, *staff]), "2024", AS_OF)
        keys = judging.candidates(judging.plan.award("gk"))
        assert [judging.occasion.name(k) for k in keys] == [
            "Phạm An",
            "Nguyễn Ánh",
            "Lê Thị Dung",
            "Trần Văn Đức",
        ]


class TestJson:
    def whole(self, *records: Record, lang: str = "vi") -> Mapping[str, Any]:
        judging = Judging.of(plan(GOOD, UNITY), Facts.of([SO, PHONG, *records]), "2024", AS_OF)
        only = [v for v in judging.verdicts(["unit:phong"]) if v.award.id == "co"]
        return round_json(judging, only, lang)

    def test_the_object_and_its_verdicts_have_the_keys_of_the_format(self) -> None:
        found = self.whole(rating())
        assert [k for k in found if k != "law"] == [
            "plan",
            "plan_digest",
            "facts_digest",
            "round",
            "as_of",
            "known_at",
            "verdicts",
        ]
        assert (found["plan"], found["round"], found["as_of"], found["known_at"]) == (
            "thu",
            "2024",
            "2025-03-01",
            "2025-03-01",
        )
        (verdict,) = found["verdicts"]
        assert list(verdict) == [
            "candidate",
            "award",
            "form",
            "authority",
            "answer",
            "held",
            "conditional_on",
            "criteria",
        ]

    def test_a_criterion_has_the_keys_of_the_format(self) -> None:
        (verdict,) = self.whole(rating())["verdicts"]
        first = verdict["criteria"][0]
        assert list(first) == [
            "clause",
            "key",
            "kind",
            "answer",
            "of",
            "reading",
            "observed",
            "reason",
            "evidence",
        ]
        assert (first["clause"], first["key"], first["kind"]) == ("I-2", "xep-loai", "rating")
        assert first["observed"]["class"] == "good"
        assert first["evidence"] == ["ratings:unit:phong/2024/20/QĐ"]

    def test_the_reason_names_what_was_read_what_was_required_and_the_clause(self) -> None:
        judging, verdict = judged(plan(GOOD), rating("completed"))
        said = reason(judging, obstacles(verdict)[0])
        assert "Hoàn thành nhiệm vụ" in said.vi
        assert "Hoàn thành tốt nhiệm vụ" in said.vi
        assert "khoản I-2: “Tiêu chuẩn 2”" in said.vi
        assert "clause I-2" in said.en

    def test_the_same_inputs_give_the_same_bytes_whatever_the_order_of_rows(self) -> None:
        rows = (rating(), attested(), Hold(candidate="unit:phong", kind="press", from_=date(2025, 1, 1)))
        forth, back = (json.dumps(self.whole(*r), ensure_ascii=False) for r in (rows, rows[::-1]))
        assert forth == back

    def test_other_facts_have_another_digest(self) -> None:
        assert self.whole(rating())["facts_digest"] != self.whole(rating("excellent"))["facts_digest"]

    def test_a_group_is_a_node_and_tells_its_reading(self) -> None:
        doubtful = mark(
            "rule",
            "key: ngo\nfor: [co]\nreading: a\nquestion: Tốt hay xuất sắc?\nsettled_by: null\n"
            "a: {says_so: tốt là đủ, rating: {of: self, at_least: good}}\n"
            "b: {says_so: phải xuất sắc, rating: {of: self, at_least: excellent}}",
        )
        judging, verdict = judged(plan(doubtful), rating())
        node = verdict_json(judging, verdict)["criteria"][0]
        assert (node["clause"], node["key"], node["answer"], node["reading"]) == ("I-2", "ngo", "met", "a")
        assert node["other_readings"] == {"b": "unmet"}
        assert node["would_differ"] is True
        assert node["says_so"] == "tốt là đủ"
        assert [leaf["kind"] for leaf in node["criteria"]] == ["rating"]
