"""The register of awards held."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.models import Person, Unit
from thidua.people.owned import Owned


class Honour(Owned):
    """An award held by a unit or a person. A revoked one stays, with what revoked it.

    `agency` is the holder's; `giver` is the agency whose decision it is, None where that is outside.
    """

    files_change = "honour.change"

    giver = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="honours", verbose_name=_("Đơn vị"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="honours", verbose_name=_("Cá nhân")
    )
    movement_id = models.BigIntegerField(null=True, db_index=True)
    form = models.CharField(_("Hình thức"), max_length=60)
    authority = models.CharField(_("Cấp tặng"), max_length=60, blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=80)
    decided_on = models.DateField(_("Ngày quyết định"))
    achievement = models.CharField(_("Phong trào (mã kế hoạch)"), max_length=120, blank=True)
    round = models.CharField(_("Đợt"), max_length=9, blank=True)
    reason = models.TextField(_("Thành tích"), blank=True)
    prize = models.DecimalField(_("Tiền thưởng"), max_digits=14, decimal_places=0, null=True)
    code = models.CharField(max_length=12, unique=True, null=True)
    from_old_book = models.BooleanField(default=False)
    corrected_by_number = models.CharField(max_length=80, blank=True)
    corrected_on = models.DateField(null=True)
    revoked_by_number = models.CharField(max_length=80, blank=True)
    revoked_on = models.DateField(null=True)
    revoked_reason = models.TextField(blank=True)
    object_returned_on = models.DateField(null=True)
    money_returned_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return self.holder

    @property
    def candidate(self) -> str:
        """Who holds it, as facts name them."""
        return str(self.person.key if self.person_id else self.unit.key)

    @property
    def holder(self) -> str:
        """Who holds it, by name."""
        return str(self.person.name if self.person_id else self.unit.name)

    @property
    def host_id(self) -> int:
        """Whose decision it is, by our own people."""
        return int(self.giver_id or self.agency_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Awards of one's own agency, unit or self, and those that one's agency gave."""
        return super().reach(user) | models.Q(giver__in=user.agencies_seen_whole)
