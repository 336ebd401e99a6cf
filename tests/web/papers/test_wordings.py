"""An office words its papers: what it may say, when it holds, and that nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.documents.reading import docx_words, pages
from tests.web.counting import queries
from tests.web.world import World
from thidua.clock import now, set_to
from thidua.core.errors import Refused
from thidua.core.papers.samples import submission_letter
from thidua.core.papers.template import given
from thidua.documents import docx
from thidua.records.actions import end_wording, set_wording
from thidua.records.models import PaperText
from thidua.records.printing import worded

LETTER = "to-trinh"
OWN = given(LETTER).replace("xem xét, quyết định./.", "xem xét, quyết định theo thẩm quyền./.")
PLAN = given(LETTER).replace("xem xét, quyết định./.", "xét theo kế hoạch này./.")


def printed(world: World, plan: str = "", at: object = None) -> str:
    paper = worded(submission_letter(), world.units["A"].pk, plan, at)  # type: ignore[arg-type]  # a moment or none
    return " ".join(docx_words(docx(paper)))


def test_the_words_of_a_plan_come_before_those_of_the_office(world: World) -> None:
    agency, by = world.units["A"], world.users["a-office"]
    assert "xem xét, quyết định./." in printed(world)
    set_wording(agency, LETTER, OWN, by=by)
    set_wording(agency, LETTER, PLAN, by=by, plan="mau")
    assert "theo thẩm quyền./." in printed(world)
    assert "xét theo kế hoạch này./." in printed(world, "mau")
    assert "theo thẩm quyền./." in printed(world, "khac")


def test_another_office_keeps_the_given_words(world: World) -> None:
    set_wording(world.units["B"], LETTER, OWN, by=world.users["b-office"])
    assert "xem xét, quyết định./." in printed(world)


def test_a_paper_keeps_the_words_of_the_moment_it_was_signed(world: World) -> None:
    by, signed = world.users["a-office"], now()
    with set_to(signed + timedelta(hours=1)):
        made = set_wording(world.units["A"], LETTER, OWN, by=by)
        assert "xem xét, quyết định./." in printed(world, at=signed)
    with set_to(signed + timedelta(hours=2)):
        end_wording(made, by=by)
    assert "theo thẩm quyền./." in printed(world, at=signed + timedelta(minutes=90))
    assert "xem xét, quyết định./." in printed(world, at=signed + timedelta(hours=3))


def test_saving_the_same_words_again_is_no_new_wording(world: World) -> None:
    agency, by = world.units["A"], world.users["a-office"]
    first = set_wording(agency, LETTER, OWN, by=by)
    assert set_wording(agency, LETTER, OWN.replace("\n", "\r\n") + "\n\n", by=by) == first
    assert PaperText.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            OWN.replace("{cơ quan}", "{cơ qan}"),
            "Không có chỗ điền tên “cơ qan”. Cách sửa: Có phải “cơ quan”?",
        ),
        (OWN.replace("[[đầu văn bản]]", ""), r"Thiếu phần bắt buộc \[\[đầu văn bản\]\]"),
        (OWN.replace("{cơ quan}", "{cơ quan"), "không đi thành cặp"),
        ("  \n", "còn trống"),
        (OWN.replace("- {giấy tờ}", "- {giấy tờ} 中"), r"dòng 13: .* không có 中 \(U\+4E2D\)"),
        (OWN + "x" * 200, "dòng 17: Có một từ dài hơn"),
        (OWN.replace("#", ""), "Thêm một dòng “# TỜ TRÌNH”"),
    ],
)
def test_a_wording_that_cannot_be_printed_is_refused_with_its_cure(
    world: World, text: str, told: str
) -> None:
    with pytest.raises(Refused, match=told):
        set_wording(world.units["A"], LETTER, text, by=world.users["a-office"])
    assert not PaperText.objects.exists()


def test_what_a_word_processor_adds_is_taken_for_what_it_means(world: World) -> None:
    pasted = OWN.replace("- {giấy tờ}", "\uf0b7\t{giấy tờ}\u200b\r\n•\u00a0Thêm\u00a0“một”\x07 …")
    made = set_wording(world.units["A"], LETTER, pasted, by=world.users["a-office"])
    assert "\n- {giấy tờ}\n- Thêm “một” …\n" in made.text
    assert "- Thêm “một”" in printed(world)


def test_only_the_office_and_its_administrator_word_papers(world: World) -> None:
    for user in ("a-signer", "a1-clerk", "b-office"):
        with pytest.raises(Refused, match="không có quyền"):
            set_wording(world.units["A"], LETTER, OWN, by=world.users[user])


class TestPages:
    def address(self, slug: str = LETTER) -> str:
        return reverse("papers:wording", args=[slug])

    def saved(self, client: Client, text: str, **more: str) -> object:
        return client.post(self.address(), {"text": text, **more})

    def test_the_list_asks_the_same_however_many_wordings_there_are(self, world: World) -> None:
        client, by = world.client("a-office"), world.users["a-office"]
        page = reverse("papers:wordings")
        few = queries(client, page)
        for slug in ("to-trinh", "danh-sach-de-nghi", "thu-thong-bao-ket-qua"):
            set_wording(world.units["A"], slug, given(slug) + "Thêm một dòng.\n", by=by)
        assert queries(client, page) == few

    def test_a_kind_is_found_without_accents(self, world: World) -> None:
        page = world.client("a-office").get(reverse("papers:wordings"), {"q": "to trinh"}).content.decode()
        assert "Tờ trình đề nghị khen thưởng" in page
        assert "Thư thông báo" not in page

    def test_a_text_that_is_too_long_is_refused_whole_and_not_cut(self, world: World) -> None:
        answer = world.client("a-office").post(self.address(), {"text": OWN + "chữ " * 6000})
        assert answer.status_code == 422
        told = answer.content.decode()
        assert "20000" in told
        assert told.count("chữ ") >= 6000
        assert "maxlength" not in told.partition("<textarea")[2].partition(">")[0]

    def test_a_preview_saves_nothing(self, world: World) -> None:
        answer = world.client("a-office").post(self.address(), {"text": OWN, "look": "1"})
        assert answer.status_code == 200
        assert "data:image/png" in answer.content.decode()
        assert not PaperText.objects.exists()

    def test_what_was_typed_stays_when_it_is_refused(self, world: World) -> None:
        answer = world.client("a-office").post(self.address(), {"text": "Lời của tôi {lạ}"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Lời của tôi {lạ}" in page
        assert "Dùng một trong các tên" in page

    def test_pictures_of_the_standing_words_come_by_themselves(self, world: World) -> None:
        client = world.client("a-office")
        assert 'src="?mau=1"' in client.get(self.address()).content.decode()
        assert client.get(self.address(), {"mau": "1"})["Content-Type"] == "image/png"
        assert client.get(self.address(), {"mau": "9"}).status_code == 404
        assert client.get(self.address(), {"mau": "exe"}).status_code == 404

    def test_saved_words_are_printed_at_once(self, world: World) -> None:
        client = world.client("a-office")
        assert self.saved(client, OWN).status_code == 302  # type: ignore[attr-defined]  # a response
        sample = client.get(self.address(), {"mau": "pdf"})
        assert "theo thẩm quyền" in " ".join(pages(sample.content))

    def test_former_words_are_opened_again_and_own_ones_given_up(self, world: World) -> None:
        client, by = world.client("a-office"), world.users["a-office"]
        first = set_wording(world.units["A"], LETTER, OWN, by=by)
        second = set_wording(world.units["A"], LETTER, PLAN, by=by)
        assert "theo thẩm quyền" in client.get(self.address(), {"ban": first.pk}).content.decode()
        assert client.post(reverse("papers:unword", args=[second.pk])).status_code == 302
        assert "xem xét, quyết định./." in printed(world)

    def test_no_such_kind_or_plan_is_not_there(self, world: World) -> None:
        client = world.client("a-office")
        assert client.get(self.address("khong-co")).status_code == 404
        assert client.get(self.address(), {"plan": "khong-co"}).status_code == 404
