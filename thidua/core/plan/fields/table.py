"""The fields of every sort of mark and of what stands within them, read from their rows."""

from __future__ import annotations

from dataclasses import replace

from thidua.core.plan.fields.model import Field
from thidua.core.plan.fields.rows import ROWS
from thidua.core.wording import NOTHING, Say

_SCOPE = Say("Để trống: theo phạm vi bên trên.", "Left empty: as the scope above says.")
_MADE = Say("Để trống: máy tự đặt.", "Left empty, one is made.")
_HINTS: dict[str, Say] = {
    "when.day": Say("dd/mm/yyyy, hoặc dd/mm cho mỗi năm.", "dd/mm/yyyy, or dd/mm for each year."),
    "attest.same_as": Say("Người xét trả lời một lần, dùng cho cả hai.", "Asked once, used for both."),
    "scope.below": Say("Để trống: phải đạt tất cả.", "Left empty: all of them."),
    "quota.for": _SCOPE,
    "duty.who": Say("Để trống nếu kế hoạch không nói ai.", "Empty where the plan names nobody."),
    "award.authority": Say("Để trống nếu kế hoạch không nêu.", "Empty where the plan does not say."),
    "award.id": _MADE,
    "form.id": _MADE,
    "rounds.annual": Say("Các năm, cách nhau dấu phẩy.", "Years, with commas between."),
    "rule.for": _SCOPE,
    "attest.for": _SCOPE,
    "doubt.maybe": Say("Mỗi khả năng một dòng.", "One possibility a line."),
}


_RARE = {
    *(("eligible", name) for name in ("under", "subunits", "leadership", "named")),
    *(("quota", name) for name in ("strata", "reserved", "allotted_by", "delegated", "round")),
    *(("duty", name) for name in ("with", "advises", "via")),
    *(("deadline", name) for name in ("via", "form")),
    *(("dossier", name) for name in ("must_state", "delegated")),
    *(("content", name) for name in ("cites", "report")),
    *(("award", name) for name in ("delegated", "id")),
    *(("form", name) for name in ("template", "id")),
    *(("allowance", "for"), ("period", "before")),
}
"""Fields that few rules fill in."""


def _parse() -> dict[str, tuple[Field, ...]]:
    groups: dict[str, list[Field]] = {}
    at = ""
    for row in ROWS.strip().splitlines():
        if row.startswith("["):
            at = row.strip("[]")
            groups[at] = []
        elif row.strip():
            groups[at].append(_field(at, row))
    return {name: tuple(fields) for name, fields in groups.items()}


def _field(group: str, row: str) -> Field:
    cells = [c.strip() for c in row.split("|")] + ["", ""]
    name, type_, of, vi, en, need, when = cells[:7]
    return Field(
        name,
        Say(vi, en),
        type_,
        of,
        _HINTS.get(f"{group}.{name}", NOTHING),
        need == "*",
        when=tuple(when.split()),
        rare=(group, name) in _RARE or name in ("restates", "same_as"),
    )


_FLAT = _parse()


def _filled(field: Field) -> Field:
    inner = field.of if field.type in ("group", "rows") else field.type
    if inner not in _FLAT or field.type in ("choice", "choices"):
        return field
    return replace(field, fields=tuple(map(_filled, _FLAT[inner])))


FIELDS: dict[str, tuple[Field, ...]] = {name: tuple(map(_filled, fields)) for name, fields in _FLAT.items()}
"""The fields of every sort of mark, and of what stands within them."""
