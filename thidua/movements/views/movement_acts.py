"""What is done to a movement over HTTP: opened, opened below, paused, carried on, handed over, closed."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.movements.actions import handing as actions_handing
from thidua.movements.actions import movements as actions
from thidua.movements.actions.movements import Act, NewMovement
from thidua.movements.compiled import plan_of
from thidua.movements.forms.movements import ActForm, BelowForm, OpenForm, ReceiverForm
from thidua.movements.models import Movement, PlanVersion
from thidua.movements.queries.calendar import rounds_named
from thidua.movements.queries.handing import going, handing_of, midway, staying
from thidua.movements.queries.movements import below, parents_for
from thidua.movements.views.movements import movement_for
from thidua.people.models import Unit
from thidua.people.queries import standing
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form
from thidua.screens.middleware import forbidden


def open_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a movement from a published plan."""
    rows = PlanVersion.objects.visible_to(request.user).select_related("agency")
    version = get_object_or_404(rows, pk=pk)
    plan = plan_of(version)
    start = {"name": version.title, "rounds": [r.name for r in rounds_named(plan)]}
    parents = parents_for(version.agency, request.user)
    form = OpenForm(sent(request), plan=plan, parents=parents, initial=start)

    def do(told: dict[str, Any]) -> Movement:
        new = NewMovement(tuple(told["rounds"]), told["name"], told["parent"], told["parent_outside"])
        made: Movement = actions.open_movement(version, new, by=request.user)
        return made

    question = Question(
        right="movement.open",
        thing=version,
        heading=_("Mở phong trào"),
        button=_("Mở phong trào"),
        do=do,
        told=Say(
            "Đã mở phong trào. Xem lại thời gian đăng ký của từng đợt rồi giao vai.",
            "The movement is open. Check when each round's registration is open, then give roles.",
        ),
        to=lambda made: reverse("movements:movement", args=[made.pk]),
        way=(
            (_("Kế hoạch"), reverse("movements:plans")),
            (version.title, reverse("movements:plan", args=[version.pk])),
            (_("Mở phong trào"), ""),
        ),
        shown={
            "note": Say(
                "Thời gian đăng ký lấy theo kế hoạch, sửa được sau khi mở.",
                "When registration is open is taken from the plan; you can change it afterwards.",
            )
        },
    )
    return ask(request, form, question)


def open_below(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the same plan for several agencies below, in the background."""
    found = movement_for(request, pk)
    agencies = below(found)
    form = BelowForm(sent(request), agencies=agencies, initial={"agencies": list(agencies)})
    question = asking(
        found,
        ("movement.open_below", _("Mở cho cơ quan cấp dưới")),
        lambda told: actions.start_below(found, told["agencies"], by=request.user),
        Say("Đang mở. Trang này cho biết đã tới đâu.", "Opening. This page tells how far it is."),
        to=lambda job: reverse("screens:job", args=[job.pk]),
        shown={
            "note": Say(
                "Mỗi cơ quan được chọn có một phong trào con chạy cùng kế hoạch, cùng các đợt; "
                "cơ quan thường trực ở đó nhận thông báo.",
                "Each chosen agency gets a movement below with the same plan and rounds; its office is told.",
            )
        },
    )
    return ask(request, form, question)


def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause a movement."""
    say = Say(
        "Trong lúc tạm dừng không ai đăng ký, gửi hay quyết định được gì. Tiếp tục bằng một quyết định khác.",
        "While it is suspended nobody can register, send or decide. Another decision carries it on.",
    )
    return _act(request, pk, ("suspend", _("Tạm dừng phong trào")), say)


def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry a movement on."""
    say = Say(
        "Các hạn vẫn theo kế hoạch; sửa thời gian đăng ký nếu cần.",
        "Deadlines stay as the plan has them; change the registration windows if needed.",
    )
    return _act(request, pk, ("resume", _("Tiếp tục phong trào")), say)


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End a movement for good."""
    say = Say(
        "Kết thúc rồi không mở lại được. Hồ sơ, kết quả và nhật ký vẫn xem được.",
        "Once closed it cannot be opened again. Dossiers, results and the diary can still be read.",
    )
    return _act(request, pk, ("close", _("Kết thúc phong trào")), say, danger=True)


def _act(
    request: HttpRequest, pk: int, what: tuple[str, str], say: Say, *, danger: bool = False
) -> HttpResponse:
    found = movement_for(request, pk)
    name, heading = what
    act = getattr(actions, name)
    question = asking(
        found,
        (f"movement.{name}", heading),
        lambda told: act(found, Act(**told), by=request.user),
        Say(
            "Đã ghi. Mọi người thấy ở trang phong trào.",
            "Recorded. Everybody sees it on the movement's page.",
        ),
        template=SURE,
        shown={"consequence": say, "danger": danger},
    )
    return ask(request, ActForm(sent(request)), question)


def transfer(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a movement over to another agency: first which, then what goes along, then the numbered act."""
    found = movement_for(request, pk)
    choice = ReceiverForm(request.GET if "agency" in request.GET else None, agencies=_receivers(found))
    heading = _("Chuyển giao phong trào")
    if not choice.is_bound or not choice.is_valid():
        if not access.may("movement.transfer", request.user, found):
            return forbidden(request, access.refusal("movement.transfer", request.user))
        shown = {"form": choice, "movement": found, "heading": heading}
        return render(request, "movements/movement_receiver.html", shown)
    handing = handing_of(found, choice.cleaned_data["agency"])
    say = Say(
        f"Phong trào ở đây dừng hẳn và chạy tiếp ở {handing.agency}; ở đây chỉ còn xem được.",
        f"The movement ends here and goes on at {handing.agency}; here it can only be read.",
    )
    waits = midway(handing)
    question = asking(
        found,
        ("movement.transfer", heading),
        lambda told: actions_handing.transfer(found, Act(**told), handing.agency, by=request.user),
        Say("Đã chuyển giao. Cơ quan nhận đã được báo.", "Handed over. The receiving agency was told."),
        template="movements/movement_transfer.html",
        shown={
            "consequence": say,
            "danger": True,
            "going": going(handing),
            "staying": staying(handing),
            "reasons": [waits] if waits else [],
        },
    )
    return ask(request, ActForm(sent(request)), question)


def _receivers(found: Movement) -> QuerySet:
    return Unit.objects.filter(standing(), is_agency=True).exclude(pk=found.agency_id)


def asking(found: Movement, what: tuple[str, str], do: Any, told: Any, **more: Any) -> Question:
    """A question about a movement: its breadcrumb, and back to its page."""
    right, heading = what
    here = reverse("movements:movement", args=[found.pk])
    way = ((_("Phong trào"), reverse("movements:list")), (found.name, here), (heading, ""))
    given = {"thing": found, "to": here, "button": heading} | more
    return Question(right=right, heading=heading, do=do, told=told, way=way, **given)


def nothing(request: HttpRequest) -> Form:
    """The form of an act that asks nothing but to be sure."""
    return Form(sent(request))


urlpatterns = [
    path("mo/<int:pk>", open_one, name="open"),
    path("<int:pk>/mo-cap-duoi", open_below, name="open_below"),
    path("<int:pk>/tam-dung", suspend, name="suspend"),
    path("<int:pk>/tiep-tuc", resume, name="resume"),
    path("<int:pk>/chuyen-giao", transfer, name="transfer"),
    path("<int:pk>/ket-thuc", close, name="close"),
]
