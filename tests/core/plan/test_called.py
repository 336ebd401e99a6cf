"""Clauses are cited as people write them, never by a name that only the plan file needs."""

import pytest

from tests.core.small import mark, plan_of

SAID = mark("narrative", "note: Thử.")
PLAN = plan_of(
    f"{{#so-luong}}\n# Số lượng khen thưởng (2024):\n- Bốn tập thể.\n{SAID}\n"
    f"# II. HẠN\nĐoạn dẫn.\n{SAID}- Một khoản.\n{SAID}"
)


@pytest.mark.parametrize(
    ("clause", "called"),
    [
        ("so-luong-1", "mục “Số lượng khen thưởng”"),
        ("so-luong.lead", "mục “Số lượng khen thưởng”"),
        ("II.lead", "khoản II"),
        ("II-1", "khoản II-1"),
        ("iv.2", "khoản iv.2"),
        ("thoi-gian.lead", "câu trong kế hoạch"),
    ],
)
def test_a_clause_is_called_by_its_number_or_by_the_title_above_it(clause: str, called: str) -> None:
    assert PLAN.called(clause).vi == called
