"""Files and what they are attached to, numbers taken, codes and files of issued papers, words of an office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.owned import Owned, OwnedQuerySet
from thidua.records.inspection.kinds import KINDS

_KINDS = [(kind.value, form.label) for kind, form in KINDS.items()]


def carriers() -> list[type[models.Model]]:
    """The models whose things carry files: those that name the right which changes them."""
    return [model for model in apps.get_models() if hasattr(model, "files_change")]


def holders() -> list[tuple[type[models.Model], str]]:
    """The models that point at a file by a column of their own, with the column's name."""
    fields = File._meta.get_fields(include_hidden=True)
    pointing = [f for f in fields if f.auto_created and f.is_relation and f.related_model is not Attachment]
    shown = [f for f in pointing if hasattr(f.related_model._default_manager, "visible_to")]
    return [(f.related_model, f.field.name) for f in shown]


class File(Owned):
    """A file as it was taken in. Rows with the same content share one stored file.

    `words` is a mark that files of the same text share, empty where the text is short.
    """

    name = models.CharField(_("tên tệp"), max_length=200)
    kind = models.CharField(_("loại"), max_length=10, choices=_KINDS)
    size = models.BigIntegerField(_("cỡ"))
    pages = models.PositiveIntegerField(_("số trang"), null=True)
    text = models.TextField(editable=False, blank=True)
    words = models.CharField(max_length=64, editable=False, blank=True, db_index=True)
    stored = models.CharField(max_length=40, editable=False, db_index=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    sha3_256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def user_id(self) -> int:
        """Whose it is while it is attached to nothing."""
        return int(self.by_id)

    @property
    def path(self) -> Path:
        """Where the bytes lie: outside everything that is served."""
        return folder() / self.stored[:2] / self.stored

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """What belongs to a thing that the person sees, and what they themselves uploaded and hang nowhere."""
        found = models.Q(by=user.pk, attachments=None)
        for model, column in holders():
            found |= models.Q(pk__in=model.objects.visible_to(user).order_by().values(column))
        for model in carriers():
            seen = model.objects.visible_to(user).order_by().values("pk")
            hung = Attachment.objects.filter(kind=model._meta.label_lower, ident__in=seen, removed_at=None)
            found |= models.Q(pk__in=hung.order_by().values("file"))
        return found


def folder() -> Path:
    """Where uploaded files are kept."""
    return Path(settings.THIDUA_HOME) / "files"


class Attachment(models.Model):
    """A file hung on a thing, with the pages that matter; a removed one stays for the undo and the diary."""

    file = models.ForeignKey(File, models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=60)
    ident = models.BigIntegerField()
    page = models.CharField(_("trang"), max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "ident"])]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "kind", "ident"],
                condition=models.Q(removed_at=None),
                name="records_once_on_a_thing",
            )
        ]

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """As far as the file is seen."""
        return models.Q(file__in=File.objects.visible_to(user))

    @property
    def thing(self) -> Any:
        """What the file hangs on."""
        return apps.get_model(self.kind)._base_manager.get(pk=self.ident)


class Run(models.Model):
    """A run of words of a file (`core.likeness.runs_of`): files that share many say the same in part."""

    file = models.ForeignKey(File, models.CASCADE, related_name="runs")
    mark = models.BigIntegerField(db_index=True)


class NumberSeries(Owned):
    """One book of numbers: of an agency, for one sort of paper, in one year."""

    name = models.CharField(_("dùng cho"), max_length=40)
    year = models.PositiveSmallIntegerField(_("năm"))
    pattern = models.CharField(_("cách viết số"), max_length=60)
    first = models.PositiveIntegerField(_("số đầu tiên"), default=1)
    last = models.PositiveIntegerField(_("số mới nhất"))

    class Meta:
        ordering = ["-year", "name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "name", "year"], name="records_one_book_a_year"),
            models.CheckConstraint(condition=models.Q(first__gte=1), name="records_first_number"),
        ]

    def __str__(self) -> str:
        return f"{self.pattern} ({self.year})"


class Issued(Owned):
    """A number that was taken, for good: a void one stays in the book with its reason."""

    series = models.ForeignKey(NumberSeries, models.PROTECT, related_name="issued")
    number = models.PositiveIntegerField(_("số"))
    text = models.CharField(_("số, ký hiệu"), max_length=80)
    kind = models.CharField(max_length=60)
    ident = models.BigIntegerField()
    issued_on = models.DateField(_("ngày"))
    at = models.DateTimeField(null=True)
    """The moment it was taken; not known of numbers taken before this was kept."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    void_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(_("lý do bỏ số"), max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["kind", "ident"])]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="records_number_once"),
            models.CheckConstraint(
                condition=models.Q(void_at=None) | ~models.Q(void_reason=""), name="records_void_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Paper(Owned):
    """An issued paper that anybody may check by its code."""

    code = models.CharField(_("mã kiểm tra"), max_length=11, unique=True)
    kind = models.CharField(max_length=60)
    ident = models.BigIntegerField()
    at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "ident"], name="records_one_code_a_thing")]

    def __str__(self) -> str:
        return self.code


class Kept(Owned):
    """A file of an issued paper, made once; `keeping` writes it."""

    kind = models.CharField(max_length=60)
    ident = models.BigIntegerField()
    form = models.CharField(max_length=10)
    stored = models.CharField(max_length=40, db_index=True)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "ident", "form"], name="records_kept_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ident}.{self.form}"

    @property
    def name(self) -> str:
        """What it is called where it is found missing."""
        return str(self)

    @property
    def path(self) -> Path:
        """Where the bytes lie: outside everything that is served."""
        return folder() / self.stored[:2] / self.stored


class PaperText(Owned):
    """How an agency words one kind of paper, for all its plans or for one; a change is a new row."""

    paper = models.CharField(max_length=40)
    plan = models.CharField(max_length=120, blank=True)
    text = models.TextField(_("lời văn"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "paper", "plan"],
                condition=models.Q(ended_at=None),
                name="records_one_wording_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.paper


class Reworded(Owned):
    """Words of a paper as an office changed them in Word, before it is issued; a change is a new row.

    `changes` are the differences to be read, [was, now]; `basis` says from which words they were made.
    """

    kind = models.CharField(max_length=60)
    ident = models.BigIntegerField()
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    patch = models.JSONField()
    changes = models.JSONField()
    basis = models.CharField(max_length=64)
    reason = models.CharField(_("lý do sửa"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "ident"])]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "ident"],
                condition=models.Q(ended_at=None),
                name="records_one_rewording_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.reason

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Those who see the whole agency, and whoever made it."""
        return models.Q(agency__in=user.agencies_seen_whole) | models.Q(by=user.pk)
