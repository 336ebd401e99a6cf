"""The figures of a measurement as a table: a row a field, three columns a group of documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.reading.score import Score

FIELDS = (
    "number", "issued", "title", "period", "grounds", "eligible",
    "criteria: clause", "criteria: kind", "criteria: numbers", "criteria: level",
    "awards", "quotas", "deadlines", "dossier", "copies", "recipients",
)  # fmt: skip


def shown(groups: Mapping[str, Score]) -> Iterator[str]:
    """Lines of a Markdown table: F1, and precision and recall behind it."""
    yield "| | " + " | ".join(groups) + " |"
    yield "|---" * (len(groups) + 1) + "|"
    for name in FIELDS:
        yield f"| {name} | " + " | ".join(_cell(s, name) for s in groups.values()) + " |"
    yield "| **all** | " + " | ".join(f"**{s.total.f1:.2f}**" for s in groups.values()) + " |"
    yield "| asked back | " + " | ".join(str(s.questions) for s in groups.values()) + " |"
    yield "| wrong and sure | " + " | ".join(str(len(s.sure_and_wrong)) for s in groups.values()) + " |"


def _cell(score: Score, name: str) -> str:
    count = score.counts.get(name)
    if count is None or not (count.there or count.given):
        return "–"
    return f"{count.f1:.2f} ({count.precision:.2f} / {count.recall:.2f})"
