"""News, published indices, the feed, and what search engines ask for."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from thidua.core import terms
from thidua.evidence.printed.tables import source_link
from thidua.portal.addresses import address
from thidua.portal.queries.foot import foot
from thidua.portal.queries.measured import printed, with_standing, years_of_indices
from thidua.portal.queries.told import newest, paths
from thidua.portal.queries.told import news as every_item
from thidua.portal.views.shell import A_PAGE, page, paged, public
from thidua.screens.spoken import capital, said

ABOUT = 160
"""Letters of a text that tell what it is about."""


@public
def news(request: HttpRequest) -> HttpResponse:
    """What the offices tell, the latest first."""
    found, rows = paged(request, every_item(), lambda row: row)
    about = _("Tin về phong trào thi đua cải cách hành chính.")
    return page(request, "news", {"heading": _("Tin mới"), "about": about, "page": found, "rows": rows})


@public
def news_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item; its film is a link, with the words of it below."""
    found = get_object_or_404(every_item(), pk=pk)
    told = {"heading": found.title, "about": found.text[:ABOUT], "item": found}
    by = {"@type": "GovernmentOrganization", "name": found.agency.name}
    data = {"@type": "NewsArticle", "headline": found.title, "datePublished": f"{found.on}", "author": by}
    return page(request, "news_item", told, data)


@public
def indices(request: HttpRequest) -> HttpResponse:
    """The published indices by year, satisfaction first."""
    about = _("Chỉ số hài lòng của người dân, chỉ số cải cách hành chính đã công bố, mỗi số có nguồn.")
    rows = [(one, capital(said(terms.label("index", one.index)))) for one in years_of_indices()]
    return page(
        request, "indices", {"heading": _("Kết quả hài lòng và các chỉ số"), "about": about, "rows": rows}
    )


@public
def index(request: HttpRequest, name: str, year: int) -> HttpResponse:
    """One index in one year, unit by unit, with the source of each figure."""
    facts = printed(name, year)
    if not facts:
        raise Http404
    found = Paginator(facts, A_PAGE).get_page(request.GET.get("page"))
    heading = f"{capital(said(terms.label('index', name)))}, {year}"
    rows = [(one, source_link(one.record)) for one in with_standing(list(found.object_list))]
    about = _("Số đã công bố, có nguồn; bản công bố sau thay bản trước.")
    told = {"heading": heading, "about": about, "page": found, "rows": rows}
    return page(request, "index", told, {"@type": "Dataset", "description": about})


@public
def feed(request: HttpRequest) -> HttpResponse:
    """News, decisions, movements and stories as an Atom feed."""
    entries = newest()
    title = f"{foot().agency or 'Thi Đua'}: {_('thi đua cải cách hành chính')}"
    made = Atom1Feed(
        title=title,
        link=address(reverse("portal:home")),
        description="",
        language="vi",
        feed_url=address(reverse("portal:feed")),
    )
    for one in entries:
        made.add_item(
            title=one.title,
            link=address(one.path),
            description=one.text,
            unique_id=address(one.path),
            author_name=one.agency,
            pubdate=one.at,
            updateddate=one.at,
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    made.write(response, "utf-8")
    return response


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address for search engines, each in both languages."""
    body = "".join(_located(path) for path in paths())
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    )
    return HttpResponse(f"{head}{body}</urlset>", content_type="application/xml; charset=utf-8")


def _located(path: str) -> str:
    here = escape(address(path))
    other = f'<xhtml:link rel="alternate" hreflang="en" href="{here}?lang=en"/>'
    return f"<url><loc>{here}</loc>{other}</url>"


@public
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public side alone, and nothing of a demonstration."""
    lines = ["User-agent: *", "Disallow: /"]
    if not settings.DEMO:
        lines += [f"Allow: {path}" for path in _read_by_engines()]
        lines += [f"Disallow: {reverse('portal:manage')}", f"Disallow: {reverse('portal:observe')}/"]
        lines += [f"Sitemap: {address(reverse('portal:sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _read_by_engines() -> tuple[str, ...]:
    check: Any = reverse("decisions:check")
    return reverse("portal:home"), reverse("appraisals:public"), check, f"/{settings.STATIC_URL.strip('/')}/"
