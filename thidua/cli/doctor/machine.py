"""The machine: Python, libraries, fonts, programs, the folder of data and its disk, the newest backup."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from thidua import env
from thidua.cli.doctor.findings import Where, row

LEAST, BEYOND = (3, 11), (3, 14)
FREE = 2_000_000_000
OLDEST_BACKUP = 36 * 3600.0


def folder() -> Path:
    """The folder of data, not made where it is not there."""
    return Path(env.HOME.value).resolve()


def other_python() -> Where:
    """A Python that nobody has tried."""
    if not LEAST <= sys.version_info[:2] < BEYOND:
        yield sys.executable, {"version": sys.version.split()[0]}


def libraries() -> Where:
    """Libraries that are missing or of another version than the project names."""
    from packaging.requirements import Requirement

    for line in requires("thidua") or []:
        asked = Requirement(line)
        if asked.marker is not None and not asked.marker.evaluate():
            continue
        try:
            found = version(asked.name)
        except PackageNotFoundError:
            found = "–"
        if found == "–" or not asked.specifier.contains(found, prereleases=True):
            yield asked.name, {"found": found, "asked": str(asked.specifier)}


def fonts() -> Where:
    """Faces that papers are set in."""
    from thidua.documents.face import FONTS

    if not list(Path(FONTS).rglob("*.ttf")):
        yield str(FONTS), {}


def no_recognition() -> Where:
    """Scans are read by another program."""
    found = shutil.which("tesseract")
    if found is None:
        yield "tesseract", {}
        return
    told = subprocess.run([found, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    if "vie" not in told.stdout.split():
        yield "tesseract-ocr-vie", {}


def not_writable() -> Where:
    """The program cannot write its data."""
    if not folder().exists() or not os.access(folder(), os.W_OK | os.X_OK):
        yield str(folder()), {"folder": folder()}


def open_to_others() -> Where:
    """Others of this machine may look into the data."""
    if os.name == "posix" and folder().exists():
        for path in (folder(), folder() / "files", folder() / "thidua.sqlite3"):
            if path.exists() and path.stat().st_mode & 0o007 and not _is_shut_above(path):
                yield str(path), {"path": path}


def _is_shut_above(path: Path) -> bool:
    return path != folder() and not folder().stat().st_mode & 0o001


def little_room() -> Where:
    """The disk is nearly full."""
    there = next(p for p in (folder(), *folder().parents) if p.exists())
    free = shutil.disk_usage(there).free
    if free < FREE:
        yield str(there), {"free": free // 1_000_000}


def old_backup() -> Where:
    """The newest backup is older than a day and a half, or there is none."""
    if not env.BACKUPS.value:
        yield env.BACKUPS.name, {"age": "?"}
        return
    kept = [p.stat().st_mtime for p in Path(env.BACKUPS.value).glob("*.tar.gz")]
    age = time.time() - max(kept, default=0.0)
    if not kept or age > OLDEST_BACKUP:
        yield env.BACKUPS.value, {"age": round(age / 3600) if kept else "∞"}


CHECKS = (
    row(
        "python",
        other_python,
        (
            "Python {version} chưa được thử với chương trình này. | Python {version} was not tried with this program.",
            "Có thể lỗi giữa chừng. | It may fail on the way.",
            "Dùng Python 3.11, 3.12 hoặc 3.13, rồi make setup. | Use Python 3.11, 3.12 or 3.13, then make setup.",
        ),
    ),
    row(
        "library",
        libraries,
        (
            "Thư viện này có bản {found}, cần {asked}. | Of this library {found} is there, {asked} is needed.",
            "Chương trình được thử với bản ghi trong uv.lock. | The program is tried with what uv.lock names.",
            "make setup | make setup",
        ),
    ),
    row(
        "fonts",
        fonts,
        (
            "Thiếu phông chữ của giấy tờ. | The faces of papers are missing.",
            "Văn bản in ra sai mẫu. | Papers come out wrong.",
            "Lấy lại bản cài đầy đủ, rồi make setup. | Fetch the whole project again, then make setup.",
        ),
    ),
    row(
        "recognition",
        no_recognition,
        (
            "Chưa đọc được bản quét tiếng Việt. | Scans in Vietnamese cannot be read.",
            "Kế hoạch gửi đến là ảnh chụp, bản quét sẽ bị từ chối. | Plans that come as scans are refused.",
            "apt-get install tesseract-ocr tesseract-ocr-vie | apt-get install tesseract-ocr tesseract-ocr-vie",
        ),
        "warning",
    ),
    row(
        "folder-unwritable",
        not_writable,
        (
            "Không ghi được vào thư mục dữ liệu. | The folder of data cannot be written.",
            "Không tải tệp lên, không lưu được gì. | No file can be sent in, nothing be kept.",
            "chown -R thidua {folder} và chạy bằng người dùng thidua | chown -R thidua {folder} and run it as the user thidua",
        ),
    ),
    row(
        "folder-open",
        open_to_others,
        (
            "Người khác trên máy vào được thư mục dữ liệu. | Others on this machine may enter the data.",
            "Trong đó có dữ liệu cá nhân và phiếu đã niêm phong. | Personal data and sealed ballots lie there.",
            "chmod o-rwx {path} | chmod o-rwx {path}",
        ),
    ),
    row(
        "disk",
        little_room,
        (
            "Ổ đĩa chỉ còn {free} MB. | Only {free} MB are free on the disk.",
            "Đầy thì không ghi được gì nữa. | When it is full nothing can be recorded.",
            "Xóa bớt, chuyển bản sao lưu cũ đi, hoặc thêm ổ. | Clear up, move old backups away, or add room.",
        ),
    ),
    row(
        "backup-old",
        old_backup,
        (
            "Bản sao lưu mới nhất đã {age} giờ. | The newest backup is {age} hours old.",
            "Hỏng máy thì mất mọi việc từ đó đến nay. | If the machine breaks, all work since then is lost.",
            "Bật thidua-backup.timer, và đặt THIDUA_BACKUPS để xem được. | Enable thidua-backup.timer, and set THIDUA_BACKUPS so that it can be seen.",
        ),
        "warning",
    ),
)
