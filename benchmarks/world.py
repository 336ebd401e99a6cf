"""A made-up department of any size under the plan of the Kiên Giang construction department.

Nineteen people and their division make twenty candidates. Everything that the plan reads is
there, a little of it late, lacking, restated or contradictory. The same seed gives the same world.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from thidua.engines.feed import engine_table

PLAN = "kien-giang-so-xay-dung-2022"
CROWD = 19
YEARS = (2021, 2022, 2023, 2024, 2025)
SPECIAL = ("Phòng Cải cách hành chính và Tổ chức phi chính phủ", "Phòng Tổ chức, công chức, viên chức")
MARKS_OF_UNITS = (("IV.1.1.a.lead", "2021-2025"), ("IV.1.2.a.lead", "2024"))
MARKS_OF_PEOPLE = (("IV.1.1.b-1#thanh-tich", "2021-2025"), ("IV.1.2.b-1", "2024"))
DAY_ZERO = date(1970, 1, 1)


def write(folder: Path, candidates: int, seed: int = 1) -> dict[str, int]:
    """Write the world as parquet, typed as engines read it; rows by table."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, rows in World(candidates, seed).tables().items():
        pq.write_table(engine_table(name, rows), folder / f"{name}.parquet")
        counts[name] = rows.num_rows
    return counts


