"""Every state of every thing and every way between them: one table on one page.

A row: thing | action | from (several by spaces; `-` for a new one) | to | needs. A need names a
condition that the room must find fulfilled; what hinders it is told to the person as a reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say

_ROWS = """
plan | publish | draft | published | readable
plan | replace | published | replaced |
movement | open | - | open | published
movement | suspend | open | suspended | numbered
movement | continue | suspended | open | numbered
movement | transfer | open suspended | transferred | numbered nothing_midway
movement | close | open suspended | closed | numbered nothing_open
duty | report | - | reported | begun
duty | report_again | reported returned | reported | begun
duty | confirm | reported | confirmed | second_person
duty | return | reported confirmed | returned | reason
difficulty | raise | - | open | reason
difficulty | answer | open | answered | reason
difficulty | withdraw | open | withdrawn |
difficulty | reopen | answered | open |
check | plan | - | planned |
check | hold | planned | held | begun answered
check | close | held | closed | mended
check | call_off | planned | called_off | reason
finding | note | - | open | reason
finding | mend | open | mended | reason
finding | send_back | mended | open | reason
finding | accept | mended | accepted |
story | start | - | draft |
story | submit | draft returned | submitted | complete
story | call_back | submitted | draft |
story | return | submitted | returned | reason
story | publish | submitted | published | second_person
story | withdraw | published | withdrawn | reason
story | restore | withdrawn | published |
story | drop | draft returned | dropped |
registration | register | - | registered | in_window
registration | ask_late | - | late_asked | reason
registration | accept_late | late_asked | registered | reason
registration | refuse_late | late_asked | refused | reason
registration | withdraw | registered late_asked | withdrawn |
registration | register_again | withdrawn refused | registered | in_window
nomination | start | - | draft | allowance running
nomination | submit | draft | submitted | complete in_time allowance running
nomination | resubmit | returned | submitted | complete in_supplement_time running
nomination | accept | submitted | accepted | running
nomination | return | submitted accepted appraised | returned | reason
nomination | undo_return | returned | submitted | within_undo
nomination | withdraw | draft submitted accepted returned appraised | withdrawn |
nomination | restore | withdrawn | draft | allowance running
nomination | appraise | accepted | appraised | opinions_complete
nomination | reopen_appraisal | appraised | accepted | reason
nomination | bring | appraised | before_council | comments_closed
nomination | take_back | before_council | appraised |
nomination | pass | before_council | passed |
nomination | not_pass | before_council | not_passed |
nomination | put_in | passed appraised | in_decision | council_if_needed not_held
nomination | take_out | in_decision | passed |
nomination | take_out_unvoted | in_decision | appraised |
nomination | propose | passed appraised | proposed | council_if_needed not_held
nomination | call_back | proposed | passed |
nomination | call_back_unvoted | proposed | appraised |
nomination | receive | - | submitted |
nomination | grant | in_decision proposed | granted |
nomination | decline | in_decision proposed passed appraised not_passed | not_chosen |
nomination | revoke | granted | revoked | numbered
initiative | register | - | draft |
initiative | submit | draft | submitted | complete in_window
initiative | resubmit | returned | submitted | complete
initiative | withdraw | draft submitted returned appraised | withdrawn |
initiative | call_back | submitted returned appraised | recognised |
initiative | return | submitted appraised | returned | reason
initiative | appraise | submitted | appraised | reason
initiative | bring | appraised | before_council |
initiative | pass | before_council | passed |
initiative | not_pass | before_council | not_passed |
initiative | recognise | passed | recognised | authority
initiative | send_up | recognised | submitted | above
initiative | revoke | recognised | revoked | reason
session | plan | - | planned |
session | open_vote | planned | voting | threshold quorum composition own_case keys fewest warned
session | close_vote | voting | counted | codes
session | sign | counted | signed | minutes
session | call_off | planned | called_off | reason
session | abandon | voting | abandoned | reason
decision | draft | - | draft |
decision | send | draft | for_signature | within_quota not_held authority
decision | send_back | for_signature | draft | reason
decision | issue | for_signature | issued | within_quota not_held authority
decision | publish | issued | published |
decision | drop | draft | withdrawn | reason
decision | revoke | issued published | revoked | numbered reason
fact | enter | - | open |
fact | verify | open waits | verified | second_person
fact | reject | open waits | rejected | second_person reason
fact | restate | open waits verified | restated |
fact | revoke | open waits verified | revoked | reason
import | look | - | reading |
import | read | reading | ready |
import | take | ready | taken | something
import | drop | reading ready | dropped |
import | undo | taken | undone | untouched
review | ask | - | open |
review | keep | open | kept | reason
review | judge_again | open | judged_again |
scorecard | publish | draft | published | sound numbered
scorecard | replace | published | replaced |
scoring | open | - | open | sound once
scoring | settle | open | settled | minutes appraised surveyed
scoring | announce | settled | announced | numbered
scoring | restate | announced | announced | numbered reason
card | open | - | scoring |
card | submit | scoring | submitted | in_time complete
card | return | submitted | scoring | reason
card | finish | submitted | appraised | opinions_complete
card | reopen | appraised | submitted | reason
card | settle | appraised | settled |
card | announce | settled | announced |
exemption | ask | - | asked | reason
exemption | ask_again | refused | asked | reason
exemption | grant | asked | granted | reason
exemption | refuse | asked | refused | reason
complaint | make | - | open | in_time reason
complaint | uphold | open | upheld | reason
complaint | refuse | open | refused | reason
release | begin | - | draft |
release | edit | draft | draft |
release | issue | draft | issued | filled fits number
release | void | issued | void | reason
report | begin | - | draft |
report | sign | draft returned | signed | filled number
report | reopen | signed | draft | reason above
report | send | draft returned signed | sent | filled signed above
report | call_back | sent | draft |
report | receive | sent | received |
report | return | sent received | returned | reason
relay | send | - | sent |
relay | receive | sent returned | received |
relay | return | received | returned | reason
relay | supplement | returned | sent |
relay | answer | sent received | answered | numbered
relay | call_back | sent | called_back |
observation | send | - | received |
observation | take_up | received | looking |
observation | answer | received looking | answered | reason
observation | take_up_again | answered | looking | reason
data_request | send | - | received |
data_request | withdraw | received | withdrawn |
data_request | accept | received | accepted | reason
data_request | refuse | received | refused | reason
data_request | finish | accepted | done |
"""


@dataclass(frozen=True)
class Way:
    """One row: an action leads from some states to one, when its needs are fulfilled."""

    thing: str
    action: str
    from_: tuple[str, ...]
    to: str
    needs: tuple[str, ...]


def _read(rows: str) -> Iterator[Way]:
    for row in rows.strip().splitlines():
        thing, action, from_, to, needs = (part.strip() for part in row.split("|"))
        yield Way(thing, action, tuple(from_.split()), to, tuple(needs.split()))


WAYS: dict[tuple[str, str], Way] = {(w.thing, w.action): w for w in _read(_ROWS)}
NEW = "-"
"""The state of what is not there yet."""

Hindrances = Mapping[str, Say]
"""By the name of a need, why it is not fulfilled; a need that is absent is fulfilled."""


@dataclass(frozen=True)
class Button:
    """An action on a page: possible, or grey with its reasons beside it."""

    action: str
    to: str
    hindered: tuple[Say, ...]


def next_state(thing: str, action: str, state: str, hindrances: Hindrances | None = None) -> str:
    """The state that an action leads to.

    Raises Refused when the state does not allow it, or with every reason that hinders it.

    >>> next_state("nomination", "submit", "draft")
    'submitted'
    """
    way = WAYS[thing, action]
    if state not in way.from_:
        raise Refused(_wrong_state(thing, way, state))
    hindered = _hindered(way, hindrances)
    if hindered:
        raise Refused(*hindered)
    return way.to


def allowed(thing: str, state: str, hindrances: Hindrances | None = None) -> list[Button]:
    """The ways out of a state in the order of the table, the hindered ones with their reasons."""
    ways = (w for w in WAYS.values() if w.thing == thing and state in w.from_ and w.from_ != (NEW,))
    return [Button(w.action, w.to, _hindered(w, hindrances)) for w in ways]


def states_of(thing: str) -> tuple[str, ...]:
    """Every state of a thing, in the order in which the table reaches them."""
    found = [s for w in WAYS.values() if w.thing == thing for s in (*w.from_, w.to) if s != NEW]
    return tuple(dict.fromkeys(found))


def _hindered(way: Way, hindrances: Hindrances | None) -> tuple[Say, ...]:
    return tuple((hindrances or {})[need] for need in way.needs if need in (hindrances or {}))


def _wrong_state(thing: str, way: Way, state: str) -> Say:
    group = f"{thing}_state"
    stands = terms.label(group, state) if state != NEW else Say("chưa có", "not there yet")
    wants = [terms.label(group, s) if s != NEW else Say("chưa có", "not there yet") for s in way.from_]
    vi, en = ", ".join(w.vi for w in wants), ", ".join(w.en for w in wants)
    return Say(
        f"Việc này chỉ làm được khi đang ở trạng thái: {vi}. Lúc này: {stands.vi}.",
        f"This can be done only in the state: {en}. It now is: {stands.en}.",
    )
