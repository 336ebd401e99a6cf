"""Papers that were taken in hand or issued: which stand for a round, what was there before."""

from __future__ import annotations

from django.db.models import QuerySet

from thidua.movements.models import Round
from thidua.papers.models import Release
from thidua.people.models import User

Key = tuple[str, int]
"""Which paper of a round: the slug of its kind and its number."""
_WHO = ("number", "signer", "issued_by", "unit", "movement", "agency")


def standing(round_: Round) -> dict[Key, Release]:
    """Every paper of a round that is edited or issued, by which it is."""
    rows = Release.objects.filter(round=round_).exclude(state="void").select_related(*_WHO)
    return {(row.slug, row.ident): row for row in rows.defer("content")}


def alone(round_: Round, rows: dict[Key, Release], by: User) -> list[Release]:
    """Those of the issued ones that the person sees, in the order in which they were issued."""
    seen = set(
        Release.objects.visible_to(by).filter(round=round_, state="issued").values_list("pk", flat=True)
    )
    return sorted((row for row in rows.values() if row.pk in seen), key=lambda row: row.pk)


def former(round_: Round, slug: str, ident: int) -> QuerySet[Release]:
    """What was issued as this paper before and is void now, the latest first."""
    rows = Release.objects.filter(round=round_, slug=slug, ident=ident, state="void")
    return rows.select_related("number", "void_by", "issued_by").defer("content")
