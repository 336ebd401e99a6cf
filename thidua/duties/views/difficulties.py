"""Difficulties over HTTP: the list with its ages, raising, one difficulty; the answers that all read."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say
from thidua.duties import actions
from thidua.duties.actions import NewDifficulty
from thidua.duties.actions.difficulties import page_of
from thidua.duties.difficulty_tables import AnswerFilters, AnswerTable, DifficultyFilters, DifficultyTable
from thidua.duties.forms import RaiseForm, SureForm
from thidua.duties.models import Difficulty
from thidua.duties.queries.difficulties import ages_of, answers_of, clauses_of, raised, units_for, waited
from thidua.duties.views.shared import around, way_to
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.movements.views.movements import movement_for
from thidua.screens.asking import Question, ask, sent
from thidua.screens.charts import Bar
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden


class InMovement(ListPage):
    """A list within one movement, inside its frame."""

    page = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the movement first."""
        self.movement = movement_for(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The frame of the movement around the list."""
        mine = around(self.request, self.movement, self.page)
        told = {k: v for k, v in mine.items() if k != "heading"}
        told["movement_heading"] = mine["heading"]
        return super().get_context_data(**kwargs) | told


class Difficulties(InMovement):
    """What units cannot do or do not understand, and how long it has waited."""

    table_class, filterset_class = DifficultyTable, DifficultyFilters
    template_name = "duties/difficulties.html"
    heading = gettext_lazy("Khó khăn, vướng mắc")
    unit = gettext_lazy("khó khăn")
    empty = gettext_lazy("Chưa có khó khăn nào được nêu.")
    export_name = "kho-khan"
    page = "difficulties"

    def rows(self) -> QuerySet:
        """Those of one's units; all for the office of the movement."""
        return raised(self.movement, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How long what is open has waited, and whether one may raise another."""
        ages = ages_of(self.movement, self.request.user, today())
        may = access.may("difficulty.raise", self.request.user) and self.movement.state == "open"
        return super().get_context_data(**kwargs) | {
            "ages": ages,
            "bars": [Bar(say, count, max(ages.open, 1)) for say, count in ages.bars],
            "may_raise": may and units_for(self.movement, self.request.user).exists(),
        }


class Answers(InMovement):
    """How the plan is understood: what the office answered, for everybody."""

    table_class, filterset_class = AnswerTable, AnswerFilters
    template_name = "duties/answers.html"
    heading = gettext_lazy("Cách hiểu kế hoạch")
    unit = gettext_lazy("câu trả lời")
    empty = gettext_lazy(
        "Chưa có câu trả lời nào. Đơn vị nêu khó khăn thì cơ quan thường trực trả lời ở đây."
    )
    export_name = "cach-hieu"
    page = "answers"

    def rows(self) -> QuerySet:
        """The answers that hold."""
        return answers_of(self.movement, self.request.user)

    def get_table_kwargs(self) -> dict[str, Any]:
        """What one may do with an answer."""
        may = {n: access.may(f"interpretation.{n}", self.request.user, self.movement) for n in _WAYS}
        return {"may_withdraw": may["withdraw"], "may_settle": may["settle"]}


_WAYS = ("withdraw", "settle")


def raising(request: HttpRequest, pk: int) -> HttpResponse:
    """Raise a difficulty against a clause."""
    found = movement_for(request, pk)
    units = list(units_for(found, request.user)[:200])
    if not units:
        return forbidden(request, access.refusal("difficulty.raise", request.user))
    asked = {"clause": request.GET.get("khoan", ""), "unit": str(units[0].pk)}
    form = RaiseForm(sent(request), units=units, clauses=clauses_of(plan_of(found.plan)), initial=asked)
    by_key = {str(u.pk): u for u in units}
    question = Question(
        right="difficulty.raise",
        thing=Difficulty(agency_id=units[0].agency_id, movement=found, unit=units[0]),
        heading=_("Nêu khó khăn, vướng mắc"),
        button=_("Gửi cơ quan thường trực"),
        do=lambda told: actions.raise_(
            NewDifficulty(found, by_key[told["unit"]], told["clause"], told["words"]), by=request.user
        ),
        told=Say(
            "Đã gửi. Cơ quan thường trực trả lời ở đây; câu trả lời mọi đơn vị cùng đọc.",
            "Sent. The movement office answers here; every unit reads the answer.",
        ),
        to=page_of,
        way=_way(found, (_("Nêu khó khăn"), "")),
    )
    return ask(request, form, question)


def _way(movement: Movement, *more: tuple[Any, str]) -> tuple[tuple[Any, str], ...]:
    return way_to(movement, (_("Khó khăn"), reverse("duties:difficulties", args=[movement.pk])), *more)


def difficulty_for(request: HttpRequest, pk: int) -> Difficulty:
    """A difficulty that the person sees, else 404."""
    rows = Difficulty.objects.visible_to(request.user)
    found: Difficulty = get_object_or_404(
        rows.select_related(
            "movement__agency",
            "movement__plan",
            "movement__parent__agency",
            "unit",
            "agency",
            "made_by",
            "answer__by",
        ),
        pk=pk,
    )
    return found


def difficulty(request: HttpRequest, pk: int) -> HttpResponse:
    """One difficulty: the clause, the words, the answer, what one may do."""
    found = difficulty_for(request, pk)
    plan = plan_of(found.movement.plan)
    clause = plan.by_id.get(found.clause)
    text = clause.text if clause else ""
    rights = ("answer", "answer_as", "withdraw", "raise")
    others = answers_of(found.movement, request.user).exclude(pk=found.answer_id)
    told = around(request, found.movement, "difficulties") | {
        "difficulty": found,
        "came_to": [unit.name for unit in found.came_to],
        "called": plan.called(found.clause),
        "quote": Say(text, plan.gloss.get(found.clause) or text),
        "waited": waited(found, today()),
        "same": others.filter(clause=found.clause),
        "can": {n: access.may(f"difficulty.{n}", request.user, found) for n in rights},
        "any_answer": others.exists(),
    }
    return render(request, "duties/difficulty.html", told)


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a difficulty back."""
    found = difficulty_for(request, pk)
    question = Question(
        right="difficulty.withdraw",
        thing=found,
        heading=_("Rút khó khăn đã nêu"),
        button=_("Rút khó khăn"),
        do=lambda _told: actions.withdraw(found, by=request.user),
        told=Say("Đã rút khó khăn.", "Withdrawn."),
        to=page_of(found),
        way=_way(found.movement, (str(found.unit), page_of(found)), (_("Rút"), "")),
        shown={"note": Say(found.words, found.words)},
    )
    return ask(request, SureForm(sent(request)), question)
