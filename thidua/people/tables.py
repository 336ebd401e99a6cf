"""Lists of units, people, accounts and invitations."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.clock import now, today
from thidua.people.actions.invitations import WEEK
from thidua.people.forms import words
from thidua.people.models import Invitation, Person, Unit, User
from thidua.people.queries import depth
from thidua.screens.lists import Filters, Table
from thidua.screens.spoken import capital, day, language, moment, term

INSETS = ("", "ps-3", "ps-5", "ps-6", "ps-7")
"""How far a name is set in, by its depth in the tree."""
RIGHT = {"td": {"class": "n"}, "th": {"class": "n"}}


def unit_name(unit: Unit) -> str:
    """The name of a unit in the language of the page, where it has one."""
    return str(unit.name_en or unit.name) if language() == "en" else str(unit.name)


class UnitTable(Table):
    """Units in the order of the tree."""

    cards = ("name", "kind", "agency", "people")
    summed = ("people",)
    name = tables.Column(verbose_name=gettext_lazy("Đơn vị"), order_by="path")
    code = tables.Column(verbose_name=gettext_lazy("Mã"))
    kind = tables.Column(verbose_name=gettext_lazy("Loại"))
    agency = tables.Column(verbose_name=gettext_lazy("Thuộc cơ quan"), accessor="agency__name")
    people = tables.Column(verbose_name=gettext_lazy("Số người"), accessor="people_count", attrs=RIGHT)
    valid_to = tables.Column(verbose_name=gettext_lazy("Đã kết thúc"))

    class Meta(Table.Meta):
        model = Unit
        fields = ("name", "code", "kind", "agency", "people", "valid_to")
        order_by = ("name",)

    def render_name(self, record: Unit) -> Any:
        """The name, set in by its depth in the tree."""
        inset = INSETS[min(depth(record), 4)] if str(self.order_by).lstrip("-") in ("name", "") else ""
        address = reverse("people:unit", args=[record.pk])
        return format_html(
            '<span class="d-block {}"><a href="{}">{}</a></span>', inset, address, unit_name(record)
        )

    def value_name(self, record: Unit) -> str:
        """The plain name."""
        return unit_name(record)

    def render_kind(self, value: str, record: Unit) -> str:
        """The kind in words."""
        return capital(term(record.kind, "unit_kind"))

    def render_valid_to(self, value: Any) -> str:
        """The day as printed."""
        return day(value)


class UnitFilters(Filters):
    """Filters of units."""

    searched = ("folded", "code")
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Loại"), choices=lambda: words("unit_kind"))
    ended = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=[("true", gettext_lazy("đã kết thúc"))],
        empty_label=gettext_lazy("đang hoạt động"),
        method="by_end",
    )
    under = django_filters.NumberFilter(
        method="inside", label=gettext_lazy("Trong đơn vị"), widget=django_filters.widgets.forms.HiddenInput()
    )

    class Meta:
        model = Unit
        fields: tuple[str, ...] = ()

    def by_end(self, rows: QuerySet, _name: str, _ended: str) -> QuerySet:
        """Units that have ended."""
        return rows.filter(valid_to__lte=today())

    def inside(self, rows: QuerySet, _name: str, pk: Any) -> QuerySet:
        """A unit and those below it."""
        top = Unit.objects.filter(pk=int(pk)).values_list("path", flat=True).first()
        return rows.filter(path__startswith=top) if top else rows


class PersonTable(Table):
    """People by given name."""

    cards = ("name", "unit", "post", "staff_kind")
    name = tables.Column(
        order_by="name_key",
        linkify=lambda record: reverse("people:person", args=[record.pk]),
        verbose_name=gettext_lazy("Họ và tên"),
    )
    code = tables.Column(verbose_name=gettext_lazy("Mã"))
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name", order_by="unit__folded")
    agency = tables.Column(
        verbose_name=gettext_lazy("Cơ quan"), accessor="agency__name", order_by="agency__folded"
    )
    post = tables.Column(verbose_name=gettext_lazy("Chức vụ"))
    staff_kind = tables.Column(verbose_name=gettext_lazy("Đối tượng"))

    class Meta(Table.Meta):
        model = Person
        fields = ("name", "code", "unit", "agency", "post", "staff_kind")
        order_by = ("name",)

    def render_staff_kind(self, value: str, record: Person) -> str:
        """The kind of staff in words."""
        return capital(term(record.staff_kind, "staff_kind"))


class PersonFilters(Filters):
    """Filters of people."""

    searched = ("folded", "code", "unit__folded")
    staff_kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Đối tượng"), choices=lambda: words("staff_kind")
    )
    leadership = django_filters.ChoiceFilter(
        label=gettext_lazy("Lãnh đạo"), choices=lambda: words("leadership")
    )

    class Meta:
        model = Person
        fields: tuple[str, ...] = ()


class UserTable(Table):
    """Accounts with the roles that stand."""

    cards = ("name", "roles", "agency", "active")
    name = tables.Column(
        verbose_name=gettext_lazy("Người dùng"),
        linkify=lambda record: reverse("people:user", args=[record.pk]),
    )
    username = tables.Column(verbose_name=gettext_lazy("Tên đăng nhập"))
    roles = tables.Column(verbose_name=gettext_lazy("Vai"), empty_values=(), orderable=False)
    agency = tables.Column(verbose_name=gettext_lazy("Cơ quan"), empty_values=(), orderable=False)
    last_login = tables.Column(verbose_name=gettext_lazy("Vào lần cuối"))
    active = tables.Column(verbose_name=gettext_lazy("Tình trạng"), accessor="is_active")

    class Meta(Table.Meta):
        model = User
        fields = ("name", "username", "roles", "agency", "last_login", "active")
        order_by = ("name",)

    def render_roles(self, record: User) -> str:
        """Each role with its unit."""
        told = [f"{capital(term(a.role, 'role'))} ({a.unit.name})" for a in record.standing_roles]
        if record.person_id:
            told.append(capital(term("candidate", "role")))
        return "; ".join(told) or _("chưa có vai")

    def render_agency(self, record: User) -> str:
        """The agency of the person, or of the first role."""
        if record.person_id:
            return str(record.person.agency.name)
        return next((str(a.unit.name) for a in record.standing_roles), "–")

    def render_last_login(self, value: Any) -> str:
        """The hour and day."""
        return moment(value)

    def render_active(self, record: User) -> str:
        """Open or shut."""
        return _("đang mở") if record.is_active else _("đã khóa")

    def value_active(self, record: User) -> str:
        """The same in an export."""
        return self.render_active(record)


class UserFilters(Filters):
    """Filters of accounts."""

    searched = ("name", "username", "person__folded")
    role = django_filters.ChoiceFilter(
        label=gettext_lazy("Vai"), choices=lambda: words("role"), method="with_role"
    )
    is_active = django_filters.ChoiceFilter(
        label=gettext_lazy("Tình trạng"),
        choices=[("True", gettext_lazy("đang mở")), ("False", gettext_lazy("đã khóa"))],
    )

    class Meta:
        model = User
        fields: tuple[str, ...] = ()

    def with_role(self, rows: QuerySet, _name: str, role: str) -> QuerySet:
        """Accounts that hold a role now."""
        if role == "candidate":
            return rows.exclude(person=None)
        return rows.filter(appointments__role=role, appointments__ended_on=None).distinct()


class InvitationTable(Table):
    """Invitations and what became of them."""

    cards = ("name", "role", "state", "act")
    name = tables.Column(verbose_name=gettext_lazy("Người được mời"))
    email = tables.Column(verbose_name=gettext_lazy("Thư điện tử"))
    role = tables.Column(verbose_name=gettext_lazy("Vai"))
    unit = tables.Column(verbose_name=gettext_lazy("Đơn vị"), accessor="unit__name")
    sent_at = tables.Column(verbose_name=gettext_lazy("Gửi lúc"))
    state = tables.Column(verbose_name=gettext_lazy("Tình trạng"), empty_values=(), orderable=False)
    act = tables.Column(
        verbose_name=gettext_lazy("Việc"), empty_values=(), orderable=False, exclude_from_export=True
    )

    class Meta(Table.Meta):
        model = Invitation
        fields = ("name", "email", "role", "unit", "sent_at", "state", "act")
        order_by = ("-sent_at",)

    def render_role(self, record: Invitation) -> str:
        """The role in words."""
        return capital(term(record.role, "role"))

    def render_sent_at(self, value: Any) -> str:
        """The hour and day."""
        return moment(value)

    def render_state(self, record: Invitation) -> str:
        """Accepted, withdrawn, expired, or waiting."""
        if record.accepted_at:
            return _("đã nhận %(day)s") % {"day": day(record.accepted_at)}
        if record.withdrawn_at:
            return _("đã rút")
        over = record.sent_at + WEEK
        return _("đã quá 7 ngày") if over < now() else _("chờ nhận, hết %(day)s") % {"day": day(over)}

    def render_act(self, record: Invitation) -> Any:
        """The way to withdraw one that waits."""
        if record.accepted_at or record.withdrawn_at or record.sent_at + WEEK < now():
            return ""
        address = reverse("people:invitation_withdraw", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, _("Rút lời mời"))


class InvitationFilters(Filters):
    """Filters of invitations."""

    searched = ("name", "email", "unit__folded")

    class Meta:
        model = Invitation
        fields: tuple[str, ...] = ()
