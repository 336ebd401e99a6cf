"""Pages that do something with a whole version: bring in, publish, follow, discard, take up."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.clock import day_of
from thidua.core.errors import Refused
from thidua.core.wording import Say, both
from thidua.movements.actions import plans as actions
from thidua.movements.compiled import draft_of
from thidua.movements.forms.plans import AdoptForm, BringForm
from thidua.movements.models import Movement, PlanVersion
from thidua.movements.queries.confirming import left_of
from thidua.movements.queries.plans import movements_of, versions_of
from thidua.movements.views.plans import shell, version_for
from thidua.people.models import Unit
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post


def bring(request: HttpRequest) -> HttpResponse:
    """Bring a plan in from a folder: a new plan, or the next version of one that is here."""
    form = BringForm(request.POST or None, request.FILES or None)
    told = {
        "heading": _("Nạp kế hoạch"),
        "form": form,
        "button": _("Nạp kế hoạch"),
        "back_url": reverse("movements:plans"),
    }

    def page(why: tuple[Say, ...] = ()) -> HttpResponse:
        if why:
            form.refuse(why)
        return render(request, "movements/plan_bring.html", told)

    if request.method != "POST" or not form.is_valid():
        return page()
    try:
        texts = form.texts()
    except Refused as refused:
        return page(refused.reasons)
    return post(
        request,
        lambda: actions.bring(texts, agency_of(request), by=request.user),
        lambda made: Say(
            f"Đã nạp bản nháp {made.number}: {made.title}", f"Draft {made.number} brought in: {made.title}"
        ),
        lambda made: reverse("movements:plan", args=[made.pk]),
        page,
    )


def agency_of(request: HttpRequest) -> Unit:
    """The agency whose office the person is; the first of several."""
    mine = [h.agency_id for h in request.user.holdings if h.role == "office" and h.movement_id is None]
    return get_object_or_404(Unit, pk__in=mine[:1])


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft, after one look at what that means; refused while faults are left."""
    version = version_for(request, pk)
    faults = draft_of(version).faults
    back = reverse("movements:plan", args=[pk])
    if request.method == "POST":
        return post(request, lambda: actions.publish(version, by=request.user), _published, back)
    running = [m for m in movements_of(version, request.user) if m.plan_id != version.pk]
    told = shell(request, version, "plan") | {
        "heading": _("Công bố kế hoạch"),
        "consequence": _("Bản này được đóng băng: không sửa được nữa, muốn đổi phải lập bản mới."),
        "what": _what(version),
        "names": [m.name for m in running],
        "button": _("Công bố bản %(n)s") % {"n": version.number},
        "back_url": back,
        "stuck": len(faults) if version.state == "draft" else None,
        "frozen": version.state != "draft",
        "left": left_of(version) if version.state == "draft" else None,
    }
    return render(request, "movements/plan_publish.html", told)


def _published(version: PlanVersion) -> Say:
    if version.number == 1:
        return Say(
            "Đã công bố bản 1. Mở phong trào để bắt đầu.",
            "Version 1 is published. Open the movement to begin.",
        )
    return Say(
        f"Đã công bố bản {version.number}. Phong trào đang chạy giữ bản cũ cho đến khi bạn áp dụng bản này.",
        f"Version {version.number} is published. Running movements keep their version until you adopt this one.",
    )


def _what(version: PlanVersion) -> list[tuple[Any, Any]]:
    plan = draft_of(version).plan
    blank = Say("để trống", "left blank")
    return [
        (Say("Kế hoạch", "Plan"), plan.say_title),
        (Say("Số, ký hiệu", "Number"), both(plan.number) if plan.number else blank),
        (Say("Bản", "Version"), both(str(version.number))),
        (Say("Khoản, quy tắc", "Clauses, rules"), both(f"{len(plan.clauses)}, {len(plan.marks)}")),
    ]


