"""Runs the second voice over many small worlds quickly: statements are made once, then repeated.

What the second voice reads outside of the tables (units bound to actors, coverage, deadlines,
provinces) decides its statements. Worlds that agree in it share them.
"""

import sqlite3
from collections.abc import Hashable

import pyarrow as pa

from thidua.core.calendar import last_day
from thidua.core.facts.acts import Coverage
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Award
from thidua.core.terms import GROUPS
from thidua.engines.bulk import Bulk
from thidua.engines.feed import HANDED, empty, tables
from thidua.engines.sqlite import SQLite


class Writing(SQLite):
    """SQLite that remembers the statements it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.statements: list[str] = []
        self.connection.con.set_trace_callback(self._note)

    def _note(self, statement: str) -> None:
        if statement.startswith(("CREATE TABLE", "INSERT INTO")) and '"kept_' in statement:
            self.statements.append(statement)


def signature(occasion: Occasion) -> Hashable:
    """Everything outside of the tables that decides the statements."""
    view = occasion.view
    covered = [(c.table_, c.scope, c.from_, c.to) for c in view.rows(Coverage)]
    provinces = [u.unit_id for u in view.tree.units.values() if u.kind == "province"]
    keys = [m.key or m.name for m in occasion.plan.sorted_as("deadline")]
    return repr(
        (
            occasion.plan.code,
            occasion.round,
            view.as_of,
            view.known_at,
            occasion.actors.items(),
            sorted(covered, key=repr),
            sorted(view.facts.given & {"discipline", "registrations"}),
            provinces if len(provinces) == 1 else None,
            [last_day(occasion, k) for k in keys],
            [bool(view.lineage.heirs(w)) for w in GROUPS["succession"]],
        )
    )


class Replay:
    """Answers of one candidate for one award by the second voice on SQLite."""

    def __init__(self) -> None:
        self._writing = Writing()
        self._tables = self._writing.take({name: empty(name) for name in HANDED})
        self._known: dict[Hashable, tuple[Bulk, list[str]]] = {}

    def answers(self, occasion: Occasion, key: str, award: Award, place: str | None) -> list[int]:
        """The answer, then those of the criteria in order."""
        name = signature(occasion)
        bulk, statements = self._known.setdefault(name, (Bulk(occasion, self._tables, self._writing), []))
        begun = len(self._writing.statements)
        last = bulk.judged(award, occasion.candidate(key).who, place).get_name()
        statements += self._writing.statements[begun:]
        with sqlite3.connect(":memory:") as connection:
            for table, rows in tables(occasion.view.facts).items():
                _load(connection, f"facts_{table}", rows)
            for statement in statements:
                connection.execute(statement)
            [row] = connection.execute(f"SELECT * FROM {last} WHERE candidate = ?", [key]).fetchall()
        _candidate, _listed, *criteria, answer = row
        return [answer, *criteria]


def _load(connection: sqlite3.Connection, name: str, rows: pa.Table) -> None:
    columns = ", ".join(f'"{c}"' for c in rows.column_names)
    connection.execute(f"CREATE TABLE {name} ({columns})")
    marks = ", ".join("?" for _ in rows.column_names)
    values = zip(*(rows[c].to_pylist() for c in rows.column_names), strict=True)
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", values)
