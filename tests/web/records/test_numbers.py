"""Numbers: no gaps, no repeats, whatever is undone or happens at once; void ones stay in the book."""

from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.web.atonce import at_once, on_disk
from tests.web.counting import queries
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Unit, User
from thidua.records.actions import issue_code, open_series, revoke_code, take_number, void_number
from thidua.records.actions.papers import ALPHABET, new_code
from thidua.records.models import Issued, NumberSeries, Paper
from thidua.records.queries import find_paper

DAY = date(2024, 11, 1)


def opened(world: World, agency: str = "A", first: int = 1) -> NumberSeries:
    admin = world.users[f"{agency.lower()}-agency_admin"]
    return open_series(world.units[agency], "decision", "{n}/QĐ-STP", by=admin, year=2024, first=first)


def taken(world: World, on: date = DAY) -> Issued:
    return take_number("decision", world.units["A"], by=world.users["a-office"], on=on)


def test_numbers_follow_each_other_and_are_written_as_the_decree_asks(world: World) -> None:
    opened(world, first=9)
    assert [taken(world).text for _ in range(3)] == ["09/QĐ-STP", "10/QĐ-STP", "11/QĐ-STP"]
    assert Entry.objects.filter(action="records.take_number").count() == 3


def test_an_act_that_is_undone_leaves_no_gap(world: World) -> None:
    opened(world)
    taken(world)
    with transaction.atomic():
        taken(world)
        transaction.set_rollback(True)
    assert taken(world).number == 2


def test_a_new_year_goes_on_with_the_same_pattern_from_one(world: World) -> None:
    opened(world, first=40)
    taken(world)
    assert [taken(world, date(2025, 1, 2)).text for _ in range(2)] == ["01/QĐ-STP", "02/QĐ-STP"]
    assert NumberSeries.objects.count() == 2


def test_no_book_no_number(world: World) -> None:
    with pytest.raises(Refused, match="cơ quan chưa mở dãy số quyết định"):
        taken(world)
    opened(world, "B")
    with pytest.raises(Refused):
        taken(world)


def test_only_those_of_the_agency_take_numbers(world: World) -> None:
    opened(world)
    for user in ("b-office", "a-member1", "a-auditor"):
        with pytest.raises(Refused, match="Bạn không có quyền lấy số"):
            take_number("decision", world.units["A"], by=world.users[user], on=DAY)


@pytest.mark.parametrize("pattern", ["QĐ-STP", "{n}/{n}", "{n}/{x}"])
def test_a_pattern_needs_one_place_for_the_number(world: World, pattern: str) -> None:
    with pytest.raises(Refused, match=r"đúng một chỗ \{n\}"):
        open_series(world.units["A"], "letter", pattern, by=world.users["a-agency_admin"], year=2024)


def test_a_book_is_opened_once_and_by_its_administrator(world: World) -> None:
    opened(world)
    with pytest.raises(Refused, match="Đã có dãy số quyết định năm 2024"):
        opened(world)
    with pytest.raises(Refused, match="Bạn không có quyền mở sổ"):
        open_series(world.units["A"], "letter", "{n}", by=world.users["b-agency_admin"], year=2024)


def test_a_void_number_stays_with_its_reason_and_is_not_given_again(world: World) -> None:
    opened(world)
    office, number = world.users["a-office"], taken(world)
    with pytest.raises(Refused, match="cần ghi lý do"):
        void_number(number, " ", by=office)
    void_number(number, "Dự thảo bị dừng", by=office)
    with pytest.raises(Refused, match="đã bỏ từ trước"):
        void_number(number, "Lần nữa", by=office)
    assert taken(world).number == 2
    series = NumberSeries.objects.get()
    issued = series.issued.count()
    assert series.last == issued == series.issued.filter(void_at=None).count() + 1
    assert "Dự thảo" not in str(Entry.objects.get(action="records.void_number").told)


