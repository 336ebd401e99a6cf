"""The bodies of the made-up country: the ministry, provinces, agencies, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.nation.acts import attested, days, honoured
from benchmarks.world import MARKS_OF_UNITS, PLAN, SPECIAL, YEARS
from thidua.people.official import by_province

MINISTRY = "bo"
DEPARTMENTS = 14
"""Departments of a province; the first stands for the one of home affairs, which has the specialised bodies."""
CROWD = 20
"""A body with its people in a country of up to two million."""
MOST_BODIES = 100_000
"""So many bodies the country has; a larger crowd makes them larger."""


class Bodies:
    """Everything about units; small beside the people, so made in one piece."""

    def __init__(self, candidates: int, seed: int) -> None:
        self.random = np.random.default_rng([seed, 0])
        self.provinces, self.agencies = self._agencies(max(1, candidates // (5 * CROWD)))
        self.count = min(MOST_BODIES, max(len(self.provinces) * len(SPECIAL), candidates // CROWD))
        self.people = max(1, candidates - self.count - len(self.agencies))
        self.ids = np.char.add("d", np.arange(self.count).astype(str))
        self.keys = np.char.add("unit:", self.ids)

    def _agencies(self, most: int) -> tuple[list[tuple[str, str]], list[tuple[str, str, str, str]]]:
        """Provinces `id, name`, and agencies `id, name, kind, province`, communes by turns up to a number."""
        provinces, places, communes = [], [], []
        for nth, (code, _old, present) in enumerate(by_province()):
            home = f"t{code}"
            provinces.append((home, present[0].province_name))
            places += [(f"s{code}-{n}", f"Sở mẫu {n}", "department", home) for n in range(DEPARTMENTS)]
            communes += [(n, nth, (f"x{c.code}", c.name, "commune", home)) for n, c in enumerate(present)]
        places.sort(key=lambda agency: int(agency[0].partition("-")[2]))
        wanted = max(len(provinces), most - len(places))
        return provinces, places + [row for _n, _nth, row in sorted(communes)[:wanted]]

    def tables(self) -> Iterator[tuple[str, pa.Table]]:
        """Each table with its rows; a table may come several times."""
        yield "units", self._units()
        yield from (("index_results", rows) for rows in (*self._classes(), *self._ranks()))
        yield "registrations", self._registrations()
        for mark, round_ in MARKS_OF_UNITS:
            said = self.some(self.keys, 0.9)
            yield "attestations", attested(self.random, said, mark, round_)
            yield "attestations", attested(self.random, self.some(said, 0.02), mark, round_)
        yield "honours", honoured(self.random, self.some(self.keys, 0.3))
        yield "unit_changes", self._changes()

    def some(self, of: Any, share: float) -> Any:
        """A random part."""
        return of[self.random.random(len(of)) < share]

    def _units(self) -> pa.Table:
        special, few = len(self.provinces) * len(SPECIAL), len(self.agencies)
        nth = np.arange(self.count)
        over = np.where(nth < special, nth % len(self.provinces), nth % few)
        parents = np.array([a[0] for a in self.agencies])[over]
        kinds = self.random.choice(["division", "public_service_unit"], self.count, p=[0.4, 0.6])
        names = [
            SPECIAL[n // len(self.provinces)] if n < special else f"Đơn vị mẫu {n}" for n in range(self.count)
        ]
        rows = [(MINISTRY, "Bộ mẫu", "ministry", "national", None, MINISTRY)]
        rows += [(i, name, "province", "province", MINISTRY, i) for i, name in self.provinces]
        rows += [
            (i, name, kind, "province" if kind == "department" else "commune", home, i)
            for i, name, kind, home in self.agencies
        ]
        columns = ("unit_id", "name", "kind", "level", "parent_id", "agency_id")
        above = {column: [row[n] for row in rows] for n, column in enumerate(columns)}
        below = {"unit_id": self.ids, "name": names, "kind": kinds, "level": ["unit"] * self.count}
        below |= {"parent_id": parents, "agency_id": parents}
        does = np.where(nth < special, True, self.random.random(self.count) < 0.97)
        return pa.table(
            {name: [*above[name], *below[name]] for name in above}
            | {
                "reform_body": [False] * len(rows) + [n < special for n in range(self.count)],
                "does_reform": [None] * len(rows) + does.tolist(),
            }
        )

    def _classes(self) -> Iterator[pa.Table]:
        """The class of every agency by its province, some restated, some told otherwise by a second source."""
        ids = np.array([a[0] for a in self.agencies])
        parts = []
        for year in YEARS:
            own = f"{year + 1}-03-01"
            parts += [
                (ids, "UBND tỉnh", year, own),
                (self.some(ids, 0.02), "UBND tỉnh", year, own[:-2] + "20"),
            ]
            parts.append((self.some(ids, 0.005), "Sở Nội vụ", year, own))
        classes = ["excellent", "good", "fair", "average"]
        for who, issuer, year, on in parts:
            yield pa.table(
                {
                    "unit_id": who,
                    "index": ["province_scorecard"] * len(who),
                    "issuer": [issuer] * len(who),
                    "year": np.full(len(who), year),
                    "class": self.random.choice(classes, len(who), p=[0.5, 0.42, 0.06, 0.02]),
                    "published_on": pa.array([date.fromisoformat(on)] * len(who), pa.date32()),
                }
            )

    def _ranks(self) -> Iterator[pa.Table]:
        """The rank of every province among all, each year anew."""
        ids, count = [p[0] for p in self.provinces], len(self.provinces)
        for year in YEARS:
            yield pa.table(
                {
                    "unit_id": ids,
                    "index": ["par_index"] * count,
                    "issuer": ["Bộ Nội vụ"] * count,
                    "year": [year] * count,
                    "rank": self.random.permutation(count) + 1,
                    "group_size": [count] * count,
                    "published_on": pa.array([date(year + 1, 4, 1)] * count, pa.date32()),
                }
            )

    def _registrations(self) -> pa.Table:
        who = self.some(self.keys, 0.97)
        on = days(self.random, date(2022, 3, 1), 31, len(who))
        return pa.table({"candidate": who, "plan": [PLAN] * len(who), "registered_on": on})

    def _changes(self) -> pa.Table:
        """A few bodies were merged into others."""
        gone = self.some(self.ids, 0.002)
        return pa.table(
            {
                "from_unit": gone,
                "to_unit": self.random.choice(self.ids, len(gone)),
                "kind": ["merge"] * len(gone),
                "on": days(self.random, date(2025, 3, 1), 60, len(gone)),
            }
        )
