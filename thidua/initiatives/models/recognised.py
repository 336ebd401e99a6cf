"""What was recognised: decisions with their lines, confirmations given out, who copies it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.initiatives.models.proposed import Initiative
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned
from thidua.records.models import Issued

USER = settings.AUTH_USER_MODEL


class Recognition(Owned):
    """A numbered decision that recognises initiatives at one level, with their scope of influence."""

    level = models.CharField(max_length=20, choices=choices("initiative_level"))
    scope = models.CharField(max_length=20, choices=choices("influence_scope"))
    issued = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField()
    signer = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-decided_on", "-pk"]

    def __str__(self) -> str:
        return str(self.issued or "")

    @property
    def number_kept(self) -> Say | None:
        """Why its number is not made void."""
        return Say("Quyết định đã ký nên giữ số.", "The decision is signed, so it keeps its number.")

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who see one of its initiatives, and the whole agency."""
        seen = Initiative.objects.visible_to(user).values("pk")
        return models.Q(agency__in=user.agencies_staffed) | models.Q(lines__initiative__in=seen)


class Recognised(models.Model):
    """One initiative in a decision; a revoked one stays with its reason and its number."""

    recognition = models.ForeignKey(Recognition, models.PROTECT, related_name="lines")
    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="recognised")
    number = models.PositiveSmallIntegerField()
    revoked_on = models.DateField(null=True)
    revoked_reason = models.CharField(max_length=500, blank=True)
    revoked_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    revoked_number = models.ForeignKey(Issued, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["recognition", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["recognition", "initiative"], name="initiatives_once_in_a_decision"
            )
        ]

    def __str__(self) -> str:
        return str(self.initiative)

    @property
    def agency_id(self) -> int:
        """The agency that decided."""
        return int(self.recognition.agency_id)

    @property
    def agency(self) -> Unit:
        """The agency that decided."""
        return self.recognition.agency

    @property
    def is_confirmed(self) -> bool:
        """Whether a confirmation of it stands; asks nothing where confirmations were fetched."""
        return any(given.void_on is None for given in self.confirmations.all())

    @property
    def record_id(self) -> str:
        """How its records name the initiative; numbers of two agencies may read the same."""
        wider = self.agency_id != self.initiative.agency_id
        return f"{self.initiative.code}/{self.agency.code}" if wider else str(self.initiative.code)


class Confirmation(Owned):
    """The confirmation of a recognised initiative's effect, issued to its authors; a void one stays."""

    line = models.ForeignKey(Recognised, models.PROTECT, related_name="confirmations")
    number = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="confirmation")
    written = models.CharField(_("Số, ký hiệu"), max_length=80)
    """The number as it is printed; by hand where the book is kept elsewhere."""
    purpose = models.CharField(_("Dùng để"), max_length=300, blank=True)
    issued_on = models.DateField(_("Ngày cấp"))
    signer = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    void_on = models.DateField(null=True)
    void_reason = models.CharField(_("Lý do"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(void_on=None), name="initiatives_confirmed_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.written)

    @property
    def number_kept(self) -> Say | None:
        """Why the number of a confirmation that stands is not made void by itself."""
        if self.void_on is not None:
            return None
        return Say(
            "Giấy xác nhận đang có giá trị: hủy giấy, số bỏ theo.", "The confirmation stands: make it void."
        )

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the decision is seen."""
        return models.Q(line__recognition__in=Recognition.objects.visible_to(user))


class Adoption(Owned):
    """A unit applies what was recognised elsewhere: since when, where, with what effect."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="adoptions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị áp dụng"))
    since = models.DateField(_("Áp dụng từ ngày"))
    where = models.CharField(_("Nơi áp dụng"), max_length=300)
    effect = models.TextField(_("Hiệu quả, số liệu và nguồn"))
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "unit"],
                condition=models.Q(withdrawn_at=None),
                name="initiatives_adopted_once_by_a_unit",
            )
        ]

    def __str__(self) -> str:
        return str(self.where)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)
