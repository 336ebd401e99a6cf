"""Scores by workbook: kept with their file, written, and taken back while nobody has gone on."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.exchange.sifting import Left
from thidua.people.batches import confirm, keep
from thidua.people.models import Batch
from thidua.scorecards.actions.appraising import SurveyMark, enter_survey
from thidua.scorecards.actions.appraising_many import appraise_many, given
from thidua.scorecards.actions.opening import CHUNK
from thidua.scorecards.actions.scoring import OwnMark, score
from thidua.scorecards.models import Card, Change, Line, Scoring
from thidua.scorecards.queries.entered import (
    Entry,
    about,
    entries_of,
    fields_of,
    in_the_way,
    plain_marks,
    touched_by,
)

RIGHTS = {
    "own_scores": "card.score",
    "appraisals": "card.appraise_many",
    "survey": "scoring.enter_survey",
}
"""The right by which the scores of each kind of workbook are given, by hand too."""

NOT_DONE = Say("Lần nhập này chưa làm, hoặc đã hoàn tác.", "This import is not done, or is undone.")


@action("card.keep_book")
def keep_book(batch: Batch, body: bytes, left: Left | None = None, *, by: Any) -> Batch:
    """Keep a workbook of scores that was read, with its file, until somebody agrees to what it would change.

    `left` are its faulty rows: they are kept beside it, to be mended and sent again.
    """
    access.check("card.keep_book", by, batch)
    keep(batch, body, left)
    record("card.keep_book", batch, by=by, told={"rows": batch.rows_new, "bad": batch.rows_bad})
    return batch


@action("card.enter_book")
def enter_book(batch: Batch, *, by: Any) -> Batch:
    """Write the scores of a workbook that was shown, all or none, and keep what each item was before.

    Raises Refused as scores given by hand are, and Conflict where somebody has saved one of them since.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("card.enter_book", by, batch)
    confirm(batch, only_right=True)
    before = _snapshot(batch)
    _WRITE[batch.kind](batch, by)
    batch.made = _made(before, _snapshot(batch))
    batch.state = "done"
    batch.save(update_fields=["made", "state"])
    record("card.enter_book", batch, by=by, told={"rows": len(batch.made["lines"])})
    return batch


@action("card.undo_book")
def undo_book(batch: Batch, *, by: Any) -> Batch:
    """Give every item that a workbook of scores changed the points and words that it had before.

    Raises Refused once a card has gone on, the last day has passed, or one of the items was changed since.
    """
    batch = Batch.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("card.undo_book", by, batch)
    if batch.state != "done":
        raise Refused(NOT_DONE)
    entries = entries_of(batch, lock=True)
    for thing in {e.line.desk for e in entries} if batch.kind == "appraisals" else {about(batch)}:
        access.check(RIGHTS[batch.kind], by, thing)
    if reason := in_the_way(batch, entries):
        raise Refused(reason)
    _restore(batch, entries, by)
    batch.state, batch.undone_at = "undone", now()
    batch.save(update_fields=["state", "undone_at"])
    record("card.undo_book", batch, by=by, told={"rows": len(entries)})
    return batch


class _Snapshot(NamedTuple):
    """The marks that a workbook may change, the state of their cards, and who has no survey."""

    lines: dict[int, list[Any]]
    cards: dict[str, str]
    absent: list[int]


def _snapshot(batch: Batch) -> _Snapshot:
    lines = list(touched_by(batch).select_related("card"))
    marks = {line.pk: plain_marks(line, batch.kind) for line in lines}
    of = Card.objects.filter(scoring=batch.lines["scoring"], survey_absent=True).order_by("pk")
    absent = list(of.values_list("pk", flat=True)) if batch.kind == "survey" else []
    return _Snapshot(marks, {str(line.card_id): line.card.state for line in lines}, absent)


def _made(before: _Snapshot, after: _Snapshot) -> dict[str, Any]:
    """What was changed, as JSON keeps it: each line with its marks before and after."""
    changed = [
        [pk, before.lines[pk], marks] for pk, marks in after.lines.items() if before.lines[pk] != marks
    ]
    cards = set(Line.objects.filter(pk__in=[pk for pk, *_ in changed]).values_list("card", flat=True))
    cards |= set(before.absent) ^ set(after.absent)
    return {
        "lines": changed,
        "cards": {pk: state for pk, state in after.cards.items() if int(pk) in cards},
        "absent": [before.absent, after.absent],
    }


def _restore(batch: Batch, entries: list[Entry], by: Any) -> None:
    voice, why = fields_of(batch.kind)[0], f"Hoàn tác lần nhập {batch.name}"
    changes = []
    for entry in entries:
        line, points = entry.line, entry.points[0]
        if points != getattr(line, voice):
            told = {"voice": voice, "before": getattr(line, voice), "after": points, "why": why}
            changes.append(Change(agency_id=line.agency_id, line=line, by=by, at=now(), **told))
        for name, value in zip(fields_of(batch.kind), (points, *entry.words[0]), strict=True):
            setattr(line, name, value)
    Change.objects.bulk_create(changes, batch_size=CHUNK)
    Line.objects.bulk_update([e.line for e in entries], fields_of(batch.kind), batch_size=CHUNK)
    before, after = batch.made["absent"]
    Card.objects.filter(pk__in=set(after) - set(before)).update(survey_absent=False)
    Card.objects.filter(pk__in=set(before) - set(after)).update(survey_absent=True)
    if batch.kind == "own_scores":
        for card in Card.objects.filter(pk__in={e.line.card_id for e in entries}):
            card.version += 1
            card.saved_at = now()
            card.save(update_fields=["version", "saved_at"])


def _own(batch: Batch, by: Any) -> None:
    marks = [OwnMark(code, _figure(points), why, at) for code, points, why, at in batch.lines["rows"]]
    score(Card.objects.get(pk=batch.lines["card"]), marks, by=by, version=batch.lines["version"])


def _appraisals(batch: Batch, by: Any) -> None:
    appraise_many(Scoring.objects.get(pk=batch.lines["scoring"]), given(batch.lines["rows"]), by=by)


def _survey(batch: Batch, by: Any) -> None:
    scoring = Scoring.objects.get(pk=batch.lines["scoring"])
    rows = batch.lines["rows"]
    told = {unit: bool(x) for unit, code, x in rows if not code}
    cards = scoring.cards.select_related("unit")
    none = [c.unit.code for c in cards if told.get(c.unit.code, c.survey_absent)]
    marks = [SurveyMark(unit, code, _figure(points)) for unit, code, points in rows if code]
    enter_survey(scoring, marks, by=by, absent=none)


_WRITE: dict[str, Callable[[Batch, Any], None]] = {
    "own_scores": _own,
    "appraisals": _appraisals,
    "survey": _survey,
}


def _figure(points: str | None) -> Decimal | None:
    return None if points is None else Decimal(points)
