"""Papers in an archive: every file that was kept of an issued paper, and what hangs on the dossiers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Model, QuerySet

from thidua.archive.dossiers import path_of
from thidua.archive.pages import Cell, Page, Site
from thidua.clock import day_of
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say, day, fold
from thidua.movements.models import Movement
from thidua.nominations.models import Nomination, Paper
from thidua.records.keeping import whole
from thidua.records.models import Attachment, Kept

OF_MOVEMENT = (
    ("decisions.decision", "movement"),
    ("decisions.awarded", "decision__movement"),
    ("decisions.letter", "movement"),
    ("decisions.package", "movement"),
    ("papers.release", "movement"),
    ("councils.agenda", "movement"),
)
"""What is issued in a movement, and how each leads to it."""


def file_pages(site: Site, movement: Movement) -> Iterator[Page]:
    """Two lists of files, every one of them beside in the archive."""
    columns = [
        site.say("Văn bản", "Paper"),
        site.say("Tệp", "File"),
        site.say("Ngày", "Day"),
        "SHA-256",
    ]
    issued = [_issued(site, kept, thing) for kept, thing in _kept(movement)]
    hung = [_hung(site, one, of) for one, of in _attached(movement)]
    what = [
        site.say("Hồ sơ", "Dossier"),
        site.say("Tệp", "File"),
        site.say("Ngày", "Day"),
        site.say("Trang", "Page"),
    ]
    yield Page(
        "van-ban.html",
        site.say("Văn bản", "Papers"),
        blocks=(
            site.table(
                site.say("Đã ban hành, nguyên từng byte", "As issued, byte for byte"), columns, issued
            ),
            site.table(site.say("Tệp kèm hồ sơ", "Files of the dossiers"), what, hung),
        ),
    )


def _kept(movement: Movement) -> Iterator[tuple[Kept, Model]]:
    for label, way in OF_MOVEMENT:
        model = apps.get_model(label)
        things = model._base_manager.filter(**{way: movement}).in_bulk()
        for kept in Kept.objects.filter(kind=label, ident__in=things).order_by("ident", "form"):
            yield kept, things[kept.ident]


def _issued(site: Site, kept: Kept, thing: Model) -> list[Cell]:
    name = f"van-ban/{kept.kind.replace('.', '-')}-{kept.ident}.{kept.form}"
    site.files[name] = whole(kept)
    said = site.of(terms.label("thing", kept.kind))
    return [Cell(f"{said}: {thing}"), Cell(kept.form, name), Cell(day(day_of(kept.at))), Cell(kept.sha256)]


def _attached(movement: Movement) -> Iterator[tuple[Attachment, Nomination]]:
    sent = Nomination.objects.filter(movement=movement).exclude(submitted_at=None)
    papers = Paper.objects.filter(nomination__in=sent).select_related("nomination").in_bulk()
    hung: QuerySet[Attachment] = Attachment._base_manager.filter(
        kind=Paper._meta.label_lower, ident__in=papers, removed_at=None
    )
    for one in hung.select_related("file").order_by("ident", "pk"):
        yield one, papers[one.ident].nomination


def _hung(site: Site, one: Attachment, nomination: Nomination) -> list[Cell]:
    name = f"ho-so/tep/{nomination.code}-{one.pk}-{_plain(one.file.name)}"
    site.files[name] = _there(one.file.path, one.file.name)
    return [
        Cell(nomination.code, path_of(nomination)),
        Cell(one.file.name, name),
        Cell(day(day_of(one.at))),
        Cell(one.page),
    ]


def _there(path: Path, name: str) -> Path:
    """A file of the installation that must lie there.

    Raises Refused where it is gone: an archive without it would look whole.
    """
    if not path.is_file():
        raise Refused(
            Say(
                f"Tệp {name} không còn trong kho tệp. Khôi phục từ bản sao lưu rồi lập gói lại.",
                f"The file {name} is gone from the store. Restore it from a backup, then make the archive again.",
            )
        )
    return path


def _plain(name: str) -> str:
    """A name that every disk takes: no accents, no blanks, the ending kept."""
    stem, dot, ending = name.rpartition(".")
    told = re.sub(r"[^a-z0-9]+", "-", fold(stem or ending)).strip("-")[:60] or "tep"
    return f"{told}{dot}{re.sub(r'[^a-z0-9]', '', fold(ending))}" if stem else told
