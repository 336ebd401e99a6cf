"""The pages of a plan: what they show, to whom, in how many queries, how large."""

import gzip
import io
import subprocess
import sys
import zipfile
from itertools import product
from pathlib import Path

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.movements.plan_desk import draft, published
from tests.web.world import PLANS, World
from thidua.core.plan.loading import load
from thidua.movements.actions import plan_edits, plans
from thidua.movements.models import PlanVersion

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TABS = ("plan", "plan_calendar", "plan_places", "plan_progress", "plan_review", "plan_versions")


def page(world: World, name: str, *args: object, by: str = "a-office", **more: str) -> str:
    """What a page shows."""
    answer = world.client(by).get(reverse(f"movements:{name}", args=args), more)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("folder", sorted(p.name for p in PLANS.iterdir()))
def test_every_tab_of_every_plan_opens_in_both_languages(world: World, folder: str) -> None:
    version = world.plan(folder, "A")
    world.movement(version, "2024")
    client = world.client("a-office")
    for tab, language in product(TABS, ("vi", "en")):
        client.cookies["language"] = language
        answer = client.get(reverse(f"movements:{tab}", args=[version.pk]))
        assert answer.status_code == 200
        assert version.title[:30] in answer.content.decode() or language == "en"
        assert len(gzip.compress(answer.content)) < 60_000, f"{tab}: too large for a slow line"


def test_the_panel_of_a_clause_tells_its_rule(world: World) -> None:
    told = page(world, "plan_clause", published(world).pk, "III.1.1.b")
    for words in ("khoản III.1.1.b", "Điểm chỉ số", "từ 90%", "Dùng cho", "Bản gốc, dòng"):
        assert words in told
    assert "Sửa lời của khoản" not in told
    assert "Chưa sửa được: bản 1 đã công bố" in told


def test_a_clause_opens_in_the_text_and_as_a_part(world: World) -> None:
    version = published(world)
    assert "Máy hiểu thế nào" in page(world, "plan", version.pk, khoan="III.1.1.b")
    address = reverse("movements:plan_clause", args=[version.pk, "III.1.1.b"])
    part = world.client("a-office").get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "Máy hiểu thế nào" in part


def test_readings_and_doubts_are_on_the_page_of_review(world: World) -> None:
    told = page(world, "plan_review", world.plan("kien-giang-so-xay-dung-2022", "A").pk)
    assert "ba năm kể cả năm cuối" in told
    assert "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh, tập thể, giai đoạn: có tiêu chuẩn" in told.replace(
        "&#x27;", "'"
    )


def test_a_plan_is_compared_with_the_one_above_where_it_is_here(world: World) -> None:
    above = world.plan("an-giang-ubnd-tinh-2022", "P")
    below = world.plan("an-giang-so-tu-phap-2023", "A")
    told = page(world, "plan_review", below.pk)
    assert above.title in told
    assert "kế hoạch này không nhắc" in told


def test_a_draft_is_seen_by_its_agency_only(world: World) -> None:
    version = draft(world)
    for name in TABS:
        address = reverse(f"movements:{name}", args=[version.pk])
        assert world.client("b-office").get(address).status_code == 404
        assert world.client("a-office").get(address).status_code == 200
    assert (
        world.client("b-office").get(reverse("movements:plan_download", args=[version.pk])).status_code == 404
    )


def test_a_published_plan_is_for_everybody(world: World) -> None:
    assert "Sửa phần đầu" not in page(world, "plan", published(world).pk, by="b2-person")


def test_the_list_finds_without_accents_and_hides_replaced_versions(world: World) -> None:
    plans.publish(draft(world), by=world.users["a-office"])
    world.plan("ha-nam-so-tu-phap-2023", "B")
    listed = page(world, "plans")
    assert listed.count("54/KH-UBND") == 2, "once in the table, once on its card"
    assert "54/KH-UBND" not in page(world, "plans", q="so tu phap ha nam")
    assert "Đã có bản mới" in page(world, "plans", state="replaced")


