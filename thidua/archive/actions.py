"""The archive of a movement asked for on screen, and made in the background."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

from thidua import access
from thidua.archive.models import Bundle
from thidua.archive.packing import pack
from thidua.archive.writing import write
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.movements.models import Movement
from thidua.people.models import User

Tick = Callable[[int, int], None]
KEPT = 3
"""So many archives of a movement a person keeps; older ones go, for they can be made anew."""


@action("archive.make")
def make(movement: Movement, *, public: bool, language: str = "vi", by: User) -> Bundle:
    """Ask for the archive of a movement: whole for the agency's own keeping, or redacted for the public."""
    access.check("archive.make", by, movement)
    made = Bundle.objects.create(
        agency_id=movement.agency_id, movement=movement, public=public, language=language, by=by, at=now()
    )
    record("archive.make", made, by=by)
    return made


def fill(bundle: Bundle, *, by: User, tick: Tick = lambda _done, _total: None) -> Bundle:
    """Make the file of an archive, in the name of who asked for it; the file is whole before the row says so.

    Not itself an action: it writes no more than what it made.
    """
    access.check("archive.make", by, bundle.movement)
    target = bundle.path
    target.parent.mkdir(parents=True, exist_ok=True)
    folder, half = target.with_suffix(".folder"), target.with_suffix(".half")
    shutil.rmtree(folder, ignore_errors=True)
    try:
        tick(0, 3)
        seal = write(bundle.movement, folder, lang=bundle.language, public=bundle.public)
        tick(1, 3)
        pack(folder, half)
        with half.open("rb") as file:
            os.fsync(file.fileno())
        tick(2, 3)
        bundle.size = half.stat().st_size
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
    bundle.seal = seal
    bundle.save(update_fields=["size", "seal"])
    _forget(bundle)
    return bundle


def _forget(bundle: Bundle) -> None:
    rows = Bundle.objects.filter(movement=bundle.movement_id, by=bundle.by_id).exclude(seal="")
    for old in list(rows.order_by("-pk")[KEPT:]):
        old.path.unlink(missing_ok=True)
        old.delete()
