"""The page of commands: every one with its arguments and options."""

from __future__ import annotations

from collections.abc import Iterator

import click

from thidua.cli import app
from thidua.core.wording import Say
from thidua.docpages.markdown import opening, table


def commands() -> list[str]:
    """Every command with its arguments and options."""
    page = opening(
        Say("Các lệnh", "Commands"),
        "Gõ `.venv/bin/thidua LỆNH --help` để xem ngay trong màn hình lệnh.",
        "Type `.venv/bin/thidua COMMAND --help` to see the same in the terminal.",
    )
    for path, command in _commands(app, "thidua"):
        page += [f"## `{path}`", "", " ".join((command.help or "").split()), ""]
        rows = [_parameter(p) for p in command.params]
        if rows:
            page += table(("lựa chọn · option", "nghĩa · meaning", ""), rows)
    return page


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _commands(inner, f"{path} {name}")


def _parameter(parameter: click.Parameter) -> list[str]:
    required = "●" if parameter.required else ""
    if not isinstance(parameter, click.Option):
        return [f"`{parameter.make_metavar(click.Context(app))}`", "", required]
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    return [names, parameter.help or "", required]
