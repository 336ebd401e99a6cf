"""What was announced of a scoring, as printed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.people.models import Unit
from thidua.people.owned import Owned
from thidua.scorecards.models.years import MARK, WRITTEN_BY, Scoring, lines_above


class Publication(Owned):
    """One announcement of a scoring by a decision; a restatement is a later one, the earlier stays."""

    scoring = models.ForeignKey(Scoring, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField(_("lần công bố"))
    decision = models.CharField(_("số quyết định"), max_length=120)
    published_on = models.DateField(_("ngày công bố"))
    reason = models.TextField(_("lý do công bố lại"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **WRITTEN_BY)
    at = models.DateTimeField()

    class Meta:
        ordering = ["scoring", "number"]
        constraints = [
            models.UniqueConstraint(fields=["scoring", "number"], name="scorecards_publication_once")
        ]

    def __str__(self) -> str:
        return self.decision

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Announced results are read by everybody who works in or below the agency."""
        return Q(agency__in=lines_above(user))


class Result(Owned):
    """What a publication says of a unit, as printed; a unit without result has no figures."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="results")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    points = models.DecimalField(_("điểm"), **MARK)
    maximum = models.DecimalField(_("điểm tối đa"), **MARK)
    percent = models.DecimalField(_("tỷ lệ"), **MARK)
    class_code = models.CharField(_("xếp loại"), max_length=40, blank=True)
    rank = models.PositiveIntegerField(_("hạng"), null=True)
    size = models.PositiveIntegerField(_("số đơn vị"), null=True)

    class Meta:
        ordering = ["publication", "rank", "unit__folded"]
        constraints = [models.UniqueConstraint(fields=["publication", "unit"], name="scorecards_result_once")]

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Announced results are read by everybody who works in or below the agency."""
        return Q(agency__in=lines_above(user))
