"""A story of a model, of good practice or of a good deed, as its people write it and the office reviews it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import Say, fold
from thidua.movements.models import Movement
from thidua.people.models import Person, Unit, choices
from thidua.people.owned import Owned

USER = settings.AUTH_USER_MODEL
OPEN = ("draft", "returned")
"""States in which it is written."""


class Story(Owned):
    """One story. `agency` is its own; `host` reviews and publishes it: whoever runs its movement, else its agency.

    `told_of` is set where whoever it tells of is known here, so that a name taken off the public site
    takes the story off too. `content` is the plan's own name of a content of the movement.
    """

    files_change = "story.write"

    code = models.CharField(_("Mã"), max_length=40, unique=True)
    year = models.PositiveSmallIntegerField(_("Năm"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị"))
    host = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Nơi duyệt"))
    movement = models.ForeignKey(
        Movement, models.PROTECT, null=True, related_name="stories", verbose_name=_("Phong trào")
    )
    content = models.CharField(_("Nội dung thi đua"), max_length=120, blank=True)
    kind = models.CharField(_("Loại bài"), max_length=20, choices=choices("story_kind"))
    state = models.CharField(_("Tình trạng"), max_length=20, choices=choices("story_state"), default="draft")
    title = models.CharField(_("Tên bài"), max_length=200)
    lead = models.CharField(_("Tóm tắt"), max_length=500, blank=True)
    text = models.TextField(_("Bài viết"), blank=True)
    place = models.CharField(_("Nơi diễn ra"), max_length=200, blank=True)
    about = models.CharField(_("Kể về ai"), max_length=200, blank=True)
    told_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    consent = models.CharField(_("Ai đồng ý, bằng cách nào"), max_length=300, blank=True)
    consent_on = models.DateField(_("Ngày đồng ý"), null=True)
    is_public = models.BooleanField(_("Đồng ý đăng công khai"), default=False)
    folded = models.CharField(max_length=500, editable=False)
    said = models.TextField(_("Lý do"), blank=True)
    """What the office said when it returned the story or took it off."""
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(_("Ngày đăng"), null=True)
    published_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.code)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the folded words with the row."""
        self.folded = fold(f"{self.code} {self.title} {self.about}")[:500]
        super().save(*args, **kwargs)

    @property
    def unit_path(self) -> str:
        """Where a clerk's right is measured."""
        return str(self.unit.path)

    @property
    def user_id(self) -> int | None:
        """Whose own it is: who began it; a new one only in that person's own unit."""
        writer = self.made_by
        own = self.pk or (writer.person_id and writer.person.unit_id == self.unit_id)
        return int(self.made_by_id) if own else None

    @property
    def paragraphs(self) -> list[str]:
        """The text by its lines."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]

    @property
    def files_shut(self) -> Say | None:
        """Why files may not change now."""
        if self.state in OPEN:
            return None
        return Say("Bài đã gửi nên tệp chỉ đọc được.", "The story was sent; its files can only be read.")

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """One's agency or unit, one's own; for those who review, what was sent to them."""
        sent = models.Q(host__in=user.agencies_staffed) | models.Q(movement__in=user.movements)
        return cls.own(user) | (sent & ~models.Q(state="draft")) | models.Q(made_by=user.pk)
