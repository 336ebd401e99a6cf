"""Small marks in the text of a page: icons, answer tags, deadlines, grey buttons."""

from __future__ import annotations

from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.screens import deadlines
from thidua.screens.spoken import said

ANSWERS = {
    "met": (Say("Đạt", "Met"), "Đ"),
    "unmet": (Say("Không đạt", "Unmet"), "K"),
    "missing": (Say("Thiếu minh chứng", "Evidence missing"), "T"),
    "to_judge": (Say("Cần người xét", "To judge"), "X"),
    "held": (Say("Tạm dừng xét", "On hold"), ""),
}
"""The words and the letter of each answer, in the order in which they are always shown."""


def icon(name: str, kind: str = "i") -> SafeString:
    """An outline mark of 20 pixels from the page's sheet; hidden from readers, for a word stands beside it."""
    return format_html('<svg class="{}" aria-hidden="true"><use href="#i-{}"/></svg>', kind, name)


def answer_name(answer: object) -> str:
    """The name of an answer given as a name or as a code of `core.verdict`."""
    return NAMES[answer] if isinstance(answer, int) else str(answer or "")


def answer(given: object, short: bool = False) -> SafeString:
    """An answer as it is always shown: mark, word, letter, colour; the short one keeps its word for readers."""
    name = answer_name(given)
    if name not in ANSWERS:
        return mark_safe('<span class="weak">–</span>')  # a fixed text
    words, letter = ANSWERS[name]
    sign = format_html("<b>{}</b>", letter) if letter else ""
    if not short:
        return format_html('<span class="answer {}">{}{}{}</span>', name, icon(name), said(words), sign)
    hidden = format_html('<span class="visually-hidden">{}</span>', said(words))
    return format_html(
        '<span class="answer short {}" title="{}">{}{}{}</span>',
        name,
        said(words),
        icon(name),
        hidden,
        format_html('<b aria-hidden="true">{}</b>', letter) if letter else "",
    )


def legend() -> SafeString:
    """The line below a list that explains its letters."""
    tags = [answer(name) for name in ANSWERS if name != "held"]
    return format_html('<p class="legend">{} {} {} {}</p>', *tags)


def due(end: date | None, *, in_line: bool = False, **kept: object) -> SafeString:
    """A deadline with its mark, its words and its date; `kept` goes to `deadlines.worded`."""
    told = deadlines.worded(end, **kept)  # type: ignore[arg-type]  # templates give what the tag's own signature names
    form = '<span class="due {}{}">{} <span>{}{}</span></span>'
    below = (
        format_html(" ({})" if in_line else "<small>{}</small>", said(told.below)) if told.below.vi else ""
    )
    return format_html(
        form, told.kind, " in-line" if in_line else "", icon(told.icon), said(told.words), below
    )


def stuck(label: str, reason: object, name: str) -> SafeString:
    """A button that cannot be pressed now: it stays, can be focused, and its reasons are printed under it.

    `reason` is one, or several in a list or tuple.
    """
    reasons: list[object] = [reason]
    if isinstance(reason, list | tuple) and not isinstance(reason, Say):
        reasons = list(reason)
    lines = format_html_join("", "<p>{}</p>", ((said(each),) for each in reasons))
    form = (
        '<div class="stuck"><button type="button" class="btn" aria-disabled="true" aria-describedby="why-{}">{}'
        '</button><div id="why-{}">{}</div></div>'
    )
    return format_html(form, name, said(label), name, lines)
