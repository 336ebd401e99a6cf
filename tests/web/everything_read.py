"""The part of the province of everything that is documents read: sent in, read, partly confirmed, in A and in B."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.everything import Everything, text
from tests.web.movements.read_desk import found, head, proposal
from tests.web.movements.read_words import WORDS
from tests.web.records.samples import document, picture
from thidua.movements.actions.confirming import accept
from thidua.movements.actions.readings import draft_read
from thidua.movements.actions.sending import send_in
from thidua.records.actions import keep


def was_read(made: Everything) -> None:
    """A document of each agency with its draft, one thing of it confirmed; and one of A that waits to be read."""
    for agency, suffix in (("A", ""), ("B", ".b")):
        by = made.world.users[f"{agency.lower()}-office"]
        words = WORDS.replace("Công sở kiểu mẫu", f"Công sở kiểu mẫu {text('read', agency)}")
        words = words.replace("Môi trường làm việc", f"Môi trường {text('read-clause', agency)} làm việc")
        upload = SimpleUploadedFile(f"{text('read', agency)}.png", picture("PNG"))
        reading = send_in([keep(upload, by=by)], made.world.units[agency], by=by)
        draft_read(reading, found(words), by=by)
        reading.refresh_from_db()
        made.keep(f"reading{suffix}", reading)
        made.keep(f"reading.file{suffix}", reading.parts.get())
        made.keep(f"read{suffix}", reading.plan)
        made.keep(f"proposed{suffix}", proposal(reading, "quota"))
        made.keep(f"proposed.head{suffix}", head(reading, "place"))
        accept(proposal(reading, "duty"), by=by)
    waiting = SimpleUploadedFile(f"{text('unread')}.docx", document(text("unread")))
    by = made.world.users["a-office"]
    made.keep("reading.waiting", send_in([keep(waiting, by=by)], made.world.units["A"], by=by))
    made.things["read.found"] = found(WORDS)