def test_the_list_takes_the_same_queries_for_one_and_three(world: World) -> None:
    published(world)
    client, address = world.client("a-office"), reverse("movements:plans")
    one = queries(client, address)
    world.plan("ha-nam-so-tu-phap-2023", "B")
    world.plan("mau", "P")
    assert queries(client, address) == one <= 10


def test_pages_of_a_plan_take_a_fixed_number_of_queries(world: World) -> None:
    small, large = world.plan("mau", "A"), world.plan("kien-giang-so-xay-dung-2022", "A")
    client = world.client("a-office")
    for tab in TABS:
        taken = [queries(client, reverse(f"movements:{tab}", args=[v.pk])) for v in (small, large)]
        assert taken[0] == taken[1] <= 12, tab


def test_the_list_can_be_taken_along(world: World) -> None:
    published(world)
    answer = world.client("a-office").get(reverse("movements:plans"), {"xuat": "csv"})
    assert "54/KH-UBND" in answer.content.decode()


def test_the_folder_comes_back_byte_for_byte_and_can_be_judged(world: World, tmp_path: Path) -> None:
    version = world.plan("mau", "A")
    answer = world.client("b2-person").get(reverse("movements:plan_download", args=[version.pk]))
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / version.code
    for name in ("plan.md", "plan.en.yaml", "source.txt"):
        assert (folder / name).read_bytes() == (PLANS / "mau" / name).read_bytes()
    assert load(folder).digest == version.digest
    facts = ["--facts", str(PLANS / "mau" / "sample"), "--round", "2024", "--as-of", "2025-01-20"]
    judged = [sys.executable, "-m", "thidua.cli", "judge", str(folder), *facts]
    assert subprocess.run(judged, capture_output=True, check=False).returncode == 0


def test_two_versions_are_compared_in_words(world: World) -> None:
    old = published(world)
    new = plans.new_version(old, by=world.users["a-office"])
    plan_edits.change_words(new, "ket", plan_edits.Words("Lời kết mới./."), by=world.users["a-office"])
    told = page(world, "plan_compare", new.pk, old.pk)
    assert "<ins>Lời kết mới./.</ins>" in told
    assert "Bản 2 khác bản 1 ở đâu" in told
    other = PlanVersion.objects.exclude(code=old.code).first() or world.plan("mau", "A")
    assert (
        world.client("a-office").get(reverse("movements:plan_compare", args=[new.pk, other.pk])).status_code
        == 404
    )


def test_a_movement_on_an_older_version_is_told_on_the_newer(world: World) -> None:
    old = published(world)
    world.movement(old, "2024")
    new = plans.publish(plans.new_version(old, by=world.users["a-office"]), by=world.users["a-office"])
    assert "đang xét theo bản 1" in page(world, "plan", new.pk)
    assert "Áp dụng bản khác" in page(world, "plan_versions", new.pk)


def test_english_shows_the_gloss_beside_the_words(world: World) -> None:
    version = published(world)
    client = world.client("a-office")
    client.cookies["language"] = "en"
    told = client.get(reverse("movements:plan", args=[version.pk])).content.decode()
    assert 'lang="vi">' in told
    assert 'class="gloss"' in told


def test_the_end_of_a_span_is_no_receiver(world: World) -> None:
    version = world.plan("kien-giang-so-xay-dung-2022", "A")
    told = (
        world.client("a-office").get(reverse("movements:plan_calendar", args=[version.pk])).content.decode()
    )
    assert "30/12/2025" in told
    assert "2025-12-30" not in told


def test_a_plan_beside_the_plan_of_the_level_above(world: World) -> None:
    below, above = world.plan("an-giang-so-tu-phap-2023", "A"), world.plan("an-giang-ubnd-tinh-2022", "P")
    told = page(world, "plan_parent", below.pk)
    assert above.title[:40] in told
    assert "noi-dung.3" in told
    assert "bớt" in told
    address = reverse("movements:plan_parent", args=[below.pk])
    assert queries(world.client("a-office"), address) == 6


def test_a_parent_that_is_not_here_is_said_so(world: World) -> None:
    told = page(world, "plan_parent", world.plan("kien-giang-so-xay-dung-2022", "A").pk)
    assert "Không kiểm được vì chưa có kế hoạch cấp trên 64/KH-UBND" in told
