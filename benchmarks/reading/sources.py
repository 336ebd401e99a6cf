"""The plans whose marks were set by hand: the truth about their sources, and their text typed again.

What a plan folder says is truth here only. Nobody who reads a document may look into it (`watch.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.reading.layout import Block, Layout
from thidua.core.plan.file import draft
from thidua.core.plan.model import Award, Clause, Mark, Plan, blank, many
from thidua.core.plan.readings import used

PLANS = Path(__file__).parents[2] / "plans"
SOURCES = (
    "an-giang-so-tu-phap-2023",
    "kien-giang-so-xay-dung-2022",
    "thac-mo-ubnd-phuong-2024",
    "ha-nam-so-tu-phap-2023",
    "an-giang-ubnd-tinh-2022",
)
RECOGNISED = SOURCES[:3]
"""Received as text that a poor recognition made of a scan."""
OPEN: dict[str, dict[str, Any]] = {
    # the page says the day without its year, and when it was printed
    "an-giang-ubnd-tinh-2022": {"issued": {"any_of": [date(2022, 7, 25), None]}},
}
"""What the document leaves open though the plan had to settle it, seen by eye."""
UNTOLD: dict[str, dict[str, tuple[str, ...]]] = {
    "kien-giang-so-xay-dung-2022": {"gk": ("who",)},
    "ha-nam-so-tu-phap-2023": dict.fromkeys(("bk-ttg", "bk-tinh"), ("who", "round")) | {"gk-so": ("round",)},
}
"""Of an award: what its document does not say, though the marks had to."""
NOT_IN_SOURCE = {"M1"}
"""Annexed forms: they collect, they ask nothing."""
FIGURES = ("at_least", "share", "at_most", "completed", "on_time")
LEVELS = {
    "rating": "at_least",
    "index_class": "at_least",
    "initiative": "level_at_least",
    "no_discipline": "from",
}
REPORTS = ("by", "before", "within_days", "at")
Truth = dict[str, Any]


def plan_of(code: str) -> Plan:
    """The plan with its marks."""
    return draft(PLANS / code)[0]


def truth_of(plan: Plan) -> Truth:
    """The truth about the document that a plan folder was made of."""
    front = plan.front
    grounds = [
        {"number": g.get("number"), "issued": g.get("issued"), "words": g.get("title")}
        for g in many(front.get("grounds"))
    ]
    recipients = front.get("recipients") or {}
    found: Truth = {
        "number": plan.number,
        "issued": blank(front.get("issued")),
        "title": plan.title,
        "period": next((_period(m) for m in plan.sorted_as("period")), None),
        "grounds": [g for g in grounds if g["number"] or g["issued"]],
        "eligible": list(_once(_eligible(plan))),
        "criteria": list(_criteria(plan)),
        "awards": list(_once(_award(plan, a) for a in plan.awards)),
        "quotas": list(_once(q for m in plan.sorted_as("quota") for q in _quotas(plan, m))),
        "deadlines": list(_once(_deadlines(plan))),
        "dossier": list(
            dict.fromkeys(str(m.body["paper"]) for m in plan.sorted_as("dossier") if m.body.get("paper"))
        ),
        "copies": next((m.body["copies"] for m in plan.sorted_as("dossier") if m.body.get("copies")), None),
        "recipients": list(recipients.get("names") or ()),
    }
    return found | OPEN.get(plan.code, {})


def _once(items: Iterator[Truth]) -> Iterator[Truth]:
    seen: list[Truth] = []
    for item in items:
        if item not in seen:
            seen.append(item)
            yield item


def _words(plan: Plan, mark: Mark) -> str:
    return plan.by_id[mark.clause].quote(mark)


def _period(mark: Mark) -> Truth:
    end = mark.body.get("before") or mark.body.get("to")
    return {"from": mark.body.get("from"), "to": end, "before": "before" in mark.body}


def _eligible(plan: Plan) -> Iterator[Truth]:
    for mark in plan.sorted_as("eligible"):
        narrower = {"optional": True} if mark.body.get("for") else {}
        yield {"who": mark.body["who"], "words": _words(plan, mark), **narrower}


def _award(plan: Plan, award: Award) -> Truth:
    untold = UNTOLD.get(plan.code, {}).get(award.base, ())
    told = {"who": award.who, "round": award.round}
    return {"form": award.form, "authority": award.authority} | {
        k: None if k in untold else v for k, v in told.items()
    }


def _for(plan: Plan, mark: Mark) -> list[Award]:
    """The awards that a mark serves: its own, or its scope's."""
    scope = plan.scope_of(mark.clause)
    named = many(mark.body.get("for")) or many(scope.body.get("for") if scope else None)
    return list(plan.awards_for(named, place=True))


def _whom(awards: list[Award]) -> list[str]:
    return sorted({a.who for a in awards if a.who})


