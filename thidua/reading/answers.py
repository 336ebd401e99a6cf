"""What a document was understood to say, field by field, with how sure: the shape in which reading is measured."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from thidua.reading.folding import bare
from thidua.reading.meaning.figures import once
from thidua.reading.proposals import Proposal
from thidua.reading.receiving import receive
from thidua.reading.understanding import Understood, understand

_LEVELS = {
    "rating": "at_least",
    "index_class": "at_least",
    "initiative": "level_at_least",
    "no_discipline": "from",
}
"""The key of each kind that names a class or level."""


_COPIES, _RECIPIENT = 0.84, 0.88
"""How sure a number of copies and a recipient are: no more than they proved to be on documents not seen before."""


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
    found["grounds"] = [
        {"number": g.number, "issued": g.issued} | ({} if g.number else {"words": g.words})
        for g in understood.grounds
    ]
    lists: dict[str, list[tuple[dict[str, Any], int]]] = {
        "eligible": [({"who": p.who, "words": p.words}, p.sure) for p in understood.of("eligible")],
        "criteria": _criteria(p for p in understood.proposals if p.sort in ("rule", "attest")),
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
    papers = understood.of("dossier")
    named = {str(p.body["paper"]): p.sure / 100 for p in papers if "paper" in p.body}
    found["dossier"] = list(named)
    sure |= {f"dossier#{at}": percent for at, percent in enumerate(named.values())}
    found["copies"] = next((p.body["copies"] for p in papers if "copies" in p.body), None)
    if found["copies"] is not None:
        sure["copies"] = _COPIES
    found["recipients"] = [name for name, _ in understood.document.recipients]
    sure |= {f"recipients#{at}": _RECIPIENT for at in range(len(found["recipients"]))}
    return found | {"sure": sure}


def _period(proposal: Proposal | None) -> dict[str, Any] | None:
    if proposal is None:
        return None
    body = proposal.body
    return {"from": body.get("from"), "to": body.get("to") or body.get("before"), "before": "before" in body}


def _criteria(proposals: Iterable[Proposal]) -> list[tuple[dict[str, Any], int]]:
    """One answer for each kind that a clause holds for the same people."""
    found: dict[tuple[Any, ...], tuple[dict[str, Any], int]] = {}
    for one in proposals:
        kind = "attest" if one.sort == "attest" else next(iter(one.body))
        keys = one.body[kind] if one.sort == "rule" else {}
        told, sure = found.setdefault(
            (one.clause, kind, one.who),
            (
                {"clause": one.clause, "who": one.who, "kind": kind, "numbers": [], "words": one.words},
                one.sure,
            ),
        )
        told["numbers"] = once([*told["numbers"], *one.figures])
        if level := keys.get(_LEVELS.get(kind, "")):
            told.setdefault("level", level)
        found[one.clause, kind, one.who] = told, min(sure, one.sure)
    return list(found.values())


def _quota(proposal: Proposal) -> dict[str, Any]:
    body = proposal.body
    amount = {"percent": body["percent"]} if "percent" in body else {"places": body["places"]}
    more = {key: body[key] for key in ("per", "strata", "form", "authority") if body.get(key)}
    return {"who": proposal.who, "round": proposal.round, **amount, **more}


def _deadline(proposal: Proposal) -> dict[str, Any]:
    when, what = proposal.body["when"], proposal.body["what"]
    if "within_days" in when:
        working = "working " if when["counted"] == "working" else ""
        day: Any = f"{when['within_days']} {working}days"
        return {"what": what, "day": day, "exclusive": False, "yearly": proposal.round == "annual"}
    day = when.get("before", when.get("by", when.get("at")))
    if isinstance(day, str) and re.search(r"\bquy\b", bare(proposal.words)):
        day = f"Q{int(day.partition('/')[2]) // 3}"
    return {"what": what, "day": day, "exclusive": "before" in when, "yearly": not isinstance(day, date)}
