"""Initiatives over HTTP: lists, writing, the office's acts, the council's pages, the shared page."""

from __future__ import annotations

import re
from uuid import uuid4

from django.urls import reverse

from tests.documents.reading import docx_words
from tests.web.counting import queries
from tests.web.initiatives.made import STEPS, TEXTS, appraised, council, recognised, written
from tests.web.world import DAY, World
from thidua.clock import moment
from thidua.core.facts import tables
from thidua.evidence.facts import put
from thidua.initiatives import actions
from thidua.initiatives.models import Adoption, Initiative, Recognition
from thidua.voting.actions import NewSession
from thidua.voting.models import Council, Session


def words_of(content: bytes) -> str:
    return " ".join(docx_words(content))


def page(name: str, *args: object) -> str:
    return reverse(f"initiatives:{name}", args=args)


def test_lists_ask_as_often_for_three_rows_as_for_one(ready: World) -> None:
    client = ready.client("a-office")
    written(ready)
    pages = [page("list"), page("mine")]
    one = [queries(client, at) for at in pages]
    written(ready, "a2"), written(ready, "a3")
    assert [queries(client, at) for at in pages] == one == [7, 7]


def test_one_page_asks_as_often_for_three_likenesses_as_for_one(ready: World) -> None:
    client, by = ready.client("a-office"), ready.users["a-office"]
    appraised(ready)
    second = actions.submit(written(ready, "a2"), by=by)
    one = queries(client, page("initiative", second.pk))
    third = actions.submit(written(ready, "a3"), by=by)
    assert third.likenesses.count() > second.likenesses.count()
    assert queries(client, page("initiative", third.pk)) == one == 14


def test_a_civil_servant_registers_writes_and_sends_their_own(ready: World) -> None:
    client = ready.client("a2-person")
    answer = client.post(page("register"), {"title": "Tên mẫu", "once": str(uuid4())})
    made = Initiative.objects.get()
    assert answer.headers["Location"] == page("write", made.pk)
    assert [(a.person, a.share) for a in made.authors.all()] == [(ready.people["a2"], 100)]
    typed = TEXTS | {"applied_since": "1/3/2024", "name1": "Cá nhân mẫu a2", "share1": "60,5", "version": "1"}
    typed |= {"name2": "ca nhan mau A3", "share2": "39,5"}
    saved = client.post(page("save", made.pk), typed)
    assert saved.json()["version"] == 2
    assert [a.person for a in made.authors.all()] == [ready.people["a2"], ready.people["a3"]]
    assert client.post(page("save", made.pk), typed).status_code == 409
    assert client.post(page("submit", made.pk), {"once": str(uuid4())}).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.topic) == ("submitted", "admin_reform")
    assert "Cá nhân mẫu a2" in client.get(page("mine")).content.decode()


def test_a_wrong_share_is_told_and_nothing_typed_is_lost(ready: World) -> None:
    client, made = ready.client("a1-clerk"), written(ready)
    typed = {"title": "Tên đang gõ", "name1": "Người mẫu", "share1": "6x", "version": str(made.version)}
    answer = client.post(page("write", made.pk), typed)
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "Chưa đọc được số “6x”" in told
    assert "Tên đang gõ" in told
    assert client.post(page("save", made.pk), typed).status_code == 422


def test_a_hindered_button_says_why(ready: World) -> None:
    by, someone = ready.users["a-office"], ready.people["a1"]
    made = actions.register(actions.NewInitiative(someone.unit, "Tên mẫu", someone), by=by)
    told = ready.client("a1-clerk").get(page("initiative", made.pk)).content.decode()
    assert "aria-disabled" in told
    assert "còn thiếu vấn đề" in told


def test_likenesses_are_for_those_who_judge(ready: World) -> None:
    appraised(ready)
    other = actions.submit(written(ready, "a2"), by=ready.users["a-office"])
    for who, sees in (("a-office", True), ("a-appraiser", True), ("a-member1", True), ("a1-clerk", False)):
        told = ready.client(who).get(page("initiative", other.pk)).content.decode()
        assert ("Sáng kiến kia" in told) is sees, who


