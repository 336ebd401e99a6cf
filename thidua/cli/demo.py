"""Commands that begin an installation: the demo with its sample movements, or an empty one of one's own."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
from functools import partial
from pathlib import Path
from typing import Any

import click

from thidua.cli.options import with_lang
from thidua.cli.shown import heading
from thidua.core import terms
from thidua.core.wording import Say


def _begin(home: Path | None = None, *, demo: bool = False) -> None:
    if home is not None:
        os.environ["THIDUA_HOME"] = str(home)
    if demo:
        os.environ["THIDUA_DEMO"] = "yes"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django

    django.setup()


def _tables(lang: str) -> None:
    from thidua.home.tables import make_ready

    make_ready(partial(_progress, lang))


def _progress(lang: str, said: Say) -> None:
    click.echo(f"  … {said.of(lang)}", err=True)


def _kind(_context: click.Context, _option: click.Parameter, written: str) -> str:
    """The code of a kind of unit, written as a code or in words of either language."""
    code = terms.read("unit_kind", written)
    if code is None:
        known = terms.known("unit_kind")
        raise click.BadParameter(f"{written}. Các loại: {known.vi}. / Kinds: {known.en}.")
    return code


def _free(port: int) -> int:
    """The port, or the next one that nobody listens on: a demo should open, not ask."""
    for at in range(port, port + 20):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", at)):
                return at
    return port


@click.command()
@click.option(
    "--home",
    default="thidua-demo",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục dữ liệu trình diễn / folder of the demo's data.",
)
@click.option("--fresh", is_flag=True, help="Dựng lại từ đầu / build it anew.")
@click.option(
    "--after-merger",
    is_flag=True,
    help="Đi tiếp qua sắp xếp 01/07/2025, đồng hồ 01/08/2025 / go on through the merger of 1 July 2025.",
)
@click.option("--serve/--no-serve", "serves", default=True, help="Mở chương trình / open the program.")
@click.option("--port", default=8000, help="Cổng / port.")
@with_lang
def demo(home: Path, fresh: bool, after_merger: bool, lang: str, **open_: Any) -> None:
    """Dựng bản trình diễn: năm phong trào mẫu, rồi mở chương trình. / Build the demo and open the program."""
    from thidua.cli import serving

    if fresh:
        shutil.rmtree(home, ignore_errors=True)
    port = _free(open_["port"])
    serving.named(serving.HOST, port)
    _begin(home, demo=True)
    _tables(lang)
    from thidua.home.demo.story import is_told, tell

    if not is_told():
        heading(Say("Dựng năm phong trào mẫu", "Building the five sample movements").of(lang))
        tell(partial(_progress, lang))
    if after_merger:
        _go_on(lang)
    if open_["serves"]:
        serving.run(port=port, opens=True, lang=lang)


def _go_on(lang: str) -> None:
    """Carry the demo across the merger, once."""
    from thidua.home.demo import across

    if not across.is_across():
        across.tell(partial(_progress, lang))


@click.command()
@click.option("--code", prompt="Mã cơ quan", help="Mã cơ quan đầu tiên / code of the first agency.")
@click.option("--agency", prompt="Tên cơ quan", help="Tên cơ quan / its name.")
@click.option("--kind", default="province", callback=_kind, help="Loại đơn vị / its kind (unit_kind).")
@click.option("--username", prompt="Tên đăng nhập", help="Tên đăng nhập của người quản trị / administrator.")
@click.option("--name", prompt="Họ và tên", help="Họ và tên / full name.")
@click.option("--email", default="", help="Thư điện tử / mail.")
@with_lang
def install(lang: str, **given: str) -> None:
    """Cài đặt lần đầu: cơ quan và người quản trị đầu tiên. / First agency and administrator."""
    _begin()
    _tables(lang)
    from thidua.home.install import First
    from thidua.home.install import install as begin

    _progress(
        lang, Say("lập cơ quan và người quản trị đầu tiên", "making the first agency and administrator")
    )
    user = begin(First(**given))
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.save(update_fields=["password"])
    click.echo(
        Say(
            f"Đã tạo {user.username}, mật khẩu lần đầu: {password} (đổi ngay sau khi đăng nhập). Mở: thidua serve",
            f"Made {user.username}, first password: {password} (change it after signing in). Open: thidua serve",
        ).of(lang)
    )
