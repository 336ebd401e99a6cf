"""One paper of a round: its page, edited in Word and uploaded back, issued, made void."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.errors import Faults, Refused
from thidua.core.wording import Say, several
from thidua.movements.models import Round
from thidua.papers import actions
from thidua.papers.forms import EditedForm, IssueForm
from thidua.papers.models import Release
from thidua.papers.previews import pictures
from thidua.papers.queries import Made, Which, one
from thidua.papers.queries.catalogue import KINDS, by_data, in_words
from thidua.papers.queries.issuing import bearing_of, carrier_of, hindrances, signers_of
from thidua.papers.queries.page import page_of, place_of
from thidua.papers.views.papers import round_of
from thidua.people.models import User
from thidua.records.forms import VoidForm
from thidua.records.keeping import kept
from thidua.records.printing import file_response
from thidua.records.rewording import Reading, misfit, reading, rewording_of
from thidua.records.signing import key_of
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post
from thidua.screens.spoken import said


def sheet(request: HttpRequest, pk: int, slug: str, ident: int) -> HttpResponse:
    """One paper: how it stands, its first page, what was changed by hand, what was issued before."""
    round_, made = _seen(request, pk, slug, ident)
    if request.GET.get("trang"):
        return _picture(made, round_)
    whole = page_of(made, round_, slug, by=request.user)
    return render(request, "papers/sheet.html", _told(round_, made, slug) | whole)


def editing(request: HttpRequest, pk: int, slug: str, ident: int) -> HttpResponse:
    """Upload an edited paper: what differs is shown first, then taken."""
    round_, made = _seen(request, pk, slug, ident)
    thing = carrier_of(made, round_, slug)
    if not access.may("paper.edit", request.user, thing):
        return forbidden(request, access.refusal("paper.edit", request.user))
    form = EditedForm(request.POST or None, request.FILES or None)
    form.fields["file"].by, form.fields["file"].agency = request.user, thing.agency
    told = _told(round_, made, slug) | {"form": form, "shut": _shut(made)}
    told |= {"words": rewording_of(made.edited), "misfit": misfit(made.edited, by_data(made, round_))}

    def again(reasons: tuple[Say, ...] = (), read: Reading | None = None) -> HttpResponse:
        form.refuse(reasons)
        response = render(request, "papers/edit.html", told | {"read": read})
        response.status_code = 422 if reasons else 200
        return response

    if request.method != "POST" or not form.is_valid():
        return again()
    file, reason = form.cleaned_data["file"][-1], form.cleaned_data["reason"]
    if "take" not in request.POST:
        try:
            actions.check_editable(made)
            return again(read=reading(by_data(made, round_), file.path.read_bytes()))
        except Refused as refused:
            return again(refused.reasons)
    return post(
        request,
        lambda: actions.edit(Which(round_, slug, ident), file, reason, by=request.user),
        lambda made: Say(
            f"Đã nhận lời văn: {len(made.changes)} chỗ khác với bản của hệ thống.",
            f"The words were taken in: {several(len(made.changes), 'difference')} from the system's paper.",
        ),
        _address(round_, slug, ident),
        again,
    )


@require_POST
def dropping(request: HttpRequest, pk: int, slug: str, ident: int) -> HttpResponse:
    """Take the edited words back."""
    round_, _made = _seen(request, pk, slug, ident)
    told = Say("Đã bỏ bản sửa.", "The edited words were taken back.")
    here = _address(round_, slug, ident)
    return post(request, lambda: actions.drop_edit(Which(round_, slug, ident), by=request.user), told, here)


def issuing(request: HttpRequest, pk: int, slug: str, ident: int) -> HttpResponse:
    """Issue a paper, on a page of its own that says what will happen."""
    round_, made = _seen(request, pk, slug, ident)
    row = carrier_of(made, round_, slug)
    if not access.may("paper.issue", request.user, row):
        return forbidden(request, access.refusal("paper.issue", request.user))
    if not isinstance(row, Release) or row.state != "draft":
        raise Http404
    bears = bearing_of(made, row, made.make())
    form = IssueForm(request.POST or None)
    form.fields["signer"].queryset = signers_of(row)
    if not bears.number or bears.takes:
        del form.fields["written"]

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        hindered = {} if reasons else hindrances(made, row, round_, bears)
        if "written" in form.fields:
            hindered.pop("number", None)
        told = _told(round_, made, slug) | {
            "form": form,
            "reasons": reasons or tuple(hindered.values()),
            "consequence": _consequence(bears.takes, bears.number),
            "signed": key_of(row.agency) is not None,
            "button": _("Phát hành"),
            "back_text": _("Chưa phát hành"),
        }
        return render(request, "papers/issue.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    given: dict[str, Any] = form.cleaned_data
    return post(
        request,
        lambda: actions.issue(
            Which(round_, slug, ident), given["signer"], given.get("written", ""), by=request.user
        ),
        _done,
        _address(round_, slug, ident),
        again,
    )


def release(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The file of an issued paper as it was kept, a void one too."""
    row = _release(request.user, pk)
    content = kept(row, ending, by=request.user)
    if content is None:
        raise Http404
    return file_response(content, f"{row.slug}-{row.ident}-{row.pk}", ending)


