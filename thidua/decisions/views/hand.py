"""Words of a draft, edited in Word and uploaded back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say, several
from thidua.decisions.actions import hand as actions
from thidua.decisions.queries.hand import misfit
from thidua.decisions.views.pages import back, seen
from thidua.records.fields import FilesField
from thidua.records.rewording import rewording_of
from thidua.screens.forms import Form
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post


class EditedForm(Form):
    """The edited file."""

    file = FilesField(
        label=gettext_lazy("Bản DOCX đã sửa"),
        help_text=gettext_lazy(
            "Tải bản DOCX của dự thảo này về, sửa lời văn trong Word, lưu rồi tải lên đây."
        ),
    )


def editing(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload an edited draft; see what it changes, by whom and since when."""
    found = seen(request, pk)
    if not access.may("decision.edit_words", request.user, found):
        return forbidden(request, access.refusal("decision.edit_words", request.user))
    form = EditedForm(request.POST or None, request.FILES or None)
    form.fields["file"].by, form.fields["file"].agency = request.user, found.agency

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        form.refuse(reasons)
        told = {"form": form, "decision": found, "words": rewording_of(found), "back_url": back(found)}
        told |= {"shut": found.files_shut, "misfit": None if found.files_shut else misfit(found)}
        return render(request, "decisions/edit.html", told | {"button": _("Dùng lời văn này")})

    if request.method != "POST" or not form.is_valid():
        return again()
    return post(
        request,
        lambda: actions.edit_words(found, form.cleaned_data["file"][0], by=request.user),
        lambda made: Say(
            f"Đã nhận lời văn: {len(made.changes)} chỗ khác với dự thảo.",
            f"The words were taken in: {several(len(made.changes), 'difference')} from the draft.",
        ),
        request.path,
        again=again,
    )


@require_POST
def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the edited words back."""
    found = seen(request, pk)
    told = Say("Đã bỏ bản sửa.", "The edited words were taken back.")
    return post(request, lambda: actions.drop_edit(found, by=request.user), told, back(found))
