"""What was read of a document is answered by a person, step by step, and each step can be undone."""

from datetime import date

import pytest

from tests.web.movements.read_desk import found, head, proposal, read, sent
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.core.plan.asides import asides
from thidua.core.plan.model import Clause
from thidua.movements.actions import confirming, plan_edits, plans, readings, sending
from thidua.movements.actions.confirming import Written
from thidua.movements.actions.recutting import (
    BY_HAND,
    Halves,
    bring_line_back,
    join_clauses,
    set_line_aside,
    split_clause,
)
from thidua.movements.compiled import draft_of
from thidua.movements.models import PlanReading, PlanVersion, Proposed
from thidua.screens.posting import Conflict

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def clause_of(reading: PlanReading, clause: str) -> Clause:
    reading.plan.refresh_from_db()
    return draft_of(reading.plan).plan.by_id[clause]


def sorts(reading: PlanReading, clause: str) -> list[str]:
    return [m.sort for m in clause_of(reading, clause).marks if m.sort != "scope"]


def answers(proposed: Proposed) -> list[str]:
    return list(proposed.answers.values_list("how", flat=True))


def test_a_document_becomes_an_ordinary_draft_without_faults(world: World) -> None:
    reading = read(world)
    assert reading.plan.state == "draft"
    assert draft_of(reading.plan).faults == ()
    assert (reading.plan.code, reading.plan.document) == ("12-kh-snv", "12/KH-SNV")
    assert reading.plan.source.splitlines()[4] == "Số: 12/KH-SNV"
    told = Entry.objects.get(action="plan.draft_read").told
    assert told == {"plan": reading.plan.pk, "proposals": reading.proposals.count()}
    with pytest.raises(Refused, match="đã thành bản nháp"):
        readings.draft_read(reading, found(), by=world.users["a-office"])


def test_every_proposal_stands_in_the_draft_as_a_rule_or_as_a_question(world: World) -> None:
    reading = read(world)
    plan = draft_of(reading.plan).plan
    for row in reading.proposals.exclude(sort="head"):
        marks = {(m.sort, m.key) for m in plan.by_id[row.clause].marks}
        assert not row.mark or (row.mark, row.key) in marks
        assert not row.doubt or ("doubt", row.doubt) in marks
        assert row.mark or row.doubt
        assert row.mark == "" or row.sure >= 70


def test_the_second_draft_of_the_same_number_has_a_code_of_its_own(world: World) -> None:
    read(world)
    assert read(world).plan.code == "12-kh-snv-2"


def test_what_stands_is_accepted_and_its_question_goes(world: World) -> None:
    reading = read(world)
    row = proposal(reading, "eligible")
    assert sorts(reading, row.clause) == ["eligible", "doubt"]
    confirming.accept(row, by=world.users["a-office"])
    assert sorts(reading, row.clause) == ["eligible"]
    assert answers(row) == ["accepted"]
    assert Entry.objects.get(action="plan.accept_read").told == {"clause": row.clause, "sort": "eligible"}


def test_an_answer_without_a_change_of_the_text_is_undone_too(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "quota")
    text = reading.plan.text
    confirming.accept(row, by=by)
    reading.plan.refresh_from_db()
    assert (reading.plan.text, answers(row)) == (text, ["accepted"])
    plan_edits.undo(reading.plan, by=by)
    assert answers(row) == []


def test_a_proposal_is_changed_by_a_person_and_the_undo_brings_back_the_question(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "eligible")
    entries = {"who": "collective", "units": "co-quan", "subunits": True}
    confirming.change(row, Written("eligible", entries), by=by)
    assert clause_of(reading, row.clause).marks[0].body["subunits"] is True
    assert sorts(reading, row.clause) == ["eligible"]
    row.refresh_from_db()
    assert (answers(row), row.doubt) == (["changed"], "")
    plan_edits.undo(reading.plan, by=by)
    row.refresh_from_db()
    assert sorts(reading, row.clause) == ["eligible", "doubt"]
    assert (answers(row), row.doubt != "") == ([], True)


def test_a_proposal_is_understood_otherwise(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "attest")
    confirming.change(
        row, Written("rule", {"for": ["gk-so-nam-tap-the"], "registered": {"deadline": None}}), by=by
    )
    row.refresh_from_db()
    assert (row.mark, answers(row)) == ("rule", ["other"])
    assert sorts(reading, row.clause) == ["rule"]
    plan_edits.undo(reading.plan, by=by)
    row.refresh_from_db()
    assert (row.mark, sorts(reading, row.clause)) == ("attest", ["attest"])


def test_narrative_takes_rule_and_question_away(world: World) -> None:
    reading = read(world)
    row = proposal(reading, "eligible")
    confirming.call_narrative(row, by=world.users["a-office"])
    assert sorts(reading, row.clause) == ["narrative"]
    assert answers(row) == ["narrative"]


def test_a_question_becomes_a_rule_only_when_a_person_says_so(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "quota")
    confirming.call_narrative(row, by=by)
    assert sorts(reading, row.clause) == ["narrative"]
    confirming.accept(row, by=by)
    row.refresh_from_db()
    assert (sorts(reading, row.clause), answers(row)) == (["quota"], ["narrative", "accepted"])
    assert (row.mark, draft_of(reading.plan).faults) == ("quota", ())


