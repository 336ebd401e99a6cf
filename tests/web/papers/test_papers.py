"""Papers of a round: what is on the page is what its reader may see; the pack holds all of it."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from django.urls import reverse

from tests.documents.reading import docx_words, pages
from tests.web.counting import queries
from tests.web.everything import Everything
from thidua import access
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.papers.template import given
from thidua.papers.actions import fill, pack
from thidua.papers.queries import KINDS, shelves
from thidua.records.models import PaperText

ELSEWHERE = {
    "dang-ky-ca-nhan": "no person of it is registered now",
    "giao-uoc": "one unit alone agrees with nobody",
    "phieu-bau": "no session of this province votes on paper",
    "to-trinh-ho-so": "its dossiers have their letters as files",
    "so-vang": "its awards are of old books, of no round",
}
"""Kinds of which this province has no paper, and why."""
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def listed(made: Everything, who: str) -> dict[str, int]:
    return {s.kind.slug: len(s.papers) for s in shelves(made["round"], made.user(who))}


def test_the_office_sees_papers_of_every_kind(made: Everything) -> None:
    assert set(listed(made, "a-office")) == set(KINDS) - set(ELSEWHERE)


def test_nobody_sees_more_than_their_rights_reach(made: Everything) -> None:
    assert listed(made, "b-office") == {"ke-hoach": 1}
    assert "thu" not in listed(made, "a-member1")


QUICK = ("quyet-dinh", "bao-cao", "bang-khen")
"""Kinds that `make test` prints; `make test-all` prints every one."""
PRINTED = [
    pytest.param(slug, marks=() if slug in QUICK else pytest.mark.slow)
    for slug in sorted(set(KINDS) - set(ELSEWHERE))
]


@pytest.mark.parametrize("slug", PRINTED)
def test_every_paper_prints_in_both_forms_with_the_same_words(made: Everything, slug: str) -> None:
    client = made.world.client("a-office")
    shelf = next(s for s in shelves(made["round"], made.user("a-office")) if s.kind.slug == slug)
    for paper in shelf.papers:
        files = [
            client.get(reverse("papers:paper", args=[made["round"].pk, slug, paper.ident, ending])).content
            for ending in ("pdf", "docx")
        ]
        words = docx_words(files[1])
        assert len(words) > 20
        assert set(" ".join(pages(files[0])).split()) & set(words)


def test_the_page_asks_as_often_for_more_papers(made: Everything) -> None:
    client, address = made.world.client("a-office"), reverse("papers:papers", args=[made["round"].pk])
    few = queries(client, address)
    for row in (made["decision.draft"], made["letter"]):
        row.pk = row.pk + 1000
        if hasattr(row, "nomination_id"):
            row.nomination = made["nomination.submitted"]
        row.save(force_insert=True)
    assert queries(client, address) == few


def test_a_pack_holds_every_paper_in_both_forms_and_tells_them_in_its_contents(made: Everything) -> None:
    by = made.user("a-office")
    told: list[tuple[int, int]] = []
    whole = fill(pack(made["round"], by=by), by=by, tick=lambda done, total: told.append((done, total)))
    count = sum(listed(made, "a-office").values())
    assert told == [(n, count) for n in range(1, count + 1)]
    content = whole.path.read_bytes()
    assert hashlib.sha256(content).hexdigest() == whole.sha256
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        contents = " ".join(pages(archive.read("00-muc-luc.pdf")))
    assert len(names) == 2 * count + 2
    assert all(name.isascii() for name in names)
    assert all(s.kind.say.vi.upper() in contents.upper() for s in shelves(made["round"], by))


@pytest.mark.slow
def test_a_paper_that_cannot_be_printed_is_told_and_stops_no_other(made: Everything) -> None:
    by, agency = made.user("a-office"), made["agency"]
    # kept by hand, as before signs were looked at when a wording is saved
    text = given("thu-thong-bao-ket-qua") + "Chữ lạ ☎.\n"
    PaperText.objects.create(agency=agency, paper="thu-thong-bao-ket-qua", text=text, by=by, at=now())
    whole = fill(pack(made["round"], by=by), by=by)
    with zipfile.ZipFile(whole.path) as archive:
        assert "chưa in được" in " ".join(pages(archive.read("00-muc-luc.pdf")))
        assert not [n for n in archive.namelist() if n.startswith("09-thu/001")]
        assert [n for n in archive.namelist() if n.startswith("06-quyet-dinh/")]


def test_a_pack_is_for_who_asked_for_it(made: Everything) -> None:
    address = reverse("papers:download", args=[made["pack"].pk])
    assert made.world.client("a-office").get(address).status_code == 200
    assert made.world.client("a-signer").get(address).status_code == 404


def test_only_the_office_packs(made: Everything) -> None:
    for who in ("a-signer", "a1-clerk", "b-office"):
        with pytest.raises(Refused) as refused:
            pack(made["round"], by=made.user(who))
        assert refused.value.reasons == (access.refusal("paper.pack", made.user(who)),)


def test_papers_are_found_by_kind_or_name_without_accents(made: Everything) -> None:
    client, address = made.world.client("a-office"), reverse("papers:papers", args=[made["round"].pk])

    def kinds(asked: str, **more: str) -> list[str]:
        page = client.get(address, {"q": asked, **more})
        return list(dict.fromkeys(line.shelf.kind.slug for line in page.context["filter"].qs))

    assert kinds("quyet dinh") == ["quyet-dinh"]
    assert kinds("zq-a1-person") == ["bao-cao", "thu"]
    assert kinds("khong co gi") == []
    assert kinds("", kind="thu") == ["thu"]
    assert "tong-ket" in kinds("", state="draft")
    assert "tong-ket" not in kinds("", state="done")
    sheet = client.get(address, {"xuat": "csv", "q": "bien ban"}).content.decode()
    assert "Biên bản họp Hội đồng" in sheet
    assert "Kế hoạch" not in sheet


def test_a_year_is_reviewed_on_the_way_a_stage_at_its_end(made: Everything) -> None:
    [shelf] = [s for s in shelves(made["round"], made.user("a-office")) if s.kind.slug == "tong-ket"]
    assert shelf.papers[0].make().title.startswith("BÁO CÁO Sơ kết")
    made["round"].kind = "stage"
    [shelf] = [s for s in shelves(made["round"], made.user("a-office")) if s.kind.slug == "tong-ket"]
    assert shelf.papers[0].make().title.startswith("BÁO CÁO Tổng kết")


def test_a_clerk_prints_what_their_own_unit_hands_in_and_nothing_else(made: Everything) -> None:
    found = {s.kind.slug: s.papers for s in shelves(made["round"], made.user("a2-clerk"))}
    assert set(found) <= {"ke-hoach", "dang-ky", "danh-sach", "to-trinh", "bao-cao", "phieu-tra", "sang-kien"}
    mine = {s.kind.slug: s.papers for s in shelves(made["round"], made.user("a1-clerk"))}
    assert {"to-trinh", "bao-cao"} <= set(mine)
    assert [p.name for p in mine["to-trinh"]] == [made["unit"].name]


def test_a_draft_prints_its_report_and_the_letter_made_from_its_data(made: Everything) -> None:
    draft, client = made["nomination.draft"], made.world.client("a1-clerk")
    letter = reverse("papers:paper", args=[draft.round_id, "to-trinh-ho-so", draft.pk, "docx"])
    assert client.get(letter).status_code == 404
    draft.papers.update(paper="submission_letter", composed_at=now())
    words = " ".join(docx_words(client.get(letter).content))
    assert "TỜ TRÌNH" in words
    assert draft.code in words
    assert str(draft.person or draft.unit) in words
    report = letter.replace("to-trinh-ho-so", "bao-cao")
    assert "BÁO CÁO" in " ".join(docx_words(client.get(report).content))
    assert made.world.client("b-office").get(letter).status_code == 404


def test_a_person_prints_their_own_report_but_no_list_with_gaps(made: Everything) -> None:
    found = {s.kind.slug for s in shelves(made["round"], made.user("a2-person"))}
    assert not found & {"danh-sach", "to-trinh", "dang-ky", "giao-uoc"}
