"""What an answer from above does: lines of packages are settled, and packages with all of them answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.decisions.models import Package, Sent
from thidua.nominations.models import Nomination
from thidua.people.actions import notify
from thidua.people.queries import offices_of


def settle_packages(granted: Iterable[Nomination], number: str, on: date, who: str) -> None:
    """Note on the packages they came in that these nominations were granted, by which decision."""
    ids = [n.pk for n in granted]
    lines = Sent.objects.select_for_update(of=("self",), no_key=True).filter(above__in=ids, granted=None)
    touched = {line.package_id for line in lines}
    for line in lines:
        line.granted = True
        line.save(update_fields=["granted"])
    for package in Package.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=touched):
        package.answer_number, package.answer_on, package.answer_from = number, on, who
        close_if_answered(package)


def settle_declined(nomination: Nomination, reason: str) -> None:
    """Note on the package it came in that a nomination was not chosen."""
    for line in Sent.objects.filter(above=nomination, granted=None):
        line.granted, line.reason = False, reason
        line.save(update_fields=["granted", "reason"])
        close_if_answered(
            Package.objects.select_for_update(of=("self",), no_key=True).get(pk=line.package_id)
        )


def close_if_answered(package: Package) -> None:
    """A package is answered once every line is."""
    if not package.lines.filter(granted=None).exists() and package.state in ("sent", "received"):
        package.state = next_state("relay", "answer", package.state)
        told = Say(
            f"Cấp trên đã trả lời: {package.movement.name}, {package.round.name}.",
            f"The level above has answered: {package.movement.name}, {package.round.name}.",
        )
        url = reverse("decisions:package", args=[package.pk])
        notify(offices_of(package.agency), told, url)
    package.save()
