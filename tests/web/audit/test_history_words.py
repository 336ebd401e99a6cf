"""The history of a council in words: no code of the program is read by people."""

from __future__ import annotations

import pytest

from thidua.audit.models import Entry
from thidua.audit.queries import line


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"role": "deputy"}, "vai Phó Chủ tịch Hội đồng"),
        ({"form": "initiative", "threshold": "2/3"}, "hình thức Hội đồng sáng kiến; ngưỡng 2/3"),
        ({"fields": {"recusal": ["", "reduces"]}}, "cách tính khi có người từ chối xét: – → "),
        ({"reason": "đơn đăng ký"}, "lý do đơn đăng ký"),
    ],
)
def test_what_a_council_set_is_said_in_words(told: dict[str, object], said: str) -> None:
    why = line(Entry(number=1, action="voting.set_rule", kind="voting.council", told=told)).why
    assert why is not None
    assert said in why.vi
    for code in ("deputy", "reduces", "initiative"):
        assert code not in why.vi
