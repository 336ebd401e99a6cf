"""How an office words its papers: the list of kinds, one wording with its preview, giving it up."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.audit.views import tabs
from thidua.core.errors import Faults
from thidua.core.papers import Worded
from thidua.core.papers.template import given, read
from thidua.core.wording import Say
from thidua.papers.forms import TextForm
from thidua.papers.previews import inline, pictures
from thidua.papers.queries.wordings import kinds, plans_of, sample_of, words_of
from thidua.people.models import Unit
from thidua.records import actions
from thidua.records.actions.wordings import faults_of
from thidua.records.models import PaperText
from thidua.records.printing import paper_file, wording_of
from thidua.screens.posting import post
from thidua.screens.spoken import said

SIGNS = (
    ("#", Say("tên loại văn bản", "the kind of paper")),
    ("##", Say("trích yếu", "what it is about")),
    (">", Say("kính gửi", "to whom")),
    ("~", Say("căn cứ", "ground")),
    ("###", Say("đề mục", "heading")),
    ("-", Say("gạch đầu dòng", "item of a list")),
    ("!", Say("thẩm quyền ban hành", "who decides")),
    ("_", Say("dòng chấm để ghi tay", "a dotted line for writing by hand")),
    ("---", Say("sang phụ lục", "an annex begins")),
    ("**…**", Say("chữ đậm", "bold")),
    ("__…__", Say("chữ nghiêng", "italic")),
    ("{?tên}", Say("chỉ in dòng này khi có", "print the line only when there is one")),
    ("{!tên}", Say("chỉ in dòng này khi không có", "print the line only when there is none")),
)


def kinds_page(request: HttpRequest) -> HttpResponse:
    """Every kind of paper and whether the office has words of its own."""
    agency = agency_of(request)
    titles = dict(plans_of(agency, request.user))
    asked = request.GET.get("q", "")
    told = {
        "kinds": kinds(agency, asked),
        "titles": titles,
        "q": asked,
        "agency": agency,
        "tabs": tabs(request.user, "papers:wordings"),
    }
    return render(request, "papers/wordings.html", told)


def wording(request: HttpRequest, slug: str) -> HttpResponse:
    """One wording: changed, looked at with sample data, saved for all plans or for one."""
    agency, plan = agency_of(request), request.GET.get("plan", "")
    plans = plans_of(agency, request.user)
    sample = _sample(slug)
    if plan and plan not in dict(plans):
        raise Http404
    if request.GET.get("mau"):
        return _sample_file(request, agency, slug, plan)
    standing = wording_of(agency.pk, slug, plan)
    history = _history(agency, slug, plan)
    former = next((row for row in history if str(row.pk) == request.GET.get("ban")), standing)
    form = TextForm(request.POST or None, initial={"text": former.text if former else given(slug)})
    page = {
        "slug": slug, "sample": sample, "heading": said(sample.label), "agency": agency, "plan": plan,
        "plans": plans, "form": form, "standing": standing, "signs": SIGNS, "names": words_of(slug),
        "parts": list(sample.parts()), "history": history, "former": former if former != standing else None,
    }  # fmt: skip
    if request.method != "POST" or not form.is_valid():
        return _page(request, page, form["text"].value() or "")
    text = form.cleaned_data["text"]
    if "look" in request.POST:
        return _page(request, page, text)
    return _save(request, page, text)


def _save(request: HttpRequest, page: dict[str, Any], text: str) -> HttpResponse:
    agency, slug, plan = page["agency"], page["slug"], page["plan"]

    def again(reasons: tuple[Say, ...]) -> HttpResponse:
        page["form"].refuse(reasons)
        return _page(request, page, text)

    def told(_made: PaperText) -> Say:
        return Say(
            f"Đã lưu lời văn của {page['sample'].label.vi}. Giấy tờ soạn từ lúc này theo lời văn mới.",
            f"The wording of {page['sample'].label.en} was saved. Papers made from now on use it.",
        )

    return post(
        request,
        lambda: actions.set_wording(agency, slug, text, by=request.user, plan=plan),
        told,
        _address(slug, plan),
        again,
    )


@require_POST
def unword(request: HttpRequest, pk: int) -> HttpResponse:
    """Go back to the words of the project, or to those for all plans."""
    seen = PaperText.objects.visible_to(request.user)
    text = get_object_or_404(seen, pk=pk)
    told = Say("Đã bỏ lời văn riêng.", "The own wording was given up.")
    return post(
        request, lambda: actions.end_wording(text, by=request.user), told, _address(text.paper, text.plan)
    )


def _page(request: HttpRequest, page: dict[str, Any], text: str) -> HttpResponse:
    """The form with its preview; a text with faults shows them instead of pictures."""
    reasons = faults_of(page["slug"], text)
    shown: dict[str, Any] = {"faults": reasons}
    unsaved = request.method == "POST" or page["former"]
    if not reasons:
        try:
            made, shown["count"] = pictures(Worded(page["sample"], read(text)))
            shown["pictures"] = [inline(p) if unsaved else n for n, p in enumerate(made, 1)]
        except Faults as faults:
            shown["faults"] = tuple(Say(f.line("vi"), f.line("en")) for f in faults.faults)
    status = 422 if page["form"].errors else 200
    return render(request, "papers/wording.html", page | shown | {"typed": text}, status=status)


def _sample_file(request: HttpRequest, agency: Unit, slug: str, plan: str) -> HttpResponse:
    standing = wording_of(agency.pk, slug, plan)
    sample = _sample(slug)
    paper = Worded(sample, read(standing.text)) if standing else sample
    wanted = request.GET["mau"]
    if not wanted.isdecimal():
        return paper_file(paper, f"mau-{slug}", wanted)
    made, _count = pictures(paper)
    if not 1 <= int(wanted) <= len(made):
        raise Http404
    return HttpResponse(made[int(wanted) - 1], content_type="image/png")


def _sample(slug: str) -> Any:
    try:
        return sample_of(slug)
    except KeyError:
        raise Http404 from None


def _history(agency: Unit, slug: str, plan: str) -> list[PaperText]:
    rows = PaperText.objects.filter(agency=agency, paper=slug, plan=plan).select_related("by")
    return list(rows.order_by("-pk")[:20])


def _address(slug: str, plan: str) -> str:
    query = f"?{urlencode({'plan': plan})}" if plan else ""
    return reverse("papers:wording", args=[slug]) + query


def agency_of(request: HttpRequest) -> Unit:
    """The agency whose papers the person may word; the first of several."""
    held = access.holdings_for(["wording.set"], request.user)
    mine = Unit.objects.filter(pk__in={h.agency_id for h in held if not h.movement_id}).order_by("path")
    found = mine.first()
    if found is None:
        raise Http404(_("Không có cơ quan nào."))
    return found
