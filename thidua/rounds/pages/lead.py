"""The words of the page that leads into several runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from thidua.rounds.pages.candidates import listing
from thidua.rounds.pages.dates import calendar
from thidua.rounds.pages.look import as_json
from thidua.rounds.pages.overview import award_rows
from thidua.rounds.pages.page import SCRIPT_WORDS, masthead
from thidua.rounds.pages.papers import Files, papers
from thidua.rounds.pages.places import boards
from thidua.rounds.pages.records import Register
from thidua.rounds.result import RoundResult


@dataclass(frozen=True)
class Entry:
    """One run that the lead page names: its result, its folder beside the page, its papers."""

    result: RoundResult
    folder: str
    files: Files = field(default_factory=dict)
    sample: bool = False


def lead_words(entries: list[Entry]) -> dict[str, Any]:
    """Everything that the template of the lead page shows."""
    return {
        "cards": [_card(e) for e in entries],
        "sample": any(e.sample for e in entries),
        "words": as_json({k: list(v) for k, v in SCRIPT_WORDS.items()}),
    }


def _card(entry: Entry) -> dict[str, Any]:
    people = listing(entry.result, Register(entry.result.judging))
    folder = entry.folder.strip("/") + "/"
    mine, _ = calendar(entry.result)
    return {
        "meta": masthead(entry.result, sample=entry.sample),
        "rows": award_rows(entry.result, people, boards(entry.result, people)),
        "href": folder + "index.html",
        "folder": folder,
        "papers": papers(entry.files)[0],
        "next": next((d for d in mine if d.state in ("soon", "ahead")), None),
    }
