"""A report is begun from the data, written, signed, sent, answered and put together by the level above."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.reports.conftest import awarded, nominated, registered
from tests.web.stories.made import published
from tests.web.waiting import waiting
from tests.web.world import World
from thidua.access import NoRight
from thidua.clock import VIETNAM, moment, set_to
from thidua.core.errors import Refused
from thidua.duties.actions import NewDifficulty, raise_
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.people.models import Notice
from thidua.records.models import NumberSeries
from thidua.registrations.models import Registration
from thidua.reports import actions
from thidua.reports.actions import NewReport
from thidua.reports.models import Report
from thidua.reports.queries.figures import changes, missing
from thidua.reports.queries.papers import report_paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
WORDS = {"strengths": "Đăng ký đủ\nĐúng hạn", "limits": "Thiếu văn bản"}


def round_of(movement: Movement, name: str = "2024") -> Round:
    """A round with what actions read of it."""
    rows = Round.objects.select_related("movement__agency", "movement__plan", "movement__parent__agency")
    return rows.get(movement=movement, name=name)


def begun(world: World, movement: Movement, unit: str, by: str, **more: str) -> Report:
    """A report of the round of 2024."""
    return actions.begin(NewReport(round_of(movement), world.units[unit], **more), by=world.users[by])


def sent(world: World, movement: Movement, unit: str, by: str) -> Report:
    """A unit's report that was written and sent."""
    made = begun(world, movement, unit, by)
    actions.save(made, WORDS, by=world.users[by])
    return actions.send(made, by=world.users[by])


def test_figures_are_frozen_and_compared_with_the_year_before(world: World, movement: Movement) -> None:
    registered(world, movement, "A1")
    registered(world, movement, "A1", "a1")
    nominated(world, movement, "A1", "a1", "granted")
    nominated(world, movement, "A2")
    made = begun(world, movement, "A", "a-office", kind="interim")
    totals = {"units": 2, "registered": 1, "collectives": 1, "individuals": 1, "nominated": 2, "awarded": 1}
    assert made.figures["totals"] == totals
    assert made.figures["round_before"] == "2023"
    assert made.figures["before"] == dict.fromkeys(totals, 0) | {"units": 2}
    assert made.figures["coverage"] == [["division", 2, 1, 1, 1]]
    assert made.figures["awards"] == [["collective", 1, 0], ["leader", 0, 0], ["other", 1, 1]]
    assert made.figures["aims"] == [["collectives", 1, 0], ["individuals", 1, 1]]
    assert (made.state, made.host) == ("draft", None)
    registered(world, movement, "A2")
    assert [(c.say.en, c.before, c.now) for c in changes(made, world.users["a-office"])] == [
        ("Units registered", 1, 2),
        ("Collectives registered", 1, 2),
    ]
    assert actions.refresh(made, by=world.users["a-office"]).figures["totals"]["registered"] == 2


def test_it_begins_with_what_was_recorded_in_its_days(world: World, movement: Movement) -> None:
    published(world, movement=movement)
    published(world, title="Bài không gắn phong trào (mẫu)")
    told = NewDifficulty(movement, world.units["A1"], "II.1", "Thiếu  người\nlàm (mẫu).")
    raise_(told, by=world.users["a1-clerk"])
    unit = begun(world, movement, "A1", "a1-clerk")
    assert unit.texts["examples"].splitlines() == [
        f"Trả kết quả trong buổi sáng (mẫu) ({world.units['A1']})",
        f"Bài không gắn phong trào (mẫu) ({world.units['A1']})",
    ]
    assert unit.texts["limits"] == "Thiếu người làm (mẫu)."
    assert begun(world, movement, "A2", "a2-clerk").texts == {}, "of other units nothing"
    assert begun(world, movement, "A1", "a1-clerk", part="q1").texts == {}, "nor of other days"


def test_a_unit_counts_only_itself(world: World, movement: Movement) -> None:
    registered(world, movement, "A1")
    registered(world, movement, "A2")
    made = begun(world, movement, "A1", "a1-clerk")
    assert made.figures["totals"]["units"] == made.figures["totals"]["collectives"] == 1
    assert made.figures["reported"] == []
    assert (made.host, made.into) == (world.units["A"], movement)
    with pytest.raises(NoRight):
        begun(world, movement, "A2", "a1-clerk")


