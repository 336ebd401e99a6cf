"""What the office does while a movement runs, over HTTP: windows, roles, events, places."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.errors import Refused
from thidua.core.wording import Say, days, fold
from thidua.movements.actions import running as actions
from thidua.movements.actions.running import NewEvent, NewPlaces
from thidua.movements.compiled import plan_of
from thidua.movements.forms.movements import EventForm, PlacesForm, RoleForm, WindowForm
from thidua.movements.models import Allotment, Event, Movement, MovementRole, Round
from thidua.movements.queries.calendar import Window
from thidua.movements.views.movement_acts import asking, nothing
from thidua.movements.views.movements import movement_for
from thidua.people.queries import within
from thidua.screens.asking import SURE, ask, sent
from thidua.screens.posting import Conflict, conflicted
from thidua.screens.spoken import capital, day, term


def window(request: HttpRequest, pk: int) -> HttpResponse:
    """Say when one registers for a round."""
    rows = Round.objects.visible_to(request.user).select_related("movement__agency", "movement__plan")
    found = get_object_or_404(rows, pk=pk)
    start = {
        "start": found.registration_from,
        "end": found.registration_to,
        "clause": found.registration_clause,
    }
    form = WindowForm(sent(request), initial=start)
    version = request.POST.get("version") or found.version
    heading = _("Thời gian đăng ký đợt %(name)s") % {"name": found.name}
    question = asking(
        found.movement,
        ("movement.set_window", heading),
        lambda t: actions.set_window(found, Window(**t), by=request.user, version=int(version)),
        lambda made: _window_said(made),
        button=_("Lưu thời gian đăng ký"),
        thing=found,
        shown={"version": version},
    )
    try:
        return ask(request, form, question)
    except Conflict as conflict:
        return conflicted(request, conflict, _pairs(request, conflict.thing))


def _window_said(made: Round) -> Say:
    if made.registration_to is None:
        return Say("Đã lưu: không đặt ngày hết hạn.", "Saved: no last day is set.")
    until = days(made.registration_to)
    return Say(
        f"Đã lưu: đăng ký đến hết {until.vi}.", f"Saved: registration is open until the end of {until.en}."
    )


def _pairs(request: HttpRequest, saved: Round) -> list[tuple[Say, str, str]]:
    typed = request.POST
    return [
        (Say("Đăng ký từ ngày", "Registration opens"), typed.get("start", ""), day(saved.registration_from)),
        (Say("Đến hết ngày", "Until the end of"), typed.get("end", ""), day(saved.registration_to)),
        (Say("Theo khoản", "By clause"), typed.get("clause", ""), saved.registration_clause),
    ]


def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an account a role for the movement."""
    found = movement_for(request, pk)
    form = RoleForm(sent(request))

    def do(told: dict[str, Any]) -> MovementRole:
        name = told["user"].strip()
        user = _accounts(found).filter(Q(username__iexact=name) | Q(email__iexact=name)).first()
        if user is None:
            raise Refused(
                Say(
                    f"Không có tài khoản “{name}” trong {found.agency.name}. Quản trị cơ quan mời người này trước.",
                    f"{found.agency.name} has no account “{name}”. Its administrator invites the person first.",
                )
            )
        made: MovementRole = actions.appoint_to(found, user, told["role"], by=request.user)
        return made

    question = asking(
        found,
        ("movement.appoint", _("Giao vai trong phong trào")),
        do,
        lambda made: Say(f"Đã giao vai cho {made.user}, có báo.", f"{made.user} has the role and was told."),
        button=_("Giao vai"),
        shown={"lookup": reverse("movements:account_lookup", args=[found.pk])},
        template="movements/movement_appoint.html",
    )
    return ask(request, form, question)


def _accounts(found: Movement) -> Any:
    return within(found.agency.path)


def account_lookup(request: HttpRequest, pk: int) -> JsonResponse:
    """Suggestions of accounts that may work for a movement; only for those who appoint."""
    found = movement_for(request, pk)
    asked = fold(request.GET.get("q", ""))
    if not asked or not access.may("movement.appoint", request.user, found):
        return JsonResponse({"results": []})
    rows = _accounts(found).filter(
        Q(name__icontains=request.GET["q"].strip())
        | Q(username__icontains=asked)
        | Q(person__folded__contains=asked)
    )
    results = [{"value": u.username, "label": u.username, "note": u.name} for u in rows.order_by("name")[:12]]
    return JsonResponse({"results": results})


