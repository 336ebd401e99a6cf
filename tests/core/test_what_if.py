"""A change of a plan tried on facts: who would qualify, who would no longer; the plan itself stays as it is."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.core.criteria.params import BadParameter
from thidua.core.facts.view import FactsView
from thidua.core.plan.knobs import knobs, turned
from thidua.core.plan.loading import load
from thidua.core.rounds import Round
from thidua.core.verdict import MET
from thidua.core.what_if import Supposed, Trial
from thidua.exchange.reading import read

PLANS = sorted(p for p in Path("plans").iterdir() if (p / "sample").is_dir())
DAY = date(2026, 5, 20)


def trial_of(folder: Path) -> Trial:
    plan = load(folder)
    annual = [r for r in plan.front["rounds"]["annual"] if r <= 2024]
    return Trial(plan, Round.read(str(annual[-1])), FactsView(read(folder / "sample"), DAY))


TRIALS = {folder.name: trial_of(folder) for folder in PLANS}


def values(reads: str, options: tuple[str, ...]) -> st.SearchStrategy[str]:
    if options:
        return st.sampled_from(options)
    if reads == "day":
        return st.sampled_from(["2024-03-01", "2025-12-30", "1/1", "31/12"])
    return st.integers(0, 100).map(str)


@pytest.mark.parametrize("name", sorted(TRIALS))
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_a_trial_answers_as_judging_the_changed_plan_would(name: str, data: st.DataObject) -> None:
    """The short way (only what is touched) and the long way (everything anew) are held to one answer."""
    trial = TRIALS[name]
    knob = data.draw(st.sampled_from(knobs(trial.plan)))
    typed = data.draw(values(knob.reads, tuple(code for code, _ in knob.options)))
    try:
        changed = turned(trial.plan, {knob.name: typed})
    except BadParameter:
        return
    anew = Supposed(changed, trial.round, trial.view)
    for outcome in trial.outcomes(changed):
        award = changed.award(outcome.award.id)
        ask = anew.ask(award)
        keys = trial.judging.candidates(award)
        met = {k for k in keys if ask.answer(ask.findings(anew.occasion.candidate(k))) == MET}
        assert outcome.after == met
        assert (outcome.gained, outcome.lost) == (met - outcome.before, outcome.before - met)


@pytest.mark.parametrize("name", sorted(TRIALS))
def test_nothing_turned_changes_nothing(name: str) -> None:
    trial = TRIALS[name]
    assert all(not o.gained | o.lost and o.places[0] == o.places[1] for o in trial.outcomes(trial.plan))


@pytest.mark.parametrize("name", sorted(TRIALS))
def test_every_knob_takes_its_own_value(name: str) -> None:
    plan = TRIALS[name].plan
    for knob in knobs(plan):
        again = turned(plan, {knob.name: knob.written})
        assert again.marks == plan.marks or knob.reads == "percent", knob.name
        assert knob.say.vi
        assert knob.say.en
        assert knob.shown.vi


def test_a_higher_bar_takes_out_whom_the_lower_one_lets_in_again() -> None:
    trial = TRIALS["kien-giang-so-xay-dung-2022"]
    high = turned(trial.plan, {"IV.1.2.b.lead:rule:rating:at_least": "excellent"})
    up = {o.award.id: o for o in trial.outcomes(high)}["bk-nam.ca-nhan"]
    down = {o.award.id: o for o in Trial(high, trial.round, trial.view).outcomes(trial.plan)}[
        "bk-nam.ca-nhan"
    ]
    assert up.lost
    assert not up.gained
    assert (down.gained, down.lost) == (up.lost, frozenset())


def test_places_are_told_before_and_after() -> None:
    trial = TRIALS["kien-giang-so-xay-dung-2022"]
    changed = turned(trial.plan, {"IV.2.2.b.lead:quota:places": "5"})
    assert {o.award.id: o.places for o in trial.outcomes(changed)}["bk-nam.ca-nhan"] == (2, 5)


def test_the_other_reading_is_a_change_like_others() -> None:
    plan = TRIALS["thac-mo-ubnd-phuong-2024"].plan
    name = "III.1.2.d#hoan-thanh:rule:reading"
    assert turned(plan, {name: "b"}).by_id["III.1.2.d"].marks != plan.by_id["III.1.2.d"].marks
    assert turned(plan, {name: "b"}).digest != plan.digest


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("khong-co:rule:x", "1", "Kế hoạch không có chỗ"),
        ("IV.1.2.b.lead:rule:rating:at_least", "tuyệt vời", "Không có lựa chọn"),
        ("IV.2.2.b.lead:quota:places", "-1", "không dùng được"),
        ("III.2-1#dang-ky:deadline:when:by", "30/02/2022", "không phải một ngày"),
        ("IV.1.1.a-1:rule:rating:share", "140", "không dùng được"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_cure(name: str, typed: str, told: str) -> None:
    with pytest.raises(BadParameter) as refused:
        turned(TRIALS["kien-giang-so-xay-dung-2022"].plan, {name: typed})
    assert told in refused.value.what.vi
    assert refused.value.cure.vi
