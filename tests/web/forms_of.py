"""The forms of a page as a browser sees them: where they post to, and what each field holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

KEPT = {"once", "csrfmiddlewaretoken", "version", "back", "act", "confirmed"}
"""Fields that are not the person's to fill."""


@dataclass
class Found:
    """One form: its address and its fields, each with its kind and what it holds."""

    action: str
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)

    def filled(self, choose: Callable[[str], str]) -> dict[str, str]:
        """What is posted when every choice is given one value and every text box some words."""
        told = {}
        for name, (kind, value) in self.fields.items():
            if name in KEPT:
                told[name] = value
            elif kind in ("select", "hidden", "radio", "checkbox"):
                told[name] = choose(value)
            else:
                told[name] = value or _typed(kind)
        return told


def _typed(kind: str) -> str:
    return {"day": "02/12/2024", "numeric": "5", "decimal": "5", "email": "moi@thidua.test"}.get(kind, "mẫu")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Found] = []
        self.inside: Found | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {k: v or "" for k, v in attrs}
        if tag == "form":
            self.inside = Found(told.get("action", "")) if told.get("method", "").lower() == "post" else None
            if self.inside:
                self.forms.append(self.inside)
        elif self.inside and tag in ("input", "textarea", "select") and told.get("name"):
            self._field(tag, told)
        elif self.inside and tag == "option" and self.select and "selected" in told:
            self.inside.fields[self.select] = ("select", told.get("value", ""))

    def _field(self, tag: str, told: dict[str, str]) -> None:
        assert self.inside
        name, kind = told["name"], told.get("type", "text") if tag == "input" else tag
        self.select = name if tag == "select" else ""
        if kind in ("submit", "file"):
            return
        kind = "day" if "data-day" in told else told.get("inputmode", kind) if kind == "text" else kind
        self.inside.fields.setdefault(name, (kind, told.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = None
        elif tag == "select":
            self.select = ""


def forms_of(page: str) -> list[Found]:
    """Every form of a page that posts, but the small ones of the frame (language, display, sign out)."""
    reader = _Reader()
    reader.feed(page)
    frame = ("/man-hinh/", "/vao/", "/tim")
    return [form for form in reader.forms if not form.action.startswith(frame)]
