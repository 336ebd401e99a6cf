"""The list of everybody judged, as a table: one column a criterion, totals below."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.nominations.models import Standing
from thidua.nominations.queries.standings import HELD, Point, Sheet, answer_at, answer_name, has_at
from thidua.people.models import Unit
from thidua.rounds.pages.naming import LETTERS
from thidua.screens import marks
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, said

LONG = {"td": {"class": "long"}, "th": {"class": "long"}}
CENTRE = {"td": {"class": "c"}, "th": {"class": "c"}}


class PointColumn(tables.Column):
    """The answers of one criterion; where private data may not be seen it stays blank."""

    def __init__(self, point: Point, sheet: Sheet) -> None:
        self.point, self.sheet = point, sheet
        super().__init__(
            verbose_name=said(point.short), accessor="pk", attrs=CENTRE, orderable=not point.private
        )

    def render(self, record: Standing) -> Any:
        """The letter with its mark, leading to the criterion on the candidate's page."""
        name = self.answer(record)
        if not name:
            return "–"
        url = f"{address(record)}?award={record.award}#k{self.point.at + 1}"
        return format_html('<a href="{}">{}</a>', url, marks.answer(name, short=True))

    def value(self, record: Standing) -> str:
        """The letter alone, for sheets."""
        name = self.answer(record)
        return LETTERS[name] if name else "–"

    def answer(self, record: Standing) -> str:
        """The answer, empty where it may not be told or was judged by another version of the plan."""
        if (self.point.private and not record.private) or self.point.at >= len(record.answers):
            return ""
        return NAMES[record.answers[self.point.at]]

    def order(self, rows: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        """Unmet first."""
        by = answer_at(self.point)
        return rows.order_by(by.desc() if is_descending else by.asc(), "sort_name", "pk"), True


class StandingTable(Table):
    """Everybody judged for one award."""

    who = tables.Column(
        verbose_name=gettext_lazy("Họ và tên, tập thể"), accessor="pk", order_by=("sort_name", "pk")
    )
    unit = tables.Column(
        verbose_name=gettext_lazy("Phòng, đơn vị"),
        accessor="unit__name",
        order_by=("unit__path", "sort_name"),
    )
    conclusion = tables.Column(
        verbose_name=gettext_lazy("Kết luận"), accessor="shown", order_by=("shown", "sort_name", "pk")
    )
    obstacle = tables.Column(
        verbose_name=gettext_lazy("Vướng chính"), accessor="pk", orderable=False, attrs=LONG
    )

    cards = ("who", "conclusion", "obstacle", "unit")
    dense = True
    pin = 2

    class Meta(Table.Meta):
        model = Standing
        fields = ("who", "unit", "conclusion", "obstacle")
        order_by = ("who",)

    def __init__(self, *given: Any, sheet: Sheet, totals: dict[str, int] | None = None, **more: Any) -> None:
        self.sheet, self.totals = sheet, totals or {}
        names = [p.name for p in sheet.points]
        more["extra_columns"] = [(p.name, PointColumn(p, sheet)) for p in sheet.points]
        more["sequence"] = ("stt", "who", "unit", *names, "conclusion", "obstacle")
        super().__init__(*given, **more)
        self._foot()

    def _foot(self) -> None:
        if not self.totals:
            return
        self.columns["who"].column._footer = _("Tổng số chưa đạt theo khoản")
        self.columns[
            "conclusion"
        ].column._footer = f"{self.totals['all'] - self.totals['met']}/{self.totals['all']}"
        for point in self.sheet.points:
            self.columns[point.name].column._footer = self._total(point)

    def _total(self, point: Point) -> Any:
        number = self.totals.get(point.name, 0)
        return format_html('<a href="?point={}&amp;answer=open">{}</a>', point.at, number) if number else 0

    def render_who(self, record: Standing) -> Any:
        """The candidate, leading to their page."""
        return format_html('<a href="{}?award={}">{}</a>', address(record), record.award, record)

    def value_who(self, record: Standing) -> str:
        """The name alone."""
        return str(record)

    def render_conclusion(self, value: int, record: Standing) -> Any:
        """The shown answer with its mark; whether a record under it has changed since."""
        answer = marks.answer(answer_name(value))
        if not record.review:
            return answer
        return format_html(
            '{} <a href="{}">{}</a>', answer, reverse("nominations:reviews"), _("số liệu đã đổi")
        )

    def value_conclusion(self, value: int) -> str:
        """The shown answer in words."""
        return said(marks.ANSWERS[answer_name(value)][0])

    def render_obstacle(self, record: Standing) -> str:
        """What stands in the way first; of who is on hold nothing is said."""
        if record.shown == HELD and not record.private:
            return "–"
        return capital(said(Say(record.obstacle_vi, record.obstacle_en))) or "–"


def address(record: Standing) -> str:
    """The page of a candidate in a round."""
    return reverse("nominations:criteria", args=[record.round_id, record.candidate])


class StandingFilters(Filters):
    """Conclusion, criterion with an answer, unit, and a search without accents."""

    searched = ("person__folded", "unit__folded")
    conclusion = django_filters.ChoiceFilter(
        label=gettext_lazy("Kết luận"), method="concluded", choices=lambda: [*_answers(), ("held", _held())]
    )
    point = django_filters.ChoiceFilter(label=gettext_lazy("Khoản"), method="nothing", choices=())
    answer = django_filters.ChoiceFilter(
        label=gettext_lazy("Trả lời ở khoản đó"),
        method="answered",
        choices=lambda: [("open", _("chưa đạt")), *_answers()],
    )
    unit = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Đơn vị"), queryset=Unit.objects.none(), method="under"
    )

    class Meta:
        model = Standing
        fields: tuple[str, ...] = ()

    def __init__(self, *given: Any, sheet: Sheet, **more: Any) -> None:
        super().__init__(*given, **more)
        self.sheet = sheet
        self.filters["point"].extra["choices"] = [
            (str(p.at), f"{said(p.short)} · {capital(said(p.title))}") for p in sheet.points
        ]
        units = sheet.rows().order_by().values("unit")
        self.filters["unit"].queryset = Unit.objects.filter(pk__in=units).order_by("path")

    def concluded(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """Rows with a shown answer."""
        return rows.filter(shown=HELD if value == "held" else NAMES.index(value))

    def nothing(self, rows: QuerySet, _name: str, _value: str) -> QuerySet:
        """A criterion alone means: not met there; with an answer that filter decides."""
        return self.answered(rows, "", "open") if not self.data.get("answer") else rows

    def answered(self, rows: QuerySet, _name: str, value: str) -> QuerySet:
        """Rows with an answer at the chosen criterion."""
        point = self._point()
        if point is None:
            return rows
        if value != "open":
            return rows.filter(has_at(point, value))
        return rows.exclude(has_at(point, "met")).filter(**({"private": 1} if point.private else {}))

    def under(self, rows: QuerySet, _name: str, unit: Unit) -> QuerySet:
        """Rows of a unit and those below it."""
        return rows.filter(unit__path__startswith=unit.path)

    def _point(self) -> Point | None:
        asked = str(self.data.get("point") or "")
        return next((p for p in self.sheet.points if str(p.at) == asked), None)


def _answers() -> list[tuple[str, str]]:
    return [(name, capital(said(words))) for name, (words, _l) in marks.ANSWERS.items() if name != "held"]


def _held() -> str:
    return said(marks.ANSWERS["held"][0])
