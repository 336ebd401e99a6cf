"""Models and good practice on the public site: the list and one story."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from thidua.people.forms import words
from thidua.portal.queries.stories import AskedStory, choices_of, picture_url
from thidua.portal.queries.stories import stories as shown
from thidua.portal.views.shell import number_of, page, paged, public
from thidua.stories.views.picturing import drawn

A_PAGE = 20
"""Stories on one page: each may bring a picture."""


@public
def stories(request: HttpRequest) -> HttpResponse:
    """Published stories whose people agreed, searched by words, kind, year and agency."""
    given = request.GET
    asked = AskedStory(
        words=given.get("q", "").strip()[:100],
        kind=given.get("kind", "")[:20],
        year=number_of(given.get("year", "")),
        agency=number_of(given.get("agency", "")),
    )
    years, agencies = choices_of()
    found, rows = paged(request, shown(asked), lambda row: row, A_PAGE)
    told = {
        "heading": _("Điển hình, cách làm hay"),
        "about": _("Gương tập thể, cá nhân, cách làm hay, người tốt việc tốt đã được duyệt đăng."),
        "asked": asked,
        "kinds": words("story_kind"),
        "years": years,
        "agencies": agencies,
        "page": found,
        "rows": rows,
        "door": "stories",
    }
    return page(request, "stories", told)


@public
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One story: what it tells, of whom, from which agency; never who wrote or reviewed it."""
    found = get_object_or_404(shown(), pk=pk)
    told = {"heading": found.title, "about": found.lead, "one": found, "door": "stories"}
    data = {
        "@type": "Article",
        "headline": found.title,
        "datePublished": f"{found.published_at:%Y-%m-%d}",
        "publisher": {"@type": "GovernmentOrganization", "name": found.agency.name},
    }
    if there := getattr(found, "picture", None):
        told["image"] = there
        data["image"] = told["image_url"] = picture_url(found)
    return page(request, "story", told, data)


@public
def picture(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """The picture of a story that anybody may read, light and without what a camera writes into it."""
    found = get_object_or_404(shown(), pk=pk, picture__digest=digest)
    return drawn(found.picture, request)
