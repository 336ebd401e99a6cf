"""What an agency shows to the public, what it takes off, what citizens say and what becomes of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import fold
from thidua.movements.models import Movement
from thidua.people.models import Person, Unit, choices
from thidua.people.owned import Owned, OwnedQuerySet

USER = settings.AUTH_USER_MODEL


class Shown(Owned):
    """A movement on the public site. `hidden_at` is set when its office takes it off again."""

    movement = models.OneToOneField(Movement, models.CASCADE, related_name="shown")
    shown_at = models.DateTimeField()
    shown_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.movement.name)


class ShownDecision(Owned):
    """A decision made outside this program whose awards an agency lets stand on the public honour roll.

    Old books and answers from above know a decision by its number and day alone. `agency` is that of the
    holders; `hidden_at` is set when its office takes the decision off again.
    """

    number = models.CharField(_("Số quyết định"), max_length=80)
    decided_on = models.DateField(_("Ngày quyết định"))
    shown_at = models.DateTimeField()
    shown_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number", "decided_on"], name="portal_a_decision_shown_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.number)


class Withheld(Owned):
    """A person whose name is not shown on the public site, with the reason."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="withheld", verbose_name=_("Cá nhân"))
    reason = models.CharField(_("Lý do"), max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at=None), name="portal_withheld_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class Contact(Owned):
    """Where citizens reach an agency: printed at the foot of the public site."""

    address = models.CharField(_("Địa chỉ"), max_length=300, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=80, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    in_charge = models.CharField(_("Bộ phận chịu trách nhiệm"), max_length=200, blank=True)
    set_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency"], name="portal_one_contact_an_agency")]

    def __str__(self) -> str:
        return str(self.agency)


class News(Owned):
    """A short item by the office; a film comes with its words, for whoever cannot hear it."""

    title = models.CharField(_("Tiêu đề"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    text = models.TextField(_("Nội dung"))
    on = models.DateField(_("Ngày đăng"))
    video = models.URLField(_("Địa chỉ video"), max_length=400, blank=True)
    transcript = models.TextField(_("Lời của video"), blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return str(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded title with the row."""
        self.folded = fold(self.title)[:200]
        super().save(*args, **kwargs)


class Observation(Owned):
    """What somebody says of how they were served. Name and contact are for the office of the agency alone.

    The end of `code` is drawn by lot: whoever knows the code reads the answer, nobody guesses it.
    """

    files_change = "observation.answer"
    files_view = "observation.view"

    code = models.CharField(_("Mã"), max_length=30, unique=True)
    kind = models.CharField(_("Loại góp ý"), max_length=20, choices=choices("observation_kind"))
    voice = models.CharField(_("Người góp ý"), max_length=20, choices=choices("observation_voice"))
    subject = models.CharField(_("Về thủ tục, dịch vụ"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    happened_on = models.DateField(_("Ngày xảy ra"), null=True)
    text = models.TextField(_("Nội dung"))
    name = models.CharField(_("Họ và tên"), max_length=120, blank=True)
    contact = models.CharField(_("Liên hệ"), max_length=200, blank=True)
    state = models.CharField(
        _("Tình trạng"), max_length=20, choices=choices("observation_state"), default="received"
    )
    received_at = models.DateTimeField(_("Nhận lúc"))
    taken_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(_("Trả lời"), blank=True)
    answered_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.code)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded subject with the row."""
        self.folded = fold(f"{self.code} {self.subject}")[:200]
        super().save(*args, **kwargs)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who see the whole agency that it was sent to."""
        return models.Q(agency__in=user.agencies_seen_whole)


class FollowUp(models.Model):
    """What was done after the answer; the sender reads it by the code."""

    observation = models.ForeignKey(Observation, models.CASCADE, related_name="follow_ups")
    text = models.TextField(_("Việc đã làm"))
    at = models.DateTimeField()
    by = models.ForeignKey(USER, models.PROTECT, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As the observation."""
        return models.Q(observation__agency__in=user.agencies_seen_whole)


class Attested(Owned):
    """The signed act by which an observation becomes evidence: what was found to be so, by which document.

    Of whom: a person, a unit, or else the agency that was observed.
    """

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="attested")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    about = models.CharField(_("Về mặt"), max_length=20, blank=True, choices=choices("conclusion_about"))
    result = models.CharField(_("Kết luận"), max_length=10, blank=True, choices=choices("conclusion_result"))
    finding = models.TextField(_("Điều được xác nhận"))
    number = models.CharField(_("Số văn bản"), max_length=80)
    decided_on = models.DateField(_("Ngày văn bản"))
    signer = models.ForeignKey(USER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(_("Lý do"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["observation"],
                condition=models.Q(withdrawn_at=None),
                name="portal_attested_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def subject(self) -> Any:
        """Whom it is about."""
        return self.person or self.unit or self.agency

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who see the whole agency."""
        return models.Q(agency__in=user.agencies_seen_whole)


class Visits(models.Model):
    """How often pages of the public site were opened on a day: a number, and nothing of who opened them."""

    day = models.DateField(unique=True)
    count = models.PositiveBigIntegerField(default=0)
