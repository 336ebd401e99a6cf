"""How things look in a terminal: headings, tables, one letter an answer."""

from __future__ import annotations

import os
from collections.abc import Iterable

import click

from thidua.core.wording import Say


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
