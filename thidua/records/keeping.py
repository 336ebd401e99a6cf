"""What was issued stays: the PDF and DOCX of a signed or sent paper are made once and kept with their digests.

A room says under `kept_as` how its issued things are printed, in a module of its own named `keeping`.
The files are made after the act has been written, in the background; where nobody works there, at
the first download. Whoever is first is the only one: later makings are thrown away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeVar

from django.apps import apps
from django.db import models, transaction
from django_tasks import task

from thidua import access
from thidua.audit.models import Entry
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.papers import Paper
from thidua.core.wording import Say
from thidua.people.models import User
from thidua.records import storage
from thidua.records.models import Kept
from thidua.records.printing import FORMS
from thidua.records.signing import signed

Printed = Callable[[Any], Paper | None]
P = TypeVar("P", bound=Printed)
PRINTED: dict[str, Printed] = {}
"""How a thing of each kind is printed once it is issued; the paper is None before."""


def kept_as(model: type[models.Model]) -> Callable[[P], P]:
    """Say how things of a model are printed; what is given is kept for good."""

    def put(printed: P) -> P:
        PRINTED[model._meta.label_lower] = printed
        return printed

    return put


def kept(thing: models.Model, ending: str, *, by: User) -> bytes | None:
    """The file of an issued thing as it was issued; None where it is not issued, or has no such file.

    Raises Refused where the file is no longer as it was kept.
    """
    if ending not in FORMS or thing._meta.label_lower not in PRINTED:
        return None
    row = _rows(thing).filter(form=ending).first()
    if row is None:
        keep(thing, by=by)
        row = _rows(thing).filter(form=ending).first()
    return whole(row) if row else None


def keep(thing: models.Model, *, by: User) -> None:
    """Make and keep the files of a thing, if it is issued and they are not there yet.

    Not itself an action: printing takes a moment, and no transaction waits for it.
    """
    if _rows(thing).exists() or (paper := PRINTED[thing._meta.label_lower](thing)) is None:
        return
    made = {ending: make(paper) for ending, (make, _type) in FORMS.items()}
    made["pdf"] = signed(made["pdf"], paper, thing.agency)
    files = {}
    for ending, content in made.items():
        with storage.spooled([content]) as path:
            files[ending] = (storage.put(path, None), len(content), hashlib.sha256(content).hexdigest())
    keep_issued(thing, files, by=by)


@action("records.keep_issued")
def keep_issued(thing: models.Model, files: dict[str, tuple[str, int, str]], *, by: User) -> None:
    """Write down the files of an issued thing: where each lies, how long it is, its digest. The first stay."""
    access.check("records.keep_issued", by)
    told = {}
    for ending, (stored, size, sha256) in files.items():
        row, _made = Kept.objects.get_or_create(
            kind=thing._meta.label_lower,
            ident=thing.pk,
            form=ending,
            defaults={
                "agency_id": thing.agency_id,
                "stored": stored,
                "size": size,
                "sha256": sha256,
                "at": now(),
            },
        )
        told[ending] = row.sha256
    record("records.keep_issued", thing, by=by, told=told)


def keep_soon(*things: models.Model, by: User) -> None:
    """Keep the files of things in the background, once what is being done is written."""
    for thing in things:
        kind = thing._meta.label_lower
        transaction.on_commit(
            partial(keep_in_background.enqueue, kind=kind, ident=thing.pk, by_id=by.pk), robust=True
        )


@task()
def keep_in_background(kind: str, ident: int, by_id: int) -> None:
    """Keep the files of one thing."""
    keep(apps.get_model(kind)._base_manager.get(pk=ident), by=User.objects.get(pk=by_id))


def whole(row: Kept) -> bytes:
    """The bytes of a kept file; raises Refused where they are gone or not what they were."""
    content = row.path.read_bytes() if row.path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise Refused(
            Say(
                f"Tệp {row.form.upper()} đã lưu của văn bản này không còn nguyên như lúc ban hành. "
                "Báo người quản trị hệ thống khôi phục từ bản sao lưu.",
                f"The kept {row.form.upper()} of this paper is no longer as it was issued. "
                "Tell the system administrator to bring it back from the backup.",
            )
        )
    return content


def same_as(content: bytes) -> Kept | None:
    """The kept file that is the same, byte for byte."""
    return Kept.objects.filter(sha256=hashlib.sha256(content).hexdigest()).first()


def faults() -> Iterator[Kept]:
    """Kept files that are gone, were changed, or whose digest is not the one in the diary."""
    entries = Entry.objects.filter(action="records.keep_issued").order_by("number")
    told = {(e.kind, e.ident, form): sha for e in entries.iterator() for form, sha in e.told.items()}
    for row in Kept.objects.order_by("pk").iterator():
        try:
            whole(row)
        except Refused:
            yield row
        else:
            if told.get((row.kind, str(row.ident), row.form)) != row.sha256:
                yield row


def _rows(thing: models.Model) -> models.QuerySet[Kept]:
    return Kept.objects.filter(kind=thing._meta.label_lower, ident=thing.pk)
