"""YAML 1.2 with the line of every value: what is wrong is told where it stands, all of it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, ScalarEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from thidua.core.errors import Fault
from thidua.core.scorecards.keys import KEYS
from thidua.core.wording import NOTHING, Say, both

_FIGURE = re.compile(r"-?\d{1,9}(?:[.,]\d{1,6})?")
_WHOLE = re.compile(r"\d{1,9}")
_TAG = "tag:yaml.org,2002:"
DEEPEST = 40
"""Most levels a file may nest; the reader of YAML needs ever longer for deeper ones."""


@dataclass
class Page:
    """A text of YAML under its name, with the faults found so far."""

    where: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, what: Say, cure: Say) -> None:
        """Note a fault at a line, counted from 1."""
        self.faults.append(Fault(f"{self.where}:{line}", what, cure))

    @property
    def told(self) -> list[Fault]:
        """The faults in the order of lines."""
        return sorted(self.faults, key=lambda f: int(f.where.rpartition(":")[2]))

    def read(self, text: str) -> Spot | None:
        """The mapping that the text is; None, with a fault, where it is none.

        Comments and anchors are refused: the program could not write them back.
        """
        yaml = YAML(typ="safe", pure=True)
        yaml.version = (1, 2)
        try:
            if self._unfit(yaml, text):
                return None
            node = yaml.compose(text)
        except (YAMLError, ValueError) as error:
            self._unreadable(error)
            return None
        if not isinstance(node, MappingNode):
            self.fault(1, *_NO_MAPPING)
            return None
        return Spot(node, self)

    def _unfit(self, yaml: YAML, text: str) -> bool:
        before, bare, depth = len(self.faults), list(text), 0
        for event in yaml.parse(text):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > DEEPEST:
                self.fault(event.start_mark.line + 1, *_TOO_DEEP)
                return True
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                self.fault(event.start_mark.line + 1, *_NO_ANCHOR)
            if isinstance(event, ScalarEvent):
                at, end = event.start_mark.index, event.end_mark.index
                bare[at:end] = [c if c == "\n" else "x" for c in bare[at:end]]
        for number, line in enumerate("".join(bare).split("\n"), 1):
            if "#" in line:
                self.fault(number, *_NO_COMMENT)
        return len(self.faults) > before

    def _unreadable(self, error: Exception) -> None:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        line = mark.line + 1 if mark else 1
        self.fault(line, Say(f"YAML không đọc được: {problem}.", f"Bad YAML: {problem}."), _YAML)


@dataclass(frozen=True)
class Spot:
    """One value of a page, where it stands, and how it is read; what cannot be read is a fault."""

    node: Node
    page: Page
    key: str = ""

    @property
    def line(self) -> int:
        """The line of the value, from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def raw(self) -> str:
        """The value as it is written."""
        return str(self.node.value) if isinstance(self.node, ScalarNode) else "{…}"

    @property
    def blank(self) -> bool:
        """Whether nothing is written."""
        return bool(self.node.tag == f"{_TAG}null") or not self.raw.strip()

    @property
    def is_mapping(self) -> bool:
        """Whether it is key: value pairs."""
        return isinstance(self.node, MappingNode)

    def fault(self, vi: str, en: str, cure: Say) -> None:
        """Note what is wrong with this value."""
        name = f"{self.key}: " if self.key else ""
        self.page.fault(self.line, Say(name + vi, name + en), cure)

    def entries(self, known: Mapping[str, Any] | None = None) -> dict[str, Spot]:
        """The values of a mapping by key, blank ones left out; keys not in `known` are faults."""
        if not isinstance(self.node, MappingNode):
            if not self.blank:
                self.fault("cần các cặp khóa: giá trị.", "needs key: value pairs.", _MAPPING)
            return {}
        found: dict[str, Spot] = {}
        for key, value in self.node.value:
            spot = Spot(value, self.page, str(key.value))
            self._check_key(Spot(key, self.page, self.key), known, found)
            if not spot.blank:
                found[spot.key] = spot
        return found

    def _check_key(self, key: Spot, known: Mapping[str, Any] | None, found: Mapping[str, Spot]) -> None:
        if not isinstance(key.node, ScalarNode):
            key.fault("khóa phải là chữ.", "a key must be text.", _MAPPING)
        elif key.raw in found:
            what = f"khóa “{key.raw}” viết hai lần.", f"the key “{key.raw}” stands twice."
            key.fault(*what, Say("Bỏ một lần.", "Keep one."))
        elif known is not None and key.raw not in known:
            listed = ", ".join(known)
            what = f"khóa lạ “{key.raw}”.", f"unknown key “{key.raw}”."
            key.fault(*what, Say(f"Khóa đã biết: {listed}.", f"Known keys: {listed}."))

    def parts(self) -> Iterator[Spot]:
        """The values of a list; a single value stands for a list of one."""
        if isinstance(self.node, SequenceNode):
            yield from (Spot(part, self.page, self.key) for part in self.node.value)
        elif not self.blank:
            yield self

    def text(self) -> str:
        """One text; figures are taken as they are written, so that `1.10` stays `1.10`."""
        if isinstance(self.node, ScalarNode) and not self.blank:
            return self.raw.strip()
        self.fault("cần một đoạn chữ.", "needs a text.", _TEXT)
        return ""

    def say(self) -> Say:
        """A text in both languages: `{vi: …, en: …}`, or one text for both."""
        if not isinstance(self.node, MappingNode):
            return both(self.text())
        told = {key: spot.text() for key, spot in self.entries({"vi": "", "en": ""}).items()}
        if not told.get("vi"):
            self.fault("thiếu lời tiếng Việt.", "lacks the Vietnamese text.", _SAY)
            return NOTHING
        return Say(told["vi"], told.get("en") or told["vi"])

    def figure(self) -> Decimal | None:
        """A decimal, exactly as written; a comma is read as the decimal mark."""
        if isinstance(self.node, ScalarNode) and _FIGURE.fullmatch(self.raw.strip()):
            return Decimal(self.raw.strip().replace(",", "."))
        self.fault(f"“{self.raw}” không phải một số.", f"“{self.raw}” is not a figure.", _NUMBER)
        return None

    def whole(self) -> int | None:
        """A whole number from nought."""
        if isinstance(self.node, ScalarNode) and _WHOLE.fullmatch(self.raw.strip()):
            return int(self.raw)
        self.fault(f"“{self.raw}” không phải số nguyên.", f"“{self.raw}” is no whole number.", _COUNT)
        return None

    def flag(self) -> bool:
        """True or false."""
        if self.node.tag != f"{_TAG}bool":
            self.fault(
                f"“{self.raw}” không phải true hay false.", f"“{self.raw}” is no true or false.", _FLAG
            )
        return self.raw.lower() == "true"

    def day(self) -> date | None:
        """A day: 2023-12-25."""
        try:
            return date.fromisoformat(self.raw.strip())
        except ValueError:
            told = f"“{self.raw}” không phải một ngày có thật.", f"“{self.raw}” is not a real day."
            self.fault(*told, Say("Viết như 2023-12-25.", "Write it as 2023-12-25."))
            return None

    def one_of(self, known: Mapping[str, Any] | tuple[str, ...]) -> str:
        """One of the known words; another is a fault that lists them."""
        told = self.text()
        if told and told not in known:
            listed = ", ".join(known)
            self.fault(
                f"không có “{told}”.",
                f"there is no “{told}”.",
                Say(f"Viết một trong: {listed}.", f"Write one of: {listed}."),
            )
        return told


