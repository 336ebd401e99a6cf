"""How a story goes round: its words for the radio, the radios it was sent to, the units that do likewise."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.aloud import syllables
from thidua.people.models import Unit
from thidua.people.owned import Owned
from thidua.stories.models.written import Story

USER = settings.AUTH_USER_MODEL


class Bulletin(Owned):
    """The words of a story that a ward radio reads in two minutes, as its office has shortened them."""

    story = models.OneToOneField(Story, models.PROTECT, related_name="bulletin")
    heading = models.CharField(_("Tên bản tin"), max_length=200)
    text = models.TextField(_("Lời đọc"))
    saved_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.heading)

    @property
    def host_id(self) -> int:
        """The agency that published the story."""
        return int(self.story.host_id)

    @property
    def syllables(self) -> int:
        """How many syllables are read."""
        return syllables(self.text)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the story is seen."""
        return models.Q(story__in=Story.objects.visible_to(user))


class Sending(Owned):
    """That the words of a day were sent to a ward radio; one that is taken back stays."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="sendings")
    station = models.CharField(_("Đài truyền thanh"), max_length=200)
    sent_on = models.DateField(_("Ngày gửi"))
    text = models.TextField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["sent_on", "pk"]

    def __str__(self) -> str:
        return str(self.station)

    @property
    def host_id(self) -> int:
        """The agency that published the story."""
        return int(self.story.host_id)

    @property
    def movement_id(self) -> int | None:
        """The movement whose office reviews the story."""
        return self.story.movement_id

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the story is seen."""
        return models.Q(story__in=Story.objects.visible_to(user))


class Adoption(Owned):
    """A unit does what a published story tells of: since when, where, with what result."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="adoptions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị áp dụng"))
    since = models.DateField(_("Áp dụng từ ngày"))
    where = models.CharField(_("Nơi áp dụng"), max_length=300)
    result = models.TextField(_("Kết quả"))
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "unit"],
                condition=models.Q(withdrawn_at=None),
                name="stories_adopted_once_by_a_unit",
            )
        ]

    def __str__(self) -> str:
        return str(self.where)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)
