"""The form field that takes a workbook: XLSX as it is, .xls, .ods and .csv as the workbook made of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _

from thidua.exchange.grid import Stopped
from thidua.exchange.older.converting import form_of, workbook_of
from thidua.screens.posting import spoken
from thidua.screens.spoken import language

ACCEPT = ".xlsx,.xls,.ods,.csv"
MOST_BYTES = 10_000_000
_TOO_LARGE = _("Tệp lớn hơn %(most)s MB. Chia làm nhiều tệp.")


def as_workbook(name: str, data: bytes) -> SimpleUploadedFile:
    """A .xls, .ods or .csv as the workbook that is kept of it. Raises Stopped where it cannot be read."""
    return SimpleUploadedFile(f"{name.rpartition('.')[0]}.xlsx", workbook_of(data, name))


def taken(upload: Any) -> Any:
    """What was sent as a workbook; another form is made one. Raises ValidationError with reason and cure."""
    if form_of(upload.name) is None:
        return upload
    if upload.size > MOST_BYTES:
        raise forms.ValidationError(_TOO_LARGE, params={"most": MOST_BYTES // 1_000_000})
    try:
        return as_workbook(upload.name, upload.read())
    except Stopped as stopped:
        fault = stopped.fault
        told = f"{fault.place(language())}: {spoken(fault.what)} {spoken(fault.cure)}"
        raise forms.ValidationError(told) from None


class WorkbookField(forms.FileField):
    """A workbook of at most `most` bytes, in any form that is read."""

    def __init__(self, *, most: int = MOST_BYTES, **more: Any) -> None:
        more.setdefault("widget", forms.FileInput(attrs={"accept": ACCEPT}))
        super().__init__(**more)
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The workbook; a file of no form that is read, or a larger one, is refused."""
        found = super().clean(data, initial)
        if not found.name.lower().endswith(".xlsx") and form_of(found.name) is None:
            raise forms.ValidationError(
                _("Chỉ nhận tệp .xlsx, .xls, .ods, .csv. Mở tệp bằng bảng tính rồi lưu thành .xlsx.")
            )
        if found.size > self.most:
            raise forms.ValidationError(_TOO_LARGE, params={"most": self.most // 1_000_000})
        return taken(found)
