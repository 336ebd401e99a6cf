"""Uploads as they arrive: what is beyond the largest file is dropped, not stored."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from thidua.records.inspection.kinds import KINDS

MOST_BYTES = max(form.most_bytes for form in KINDS.values())
MOST_IN_ONE = 4 * MOST_BYTES


class Counting(FileUploadHandler):
    """Counts bytes as they come, whatever the browser said: one file, and all files of one request.

    A file that is too large ends just beyond its limit, so that its refusal can say which it was.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.total = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.total += len(raw_data)
        if self.total > MOST_IN_ONE:
            raise StopUpload(connection_reset=True)
        return raw_data if start <= MOST_BYTES else None

    def file_complete(self, file_size: int) -> None:
        return None
