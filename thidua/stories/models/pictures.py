"""The picture of a story: the file as it was taken in, and a light copy that pages show."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.owned import Owned
from thidua.records.models import File
from thidua.stories.models.written import Story


class Picture(Owned):
    """The one picture of a story. `alt` says what is seen, for whoever cannot see it.

    `content` is a small JPEG drawn again from the points of `file`: light on a slow line, and
    without the place, camera and time that a telephone writes into its pictures.
    """

    story = models.OneToOneField(Story, models.PROTECT, related_name="picture")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    alt = models.CharField(_("Ảnh cho thấy gì"), max_length=300)
    credit = models.CharField(_("Người chụp"), max_length=120, blank=True)
    content = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    digest = models.CharField(max_length=16)
    """The beginning of the content's digest: another picture has another address."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.alt)

    @property
    def host_id(self) -> int:
        """The agency that publishes the story."""
        return int(self.story.host_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the story is seen."""
        return models.Q(story__in=Story.objects.visible_to(user))
