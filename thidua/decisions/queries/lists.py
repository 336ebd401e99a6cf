"""Lists of decisions, packages and letters, and what of them waits for whom."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from thidua.decisions.models import Decision, Letter, Package
from thidua.people.models import User


def decisions(user: User) -> QuerySet[Decision]:
    """The decisions that a person may see, with what a list tells of them."""
    seen = Decision.objects.visible_to(user).select_related("movement", "round", "issued", "agency", "signer")
    counted = seen.annotate(
        people=Count("lines", distinct=True), taken_back=Count("withdrawals", distinct=True)
    )
    return counted.order_by("-pk")


def to_sign(user: User) -> QuerySet[Decision]:
    """Decisions that wait for this signer."""
    mine = [h.agency_id for h in user.holdings if h.role == "signer" and h.movement_id is None]
    return decisions(user).filter(state="for_signature", agency__in=mine)


def packages(user: User) -> QuerySet[Package]:
    """Packages that a person's agency has sent up or is to receive."""
    seen = Package.objects.visible_to(user).select_related(
        "movement", "movement__agency", "movement__plan", "round", "to_movement__agency", "letter", "agency"
    )
    counted = seen.annotate(people=Count("lines"), granted=Count("lines", filter=Q(lines__granted=True)))
    return counted.order_by("-sent_at")


def packages_in(user: User) -> QuerySet[Package]:
    """Packages from below that nobody here has received yet."""
    return packages(user).filter(state="sent", to_movement__agency__in=_offices(user))


def packages_back(user: User) -> QuerySet[Package]:
    """Packages of ours that the level above asks to supplement."""
    return packages(user).filter(state="returned", agency__in=_offices(user))


def letters(user: User) -> QuerySet[Letter]:
    """Letters that a person may read, or has to send."""
    seen = Letter.objects.visible_to(user)
    return seen.order_by("-pk").select_related(
        "nomination__person", "nomination__unit", "nomination__round", "movement__plan", "unit", "read_by"
    )


def _offices(user: User) -> list[int]:
    return [
        h.agency_id for h in user.holdings if h.role == "office" and h.agency_id and h.movement_id is None
    ]
