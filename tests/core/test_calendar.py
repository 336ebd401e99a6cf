"""Deadlines: the last day in time, what they wait for, and the clause that sets them."""

from collections.abc import Iterable
from datetime import date

import pytest

from tests.core.small import FRONT, mark, plan_of
from thidua.core.calendar import Due, day_of, dossier_due, dues, last_day, last_day_of, period_of, rounds_of
from thidua.core.facts.acts import Event
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round

R2024 = Round(2024, 2024)
AWARD = mark("award", "id: gk\nform: commendation_certificate\nwho: collective\nround: [annual, stage]")


def view(*events: Event, as_of: date = date(2026, 12, 31)) -> FactsView:
    return FactsView(Facts.of(events), as_of)


def plan(*marks: str, front: str = FRONT) -> Plan:
    clauses = "".join(f"- Khoản.\n{m}" for m in marks)
    return plan_of(f"# I. HẠN\n- Giấy khen.\n{AWARD}{clauses}", front)


def deadline(when: str, more: str = "round: annual") -> str:
    return mark("deadline", f"what: dossier\nfor: [gk]\n{more}\nwhen: {when}")


def last_days(found: Iterable[Due]) -> list[tuple[str, date | None]]:
    return [(d.round.name if d.round else "once", d.last) for d in found]


@pytest.mark.parametrize(
    ("when", "last"),
    [
        ({"by": "15/3"}, date(2024, 3, 15)),
        ({"before": "15/3"}, date(2024, 3, 14)),
        ({"before": "01/01", "year": "next"}, date(2024, 12, 31)),
        ({"by": "5/1", "year": "next"}, date(2025, 1, 5)),
        ({"by": "31/12", "year": "previous"}, date(2023, 12, 31)),
        ({"by": date(2022, 3, 30)}, date(2022, 3, 30)),
        ({"before": date(2029, 10, 15)}, date(2029, 10, 14)),
        ({"at": "year_end"}, date(2024, 12, 31)),
        ({"by": "29/02", "year": "next"}, date(2025, 2, 28)),
        ({"by": "29/02", "year": "same"}, date(2024, 2, 29)),
        (None, None),
    ],
)
def test_by_counts_the_day_and_before_does_not(when: dict[str, object] | None, last: date | None) -> None:
    assert last_day_of(when, R2024, None) == last


def test_a_stage_counts_from_its_last_year() -> None:
    assert last_day_of({"by": "5/1", "year": "next"}, Round(2021, 2025), None) == date(2026, 1, 5)


