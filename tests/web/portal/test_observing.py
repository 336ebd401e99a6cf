"""Citizens say how they were served: kept from floods, answered, followed up, evidence only by a signed act."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.portal.made import Site
from tests.web.world import DAY
from thidua.core.errors import Refused
from thidua.portal import actions, guarding
from thidua.portal.models import Attested, Observation


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form may be sent as soon as it is opened."""
    monkeypatch.setattr(guarding, "QUICKEST", -1)


def typed(ready: Site, **more: object) -> dict[str, object]:
    return {
        "agency": ready.world.units["A"].pk,
        "kind": "complaint",
        "voice": "front",
        "subject": "Cấp bản sao mẫu",
        "text": "Phải đi lại ba lần (mẫu).",
        "happened_on": "1/11/2024",
        "name": "Người gửi mẫu",
        "contact": "0900 000 000",
        "begun": guarding.begun(),
    } | more


def send(ready: Site, client: Client | None = None, **more: object) -> tuple[int, str]:
    answer = (client or Client()).post(reverse("portal:observe"), typed(ready, **more))
    return answer.status_code, answer.content.decode()


def made(ready: Site) -> Observation:
    told = actions.Told(
        "complaint", "citizen", "Thủ tục mẫu", "Chậm (mẫu).", name="Người mẫu", contact="ở mẫu"
    )
    return actions.send(ready.world.units["A"], told)


def test_anybody_sends_without_an_account_and_reads_the_answer_by_the_code(ready: Site, quick: None) -> None:
    client = Client(enforce_csrf_checks=True)
    assert "csrfmiddlewaretoken" in client.get(reverse("portal:observe")).content.decode()
    client.cookies.clear()  # a browser that keeps no cookies sends it all the same
    answer = client.post(reverse("portal:observe"), typed(ready))
    row = Observation.objects.get()
    assert re.fullmatch(r"GY-2024-\d{4,}-[A-HJKMNP-Z2-9]{6}", row.code)
    assert answer["Location"] == reverse("portal:observed", args=[row.code])
    assert row.code in client.get(answer["Location"]).content.decode()
    office = ready.world.users["a-office"]
    actions.take_up(row, by=office)
    actions.answer(row, "Đã nhắc bộ phận một cửa.", by=office)
    actions.follow_up(row, "Đã bỏ một bước.", by=office)
    told = Client().get(reverse("portal:look_up"), {"ma": f" {row.code.lower()} "}).content.decode()
    for said in ("Đã trả lời", "Đã nhắc bộ phận", "Đã bỏ một bước"):
        assert said in told
    for kept in ("Người gửi mẫu", "0900 000 000", "ba lần", office.name):
        assert kept not in told


def test_the_code_is_not_guessed_by_its_number(ready: Site) -> None:
    row = made(ready)
    short = row.code.rsplit("-", 1)[0]
    for code in (short, f"{short}-AAAAAA", "%", ""):
        told = Client().get(reverse("portal:look_up"), {"ma": code})
        assert told.status_code == (404 if code else 200)
        assert "Đã nhận" not in told.content.decode()


def test_a_flood_is_kept_out_and_nothing_typed_is_lost(ready: Site, quick: None) -> None:
    assert [send(ready)[0] for _ in range(5)] == [302] * 5
    status, told = send(ready)
    assert status == 422
    assert "5 góp ý trong một giờ" in told
    assert "Phải đi lại ba lần" in told
    assert Observation.objects.count() == 5


def test_a_form_sent_in_a_blink_or_without_our_stamp_is_not_taken(ready: Site) -> None:
    status, told = send(ready)
    assert (status, "Gửi nhanh quá" in told) == (422, True)
    for stamp in ("", "x:forged", "x:1:forged"):
        status, told = send(ready, begun=stamp)
        assert (status, "Trang mở đã lâu" in told) == (422, True)
    assert not Observation.objects.exists()


def test_a_machine_that_fills_everything_is_led_back_and_told_nothing(ready: Site, quick: None) -> None:
    assert send(ready, website="http://spam.test")[0] == 302
    assert not Observation.objects.exists()


def test_what_is_lacking_is_said_at_its_field(ready: Site, quick: None) -> None:
    status, told = send(ready, text="", kind="")
    assert status == 422
    assert 'href="#id_text"' in told
    status, told = send(ready, happened_on=f"{DAY + timedelta(days=9):%d/%m/%Y}")
    assert (status, "không sau hôm nay" in told) == (422, True)
    with pytest.raises(Refused, match="Chọn loại"):
        actions.send(ready.world.units["A"], actions.Told("x", "citizen", "a", "b"))
    with pytest.raises(Refused, match="Chọn cơ quan"):
        actions.send(ready.world.units["A1"], actions.Told("praise", "citizen", "a", "b"))


