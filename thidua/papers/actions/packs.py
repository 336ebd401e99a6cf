"""All papers of a round in one file: asked for, and made."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable

from pypdfium2 import PdfDocument

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Faults, Refused
from thidua.core.papers import ContentsLine, PackContents
from thidua.core.wording import Say, fold
from thidua.councils.queries.papers import desk_of
from thidua.documents.face import lacking
from thidua.movements.models import Round
from thidua.papers.models import Pack
from thidua.papers.queries import Made, Shelf, files, shelves
from thidua.people.models import User
from thidua.records.printing import FORMS

Tick = Callable[[int, int], None]
BEGAN = (1980, 1, 1, 0, 0, 0)
"""Files of a pack bear no hour, so that the same papers give the same bytes."""


@action("paper.pack")
def pack(round_: Round, *, by: User) -> Pack:
    """Ask for all papers of a round as one file; it is made in the background."""
    made = Pack(agency_id=round_.movement.agency_id, movement=round_.movement, round=round_, by=by, at=now())
    access.check("paper.pack", by, made.movement)
    if not shelves(round_, by):
        raise Refused(Say("Đợt này chưa có giấy tờ nào.", "This round has no papers yet."))
    made.save()
    record("paper.pack", made, by=by, told={"round": round_.name})
    return made


def fill(pack_: Pack, *, by: User, tick: Tick = lambda _done, _total: None) -> Pack:
    """Make the file of a pack, in the name of who asked for it.

    Not itself an action: it writes no more than what it made. The file is whole before the row says
    so. A paper that cannot be printed is named in the contents with the reason and left out.
    """
    access.check("paper.pack", by, pack_.movement)
    whole = shelves(pack_.round, by)
    pack_.path.parent.mkdir(parents=True, exist_ok=True)
    half = pack_.path.with_suffix(".half")
    try:
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            pack_.papers = _fill(archive, whole, pack_, tick)
        with half.open("rb") as file:
            os.fsync(file.fileno())
            pack_.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        pack_.size = half.stat().st_size
        half.replace(pack_.path)
    finally:
        half.unlink(missing_ok=True)
    pack_.save(update_fields=["papers", "size", "sha256"])
    return pack_


def _fill(archive: zipfile.ZipFile, whole: list[Shelf], pack_: Pack, tick: Tick) -> int:
    total, done = sum(len(shelf.papers) for shelf in whole), 0
    contents: list[tuple[str, tuple[ContentsLine, ...]]] = []
    numbers: Counter[str] = Counter()
    wide = max(3, len(str(total)))
    for shelf in whole:
        lines = []
        for made in shelf.papers:
            numbers[shelf.kind.folder] += 1
            place = f"{shelf.kind.folder}/{numbers[shelf.kind.folder]:0{wide}d}"
            stem = f"{place}-{shelf.kind.slug}-{_plain(made.name)}".rstrip("-")
            lines.append(_line(archive, made, pack_, place, stem))
            done += 1
            tick(done, total)
        contents.append((shelf.kind.say.vi, tuple(lines)))
    desk = desk_of(pack_.round)
    listed = PackContents(desk.frame(), desk.occasion, tuple(contents))
    _write(archive, "00-muc-luc", {ending: make(listed) for ending, (make, _type) in FORMS.items()})
    return total


def _line(archive: zipfile.ZipFile, made: Made, pack_: Pack, place: str, stem: str) -> ContentsLine:
    """Print one paper into the pack; its line in the contents says why where it could not be printed."""
    name = _legible(made.name)
    try:
        found = files(made, pack_.round, pack_.by)
    except Faults as faults:
        return ContentsLine(name, "", _legible(f"chưa in được: {faults.faults[0].what.vi}"))
    except Refused as refused:
        return ContentsLine(name, "", _legible(f"chưa in được: {refused.reasons[0].vi}"))
    _write(archive, stem, found)
    state = "đã xong" if made.done else "bản nháp"
    return ContentsLine(name, place, state, len(PdfDocument(found["pdf"])))


def _legible(words: str) -> str:
    """Words with a question mark for each letter that the face cannot print."""
    missing = lacking(words)
    return "".join("?" if letter in missing else letter for letter in words)


def _write(archive: zipfile.ZipFile, stem: str, files: dict[str, bytes]) -> None:
    for ending, data in files.items():
        archive.writestr(zipfile.ZipInfo(f"{stem}.{ending}", BEGAN), data, zipfile.ZIP_DEFLATED)


def _plain(name: str) -> str:
    """A name as every system and every ZIP program takes it.

    >>> _plain("02/QĐ-STP: Tặng Giấy khen")
    '02-qd-stp-tang-giay-khen'
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:60].rstrip("-")
