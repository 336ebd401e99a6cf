"""The door of records, the list of one table, suggestions of whom a record is about."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core import terms
from thidua.core.facts.columns import Record, columns_of
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import fold
from thidua.evidence.catalogue import ENTERED, entered_by, known, seen_by
from thidua.evidence.forms import in_reach, named
from thidua.evidence.models import Fact
from thidua.evidence.queries import STATES, tables_with_counts, to_verify
from thidua.evidence.tables import FactTable, filters_for, sorted_by_subject
from thidua.people.models import Person
from thidua.rounds.pages.naming import cap
from thidua.screens.lists import ListPage
from thidua.screens.spoken import said, term

SUGGESTED = 12
OFFERED = frozenset(
    c.kind.partition(":")[2] for t in ENTERED for c in columns_of(BY_NAME[t]) if c.kind.startswith("term?")
)
"""Groups of words that columns of the tables entered here take, beside others."""


def tables(request: HttpRequest) -> HttpResponse:
    """The tables with how many records stand in each."""
    mine = set(entered_by(request.user))
    only_own = {h.role for h in request.user.holdings} == {"candidate"}
    rows = [
        {"table": r.table, "name": cap(r.say), "count": n, "new": new, "enters": r.table in mine}
        for r, n, new in tables_with_counts(request.user)
        if n or r.table in mine or not only_own
    ]
    told = {
        "entered": [r for r in rows if r["table"] in ENTERED],
        "left": [r for r in rows if r["table"] not in ENTERED],
        "waiting": to_verify(request.user).count(),
        "may_score": access.may("scoring.view", request.user),
        "may_import": access.may("import.look", request.user),
        "may_inherit": access.may("succession.view", request.user),
        "may_ask": access.may("fact.ask", request.user),
        "may_declare": access.may("fact.declare", request.user),
    }
    return render(request, "evidence/tables.html", told)


class Facts(ListPage):
    """Records of one table."""

    table_class = FactTable
    template_name = "evidence/facts.html"
    unit = gettext_lazy("bản ghi")
    empty = gettext_lazy("Chưa có bản ghi nào ở bảng này.")
    export_name = "so-lieu"

    @property
    def record(self) -> type[Record]:
        """The table, when this person may see it."""
        found = known(self.kwargs["table"])
        if found is None or found not in seen_by(self.request.user):
            raise Http404
        return found

    @property
    def kept_as(self) -> str:
        """Each table has columns of its own."""
        return f"{super().kept_as}/{self.record.table}"

    @property
    def heading(self) -> str:
        """What the table holds."""
        return said(cap(self.record.say))

    def get_filterset_class(self) -> Any:
        """Filters made from the columns of the table."""
        return filters_for(self.record.table)

    def rows(self) -> QuerySet:
        """Facts of the table; closed ones only when asked for."""
        seen = Fact.objects.visible_to(self.request.user).filter(table=self.record.table)
        rows = (
            sorted_by_subject(seen)
            .select_related("unit", "person", "entered_by")
            .order_by("sort_name", "-pk")
        )
        return rows if self.request.GET.get("state") else rows.filter(closed_on=None, replaced_by=None)

    def get_table_kwargs(self) -> dict[str, Any]:
        """Columns of the table."""
        return {"record": self.record}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tabs by state and what may be entered."""
        found: dict[str, Any] = super().get_context_data(**kwargs)
        enters = self.record.table in entered_by(self.request.user)
        return found | {"table_name": self.record.table, "may_enter": enters, "tabs": self._tabs()}

    def _tabs(self) -> list[dict[str, Any]]:
        seen = Fact.objects.visible_to(self.request.user).filter(table=self.record.table)
        found = seen.order_by().aggregate(**{f"n_{s}": Count("pk", filter=q) for s, q in STATES.items()})
        counts = {s: found[f"n_{s}"] for s in STATES}
        asked, url = self.request.GET.get("state", ""), self.request.path
        standing = sum(n for s, n in counts.items() if s not in ("restated", "revoked"))
        first = {"label": _("Đang có hiệu lực"), "url": url, "count": standing, "current": not asked}
        return [first] + [
            {"label": term(s, "fact_state"), "url": f"{url}?state={s}", "count": n, "current": asked == s}
            for s, n in counts.items()
        ]


def subjects(request: HttpRequest) -> HttpResponse:
    """Suggestions of units and people in reach: exact accents first."""
    asked = request.GET.get("q", "").strip()
    sorts = tuple(s for s in request.GET.get("sorts", "person,unit").split(",") if s in ("person", "unit"))
    found: list[dict[str, str]] = []
    if len(asked) >= 2:
        for pool in in_reach(request.user, sorts):
            rows = pool.filter(folded__contains=fold(asked))[: SUGGESTED * 2]
            found += [_suggestion(one) for one in rows]
    found.sort(key=lambda row: asked.lower() not in row["label"].lower())
    return JsonResponse({"results": found[:SUGGESTED]})


def _suggestion(one: Any) -> dict[str, str]:
    note = f"{one.unit.name}" if isinstance(one, Person) else one.get_kind_display()
    return {"value": one.key, "label": named(one), "note": note}


def words(request: HttpRequest) -> HttpResponse:
    """Suggestions of the known words of a group, for columns that take others too."""
    asked, group = fold(request.GET.get("q", "")), request.GET.get("group", "")
    known = terms.GROUPS[group] if group in OFFERED else {}
    found = [said(t.say) for t in known.values() if asked in fold(f"{t.vi} {t.en} {t.code}")]
    return JsonResponse({"results": [{"value": word, "label": word} for word in found[:SUGGESTED]]})


urlpatterns = [
    path("", tables, name="list"),
    path("bang/<str:table>", Facts.as_view(), name="table"),
    path("cua-ai", subjects, name="subjects"),
    path("tu", words, name="words"),
]
