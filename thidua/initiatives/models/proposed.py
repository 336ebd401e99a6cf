"""Initiatives as their people write them: windows, authors, what reads alike."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say, fold
from thidua.people.models import Person, Unit, choices
from thidua.people.owned import Owned

USER = settings.AUTH_USER_MODEL
OPEN = ("draft", "returned")
"""States in which its own people write it."""
UNSENT = ("draft", "withdrawn")
"""States in which the office that considers it does not see it."""


class Window(Owned):
    """The days of a year on which an agency takes new initiatives."""

    year = models.PositiveSmallIntegerField(_("Năm"))
    opens_on = models.DateField(_("Nhận từ ngày"))
    closes_on = models.DateField(_("Hết ngày"))
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="initiatives_one_window_a_year"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="initiatives_window_in_order"
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class Initiative(Owned):
    """A new way of working: of a person and co-authors, or (no person) of the unit itself.

    `agency` is its own; `host` is the agency that considers it now, its own or one above.
    """

    files_change = "initiative.write"

    code = models.CharField(_("Mã"), max_length=40, unique=True)
    year = models.PositiveSmallIntegerField(_("Năm"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị"))
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    host = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Nơi xét"))
    state = models.CharField(max_length=20, choices=choices("initiative_state"), default="draft")
    title = models.CharField(_("Tên sáng kiến"), max_length=300)
    topic = models.CharField(_("Lĩnh vực"), max_length=80, blank=True)
    problem = models.TextField(_("Vấn đề cần giải quyết"), blank=True)
    solution = models.TextField(_("Giải pháp"), blank=True)
    novelty = models.TextField(_("Điểm mới"), blank=True)
    effect = models.TextField(_("Hiệu quả, số liệu và nguồn"), blank=True)
    applied_where = models.CharField(_("Nơi đã áp dụng"), max_length=300, blank=True)
    applied_since = models.DateField(_("Áp dụng từ ngày"), null=True)
    spread = models.TextField(_("Khả năng nhân rộng"), blank=True)
    folded = models.CharField(max_length=400, editable=False)
    opinion = models.TextField(_("Ý kiến thẩm định"), blank=True)
    returned_reason = models.TextField(_("Lý do trả lại"), blank=True)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_on = models.DateField(_("Ngày gửi"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.code)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded title with the row."""
        self.folded = fold(f"{self.code} {self.title}")[:400]
        super().save(*args, **kwargs)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)

    @property
    def files_shut(self) -> Say | None:
        """Why files may not change now."""
        if self.state in OPEN:
            return None
        return Say(
            "Sáng kiến đã gửi nên tệp chỉ đọc được.", "The initiative was sent; its files can only be read."
        )

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's agency, unit or own; as co-author; what was sent to an agency for which one works."""
        sent = models.Q(host__in=user.agencies_staffed) & ~models.Q(state__in=UNSENT)
        found = cls.own(user) | sent | models.Q(made_by=user.pk)
        if user.person_id:
            mine = Author.objects.filter(person=user.person_id).values("initiative")
            found |= models.Q(person=user.person_id) | models.Q(pk__in=mine)
        return found


class Author(models.Model):
    """An author with the share in the work, in percent."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="authors")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    share = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "number"], name="initiatives_author_number"),
            models.CheckConstraint(
                condition=models.Q(share__gt=0, share__lte=100), name="initiatives_share_in_percent"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def percent(self) -> Decimal:
        """The share without noughts at its end."""
        share = Decimal(self.share)
        return share.quantize(Decimal(1)) if share == share.to_integral_value() else share.normalize()


class Likeness(models.Model):
    """A passage that reads like one of another initiative: shown side by side, never a verdict."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="likenesses")
    other = models.ForeignKey(Initiative, models.CASCADE, null=True, related_name="+")
    record = models.CharField(max_length=200, blank=True)
    """What the other is, where it is known from an old book only."""
    part = models.CharField(max_length=20)
    percent = models.PositiveSmallIntegerField()
    mine = models.TextField()
    theirs = models.TextField()

    class Meta:
        ordering = ["-percent", "pk"]
