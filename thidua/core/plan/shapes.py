"""Values of the right shape under every key of a plan: what would otherwise be misread in silence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from thidua.core import terms
from thidua.core.calendar import day_of
from thidua.core.errors import Fault, Refused
from thidua.core.facts.registry import BY_NAME
from thidua.core.plan.model import Mark, Plan, blank, many
from thidua.core.plan.readings import body_of
from thidua.core.rounds import Round
from thidua.core.wording import Say

Found = Iterator[Fault]
Told = tuple[Say, Say]
_FLAGS = ("at_most", "original")
_PAIRS = {("dossier", "template"), ("content", "report"), ("period", "rounds")}
_WHEN = ("by", "before", "year", "within_days", "counted", "after", "with", "at")
_CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("scope", "below"): ("all", "one_of"),
    ("award", "decided_by"): ("self", "parent"),
    ("deadline", "what"): ("registration", "dossier", "report"),
    ("duty", "every"): ("year", "stage", "ongoing"),
    ("order", "prefer"): ("direct_reform_worker",),
    ("order", "tie"): ("law",),
    ("quota", "allotted_by"): ("parent",),
}


def shape_faults(plan: Plan) -> Found:
    """Values that the program would not understand, or would take for something else."""
    yield from (Fault("plan.md (---)", *told) for told in _front(plan))
    for mark in plan.marks:
        where = f"plan.md:{mark.line} ({mark.clause})"
        yield from (Fault(where, *told) for told in _readings(mark))
        for body in bodies(mark):
            for check in _CHECKS:
                yield from (Fault(where, *told) for told in check(plan, mark, body))


def bodies(mark: Mark) -> Iterator[Mapping[str, Any]]:
    """The body of a mark by each of its readings; the one body where it has no readings."""
    readings: list[str | None] = [r for r in ("a", "b", "c") if r in mark.body]
    yield from (body_of(mark, r) for r in readings or [None])


def _no(key: str, value: Any, vi: str, en: str) -> Told:
    what = Say(f"{key}: không dùng được “{value}”.", f"{key}: “{value}” cannot be used.")
    return what, Say(f"Viết {vi}.", f"Write {en}.")


def _one_of(key: str, value: Any, known: Iterable[str]) -> Told:
    listed = ", ".join(known)
    return _no(key, value, f"một trong: {listed}", f"one of: {listed}")


def _front(plan: Plan) -> Iterator[Told]:
    for key in ("issuer", "actors", "rounds", "parent", "movement", "signatory", "recipients"):
        if plan.front.get(key) is not None and not isinstance(plan.front[key], Mapping):
            yield _no(key, plan.front[key], f"{key}: {{khóa: giá trị}}", f"{key}: {{key: value}}")
    issued = blank(plan.front.get("issued"))
    if issued is not None and not isinstance(issued, date):
        yield _no("issued", issued, "2024-01-15, hoặc null", "2024-01-15, or null")
    yield from _rounds(plan.front.get("rounds"))
    unknown = [name for name in many(plan.front.get("verify")) if name not in BY_NAME]
    yield from (_one_of("verify", name, BY_NAME) for name in unknown)
    kinds = (*terms.GROUPS["unit_kind"], *terms.GROUPS["actor_is"])
    for actor in plan.actors.values():
        yield from (_one_of(f"actors.{actor.key}.is", i, kinds) for i in actor.is_ if i not in kinds)
        if _goes_round(plan, actor.key):
            yield _no(f"actors.{actor.key}.under", actor.under, "đơn vị ở trên nó", "a unit above it")


def _goes_round(plan: Plan, key: str) -> bool:
    seen: set[str] = set()
    at: str | None = key
    while at is not None and at in plan.actors and at not in seen:
        seen.add(at)
        at = plan.actors[at].under
    return at == key


def _rounds(told: Any) -> Iterator[Told]:
    if not isinstance(told, Mapping):
        return
    for year in many(told.get("annual")):
        if isinstance(year, bool) or not isinstance(year, int):
            yield _no("rounds.annual", year, "các năm: [2024, 2025]", "years: [2024, 2025]")
    for stage in many(told.get("stage")):
        try:
            Round.read(str(stage))
        except Refused:
            yield _no("rounds.stage", stage, "giai đoạn: 2021-2025", "a stage: 2021-2025")


def _readings(mark: Mark) -> Iterator[Told]:
    named = [r for r in ("a", "b", "c") if r in mark.body]
    for name in named:
        if not isinstance(mark.body[name], Mapping):
            yield _no(name, mark.body[name], "{says_so: …, …}", "{says_so: …, …}")
    since = mark.body.get("settled_on")
    if since is not None and not isinstance(since, date):
        yield _no("settled_on", since, "một ngày: 2024-02-01", "a day: 2024-02-01")
    if (named or "reading" in mark.body) and mark.body.get("reading") not in named:
        yield _one_of("reading", mark.body.get("reading"), named)


def _steps(plan: Plan, mark: Mark, body: Mapping[str, Any]) -> Iterator[Told]:
    steps = body.get("steps") if mark.sort == "route" else ()
    if not isinstance(steps, list | tuple) or not all(isinstance(s, Mapping) for s in steps):
        yield _no("steps", steps, "[{who: …, does: …, to: …}]", "[{who: …, does: …, to: …}]")
        return
    known = terms.GROUPS["does"]
    yield from (_one_of("does", d, known) for s in steps for d in many(s.get("does")) if str(d) not in known)


def _period(plan: Plan, mark: Mark, body: Mapping[str, Any]) -> Iterator[Told]:
    for key in ("from", "to", "before") if mark.sort == "period" else ():
        if body.get(key) is not None and not isinstance(body[key], date) and body[key] != "issued":
            yield _no(key, body[key], "một ngày: 2024-02-01", "a day: 2024-02-01")


def _values(plan: Plan, mark: Mark, body: Mapping[str, Any]) -> Iterator[Told]:
    for key in _FLAGS:
        if body.get(key) is not None and not isinstance(body[key], bool):
            yield _no(key, body[key], "true hoặc false", "true or false")
    for key in ("form", "authority", "decided_by") if mark.sort == "award" else ():
        if isinstance(body.get(key), list | Mapping):
            yield _no(
                key, body[key], "một mã; nhiều hình thức thì nhiều dấu award", "one code; one mark an award"
            )
    for key in ("delegated", "template", "report", "rounds"):
        pairs = key == "delegated" or (mark.sort, key) in _PAIRS
        if pairs and body.get(key) is not None and not isinstance(body[key], Mapping):
            yield _no(key, body[key], f"{key}: {{khóa: giá trị}}", f"{key}: {{key: value}}")
    named = body.get("for")
    if named is not None and not isinstance(named, list):
        yield _no("for", named, f"danh sách: [{named}]", f"a list: [{named}]")
    for (sort, key), known in _CHOICES.items():
        if mark.sort == sort:
            yield from (_one_of(key, v, known) for v in many(body.get(key)) if v not in known)
    if mark.sort == "period":
        yield from _rounds(body.get("rounds"))


_ID = re.compile(r"[\w][\w.-]*")
"""What an id may be: it names files, and `id/place` reserved places."""


def _ids(plan: Plan, mark: Mark, body: Mapping[str, Any]) -> Iterator[Told]:
    named = body.get("id") if mark.sort in ("award", "form") else None
    if named is not None and not _ID.fullmatch(str(named)):
        yield _no("id", named, "chữ, số, dấu chấm, gạch nối: gk.tap-the", "letters, digits, dots, hyphens")


def _named(plan: Plan, mark: Mark, body: Mapping[str, Any]) -> Iterator[Told]:
    known = {m.name for m in plan.marks} | set(plan.by_id)
    for key in ("same_as", "restates"):
        for name in many(body.get(key)):
            if str(name) not in known:
                yield _no(
                    key, name, "mã một khoản, hoặc khoản#key, của kế hoạch này", "a clause of this plan"
                )


def _when(plan: Plan, mark: Mark, body: Mapping[str, Any]) -> Iterator[Told]:
    when = body.get("when")
    if mark.sort not in ("deadline", "duty") or when is None:
        return
    if not isinstance(when, Mapping):
        yield _no("when", when, '{by: "15/03"}', '{by: "15/03"}')
        return
    yield from (_one_of("when", key, _WHEN) for key in when if key not in _WHEN)
    for key in ("by", "before"):
        if key in when and not _is_day(when[key]):
            yield _no(key, when[key], "một ngày có thật: 2025-12-31 hoặc 31/12", "a real day: 31/12")
    for key, known in (
        ("year", ("same", "next", "previous")),
        ("counted", ("calendar", "working")),
        ("at", ("year_end",)),
    ):
        if when.get(key) not in (None, *known):
            yield _one_of(key, when[key], known)
    yield from _counted(when)


def _counted(when: Mapping[str, Any]) -> Iterator[Told]:
    begun = when.get("after", when.get("with"))
    if "within_days" in when and (not _is_count(when["within_days"]) or begun is None):
        yield _no(
            "within_days", when["within_days"], "số ngày, cùng với after", "a number of days, with after"
        )
    if begun is None:
        return
    if not isinstance(begun, Mapping) or begun.get("event") not in terms.GROUPS["event"]:
        asked = begun.get("event") if isinstance(begun, Mapping) else begun
        yield _one_of("event", asked, terms.GROUPS["event"])
        return
    year = begun.get("year")
    if year not in (None, "round") and not _is_count(year):
        yield _no("year", year, "round hoặc một năm", "round or a year")


def _is_day(written: Any) -> bool:
    try:
        day_of(written, 2024)
    except ValueError:
        return False
    return True


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _places(plan: Plan, mark: Mark, body: Mapping[str, Any]) -> Iterator[Told]:
    for key in ("collectives", "individuals") if mark.sort == "allowance" else ():
        if body.get(key) is not None and not _is_count(body[key]):
            yield _no(key, body[key], "một số nguyên", "a whole number")
    if mark.sort != "quota":
        return
    places = body.get("places")
    if places not in (None, "each_qualifying") and not _is_count(places):
        yield _no(
            "places", places, "một số nguyên, each_qualifying, hoặc null", "a number or each_qualifying"
        )
    per = body.get("per")
    if isinstance(per, Mapping):
        if not plan.awards_for(many(per.get("awarded"))):
            yield _one_of("per.awarded", per.get("awarded"), plan.awards_by_id)
    elif per is not None and per not in plan.actors:
        yield _one_of("per", per, plan.actors)
    yield from _strata(body)
    yield from _reserved(plan, body)


def _strata(body: Mapping[str, Any]) -> Iterator[Told]:
    for entry in many(body.get("strata")):
        units = entry.get("units") if isinstance(entry, Mapping) else None
        if not isinstance(units, Mapping) or not units:
            yield _no("strata", entry, "{units: {level: [province]}, places: 2}", "units and places")
            continue
        for key, group in (("kinds", "unit_kind"), ("level", "level")):
            known = terms.GROUPS[group]
            yield from (_one_of(key, v, known) for v in many(units.get(key)) if v not in known)
        if entry.get("places") is not None and not _is_count(entry["places"]):
            yield _no("places", entry["places"], "một số nguyên", "a whole number")


def _reserved(plan: Plan, body: Mapping[str, Any]) -> Iterator[Told]:
    total = 0
    for entry in many(body.get("reserved")):
        if not isinstance(entry, Mapping) or not entry.get("id") or not _is_count(entry.get("places")):
            yield _no("reserved", entry, "{id: bcd, places: 2, chosen_by: …}", "id, places and chosen_by")
            continue
        total += entry["places"]
        if entry.get("chosen_by") not in (None, *plan.actors, *terms.GROUPS["role"]):
            yield _one_of("chosen_by", entry["chosen_by"], plan.actors)
    if _is_count(body.get("places")) and total > body["places"]:
        yield _no("reserved", total, "không quá số suất chung", "no more than all places")


_CHECKS: tuple[Callable[[Plan, Mark, Mapping[str, Any]], Iterator[Told]], ...] = (
    _ids,
    _steps,
    _period,
    _values,
    _named,
    _when,
    _places,
)
