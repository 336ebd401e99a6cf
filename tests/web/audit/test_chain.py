"""The chain: verified whatever its size; what was changed, left out, cut off or rewritten is named."""

import hashlib
import json
import random
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction

from tests.web.world import World
from thidua.audit.chain import FIRST, canonical, canonical_text, digest_of
from thidua.audit.guard import put_up, take_down
from thidua.audit.models import Entry, Head
from thidua.audit.verifying import Anchor, Verified, anchor_of, anchors, read_anchor, sentence, verify
from thidua.clock import now, set_to


def written(count: int, start: int = 1) -> list[Entry]:
    """Entries at the end of the chain, as actions write them."""
    head = Head.objects.filter(pk=1).first() or Head(pk=1, number=0, digest=FIRST)
    made = []
    for number in range(head.number + 1, head.number + 1 + count):
        entry = Entry(
            number=number,
            at=now(),
            action="nomination.submit",
            kind="nominations.nomination",
            ident=str(number + start),
            agency_id=number % 3 or None,
            told={"to": "submitted", "from": "draft", "chữ": "ệ\"'\\"},
            previous=head.digest,
        )
        entry.digest = head.digest = digest_of(entry)
        head.number = number
        made.append(entry)
    Entry.objects.bulk_create(made)
    head.save()
    return made


def broken(found: Verified) -> tuple[int | None, str]:
    return found.broken, found.why.vi if found.why else ""


def test_an_empty_and_a_whole_chain(db: None) -> None:
    assert verify() == Verified(0, FIRST)
    last = written(25)[-1]
    assert verify() == Verified(25, last.digest)


def test_digests_are_those_of_plain_canonical_json(db: None) -> None:
    """The quick way of building the text is the same bytes as the plain way."""
    for entry in written(5):
        plain = {
            "number": entry.number,
            "at": entry.at.astimezone(tz=None)
            .astimezone()
            .astimezone(__import__("datetime").UTC)
            .isoformat(timespec="microseconds"),
            "by": None,
            "action": entry.action,
            "kind": entry.kind,
            "ident": entry.ident,
            "agency": entry.agency_id,
            "movement": None,
            "told": entry.told,
            "previous": entry.previous,
        }
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert entry.digest == hashlib.sha256(b"\x00" + text.encode()).hexdigest()
    assert canonical_text('{"b": 1, "a": "ế"}') == canonical({"a": "ế", "b": 1}) == '{"a":"ế","b":1}'


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("told", {"from": "draft", "to": "granted"}),
        ("action", "nomination.withdraw"),
        ("ident", "999"),
        ("kind", "people.unit"),
        ("agency_id", 77),
        ("movement_id", 5),
        ("at", now() + timedelta(seconds=1)),
        ("digest", "0" * 64),
    ],
)
def test_a_changed_entry_is_named(db: None, column: str, value: object) -> None:
    written(12)
    Entry.objects.filter(number=7).update(**{column: value})
    found = verify()
    assert found.broken == 7
    assert found.say.vi.startswith("Nhật ký KHÔNG nguyên vẹn, hỏng đầu tiên ở mục 7")


def test_a_changed_entry_digested_again_breaks_the_next(db: None) -> None:
    written(12)
    entry = Entry.objects.get(number=7)
    entry.told = {"from": "draft", "to": "granted"}
    entry.digest = digest_of(entry)
    entry.save()
    assert broken(verify()) == (8, "không nối với mục 7.")


def test_a_missing_entry_and_two_exchanged_ones(db: None) -> None:
    written(12)
    Entry.objects.filter(number=5).delete()
    assert broken(verify()) == (6, "thiếu mục 5.")


