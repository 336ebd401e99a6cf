"""The page of confirming: both sides, what is left, the way on, in a fixed number of queries and few bytes."""

from __future__ import annotations

import gzip
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.web.counting import queries
from tests.web.movements.plan_desk import fields_of
from tests.web.movements.read_desk import head, proposal, read, sent
from tests.web.movements.read_words import WORDS
from tests.web.records.samples import document
from tests.web.weighing import FIRST, too_heavy
from tests.web.world import World
from thidua.core.wording import Say
from thidua.movements.actions import confirming, plans
from thidua.movements.background import read_in_background
from thidua.movements.models import PlanReading, Proposed
from thidua.records.models import File
from thidua.screens.jobs import begin
from thidua.screens.models import Job

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def url(name: str, *args: object) -> str:
    return reverse(f"movements:{name}", args=args)


def page(world: World, reading: PlanReading, by: str = "a-office", **more: object) -> Any:
    answer = world.client(by).get(url("confirm", reading.plan_id), more)
    assert answer.status_code == 200
    return answer


def put(world: World, name: str, *args: object, **posted: object) -> Any:
    return world.client("a-office").post(url(name, *args), posted, follow=True)


def test_both_sides_stand_beside_each_other(world: World) -> None:
    reading = read(world)
    row = proposal(reading, "quota")
    shown = page(world, reading, muc=row.pk)
    body = shown.content.decode()
    marked = [line.number for line in shown.context["sheet"].marked]
    assert marked == [row.first]
    for words in (
        "Đã xác nhận 0/",
        "chỗ ngờ",
        row.words,
        f"{row.sure} %",
        "Bản nháp đang ghi:",
        "Để riêng, không",
    ):
        assert words in body
    assert 'data-key="a Enter"' in body


