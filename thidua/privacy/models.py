"""Requests of persons about their own data, and what became of each."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.models import Person, choices
from thidua.people.owned import Owned

USER = settings.AUTH_USER_MODEL


class DataRequest(Owned):
    """What a person asks about their data. `outcome` names what was done by codes and counts, never the data."""

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="data_requests", verbose_name=_("Cá nhân")
    )
    kind = models.CharField(_("Yêu cầu"), max_length=20, choices=choices("data_request_kind"))
    words = models.TextField(_("Nội dung"), blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=20, choices=choices("data_request_state"), default="received"
    )
    received_on = models.DateField(_("Ngày nhận"))
    answer_by = models.DateField(_("Trả lời trước hết ngày"))
    finish_by = models.DateField(_("Làm xong trước hết ngày"))
    recorded_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    answer = models.TextField(_("Trả lời"), blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    outcome = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"DL-{self.received_on.year}-{self.pk:04d}"

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's own; those of the agency for whoever sees it whole."""
        return models.Q(agency__in=user.agencies_seen_whole) | models.Q(person=user.person_id or 0)