def test_what_begins_no_report(world: World, movement: Movement) -> None:
    begun(world, movement, "A1", "a1-clerk")
    with pytest.raises(Refused, match="đã có báo cáo này"):
        begun(world, movement, "A1", "a1-clerk")
    with pytest.raises(Refused, match="không thuộc phong trào"):
        begun(world, movement, "B1", "b1-clerk")
    movement.rounds.create(name="2023-2025", kind="stage")
    stage = NewReport(round_of(movement, "2023-2025"), world.units["A1"], part="q1")
    with pytest.raises(Refused, match="không chia quý"):
        actions.begin(stage, by=world.users["a1-clerk"])


def test_the_way_from_a_unit_to_the_agency(world: World, movement: Movement) -> None:
    clerk, office = world.users["a1-clerk"], world.users["a-office"]
    made = begun(world, movement, "A1", "a1-clerk")
    assert not Report.objects.visible_to(world.users["a-steering"]).exists()
    with pytest.raises(Refused, match="Chưa viết phần nào"):
        actions.send(made, by=clerk)
    actions.save(made, WORDS, by=clerk)
    assert actions.send(made, by=clerk).state == "sent"
    assert Notice.objects.filter(user=office, vi__contains="gửi báo cáo").exists()
    assert Report.objects.visible_to(world.users["a-steering"]).exists()
    with pytest.raises(Refused, match="chỉ đọc được"):
        actions.save(made, WORDS, by=clerk)
    with pytest.raises(Refused, match="Nêu lý do"):
        actions.return_(made, " ", by=office)
    with pytest.raises(NoRight):
        actions.receive(made, by=world.users["p-office"])
    back = actions.return_(made, "Bổ sung số liệu.", by=office)
    assert (back.state, back.returned_reason) == ("returned", "Bổ sung số liệu.")
    assert Notice.objects.filter(user=clerk, vi__contains="Bổ sung số liệu").exists()
    assert actions.send(made, by=clerk).returned_reason == ""
    assert actions.call_back(made, by=clerk).state == "draft"
    actions.send(made, by=clerk)
    assert actions.receive(made, by=office).state == "received"
    with pytest.raises(Refused):
        actions.call_back(made, by=clerk)


def test_an_agency_signs_with_its_number_before_it_sends(world: World, movement: Movement) -> None:
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    Movement.objects.filter(pk=movement.pk).update(parent=above)
    office, signer = world.users["a-office"], world.users["a-signer"]
    made = begun(world, movement, "A", "a-office", kind="final")
    assert (made.host, made.into) == (world.units["P"], above)
    actions.save(made, WORDS, by=office)
    with pytest.raises(Refused, match="phải ký trước khi gửi"):
        actions.send(made, by=office)
    with pytest.raises(NoRight):
        actions.sign(made, by=office)
    with pytest.raises(Refused, match="ghi số"):
        actions.sign(made, by=signer)
    NumberSeries.objects.create(
        agency=world.units["A"], name="report", year=2024, pattern="{n}/BC-A", first=1, last=0
    )
    signed = actions.sign(made, by=signer)
    assert (signed.state, signed.written) == ("signed", "01/BC-A")
    with pytest.raises(Refused):
        actions.refresh(made, by=office)
    reopened = actions.reopen(made, "Sai một số.", by=signer)
    assert (reopened.state, reopened.signer) == ("draft", None)
    again = actions.sign(made, by=signer)
    assert again.written == "01/BC-A"
    assert actions.send(made, by=office).state == "sent"
    assert actions.receive(made, by=world.users["p-office"]).state == "received"


def test_what_goes_outside_is_final_once_signed(world: World, movement: Movement) -> None:
    made = begun(world, movement, "A", "a-office")
    actions.save(made, WORDS, by=world.users["a-office"])
    signed = actions.sign(made, "12/BC-SM", by=world.users["a-signer"])
    assert signed.written == "12/BC-SM"
    with pytest.raises(Refused, match="bản cuối"):
        actions.reopen(made, "Sai.", by=world.users["a-signer"])
    with pytest.raises(Refused, match="không dùng hệ thống"):
        actions.send(made, by=world.users["a-signer"])


def test_received_reports_are_put_together_beside_who_owes_one(world: World, movement: Movement) -> None:
    registered(world, movement, "A1")
    nominated(world, movement, "A1", "a1")
    first = sent(world, movement, "A1", "a1-clerk")
    actions.receive(first, by=world.users["a-office"])
    sent(world, movement, "A2", "a2-clerk")
    made = begun(world, movement, "A", "a-office")
    name = {code: world.units[code].name for code in ("A1", "A2")}
    assert made.figures["reported"] == [[name["A1"], 1, 1, 0], [name["A2"], None, None, None]]
    page = world.client("a-office").get(reverse("reports:report", args=[made.pk])).content.decode()
    assert "Cộng các báo cáo đã tiếp nhận" in page
    assert f"chưa có báo cáo được tiếp nhận: {name['A2']}" in page
    paper = report_paper(made)
    told = "\n".join(str(block) for block in paper.blocks())
    assert "01/02 đơn vị đã báo cáo" in told
    assert "chưa báo cáo" in told


