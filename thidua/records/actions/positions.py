"""Where the words of a certificate stand on an office's sheets: moved in millimetres, given up again."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Faults, Refused
from thidua.core.papers.sheets import read_sheet
from thidua.core.wording import Say
from thidua.people.models import Unit, User
from thidua.records.models import PaperText

SHEETS = {
    "giay-tron": Say("Giấy trơn A4 ngang", "Plain A4 paper, landscape"),
    "phoi-in-san": Say("Phôi in sẵn", "Printed blanks"),
}
"""The sheets that an office prints certificates on."""


def kept_as(sheet: str) -> str:
    """The name under which the positions of a sheet are kept among the texts of an office."""
    return f"vi-tri/{sheet}"


@action("positions.set")
def set_positions(agency: Unit, sheet: str, text: str, *, by: User) -> PaperText:
    """Let certificates be printed at these positions from now on.

    Raises Refused with every row of the table that cannot be used.
    """
    made = PaperText(agency=agency, paper=kept_as(sheet), text=text, by=by, at=now())
    access.check("positions.set", by, made)
    if sheet not in SHEETS:
        raise Refused(Say(f"Không có loại tờ “{sheet}”.", f"There is no sheet “{sheet}”."))
    try:
        read_sheet(text)
    except Faults as faults:
        raise Refused(*(Say(f.line("vi"), f.line("en")) for f in faults.faults)) from None
    PaperText.objects.filter(agency=agency, paper=made.paper, ended_at=None).update(ended_at=made.at)
    made.save()
    record("positions.set", made, by=by, told={"sheet": sheet})
    return made


@action("positions.end")
def end_positions(kept: PaperText, *, by: User) -> PaperText:
    """Go back to the positions that the project gives."""
    kept = PaperText.objects.select_for_update(no_key=True).get(pk=kept.pk)
    access.check("positions.end", by, kept)
    kept.ended_at = kept.ended_at or now()
    kept.save(update_fields=["ended_at"])
    record("positions.end", kept, by=by, told={"sheet": kept.paper.rpartition("/")[2]})
    return kept