def test_the_number_of_a_paper_in_force_is_not_made_void(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(world)
    number = taken(world)
    monkeypatch.setattr(
        Unit, "number_kept", Say("Quyết định còn hiệu lực.", "It is in force."), raising=False
    )
    with pytest.raises(Refused, match="Quyết định còn hiệu lực"):
        void_number(number, "Nhầm", by=world.users["a-office"])


@pytest.mark.django_db(transaction=True)
def test_under_load_no_number_is_skipped_or_given_twice(tmp_path: Path) -> None:
    """Threads that take numbers at once, every third act undone after it took one."""
    agency = Unit.objects.create(code="A", name="Sở mẫu", kind="department", is_agency=True)
    admin = User.objects.create(username="admin")
    for role in ("agency_admin", "office"):
        admin.appointments.create(role=role, unit=agency, since=DAY)
    open_series(agency, "decision", "{n}/QĐ", by=admin, year=2024)

    def work(thread: int) -> None:
        by = User.objects.get(pk=admin.pk)
        for turn in range(6):
            with transaction.atomic():
                take_number("decision", agency, by=by, on=date(2024 + turn % 2, 5, 5))
                transaction.set_rollback((thread + turn) % 3 == 0)

    with on_disk(tmp_path):
        assert at_once(8, work) == []
        for series in NumberSeries.objects.all():
            numbers = list(series.issued.order_by("number").values_list("number", flat=True))
            assert numbers == list(range(1, series.last + 1))
        assert Issued.objects.count() == 32
        chain = list(Entry.objects.order_by("number").values_list("previous", "digest"))
    assert [p for p, _ in chain[1:]] == [d for _, d in chain[:-1]]


def test_codes_are_read_however_they_are_typed(world: World) -> None:
    office, thing = world.users["a-office"], world.units["A"]
    paper = issue_code(thing, by=office)
    assert issue_code(thing, by=office) == paper
    for typed in (
        paper.code,
        paper.code.lower(),
        f" {paper.code.replace('-', ' ')} ",
        paper.code.replace("-", "–"),
    ):
        assert find_paper(typed) == paper
    for wrong in ("", "7KX-4P2-9Q", "OOO-III-000", "' OR 1=1 --"):
        assert find_paper(wrong) is None
    assert revoke_code(paper, by=office).revoked_at
    assert Paper.objects.count() == 1


def test_codes_cannot_be_misread_or_guessed() -> None:
    assert len(ALPHABET) == 32
    assert not set("O0I1") & set(ALPHABET)
    made = {new_code() for _ in range(2000)}
    assert len(made) == 2000
    assert all(len(code) == 11 and code[3] == code[7] == "-" for code in made)


def test_the_book_is_read_searched_and_exported(world: World) -> None:
    series = opened(world)
    for _ in range(3):
        taken(world)
    void_number(Issued.objects.get(number=2), "Nhầm mẫu", by=world.users["a-office"])
    client, address = world.client("a-office"), reverse("records:book", args=[series.pk])
    page = client.get(address).content.decode()
    assert "Sổ cấp số quyết định năm 2024" in page
    assert "Nhầm mẫu" in page
    assert "Bỏ số này" in page
    assert "02/QĐ-STP" not in client.get(address, {"q": "03/qd"}).content.decode()
    assert "03/QĐ-STP" not in client.get(address, {"state": "void"}).content.decode()
    sheet = client.get(address, {"xuat": "csv"}).content.decode()
    assert "01/QĐ-STP" in sheet
    assert "Bỏ số này" not in sheet
    assert "Bỏ số này" not in world.client("a-auditor").get(address).content.decode()


def test_lists_take_the_same_number_of_queries_whatever_they_hold(world: World) -> None:
    series = opened(world)
    client = world.client("a-office")
    book, books = reverse("records:book", args=[series.pk]), reverse("records:series")
    taken(world)
    one = queries(client, book), queries(client, books)
    for year in (2025, 2026):
        taken(world, date(year, 1, 1))
        taken(world)
    assert (queries(client, book), queries(client, books)) == one


def test_books_of_another_agency_are_not_there(world: World) -> None:
    series = opened(world)
    number, stranger = taken(world), world.client("b-agency_admin")
    assert stranger.get(reverse("records:book", args=[series.pk])).status_code == 404
    assert stranger.get(reverse("records:void", args=[number.pk])).status_code == 404
    assert "QĐ-STP" not in stranger.get(reverse("records:series")).content.decode()
    assert Client().get(reverse("records:series")).status_code == 302


def test_opening_and_voiding_on_screen(world: World) -> None:
    admin = world.client("a-agency_admin")
    given = {
        "agency": world.units["A"].pk,
        "name": "decision",
        "pattern": "{n}/QĐ",
        "year": 2024,
        "first": 12,
    }
    assert "đúng một chỗ" in admin.post(reverse("records:open"), given | {"pattern": "QĐ"}).content.decode()
    assert admin.post(reverse("records:open"), given)["Location"] == reverse(
        "records:book", args=[NumberSeries.objects.get().pk]
    )
    foreign = given | {"agency": world.units["B"].pk, "name": "letter"}
    assert admin.post(reverse("records:open"), foreign).status_code == 200
    assert NumberSeries.objects.count() == 1
    number = taken(world)
    address = reverse("records:void", args=[number.pk])
    assert "không bao giờ được cấp lại" in admin.get(address).content.decode()
    assert admin.post(address, {"reason": "Nhầm"}).status_code == 302
    number.refresh_from_db()
    assert number.void_reason == "Nhầm"
    assert world.client("a-signer").get(address).status_code == 403
