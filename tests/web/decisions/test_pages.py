"""Pages of decisions, packages and letters: opened by those who may, a fixed number of queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.decisions.relayed import Relay, relay
from tests.web.decisions.round import Settled
from tests.web.world import World
from thidua.decisions import actions
from thidua.decisions.models import Decision, Letter
from thidua.decisions.queries.above import Way
from thidua.honours.models import Honour

pytestmark = pytest.mark.slow

ONCE = "8f14e45f-ceea-467f-a0e6-3d5b0f7d1c11"


@pytest.fixture
def issued(a_round: Settled) -> Decision:
    """A decision that stands, with a letter to one not chosen."""
    a_round.passed(None)
    a_round.passed("a1")
    a_round.passed("a3", "A2", met=False)
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    return actions.issue(decision, by=a_round.user("a-signer"))


def opened(world: World, who: str, name: str, *args: Any) -> str:
    """A page in both languages; gives the Vietnamese one."""
    client = world.client(who)
    address = reverse(name, args=args)
    client.cookies["language"] = "en"
    english = client.get(address)
    assert english.status_code == 200, (name, english.status_code)
    client.cookies["language"] = "vi"
    return client.get(address).content.decode()


def test_the_one_page_for_the_signer(a_round: Settled) -> None:
    a_round.passed(None)
    a_round.passed("a1")
    lacking = a_round.passed("a3", "A2", met=False)
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    page = opened(a_round.world, "a-signer", "decisions:decision", decision.pk)
    for words in (
        "Giấy khen của Giám đốc Sở: cơ quan này tự tặng",
        "01/04 suất",
        "1 × 1.400.000 + 1 × 700.000 = 2.100.000 đồng",
        "Trả lại, nêu lý do",
        reverse("decisions:issue", args=[decision.pk]),
    ):
        assert words in page
    assert lacking.code not in page


def test_the_draft_shows_who_is_left_out_and_why(a_round: Settled) -> None:
    a_round.passed("a1")
    lacking = a_round.passed("a3", "A2", met=False)
    page = opened(a_round.world, "a-office", "decisions:decision", a_round.decision().pk)
    assert lacking.code in page
    assert "chưa đạt đủ tiêu chuẩn" in page


def test_a_hold_makes_signing_grey_with_its_reason(a_round: Settled) -> None:
    person = a_round.passed("a1")
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    a_round.holds(person)
    page = opened(a_round.world, "a-signer", "decisions:decision", decision.pk)
    assert "aria-disabled" in page
    assert "đang tạm dừng xét" in page


def test_drafted_sent_and_signed_by_pages(a_round: Settled) -> None:
    a_round.passed("a1")
    office, signer = a_round.world.client("a-office"), a_round.world.client("a-signer")
    award = f"{a_round.desk.round.pk}/gk-so"
    office.post(reverse("decisions:draft"), {"award": award, "once": ONCE})
    again = office.post(reverse("decisions:draft"), {"award": award, "once": ONCE})
    decision = Decision.objects.get()
    assert again.headers["Location"] == reverse("decisions:decision", args=[decision.pk])
    office.post(reverse("decisions:send", args=[decision.pk]))
    assert signer.get(reverse("decisions:issue", args=[decision.pk])).status_code == 200
    signer.post(reverse("decisions:issue", args=[decision.pk]), {"confirmed": "1"})
    decision.refresh_from_db()
    assert (decision.state, Honour.objects.count()) == ("issued", 1)


def test_every_page_of_a_decision_opens(a_round: Settled, issued: Decision) -> None:
    for who, name in (
        ("a-office", "decisions:decision"),
        ("a-office", "decisions:revoke"),
        ("a-office", "decisions:correct"),
    ):
        assert opened(a_round.world, who, name, issued.pk)
    for name in (
        "decisions:list",
        "decisions:draft",
        "decisions:packages",
        "decisions:send_up",
        "decisions:letters",
    ):
        assert opened(a_round.world, "a-office", name)
    assert "2.340.000" in opened(a_round.world, "admin", "decisions:salary")
    letter = opened(a_round.world, "a-office", "decisions:letter", Letter.objects.get().pk)
    assert "III.2.b-4" in letter


def test_papers_come_in_both_forms(a_round: Settled, issued: Decision) -> None:
    client = a_round.world.client("a-signer")
    for name, pk in (("decisions:paper", issued.pk), ("decisions:letter_paper", Letter.objects.get().pk)):
        assert client.get(reverse(name, args=[pk, "pdf"])).content[:4] == b"%PDF"
        assert client.get(reverse(name, args=[pk, "docx"])).content[:2] == b"PK"
        assert client.get(reverse(name, args=[pk, "exe"])).status_code == 404


def test_others_do_not_see_a_decision_before_it_is_published(a_round: Settled, issued: Decision) -> None:
    address = reverse("decisions:decision", args=[issued.pk])
    for who in ("b-office", "a2-person", "a1-clerk"):
        assert a_round.world.client(who).get(address).status_code == 404
    actions.publish(issued, by=a_round.user("a-office"))
    page = opened(a_round.world, "b-office", "decisions:decision", issued.pk)
    assert "Đơn vị mẫu A1" in page
    assert "Một trang cho người ký" not in page


def test_the_package_is_seen_from_both_sides(world: World) -> None:
    way: Relay = relay(world)
    package = way.sent()
    assert "Gọi gói hồ sơ về" in opened(world, "a-office", "decisions:package", package.pk)
    assert "Tiếp nhận gói hồ sơ" in opened(world, "p-office", "decisions:package", package.pk)
    assert world.client("b-office").get(reverse("decisions:package", args=[package.pk])).status_code == 404
    world.client("p-office").post(reverse("decisions:receive", args=[package.pk]))
    package.refresh_from_db()
    assert package.state == "received"
    assert opened(world, "p-office", "decisions:return", package.pk)
    zipped = world.client("a-office").get(reverse("decisions:package_zip", args=[package.pk]))
    assert zipped.content[:2] == b"PK"


def test_the_pages_of_the_way_up_open(world: World) -> None:
    way: Relay = relay(world)
    chosen = f"{way.lower.rounds.get().pk}/bk"
    client = world.client("a-office")
    page = client.get(reverse("decisions:send_up"), {"hinh-thuc": chosen}).content.decode()
    assert way.below.code in page
    posted = {"award": chosen, "nominations": [str(way.below.pk)]}
    client.post(reverse("decisions:send_up"), posted)
    way.below.refresh_from_db()
    assert way.below.state == "proposed"


def test_an_answer_from_outside_is_typed_in(world: World) -> None:
    way: Relay = relay(world)
    package = way.sent(to=Way(outside="UBND tỉnh mẫu"))
    line = package.lines.get()
    posted = {
        "number": "2310/QĐ-UBND",
        "on": "7/1/2025",
        "from_": "UBND tỉnh mẫu",
        f"granted_{line.pk}": "yes",
        f"why_{line.pk}": "",
    }
    world.client("a-office").post(reverse("decisions:answer", args=[package.pk]), posted)
    assert Honour.objects.get().decision_number == "2310/QĐ-UBND"


def test_lists_ask_the_same_number_of_queries(a_round: Settled) -> None:
    a_round.passed("a1")
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    actions.issue(decision, by=a_round.user("a-signer"))
    client = a_round.world.client("a-office")
    one = queries(client, reverse("decisions:list"))
    for person, unit in (("a2", "A1"), ("a3", "A2")):
        a_round.passed(person, unit)
        actions.issue(
            actions.send(a_round.decision(), by=a_round.user("a-office")), by=a_round.user("a-signer")
        )
    assert queries(client, reverse("decisions:list")) == one
    assert one <= 20


def test_the_signers_page_asks_the_same_number_of_queries(a_round: Settled) -> None:
    a_round.passed("a1")
    decision = a_round.decision()
    client = a_round.world.client("a-office")
    address = reverse("decisions:decision", args=[decision.pk])
    one = queries(client, address)
    for person, unit in (("a2", "A1"), ("a3", "A2")):
        actions.take_in(decision, a_round.passed(person, unit), by=a_round.user("a-office"))
    assert queries(client, address) == one
