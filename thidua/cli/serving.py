"""Commands that keep the program running: make its tables ready, serve it, stop cleanly."""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import click

from thidua.cli.options import with_lang
from thidua.cli.web import alone, home, ready
from thidua.core.errors import Refused
from thidua.core.wording import Say

HOST, PORT, WORKERS, THREADS = "127.0.0.1", 8000, 2, 4
DAY, SOON, PAUSE = 24 * 3600.0, 60.0, 3.0
LIVED, LONGEST_PAUSE = 20.0, 15.0
"""Seconds: a worker that ends sooner, as all do while the database is gone, is started again ever less often."""
LONGEST_STOP = 30
"""Seconds that running requests and the task under way are given to finish."""


@click.command()
def migrate() -> None:
    """Dựng hoặc nâng cấp bảng dữ liệu và tệp tĩnh; chạy lại không sao.

    Makes or upgrades the tables and the static files; may be run again. Run it after every upgrade.
    """
    ready()
    from thidua.home.tables import make_ready

    make_ready()
    click.echo("Đã sẵn sàng / ready: thidua serve")


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Địa chỉ nghe / address to listen on.")
@click.option("--port", default=PORT, show_default=True, help="Cổng / port.")
@click.option("--workers", default=WORKERS, show_default=True, help="Số tiến trình / processes.")
@with_lang
def serve(host: str, port: int, workers: int, lang: str) -> None:
    """Chạy chương trình cho cả cơ quan; Ctrl-C để dừng.

    Serves the program, with its background work and daily chores, until Ctrl-C.
    """
    named(host, port)
    ready()
    run(host=host, port=port, workers=workers, lang=lang)


def named(host: str, port: int) -> None:
    """Letters lead to where the program answers, unless the office has set another address.

    Called before Django is set up; the processes that answer and work inherit it.
    """
    where = HOST if host in ("", "0.0.0.0", "::") else f"[{host}]" if ":" in host else host
    os.environ.setdefault("THIDUA_SITE_URL", f"http://{where}:{port}")


def run(
    *, port: int = PORT, opens: bool = False, lang: str = "vi", host: str = HOST, workers: int = WORKERS
) -> None:
    """Serve until stopped; `opens` shows the page in the browser of this machine.

    Raises Refused when the database would lose acknowledged work, its tables are not up to date, or
    the program runs on this data already.
    """
    from thidua.cli.durability import check_durable, check_tables

    check_durable()
    check_tables()
    _check_free(host, port)
    _measured()
    address = f"http://{host}:{port}/"
    with alone():
        told = Say(
            f"Thi Đua đang chạy: {address}   (Ctrl-C để dừng)",
            f"Thi Đua is running: {address}   (Ctrl-C stops it)",
        )
        click.echo(told.of(lang))
        _tell_of_mail(lang)
        stopping = threading.Event()
        threads = [
            threading.Thread(target=_keep_working, args=[stopping, port]),
            threading.Thread(target=_daily, args=[stopping], daemon=True),
        ]
        for thread in threads:
            thread.start()
        if opens:
            threading.Thread(target=_show, args=[address], daemon=True).start()
        try:
            _serve(host, port, workers)
        finally:
            stopping.set()
            threads[0].join(LONGEST_STOP + 5)
    click.echo(
        Say("Đã dừng, không mất việc nào đã ghi nhận.", "Stopped; nothing acknowledged was lost.").of(lang)
    )


def _tell_of_mail(lang: str) -> None:
    """Who has no mail server yet must know where invitations go."""
    from django.conf import settings

    if settings.MAIL_IS_PRINTED:
        told = Say(
            "Chưa đặt máy chủ thư (THIDUA_MAIL_URL): thư mời, thư nhắc được in ra đây.",
            "No mail server is set (THIDUA_MAIL_URL): invitations and reminders are printed here.",
        )
        click.echo(told.of(lang))


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as error:
            raise Refused(
                Say(
                    f"Không mở được {host}:{port} ({error.strerror}). Chọn cổng khác: --port {port + 1}",
                    f"{host}:{port} cannot be opened ({error.strerror}). Choose another: --port {port + 1}",
                )
            ) from None


def _measured() -> None:
    """A fresh folder into which every process that answers writes its measures, where they are asked for."""
    from django.conf import settings

    if settings.METRICS_TOKEN:
        folder = home() / "measures"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _serve(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # a forked worker would keep for ever a lock that a thread of this process holds just then, SQLite's own too
    multiprocessing.set_start_method("spawn", force=True)
    server: Any = Granian(
        "thidua.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=LONGEST_STOP,
        log_level=LogLevels.warning,
    )
    server.serve()


def _keep_working(stopping: threading.Event, port: int) -> None:
    """Keep the process of background work alive; end it gently when serving ends.

    What it prints is seen: without a mail server, that is where the letters are.
    """
    from thidua.watching.health import SIGN

    sign = home() / SIGN
    name = f"{socket.gethostname()}-{port}"
    command = [sys.executable, "-m", "django", "db_worker", "--interval", "1", "--verbosity", "0"]
    pause = PAUSE
    while not stopping.is_set():
        begun = time.monotonic()
        _take_up(name)
        worker = subprocess.Popen([*command, "--worker-id", name])
        while worker.poll() is None and not stopping.wait(0.2):
            with suppress(OSError):  # a full disk ends no background work
                sign.touch()
        if stopping.is_set():
            worker.terminate()
            with suppress(subprocess.TimeoutExpired):
                worker.wait(LONGEST_STOP)
            worker.kill()
            worker.wait()
        else:
            pause = PAUSE if time.monotonic() - begun > LIVED else pause
            stopping.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _take_up(worker: str) -> None:
    """What the worker before was at when it was killed is done once more."""
    from django.db import connection

    from thidua.screens.jobs import take_up

    try:
        take_up(worker)
    except Exception:  # the worker waits for a database that is not there; so does this
        logging.getLogger(__name__).exception("what was cut off was not taken up")
    finally:
        connection.close()


def _daily(stopping: threading.Event) -> None:
    """Once a day: duties are reminded of, files without rows swept, ended sessions and old posts forgotten."""
    wait = SOON
    while not stopping.wait(wait):
        for chore in chores():
            try:
                chore()
            except Exception:  # one chore that fails must not keep the others from being done tomorrow
                logging.getLogger(__name__).exception("a daily chore failed")
        wait = DAY


def chores() -> list[Callable[[], object]]:
    """What is done once a day; each can be done at any time and again."""
    from datetime import timedelta

    from django.core.management import call_command
    from django.db import connection

    from thidua.clock import now
    from thidua.duties.urging import urge
    from thidua.records.storage import sweep
    from thidua.screens.models import Once
    from thidua.watching.noticing import prune

    return [
        urge,
        sweep,
        lambda: call_command("clearsessions", verbosity=0),
        lambda: call_command("prune_db_task_results", verbosity=0),
        prune,
        lambda: Once.objects.filter(at__lt=now() - timedelta(days=7)).delete(),
        connection.close,
    ]


def _show(address: str) -> None:
    """Open the page once it answers."""
    import urllib.request
    import webbrowser

    for _ in range(60):
        time.sleep(0.5)
        with suppress(OSError):
            urllib.request.urlopen(address, timeout=2).close()
            webbrowser.open(address)
            return