@pytest.mark.parametrize("written", ["30/2", "31/04/2024", "0/1", "15-3", "giữa tháng", "2024-13-01"])
def test_a_day_that_is_on_no_calendar(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        day_of(written, 2024)


TEN_DAYS: dict[str, object] = {
    "within_days": 10,
    "counted": "calendar",
    "after": {"event": "index_recognised", "year": "round"},
}


class TestCountedFromAnEvent:
    def last(self, *events: Event, when: dict[str, object] | None = None) -> date | None:
        return last_day_of(when or TEN_DAYS, R2024, view(*events))

    def test_it_waits_until_the_event_happens(self) -> None:
        assert self.last() is None

    def test_the_next_day_is_the_first(self) -> None:
        assert self.last(Event(event="index_recognised", year=2024, on=date(2025, 3, 1))) == date(2025, 3, 11)

    def test_an_event_of_another_year_does_not_start_it(self) -> None:
        assert self.last(Event(event="index_recognised", year=2023, on=date(2024, 3, 1))) is None

    def test_another_event_does_not_start_it(self) -> None:
        assert self.last(Event(event="plan_issued", year=2024, on=date(2024, 3, 1))) is None

    def test_the_latest_announcement_counts(self) -> None:
        first = Event(event="index_recognised", year=2024, on=date(2025, 3, 1), decision="1/QĐ")
        again = Event(event="index_recognised", year=2024, on=date(2025, 3, 20), decision="2/QĐ")
        assert self.last(first, again) == date(2025, 3, 30)

    def test_an_event_after_the_as_of_day_has_not_happened(self) -> None:
        event = Event(event="index_recognised", year=2024, on=date(2025, 3, 1))
        assert last_day_of(TEN_DAYS, R2024, view(event, as_of=date(2025, 2, 28))) is None

    def test_working_days_skip_weekends_and_holidays(self) -> None:
        when = {**TEN_DAYS, "counted": "working"}
        friday = Event(event="index_recognised", year=2024, on=date(2025, 2, 28))
        assert self.last(friday, when=when) == date(2025, 3, 14)

    def test_a_named_issuer_must_be_the_one(self) -> None:
        when = {**TEN_DAYS, "after": {"event": "index_recognised", "issuer": "UBND tỉnh", "year": "round"}}
        by_other = Event(event="index_recognised", year=2024, on=date(2025, 3, 1), issuer="Bộ Nội vụ")
        by_it = Event(event="index_recognised", year=2024, on=date(2025, 4, 1), issuer="ubnd tỉnh Kiên Giang")
        assert self.last(by_other, by_it, when=when) == date(2025, 4, 11)

    @pytest.mark.parametrize("year", [None, "round"])
    def test_a_year_left_open_is_that_of_the_round(self, year: str | None) -> None:
        when = {"with": {"event": "parent_reviewed", "issuer": None, "year": year}}
        assert self.last(Event(event="parent_reviewed", year=2024, on=date(2025, 5, 5)), when=when) == date(
            2025, 5, 5
        )


class TestDues:
    def test_a_yearly_date_comes_once_a_year_of_the_plan(self) -> None:
        found = dues(plan(deadline('{before: "15/10"}')))
        assert last_days(found) == [
            ("2023", date(2023, 10, 14)),
            ("2024", date(2024, 10, 14)),
            ("2025", date(2025, 10, 14)),
        ]
        assert {d.clause for d in found} == {"I-2"}

    def test_a_whole_date_comes_once(self) -> None:
        assert last_days(dues(plan(deadline("{by: 2024-03-30}")))) == [("once", date(2024, 3, 30))]
        assert last_days(dues(plan(deadline('{by: "30/3/2024"}')))) == [("once", date(2024, 3, 30))]

    def test_a_date_of_the_stage_comes_at_its_end(self) -> None:
        found = dues(plan(deadline('{by: "31/1", year: next}', "round: stage")))
        assert last_days(found) == [("2023-2025", date(2026, 1, 31))]

    def test_yearly_duties_with_dates_are_due_too(self) -> None:
        duty = mark("duty", 'who: so\ndoes: [report]\nevery: year\nwhen: {before: "25/12"}')
        assert [d.what for d in dues(plan(duty))] == ["report"] * 3

    def test_what_waits_for_an_event_comes_last_and_says_so(self) -> None:
        waits = deadline("{within_days: 10, after: {event: index_recognised, year: round}}")
        found = dues(plan(waits, deadline("{by: 2025-03-30}")))
        assert [d.waits_for for d in found] == [
            None,
            "index_recognised",
            "index_recognised",
            "index_recognised",
        ]
        assert "công nhận kết quả" in found[-1].told().vi

    def test_an_event_of_the_facts_starts_it(self) -> None:
        waits = deadline("{within_days: 10, after: {event: index_recognised, year: round}}")
        happened = view(Event(event="index_recognised", year=2024, on=date(2025, 3, 1)))
        assert ("2024", date(2025, 3, 11)) in last_days(dues(plan(waits), happened))

    def test_working_days_say_what_is_unverified_about_their_holidays(self) -> None:
        happened = view(Event(event="index_recognised", year=2024, on=date(2025, 3, 1)))
        shape = "{{within_days: 10, after: {{event: index_recognised, year: round}}{more}}}"
        every = deadline(shape.format(more=""))
        worked = deadline(shape.format(more=", counted: working"))
        notes = {d.clause: d.unsure for d in dues(plan(every, worked), happened) if d.last}
        assert notes["I-2"] is None
        assert "chưa kiểm chứng" in notes["I-3"].vi

    def test_an_event_without_a_year_does_not_break_the_calendar(self) -> None:
        duty = mark(
            "duty", "who: so\ndoes: [final_review]\nwhen: {with: {event: parent_reviewed, year: null}}"
        )
        assert dues(plan(duty), view(Event(event="parent_reviewed", on=date(2025, 5, 5))))[0].last == date(
            2025, 5, 5
        )

    def test_a_doubtful_date_shows_its_other_reading(self) -> None:
        doubtful = mark(
            "deadline",
            "what: dossier\nfor: [gk]\nround: annual\nreading: a\n"
            'a: {when: {before: "15/10"}}\nb: {when: {by: "15/10"}}',
        )
        due = next(d for d in dues(plan(doubtful)) if d.round == R2024)
        assert (due.last, due.other_readings) == (date(2024, 10, 14), {"b": date(2024, 10, 15)})

    def test_readings_that_agree_are_not_shown(self) -> None:
        alike = mark(
            "deadline",
            "what: dossier\nfor: [gk]\nround: annual\nreading: a\n"
            'a: {when: {by: "14/10"}}\nb: {when: {before: "15/10"}}',
        )
        assert [d.other_readings for d in dues(plan(alike))] == [{}, {}, {}]


class TestPeriod:
    def test_to_is_the_last_day_and_before_excludes_it(self) -> None:
        to = plan(mark("period", "from: 2024-02-01\nto: 2025-12-31"))
        before = plan(mark("period", "from: 2024-02-01\nbefore: 2029-10-30"))
        assert period_of(to) == (date(2024, 2, 1), date(2025, 12, 31))
        assert period_of(before) == (date(2024, 2, 1), date(2029, 10, 29))

    def test_it_may_begin_on_the_day_of_issue(self) -> None:
        assert period_of(plan(mark("period", "from: issued\nto: 2025-12-31")))[0] == date(2024, 1, 10)

    def test_a_blank_day_of_issue_leaves_it_open(self) -> None:
        front = FRONT.replace("2024-01-10", "{value: null, source: 3}")
        assert period_of(plan(mark("period", "from: issued\nto: 2025-12-31"), front=front))[0] is None

    def test_rounds_come_from_front_matter_or_the_period(self) -> None:
        assert [r.name for r in rounds_of(plan())] == ["2023", "2024", "2025", "2023-2025"]
        front = FRONT.replace("rounds: {annual: [2023, 2024, 2025], stage: 2023-2025}\n", "")
        period = mark("period", "from: 2024-01-01\nto: 2024-12-31\nrounds: {annual: 2024}")
        assert [r.name for r in rounds_of(plan(period, front=front))] == ["2024"]


def test_a_deadline_is_found_by_its_key_and_by_its_clause() -> None:
    keyed = mark("deadline", 'key: dang-ky\nwhat: registration\nwhen: {by: "15/3"}')
    occasion = Occasion(plan(keyed), R2024, view())
    assert {last_day(occasion, k) for k in ("dang-ky", "I-2", "I-2#dang-ky")} == {date(2024, 3, 15)}
    assert last_day(occasion, "khong-co") is None


def test_the_dossier_deadline_of_an_award_names_its_clause() -> None:
    found = plan(deadline('{by: "15/1", year: next}'), deadline('{by: "31/1", year: next}', "round: stage"))
    annual, stage = (dossier_due(found, r, "gk.annual", None) for r in (R2024, Round(2023, 2025)))
    assert annual
    assert stage
    assert (annual.clause, annual.last) == ("I-2", date(2025, 1, 15))
    assert (stage.clause, stage.last) == ("I-3", date(2026, 1, 31))
