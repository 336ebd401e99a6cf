"""Packs of all papers of a round; single papers that an office edits and issues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say
from thidua.movements.models import Movement, Round
from thidua.people.models import Unit, choices
from thidua.people.owned import Owned
from thidua.records.models import Issued


class Pack(Owned):
    """All papers of a round as they were at one moment, in one ZIP file."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="packs")
    round = models.ForeignKey(Round, models.CASCADE, related_name="packs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    papers = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    """Empty while it is being made."""

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.round.name}"

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Whose it is: a pack holds what its maker may see, and nobody else is given it."""
        return models.Q(by=user.pk)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def user_id(self) -> int:
        """Whose it is."""
        return int(self.by_id)

    @property
    def path(self) -> Path:
        """Where the file lies: outside everything that is served."""
        return Path(settings.THIDUA_HOME) / "packs" / f"{self.pk}.zip"


class Release(Owned):
    """A paper of a round that its office has taken in hand: edited first, then issued, then void perhaps.

    `slug` and `ident` say which paper of the round it is; `content` is what it says once it is issued,
    and nothing that changes later reaches it. A void one stays; the paper may then be issued anew.
    """

    movement = models.ForeignKey(Movement, models.PROTECT, related_name="releases")
    round = models.ForeignKey(Round, models.PROTECT, related_name="releases")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    """Whose paper it is, where a unit writes it; else the agency's own."""
    slug = models.CharField(max_length=40)
    ident = models.BigIntegerField()
    name = models.CharField(max_length=300)
    state = models.CharField(max_length=20, choices=choices("release_state"), default="draft")
    number = models.OneToOneField(Issued, models.PROTECT, null=True, related_name="release")
    written = models.CharField(_("Số, ký hiệu"), max_length=80, blank=True)
    """The number as it is printed; by hand where the book is kept elsewhere."""
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    content = models.JSONField(null=True)
    void_at = models.DateTimeField(null=True)
    void_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    void_reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "slug", "ident"],
                condition=~models.Q(state="void"),
                name="papers_one_release_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(content__isnull=False, issued_at__isnull=False),
                name="papers_issued_says_what",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="void") | ~models.Q(void_reason=""), name="papers_void_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def host_id(self) -> int:
        """The agency that runs the movement."""
        return int(self.movement.agency_id)

    @property
    def unit_path(self) -> str:
        """Where the unit stands whose paper it is; nowhere for the agency's own."""
        return str(self.unit.path) if self.unit_id else ""

    @property
    def number_kept(self) -> Say | None:
        """Why the number of a paper that stands is not made void by itself."""
        if self.state != "issued":
            return None
        return Say(
            "Giấy tờ đang có hiệu lực: hủy giấy tờ, số bỏ theo.",
            "The paper stands: make the paper void, and its number goes with it.",
        )
