"""The way up: from department A to the province, back again, and to a level that does not work here."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.decisions.relayed import ABOVE, BELOW, Relay, relay
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.decisions import actions
from thidua.decisions.actions.outside import Answer
from thidua.decisions.models import Package
from thidua.decisions.queries.above import Way
from thidua.evidence.models import Fact, Review
from thidua.honours.models import Honour
from thidua.nominations.models import Nomination

pytestmark = pytest.mark.slow


@pytest.fixture
def way(world: World) -> Relay:
    """Movements of A below P, with one person of A ready to go up."""
    return relay(world)


def test_a_package_takes_its_nominations_up(way: Relay) -> None:
    package = way.sent()
    way.below.refresh_from_db()
    assert (package.state, package.letter.text, way.below.state) == ("sent", "12/TTr-STP", "proposed")
    assert package.to_movement == way.above


def test_the_province_receives_the_same_dossier(way: Relay) -> None:
    package = actions.receive(way.sent(), by=way.user("p-office"))
    above = package.lines.get().above
    assert (above.state, above.movement, above.award) == ("submitted", way.above, "bk-nam.ca-nhan")
    assert above.came_from == way.below
    assert [s.text for s in above.sections.all()] == [s.text for s in way.below.sections.all()]
    assert above.submitted_on == date(2025, 1, 8)
    assert above in Nomination.objects.visible_to(way.user("p-office"))


def test_only_the_level_above_receives(way: Relay) -> None:
    package = way.sent()
    with pytest.raises(Refused, match="không có quyền tiếp nhận gói hồ sơ"):
        actions.receive(package, by=way.user("a-office"))
    actions.receive(package, by=way.user("p-office"))
    with pytest.raises(Refused, match="Lúc này: đã tiếp nhận"):
        actions.receive(package, by=way.user("p-office"))


def test_more_than_the_plan_above_allows_does_not_go(way: Relay) -> None:
    second = way.ready("a2")
    with pytest.raises(Refused, match="kế hoạch cấp trên cho 1"):
        way.sent(way.below, second)


def test_what_the_agency_gives_itself_does_not_go_up(way: Relay) -> None:
    with pytest.raises(Refused, match="tự tặng hình thức đó"):
        actions.send_up(
            way.above.rounds.get(), "bk-nam.ca-nhan", [], Way(outside="X"), by=way.user("p-office")
        )


def test_returned_supplemented_and_received_again(way: Relay) -> None:
    package = actions.receive(way.sent(), by=way.user("p-office"))
    with pytest.raises(Refused, match="Chưa nêu cần bổ sung gì"):
        actions.return_package(package, "", None, by=way.user("p-office"))
    package = actions.return_package(package, "Bổ sung trang 2.", date(2025, 1, 20), by=way.user("p-office"))
    section = way.below.sections.first()
    section.text = "Đã bổ sung."
    section.save()
    package = actions.supplement(package, by=way.user("a-office"))
    above = package.lines.get().above
    assert above.sections.first().text == "Đã bổ sung."
    assert actions.receive(package, by=way.user("p-office")).state == "received"
    assert Nomination.objects.filter(came_from=way.below).count() == 1


def test_called_back_only_before_it_was_received(way: Relay) -> None:
    package = way.sent()
    actions.call_back(package, by=way.user("a-office"))
    way.below.refresh_from_db()
    assert way.below.state == "appraised"
    package = actions.receive(way.sent(), by=way.user("p-office"))
    with pytest.raises(Refused, match="không gọi về được"):
        actions.call_back(package, by=way.user("a-office"))


def test_a_decision_above_grants_the_nomination_below(way: Relay) -> None:
    idea = way.initiative()
    package = actions.receive(way.sent(), by=way.user("p-office"))
    above = package.lines.get().above
    way.appraised_above(above)
    decision = actions.draft(way.above.rounds.get(), "bk-nam.ca-nhan", by=way.user("p-office"))
    actions.send(decision, by=way.user("p-office"))
    decision = actions.issue(decision, by=way.user("p-signer"))
    way.below.refresh_from_db()
    package.refresh_from_db()
    assert way.below.state == "granted"
    assert (package.state, package.answer_number) == ("answered", decision.issued.text)
    honour = Honour.objects.get()
    assert (honour.agency, honour.giver) == (way.world.units["A"], way.world.units["P"])
    used = Fact.objects.get(ident=idea.ident, closed_on=None)
    assert used.values["used_for"] == f"{BELOW};{ABOVE}", "one use, whichever plan asks again"
    assert not Review.objects.filter(record=idea.ident).exists()


def outside(way: Relay) -> Package:
    """The same package to a level that does not work here."""
    return way.sent(to=Way(outside="UBND tỉnh mẫu"))


def test_an_answer_from_outside_grants_the_honours(way: Relay) -> None:
    package = outside(way)
    line = package.lines.get()
    told = Answer("2310/QĐ-UBND", date(2025, 1, 7), "UBND tỉnh mẫu", {line.pk: (True, "")})
    package = actions.answer(package, told, by=way.user("a-office"))
    way.below.refresh_from_db()
    assert (package.state, way.below.state) == ("answered", "granted")
    assert Honour.objects.get().decision_number == "2310/QĐ-UBND"


def test_a_refusal_from_outside_needs_its_reason(way: Relay) -> None:
    package = outside(way)
    line = package.lines.get()
    told = Answer("1/UBND", date(2025, 1, 7), "UBND tỉnh mẫu", {line.pk: (False, "")})
    with pytest.raises(Refused, match="không được tặng thì ghi lý do"):
        actions.answer(package, told, by=way.user("a-office"))
    told = Answer("1/UBND", date(2025, 1, 7), "UBND tỉnh mẫu", {line.pk: (False, "Hết suất.")})
    actions.answer(package, told, by=way.user("a-office"))
    way.below.refresh_from_db()
    assert way.below.state == "not_chosen"
    assert Honour.objects.count() == 0
    assert way.below.letter.sent_at is None, "a letter waits to be read before it goes"


def test_a_level_that_works_here_is_not_answered_by_hand(way: Relay) -> None:
    package = way.sent()
    told = Answer("1/UBND", date(2025, 1, 7), "UBND tỉnh mẫu", {package.lines.get().pk: (True, "")})
    with pytest.raises(Refused, match="trả lời ngay trong hệ thống"):
        actions.answer(package, told, by=way.user("a-office"))
