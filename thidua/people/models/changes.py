"""What happened to units, and the deeds of reorganisation by which it is recorded and taken back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from thidua.core.wording import Say
from thidua.people.models.units import Unit
from thidua.people.owned import Owned

CHANGES = {
    "rename": Say("đổi tên", "renamed"),
    "move": Say("chuyển sang đơn vị cấp trên khác", "moved under another unit"),
    "kind": Say("đổi loại", "changed in kind"),
    "code": Say("đổi mã số hành chính", "given another official code"),
    "merge": Say("sáp nhập, hợp nhất", "merged"),
    "split": Say("chia, tách", "split"),
    "part": Say("tách một phần", "part split off"),
    "abolish": Say("giải thể", "abolished"),
}
"""What may happen to a unit, in words."""
DEEDS = CHANGES | {
    "people": Say("chuyển người", "people moved"),
    "list": Say("nạp danh mục", "list taken in"),
}
"""What one deed may be: a change of units, people moved, a whole list taken in."""
BETWEEN = ("merge", "split", "part")
"""Changes that lead from one unit to another."""


class Reorganisation(Owned):
    """One deed of reorganisation, or of people moved: the rows it changed or made, to be shown and taken back."""

    kind = models.CharField(max_length=20, choices=[(code, say.vi) for code, say in DEEDS.items()])
    on = models.DateField()
    basis = models.CharField(max_length=200, blank=True)
    steps = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    @property
    def say(self) -> Say:
        """What was done, in words."""
        return DEEDS[self.kind]

    @property
    def unit_path(self) -> str:
        """Where the right over it is measured: at the agency it was done in."""
        return str(self.agency.path)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Of one's agencies, for the ledger names people; a system administrator takes back any."""
        return models.Q() if user.has_role("sysadmin") else cls.own(user)


class UnitChange(models.Model):
    """What happened to a unit on a day, with the document that says so.

    `was` holds what it was until then (name, kind, parent, official code). A unit that was split has a
    row for each successor; `share` is the percentage that went there, where it is known.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20, choices=[(code, say.vi) for code, say in CHANGES.items()])
    on = models.DateField()
    old = models.CharField(max_length=200, blank=True)
    new = models.CharField(max_length=200, blank=True)
    was = models.JSONField(default=dict)
    share = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    successor = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="came_from")
    basis = models.CharField(max_length=200, blank=True)
    deed = models.ForeignKey(Reorganisation, models.PROTECT, null=True, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-pk"]

    @property
    def say(self) -> Say:
        """What happened, in words."""
        return CHANGES[self.kind]

    @property
    def unverified(self) -> bool:
        """Whether its document is unknown, or only an open data set (`name@version`) says so."""
        return not self.basis or "@" in self.basis
