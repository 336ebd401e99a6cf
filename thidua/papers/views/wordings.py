"""How an office words its papers: the list of kinds, one wording with its preview, giving it up."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
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
from thidua.papers.tables import WordingFilters, WordingTable
from thidua.people.models import Unit
from thidua.records import actions
from thidua.records.actions.wordings import faults_of
from thidua.records.models import PaperText
from thidua.records.printing import paper_file, wording_of
from thidua.screens.lists import Lines, ListPage
from thidua.screens.posting import post
from thidua.screens.spoken import said

SIGNS = (
    ("#", Say("tên loại văn bản", "the kind of paper")),
    ("##", Say("trích yếu", "what it is about")),
    (">", Say("kính gửi", "to whom")),
    ("~", Say("căn cứ", "ground")),
    ("!", Say("thẩm quyền ban hành", "who decides")),
    ("!!", Say("chữ QUYẾT ĐỊNH và tương tự, đứng giữa dòng", "the word that decides, in the middle")),
    ("=", Say("phần, chương", "part or chapter")),
    ("==", Say("mục", "section")),
    ("===", Say("điều", "article")),
    ("###", Say("đề mục", "heading")),
    ("####", Say("khoản, điểm", "paragraph or point")),
    ("-", Say("gạch đầu dòng", "item of a list")),
    ("_ _3", Say("một, ba dòng chấm để ghi tay", "one, three dotted lines for writing by hand")),
    ("---", Say("sang phụ lục", "an annex begins")),
    ("--- ngang", Say("sang phụ lục, khổ giấy ngang", "an annex begins, its sheets on their long side")),
    (
        "^",
        Say("dòng kèm theo văn bản nào, dưới tên phụ lục", "with which paper an annex goes, under its name"),
    ),
    ("%", Say("dòng nghiêng trên cùng của phiếu", "a line in italics at the top of a ballot paper")),
    (
        "@ tên",
        Say("lời in ở một vị trí của bằng, giấy khen: @ tặng: Tặng", "words at a place of a certificate"),
    ),
    ("**…**", Say("chữ đậm", "bold")),
    ("__…__", Say("chữ nghiêng", "italic")),
    ("{TÊN}", Say("tên chỗ điền viết hoa thì điền chữ hoa", "a name in capitals is filled in capitals")),
    ("{?tên}", Say("đầu dòng: chỉ in dòng này khi có", "before a line: print it only when there is one")),
    (
        "{!tên}",
        Say("đầu dòng: chỉ in dòng này khi không có", "before a line: print it only when there is none"),
    ),
)
"""What may be written in a wording, told under its form."""


class Kinds(ListPage):
    """Every kind of paper and whether the office has words of its own."""

    table_class, filterset_class = WordingTable, WordingFilters
    template_name = "papers/wordings.html"
    heading = gettext_lazy("Lời văn giấy tờ")
    unit = gettext_lazy("loại giấy tờ")
    export_name = "loi-van"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the agency first; who words nothing has no such page."""
        self.agency = agency_of(request)
        return super().dispatch(request, *args, **kwargs)

    def rows(self) -> Lines:
        """The kinds in the order of the work."""
        return Lines(kinds(self.agency))

    def get_table_kwargs(self) -> dict[str, Any]:
        """With the titles of the plans that have words of their own."""
        return {"titles": dict(plans_of(self.agency, self.request.user))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whose words they are."""
        return super().get_context_data(**kwargs) | {
            "agency": self.agency,
            "tabs": tabs(self.request.user, "papers:wordings"),
        }


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
    refused = bool(page["form"].errors)
    shown: dict[str, Any] = {"faults": () if refused else faults_of(page["slug"], text)}
    unsaved = request.method == "POST" or page["former"]
    if not refused and not shown["faults"]:
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