def test_one_begins_at_the_head_and_goes_on_where_one_stopped(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    assert page(world, reading).context["item"].row == head(reading, "number")
    row = proposal(reading, "quota", "III.1-1")
    confirming.accept(row, by=by)
    again = page(world, reading).context
    assert again["item"].row == proposal(reading, "quota", "III.1-2")
    assert (again["desk"].done, again["desk"].left) == (1, reading.proposals.count() - 1)


def test_one_goes_from_doubt_to_doubt_and_from_item_to_item(world: World) -> None:
    reading = read(world)
    rows = list(reading.proposals.all())
    doubts = [r for r in rows if r.asks_vi or r.sure < 70]
    shown = page(world, reading, muc=doubts[0].pk).context
    assert (shown["doubt_after"].row, shown["doubt_before"].row) == (doubts[1], doubts[-1])
    at = rows.index(doubts[0])
    assert (shown["before"].row, shown["next"].row) == (rows[at - 1], rows[at + 1])


def test_accepting_leads_to_the_next_and_the_undo_back(world: World) -> None:
    reading = read(world)
    row = proposal(reading, "quota", "III.1-1")
    after = put(world, "confirm_accept", reading.plan_id, row.pk)
    assert "Đã nhận ở khoản III.1-1." in after.content.decode()
    assert after.context["item"].row == proposal(reading, "quota", "III.1-2")
    back = put(world, "confirm_undo", reading.plan_id)
    assert back.context["item"].row == row
    assert "Đã hoàn tác" in back.content.decode()


def test_a_rule_is_changed_by_the_form_with_what_was_read_in_it(world: World) -> None:
    reading = read(world)
    row = proposal(reading, "quota", "III.1-1")
    address = url("confirm_change", reading.plan_id, row.pk)
    form = world.client("a-office").get(address)
    fields = fields_of(form)
    assert fields["places.number"] == "3"
    digest = form.context["digest"]
    after = world.client("a-office").post(
        address, fields | {"places.number": "5", "do": "save", "version": digest}, follow=True
    )
    row.refresh_from_db()
    reading.plan.refresh_from_db()
    assert "places: 5" in reading.plan.text
    assert [a.how for a in row.answers.all()] == ["changed"]
    assert after.context["item"].row == proposal(reading, "quota", "III.1-2")


def test_words_are_understood_as_something_else(world: World) -> None:
    reading = read(world)
    row = proposal(reading, "duty")
    offers = world.client("a-office").get(url("confirm_other", reading.plan_id, row.pk)).content.decode()
    assert url("confirm_kind", reading.plan_id, row.pk, "term") in offers
    address = url("confirm_kind", reading.plan_id, row.pk, "term")
    fields = fields_of(world.client("a-office").get(address))
    world.client("a-office").post(
        address, fields | {"name": "Văn phòng", "means": "Văn phòng Sở", "do": "save"}
    )
    row.refresh_from_db()
    assert (row.mark, [a.how for a in row.answers.all()]) == ("term", ["other"])


def test_too_little_to_accept_is_said_at_the_button(world: World) -> None:
    reading = read(world)
    row = proposal(reading, "quota")
    Proposed.objects.filter(pk=row.pk).update(whole=False, mark="", key=None)
    body = page(world, reading, muc=row.pk).content.decode()
    assert "Chưa nhận được: còn thiếu dữ kiện" in body
    told = put(world, "confirm_accept", reading.plan_id, row.pk).content.decode()
    assert "điền chỗ còn thiếu" in told


def test_the_head_is_corrected_in_place(world: World) -> None:
    reading = read(world)
    row = head(reading, "issued")
    put(world, "confirm_head", reading.plan_id, row.pk, value="07/01/2024")
    reading.plan.refresh_from_db()
    assert "issued: 2024-01-07" in reading.plan.text
    told = put(world, "confirm_head", reading.plan_id, row.pk, value="40/01/2024").content.decode()
    assert "không phải một ngày" in told


def test_clauses_are_split_joined_and_lines_set_aside_and_brought_back(world: World) -> None:
    reading = read(world)
    pk = reading.plan_id
    words = "Văn phòng Sở theo dõi, đôn đốc\nviệc thực hiện kế hoạch."
    made = world.client("a-office").post(url("confirm_split", pk, "IV.1"), {"words": words}, follow=True)
    clause = made.context["row"].line.clause
    assert clause.text == "việc thực hiện kế hoạch."
    joined = put(world, "confirm_join", pk, "IV.1")
    assert joined.context["row"].line.clause.text == " ".join(words.split())
    wrong = world.client("a-office").post(url("confirm_split", pk, "IV.1"), {"words": words + " thêm"})
    assert (wrong.status_code, "không sửa chữ" in wrong.content.decode()) == (422, True)
    number = clause.source[0][0]
    put(world, "confirm_aside", pk, number)
    back = put(world, "confirm_back", pk, number)
    assert back.context["row"].line.clause.source == ((number, number),)


def test_a_word_read_with_doubt_stands_beside_what_is_proposed(world: World) -> None:
    reading = read(world)
    clause = "II.1.c"
    number = proposal(reading, "attest", clause).first
    text = reading.plan.source.splitlines()[number - 1]
    start = text.index("xanh")
    words = reading.plan.text.replace("Môi trường làm việc xanh", "Môi trường làm viêc xanh")
    source = reading.plan.source.replace("Môi trường làm việc xanh", "Môi trường làm viêc xanh")
    type(reading.plan).objects.filter(pk=reading.plan_id).update(text=words, source=source)
    reading.lines[number - 1][2] = [[start - 5, start - 1, 41]]
    reading.save()
    shown = page(world, reading, khoan=clause)
    assert [(w.read, w.proposed, w.sure) for w in shown.context["words"]] == [("viêc", "việc", 41)]
    assert '<u class="unsure">viêc</u>' in shown.content.decode()
    after = put(world, "confirm_word", reading.plan_id, clause, read="viêc", proposed="việc")
    assert "Đã sửa “viêc” thành “việc”." in after.content.decode()
    reading.plan.refresh_from_db()
    assert "Môi trường làm việc xanh" in reading.plan.text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_costs_the_same_whatever_was_answered_and_little_on_the_line(
    world: World, language: str
) -> None:
    reading, by = read(world), world.users["a-office"]
    client = world.client("a-office")
    client.cookies["language"] = language
    address = url("confirm", reading.plan_id)
    first = queries(client, address)
    assert first == 10
    for row in reading.proposals.all()[:3]:
        confirming.accept(row, by=by)
    assert queries(client, address) == first
    answer = client.get(address)
    assert too_heavy(answer, answer.content) is None


def test_ten_pages_stay_within_the_measure(world: World) -> None:
    lines = WORDS.splitlines()
    at = lines.index("III. HÌNH THỨC, SỐ LƯỢNG KHEN THƯỞNG")
    more = [
        f"- Cơ quan, đơn vị thứ {n} xây dựng kế hoạch số {n * 7}, triển khai phong trào thi đua, kiểm tra việc "
        f"thực hiện và báo cáo kết quả về Văn phòng Sở trước ngày {n % 28 + 1:02d}/{n % 12 + 1:02d}/2024 để tổng hợp."
        for n in range(150)
    ]
    reading = read(world, words="\n".join([*lines[:at], "3. Tổ chức", *more, *lines[at:]]))
    answer = world.client("a-office").get(url("confirm", reading.plan_id))
    assert len(gzip.compress(answer.content)) < FIRST


def test_published_it_is_only_read(world: World) -> None:
    reading = read(world)
    plans.publish(reading.plan, by=world.users["a-office"])
    body = page(world, reading, muc=proposal(reading, "quota").pk).content.decode()
    assert "chỉ xem, không sửa được nữa" in body
    assert "Chỉ là lời dẫn" not in body.partition("confirm-read")[2]


def test_nobody_else_sees_it(world: World) -> None:
    reading = read(world)
    for by, status in (("b-office", 404), ("a1-clerk", 403), ("a-auditor", 403)):
        assert world.client(by).get(url("confirm", reading.plan_id)).status_code == status
    other = proposal(read(world, "B"), "quota")
    assert world.client("a-office").post(url("confirm_accept", reading.plan_id, other.pk)).status_code == 404


def test_a_plan_that_was_not_read_has_no_such_page(world: World) -> None:
    version = plans.new_version(world.plan("mau", "A"), by=world.users["a-office"])
    assert world.client("a-office").get(url("confirm", version.pk)).status_code == 404


def test_a_document_is_sent_in_read_in_the_background_and_leads_to_its_draft(world: World) -> None:
    client, by = world.client("a-office"), world.users["a-office"]
    upload = SimpleUploadedFile("kế hoạch mẫu.docx", document(*WORDS.splitlines()))
    answer = client.post(url("reading_add"), {"files": [upload]})
    reading = PlanReading.objects.get()
    assert answer["Location"] == reverse("screens:job", args=[reading.job_id])
    assert "Đang đọc" in client.get(url("reading_add")).content.decode()
    read_in_background.call(job_id=reading.job_id, reading_id=reading.pk, by_id=by.pk)
    job = Job.objects.get(pk=reading.job_id)
    assert (job.state, job.told_vi[:7]) == ("done", "Đã đọc ")
    shown = client.get(job.back, follow=True)
    assert shown.context["desk"].reading == reading
    assert shown.context["plan"].front["number"] == "12/KH-SNV"


def test_what_cannot_be_read_is_refused_in_words_and_stays_listed(world: World) -> None:
    by = world.users["a-office"]
    reading = sent(world)
    reading.parts.get().file.path.write_bytes(b"khong phai docx")
    reading.job = begin(by, Say("Đọc", "Read"), read_in_background, "/", reading_id=reading.pk, by_id=by.pk)
    reading.save()
    read_in_background.call(job_id=reading.job_id, reading_id=reading.pk, by_id=by.pk)
    job = Job.objects.get(pk=reading.job_id)
    assert job.state == "refused"
    assert "kế hoạch mẫu.docx" in job.told_vi
    assert job.told_vi in world.client("a-office").get(url("reading_add")).content.decode().replace(
        "&quot;", '"'
    )


def test_what_is_no_document_is_stopped_at_the_door(world: World) -> None:
    upload = SimpleUploadedFile("số liệu.xlsx", b"PK\x03\x04")
    answer = world.client("a-office").post(url("reading_add"), {"files": [upload]})
    assert "không nhận tệp .xlsx" in answer.content.decode()
    assert not PlanReading.objects.exists()
    assert not File.objects.exists()


def test_a_page_of_a_picture_is_drawn_with_the_lines_of_the_clause(world: World) -> None:
    reading = read(world)
    scan = io.BytesIO()
    Image.new("L", (600, 800), 255).save(scan, "PNG")
    part = reading.parts.get()
    part.file.path.write_bytes(scan.getvalue())
    File.objects.filter(pk=part.file_id).update(kind="png", name="trang 1.png")
    row = proposal(reading, "quota")
    reading.lines[row.first - 1][1] = [1000, 2000, 5000, 2200]
    reading.save()
    body = page(world, reading, muc=row.pk).content.decode()
    assert '<rect x="1000" y="2000" width="4000" height="200" data-here/>' in body
    drawn = world.client("a-office").get(url("confirm_image", reading.plan_id, 1))
    assert (drawn["Content-Type"], drawn.content[:4]) == ("image/webp", b"RIFF")
    assert world.client("a-office").get(url("confirm_image", reading.plan_id, 9)).status_code == 404
    assert "confirm-picture" not in page(world, reading, muc=row.pk, xem="chu").content.decode()


def test_the_step_of_publishing_tells_what_nobody_has_confirmed(world: World) -> None:
    reading, by = read(world), world.users["a-office"]
    left = reading.proposals.count()
    told = world.client("a-office").get(url("plan_publish", reading.plan_id)).content.decode()
    assert f"Còn {left} chỗ đọc từ văn bản chưa ai xác nhận." in told
    assert "chỗ ngờ: chưa chắc đúng" in told
    assert (
        url("confirm", reading.plan_id)
        in world.client("a-office").get(url("plan", reading.plan_id)).content.decode()
    )
    for row in reading.proposals.all():
        confirming.accept(row, by=by)
    told = world.client("a-office").get(url("plan_publish", reading.plan_id)).content.decode()
    assert "chưa ai xác nhận" not in told
    plans.publish(reading.plan, by=by)
