"""Pages of duties: a minute's reading, all work, contents by unit, one duty, reporting, giving."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.duties.test_duties import new
from tests.web.world import World
from thidua.clock import moment, set_to
from thidua.duties import actions
from thidua.duties.actions import NewOwner
from thidua.duties.models import Owner, Report
from thidua.movements.models import Movement

pytestmark = pytest.mark.slow


def told(client: Client, name: str, *parts: object, **asked: object) -> str:
    answer = client.get(reverse(f"duties:{name}", args=parts), asked)
    assert answer.status_code == 200, name
    return str(answer.content.decode())


def test_pages_ask_as_often_for_three_units_as_for_one(world: World, movement: Movement) -> None:
    by, client = world.users["a-office"], world.client("a-office")
    world.unit("A3", "division", "A")
    names = ("movement", "lines", "contents", "owners")
    pages = [reverse(f"duties:{n}", args=[movement.pk]) for n in names]
    pages += [reverse("duties:list"), reverse("duties:duty", args=[movement.pk, "II-1"])]
    actions.assign(movement, "cac-phong", [NewOwner(world.units["A1"])], by=by)
    actions.report(new(world, movement), by=world.users["a1-clerk"])
    one = [queries(client, page) for page in pages]
    actions.assign(movement, "cac-phong", [NewOwner(world.units[c]) for c in ("A1", "A2", "A3")], by=by)
    actions.report(new(world, movement, unit=world.units["A2"]), by=by)
    actions.report(new(world, movement, unit=world.units["A3"]), by=by)
    assert [queries(client, page) for page in pages] == one == [11, 11, 10, 7, 7, 11]


def test_a_leader_reads_what_is_late_and_how_far_each_unit_is(world: World, given: Movement) -> None:
    actions.report(new(world, given), by=world.users["a1-clerk"])
    with set_to(moment(date(2024, 12, 29))):
        page = told(world.client("a-signer"), "movement", given.pk)
    assert "1 việc quá hạn, lâu nhất 10 ngày" in page
    assert "đã báo cáo 1/5 việc" in page
    assert "Đơn vị mẫu A2" in page
    assert "Báo cáo chờ xác nhận" in page


@pytest.mark.slow
def test_the_list_is_filtered_exported_and_printed(world: World, given: Movement) -> None:
    client = world.client("a-office")
    assert "Đơn vị mẫu A1" in told(client, "lines", given.pk)
    assert "IV" in told(client, "lines", given.pk, kind="duty")
    assert "Đơn vị mẫu A1" not in told(client, "lines", given.pk, don_vi="A2")
    assert "khớp bộ lọc" in told(client, "lines", given.pk, standing="confirmed")
    assert "khớp bộ lọc" in told(client, "lines", given.pk, q="khong co")
    assert "Tuyên truyền" in told(client, "lines", given.pk, q="tuyen truyen", standing="left")
    sheet = client.get(reverse("duties:lines", args=[given.pk]), {"xuat": "csv"}).content.decode("utf-8-sig")
    assert "Tuyên truyền" in sheet
    assert "CỘNG HÒA" in told(client, "lines", given.pk, **{"in": "1"})


def test_contents_stand_by_unit(world: World, given: Movement) -> None:
    actions.report(new(world, given), by=world.users["a1-clerk"])
    client = world.client("a-office")
    page = told(client, "contents", given.pk)
    assert "2 đơn vị × 2 nội dung" in page
    assert "1/2" in page
    sheet = client.get(reverse("duties:contents", args=[given.pk]), {"xuat": "csv"})
    assert "Tuyên truyền" in sheet.content.decode("utf-8-sig")
    assert "CỘNG HÒA" in told(client, "contents", given.pk, **{"in": "1"})
    own = told(world.client("a2-clerk"), "contents", given.pk)
    assert "Đơn vị mẫu A1" not in own
    assert "đơn vị mình" in own


def test_the_office_gives_duties_on_screen(world: World, movement: Movement) -> None:
    client = world.client("a-office")
    page = told(client, "owners", movement.pk)
    assert "Đề xuất:" in page
    once = {"once": str(uuid4())}
    assert client.post(reverse("duties:assign_proposed", args=[movement.pk]), once).status_code == 302
    assert Owner.objects.count() == 3
    at = reverse("duties:assign", args=[movement.pk, "cac-phong"])
    assert "Các phòng" in client.get(at).content.decode()
    chosen = {"units": [world.units["A2"].pk], "role": "office", "once": str(uuid4())}
    assert client.post(at, chosen).status_code == 302
    assert [o.unit.code for o in Owner.objects.filter(actor="cac-phong")] == ["A2"]
    assert client.get(reverse("duties:assign", args=[movement.pk, "khong-co"])).status_code == 404
    assert world.client("a1-clerk").get(reverse("duties:owners", args=[movement.pk])).status_code == 403


def test_a_clerk_reports_and_the_office_answers(world: World, given: Movement) -> None:
    clerk, office = world.client("a1-clerk"), world.client("a-office")
    page = told(clerk, "duty", given.pk, "II-1")
    at = reverse("duties:do", args=[world.units["A1"].pk, given.pk, "II-1"]) + "?ky=2024"
    assert at.replace("&", "&amp;") in page
    assert "Tuyên truyền, hướng dẫn người dân" in clerk.get(at).content.decode()
    typed = {"words": "12 buổi (mẫu)", "done_on": "31/10/2024"}
    bad = clerk.post(at, typed | {"done_on": "31/31/2024", "once": str(uuid4())})
    assert bad.status_code == 422
    assert "12 buổi" in bad.content.decode()
    late = clerk.post(at, typed | {"done_on": "31/12/2024", "once": str(uuid4())})
    assert "chưa tới" in late.content.decode()
    assert clerk.post(at, typed | {"once": str(uuid4())}).status_code == 302
    made = Report.objects.get()
    assert "Xác nhận báo cáo" in told(office, "report", made.pk)
    returned = {"reason": "Thêm số liệu", "once": str(uuid4())}
    assert office.post(reverse("duties:return", args=[made.pk]), returned).status_code == 302
    assert "Thêm số liệu" in told(clerk, "report", made.pk)
    assert "Thêm số liệu" in clerk.get(at).content.decode()
    clerk.post(at, typed | {"once": str(uuid4())})
    assert office.post(reverse("duties:confirm", args=[made.pk]), {"once": str(uuid4())}).status_code == 302
    made.refresh_from_db()
    assert made.state == "confirmed"
    assert "Sửa báo cáo" not in told(clerk, "report", made.pk)


def test_the_office_does_not_see_a_button_to_confirm_its_own(world: World, given: Movement) -> None:
    row = new(world, given, code="IV.lead", unit=world.units["A"])
    made = actions.report(row, by=world.users["a-office"])
    page = told(world.client("a-office"), "report", made.pk)
    assert "aria-disabled" in page
    assert "người khác xác nhận" in page


def test_another_agency_has_nothing_to_see(world: World, given: Movement) -> None:
    made = actions.report(new(world, given), by=world.users["a1-clerk"])
    client = world.client("b-office")
    assert client.get(reverse("duties:report", args=[made.pk])).status_code == 404
    assert "Đơn vị mẫu A1" not in told(client, "lines", given.pk)
    assert given.name not in told(client, "list")
    assert client.get(reverse("duties:duty", args=[given.pk, "khong-co"])).status_code == 404


def test_reminders_are_shown_before_they_go(world: World, given: Movement) -> None:
    client, at = world.client("a-office"), reverse("duties:remind", args=[given.pk])
    assert "Không có việc nào để nhắc" in client.post(at).content.decode()
    pick = f"II-1|2024|{world.units['A1'].pk}"
    assert "Đơn vị mẫu A1" in client.post(at, {"pick": pick}).content.decode()
    sent = {"pick": pick, "confirmed": "1"}
    assert client.post(at, sent | {"once": str(uuid4())}).status_code == 302
    again = client.post(at, sent | {"once": str(uuid4())})
    assert again.status_code == 422
    assert "Hôm nay đã nhắc" in again.content.decode()