def _criteria(plan: Plan) -> Iterator[Truth]:
    """One entry for each kind of rule that a clause holds."""
    found: dict[tuple[str, str], Truth] = {}
    for mark in plan.sorted_as("rule", "attest"):
        if mark.clause.partition(".")[0] in NOT_IN_SOURCE:
            continue
        for kind, body in [("attest", {})] if mark.sort == "attest" else _kinds(used(mark)):
            one = found.setdefault(
                (mark.clause, kind),
                {
                    "clause": mark.clause,
                    "who": _whom(_for(plan, mark)),
                    "kind": kind,
                    "numbers": [],
                    "words": _words(plan, mark),
                },
            )
            one["numbers"] += [n for n in _numbers(kind, body) if n not in one["numbers"]]
            if LEVELS.get(kind) and body.get(LEVELS[kind]) is not None:
                one.setdefault("level", body[LEVELS[kind]])
    yield from found.values()


def _kinds(body: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, value in body.items():
        if key in ("all", "one_of"):
            for inner in value:
                yield from _kinds(inner)
        elif isinstance(value, Mapping):
            yield key, value
        elif key == "collective_meets" or key == "collective_awarded":
            yield key, {}


def _numbers(kind: str, body: Mapping[str, Any]) -> Iterator[str]:
    for key in FIGURES:
        value = body.get(key)
        if value is not None and not (key == LEVELS.get(kind) or isinstance(value, Mapping)):
            yield str(value)
    years = body.get("years")
    if isinstance(years, Mapping) and years.get("at_least"):
        yield str(years["at_least"])


def _quotas(plan: Plan, mark: Mark) -> Iterator[Truth]:
    body = used(mark)
    awards = [(a.who, _award(plan, a)["round"]) for a in plan.awards_for(many(body.get("for")))]
    whom = [] if body.get("places") is None else sorted({w for w, _ in awards if w})
    for who in whom or [None]:  # another document settles how many: it settles whom, too
        rounds = {r for w, r in awards if who in (w, None)}
        one: Truth = {
            "who": who,
            "round": rounds.pop() if len(rounds) == 1 else None,
            "places": body.get("places"),
        }
        if body.get("strata"):
            one["strata"] = [s["places"] for s in body["strata"]]
        if body.get("per"):
            one["per"] = True
        yield one


def _deadlines(plan: Plan) -> Iterator[Truth]:
    for mark in plan.sorted_as("deadline", "duty"):
        body, when = used(mark), used(mark).get("when")
        if mark.clause.partition(".")[0] in NOT_IN_SOURCE or (mark.sort == "duty" and not _reports(body)):
            continue
        what = body["what"] if mark.sort == "deadline" else "report"
        yield {"what": what, **_when(when or {}, many(body.get("round")))}


def _reports(body: Mapping[str, Any]) -> bool:
    when = body.get("when") or {}
    return "report" in many(body.get("does")) and any(k in when for k in REPORTS)


def _when(when: Mapping[str, Any], rounds: list[Any]) -> Truth:
    days = when.get("within_days")
    counted = "working days" if when.get("counted") == "working" else "days"
    told = f"{days} {counted}" if days else when.get("before") or when.get("by") or when.get("at")
    yearly = (
        rounds == ["annual"] if days else isinstance(told, str) or (told is None and rounds == ["annual"])
    )
    return {"day": told, "exclusive": "before" in when, "yearly": yearly}


def retyped(plan: Plan) -> Layout:
    """The plan's own text as an office would type it again: head, clauses, signature, recipients."""
    blocks = [*_head(plan), *(_block(c) for c in plan.clauses if c.id.partition(".")[0] not in NOT_IN_SOURCE)]
    signer, recipients = plan.front.get("signatory") or {}, plan.front.get("recipients") or {}
    if signer.get("post") or signer.get("name"):
        blocks.append(
            Block("sign", ("", str(signer.get("post") or "").upper(), str(signer.get("name") or "")))
        )
    if recipients.get("names"):
        blocks.append(Block("to", tuple(recipients["names"])))
    return Layout(tuple(b for b in blocks if b.words))


def _head(plan: Plan) -> Iterator[Block]:
    issuer, front = plan.issuer, plan.front
    if plan.number or front.get("place"):
        printed = (front.get("number") or {}).get("printed") or f"Số: {plan.number or ''}"
        issued = blank(front.get("issued"))
        when = (front.get("issued") or {}).get("printed")
        if isinstance(issued, date):
            when = f"{front['place']}, ngày {issued:%d} tháng {issued.month} năm {issued.year}"
        yield Block(
            "head",
            (str(issuer.get("superior") or "").upper(), str(issuer["name"]).upper(), printed, str(when)),
        )
    yield Block("title", ("KẾ HOẠCH", plan.title.removeprefix("Kế hoạch ")))


def _block(clause: Clause) -> Block:
    return Block("heading" if clause.heading else "line", (f"{clause.marker} {clause.text}".strip(),))
