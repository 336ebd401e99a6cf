"""Help: the pages of the docs inside the program, those of one's own roles first."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thidua.core.wording import fold
from thidua.home.handbook import PICTURES, pages, told
from thidua.home.helping import of_role

KINDS = (
    ("tutorial/", _("Học từ đầu")),
    ("how-to/as-", _("Việc của từng vai")),
    ("how-to/", _("Cách làm")),
    ("explanation/", _("Hiểu vì sao")),
    ("reference/", _("Tra cứu")),
)
"""How names of pages begin that people who use the program read, in the order of their list; each page once."""


def help_page(request: HttpRequest) -> HttpResponse:
    """What one's roles do, then every page by its kind; searched by title, with or without marks."""
    sought = fold(request.GET.get("q", "")).strip()
    left, groups = dict(pages()), []
    for begins, label in KINDS:
        mine = [left.pop(name) for name in list(left) if name.startswith(begins)]
        groups.append((label, [p for p in mine if sought in fold(f"{p.say.vi} {p.say.en}")]))
    known = request.user.is_authenticated
    roles = dict.fromkeys(h.role for h in request.user.holdings) if known else {}
    own = [page for role in roles or ["candidate"] if known and (page := of_role(role))]
    shown = {"groups": [g for g in groups if g[1]], "own": [] if sought else own}
    return render(request, "home/help.html", shown | {"sought": request.GET.get("q", "")})


def page(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the docs in the reader's language, or in both where they stand side by side."""
    found = pages().get(name)
    if found is None:
        raise Http404
    lang = "en" if get_language() == "en" else "vi"
    # its text is ours, and raw HTML in it is not taken as such
    shown = {"page": found, "body": mark_safe(told(name, lang)), "heading": found.say}
    return render(request, "home/help_page.html", shown)


def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of the docs."""
    path = (PICTURES / name).resolve()
    if not path.is_relative_to(PICTURES.resolve()) or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"))
