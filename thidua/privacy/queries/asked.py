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


def waiting(user: Any) -> QuerySet[DataRequest]:
    """Requests of the agencies in which this person answers them or carries them out."""
    if not access.may("data_request.accept", user):
        return DataRequest.objects.none()
    return DataRequest.objects.filter(agency__in=user.agencies, state__in=WAITING)


def with_days(requests: QuerySet[DataRequest], user: Any) -> list[tuple[DataRequest, date]]:
    """Of some requests those on which this person acts, each with its last day."""
    return [
        (row, row.answer_by if row.state == "received" else row.finish_by)
        for row in requests.select_related("person").order_by("answer_by", "pk")
        if access.may("data_request.accept", user, row)
    ]
