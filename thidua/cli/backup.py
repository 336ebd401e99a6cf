"""Commands that save an installation and bring it back, while it runs and however large it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from thidua.cli.archive import pack, unpack
from thidua.cli.options import OutFile, with_lang
from thidua.cli.web import alone, home, ready
from thidua.core.errors import Refused
from thidua.core.wording import Say


@click.command()
@click.argument("file", type=OutFile())
@with_lang
def backup(file: Path, lang: str) -> None:
    """Sao lưu cơ sở dữ liệu và tệp vào một FILE, kể cả khi đang chạy.

    Saves database and files into one FILE, also while the program is running. Keep it on another
    machine: it holds personal data. The key that signs sessions is not in it.
    """
    ready()
    from thidua.clock import now

    told = {
        "version": version("thidua"),
        "made_at": now().isoformat(),
        "engine": _engine(),
        "diary": _moored(),
    }
    with _folder() as work:
        database = _dump(work)
        listed = pack(file, database, home() / "files", told)
    size = file.stat().st_size / 1e6
    click.echo(
        Say(
            f"Đã sao lưu vào {file}: {len(listed['members']) - 1} tệp, {size:.1f} MB. Nhật ký: {told['diary']}",
            f"Saved into {file}: {len(listed['members']) - 1} files, {size:.1f} MB. Diary: {told['diary']}",
        ).of(lang)
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Thay dữ liệu đang có / replace what is there.")
@with_lang
def restore(file: Path, force: bool, lang: str) -> None:
    """Khôi phục từ FILE; dữ liệu cũ được cất sang bên, không xóa.

    Brings an installation back from FILE, checks every byte and the chain of the diary. What was
    there is put aside, not deleted (on PostgreSQL it is replaced). The program must not be running.
    """
    ready()
    with alone(), _folder() as work:
        listed = unpack(file, work)
        if listed["engine"] != _engine():
            raise _refuse(
                f"Bản sao lưu là của {listed['engine']}, ở đây là {_engine()}. Đặt THIDUA_DATABASE_URL cho đúng.",
                f"The backup is of {listed['engine']}, this is {_engine()}. Set THIDUA_DATABASE_URL accordingly.",
            )
        if not force and not _is_empty():
            raise _refuse(
                "Ở đây đã có dữ liệu. Sao lưu nó trước; muốn thay thật thì thêm --force.",
                "There is data here already. Back it up first; to replace it, add --force.",
            )
        aside = _bring_back(work)
    _check_again(str(listed["diary"]))
    at = listed["made_at"][:16].replace("T", " ")
    put = (
        f" Dữ liệu cũ cất ở {aside}." if aside else "",
        f" The former data lies in {aside}." if aside else "",
    )
    click.echo(
        Say(
            f"Đã khôi phục bản lưu lúc {at}; tệp và nhật ký nguyên vẹn.{put[0]} Chạy: thidua migrate",
            f"Restored the state of {at}; files and diary are intact.{put[1]} Run: thidua migrate",
        ).of(lang)
    )


@contextmanager
def _folder() -> Iterator[Path]:
    """A working folder on the same disk as the data, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=home(), prefix="backup-") as work:
        yield Path(work)


def _engine() -> str:
    from django.db import connection

    return str(connection.vendor)


def _moored() -> str:
    """How far the diary goes, asked before the database is saved: the saved one goes at least as far."""
    from thidua.audit.verifying import latest

    return str(latest())


def _dump(work: Path) -> Path:
    """The database as it was at one moment."""
    from django.db import connection

    if _engine() != "sqlite":
        target = work / "database.pgdump"
        _postgres("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
        return target
    target = work / "database.sqlite3"
    connection.ensure_connection()
    copy = sqlite3.connect(target)
    try:
        connection.connection.backup(copy)  # in one step: readers do not block writers in WAL
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    return target


def _postgres(command: str, *options: str) -> None:
    """Run a tool of PostgreSQL on our database; the password goes by the environment, not the line."""
    from django.db import connection

    given = connection.settings_dict
    named = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    extra = {var: str(given[key]) for var, key in named.items() if given.get(key)}
    try:
        subprocess.run(
            [command, *options], env=os.environ | extra, check=True, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise _refuse(
            f"Máy chưa có lệnh {command}: cài postgresql-client.", f"No {command}: install postgresql-client."
        ) from None
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["?"])[-1]
        raise _refuse(f"{command} không làm được: {last}", f"{command} failed: {last}") from None


def _is_empty() -> bool:
    """Whether nobody has an account here yet."""
    from django.db import connection

    if "people_user" not in connection.introspection.table_names():
        return True
    from thidua.people.models import User

    return not User.objects.exists()


def _bring_back(work: Path) -> Path | None:
    """Put what was unpacked in its place; gives the folder where the former data was put aside."""
    from django.db import connection

    from thidua.clock import now

    aside = home() / f"before-restore-{now():%Y%m%d-%H%M%S-%f}"
    aside.mkdir()
    files, kept = home() / "files", []
    if files.exists():
        kept.append(shutil.move(files, aside / "files"))
    if (work / "files").exists():
        (work / "files").rename(files)
    if _engine() == "sqlite":
        database = Path(str(connection.settings_dict["NAME"]))
        blank = not connection.introspection.table_names()  # made by asking whether anything is there
        connection.close()
        for path in (database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))):
            if path.exists() and blank:
                path.unlink()
            elif path.exists():
                kept.append(shutil.move(path, aside / path.name))
        (work / "database.sqlite3").rename(database)
    else:
        dump = str(work / "database.pgdump")
        _postgres(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", _dbname(), dump
        )
        connection.close()
    if not kept:
        aside.rmdir()
    return aside if kept else None


def _dbname() -> str:
    from django.db import connection

    return f"--dbname={connection.settings_dict['NAME']}"


def _check_again(anchor: str) -> None:
    """The chain of the diary with the anchor of the backup, and every file against its row.

    Raises Refused naming what is not whole.
    """
    from thidua.audit.verifying import verify
    from thidua.records.storage import missing

    found = verify(anchor)
    if found.why is not None:
        raise Refused(found.say)
    gone: list[Any] = missing()
    if gone:
        raise _refuse(
            f"Đã khôi phục, nhưng thiếu {len(gone)} tệp, đầu tiên là “{gone[0].name}”. Dùng bản sao lưu khác.",
            f"Restored, but {len(gone)} files are missing, first “{gone[0].name}”. Use another backup.",
        )


def _refuse(vi: str, en: str) -> Refused:
    return Refused(Say(vi, en))
