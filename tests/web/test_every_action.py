"""Every action is tried by everybody on A's things: whom the table of rights leaves out is told so.

The action itself is called, without any page before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from zlib import crc32

import pytest
from django.db import connection

from tests.web import every_action
from tests.web.addresses import load_every_room
from tests.web.asking import undone
from tests.web.every_action import DOERS, IN_OWN_WORDS, NOT_BY_THE_THING, NOT_TRIED, OTHER_RIGHT
from tests.web.everybody import APPOINTED, OF_A, OF_B
from tests.web.everything import Everything, markers
from tests.web.supplying import given
from thidua import access
from thidua.audit.models import Entry
from thidua.audit.writing import ACTIONS
from thidua.core.errors import FactFaults, PlanFaults, Refused
from thidua.screens.posting import Conflict

load_every_room()
pytestmark = pytest.mark.django_db
OPEN = {"public", "signed_in"}
TRIED = sorted(set(ACTIONS) - NOT_TRIED)
NUMBERS = {"number", "revokes", "corrects", "decision", "document", "decision_number"}
"""Numbers of documents: the diary may tell them."""
STOPPED = (FactFaults, PlanFaults, Conflict)
"""How an action stops once it has looked at what it was given; the right was asked before."""


@pytest.fixture(scope="module")
def filled(made: Everything) -> Everything:
    """The province, with the forms that cannot be filled by kind."""
    return every_action.with_records(made)


def attempt(made: Everything, name: str, user: Any) -> Refused | None:
    """Call the action and take everything back; gives the refusal, or None when it was let pass."""
    act = ACTIONS[name]
    with undone():
        arguments = given(made, act, every_action.own(name))
        try:
            act(**arguments, by=user)
        except Refused as refused:
            return refused
        except STOPPED:
            return None
    return None


def turned_away(name: str, user: Any, refused: Refused | None) -> bool:
    """Whether it was the right that was missing, in the words of the table."""
    right = name if name in OTHER_RIGHT and not user.is_active else OTHER_RIGHT.get(name, name)
    if refused is None:
        return False
    own = any(IN_OWN_WORDS[name] in reason.vi for reason in refused.reasons if name in IN_OWN_WORDS)
    return own or refused.reasons == (access.refusal(right, user),)


def test_the_table_names_no_action_that_is_gone() -> None:
    named = {*every_action.TABLE, *OTHER_RIGHT, *IN_OWN_WORDS, *NOT_BY_THE_THING, *NOT_TRIED}
    assert sorted(named - set(ACTIONS)) == []


@pytest.mark.parametrize("name", [n for n in TRIED if not OPEN & set(access.RIGHTS[n].roles)])
def test_whom_the_table_leaves_out_is_refused_with_the_reason(filled: Everything, name: str) -> None:
    """Who holds no role of the row, and who holds it in another agency, by B's people one by one."""
    let_in = []
    for who in _left_out(filled, name):
        user = filled.user(who)
        if not turned_away(name, user, attempt(filled, name, user)):
            let_in.append(who)
    assert let_in == []


def _left_out(made: Everything, name: str) -> Iterator[str]:
    without = [w for w in (*OF_A, *APPOINTED) if not access.may(name, made.user(w))]
    for turn in range(min(2, len(without))):
        yield without[(crc32(name.encode()) + turn) % len(without)]
    if name not in NOT_BY_THE_THING:
        holding = [w for w in OF_B if access.may(name, made.user(w))]
        yield from holding or OF_B[:1]


@pytest.mark.parametrize("name", [n for n in TRIED if "public" not in access.RIGHTS[n].roles])
def test_an_account_that_is_shut_does_nothing(filled: Everything, name: str) -> None:
    """Whatever roles it still holds."""
    user = filled.user("a-shut")
    refused = attempt(filled, name, user)
    assert turned_away(name, user, refused), refused


@pytest.mark.parametrize("name", [n for n in TRIED if not OPEN & set(access.RIGHTS[n].roles)])
def test_somebody_of_a_is_let_pass_and_the_diary_tells_it(filled: Everything, name: str) -> None:
    """A row that reaches nobody would be no right; what was done stands in the diary, by code only."""
    passed = []
    for who in DOERS.get(name, OF_A):
        user = filled.user(who)
        if access.may(name, user):
            with undone():
                last = Entry.objects.count()
                refused, touched = _watched(lambda user=user: attempt_and_keep(filled, name, user))
                passed.append(refused is None or refused.reasons != (access.refusal(name, user),))
                if refused is None:
                    _told_well(name, list(Entry.objects.filter(number__gt=last)), touched)
                    return
    assert any(passed)


def attempt_and_keep(made: Everything, name: str, user: Any) -> Refused | None:
    """Call the action and leave what it wrote; a refusal leaves nothing."""
    arguments = given(made, ACTIONS[name], every_action.own(name))
    try:
        ACTIONS[name](**arguments, by=user)
    except Refused as refused:
        return refused
    except STOPPED:
        return Refused(access.RIGHTS[name].say)
    return None


def _watched(do: Callable[[], Refused | None]) -> tuple[Refused | None, set[str]]:
    with writes() as touched:
        return do(), touched


@contextmanager
def writes() -> Iterator[set[str]]:
    """The tables that are written inside."""
    touched: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb, _, rest = sql.lstrip().partition(" ")
        if verb in ("INSERT", "UPDATE", "DELETE"):
            touched.add(rest.replace("INTO ", "").replace("FROM ", "").split()[0].strip('"'))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield touched


def _told_well(name: str, entries: list[Entry], touched: set[str]) -> None:
    assert name in [entry.action for entry in entries], entries
    assert {entry.action for entry in entries} <= set(ACTIONS)
    assert touched >= {"audit_entry", "audit_head"}
    for entry in entries:
        told = entry.told | entry.told.get("fields", {})
        told.pop("fields", None)
        words = {m for key, value in told.items() if key not in NUMBERS for m in markers(f"{value}")}
        assert not words, f"the diary tells words: {entry.told}"
