"""A document read in a process of its own: what comes out, how it is stopped, what is refused in words."""

from pathlib import Path

import pytest

from benchmarks.reading.layout import read as described
from benchmarks.reading.made import made
from tests.web.movements.read_words import WORDS
from thidua.core.errors import Refused
from thidua.core.plan.check import faults_of
from thidua.core.plan.entries import read_block
from thidua.core.plan.file import read_texts
from thidua.reading.apart import read_apart

DOCUMENTS = Path("benchmarks/reading/documents")
OPEN = sorted(p for p in DOCUMENTS.iterdir() if p.suffix in (".txt", ".html", ".layout"))


class Enough(Exception):
    """Somebody wants it no longer."""


def written(folder: Path, words: str = WORDS, name: str = "ke-hoach.txt") -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def test_lines_pages_and_what_is_no_part_of_the_document_come_out(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    found = read_apart([written(tmp_path)], "van-ban", lambda done, total: told.append((done, total)))
    assert found.source.splitlines() == WORDS.splitlines()
    assert len(found.lines) == len(WORDS.splitlines())
    assert (found.kind, found.pages, [leaf[:2] for leaf in found.leaves]) == ("txt", 1, [[0, 1]])
    assert 3 in [line for line, _vi, _en in found.aside]
    assert told[0] == (0, 0)


def test_it_is_stopped_by_whoever_is_told_how_far_it_is(tmp_path: Path) -> None:
    def tick(_done: int, _total: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        read_apart([written(tmp_path)], "van-ban", tick)


@pytest.mark.parametrize(
    ("data", "name"), [(b"", "rong.pdf"), (b"%PDF-1.7\nxxx", "hong.pdf"), (b"PK\x03\x04", "a.docx")]
)
def test_what_cannot_be_read_is_refused_with_its_name(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused) as refused:
        read_apart([tmp_path / name], "van-ban")
    assert all(name in reason.vi and reason.en != reason.vi for reason in refused.value.reasons)


@pytest.mark.slow
@pytest.mark.parametrize("path", OPEN, ids=lambda p: p.stem)
def test_every_proposal_has_its_place_in_the_draft(tmp_path: Path, path: Path) -> None:
    """As a mark, as a question, or both; what is not sure is never a mark."""
    file = made(described(path), tmp_path, path.stem) if path.suffix == ".layout" else path
    found = read_apart([file], "van-ban")
    plan, faults = read_texts(found.plan, "", found.source)
    assert [*faults, *faults_of(plan)] == []
    for item in found.items:
        if item["sort"] == "head":
            continue
        marks = {(m.sort, m.key) for m in plan.by_id[item["clause"]].marks}
        assert item["mark"] or item["doubt"]
        assert not item["mark"] or (item["mark"], item["key"]) in marks
        assert not item["doubt"] or ("doubt", item["doubt"]) in marks
        assert item["sure"] >= 70 or not item["mark"]
        assert isinstance(read_block(item["body"].splitlines())[0], dict)
    placed = {(i["clause"], i["mark"], i["key"]) for i in found.items if i["mark"]}
    asked = {(i["clause"], "doubt", i["doubt"]) for i in found.items if i["doubt"]}
    stand = {(m.clause, m.sort, m.key) for m in plan.marks if m.sort not in ("scope", "narrative", "theme")}
    assert stand == placed | asked
