"""Pages on which a document is sent in to be read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua.core.wording import Say
from thidua.movements.actions.sending import send_in
from thidua.movements.forms.readings import DocumentForm
from thidua.movements.models import PlanReading
from thidua.movements.queries.readings import waiting
from thidua.movements.views.plan_acts import agency_of
from thidua.screens.posting import post


def add(request: HttpRequest) -> HttpResponse:
    """Choose the files of a document; they are read in the background and become a draft."""
    form = DocumentForm(request.POST or None, request.FILES or None, by=request.user)
    told = {
        "heading": _("Đọc kế hoạch từ văn bản"),
        "form": form,
        "button": _("Gửi và đọc"),
        "back_url": reverse("movements:plans"),
        "waiting": waiting(request.user),
    }

    def page(why: tuple[Say, ...] = ()) -> HttpResponse:
        if why:
            form.refuse(why)
        return render(request, "movements/reading_add.html", told)

    if request.method != "POST" or not form.is_valid():
        return page()

    done = Say("Đã nhận văn bản. Máy đang đọc từng trang.", "The document has come in and is being read.")
    return post(
        request,
        lambda: send_in(form.cleaned_data["files"], agency_of(request), by=request.user),
        done,
        lambda made: reverse("screens:job", args=[made.job_id]),
        page,
    )


def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Where a document has got to: its draft to be confirmed, else the work that reads it."""
    found = get_object_or_404(PlanReading.objects.visible_to(request.user), pk=pk)
    if found.plan_id:
        return redirect("movements:confirm", found.plan_id)
    return redirect("screens:job", found.job_id) if found.job_id else redirect("movements:reading_add")


urlpatterns = [
    path("ke-hoach/doc-van-ban", add, name="reading_add"),
    path("ke-hoach/van-ban/<int:pk>", reading, name="reading"),
]