def test_who_owes_a_report_is_reminded(world: World, movement: Movement) -> None:
    sent(world, movement, "A1", "a1-clerk")
    left = missing(movement, "2024", "periodic", "whole")
    assert [unit.code for unit in left] == ["A2"]
    where = {"pk": round_of(movement).pk, "kind": "periodic", "part": "whole"}
    client, address = world.client("a-office"), reverse("reports:missing", kwargs=where)
    assert world.units["A2"].name in client.get(address).content.decode()
    asked = client.post(reverse("reports:remind", kwargs=where), {"pick": world.units["A2"].pk})
    assert "Gửi lời nhắc" in asked.content.decode()
    told = {"pick": world.units["A2"].pk, "confirmed": "1"}
    assert client.post(reverse("reports:remind", kwargs=where), told).status_code == 302
    assert Notice.objects.filter(user=world.users["a2-clerk"], vi__contains="báo cáo định kỳ").exists()
    with pytest.raises(NoRight):
        actions.remind(movement, "2024", "periodic", left, by=world.users["b-office"])
    with pytest.raises(Refused, match="Chưa nhắc được ai"):
        actions.remind(movement, "2024", "final", [], by=world.users["a-office"])


def test_words_save_themselves_and_clash_openly(world: World, movement: Movement) -> None:
    made = begun(world, movement, "A1", "a1-clerk")
    client, address = world.client("a1-clerk"), reverse("reports:save", args=[made.pk])
    first = client.post(address, {"strengths": "Một", "version": 1})
    assert first.json()["version"] == 2
    assert client.post(address, {"strengths": "Hai", "version": 1}).status_code == 409
    clash = client.post(reverse("reports:write", args=[made.pk]), {"strengths": "Hai", "version": 1})
    assert clash.status_code == 409
    assert "Một" in clash.content.decode()
    assert world.client("a2-clerk").post(address, {"version": 2}).status_code == 404


def test_the_paper_says_what_was_frozen(world: World, movement: Movement) -> None:
    registered(world, movement, "A1")
    Registration.objects.update(registered_on=date(2024, 6, 30))
    awarded(world, "A1", 2024)
    made = begun(world, movement, "A", "a-office", kind="interim", part="h1")
    actions.save(made, WORDS, by=world.users["a-office"])
    made.refresh_from_db()
    paper = report_paper(made)
    told = "\n".join(str(block) for block in paper.blocks())
    assert "6 tháng đầu năm" in told
    assert "01/02 đơn vị đã đăng ký" in told
    assert "Đúng hạn" in told
    client = world.client("a-office")
    assert client.get(reverse("reports:paper", args=[made.pk, "docx"])).status_code == 200
    assert client.get(reverse("reports:paper", args=[made.pk, "exe"])).status_code == 404


def test_pages_ask_as_often_for_one_as_for_three(world: World, movement: Movement) -> None:
    actions.receive(sent(world, movement, "A1", "a1-clerk"), by=world.users["a-office"])
    made = begun(world, movement, "A", "a-office")
    client = world.client("a-office")
    pages = [reverse("reports:report", args=[made.pk]), reverse("reports:reports")]
    one = [queries(client, page) for page in pages]
    actions.receive(sent(world, movement, "A2", "a2-clerk"), by=world.users["a-office"])
    begun(world, movement, "A", "a-office", part="q1")
    assert [queries(client, page) for page in pages] == one
    assert max(one) <= 15


def test_pages_in_both_languages_and_steps(world: World, movement: Movement) -> None:
    client = world.client("a1-clerk")
    asked = {"round": round_of(movement).pk, "unit": world.units["A1"].pk, "kind": "periodic", "part": "q4"}
    answer = client.post(reverse("reports:begin"), asked)
    made = Report.objects.get()
    assert answer.url == reverse("reports:report", args=[made.pk])
    page = client.get(answer.url).content.decode()
    assert "Báo cáo định kỳ, quý IV, đợt 2024" in page
    assert "Chưa viết phần nào" in page
    client.post(reverse("reports:write", args=[made.pk]), WORDS | {"version": 1})
    assert client.post(reverse("reports:send", args=[made.pk])).status_code == 302
    office = world.client("a-office")
    office.cookies["language"] = "en"
    told = office.get(answer.url).content.decode()
    assert "Periodic report, fourth quarter, round 2024" in told
    assert office.post(reverse("reports:receive", args=[made.pk])).status_code == 302
    made.refresh_from_db()
    assert made.state == "received"
    assert world.client("b-office").get(answer.url).status_code == 404


