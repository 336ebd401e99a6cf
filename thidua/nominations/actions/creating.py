"""A nomination's row with its code, the freezing of what was judged, and the facts it leaves."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from thidua.clock import now, today
from thidua.core.explain import verdict_json
from thidua.core.facts import acts
from thidua.core.judging import Judging, Verdict
from thidua.evidence import facts
from thidua.evidence.judging import judging_of
from thidua.evidence.queries import only_claimed
from thidua.evidence.resting import rest_on
from thidua.nominations.models import Nomination, Submission
from thidua.nominations.queries.papers import DONE, Line, checklist
from thidua.nominations.queries.verdicts import PRIVATE
from thidua.people.models import User


def create(**columns: Any) -> Nomination:
    """Insert a nomination and give it its code from its row number, so that no two share one."""
    nomination = Nomination.objects.create(code=uuid4().hex[:20], **columns)
    nomination.code = f"HS-{nomination.pk:04d}"
    nomination.save(update_fields=["code"])
    return nomination


def freeze(nomination: Nomination, *, by: User) -> Submission:
    """Keep what the rules say today, on which records, and the dossier as it is sent.

    The plan in force is kept with it: a later version leaves this verdict as it was.
    """
    judging = judging_of(nomination.round)
    verdict = judging.verdict(nomination.candidate, judging.plan.award(nomination.award))
    nomination.plan = nomination.movement.plan
    nomination.verdict = frozen(judging, verdict)
    nomination.answer = verdict.answer
    nomination.as_of = judging.view.as_of
    nomination.facts_digest = judging.view.facts.digest
    nomination.save()
    rest(nomination, verdict)
    lines = checklist(nomination)
    put_facts(nomination, lines, by=by)
    return _submission(nomination, lines, by=by)


def frozen(judging: Judging, verdict: Verdict) -> dict[str, Any]:
    """The tree of reasons as kept: each reason in both languages, nothing said of a hold but that it is.

    `claimed` counts the records of a criterion that nobody had verified that day.
    """
    told = verdict_json(judging, verdict, "vi")
    english = verdict_json(judging, verdict, "en")
    told["held"] = bool(told["held"])
    claimed = only_claimed(record.id for record in verdict.records())
    for group in ("criteria", "reserved"):
        _join(judging, told.get(group) or [], english.get(group) or [], claimed)
    return told


def _join(
    judging: Judging, nodes: list[dict[str, Any]], english: list[dict[str, Any]], claimed: set[str]
) -> None:
    for node, other in zip(nodes, english, strict=True):
        if "criteria" in node:
            _join(judging, node["criteria"], other["criteria"], claimed)
            continue
        node["claimed"] = sum(str(e) in claimed for e in node["evidence"])
        node["reason_en"] = other["reason"]
        clause = judging.plan.by_id.get(node["clause"])
        node["quote"] = clause.quote() if clause else ""
        node["private"] = any(str(e).startswith(PRIVATE) for e in node["evidence"])
        if node["private"]:
            node["observed"] = None


def rest(nomination: Nomination, verdict: Verdict) -> None:
    """Note the records that a frozen verdict rests on, so that a change of one asks for a review."""
    rest_on(nomination, [record.id for record in verdict.records()])


def _submission(nomination: Nomination, lines: list[Line], *, by: User) -> Submission:
    report = {row.key: row.text for row in nomination.sections.all()}
    number = nomination.submissions.count() + 1
    return Submission.objects.create(
        nomination=nomination,
        number=number,
        at=now(),
        by=by,
        report=report,
        papers=[_paper(line) for line in lines],
        verdict=nomination.verdict,
    )


def _paper(line: Line) -> dict[str, Any]:
    files = [
        {"file": a.file_id, "name": a.file.name, "sha256": a.file.sha256, "page": a.page} for a in line.files
    ]
    return {"paper": line.paper, "clause": line.needed.clause, "state": line.state, "files": files}


def put_facts(nomination: Nomination, lines: list[Line], *, by: User) -> None:
    """Leave the nomination and its papers as facts, so that rules and quotas read them."""
    with_them = {"unit": nomination.unit, "person": nomination.person, "by": by, "agency": nomination.agency}
    facts.put(nomination_fact(nomination), **with_them)
    for line in lines:
        if line.row is not None and line.state == DONE and line.row.received_on is None:
            line.row.received_on = nomination.submitted_on or today()
            line.row.save(update_fields=["received_on"])
            facts.put(_paper_fact(nomination, line), **with_them)


def withdraw_facts(nomination: Nomination) -> None:
    """Close those facts: the nomination no longer counts."""
    facts.withdraw(nomination_fact(nomination).id, unit=nomination.unit)
    for line in checklist(nomination):
        if line.row is not None and line.row.received_on:
            facts.withdraw(_paper_fact(nomination, line).id, unit=nomination.unit)
            line.row.received_on = None
            line.row.save(update_fields=["received_on"])


def nomination_fact(nomination: Nomination) -> acts.Nomination:
    """The nomination as a record of facts."""
    return acts.Nomination(
        candidate=nomination.candidate,
        plan=nomination.movement.plan.code,
        award=nomination.award,
        round=nomination.round.name,
        nominated_by=nomination.nominated_by.code,
        submitted_on=nomination.submitted_on,
        merit_note=nomination.merit_note or None,
    )


def _paper_fact(nomination: Nomination, line: Line) -> acts.DossierPaper:
    assert line.row is not None
    return acts.DossierPaper(
        candidate=nomination.candidate,
        plan=nomination.movement.plan.code,
        award=nomination.award,
        round=nomination.round.name,
        paper=line.paper,
        received_on=line.row.received_on,
        copies=line.row.copies,
    )
