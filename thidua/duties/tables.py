"""Lists of duties: movements with what they ask, the lines of one movement."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import django_filters
import django_tables2 as tables
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.wording import Say, fold
from thidua.duties.queries.lines import LEFT, Line, Work
from thidua.movements.models import Movement
from thidua.people.forms import words
from thidua.people.tables import RIGHT, unit_name
from thidua.screens import marks
from thidua.screens.lists import Filters, LineFilters, Lines, Table
from thidua.screens.spoken import capital, day, said, term

TAGS = {"late": "unmet", "returned": "missing", "confirmed": "met", "unassigned": "missing"}
"""By the standing of a line the colour of its tag; the others stay plain."""
KINDS = (("duty", gettext_lazy("Nhiệm vụ")), ("content", gettext_lazy("Nội dung thi đua")))


class MovementTable(Table):
    """Movements, how many names of the plan have somebody, how much was reported."""

    cards = ("name", "agency", "state", "reported")
    name = tables.Column(verbose_name=gettext_lazy("Phong trào"), order_by="folded")
    agency = tables.Column(
        verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name", order_by="agency__folded"
    )
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"))
    given = tables.Column(verbose_name=gettext_lazy("Nơi nhận việc"), attrs=RIGHT)
    reported = tables.Column(verbose_name=gettext_lazy("Báo cáo"), attrs=RIGHT)
    waiting = tables.Column(verbose_name=gettext_lazy("Báo cáo chờ xác nhận"), attrs=RIGHT)

    class Meta(Table.Meta):
        model = Movement
        fields = ("name", "agency", "state", "given", "reported", "waiting")
        order_by = ("name",)

    def render_name(self, record: Movement) -> Any:
        """The name, leading to its duties."""
        return format_html('<a href="{}">{}</a>', reverse("duties:movement", args=[record.pk]), record.name)

    def value_name(self, record: Movement) -> str:
        """The plain name."""
        return str(record.name)

    def render_state(self, record: Movement) -> str:
        """The state in words."""
        return capital(term(record.state, "movement_state"))


class MovementFilters(Filters):
    """Filters of movements."""

    searched = ("folded", "agency__folded")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: words("movement_state")
    )

    class Meta:
        model = Movement
        fields: tuple[str, ...] = ()


class LineTable(Table):
    """Duties in their turns, each with its unit, its day and how it stands."""

    cards = ("what", "unit", "standing", "last")
    what = tables.Column(verbose_name=gettext_lazy("Việc"), empty_values=(), order_by=("what_key",))
    clause = tables.Column(verbose_name=gettext_lazy("Khoản"), accessor="duty__clause", orderable=False)
    turn = tables.Column(verbose_name=gettext_lazy("Kỳ thực hiện"), accessor="turn__name", empty_values=())
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), empty_values=(), order_by=("unit_key",))
    last = tables.Column(verbose_name=gettext_lazy("Hạn"), empty_values=(), order_by=("last_key",))
    standing = tables.Column(verbose_name=gettext_lazy("Tình trạng"), order_by=("standing_key",))
    done_on = tables.Column(verbose_name=gettext_lazy("Làm xong"), empty_values=(), orderable=False)

    class Meta(Table.Meta):
        fields = ("what", "clause", "turn", "unit", "last", "standing", "done_on")

    def __init__(self, *given: Any, work: Work, **more: Any) -> None:
        super().__init__(*given, **more)
        self.work, self.movement = work, work.movement

    def render_what(self, record: Line) -> Any:
        """What is to be done, leading to the page of the duty; the plan's words below."""
        address = reverse("duties:duty", args=[self.movement.pk, record.duty.code])
        told = said(self.work.quoted(record.duty)) if record.duty.mark.says else ""
        shown = format_html('<a href="{}">{}</a>', address, self.value_what(record))
        return format_html("{}<br><small>{}</small>", shown, told) if told else shown

    def value_what(self, record: Line) -> str:
        """The plain words."""
        return capital(said(record.say))

    def render_turn(self, record: Line) -> str:
        """The year or stage; a dash for what is done once."""
        return record.turn.name or _("một lần")

    def value_turn(self, record: Line) -> str:
        """The same in an export."""
        return self.render_turn(record)

    def render_unit(self, record: Line) -> str:
        """The unit, with the ended one from which the work came; or that nobody was given it."""
        if record.unit is None:
            return "–"
        if record.was is None:
            return unit_name(record.unit)
        return _("%(unit)s (thay %(was)s)") % {"unit": unit_name(record.unit), "was": record.was.name}

    def value_unit(self, record: Line) -> str:
        """The same in an export."""
        return self.render_unit(record)

    def render_last(self, record: Line) -> Any:
        """The last day, or that the plan names none."""
        if record.standing in LEFT and record.turn.last:
            return marks.due(record.turn.last)
        return self.value_last(record)

    def value_last(self, record: Line) -> str:
        """The last day alone."""
        return said(last_said(record))

    def render_standing(self, record: Line) -> Any:
        """How it stands, leading to the report or to the form."""
        tag = format_html(
            '<span class="tag {}">{}</span>', TAGS.get(record.standing, "plain"), self.value_standing(record)
        )
        if record.report:
            return format_html('<a href="{}">{}</a>', reverse("duties:report", args=[record.report.pk]), tag)
        return tag

    def value_standing(self, record: Line) -> str:
        """The plain words; what was done after its day says so."""
        shown = capital(term(record.standing, "duty_standing"))
        return _("%(state)s (muộn)") % {"state": shown} if record.done_late else shown

    def render_done_on(self, record: Line) -> str:
        """The day on which it was done."""
        return day(record.report.done_on) if record.report else "–"

    def value_done_on(self, record: Line) -> str:
        """The same in an export."""
        return self.render_done_on(record)


