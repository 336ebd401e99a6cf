"""The docs say what the code says: made pages are fresh, links lead somewhere, pictures are true."""

import re

import pytest

from tests.house.tree import HOUSE, ROOT, files, name
from thidua.cli import app
from thidua.core.criteria.registry import KINDS
from thidua.core.facts.registry import RECORDS
from thidua.core.plan.marks import SORTS
from thidua.core.terms import TERMS
from thidua.docpages.pages import pages

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
READMES = ("README.md", "README.vi.md")


@pytest.mark.parametrize("page", pages())
def test_made_page_is_fresh(page: str) -> None:
    written = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    stale = [line for line in pages()[page].splitlines() if line not in written]
    assert stale[:3] == [], "run: make docs-pages"
    assert len(written) == len(pages()[page].splitlines()), "run: make docs-pages"


def test_every_name_has_its_entry() -> None:
    written = "\n".join(pages().values())
    names = {t.code for t in TERMS} | set(SORTS) | {r.table for r in RECORDS} | set(KINDS)
    assert {n for n in names if f"`{n}`" not in written} == set()


def test_links_lead_somewhere() -> None:
    pages_of = [p for p in files() if p.suffix == ".md" and "plans" not in p.parts]
    links = [(path, to) for path in pages_of for to in LINK.findall(path.read_text(encoding="utf-8"))]
    assert [f"{name(path)}: {to}" for path, to in links if not (path.parent / to).exists()] == []


def test_every_command_has_its_entry() -> None:
    titles = re.findall(r"^## `thidua (\w+)`", pages()["reference/commands.md"], re.MULTILINE)
    assert titles == list(app.commands)


@pytest.mark.parametrize("readme", READMES)
def test_first_screen_names_the_two_commands(readme: str) -> None:
    first_block = (ROOT / readme).read_text(encoding="utf-8").split("```sh\n")[1].split("```")[0]
    assert [line.split("#")[0].strip() for line in first_block.splitlines()] == ["make demo", "make test"]


@pytest.mark.parametrize("readme", READMES)
def test_the_picture_shows_the_house_as_it_is(readme: str) -> None:
    picture = (ROOT / readme).read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    inside = picture.split("thidua/\n")[1].split("benchmarks/")[0]
    drawn = set(re.findall(r"(\w+(?:/|\.py))(?=\s)", inside))
    rooms = {f"{p.name}/" for p in HOUSE.iterdir() if (p / "__init__.py").exists()}
    rooms |= {p.name for p in HOUSE.glob("*.py") if not p.name.startswith("__")}
    assert drawn == rooms


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")
    assert [p.name for p in (ROOT / "docs/decisions").glob("0*.md") if p.name not in listed] == []