def test_a_tail_that_was_cut_off(db: None) -> None:
    anchor = str(anchor_of(date(2024, 11, 1)))
    last = written(12)[-1]
    Entry.objects.filter(number__gt=9).delete()
    assert broken(verify()) == (10, "chỉ còn 9 mục, hệ thống đã ghi 12: đuôi bị cắt.")
    ninth = Entry.objects.get(number=9)
    Head.objects.update(number=9, digest=ninth.digest)
    assert verify().why is None  # the database alone cannot tell
    assert "đuôi bị cắt" in broken(verify(last.digest))[1]
    assert broken(verify(f"12 {last.digest[:16]}"))[0] == 12
    assert verify(ninth.digest).why is None
    assert anchor.startswith("2024-11-01 0 ")


def test_a_whole_chain_written_anew_is_caught_by_an_anchor_only(db: None) -> None:
    kept = written(12)[5]
    Entry.objects.all().delete()
    Head.objects.all().delete()
    written(20, start=500)
    assert verify().why is None
    assert broken(verify(f"{kept.number} {kept.digest}"))[0] == 6
    assert "viết lại" in broken(verify(kept.digest))[1]


@pytest.mark.parametrize("seed", range(12))
def test_any_one_change_is_found(db: None, seed: int) -> None:
    chance = random.Random(seed)
    written(30)
    victim = chance.randint(1, 30)
    act = chance.choice(["delete", "blank", "swap"])
    if act == "delete":
        Entry.objects.filter(number=victim).delete()
    elif act == "blank":
        Entry.objects.filter(number=victim).update(told={})
    else:
        Entry.objects.filter(number=victim).update(number=1000)
    found = verify()
    assert found.broken is not None
    assert found.broken <= victim + 1


def test_anchors_count_by_the_order_of_the_chain(db: None) -> None:
    for on, count in ((date(2024, 11, 1), 3), (date(2024, 11, 2), 2), (date(2024, 11, 5), 4)):
        with set_to(on):
            written(count)
    kept = anchors(date(2024, 10, 25), date(2024, 11, 6))
    assert [(a.on.day, a.entries) for a in kept] == [(5, 9), (2, 5), (1, 3)]
    assert all(verify(str(a)).why is None for a in kept)
    assert "Hết ngày 02/11/2024, nhật ký có 5 mục, mã cuối" in sentence(kept[1]).vi


def test_an_anchor_is_read_as_it_was_typed() -> None:
    assert read_anchor("") == (None, "")
    assert read_anchor("2024-11-01 12 " + "AB" * 32) == (12, "ab" * 32)
    assert read_anchor("12:" + "ab" * 8) == (12, "ab" * 8)
    assert read_anchor("2024 " + "ab" * 32) == (2024, "ab" * 32)
    pasted = sentence(Anchor(date(2024, 11, 1), 12, "ab" * 32))
    assert read_anchor(pasted.vi) == read_anchor(pasted.en) == (12, "ab" * 32)
    for wrong in ("12", "ab" * 7, "khác"):
        with pytest.raises(ValueError, match="16 characters"):
            read_anchor(wrong)


def test_the_database_refuses_to_change_or_delete_an_entry(db: None) -> None:
    written(3)
    put_up(connection)
    try:
        for act in (
            lambda: Entry.objects.filter(number=2).update(action="x"),
            lambda: Entry.objects.filter(number=2).delete(),
        ):
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                act()
        written(1)
        assert verify().count == 4
    finally:
        take_down(connection)


def test_the_command_says_it_and_ends_with_the_right_code(world: World) -> None:
    from thidua.cli import app

    last = written(4)[-1]
    run = CliRunner().invoke(app, ["audit", "verify", "--head", f"4 {last.digest}"])
    assert (run.exit_code, "nguyên vẹn: 4 mục" in run.output) == (0, True)
    Entry.objects.filter(number=2).update(told={})
    run = CliRunner().invoke(app, ["audit", "verify", "--lang", "en"])
    assert (run.exit_code, "first broken at entry 2" in run.output) == (1, True)
    run = CliRunner().invoke(app, ["audit", "anchor", "--day", "2024-11-01"])
    assert run.output.strip() == f"2024-11-01 4 {last.digest}"
