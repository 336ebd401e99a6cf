"""Changes of one mark, one clause or one entry in the text of plan.md; every other byte stays."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from thidua.core.errors import Refused
from thidua.core.plan.entries import alike, read_block, spliced
from thidua.core.plan.marks import READINGS, SORTS
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.core.plan.outline import marker_of
from thidua.core.wording import Say

FRONT_ORDER = (
    *("code", "kind", "title", "issuer", "number", "issued", "place", "signatory", "recipients", "parent"),
    *("grounds", "movement", "linked", "secondary", "rounds", "verify", "amendments", "aside", "actors"),
)
"""The order in which front matter is written."""


def key_order(sort: str) -> list[str]:
    """The order in which the keys of a mark are written; `*` is the kind of a rule."""
    known = SORTS[sort].keys if sort in SORTS else ()
    own = [k for k in known if k not in READINGS]
    readings = [k for k in READINGS if k in known]
    return ["key", "says", "row", *own, "*", *readings, "note"]


def entries_of(text: str, mark: Mark) -> dict[str, Any]:
    """All entries of a mark as written: its body, `key`, `says` and `row`."""
    lines = text.splitlines()
    first, last = _fence(lines, mark)
    return read_block(lines[first + 1 : last])[0]


def change_mark(text: str, mark: Mark, entries: Mapping[str, Any]) -> str:
    """The text with other entries in one mark.

    Raises Refused when the mark is no longer written as it was read.
    """
    lines = text.splitlines(keepends=True)
    bare = text.splitlines()
    first, last = _fence(bare, mark)
    if alike(read_block(bare[first + 1 : last])[0], dict(entries)):
        return text
    inside = spliced(bare[first + 1 : last], entries, key_order(mark.sort))
    return "".join([*lines[: first + 1], *_ended(inside, lines[first]), *lines[last:]])


def add_mark(text: str, plan: Plan, clause: Clause, sort: str, entries: Mapping[str, Any]) -> str:
    """The text with one more mark, after the last one of its clause.

    A bare `narrative` gives way: the clause now carries something out.
    """
    told = dict(entries)
    if clause.marker == "|":
        told = {"row": int(clause.id.rpartition(".r")[2]), **told}
    lines = text.splitlines(keepends=True)
    at = end_of(plan, lines, clause)
    block = [f"```{sort}", *spliced([], told, key_order(sort)), "```"]
    lines[at - 1] = _closed(lines[at - 1], lines[0])
    text = "".join([*lines[:at], *_ended(block, lines[0]), *lines[at:]])
    bare = [m for m in clause.marks if m.sort == "narrative" and not m.body and not m.key]
    return _without(text, bare[0]) if bare and sort not in ("narrative", "doubt", "term") else text


def remove_mark(text: str, clause: Clause, mark: Mark) -> str:
    """The text without one mark; a clause that would be left with none says that it has no effect."""
    if clause.heading or any(m is not mark for m in clause.marks):
        return _without(text, mark)
    lines = text.splitlines(keepends=True)
    first, last = _fence(text.splitlines(), mark)
    row = [f"row: {mark.row}"] if mark.row is not None else []
    return "".join([*lines[:first], *_ended(["```narrative", *row, "```"], lines[first]), *lines[last + 1 :]])


def _without(text: str, mark: Mark) -> str:
    lines = text.splitlines(keepends=True)
    first, last = _fence(text.splitlines(), mark)
    return "".join([*lines[:first], *lines[last + 1 :]])


def change_words(text: str, clause: Clause, words: str) -> str:
    """The text with other words in one clause; its marker and so its id stay.

    Raises Refused for words that would begin another clause, or none at all.
    """
    words = one_line(words)
    plain = not clause.marker
    if not words or words.startswith(("#", "`", "<!--", "{#", "---")) or (plain and words.startswith("|")):
        raise Refused(Say("Lời của khoản trống, hoặc mở đầu bằng dấu riêng của tệp.", "No usable words."))
    if clause.marker != "|" and marker_of(words)[0] != "plain":
        raise Refused(
            Say(
                f"Lời mới mở đầu như một khoản khác: “{words[:20]}”. Bỏ dấu đầu mục ở đầu câu.",
                f"The new words begin like another clause: “{words[:20]}”. Leave out the marker.",
            )
        )
    lines = text.splitlines(keepends=True)
    line = lines[clause.line - 1]
    bare = line.splitlines()[0] if line.splitlines() else line
    end = line[len(bare) :]
    if clause.marker == "|":
        lines[clause.line - 1] = f"| {words.strip('| ')} |{end}"
    else:
        lines[clause.line - 1] = bare.rstrip().removesuffix(clause.text) + words + end
    return "".join(lines)


def change_front(text: str, front: Mapping[str, Any]) -> str:
    """The text with other front matter; entries that say the same keep their lines."""
    lines = text.splitlines(keepends=True)
    bare = text.splitlines()
    last = next(i for i, line in enumerate(bare[1:], 1) if line.strip() == "---")
    inside = bare[1:last]
    old, spans = read_block(inside)
    actors = front.get("actors")
    if actors and "actors" in spans and not alike(old.get("actors"), actors):
        block = [line.removeprefix("  ") for line in spans["actors"][1:]]
        told = [f"  {line}" for line in spliced(block, actors, ["*"])]
        at = inside.index(spans["actors"][0])
        inside = [*inside[: at + 1], *told, *inside[at + len(spans["actors"]) :]]
    inside = spliced(inside, front, FRONT_ORDER)
    return "".join([lines[0], *_ended(inside, lines[0]), *lines[last:]])


def end_of(plan: Plan, lines: Sequence[str], clause: Clause) -> int:
    """How many lines of the text come before what may be added to a clause."""
    stem = clause.id.rpartition(".r")[0] if clause.marker == "|" else ""
    after = [
        c.line for c in plan.clauses if c.line > clause.line and not (stem and c.id.startswith(f"{stem}.r"))
    ]
    end = clause.line
    for at in range(clause.line, min(after, default=len(lines) + 1) - 1):
        line = lines[at].strip()
        if line and not line.startswith("{#"):
            end = at + 1
    return end


def one_line(words: str) -> str:
    """Typed words as the file keeps them: one line, composed letters, single blanks, no control signs.

    >>> one_line("Một  dòng\\x7f\\nhai")
    'Một dòng hai'
    """
    shown = (
        c if unicodedata.category(c) not in ("Cc", "Cs", "Cn") else " "
        for c in unicodedata.normalize("NFC", words)
    )
    return " ".join("".join(shown).split())


def _fence(lines: Sequence[str], mark: Mark) -> tuple[int, int]:
    """Indexes of the first and last line of a mark's block."""
    first = mark.line - 1
    ends = (i for i in range(first + 1, len(lines)) if lines[i].startswith("```"))
    last = next(ends, first) if first < len(lines) else first
    digest = hashlib.sha256("\n".join(lines[first : last + 1]).encode()).hexdigest()[:16]
    if digest != mark.digest:
        raise Refused(
            Say(
                f"Quy tắc ở {mark.name} vừa được người khác sửa. Mở lại để xem bản mới.",
                f"The rule at {mark.name} has just been changed by somebody else. Open it again.",
            )
        )
    return first, last


def _ended(lines: Sequence[str], like: str) -> list[str]:
    """Lines with the ending that the text uses."""
    return [line + ("\r\n" if like.endswith("\r\n") else "\n") for line in lines]


def _closed(line: str, like: str) -> str:
    """The last line of a text that has no ending gets one before something follows it."""
    return line if line.endswith(("\n", "\r")) else _ended([line], like)[0]
