"""Entries of a YAML block as lines: what changed is written anew, the rest stays byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode

from thidua.core.plan.text import read_yaml

_REFUSED = re.compile(r"(?:^|\s)#|(?:^|[\s\[{,])[&*]\w")
"""What the reader of plans takes for a comment or an anchor outside quotes."""


def flow(value: Any, *, nested: bool = False) -> str:
    """A value on one line, as plans write it.

    >>> flow({"of": "members", "share": "100", "years": ["a, b", None, True]})
    '{of: members, share: "100", years: ["a, b", null, true]}'
    >>> flow({"name": ":A"})
    '{name: ":A"}'
    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{k}: {flow(v, nested=True)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(v, nested=True) for v in value) + "]"
    if isinstance(value, date | int):
        return str(value)
    return str(value) if _plain(str(value), nested) else json.dumps(str(value), ensure_ascii=False)


@lru_cache(maxsize=4096)
def _plain(text: str, nested: bool) -> bool:
    """Whether a text reads back as itself without quotes."""
    if not text or _REFUSED.search(text) or not text.isprintable():
        return False
    try:
        if nested:  # as it will stand: below a key, where “:A” is refused
            told = read_yaml(f"k: {{n: {text}}}\nl: [{text}]")
            return bool(told == {"k": {"n": text}, "l": [text]})
        return bool(read_yaml(f"k: {text}") == {"k": text})
    except (YAMLError, ValueError):
        return False


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same, with the same types all the way down."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(alike(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return type(one) is type(other) and bool(one == other)


def spliced(
    lines: Sequence[str], new: Mapping[str, Any], order: Sequence[str], *, indent: str = ""
) -> list[str]:
    """The lines of a block that says `new`: entries it said before keep their lines.

    `order` places a new entry after those that come before it; `*` stands for every other key.
    """
    said, spans = read_block(lines)
    kept: dict[str, list[str]] = {}
    for key, value in new.items():
        same = key in spans and alike(said.get(key), value)
        kept[key] = spans[key] if same else [f"{indent}{key}: {flow(value)}"]
    names = [k for k in spans if k in new]
    for key in new:
        if key not in names:
            names.insert(_turn(key, names, order), key)
    return [line for key in names for line in kept[key]]


def _turn(key: str, names: Sequence[str], order: Sequence[str]) -> int:
    """Where a new key comes: after the last one that the order puts before it."""
    place = {k: at for at, k in enumerate(order)}
    rest = place.get("*", len(order))
    own = place.get(key, rest)
    return max((at + 1 for at, k in enumerate(names) if place.get(k, rest) <= own), default=0)


def read_block(lines: Iterable[str]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What a block says, and the lines of each entry; no lines where it is written in one pair of braces."""
    lines = list(lines)
    text = "\n".join(lines)
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    node = yaml.compose(text)
    said = read_yaml(text) or {}
    if not isinstance(node, MappingNode) or node.flow_style:
        return said, {}
    starts = [key.start_mark.line for key, _ in node.value]
    ends = [*starts[1:], len(lines)]
    names = [str(key.value) for key, _ in node.value]
    return said, {n: lines[a:b] for n, a, b in zip(names, starts, ends, strict=True)}
