"""What a candidate must be or have: each sentence of a criterion as a kind of rule, else for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, who_in
from thidua.reading.meaning.rules import SORTS
from thidua.reading.proposals import Proposal

_JUDGED_RATING = re.compile(r"tro len|danh gia|xep loai|phan loai|duoc xep|\d ?%")
_ASKED = re.compile(
    r"guong mau|chap hanh (?:tot|nghiem)|doan ket|thanh tich|tham muu|dan dau|nghiem (?:tuc|ky luat)|"
    r"thuc hien (?:tot|nghiem|day du|co hieu qua)|hoan thanh|tich cuc|gop phan|sang tao|"
    r"co (?:nhieu|mo hinh|giai phap|tac dung)|dam bao|bao dam|dat (?:hieu qua|ket qua)|tieu bieu"
)
_CUT = re.compile(r"(?<=[.;]) (?=\S)| ; ")
_OTHERS = re.compile(r"thuoc (?:cac )?tap the|khong co ca nhan|\d% (?:so )?ca nhan|ca nhan truc thuoc")
_FIGURE = re.compile(r"\d+ ?%|\b\d+ (diem|lan|nhiem vu|mo hinh)")
_NO_KIND = Say(
    "Câu có con số mà không loại tiêu chuẩn nào đọc được; ai xét?",
    "It names a figure that no kind reads; who judges?",
)


def criteria(places: Sequence[Place]) -> Iterator[Proposal]:
    """Every criterion, sentence by sentence."""
    for place in places:
        if not place.piece.heading and place.is_under("criteria"):
            yield from _merged(list(_of_clause(place)))


def _of_clause(place: Place) -> Iterator[Proposal]:
    plain = place.plain
    start = 0
    for end in [*(m.start() for m in _CUT.finditer(plain)), len(plain)]:
        if len(re.sub(r"\W", "", plain[start:end])) > 8:
            yield from _of_sentence(place, start, end)
        start = end


def _of_sentence(place: Place, start: int, end: int) -> Iterator[Proposal]:
    """The rules that a sentence holds, and one question for what is left of it to a person."""
    sentence = place.plain[start:end]
    who = who_in(_OTHERS.sub("", sentence)) or place.who
    left, rules = _rules(place, start, sentence)
    if not rules or _asks_more(left):
        words = _rest(place, left, start) if rules else place.words(start, end).strip(" ;.")
        asks = _NO_KIND if not rules and _FIGURE.search(sentence) else None
        yield replace(place.proposes("attest", {"by": "appraiser"}, words, 75), who=who, asks=asks)
    for _, proposal in sorted(rules, key=lambda r: r[0]):
        yield replace(proposal, who=who)


def _rules(place: Place, start: int, sentence: str) -> tuple[str, list[tuple[int, Proposal]]]:
    """What no kind took of a sentence, and the rules with where each stands."""
    left, rules = sentence, []
    for sort in SORTS:
        found = sort.pattern.search(left)
        if not found or (sort.kind == "rating" and not _JUDGED_RATING.search(sentence)):
            continue
        keys = sort.keys(found, sentence)
        if keys is None:
            continue
        first, last = found.span()
        words = place.words(start + first, start + last).strip(" ;.,")
        body = {sort.kind: keys | _years(sort.kind, sentence)}
        rules.append((first, place.proposes("rule", body, words, sort.sure)))
        left = left[:first] + "#" * (last - first) + left[last:]
    return left, rules


def _years(kind: str, sentence: str) -> dict[str, Any]:
    if kind not in ("index_class", "rating", "index_rank", "index_score"):
        return {}
    times = re.search(r"it nhat (?:co )?(\d{1,2}) (?:lan|nam)", sentence)
    return {"years": {"at_least": int(times.group(1))}} if times else {}


def _asks_more(left: str) -> bool:
    """Whether what no rule took still asks something of the candidate."""
    parts = re.split(r"#+|[,:]", left)
    return any(_ASKED.search(p) and len(p.split()) > 4 for p in parts)


def _rest(place: Place, left: str, start: int) -> str:
    parts = [m.span() for m in re.finditer(r"[^#]+", left) if _ASKED.search(m.group())]
    return " … ".join(place.words(start + a, start + b).strip(" ,;.") for a, b in parts)


def _merged(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Sentences side by side that a person judges are asked once."""
    last: Proposal | None = None
    for proposal in proposals:
        if proposal.sort == "attest" and last is not None and last.sort == "attest":
            last = replace(last, words=f"{last.words} {proposal.words}")
            continue
        if last is not None:
            yield last
        last = proposal
    if last is not None:
        yield last
