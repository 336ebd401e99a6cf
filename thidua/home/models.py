"""What the to-do page remembers of a person."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Feed(models.Model):
    """The secret address under which a calendar program reads one's deadlines."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feed")
    token = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
