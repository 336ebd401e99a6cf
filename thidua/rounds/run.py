"""Writes a whole round into one folder: sheets, papers, explanations, the page, and the digests."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.core.explain import round_json
from thidua.core.judging import Verdict
from thidua.core.papers import Paper
from thidua.core.verdict import NAMES
from thidua.core.wording import Say, both
from thidua.rounds.explanations import explanations
from thidua.rounds.papers import Named, RoundPapers
from thidua.rounds.result import RoundResult
from thidua.rounds.workbook import write as write_workbook

SHEETS = {
    "ket-qua.xlsx": Say("Kết quả xét", "Results"),
    "verdicts.json": Say("Kết quả cho máy đọc", "Results for machines"),
}
"""What the files that are no papers are called."""

Tick = Callable[[Say], None]


@dataclass(frozen=True)
class Written:
    """What a run wrote: the folder, its page, and every file by name with its digest."""

    folder: Path
    index: Path
    files: dict[str, str]
    labels: dict[str, Say]


def write_round(result: RoundResult, out: Path, *, sample: bool, tick: Tick | None = None) -> Written:
    """Write every file of a round into `out`; the same result gives the same bytes."""
    from thidua.rounds import pages

    say = tick or (lambda _what: None)
    out.mkdir(parents=True, exist_ok=True)
    _clear(out)
    files: dict[str, str] = {}
    labels = dict(SHEETS)
    say(Say("ghi kết quả", "writing results"))
    write_workbook(result, out / "ket-qua.xlsx")
    files["ket-qua.xlsx"] = _digest(out / "ket-qua.xlsx")
    _keep(out, files, "verdicts.json", _json(_to_travel(round_json(result.judging, result.verdicts))))
    for named in _papers(result, RoundPapers(result, sample), say):
        printed = _print(out, named.name, named.paper)
        files |= printed
        labels |= dict.fromkeys(printed, named.label)
    say(Say("ghi trang kết quả", "writing the page"))
    index = pages.write(result, out, labels, sample=sample)
    files["index.html"] = _digest(index)
    _keep(out, {}, "run.json", _json(run_json(result, files, sample)))
    return Written(out, index, files, labels)


def _to_travel(told: dict[str, Any]) -> dict[str, Any]:
    """Why somebody is on hold, and who was disciplined, is for those entitled: a folder travels further."""
    for verdict in told["verdicts"]:
        if verdict["held"]:
            verdict["held"] = {"kind": None, "since": verdict["held"]["since"], "basis": None}
        _hide_discipline(verdict)
    return told


def _hide_discipline(node: dict[str, Any]) -> None:
    if node.get("kind") == "no_discipline":
        node["observed"], node["evidence"] = None, []
    for below in (*node.get("criteria", ()), *node.get("reserved", ())):
        _hide_discipline(below)


def _clear(out: Path) -> None:
    """Remove what an earlier run wrote here, so that no paper of it stays behind; nothing else."""
    record = out / "run.json"
    if record.is_file():
        for name in json.loads(record.read_text("utf-8")).get("files", ()):
            (out / name).unlink(missing_ok=True)


def _papers(result: RoundResult, papers: RoundPapers, say: Tick) -> Iterator[Named]:
    say(Say("in giấy tờ", "printing papers"))
    yield from papers.all()
    mine: dict[str, list[Verdict]] = {}
    for verdict in result.verdicts:
        mine.setdefault(verdict.candidate.key, []).append(verdict)
    say(Say(f"in {len(mine)} phiếu giải trình", f"printing {len(mine)} explanations"))
    for key, verdicts in mine.items():
        name = result.judging.occasion.name(key)
        yield Named(explanation_file(key), explanations(result, verdicts, papers.sample), both(name))


def explanation_file(candidate: str) -> str:
    """File of a candidate's explanation below the run's folder, without the ending.

    Signs that no file may bear are replaced; a digest keeps two such candidates apart.
    """
    plain = candidate.replace(":", "_", 1)
    safe = re.sub(r"[^\w.-]+", "_", plain)
    if safe != plain:
        safe += "-" + hashlib.sha256(candidate.encode()).hexdigest()[:6]
    return f"giai-trinh/{safe}"


def _print(out: Path, name: str, paper: Paper) -> dict[str, str]:
    from thidua import documents

    found = {}
    for ending, made in (("docx", documents.docx), ("pdf", documents.pdf)):
        path = out / f"{name}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made(paper))
        found[f"{name}.{ending}"] = _digest(path)
    return found


def run_json(result: RoundResult, files: dict[str, str], sample: bool) -> dict[str, Any]:
    """What was run on what, and the digest of everything it wrote."""
    judging = result.judging
    return {
        "plan": result.plan.code,
        "plan_digest": result.plan.digest,
        "facts_digest": judging.view.facts.digest,
        "sample": sample,
        "law": {"pack": result.pack.id, "verified": result.pack.verified},
        "round": judging.round.name,
        "as_of": judging.view.as_of.isoformat(),
        "known_at": judging.view.known_at.isoformat(),
        "left_out": result.left_out,
        "awards": [_award_json(result, a.award.id) for a in result.allotted],
        "files": dict(sorted(files.items())),
    }


def _award_json(result: RoundResult, award_id: str) -> dict[str, Any]:
    allotted = next(a for a in result.allotted if a.award.id == award_id)
    mine = result.of_award(allotted.award)
    return {
        "award": award_id,
        "decided_here": result.decided_here(allotted.award),
        "answers": {name: sum(NAMES[v.answer] == name for v in mine) for name in reversed(NAMES)},
        "held": sum(v.held is not None for v in mine),
        "places": allotted.quota.places,
        "quota_clause": allotted.quota.clause,
        "lines": [
            {
                "label": line.label,
                "places": line.places,
                "open": line.open,
                "why_open": line.why_open.vi,
                "rows": [{"candidate": r.key, "status": r.status, "number": r.number} for r in line.rows],
            }
            for line in allotted.lines
        ],
        "apart": [{"candidate": r.key, "status": r.status} for r in allotted.apart],
    }


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _keep(out: Path, files: dict[str, str], name: str, text: str) -> None:
    (out / name).write_text(text, "utf-8")
    files[name] = _digest(out / name)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