def test_another_agency_sees_nothing_before_it_is_recognised(ready: World) -> None:
    made, client = appraised(ready), ready.client("b-office")
    assert client.get(page("initiative", made.pk)).status_code == 404
    assert made.title not in client.get(page("list")).content.decode()
    assert client.get(page("recognised", made.pk)).status_code == 404


def test_search_finds_without_accents(ready: World) -> None:
    written(ready)
    client = ready.client("a-office")
    assert TEXTS["title"] in client.get(page("list"), {"q": "gop buoc"}).content.decode()
    assert "khớp bộ lọc" in client.get(page("list"), {"q": "khong co"}).content.decode()
    assert TEXTS["title"] in client.get(page("list"), {"topic": "cải cách hành chính"}).content.decode()
    assert TEXTS["title"] in client.get(page("list"), {"xuat": "csv"}).content.decode("utf-8-sig")


def test_the_council_uses_the_pages_of_councils(ready: World) -> None:
    appraised(ready)
    client = ready.client("a-secretary")
    given = {"unit": ready.units["A"].pk, "kind": "initiative", "name": "Hội đồng sáng kiến"}
    assert client.post(reverse("councils:found"), given | {"once": str(uuid4())}).status_code == 302
    found = Council.objects.get()
    told = client.get(reverse("councils:council", args=[found.pk])).content.decode()
    assert "từ 2/3" in told
    assert "Thông tư 18/2013" in told
    assert page("call", found.pk) in told
    assert "công nhận sáng kiến" in told.lower()
    assert "Cờ thi đua" not in told


def test_a_session_from_call_to_count(ready: World) -> None:
    made, found = appraised(ready), council(ready)
    client = ready.client("a-secretary")
    given = {"title": "Họp mẫu", "day": "2/11/2024", "mode": "open", "initiatives": [made.pk]}
    assert client.post(page("call", found.pk), given | {"once": str(uuid4())}).status_code == 302
    one = Session.objects.get()
    assert client.get(reverse("councils:session", args=[one.pk])).headers["Location"] == page(
        "session", one.pk
    )
    assert "Chưa điểm danh 4 người" in client.get(page("session", one.pk)).content.decode()
    roll = {f"member-{m.user_id}": "present" for m in one.attendance.all()}
    for name, typed in (("roll", roll), ("open", {"confirmed": "1"})):
        answer = client.post(reverse(f"councils:{name}", args=[one.pk]), typed | {"once": str(uuid4())})
        assert answer.status_code == 302, name
    item = one.items.get()
    marks = {"is_new": "1", "is_effective": "1", "is_replicable": "0", "once": str(uuid4())}
    assert client.post(page("mark", item.pk), marks).status_code == 302
    assert "khó nhân rộng" in client.get(page("session", one.pk)).content.decode()
    votes = {f"vote-{m.user_id}": "for" for m in one.attendance.all()}
    assert (
        client.post(reverse("councils:show", args=[item.pk]), votes | {"once": str(uuid4())}).status_code
        == 302
    )
    assert client.post(page("close_open", one.pk), {"confirmed": "1"}).status_code == 302
    made.refresh_from_db()
    assert made.state == "passed"
    assert "Kết quả" in client.get(page("session", one.pk)).content.decode()


def test_a_session_asks_as_often_for_three_initiatives_as_for_one(ready: World) -> None:
    found, by = council(ready), ready.users["a-secretary"]
    client = ready.client("a-secretary")
    told = NewSession("Họp mẫu", moment(DAY), "open")
    small = actions.call_session(found, told, [appraised(ready)], by=by)
    one = queries(client, page("session", small.pk))
    big = actions.call_session(found, told, [appraised(ready, c) for c in ("a2", "a3", "a4")], by=by)
    assert queries(client, page("session", big.pk)) == one == 22


def test_the_signer_recognises_what_passed(ready: World) -> None:
    made = appraised(ready)
    Initiative.objects.filter(pk=made.pk).update(state="passed")
    client, at = ready.client("a-signer"), page("recognise", ready.units["A"].pk)
    assert made.code in client.get(at).content.decode()
    given = {"initiatives": [made.pk], "level": "department", "scope": "sector_province"}
    assert client.post(at, given | {"once": str(uuid4())}).status_code == 302
    assert Recognition.objects.get().level == "department"
    told = client.get(page("initiative", made.pk)).content.decode()
    assert "Quyết định số 01/QĐ-MẪU" in told
    assert ready.client("b-signer").get(at).status_code == 403


