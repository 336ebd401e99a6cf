"""People are moved on a day with a document: what follows, what stays, who learns of it, and the way back."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.workbooks import upload
from tests.web.world import DAY, World
from thidua.audit.models import Entry
from thidua.clock import moment, set_to
from thidua.core.errors import Refused
from thidua.movements.models import Movement
from thidua.nominations.models import Nomination
from thidua.people.actions import Change, Move, merge, move_people, undo_move
from thidua.people.background import move_in_background
from thidua.people.models import Appointment, Batch, Person, Reorganisation, User
from thidua.people.preview import previewed
from thidua.registrations.models import Registration
from thidua.screens.models import Job

ON = Change(date(2024, 10, 1), "QĐ mẫu 12")


def moved(
    world: World, code: str, unit: str, change: Change = ON, by: str = "a-agency_admin"
) -> Reorganisation:
    return move_people([Move(world.people[code], world.units[unit])], change, by=world.users[by])


@pytest.fixture
def movement(world: World) -> Movement:
    """A's own movement; a1 of A1 has registered and has a dossier under way."""
    made = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    round_, a1 = made.rounds.get(), world.people["a1"]
    shared = {"movement": made, "round": round_, "unit": a1.unit, "person": a1, "agency": made.agency}
    Registration.objects.create(
        **shared,
        state="registered",
        registered_on=DAY,
        registered_by=world.users["a-office"],
        entered_at=moment(DAY),
    )
    Nomination.objects.create(
        **shared,
        code="HS-1",
        award="gk-ca-nhan",
        nominated_by=a1.unit,
        holder=made.agency,
        held_since=moment(DAY),
        plan=made.plan,
        made_by=world.users["a1-clerk"],
        made_at=moment(DAY),
    )
    return made


def stand(code: str = "a1") -> tuple[str, str, str]:
    """Where a person's registration and dossier stand, and which unit nominates."""
    dossier = Nomination.objects.get(person__code=code)
    registered = Registration.objects.get(person__code=code)
    return registered.unit.code, dossier.unit.code, dossier.nominated_by.code


def test_a_person_goes_to_another_unit_with_the_document_and_the_diary_tells_it(world: World) -> None:
    deed = moved(world, "a1", "A2")
    person = Person.objects.get(code="a1")
    assert person.unit == world.units["A2"]
    old, new = person.postings.order_by("pk")
    assert (old.unit, old.valid_to) == (world.units["A1"], date(2024, 9, 30))
    assert (new.unit, new.valid_from, new.basis, new.deed) == (world.units["A2"], ON.on, "QĐ mẫu 12", deed)
    told = Entry.objects.get(action="person.move").told
    assert told["fields"]["unit"] == ["Đơn vị mẫu A1", "Đơn vị mẫu A2"]
    shown = world.client("a-agency_admin").get(reverse("people:person", args=[person.pk])).content.decode()
    assert "QĐ mẫu 12" in shown
    assert reverse("people:move_undo", args=[deed.pk]) in shown


def test_within_an_agency_registrations_and_dossiers_follow(world: World, movement: Movement) -> None:
    moved(world, "a1", "A2")
    assert stand() == ("A2", "A2", "A2")


def test_to_another_agency_they_stay_with_the_old_one(world: World, movement: Movement) -> None:
    moved(world, "a1", "B1")
    assert stand() == ("A1", "A1", "A1")
    assert world.users["b-agency_admin"].notices.count() == 1


def test_a_dossier_before_the_council_stays_where_it_is(world: World, movement: Movement) -> None:
    Nomination.objects.update(state="before_council")
    moved(world, "a1", "A2")
    assert stand() == ("A2", "A1", "A1")


def test_a_dossier_of_a_unit_that_is_merged_is_its_successors(world: World, movement: Movement) -> None:
    merge([world.units["A1"]], world.units["A2"], ON, by=world.users["a-agency_admin"])
    assert stand() == ("A2", "A2", "A2")
    assert Nomination.objects.visible_to(User.objects.get(username="a2-clerk")).exists()


def test_roles_change_with_the_move(world: World) -> None:
    def roles(user: str) -> set[tuple[str, str]]:
        held = Appointment.objects.filter(user__username=user, ended_on=None)
        return set(held.values_list("role", "unit__code"))

    clerk = world.users["a1-clerk"]
    Appointment.objects.create(user=clerk, role="appraiser", unit=world.units["A"], since=DAY)
    moved(world, "a1", "A2")
    assert roles("a1-clerk") == {("appraiser", "A")}
    moved(world, "a1", "B1", Change(date(2024, 10, 5)))
    assert roles("a1-clerk") == set()
    again = User.objects.get(pk=clerk.pk)
    assert (again.is_active, again.agencies) == (True, [world.units["B"].pk])


def test_the_preview_tells_what_follows_and_who_is_missed(world: World, movement: Movement) -> None:
    told = previewed(lambda: moved(world, "a1", "A2"), world.users["a-agency_admin"])
    assert [(say.vi, n) for say, n in told.following] == [("đăng ký", 1), ("hồ sơ đề nghị", 1)]
    assert told.vacant == [("clerk", "Đơn vị mẫu A1")]
    assert Person.objects.get(code="a1").unit == world.units["A1"]


def test_a_move_is_taken_back_whole(world: World, movement: Movement) -> None:
    roles = set(Appointment.objects.values_list("user", "unit", "ended_on"))
    deed = moved(world, "a1", "A2")
    undo_move(deed, by=world.users["a-agency_admin"])
    person = Person.objects.get(code="a1")
    assert (person.unit, person.postings.count()) == (world.units["A1"], 0)
    assert stand() == ("A1", "A1", "A1")
    assert set(Appointment.objects.values_list("user", "unit", "ended_on")) == roles
    with pytest.raises(Refused, match="đã được hoàn tác"):
        undo_move(deed, by=world.users["a-agency_admin"])


