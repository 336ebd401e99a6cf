"""The checklist of WCAG 2.2 names every criterion of A and AA, and only tests that are there."""

import re

from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "reference" / "accessibility.md").read_text("utf-8")
ROW = re.compile(r"^\| (\d\.\d\.\d+) \| (A{1,2}) \| .+ · .+ \| (?:`([^`]+)`|–) \|$", re.MULTILINE)
A = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2
2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2"""
AA = """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7
2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"""


def test_every_criterion_has_its_row() -> None:
    told = {number: level for number, level, _ in ROW.findall(PAGE)}
    assert told == dict.fromkeys(A.split(), "A") | dict.fromkeys(AA.split(), "AA")


def test_every_test_that_is_named_is_there() -> None:
    for number, _level, named in ROW.findall(PAGE):
        file, _, test = named.partition("::")
        path = ROOT / file
        assert path.exists(), (number, named)
        assert not test or f"def {test}(" in path.read_text("utf-8"), (number, named)
