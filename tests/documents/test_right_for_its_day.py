"""A paper cites the law of its day, names who gives, and is signed as the rule of its office says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.documents.reading import docx_words
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.judging import Judging
from thidua.core.law import packs
from thidua.core.law.money import prize
from thidua.core.papers import DraftDecision, Nominee, Prizes, SubmissionLetter
from thidua.core.papers.frame import Frame, Office, Signer
from thidua.core.papers.issuer import frame_of, signing
from thidua.core.plan.loading import load
from thidua.core.rounds import Round
from thidua.documents import docx
from thidua.rounds.papers import RoundPapers
from thidua.rounds.result import RoundResult

PLANS = Path(__file__).parents[2] / "plans"


def desk(plan: str, round_: str, day: date) -> RoundPapers:
    view = FactsView(Facts({}, frozenset()), day)
    return RoundPapers(RoundResult(Judging(load(PLANS / plan), Round.read(round_), view), (), (), 0), False)


@pytest.mark.parametrize(
    ("day", "first", "decree"),
    [
        (date(2020, 1, 14), "ngày 26 tháng 11 năm 2003", "91/2017/NĐ-CP"),
        (date(2024, 6, 1), "06/2022/QH15", "98/2023/NĐ-CP"),
        (date(2025, 7, 1), "06/2022/QH15", "152/2025/NĐ-CP"),
        (date(2026, 10, 1), "06/2026/QH16", "152/2025/NĐ-CP"),
    ],
)
def test_grounds_are_the_law_and_the_decree_of_the_day_each_on_its_line(
    day: date, first: str, decree: str
) -> None:
    grounds = desk("ha-nam-so-tu-phap-2023", "2024", day).grounds()
    assert first in grounds[0]
    assert any(g.startswith(f"Căn cứ Nghị định số {decree} ngày") for g in grounds)
    assert "Căn cứ Kế hoạch" in grounds[-1]


def test_no_code_of_the_program_stands_in_what_a_paper_cites_or_notes() -> None:
    for pack in packs():
        told = [*pack.grounds, *(rule.source.vi for rule in pack.rules.values())]
        notes = desk("ha-nam-so-tu-phap-2023", "2024", pack.valid_from).notes
        assert not [text for text in (*told, *notes) if "vn-20" in text]


def test_a_plan_issued_as_a_decision_is_cited_as_one() -> None:
    grounds = desk("an-giang-ubnd-tinh-2022", "2024", date(2025, 1, 1)).grounds()
    assert grounds[-1].startswith("Căn cứ Quyết định số 1862/QĐ-UBND")


def test_who_gives_is_named_by_office_and_never_by_a_kind_of_office() -> None:
    here = desk("ha-nam-so-tu-phap-2023", "2024", date(2025, 1, 1))
    given = {a.id: here.giver(a) for a in here.result.plan.awards}
    assert given["gk-so.collective"] == "Giám đốc Sở Tư pháp tỉnh Hà Nam"
    assert given["bk-tinh.collective"] == "Chủ tịch UBND tỉnh Hà Nam"
    assert given["bk-ttg.collective"] == "Thủ tướng Chính phủ"


def test_the_year_follows_a_quoted_name_without_a_comma() -> None:
    assert desk("mau", "2024", date(2025, 1, 1)).occasion.endswith("” năm 2024")


def test_a_deputy_signs_for_the_head_and_under_the_committee_where_it_signs() -> None:
    chair = Signer("Chủ tịch", "TM. ỦY BAN NHÂN DÂN")
    assert signing(chair, "Chủ tịch") == chair
    assert signing(chair, "Phó Chủ tịch").authority == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert signing(Signer("Giám đốc"), "Phó Giám đốc").authority == "KT. GIÁM ĐỐC"
    assert signing(Signer("Giám đốc"), "Chánh Văn phòng").authority == ""


def test_a_launch_plan_signed_by_a_deputy_says_for_whom() -> None:
    plan = load(PLANS / "thac-mo-ubnd-phuong-2024")
    front = {**plan.front, "signatory": {"name": "Cá nhân mẫu 01", "post": "Phó Chủ tịch"}}
    assert frame_of(replace(plan, front=front)).signer.authority.splitlines() == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
    ]


FRAME = Frame(Office("Ủy ban nhân dân\nxã Mẫu", "UBND", "Mẫu"), Signer("Chủ tịch"), on=date(2026, 11, 1))
MIXED = tuple(
    Nominee(name, kind, "Giấy khen", "UBND xã Mẫu" if kind == "collective" else "")
    for name, kind in (("Ấp 1", "collective"), ("Công ty Mẫu", "enterprise"), ("Hộ Mẫu", "household"))
)


def test_a_household_and_an_enterprise_are_listed_as_what_they_are() -> None:
    money = Prizes(
        1_520_000, 760_000, "quỹ mẫu", worked=("a", "b"), household=1_140_000, household_worked="c"
    )
    paper = DraftDecision(FRAME, "Chủ tịch UBND xã Mẫu", "Giấy khen", "phong trào mẫu", MIXED, prizes=money)
    told = " ".join(docx_words(docx(paper)))
    assert "01 tập thể, 01 doanh nghiệp và 01 hộ gia đình" in told
    assert "I. TẬP THỂ" in told
    assert "II. DOANH NGHIỆP" in told
    assert "III. HỘ GIA ĐÌNH" in told
    assert "mỗi hộ gia đình 1.140.000 đồng" in told
    assert money.total(MIXED) == 1_520_000 * 2 + 1_140_000


def test_a_letter_counts_each_kind_in_a_column_of_its_own() -> None:
    letter = SubmissionLetter(FRAME, ("UBND xã Mẫu",), "phong trào mẫu", MIXED)
    told = " ".join(docx_words(docx(letter)))
    assert "Tập thể Doanh nghiệp Hộ gia đình Cá nhân" in told
    assert "01 01 01 00" in told


def test_a_household_receives_one_and_a_half_times_what_a_person_does_where_the_law_says_so() -> None:
    given = ("commendation_certificate", "commune_chair")
    home, person = (prize(*given, who, date(2026, 11, 1)) for who in ("household", "individual"))
    assert home
    assert person
    assert home.multiple == person.multiple * 3 / 2
    assert prize(*given, "household", date(2020, 1, 14)) is None


def test_an_article_on_money_cites_article_and_decrees_and_leaves_doubts_to_the_notes() -> None:
    found = prize("commendation_certificate", "department_director", "individual", date(2020, 1, 14))
    assert found
    assert found.ground.startswith("Điều 73 Nghị định 91/2017/NĐ-CP; mức lương cơ sở 1.490.000 đồng")
    assert "chưa kiểm chứng" not in found.ground
    assert "chưa kiểm chứng" in found.basis.vi
