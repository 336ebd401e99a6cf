"""Marks that name what does not exist, or hold what the program would misread, are refused."""

import pytest

from tests.core.small import FRONT, faults_in, mark

AWARD = """\
id: gk
form: commendation_certificate
authority: department_director
decided_by: self
who: collective
round: annual"""
QUOTA = "for: [gk]\nplaces: 2"
ATTEST = "by: appraiser"


def plan(
    award: str = AWARD, quota: str = QUOTA, attest: str = ATTEST, scope: str = "for: [gk]", more: str = ""
) -> str:
    """A plan of one award; each mark can be replaced, more text can follow."""
    return (
        "# I. KHEN THƯỞNG\n"
        "- Giấy khen cho 02 tập thể có nội bộ đoàn kết.\n"
        + mark("award", award)
        + mark("quota", quota)
        + mark("scope", scope)
        + mark("attest", attest)
        + more
    )


def after(sort: str, body: str) -> str:
    """The plan with one more clause that carries this mark."""
    return plan(more="- Thêm một khoản.\n" + mark(sort, body))


def said(text: str, front: str = FRONT) -> str:
    """All faults as they are shown."""
    return "\n".join(f.line() for f in faults_in(text, front))


def test_the_plan_itself_is_sound() -> None:
    assert said(plan()) == ""


@pytest.mark.parametrize(
    ("text", "told", "cure"),
    [
        (after("rule", "ratting: {at_least: good}"), "Không có loại tiêu chuẩn “ratting”", "rating"),
        (after("rule", "rating: {at_leest: good}"), "rating không có tham số “at_leest”", "at_least"),
        (after("rule", "rating: {at_least: superb}"), "Giá trị “superb” không dùng được", "excellent"),
        (
            after("rule", "no_discipline: {from: rubbish}"),
            "Giá trị “rubbish” không dùng được",
            "any, reprimand",
        ),
        (after("rule", "rating: {of: ai-do, at_least: good}"), "Không biết “ai-do” là ai", "cac-phong"),
        (after("rule", "for: [gk]"), "đúng một loại", "registered"),
        (after("rule", "all: no"), "all phải là danh sách", "rating"),
        (after("rule", "reading: c\na: {rating: {at_least: good}}"), "Cách hiểu “c” không có", "a"),
        (after("rule", "reading: a\na: yes"), "Cách hiểu không phải", "says_so"),
        (after("rule", "rating: good"), "tham số phải là các cặp", "of: self"),
        (after("rule", "collective_meets: [co]"), "Không có hình thức khen “co”", "gk"),
        (plan(quota="for: [giay-khen]\nplaces: 2"), "Không có hình thức khen “giay-khen”", "gk"),
        (plan(quota="for: [gk]\nnumber: 2"), "Khóa lạ “number” trong quota", "places"),
        (plan(award=AWARD.replace("commendation_certificate", "medal")), "form không có “medal”", "flag"),
        (plan(award=AWARD.replace("id: gk\n", "")), "award thiếu khóa “id”", "id"),
        (plan(attest="by: truong-phong"), "Không biết “truong-phong” là ai", "hoi-dong"),
        (plan(attest="by: appraiser\nsays: đoàn kết nội bộ"), "không có trong khoản", "Chép đúng lời"),
        (plan(attest="by: appraiser\nsame_as: IX.9"), "same_as: không dùng được “IX.9”", "khoản"),
        (after("attest", "by: appraiser\nfor: []"), "không phục vụ hình thức khen nào", "scope"),
        (after("award", AWARD), "khai báo hai lần", "một lần"),
        (after("eligible", "who: collective\nunits: cac-so"), "Không biết “cac-so” là ai", "cac-phong"),
        (after("duty", "does: dance"), "does không có “dance”", "report"),
        (plan(more="- Khoản này không có dấu.\n"), "Khoản không có dấu nào", "narrative"),
    ],
)
def test_what_is_not_known_is_refused_with_the_known(text: str, told: str, cure: str) -> None:
    line = next(f for f in faults_in(text) if told in f.what.vi)
    assert cure in line.cure.vi
    assert line.where.startswith("plan.md:")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (plan(quota='for: [gk]\nplaces: "2"'), "places: không dùng được “2”"),
        (plan(quota="for: [gk]\nplaces: -1"), "places: không dùng được “-1”"),
        (plan(quota="for: [gk]\nplaces: many"), "places: không dùng được “many”"),
        (plan(quota="for: [gk]\nplaces: 2\nat_most: no"), "at_most: không dùng được “no”"),
        (plan(quota="for: gk\nplaces: 2"), "for: không dùng được “gk”"),
        (plan(quota="for: [gk]\nplaces: 2\nper: {awarded: co}"), "per.awarded: không dùng được “co”"),
        (plan(quota="for: [gk]\nplaces: 2\nstrata: [province]"), "strata: không dùng được"),
        (
            plan(quota="for: [gk]\nplaces: 2\nstrata: [{units: {level: [town]}, places: 1}]"),
            "level: không dùng được “town”",
        ),
        (
            plan(quota="for: [gk]\nplaces: 2\nreserved: [{id: a, places: 3, chosen_by: hoi-dong}]"),
            "reserved: không dùng được “3”",
        ),
        (
            plan(quota="for: [gk]\nplaces: 2\nreserved: [{id: a, places: 1, chosen_by: ai-do}]"),
            "chosen_by: không dùng được “ai-do”",
        ),
        (plan(award=AWARD.replace("id: gk", "id: ../gk")), "id: không dùng được “../gk”"),
        (plan(award=AWARD.replace("self", "[self, parent]")), "decided_by: không dùng được"),
        (plan(award=AWARD.replace("collective\n", "{a: b}\n")), "who không có “{'a': 'b'}”"),
        (after("duty", "does: report\nwho: {a: b}"), "Không biết “{'a': 'b'}” là ai"),
        (after("deadline", "what: report\nreading: b\na: {when: null}"), "reading: không dùng được “b”"),
        (after("deadline", "what: report\nreading: a\na: mai"), "a: không dùng được “mai”"),
        (after("dossier", "paper: achievement_report\ndelegated: yes"), "delegated: không dùng được “yes”"),
        (after("rule", "for: [gk]\nrating: {at_least: {a: b}}"), "không dùng được"),
        (after("route", "steps: [2024-01-01]"), "steps: không dùng được"),
        (after("route", "steps: [{who: so, does: dance}]"), "does: không dùng được “dance”"),
        (after("period", "from: 2024-01\nto: 2025-12-31"), "from: không dùng được “2024-01”"),
        (plan(scope="for: [gk]\nbelow: any"), "below: không dùng được “any”"),
        (plan(award=AWARD.replace("self", "council")), "decided_by: không dùng được “council”"),
        (after("deadline", "what: party\nwhen: null"), "what: không dùng được “party”"),
        (after("deadline", 'what: report\nwhen: {by: "30/2"}'), "by: không dùng được “30/2”"),
        (after("deadline", 'what: report\nwhen: {befor: "2/2"}'), "when: không dùng được “befor”"),
        (after("deadline", 'what: report\nwhen: {by: "2/2", year: nxt}'), "year: không dùng được “nxt”"),
        (after("deadline", "what: report\nwhen: {within_days: 10}"), "within_days: không dùng được “10”"),
        (
            after("deadline", "what: report\nwhen: {within_days: 10, after: {event: tet}}"),
            "event: không dùng được “tet”",
        ),
        (after("allowance", "per: cac-phong\ncollectives: one"), "collectives: không dùng được “one”"),
    ],
)
def test_a_value_of_the_wrong_shape_is_refused(text: str, told: str) -> None:
    assert told in said(text)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[2023, 2024, 2025]", "[hai]", "rounds.annual: không dùng được “hai”"),
        ("2023-2025", "2025-2023", "rounds.stage: không dùng được “2025-2023”"),
        ("2024-01-10", "đầu năm", "issued: không dùng được “đầu năm”"),
        ("is: issuer", "is: isuer", "actors.so.is: không dùng được “isuer”"),
        ("is: issuer", "is: issuer, under: cac-phong", "actors.so.under: không dùng được"),
        ("under: so}\n  hoi", "under: ai}\n  hoi", "under “ai” không có"),
        ("{name: Sở Thử tỉnh Mẫu, kind: department, level: province}", "Sở Thử", "issuer: không dùng được"),
    ],
)
def test_front_matter_is_checked_too(old: str, new: str, told: str) -> None:
    assert told in said(plan(), FRONT.replace(old, new, 1))


