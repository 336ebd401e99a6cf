"""People who have the whole database, every account but two, and one code; each tries one trick.

The game: two honest members vote, one for and one against; a coin decides which. An attacker looks
at everything and says who voted for: True for the first. Winning half the games is knowing nothing.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import permutations

from thidua.core.ballots.counting import Choice
from thidua.voting.sealing import PAIRS, Slip, Unreadable, key_of, matching, opened, read_code


@dataclass(frozen=True)
class Loot:
    """What an attacker holds of one game: the database, the item, the two honest members, codes, times."""

    database: sqlite3.Connection
    session: int
    item: int
    first: int
    second: int
    public_keys: tuple[str, ...]
    codes: tuple[str, ...]
    pages: dict[int, bytes]  # what a member's browser got back
    lines: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The lines of the technical log while a member voted."""

    def seals(self) -> dict[int, bytes]:
        """The stored ballot of each honest member, by whatever table there is."""
        rows = self.database.execute(
            "select user_id, sealed from voting_seal where item_id = ? order by rowid", (self.item,)
        )
        return {user: bytes(sealed) for user, sealed in rows if user in (self.first, self.second)}

    def tables(self) -> list[str]:
        """The names of all tables."""
        found = self.database.execute("select name from sqlite_master where type = 'table'")
        return [name for (name,) in found]

    def columns(self, table: str) -> set[str]:
        """The names of a table's columns."""
        return {column[1] for column in self.database.execute(f"pragma table_info({table})")}

    def diary(self) -> Iterator[tuple[int, str, str]]:
        """Who did what and what is told of it, in order."""
        yield from self.database.execute("select by_id, action, told from audit_entry order by number")


Attack = Callable[[Loot], bool]


def by_row_order(loot: Loot) -> bool:
    """The box is in casting order, or in the order of choices."""
    return next(iter(loot.seals())) == loot.first


def by_bytes(loot: Loot) -> bool:
    """The ballot in favour sorts before the other one."""
    seals = loot.seals()
    return seals[loot.first] < seals[loot.second]


def by_length(loot: Loot) -> bool:
    """The longer ballot says no, because `against` is the longer word."""
    seals = loot.seals()
    return len(seals[loot.first]) <= len(seals[loot.second])


def by_string(loot: Loot) -> bool:
    """A choice stands somewhere in the stored bytes."""
    told = loot.seals()[loot.first]
    return any(
        word.encode() in told for word in ("for", Slip(loot.session, loot.item, Choice.FOR).plain().hex())
    )


def by_diary(loot: Loot) -> bool:
    """The diary of the act tells the choice, or its length gives it away."""
    told = {by: text for by, action, text in loot.diary() if action == "voting.cast"}
    if '"for"' in told[loot.first] or '"against"' in told[loot.first]:
        return '"for"' in told[loot.first]
    return len(told[loot.first]) <= len(told[loot.second])


def by_check_code(loot: Loot) -> bool:
    """The check code follows from what was chosen."""
    for _, action, text in loot.diary():
        if action == "voting.cast":
            codes = json.loads(text).get("checks", {}).values()
            for choice in (Choice.FOR, Choice.AGAINST):
                plain = Slip(loot.session, loot.item, choice).plain()
                if hashlib.sha256(plain).hexdigest()[:12] in codes:
                    return choice is Choice.FOR
    return str(loot.seals()[loot.first].hex()) < str(loot.seals()[loot.second].hex())


def by_page(loot: Loot) -> bool:
    """What came back to the browser is longer for one choice."""
    return len(loot.pages[loot.first]) <= len(loot.pages[loot.second])


def by_log(loot: Loot) -> bool:
    """The technical log tells the choice, or how often the database was asked for it."""
    first, second = (_without_chance(loot.lines.get(user, ())) for user in (loot.first, loot.second))
    for words, told in ((first, True), (second, False)):
        if ("for" in words.split()) != ("against" in words.split()):
            return told == ("for" in words.split())
    return first <= second


def _without_chance(lines: tuple[str, ...]) -> str:
    return " ".join(re.sub(r"(ms|request|at)=\S+", "", line) for line in lines)


def by_time(loot: Loot) -> bool:
    """Voting in favour is the quicker of the two."""
    took = {
        user: sum(int(ms) for line in lines for ms in re.findall(r"\bms=(\d+)", line))
        for user, lines in loot.lines.items()
    }
    return took.get(loot.first, 0) <= took.get(loot.second, 0)


def by_neighbours(loot: Loot) -> bool:
    """Whatever else was written of a member (sessions, notices, forms sent once) is longer after a no."""
    weight = {loot.first: 0, loot.second: 0}
    for table in loot.tables():
        owner = next(iter({"user_id", "by_id", "account_id"} & loot.columns(table)), "")
        if not owner or table == "voting_seal":
            continue
        for user in weight:
            rows = loot.database.execute(f'select * from "{table}" where "{owner}" = ?', (user,)).fetchall()
            weight[user] += sum(len(str(row)) for row in rows)
    return weight[loot.first] <= weight[loot.second]


def by_transaction(loot: Loot) -> bool:
    """A choice without a name was written by the transaction that wrote the name (PostgreSQL notes which)."""
    if "xmin" not in loot.columns("voting_seal"):
        return True
    voted = "select xmin from voting_seal where item_id = ? and user_id = ?"
    for table in loot.tables():
        rows = loot.database.execute(
            f"select * from {table} where xmin in ({voted})", (loot.item, loot.first)
        ).fetchall()
        words = {str(cell) for row in rows for cell in row}
        if len(words & {"for", "against"}) == 1:
            return "for" in words
    return True


def by_search(loot: Loot) -> bool:
    """Any text of any table names a member beside a choice."""
    for table in loot.tables():
        if {"user_id", "choice"} <= loot.columns(table):
            rows = loot.database.execute(
                f"select user_id, choice from {table} where item_id = ?", (loot.item,)
            )
            told = dict(rows.fetchall())
            if loot.first in told:
                return bool(told[loot.first] == "for")
    return True


def by_one_code(loot: Loot) -> bool:
    """One code, tried as every one of the three keys, alone and as both locks."""
    key = key_of(read_code(loot.codes[0]), loot.session)
    for one, other in permutations(range(3), 2):
        found = _try(loot.seals()[loot.first], {one: key, other: key})
        if found is not None:
            return found
    return loot.seals()[loot.first][::2] < loot.seals()[loot.second][::2]


def by_two_codes(loot: Loot) -> bool:
    """Two codes and the database: the limit that is stated on the ballot page."""
    keys = matching(loot.codes[:2], loot.session, loot.public_keys)
    found = _try(loot.seals().get(loot.first, b""), keys)
    return True if found is None else found


def _try(sealed: bytes, keys: dict[int, object]) -> bool | None:
    if tuple(sorted(keys)) not in PAIRS:
        return None
    try:
        return opened(sealed, keys).choice is Choice.FOR
    except Unreadable:
        return None


ATTACKS: tuple[Attack, ...] = (
    by_row_order,
    by_bytes,
    by_length,
    by_string,
    by_diary,
    by_check_code,
    by_page,
    by_transaction,
    by_search,
    by_log,
    by_time,
    by_neighbours,
    by_one_code,
)
