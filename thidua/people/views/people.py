"""People over HTTP: the list, one person through time, and what is done."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.wording import Say, fold
from thidua.people import actions
from thidua.people.actions import NewPerson, NewPosting
from thidua.people.forms import PersonEditForm, PersonForm, PostingForm
from thidua.people.models import Person, Reorganisation
from thidua.people.queries import people as seen
from thidua.people.queries import postings
from thidua.people.tables import PersonFilters, PersonTable
from thidua.people.views.units import mine
from thidua.screens.asking import Question, ask, sent
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, conflicted
from thidua.screens.spoken import day, term


class People(ListPage):
    """The people one may see, by given name."""

    table_class, filterset_class = PersonTable, PersonFilters
    template_name = "people/people.html"
    heading = gettext_lazy("Cá nhân")
    unit = gettext_lazy("người")
    empty = gettext_lazy("Chưa có ai. Quản trị cơ quan thêm từng người hoặc nhập từ Excel.")
    export_name = "ca-nhan"

    def rows(self) -> QuerySet:
        """People of one's agencies or units."""
        return seen(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What may be added here."""
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "may_add": access.may("person.add", user),
            "may_import": access.may("people.read_sheet", user),
            "may_move": access.may("person.read_moves", user),
        }


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: who they are and where they worked; private data only by right."""
    found = _person(request, pk)
    if not access.may("person.view", request.user, found):
        return forbidden(request, access.refusal("person.view", request.user))
    told = {
        "person": found,
        "heading": found.name,
        "postings": postings(found),
        "private": access.may("person.private", request.user, found),
        "may_edit": access.may("person.edit", request.user, found),
        "may_post": access.may("person.post", request.user, found),
        "may_move": access.may("person.move", request.user, found),
    } | _moved(request, found)
    return render(request, "people/person.html", told)


def _moved(request: HttpRequest, found: Person) -> dict[str, Any]:
    """The last move of a person that stands, and whether one may take it back."""
    deeds = Reorganisation.objects.visible_to(request.user).filter(kind="people", undone_at=None)
    deed = deeds.filter(postings__person=found).first()
    return {"moved": deed, "may_undo": bool(deed) and access.may("person.undo_move", request.user, deed)}


def _person(request: HttpRequest, pk: int) -> Person:
    found: Person = get_object_or_404(seen(request.user), pk=pk)
    return found


def lookup(request: HttpRequest) -> JsonResponse:
    """Suggestions of people for a text box: only those whom one may see."""
    asked = request.GET.get("q", "")
    rows = seen(request.user)
    for word in fold(asked).split():
        rows = rows.filter(Q(folded__contains=word) | Q(code__icontains=word))
    found = rows[:12] if asked.strip() else []
    return JsonResponse(
        {"results": [{"value": p.code, "label": p.code, "note": f"{p.name} · {p.unit.name}"} for p in found]}
    )


def person_add(request: HttpRequest) -> HttpResponse:
    """Add a person to a unit that one administers."""
    form = PersonForm(sent(request), units=mine(request.user), initial={"unit": request.GET.get("trong")})

    def do(told: dict[str, Any]) -> Person:
        unit = told.pop("unit")
        made: Person = actions.add_person(unit, NewPerson(**told), by=request.user)
        return made

    question = Question(
        right="person.add",
        thing=None,
        heading=_("Thêm cá nhân"),
        button=_("Thêm cá nhân"),
        do=do,
        told=lambda made: Say(f"Đã thêm {made.name}.", f"{made.name} was added."),
        to=lambda made: reverse("people:person", args=[made.pk]),
        way=((_("Cá nhân"), reverse("people:people")), (_("Thêm cá nhân"), "")),
    )
    return ask(request, form, question)


def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is kept of a person."""
    found = _person(request, pk)
    names = ("name", "gender", "staff_kind", "direct_reform_worker", "birth_date")
    form = PersonEditForm(sent(request), initial={n: getattr(found, n) for n in names})
    version = request.POST.get("version") or found.version
    question = _asking(
        found,
        ("person.edit", _("Sửa thông tin")),
        lambda t: actions.edit_person(
            found, NewPerson(found.code, **t), by=request.user, version=int(version)
        ),
        Say("Đã lưu thông tin.", "Saved."),
        shown={"version": version},
    )
    try:
        return ask(request, form, question)
    except Conflict as conflict:
        return conflicted(request, conflict, _pairs(request, conflict.thing))


def _pairs(request: HttpRequest, saved: Person) -> list[tuple[Say, str, str]]:
    """What was typed beside what is saved now; what a choice means is shown in words."""
    yes_no = {"True": _("có"), "False": _("không")}
    typed = request.POST
    rows = [(Say("Họ và tên", "Name"), typed.get("name", ""), saved.name)]
    for name, label in (
        ("gender", Say("Giới tính", "Gender")),
        ("staff_kind", Say("Đối tượng", "Kind of staff")),
    ):
        rows.append((label, term(typed.get(name, ""), name), term(getattr(saved, name), name)))
    worker = (typed.get("direct_reform_worker", ""), str(saved.direct_reform_worker))
    label = Say("Trực tiếp làm cải cách hành chính", "Direct reform worker")
    rows.append((label, *(yes_no.get(value, _("chưa rõ")) for value in worker)))
    if access.may("person.private", request.user, saved):
        rows.append((Say("Ngày sinh", "Date of birth"), typed.get("birth_date", ""), day(saved.birth_date)))
    return rows


def person_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Record another post in the same unit; who goes to another unit is moved."""
    found = _person(request, pk)
    form = PostingForm(sent(request))
    question = _asking(
        found,
        ("person.post", _("Đổi chức vụ")),
        lambda told: actions.post(found, found.unit, NewPosting(**told), by=request.user),
        Say("Đã ghi chức vụ mới.", "The new post was recorded."),
    )
    return ask(request, form, question)


def _asking(found: Person, what: tuple[str, str], do: Any, told: Say, **more: Any) -> Question:
    right, heading = what
    here = reverse("people:person", args=[found.pk])
    way = ((_("Cá nhân"), reverse("people:people")), (found.name, here), (heading, ""))
    given = {"to": here} | more
    return Question(
        right=right, thing=found, heading=heading, button=heading, do=do, told=told, way=way, **given
    )
