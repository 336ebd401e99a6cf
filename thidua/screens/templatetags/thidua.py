"""Tags and filters of every template: how things are said and drawn; all of them stand on screens:parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.crypto import get_random_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from thidua.core.plan.model import plain_clause
from thidua.core.wording import Say
from thidua.screens import charts, fields, marks, rows, spoken

register = template.Library()

register.filter("said", spoken.said)
register.filter("term", spoken.term)
register.filter("figure", spoken.figure)
register.filter("dmy", spoken.day)
register.filter("dmyw", spoken.full_day)
register.filter("dmyt", spoken.moment)
register.filter("hour", spoken.hour)
register.filter("pair", lambda vi, en: Say(str(vi), str(en)))
register.filter("capital", spoken.capital)
register.simple_tag(marks.icon, name="icon")
register.simple_tag(marks.answer, name="answer")
register.simple_tag(marks.legend, name="legend")
register.simple_tag(rows.columns, name="table_columns")
register.simple_tag(rows.drawn, takes_context=True, name="table_rows")
register.simple_tag(rows.shape, name="table_shape")
register.simple_tag(rows.page_numbers, name="page_numbers")
register.simple_tag(rows.ordered_by, name="ordered_by")
register.simple_tag(rows.filters_told, name="filters_told")
register.simple_tag(rows.versions, name="versions")


@register.filter
def term_cap(code: object, group: str) -> str:
    """A code in words, first letter capital: for headings, cells and buttons."""
    return spoken.capital(spoken.term(code, group))


@register.simple_tag
def due(
    end: date | None,
    clause: str = "",
    opens: date | None = None,
    waits: Say | str | None = None,
    inline: bool = False,
) -> SafeString:
    """A deadline with its mark, words and date: `{% due plan.end clause="III.3.c" %}`."""
    return marks.due(end, in_line=inline, clause=clause, opens=opens, waits=waits)


@register.simple_tag
def stuck(label: str, reason: object) -> SafeString:
    """A button that cannot be pressed now, with its reason under it: `{% stuck button reason %}`."""
    return marks.stuck(label, reason, get_random_string(6))


@register.filter(name="plain_clause")
def clause_said(clause: object) -> str:
    """A clause as people call it, where its sentence stands elsewhere on the page."""
    return plain_clause(str(clause or ""))


@register.inclusion_tag("screens/tags/clause.html")
def clause(number: object, text: object = None, url: str = "") -> dict[str, Any]:
    """A clause number that opens its sentence in place, from `text` or fetched from `url`."""
    return {"number": plain_clause(str(number or "")), "text": text, "url": url, "name": get_random_string(6)}


@register.inclusion_tag("screens/tags/steps.html")
def steps(line: Sequence[dict[str, Any]], holder: object = None, since: object = None) -> dict[str, Any]:
    """The step line of a case: which of how many, who holds it, since when."""
    done = [n for n, step in enumerate(line, 1) if step.get("state") == "now"]
    number = done[0] if done else len(line)
    now = line[number - 1] if line else None
    return {"line": line, "number": number, "now": now, "holder": holder, "since": since}


@register.inclusion_tag("screens/tags/field.html")
def field(bound: Any, **options: Any) -> dict[str, Any]:
    """A form field: label, hint, fault, input. Options: hint, wide, suffix, lookup_url, quiet."""
    return {"view": fields.view(bound, **options)}


@register.inclusion_tag("screens/tags/fields.html", name="fields")
def all_fields(form: Any, **options: Any) -> dict[str, Any]:
    """All fields of a form in their order."""
    return {
        "hidden": form.hidden_fields(),
        "views": [fields.view(b, **options) for b in form.visible_fields()],
    }


@register.inclusion_tag("screens/tags/faults.html", name="errors")
def faults(*forms: Any) -> dict[str, Any]:
    """The summary of faults above a form; it takes the focus and each line leads to its field."""
    told = [fault for form in forms if getattr(form, "is_bound", False) for fault in fields.faults(form)]
    return {"faults": told}


@register.simple_tag(takes_context=True)
def qs(context: dict[str, Any], **changes: object) -> str:
    """The query string of the page with some parameters changed; None takes one away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def sort_link(context: dict[str, Any], table: Any, head: rows.Head) -> str:
    """The address that sorts a list by a column."""
    return rows.sort_link(context["request"], table, head)


@register.simple_tag
def roles_of(user: Any) -> str:
    """The roles a person holds, in words."""
    held = dict.fromkeys(h.role for h in getattr(user, "holdings", ()))
    return ", ".join(term_cap(role, "role") for role in held)


@register.simple_tag
def crumb(label: object, url: str = "") -> SafeString:
    """One step of the way to the page: `{% crumb "Phong trào" url %}`; without url, where one stands."""
    if not url:
        return format_html('<li aria-current="page">{}</li>', spoken.said(label))
    return format_html('<li><a href="{}">{}</a></li>', url, spoken.said(label))


@register.simple_tag
def link(name: str, *args: object) -> str:
    """The address of a page, or nothing where the page does not exist: its door is then not shown."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def look(context: dict[str, Any]) -> SafeString:
    """Attributes of the page's root for what its reader chose: text size, contrast, dark or light."""
    chosen = context.get("display") or {}
    shown = {"size": chosen.get("size"), "contrast": chosen.get("contrast"), "theme": chosen.get("theme")}
    usual = ("auto", "normal", "0", None, "")
    kept = [format_html(' data-{}="{}"', name, value) for name, value in shown.items() if value not in usual]
    return mark_safe("".join(conditional_escape(part) for part in kept))  # each part is escaped above


@register.inclusion_tag("screens/tags/chart.html")
def bars(given: Sequence[charts.Bar], finding: object = "", unit: object = "") -> dict[str, Any]:
    """Bars of done out of total, one a row: `charts.Bar(label, done, total, url)`."""
    return charts.bars(given, finding, unit)


@register.inclusion_tag("screens/tags/chart.html")
def stacked(given: Sequence[charts.Stack], finding: object = "", unit: object = "") -> dict[str, Any]:
    """Stacked bars of unmet, missing and to judge: `charts.Stack(label, unmet, missing, to_judge, url)`."""
    return charts.stacked(given, finding, unit)


@register.inclusion_tag("screens/tags/chart.html")
def dots(
    strips: Sequence[charts.Strip], finding: object = "", unit: object = "", line: Any = None
) -> dict[str, Any]:
    """A strip of dots a group, with a labelled line at the threshold: `charts.Strip(label, points)`."""
    return charts.dots(strips, finding, unit, line)


@register.inclusion_tag("screens/tags/chart.html")
def dumbbells(
    pairs: Sequence[charts.Pair], finding: object = "", unit: object = "", ends: Any = None
) -> dict[str, Any]:
    """Two marks a row and the gap between: `charts.Pair(label, left, right, url)`; `ends` names both."""
    return charts.dumbbells(pairs, finding, unit, ends)
