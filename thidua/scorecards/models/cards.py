"""The card of each unit, its items with their marks, what was changed and complained about."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned
from thidua.scorecards.models.years import MARK, WRITTEN_BY, Desk, Scoring


def cards_of(user: Any, at: str = "") -> Q:
    """The cards of which a person sees every line, `at` a relation to them: of the agency, of their unit."""
    whole = user.agencies_seen_whole
    found = Q(**{f"{at}agency__in": whole}) | Q(**{f"{at}unit__agency__in": whole})
    past = {f"{at}agency__in": user.agencies_staffed, f"{at}state__in": BEFORE_COUNCIL}
    return found | user.clerk_of(f"{at}unit__") | Q(**past)


BEFORE_COUNCIL = ("appraised", "settled", "announced")
"""States in which members of the council read a card."""


class Card(Owned):
    """One unit in one scoring: what it says of itself, what was found, where it stands."""

    scoring = models.ForeignKey(Scoring, models.PROTECT, related_name="cards")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cards", verbose_name=_("đơn vị"))
    state = models.CharField(_("tình trạng"), max_length=20, choices=choices("card_state"))
    survey_absent = models.BooleanField(default=False)
    extended_until = models.DateField(null=True)
    extended_reason = models.CharField(max_length=300, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **WRITTEN_BY)
    submitted_at = models.DateTimeField(_("gửi lúc"), null=True)
    returned_reason = models.CharField(max_length=500, blank=True)
    saved_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["scoring", "unit"], name="scorecards_card_once")]

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def host_id(self) -> int:
        """The agency that is scored, or whose part is."""
        return int(self.unit.agency_id)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)

    @classmethod
    def reach(cls, user: Any) -> Q:
        """One's own card, all of an agency that scores, and those sent of which one's agency appraises items."""
        mine = Line.objects.filter(desk__appraiser__in=user.agencies_staffed).values("card")
        return cards_of(user) | Q(pk__in=mine) & ~Q(state="scoring")


class Line(Owned):
    """One item of a card with its three marks; `exemption` says whether it does not apply to the unit."""

    files_change = "card.score"

    card = models.ForeignKey(Card, models.PROTECT, related_name="lines")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="lines")
    code = models.CharField(_("mã"), max_length=40)
    place = models.PositiveSmallIntegerField()
    own = models.DecimalField(_("tự chấm"), **MARK)
    own_why = models.TextField(_("giải trình"), blank=True)
    section = models.CharField(_("mục, trang của minh chứng"), max_length=120, blank=True)
    appraised = models.DecimalField(_("thẩm định"), **MARK)
    appraised_why = models.TextField(blank=True)
    final = models.DecimalField(_("Hội đồng"), **MARK)
    final_why = models.TextField(blank=True)
    exemption = models.CharField(max_length=20, choices=choices("exemption_state"), blank=True)
    exempt_why = models.TextField(blank=True)
    exempt_answer = models.TextField(blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["card", "code"], name="scorecards_line_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def host_id(self) -> int:
        """The agency that is scored."""
        return self.card.host_id

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return self.card.unit_path

    @property
    def files_shut(self) -> Say | None:
        """Evidence stays as it was sent."""
        if self.card.state == "scoring":
            return None
        return Say("Phiếu đã gửi: minh chứng giữ nguyên.", "The card was sent: its evidence stays.")

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Every line of a card that one sees whole; of others those that one's agency appraises."""
        mine = Q(desk__appraiser__in=user.agencies_staffed) & ~Q(card__state="scoring")
        return cards_of(user, "card__") | mine


class Change(Owned):
    """A mark was given another value: by whom, when, why."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="changes")
    voice = models.CharField(max_length=20, choices=choices("mark_voice"))
    before = models.DecimalField(**MARK)
    after = models.DecimalField(**MARK)
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **WRITTEN_BY)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Whoever sees the line."""
        return Q(line__in=Line.objects.filter(Line.reach(user)).values("pk"))


class Complaint(Owned):
    """A unit asks that one item of its announced card be looked at again; the answer has its reason."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="complaints")
    line = models.ForeignKey(Line, models.PROTECT, related_name="complaints")
    state = models.CharField(_("tình trạng"), max_length=20, choices=choices("complaint_state"))
    asked = models.TextField(_("nội dung"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, **WRITTEN_BY)
    asked_at = models.DateTimeField(_("lúc"))
    answer = models.TextField(_("trả lời"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, **WRITTEN_BY)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    @property
    def host_id(self) -> int:
        """The agency that complains."""
        return self.card.host_id

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return self.card.unit_path

    @classmethod
    def reach(cls, user: Any) -> Q:
        """Whoever sees the card whole."""
        return cards_of(user, "card__")
