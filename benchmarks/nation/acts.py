"""What somebody said or gave in the made-up country: words of appraisers, awards held, and their days."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.world import PLAN


def days(random: np.random.Generator, start: date, within: int, count: int) -> Any:
    """Random days from a day on."""
    first = (start - date(1970, 1, 1)).days
    return pa.array(first + random.integers(0, within, count), pa.int32()).cast(pa.date32())


def attested(random: np.random.Generator, who: Any, mark: str, round_: str) -> pa.Table:
    """What appraisers said in the months after a round."""
    start = date(int(round_[-4:]) + 1, 1, 5)
    return pa.table(
        {
            "candidate": who,
            "plan": [PLAN] * len(who),
            "mark": [mark] * len(who),
            "round": [round_] * len(who),
            "answer": random.choice(["met", "unmet"], len(who), p=[0.95, 0.05]),
            "by": ["Cá nhân mẫu 91"] * len(who),
            "on": days(random, start, 90, len(who)),
        }
    )


def honoured(random: np.random.Generator, who: Any) -> pa.Table:
    """Awards that some hold already."""
    return pa.table(
        {
            "candidate": who,
            "form": random.choice(["merit_certificate", "flag_province"], len(who)),
            "authority": ["province_chair"] * len(who),
            "decided_on": days(random, date(2025, 1, 5), 450, len(who)),
            "achievement": [PLAN] * len(who),
            "round": random.choice(["2021-2025", "2024"], len(who), p=[0.8, 0.2]),
        }
    )