def test_what_has_begun_since_is_not_taken_back(world: World, movement: Movement) -> None:
    by = world.users["a-agency_admin"]
    deed = moved(world, "a2", "A2")
    Registration.objects.filter(person__code="a1").update(
        person=world.people["a2"], unit=world.units["A2"], entered_at=moment(date(2024, 11, 3))
    )
    with pytest.raises(Refused, match="đăng ký thi đua ở đơn vị mới"):
        undo_move(deed, by=by)
    second = moved(world, "a3", "A1")
    moved(world, "a3", "A", Change(date(2024, 10, 8)))
    with pytest.raises(Refused, match="đã thay đổi tiếp"):
        undo_move(second, by=by)


@pytest.mark.parametrize(
    ("code", "unit", "day", "why"),
    [
        ("a1", "A1", ON.on, "đang ở"),
        ("a1", "A2", date(2024, 12, 1), "chưa tới"),
        ("a1", "A9", ON.on, "đã kết thúc"),
    ],
)
def test_moves_that_cannot_be_are_refused(world: World, code: str, unit: str, day: date, why: str) -> None:
    world.unit("A9", "division", "A")
    world.units["A9"].valid_to = date(2024, 5, 1)
    world.units["A9"].save()
    with pytest.raises(Refused, match=why):
        moved(world, code, unit, Change(day))


def test_nobody_is_named_twice_and_only_ones_own_people_move(world: World) -> None:
    twice = [Move(world.people["a1"], world.units["A2"]), Move(world.people["a1"], world.units["A"])]
    with pytest.raises(Refused, match="hai lần"):
        move_people(twice, ON, by=world.users["a-agency_admin"])
    for who in ("b-agency_admin", "a-office", "a1-clerk", "a2-person"):
        with pytest.raises(Refused, match="không có quyền chuyển người"):
            moved(world, "a1", "A2", by=who)


def test_many_of_a_unit_are_moved_on_one_page(world: World) -> None:
    client, here = world.client("a-agency_admin"), reverse("people:unit_people", args=[world.units["A1"].pk])
    told = {
        "people": [world.people["a1"].pk, world.people["a2"].pk],
        "unit": world.units["A2"].pk,
        "on": "01/10/2024",
        "basis": "QĐ mẫu 12",
    }
    seen = client.post(here, told).content.decode()
    assert "Cá nhân mẫu a2: Đơn vị mẫu A1 → Đơn vị mẫu A2" in seen
    assert not Reorganisation.objects.exists()
    done = client.post(here, told | {"confirmed": "1"}, follow=True)
    assert "Đã chuyển 2 người" in done.content.decode()
    assert Person.objects.filter(unit=world.units["A2"]).count() == 4
    deed = Reorganisation.objects.get()
    client.post(reverse("people:move_undo", args=[deed.pk]), {"confirmed": "1"})
    assert Person.objects.filter(unit=world.units["A2"]).count() == 2


def sheet(*rows: tuple[str, str, str], day: str = "") -> SimpleUploadedFile:
    """A workbook of people: code, name, unit."""
    heads = ["person_id", "name", "unit_id", "valid_from"]
    return upload({"people": [heads, *([*row, day] for row in rows)]})


def read(world: World, file: SimpleUploadedFile) -> str:
    told = {"sheet": file, "on": "01/10/2024", "basis": "QĐ mẫu 12"}
    seen = world.client("a-agency_admin").post(reverse("people:moves"), told, follow=True)
    return str(seen.content.decode())


def test_a_workbook_moves_many_and_leaves_the_rest(world: World) -> None:
    text = read(world, sheet(("a1", "Cá nhân mẫu a1", "A2"), ("a3", "Cá nhân mẫu a3", "A2")))
    assert "Chuyển 1 người trong một lần" in text
    batch = Batch.objects.get(kind="moves")
    assert (len(batch.lines["moves"]), batch.lines["same"]) == (1, 1)
    client = world.client("a-agency_admin")
    client.post(reverse("people:moves_batch", args=[batch.pk]), {"confirmed": "1"})
    assert Person.objects.get(code="a1").unit == world.units["A2"]
    again = client.post(reverse("people:moves_batch", args=[batch.pk]), {"confirmed": "1"})
    assert "đã làm rồi" in again.content.decode()


@pytest.mark.parametrize(
    ("row", "day", "why"),
    [
        (("zz", "Ai đó", "A2"), "", "không có ai mang mã zz"),
        (("b1", "Cá nhân mẫu b1", "A2"), "", "không có ai mang mã b1"),
        (("a1", "Tên khác", "A2"), "", "Mã này là Cá nhân mẫu a1"),
        (("a1", "Cá nhân mẫu a1", "A2"), "02/10/2024", "khác ngày chuyển đã chọn"),
    ],
)
def test_a_faulty_row_is_told_and_nothing_is_kept(
    world: World, row: tuple[str, str, str], day: str, why: str
) -> None:
    assert why in read(world, sheet(row, day=day))
    assert not Batch.objects.exists()


def test_a_long_workbook_is_done_in_the_background(world: World) -> None:
    read(world, sheet(*((f"a{n}", f"Cá nhân mẫu a{n}", "A") for n in (1, 2, 3))))
    batch, by = Batch.objects.get(), world.users["a-agency_admin"]
    job = Job.objects.create(user=by, vi="Chuyển", en="Moving", back="/")
    with set_to(DAY):
        move_in_background.call(job.pk, batch.pk, by.pk)
    job.refresh_from_db()
    assert (job.state, job.told_vi) == ("done", "Đã chuyển 3 người.")
    assert Person.objects.filter(unit=world.units["A"]).count() == 3
