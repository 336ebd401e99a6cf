"""News, indices, the feed, the site map: what stands there, in which order, for whom."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.everything import FIGURE
from tests.web.portal.made import Site
from tests.web.world import DAY
from thidua.core.errors import Refused
from thidua.evidence.facts import put
from thidua.portal import actions
from thidua.portal.models import News
from thidua.screens.posting import Conflict

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def page(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


def told(ready: Site, title: str = "Tin mẫu", **more: object) -> News:
    item = actions.Item(**{"title": title, "text": "Lời mẫu.", "on": DAY, **more})
    return actions.write_news(ready.world.units["A"], item, by=ready.world.users["a-office"])


def read(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    assert not response.cookies
    return str(response.content.decode())


def test_news_stands_from_its_day_on_until_it_is_taken_off(ready: Site) -> None:
    row = told(ready)
    coming = told(ready, "Tin ngày mai", on=DAY + timedelta(days=1))
    assert "Tin mẫu" in read(page("news"))
    assert "Tin ngày mai" not in read(page("news"))
    assert Client().get(page("news_item", coming.pk)).status_code == 404
    assert '"@type": "NewsArticle"' in read(page("news_item", row.pk))
    actions.withdraw_news(row, by=ready.world.users["a-office"])
    assert Client().get(page("news_item", row.pk)).status_code == 404
    with pytest.raises(Refused, match="đã gỡ"):
        actions.change_news(row, actions.Item("x", "y", DAY), by=ready.world.users["a-office"])


def test_a_film_comes_with_its_words(ready: Site) -> None:
    with pytest.raises(Refused, match="Ghi lời của video"):
        told(ready, video="https://video.test/mau")
    with pytest.raises(Refused, match="https://"):
        told(ready, video="javascript:alert(1)", transcript="Lời")
    row = told(ready, video="https://video.test/mau", transcript="Lời của phim mẫu.")
    assert "Lời của phim mẫu." in read(page("news_item", row.pk))


def test_the_office_writes_mends_and_takes_off_by_the_page(ready: Site) -> None:
    client, agency = ready.world.client("a-office"), ready.world.units["A"]
    typed = {"title": "Tin gõ", "text": "Lời <b>gõ</b>", "on": "1/11/2024"}
    assert client.post(page("write_news", agency.pk), typed).status_code == 302
    row = News.objects.get()
    assert "Lời &lt;b&gt;gõ&lt;/b&gt;" in read(page("news_item", row.pk))
    again = typed | {"title": "Tin sửa", "version": "1"}
    assert client.post(page("change_news", row.pk), again).status_code == 302
    assert client.post(page("change_news", row.pk), again).status_code == 409
    assert "Tin sửa" in client.get(page("manage")).content.decode()
    assert client.post(page("withdraw_news", row.pk)).status_code == 302
    assert ready.world.client("b-office").get(page("change_news", row.pk)).status_code == 404
    assert ready.world.client("a-signer").get(page("write_news", agency.pk)).status_code == 403
    with pytest.raises(Conflict):
        actions.change_news(told(ready), actions.Item("x", "y", DAY), 7, by=ready.world.users["a-office"])


def test_the_feed_holds_news_decisions_and_movements_newest_first(ready: Site) -> None:
    told(ready)
    made = ready.decided("a1")
    ready.shown()
    response = Client().get(page("feed"))
    assert response["Content-Type"].startswith("application/atom+xml")
    entries = ElementTree.fromstring(response.content).findall(f"{ATOM}entry")
    titles = {str(e.findtext(f"{ATOM}title")) for e in entries}
    assert titles == {"Tin mẫu", made.title, ready.movement.name}
    days = [datetime.fromisoformat(str(e.findtext(f"{ATOM}updated"))) for e in entries]
    assert days == sorted(days, reverse=True)
    assert Client().get(page("feed"), headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.slow
def test_the_site_map_names_every_public_address_and_each_opens(ready: Site) -> None:
    told(ready)
    ready.decided("a1")
    ready.shown()
    tree = ElementTree.fromstring(Client().get(page("sitemap")).content)
    found = [str(loc.text) for loc in tree.iter(f"{MAP}loc")]
    assert len(found) == 16
    for address in found:
        path = re.sub(r"^https?://[^/]+", "", address)
        assert Client().get(path).status_code == 200, path
        assert Client().get(path, {"lang": "en"}).headers["Content-Language"] == "en"


def test_engines_read_the_public_side_alone(ready: Site) -> None:
    lines = read("/robots.txt").splitlines()
    assert lines[:2] == ["User-agent: *", "Disallow: /"]
    assert "Allow: /cong/" in lines
    assert "Disallow: /cong/quan-ly" in lines
    assert any(line.startswith("Sitemap: http") for line in lines)


def test_published_indices_are_read_with_their_source(ready: Site) -> None:
    assert "Chưa có chỉ số" in read(page("indices"))
    put(FIGURE, unit=None, person=None, by=ready.world.users["a-office"], agency=ready.world.units["A"])
    assert page("index", "papi", 2016) in read(page("indices"))
    shown = read(page("index", "papi", 2016))
    for words in ("An Giang", "34,1", "nguồn mẫu", "có hiệu lực"):
        assert words in shown
    assert Client().get(page("index", "papi", 1999)).status_code == 404


def test_pages_ask_as_often_for_three_as_for_one(ready: Site) -> None:
    row, by = told(ready), ready.world.users["a-office"]
    put(FIGURE, unit=None, person=None, by=by, agency=ready.world.units["A"])
    ready.decided("a1")
    ready.shown()
    pages = [page("news"), page("news_item", row.pk), page("indices"), page("index", "papi", 2016)]
    pages += [page("feed"), page("sitemap")]
    one = [queries(Client(), at) for at in pages]
    told(ready, "Hai"), told(ready, "Ba")
    ready.decided("a2"), ready.decided("a3")
    assert [queries(Client(), at) for at in pages] == one == [5, 4, 4, 5, 7, 4]
