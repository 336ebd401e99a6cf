"""A workbook of facts: looked at, taken in whole or its right rows, dropped, undone."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.evidence.doubts_of_rows import doubts_of_rows
from thidua.evidence.facts import law_day, record_of
from thidua.evidence.looked import Looked, told
from thidua.evidence.models import Fact, Import
from thidua.evidence.reading import Tick, look_into
from thidua.evidence.resting import CHUNK, changed
from thidua.evidence.subjects import agency_for
from thidua.people.models import User
from thidua.records.models import File


@action("import.look")
def look(file: File, *, by: User) -> Import:
    """Put a workbook up for reading; nothing of it counts yet. Raises Refused for other files."""
    batch = Import(
        agency=agency_for(by, None),
        name=file.name,
        file=file,
        state=next_state("import", "look", NEW),
        at=now(),
        by=by,
    )
    access.check("import.look", by)
    if file.kind != "xlsx":
        raise Refused(
            Say("Chỉ nhập được tệp Excel (.xlsx).", "Only an Excel file (.xlsx) can be imported."),
        )
    batch.save()
    record("import.look", batch, by=by, told={"to": batch.state})
    return batch


def read(batch: Import, *, by: User, tick: Tick | None = None) -> Import:
    """Read the workbook and keep what it would do, for the person to look over.

    Not itself an action: reading may take seconds and no transaction waits for it.
    """
    access.check("import.read", by, batch)
    next_state("import", "read", batch.state)
    looked = look_into(batch, tick)
    looked.doubts = doubts_of_rows(looked)
    return keep_reading(batch, looked, by=by)


@action("import.read")
def keep_reading(batch: Import, looked: Looked, *, by: User) -> Import:
    """Keep what a workbook would do."""
    batch = Import.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("import.read", by, batch)
    batch.state = next_state("import", "read", batch.state)
    _remember(batch, looked)
    batch.save()
    record("import.read", batch, by=by, told={"to": batch.state})
    return batch


def take(batch: Import, *, by: User, only_right: bool = False, tick: Tick | None = None) -> Import:
    """Take in the new rows: all or nothing, or with `only_right` the rows without fault.

    The workbook is read again, so that what was entered in between counts. Not itself an action: no
    transaction waits for the reading. Raises Refused with how many rows are faulty.
    """
    access.check("import.take", by, batch)
    next_state("import", "take", batch.state)
    looked = look_into(batch, tick)
    if looked.faults and not only_right:
        raise Refused(_faulty(looked))
    return keep_rows(batch, looked, by=by)


@action("import.take")
def keep_rows(batch: Import, looked: Looked, *, by: User) -> Import:
    """Add the new rows of a workbook, except those that somebody has entered since it was read.

    Whatever rests on a record that a later decision restates waits to be reviewed.
    """
    batch = Import.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("import.take", by, batch)
    taken = sum(_added(chunk, batch) for chunk in looked.new())
    state = next_state("import", "take", batch.state, {} if taken else {"something": NOTHING_NEW})
    _remember(batch, looked)
    batch.rows_new, batch.state, batch.taken_at = taken, state, now()
    batch.save()
    record("import.take", batch, by=by, told={"from": "ready", "to": state, "rows": taken})
    return batch


def _added(chunk: list[Fact], batch: Import) -> int:
    """Add some of the rows; how many they were."""
    facts = _still_new(chunk)
    counting = [f for f in facts if not f.waits]
    before = _alike(counting)
    for fact in facts:
        fact.came_by = batch
    Fact.objects.bulk_create(facts, batch_size=CHUNK)
    changed(_earlier(counting, before), "restated")
    return len(facts)


def _still_new(facts: list[Fact]) -> list[Fact]:
    """Those whose identity nobody has entered in the meantime."""
    there = {
        (f.ident, f.agency_id if f.unit_id is None else None)
        for idents in _chunks(f.ident for f in facts)
        for f in Fact.objects.filter(ident__in=idents, closed_on=None)
    }
    return [f for f in facts if (f.ident, f.agency_id if f.unit_id is None else None) not in there]


@action("import.drop")
def drop(batch: Import, *, by: User) -> Import:
    """Let go of a workbook that was only looked at, or whose reading was stopped or broke off."""
    batch = Import.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("import.drop", by, batch)
    batch.state = next_state("import", "drop", batch.state)
    batch.save(update_fields=["state"])
    record("import.drop", batch, by=by, told={"to": batch.state})
    return batch


def _revoke(facts: QuerySet, batch: Import, by: User) -> None:
    """Close some of the facts that an import added; what rests on them is asked about."""
    closing = list(facts)
    reason = f"Hoàn tác lần nhập {batch.name}"
    facts.update(closed_on=today(), revoked_reason=reason, changed_by=by, changed_at=now())
    changed(closing, "revoked")


@action("import.undo")
def undo(batch: Import, *, by: User) -> Import:
    """Take back everything that an import added; whatever rests on it waits to be reviewed.

    Raises Refused once a row was verified or restated: those have gone on.
    """
    batch = Import.objects.select_for_update(no_key=True).get(pk=batch.pk)
    access.check("import.undo", by, batch)
    gone_on = what_went_on(batch)
    state = next_state("import", "undo", batch.state, {"untouched": gone_on} if gone_on else {})
    facts = list(batch.facts.filter(closed_on=None).values_list("pk", flat=True))
    for at in range(0, len(facts), CHUNK):
        _revoke(Fact.objects.filter(pk__in=facts[at : at + CHUNK]), batch, by)
    batch.state, batch.undone_at, batch.undone_by = state, now(), by
    batch.save()
    record("import.undo", batch, by=by, told={"from": "taken", "to": state, "rows": len(facts)})
    return batch


def _remember(batch: Import, looked: Looked) -> None:
    counts = looked.counts
    batch.rows_new, batch.rows_same, batch.rows_bad = counts["new"], counts["same"], counts["bad"]
    doubts = batch.preview.get("doubts", []) if looked.doubts is None else looked.doubts
    batch.preview = told(looked) | {"doubts": doubts}


def _alike(facts: list[Fact]) -> list[Fact]:
    """What is there of the topics that some facts speak of."""
    return [
        old
        for topics in _chunks({f.topic for f in facts})
        for old in Fact.objects.filter(topic__in=topics, closed_on=None, waits=False)
    ]


def _earlier(facts: list[Fact], before: list[Fact]) -> list[Fact]:
    """Records, among those before and the new ones, that a new one of the same topic restates by a later decision."""
    by_topic = {f.topic: f for f in facts}
    others = [f for f in facts if by_topic[f.topic] is not f and f.closed_on is None]
    return [
        old for old in [*before, *others] if law_day(record_of(by_topic[old.topic])) > law_day(record_of(old))
    ]


def _chunks(topics: Iterable[str]) -> Iterable[list[str]]:
    listed = list(topics)
    return (listed[at : at + CHUNK] for at in range(0, len(listed), CHUNK))


NOTHING_NEW = Say(
    "Không có dòng mới nào để nhập: các dòng đều đã có hoặc còn lỗi.",
    "There is no new row to take in: every row is there already or faulty.",
)


def _faulty(looked: Looked) -> Say:
    bad = looked.counts["bad"]
    return Say(
        f"Chưa nhập: còn {bad} dòng lỗi. Sửa tệp rồi nhập lại, hoặc chọn chỉ nhập các dòng đúng.",
        f"Nothing was taken in: {bad} rows are faulty. Mend the file, or choose to take in the right rows only.",
    )


def what_went_on(batch: Import) -> Say | None:
    """Why an import cannot be undone: some of its rows were verified, restated or revoked since."""
    rows = batch.facts.exclude(verified_by=None, replaced_by=None, revoked_reason="").count()
    if not rows:
        return None
    return Say(
        f"Chưa hoàn tác được: {rows} dòng đã có người xác nhận, đính chính hoặc thu hồi. Thu hồi từng bản ghi.",
        f"It cannot be undone: {rows} rows were verified, restated or revoked since. Revoke the records one by one.",
    )
