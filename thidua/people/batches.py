"""What every import by file shares: the file is kept with its digest and the rows left out, then confirmed."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from thidua.core.errors import FactFaults, Refused
from thidua.core.wording import Say
from thidua.exchange.sifting import Left
from thidua.people.models import Batch, BatchFile


def keep(batch: Batch, body: bytes, left: Left | None = None) -> Batch:
    """Save an import that was read, with the file it came in and the rows that were left out of it.

    Raises FactFaults where some rows are faulty and no other is new: then there is nothing to confirm.
    The same file once more is kept even so, to say that it was imported.
    """
    batch.sha256, batch.size = hashlib.sha256(body).hexdigest(), len(body)
    batch.rows_new = batch.count
    if left and not batch.rows_new and earlier(batch) is None:
        raise FactFaults(left.faults)
    if left:
        batch.rows_bad, batch.faults = len(left), left.told
    batch.save()
    BatchFile.objects.create(batch=batch, body=body, left=_back(left) if left else None)
    return batch


def _back(left: Left) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dong-loi.xlsx"
        left.write(path)
        return path.read_bytes()


def confirm(batch: Batch, *, only_right: bool) -> None:
    """Raise Refused where an import may not be done now: done already, rows are faulty, or nothing is new.

    `only_right` says that the person chose to take the right rows and leave out the faulty ones.
    """
    if batch.state != "read":
        raise Refused(Say("Lần nhập này đã làm rồi.", "This import was done already."))
    if batch.rows_bad and not only_right:
        raise Refused(
            Say(
                f"Chưa nhập: tệp còn {batch.rows_bad} dòng lỗi. Sửa tệp rồi gửi lại, hoặc chọn chỉ lấy các dòng đúng.",
                f"Nothing was taken in: {batch.rows_bad} rows are faulty. Mend the file and send it again, "
                "or choose to take the right rows only.",
            )
        )
    if not batch.count:
        raise Refused(NOTHING_NEW)


NOTHING_NEW = Say(
    "Không có gì mới trong tệp: mọi dòng đúng đã có ở đây.",
    "Nothing in the file is new: every right row is here already.",
)


def earlier(batch: Batch) -> Batch | None:
    """The last import of the very same file that was done for the same agency and round, None without one."""
    if not batch.sha256:
        return None
    same = Batch.objects.filter(
        kind=batch.kind, agency=batch.agency_id, sha256=batch.sha256, round_id=batch.round_id, state="done"
    )
    return same.exclude(pk=batch.pk).select_related("by").defer("lines", "faults").first()
