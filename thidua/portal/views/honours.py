"""The honour roll, published decisions and recognised initiatives on the public site."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from thidua.core import terms
from thidua.core.wording import fold
from thidua.initiatives.models import Initiative
from thidua.portal.queries.roll import (
    Asked,
    award_said,
    choices_of,
    decisions,
    entry,
    lines,
    recognised,
)
from thidua.portal.views.shell import number_of, page, paged, public, words_of
from thidua.screens.spoken import capital, said


@public
def honours(request: HttpRequest) -> HttpResponse:
    """The honour roll, searched by name, unit, year and form."""
    asked = asked_of(request)
    years, agencies, forms = choices_of()
    found, rows = paged(request, lines(asked), entry)
    told = {
        "heading": _("Bảng vinh danh"),
        "about": _("Tập thể, cá nhân được khen thưởng theo quyết định đã công bố."),
        "asked": asked,
        "years": years,
        "agencies": agencies,
        "forms": [(form, capital(said(terms.label("form", form)))) for form in forms],
        "page": found,
        "rows": rows,
        "door": "honours",
    }
    return page(request, "honours", told)


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks of the roll; what cannot be read asks nothing."""
    given = request.GET
    return Asked(
        words=words_of(request, "q"),
        year=number_of(given.get("year", "")),
        agency=number_of(given.get("agency", "")),
        form=words_of(request, "form", 60),
    )


@public
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One published decision: number, day, agency, and whom it names."""
    found = get_object_or_404(decisions(), pk=pk)
    rows = [entry(line) for line in lines().filter(line__decision=found)]
    number = found.issued.text if found.issued_id else ""
    told = {
        "heading": _("Quyết định %(number)s") % {"number": number},
        "about": found.title,
        "decision": found,
        "award": award_said(rows[0].form, rows[0].authority) if rows else None,
        "rows": rows,
        "door": "honours",
    }
    data = {"@type": "GovernmentDocument", "identifier": number, "name": found.title}
    return page(request, "decision", told, data)


@public
def initiatives(request: HttpRequest) -> HttpResponse:
    """Recognised initiatives: title, authors, unit, by which decision."""
    words = words_of(request, "q")
    found, rows = paged(request, _searched(words), lambda row: row)
    told = {
        "heading": _("Sáng kiến được công nhận"),
        "about": _("Sáng kiến đã có quyết định công nhận, nơi khác có thể làm theo."),
        "words": words,
        "page": found,
        "rows": rows,
        "door": "initiatives",
    }
    return page(request, "initiatives", told)


def _searched(words: str) -> QuerySet[Initiative]:
    rows = recognised()
    for word in fold(words).split():
        rows = rows.filter(folded__icontains=word)
    return rows
