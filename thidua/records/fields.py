"""The form field that takes files, and keeps what was sent when the form is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.errors import Refused
from thidua.people.models import Unit, User
from thidua.records.actions import keep
from thidua.records.inspection.kinds import DOCUMENTS, KINDS, ORDINARY, Kind
from thidua.records.models import File
from thidua.screens.posting import spoken
from thidua.screens.workbooks import ACCEPT as ACCEPT_BOOKS
from thidua.screens.workbooks import taken

ACCEPT = ".pdf,.docx,.xlsx,image/png,image/jpeg"
"""Types of pictures rather than endings: telephones then offer their camera, and hand over JPEG."""
PAPERS = ",".join(
    e
    for kind in DOCUMENTS
    for e in ([KINDS[kind].media_type] if kind in (Kind.PNG, Kind.JPEG, Kind.TIFF) else KINDS[kind].endings)
)


class FilesInput(forms.FileInput):
    """Files to choose, and those already kept from the last try as hidden numbers with a tick each."""

    template_name = "records/files_input.html"
    allow_multiple_selected = True

    def __init__(self, accept: str = ACCEPT) -> None:
        super().__init__(attrs={"accept": accept, "multiple": True, "data-files": ""})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, None, attrs)
        kept = [f for f in value or () if isinstance(f, File)]
        context["widget"] |= {"kept": kept, "kept_name": f"{name}_kept"}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, Any]:
        kept = data.getlist(f"{name}_kept") if hasattr(data, "getlist") else data.get(f"{name}_kept", [])
        sent = files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])
        return {"kept": kept, "sent": sent}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}_kept" not in data


class FilesField(forms.Field):
    """Files of a thing that is not there yet: cleaned into rows that hang nowhere.

    The form sets `by` (and `agency` where it is not the person's own) before it is read.
    """

    widget = FilesInput
    kinds: Sequence[Kind] = ORDINARY
    default_error_messages = {"required": _("Chưa có tệp nào. Chọn ít nhất một tệp.")}

    def __init__(self, *, by: User | None = None, agency: Unit | None = None, **more: Any) -> None:
        more.setdefault("label", _("Tệp kèm theo"))
        more.setdefault("help_text", _("PDF đến 50 MB; DOCX, XLSX, JPG, PNG đến 25 MB. Chọn được nhiều tệp."))
        super().__init__(**more)
        self.by, self.agency = by, agency
        self.kept: list[File] = []

    def bound_data(self, data: Any, initial: Any) -> list[File]:
        """What the widget shows again: the files that were taken."""
        return self.kept or self._before(data)

    def clean(self, value: Any) -> list[File]:
        """Take in what was sent; a refused file is told, the others are kept for the next try."""
        if self.by is None:
            raise RuntimeError("FilesField needs to know whose files they are")
        value = value or {}
        self.kept, faults = self._before(value), []
        for upload in value.get("sent", ()):
            try:
                self.kept.append(keep(upload, by=self.by, agency=self.agency, kinds=self.kinds))
            except Refused as refused:
                faults += [spoken(reason) for reason in refused.reasons]
        if faults:
            raise forms.ValidationError(faults)
        if self.required and not self.kept:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return self.kept

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data and (data.get("sent") or data.get("kept")))

    def _before(self, value: Any) -> list[File]:
        """Files kept from an earlier try: the person's own, hanging nowhere."""
        idents = [i for i in (value or {}).get("kept", ()) if str(i).isdigit()]
        return list(File.objects.filter(pk__in=idents, by=self.by, attachments=None)) if idents else []


class DocumentField(FilesField):
    """The files of one document to be read: words of any kind, scans and photographs, in the order of pages."""

    kinds = DOCUMENTS

    def __init__(self, **more: Any) -> None:
        more.setdefault("label", _("Tệp của văn bản"))
        more.setdefault(
            "help_text",
            _(
                "DOCX, ODT, PDF, ảnh chụp hoặc bản quét (JPG, PNG, TIFF), HTML, TXT. Một văn bản nhiều ảnh thì chọn "
                "cả, theo thứ tự trang."
            ),
        )
        super().__init__(widget=FilesInput(PAPERS), **more)


class BookField(FilesField):
    """One workbook; a .xls, .ods or .csv is kept as the workbook made of it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.widget.attrs["accept"] = ACCEPT_BOOKS
        self.widget.attrs.pop("multiple", None)

    def clean(self, value: Any) -> list[File]:
        """The workbook that was sent, or kept from an earlier try."""
        sent = [taken(upload) for upload in (value or {}).get("sent", ())]
        return super().clean({**(value or {}), "sent": sent})
