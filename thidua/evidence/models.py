"""The facts that rules read, as their sources say them; and what a change of one touches."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua import access
from thidua.core.wording import Say
from thidua.movements.models import Movement
from thidua.people.models import WHOLE_AGENCY, Person, Unit, choices
from thidua.people.owned import Owned
from thidua.records.models import File

SECRET = ("discipline", "holds")
"""Tables that only those see who may see a person's private data."""
READERS = (*WHOLE_AGENCY, "appraiser")
"""Roles that read every fact of the agency in which they stand, secret tables apart."""


def private_agencies(user: Any) -> list[int]:
    """Agencies whose private data (discipline, holds) a person may see."""
    roles = {role for role, scope in access.RIGHTS["person.private"].who if scope == "agency"}
    mine = (h for h in user.holdings if h.movement_id is None and h.role in roles)
    return sorted({h.agency_id for h in mine if h.agency_id and h.path})


class Import(Owned):
    """One workbook that was looked at and then taken in, whole or its right rows; it can be undone."""

    name = models.CharField(_("tên tệp"), max_length=200)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    state = models.CharField(
        _("tình trạng"), max_length=20, choices=choices("import_state"), default="reading"
    )
    at = models.DateTimeField(_("lúc"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("người nhập")
    )
    rows_new = models.PositiveIntegerField(_("dòng mới"), default=0)
    rows_same = models.PositiveIntegerField(_("dòng không đổi"), default=0)
    rows_bad = models.PositiveIntegerField(_("dòng lỗi"), default=0)
    preview = models.JSONField(default=dict)
    about = models.JSONField(null=True)
    """What is true of a published table as a whole; None for a workbook of the usual tables."""
    taken_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def user_id(self) -> int:
        """Whose work it is."""
        return int(self.by_id)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's own; those of the agency for whoever sees all its facts, secret ones too."""
        return models.Q(by=user.pk) | models.Q(agency__in=private_agencies(user))


class Fact(Owned):
    """One row of a table of `thidua.core.facts.registry`; `values` are its columns as written.

    `ident` names the record, `topic` what it speaks of whatever the decision. A correction is a new
    row: the old one gets `closed_on` and `replaced_by`; one that a later decision restates only
    `replaced_by`, because it still counts on the days between. One that `waits` does not count until
    a second person verifies it; one that this person rejects closes with the reason, and whoever entered
    it mends it (`replaced_by`) or lets it be (`let_be`). Secret tables (discipline, holds) are seen
    only by those whose right says so.
    """

    files_change = "fact.enter"

    table = models.CharField(max_length=40)
    ident = models.CharField(max_length=400)
    topic = models.CharField(max_length=400, db_index=True)
    values = models.JSONField()
    folded = models.CharField(max_length=1000, blank=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="facts")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="facts")
    recorded_on = models.DateField(_("ngày biết"))
    closed_on = models.DateField(_("ngày đóng"), null=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    revoked_reason = models.TextField(blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(db_index=True)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    waits = models.BooleanField(default=False)
    rejected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    let_be = models.BooleanField(default=False)
    came_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="facts")

    class Meta:
        indexes = [
            models.Index(fields=["table", "ident"]),
            models.Index(fields=["unit", "table"]),
            models.Index(fields=["person", "table"]),
        ]

    def __str__(self) -> str:
        return self.ident

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path) if self.unit_id else ""

    @property
    def state(self) -> str:
        """Where it stands: `waits`, `open`, `verified`, `rejected`, `restated` or `revoked`."""
        if self.rejected_by_id:
            return "rejected"
        if self.replaced_by_id:
            return "restated"
        if self.closed_on is not None:
            return "revoked"
        return "waits" if self.waits else "verified" if self.verified_by_id else "open"

    @property
    def files_shut(self) -> Say | None:
        """The files of a closed or verified fact stay as they are."""
        if self.state in ("restated", "revoked", "rejected"):
            return Say("Bản ghi đã đóng: tệp giữ nguyên.", "The record is closed: its files stay.")
        if self.verified_by_id:
            return Say(
                "Bản ghi đã được xác nhận cùng tệp. Muốn đổi tệp thì đính chính bản ghi.",
                "The record was verified with its files. To change them restate the record.",
            )
        return None

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Facts of one's agency or unit; secret ones only by the right to private data; one's own."""
        secret = models.Q(table__in=SECRET)
        found = (cls.own(user) & ~secret) | models.Q(agency__in=private_agencies(user))
        return found | models.Q(person=user.person_id) if user.person_id else found

    @classmethod
    def own(cls, user: Any) -> models.Q:
        """What readers of an agency see of it, whoever entered it; a clerk sees their unit."""
        held = access.holdings_for(["fact.view"], user)
        whole = sorted({h.agency_id for h in held if h.role in READERS and h.agency_id})
        found = models.Q(agency__in=whole) | models.Q(unit__agency__in=whole)
        return found | user.clerk_of()


class Asked(Owned):
    """An agency asks that records of a table count only once a second person has verified them."""

    table = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "table"], name="evidence_asked_once")]

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Whoever belongs to the agency."""
        return models.Q(agency__in=user.agencies)


class Settled(Owned):
    """A person has looked at a doubt about a fact, and says why it may stand as it is.

    `sign` is that of the doubt (`core.doubts`): what is found anew asks again.
    """

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="settled")
    check_name = models.CharField(max_length=40)
    sign = models.CharField(max_length=16)
    what = models.JSONField()
    reason = models.TextField(_("lý do"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"))

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["fact", "sign"], name="evidence_settled_once")]

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the fact is seen."""
        return models.Q(fact__in=Fact.objects.visible_to(user))


class Rest(models.Model):
    """That a verdict, a nomination or an honour rests on a record: what a change of the record touches."""

    kind = models.CharField(max_length=60)
    thing = models.BigIntegerField()
    record = models.CharField(max_length=400, db_index=True)
    agency = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    movement_id = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "thing"])]


class Review(Owned):
    """A record changed: a verdict, nomination or honour that rests on it waits for a person."""

    fact = models.ForeignKey(Fact, models.PROTECT, null=True, related_name="reviews")
    record = models.CharField(max_length=400)
    movement_id = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=60)
    ident = models.BigIntegerField()
    state = models.CharField(_("tình trạng"), max_length=20, choices=choices("review_state"), default="open")
    asked_at = models.DateTimeField(_("từ lúc"))
    change = models.CharField(_("thay đổi"), max_length=20, choices=choices("change_of_record"))
    answer_reason = models.TextField(_("lý do"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "ident", "state"])]
        ordering = ["-pk"]

    @property
    def host_id(self) -> int | None:
        """The agency that runs the movement."""
        return Movement.objects.filter(pk=self.movement_id).values_list("agency_id", flat=True).first()

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those of one's agency, and of the movements it runs or one was appointed for.

        A review that a secret record opened is not there for whoever may not see private data.
        """
        whole = user.agencies_seen_whole
        hosted = Movement.objects.filter(agency__in=whole).values("pk")
        found = models.Q(agency__in=whole) | models.Q(movement_id__in=hosted)
        found |= models.Q(movement_id__in=user.movements)
        secret = models.Q()
        for table in SECRET:
            secret |= models.Q(record__startswith=f"{table}:")
        return found & (~secret | models.Q(agency__in=private_agencies(user)))
