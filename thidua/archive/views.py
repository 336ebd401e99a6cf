"""The archive of a movement on screen: asked for, made in the background, fetched by who asked."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from thidua import access
from thidua.archive import actions
from thidua.archive.background import make_in_background
from thidua.archive.models import Bundle
from thidua.core.wording import Say
from thidua.movements.compiled import name_of
from thidua.movements.views.movements import movement_for, shell
from thidua.records.inspection.names import disposition
from thidua.screens.jobs import begin
from thidua.screens.middleware import forbidden
from thidua.screens.models import Job
from thidua.screens.posting import post


def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """What an archive holds, the buttons that make one, those that are ready."""
    found, user = movement_for(request, pk), request.user
    if not access.may("archive.make", user, found):
        return forbidden(request, access.refusal("archive.make", user))
    told = shell(request, found, "archive") | {
        "bundles": Bundle.objects.visible_to(user).filter(movement=found).exclude(seal=""),
        "making": Job.objects.filter(user=user, back=request.path, ended_at=None).first(),
    }
    return render(request, "archive/screen.html", told)


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one in the background."""
    found, user = movement_for(request, pk), request.user
    back, public = reverse("archive:archive", args=[pk]), request.POST.get("kind") == "public"
    language = "en" if get_language() == "en" else "vi"

    def do() -> Job:
        made = actions.make(found, public=public, language=language, by=user)
        name = name_of(found)
        say = Say(f"Lập gói lưu trữ: {name.vi}"[:200], f"Archive: {name.en}"[:200])
        return begin(user, say, make_in_background, back, bundle_id=made.pk, by_id=user.pk)

    told = Say("Đang lập gói lưu trữ.", "The archive is being made.")
    return post(request, do, told, lambda job: reverse("screens:job", args=[job.pk]))


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """An archive that is ready; only who asked for it is given it, while they still may."""
    rows = Bundle.objects.visible_to(request.user).exclude(seal="").select_related("movement__agency")
    found = get_object_or_404(rows, pk=pk)
    if not access.may("archive.make", request.user, found.movement):
        return forbidden(request, access.refusal("archive.make", request.user))
    try:
        whole = found.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(whole, content_type="application/zip")
    kind = "cong-khai" if found.public else "day-du"
    response["Content-Disposition"] = disposition(f"luu-tru-{found.movement_id}-{kind}.zip")
    return response


urlpatterns = [
    path("<int:pk>", archive, name="archive"),
    path("<int:pk>/lap", make, name="make"),
    path("tai/<int:pk>", download, name="download"),
]
