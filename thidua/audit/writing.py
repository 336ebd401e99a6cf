"""Writing the diary: an action ends with its entries chained, or it has not happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import models, transaction

from thidua import access
from thidua.audit.chain import FIRST, digest_of
from thidua.audit.models import Entry, Head
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.screens import outage

P = ParamSpec("P")
T = TypeVar("T")


@dataclass
class _Deed:
    """An action that is under way, with the entries it has asked for."""

    entries: list[Entry] = field(default_factory=list)


_deed: ContextVar[_Deed | None] = ContextVar("deed", default=None)
ACTIONS: dict[str, Callable[..., Any]] = {}


def action(name: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function an action: one transaction, its right checked, its entry in the diary.

    An action that ends without `access.check(name, …)` and `record(name, …)`, or refuses for another
    reason before its right was asked, is a fault of the program and is undone: a refusal would tell
    how a thing stands to one who may not see it. An action within an action shares its transaction.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def act(*args: P.args, **kwargs: P.kwargs) -> T:
            outer = _deed.get()
            deed = outer or _Deed()
            token = _deed.set(deed)
            before = len(deed.entries)
            try:
                with access.watched() as seen, transaction.atomic():
                    result = _right_first(name, seen, lambda: function(*args, **kwargs))
                    _finished(name, seen, deed.entries[before:])
                    if outer is None:
                        _chain(deed.entries)
                return result
            finally:
                _deed.reset(token)

        ACTIONS[name] = act
        return act

    return decorate


def record(name: str, thing: models.Model, *, by: Any, told: Mapping[str, Any] | None = None) -> None:
    """Ask for one entry: `told` holds codes and plain values, never names, ballots or discipline.

    A change of state is told as {"from": …, "to": …}. Must be called inside an action.
    """
    deed = _deed.get()
    if deed is None:
        raise RuntimeError(f"{name} is recorded outside an action")
    deed.entries.append(
        Entry(
            at=now(),
            by=by if getattr(by, "pk", None) else None,
            action=name,
            kind=thing._meta.label_lower,
            ident=str(thing.pk),
            agency_id=getattr(thing, "agency_id", None),
            movement_id=getattr(thing, "movement_id", None),
            told=dict(told or {}),
        )
    )


def _right_first(name: str, seen: set[str], do: Callable[[], T]) -> T:
    try:
        return do()
    except access.NoRight:
        raise
    except Refused as refused:
        if name not in seen:
            raise RuntimeError(f"{name} refused before it asked for the right: {refused}") from refused
        raise


def _finished(name: str, seen: set[str], entries: list[Entry]) -> None:
    if name not in seen:
        raise RuntimeError(f"{name} ended without checking its right")
    if not any(entry.action == name for entry in entries):
        raise RuntimeError(f"{name} ended without its entry in the diary")


def _chain(entries: list[Entry]) -> None:
    """Put the entries at the end of the chain: the last thing that the transaction does."""
    if not entries:
        return
    transaction.on_commit(outage.recorded)
    held = Head.objects.select_for_update(no_key=True).filter(pk=1)
    head = held.first()
    if head is None:  # the very first entry
        Head.objects.get_or_create(pk=1, defaults={"number": 0, "digest": FIRST})
        head = held.get()
    for entry in entries:
        entry.number, entry.previous = head.number + 1, head.digest
        entry.digest = digest_of(entry)
        head.number, head.digest = entry.number, entry.digest
    Entry.objects.bulk_create(entries)
    head.save(update_fields=["number", "digest"])
