"""The right is asked first: who lacks it is told that, in whatever state the thing is.

A refusal that spoke of the state first would tell it to somebody who may not see the thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from tests.web import every_action
from tests.web.addresses import load_every_room
from tests.web.asking import undone
from tests.web.every_action import NOT_BY_THE_THING, NOT_TRIED
from tests.web.everybody import APPOINTED, OF_A, OF_B
from tests.web.everything import Everything
from tests.web.supplying import given
from thidua import access
from thidua.audit.writing import ACTIONS
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import WAYS

load_every_room()
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OPEN = {"public", "signed_in"}
TRIED = sorted(n for n in set(ACTIONS) - NOT_TRIED if not OPEN & set(access.RIGHTS[n].roles))
NOTHING = {str: "", int: -1}
"""Words and numbers that no action takes."""
NAMED_BY_WORDS = {"fact.declare"}
"""Whose record it is stands in its words: without them it is another."""


@pytest.fixture(scope="module")
def filled(made: Everything) -> Everything:
    """The province, with the forms that cannot be filled by kind."""
    return every_action.with_records(made)


@pytest.mark.parametrize("name", TRIED)
def test_who_has_no_right_is_told_so_whatever_the_state(filled: Everything, name: str) -> None:
    told = []
    for who in _without(filled, name):
        user = filled.user(who)
        for state in _states(filled, name):
            refused = _tried(filled, name, user, state)
            if refused is not None and not isinstance(refused, access.NoRight):
                told.append((who, state, refused))
    assert told == []


def _without(made: Everything, name: str) -> Iterator[str]:
    """Somebody of A or appointed who lacks the right, and somebody of B, whichever roles they hold there."""
    lacking = [w for w in (*OF_A, *APPOINTED) if not access.may(name, made.user(w))]
    yield lacking[crc32(name.encode()) % len(lacking)]
    if name not in NOT_BY_THE_THING:
        holding = [w for w in OF_B if access.may(name, made.user(w))]
        yield (holding or OF_B)[0]


def _states(made: Everything, name: str) -> list[str]:
    """Every state that one of the things of an action may be in; over, where ends are days; and as it is."""
    with undone():
        arguments = given(made, ACTIONS[name], every_action.own(name))
        states = {s for thing in _things(arguments) for s in _states_of(thing)}
    blank = [] if name in NAMED_BY_WORDS else ["given nothing"]
    return ["as it is", "over", *blank, *sorted(states)]


def _states_of(thing: models.Model) -> set[str]:
    if not any(f.name == "state" for f in thing._meta.fields):
        return set()
    kind = next((k for k, _ in WAYS if k in thing._meta.model_name.lower()), thing._meta.model_name)
    return {s for w in WAYS.values() if w.thing == kind for s in (*w.from_, w.to)} - {"-"}


def _things(arguments: Mapping[str, Any]) -> Iterator[models.Model]:
    for value in arguments.values():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, models.Model):
                yield one


def _tried(made: Everything, name: str, user: Any, state: str) -> Refused | None:
    """Call the action on things in a state, and take everything back."""
    with undone():
        arguments = given(made, ACTIONS[name], every_action.own(name))
        if state == "given nothing":
            arguments = {key: NOTHING.get(type(value), value) for key, value in arguments.items()}
        elif state != "as it is":
            _put(_things(arguments), state)
        try:
            ACTIONS[name](**arguments, by=user)
        except Refused as refused:
            return refused
    return Refused(Say("được làm", "let pass"))


def _put(things: Iterable[models.Model], state: str) -> None:
    """Set the state of the things as the database has them, past every rule but its own."""
    for thing in things:
        ends = {f.name: _now(f) for f in thing._meta.fields if f.null and isinstance(f, models.DateField)}
        wanted = ends if state == "over" else {"state": state} if state in _states_of(thing) else {}
        for column, value in wanted.items():
            try:
                with transaction.atomic():
                    type(thing)._base_manager.filter(pk=thing.pk).update(**{column: value})
            except IntegrityError:
                continue
            setattr(thing, column, value)


def _now(column: models.Field) -> Any:
    return timezone.now() if isinstance(column, models.DateTimeField) else timezone.now().date()
