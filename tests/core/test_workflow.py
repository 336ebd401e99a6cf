"""The table of states: reachable, named, and every action of it is somebody's right."""

import pytest

from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import NEW, WAYS, allowed, next_state, states_of

THINGS = sorted({w.thing for w in WAYS.values()})


@pytest.mark.parametrize("thing", THINGS)
def test_every_state_has_its_words_and_can_be_reached(thing: str) -> None:
    ways = [w for w in WAYS.values() if w.thing == thing]
    entered = set(states_of(thing)) - {w.to for w in ways}
    reached = entered | {w.to for w in ways if w.from_ == (NEW,)}
    while more := {w.to for w in ways if set(w.from_) & reached} - reached:
        reached |= more
    assert reached == set(states_of(thing))
    assert [s for s in states_of(thing) if s not in terms.GROUPS[f"{thing}_state"]] == []


def test_a_wrong_state_is_refused_with_both_states_named() -> None:
    with pytest.raises(Refused) as refused:
        next_state("nomination", "accept", "draft")
    assert "đã gửi" in refused.value.reasons[0].vi
    assert "đang lập" in refused.value.reasons[0].vi


def test_every_hindrance_is_told_and_the_button_stays_grey() -> None:
    late = Say("Hạn đã hết.", "The deadline has passed.")
    with pytest.raises(Refused) as refused:
        next_state("nomination", "submit", "draft", {"in_time": late, "unknown": late})
    assert refused.value.reasons == (late,)
    button = next(b for b in allowed("nomination", "draft", {"in_time": late}) if b.action == "submit")
    assert button.hindered == (late,)
