"""How a person reads a list: which columns, in which order, how many rows a page; remembered for the next time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say
from thidua.screens.models import ListChoice
from thidua.screens.posting import back_of, banner

SIZES = (25, 50, 100, 200)
PAGE = 50
MOST_COLUMNS = 100
NAME = re.compile(r"-?\w{1,59}")
KNOWN_AS = re.compile(r"[\w:./-]{1,120}")


@dataclass
class Choice:
    """One person's way of reading one list."""

    page: str
    hidden: frozenset[str] = frozenset()
    order: str = ""
    per_page: int = PAGE
    columns: list[tuple[str, Any, bool]] = field(default_factory=list)
    """What may be chosen: each column's name, its heading, whether it is shown."""

    sizes = SIZES

    @property
    def left_out(self) -> int:
        """How many columns of the table are not shown."""
        return sum(not shown for _, _, shown in self.columns)

    def show(self, table: Any) -> None:
        """Leave out of a table what the person has left out: never its first column, never its buttons."""
        may = [c for c in table.columns if c.name != "stt" and not c.column.exclude_from_export][1:]
        self.columns = [(c.name, c.header, c.name not in self.hidden) for c in may]
        for name, _, shown in self.columns:
            if not shown:
                table.columns.hide(name)
        table.chosen = bool(self.left_out)


def choice_of(user: Any, page: str) -> Choice:
    """How a person reads a list; as everybody does, until they have chosen."""
    kept = ListChoice.objects.filter(user=user, page=page).first() if user.is_authenticated else None
    if kept is None:
        return Choice(page)
    return Choice(page, frozenset(kept.hidden), kept.order, kept.per_page)


def keep(user: Any, choice: Choice) -> None:
    """Remember how a person reads a list."""
    kept = {"hidden": sorted(choice.hidden), "order": choice.order, "per_page": choice.per_page}
    ListChoice.objects.update_or_create(user=user, page=choice.page, defaults=kept)


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the columns, the order and the rows a page that were chosen, or forget them again."""
    chosen = _posted(request)
    if chosen is not None and request.user.is_authenticated:
        if "usual" in request.POST:
            ListChoice.objects.filter(user=request.user, page=chosen.page).delete()
            banner(request, Say("Danh sách trở lại như lúc đầu.", "The list is as it was at first."))
        else:
            keep(request.user, chosen)
            banner(request, Say("Đã nhớ cách xem danh sách này.", "Your view of this list is remembered."))
    return HttpResponseRedirect(back_of(request))


def _posted(request: HttpRequest) -> Choice | None:
    """The choice as posted; None where it names no list of ours."""
    page = request.POST.get("page", "")
    if not KNOWN_AS.fullmatch(page) or page.partition("/")[0] not in access.PAGES:
        return None
    known = {n for n in request.POST.getlist("known")[:MOST_COLUMNS] if NAME.fullmatch(n)}
    order, rows = request.POST.get("order", ""), request.POST.get("rows", "")
    per_page = int(rows) if rows in map(str, SIZES) else PAGE
    hidden = frozenset(known - set(request.POST.getlist("column")))
    return Choice(page, hidden, order if NAME.fullmatch(order) else "", per_page)
