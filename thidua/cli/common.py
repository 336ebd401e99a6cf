"""What the commands share: languages, finding plans, dates, tables for people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from thidua.core.calendar import day_of
from thidua.core.plan.file import load
from thidua.core.plan.model import Plan
from thidua.core.wording import LANGUAGES, Say


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


def plans_folder() -> Path:
    """Where plans stand: THIDUA_PLANS, `plans` here, or `plans` beside the program."""
    told = os.environ.get("THIDUA_PLANS")
    places = [Path(told)] if told else [Path("plans"), Path(__file__).parents[2] / "plans"]
    return next((p for p in places if p.is_dir()), places[-1])


def plan_folders() -> list[Path]:
    """The folders of all plans."""
    folder = plans_folder()
    return sorted(p for p in folder.iterdir() if (p / "plan.md").is_file()) if folder.is_dir() else []


class PlanFolder(click.ParamType[Path]):
    """A plan: its folder, or its code."""

    name = "PLAN"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The folder of the plan that was named."""
        if isinstance(value, Path):
            return value
        for path in (Path(value), plans_folder() / str(value)):
            if (path / "plan.md").is_file():
                return path
        known = ", ".join(p.name for p in plan_folders())
        raise click.BadParameter(f"Không có kế hoạch “{value}”. Đã có / known: {known}.", ctx, param)

    def shell_complete(self, *_: Any) -> list[Any]:
        """Codes of the plans that are here."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(p.name) for p in plan_folders()]


def loaded(folder: Path) -> Plan:
    """The plan of a folder; raises PlanFaults."""
    return load(folder)


def parent_of(plan: Plan) -> Plan | None:
    """The parent that a plan names, where it is held here."""
    told = plan.front.get("parent") or {}
    folder = plans_folder() / str(told.get("plan"))
    return load(folder) if told.get("plan") and (folder / "plan.md").is_file() else None


def heading(text: str) -> None:
    """A heading in the terminal."""
    click.echo()
    click.secho(text, bold=True)


def table(columns: Iterable[str], rows: Iterable[Iterable[str]], numbers: Iterable[int] = ()) -> None:
    """A table for people; wide cells wrap, nothing is cut off."""
    from rich.console import Console
    from rich.table import Table

    right = set(numbers)
    shown = Table(show_edge=False, pad_edge=False, header_style="bold")
    for at, column in enumerate(columns):
        shown.add_column(column, justify="right" if at in right else "left", overflow="fold")
    for row in rows:
        shown.add_row(*row)
    width = None if os.isatty(1) else int(os.environ.get("COLUMNS", "140"))
    Console(width=width, highlight=False, markup=False).print(shown)


ANSWER_LETTER = {
    "met": Say("Đ", "M"),
    "unmet": Say("K", "U"),
    "missing": Say("T", "E"),
    "to_judge": Say("X", "J"),
}
"""One letter an answer, the same on screen and on paper (screens.md §1.2)."""
