"""What the page of one paper tells: how it stands, its number, code, digests and signatures, its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse

from thidua import access
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.papers.models import Release
from thidua.papers.queries.catalogue import Made, by_data
from thidua.papers.queries.issuing import carrier_of
from thidua.papers.queries.releases import former
from thidua.people.models import User
from thidua.records.keeping import whole
from thidua.records.models import Issued, Kept, Paper, Reworded
from thidua.records.rewording import misfit, rewording_of
from thidua.records.signing import key_of, signatures_of

PLACES = {
    "decisions.decision": ("decisions:decision", Say("Mở quyết định", "Open the decision")),
    "decisions.package": ("decisions:package", Say("Mở gói hồ sơ", "Open the package")),
    "decisions.letter": ("decisions:letter", Say("Mở thư", "Open the letter")),
    "councils.agenda": ("councils:minutes", Say("Mở biên bản", "Open the minutes")),
}
"""Where a paper that another act issues is issued."""


@dataclass(frozen=True)
class Place:
    """The page on which a paper is made and issued."""

    url: str
    say: Say


def place_of(made: Made) -> Place | None:
    """Where the thing of a paper stands; None where it is issued on its own page here."""
    found = PLACES.get(made.thing._meta.label_lower) if made.thing is not None else None
    if found is None or made.thing is None:
        return None
    pk = getattr(made.thing, "session_id", None) or made.thing.pk
    return Place(reverse(found[0], args=[pk]), found[1])


def page_of(made: Made, round_: Round, slug: str, *, by: User) -> dict[str, Any]:
    """Everything that the page shows beside the paper itself."""
    thing = carrier_of(made, round_, slug)
    mine = isinstance(thing, Release)
    issued = made.thing if made.done else None
    words = rewording_of(made.edited)
    open_ = made.fixed is None and issued is None
    return {
        "release": made.release,
        "issued": issued,
        "number": _number(issued),
        "code": _of(Paper, issued).first() if issued else None,
        "files": list(_of(Kept, issued)) if issued else [],
        "signatures": _signatures(issued),
        "words": words,
        "misfit": misfit(made.edited, by_data(made, round_)) if words and open_ else None,
        "may_edit": open_ and access.may("paper.edit", by, thing),
        "may_issue": mine and issued is None and access.may("paper.issue", by, thing),
        "may_void": mine and issued is not None and access.may("paper.void", by, thing),
        "earlier": list(
            _of(Reworded, made.edited).exclude(ended_at=None).select_related("by", "ended_by", "file")
        ),
        "former": list(former(round_, slug, made.ident)),
    }


def _of(model: type[Model], thing: Model | None) -> Any:
    rows = model._default_manager
    if thing is None or thing.pk is None:
        return rows.none()
    return rows.filter(kind=thing._meta.label_lower, ident=thing.pk)


def _number(issued: Model | None) -> str:
    if isinstance(issued, Release):
        return str(issued.written)
    taken = _of(Issued, issued).order_by("-pk").first() if issued else None
    return str(taken.text) if taken else ""


def _signatures(issued: Any) -> list[Any]:
    row = _of(Kept, issued).filter(form="pdf").first() if issued is not None else None
    if row is None or key_of(issued.agency) is None:
        return []
    try:
        return signatures_of(whole(row))
    except Refused:  # told where the file is asked for
        return []
