"""The web application as commands need it: Django set up once, and one program on one folder of data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.core.errors import Refused
from thidua.core.wording import Say


def ready() -> None:
    """Set Django up with the office's settings; a test has done it already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django

    django.setup()


def home() -> Path:
    """The folder of data."""
    from django.conf import settings

    return Path(settings.THIDUA_HOME)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the folder of data for the block, so that it is neither served twice nor restored while served.

    The system lets go when the process ends, however it ends.

    Raises Refused when another process holds it.
    """
    with (home() / "serving.lock").open("w") as lock:
        if not _hold(lock.fileno()):
            raise Refused(
                Say(
                    f"Thi Đua đang chạy trên thư mục {home()}. Dừng nó trước (Ctrl-C, hoặc systemctl stop thidua).",
                    f"Thi Đua is running on the folder {home()}. Stop it first (Ctrl-C, or systemctl stop thidua).",
                )
            )
        yield


def _hold(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: two on one folder are not prevented there
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
