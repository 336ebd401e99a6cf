"""Forms about whole plans: bringing one in, words of a clause, taking a version up."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.exchange.hostile import BROKEN
from thidua.movements.actions.plans import Texts
from thidua.movements.compiled import FILES
from thidua.screens.forms import Form

LARGEST = 2_000_000
"""Most bytes of a plan folder, unpacked: the longest plan known has a fifteenth of that."""


class BringForm(Form):
    """A plan folder as a zip, or its plan.md alone."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        help_text=_("Thư mục kế hoạch nén .zip, hoặc riêng tệp plan.md. Nhiều nhất 2 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.md"}),
    )

    def texts(self) -> Texts:
        """The texts of the uploaded plan; Refused where it is none."""
        upload: Any = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise Refused(Say("Tệp lớn hơn 2 MB.", "The file is larger than 2 MB."))
        raw = upload.read()
        _is_plan(upload.name, raw)
        files = _unpacked(raw) if zipfile.is_zipfile(io.BytesIO(raw)) else {"plan.md": raw}
        if "plan.md" not in files:
            raise Refused(Say("Trong tệp nén không có plan.md.", "There is no plan.md in the archive."))
        return Texts(*(_decoded(name, files.get(name, b"")) for name in FILES))


class WordsForm(Form):
    """The words of one clause."""

    words = forms.CharField(
        label=_("Lời của khoản"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Một đoạn, không kèm dấu đầu mục."),
    )


class AdoptForm(Form):
    """Which published version a movement judges by from now on, and why."""

    plan = forms.ChoiceField(label=_("Bản áp dụng"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


def _is_plan(name: str, raw: bytes) -> None:
    """Refuse what cannot be a plan before anybody looks for clauses in it."""
    packed = zipfile.is_zipfile(io.BytesIO(raw))
    if name.lower().endswith(".md") and not packed:
        return
    if not name.lower().endswith(".zip"):
        raise Refused(
            Say(
                "Chỉ nhận thư mục kế hoạch nén .zip hoặc tệp plan.md. Văn bản Word, PDF cần chép thành plan.md trước.",
                "Only a zipped plan folder or a plan.md is taken. Word and PDF texts become a plan.md first.",
            )
        )
    if not packed:
        raise Refused(_DAMAGED)


_DAMAGED = Say(
    "Tệp .zip này bị hỏng, không mở được. Nén lại thư mục kế hoạch rồi chọn lại.",
    "This .zip is damaged and cannot be opened. Pack the plan folder again.",
)


def _unpacked(raw: bytes) -> dict[str, bytes]:
    """The files of a plan folder in an archive, at its top or in its one folder; raises Refused where it is damaged."""
    try:
        return _files(raw)
    except (*BROKEN, RuntimeError):  # one that is locked too
        raise Refused(_DAMAGED) from None


def _files(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        wanted = [i for i in archive.infolist() if i.filename.rpartition("/")[2] in FILES]
        wanted = [i for i in wanted if i.filename.count("/") <= 1]
        if sum(i.file_size for i in wanted) > LARGEST:
            raise Refused(Say("Tệp nén bung ra lớn hơn 2 MB.", "The archive is larger than 2 MB unpacked."))
        return {i.filename.rpartition("/")[2]: archive.read(i) for i in wanted}


def _decoded(name: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            Say(
                f"Tệp {name} không phải UTF-8. Lưu lại với bảng mã UTF-8.",
                f"{name} is not UTF-8. Save it as UTF-8.",
            )
        ) from None
