"""Anybody checks a decision or certificate by its code, and learns no more than the published decision says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import PdfDocument

from tests.web.decisions.round import Settled
from thidua.decisions import actions
from thidua.decisions.models import Decision
from thidua.documents import pdf
from thidua.portal.actions import restore, withhold
from thidua.records.actions.papers import ALPHABET
from thidua.records.models import Paper

pytestmark = pytest.mark.slow

PAGE = "/quyet-dinh/kiem-tra"


@pytest.fixture(autouse=True)
def _counted_anew() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def code_of(thing: Any) -> str:
    return str(Paper.objects.get(kind=thing._meta.label_lower, ident=thing.pk).code)


def shown(code: str, status: int = 200, client: Client | None = None) -> str:
    response = (client or Client()).get(reverse("decisions:check"), {"ma": code})
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def granted(a_round: Settled) -> Decision:
    a_round.passed(None)
    a_round.passed("a1")
    decision = actions.send(a_round.decision(), by=a_round.user("a-office"))
    return actions.issue(decision, by=a_round.user("a-signer"))


def published(a_round: Settled) -> Decision:
    return actions.publish(granted(a_round), by=a_round.user("a-signer"))


def test_nothing_is_told_before_the_decision_is_published(a_round: Settled) -> None:
    decision = granted(a_round)
    line = decision.lines.last()
    unknown = shown("222-222-222", 404)
    for thing in (decision, line):
        told = shown(code_of(thing), 404)
        assert told.replace(code_of(thing), "222-222-222") == unknown
        assert decision.issued.text not in told
    actions.publish(decision, by=a_round.user("a-signer"))
    assert line.name in shown(code_of(line))


def test_an_unpublished_code_costs_the_same_queries_as_one_that_does_not_exist(a_round: Settled) -> None:
    hidden = code_of(granted(a_round).lines.last())
    asked = []
    for code in (hidden, "222-222-222"):
        with CaptureQueriesContext(connection) as seen:
            shown(code, 404)
        asked.append(len(seen))
    assert asked[0] == asked[1] > 0


def test_a_certificate_says_who_what_and_by_which_decision(a_round: Settled) -> None:
    decision = published(a_round)
    first, second = decision.lines.all()
    told = shown(code_of(second).lower().replace("-", " "))
    for words in (
        second.name,
        second.under,
        decision.issued.text,
        "08/01/2025",
        decision.agency.name,
        "Giấy khen",
    ):
        assert words in told
    assert f"<tr><td>{first.name}</td>" not in told
    assert "tập thể, hằng năm" not in told, "a person's certificate is not that of a collective"
    assert "<script" not in told
    whole = shown(code_of(decision))
    assert f"<td>{first.name}</td>" in whole
    assert f"<td>{second.name}</td>" in whole


def test_a_name_taken_off_the_public_site_is_not_told_by_a_code_either(a_round: Settled) -> None:
    decision = published(a_round)
    line = decision.lines.get(nomination__person__isnull=False)
    row = withhold(line.nomination.person, "Theo đơn (mẫu)", by=a_round.user("a-office"))
    for code in (code_of(line), code_of(decision)):
        told = shown(code)
        assert line.name not in told
        assert "tên không hiển thị công khai" in told
        assert decision.issued.text in told
    restore(row, by=a_round.user("a-office"))
    assert line.name in shown(code_of(line))


def test_in_english_too(a_round: Settled) -> None:
    decision, client = published(a_round), Client()
    client.cookies["language"] = "en"
    assert "Genuine" in shown(code_of(decision), client=client)
    assert "No such code" in shown("222-222-222", 404, client)


def test_revoked_is_told_at_once_by_which_decision_once_published_and_never_why(a_round: Settled) -> None:
    decision = published(a_round)
    line, office, signer = decision.lines.last(), a_round.user("a-office"), a_round.user("a-signer")
    made = actions.draft_revocation(decision, [line], "fraud", "Kê khai sai giải pháp mật.", by=office)
    assert "không còn hiệu lực" not in shown(code_of(line))
    made = actions.issue(actions.send(made, by=office), by=signer)
    told = shown(code_of(line))
    assert "không còn hiệu lực" in told
    assert made.issued.text not in told
    actions.publish(made, by=signer)
    for code in (code_of(line), code_of(decision), code_of(made)):
        told = shown(code)
        assert made.issued.text in told
        assert "Kê khai sai" not in told
        assert "gian dối" not in told
    assert "một phần đã hủy bỏ" in shown(code_of(decision))


def test_corrected_words_are_told_with_the_decision_that_mends_them(a_round: Settled) -> None:
    decision = published(a_round)
    line, office, signer = decision.lines.last(), a_round.user("a-office"), a_round.user("a-signer")
    was = line.name
    made = actions.draft_correction(decision, [(line, "name", "Tên đã sửa")], "Viết nhầm.", by=office)
    made = actions.issue(actions.send(made, by=office), by=signer)
    assert f"<td>{was}</td>" in shown(code_of(line))
    actions.publish(made, by=signer)
    told = shown(code_of(line))
    assert "<td>Tên đã sửa</td>" in told
    assert f"đính chính theo Quyết định {made.issued.text}" in told
    assert "Viết nhầm" not in told


def test_the_issued_decision_carries_code_and_address(a_round: Settled) -> None:
    from thidua.decisions.queries.papers import decision_paper

    decision = granted(a_round)
    paper = decision_paper(decision, {})
    code = paper.frame.code  # type: ignore[attr-defined]  # the decision has a frame
    assert code.link == f"{settings.PUBLIC_URL}{PAGE}?ma={code_of(decision)}"
    words = "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf(paper)))
    assert code_of(decision) in words


def test_one_address_does_not_ask_without_end(a_round: Settled) -> None:
    client = Client()
    for n in range(30):
        shown(f"222-222-22{ALPHABET[n]}", 404, client)
    assert "quá nhiều lần" in shown(code_of(published(a_round)), 429, client)
    assert client.get(PAGE).status_code == 200
    assert Client(REMOTE_ADDR="10.1.2.3").get(PAGE, {"ma": "222-222-222"}).status_code == 404


@pytest.mark.django_db
def test_behind_the_proxy_each_visitor_is_counted_alone(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.PUBLIC_RATES = {"check": "1/m/ip"}
    first, second = (Client(HTTP_X_FORWARDED_FOR=f"claimed, 10.0.0.{n}") for n in (1, 2))
    asked = [one.get(PAGE, {"ma": "222-222-222"}).status_code for one in (first, second, first)]
    assert asked == [404, 404, 429]