def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End a role in a movement."""
    rows = MovementRole.objects.visible_to(request.user).select_related("user", "movement__agency")
    held = get_object_or_404(rows, pk=pk)
    say = Say(
        "Từ lúc này người ấy không làm được việc của vai này trong phong trào; việc đã làm vẫn giữ nguyên.",
        "From now on they can do nothing under this role in the movement; what they did stays.",
    )
    question = asking(
        held.movement,
        ("movement.end_role", _("Thôi giao vai")),
        lambda _told: actions.end_role(held, by=request.user),
        Say("Đã thôi giao vai.", "The role has ended."),
        thing=held,
        template=SURE,
        shown={
            "consequence": say,
            "what": [(_("Người dùng"), str(held.user)), (_("Vai"), capital(term(held.role, "role")))],
        },
    )
    return ask(request, nothing(request), question)


def event(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what deadlines wait for."""
    found = movement_for(request, pk)
    asked = {"event": "su-kien", "year": "nam", "on": "ngay", "issuer": "co-quan", "decision": "so"}
    start = {name: request.GET.get(given) for name, given in asked.items()}
    question = asking(
        found,
        ("movement.record_event", _("Ghi sự kiện")),
        lambda told: actions.record_event(found, NewEvent(**told), by=request.user),
        Say(
            "Đã ghi. Các hạn chờ sự kiện này đã tính được.",
            "Recorded. Deadlines that waited for it are now known.",
        ),
        to=reverse("movements:calendar", args=[found.pk]),
        shown={
            "note": Say(
                "Hạn tính từ một sự kiện chỉ hiện ngày khi sự kiện đã ghi ở đây.",
                "A deadline counted from an event shows its day only once the event is recorded here.",
            )
        },
    )
    return ask(request, EventForm(sent(request), initial=start), question)


def event_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an event recorded in error."""
    seen = Event.objects.visible_to(request.user).select_related("movement__agency")
    held = get_object_or_404(seen, pk=pk)
    say = Say(
        "Các hạn tính từ sự kiện này trở lại chưa tính được.",
        "Deadlines counted from this event are unknown again.",
    )
    question = asking(
        held.movement,
        ("movement.withdraw_event", _("Rút sự kiện ghi nhầm")),
        lambda _told: actions.withdraw_event(held, by=request.user),
        Say("Đã rút sự kiện.", "The event was withdrawn."),
        to=reverse("movements:calendar", args=[held.movement_id]),
        template=SURE,
        shown={
            "consequence": say,
            "what": [(_("Sự kiện"), capital(term(held.event, "event"))), (_("Ngày"), day(held.on))],
        },
    )
    return ask(request, nothing(request), question)


def allot(request: HttpRequest, pk: int) -> HttpResponse:
    """Give places to the movement `pk`, which stands below the one that gives them."""
    receiver = movement_for(request, pk)
    giver = get_object_or_404(
        Movement.objects.visible_to(request.user).select_related("agency", "plan"), pk=receiver.parent_id
    )
    form = PlacesForm(sent(request), plan=plan_of(receiver.plan), receiver=receiver)
    question = asking(
        giver,
        ("movement.allot", _("Giao suất cho %(agency)s") % {"agency": receiver.agency.name}),
        lambda told: actions.allot(giver, NewPlaces(**told, to_movement=receiver), by=request.user),
        Say("Đã giao suất, nơi nhận được báo.", "The places are given and the receiver was told."),
        button=_("Giao suất"),
    )
    return ask(request, form, question)


def receive_places(request: HttpRequest, pk: int) -> HttpResponse:
    """Record places that a level above elsewhere gave."""
    found = movement_for(request, pk)
    form = PlacesForm(sent(request), plan=plan_of(found.plan), receiver=found)
    question = asking(
        found,
        ("movement.receive_places", _("Ghi suất được giao")),
        lambda told: actions.receive_places(found, NewPlaces(**told), by=request.user),
        Say("Đã ghi suất được giao.", "The places were recorded."),
        shown={
            "note": Say(
                "Dùng khi cấp trên giao bằng văn bản và không làm việc trên hệ thống này.",
                "For places given on paper by a level above that does not work in this system.",
            )
        },
    )
    return ask(request, form, question)


def places_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back places recorded in error."""
    rows = Allotment.objects.visible_to(request.user).select_related(
        "movement__agency", "to_movement__agency"
    )
    held = get_object_or_404(rows, pk=pk)
    say = Say(
        "Số suất này không còn tính trong chỉ tiêu. Thay bằng quyết định sau thì không cần rút.",
        "These places no longer count. A later decision replaces them without withdrawing.",
    )
    receiver = held.to_movement or held.movement
    question = asking(
        held.movement,
        ("movement.withdraw_places", _("Rút suất ghi nhầm")),
        lambda _told: actions.withdraw_places(held, by=request.user),
        Say("Đã rút số suất ghi nhầm.", "The places were withdrawn."),
        template=SURE,
        shown={
            "consequence": say,
            "what": [
                (_("Cơ quan"), receiver.agency.name),
                (_("Số suất"), str(held.places)),
                (_("Số quyết định giao"), held.decision),
            ],
        },
    )
    return ask(request, nothing(request), question)


urlpatterns = [
    path("dot/<int:pk>/thoi-gian", window, name="window"),
    path("<int:pk>/giao-vai", appoint, name="appoint"),
    path("<int:pk>/tra-cuu", account_lookup, name="account_lookup"),
    path("vai/<int:pk>/thoi", end_role, name="end_role"),
    path("<int:pk>/su-kien", event, name="event"),
    path("su-kien/<int:pk>/rut", event_withdraw, name="event_withdraw"),
    path("<int:pk>/giao-suat", allot, name="allot"),
    path("suat/<int:pk>/rut", places_withdraw, name="places_withdraw"),
    path("<int:pk>/suat-duoc-giao", receive_places, name="receive_places"),
]
