"""A table that somebody published: put up for reading; from there it goes the way of every import."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.evidence.models import Import
from thidua.evidence.printed.looking import about_as_json
from thidua.evidence.subjects import agency_for
from thidua.exchange.printed.reading import About
from thidua.people.models import User
from thidua.records.models import File


@action("published.load")
def look_at_printed(file: File, about: About, *, by: User) -> Import:
    """Put a published table up for reading, with what is true of all of it; nothing of it counts yet.

    Raises Refused for a file that is no workbook.
    """
    access.check("published.load", by)
    batch = Import(
        agency=agency_for(by, None),
        name=file.name,
        file=file,
        state=next_state("import", "look", NEW),
        at=now(),
        by=by,
        about=about_as_json(about),
    )
    if file.kind != "xlsx":
        raise Refused(
            Say(
                "Chỉ nhận tệp Excel (.xlsx) hoặc CSV (.csv).",
                "Only Excel (.xlsx) or CSV (.csv) can be loaded.",
            )
        )
    batch.save()
    record("published.load", batch, by=by, told={"to": batch.state})
    return batch
