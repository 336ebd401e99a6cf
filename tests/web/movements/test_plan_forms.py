"""An official changes a plan by forms and never sees the file: every field, row and refusal."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.movements.plan_desk import draft, fields_of, published
from tests.web.world import PLANS, World
from thidua.core.plan.fields.forms import MarkForm
from thidua.core.plan.fields.front import FRONT, front_entries, front_values
from thidua.core.plan.loading import load
from thidua.core.plan.writing import entries_of
from thidua.movements.actions import plan_edits
from thidua.movements.compiled import draft_of, plan_of
from thidua.movements.forms.plan_fields import RuleForm
from thidua.movements.forms.plan_typed import typed
from thidua.movements.models import PlanVersion

pytestmark = pytest.mark.slow

INDEX = ("III.1.1.b", "rule", "-")
PERCENT = "criteria.parts.0.params.at_least"


@pytest.mark.parametrize("folder", sorted(PLANS.iterdir()), ids=lambda p: p.name)
def test_every_rule_of_every_plan_passes_through_its_form_unchanged(folder: Path) -> None:
    text, plan = (folder / "plan.md").read_text("utf-8"), load(folder)
    for mark in plan.marks:
        entries = entries_of(text, mark)
        form = MarkForm.of(plan, mark.sort, entries)
        shown = RuleForm(plan, form.fields, form.values(entries))
        assert shown.errors == {}
        assert form.entries(typed(form.fields, shown.data), entries) == entries, mark.name
    head = RuleForm(plan, FRONT, front_values(plan))
    assert front_entries(plan, typed(FRONT, head.data)) == dict(plan.front)


class Desk:
    """The office of A at a draft plan: opens forms, fills them in, sends them."""

    def __init__(self, world: World, by: str = "a-office") -> None:
        self.world, self.version = world, draft(world)
        self.client: Client = world.client(by)

    def address(self, name: str, *args: str) -> str:
        return reverse(f"movements:{name}", args=[self.version.pk, *args])

    def form(self, name: str, *args: str, query: str = "") -> dict[str, Any]:
        """A form as it stands, ready to be filled in."""
        page = self.client.get(self.address(name, *args) + query)
        assert page.status_code == 200
        return (
            fields_of(page)
            | {k: page.context.get(k, "") for k in ("letters",)}
            | {"version": page.context.get("digest", "")}
        )

    def send(self, name: str, *args: str, data: dict[str, Any]) -> Any:
        """Send a form and read the draft again."""
        answer = self.client.post(self.address(name, *args), data)
        self.version = PlanVersion.objects.get(pk=self.version.pk)
        return answer


@pytest.fixture
def desk(world: World) -> Desk:
    """A desk with a draft on it."""
    return Desk(world)


@pytest.mark.django_db
class TestARule:
    def test_a_threshold_is_changed_in_one_field(self, desk: Desk) -> None:
        data = desk.form("plan_rule", *INDEX) | {PERCENT: "85,5"}
        answer = desk.send("plan_rule", *INDEX, data=data)
        assert answer.status_code == 302
        assert answer.url.endswith("?khoan=III.1.1.b#k-III.1.1.b")
        assert 'at_least: "85.5"' in desk.version.text
        page = desk.client.get(answer.url).content.decode()
        assert "Đã sửa quy tắc ở khoản III.1.1.b." in page
        assert reverse("movements:plan_undo", args=[desk.version.pk]) in page

    def test_saving_what_was_only_opened_changes_nothing(self, desk: Desk) -> None:
        before = desk.version.text
        desk.send("plan_rule", *INDEX, data=desk.form("plan_rule", *INDEX))
        assert (desk.version.text, desk.version.edits.count()) == (before, 0)

    def test_a_bad_number_comes_back_with_its_reason_and_what_was_typed(self, desk: Desk) -> None:
        answer = desk.send("plan_rule", *INDEX, data=desk.form("plan_rule", *INDEX) | {PERCENT: "chín mươi"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Chưa đọc được “chín mươi”" in page
        assert 'value="chín mươi"' in page
        assert "<title>Lỗi:" in page.replace("\n", "")

    def test_a_share_beyond_hundred_is_refused_by_the_reader_of_plans(self, desk: Desk) -> None:
        answer = desk.send("plan_rule", *INDEX, data=desk.form("plan_rule", *INDEX) | {PERCENT: "120"})
        assert answer.status_code == 422
        assert "từ 0 đến 100" in answer.content.decode()

    def test_one_more_condition_is_added_without_scripts(self, desk: Desk) -> None:
        data = desk.form("plan_rule", *INDEX) | {"do": "kind:criteria", "criteria.new": "no_discipline"}
        answer = desk.send("plan_rule", *INDEX, data=data)
        assert answer.status_code == 200
        more = fields_of(answer) | {"criteria.how": "one_of", "criteria.parts.1.params.from": "reprimand"}
        desk.send("plan_rule", *INDEX, data=more)
        rule = next(m for m in plan_of(desk.version).by_id["III.1.1.b"].marks if m.sort == "rule")
        assert list(rule.body) == ["one_of"]
        assert rule.body["one_of"][1] == {"no_discipline": {"from": "reprimand"}}

    def test_a_row_comes_and_goes(self, desk: Desk) -> None:
        route = ("III.4.1", "route", "-")
        data = desk.form("plan_rule", *route)
        more = fields_of(desk.send("plan_rule", *route, data=data | {"do": "row:steps"}))
        assert "steps.3.via" in more
        fewer = fields_of(desk.send("plan_rule", *route, data=more | {"do": "drop:steps.0"}))
        assert "steps.3.via" not in fewer
        desk.send("plan_rule", *route, data=fewer)
        mark = next(m for m in plan_of(desk.version).by_id["III.4.1"].marks if m.sort == "route")
        assert [s["who"] for s in mark.body["steps"]] == ["ubnd-phuong", "ubnd-thi-xa"]

    def test_a_second_reading_is_told_and_settled(self, desk: Desk) -> None:
        data = desk.form("plan_rule", *INDEX) | {"do": "readings"}
        page = desk.send("plan_rule", *INDEX, data=data)
        assert page.context["letters"] == "ab"
        two = fields_of(page) | {
            "letters": "ab",
            "question": "Của năm nào?",
            "a.says_so": "Của năm xét",
            "b.says_so": "Của năm trước",
            "b.criteria.parts.0.params.at_least": "80",
        }
        desk.send("plan_rule", *INDEX, data=two)
        rule = next(m for m in plan_of(desk.version).by_id["III.1.1.b"].marks if m.sort == "rule")
        assert (rule.body["reading"], rule.body["b"]["index_score"]["at_least"]) == ("a", "80")
        opened = desk.form("plan_rule", *INDEX)
        single = fields_of(desk.send("plan_rule", *INDEX, data=opened | {"do": "settle:b"}))
        desk.send("plan_rule", *INDEX, data=single | {"letters": ""})
        rule = next(m for m in plan_of(desk.version).by_id["III.1.1.b"].marks if m.sort == "rule")
        assert rule.body["index_score"]["at_least"] == "80"
        assert "reading" not in rule.body

    def test_two_people_at_one_rule_see_both_versions(self, desk: Desk) -> None:
        mine = desk.form("plan_rule", *INDEX) | {PERCENT: "80", "note": "Theo góp ý của tôi"}
        desk.send("plan_rule", *INDEX, data=desk.form("plan_rule", *INDEX) | {PERCENT: "70"})
        answer = desk.send("plan_rule", *INDEX, data=mine)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Theo góp ý của tôi" in page
        assert "70" in page
        kept = mine | {"version": answer.context["conflict"].thing.version}
        assert desk.send("plan_rule", *INDEX, data=kept).status_code == 302
        assert 'at_least: "80"' in desk.version.text

    def test_it_is_removed_after_a_look_at_what_goes(self, desk: Desk) -> None:
        address = desk.address("plan_remove_rule", *INDEX)
        assert "Bỏ quy tắc" in desk.client.get(address).content.decode()
        assert desk.client.post(address).status_code == 302
        assert "index_score" not in PlanVersion.objects.get(pk=desk.version.pk).text

    def test_a_rule_that_is_not_there_is_not_found(self, desk: Desk) -> None:
        assert desk.client.get(desk.address("plan_rule", "III.1.1.b", "quota", "-")).status_code == 404
        assert desk.client.get(desk.address("plan_rule", "XX", "rule", "-")).status_code == 404


@pytest.mark.django_db
class TestANewRule:
    def test_it_is_chosen_in_plain_words(self, desk: Desk) -> None:
        page = desk.client.get(desk.address("plan_add", "III.1.1.c")).content.decode()
        for words in ("Không bị kỷ luật", "Ai được xét", "Hạn", "Chỗ ngờ", "Theo quy định của văn bản khác"):
            assert words in page

    @pytest.mark.parametrize("query", ["", "?loai=rating"])
    def test_its_form_opens_with_the_kind_chosen(self, desk: Desk, query: str) -> None:
        opened = desk.form("plan_add_rule", "III.1.1.c", "rule", query=query)
        assert ("criteria.parts.0.kind" in opened) == bool(query)

    def test_it_stands_under_its_clause(self, desk: Desk) -> None:
        opened = desk.form("plan_add_rule", "III.1.1.c", "rule", query="?loai=rating")
        data = opened | {"criteria.parts.0.params.at_least": "good"}
        assert desk.send("plan_add_rule", "III.1.1.c", "rule", data=data).status_code == 302
        rules = [m.body for m in plan_of(desk.version).by_id["III.1.1.c"].marks if m.sort == "rule"]
        assert {"rating": {"at_least": "good"}} in rules

    def test_a_deadline_takes_a_day_as_people_write_it(self, desk: Desk) -> None:
        opened = desk.form("plan_add_rule", "ket", "deadline")
        data = opened | {"what": "report", "when.how": "before", "when.day": "5/1", "when.year": "next"}
        desk.send("plan_add_rule", "ket", "deadline", data=data)
        mark = next(m for m in plan_of(desk.version).by_id["ket"].marks if m.sort == "deadline")
        assert mark.body == {"what": "report", "when": {"before": "5/1", "year": "next"}}

    def test_what_must_be_filled_in_is_asked_for_at_its_field(self, desk: Desk) -> None:
        answer = desk.send(
            "plan_add_rule", "ket", "deadline", data=desk.form("plan_add_rule", "ket", "deadline")
        )
        assert answer.status_code == 422
        assert 'href="#id_what"' in answer.content.decode()

    def test_a_rule_without_an_award_names_the_field_that_cures_it(self, desk: Desk) -> None:
        opened = desk.form("plan_add_rule", "ket", "rule", query="?loai=rating")
        answer = desk.send("plan_add_rule", "ket", "rule", data=opened)
        assert answer.status_code == 422
        assert "Chọn hình thức khen ở ô “Chỉ dùng cho”." in answer.content.decode()


@pytest.mark.django_db
class TestWordsAndHead:
    def test_words_of_a_clause(self, desk: Desk) -> None:
        desk.send("plan_words", "ket", data={"words": "Lời kết mới./.", "version": ""})
        assert draft_of(desk.version).plan.by_id["ket"].text == "Lời kết mới./."

    def test_words_that_begin_another_clause_stay_typed(self, desk: Desk) -> None:
        answer = desk.send("plan_words", "ket", data={"words": "a) Điểm khác", "version": ""})
        assert answer.status_code == 422
        assert "a) Điểm khác" in answer.content.decode()

    def test_words_changed_by_two(self, desk: Desk) -> None:
        seen = desk.client.get(desk.address("plan_words", "ket")).context["seen"]
        plan_edits.change_words(
            desk.version, "ket", plan_edits.Words("Của người kia."), by=desk.world.users["a-office"]
        )
        answer = desk.send("plan_words", "ket", data={"words": "Của tôi.", "version": seen})
        assert answer.status_code == 409
        assert "Của người kia." in answer.content.decode()
        assert "Của tôi." in answer.content.decode()

    def test_words_save_themselves_as_one_edit(self, desk: Desk) -> None:
        seen = desk.client.get(desk.address("plan_words", "ket")).context["seen"]
        for words in ("Lời k", "Lời kết", "Lời kết mới./."):
            answer = desk.client.post(
                desk.address("plan_words", "ket"),
                {"words": words, "version": seen},
                headers={"X-Autosave": "1", "HX-Request": "true"},
            )
            seen = answer.json()["version"]
        assert answer.json()["at"] == "09:00"
        desk.send("plan_words", "ket", data={"words": "Lời kết mới./.", "version": seen})
        assert draft_of(desk.version).plan.by_id["ket"].text == "Lời kết mới./."
        assert desk.version.edits.count() == 1

    def test_a_new_clause(self, desk: Desk) -> None:
        answer = desk.send("plan_add_clause", "V.3", data={"words": "Các tổ dân phố phối hợp."})
        assert answer.url.endswith("#k-V.3a")

    def test_repealing_shows_what_goes_first(self, desk: Desk) -> None:
        assert "(bãi bỏ)" in desk.client.get(desk.address("plan_repeal", "V.3")).content.decode()
        desk.send("plan_repeal", "V.3", data={})
        assert draft_of(desk.version).plan.by_id["V.3"].text == "(bãi bỏ)"

    def test_number_and_date_of_the_head(self, desk: Desk) -> None:
        data = desk.form("plan_front") | {"number": "60/KH-UBND", "issued": "1/9/2024"}
        desk.send("plan_front", data=data)
        assert "number: {value: 60/KH-UBND, source: 4}" in desk.version.text
        assert "issued: {value: 2024-09-01, source: 4}" in desk.version.text

    def test_somebody_more_is_named(self, desk: Desk) -> None:
        page = desk.send("plan_actors", data=desk.form("plan_actors") | {"do": "row:actors"})
        row = max(
            int(name.split(".")[1])
            for name in fields_of(page)
            if name.startswith("actors.") and name.count(".") == 2
        )
        filled = {f"actors.{row}.name": "Tổ công nghệ số cộng đồng", f"actors.{row}.is": ["outside"]}
        desk.send("plan_actors", data=fields_of(page) | filled)
        assert plan_of(desk.version).actors["to-cong-nghe"].name == "Tổ công nghệ số cộng đồng"

    def test_the_last_edit_is_undone_from_the_page(self, desk: Desk) -> None:
        before = desk.version.text
        desk.send("plan_words", "ket", data={"words": "Lời kết mới./.", "version": ""})
        desk.send("plan_undo", data={})
        assert desk.version.text == before


@pytest.mark.django_db
class TestWholeVersions:
    def test_publishing_has_its_own_page(self, desk: Desk) -> None:
        assert "đóng băng" in desk.client.get(desk.address("plan_publish")).content.decode()
        desk.send("plan_publish", data={})
        assert desk.version.state == "published"

    def test_faults_are_listed_instead_of_the_button(self, desk: Desk) -> None:
        desk.send("plan_words", "III.1.1.d", data={"words": "Lời khác hẳn.", "version": ""})
        page = desk.client.get(desk.address("plan_publish")).content.decode()
        assert "Chưa công bố được" in page
        assert 'name="confirmed"' not in page
        desk.send("plan_publish", data={})
        assert desk.version.state == "draft"

    def test_a_folder_comes_in_as_a_zip_or_as_its_plan_alone(self, world: World) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for name in ("plan.md", "plan.en.yaml", "source.txt", "cases.yaml"):
                archive.write(PLANS / "mau" / name, f"mau/{name}")
        client, address = world.client("b-office"), reverse("movements:plan_bring")
        for upload in (
            ("mau.zip", packed.getvalue()),
            ("plan.md", (PLANS / "ha-nam-so-tu-phap-2023/plan.md").read_bytes()),
        ):
            answer = client.post(address, {"file": SimpleUploadedFile(*upload)})
            assert answer.status_code == 302
        brought = PlanVersion.objects.get(code="mau")
        assert (brought.text, brought.source) == tuple(
            (PLANS / "mau" / name).read_text("utf-8") for name in ("plan.md", "source.txt")
        )

    @pytest.mark.parametrize(
        ("name", "content", "why"),
        [
            ("a.md", b"\xff\xfe\x00", "không phải UTF-8"),
            ("a.md", b"chi la chu", "Không đọc được kế hoạch"),
            ("a.zip", b"", ""),
            ("a.zip", b"sum", "bị hỏng"),
            ("a.zip", b"name", "bị hỏng"),
            ("a.zip", b"lock", "bị hỏng"),
        ],
    )
    def test_what_is_no_plan_is_refused_with_its_reason(
        self, world: World, name: str, content: bytes, why: str
    ) -> None:
        if name.endswith(".zip"):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                archive.writestr("plan.md" if content else "khac.txt", "noi dung")
            raw, listed = packed.getvalue(), packed.getvalue().rfind(b"PK\x01\x02")
            content, why = {
                b"": (raw, "không có plan.md"),
                b"sum": (raw.replace(b"noi dung", b"no1 dung"), why),
                b"name": (_set(_set(raw, listed + 9, 8), listed + 46, 0xE5), why),
                b"lock": (_set(_set(raw, listed + 8, 1), 6, 1), why),
            }[content]
        answer = world.client("b-office").post(
            reverse("movements:plan_bring"), {"file": SimpleUploadedFile(name, content)}
        )
        assert why in answer.content.decode()
        assert PlanVersion.objects.count() == 0

    def test_a_movement_takes_the_new_version_up(self, world: World) -> None:
        old = published(world)
        movement = world.movement(old, "2024")
        client = world.client("a-office")
        client.post(reverse("movements:plan_new_version", args=[old.pk]))
        new = PlanVersion.objects.get(number=2)
        client.post(reverse("movements:plan_publish", args=[new.pk]))
        address = reverse("movements:adopt", args=[movement.pk])
        assert "giữ kết quả theo bản cũ" in client.get(address).content.decode()
        client.post(address, {"plan": new.pk, "reason": "Theo góp ý"})
        movement.refresh_from_db()
        assert movement.plan == new

    def test_an_office_elsewhere_may_read_but_not_touch(self, world: World) -> None:
        version = published(world)
        client = world.client("b-office")
        assert client.get(reverse("movements:plan", args=[version.pk])).status_code == 200
        for name in ("plan_new_version", "plan_publish"):
            client.post(reverse(f"movements:{name}", args=[version.pk]))
        assert PlanVersion.objects.count() == 1


def _set(raw: bytes, at: int, to: int) -> bytes:
    """The bytes with one of them changed."""
    return raw[:at] + bytes([to]) + raw[at + 1 :]
