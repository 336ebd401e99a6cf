"""The form of a rule on screen: fields within fields, rows that come and go, nothing validated twice.

What may be written is decided by `thidua.core.plan.fields`; here its fields get their widgets and
their place, and what was posted becomes values again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from thidua.core.plan.fields.criteria import HOW, KINDS, kind_fields
from thidua.core.plan.fields.model import JOINED, BadForm, Field
from thidua.core.plan.fields.own import OWN, choices
from thidua.core.plan.fields.simple import MANY
from thidua.core.plan.model import Plan
from thidua.core.wording import Say
from thidua.screens.forms import Form
from thidua.screens.posting import spoken

FOLDED = 6
"""A list of choices longer than this is folded under what is chosen."""
LISTS = ("choices", "lone")
LINES = ("texts", "lines", "whole")


@dataclass
class Node:
    """One place of the form: a field, a group, rows, one row, or the criteria of a rule."""

    kind: str
    name: str
    say: Say
    bound: Any = None
    hint: Any = None
    parts: list[Node] = field(default_factory=list)
    asked: str = ""
    """The answers of the field `by` for which this is asked, between blanks."""
    by: str = ""
    rare: bool = False
    chosen: str | None = None
    """What is chosen of a long list, which is then folded; None where it is not folded."""
    at: str = ""

    @property
    def held(self) -> bool:
        """Whether something is filled in, or wrong, here or inside."""
        own = bool(self.bound and (self.bound.errors or any(self.bound.data or ())))
        return own or any(part.held for part in self.parts)


class _Plain:
    """A field that takes what was typed; the core reads it and says what is wrong."""

    def clean(self, value: Any) -> Any:
        return value


class _Text(_Plain, forms.CharField):
    pass


class _Many(_Plain, forms.Field):
    pass


class _Day(_Plain, forms.DateField):
    pass


class _Count(_Plain, forms.IntegerField):
    pass


class RuleForm(Form):
    """Fields of the core as one form; `nodes` is how they stand on the page."""

    def __init__(self, plan: Plan, shown: Sequence[Field], values: Mapping[str, Any]) -> None:
        self.plan = plan
        self._flat: MultiValueDict[str, Any] = MultiValueDict()
        self._made: dict[str, forms.Field] = {}
        laid = [self._node(f, values.get(f.name), f.name) for f in shown]
        super().__init__(data=self._flat)
        self.fields.update(self._made)
        self.nodes = [self._bound(node) for node in laid]

    def blame(self, bad: BadForm) -> None:
        """Put each bad value's reason at its field."""
        for one in bad.fields:
            name = one.path if one.path in self.fields else None
            self.add_error(name, spoken(Say(f"{one.what.vi} {one.cure.vi}", f"{one.what.en} {one.cure.en}")))

    def _bound(self, node: Node) -> Node:
        if node.kind == "field":
            node.bound = self[node.name]
        for part in node.parts:
            self._bound(part)
        return node

    @property
    def main(self) -> list[Node]:
        """What every rule of the sort says."""
        return [n for n in self.nodes if not n.rare]

    @property
    def rare(self) -> list[Node]:
        """What few rules say."""
        return [n for n in self.nodes if n.rare]

    def _node(self, shown: Field, value: Any, path: str) -> Node:
        node = self._made_node(shown, value, path)
        node.rare = shown.rare
        node.by = f"{path.rpartition('.')[0]}.{shown.by}".lstrip(".") if node.asked else ""
        return node

    def _made_node(self, shown: Field, value: Any, path: str) -> Node:
        asked = " ".join(shown.when)
        if value is None and shown.type not in JOINED:
            return Node("kept", path, shown.say, asked=asked)
        if shown.type == "criteria":
            return self._criteria(value, path, shown.say)
        if shown.type == "rows":
            self._keep(f"{path}.rows", "1")
            rows = [self._row(shown, row, f"{path}.{at}") for at, row in enumerate(value)]
            return Node("rows", path, shown.say, parts=rows, hint=shown.hint, asked=asked)
        if shown.type in JOINED:
            self._keep(f"{path}.here", "1")
            inner = [
                self._node(f, (value or {}).get(f.name, _empty(f)), f"{path}.{f.name}") for f in shown.fields
            ]
            return Node("group", path, shown.say, parts=inner, hint=shown.hint, asked=asked)
        return self._leaf(shown, value, path, asked)

    def _row(self, shown: Field, value: Mapping[str, Any], path: str) -> Node:
        self._keep(f"{path}.at", str(value.get("at", "")))
        inner = [self._node(f, value.get(f.name, _empty(f)), f"{path}.{f.name}") for f in shown.fields]
        return Node("row", path, shown.say, parts=inner, at=str(value.get("at", "")))

    def _criteria(self, value: Mapping[str, Any], path: str, say: Say) -> Node:
        how = _choice([(c, s) for c, s in OWN["how"]], blank=_("một điều duy nhất"))
        parts: list[Node] = []
        self._keep(f"{path}.here", "1")
        several = len(value.get("parts") or ()) > 1 or value.get("how")
        if several:
            self._make(
                f"{path}.how", how, Say("Các điều này kết hợp", "These count together"), value.get("how")
            )
            parts.append(Node("field", f"{path}.how", say))
        parts += [
            self._criterion(part, f"{path}.parts.{at}") for at, part in enumerate(value.get("parts") or ())
        ]
        self._make(
            f"{path}.new", _choice(list(KINDS.items())), Say("Thêm điều kiện", "Another condition"), ""
        )
        return Node("criteria", path, say, parts=[*parts, Node("field", f"{path}.new", say)])

    def _criterion(self, value: Mapping[str, Any], path: str) -> Node:
        kind = str(value.get("kind") or "")
        self._keep(f"{path}.kind", kind)
        if kind in HOW:
            inner = [
                self._criterion(p, f"{path}.parts.{at}") for at, p in enumerate(value.get("parts") or ())
            ]
            return Node("criterion", path, dict(OWN["how"])[kind], parts=inner, at=kind)
        params = value.get("params") or {}
        shown = [f for f in kind_fields(kind) if f.type != "fixed"] if kind in KINDS else []
        for fixed in (f for f in kind_fields(kind) if f.type == "fixed") if kind in KINDS else ():
            self._keep(f"{path}.params.{fixed.name}", str(params.get(fixed.name) or ""))
        inner = [self._node(f, params.get(f.name, _empty(f)), f"{path}.params.{f.name}") for f in shown]
        return Node("criterion", path, KINDS.get(kind, Say(kind, kind)), parts=inner, at=kind)

    def _leaf(self, shown: Field, value: Any, path: str, asked: str) -> Node:
        if shown.type == "key":
            self._keep(path, str(value or ""))
            return Node("hidden", path, shown.say)
        if shown.type == "whole" and isinstance(value, list):
            value = ", ".join(value)
        self._make(path, _field(self.plan, shown, value), shown.say, value, shown.hint)
        made = self._made[path]
        made.required = shown.required
        return Node("field", path, shown.say, asked=asked, chosen=_chosen(made, value))

    def _make(self, path: str, made: forms.Field, say: Say, value: Any, hint: Say | None = None) -> None:
        made.label = spoken(say)
        made.help_text = spoken(hint) if hint else ""
        made.widget.is_required = False
        self._made[path] = made
        if isinstance(value, list) and not isinstance(made, _Many):
            value = "\n".join(map(str, value))
        self._flat.setlist(path, value if isinstance(value, list) else [value or ""])

    def _keep(self, path: str, value: str) -> None:
        self._made[path] = _Text(required=False, widget=forms.HiddenInput())
        self._flat.setlist(path, [value])


