"""The page of the ASVS names every requirement of levels 1 and 2 once, and every test that it names is there."""

import re
from collections import Counter

import pytest

from tests.house.tree import HOUSE

PAGE = (HOUSE.parent / "docs" / "reference" / "asvs.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:-1] for line in PAGE.splitlines() if re.match(r"\| \d", line)]
STANDS = {"đạt · met", "một phần · partly", "chưa · not", "không áp dụng · n/a"}
ASKED = """
1.1: 1 2
1.2: 1 2 3 4 5 6 7 8 9
1.3: 1 2 3 4 5 6 7 8 9 10 11
1.4: 1 2 3
1.5: 1 2
2.1: 1 2 3
2.2: 1 2 3
2.3: 1 2 3 4
2.4: 1
3.2: 1 2
3.3: 1 2 3 4
3.4: 1 2 3 4 5 6
3.5: 1 2 3 4 5
3.7: 1 2
4.1: 1 2 3
4.2: 1
4.3: 1 2
4.4: 1 2 3 4
5.1: 1
5.2: 1 2 3
5.3: 1 2
5.4: 1 2 3
6.1: 1 2 3
6.2: 1 2 3 4 5 6 7 8 9 10 11 12
6.3: 1 2 3 4
6.4: 1 2 3 4
6.5: 1 2 3 4 5
6.6: 1 2 3
6.8: 1 2 3 4
7.1: 1 2 3
7.2: 1 2 3 4
7.3: 1 2
7.4: 1 2 3 4 5
7.5: 1 2
7.6: 1 2
8.1: 1 2
8.2: 1 2 3
8.3: 1
8.4: 1
9.1: 1 2 3
9.2: 1 2 3 4
10.1: 1 2
10.2: 1 2
10.3: 1 2 3 4
10.4: 1 2 3 4 5 6 7 8 9 10 11
10.5: 1 2 3 4 5
10.6: 1 2
10.7: 1 2 3
11.1: 1 2
11.2: 1 2 3
11.3: 1 2 3
11.4: 1 2 3 4
11.5: 1
11.6: 1
12.1: 1 2 3
12.2: 1 2
12.3: 1 2 3 4
13.1: 1
13.2: 1 2 3 4 5
13.3: 1 2
13.4: 1 2 3 4 5
14.1: 1 2
14.2: 1 2 3 4
14.3: 1 2 3
15.1: 1 2 3
15.2: 1 2 3
15.3: 1 2 3 4 5 6 7
16.1: 1
16.2: 1 2 3 4 5
16.3: 1 2 3 4
16.4: 1 2 3
16.5: 1 2 3
17.1: 1
17.2: 1 2 3 4
17.3: 1 2
"""
"""Numbers of levels 1 and 2 in OWASP ASVS 5.0.0, by section."""


def _asked() -> list[str]:
    sections = (line.split(": ") for line in ASKED.strip().splitlines())
    return [f"{section}.{number}" for section, numbers in sections for number in numbers.split()]


def test_every_requirement_stands_there_once() -> None:
    told = Counter(number for row in ROWS for number in row[0].split())
    assert told == Counter(_asked())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip())
def test_a_row_says_how_it_stands_in_both_languages_and_names_a_test_that_is_there(row: list[str]) -> None:
    _numbers, stands, how, tests = (cell.strip() for cell in row)
    assert stands in STANDS
    assert re.fullmatch(r".+ · \*.+\*", how)
    assert tests or stands != "đạt · met", "which test shows it, or why none"
    for named in re.findall(r"`([^`]+)`", tests):
        path, _, name = named.partition("::")
        text = (HOUSE.parent / path).read_text(encoding="utf-8")
        assert not name or f"def {name}(" in text, named


def test_the_sums_are_those_of_the_rows() -> None:
    sums = Counter(row[1].strip() for row in ROWS for _ in row[0].split())
    told = [int(n) for n in re.findall(r"\d+", PAGE.partition("Đạt ")[2].partition("\n")[0])]
    assert told == [
        *(sums[s] for s in ("đạt · met", "một phần · partly", "chưa · not")),
        sums["không áp dụng · n/a"],
        sum(sums.values()),
    ]
