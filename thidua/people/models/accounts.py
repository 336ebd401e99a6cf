"""Accounts and the roles they hold, invitations, notices."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from thidua.access import Holding
from thidua.people.models.below import PREPARES, Below
from thidua.people.models.units import Person, Unit, choices
from thidua.people.owned import OwnedQuerySet

WHOLE_AGENCY = ("office", "agency_admin", "auditor", "signer", "chair", "secretary")
"""Roles that see their whole agency; the others see their unit, their movement or themselves."""

STAFF = (*WHOLE_AGENCY, "appraiser", "member", "steering")
"""Roles that work for a whole agency: they see what lies before it, sent up from elsewhere too."""

NO_MOVEMENT = models.Value(None, models.IntegerField())
"""What stands for the movement beside a role held by unit."""


class User(AbstractUser):
    """An account. It reaches nothing by itself: only through the roles it holds.

    A `demo` account is sample data: where THIDUA_DEMO says so it is entered by one click.
    """

    first_name = None
    last_name = None
    name = models.CharField(max_length=120)
    person = models.OneToOneField(Person, models.SET_NULL, null=True, blank=True, related_name="user")
    language = models.CharField(max_length=2, default="vi")
    display = models.JSONField(default=dict, blank=True)
    reminded = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    sessions_ended = models.PositiveIntegerField(default=0)
    reset_asked_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    reset_asked_at = models.DateTimeField(null=True, blank=True)

    objects = UserManager()

    def __str__(self) -> str:
        return str(self.name or self.username)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must agree with: it changes with the password, and when all sessions are ended."""
        held = super()._get_session_auth_hash(secret=secret)
        return f"{held}{self.sessions_ended}" if self.sessions_ended else held

    @cached_property
    def agency_id(self) -> int | None:
        """The agency whose administrators keep the account: the person's, else that of its first role."""
        if self.person_id:
            return int(self.person.agency_id)
        standing = self.appointments.order_by("ended_on", "pk").values_list("unit__agency_id", flat=True)
        found = standing.filter(ended_on=None).first() or standing.first()
        return int(found) if found else None

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """The roles that stand: by unit, and by appointment for a movement."""
        found = [Holding(*held) for *held, _agency in self._held]
        if self.person_id:
            found.append(Holding("candidate", self.person.agency_id, ""))
        return tuple(found)

    @cached_property
    def _held(self) -> list[tuple[Any, ...]]:
        """The rows behind the holdings, each with its agency's name: one query on every page."""
        at = ("role", "unit__agency_id", "unit__path")
        units = self.appointments.filter(ended_on=None).annotate(movement=NO_MOVEMENT)
        named = self.movement_roles.filter(ended_on=None)
        rows = units.values_list(*at, "movement", "unit__agency__name").union(
            named.values_list(*at, "movement_id", "unit__agency__name"), all=True
        )
        return sorted(rows, key=lambda row: row[3] or 0)  # what is held by unit first

    def has_role(self, *roles: str) -> bool:
        """Whether the person holds one of the roles anywhere."""
        return any(h.role in roles for h in self.holdings)

    @cached_property
    def agencies(self) -> list[int]:
        """Agencies in which the person holds a unit's role, candidates included."""
        return sorted({h.agency_id for h in self.holdings if h.agency_id and h.movement_id is None})

    @cached_property
    def agency_name(self) -> str:
        """The agency whose name stands over the pages; empty for an account without a role."""
        if not self.agencies:
            return ""
        named = {agency: name for _role, agency, _path, _movement, name in self._held}
        return str(named.get(self.agencies[0]) or Unit.objects.get(pk=self.agencies[0]).name)

    @cached_property
    def agencies_seen_whole(self) -> list[int]:
        """Agencies of which the person sees every row."""
        mine = (h for h in self.holdings if h.movement_id is None and h.role in WHOLE_AGENCY)
        return sorted({h.agency_id for h in mine if h.agency_id})

    @cached_property
    def agencies_staffed(self) -> list[int]:
        """Agencies for the whole of which the person works."""
        mine = (h for h in self.holdings if h.movement_id is None and h.role in STAFF)
        return sorted({h.agency_id for h in mine if h.agency_id})

    @cached_property
    def unit_paths(self) -> list[str]:
        """Units of which the person is clerk."""
        return self._paths("clerk")

    def _paths(self, *roles: str) -> list[str]:
        held = (h.path for h in self.holdings if h.role in roles and h.movement_id is None)
        return sorted({path for path in held if path})

    @cached_property
    def below(self) -> Below:
        """What lies below the units for which the person prepares."""
        return Below(self._paths(*PREPARES))

    def clerk_of(self, at: str = "unit__") -> models.Q:
        """Rows of units whose clerk the person is, and of what looks to them; `at` leads from a row to its unit."""
        return self._rows(at, "clerk")

    def prepares_for(self, at: str) -> models.Q:
        """Rows of units for which the person prepares as clerk or office, and of what looks to them."""
        return self._rows(at, *PREPARES)

    def _rows(self, at: str, *roles: str) -> models.Q:
        found = models.Q(**{f"{at}pk__in": ()})
        for path in self._paths(*roles):
            found |= self.below.rows(path, at)
        return found

    def is_clerk_of(self, unit: Unit) -> bool:
        """Whether the person is clerk of a unit, or of one that it looks to: `clerk_of` for one."""
        return any(self.below.reaches(path, unit.path) for path in self.unit_paths)

    @cached_property
    def movements(self) -> list[int]:
        """Movements that the person was appointed for."""
        return sorted({h.movement_id for h in self.holdings if h.movement_id is not None})


class Appointment(models.Model):
    """A role that an account holds in a unit (an agency's roles stand at the agency)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=20, choices=choices("role"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="appointments")
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = OwnedQuerySet.as_manager()

    @property
    def agency_id(self) -> int | None:
        """The agency in which the role stands."""
        return self.unit.agency_id

    @classmethod
    def reach(cls, user: User) -> models.Q:
        """Administrators see the roles of their agency; everybody sees their own."""
        return models.Q(unit__agency__in=user.agencies_seen_whole) | models.Q(user=user.pk)


class Invitation(models.Model):
    """A way in, sent by mail: it makes one account with one role, once, within a week."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=choices("role"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    @property
    def agency_id(self) -> int | None:
        """The agency that invites."""
        return self.unit.agency_id

    @classmethod
    def reach(cls, user: User) -> models.Q:
        """Invitations of one's own agency."""
        return models.Q(unit__agency__in=user.agencies_seen_whole)


class Notice(models.Model):
    """One line in a person's notices; the mail goes out beside it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    at = models.DateTimeField()
    vi = models.CharField(max_length=500)
    en = models.CharField(max_length=500)
    url = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = OwnedQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    @classmethod
    def reach(cls, user: User) -> models.Q:
        """One's own notices only."""
        return models.Q(user=user.pk)
