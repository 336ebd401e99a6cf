"""What the table template asks of a django-tables2 table: its head, which columns stand still, its cards."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.template.base import render_value_in_context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

CARD_CELLS = 4
"""A card on a phone has this many cells unless the table names them."""
NARROW = 2
"""A table with more columns, numbers of rows not counted, is cramped on a phone: its rows become cards."""


class Shape(NamedTuple):
    """How a table is drawn."""

    cards: bool
    """Becomes cards on a phone."""
    pinned: int
    """How many columns stand still at the left, the numbers of rows included."""


class Head(NamedTuple):
    """One column of the head row."""

    column: Any
    sort: str
    """`ascending`, `descending` or nothing, for `aria-sort`."""
    kind: str
    """Classes that the room gave its cells, such as `n` for figures."""
    pin: str
    """Classes of a column that stands still."""


class Drawn(NamedTuple):
    """One row as it is written: each cell is made once, for the table and for its card alike."""

    record: Any
    attrs: Any
    named: str
    """What its box for choosing is called."""
    cells: SafeString
    name: SafeString
    """The first cell, which heads its card."""
    card: SafeString


class Version(NamedTuple):
    """One field of two versions: its name where it can be written, its label, mine and the saved text."""

    field: str
    label: Any
    mine: str
    saved: str


def shape(table: Any) -> Shape:
    """How a table is drawn, from what its class says: `keep_table`, `pin`."""
    names = [column.name for column in table.columns]
    numbered = "stt" in names
    wide = len(names) - numbered > NARROW
    return Shape(wide and not getattr(table, "keep_table", False), getattr(table, "pin", 1) + numbered)


def columns(table: Any) -> list[Head]:
    """The head row: each visible column, how it is sorted, whether it stands still."""
    pinned = shape(table).pinned
    return [
        Head(column, _sorted(column), _kind(column), _pin(place, pinned, table))
        for place, column in enumerate(table.columns)
    ]


def _kind(column: Any) -> str:
    if column.name == "stt":
        return "stt"
    given = column.column.attrs.get("td", {}).get("class", "")
    return given if isinstance(given, str) else ""


def _sorted(column: Any) -> str:
    if not column.is_ordered:
        return ""
    return "descending" if column.order_by_alias.is_descending else "ascending"


def _pin(place: int, pinned: int, table: Any) -> str:
    if place >= pinned:
        return ""
    numbered = "stt" in table.columns
    name = "" if numbered and place == 0 else "pin-name"
    step = f"pin-{place + 1}" if numbered or place else "pin-1"
    return f"pin {step} {name} {'pin-last' if place == pinned - 1 else ''}".strip()


def sort_link(request: Any, table: Any, head: Head) -> str:
    """The address that sorts the list by a column, the first page of it."""
    query = request.GET.copy()
    query.pop(table.prefixed_page_field, None)
    query[table.prefixed_order_by_field] = str(head.column.order_by_alias.next)
    return f"?{query.urlencode()}"


def ordered_by(table: Any) -> str:
    """The heading of the column by which the list is sorted, in small letters as within a sentence."""
    found = [str(c.header) for c in table.columns if c.is_ordered]
    return found[0][:1].lower() + found[0][1:] if found else ""


def filters_told(filterset: Any) -> str:
    """How a list is filtered, in words: what stands over it on paper."""
    form = getattr(filterset, "form", None)
    if form is None:
        return ""
    told = []
    for bound in form:
        value = str(bound.value() or "")
        options = {str(code): str(word) for code, word in getattr(bound.field, "choices", ())}
        if value:
            told.append(f"{bound.label}: {options.get(value, value)}")
    return "; ".join(told)


def drawn(context: dict[str, Any], table: Any, heads: list[Head]) -> list[Drawn]:
    """The rows of the page in view.

    Written here and not in the template: a list of 50 rows has some 800 cells, half of the page's time.
    """
    carded = _carded(table)
    return [_drawn(context, table, heads, carded, row) for row in table.paginated_rows]


def _drawn(context: dict[str, Any], table: Any, heads: list[Head], carded: list[str], row: Any) -> Drawn:
    made = {column.name: cell for column, cell in row.items()}
    shown = {name: render_value_in_context(cell, context) for name, cell in made.items()}
    cells = "".join(
        f'<td class="{head.kind} {head.pin}">{shown[head.column.name]}</td>' for head in heads
    )  # kinds and pins are words of ours
    told = "".join(
        f"<dt>{conditional_escape(table.columns[name].header)}</dt><dd>{shown[name]}</dd>"
        for name in carded[1:]
        if made[name] not in ("", None, table.default)
    )
    named = _("Chọn %(what)s") % {"what": row.record}
    first = shown[carded[0]] if carded else ""
    return Drawn(row.record, row.attrs, named, mark_safe(cells), mark_safe(first), mark_safe(told))


def _carded(table: Any) -> list[str]:
    """The columns that a row's card on a phone shows; the first is its name."""
    shown = [c.name for c in table.columns if c.name != "stt"]
    usual = getattr(table, "cards", shown[:CARD_CELLS])
    return shown if getattr(table, "chosen", False) else [n for n in usual if n in shown]


def page_numbers(page: Any) -> list[int | None]:
    """Numbers of pages to offer: first, last and those near; None where some are left out."""
    last = page.paginator.num_pages
    near = {1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)}
    offered: list[int | None] = []
    for number in sorted(near):
        if offered and number - (offered[-1] or 0) > 1:
            offered.append(None)
        offered.append(number)
    return offered


_NOT_TYPED = {"csrfmiddlewaretoken", "once", "version"}


def versions(pairs: Any, typed: Any) -> dict[str, Any]:
    """Both versions field by field, and what else was typed, to be posted again unchanged.

    A pair is (label, mine, saved); its field is the one that was posted with my text.
    """
    posted = [(name, value) for name, values in typed.lists() for value in values if name not in _NOT_TYPED]
    rows = []
    for label, mine, saved in pairs:
        named = [name for name, value in posted if value == mine]
        rows.append(Version(named[0] if len(named) == 1 else "", label, mine, saved))
    written = {row.field for row in rows}
    return {"rows": rows, "typed": posted, "kept": [(n, v) for n, v in posted if n not in written]}
