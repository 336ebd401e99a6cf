"""Requests that a person may see, and those that wait."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from thidua import access
from thidua.privacy.models import DataRequest

WAITING = ("received", "accepted")


def requests(user: Any) -> QuerySet:
    """Requests of one's own, and of the agencies one sees whole, with their people."""
    return DataRequest.objects.visible_to(user).select_related("person__unit", "agency")


def waiting(user: Any) -> list[tuple[DataRequest, date]]:
    """Requests that this person has to answer or to carry out, each with its last day."""
    if not access.may("data_request.accept", user):
        return []
    rows = DataRequest.objects.filter(agency__in=user.agencies, state__in=WAITING).select_related("person")
    return [
        (row, row.answer_by if row.state == "received" else row.finish_by)
        for row in rows.order_by("answer_by", "pk")
        if access.may("data_request.accept", user, row)
    ]
