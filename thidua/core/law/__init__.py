"""Dated rule packs: what the law put to every award on a day, and how sure we are of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from thidua.core.plan.text import read_yaml
from thidua.core.wording import Say


@dataclass(frozen=True)
class LawRule:
    """One rule of a pack: its source, whether somebody has verified it for this pack."""

    source: Say
    verified: bool
    body: Mapping[str, Any]

    @property
    def cited(self) -> Say:
        """The source, with the mark that nobody has verified it."""
        if self.verified or "chưa kiểm chứng" in self.source.vi:
            return self.source
        return Say(f"{self.source.vi}; chưa kiểm chứng", f"{self.source.en}; unverified")


@dataclass(frozen=True)
class Pack:
    """The rules in force between two days."""

    id: str
    valid_from: date
    title: Say
    verified: bool
    rules: Mapping[str, LawRule]
    grounds: tuple[str, ...] = ()
    """Law and decree as a paper cites them, in the order of their force."""

    @property
    def note(self) -> Say:
        """The mark that screens and papers must carry while a pack is unverified."""
        if self.verified:
            return Say(f"gói luật {self.id}", f"rule pack {self.id}")
        return Say(f"gói luật {self.id}, chưa kiểm chứng", f"rule pack {self.id}, unverified")

    def may_give(self, form: str | None, authority: str | None) -> bool | None:
        """Whether an authority may give a form; None where the pack does not know the form."""
        givers = self.rules["authority"].body.get(str(form))
        return None if givers is None or authority is None else authority in givers


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    """All packs, oldest first."""
    folder = files(__package__)
    found = [_pack(read_yaml(f.read_text("utf-8"))) for f in folder.iterdir() if f.name.endswith(".yaml")]
    return tuple(sorted(found, key=lambda p: p.valid_from))


def pack_on(day: date) -> Pack:
    """The pack in force on a day: the day the appraising body received the dossier (law.md §1.3)."""
    begun = [p for p in packs() if p.valid_from <= day]
    return begun[-1] if begun else packs()[0]


def _pack(told: Mapping[str, Any]) -> Pack:
    rules = {
        name: LawRule(Say(**rule["source"]), bool(rule["verified"]), rule.get("body") or {})
        for name, rule in told["rules"].items()
    }
    title = Say(told["title"]["vi"], told["title"]["en"])
    return Pack(told["id"], told["valid_from"], title, bool(told["verified"]), rules, tuple(told["grounds"]))
