"""Every row has an owning agency, and every query starts from what a person may see."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models


class OwnedQuerySet(models.QuerySet):
    """Rows that know who may see them."""

    def visible_to(self, user: Any) -> Self:
        """Only the rows that this person may see."""
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return self.none()
        return self.filter(self.model.reach(user))


class Owned(models.Model):
    """A row of one agency.

    `sent` says when a row in another agency's movement has been sent up: only then does the
    agency that runs the movement, or a person appointed for it, see it.
    """

    sent: ClassVar[models.Q | None] = None

    agency = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Rows of one's own agencies; of movements below or elsewhere, what was sent up."""
        mine = cls.own(user)
        if hasattr(cls, "movement"):
            sent = cls.sent if cls.sent is not None else models.Q()
            host = models.Q(movement__agency__in=user.agencies_staffed) | models.Q(
                movement__in=user.movements
            )
            mine |= host & sent
        if hasattr(cls, "person") and user.person_id:
            mine |= models.Q(person=user.person_id)
        return mine

    @classmethod
    def own(cls, user: Any) -> models.Q:
        """The whole agency for those who work for all of it; a clerk sees their unit and what looks to it."""
        if not hasattr(cls, "unit"):
            return models.Q(agency__in=user.agencies_staffed)
        return models.Q(agency__in=user.agencies_seen_whole) | user.clerk_of()
