"""What every page of a report needs: the report or 404, the way to it, a question about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core import terms
from thidua.core.wording import Say
from thidua.reports.models import Report
from thidua.reports.queries.lists import detailed
from thidua.rounds.pages.naming import cap
from thidua.screens.asking import Question


def report_of(request: HttpRequest, pk: int) -> Report:
    """A report that the person may see, else 404."""
    found: Report = get_object_or_404(detailed(request.user), pk=pk)
    return found


def name_of_report(report: Report) -> Say:
    """A report in words: its kind, part and round."""
    kind, part = terms.label("report_kind", report.kind), terms.label("report_part", report.part)
    middle = Say("", "") if report.part == "whole" else Say(f", {part.vi}", f", {part.en}")
    name = report.round.name
    return cap(Say(f"{kind.vi}{middle.vi}, đợt {name}", f"{kind.en}{middle.en}, round {name}"))


def address(report: Report) -> str:
    """The page of a report."""
    return reverse("reports:report", args=[report.pk])


def way_to(report: Report | None, label: Any) -> tuple[tuple[Any, str], ...]:
    """The breadcrumb: the list, the report, the act."""
    first = ((_("Báo cáo phong trào"), reverse("reports:reports")),)
    middle = ((name_of_report(report), address(report)),) if report else ()
    return (*first, *middle, (label, ""))


def question(
    report: Report,
    named: tuple[str, Any],
    do: Callable[[Any], Any],
    told: Say,
    **more: Any,
) -> Question:
    """A form about one report; `named` is its right and what its heading and button say."""
    right, label = named
    return Question(
        f"report.{right}",
        report,
        label,
        label,
        do,
        told,
        address(report),
        way_to(report, label),
        **more,
    )
