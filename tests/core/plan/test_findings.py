"""What a careful reader would ask of a plan. Findings cite their clauses and never stop anything."""

import pytest

from tests.core.small import FRONT, NARRATIVE, mark, plan_of
from thidua.core.plan.findings import findings
from thidua.core.plan.remark import Remark

GK = """\
id: gk
form: commendation_certificate
authority: department_director
decided_by: self
who: collective
round: annual"""
QUOTA = mark("quota", "for: [gk]\nplaces: 2")
ATTEST = mark("attest", "for: [gk]\nby: appraiser\nshows: [tasks]")
ROUTE = mark("route", "for: [gk]\nsteps: [{who: cac-phong, does: propose, to: hoi-dong}]")
DOSSIER = mark(
    "deadline", 'key: ho-so\nwhat: dossier\nfor: [gk]\nround: annual\nwhen: {by: "15/1", year: next}'
)


def text(*marks: str, award: str = GK) -> str:
    return "# I. KHEN\n- Giấy khen.\n" + mark("award", award) + "".join(f"- Khoản.\n{m}" for m in marks)


WHOLE = (QUOTA, ATTEST, ROUTE, DOSSIER)


def asked(body: str, front: str = FRONT, parent: str | None = None) -> list[Remark]:
    return findings(plan_of(body, front), plan_of(parent) if parent else None)


def said(body: str, front: str = FRONT) -> list[str]:
    return [r.what.vi for r in asked(body, front)]


def test_a_plan_that_says_everything_is_asked_nothing() -> None:
    assert said(text(*WHOLE)) == []


@pytest.mark.parametrize(
    ("body", "told", "clauses"),
    [
        (text(ATTEST, ROUTE, DOSSIER), "gk: có tiêu chuẩn, chưa có chỉ tiêu.", ("I-1",)),
        (text(QUOTA, ROUTE, DOSSIER), "gk: có hình thức khen, không có tiêu chuẩn.", ("I-1",)),
        (text(QUOTA, ATTEST, DOSSIER), "gk: không nêu trình ai, qua đâu.", ("I-1",)),
        (text(QUOTA, ATTEST, ROUTE), "gk: không nêu ngày gửi hồ sơ.", ("I-1",)),
        (
            text(*WHOLE, mark("deadline", "what: report\nwhen: null")),
            "Có hạn nhưng không nêu ngày.",
            ("I-6",),
        ),
        (
            text(*WHOLE, mark("deadline", "what: registration\nfor: [gk]\nwhen: {by: 2024-01-10}")),
            "Đăng ký hết hạn ngay ngày ban hành.",
            ("I-6",),
        ),
        (
            text(*WHOLE, mark("deadline", "what: registration\nfor: [gk]\nwhen: {by: 2024-03-10}")),
            "Một ngày đăng ký cho nhiều đợt hằng năm.",
            ("I-6",),
        ),
        (
            text(*WHOLE, mark("period", "from: 2023-01-01\nto: 2025-12-31")),
            "Thi đua tính từ 01/01/2023, trước ngày ban hành.",
            ("I-6",),
        ),
        (
            text(*WHOLE, mark("period", "from: issued\nbefore: 2025-12-31")),
            "Phong trào hết 30/12/2025, trước khi đợt cuối kết thúc.",
            ("I-6",),
        ),
        (
            text(*WHOLE, mark("dossier", "for: [gk]\npaper: council_minutes\nby: hoi-dong")),
            "Giấy tờ do Hội đồng Thi đua - Khen thưởng Sở làm, không phải bên gửi.",
            ("I-6",),
        ),
        (
            text(*WHOLE, mark("doubt", "asks: Số này là 7 hay 1?\nmaybe: 1")),
            "Chỗ ngờ: Số này là 7 hay 1?",
            ("I-6",),
        ),
        (
            text(QUOTA, ATTEST.replace("shows: [tasks]\n", ""), ROUTE, DOSSIER),
            "1 tiêu chuẩn không nêu minh chứng.",
            ("I-3",),
        ),
        (
            text(ATTEST, ROUTE, DOSSIER, mark("quota", "for: [gk]\nplaces: null\nallotted_by: parent")),
            "1 chỗ giao cho văn bản khác.",
            ("I-5",),
        ),
    ],
)
def test_a_gap_is_asked_about_with_its_clauses(body: str, told: str, clauses: tuple[str, ...]) -> None:
    assert {r.what.vi: r.clauses for r in asked(body)}[told] == clauses


