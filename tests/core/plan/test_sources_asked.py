"""What a careful reader sees in the five source plans: every contradiction is found, in its clause."""

from pathlib import Path

import pytest

from thidua.core.plan.findings import findings
from thidua.core.plan.loading import load


@pytest.mark.parametrize(
    ("folder", "check", "clauses"),
    [
        # dossiers of the stage are due on 14/10/2029, the movement ends on 29/10/2029
        ("an-giang-so-tu-phap-2023", "before_the_end", {"III.3-2", "II.end"}),
        ("an-giang-so-tu-phap-2023", "before_the_end", {"III.3-1"}),
        ("an-giang-so-tu-phap-2023", "blank_number", set()),
        ("an-giang-so-tu-phap-2023", "period", {"II.end"}),
        # registration closes on the day of issue, and once for five years
        ("kien-giang-so-xay-dung-2022", "registration", {"III.2-1"}),
        ("kien-giang-so-xay-dung-2022", "quotas", {"IV.1.2.c.lead"}),
        ("kien-giang-so-xay-dung-2022", "quotas", {"IV.1.1.a-4"}),
        ("kien-giang-so-xay-dung-2022", "unreached", {"IV.1.1.a-4", "III.1.a"}),
        ("kien-giang-so-xay-dung-2022", "unreached", {"IV.1.2.a-2", "III.1.a"}),
        ("kien-giang-so-xay-dung-2022", "routes", {"IV.1.1.a-4"}),
        ("kien-giang-so-xay-dung-2022", "expired", {"V.1-3"}),
        ("kien-giang-so-xay-dung-2022", "papers", {"V.1-2"}),
        ("kien-giang-so-xay-dung-2022", "parents", set()),
        ("kien-giang-so-xay-dung-2022", "joined_by_silence", {"IV.1.1.a.lead"}),
        # the index and the ratings of a year are needed on 20/12 of that year
        ("thac-mo-ubnd-phuong-2024", "early_dossiers", {"III.4.1", "III.1.1.b", "III.1.2.a", "III.1.2.c"}),
        ("thac-mo-ubnd-phuong-2024", "numbering", {"III", "V"}),
        ("thac-mo-ubnd-phuong-2024", "parents", set()),
        ("ha-nam-so-tu-phap-2023", "parents", set()),
        ("ha-nam-so-tu-phap-2023", "routes", {"III.3.a-1"}),
        ("an-giang-ubnd-tinh-2022", "secondary", set()),
        ("an-giang-ubnd-tinh-2022", "routes", {"so-luong.end"}),
        ("an-giang-ubnd-tinh-2022", "undated", {"so-luong-1"}),
    ],
)
def test_it_is_found_in_its_clause(folder: str, check: str, clauses: set[str]) -> None:
    told = [set(r.clauses) for r in findings(load(Path("plans") / folder)) if r.check == check]
    assert clauses in told
