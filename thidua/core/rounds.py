"""Rounds of a movement: a year (`2024`) or a stage (`2021-2025`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from thidua.core.errors import Refused
from thidua.core.wording import Say

_ROUND = re.compile(r"^(\d{4})(?:\s*[-–]\s*(\d{4}))?$")


@dataclass(frozen=True)
class Round:
    """A span of whole years; `kind` is `annual` for one year, `stage` for more."""

    first: int
    last: int

    @classmethod
    def read(cls, text: str) -> Round:
        """The round that `text` names.

        Raises Refused when it is neither a year nor two years in order.

        >>> Round.read("2021-2025").years
        (2021, 2022, 2023, 2024, 2025)
        """
        found = _ROUND.match(str(text).strip())
        if not found or int(found.group(2) or found.group(1)) < int(found.group(1)):
            raise Refused(
                Say(
                    f"Không hiểu đợt “{text}”: viết một năm (2024) hoặc giai đoạn (2021-2025).",
                    f"Cannot read round “{text}”: write a year (2024) or a stage (2021-2025).",
                )
            )
        return cls(int(found.group(1)), int(found.group(2) or found.group(1)))

    @property
    def name(self) -> str:
        """The round as it is written in facts."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def kind(self) -> str:
        """`annual` or `stage`."""
        return "annual" if self.first == self.last else "stage"

    @property
    def years(self) -> tuple[int, ...]:
        """Every year of the round."""
        return tuple(range(self.first, self.last + 1))

    @property
    def start(self) -> date:
        """First day."""
        return date(self.first, 1, 1)

    @property
    def end(self) -> date:
        """Last day."""
        return date(self.last, 12, 31)

    @property
    def say(self) -> Say:
        """The round in words."""
        if self.kind == "annual":
            return Say(f"năm {self.name}", f"year {self.name}")
        return Say(f"giai đoạn {self.name}", f"stage {self.name}")
