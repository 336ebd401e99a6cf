"""A workbook is read for its right rows: what hangs on a faulty row is left out with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.workbooks import read, upload
from thidua.core.errors import FactFaults, Fault
from thidua.core.facts.tables import Unit
from thidua.core.wording import Say
from thidua.exchange.names import Known
from thidua.exchange.opening import open_workbook
from thidua.exchange.rows import Table, read_table
from thidua.exchange.sifting import READINGS, Left, Once, sift

HEAD = ["unit_id", "name", "kind", "parent_id"]
LACKS, CURE = Say("Không có đơn vị này.", "There is no such unit."), Say("Ghi mã khác.", "Write another.")


def sifted(folder: Path, *rows: list[str], head: list[str] = HEAD) -> tuple[list[str], Left]:
    """Codes of the units of a workbook whose parents stand in it, and what is left out."""
    path = folder / "don-vi.xlsx"
    path.write_bytes(upload({"units": [head, *rows]}).read())

    def once(left: Left) -> Once:
        faults: list[Fault] = []
        tables = [read_table(left.without(g), Known()) for g in open_workbook(path, faults, (Unit,))]
        for table in tables:
            _check(table)
        return Once([r.unit_id for t in tables for r in t.records if isinstance(r, Unit)], tables, faults)

    said, left = sift(once)
    return list(said), left


def _check(table: Table) -> None:
    units = [(n, r) for n, r in zip(table.rows, table.records, strict=True) if isinstance(r, Unit)]
    codes = {unit.unit_id for _, unit in units}
    for number, unit in units:
        if unit.parent_id and unit.parent_id not in codes:
            table.told.tell(LACKS, CURE, number, "parent_id")


def test_a_right_workbook_is_read_once_and_nothing_is_left_out(tmp_path: Path) -> None:
    said, left = sifted(tmp_path, ["a", "Sở mẫu", "sở"], ["b", "Phòng mẫu", "phòng", "a"])
    assert (said, len(left), left.told) == (["a", "b"], 0, [])


def test_what_hangs_on_a_faulty_row_is_left_out_too_and_says_why(tmp_path: Path) -> None:
    rows = (["a", "Sở mẫu", "sở"], ["b", "Phòng", "lạ", "a"], ["c", "Tổ", "phòng", "b"], ["d", "", "phòng"])
    said, left = sifted(tmp_path, *rows, ["e", "Phòng mẫu", "phòng", "a"])
    assert said == ["a", "e"]
    assert [(f["row"], f["column"]) for f in left.told] == [(3, "kind"), (4, "parent_id"), (5, "name")]
    assert left.told[1]["what"] == LACKS
    left.write(tmp_path / "loi.xlsx")
    back = read((tmp_path / "loi.xlsx").read_bytes())
    assert [row[0] for row in back["units"]] == ["unit_id", "b", "c", "d"]


def test_a_fault_of_the_heading_stops_all_of_it(tmp_path: Path) -> None:
    with pytest.raises(FactFaults, match="Thiếu cột bắt buộc"):
        sifted(tmp_path, ["a", "Sở mẫu"], head=["unit_id", "name"])


def test_where_no_row_is_right_every_fault_is_told(tmp_path: Path) -> None:
    with pytest.raises(FactFaults) as told:
        sifted(tmp_path, ["a", "Sở mẫu", "lạ"], ["b", "", "phòng"])
    assert [f.where.rpartition(", dòng ")[2] for f in told.value.faults] == ["2, cột kind", "3, cột name"]


def test_rows_that_hang_on_each_other_without_end_are_mended_by_hand(tmp_path: Path) -> None:
    chain = [[f"u{n}", "Phòng", "phòng", f"u{n - 1}"] for n in range(1, READINGS + 5)]
    with pytest.raises(FactFaults, match="kéo theo nhau quá dài"):
        sifted(tmp_path, ["x", "Sở mẫu", "sở"], *chain)