def last_said(line: Line) -> Say:
    """The last day of a line; what it waits for; or that the plan names none."""
    if line.turn.last:
        shown = day(line.turn.last)
        return Say(shown, shown)
    if line.turn.waits_for:
        event = term(line.turn.waits_for, "event")
        return Say(f"chờ {event}", f"waits until {event}")
    return Say("không có hạn", "no deadline")


def address_of(movement: Movement, line: Line) -> str:
    """Where a line is reported."""
    assert line.unit
    path = reverse("duties:do", args=[line.unit.pk, movement.pk, line.duty.code])
    return f"{path}?{urlencode({'ky': line.turn.name})}" if line.turn.name else path


class DutyFilters(LineFilters):
    """Filters of the lines of a movement."""

    standing = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"), choices=lambda: _standings(), method="by_standing"
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Loại"), choices=KINDS, method="by_kind")
    don_vi = django_filters.CharFilter(label=gettext_lazy("Đơn vị"), method="by_unit")
    nam = django_filters.NumberFilter(label=gettext_lazy("Năm"), method="of_year", widget=forms.HiddenInput)

    def of_year(self, rows: Lines, _name: str, _value: object) -> Lines:
        """The page has read the year already; it stands here so that filters keep it."""
        return rows

    def told(self, row: Line) -> str:
        """The plan's words, the clause, the unit."""
        return f"{row.say.vi} {row.say.en} {row.duty.mark.says or ''} {row.duty.clause} {row.unit or ''}"

    def by_standing(self, rows: Lines, _name: str, value: str) -> Lines:
        """Lines that stand so."""
        wanted = LEFT if value == "left" else (value,)
        return Lines(row for row in rows if row.standing in wanted)

    def by_kind(self, rows: Lines, _name: str, value: str) -> Lines:
        """Duties or contents only."""
        return Lines(row for row in rows if row.duty.mark.sort == value)

    def by_unit(self, rows: Lines, _name: str, value: str) -> Lines:
        """Lines of one unit, by its code or words of its name."""
        asked = fold(value)
        return Lines(r for r in rows if r.unit and (r.unit.code == value or asked in fold(r.unit.name)))


def _standings() -> list[tuple[str, Any]]:
    """Every standing, and all of what a unit still has to do."""
    return [("left", _("Còn phải làm")), *words("duty_standing")]