def _field(plan: Plan, shown: Field, value: Any) -> forms.Field:
    if shown.type in ("choice", "flag", *LISTS):
        known = _FLAGS if shown.type == "flag" else choices(plan, shown)
        codes = [c for c, _say in known]
        more = [
            (v, Say(v, v)) for v in (value if isinstance(value, list) else [value]) if v and v not in codes
        ]
        if shown.type in LISTS:
            options = [(c, spoken(s)) for c, s in [*known, *more]]
            return _Many(required=False, widget=forms.CheckboxSelectMultiple(choices=options))
        return _choice([*known, *more], long=shown.of in ("clauses", "attests"))
    if shown.type == "date":
        return _Day(required=False)
    if shown.type in ("count", "figure"):
        return _Count(required=False, widget=forms.TextInput())
    rows = 3 if shown.type == "long" or shown.type in LINES else 0
    if shown.type == "whole" or not rows:
        return _Text(required=False, widget=forms.TextInput(attrs=_suggested(plan, shown)))
    return _Text(required=False, widget=forms.Textarea(attrs={"rows": rows}))


def _chosen(made: forms.Field, value: Any) -> str | None:
    """The chosen words of a list too long to stand open."""
    known = dict(getattr(made.widget, "choices", ())) if isinstance(made, _Many) else {}
    return ", ".join(str(known.get(v, v)) for v in value) if len(known) > FOLDED else None


def _suggested(plan: Plan, shown: Field) -> dict[str, str]:
    return {"class": "short"} if shown.type == "day" else {}


_FLAGS = [("true", Say("có", "yes")), ("false", Say("không", "no"))]


def _choice(known: Sequence[tuple[str, Say]], *, blank: str = "–", long: bool = False) -> forms.Field:
    options = [("", blank), *((code, spoken(say)) for code, say in known)]
    return _Text(
        required=False, widget=forms.Select(choices=options, attrs={"class": "long"} if long else {})
    )


def _empty(shown: Field) -> Any:
    """What an empty field holds."""
    if shown.type in MANY or shown.type == "rows":
        return []
    return {} if shown.type in JOINED or shown.type == "criteria" else ""
