"""Open data: the same rows as files and as an API, each column explained, nothing that is not public."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.everything import FIGURE
from tests.web.portal.made import Site
from tests.web.stories.made import published
from tests.web.world import DAY
from thidua.evidence.facts import put
from thidua.honours.models import Honour
from thidua.portal import actions
from thidua.portal.opening.sets import SETS

pytestmark = pytest.mark.slow


def got(name: str, *args: object, status: int = 200, **asked: object) -> dict[str, object]:
    response = Client().get(reverse(f"portal:api_{name}", args=args), asked)
    assert response.status_code == status, response.content
    found: dict[str, object] = json.loads(response.content)
    return found


def sheet(name: str) -> list[list[str]]:
    response = Client().get(reverse("portal:data_csv", args=[name]))
    body = b"".join(response.streaming_content).decode()
    assert body.startswith("\ufeff")
    return list(csv.reader(io.StringIO(body.removeprefix("\ufeff"))))


@pytest.fixture
def filled(ready: Site) -> Site:
    """One of everything that is open."""
    ready.shown()
    ready.decided("a1", "a3")
    published(ready.world)
    office = ready.world.users["a-office"]
    put(FIGURE, unit=None, person=None, by=office, agency=ready.world.units["A"])
    return ready


@pytest.mark.parametrize("name", SETS)
def test_a_file_says_what_the_dictionary_says(filled: Site, name: str) -> None:
    lines = sheet(name)
    told = json.loads(Client().get(reverse("portal:dictionary")).content)
    assert lines[0] == [c["name"] for c in told if c["dataset"] == name]
    assert all(c["vi"] and c["en"] and c["kind"] for c in told)
    assert len(lines) > 1 or name == "initiatives"


def test_the_api_gives_the_rows_of_the_files(filled: Site) -> None:
    for name in ("movements", "honours", "decisions", "stories", "indices"):
        found = got(name)
        lines = sheet(name)
        assert [str(i["id"]) for i in found["items"]] == [line[lines[0].index("id")] for line in lines[1:]]
    clauses = got("clauses", filled.movement.pk)
    assert [c["id"] for c in clauses] == [line[1] for line in sheet("clauses")[1:]]
    assert len(got("calendar", filled.movement.pk)) == len(sheet("deadlines")) - 1
    assert got("movement", filled.movement.pk)["name"] == filled.movement.name


def test_a_list_is_asked_page_by_page_and_by_words(filled: Site) -> None:
    first = got("honours", per_page=1)
    assert (first["count"], first["pages"], len(first["items"])) == (2, 2, 1)
    second = got("honours", per_page=1, page=2)
    assert first["items"] != second["items"]
    assert got("honours", page=9)["items"] == []
    assert [i["name"] for i in got("honours", q="mau A3", year=2024)["items"]] == ["Cá nhân mẫu a3"]
    assert got("honours", year=2020)["count"] == 0
    assert got("indices", index="papi", year=2016)["count"] == 1
    assert got("indices", index="sipas")["count"] == 0


def test_what_it_cannot_answer_it_says_in_one_shape(filled: Site) -> None:
    for asked in (
        {"page": "x"},
        {"page": 0},
        {"per_page": 999},
        {"q": "a\x00b"},
        {"khac": 1},
        {"lang": "en"},
    ):
        found = got("honours", status=400, **asked)
        assert (found["status"], bool(found["message"]), bool(found["message_en"])) == (400, True, True)
    assert got("movement", 999999, status=404)["status"] == 404
    at = reverse("portal:api_movements")
    assert Client().get(at, headers={"Accept": "text/html"}).status_code == 406
    for way in ("post", "put", "delete", "patch"):
        answer = getattr(Client(), way)(at)
        assert (answer.status_code, "GET" in answer["Allow"]) == (405, True), way


def test_it_is_kept_by_caches_open_to_other_sites_and_not_asked_too_often(
    filled: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.PUBLIC_RATES, "api", "5/m/ip")
    at, client = reverse("portal:api_honours"), Client()
    first = client.get(at)
    assert first["Cache-Control"] == "public, max-age=300"
    assert first["Access-Control-Allow-Origin"] == "*"
    assert not first.cookies
    assert client.get(at, headers={"If-None-Match": first["ETag"]}).status_code == 304
    codes = [client.get(at).status_code for _ in range(5)]
    assert codes[0] == 200
    assert codes[-1] == 429
    assert client.get(at)["Retry-After"]
    assert client.get(reverse("portal:data_csv", args=["honours"])).status_code == 429


def test_only_what_is_public_is_open(filled: Site) -> None:
    filled.decided("a2", published=False)
    actions.withhold(filled.world.people["a1"], "Lý do kín", by=filled.world.users["a-office"])
    Honour.objects.update(revoked_on=DAY, revoked_by_number="9/QĐ", revoked_reason="Lý do kín")
    everything = json.dumps([got(n) for n in ("honours", "decisions", "movements")], ensure_ascii=False)
    everything += "".join(str(sheet(name)) for name in SETS)
    for kept in ("mẫu a1", "mẫu a2", "Lý do kín", "Chức vụ mẫu", "Tài khoản mẫu"):
        assert kept not in everything
    assert '"state": "revoked"' in everything
    actions.hide(filled.movement, by=filled.world.users["a-office"])
    got("movement", filled.movement.pk, status=404)
    assert len(sheet("clauses")) == 1


def test_a_cell_is_never_a_formula(filled: Site) -> None:
    filled.movement.name = "=1+1"
    filled.movement.save()
    assert sheet("movements")[1][1] == "'=1+1"


def test_the_document_is_openapi_3_1_and_names_every_address(filled: Site) -> None:
    told = json.loads(Client().get(reverse("portal:openapi")).content)
    assert told["openapi"].startswith("3.1")
    assert told["servers"] == [{"url": settings.PUBLIC_URL}]
    assert len(told["paths"]) == 13
    for path, ways in told["paths"].items():
        assert path.startswith("/cong/api/v1/")
        assert set(ways) == {"get"}
        assert {"200", "400", "404", "406", "429"} <= set(map(str, ways["get"]["responses"]))


def test_it_asks_as_often_for_three_as_for_one(filled: Site) -> None:
    names = ("movements", "honours", "decisions", "initiatives", "stories", "indices", "dictionary")
    pages = [reverse(f"portal:api_{name}") for name in names]
    pages += [
        reverse(f"portal:api_{n}", args=[filled.movement.pk]) for n in ("movement", "clauses", "calendar")
    ]
    one = [queries(Client(), at) for at in pages]
    filled.decided("a2"), filled.decided("a4")
    assert [queries(Client(), at) for at in pages] == one == [2, 4, 2, 1, 2, 2, 0, 1, 1, 4]
    assert queries(Client(), reverse("portal:data")) == 3


@pytest.mark.parametrize("name", ["movements", "honours"])
def test_head_is_answered_as_get_without_the_body(filled: Site, name: str) -> None:
    at = reverse(f"portal:api_{name}")
    whole, head = Client().get(at), Client().head(at)
    assert head.status_code == 200
    assert head.content == b""
    for told in ("Content-Type", "Cache-Control", "Access-Control-Allow-Origin", "ETag", "Content-Length"):
        assert head.headers.get(told) == whole.headers.get(told) or told == "Content-Length", told
    assert int(head["Content-Length"]) == len(whole.content)
    assert Client().head(at, {"nope": "1"}).status_code == 400
    assert Client().post(at).status_code == 405