def voiding(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an issued paper void, on a page of its own that says what it means."""
    row = _release(request.user, pk)
    if not access.may("paper.void", request.user, row):
        return forbidden(request, access.refusal("paper.void", request.user))
    form, here = VoidForm(request.POST or None), _address(row.round, row.slug, row.ident)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {
            "form": form,
            "row": row,
            "round": row.round,
            "kind": KINDS[row.slug],
            "consequence": _(
                "Hủy rồi không lấy lại được: ai kiểm tra mã sẽ thấy giấy tờ đã hủy, số không bao giờ cấp lại. "
                "Sau đó có thể phát hành bản thay."
            ),
            "button": _("Hủy giấy tờ"),
            "danger": True,
            "back_url": here,
            "back_text": _("Giữ giấy tờ này"),
        }
        return render(request, "papers/void.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    reason = form.cleaned_data["reason"]
    told = Say(f"Đã hủy {row.written or row.name}.", f"{row.written or row.name} is void.")
    return post(request, lambda: actions.void(row, reason, by=request.user), told, here, again)


def _seen(request: HttpRequest, pk: int, slug: str, ident: int) -> tuple[Round, Made]:
    round_ = round_of(pk)
    made = one(round_, slug, ident, request.user)
    if made is None:
        raise Http404
    return round_, made


def _release(user: User, pk: int) -> Release:
    """An issued paper that the person sees, by itself or as a paper of its round."""
    rows = Release.objects.exclude(state="draft").select_related(
        "round__movement__plan", "round__movement__agency", "movement", "unit", "agency", "number"
    )
    row = get_object_or_404(rows, pk=pk)
    seen = Release.objects.visible_to(user).filter(pk=pk).exists()
    if not seen and one(row.round, row.slug, row.ident, user) is None:
        raise Http404
    return row


def _told(round_: Round, made: Made, slug: str) -> dict[str, Any]:
    return {
        "round": round_,
        "made": made,
        "kind": KINDS[slug],
        "heading": f"{said(KINDS[slug].say)}: {made.name}",
        "back_url": _address(round_, slug, made.ident),
        "place": place_of(made),
    }


def _shut(made: Made) -> Say | None:
    try:
        actions.check_editable(made)
    except Refused as refused:
        return refused.reasons[0]
    return None


def _picture(made: Made, round_: Round) -> HttpResponse:
    try:
        return HttpResponse(pictures(in_words(made, round_))[0][0], content_type="image/png")
    except Faults:
        raise Http404 from None


def _consequence(takes: bool, bears: bool) -> str:
    if takes:
        return _(
            "Phát hành rồi không rút lại được: giấy tờ lấy số, ngày hôm nay, mã kiểm tra, và giữ nguyên như lúc này."
        )
    if bears:
        return _(
            "Phát hành rồi không rút lại được: giấy tờ mang số ghi dưới đây, mã kiểm tra, và giữ nguyên như lúc này."
        )
    return _(
        "Phát hành rồi không rút lại được: giấy tờ có mã kiểm tra và giữ nguyên như lúc này. Loại này không mang số."
    )


def _done(made: Release) -> Say:
    if made.written:
        return Say(
            f"Đã phát hành số {made.written} ngày {made.issued_on:%d/%m/%Y}.",
            f"Issued: number {made.written} of {made.issued_on:%d/%m/%Y}.",
        )
    return Say(f"Đã phát hành ngày {made.issued_on:%d/%m/%Y}.", f"Issued on {made.issued_on:%d/%m/%Y}.")


def _address(round_: Round, slug: str, ident: int) -> str:
    return reverse("papers:sheet", args=[round_.pk, slug, ident])
