"""Options that commands share: the language, days, plans."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from thidua.cli.shelf import plan_folders, plans_folder
from thidua.core.calendar import day_of
from thidua.core.wording import LANGUAGES


class Thidua(click.Group):
    """The group of all commands; remembers the language so that errors speak it too."""

    language = os.environ.get("THIDUA_LANG", "vi")


def _remember(ctx: click.Context, _param: click.Parameter, value: str) -> str:
    root = ctx.find_root().command
    if isinstance(root, Thidua):
        root.language = value
    return value


def with_lang(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds `--lang`."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=lambda: Thidua.language if Thidua.language in LANGUAGES else "vi",
        callback=_remember,
        is_eager=True,
        expose_value=True,
        help="Ngôn ngữ / language.",
    )(command)


class Day(click.ParamType[date]):
    """A date: 2025-05-20 or 20/05/2025."""

    name = "ngày"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date that was typed."""
        if isinstance(value, date):
            return value
        try:
            return day_of(str(value).strip().replace(".", "/"), 0)
        except ValueError:
            told = f"“{value}” không phải một ngày có thật; viết 2025-05-20 hoặc 20/05/2025."
            raise click.BadParameter(told, ctx, param) from None


class OutFile(click.ParamType[Path]):
    """A file to write: its folder is made, and a file that cannot be written is told at once."""

    name = "FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path of the file."""
        path = Path(value)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                path.open("ab").close()
            elif not os.access(path.parent, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        except OSError as error:
            told = f"Không ghi được {path}: {error.strerror}. Tệp có đang mở ở nơi khác? / cannot be written."
            raise click.BadParameter(told, ctx, param) from None
        return path


class PlanFolder(click.ParamType[Path]):
    """A plan: its folder, or its code."""

    name = "PLAN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder of the plan that was named."""
        if isinstance(value, Path):
            return value
        named = Path(value).parent if Path(value).name == "plan.md" else Path(value)
        for path in (named, plans_folder() / str(value)):
            if (path / "plan.md").is_file():
                return path
        known = ", ".join(p.name for p in plan_folders())
        raise click.BadParameter(f"Không có kế hoạch “{value}”. Đã có / known: {known}.", ctx, param)

    def shell_complete(self, *_: Any) -> list[Any]:
        """Codes of the plans that are here."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(p.name) for p in plan_folders()]


def of_a_round(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds what every judging is asked for: the plan, its facts, the round, the two days."""
    for add in (
        click.option("--known-at", type=Day(), help="Biết đến ngày / known at (mặc định: as-of)."),
        click.option("--as-of", required=True, type=Day(), help="Tính đến ngày / as of."),
        click.option("--round", "round_", required=True, help="2024 hoặc/or 2021-2025."),
        click.option(
            "--facts", "where", required=True, type=click.Path(exists=True, path_type=Path), help="CSV/XLSX."
        ),
        click.argument("folder", type=PlanFolder(), metavar="PLAN"),
    ):
        command = add(command)
    return command