def test_two_marks_of_one_sort_need_keys() -> None:
    two = mark("attest", "by: council\nfor: [gk]")
    assert "Hai dấu attest cùng tên" in said(plan(more=two))
    assert said(plan(more=two.replace("by:", "key: hoi-dong\nby:"))) == ""


def test_a_registration_names_a_deadline_that_exists() -> None:
    rule = mark("rule", "for: [gk]\nregistered: {deadline: dang-ky}")
    due = mark("deadline", 'key: dang-ky\nwhat: registration\nwhen: {by: "15/3"}')
    assert "Không có hạn “dang-ky”" in said(plan(more="- Có đăng ký.\n" + rule))
    assert said(plan(more="- Có đăng ký.\n" + rule + "- Hạn ngày 15/3.\n" + due)) == ""


def test_awards_that_wait_for_each_other_are_a_circle() -> None:
    other = AWARD.replace("id: gk", "id: bk")
    text = plan(
        scope="for: [gk]",
        more=mark("rule", "collective_meets: [bk]")
        + "- Bằng khen.\n"
        + mark("award", other)
        + mark("rule", "for: [bk]\ncollective_meets: [gk]"),
    )
    assert said(text).count("phụ thuộc vòng tròn") == 2


def test_a_clause_that_restates_criteria_asks_nothing_by_itself() -> None:
    again = "- Tặng 02 giấy khen cho tập thể đạt tiêu chuẩn.\n"
    assert said(plan(more=again + mark("attest", "by: appraiser\nfor: []\nrestates: [I-1]"))) == ""


def test_faults_are_said_in_english_too() -> None:
    assert all(f.what.en and f.cure.en for f in faults_in(after("rule", "ratting: {}")))
