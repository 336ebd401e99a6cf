"""Which files say the same in part: how much of each stands in another, read from their runs of words.

One query for any number of files, however many there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count

from thidua.core.likeness import FEWEST_RUNS, NEARLY
from thidua.records.models import Run

COMMON = 40
"""A run of words that more files share is what everybody writes: the State's name, a form, a law."""


def shares(files: Iterable[int]) -> dict[int, dict[int, int]]:
    """For each file the others in which at least a third of it stands, with the percent of its words."""
    mine: defaultdict[int, set[int]] = defaultdict(set)
    wanted = set(files)
    if not wanted:
        return {}
    own = Run.objects.filter(file__in=wanted)
    rare = Run.objects.filter(mark__in=own.values("mark")).values("mark").annotate(n=Count("pk"))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for mark, file in Run.objects.filter(mark__in=rare.filter(n__lte=COMMON).values("mark")).values_list(
        "mark", "file"
    ):
        found[mark].add(file)
        if file in wanted:
            mine[file].add(mark)
    return {file: told for file, marks in mine.items() if (told := _shared(file, marks, found))}


def _shared(file: int, marks: set[int], found: dict[int, set[int]]) -> dict[int, int]:
    if len(marks) < FEWEST_RUNS:
        return {}
    counts = Counter(other for mark in marks for other in found[mark] if other != file)
    percents = {other: n * 100 // len(marks) for other, n in counts.items() if n >= FEWEST_RUNS}
    return {other: percent for other, percent in sorted(percents.items()) if percent >= NEARLY}
