"""Every command that README and docs tell a reader to type runs, in the order told."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.house.tree import ROOT, name
from thidua.cli import app

pytestmark = pytest.mark.slow

PAGES = [ROOT / "README.vi.md", *sorted((ROOT / "docs").glob("*/*.md"))]


def told(page: Path) -> list[list[str]]:
    """The arguments of each `thidua` command of a page, without what the shell does with the answer."""
    blocks = re.findall(r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    typed = [shlex.split(line.partition(">")[0]) for line in lines]
    return [words[1:] for words in typed if words and words[0] == ".venv/bin/thidua"]


@pytest.mark.parametrize("page", [p for p in PAGES if told(p)], ids=name)
def test_commands_run_as_told(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plans").symlink_to(ROOT / "plans")
    monkeypatch.chdir(tmp_path)
    for words in told(page):
        done = CliRunner().invoke(app, words, catch_exceptions=False)
        assert done.exit_code == 0, f"{' '.join(words)}\n{done.output[-2000:]}"
