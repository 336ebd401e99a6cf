"""What issuing a paper needs: from which book its number comes, who may sign it, what hinders it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from thidua.clock import today
from thidua.core import terms
from thidua.core.papers import Paper
from thidua.core.papers.frozen import frame_of, number_of
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.papers.models import Release
from thidua.papers.queries.catalogue import Made, by_data
from thidua.papers.queries.releases import former
from thidua.people.models import User
from thidua.records.models import NumberSeries
from thidua.records.rewording import misfit

SERIES = {
    "QĐ": "decision",
    "TTr": "submission",
    "BB": "minutes",
    "BC": "report",
    "TB": "notice",
    "GM": "invitation",
    "KH": "plan",
    "GXN": "confirmation",
}
"""The book for each abbreviation of Decree 30/2020; what has none is an official letter."""
SIGNERS = ("signer", "chair", "secretary", "clerk", "office")


@dataclass(frozen=True)
class Bearing:
    """Whether a paper bears a number, and where that comes from."""

    number: bool
    series: str = ""
    takes: bool = False
    """The agency keeps the book here."""
    needs: bool = False
    """It may not be issued without one."""


def carrier_of(made: Made, round_: Round, slug: str) -> Any:
    """The thing that a paper is edited and issued as: its own where it has one, else a row for it, new or not."""
    return made.edited or Release(
        agency_id=made.owner_id,
        movement=round_.movement,
        round=round_,
        unit=made.unit,
        slug=slug,
        ident=made.ident,
        name=made.name[:300],
    )


def bearing_of(made: Made, row: Release, paper: Paper) -> Bearing:
    """Whether the head of a paper has room for a number, and from which book of whose it is filled.

    A unit that is no agency has no book of its own: its number, if any, is written as it has it.
    """
    head, frame = number_of(paper), frame_of(paper)
    if not head or (frame is not None and (frame.written or frame.number is not None)):
        return Bearing(False)
    sign = re.search(r"/([^/-]+)-", head)
    series = SERIES.get(sign[1] if sign else "", "letter")
    own = made.unit is None or made.unit.agency_id == made.unit.pk
    books = NumberSeries.objects.filter(agency=row.agency_id, name=series, year__lte=today().year)
    return Bearing(True, series, own and books.exists(), own)


def hindrances(made: Made, row: Release, round_: Round, bears: Bearing, written: str = "") -> dict[str, Say]:
    """Why a paper is not issued yet, by the needs of its state."""
    found: dict[str, Say] = {}
    if made.blank is not None:
        found["filled"] = made.blank
    if row.state == "draft" and (why := misfit(row, by_data(made, round_))):
        found["fits"] = why
    if bears.needs and not bears.takes and not written.strip():
        label = terms.label("series", bears.series)
        found["number"] = Say(
            f"Cơ quan chưa mở dãy số {label.vi}: quản trị cơ quan mở ở mục Dãy số, hoặc ghi số đã lấy ở sổ văn thư.",
            f"The agency has no number series for {label.en}: an agency administrator opens it under Number "
            "series, or write the number that the registry has given.",
        )
    return found


def signers_of(row: Release) -> QuerySet[User]:
    """Who may be named as the signer: accounts of the agency that sign, chair, or head the unit's papers."""
    held = {"appointments__role__in": SIGNERS, "appointments__ended_on": None, "is_active": True}
    place = (
        {"appointments__unit__path__startswith": row.unit_path}
        if row.unit_id
        else {"appointments__unit": row.agency_id}
    )
    return User.objects.filter(**held, **place).distinct().order_by("pk")


def former_of(row: Release) -> Release | None:
    """The void paper that this one takes the place of."""
    return former(row.round, row.slug, row.ident).first()
