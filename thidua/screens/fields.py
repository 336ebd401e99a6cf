"""What a form field needs on screen: its kind, its notes, and the widget with every note tied to it."""

from __future__ import annotations

from typing import Any

from django import forms

_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def kind(bound: Any) -> str:
    """How a field is drawn: hidden, tick, choices, file, select, or text."""
    widget = bound.field.widget
    if bound.is_hidden:
        return "hidden"
    if isinstance(widget, _CHOICES):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.Select):
        return "select"
    return "file" if isinstance(widget, forms.FileInput) else "text"


def described_by(bound: Any, hint: object) -> str:
    """The ids of the notes that a reader is told with the field."""
    notes = []
    if hint:
        notes.append(f"{bound.auto_id}-hint")
    if bound.errors:
        notes.append(f"{bound.auto_id}-fault")
    if is_day(bound):
        notes.append(f"{bound.auto_id}-echo")
    return " ".join(notes)


def is_day(bound: Any) -> bool:
    """Whether the field takes a date and so echoes it with its day of the week."""
    return "data-day" in bound.field.widget.attrs or isinstance(bound.field, forms.DateField)


def widget(bound: Any, hint: object, options: dict[str, Any]) -> Any:
    """The widget of a field with its class, its notes, and what the scripts listen to."""
    what = kind(bound)
    attrs: dict[str, Any] = dict(bound.field.widget.attrs)
    if what in ("text", "select"):
        own = "form-select" if what == "select" else "form-control"
        extra = (
            f"{attrs.get('class', '')} short"
            if is_day(bound) or _is_number(bound)
            else attrs.get("class", "")
        )
        attrs["class"] = f"{own} {extra} {'num' if _is_number(bound) else ''}".strip()
    if is_day(bound):
        attrs |= {"data-day": "", "inputmode": "numeric", "autocomplete": "off"}
    elif _is_number(bound):
        attrs |= {"inputmode": "decimal", "autocomplete": "off"}
    if options.get("lookup_url"):
        attrs |= {"data-lookup": options["lookup_url"], "autocomplete": "off"}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    notes = described_by(bound, hint)
    if notes and what != "choices":
        attrs["aria-describedby"] = notes
    return bound.as_widget(attrs=attrs)


def _is_number(bound: Any) -> bool:
    decimal = bound.field.widget.attrs.get("inputmode") == "decimal"
    return kind(bound) == "text" and (decimal or isinstance(bound.field, forms.IntegerField))


def view(bound: Any, **options: Any) -> dict[str, Any]:
    """Everything the template of a field shows."""
    hint = str(options["hint"]).strip() if "hint" in options else bound.help_text
    bound.field.widget.attrs.pop("placeholder", None)  # a placeholder would carry meaning and then vanish
    return {
        "bound": bound,
        "label": options.get("label") or bound.label,
        "kind": kind(bound),
        "hint": hint,
        "notes": described_by(bound, hint),
        "day": is_day(bound),
        "widget": widget(bound, hint, options),
        "wide": options.get("wide", False),
        "suffix": options.get("suffix", ""),
        "optional": not bound.field.required,
        "quiet": options.get("quiet", False),
    }


def faults(form: Any) -> list[tuple[str, str]]:
    """Each fault of a form with the id and the name of its field, in the order of the fields."""
    told = [("", str(e)) for e in form.non_field_errors()]
    for bound in form:
        where = f"{bound.auto_id}_0" if kind(bound) == "choices" else bound.auto_id
        name = "" if bound.is_hidden or not bound.label else f"{bound.label}: "
        told += [(where, f"{name}{e}") for e in bound.errors]
    return told
