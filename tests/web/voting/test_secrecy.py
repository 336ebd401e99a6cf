"""The promise on the ballot page, attacked: what a thief of the database and of one code can tell.

G0 the attackers see a naive build through and through; G1 they learn nothing from ours; G2 the
stated limit is true (two codes open everything, until the seals are gone); G3 what a voter can show
to others is no receipt; G4 no count before closing, for nobody, and no count of a part.
"""

import json
import logging
import random
import re
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core import mail
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.web.atonce import on_disk
from tests.web.voting import attackers
from tests.web.voting.attackers import ATTACKS, Attack, Loot, by_two_codes
from tests.web.voting.council import AGAINST, FOR, SEATS, Bench, council_of_nine
from tests.web.voting.stealing import file_of_seals, log_between, log_position, somebody_writing, stolen
from tests.web.world import DAY, small_province
from thidua.cli.backup import backup
from thidua.clock import set_to
from thidua.core.ballots.counting import Choice
from thidua.core.errors import Refused
from thidua.voting import actions, queries
from thidua.voting.models import Seal, Session
from thidua.voting.sealing import Slip
from thidua.watching.lines import Careful

SESSIONS, ITEMS = 10, 20
GAMES = SESSIONS * ITEMS
LUCK = 123
"""Who knows nothing wins 123 of 200 games or more, or 77 or fewer, once in 700 tries; who is right in 65 %, mostly."""
ALMOST_ALL = 195
FIRST, SECOND = "a-member1", "a-member2"


