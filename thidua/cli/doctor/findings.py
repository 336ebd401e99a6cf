"""What the doctor says: what is wrong, where, why it matters, how it is cured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from thidua.core.wording import Say


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong (`fault`) or may become so (`warning`)."""

    code: str
    level: str
    where: str
    what: Say
    why: Say
    cure: Say

    def told(self, lang: str) -> dict[str, str]:
        """As a program reads it."""
        words = {"what": self.what, "why": self.why, "cure": self.cure}
        return {
            "code": self.code,
            "level": self.level,
            "where": self.where,
            **{k: v.of(lang) for k, v in words.items()},
        }


@dataclass(frozen=True)
class Check:
    """One row of a table of checks: `find` yields where it is wrong, with what is to be put into the words."""

    code: str
    level: str
    what: Say
    why: Say
    cure: Say
    find: Callable[[], Iterator[tuple[str, dict[str, Any]]]]

    def findings(self) -> Iterator[Finding]:
        """What this check finds; a check that cannot look says so."""
        try:
            for where, words in self.find():
                told = {name: _filled(getattr(self, name), words) for name in ("what", "why", "cure")}
                yield Finding(self.code, self.level, where, **told)
        except Exception as error:
            yield Finding(self.code, "warning", type(error).__name__, NOT_SEEN, self.why, FIRST_THE_REST)


NOT_SEEN = Say("Chưa kiểm tra được mục này.", "This could not be looked at.")
FIRST_THE_REST = Say(
    "Chữa các mục khác trước, rồi chạy lại.", "Cure the other findings first, then run it again."
)
Where = Iterator[tuple[str, dict[str, Any]]]


def _filled(say: Say, words: dict[str, Any]) -> Say:
    return Say(say.vi.format(**words), say.en.format(**words)) if words else say


def row(code: str, find: Callable[[], Where], words: tuple[str, str, str], level: str = "fault") -> Check:
    """A row of a table: what, why and cure, each “Vietnamese | English”."""
    what, why, cure = (Say(*pair.split(" | ")) for pair in words)
    return Check(code, level, what, why, cure, find)
