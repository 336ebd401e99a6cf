"""What may be done with a version of a plan, by whom, in which state, and what stays of it."""

import pytest

from tests.web.movements.plan_desk import draft, mark_at, published
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.movements.actions import plan_edits, plans
from thidua.movements.compiled import draft_of, plan_of
from thidua.movements.models import MovementAct, PlanVersion
from thidua.screens.posting import Conflict

pytestmark = pytest.mark.django_db
ENTRIES = {"index_score": {"index": "district_scorecard", "of": "self", "at_least": "85"}}


def change(world: World, version: PlanVersion, at_least: str = "85", by: str = "a-office") -> PlanVersion:
    """Another threshold for the index of the ward."""
    entries = {"index_score": ENTRIES["index_score"] | {"at_least": at_least}}
    at = mark_at(version, "III.1.1.b", "rule")
    return plan_edits.change_rule(version, at, entries, by=world.users[by])


def test_a_changed_rule_is_a_changed_line_of_the_plan_file(world: World) -> None:
    version = draft(world)
    before = version.text.splitlines()
    after = change(world, version).text.splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        (
            'index_score: {index: district_scorecard, of: self, at_least: "90"}',
            'index_score: {index: district_scorecard, of: self, at_least: "85"}',
        )
    ]


def test_every_edit_is_in_the_diary_and_can_be_undone(world: World) -> None:
    version = draft(world)
    text = version.text
    changed = change(world, version)
    assert Entry.objects.get(action="plan.change_rule").told == {"clause": "III.1.1.b", "sort": "rule"}
    undone = plan_edits.undo(changed, by=world.users["a-office"])
    assert undone.text == text
    with pytest.raises(Refused, match="Không còn lần sửa nào"):
        plan_edits.undo(undone, by=world.users["a-office"])


def test_a_published_version_is_frozen(world: World) -> None:
    version = published(world)
    with pytest.raises(Refused, match="Bản 1 đã công bố, không sửa được"):
        change(world, version)


@pytest.mark.parametrize("by", ["a1-clerk", "a2-person", "b-office", "p-office", "a-signer", "a-auditor"])
def test_only_the_office_of_the_agency_changes_its_plan(world: World, by: str) -> None:
    with pytest.raises(Refused, match="Bạn không có quyền sửa quy tắc của kế hoạch"):
        change(world, draft(world), by=by)


def test_two_people_at_one_rule_both_see_what_the_other_did(world: World) -> None:
    version = draft(world)
    at = mark_at(version, "III.1.1.b", "rule")
    change(world, version, "88")
    with pytest.raises(Conflict) as met:
        plan_edits.change_rule(version, at, ENTRIES, by=world.users["a-office"])
    assert met.value.thing.saved["index_score"]["at_least"] == "88"
    assert met.value.by == str(world.users["a-office"])


def test_two_people_at_two_rules_do_not_meet(world: World) -> None:
    version = draft(world)
    at = mark_at(version, "III.1.1.b", "rule")
    plan_edits.change_words(
        version, "V.3", plan_edits.Words("Đài truyền thanh đưa tin."), by=world.users["a-office"]
    )
    plan_edits.change_rule(version, at, ENTRIES, by=world.users["a-office"])
    version.refresh_from_db()
    assert 'at_least: "85"' in version.text
    assert "Đài truyền thanh đưa tin." in version.text


def test_a_rule_that_serves_no_award_is_refused_with_the_cure(world: World) -> None:
    version = draft(world)
    with pytest.raises(Refused, match=r"không phục vụ hình thức khen nào.*Chỉ dùng cho"):
        plan_edits.add_rule(
            version, "I.1", "rule", {"rating": {"at_least": "good"}}, by=world.users["a-office"]
        )


def test_a_second_rule_of_a_clause_gets_its_own_key(world: World) -> None:
    version = draft(world)
    entries = {"rating": {"of": "self", "at_least": "good"}}
    made = plan_edits.add_rule(version, "III.1.1.b", "rule", entries, by=world.users["a-office"])
    keys = [m.key for m in plan_of(made).by_id["III.1.1.b"].marks if m.sort == "rule"]
    assert keys == [None, "quy-tac"]


def test_a_rule_can_be_taken_away(world: World) -> None:
    version = draft(world)
    made = plan_edits.remove_rule(version, mark_at(version, "III.1.1.b", "rule"), by=world.users["a-office"])
    assert [m.sort for m in draft_of(made).plan.by_id["III.1.1.b"].marks] == ["doubt"]


def test_words_changed_after_publication_are_listed_as_amended(world: World) -> None:
    version = draft(world)
    made = plan_edits.change_words(
        version, "ket", plan_edits.Words("Lời kết mới./."), by=world.users["a-office"]
    )
    assert plan_of(made).front["amendments"] == ["ket"]


def test_a_clause_is_added_and_another_repealed_without_moving_ids(world: World) -> None:
    version = draft(world)
    ids = [c.id for c in plan_of(version).clauses]
    version, made = plan_edits.add_clause(
        version, "III.1.1.b", "Không có đơn thư.", by=world.users["a-office"]
    )
    version = plan_edits.repeal(version, "V.3", by=world.users["a-office"])
    plan = draft_of(version).plan
    assert made == "III.1.1.ba"
    assert [c.id for c in plan.clauses if c.id != made] == ids
    assert plan.by_id["V.3"].text == "(bãi bỏ)"


def test_the_head_of_a_plan_changes_entry_by_entry(world: World) -> None:
    version = draft(world)
    front = {**plan_of(version).front, "number": {"value": "55/KH-UBND", "source": 4}}
    made = plan_edits.change_front(version, front, "", by=world.users["a-office"])
    assert made.document == "55/KH-UBND"


