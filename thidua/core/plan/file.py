"""A plan folder becomes a Plan: text, source, gloss; or all its faults at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError

from thidua.core.errors import Fault, PlanFaults
from thidua.core.plan.model import Actor, Award, Mark, Plan, many
from thidua.core.plan.text import Reader, Text, read_yaml
from thidua.core.wording import Say


def draft(folder: Path) -> tuple[Plan, list[Fault]]:
    """The plan as far as it can be read, with the faults of its text."""
    path = folder / "plan.md"
    if not path.is_file():
        what = Say("Không có tệp plan.md.", "There is no plan.md.")
        cure = Say("Chỉ đúng thư mục kế hoạch.", "Name the folder of a plan.")
        raise PlanFaults([Fault(str(folder), what, cure)])
    text = Reader(_decoded(path), path.name).read(hashlib.sha256(path.read_bytes()).hexdigest())
    try:
        words = _gloss(folder / "plan.en.yaml")
    except PlanFaults as bad:
        text.faults.extend(bad.faults)
        words = {}
    source = folder / "source.txt"
    beside = source.read_text("utf-8-sig") if source.is_file() else ""
    return _plan(text, _flat(words), beside, folder.name), list(text.faults)


def reread(text: str, before: Plan) -> tuple[Plan, list[Fault]]:
    """The plan that a changed text of plan.md makes, beside the gloss and the source of `before`."""
    found = Reader(text, "plan.md").read(hashlib.sha256(text.encode()).hexdigest())
    return _plan(found, before.gloss, before.source_text, before.code), list(found.faults)


def read_texts(text: str, gloss: str = "", source: str = "", name: str = "plan") -> tuple[Plan, list[Fault]]:
    """The plan that the texts of a folder make; `name` is its code where the text gives none."""
    found = Reader(text, "plan.md").read(hashlib.sha256(text.encode()).hexdigest())
    try:
        words = _words(gloss, "plan.en.yaml")
    except PlanFaults as bad:
        found.faults.extend(bad.faults)
        words = {}
    return _plan(found, _flat(words), source, name), list(found.faults)


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = Say("Tệp không phải UTF-8.", "The file is not UTF-8.")
        cure = Say("Lưu lại tệp với bảng mã UTF-8.", "Save it as UTF-8.")
        raise PlanFaults([Fault(f"{path.name}:{line}", what, cure)]) from None


def _gloss(path: Path) -> Mapping[str, Any]:
    return _words(_decoded(path), path.name) if path.is_file() else {}


def _words(text: str, name: str) -> Mapping[str, Any]:
    try:
        words = read_yaml(text)
    except (YAMLError, ValueError) as error:
        said = " ".join(str(error).split())
        what = Say(f"YAML không đọc được: {said}.", f"Bad YAML: {said}.")
        cure = Say("Sửa tệp theo YAML 1.2, mỗi mã một lần.", "Mend it as YAML 1.2, each id once.")
        raise PlanFaults([Fault(name, what, cure)]) from None
    return words if isinstance(words, Mapping) else {}


def _plan(text: Text, gloss: Mapping[str, str], source: str, name: str) -> Plan:
    return Plan(
        code=str(text.front.get("code") or name),
        front=text.front,
        clauses=text.clauses,
        actors=actors_of(text.front),
        awards=tuple(awards_of(m for c in text.clauses for m in c.marks)),
        digest=text.digest,
        gloss=gloss,
        source_text=source,
        heads=text.heads,
    )


def _flat(words: Mapping[str, Any]) -> dict[str, str]:
    flat = {str(k): str(v) for k, v in words.items() if not isinstance(v, Mapping)}
    for group, entries in words.items():
        if isinstance(entries, Mapping):
            flat |= {f"{group}.{k}": str(v) for k, v in entries.items()}
    return flat


def actors_of(front: Mapping[str, Any]) -> dict[str, Actor]:
    """The names that front matter ties to facts."""
    entries = front.get("actors")
    if not isinstance(entries, Mapping):
        return {}
    return {
        key: Actor(
            key,
            str(entry.get("name", key)),
            tuple(str(i) for i in many(entry.get("is"))),
            entry.get("under"),
            tuple(str(n) for n in many(entry.get("names"))),
        )
        for key, entry in entries.items()
        if isinstance(entry, Mapping)
    }


def awards_of(marks: Iterable[Mark]) -> list[Award]:
    """Awards declared by marks; one mark with lists declares several."""
    return [award for m in marks if m.sort == "award" for award in _expand(m)]


def _expand(mark: Mark) -> list[Award]:
    body = mark.body
    base = str(body.get("id"))
    whos: list[str | None] = list(dict.fromkeys(map(str, many(body.get("who"))))) or [None]
    rounds: list[str | None] = list(dict.fromkeys(map(str, many(body.get("round"))))) or [None]
    found = []
    for who in whos:
        for round_ in rounds:
            parts = [base]
            parts += [str(who)] if len(whos) > 1 else []
            parts += [str(round_)] if len(rounds) > 1 else []
            decided = str(body.get("decided_by") or "parent")
            form, authority = body.get("form"), body.get("authority")
            found.append(Award(".".join(parts), base, form, authority, decided, who, round_, mark))
    return found
