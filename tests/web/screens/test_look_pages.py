"""The style page and the whole pages: strict policy, both languages, forms with faults, light to load."""

import gzip
import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import Client

from thidua import screens

ROOM = Path(screens.__file__).parent
TEMPLATES = sorted((ROOM / "templates").rglob("*.html"))
WHOLE = ("trong", "xac-nhan", "cam", "bieu-mau", "ho-so", "in")
FIRST_LOAD = 130_000
"""Bytes, packed: page, styles, scripts and the fonts of a Vietnamese page."""


@pytest.fixture(autouse=True)
def _demo(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]  # pytest-django's settings take any name


def opened(client: Client, address: str, language: str = "vi") -> str:
    client.cookies["language"] = language
    response = client.get(address)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["", *(f"/{name}" for name in WHOLE)])
def test_every_part_opens_in_both_languages(client: Client, name: str, language: str) -> None:
    page = opened(client, f"/man-hinh/mau{name}", language)
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1
    assert re.search(r"<title>[^<]{3,}</title>", page)


@pytest.mark.django_db
def test_nothing_inline_that_a_strict_policy_refuses(client: Client) -> None:
    for name in ("", *(f"/{name}" for name in WHOLE)):
        page = opened(client, f"/man-hinh/mau{name}")
        assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:|<style|<script(?![^>]* src=)", page)


@pytest.mark.django_db
def test_faults_stand_on_top_at_the_field_and_in_the_title(client: Client) -> None:
    response = client.post("/man-hinh/mau", {"name": "Sáng kiến mẫu", "day": "31/02/2025", "points": "1.234"})
    page = response.content.decode()
    assert "<title>Lỗi:" in page
    assert 'href="#id_day"' in page
    assert 'aria-describedby="id_day-hint id_day-fault id_day-echo"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="31/02/2025"' in page, "what was typed is kept"
    assert 'value="Sáng kiến mẫu"' in page


@pytest.mark.django_db
def test_the_style_page_is_for_demos_only(client: Client, settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]  # pytest-django's settings take any name
    assert client.get("/man-hinh/mau").status_code == 404


@pytest.mark.django_db
def test_a_page_without_scripts_can_sort_filter_and_turn_pages(client: Client) -> None:
    page = opened(client, "/man-hinh/mau?sort=-points&page=2")
    assert 'aria-sort="descending"' in page
    assert 'aria-current="page"' in page
    assert "sort=-points&amp;page=3" in page, "the next page keeps the order"


def test_every_icon_that_a_template_asks_for_is_in_the_sheet() -> None:
    sheet = (ROOM / "templates/screens/sprite.html").read_text(encoding="utf-8")
    known = set(re.findall(r'id="i-([a-z_]+)"', sheet))
    asked = {
        name
        for path in TEMPLATES
        for name in re.findall(r'{% icon "([a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert asked <= known


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_every_template_compiles(path: Path) -> None:
    engines["django"].from_string(path.read_text(encoding="utf-8"))


@pytest.mark.django_db
def test_the_first_load_is_light(client: Client) -> None:
    page = opened(client, "/man-hinh/mau")
    files = {ROOM / "static" / name for name in re.findall(r'(?:href|src)="/static/([^"]+)"', page)}
    files |= set((ROOM / "static/vendor/fonts").glob("*.woff2"))
    packed = sum(len(gzip.compress(path.read_bytes())) for path in files)
    assert packed + len(gzip.compress(page.encode())) < FIRST_LOAD


def test_pages_of_faults_need_nothing() -> None:
    for name in ("403.html", "403_csrf.html", "404.html", "500.html"):
        page = engines["django"].get_template(name).render({})
        assert "<h1>" in page
        assert "<script" not in page
        assert "extends" not in (ROOM / "templates" / name).read_text(encoding="utf-8")


@pytest.mark.django_db
def test_words_sent_without_a_token_are_given_back_to_be_copied_only_where_the_form_was_ours() -> None:
    sender = Client(enforce_csrf_checks=True)
    words = {"text": "Nội dung mẫu đã gõ", "password": "mật khẩu mẫu dài"}
    for origin, shown in (("http://testserver", True), ("http://other.example", False)):
        for field, is_secret in (("text", False), ("password", True)):
            sent = {field: words[field], "once": "0b6c2f0e-mau-mau-mau"}
            answer = sender.post("/dien-hinh/1/viet", sent, headers={"Origin": origin})
            assert answer.status_code == 403
            assert b"0b6c2f0e" not in answer.content
            assert (words[field] in answer.content.decode()) is (shown and not is_secret)


@pytest.mark.django_db
def test_who_is_no_longer_signed_in_is_led_back_to_the_page_they_were_on(client: Client) -> None:
    """Scripts are told by the status: a redirect that they follow would look to them like something saved."""
    page = "http://testserver/ho-so/57/bao-cao/results?x=1"
    answer = client.post("/ho-so/57/gui", headers={"Referer": page})
    assert answer.headers["Location"] == "/vao/login/?next=/ho-so/57/bao-cao/results%3Fx%3D1"
    elsewhere = client.post("/ho-so/57/gui", headers={"Referer": "http://other.example/x"})
    assert elsewhere.headers["Location"] == "/vao/login/?next=/"
    script = client.post("/ho-so/57/gui", headers={"HX-Request": "true", "HX-Current-URL": page})
    assert (script.status_code, script.headers["HX-Redirect"]) == (401, answer.headers["Location"])
