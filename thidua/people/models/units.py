"""Agencies and units in one tree, people and their postings."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.core import terms
from thidua.core.wording import fold
from thidua.people.names import sort_key
from thidua.people.owned import OwnedQuerySet


def choices(group: str) -> list[tuple[str, str]]:
    """The codes of a group of terms, for a column."""
    return [(code, term.vi) for code, term in terms.GROUPS[group].items()]


def path_below(parent: Unit | None, pk: int) -> str:
    """The path of a unit: that of its parent and its own id, in so many digits that ids sort as numbers do."""
    return f"{parent.path if parent else '/'}{pk:08d}/"


class Unit(models.Model):
    """An agency (its own `agency`) or a part of one. `path` lists the ids from the root down.

    `code` is ours and never changes; `official` is the number that the State gave a province or commune,
    which may change, and which an old unit and a new one may have had one after the other.
    """

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(_("Tên"), max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    short = models.CharField(max_length=40, blank=True)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    kind = models.CharField(max_length=40, choices=choices("unit_kind"))
    level = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Đơn vị cấp trên"),
    )
    agency = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="units")
    path = models.CharField(max_length=200, editable=False, db_index=True)
    is_agency = models.BooleanField(default=False)
    reform_body = models.BooleanField(null=True)
    does_reform = models.BooleanField(null=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(_("Kết thúc"), null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    official = models.CharField(_("Mã số hành chính"), max_length=20, blank=True, db_index=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The candidate that this unit is in facts and rules."""
        return f"unit:{self.code}"

    @property
    def unit_path(self) -> str:
        """Where rights over a unit are measured: at the unit itself."""
        return self.path

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """Names of units are no secret inside an installation."""
        return models.Q()

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded name, the owning agency and the path with the row."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)
        owner = self.parent.agency if self.parent and not self.is_agency else self
        path = path_below(self.parent, self.pk)
        if (owner.pk, path) != (self.agency_id, self.path):
            self.agency, self.path = owner, path
            type(self).objects.filter(pk=self.pk).update(agency=owner, path=path)


class Person(models.Model):
    """A person, with the unit they belong to now; earlier postings stand in `Posting`."""

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=800, editable=False, db_index=True)
    folded = models.CharField(max_length=120, editable=False, db_index=True)
    agency = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="people", verbose_name=_("Đơn vị"))
    gender = models.CharField(max_length=20, blank=True)
    staff_kind = models.CharField(max_length=40, blank=True)
    post = models.CharField(max_length=120, blank=True)
    leadership = models.CharField(max_length=20, blank=True)
    direct_reform_worker = models.BooleanField(null=True)
    birth_date = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["name_key"]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The candidate that this person is in facts and rules."""
        return f"person:{self.code}"

    @property
    def person_id(self) -> int:
        """Whose data it is: one's own."""
        return int(self.pk or 0)

    @property
    def unit_path(self) -> str:
        """Where rights over a person are measured: at their unit."""
        return str(self.unit.path)

    @classmethod
    def reach(cls, user: Any) -> models.Q:
        """People of one's own agencies or units, and oneself."""
        mine = models.Q(agency__in=user.agencies_seen_whole) | models.Q(pk=user.person_id or 0)
        return mine | user.clerk_of()

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the sort key and the folded name with the row."""
        self.keep_keys()
        super().save(*args, **kwargs)

    def keep_keys(self) -> None:
        """The columns that follow from others: for `save`, and before rows are made in bulk."""
        self.name_key, self.folded = sort_key(self.name), fold(self.name)
        self.agency_id = self.unit.agency_id


class Posting(models.Model):
    """One posting of one person: where, as what, from when to when.

    `known_on` is the day on which it was recorded, `end_known_on` that on which its end was: what was
    judged before does not change. Blank: known at once.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="postings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    post = models.CharField(max_length=120, blank=True)
    leadership = models.CharField(max_length=20, blank=True)
    direct_reform_worker = models.BooleanField(null=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    known_on = models.DateField(null=True)
    end_known_on = models.DateField(null=True)
    basis = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    deed = models.ForeignKey("people.Reorganisation", models.SET_NULL, null=True, related_name="postings")
