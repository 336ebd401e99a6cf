"""How many may be awarded, in the many ways that plans tell it."""

import pytest

from tests.reading.said import plan, understood

Told = tuple[str | None, str, bool]


def told(sentence: str) -> list[Told]:
    """Whom, how many (a share with its sign) and whether for each unit."""
    text = plan(f"I. KHEN THƯỞNG\n1. {sentence}\n")
    return [
        (
            p.who,
            f"{p.body['percent']}%" if "percent" in p.body else str(p.body["places"]),
            "per" in p.body,
        )
        for p in understood(text).of("quota")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Giám đốc Sở tặng Giấy khen cho hai tập thể và mười hai cá nhân.",
            [("collective", "2", False), ("individual", "12", False)],
        ),
        ("Giám đốc Sở tặng Giấy khen cho năm cá nhân.", [("individual", "5", False)]),
        ("Giám đốc Sở tặng Giấy khen; một số cá nhân được biểu dương.", []),
        (
            "Giám đốc Sở tặng Giấy khen: mỗi trạm bảo vệ rừng được giới thiệu 01 tổ và 02 cá nhân.",
            [("collective", "1", True), ("individual", "2", True)],
        ),
        (
            "Giám đốc Sở tặng Giấy khen: mỗi cụm chọn 01 tập thể. Toàn tỉnh có 07 cụm thi đua.",
            [("collective", "1", True)],
        ),
        (
            "Các đơn vị chọn để khen: tập thể không quá 05; cá nhân không quá 10.",
            [("collective", "5", False), ("individual", "10", False)],
        ),
        (
            "Giám đốc Sở tặng Giấy khen: cứ 20 đoàn viên được đề nghị 01 cá nhân.",
            [("individual", "1", True)],
        ),
        (
            "Giám đốc Sở tặng Giấy khen: đơn vị có dưới 50 người được đề nghị 02 cá nhân; "
            "từ 50 đến 100 người được đề nghị 04 cá nhân.",
            [("individual", "2", True), ("individual", "4", True)],
        ),
        (
            "Giám đốc Sở tặng Giấy khen cho 03 cá nhân, trong đó có ít nhất 01 cá nhân là công nhân.",
            [("individual", "3", False)],
        ),
        ("Kinh phí khen thưởng thực hiện theo quy định của Luật Thi đua, khen thưởng.", []),
        (
            "Danh hiệu nông thôn mới cấp tỉnh được xét: Giám đốc Sở tặng Giấy khen 03 tập thể.",
            [("collective", "3", False)],
        ),
    ],
)
def test_numbers_in_words_and_for_each_unit(sentence: str, expected: list[Told]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "strata"),
    [
        (
            "Giám đốc Sở tặng Giấy khen cho 07 tập thể, trong đó 04 phòng; 03 trạm y tế; 02 cá nhân.",
            [[4, 3], None],
        ),
        (
            "Giám đốc Sở tặng Giấy khen cho 09 cá nhân, trong đó 05 người ở xã, 04 người ở tỉnh, chọn 01 cá nhân nữa.",
            [[5, 4], None],
        ),
    ],
)
def test_parts_are_those_that_add_up(sentence: str, strata: list[list[int] | None]) -> None:
    found = [p.body for p in understood(plan(f"I. KHEN THƯỞNG\n1. {sentence}\n")).of("quota")]
    assert [body.get("strata") for body in found] == strata


def test_a_number_that_others_tell_stands_beside_those_told() -> None:
    assert told("Giám đốc Sở tặng Giấy khen cho 02 tập thể; cá nhân do Hội đồng Sở quyết định số lượng.") == [
        ("collective", "2", False),
        ("individual", "None", False),
    ]


def test_a_number_belongs_to_the_award_of_its_own_part_of_the_sentence() -> None:
    text = (
        "1. 01 đơn vị dẫn đầu được đề nghị UBND tỉnh tặng Cờ thi đua; "
        "02 đơn vị được đề nghị Chủ tịch UBND tỉnh tặng Bằng khen.\n"
    )
    found = understood(plan(f"I. KHEN THƯỞNG\n{text}")).of("quota")
    assert [(p.body["places"], p.body["form"]) for p in found] == [
        (1, "flag_province"),
        (2, "merit_certificate"),
    ]


@pytest.mark.parametrize(
    "giver", ["Tư lệnh Quân khu", "Chủ tịch Liên minh Hợp tác xã tỉnh", "Ban Thường vụ Tỉnh ủy"]
)
def test_givers_that_the_law_does_not_list_are_asked(giver: str) -> None:
    found = understood(plan(f"I. KHEN THƯỞNG\n1. {giver} tặng Bằng khen cho 02 tập thể.\n")).of("award")
    assert [p.body["authority"] for p in found] == ["other"]
    assert all(p.asks for p in found)


def test_rows_of_a_table_count_whom_their_label_names() -> None:
    rows = "TT  Khối  Giấy khen\n1   Các xã, phường   10\n2   Các sở, ngành   06\n3   Công chức tỉnh   04\n"
    found = understood(plan(f"I. KHEN THƯỞNG\n{rows}")).of("quota")
    assert {(p.who, p.body["places"]) for p in found} == {
        ("collective", 10),
        ("collective", 6),
        ("individual", 4),
    }


def test_a_share_that_leaders_may_have_is_no_share_of_all() -> None:
    assert told("Giám đốc Sở tặng Giấy khen cho 10 cá nhân; cá nhân là lãnh đạo không quá 30%.") == [
        ("individual", "10", False)
    ]
