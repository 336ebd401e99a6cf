"""A paper of a round edited in Word, issued with number and code, checked by anybody, made void."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.documents.reading import docx_words, pages
from tests.web.counting import queries
from tests.web.everything import Everything
from tests.web.world import DAY
from thidua import access
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.nominations.models import Nomination
from thidua.papers.actions import drop_edit, edit, issue, void
from thidua.papers.models import Release
from thidua.papers.queries import KINDS, Which, content, one, shelves
from thidua.records.actions import keep, open_series
from thidua.records.keeping import keep as keep_files
from thidua.records.models import Issued, Kept, Paper, Reworded
from thidua.registrations.models import Registration

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OWN = {"bien-ban", "quyet-dinh", "chuyen-cap-tren", "thu"}
"""Kinds that are issued by an act of their own."""
NEW = "Đoạn do cơ quan viết thêm."


@pytest.fixture(autouse=True)
def _counted_anew() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def booked(made: Everything) -> Everything:
    """The province with every book of numbers open."""
    for name in ("report", "notice", "invitation", "plan", "minutes", "confirmation"):
        pattern = f"{{n}}/{name[:2].upper()}-A"
        open_series(made["agency"], name, pattern, by=made.user("a-agency_admin"), year=DAY.year)
    return made


def papers(made: Everything, who: str = "a-office") -> list[tuple[str, int]]:
    return [(s.kind.slug, p.ident) for s in shelves(made["round"], made.user(who)) for p in s.papers]


def ident(made: Everything, slug: str) -> int:
    return next(number for kind, number in papers(made) if kind == slug)


def as_file(made: Everything, slug: str, ending: str = "docx", who: str = "a-office") -> bytes:
    by = made.user(who)
    found = one(made["round"], slug, ident(made, slug), by)
    assert found is not None
    return content(found, made["round"], ending, by)


def add(package: Any) -> None:
    package.paragraphs[4].insert_paragraph_before(NEW)


def edited(made: Everything, slug: str, change: Callable[[Any], None] = add) -> Any:
    package, out = Document(BytesIO(as_file(made, slug))), BytesIO()
    change(package)
    package.save(out)
    return SimpleUploadedFile("sua.docx", out.getvalue())


def edit_one(
    made: Everything, slug: str, change: Callable[[Any], None] = add, who: str = "a-office"
) -> Reworded:
    by = made.user(who)
    file = keep(edited(made, slug, change), by=by)
    return edit(Which(made["round"], slug, ident(made, slug)), file, "Lời văn theo ý kiến lãnh đạo.", by=by)


def issue_one(made: Everything, slug: str, who: str = "a-office", **given: Any) -> Release:
    by = made.user(who)
    row = issue(Which(made["round"], slug, ident(made, slug)), by=by, **given)
    keep_files(row, by=by)
    return row


def _withdraw(made: Everything) -> None:
    """All nominations of the round are gone."""
    Nomination.objects.filter(round=made["round"]).update(state="withdrawn")


def test_every_kind_is_issued_or_says_by_which_act_it_is(booked: Everything) -> None:
    by, told = booked.user("a-office"), {}
    for slug in dict(papers(booked)):
        try:
            row = issue_one(booked, slug)
        except Refused as refused:
            told[slug] = refused.reasons[0].vi
            continue
        words = " ".join(pages(as_file(booked, slug, "pdf")))
        assert row.written in words
        code = Paper.objects.filter(kind="papers.release", ident=row.pk).first()
        assert slug.startswith("bang-khen") if code is None else code.code in words
        assert Kept.objects.filter(kind="papers.release", ident=row.pk).count() == 2
        assert docx_words(content(one(booked["round"], slug, row.ident, by), booked["round"], "docx", by))
    assert set(told) - {"tham-dinh", "kiem-phieu"} == OWN
    assert "đã phát hành" in told["tham-dinh"]


def test_numbers_come_from_the_book_of_the_kind_and_only_where_a_paper_bears_one(booked: Everything) -> None:
    assert issue_one(booked, "tong-ket").written == "01/RE-A"
    assert issue_one(booked, "giay-moi").written == "01/IN-A"
    assert issue_one(booked, "danh-sach").number is None
    plan = issue_one(booked, "ke-hoach")
    assert (plan.number, plan.written) == (None, "")
    assert "Số: 01/KH-SM" in " ".join(pages(as_file(booked, "ke-hoach", "pdf")))


def test_without_a_book_the_number_of_the_registry_is_written(made: Everything) -> None:
    with pytest.raises(Refused, match="chưa mở dãy số báo cáo"):
        issue_one(made, "tong-ket")
    row = issue_one(made, "tong-ket", written="15/BC-SM", signer=made.user("a-signer"))
    words = " ".join(pages(as_file(made, "tong-ket", "pdf")))
    assert "Số: 15/BC-SM" in words
    assert str(made.user("a-signer")) in words
    assert (row.number, Issued.objects.filter(kind="papers.release").count()) == (None, 0)


def test_a_signer_of_another_agency_is_refused(booked: Everything) -> None:
    with pytest.raises(Refused, match="không thuộc cơ quan này"):
        issue_one(booked, "tong-ket", signer=booked.user("b-signer"))


def test_what_was_issued_stays_whatever_changes_later(booked: Everything) -> None:
    issue_one(booked, "tong-ket")
    before = as_file(booked, "tong-ket", "pdf")
    Kept.objects.filter(kind="papers.release").delete()
    _withdraw(booked)
    assert as_file(booked, "tong-ket", "pdf") == before


def test_words_by_hand_are_taken_in_and_issued(booked: Everything) -> None:
    words = edit_one(booked, "tong-ket")
    assert words.changes == [["", NEW]]
    entry = Entry.objects.filter(action="paper.edit").latest("pk")
    assert entry.told == {"sha256": words.file.sha256, "changes": 1}
    assert NEW in " ".join(pages(as_file(booked, "tong-ket", "pdf")))
    issue_one(booked, "tong-ket")
    assert NEW in " ".join(pages(as_file(booked, "tong-ket", "pdf")))
    with pytest.raises(Refused, match="lời văn không đổi nữa"):
        edit_one(booked, "tong-ket")


def test_words_by_hand_are_taken_back_until_the_paper_is_issued(booked: Everything) -> None:
    before, by = as_file(booked, "tong-ket"), booked.user("a-office")
    edit_one(booked, "tong-ket")
    drop_edit(Which(booked["round"], "tong-ket", ident(booked, "tong-ket")), by=by)
    assert as_file(booked, "tong-ket") == before
    with pytest.raises(Refused, match="không có bản sửa"):
        drop_edit(Which(booked["round"], "tong-ket", ident(booked, "tong-ket")), by=by)


def test_a_dotted_line_that_was_filled_in_is_gone(booked: Everything) -> None:
    def fill(package: Any) -> None:
        blank = next(p for p in package.paragraphs if p.style.style_id == "PaperBlank")
        blank.text = NEW

    before = " ".join(pages(as_file(booked, "tong-ket", "pdf"))).count("…")
    assert edit_one(booked, "tong-ket", fill).changes == [["…", NEW]]
    after = " ".join(pages(as_file(booked, "tong-ket", "pdf")))
    assert NEW in after
    assert after.count("…") <= before


@pytest.mark.parametrize("slug", ["ke-hoach", "bang-khen"])
def test_words_that_another_place_says_are_not_edited(booked: Everything, slug: str) -> None:
    with pytest.raises(Refused, match="không sửa trong Word"):
        edit_one(booked, slug, lambda _package: None)


def test_a_changed_table_number_or_nothing_at_all_is_refused(booked: Everything) -> None:
    def table(package: Any) -> None:
        package.tables[1].cell(1, 0).text = "Khối khác"

    with pytest.raises(Refused, match="bảng, danh sách hoặc phần ký khác"):
        edit_one(booked, "tong-ket", table)
    with pytest.raises(Refused, match="Không có chữ nào khác"):
        edit_one(booked, "tong-ket", lambda _package: None)


def test_a_paper_whose_data_changed_under_the_hand_is_not_issued(booked: Everything) -> None:
    edit_one(booked, "tong-ket")
    Registration.objects.filter(round=booked["round"]).update(state="withdrawn")
    with pytest.raises(Refused, match="Số liệu của giấy tờ đã đổi"):
        issue_one(booked, "tong-ket")


def test_a_void_number_is_never_given_again_and_the_new_paper_stands_in_its_place(booked: Everything) -> None:
    by = booked.user("a-office")
    first = void(issue_one(booked, "tong-ket"), "Sai số liệu.", by=by)
    second = issue_one(booked, "tong-ket")
    assert (first.written, second.written, second.replaces) == ("01/RE-A", "02/RE-A", first)
    book = Issued.objects.get(pk=first.number_id)
    assert (book.void_reason, book.void_at is None) == ("Sai số liệu.", False)
    told = checked(first)
    assert "Đã hủy" in told
    assert "02/RE-A" in told
    assert "Có thật" in checked(second)
    client = booked.world.client("a-office")
    assert client.get(reverse("papers:release", args=[first.pk, "pdf"])).status_code == 200
    for reason, say in (("", "Chưa ghi lý do"), ("Nữa.", "đã hủy")):
        with pytest.raises(Refused, match=say):
            void(second if not reason else first, reason, by=by)


def checked(row: Release, **posted: Any) -> str:
    code = Paper.objects.get(kind="papers.release", ident=row.pk).code
    address = reverse("decisions:check")
    response = (
        Client().post(address, {"ma": code, **posted}) if posted else Client().get(address, {"ma": code})
    )
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def test_anybody_learns_that_it_was_issued_and_never_whom_it_names(booked: Everything) -> None:
    for slug in ("giay-moi", "bao-cao", "tong-ket", "phieu-tra"):
        row = issue_one(booked, slug)
        told = checked(row)
        assert KINDS[slug].say.vi in told
        assert row.written in told
        assert row.agency.name in told
        assert "ZQ-A1-person" not in told
        assert row.name not in told or slug == "tong-ket"


def test_a_file_or_its_digest_is_compared_with_what_was_issued(booked: Everything) -> None:
    row = issue_one(booked, "tong-ket")
    whole, digest = as_file(booked, "tong-ket", "pdf"), Kept.objects.get(ident=row.pk, form="docx").sha256
    assert "Khớp: tệp" in checked(row, tep=SimpleUploadedFile("a.pdf", whole))
    assert "Không khớp" in checked(row, tep=SimpleUploadedFile("a.pdf", whole + b" "))
    assert "Khớp: tệp" in checked(row, sha256=f" {digest.upper()} ")
    assert "ghi đủ 64 ký tự" in checked(row, sha256="12ab")


def test_who_may_issue(booked: Everything) -> None:
    for who in ("a-signer", "a-member1", "a1-clerk"):
        with pytest.raises(Refused) as refused:
            issue(Which(booked["round"], "tong-ket", booked["round"].pk), by=booked.user(who))
        assert refused.value.reasons == (access.refusal("paper.issue", booked.user(who)),)


def test_a_unit_issues_its_own_letter_without_a_number_of_the_agency(booked: Everything) -> None:
    by = booked.user("a1-clerk")
    row = issue(Which(booked["round"], "to-trinh", booked["unit"].pk), written="03/TTr", by=by)
    assert (row.unit, row.number, row.written) == (booked["unit"], None, "03/TTr")
    with pytest.raises(access.NoRight):
        void(row, "Nhầm.", by=by)


def test_an_issued_paper_is_given_out_when_its_data_are_gone(booked: Everything) -> None:
    number = ident(booked, "danh-sach")
    row = issue_one(booked, "danh-sach")
    _withdraw(booked)
    found = one(booked["round"], "danh-sach", number, booked.user("a-office"))
    assert found is not None
    assert found.thing == row
    assert ("danh-sach", number) in papers(booked)


def test_the_pages_of_a_paper(booked: Everything) -> None:
    client, args = (
        booked.world.client("a-office"),
        [booked["round"].pk, "tong-ket", ident(booked, "tong-ket")],
    )
    sheet, address = reverse("papers:sheet", args=args), reverse("papers:edit", args=args)
    assert client.get(sheet, {"trang": 1})["Content-Type"] == "image/png"
    shown = client.post(address, {"file": edited(booked, "tong-ket"), "reason": "Ý kiến.", "look": "1"})
    page = shown.content.decode()
    assert f"<ins>{NEW}</ins>" in page
    assert not Reworded.objects.filter(ended_at=None).exists()
    kept = page.split('name="file_kept" value="')[1].split('"')[0]
    assert client.post(address, {"file_kept": kept, "reason": "Ý kiến.", "take": "1"}).status_code == 302
    assert NEW in client.get(sheet).content.decode()
    made = client.post(
        reverse("papers:issue", args=args), {"signer": booked.user("a-signer").pk}, follow=True
    )
    assert "Đã phát hành số 01/RE-A" in made.content.decode()
    row = Release.objects.get(slug="tong-ket", state="issued")
    client.post(reverse("papers:void", args=[row.pk]), {"reason": "Sai số liệu."})
    assert "Sai số liệu." in client.get(sheet).content.decode()


def test_the_page_of_papers_asks_as_often_for_more_issued_ones(booked: Everything) -> None:
    client, address = booked.world.client("a-office"), reverse("papers:papers", args=[booked["round"].pk])
    few = queries(client, address)
    for slug in ("tong-ket", "giay-moi", "danh-sach"):
        issue_one(booked, slug)
    assert queries(client, address) == few
