"""The report of what was read: counts, what absence means, and how words were understood."""

from pathlib import Path

import pytest

from tests.exchange.making import folder, known
from thidua.exchange.report import Report, check


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return check(
        known(
            tmp_path,
            ratings="subject,year,class,decided_on\np1,2024,HTXSNV,05/01/2025\nperson:p2,2024,good,2025-01-05\n",
            discipline="person_id,form,decided_on\n",
            index_results='unit_id,index,year,score,max_score,class\nsxd,PAR INDEX,2024,"91,5%",,Nhóm A\n',
            coverage="table,from,to,declared_by\nratings,2024-01-01,2024-12-31,Cá nhân mẫu 90\n",
        )
    )


def test_rows_are_counted_and_absence_explained(report: Report) -> None:
    lines = {t.table: t for t in report.tables}
    assert (lines["ratings"].rows, lines["discipline"].rows, report.total) == (2, 0, 8)
    told = lines["ratings"].absence
    assert told.vi == "đã khai đủ cho tất cả, từ 01/01/2024 đến 31/12/2024 (Cá nhân mẫu 90)"
    assert told.en == "declared complete for all, from 1 Jan 2024 to 31 Dec 2024 (Cá nhân mẫu 90)"
    assert "không có dòng = không có" in lines["discipline"].absence.vi
    assert "không có dòng = thiếu" in lines["index_results"].absence.vi
    assert not lines["holds"].given
    assert "absent = missing" in lines["holds"].absence.en, "a table that is not there declares nothing"


def test_what_was_not_plain_is_shown_as_understood(report: Report) -> None:
    told = {(u.table, u.column): u.say for u in report.understood}
    assert told["ratings", "class"].vi == "ratings.class: “HTXSNV” → Hoàn thành xuất sắc nhiệm vụ (excellent)"
    assert told["ratings", "decided_on"].vi == "ratings.decided_on: “05/01/2025” → ngày 5 tháng 1 năm 2025"
    assert told["ratings", "decided_on"].en == "ratings.decided_on: “05/01/2025” → 5 Jan 2025"
    assert told["ratings", "subject"].vi == "ratings.subject: “p1” → person:p1"
    assert told["index_results", "score"].vi == "index_results.score: “91,5%” → 91,5"
    assert "giữ nguyên, không có trong danh mục" in told["index_results", "class"].vi
    assert ("units", "kind") not in told


def test_the_lines_are_sentences_in_both_languages(report: Report) -> None:
    lines = report.lines()
    assert lines[0].vi.startswith("units (Đơn vị): 2 dòng")
    assert any(line.vi.startswith("Không có: unit_changes") for line in lines)
    assert all(line.vi and line.en for line in lines)


def test_many_spellings_are_cut_short(tmp_path: Path) -> None:
    rows = "".join(f"p1,2024,tốt,{n},{n:02d}/01/2025\n" for n in range(1, 10))
    report = check(known(tmp_path, ratings="subject,year,class,decision,decided_on\n" + rows))
    told = next(u for u in report.understood if u.column == "decided_on")
    assert len(told.pairs) == 9
    assert told.say.vi.endswith("và 4 cách ghi khác")


def test_declarations_for_many_units_are_one_line(tmp_path: Path) -> None:
    units = "unit_id,name,kind\n" + "".join(f"u{n},Đơn vị mẫu {n},phòng\n" for n in range(8))
    rows = "".join(f"tasks,u{n},2024-01-01,2024-12-31\n" for n in range(8))
    report = check(
        folder(tmp_path, units=units, coverage="table,scope,from,to\n" + rows + "tasks,u1,2025-01-01,\n")
    )
    told = next(t for t in report.tables if t.table == "tasks").absence
    assert told.vi == (
        "đã khai đủ cho 8 nơi (unit:u0, unit:u1, unit:u2, unit:u3, unit:u4, …), "
        "từ 01/01/2024 đến 31/12/2024; đã khai đủ cho unit:u1, từ 01/01/2025 đến nay"
    )
