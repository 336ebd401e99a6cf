"""What a document was understood to say, field by field, with how sure: the shape in which reading is measured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from thidua.reading.proposals import Proposal
from thidua.reading.receiving import receive
from thidua.reading.understanding import Understood, understand


def answers(path: Path) -> dict[str, Any]:
    """Read one document and tell its fields; `sure` holds a fraction of one for each answer.

    Raises:
        Refused: the document cannot be taken in.
    """
    return told(understand(receive([path])))


def told(understood: Understood) -> dict[str, Any]:
    """The fields of a document already understood."""
    said = understood.document.said
    heads = ("number", "issued", "title")
    found: dict[str, Any] = {name: said[name].value if name in said else None for name in heads}
    sure: dict[str, float] = {name: said[name].sure / 100 for name in heads if name in said}
    period = next(iter(understood.of("period")), None)
    found["period"] = _period(period)
    if period:
        sure["period"] = period.sure / 100
    found["grounds"] = [{"number": g.number, "issued": g.issued} for g in understood.grounds]
    lists: dict[str, list[tuple[dict[str, Any], int]]] = {
        "eligible": [({"who": p.who, "words": p.words}, p.sure) for p in understood.of("eligible")],
        "criteria": [(_criterion(p), p.sure) for p in understood.proposals if p.sort in ("rule", "attest")],
        "awards": [
            ({k: p.body[k] for k in ("form", "authority", "who", "round")}, p.sure)
            for p in understood.of("award")
        ],
        "quotas": [(_quota(p), p.sure) for p in understood.of("quota")],
        "deadlines": [(_deadline(p), p.sure) for p in understood.of("deadline")],
    }
    for name, rows in lists.items():
        found[name] = [row for row, _ in rows]
        sure |= {f"{name}#{at}": percent / 100 for at, (_, percent) in enumerate(rows)}
    sure |= {f"grounds#{at}": g.sure / 100 for at, g in enumerate(understood.grounds)}
    found["dossier"] = list(dict.fromkeys(str(p.body["paper"]) for p in understood.of("dossier")))
    found["recipients"] = [name for name, _ in understood.document.recipients]
    return found | {"sure": sure}


def _period(proposal: Proposal | None) -> dict[str, Any] | None:
    if proposal is None:
        return None
    body = proposal.body
    return {"from": body.get("from"), "to": body.get("to") or body.get("before"), "before": "before" in body}


def _criterion(proposal: Proposal) -> dict[str, Any]:
    kind = "attest" if proposal.sort == "attest" else next(iter(proposal.body))
    numbers = _numbers(proposal.body[kind]) if proposal.sort == "rule" else []
    return {
        "clause": proposal.clause,
        "who": proposal.who,
        "kind": kind,
        "numbers": numbers,
        "words": proposal.words,
    }


def _numbers(keys: Mapping[str, Any]) -> list[str]:
    """Every figure that a rule names."""
    found: list[str] = []
    for value in keys.values():
        if isinstance(value, Mapping):
            found += _numbers(value)
        elif re.fullmatch(r"\d+(?:\.\d+)?", str(value)):
            found.append(str(value))
    return found


def _quota(proposal: Proposal) -> dict[str, Any]:
    body = proposal.body
    places: Any = {"percent": body["percent"]} if "percent" in body else body["places"]
    return {"who": proposal.who, "round": proposal.round, "places": places}


def _deadline(proposal: Proposal) -> dict[str, Any]:
    when = proposal.body["when"]
    if "within_days" in when:
        working = " working" if when["counted"] == "working" else ""
        return {
            "what": proposal.body["what"],
            "day": f"{when['within_days']}{working} days",
            "exclusive": False,
            "yearly": proposal.round == "annual",
        }
    day = when.get("before", when.get("by"))
    return {
        "what": proposal.body["what"],
        "day": day,
        "exclusive": "before" in when,
        "yearly": not isinstance(day, date),
    }
