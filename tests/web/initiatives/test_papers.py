"""Papers of initiatives: minutes signed by two, decisions and confirmations with number and code, all kept."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.documents.reading import docx_words
from tests.web.initiatives.made import appraised, heard, recognised
from tests.web.world import World
from thidua import access
from thidua.core.errors import Refused
from thidua.initiatives import actions
from thidua.initiatives.actions import Found, Told
from thidua.initiatives.models import Confirmation, Minutes
from thidua.records.actions import open_series
from thidua.records.checking import told_of
from thidua.records.models import Kept, Paper
from thidua.voting.models import Session


def words_of(content: bytes) -> str:
    return " ".join(docx_words(content))


def page(name: str, *args: object) -> str:
    return reverse(f"initiatives:{name}", args=args)


def counted(world: World) -> Session:
    """A session that heard one initiative, with the marks of a member."""
    session = heard(world, appraised(world))
    session.state = "voting"
    session.save(update_fields=["state"])
    found = Found(True, True, False, "cần thêm máy quét")
    actions.mark(session.items.get(), found, by=world.users["a-member1"])
    session.state = "counted"
    session.save(update_fields=["state"])
    return session


def test_minutes_are_signed_by_the_secretary_and_then_by_the_chair(ready: World) -> None:
    secretary, chair = ready.users["a-secretary"], ready.users["a-chair"]
    open_series(ready.units["A"], "minutes", "{n}/BB-HĐSK", by=ready.users["a-agency_admin"], year=2024)
    session = counted(ready)
    actions.write_minutes(session, Told(conclusion="Giao Văn phòng nhân rộng"), by=secretary)
    with pytest.raises(Refused, match="Thư ký phiên họp ký biên bản trước"):
        actions.sign_minutes(session, by=chair)
    actions.sign_minutes(session, by=secretary)
    with pytest.raises(Refused, match="không sửa được nữa"):
        actions.write_minutes(session, Told(), by=secretary)
    made = actions.sign_minutes(session, by=chair)
    session.refresh_from_db()
    assert (session.state, str(made.number)) == ("signed", "01/BB-HĐSK")
    with pytest.raises(Refused, match="chưa kiểm phiếu, hoặc biên bản đã ký"):
        actions.sign_minutes(session, by=chair)


def test_the_minutes_tell_marks_votes_and_conclusion(ready: World) -> None:
    session, client = counted(ready), ready.client("a-secretary")
    typed = {"began": "8h00", "ended": "9h30", "conclusion": "Giao Văn phòng nhân rộng", "once": str(uuid4())}
    assert client.post(page("write_minutes", session.pk), typed).status_code == 302
    told = words_of(client.get(page("minutes_paper", session.pk, "docx")).content)
    for part in (
        "xét công nhận sáng kiến",
        "08 giờ 00 phút",
        "cần thêm máy quét",
        "1/1",
        "0/1",
        "4/4",
        "Thông qua",
        "Giao Văn phòng nhân rộng",
        "Thông tư 18/2013/TT-BKHCN",
    ):
        assert part in told, part
    assert Kept.objects.filter(kind="initiatives.minutes").count() == 0
    for who in ("a-secretary", "a-chair"):
        signs = ready.client(who)
        assert "Ký biên bản" in signs.get(page("session", session.pk)).content.decode()
        assert (
            signs.post(page("sign", session.pk), {"confirmed": "1", "once": str(uuid4())}).status_code == 302
        )
    assert client.get(page("minutes_paper", session.pk, "pdf")).content.startswith(b"%PDF")
    made = Minutes.objects.get()
    assert Kept.objects.filter(kind="initiatives.minutes", ident=made.pk).count() == 2
    public = told_of(Paper.objects.get(kind="initiatives.minutes"))
    assert public is not None
    assert public.label.vi == "Biên bản họp Hội đồng sáng kiến"


def test_before_the_meeting_the_minutes_leave_room(ready: World) -> None:
    session = counted(ready)
    Session.objects.filter(pk=session.pk).update(state="planned")
    told = words_of(ready.client("a-chair").get(page("minutes_paper", session.pk, "docx")).content)
    assert "hợp lệ phiếu; không hợp lệ phiếu" in told
    assert ready.client("b-chair").get(page("minutes_paper", session.pk, "docx")).status_code == 404


def test_a_confirmation_takes_its_number_and_anybody_checks_its_code(ready: World) -> None:
    decision, made = recognised(ready)
    line, signer = decision.lines.get(), ready.users["a-signer"]
    with pytest.raises(Refused, match="chưa mở dãy số giấy xác nhận"):
        actions.confirm(line, by=signer)
    with pytest.raises(access.NoRight):
        actions.confirm(line, written="1/GXN", by=ready.users["a-office"])
    open_series(ready.units["A"], "confirmation", "{n}/GXN-MẪU", by=ready.users["a-agency_admin"], year=2024)
    given = actions.confirm(line, "đề nghị Bằng khen", by=signer)
    assert str(given) == "01/GXN-MẪU"
    with pytest.raises(Refused, match="mỗi quyết định một giấy"):
        actions.confirm(line, by=signer)
    client = ready.client("a1-clerk")
    told = words_of(client.get(page("confirmation", given.pk, "docx")).content)
    for part in (made.title, "01/GXN-MẪU", "căn cứ đề nghị Bằng khen", "Căn cứ Luật", str(signer.name)):
        assert part in told, part
    assert "01/GXN-MẪU" in client.get(page("initiative", made.pk)).content.decode()
    assert ready.client("b-office").get(page("confirmation", given.pk, "docx")).status_code == 404
    public = told_of(Paper.objects.get(kind="initiatives.confirmation"))
    assert public is not None
    assert (public.number, public.void_on) == ("01/GXN-MẪU", None)
    with pytest.raises(Refused, match="Nêu lý do"):
        actions.void_confirmation(given, " ", by=ready.users["a-office"])
    actions.void_confirmation(given, "ghi sai mục đích", by=ready.users["a-office"])
    given.refresh_from_db()
    assert given.number.void_reason == "ghi sai mục đích"
    assert str(actions.confirm(line, by=signer)) == "02/GXN-MẪU"


def test_a_number_of_the_registry_may_be_written(ready: World) -> None:
    decision, _made = recognised(ready)
    line = decision.lines.get()
    client = ready.client("a-signer")
    typed = {"purpose": "", "written": "15/GXN-STP", "once": str(uuid4())}
    assert client.post(page("confirm", line.pk), typed).status_code == 302
    assert Confirmation.objects.get().written == "15/GXN-STP"
    assert ready.client("a-office").get(page("confirm", line.pk)).status_code == 403


def test_the_revocation_is_a_paper_and_voids_the_confirmation(ready: World) -> None:
    decision, made = recognised(ready)
    line, signer = decision.lines.get(), ready.users["a-signer"]
    given = actions.confirm(line, written="1/GXN-MẪU", by=signer)
    client = ready.client("a1-clerk")
    assert client.get(page("revocation", line.pk, "docx")).status_code == 404
    actions.revoke(line, "số liệu không đúng", by=signer)
    told = words_of(client.get(page("revocation", line.pk, "docx")).content)
    for part in ("02/QĐ-MẪU", "01/QĐ-MẪU", made.title, "số liệu không đúng", str(signer.name)):
        assert part in told, part
    given.refresh_from_db()
    assert given.void_on is not None
    public = told_of(Paper.objects.get(kind="initiatives.confirmation"))
    assert public is not None
    assert public.void_on is not None
    kinds = set(Paper.objects.values_list("kind", flat=True))
    assert {"initiatives.recognition", "initiatives.recognised"} <= kinds


def test_a_signed_decision_stays_as_it_was_signed(ready: World) -> None:
    decision, made = recognised(ready)
    client = ready.client("a1-clerk")
    before = client.get(page("decision", decision.pk, "docx")).content
    made.title = "Tên khác"
    made.save()
    assert client.get(page("decision", decision.pk, "docx")).content == before
    assert Kept.objects.filter(kind="initiatives.recognition").count() == 2