T = TypeVar("T")


def parsed(spot: Spot, part: str) -> dict[str, Spot]:
    """The values of one part of a file by key; unknown keys and needed ones that lack are faults."""
    found = spot.entries(KEYS[part])
    for key in KEYS[part].values() if isinstance(spot.node, MappingNode) else ():
        if key.needed and key.name not in found:
            cure = Say(f"Thêm {key.name}: {key.say.vi}.", f"Add {key.name}: {key.say.en}.")
            spot.fault(f"thiếu “{key.name}”.", f"“{key.name}” lacks.", cure)
    return found


def told(at: Mapping[str, Spot], key: str, read: Callable[[Spot], T], default: T) -> T:
    """What stands under a key, read so; the default where nothing stands there."""
    return read(at[key]) if key in at else default


_YAML = Say("Sửa tệp theo YAML 1.2.", "Mend the file as YAML 1.2.")
_MAPPING = Say("Viết mỗi khóa một dòng: khóa: giá trị.", "Write one key a line: key: value.")
_TEXT = Say("Viết một đoạn chữ, trong ngoặc kép nếu có dấu hai chấm.", "Write one text, quoted if need be.")
_SAY = Say("Viết {vi: …, en: …} hoặc chỉ một đoạn chữ.", "Write {vi: …, en: …} or one text.")
_NUMBER = Say('Viết một số như "14.5" hoặc "14,5".', 'Write a figure such as "14.5".')
_COUNT = Say("Viết một số nguyên như 2.", "Write a whole number such as 2.")
_FLAG = Say("Viết true hoặc false.", "Write true or false.")
_NO_MAPPING = (
    Say("Tệp không phải là các cặp khóa: giá trị.", "The file is not key: value pairs."),
    Say("Mở đầu bằng code: và title:.", "Begin with code: and title:."),
)
_TOO_DEEP = (
    Say("Tệp lồng quá nhiều tầng.", "The file is nested too deeply."),
    Say("Bỏ bớt tầng.", "Take out levels."),
)
_NO_COMMENT = (
    Say("Có chú thích #: ghi lại tệp sẽ mất nó.", "A # comment: writing the file back would lose it."),
    Say("Dùng khóa note.", "Use the key note."),
)
_NO_ANCHOR = (
    Say("Có neo (& hoặc *).", "An anchor or alias (& or *)."),
    Say("Viết lại đủ lời ở mỗi chỗ, hoặc đặt trong ngoặc kép.", "Write it out, or quote it."),
)
