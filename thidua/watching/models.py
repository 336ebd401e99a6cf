"""What was slow or failed: by the name of the page, without anybody's data."""

from __future__ import annotations

from django.db import models


class Noticed(models.Model):
    """One request that took too long, or one that the program failed.

    `route` is the name of the page, `sql` the slowest statement without its values, `place` where in the
    program it failed; `code` is what the page of the fault showed.
    """

    at = models.DateTimeField(db_index=True)
    sort = models.CharField(max_length=10)
    route = models.CharField(max_length=120)
    method = models.CharField(max_length=10)
    status = models.PositiveSmallIntegerField()
    ms = models.PositiveIntegerField()
    queries = models.PositiveIntegerField()
    sql = models.TextField(blank=True)
    sql_ms = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=20)
