"""Commands of units: the State's lists of provinces and communes."""

from __future__ import annotations

import click

from thidua.cli.options import with_lang
from thidua.cli.shown import table
from thidua.cli.web import ready
from thidua.core.errors import Refused
from thidua.core.wording import Say


@click.group()
def units() -> None:
    """Đơn vị: danh mục tỉnh, xã. Units: the lists of provinces and communes."""


@units.command("list")
@with_lang
def list_(lang: str) -> None:
    """34 tỉnh của danh mục, mã và các tỉnh cũ. The 34 provinces, their codes, and the old ones."""
    from thidua.people.official import provinces

    names = ("Mã", "Tỉnh", "Từ") if lang == "vi" else ("Code", "Province", "From")
    table(names, [[code, name, ", ".join(old.values())] for code, name, old in provinces()], [])


@units.command()
@click.argument("code", metavar="MÃ")
@click.option(
    "--as", "username", required=True, metavar="TÀI KHOẢN", help="Quản trị hệ thống / the administrator."
)
@with_lang
def load(code: str, username: str, lang: str) -> None:
    """Nạp một tỉnh theo mã, hoặc `all`: trước và sau 01/07/2025, cùng mọi thay đổi.

    Loads one province by its code, or `all`: before and after 1 July 2025 with every change. The same
    again changes nothing.
    """
    ready()
    from thidua.people.actions import load_all, load_province
    from thidua.people.models import User

    by = User.objects.filter(username=username, is_active=True).first()
    if by is None:
        raise Refused(Say(f"Không có tài khoản {username}.", f"There is no account {username}."))

    def tick(done: int, total: int) -> None:
        click.echo(f"{done}/{total}", err=True)

    done = load_all(by=by, tick=tick) if code == "all" else load_province(code, by=by)
    click.echo(done.say.of(lang))