class TestPublishing:
    def test_publishing_replaces_the_version_before(self, world: World) -> None:
        old = published(world)
        new = plans.new_version(old, by=world.users["a-office"])
        plans.publish(new, by=world.users["a-signer"])
        assert sorted(PlanVersion.objects.values_list("number", "state")) == [
            (1, "replaced"),
            (2, "published"),
        ]

    def test_faults_hinder_it_and_are_named(self, world: World) -> None:
        version = draft(world)
        wrong = plan_edits.change_words(
            version, "III.1.1.d", plan_edits.Words("Lời khác hẳn."), by=world.users["a-office"]
        )
        with pytest.raises(Refused, match=r"kế hoạch còn \d+ lỗi.*không có trong khoản"):
            plans.publish(wrong, by=world.users["a-office"])

    def test_it_happens_once(self, world: World) -> None:
        version = plans.publish(draft(world), by=world.users["a-office"])
        with pytest.raises(Refused, match="Lúc này: đang áp dụng"):
            plans.publish(version, by=world.users["a-office"])

    def test_one_draft_of_a_plan_at_a_time(self, world: World) -> None:
        version = published(world)
        plans.new_version(version, by=world.users["a-office"])
        with pytest.raises(Refused, match="đang có một bản nháp"):
            plans.new_version(version, by=world.users["a-office"])

    def test_a_draft_is_no_ground_for_a_new_version(self, world: World) -> None:
        with pytest.raises(Refused, match="đang soạn"):
            plans.new_version(draft(world), by=world.users["a-office"])

    def test_a_draft_may_be_thrown_away_a_published_version_not(self, world: World) -> None:
        version = draft(world)
        plans.discard(version, by=world.users["a-office"])
        assert PlanVersion.objects.count() == 1
        with pytest.raises(Refused, match="đã công bố không bỏ được"):
            plans.discard(PlanVersion.objects.get(), by=world.users["a-office"])

    @pytest.mark.parametrize("by", ["a1-clerk", "b-office", "a-chair"])
    def test_others_may_not_publish(self, world: World, by: str) -> None:
        with pytest.raises(Refused, match="Bạn không có quyền công bố kế hoạch"):
            plans.publish(draft(world), by=world.users[by])


class TestBringing:
    def test_a_plan_comes_in_as_a_draft_of_the_agency(self, world: World) -> None:
        texts = plans.Texts(published(world).text)
        made = plans.bring(texts, world.units["B"], by=world.users["b-office"])
        assert (made.agency.code, made.number, made.state) == ("B", 1, "draft")

    def test_of_a_known_code_it_is_the_next_version(self, world: World) -> None:
        version = published(world)
        made = plans.bring(plans.Texts(version.text), world.units["A"], by=world.users["a-office"])
        assert (made.number, made.document) == (2, "54/KH-UBND")

    def test_what_is_no_plan_is_refused(self, world: World) -> None:
        with pytest.raises(Refused, match="Không đọc được kế hoạch"):
            plans.bring(plans.Texts("chỉ là chữ"), world.units["A"], by=world.users["a-office"])

    def test_only_into_ones_own_agency(self, world: World) -> None:
        with pytest.raises(Refused, match="Bạn không có quyền nạp kế hoạch"):
            plans.bring(plans.Texts(published(world).text), world.units["B"], by=world.users["a-office"])


class TestAdopting:
    def test_a_running_movement_keeps_its_version_until_it_adopts_the_new_one(self, world: World) -> None:
        old = published(world)
        movement = world.movement(old, "2024")
        new = plans.publish(plans.new_version(old, by=world.users["a-office"]), by=world.users["a-office"])
        movement.refresh_from_db()
        assert movement.plan == old
        plans.adopt(movement, new, "Sửa tiêu chuẩn theo góp ý", by=world.users["a-office"])
        movement.refresh_from_db()
        assert movement.plan == new
        act = MovementAct.objects.get()
        assert (act.action, act.number, act.reason) == ("adopt", "54/KH-UBND", "Sửa tiêu chuẩn theo góp ý")

    def test_never_a_draft_nor_another_plan_nor_the_same(self, world: World) -> None:
        old = published(world)
        movement = world.movement(old, "2024")
        other = world.plan("ha-nam-so-tu-phap-2023", "A")
        for version, why in (
            (plans.new_version(old, by=world.users["a-office"]), "đã công bố"),
            (other, "đúng kế hoạch"),
        ):
            with pytest.raises(Refused, match=why):
                plans.adopt(movement, version, "x", by=world.users["a-office"])
        with pytest.raises(Refused, match="đang áp dụng bản này"):
            plans.adopt(movement, old, "x", by=world.users["a-office"])

    def test_not_once_the_movement_is_closed(self, world: World) -> None:
        old = published(world)
        movement = world.movement(old, "2024")
        movement.state = "closed"
        movement.save()
        new = plans.publish(plans.new_version(old, by=world.users["a-office"]), by=world.users["a-office"])
        with pytest.raises(Refused, match="không còn chạy"):
            plans.adopt(movement, new, "x", by=world.users["a-office"])

    def test_only_by_the_office_that_runs_it(self, world: World) -> None:
        old = published(world)
        movement = world.movement(old, "2024")
        new = plans.publish(plans.new_version(old, by=world.users["a-office"]), by=world.users["a-office"])
        with pytest.raises(Refused, match="Bạn không có quyền áp dụng bản kế hoạch mới"):
            plans.adopt(movement, new, "x", by=world.users["b-office"])
