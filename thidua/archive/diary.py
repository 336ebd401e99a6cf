"""The diary of a movement in its archive: every entry with its digest, for people and for the verifier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from typing import Any

from thidua.archive.pages import Cell, Page, Site, pairs
from thidua.archive.verifier import DIARY, canonical
from thidua.audit.models import Entry, Head
from thidua.audit.queries import line
from thidua.clock import VIETNAM
from thidua.movements.models import Movement


def diary_pages(site: Site, movement: Movement) -> Iterator[Page]:
    """Every entry that names the movement, in words; the file that the verifier digests again."""
    entries = list(Entry.objects.filter(movement_id=movement.pk).select_related("by").order_by("number"))
    site.files[DIARY] = b"".join(canonical(_plain(e)) + b"\n" for e in entries)
    head = Head.objects.first()
    kept = pairs(
        "",
        [
            (
                site.say("Mục cuối của nhật ký khi lập gói", "Last entry when this was made"),
                str(head.number if head else 0),
            ),
            (site.say("Mã của mục ấy", "Its digest"), head.digest if head else ""),
        ],
    )
    rows = []
    for told in map(line, entries):
        rows.append(
            [
                Cell(str(told.number), mark="number"),
                Cell(f"{told.at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"),
                Cell(site.of(told.who)),
                Cell(site.of(told.what)),
                Cell(" → ".join(site.of(s) for s in (told.before, told.after) if s)),
            ]
        )
    columns = [
        site.say("Số", "No."),
        site.say("Lúc", "At"),
        site.say("Ai", "Who"),
        site.say("Việc", "What"),
        site.say("Từ → thành", "From → to"),
    ]
    yield Page("nhat-ky.html", site.say("Nhật ký", "Diary"), blocks=(kept, site.table("", columns, rows)))


def _plain(entry: Entry) -> dict[str, Any]:
    """An entry as it is digested, with its digest."""
    return {
        "action": entry.action,
        "agency": entry.agency_id,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by_id,
        "ident": entry.ident,
        "kind": entry.kind,
        "movement": entry.movement_id,
        "number": entry.number,
        "previous": entry.previous,
        "told": entry.told,
        "digest": entry.digest,
    }