def coins(seed: int) -> list[bool]:
    """As many heads as tails, so that who always says the same wins exactly half."""
    tossed = [True, False] * (ITEMS // 2)
    random.Random(seed).shuffle(tossed)
    return tossed


@pytest.fixture(scope="module")
def games(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[tuple[Loot, bool]]:
    """Two hundred games."""
    return two_hundred(django_db_blocker, seed=0)


def two_hundred(blocker: DjangoDbBlocker, seed: int) -> list[tuple[Loot, bool]]:
    """Sessions in whose every item the two honest members vote, through the pages, as the coin says."""
    with blocker.unblock(), set_to(DAY), transaction.atomic():
        bench, played = council_of_nine(small_province()), []
        for number in range(seed, seed + SESSIONS):
            bench.plan(items=ITEMS)
            bench.hand_out()
            bench.open()
            played += one_session(bench, coins(number))
        transaction.set_rollback(True)
    return played


def one_session(bench: Bench, tossed: list[bool]) -> list[tuple[Loot, bool]]:
    """One session: everybody else votes in favour."""
    pages: dict[int, bytes] = {}
    lines: dict[int, tuple[str, ...]] = {}
    for name in SEATS:
        heads = [coin if name == FIRST else not coin for coin in tossed]
        choices = [FOR if name not in (FIRST, SECOND) or head else AGAINST for head in heads]
        if name in (FIRST, SECOND):
            with lines_of_the_log() as told:
                pages[bench.user(name).pk] = post_ballot(bench, name, choices)
            lines[bench.user(name).pk] = tuple(told)
        else:
            bench.cast(name, *choices)
    keys = tuple(bench.vote.holders.order_by("pk").values_list("public_key", flat=True))
    users, copy = (bench.user(FIRST).pk, bench.user(SECOND).pk), stolen()
    codes = (bench.codes["chair"], bench.codes["secretary"])
    return [
        (Loot(copy, bench.vote.pk, item.pk, *users, keys, codes, pages, lines), coin)
        for item, coin in zip(bench.vote.items.order_by("number"), tossed, strict=True)
    ]


@contextmanager
def lines_of_the_log() -> Iterator[list[str]]:
    """Every line that the program writes to its log meanwhile."""
    told: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: told.append(Careful().format(record))  # type: ignore[method-assign]  # a handler for one block
    root, watched = logging.getLogger(), [logging.getLogger(f"thidua.{n}") for n in ("requests", "security")]
    before = [logger.level for logger in watched]
    root.addHandler(handler)
    for logger in watched:
        logger.setLevel("INFO")
    try:
        yield told
    finally:
        root.removeHandler(handler)
        for logger, level in zip(watched, before, strict=True):
            logger.setLevel(level)


def post_ballot(bench: Bench, name: str, choices: list[Choice]) -> bytes:
    """Vote through the page; returns every byte that came back to the browser."""
    client = bench.world.client(name)
    items = bench.vote.items.order_by("number")
    form = {f"item-{i.pk}": str(c) for i, c in zip(items, choices, strict=True)}
    answer = client.post(f"/bo-phieu/{bench.vote.pk}/bo", form)
    assert answer.status_code == 302
    after = client.get(answer["Location"])
    return masked(answer.serialize_headers() + answer.content + after.serialize_headers() + after.content)


def masked(page: bytes) -> bytes:
    """A page without what differs by chance: check codes, tokens of forms, the second and the name of the request."""
    page = re.sub(rb'X-CSRFToken": "[^"]+"|Set-Cookie: [^\r\n]+|(Expires|X-Request-ID): [^\r\n]+', b"", page)
    page = re.sub(rb"<code>[0-9a-f]{12}</code>", b"<code>............</code>", page)
    return re.sub(rb'name="(csrfmiddlewaretoken|once)" value="[^"]+"', b"", page)


def wins(attack: Attack, games: list[tuple[Loot, bool]]) -> int:
    """In how many games the attacker says rightly who voted in favour."""
    return sum(attack(loot) == coin for loot, coin in games)


def naive(games: list[tuple[Loot, bool]]) -> list[tuple[Loot, bool]]:
    """The same games, had the program kept choices beside names: rows, texts and all."""
    found = []
    for loot, coin in games:
        base = sqlite3.connect(":memory:")
        base.execute("create table voting_seal (item_id, user_id, sealed, xmin)")
        base.execute("create table box (item_id, choice, xmin)")
        base.execute("create table open_vote (item_id, user_id, choice)")
        base.execute("create table audit_entry (number, by_id, action, told)")
        voters = [(loot.first, coin), (loot.second, not coin)]
        for number, (user, agreed) in enumerate(sorted(voters, key=lambda v: not v[1])):
            choice = "for" if agreed else "against"
            sealed = choice.encode()[::-1]
            base.execute("insert into voting_seal values (?, ?, ?, ?)", (loot.item, user, sealed, number))
            base.execute("insert into box values (?, ?, ?)", (loot.item, choice, number))
            base.execute("insert into open_vote values (?, ?, ?)", (loot.item, user, choice))
            told = json.dumps({"choice": choice})
            base.execute("insert into audit_entry values (?, ?, 'voting.cast', ?)", (number, user, told))
        pages = {user: b"for" if agreed else b"against" for user, agreed in voters}
        lines = {
            user: (f"choice {'for' if agreed else 'against'} ms={3 + (not agreed)}",)
            for user, agreed in voters
        }
        found.append((Loot(**{**vars(loot), "database": base, "pages": pages, "lines": lines}), coin))
    return found


SEE_NAIVE = (
    attackers.by_row_order,
    attackers.by_length,
    attackers.by_diary,
    attackers.by_page,
    attackers.by_transaction,
    attackers.by_search,
    attackers.by_log,
    attackers.by_time,
    attackers.by_neighbours,
)


@pytest.mark.slow
class TestGames:
    def test_g0_the_attackers_are_not_blind(self, games: list[tuple[Loot, bool]]) -> None:
        won = {attack.__name__: wins(attack, naive(games)) for attack in SEE_NAIVE}
        assert {name: n for name, n in won.items() if n < ALMOST_ALL} == {}

    def test_g1_database_and_one_code_tell_nothing(
        self, games: list[tuple[Loot, bool]], django_db_blocker: DjangoDbBlocker
    ) -> None:
        """One attacker in fifty tests is only lucky; nobody is lucky twice."""
        told = [attack for attack in ATTACKS if not GAMES - LUCK < wins(attack, games) < LUCK]
        again = two_hundred(django_db_blocker, seed=SESSIONS) if told else []
        won = {attack.__name__: wins(attack, again) for attack in told}
        assert {name: n for name, n in won.items() if not GAMES - LUCK < n < LUCK} == {}

    def test_g2_two_codes_and_the_database_open_everything(self, games: list[tuple[Loot, bool]]) -> None:
        assert wins(by_two_codes, games) == GAMES


@pytest.mark.django_db(transaction=connection.vendor != "sqlite")
def test_g2_once_the_seals_are_destroyed_the_file_holds_none_of_them(voting: Bench) -> None:
    """PostgreSQL writes the file anew once the transaction has ended, so there it must end.

    Somebody else is writing meanwhile, as on any working day: what they might still see must go too.
    """
    voting.everybody(FIRST, items=2)
    voting.cast(FIRST, AGAINST, AGAINST)
    sealed = [bytes(s.sealed) for s in Seal.objects.all()]
    before = file_of_seals()
    assert all(s in before for s in sealed)
    voting.close()
    actions.sign(voting.vote, by=voting.chair)
    with somebody_writing():
        actions.destroy(voting.vote, by=voting.secretary)
        after = file_of_seals()
    assert not any(s[:64] in after or s[-64:] in after for s in sealed)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has its log in the file above")
def test_the_log_of_postgresql_tells_who_voted_but_not_how(voting: Bench) -> None:
    start = log_position()
    voting.cast(FIRST, AGAINST, AGAINST)
    log = log_between(start, log_position())
    seal = bytes(voting.item().seals.get(user__username=FIRST).sealed)
    assert any(seal[at : at + 16] in log for at in range(0, len(seal), 16))
    plain = Slip(voting.vote.pk, voting.item().pk, AGAINST).plain()
    assert [word for word in (b"against", plain, plain[:17]) if word in log] == []


@pytest.mark.slow
@pytest.mark.one_database
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's log is read above")
@pytest.mark.django_db(transaction=True)
def test_no_file_of_sqlite_its_log_or_a_dump_tells_how_somebody_voted(voting: Bench, tmp_path: Path) -> None:
    """The file, the write-ahead log beside it, a dump and what `thidua backup` saves: the seal is there, no choice."""
    plain = Slip(voting.vote.pk, voting.item().pk, AGAINST).plain()
    with on_disk(tmp_path):
        connection.ensure_connection()
        base = connection.connection
        base.execute(f"VACUUM INTO '{tmp_path / 'before'}'")
        voting.cast(FIRST, AGAINST, AGAINST)
        seal = bytes(voting.item().seals.get(user__username=FIRST).sealed)
        saved = CliRunner().invoke(backup, [str(tmp_path.with_suffix(".tar"))])
        rows = [line for line in base.iterdump() if line.startswith("INSERT")]
        files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert saved.exit_code == 0, saved.output
    with tarfile.open(tmp_path.with_suffix(".tar")) as packed:
        files |= {m.name: packed.extractfile(m).read() for m in packed if m.isfile()}
    assert {name for name in files if seal[:48] in files[name]} >= {"at-once.sqlite3-wal", "database.sqlite3"}
    assert any(seal.hex()[:96].upper() in row for row in rows)
    assert [name for name, told in files.items() if plain in told or plain[:17] in told] == []
    assert [row for row in rows if "against" in row or plain.hex().upper() in row] == []
    assert files["before"].count(b"against") == files["database.sqlite3"].count(
        b"against"
    )  # names of columns


@pytest.mark.slow
def test_nothing_is_mailed_and_others_see_the_same_whatever_was_chosen(voting: Bench) -> None:
    before, seen = len(mail.outbox), {}
    for choice in Choice:
        voting.cast(FIRST, choice, choice)
        for name in OTHERS:
            page = voting.world.client(name).get(f"/bo-phieu/{voting.vote.pk}/tien-do")
            seen.setdefault(name, set()).add(masked(page.serialize_headers() + page.content))
    assert {name: len(pages) for name, pages in seen.items()} == dict.fromkeys(OTHERS, 1)
    assert len(mail.outbox) == before


def test_g3_the_same_bytes_whatever_was_chosen(voting: Bench) -> None:
    seen = {post_ballot(voting, FIRST, [choice, choice]) for choice in Choice for _ in range(2)}
    first = {page.replace("Bỏ phiếu kín".encode(), "Bỏ lại phiếu kín".encode()) for page in seen}
    assert len(first) == 1


def test_a_refused_ballot_shows_nothing_of_what_was_ticked(voting: Bench) -> None:
    item = voting.item()
    answers = set()
    for choice in Choice:
        client = voting.world.client(FIRST)
        answer = client.post(f"/bo-phieu/{voting.vote.pk}/bo", {f"item-{item.pk}": str(choice)})
        assert answer.status_code == 422
        assert b"checked" not in answer.content
        answers.add(masked(answer.content))
    assert len(answers) == 1


EVERYBODY = (
    "a-chair",
    "a-secretary",
    "a-member1",
    "a-office",
    "a-agency_admin",
    "a-auditor",
    "admin",
    "b-chair",
)


OTHERS = ("a-chair", "a-secretary", "a-office", "admin")


def test_g4_no_early_count_for_anybody(voting: Bench) -> None:
    voting.everybody(FIRST, items=2)
    for call in (queries.outcomes, queries.minutes_figures):
        with pytest.raises(Refused):
            call(voting.vote)
    for name in EVERYBODY:
        with pytest.raises(Refused):
            actions.close(voting.vote, (voting.codes["chair"], "1" * 28), by=voting.user(name))
        with pytest.raises(Refused):
            actions.recount(voting.vote, voting.two_codes(), by=voting.user(name))
        page = voting.world.client(name).get(f"/bo-phieu/{voting.vote.pk}/tien-do")
        assert page.status_code in (200, 403, 404)
        assert b"1/9" not in page.content
        assert b"8/9" not in page.content
    assert voting.item().result == {}


@pytest.mark.parametrize("state", ["planned", "called_off", "abandoned"])
def test_g4_no_count_in_any_state_without_one(voting: Bench, state: str) -> None:
    Session.objects.filter(pk=voting.vote.pk).update(state=state)
    with pytest.raises(Refused, match="Chưa kiểm phiếu"):
        queries.outcomes(voting.vote)


def test_no_trace_of_a_choice_outside_the_seals(voting: Bench, caplog: pytest.LogCaptureFixture) -> None:
    post_ballot(voting, FIRST, [AGAINST, AGAINST])
    copy = stolen()
    tables = [name for (name,) in copy.execute("select name from sqlite_master where type = 'table'")]
    assert "voting_seal" in tables
    told = {t: [r for r in copy.execute(f'select * from "{t}"') if "against" in str(r)] for t in tables}
    assert {t: rows for t, rows in told.items() if rows} == {}
    assert "against" not in caplog.text
