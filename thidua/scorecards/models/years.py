"""Scorecards by version, the scoring of a year, who appraises what in it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.people.models import Unit, choices
from thidua.people.owned import Owned

WRITTEN_BY = {"on_delete": models.PROTECT, "related_name": "+"}
MARK: dict[str, Any] = {"max_digits": 9, "decimal_places": 4, "null": True}


def lines_above(user: Any) -> list[int]:
    """The agencies in which a person holds a role, with every unit above them: whose tables they read."""
    paths = [h.path for h in user.holdings if h.path and h.movement_id is None]
    if any(not h.path for h in user.holdings):
        paths += Unit.objects.filter(pk__in=user.agencies).values_list("path", flat=True)
    return sorted({int(part) for path in paths for part in path.split("/") if part})


class Scorecard(Owned):
    """One version of a scorecard (bộ tiêu chí chấm điểm): its text is the file that the rules read.

    A published one does not change: the next version says which one it comes `after`.
    """

    code = models.CharField(_("mã"), max_length=80)
    number = models.PositiveIntegerField(_("bản"), default=1)
    after = models.ForeignKey("self", models.PROTECT, null=True, related_name="versions")
    state = models.CharField(_("tình trạng"), max_length=20, choices=choices("scorecard_state"))
    title = models.CharField(_("tên"), max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    years = models.CharField(_("năm"), max_length=9)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    decision = models.CharField(_("số quyết định"), max_length=120, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, **WRITTEN_BY)
    made_at = models.DateTimeField(_("lúc"))
    published_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Drafts by who works for the agency; what was published by everybody below it."""
        return Q(agency__in=user.agencies_staffed) | Q(agency__in=lines_above(user)) & ~Q(state="draft")


class ScorecardEdit(models.Model):
    """The text of a draft before one edit, so that it can be undone."""

    scorecard = models.ForeignKey(Scorecard, models.CASCADE, related_name="edits")
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **WRITTEN_BY)
    told_vi = models.CharField(max_length=300)
    told_en = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]


class Scoring(Owned):
    """The scoring of one kind of unit in one year by one scorecard, with the days until which each step runs.

    `keeper` is the agency that holds the survey and enters its points.
    """

    scorecard = models.ForeignKey(Scorecard, models.PROTECT, related_name="scorings")
    year = models.PositiveSmallIntegerField(_("năm"))
    kind = models.CharField(_("loại đơn vị"), max_length=40, choices=choices("unit_kind"))
    state = models.CharField(_("tình trạng"), max_length=20, choices=choices("scoring_state"))
    basis = models.CharField(_("căn cứ"), max_length=200, blank=True)
    score_from = models.DateField(_("tự chấm từ"), null=True)
    score_until = models.DateField(_("tự chấm hết ngày"), null=True)
    appraise_until = models.DateField(_("thẩm định hết ngày"), null=True)
    survey_until = models.DateField(_("điểm điều tra hết ngày"), null=True)
    complain_until = models.DateField(_("kiến nghị hết ngày"), null=True)
    keeper = models.ForeignKey(Unit, **WRITTEN_BY)
    minutes = models.CharField(_("biên bản Hội đồng"), max_length=120, blank=True)
    minutes_on = models.DateField(null=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, **WRITTEN_BY)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "year"], name="scorecards_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.scorecard.title}, {self.year}"

    @property
    def host_id(self) -> int:
        """The agency that enters the points of the survey."""
        return int(self.keeper_id)

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Everybody who works in or below the agency that scores, and whoever appraises or surveys for it."""
        above, mine = lines_above(user), user.agencies_staffed
        found = Q(agency__in=above) | Q(keeper__in=mine)
        return found | Q(pk__in=Desk.objects.filter(appraiser__in=mine).values("scoring"))


class Desk(Owned):
    """Who appraises the items that the scorecard gives to a name: an agency of the tree."""

    scoring = models.ForeignKey(Scoring, models.CASCADE, related_name="desks")
    name = models.CharField(_("bộ tiêu chí ghi"), max_length=200)
    appraiser = models.ForeignKey(Unit, verbose_name=_("cơ quan thẩm định"), **WRITTEN_BY)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["scoring", "name"], name="scorecards_desk_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def host_id(self) -> int:
        """The agency that appraises."""
        return int(self.appraiser_id)

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Whoever sees the scoring."""
        return Q(scoring__in=Scoring.objects.filter(Scoring.reach(user)).values("pk"))
