"""From a signed act to a criterion: what a check or an observation came to is read when candidates are judged."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.duties.test_checks import HELD, found, planned, refusal
from tests.web.duties.test_duty_pages import told
from tests.web.world import DAY, World
from thidua.core.criteria.registry import KINDS
from thidua.core.verdict import NAMES
from thidua.duties import actions
from thidua.evidence.actions import declare
from thidua.evidence.actions.findings import Act, sign, sign_check, unsign
from thidua.evidence.judging import judging_of
from thidua.evidence.models import Fact
from thidua.movements.models import Movement
from thidua.portal import actions as portal

pytestmark = pytest.mark.slow

GOOD = Act("evidence", "Thực hiện tốt (mẫu).", "20/KL", DAY, "work", "good")


def answers(movement: Movement, of: str, **asked: Any) -> str:
    """What one criterion says today of a candidate."""
    occasion = judging_of(movement.rounds.get(name="2024")).occasion
    kind = KINDS["conclusions"].written(asked)
    return NAMES[kind.voice(occasion)(occasion.candidate(of)).answer]


def complete(world: World) -> None:
    declare("conclusions", "all", (None, None), by=world.users["a-office"])


def test_a_good_check_counts_from_the_signature_until_it_is_withdrawn(world: World, given: Movement) -> None:
    check, signer, unit = planned(world, given), world.users["a-signer"], world.units["A1"]
    assert "trước khi ký" in refusal(lambda: sign_check(check, GOOD, by=signer))
    actions.hold(check, HELD, by=world.users["a-office"])
    assert answers(given, unit.key, source="check", good=1) == "missing"
    made = sign_check(check, GOOD, by=signer)
    assert "Đã có văn bản ký" in refusal(lambda: sign_check(check, GOOD, by=signer))
    assert answers(given, unit.key, source="check", good=1) == "missing"
    complete(world)
    assert answers(given, unit.key, source="check", good=1) == "met"
    unsign(made, "Nhầm đơn vị (mẫu).", by=signer)
    assert answers(given, unit.key, source="check", good=1) == "unmet"


def test_a_finding_at_fault_is_read_as_such_and_its_record_leads_to_the_check(
    world: World, given: Movement
) -> None:
    row = found(world, given)
    complete(world)
    assert answers(given, row.unit.key, source="check") == "met"
    sign(row, Act("evidence", "Chưa lưu sổ.", "9/KL", DAY, "work", "fault"), by=world.users["a-signer"])
    assert answers(given, row.unit.key, source="check") == "unmet"
    fact = Fact.objects.get(table="conclusions")
    page = world.client("a1-clerk").get(reverse("evidence:fact", args=[fact.pk])).content.decode()
    assert reverse("duties:finding", args=[row.pk]) in page
    assert "có sai phạm" in page


def test_a_founded_observation_counts_for_whom_the_act_names(world: World, given: Movement) -> None:
    """A unit or a person of the agency that was observed; nobody of another one."""
    said = portal.send(world.units["A"], portal.Told("complaint", "front", "Thủ tục mẫu", "Cáu gắt (mẫu)."))
    portal.answer(said, "Đã xin lỗi.", by=world.users["a-office"])
    complete(world)
    signer, someone = world.users["a-signer"], world.people["a1"]
    act = portal.Act("Đúng.", "12/XN", DAY, "attitude", "fault", world.units["B1"].key)
    assert "Chọn đơn vị, cá nhân của" in refusal(lambda: portal.attest(said, act, by=signer))
    assert answers(given, someone.key, source="observation", about=["attitude"]) == "met"
    made = portal.attest(said, portal.Act("Đúng.", "12/XN", DAY, "attitude", "fault", someone.key), by=signer)
    assert answers(given, someone.key, source="observation", about=["attitude"]) == "unmet"
    assert answers(given, world.units["A"].key, source="observation", about=["attitude"]) == "met"
    fact = Fact.objects.get(table="conclusions")
    page = world.client("a-office").get(reverse("evidence:fact", args=[fact.pk])).content.decode()
    assert reverse("portal:observation", args=[said.pk]) in page
    assert said.code not in fact.ident
    portal.withdraw_attested(made, "Nhầm người (mẫu).", by=signer)
    assert answers(given, someone.key, source="observation") == "met"


def test_the_result_of_a_check_is_signed_on_screen(world: World, given: Movement) -> None:
    check, client = planned(world, given), world.client("a-signer")
    actions.hold(check, HELD, by=world.users["a-office"])
    at = reverse("evidence:check_sign", args=[check.pk])
    assert at in told(client, "check", check.pk)
    assert at not in told(world.client("a-office"), "check", check.pk)
    assert "Nhìn chung đã làm" in client.get(at).content.decode()
    typed = {"about": "work", "result": "good", "words": "Tốt", "number": "3/KL", "decided_on": "01/11/2024"}
    assert client.post(at, typed | {"once": str(uuid4())}).status_code == 302
    assert "Rút văn bản" in told(client, "check", check.pk)


def test_files_hang_on_a_finding_and_on_an_observation(world: World, given: Movement) -> None:
    row, clerk = found(world, given), world.client("a1-clerk")
    said = portal.send(world.units["A"], portal.Told("praise", "citizen", "Thủ tục mẫu", "Tận tình (mẫu)."))
    for client, kind, pk, page in (
        (clerk, "duties.finding", row.pk, reverse("duties:finding", args=[row.pk])),
        (
            world.client("a-office"),
            "portal.observation",
            said.pk,
            reverse("portal:observation", args=[said.pk]),
        ),
    ):
        sent = SimpleUploadedFile("anh.png", _PNG, "image/png")
        at = reverse("records:attach", args=[kind, pk])
        answer = client.post(at, {"files": sent, "back": page, "once": str(uuid4())})
        assert answer.status_code == 302
        assert "anh.png" in client.get(page).content.decode()


_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