def test_the_shared_page_shows_the_public_parts_and_who_copied(ready: World) -> None:
    _decision, made = recognised(ready)
    client, at = ready.client("b-office"), page("recognised", made.pk)
    assert made.title in client.get(page("shared")).content.decode()
    told = client.get(at).content.decode()
    assert STEPS in told
    # what is read, not addresses and tokens: any two digits may stand in those
    read = re.sub(r"<[^>]*>", " ", told.partition("<main")[2].partition("</main>")[0])
    for hidden in ("Có tính mới.", made.code, "70"):
        assert hidden not in read
    given = {
        "unit": ready.units["B1"].pk,
        "since": "1/10/2024",
        "where": "Một cửa B",
        "effect": "giảm 1 ngày",
    }
    assert client.post(page("adopt", made.pk), given | {"once": str(uuid4())}).status_code == 302
    assert "Nơi áp dụng lại: 1" in ready.client("a1-clerk").get(at).content.decode()
    row = Adoption.objects.get()
    assert client.post(page("withdraw_adoption", row.pk), {"once": str(uuid4())}).status_code == 302
    assert "Nơi áp dụng lại: 0" in client.get(at).content.decode()


def test_the_decision_and_the_confirmation_are_printed(ready: World) -> None:
    decision, made = recognised(ready)
    client, line = ready.client("a1-clerk"), decision.lines.get()
    told = words_of(client.get(page("decision", decision.pk, "docx")).content)
    for part in ("01/QĐ-MẪU", "cấp cơ sở", made.title, "Cá nhân mẫu a1 (70%)", "Người ngoài mẫu (30%)"):
        assert part in told, part
    told = words_of(client.get(page("paper", line.pk, "docx")).content)
    assert "01/QĐ-MẪU, ngày 01/11/2024" in told
    assert ready.client("b-office").get(page("decision", decision.pk, "docx")).status_code == 404
    assert client.get(page("paper", line.pk, "pdf")).content.startswith(b"%PDF")


def test_the_search_finds_initiatives_and_those_of_old_books(ready: World) -> None:
    written(ready)
    someone, by = ready.people["a4"], ready.users["a-office"]
    old = tables.Initiative(initiative_id="SK-CU-07", owner="person:a4", title="Quét giấy tờ tại quầy")
    put(old, unit=someone.unit, person=someone, by=by)
    client = ready.client("a-office")
    assert TEXTS["title"] in client.get(reverse("home:search"), {"q": "gop buoc"}).content.decode()
    assert "Quét giấy tờ tại quầy" in client.get(reverse("home:search"), {"q": "quet giay"}).content.decode()
    assert (
        "Quét giấy tờ"
        not in ready.client("b-office").get(reverse("home:search"), {"q": "quet"}).content.decode()
    )


def test_what_waits_stands_on_everybodys_own_page(ready: World) -> None:
    def waits(who: str) -> str:
        return str(ready.client(who).get("/").content.decode())

    first, second = appraised(ready, "a1"), actions.submit(written(ready, "a3"), by=ready.users["a-office"])
    assert "Thẩm định 1 sáng kiến đã gửi" in waits("a-appraiser")
    assert "Lập phiên họp cho 1 sáng kiến" in waits("a-secretary")
    Initiative.objects.filter(pk=first.pk).update(state="passed")
    assert "Ký công nhận 1 sáng kiến" in waits("a-signer")
    assert "Ký công nhận" not in waits("b-signer")
    actions.return_(second, "thiếu nguồn", by=ready.users["a-office"])
    assert f"Bổ sung sáng kiến {second.code}" in waits("a-office")


def test_empty_lists_lead_on(ready: World) -> None:
    told = ready.client("a2-person").get(page("mine")).content.decode()
    assert "Bạn chưa có sáng kiến nào" in told
    assert page("register") in told
