"""Files: taken in, hung on things, taken off, hung again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Sum

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.doubts import mark_of
from thidua.core.errors import Refused
from thidua.core.likeness import runs_of
from thidua.core.wording import Say
from thidua.people.models import Unit, User
from thidua.records import storage
from thidua.records.inspection import Inspected, inspect
from thidua.records.inspection.kinds import ORDINARY, Kind
from thidua.records.models import Attachment, File, Run

A_DAY = 2_000_000_000
"""Most bytes that one account uploads in a day."""


def keep(upload: Any, *, by: User, agency: Unit | None = None, kinds: Sequence[Kind] = ORDINARY) -> File:
    """Take in an upload of one of some kinds: looked inside, put away durably, then a row. It hangs nowhere yet.

    Not itself an action: looking inside may take seconds, and no transaction waits for it.
    Raises Refused when the file may not be kept.
    """
    access.check("records.keep", by)
    _check_allowance(by, upload.size)
    with storage.spooled(upload.chunks()) as path:
        found = inspect(path, upload.name, kinds)
        same = (
            File.objects.filter(sha256=found.sha256, size=found.size).values_list("stored", flat=True).first()
        )
        stored = same or storage.put(path, found.seen.content)
    return register(found, stored, by=by, agency_id=agency.pk if agency else _agency_of(by))


@action("records.keep")
def register(found: Inspected, stored: str, *, by: User, agency_id: int) -> File:
    """Write the row of a file that lies on the disk."""
    access.check("records.keep", by)
    file = File.objects.create(
        agency_id=agency_id,
        name=found.name,
        kind=found.kind,
        size=found.size,
        pages=found.seen.pages,
        text=found.seen.text.replace("\x00", ""),
        words=mark_of(found.seen.text),
        stored=stored,
        sha256=found.sha256,
        sha3_256=found.sha3_256,
        by=by,
        at=now(),
    )
    Run.objects.bulk_create((Run(file=file, mark=m) for m in sorted(runs_of(file.text))), batch_size=2000)
    record("records.keep", file, by=by, told={"kind": file.kind, "size": file.size, "sha256": file.sha256})
    return file


def _check_allowance(by: User, size: int) -> None:
    used = (
        File.objects.filter(by=by, at__gt=now() - timedelta(days=1)).aggregate(Sum("size"))["size__sum"] or 0
    )
    if used + size > A_DAY:
        raise Refused(
            Say(
                f"Chưa nhận tệp: trong 24 giờ bạn đã tải {used // 1_000_000} MB, tối đa {A_DAY // 1_000_000} MB. "
                "Tải tiếp vào ngày mai.",
                f"The file was not taken: you have uploaded {used // 1_000_000} MB in 24 hours, at most "
                f"{A_DAY // 1_000_000} MB. Go on tomorrow.",
            )
        )


def _agency_of(by: User) -> int:
    agencies = [h.agency_id for h in by.holdings if h.agency_id]
    if not agencies:
        raise Refused(
            Say(
                "Chưa nhận tệp: tài khoản của bạn chưa thuộc cơ quan nào. Nhờ quản trị cơ quan giao vai.",
                "The file was not taken: your account belongs to no agency. Ask an administrator for a role.",
            )
        )
    return int(agencies[0])


@action("records.attach")
def attach(file: File, thing: models.Model, *, by: User, page: str = "") -> Attachment:
    """Hang a file on a thing, with the pages that matter.

    Raises Refused when the thing's files may not be changed, or when the page is not in the file.
    """
    access.check("records.attach", by, thing)
    _check_open(thing, by)
    file = File.objects.visible_to(by).get(pk=file.pk)
    _check_page(file, page)
    kind = thing._meta.label_lower
    there = Attachment.objects.filter(kind=kind, ident=thing.pk, removed_at=None)
    hung = there.filter(file__sha256=file.sha256).first()
    if hung is None:
        if not file.attachments.exists() and getattr(thing, "agency_id", None):
            file.agency_id = thing.agency_id
            file.save(update_fields=["agency"])
        hung = Attachment(file=file, kind=kind, ident=thing.pk, by=by, at=now())
    hung.page = page.strip()
    hung.save()
    record("records.attach", thing, by=by, told={"file": file.pk, "page": hung.page})
    return hung


@action("records.remove")
def remove(attachment: Attachment, *, by: User) -> Attachment:
    """Take a file off a thing; it can be hung again while the thing is open."""
    attachment = Attachment.objects.select_for_update(no_key=True).get(pk=attachment.pk)
    thing = attachment.thing
    access.check("records.remove", by, thing)
    _check_open(thing, by)
    if attachment.removed_at is None:
        attachment.removed_at, attachment.removed_by = now(), by
        attachment.save(update_fields=["removed_at", "removed_by"])
    record("records.remove", thing, by=by, told={"file": attachment.file_id})
    return attachment


@action("records.restore")
def restore(attachment: Attachment, *, by: User) -> Attachment:
    """Hang a removed file again where it hung."""
    attachment = Attachment.objects.select_for_update(no_key=True).get(pk=attachment.pk)
    thing = attachment.thing
    access.check("records.restore", by, thing)
    _check_open(thing, by)
    beside = Attachment.objects.filter(
        file=attachment.file_id, kind=attachment.kind, ident=attachment.ident, removed_at=None
    )
    if not beside.exists():
        attachment.removed_at = attachment.removed_by = None
        attachment.save(update_fields=["removed_at", "removed_by"])
    record("records.restore", thing, by=by, told={"file": attachment.file_id})
    return attachment


def _check_open(thing: Any, by: User) -> None:
    """The right over the thing, and its own word on whether files may change now."""
    access.check(thing.files_change, by, thing)
    shut = getattr(thing, "files_shut", None)
    if shut is not None:
        raise Refused(shut)


def _check_page(file: File, page: str) -> None:
    told = [int(n) for n in "".join(c if c.isdigit() else " " for c in page[:60]).split()]
    if len(page) > 60 or any(n < 1 or (file.pages is not None and n > file.pages) for n in told):
        raise Refused(
            Say(
                f"Tệp “{file.name}” có {file.pages or '?'} trang, không có trang “{page[:60]}”. Ghi lại số trang.",
                f"“{file.name}” has {file.pages or '?'} pages, not page “{page[:60]}”. Write the page again.",
            )
        )
