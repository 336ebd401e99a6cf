"""Reports of a movement: figures as they were frozen, words by hand, and their way up the tree."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.movements.models import Movement, Round
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned
from thidua.records.models import Issued

USER = settings.AUTH_USER_MODEL
WRITABLE = ("draft", "returned")
"""States in which a report is written."""
TEXTS = ("launched", "examples", "strengths", "limits", "next_steps", "proposals")
"""The parts that are written by hand, a line for each point."""


class Report(Owned):
    """What a unit reports of a round, or of a part of its year: `host` receives it, None where that is outside.

    `figures` are those of `as_of` and change only when they are taken anew; `into` is the movement above
    whose report it is merged into.
    """

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="+")
    into = models.ForeignKey(Movement, models.PROTECT, null=True, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị báo cáo"))
    host = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(_("Loại báo cáo"), max_length=20, choices=choices("report_kind"))
    part = models.CharField(_("Kỳ"), max_length=20, choices=choices("report_part"), default="whole")
    state = models.CharField(max_length=20, choices=choices("report_state"), default="draft")
    figures = models.JSONField()
    as_of = models.DateTimeField(_("Số liệu tính đến"))
    texts = models.JSONField(default=dict)
    due_on = models.DateField(_("Hạn"), null=True)
    clause = models.CharField(max_length=60, blank=True)
    number = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="+")
    written = models.CharField(_("Số, ký hiệu"), max_length=80, blank=True)
    signer = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("Gửi lúc"), null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    returned_reason = models.TextField(_("Lý do trả lại"), blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "unit", "kind", "part"], name="reports_one_of_a_kind_and_part"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(returned_reason=""),
                name="reports_returned_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} · {self.round.name}"

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)

    @property
    def number_kept(self) -> Say | None:
        """Why its number is not made void by itself."""
        if self.signed_at is None:
            return None
        return Say("Báo cáo đã ký: số đi cùng báo cáo.", "The report is signed: its number goes with it.")

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's agency or units; of others what was sent to an agency or movement one works for."""
        host = models.Q(host__in=user.agencies_staffed) | models.Q(into__in=user.movements)
        return cls.own(user) | (host & models.Q(sent_at__isnull=False))
