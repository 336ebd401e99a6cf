"""docs/coverage.md: every clause of the source plans, what its marks are, where they are carried out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.rounds.cases import Case

HEAD = """<!-- Trang sinh từ kế hoạch và tình huống · made by: make coverage-page -->
# Từng khoản của các kế hoạch nguồn · Every clause of the source plans

Mỗi dòng: khoản, dòng của bản gốc, dấu, nơi thực hiện, kiểm thử. *Each line: clause, source lines,
marks, where it is carried out, the test that shows it. What a later release will carry says so.*
"""

JUDGE = "`thidua judge`"
CARRIED: dict[str, tuple[str, str]] = {
    "rule": (JUDGE, ""),
    "attest": (JUDGE, ""),
    "eligible": (JUDGE, ""),
    "scope": (JUDGE, "tests/core/plan"),
    "award": ("`thidua run`", "tests/core/quotas"),
    "quota": ("`thidua run`", "tests/core/quotas"),
    "allowance": ("`thidua run`", "tests/core/quotas"),
    "order": ("`thidua run`", "tests/core/quotas"),
    "deadline": ("`thidua calendar`", "tests/core/test_calendar.py"),
    "period": ("`thidua calendar`", "tests/core/test_calendar.py"),
    "dossier": ("`thidua run` (ket-qua.xlsx, Hồ sơ)", "tests/core/test_dossiers.py"),
    "doubt": ("`thidua plan check`", "tests/core/plan"),
    "route": (
        "`thidua plan show`; Hội đồng và quyết định › Chuyển cấp trên / the way up",
        "tests/web/decisions",
    ),
    "form": ("`thidua plan show`; in mẫu: bản sau / printing the form: later", "tests/cli"),
    "duty": (
        "`thidua plan show`, `thidua calendar`; Phong trào › Nhiệm vụ / Movements › Duties",
        "tests/web/duties/test_duties.py",
    ),
    "content": (
        "`thidua plan show`; Nhiệm vụ › Nội dung thi đua / Duties › Contents",
        "tests/web/duties/test_duties.py",
    ),
    "theme": ("`thidua plan show`", "tests/cli"),
    "term": ("`thidua plan show`", "tests/cli"),
    "narrative": ("lời dẫn, không có hiệu lực / no effect", "tests/plans/test_sources.py"),
}
"""Where a sort of mark is carried out, and the tests of its mechanism; rules have cases instead."""


def page(plans: Iterable[tuple[Plan, list[Case]]]) -> str:
    """The whole page."""
    parts = [HEAD]
    for plan, cases in plans:
        parts.append(f"\n## {plan.code}\n\n{plan.title}\n")
        parts.append("| khoản | dòng gốc | dấu | thực hiện ở | kiểm thử |\n|---|---|---|---|---|")
        parts.extend(_row(plan, clause, cases) for clause in plan.clauses)
    return "\n".join(parts) + "\n"


def _row(plan: Plan, clause: Clause, cases: list[Case]) -> str:
    lines = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in clause.source)
    if not clause.marks:
        return (
            f"| {clause.id} | {lines} | đề mục / heading | `thidua plan show` | tests/plans/test_sources.py |"
        )
    marks = "; ".join(dict.fromkeys(_mark(m) for m in clause.marks))
    where = "; ".join(dict.fromkeys(CARRIED[m.sort][0] for m in clause.marks))
    tests = "; ".join(dict.fromkeys(t for m in clause.marks for t in _tests(m, cases)))
    return f"| {clause.id} | {lines} | {marks} | {where} | {tests} |"


def _mark(mark: Mark) -> str:
    name = SORTS[mark.sort].say.vi
    return f"{name} `{mark.key}`" if mark.key else name


def _tests(mark: Mark, cases: list[Case]) -> Iterator[str]:
    _, test = CARRIED[mark.sort]
    if test:
        yield test
        return
    mine = [c for c in cases if mark.name in c.expected() or mark.clause in c.expected()]
    yield f"cases.yaml ({len(mine)}): {mine[0].name}" if mine else "tests/plans/test_cases.py"
