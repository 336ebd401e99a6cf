"""What must be true after a kill, asked of the database itself: `main` in a process of its own.

Prints the faults as JSON, one sentence each. The database opens and is whole, the diary verifies, every
acknowledged deed is there once, none is half done, no number is used twice or left out, no file is missing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Min

from thidua.audit.models import Entry
from thidua.audit.verifying import verify
from thidua.decisions.models import Decision, Letter
from thidua.evidence.models import Fact, Import
from thidua.records.models import Issued, NumberSeries
from thidua.records.storage import missing
from thidua.screens.models import Once
from thidua.stories.models import Story
from thidua.voting.models import Session

ENTRY = {
    "story": "story.start",
    "letter": "letter.send",
    "decision": "decision.publish",
    "vote": "voting.close",
    "upload": "import.look",
    "take": "import.take",
}


def faults(deeds: list[dict[str, Any]]) -> Iterator[str]:
    """Every way in which the database does not hold what it must."""
    yield from _whole()
    yield from _series()
    for file in missing():
        yield f"file {file.pk} is not whole on the disk"
    done = {str(token) for token in Once.objects.values_list("token", flat=True)}
    entries = set(Entry.objects.filter(action__in=ENTRY.values()).values_list("action", "ident"))
    seen = _seen()
    for deed in deeds:
        yield from _judged(deed, deed["key"] in done, seen, entries)


def _whole() -> Iterator[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            told = cursor.execute("PRAGMA integrity_check").fetchall()
            if told != [("ok",)]:
                yield f"integrity_check: {told[:3]}"
            if broken := cursor.execute("PRAGMA foreign_key_check").fetchall():
                yield f"foreign keys: {broken[:3]}"
    found = verify()
    if found.why is not None:
        yield found.say.en


def _series() -> Iterator[str]:
    told = Issued.objects.values("series").annotate(n=Count("pk"), low=Min("number"), high=Max("number"))
    counted = {row["series"]: row for row in told}
    for series in NumberSeries.objects.all():
        row = counted.get(series.pk, {"n": 0, "low": series.first, "high": series.first - 1})
        if (row["n"], row["low"], row["high"]) != (series.last - series.first + 1, series.first, series.last):
            yield f"series {series.name} {series.year}: {row}, last {series.last}"


def _seen() -> dict[str, dict[Any, Any]]:
    """What is there of every kind of deed, by what tells it: a title, a file's name, a thing."""
    facts = dict(
        Fact.objects.exclude(came_by=None)
        .values_list("came_by")
        .annotate(n=Count("pk"))
        .values_list("came_by", "n")
    )
    return {
        "story": dict(Story.objects.values_list("title", "pk")),
        "letter": dict(Letter.objects.values_list("pk", "number")),
        "decision": dict(Decision.objects.values_list("pk", "published_at")),
        "vote": {s.pk: (s.state, s.items.filter(passed=None).count()) for s in Session.objects.all()},
        "upload": dict(Import.objects.values_list("name", "pk")),
        "take": {b.pk: (b.state, facts.get(b.pk, 0)) for b in Import.objects.all()},
    }


def _judged(deed: dict[str, Any], done: bool, seen: dict[str, Any], entries: set[Any]) -> Iterator[str]:
    kind, about = deed["kind"], deed["about"]
    there, whole, ident = _there(kind, deed, seen[kind])
    told = f"{kind} {deed['key']} ({deed['state']})"
    if deed["state"] == "acked" and not done:
        yield f"{told}: acknowledged and lost"
    if deed["state"] == "refused":
        yield f"{told}: refused, {deed['why']}"
    if there != done:
        yield f"{told}: half done, token {done}, thing {there} {about.get('pk', '')}"
    if not whole:
        yield f"{told}: the thing is there in part {seen[kind].get(about.get('pk'))}"
    if there != ((ENTRY[kind], str(ident)) in entries):
        yield f"{told}: thing {there}, but its entry in the diary is not so"


def _there(kind: str, deed: dict[str, Any], seen: dict[Any, Any]) -> tuple[bool, bool, Any]:
    """Whether the deed's effect is there, whether it is whole, and the thing's key."""
    pk = deed["about"].get("pk")
    if kind == "story":
        ident = seen.get(deed["fields"]["title"])
        return ident is not None, True, ident
    if kind == "upload":
        ident = seen.get(deed["about"]["name"])
        return ident is not None, True, ident
    if pk not in seen:
        return False, False, pk  # a thing that the clients were told of is not there at all
    if kind == "vote":
        state, uncounted = seen[pk]
        return state != "voting", (uncounted == 0) == (state == "counted"), pk
    if kind == "take":
        state, rows = seen[pk]
        return state == "taken", rows == (deed["about"]["rows"] if state == "taken" else 0), pk
    return seen[pk] is not None, True, pk


def main() -> None:
    """Read the journals that the command names, and judge."""
    latest: dict[str, dict[str, Any]] = {}
    for journal in sys.argv[1:]:
        for line in Path(journal).read_text(encoding="utf-8").splitlines():
            deed = json.loads(line)
            latest[deed["key"]] = deed
    print(json.dumps(list(faults(list(latest.values()))), ensure_ascii=False))