def test_too_little_known_is_no_rule(world: World) -> None:
    row = proposal(read(world), "quota")
    Proposed.objects.filter(pk=row.pk).update(whole=False, mark="", body="places: 3")
    with pytest.raises(Refused, match="điền chỗ còn thiếu"):
        confirming.accept(row, by=world.users["a-office"])


def test_the_head_is_confirmed_and_corrected(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    confirming.accept(head(reading, "number"), by=by)
    confirming.correct_head(head(reading, "issued"), "6/1/2024", by=by)
    confirming.correct_head(head(reading, "issuer"), " Sở Nội vụ  tỉnh Mẫu", by=by)
    confirming.correct_head(head(reading, "place"), "", by=by)
    reading.plan.refresh_from_db()
    front = draft_of(reading.plan).plan.front
    assert (front["issued"], front["issuer"]["name"], front["place"]) == (
        date(2024, 1, 6),
        "Sở Nội vụ tỉnh Mẫu",
        None,
    )
    assert answers(head(reading, "issued")) == ["changed"]
    with pytest.raises(Refused, match="không phải một ngày"):
        confirming.correct_head(head(reading, "issued"), "30/2/2024", by=by)
    with pytest.raises(Refused, match="chỉ sửa được"):
        confirming.call_narrative(head(reading, "issued"), by=by)


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "quota")
    seen = clause_of(reading, row.clause).marks[0].digest
    confirming.change(row, Written("quota", {"for": ["gk-so-nam-tap-the"], "places": 4}, seen), by=by)
    with pytest.raises(Conflict):
        confirming.change(row, Written("quota", {"for": ["gk-so-nam-tap-the"], "places": 5}, seen), by=by)


def test_joined_clauses_take_their_proposals_along_and_back(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "quota", "III.1-2")
    join_clauses(reading.plan, "III.1-1", by=by)
    row.refresh_from_db()
    assert row.clause == "III.1-1"
    assert sorts(reading, "III.1-1") == ["quota", "quota"]
    assert clause_of(reading, "III.1-1").text == "03 tập thể tiêu biểu; - Không quá 10 cá nhân."
    confirming.accept(row, by=by)
    for _ in range(2):
        plan_edits.undo(reading.plan, by=by)
    row.refresh_from_db()
    assert (row.clause, sorts(reading, "III.1-2")) == ("III.1-2", ["quota"])


def test_a_split_takes_a_proposal_to_the_words_it_rests_on(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "deadline")
    halves = Halves(
        "Hồ sơ đề nghị khen thưởng gửi về Văn phòng Sở trước ngày 15/12/2024.",
        "Trên đây là Kế hoạch tổ chức phong trào thi đua năm 2024./.",
    )
    _, made = split_clause(reading.plan, row.clause, halves, by=by)
    row.refresh_from_db()
    assert (sorts(reading, row.clause), sorts(reading, made)) == (["deadline"], ["narrative"])
    assert clause_of(reading, made).source == ((31, 31),)


def test_a_line_is_set_aside_with_its_clause_and_brought_back(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    row = proposal(reading, "attest")
    set_line_aside(reading.plan, row.first, by=by)
    reading.plan.refresh_from_db()
    plan = draft_of(reading.plan).plan
    assert (row.clause in plan.by_id, asides(plan.front)[row.first]) == (False, BY_HAND)
    assert answers(row) == ["narrative"]
    _, made = bring_line_back(reading.plan, row.first, by=by)
    assert clause_of(reading, made).text == "Môi trường làm việc xanh, sạch, đẹp."
    assert row.first not in asides(draft_of(reading.plan).plan.front)
    with pytest.raises(Refused, match="không bị để riêng"):
        bring_line_back(reading.plan, row.first, by=by)
    with pytest.raises(Refused, match="không thuộc khoản nào"):
        set_line_aside(reading.plan, 999, by=by)


def test_once_published_nothing_is_answered_any_more(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    plans.publish(reading.plan, by=by)
    for act in (confirming.accept, confirming.call_narrative):
        with pytest.raises(Refused, match="đã công bố, không sửa được"):
            act(proposal(reading, "quota"), by=by)
    with pytest.raises(Refused, match="đã công bố, không sửa được"):
        join_clauses(reading.plan, "III.1-1", by=by)


@pytest.mark.parametrize("by", ["a1-clerk", "b-office", "a-signer"])
def test_only_the_office_of_the_agency_answers(world: World, by: str) -> None:
    reading = read(world)
    with pytest.raises(Refused, match="Bạn không có quyền nhận điều đã đọc"):
        confirming.accept(proposal(reading, "quota"), by=world.users[by])
    with pytest.raises(Refused, match="Bạn không có quyền gửi văn bản để đọc"):
        sending.send_in([], world.units["A"], by=world.users[by])


def test_the_files_of_a_document_are_kept_with_their_digest(world: World) -> None:
    reading = sent(world)
    part = reading.parts.get()
    assert Entry.objects.get(action="plan.send_in").told == {"files": [part.file.sha256]}
    assert part.file.agency_id == reading.agency_id
    with pytest.raises(Refused, match="từ 1 đến 200 tệp"):
        sending.send_in([], world.units["A"], by=world.users["a-office"])


def test_a_discarded_draft_takes_its_reading_along_and_leaves_the_file(world: World) -> None:
    reading = read(world)
    file = reading.parts.get().file
    plans.discard(reading.plan, by=world.users["a-office"])
    assert not PlanReading.objects.filter(pk=reading.pk).exists()
    assert not PlanVersion.objects.filter(pk=reading.plan_id).exists()
    file.refresh_from_db()