def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a draft that begins as this version is."""
    version = version_for(request, pk)
    back = reverse("movements:plan", args=[pk])
    if not access.may("plan.new_version", request.user, version):
        return forbidden(request, access.refusal("plan.new_version", request.user))
    if request.method == "POST":
        return post(
            request,
            lambda: actions.new_version(version, by=request.user),
            lambda made: Say(f"Đã lập bản nháp {made.number}.", f"Draft {made.number} is open."),
            lambda made: reverse("movements:plan", args=[made.pk]),
        )
    told = shell(request, version, "plan") | {
        "heading": _("Lập bản mới"),
        "consequence": _(
            "Bản nháp mới chép từ bản này. Bản đang áp dụng và những gì đã xét theo nó giữ nguyên."
        ),
        "what": _what(version),
        "button": _("Lập bản mới"),
        "back_url": back,
    }
    return render(request, "screens/confirm.html", told)


def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    version = version_for(request, pk)
    if request.method == "POST":
        return post(
            request,
            lambda: actions.discard(version, by=request.user),
            lambda gone: Say(f"Đã bỏ bản nháp {gone.number}.", f"Draft {gone.number} was discarded."),
            reverse("movements:plans"),
        )
    told = shell(request, version, "plan") | {
        "heading": _("Bỏ bản nháp"),
        "consequence": _("Bản nháp và mọi lần sửa trong đó mất hẳn, không hoàn tác được."),
        "what": _what(version),
        "button": _("Bỏ bản nháp"),
        "danger": True,
        "back_url": reverse("movements:plan", args=[pk]),
    }
    return render(request, "screens/confirm.html", told)


def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the version that a movement judges by from now on."""
    movement = get_object_or_404(
        Movement.objects.visible_to(request.user).select_related("plan", "agency"), pk=pk
    )
    if not access.may("movement.adopt", request.user, movement):
        return forbidden(request, access.refusal("movement.adopt", request.user))
    others = [
        v for v in versions_of(movement.plan, request.user) if v.state != "draft" and v.pk != movement.plan_id
    ]
    form = AdoptForm(request.POST or None)
    form.fields["plan"].choices = [
        (v.pk, _("Bản %(n)s, công bố %(day)s") % {"n": v.number, "day": f"{day_of(v.published_at):%d/%m/%Y}"})
        for v in others
    ]
    told = _adopting(movement, others) | {"form": form}

    def page(why: tuple[Say, ...] = ()) -> HttpResponse:
        if why:
            form.refuse(why)
        return render(request, "movements/plan_adopt.html", told)

    if request.method != "POST" or not form.is_valid():
        return page()
    chosen = next(v for v in others if str(v.pk) == form.cleaned_data["plan"])
    reason = form.cleaned_data["reason"]
    return post(
        request,
        lambda: actions.adopt(movement, chosen, reason, by=request.user),
        Say(f"Từ nay xét theo bản {chosen.number}.", f"Version {chosen.number} applies from now on."),
        reverse("movements:plan", args=[chosen.pk]),
        page,
    )


def _adopting(movement: Movement, others: list[PlanVersion]) -> dict[str, Any]:
    now = Say(f"bản {movement.plan.number}", f"version {movement.plan.number}")
    return {
        "heading": _("Áp dụng bản kế hoạch khác"),
        "consequence": _(
            "Từ nay phong trào xét theo bản được chọn. Hồ sơ đã xét giữ kết quả theo bản cũ và ghi rõ bản đó."
        ),
        "movement": movement,
        "others": others,
        "what": [(Say("Phong trào", "Movement"), both(movement.name)), (Say("Đang áp dụng", "Now"), now)],
        "button": _("Áp dụng bản này"),
        "back_url": reverse("movements:plan_versions", args=[movement.plan_id]),
    }


urlpatterns = [
    path("ke-hoach/nap", bring, name="plan_bring"),
    path("ke-hoach/<int:pk>/cong-bo", publish, name="plan_publish"),
    path("ke-hoach/<int:pk>/lap-ban-moi", new_version, name="plan_new_version"),
    path("ke-hoach/<int:pk>/bo-nhap", discard, name="plan_discard"),
    path("<int:pk>/ap-dung-ban", adopt, name="adopt"),
]