class World:
    """The tables of one made-up department."""

    def __init__(self, candidates: int, seed: int) -> None:
        self.divisions = max(1, candidates // (CROWD + 1))
        self.people = candidates - self.divisions
        self.random = np.random.default_rng(seed)
        self.unit_ids = np.char.add("d", np.arange(self.divisions).astype(str))
        self.person_ids = np.char.add("p", np.arange(self.people).astype(str))
        self.persons = np.char.add("person:", self.person_ids)
        self.collectives = np.char.add("unit:", self.unit_ids)

    def some(self, of: Any, share: float) -> Any:
        """A random part."""
        return of[self.random.random(len(of)) < share]

    def days(self, start: date, within: int, count: int) -> Any:
        """Random days from a day on."""
        first = (start - DAY_ZERO).days
        return pa.array(first + self.random.integers(0, within, count), pa.int32()).cast(pa.date32())

    def tables(self) -> dict[str, pa.Table]:
        """Every table that has rows."""
        return {
            "units": self.units(),
            "people": self.postings(),
            "ratings": self.ratings(),
            "registrations": self.registrations(),
            "attestations": self.attestations(),
            "index_results": self.results(),
            "discipline": self.discipline(),
            "honours": self.honours(),
            "unit_changes": self.changes(),
        }

    def units(self) -> pa.Table:
        """The province, the department, its divisions, and two specialised bodies elsewhere."""
        count, few = self.divisions, len(SPECIAL)
        names = np.char.add("Phòng mẫu ", np.arange(count).astype(str))
        return pa.table(
            {
                "unit_id": ["tinh", "sxd", "snv", *(f"cc{n}" for n in range(few)), *self.unit_ids],
                "name": ["Tỉnh Kiên Giang", "Sở Xây dựng tỉnh Kiên Giang", "Sở Nội vụ", *SPECIAL, *names],
                "kind": ["province", "department", "department", *["division"] * (few + count)],
                "level": ["province"] * 3 + ["unit"] * (few + count),
                "parent_id": [None, "tinh", "tinh", *["snv"] * few, *["sxd"] * count],
                "agency_id": ["tinh", "sxd", "snv", *["snv"] * few, *["sxd"] * count],
                "reform_body": [False] * 3 + [True] * few + [False] * count,
                "does_reform": [None] * 3 + [True] * few + list(self.random.random(count) < 0.97),
            }
        )

    def postings(self) -> pa.Table:
        """One posting for most; one in a hundred moved to another division in 2023."""
        home = self.unit_ids[np.arange(self.people) // CROWD % self.divisions]
        kinds = self.random.choice(
            ["civil_servant", "public_employee", "worker"], self.people, p=[0.7, 0.25, 0.05]
        )
        moved = self.random.random(self.people) < 0.01
        start = pa.array([date(2020, 1, 1)] * self.people, pa.date32())
        ended = pa.array(np.where(moved, 1, 0), pa.int8())
        until = pa.compute.if_else(
            pa.compute.equal(ended, 1), date(2023, 6, 30), pa.scalar(None, pa.date32())
        )
        first = pa.table(
            {
                "person_id": self.person_ids,
                "staff_kind": kinds,
                "unit_id": home,
                "valid_from": start,
                "valid_to": until,
            }
        )
        again = int(moved.sum())
        second = pa.table(
            {
                "person_id": self.person_ids[moved],
                "staff_kind": kinds[moved],
                "unit_id": self.random.choice(self.unit_ids, again),
                "valid_from": pa.array([date(2023, 7, 1)] * again, pa.date32()),
                "valid_to": pa.nulls(again, pa.date32()),
            }
        )
        return pa.concat_tables([first, second])

    def ratings(self) -> pa.Table:
        """Five years of everybody; some restated later, some by a second source the same day."""
        parts = [self._ratings(self.persons, year, 20) for year in YEARS]
        parts += [self._ratings(self.some(self.persons, 0.004), year, 40) for year in YEARS]
        parts += [self._ratings(self.some(self.persons, 0.0005), year, 20) for year in YEARS]
        return pa.concat_tables(parts)

    def _ratings(self, subjects: Any, year: int, day: int) -> pa.Table:
        kept = self.some(subjects, 0.9995)
        classes = self.random.choice(
            ["excellent", "good", "completed", "not_completed"], len(kept), p=[0.2, 0.797, 0.002, 0.001]
        )
        on = date(year, 12, 1) + timedelta(days=day - 1)
        return pa.table(
            {
                "subject": kept,
                "year": np.full(len(kept), year),
                "class": classes,
                "decided_on": pa.array([on] * len(kept), pa.date32()),
            }
        )

    def registrations(self) -> pa.Table:
        """Nearly all divisions, a few of them late."""
        who = self.some(self.collectives, 0.97)
        return pa.table(
            {
                "candidate": who,
                "plan": [PLAN] * len(who),
                "round": pa.nulls(len(who), pa.string()),
                "registered_on": self.days(date(2022, 3, 1), 31, len(who)),
            }
        )

    def attestations(self) -> pa.Table:
        """What appraisers said; some said it twice, the later word counting."""
        parts = [self._said(self.collectives, mark, name) for mark, name in MARKS_OF_UNITS]
        parts += [self._said(self.persons, mark, name) for mark, name in MARKS_OF_PEOPLE]
        return pa.concat_tables(parts)

    def _said(self, who: Any, mark: str, round_: str) -> pa.Table:
        once = self.some(who, 0.9)
        said = np.concatenate([once, self.some(once, 0.02)])
        start = date(int(round_[-4:]) + 1, 1, 5)
        return pa.table(
            {
                "candidate": said,
                "plan": [PLAN] * len(said),
                "mark": [mark] * len(said),
                "round": [round_] * len(said),
                "answer": self.random.choice(["met", "unmet"], len(said), p=[0.95, 0.05]),
                "by": ["Cá nhân mẫu 91"] * len(said),
                "on": self.days(start, 90, len(said)),
            }
        )

    def results(self) -> pa.Table:
        """The department's class by the province, the province's rank by the ministry."""
        classes = ["good", "excellent", "good", "excellent", "excellent"]
        return pa.table(
            {
                "unit_id": ["sxd"] * 5 + ["tinh"] * 5,
                "index": ["province_scorecard"] * 5 + ["par_index"] * 5,
                "issuer": ["UBND tỉnh Kiên Giang"] * 5 + ["Bộ Nội vụ"] * 5,
                "year": [*YEARS, *YEARS],
                "class": [*classes, *[None] * 5],
                "rank": [None] * 5 + [40, 36, 31, 28, 30],
                "group_size": [None] * 5 + [63] * 5,
                "published_on": pa.array([date(y + 1, 3, 1) for y in (*YEARS, *YEARS)], pa.date32()),
            }
        )

    def discipline(self) -> pa.Table:
        """One in a thousand."""
        who = self.some(self.person_ids, 0.001)
        return pa.table(
            {
                "person_id": who,
                "form": ["reprimand"] * len(who),
                "decided_on": self.days(date(2023, 1, 1), 1000, len(who)),
            }
        )

    def honours(self) -> pa.Table:
        """Stage awards already given to some divisions, and other awards to some people."""
        units, people = self.some(self.collectives, 0.3), self.some(self.persons, 0.01)
        count = len(units) + len(people)
        return pa.table(
            {
                "candidate": np.concatenate([units, people]),
                "form": self.random.choice(["merit_certificate", "flag_province"], count),
                "authority": ["province_chair"] * count,
                "decided_on": self.days(date(2025, 1, 5), 450, count),
                "achievement": [PLAN] * count,
                "round": self.random.choice(["2021-2025", "2024"], count, p=[0.8, 0.2]),
            }
        )

    def changes(self) -> pa.Table:
        """A few divisions were merged into others."""
        gone = self.some(self.unit_ids, 0.002)
        return pa.table(
            {
                "from_unit": gone,
                "to_unit": self.random.choice(self.unit_ids, len(gone)),
                "kind": ["merge"] * len(gone),
                "on": self.days(date(2025, 3, 1), 60, len(gone)),
            }
        )
