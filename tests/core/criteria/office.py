"""One small department and what it takes to ask one criterion of one candidate."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from thidua.core.criteria.base import Kind
from thidua.core.criteria.registry import KINDS
from thidua.core.facts import tables
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Actor, Award, Clause, Mark, Plan
from thidua.core.rounds import Round
from thidua.core.verdict import NAMES

CODE = "ke-hoach-mau"
AS_OF = date(2025, 5, 20)

UNITS = (
    tables.Unit(unit_id="tinh", name="Tỉnh Mẫu", kind="province", level="province", agency_id="tinh"),
    tables.Unit(
        unit_id="so", name="Sở Mẫu", kind="department", level="province", parent_id="tinh", agency_id="so"
    ),
    tables.Unit(
        unit_id="p1", name="Phòng Một", kind="division", level="unit", parent_id="so", agency_id="so"
    ),
    tables.Unit(unit_id="to", name="Tổ Một", kind="division", level="unit", parent_id="p1", agency_id="so"),
)


def person(ident: str, unit: str = "p1", **more: Any) -> tables.Person:
    """A posting that began in 2020."""
    given = {"staff_kind": "civil_servant", "valid_from": date(2020, 1, 1)} | more
    return tables.Person(person_id=ident, name="Cá nhân mẫu 01", unit_id=unit, **given)


PEOPLE = (person("an"), person("binh"), person("chi", "to"))
_AWARD = Mark("award", "I", None, None, {}, 1)
PLAN = Plan(
    CODE,
    {"issuer": {"kind": "department"}},
    (
        Clause(
            "II",
            "II",
            "Hạn",
            False,
            1,
            marks=(
                Mark("deadline", "II", "cham-nhat", None, {"when": {"by": "30/3"}}, 1),
                Mark("deadline", "II", "truoc", None, {"when": {"before": "30/3"}}, 1),
                Mark("deadline", "II", "cho", None, {"when": {"after": {"event": "plan_issued"}}}, 1),
            ),
        ),
    ),
    {
        "so": Actor("so", "Sở Mẫu", ("issuer",)),
        "cac-phong": Actor("cac-phong", "Các đơn vị thuộc Sở", ("division",), "so"),
        "danh-sach": Actor("danh-sach", "Danh sách", ("named",), None, ("Phòng Một",)),
    },
    (
        Award("co", "co", "flag_province", "province_chair", "parent", "collective", None, _AWARD),
        Award("bk", "bk", "merit_certificate", "province_chair", "parent", "collective", None, _AWARD),
    ),
    "",
)


def occasion(
    *facts: Record, round_: str = "2024", as_of: date = AS_OF, given: Iterable[str] = ()
) -> Occasion:
    """The department with some facts more."""
    return Occasion(PLAN, Round.read(round_), FactsView(Facts.of((*UNITS, *PEOPLE, *facts), given), as_of))


def kind(name: str, **written: Any) -> Kind:
    """A criterion as a plan writes it."""
    return KINDS[name].written(written)


def answer(asked: Kind, of: str, within: Occasion) -> str:
    """The name of the answer to one criterion."""
    return NAMES[asked.voice(within)(within.candidate(of)).answer]


def reason(asked: Kind, of: str, within: Occasion) -> str:
    """The Vietnamese sentence that gives the reason."""
    return asked.reason(asked.voice(within)(within.candidate(of)), within).vi
