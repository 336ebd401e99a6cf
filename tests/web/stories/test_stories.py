"""Stories: who writes, who reviews, without consent nothing goes out, what the radio and others do with them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.web.stories.made import begun, published, sent, written
from tests.web.world import DAY, World
from thidua.audit.models import Entry
from thidua.audit.queries import history_of
from thidua.core.errors import Refused
from thidua.people.models import Notice
from thidua.stories import actions
from thidua.stories.actions import NewAdoption, NewStory
from thidua.stories.models import Bulletin, Story
from thidua.stories.queries.lists import for_everybody, listed, waiting


def test_a_story_is_written_sent_and_published(world: World) -> None:
    story = sent(world)
    assert (story.code, story.state, story.host) == ("DH-A-2024-001", "submitted", world.units["A"])
    assert Notice.objects.filter(user=world.users["a-office"], vi__contains=story.code).exists()
    assert list(waiting([story.host_id], world.users["a-office"])) == [story]
    story = actions.publish(story, by=world.users["a-office"])
    assert story.state == "published"
    assert Notice.objects.filter(user=world.users["a1-clerk"], vi__contains="đã đăng").exists()
    acts = Entry.objects.filter(action__startswith="story.").values_list("action", flat=True)
    assert list(acts.order_by("pk")) == ["story.start", "story.write", "story.submit", "story.publish"]


@pytest.mark.parametrize(
    ("lacks", "told"),
    [
        ({"consent": ""}, "sự đồng ý"),
        ({"consent_on": None}, "sự đồng ý"),
        ({"text": " "}, "bài viết"),
        ({"lead": "", "about": ""}, "tóm tắt, kể về ai"),
    ],
)
def test_what_is_not_whole_is_not_sent(world: World, lacks: dict[str, object], told: str) -> None:
    with pytest.raises(Refused, match=told):
        sent(world, **lacks)


def test_nobody_reviews_their_own(world: World) -> None:
    story = sent(world, by="a-office")
    with pytest.raises(Refused, match="người khác duyệt"):
        actions.publish(story, by=world.users["a-office"])
    assert list(waiting([story.host_id], world.users["a-office"])) == []
    assert actions.publish(story, by=world.users["a-signer"]).state == "published"


def test_a_story_of_a_movement_is_reviewed_by_whoever_runs_it(world: World) -> None:
    movement = world.movement(world.plan("mau", "P"), "2024")
    story = sent(world, movement=movement)
    assert story.host == world.units["P"]
    with pytest.raises(Refused, match="không có quyền"):
        actions.publish(story, by=world.users["a-office"])
    assert actions.publish(story, by=world.users["p-office"]).state == "published"
    movement.state = "closed"
    movement.save()
    with pytest.raises(Refused, match="không còn chạy"):
        begun(world, movement=movement)


def test_a_person_writes_in_their_own_unit_only(world: World) -> None:
    mine = begun(world, by="a2-person")
    assert actions.save(mine, written(), by=world.users["a2-person"]).version == 2
    for unit in ("A2", "B1"):
        with pytest.raises(Refused, match="không có quyền"):
            begun(world, by="a2-person", unit=unit)
    with pytest.raises(Refused, match="không có quyền"):
        actions.save(begun(world), written(), by=world.users["a2-person"])


def test_whom_a_story_tells_of_has_no_right_over_it(world: World) -> None:
    story = begun(world, by="a-office", unit="A2")
    told = written(about=world.people["a2"].name)
    story = actions.save(story, told, by=world.users["a-office"])
    assert story.told_of == world.people["a2"]
    with pytest.raises(Refused, match="không có quyền"):
        actions.save(story, told, by=world.users["a2-person"])
    assert not listed(world.users["a2-person"]).exists()


def test_returned_called_back_taken_off_and_put_back(world: World) -> None:
    office, clerk = world.users["a-office"], world.users["a1-clerk"]
    story = sent(world)
    with pytest.raises(Refused, match="Nêu lý do"):
        actions.return_(story, " ", by=office)
    story = actions.return_(story, "Thêm số liệu (mẫu)", by=office)
    assert (story.state, story.said) == ("returned", "Thêm số liệu (mẫu)")
    story = actions.submit(story, by=clerk)
    assert actions.call_back(story, by=clerk).state == "draft"
    story = actions.publish(actions.submit(story, by=clerk), by=office)
    assert story.said == ""
    with pytest.raises(Refused, match="chỉ đọc được"):
        actions.save(story, written(), by=clerk)
    story = actions.withdraw(story, "Người được kể rút đồng ý (mẫu)", by=office)
    assert not for_everybody().exists()
    assert actions.restore(story, by=office).said == ""
    assert list(for_everybody()) == [story]


def test_what_cannot_be_is_refused_while_writing(world: World) -> None:
    clerk, story = world.users["a1-clerk"], begun(world)
    for told, why in (
        (written(title=" "), "tên bài"),
        (written(kind="khac"), "loại bài"),
        (written(consent_on=DAY + timedelta(days=9)), "chưa tới"),
        (written(content="II-9"), "nội dung này"),
    ):
        with pytest.raises(Refused, match=why):
            actions.save(story, told, by=clerk)
    with pytest.raises(Refused, match="loại bài"):
        actions.start(NewStory("khac", world.units["A1"], "Bài mẫu"), by=clerk)
    movement = world.movement(world.plan("mau", "A"), "2024")
    story = begun(world, movement=movement)
    assert actions.save(story, written(content="II-1"), by=clerk).content == "II-1"


def test_a_draft_is_seen_by_its_own_only_and_a_sent_one_by_its_reviewers(world: World) -> None:
    movement = world.movement(world.plan("mau", "P"), "2024")
    story = begun(world, movement=movement)
    seen = {
        who: listed(world.users[who]).exists() for who in ("a1-clerk", "a-office", "a2-clerk", "p-office")
    }
    assert seen == {"a1-clerk": True, "a-office": True, "a2-clerk": False, "p-office": False}
    actions.save(story, written(), by=world.users["a1-clerk"])
    actions.submit(story, by=world.users["a1-clerk"])
    assert listed(world.users["p-office"]).exists()
    assert not listed(world.users["b-office"]).exists()


def test_the_bulletin_goes_to_a_radio_and_keeps_its_words(world: World) -> None:
    office = world.users["a-office"]
    waits = sent(world)
    with pytest.raises(Refused, match="chưa đăng"):
        actions.word(waits, "Bản tin", "Lời", by=office)
    story = published(world)
    with pytest.raises(Refused, match="Soạn bản tin"):
        actions.send(story, "Đài mẫu", DAY, by=office)
    with pytest.raises(Refused, match="lời đọc"):
        actions.word(story, "Bản tin", " ", by=office)
    actions.word(story, "Bản tin mẫu", "Một hai ba.", by=office)
    row = actions.send(story, "Đài mẫu", DAY, by=office)
    actions.word(story, "Bản tin mẫu", "Bốn năm.", by=office)
    row.refresh_from_db()
    kept = Bulletin.objects.get()
    assert (row.text, kept.text, kept.version, kept.syllables) == ("Một hai ba.", "Bốn năm.", 2, 2)
    for station, day in ((" ", DAY), ("Đài mẫu", DAY + timedelta(days=9))):
        with pytest.raises(Refused, match="tên đài"):
            actions.send(story, station, day, by=office)
    assert actions.withdraw_sending(row, by=office).withdrawn_at
    with pytest.raises(Refused, match="từ trước"):
        actions.withdraw_sending(row, by=office)


def test_others_record_that_they_do_likewise(world: World) -> None:
    story, clerk = published(world), world.users["b1-clerk"]
    told = NewAdoption(world.units["B1"], DAY, "Một cửa mẫu B", "Trả trong buổi sáng (mẫu)")
    made = actions.adopt(story, told, by=clerk)
    assert (made.agency, for_everybody().get().adopted) == (world.units["B"], 1)
    with pytest.raises(Refused, match="đã ghi áp dụng"):
        actions.adopt(story, told, by=clerk)
    with pytest.raises(Refused, match="không có quyền"):
        actions.withdraw_adoption(made, by=world.users["a-office"])
    actions.withdraw_adoption(made, by=clerk)
    assert for_everybody().get().adopted == 0
    own = NewAdoption(world.units["A1"], DAY, "Đây", "Kết quả")
    with pytest.raises(Refused, match="chính đơn vị"):
        actions.adopt(story, own, by=world.users["a1-clerk"])
    late = NewAdoption(world.units["A2"], DAY + timedelta(days=9), "Đây", "Kết quả")
    with pytest.raises(Refused, match="không sau hôm nay"):
        actions.adopt(story, late, by=world.users["a-office"])


def test_codes_go_up_by_agency_and_year(world: World) -> None:
    codes = [begun(world).code, begun(world).code, begun(world, by="b1-clerk", unit="B1").code]
    assert codes == ["DH-A-2024-001", "DH-A-2024-002", "DH-B-2024-001"]
    assert Story.objects.count() == 3


def test_a_draft_is_dropped_with_what_it_says_of_people_and_its_files(world: World) -> None:
    story, clerk = begun(world), world.users["a1-clerk"]
    actions.save(story, written(), by=clerk)
    dropped = actions.drop(story, by=clerk)
    assert (dropped.state, dropped.text, dropped.about, dropped.consent) == ("dropped", "", "", "")
    assert not listed(clerk).filter(pk=story.pk).exists()
    assert world.client("a1-clerk").get(f"/dien-hinh/{story.pk}").status_code == 404
    with pytest.raises(Refused):
        actions.drop(sent(world), by=clerk)
    assert begun(world).code == "DH-A-2024-003"


def test_where_the_bulletin_went_stands_in_the_history_of_the_story(world: World) -> None:
    story, office = published(world), world.users["a-office"]
    actions.word(story, "Bản tin mẫu", "Lời đọc mẫu.", by=office)
    row = actions.send(story, "Đài truyền thanh phường mẫu", DAY, by=office)
    actions.withdraw_sending(row, by=office)
    told = [line.what.vi for line in history_of(story)]
    assert told[-2:] == ["Ghi đã gửi đài truyền thanh", "Rút ghi gửi đài truyền thanh"]


def test_the_office_appointed_for_a_movement_reviews_its_stories(world: World) -> None:
    movement = world.movement(world.plan("mau", "A"), "2024")
    world.appoint("b1-clerk", "office", movement)
    story = sent(world, movement=movement)
    assert actions.publish(story, by=world.users["b1-clerk"]).state == "published"
