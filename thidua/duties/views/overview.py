"""The leader's page, the contents by unit, the movements with duties."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import now, today
from thidua.duties.queries.difficulties import ages_of
from thidua.duties.queries.lines import Line, actor_said
from thidua.duties.queries.told import SHOWN, Matrix, matrix_of, minute_of, movements, sentences
from thidua.duties.tables import TAGS, MovementFilters, MovementTable
from thidua.duties.views.shared import around, opened, year_asked
from thidua.movements.models import Movement
from thidua.people.tables import unit_name
from thidua.screens.charts import Bar
from thidua.screens.lists import ListPage
from thidua.screens.sheets import sheet
from thidua.screens.spoken import capital, said, term


class Movements(ListPage):
    """Movements whose duties one has to do with."""

    table_class, filterset_class = MovementTable, MovementFilters
    template_name = "duties/list.html"
    heading = gettext_lazy("Nhiệm vụ theo phong trào")
    unit = gettext_lazy("phong trào")
    measured_in = gettext_lazy("đơn vị, báo cáo")
    empty = gettext_lazy("Chưa có phong trào nào giao việc cho cơ quan, đơn vị của bạn.")
    empty_link = (gettext_lazy("Xem các phong trào"), reverse_lazy("movements:list"))
    export_name = "nhiem-vu-theo-phong-trao"

    def rows(self) -> QuerySet:
        """Movements of one's agencies, and those that gave them work."""
        return movements(self.request.user)


def movement(request: HttpRequest, pk: int) -> HttpResponse:
    """What a leader reads in a minute."""
    found, work = opened(request, pk)
    year, day = year_asked(request, work), today()
    minute = minute_of(work, year, day)
    told = around(request, found, "movement", year) | {
        "work": work,
        "years": work.years,
        "minute": minute,
        "sentences": [*sentences(minute, work, day), ages_of(found, request.user, day).say],
        "late": minute.late[:SHOWN],
        "ahead": minute.ahead[:SHOWN],
        "waiting": minute.waiting[:SHOWN],
        "bars": [
            Bar(unit_name(u), done, all_, _of_unit(found, year, u.code)) for u, done, all_ in minute.units
        ],
        "unassigned": [actor_said(work.plan, actor) for actor in work.unassigned] if work.whole else [],
        "may_remind": access.may("duty.remind", request.user, found) and bool(minute.late),
        "late_url": _lines(found, 0, standing="late"),
    }
    return render(request, "duties/movement.html", told)


def _lines(movement: Movement, year: int, **more: str) -> str:
    return f"{reverse('duties:lines', args=[movement.pk])}?{urlencode({'nam': year, **more})}"


def _of_unit(movement: Movement, year: int, code: str) -> str:
    return _lines(movement, year, don_vi=code)


def contents(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each content of the plan was acted on, by unit; on screen, on paper, or as a sheet."""
    found, work = opened(request, pk)
    year = year_asked(request, work)
    matrix = matrix_of(work, year)
    if request.GET.get("xuat") in ("xlsx", "csv"):
        return _sheet(matrix, year, request.GET["xuat"])
    told = around(request, found, "contents", year) | {
        "work": work,
        "years": work.years,
        "matrix": matrix,
        "table": [(unit, [_cell(line) for line in row]) for unit, row in matrix.rows],
        "columns": list(zip(matrix.contents, matrix.totals, strict=True)),
    }
    if "in" in request.GET:
        told |= {"agency_name": found.agency.name, "plan_version": work.plan.say_title}
        told |= {"heading": _("Nội dung thi đua theo đơn vị, năm %(year)s") % {"year": year}}
        told["back_url"] = f"{reverse('duties:contents', args=[found.pk])}?nam={year}"
        return render(request, "duties/contents_print.html", told)
    return render(request, "duties/contents.html", told)


def _cell(line: Line | None) -> dict[str, Any] | None:
    """What stands in a cell: the word, its colour, where it leads."""
    if line is None:
        return None
    report = reverse("duties:report", args=[line.report.pk]) if line.report else ""
    return {"tag": TAGS.get(line.standing, "plain"), "standing": line.standing, "url": report}


def _sheet(matrix: Matrix, year: int, kind: str) -> HttpResponse:
    heads = [f"{capital(term(d.does[0], 'act'))} ({d.clause})" for d in matrix.contents]
    rows = [
        [unit.name, *(term(x.standing, "duty_standing") if x else "–" for x in row)]
        for unit, row in matrix.rows
    ]
    totals = [_("Tổng số"), *(f"{done}/{all_}" for done, all_ in matrix.totals)]
    top = [said(_("Nội dung thi đua theo đơn vị, năm %(year)s") % {"year": year}), f"{now():%d/%m/%Y %H:%M}"]
    return sheet([[_("Đơn vị"), *heads], *rows, totals], top, f"noi-dung-thi-dua-{year}", kind)
