"""Texts of the screens: gathers them from a room into its English .po file, and compiles it.

    python scripts/messages.py            every room
    python scripts/messages.py people     one room

Vietnamese in the code is the source; what is missing in English shows Vietnamese.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in every .mo as the day it was made: the same texts, the same bytes."""
HOUSE = Path(__file__).parents[1] / "thidua"
KEYWORDS = {
    name: spec
    for base, spec in {
        "gettext": None,
        "ngettext": (1, 2),
        "pgettext": ((1, "c"), 2),
        "npgettext": ((1, "c"), 2, 3),
    }.items()
    for name in (base, f"{base}_lazy", "_" if base == "gettext" else base)
}


def found_in(room: Path) -> Iterator[tuple[str, str | tuple[str, ...], str | None, str]]:
    """Every text of a room: file, text, context."""
    for path in sorted([*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt")]):
        if {"migrations", "vendor", "locale"} & set(path.parts):
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            text = templatize(text, origin=str(path))
        for _line, function, message, _comments in extract_python(
            io.BytesIO(text.encode()), KEYWORDS, [], {"encoding": "utf-8"}
        ):
            spec = KEYWORDS[function]
            given = message if isinstance(message, tuple) else (message,)
            context = given[0] if function.startswith(("pgettext", "npgettext")) else None
            rest = [g for g in (given[1:] if context else given) if g]
            if rest:
                yield path.name, tuple(rest) if spec and len(rest) > 1 else rest[0], context, function


def gather(room: Path) -> list[str]:
    """Merge the texts of a room into its .po and compile it; gives those without English."""
    catalog = Catalog(locale="en", header_comment="# English of this room's screens.", fuzzy=False)
    for _file, message, context, _function in found_in(room):
        catalog.add(message, context=context)
    folder = room / "locale" / "en" / "LC_MESSAGES"
    kept = folder / "django.po"
    if kept.exists():
        old = read_po(io.BytesIO(kept.read_bytes()), locale="en")
        for message in catalog:
            former = old.get(message.id, message.context) if message.id else None
            if former and former.string:
                message.string = former.string
    if len(catalog) == 0:
        return []
    _borrow(catalog, room)
    folder.mkdir(parents=True, exist_ok=True)
    out = io.BytesIO()
    write_po(out, catalog, width=110, omit_header=False, sort_output=True)
    lines = [
        ln for ln in out.getvalue().decode().splitlines() if not ln.startswith(('"POT-', '"PO-', '"Gener'))
    ]
    kept.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _compile(kept, folder / "django.mo")
    return [str(m.id) for m in catalog if m.id and not _told(m.string)]


def _compile(kept: Path, made: Path) -> None:
    """Compile a .po; the .mo is written only when it says something else than before, and bears no day."""
    catalog = read_po(io.BytesIO(kept.read_bytes()), locale="en")
    catalog.creation_date = catalog.revision_date = DAY
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    if not made.exists() or _texts(made.read_bytes()) != _texts(compiled.getvalue()):
        made.write_bytes(compiled.getvalue())


def _texts(compiled: bytes) -> list[tuple[object, object, object]]:
    """What a .mo says, without its head."""
    told = read_mo(io.BytesIO(compiled))
    return [(m.id, m.context, m.string) for m in told if m.id]


def _borrow(catalog: Catalog, room: Path) -> None:
    """Take the English that another room has for the same words: one text, one English."""
    for other in sorted(HOUSE.glob("*/locale/en/LC_MESSAGES/django.po")):
        if room in other.parents:
            continue
        told = read_po(io.BytesIO(other.read_bytes()), locale="en")
        for message in catalog:
            found = (
                told.get(message.id, message.context) if message.id and not _told(message.string) else None
            )
            if found and _told(found.string):
                message.string = found.string


def _told(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def main() -> None:
    """Gather and compile the rooms named, or all; tell what has no English yet."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    names = sys.argv[1:] or sorted(p.name for p in HOUSE.iterdir() if (p / "apps.py").exists())
    for name in names:
        missing = gather(HOUSE / name)
        print(f"{name}: {len(missing)} without English" if missing else f"{name}: complete")
        for text in missing:
            print(f"    {text}")


if __name__ == "__main__":
    main()
