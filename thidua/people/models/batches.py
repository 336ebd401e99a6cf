"""Imports by workbook: what was understood, which rows were left out, the file itself, what came of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.owned import Owned

BATCH_KINDS = (
    ("people", _("đơn vị, cá nhân")),
    ("moves", _("chuyển người")),
    ("list", _("danh mục đơn vị")),
    ("registrations", _("đăng ký")),
    ("honours", _("sổ khen thưởng")),
    ("own_scores", _("điểm tự chấm")),
    ("appraisals", _("điểm thẩm định")),
    ("survey", _("điểm điều tra")),
)
BATCH_STATES = (("read", _("chưa nhập")), ("done", _("đã nhập")), ("undone", _("đã hoàn tác")))
_ROWS = {
    "people": ("units", "people"),
    "moves": ("moves",),
    "list": ("list",),
    "registrations": ("new",),
    "honours": ("rows",),
    "own_scores": ("rows",),
    "appraisals": ("rows",),
    "survey": ("rows",),
}
"""The parts of `lines` that hold new rows, by kind."""


class Batch(Owned):
    """A file that was read in: its lines as understood, and what came of them, so that it can be undone.

    `lines` are those of the right rows and wait to be confirmed (`read`, then `done`, then perhaps
    `undone`); `faults` are those of the rows that were left out; `made` names what was done.
    """

    kind = models.CharField(_("nhập gì"), max_length=20, choices=BATCH_KINDS)
    name = models.CharField(_("tên tệp"), max_length=200)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    size = models.PositiveIntegerField(default=0)
    state = models.CharField(_("tình trạng"), max_length=20, choices=BATCH_STATES, default="read")
    lines = models.JSONField()
    rows_new = models.PositiveIntegerField(_("dòng mới"), default=0)
    rows_bad = models.PositiveIntegerField(_("dòng lỗi"), default=0)
    faults = models.JSONField(default=list)
    made = models.JSONField(default=list)
    round_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người nhập")
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.name

    @property
    def count(self) -> int:
        """How many rows wait to be done, or were."""
        return sum(len(self.lines.get(name, ())) for name in _ROWS[self.kind])

    @property
    def user_id(self) -> int:
        """Who read it in: one's own to confirm and to undo."""
        return int(self.by_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's own, and those of the agencies one sees whole."""
        return models.Q(by=user.pk) | models.Q(agency__in=user.agencies_seen_whole)


class BatchFile(models.Model):
    """The workbook of an import, and the one of the rows that were left out of it.

    XLSX as it was sent; of a .xls, .ods or .csv the workbook that was made of it (same file, same bytes).
    """

    batch = models.OneToOneField(Batch, models.CASCADE, related_name="file")
    body = models.BinaryField()
    left = models.BinaryField(null=True)