def test_an_award_above_its_giver() -> None:
    above = GK.replace("commendation_certificate", "merit_certificate")
    assert "gk: cấp tặng không có thẩm quyền." in said(text(*WHOLE, award=above))


def test_proposing_to_the_level_above_is_nobodys_excess() -> None:
    above = GK.replace("commendation_certificate", "merit_certificate").replace("self", "parent")
    assert said(text(*WHOLE, award=above)) == []


def test_dossiers_before_the_results_they_need() -> None:
    rule = mark("rule", "for: [gk]\nrating: {at_least: good}")
    early = DOSSIER.replace('"15/1", year: next', '"15/10"')
    found = asked(text(QUOTA, rule, ROUTE, early))
    assert [(r.severity, r.clauses) for r in found] == [("grave", ("I-5", "I-3"))]


def test_a_list_whose_logic_is_left_unsaid() -> None:
    lead = "# II. TIÊU CHUẨN\nTập thể đạt các tiêu chuẩn sau:\n" + mark("scope", "for: [gk]") + "- Một.\n"
    ask = mark("attest", "by: appraiser\nshows: [tasks]")
    body = text(QUOTA, ROUTE, DOSSIER) + lead + ask
    assert [(r.clauses, r.severity) for r in asked(body)] == [(("II.lead",), "note")]
    assert said(body.replace("for: [gk]\n```\n- Một", "for: [gk]\nbelow: one_of\n```\n- Một")) == []


def test_parts_that_skip_a_number() -> None:
    assert said(text(*WHOLE) + f"# IV. KHÁC\n- Khoản.\n{NARRATIVE}") == ["Nhảy từ Phần I sang Phần IV."]


def test_two_readings_stay_until_somebody_settles_them() -> None:
    both = (
        "what: report\nreading: a\nquestion: Trước hay hết ngày?\n{}"
        'a: {{when: {{before: "2/2"}}}}\nb: {{when: {{by: "2/2"}}}}'
    )
    assert said(text(*WHOLE, mark("deadline", both.format("")))) == [
        "Hai cách hiểu, chưa ai quyết: Trước hay hết ngày?"
    ]
    settled = both.format("settled_by: Công văn 5\n")
    assert said(text(*WHOLE, mark("deadline", settled))) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("number: 9/KH-ST", "number: {value: null, source: 3}", "Số hoặc ngày ban hành để trống."),
        ("issued: 2024-01-10", "issued: null", "Số hoặc ngày ban hành để trống."),
        ("kind: plan", "kind: plan\nsecondary: true", "Chỉ biết kế hoạch qua bài viết thuật lại."),
        (
            "kind: plan",
            "kind: plan\nparent: {number: 1/KH, issuer: UBND tỉnh, held: false}",
            "Chưa có kế hoạch cấp trên 1/KH UBND tỉnh.",
        ),
        (
            "kind: plan",
            "kind: plan\nsignatory: {name: A, doubt: Có phải là A?}",
            "Chỗ ngờ: signatory: Có phải là A?",
        ),
    ],
)
def test_what_the_document_itself_leaves_open(old: str, new: str, told: str) -> None:
    assert said(text(*WHOLE), FRONT.replace(old, new)) == [told]


def test_decrees_that_run_out_while_the_movement_runs() -> None:
    cites = f"- Căn cứ Nghị định số 91/2017/NĐ-CP.\n{NARRATIVE}"
    long = text(*WHOLE, mark("period", "from: issued\nto: 2025-12-31"))
    old = FRONT.replace("issued: 2024-01-10", "issued: 2023-01-10")
    assert "Viện dẫn 91/2017/NĐ-CP, hết hiệu lực sau 31/12/2023." in said(long + cites, old)


def test_looser_and_later_than_the_parent_that_is_held() -> None:
    rule = mark("rule", "for: [gk]\nrating: {at_least: good}")
    parent = text(QUOTA, rule, ROUTE, DOSSIER, mark("period", "from: issued\nto: 2024-12-31"))
    child = text(*WHOLE, mark("period", "from: issued\nto: 2025-12-31"))
    found = [r.what.vi for r in asked(child, parent=parent)]
    assert any("sau kế hoạch cấp trên" in w for w in found)
    assert any("Cấp trên (9/KH-ST, I-3) xét" in w for w in found)


def test_grave_things_come_first_and_all_is_said_in_english_too() -> None:
    found = asked(text(QUOTA, mark("doubt", "asks: Gì?")), FRONT.replace("9/KH-ST", "null"))
    assert [r.severity for r in found] == sorted(
        (r.severity for r in found), key=["grave", "minor", "note"].index
    )
    assert all(r.what.en and r.why.en for r in found)
