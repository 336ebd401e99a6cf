"""Files over HTTP: downloads that cannot run in our pages, and hanging files on things."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from thidua.core.errors import Refused
from thidua.core.wording import Say, several
from thidua.records import actions
from thidua.records.inspection.kinds import KINDS, Kind
from thidua.records.inspection.names import disposition
from thidua.records.models import Attachment, File
from thidua.records.queries import may_open, seen_thing, why_shut
from thidua.screens.middleware import forbidden
from thidua.screens.posting import back_of, banner, post, with_undo

_SEALED = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NOT_YOURS = Say(
    "Bạn thấy hồ sơ này nhưng không có quyền mở tệp của nó.", "You see this case but may not open its files."
)


@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file, always to be saved and never shown inside our pages."""
    found = get_object_or_404(File.objects.visible_to(request.user).defer("text"), pk=pk)
    if not may_open(found, request.user):
        return forbidden(request, _NOT_YOURS)
    try:
        content = found.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, content_type=KINDS[Kind(found.kind)].media_type)
    for name, value in _SEALED.items():
        response[name] = value
    response["Content-Disposition"] = disposition(found.name)
    return response


@require_POST
def attach_to(request: HttpRequest, kind: str, ident: int) -> HttpResponse:
    """Take in files and hang them on a thing; a refused one is told, the others hang."""
    thing = _thing(request, kind, ident)
    reason = why_shut(thing, request.user)
    uploads = request.FILES.getlist("files")
    if reason is not None or not uploads:
        none = Say("Chưa chọn tệp nào. Chọn tệp rồi bấm Gắn tệp.", "No file was chosen. Choose one first.")
        banner(request, reason or none, messages.ERROR)
        return HttpResponseRedirect(back_of(request))
    kept: list[File] = []
    for upload in uploads:
        try:
            kept.append(actions.keep(upload, by=request.user))
        except Refused as refused:
            for said in refused.reasons:
                banner(request, said, messages.ERROR)
    if not kept:
        return HttpResponseRedirect(back_of(request))
    page = request.POST.get("page", "") if len(kept) == 1 else ""
    return post(
        request,
        lambda: [actions.attach(one, thing, by=request.user, page=page) for one in kept],
        lambda hung: Say(f"Đã gắn {len(hung)} tệp.", f"Attached {several(len(hung), 'file')}."),
        back_of(request),
    )


@require_POST
def pages(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which pages of a hung file matter."""
    hung = _hung(request, pk)
    page = request.POST.get("page", "")
    return post(
        request,
        lambda: actions.attach(hung.file, hung.thing, by=request.user, page=page),
        Say("Đã ghi số trang.", "The pages were recorded."),
        back_of(request),
    )


@require_POST
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file off a thing, with a way back."""
    hung = _hung(request, pk)
    told = Say(f"Đã gỡ tệp “{hung.file.name}”.", f"“{hung.file.name}” was removed.")
    return post(
        request,
        lambda: actions.remove(hung, by=request.user),
        with_undo(told, reverse("records:restore", args=[hung.pk])),
        back_of(request),
    )


@require_POST
def hang_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the taking off."""
    hung = get_object_or_404(Attachment.objects.select_related("file"), pk=pk)
    _thing(request, hung.kind, hung.ident)
    return post(
        request,
        lambda: actions.restore(hung, by=request.user),
        Say(f"Đã gắn lại tệp “{hung.file.name}”.", f"“{hung.file.name}” was attached again."),
        back_of(request),
    )


def _hung(request: HttpRequest, pk: int) -> Attachment:
    hung = get_object_or_404(
        Attachment.objects.visible_to(request.user).select_related("file"), pk=pk, removed_at=None
    )
    _thing(request, hung.kind, hung.ident)
    return hung


def _thing(request: HttpRequest, kind: str, ident: int) -> Any:
    thing = seen_thing(kind, ident, request.user)
    if thing is None:
        raise Http404
    return thing
