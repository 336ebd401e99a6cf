"""Small worlds of facts, made by Hypothesis: everything blank, doubled, late or contradictory that may be."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.plan.model import Actor, Award, Clause, Mark, Plan
from thidua.core.rounds import Round
from thidua.core.terms import GROUPS

CODE = "ke-hoach-thu"
UNITS = [f"u{n}" for n in range(6)]
PEOPLE = [f"p{n}" for n in range(7)]
ISSUERS = ["UBND tỉnh Mẫu", "ubnd  tỉnh mẫu", "Bộ Nội vụ", None]
NAMES = ["Sở Mẫu tỉnh Thử", "Phòng Một", "Phòng Hai", "Văn phòng Sở Mẫu", "Trung tâm Ba", "Tỉnh Thử"]
KINDS = [k for k in GROUPS["unit_kind"] if k not in ("province", "ministry")]
ROUNDS = ["2024", "2023-2025", "2024-2025"]
AWARDS = ("co", "bk.collective", "bk.individual")


def maybe(values: Any) -> st.SearchStrategy[Any]:
    """One of some values, or blank."""
    given = values if isinstance(values, st.SearchStrategy) else st.sampled_from(list(values))
    return st.one_of(st.none(), given, given, given)


def terms(group: str) -> st.SearchStrategy[str]:
    """A code of a group of terms."""
    return st.sampled_from(sorted(GROUPS[group]))


EDGES = [date(y, m, d) for y in (2022, 2023, 2024, 2025) for m, d in ((1, 1), (3, 30), (12, 31))]
DAYS = st.sampled_from([d + timedelta(days=n) for d in EDGES for n in (-1, 0, 1)])
YEARS = st.sampled_from([2023, 2024, 2024, 2025])
FLAGS = st.sampled_from([None, True, False])
UNIT = st.sampled_from([*UNITS, "ghost"])
SUBJECT = st.sampled_from([*(f"unit:{u}" for u in UNITS), *(f"person:{p}" for p in PEOPLE)])
SCORES = st.sampled_from(
    [Decimal(s) for s in ("0", "44.999999", "45", "89.5", "89.99", "90", "90.01", "100")]
)
KNOWN = {
    "recorded_at": st.one_of(*[st.none()] * 5, DAYS),
    "closed_at": st.one_of(*[st.none()] * 8, DAYS),
}


def rows(record: type[Record], most: int, **columns: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Rows of one table."""
    return st.lists(st.builds(record, **columns, **KNOWN), min_size=most // 2, max_size=most)


UNIT_ROWS = rows(
    tables.Unit,
    14,
    unit_id=st.sampled_from(UNITS),
    name=st.sampled_from(NAMES),
    kind=st.sampled_from([*KINDS, "ministry"]),
    level=maybe(terms("level")),
    parent_id=maybe(["top", *UNITS, "ghost"]),
    agency_id=maybe([*UNITS, "ghost"]),
    reform_body=FLAGS,
    does_reform=FLAGS,
    valid_from=maybe(DAYS),
    valid_to=st.one_of(st.none(), st.none(), DAYS),
)
PROVINCES = st.lists(st.sampled_from(["top", "other"]), unique=True).map(
    lambda ids: [tables.Unit(unit_id=i, name="Tỉnh Thử", kind="province", level="province") for i in ids]
)
TABLES = {
    "people": rows(
        tables.Person,
        18,
        person_id=st.sampled_from(PEOPLE),
        name=st.just("Cá nhân mẫu 01"),
        staff_kind=maybe(terms("staff_kind")),
        unit_id=UNIT,
        leadership=maybe(terms("leadership")),
        valid_from=maybe(DAYS),
        valid_to=st.one_of(st.none(), st.none(), DAYS),
    ),
    "unit_changes": rows(
        tables.UnitChange, 4, from_unit=UNIT, to_unit=maybe(UNIT), kind=terms("change"), on=DAYS
    ),
    "successions": rows(
        tables.Succession,
        12,
        from_unit=UNIT,
        to_unit=UNIT,
        what=terms("succession"),
        signed_by=st.sampled_from(["Cá nhân mẫu 09", "Cá nhân mẫu 09", "Cá nhân mẫu 09", "", None]),
        on=maybe(DAYS),
    ),
    "registrations": rows(
        tables.Registration,
        14,
        candidate=SUBJECT,
        plan=st.sampled_from([CODE, CODE.upper(), CODE, "khac"]),
        round=maybe(ROUNDS),
        registered_on=DAYS,
        collectives=st.sampled_from([None, None, None, 1]),
    ),
    "index_results": rows(
        tables.IndexResult,
        40,
        unit_id=UNIT,
        index=st.sampled_from(["par_index", "par_index", "par_index", "sipas"]),
        issuer=st.sampled_from(ISSUERS),
        year=YEARS,
        score=maybe(SCORES),
        max_score=maybe([Decimal(0), Decimal(50), Decimal(100)]),
        class_=maybe([*GROUPS["index_class"], "loai-la"]),
        rank=maybe([1, 2, 3]),
        group=maybe(["Sở, ban, ngành", "Huyện", "so, ban,  nganh"]),
        group_size=maybe([0, 20, 21]),
        published_on=maybe(DAYS),
        percent=st.one_of(st.none(), st.none(), SCORES),
        period=st.sampled_from([None, None, None, "2024", "2024-H1", "2024-03"]),
        derived=st.sampled_from([None, None, False, True]),
        source=maybe(["bao-mot", "bao-hai"]),
    ),
    "index_classes": st.lists(
        st.builds(
            tables.IndexClass,
            issuer=st.sampled_from(["UBND tỉnh Mẫu", "Bộ Nội vụ", None]),
            index=st.just("par_index"),
            valid_from=maybe([date(2023, 1, 1), date(2024, 3, 30)]),
            unit_kind=maybe(["department", "division"]),
            class_=st.sampled_from(["excellent", "good", "fair", "weak"]),
            order=st.integers(1, 4),
            from_percent=maybe([Decimal("50"), Decimal("89.5"), Decimal("90")]),
            **KNOWN,
        ),
        max_size=10,
        unique_by=lambda r: (r.issuer, r.valid_from, r.unit_kind, r.class_),
    ),
    "ratings": rows(
        tables.Rating, 60, subject=SUBJECT, year=YEARS, class_=terms("rating"), decided_on=maybe(DAYS)
    ),
    "discipline": rows(
        tables.Discipline, 8, person_id=st.sampled_from(PEOPLE), form=terms("discipline"), decided_on=DAYS
    ),
    "conclusions": rows(
        acts.Conclusion,
        24,
        subject=SUBJECT,
        source=terms("conclusion_source"),
        about=st.sampled_from(["attitude", "attitude", "work"]),
        result=terms("conclusion_result"),
        decision=st.sampled_from(["1/KL", "2/KL"]),
        decided_on=DAYS,
        case=maybe(["a", "b"]),
    ),
    "initiatives": rows(
        tables.Initiative,
        16,
        initiative_id=st.just("sk"),
        owner=SUBJECT,
        level=maybe(terms("initiative_level")),
        recognised_by=maybe(["Sở Mẫu tỉnh Thử", "UBND tỉnh Mẫu"]),
        recognised_on=maybe(DAYS),
        used_for=maybe([CODE, f"khác;{CODE}", "việc khác"]),
        topic=maybe(["admin_reform", "regular"]),
    ),
    "tasks": rows(
        tables.Task,
        30,
        subject=SUBJECT,
        programme=maybe(["admin_reform", "regular"]),
        year=YEARS,
        assigned=maybe([0, 3, 10]),
        completed=maybe([0, 2, 3, 9, 10]),
        completed_on_time=maybe([0, 2, 9, 10]),
        recorded_on=maybe(DAYS),
    ),
    "services": rows(
        tables.Service,
        44,
        subject=SUBJECT,
        period=st.sampled_from(
            [f"{y}{p}" for y in (2023, 2024) for p in ("", "-H1", "-H2", "-Q1", "-Q3", "-07")]
        ),
        late=maybe([0, 1, 2]),
        pending_late=maybe([0, 1]),
        as_at=maybe(DAYS),
    ),
    "attestations": rows(
        acts.Attestation,
        30,
        candidate=SUBJECT,
        plan=st.sampled_from([CODE, CODE, CODE, "khac"]),
        mark=st.sampled_from(["I.1#a", "I.1", "I.1#", "I.2"]),
        round=maybe(ROUNDS),
        answer=st.sampled_from(["met", "unmet"]),
        by=st.sampled_from(["Cá nhân mẫu 02", "Cá nhân mẫu 03", "appraiser", "council"]),
        on=DAYS,
        role=maybe(["appraiser", "council"]),
    ),
    "honours": rows(
        acts.Honour,
        36,
        candidate=SUBJECT,
        form=st.sampled_from(["merit_certificate", "flag_province"]),
        authority=maybe(["province_chair", "department_director"]),
        decided_on=maybe(DAYS),
        achievement=maybe([CODE, CODE, "khac"]),
        round=maybe(ROUNDS),
    ),
    "coverage": rows(
        acts.Coverage,
        8,
        table_=st.sampled_from(
            ["registrations", "ratings", "index_results", "tasks", "services", "discipline", "conclusions"]
        ),
        scope=maybe(["all", "unit:u1", "u2", "unit:top", "person:p3", "unit:ghost"]),
        from_=maybe([date(2023, 1, 1), date(2024, 1, 1), date(2024, 6, 1)]),
        to=maybe([date(2024, 12, 31), date(2025, 12, 31)]),
        on=maybe(DAYS),
    ),
}

PLAN = Plan(
    CODE,
    {"issuer": {"kind": "department"}},
    (
        Clause(
            "han",
            "",
            "",
            False,
            1,
            marks=(
                Mark("deadline", "han", "ngay", None, {"what": "registration", "when": {"by": "30/3"}}, 1),
                Mark("deadline", "han", "truoc", None, {"when": {"before": date(2024, 3, 30)}}, 1),
                Mark("deadline", "han", "cho", None, {"when": {"after": {"event": "plan_issued"}}}, 1),
            ),
        ),
    ),
    {
        "so": Actor("so", "Sở Mẫu tỉnh Thử", ("issuer",)),
        "phong": Actor("phong", "Phòng Một", ("division",), "so"),
        "cac-phong": Actor("cac-phong", "Các đơn vị", ("division", "office"), "so"),
        "danh-sach": Actor("danh-sach", "Danh sách", ("named",), None, ("Phòng Một", "Trung tâm Ba")),
    },
    tuple(
        Award(
            i,
            i.partition(".")[0],
            "flag_province" if i == "co" else "merit_certificate",
            a,
            "self",
            None,
            None,
            Mark("award", "I", None, None, {}, 1),
        )
        for i, a in zip(AWARDS, ("province_chair", "province_chair", None), strict=True)
    ),
    "",
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """All tables of one world; a table may be absent, or present and empty."""
    found: list[Record] = [*draw(PROVINCES), *draw(UNIT_ROWS)]
    absent = draw(st.sets(st.sampled_from(sorted(TABLES)), max_size=3))
    for name in sorted(TABLES.keys() - absent):
        found += draw(TABLES[name])
    return Facts.of(found, TABLES.keys() - absent)


@st.composite
def occasions(draw: st.DrawFn) -> tuple[Round, date, date | None]:
    """A round and the two days of a judging."""
    days = st.sampled_from([date(2024, 6, 1), date(2025, 3, 30), date(2026, 5, 20), date(2026, 5, 20)])
    return Round.read(draw(st.sampled_from(ROUNDS))), draw(days), draw(maybe(days))
