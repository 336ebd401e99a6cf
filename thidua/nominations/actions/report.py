"""Writing an achievement report, a section at a time, so that nothing typed is lost or overwritten."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.nominations.actions.moving import check_writable, locked
from thidua.nominations.models import Nomination, ReportSection
from thidua.people.models import User
from thidua.screens.posting import expect

MOST = 50_000
"""Most letters of one section."""


def save_section(row: ReportSection, text: str, version: object, *, by: User) -> ReportSection:
    """Save what was typed in a section; the same text again changes nothing and is not noted.

    Raises Conflict with what is saved now when somebody else has saved since `version`, and
    Refused when the dossier has been sent.
    """
    text = text.replace("\r\n", "\n").replace("\x00", "")
    now_saved = ReportSection.objects.select_related("saved_by").get(pk=row.pk)
    if now_saved.text == text:
        return now_saved
    return _save(row, text, version, by=by)


@action("nomination.write")
def _save(row: ReportSection, text: str, version: object, *, by: User) -> ReportSection:
    nomination = locked(row.nomination)
    access.check("nomination.write", by, nomination)
    check_writable(nomination)
    row = (
        ReportSection.objects.select_for_update(of=("self",), no_key=True)
        .select_related("saved_by")
        .get(pk=row.pk)
    )
    expect(version, row, by=row.saved_by.name, at=row.saved_at)
    if len(text) > MOST:
        raise Refused(
            Say(
                f"Mục này dài {len(text)} chữ cái, tối đa {MOST}. Chuyển bảng dài sang tệp đính kèm.",
                f"This section has {len(text)} letters, at most {MOST}. Put long tables into a file.",
            )
        )
    row.text, row.saved_at, row.saved_by = text, now(), by
    row.version += 1
    row.save()
    if row.key == "summary":
        nomination.merit_note = " ".join(text.split())[:1000]
        nomination.save(update_fields=["merit_note"])
    told = {"section": row.key, "version": row.version, "nomination": nomination.pk}
    record("nomination.write", row, by=by, told=told)
    return row


def section_of(nomination: Nomination, key: str, *, by: User) -> ReportSection:
    """The row of a section, made empty where an older dossier has none."""
    row, _ = ReportSection.objects.get_or_create(
        nomination=nomination, key=key, defaults={"saved_at": now(), "saved_by": by}
    )
    return row
