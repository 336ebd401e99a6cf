"""Every text of the screens has its English: complete, fresh, compiled, and the same in every room."""

import io
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.house.tree import HOUSE, ROOT

sys.path.insert(0, str(ROOT / "scripts"))
ROOMS = sorted(p.name for p in HOUSE.iterdir() if (p / "apps.py").exists())
ENGLISH = Path("locale/en/LC_MESSAGES/django.po")


def catalog(room: str) -> Catalog:
    kept = HOUSE / room / ENGLISH
    return read_po(io.BytesIO(kept.read_bytes()), locale="en") if kept.exists() else Catalog(locale="en")


def words(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string),)


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_is_without_english(room: str) -> None:
    assert [str(m.id) for m in catalog(room) if m.id and (m.fuzzy or not all(words(m.string)))] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_text_of_the_code_is_gathered(room: str) -> None:
    from messages import found_in

    kept = catalog(room)
    told = {
        (text if isinstance(text, str) else text[0], context)
        for _f, text, context, _n in found_in(HOUSE / room)
    }
    lacking = sorted(text for text, context in told if kept.get(text, context) is None)
    assert lacking == [], f"run: python scripts/messages.py {room}"


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_compiled_is_what_is_written(room: str) -> None:
    kept = (HOUSE / room / ENGLISH).with_suffix(".mo")
    written = [m for m in catalog(room) if m.id and all(words(m.string))]
    if written:
        compiled = GNUTranslations(io.BytesIO(kept.read_bytes()))
        stale = [m.id for m in written if _said(compiled, m) != words(m.string)[0]]
        assert stale == [], f"run: python scripts/messages.py {room}"


def _said(compiled: GNUTranslations, message: Message) -> str:
    first = words(message.id)[0]
    if isinstance(message.id, tuple | list):
        found = (
            compiled.npgettext(message.context, *message.id, 1)
            if message.context
            else compiled.ngettext(*message.id, 1)
        )
        return str(found)
    return compiled.pgettext(message.context, first) if message.context else compiled.gettext(first)


def test_one_text_has_one_english_in_all_rooms() -> None:
    """Django reads all rooms as one book: the same words with two meanings need a context (`pgettext`)."""
    found: dict[tuple[str, str | None], dict[str, list[str]]] = {}
    for room in ROOMS:
        for message in catalog(room):
            if message.id:
                key = (words(message.id)[0], message.context)
                found.setdefault(key, {}).setdefault(" / ".join(words(message.string)), []).append(room)
    assert {key: told for key, told in found.items() if len(told) > 1} == {}
