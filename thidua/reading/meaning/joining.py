"""What one clause asks, joined: questions to the same person, and parts of one rule told in several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.folding import bare
from thidua.reading.meaning.figures import once
from thidua.reading.proposals import Proposal

_LATE = re.compile(
    r"\b(?:khong|chua)\b[^.;]{0,24}\b(?:viec|nhiem vu|dau viec|van ban|cong viec)\b[^.;]{0,40}"
    r"\b(?:cham|tre|qua han|gia han|keo dai|ton dong|bo sot|lo han|nhac)\b"
)
"""Work that is never late: of one rule with how much of it must be done."""


def merged(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """What a person judges in a clause is asked once for the same people."""
    judged: dict[str | None, Proposal] = {}
    proposals = list(_with_late(proposals))
    for proposal in proposals:
        first = judged.get(proposal.who) if proposal.sort == "attest" else None
        if first:
            words, numbers = f"{first.words} {proposal.words}", once([*first.figures, *proposal.figures])
            asks = first.asks or proposal.asks
            judged[first.who] = replace(first, words=words, figures=tuple(numbers), asks=asks)
        elif proposal.sort == "attest":
            judged[proposal.who] = proposal
    yield from judged.values()
    yield from (p for p in proposals if p.sort != "attest")


def _with_late(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """How much work is done, and that none of it is late, as one rule: its words and figures."""
    done = next((p for p in proposals if p.sort == "rule" and "tasks" in p.body), None)
    late = [p for p in proposals if p.sort == "attest" and _LATE.search(bare(p.words))] if done else []
    for one in proposals:
        if one is done:
            figures_ = once([*one.figures, *(n for p in late for n in p.figures)])
            yield replace(one, figures=tuple(figures_))
        elif one not in late:
            yield one
