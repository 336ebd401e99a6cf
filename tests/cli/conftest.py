"""Commands run as an office runs them: words in, exit code, output and complaints out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from thidua import cli
from thidua.cli.options import Thidua

ROOT = Path(__file__).parents[2]


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def thidua(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in this process, from the folder of the project."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("THIDUA_PLANS", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(Thidua, "language", "vi")

    def run(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["thidua", *map(str, words)])
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return run
