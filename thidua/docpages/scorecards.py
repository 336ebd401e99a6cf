"""The scorecard file: every key of every part."""

from __future__ import annotations

from thidua.core.scorecards.keys import KEYS, PARTS
from thidua.core.wording import Say
from thidua.docpages.markdown import opening, table


def scorecards() -> list[str]:
    """Every key of a scorecard file by its part; those that a part cannot do without bear a star."""
    page = opening(
        Say("Tệp bộ tiêu chí", "Scorecard files"),
        "Các khóa của một tệp bộ tiêu chí chấm điểm; * là bắt buộc. Cách viết: "
        "[viết một bộ tiêu chí](../how-to/write-a-scorecard.md).",
        "The keys of a scorecard file; * is required.",
    )
    for part, say in PARTS.items():
        page += [f"## {say.vi} · {say.en}", ""]
        rows = ([f"`{k.name}`{'*' if k.needed else ''}", k.say.vi, k.say.en] for k in KEYS[part].values())
        page += table(("khóa · key", "tiếng Việt", "English"), rows)
    return page
