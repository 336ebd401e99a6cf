"""The page of a round: whole, self-contained, bilingual, discreet, small, the same bytes each time."""

import gzip
import re
from collections import Counter
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest

from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import Discipline
from thidua.core.plan.loading import load
from thidua.core.verdict import MET
from thidua.exchange.reading import read
from thidua.rounds import pages
from thidua.rounds.result import RoundResult, judge_round

pytestmark = pytest.mark.slow

PLANS = Path(__file__).parents[2] / "plans"
RUNS = {
    "an-giang-so-tu-phap-2023": ("2024", date(2024, 11, 15)),
    "an-giang-ubnd-tinh-2022": ("2024", date(2025, 3, 20)),
    "ha-nam-so-tu-phap-2023": ("2024", date(2025, 1, 20)),
    "kien-giang-so-xay-dung-2022": ("2021-2025", date(2026, 5, 20)),
    "thac-mo-ubnd-phuong-2024": ("2024", date(2025, 4, 15)),
    "mau": ("2024", date(2025, 1, 20)),
}
FILES = {
    "to-trinh.docx": "Tờ trình",
    "to-trinh.pdf": "Tờ trình",
    "giai-trinh/mau-01.pdf": "Giải trình mẫu 01",
}
VOID = {"meta", "input", "br", "rect", "circle", "path", "use", "link", "img", "hr"}


class Page(NamedTuple):
    """One written page with what it was written from."""

    result: RoundResult
    text: str


class Tags(HTMLParser):
    """Whether every tag is closed in its place, which ids there are, where links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if told.get("id"):
            self.ids[str(told["id"])] += 1
        if tag == "a":
            self.links.append(str(told.get("href")))
        if tag in ("link", "img", "iframe") or "src" in told:
            self.loads.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.faults.append(f"{tag} closed in itself at {self.getpos()}")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()}")


@pytest.fixture(scope="module", params=RUNS)
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page of one plan with its sample facts."""
    folder, (round_, as_of) = PLANS / request.param, RUNS[request.param]
    result = judge_round(load(folder), read(folder / "sample"), round_, (as_of, None))
    written = pages.write(result, tmp_path_factory.mktemp(request.param), FILES, sample=True)
    return Page(result, written.read_text(encoding="utf-8"))


@lru_cache(maxsize=8)
def parsed(text: str) -> Tags:
    """A page read tag by tag."""
    tags = Tags()
    tags.feed(text)
    return tags


def test_every_tag_is_closed_and_no_id_stands_twice(page: Page) -> None:
    tags = parsed(page.text)
    assert tags.faults == []
    assert tags.open == []
    assert [i for i, n in tags.ids.items() if n > 1] == []


def test_every_link_leads_somewhere(page: Page) -> None:
    tags = parsed(page.text)
    here = {unquote(link[1:].partition("?")[0]) for link in tags.links if link.startswith("#")}
    assert here - set(tags.ids) == set()
    away = {link for link in tags.links if not link.startswith("#")}
    assert {unquote(link) for link in away} == set(FILES)


def test_it_needs_no_network(page: Page) -> None:
    assert parsed(page.text).loads == []
    assert "@import" not in page.text
    assert re.findall(r"url\((?!data:|#)", page.text) == []
    assert "fetch(" not in page.text
    assert "XMLHttpRequest" not in page.text


def test_it_stays_light(page: Page) -> None:
    assert len(gzip.compress(page.text.encode(), 9)) < 200_000


def test_every_clause_stands_with_its_words_and_its_source(page: Page) -> None:
    from markupsafe import escape

    ids = parsed(page.text).ids
    plain = page.text
    for clause in page.result.plan.clauses:
        assert f"k-{clause.id}" in ids
        assert str(escape(clause.text)) in plain


def test_every_candidate_stands_once_for_each_award(page: Page) -> None:
    ids = parsed(page.text).ids
    assert len([i for i in ids if re.fullmatch(r"v\d+", i)]) == len(page.result.verdicts)
    met = sum(v.answer == MET for v in page.result.verdicts)
    assert f"{met}/{len(page.result.verdicts)} lượt xét đạt" in page.text


def test_both_languages_stand_side_by_side(page: Page) -> None:
    assert page.text.count('<span class="v" lang="vi">') == page.text.count('<span class="e" lang="en">')
    assert page.text.count("data-vi=") == page.text.count("data-en=")
    assert '<span class="e" lang="en"></span>' not in page.text


def test_why_somebody_is_on_hold_is_not_shown(page: Page) -> None:
    held = [h for h in page.result.judging.view.rows(Hold) if h.basis]
    assert [h.basis for h in held if str(h.basis) in page.text] == []
    assert "holds:" not in page.text


def test_a_disciplinary_decision_names_nobody(page: Page) -> None:
    for row in page.result.judging.view.rows(Discipline):
        assert f"discipline:{row.person_id}" not in page.text
    table = re.search(r"<summary>[^<]*<[^>]*>Kỷ luật.*?</details>", page.text, re.S)
    names = {
        page.result.judging.occasion.name(f"person:{r.person_id}")
        for r in page.result.judging.view.rows(Discipline)
    }
    assert table is None or not any(name in table[0] for name in names)


def test_the_marks_of_doubt_are_printed(page: Page) -> None:
    assert "chưa kiểm chứng" in page.text
    assert "Số liệu mẫu, không phải số liệu thật" in page.text


def test_the_same_result_gives_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("a", "b"):
        folder = PLANS / "mau"
        result = judge_round(load(folder), read(folder / "sample"), "2024", (date(2025, 1, 20), None))
        written.append(pages.write(result, tmp_path / name, FILES, sample=True).read_bytes())
    assert written[0] == written[1]


def test_the_style_cuts_nothing_and_shouts_nothing() -> None:
    css = (Path(pages.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
    assert "text-transform" not in css
    assert "text-overflow" not in css
    assert "oklch" not in css


def test_the_lead_page_leads_into_every_run(tmp_path: Path) -> None:
    folder = PLANS / "mau"
    result = judge_round(load(folder), read(folder / "sample"), "2024", (date(2025, 1, 20), None))
    entries = [
        pages.Entry(result, "mau-2024", FILES, sample=True),
        pages.Entry(result, "mau-2", {}, sample=True),
    ]
    tags = parsed(pages.write_lead(entries, tmp_path).read_text(encoding="utf-8"))
    assert tags.faults == []
    assert tags.open == []
    assert {"mau-2024/index.html", "mau-2/index.html", "mau-2024/to-trinh.docx"} <= set(tags.links)