def test_the_plan_gives_the_day(world: World) -> None:
    thacmo = world.movement(world.plan("thac-mo-ubnd-phuong-2024", "A"), "2024")
    with set_to(date(2024, 12, 1)):
        made = actions.begin(
            NewReport(round_of(thacmo), world.units["A"], "periodic"), by=world.users["a-office"]
        )
    assert made.due_on == date(2024, 12, 24)


def test_a_statistics_form_goes_to_excel(world: World, movement: Movement) -> None:
    awarded(world, "A1", 2024)
    awarded(world, "A1", 2024, "a1")
    where = [round_of(movement).pk, "bieu-0603", 2024]
    client, address = world.client("a-office"), reverse("reports:statistics", args=where)
    page = client.get(address).content.decode()
    assert "0603.N" in page
    assert "Giấy khen" in page
    client.cookies["language"] = "en"
    english = client.get(address).content.decode()
    assert "Other individuals" in english
    assert "Certificate of commendation" in english
    client.cookies["language"] = "vi"
    sheet = client.get(f"{address}?xuat=csv").content.decode()
    assert sheet.splitlines()[-2].split(",")[-1] == "2"
    assert world.client("a1-clerk").get(address).status_code == 403
    assert client.get(reverse("reports:statistics", args=[where[0], "tong-ket", 2024])).status_code == 404


def test_reports_stand_among_the_work_of_a_person(world: World, movement: Movement) -> None:
    first = sent(world, movement, "A1", "a1-clerk")
    assert "Tiếp nhận báo cáo" in world.client("a-office").get(reverse("home:todo")).content.decode()
    sent(world, movement, "A2", "a2-clerk")
    assert "Tiếp nhận 2 báo cáo" in world.client("a-office").get(reverse("home:todo")).content.decode()
    actions.return_(first, "Thiếu bảng số liệu.", by=world.users["a-office"])
    told = world.client("a1-clerk").get(reverse("home:todo")).content.decode()
    assert "Bổ sung báo cáo định kỳ đợt 2024 được trả lại" in told
    assert "Thiếu bảng số liệu." in told


def test_a_quarter_counts_what_stood_at_its_end(world: World, movement: Movement) -> None:
    """What was registered, sent or decided later is of the next one; a quarter to come has no report yet."""
    registered(world, movement, "A1")
    registered(world, movement, "A2")
    Registration.objects.filter(unit=world.units["A1"]).update(registered_on=date(2024, 3, 31))
    Registration.objects.filter(unit=world.units["A2"]).update(registered_on=date(2024, 4, 1))
    case = nominated(world, movement, "A1", "a1", "granted")
    Nomination.objects.filter(pk=case.pk).update(submitted_on=date(2024, 3, 1))
    first = begun(world, movement, "A", "a-office", part="q1")
    totals = first.figures["totals"]
    assert (totals["registered"], totals["nominated"], totals["awarded"]) == (1, 1, 0)
    assert f"{first.as_of.astimezone(VIETNAM):%d/%m/%Y %H:%M}" == "31/03/2024 23:59"
    assert changes(first, world.users["a-office"]) == []
    half = begun(world, movement, "A", "a-office", part="h1")
    assert half.figures["totals"]["registered"] == 2
    with set_to(moment(date(2024, 9, 30))), pytest.raises(Refused, match="Kỳ này bắt đầu ngày 01/10/2024"):
        begun(world, movement, "A", "a-office", part="q4")
    now_on = begun(world, movement, "A", "a-office", part="q4")
    assert now_on.figures["totals"]["awarded"] == 1


def test_who_signs_has_it_among_their_work_once_something_is_written(
    world: World, movement: Movement
) -> None:
    published(world)
    made = begun(world, movement, "A", "a-office")
    page = reverse("reports:report", args=[made.pk])

    def is_told(name: str) -> bool:
        return page in [task.url for task in waiting(world.users[name])]

    assert made.texts["examples"], "what it begins with was written by nobody"
    assert not is_told("a-signer")
    actions.save(made, WORDS, by=world.users["a-office"])
    assert is_told("a-signer")
    assert not is_told("a-office")
    actions.sign(made, "12/BC-SM", by=world.users["a-signer"])
    assert not is_told("a-signer")
