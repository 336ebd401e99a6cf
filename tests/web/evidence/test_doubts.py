"""What checks find beside a fact: on its page, in the list, settled; nobody learns what they may not see."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.records.samples import document
from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import Discipline, Initiative, Task
from thidua.evidence.actions import Proof, enter, settle
from thidua.evidence.doubts import doubts_of, open_doubts
from thidua.evidence.models import Fact
from thidua.records.actions import keep

WORDS = " ".join(f"chữ {n}" for n in range(40))
DAY = date(2024, 10, 20)


def initiative(person: str, ident: str = "SK-1") -> Initiative:
    return Initiative(initiative_id=ident, owner=f"person:{person}", level="base", recognised_on=DAY)


def entered(world: World, record: Record, by: str = "a-office", words: str = WORDS) -> Fact:
    """A fact with one document of its own bytes."""
    user = world.users[by]
    body = document(words)
    file = keep(SimpleUploadedFile(f"{record.id[-9:].replace('/', '-')}.docx", body), by=user)
    return enter(record, by=user, proof=Proof((file,)))


def checks(fact: Fact, user) -> list[str]:
    return [s.doubt.check for s in doubts_of([fact], user).get(fact.pk, ())]


def test_one_text_for_two_units_is_seen_from_both(world: World) -> None:
    one, other = entered(world, initiative("a1")), entered(world, initiative("a3", "SK-2"))
    office = world.users["a-office"]
    assert checks(one, office) == checks(other, office) == ["used_twice"]
    [seen] = doubts_of([one], office)[one.pk]
    assert (seen.others, seen.hidden) == ((other,), 0)
    page = world.client("a-office").get(reverse("evidence:fact", args=[one.pk])).content.decode()
    assert "Minh chứng dùng nhiều nơi" in page
    assert reverse("evidence:fact", args=[other.pk]) in page


def test_of_what_one_may_not_see_only_that_it_is_there(world: World) -> None:
    mine, theirs = entered(world, initiative("a1")), entered(world, initiative("b1", "SK-B"), "b-office")
    [seen] = doubts_of([mine], world.users["a-office"])[mine.pk]
    assert (seen.others, seen.hidden) == ((), 1)
    page = world.client("a-office").get(reverse("evidence:fact", args=[mine.pk])).content.decode()
    assert "1 bản ghi mà bạn không được xem" in page
    assert "SK-B" not in page
    assert f"/ban-ghi/{theirs.pk}" not in page


def test_a_secret_record_is_not_told_by_its_file(world: World) -> None:
    mine = entered(world, initiative("a1"))
    entered(world, Discipline(person_id="a3", form="reprimand", decided_on=DAY, decision="7/QĐ"))
    for name in ("a-office", "a1-clerk"):
        assert checks(mine, world.users[name]) == []


def test_the_list_counts_and_filters(world: World) -> None:
    office = world.users["a-office"]
    doubted = enter(Task(subject="person:a1", year=2024, assigned=3, recorded_on=DAY), by=office)
    sound = entered(world, Task(subject="person:a2", year=2024, assigned=3, recorded_on=DAY))
    url = reverse("evidence:table", args=["tasks"])
    page = world.client("a-office").get(url).content.decode()
    assert f"/ban-ghi/{doubted.pk}#can-xem" in page
    assert f"/ban-ghi/{sound.pk}#can-xem" not in page
    page = world.client("a-office").get(url, {"doubts": "open"}).content.decode()
    assert f"/ban-ghi/{doubted.pk}" in page
    assert f"/ban-ghi/{sound.pk}" not in page


def test_settled_with_a_reason_it_asks_no_more_until_something_changes(world: World) -> None:
    office, appraiser = world.users["a-office"], world.users["a-appraiser"]
    fact = enter(Task(subject="person:a1", year=2024, assigned=3, recorded_on=DAY), by=office)
    [seen] = doubts_of([fact], appraiser)[fact.pk]
    with pytest.raises(Refused, match="Chưa nêu lý do"):
        settle(fact, seen.doubt.sign, " ", by=appraiser)
    settle(fact, seen.doubt.sign, "Số của Văn phòng gửi bằng giấy", by=appraiser)
    assert open_doubts([fact]) == {}
    assert Entry.objects.get(action="fact.settle").told == {"table": "tasks"}
    page = world.client("a-office").get(reverse("evidence:fact", args=[fact.pk])).content.decode()
    assert "Số của Văn phòng gửi bằng giấy" in page
    with pytest.raises(Refused, match="Đã có người xem"):
        settle(fact, seen.doubt.sign, "lại", by=appraiser)
    with pytest.raises(Refused, match="không còn"):
        settle(fact, "khac", "lại", by=appraiser)


def test_the_page_of_settling_keeps_what_was_typed(world: World) -> None:
    fact = enter(
        Task(subject="person:a1", year=2024, assigned=3, recorded_on=DAY), by=world.users["a-office"]
    )
    [seen] = doubts_of([fact], world.users["a-office"])[fact.pk]
    url = reverse("evidence:settle", args=[fact.pk, seen.doubt.sign])
    assert "Số liệu chưa có nguồn" in world.client("a-office").get(url).content.decode()
    gone = reverse("evidence:settle", args=[fact.pk, "khac"])
    said = world.client("a-office").post(gone, {"reason": "đã hỏi"}).content.decode()
    assert "không còn" in said
    assert "đã hỏi" in said


@pytest.mark.parametrize("who", ["a1-clerk", "a2-person", "a-auditor", "admin", "b-office"])
def test_others_settle_nothing(world: World, who: str) -> None:
    fact = enter(
        Task(subject="person:a1", year=2024, assigned=3, recorded_on=DAY), by=world.users["a-office"]
    )
    sign = doubts_of([fact], world.users["a-office"])[fact.pk][0].doubt.sign
    with pytest.raises(Refused, match="không có quyền"):
        settle(fact, sign, "để yên", by=world.users[who])


@pytest.mark.parametrize(("number", "queries"), [(1, 5), (3, 7), (6, 7)], ids=["alone", "three", "six"])
def test_a_fixed_number_of_queries(world: World, number: int, queries: int) -> None:
    facts = [entered(world, initiative("a1", f"SK-{n}")) for n in range(number)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        doubts_of(facts, world.users["a-office"])
    assert len(asked) == queries, "nothing is asked about others where there are none"


def test_a_part_of_a_text_is_told_with_its_share(world: World) -> None:
    own = " ".join(f"việc riêng số {n} của đơn vị mẫu" for n in range(40))
    theirs = " ".join(f"Mục {n} rút ngắn thời hạn giải quyết hồ sơ {n + 3} ngày" for n in range(40))
    one = entered(world, initiative("a1"), words=theirs)
    other = entered(world, initiative("a3", "SK-2"), words=f"{own} {theirs}")
    [seen] = doubts_of([other], world.users["a-office"])[other.pk]
    assert seen.others == (one,)
    assert "% nội dung có trong tài liệu của 1 bản ghi khác" in seen.doubt.what.vi