@pytest.mark.slow
def test_only_the_agency_s_own_people_see_it_and_only_its_office_the_sender(ready: Site) -> None:
    row = made(ready)
    at = reverse("portal:observation", args=[row.pk])
    for who, status, sender in (
        ("a-office", 200, True),
        ("a-signer", 200, False),
        ("a-auditor", 200, False),
        ("a1-clerk", 403, False),
        ("b-office", 404, False),
    ):
        answer = ready.world.client(who).get(at)
        assert answer.status_code == status, who
        assert ("Người mẫu" in answer.content.decode()) is sender, who
    for form in ("", "xlsx", "csv"):
        listed = ready.world.client("a-office").get(reverse("portal:observations"), {"xuat": form})
        assert "Người mẫu" not in listed.content.decode("utf-8", "ignore")


def test_the_office_answers_by_the_page_and_its_to_do_says_so(ready: Site) -> None:
    row, client = made(ready), ready.world.client("a-office")
    assert "Trả lời 1 góp ý về phục vụ" in client.get("/").content.decode()
    assert client.post(reverse("portal:follow_up", args=[row.pk]), {"text": "x"}).status_code == 422
    assert client.post(reverse("portal:take_up", args=[row.pk])).status_code == 302
    assert client.post(reverse("portal:answer", args=[row.pk]), {"text": "Đã xử lý."}).status_code == 302
    assert client.post(reverse("portal:answer", args=[row.pk]), {"text": "Lần nữa"}).status_code == 422
    row.refresh_from_db()
    assert (row.state, row.answer) == ("answered", "Đã xử lý.")
    assert "góp ý về phục vụ" not in client.get("/").content.decode()
    assert client.post(reverse("portal:take_up", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.state == "looking"


def test_it_becomes_evidence_only_by_a_signed_act_after_the_answer(ready: Site) -> None:
    row, signer, office = made(ready), ready.world.users["a-signer"], ready.world.users["a-office"]
    act = actions.Act("Đúng là chậm 3 ngày.", "12/XN-MẪU", DAY, "timeliness", "fault")
    with pytest.raises(Refused, match="Trả lời góp ý trước"):
        actions.attest(row, act, by=signer)
    actions.answer(row, "Đã xử lý.", by=office)
    with pytest.raises(Refused, match="không có quyền"):
        actions.attest(row, act, by=office)
    with pytest.raises(Refused, match="số và ngày"):
        actions.attest(row, replace(act, number=" "), by=signer)
    made_ = actions.attest(row, act, by=signer)
    with pytest.raises(Refused, match="đã được xác nhận"):
        actions.attest(row, act, by=signer)
    with pytest.raises(Refused, match="Ghi lý do"):
        actions.withdraw_attested(made_, "", by=signer)
    actions.withdraw_attested(made_, "Nhầm văn bản", by=signer)
    with pytest.raises(Refused, match="đã rút"):
        actions.withdraw_attested(made_, "Lần nữa", by=signer)
    actions.attest(row, act, by=signer)
    assert Attested.objects.filter(observation=row, withdrawn_at=None).count() == 1


def test_its_pages_ask_as_often_for_three_as_for_one(ready: Site) -> None:
    row, office, signer = made(ready), ready.world.client("a-office"), ready.world.users["a-signer"]
    by = ready.world.users["a-office"]
    actions.answer(row, "Đã xử lý.", by=by)
    actions.follow_up(row, "Việc một", by=by)
    first = actions.attest(row, actions.Act("Đúng", "1/XN", DAY, "timeliness", "fault"), by=signer)
    pages = [
        (Client(), reverse("portal:observe")),
        (Client(), f"{reverse('portal:look_up')}?ma={row.code}"),
        (office, reverse("portal:observations")),
        (office, reverse("portal:observation", args=[row.pk])),
    ]
    one = [queries(client, at) for client, at in pages]
    made(ready), made(ready)
    actions.follow_up(row, "Việc hai", by=by), actions.follow_up(row, "Việc ba", by=by)
    actions.withdraw_attested(first, "Nhầm", by=signer)
    actions.attest(row, actions.Act("Đúng", "2/XN", DAY, "timeliness", "fault"), by=signer)
    assert [queries(client, at) for client, at in pages] == one == [5, 5, 7, 8]
