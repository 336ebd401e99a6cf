"""One page with a form made of fields of the core: shown, grown by a row, refused, saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.core.plan.fields.model import BadForm, Field
from thidua.core.plan.fields.said import Line, Path
from thidua.core.plan.model import Plan
from thidua.core.wording import NOTHING, Say
from thidua.movements.forms.plan_fields import RuleForm
from thidua.movements.forms.plan_typed import grown, typed
from thidua.rounds.pages.naming import cap
from thidua.screens.posting import Conflict, conflicted, post, spoken

GROWING = ("row:", "drop:", "kind:")
Said = Mapping[Path, Line]


@dataclass
class Sheet:
    """A form on its page. `kept` names what the form leaves as it is written."""

    request: HttpRequest
    plan: Plan
    shown: Sequence[Field]
    told: dict[str, Any]
    template: str = "movements/plan_rule.html"
    kept: Sequence[str] = field(default=())

    def page(
        self, values: Mapping[str, Any], bad: BadForm | None = None, why: tuple[Say, ...] = ()
    ) -> HttpResponse:
        """The page with these values, and what is wrong with them beside them."""
        form = RuleForm(self.plan, self.shown, values)
        if bad:
            form.blame(bad)
        if why:
            form.refuse(why)
        return render(self.request, self.template, self.told | {"form": form}, status=422 if bad else 200)

    @property
    def posted(self) -> dict[str, Any]:
        """What was typed, under the names of the fields."""
        values = typed(self.shown, self.request.POST)
        return {**values, **dict.fromkeys(self.kept)}

    def grown(self) -> HttpResponse | None:
        """The same page with a row more or less, where that was asked for."""
        asked = self.request.POST.get("do", "")
        if not asked.startswith(GROWING):
            return None
        path = asked.partition(":")[2]
        return self.page(grown(self.shown, self.posted, asked, self.request.POST.get(f"{path}.new", "")))

    def save(
        self, entries: Callable[[dict[str, Any]], Any], do: Callable[[Any], Any], led: Led
    ) -> HttpResponse:
        """Write what was typed, or show it again with what is wrong."""
        values = self.posted
        try:
            made = entries(values)
        except BadForm as bad:
            return self.page(values, bad)
        try:
            return post(
                self.request, lambda: do(made), led.told, led.to, lambda why: self.page(values, None, why)
            )
        except Conflict as conflict:
            saved = led.said(conflict.thing.saved)
            return conflicted(self.request, conflict, pairs(led.said(made), saved))


@dataclass
class Led:
    """After saving: what is told, where it leads, and how entries are said when two people met."""

    told: Callable[[Any], Say]
    to: str
    said: Callable[[Any], Said]


def pairs(mine: Said, saved: Said) -> list[tuple[Say, str, str]]:
    """Both versions line by line, where they differ."""
    names = [*mine, *(n for n in saved if n not in mine)]
    empty = Line(NOTHING, NOTHING)
    found = [(mine.get(n, empty), saved.get(n, empty)) for n in names]
    return [
        (cap((one if one.label.vi else two).label), spoken(one.value), spoken(two.value))
        for one, two in found
        if one.value != two.value
    ]
