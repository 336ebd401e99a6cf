"""Facts that cannot be true, that contradict each other or point to nobody: all told, nothing read."""

from pathlib import Path

import pytest

from tests.exchange.making import fault, faults, folder, known, values
from thidua.exchange import rows as reading_rows
from thidua.exchange.grid import FAULT_LIMIT
from thidua.exchange.reading import read

RESULTS = "unit_id,index,year,score,max_score,rank,group_size,decision,published_on\n"
RATINGS = "subject,year,class,decision,decided_on\n"


def test_every_fault_at_once_with_place_word_and_cure(tmp_path: Path) -> None:
    told = faults(
        known(
            tmp_path,
            ratings=RATINGS + "p1,2024,khá,QĐ 1,31/12/2024\nunit:sxx,24,tốt,QĐ 1,31/02/2025\n",
            index_results=RESULTS + 'sxd,par_index,2024,"91,2x",100,,,,\n',
        )
    )
    assert [f.where for f in told] == [
        "index_results.csv, dòng 2, cột score",
        "ratings.csv, dòng 2, cột class",
        "ratings.csv, dòng 3, cột subject",
        "ratings.csv, dòng 3, cột year",
        "ratings.csv, dòng 3, cột decided_on",
    ]
    assert all(f.what.vi and f.what.en and f.cure.vi and f.cure.en for f in told)
    assert "Đọc thấy “khá”, cần một trong: Hoàn thành xuất sắc nhiệm vụ (excellent)" in told[1].what.vi
    assert (
        told[0]
        .line("en")
        .startswith("index_results.csv, row 2, column score: Read “91,2x”, expected a number")
    )


def test_a_vietnamese_heading_is_named_as_typed(tmp_path: Path) -> None:
    told = fault(known(tmp_path, ratings="Cá nhân hoặc đơn vị;Năm;Xếp loại\np1;2024;khá\n"))
    assert told.where == "ratings.csv, dòng 2, cột Xếp loại (class)"


def test_a_blank_in_a_required_cell(tmp_path: Path) -> None:
    told = fault(known(tmp_path, ratings=RATINGS + "p1,2024, ,QĐ 1,\n"))
    assert told.where == "ratings.csv, dòng 2, cột class"
    assert told.what.vi == "Ô bắt buộc để trống."


@pytest.mark.parametrize(
    ("table", "row", "column", "told"),
    [
        ("index_results", "sxd,par_index,2024,95,90,,,,", "score", "score = 95 lớn hơn max_score = 90"),
        ("index_results", "sxd,par_index,2024,850,,,,,", "score", "cần điểm tối đa"),
        ("index_results", "sxd,par_index,2024,,,9,7,,", "rank", "rank = 9 lớn hơn group_size = 7"),
        ("index_results", "sxd,par_index,2024,,,0,7,,", "rank", "rank = 0"),
        ("index_results", "sxd,par_index,2024,0,0,,,,", "max_score", "max_score = 0"),
        ("index_results", 'sxd,par_index,2024,"91,5%",62,,,,', "score", "cùng thang với điểm tối đa"),
        ("index_results", "sxd,par_index,2024,1.234,2000,,,,", "score", "đây là 1,234 hay 1234?"),
        ("index_results", "sxd,par_index,2024,-5,,,,,", "score", "số không âm"),
    ],
)
def test_an_impossible_result(tmp_path: Path, table: str, row: str, column: str, told: str) -> None:
    found = fault(known(tmp_path, **{table: RESULTS + row + "\n"}))
    assert found.where == f"{table}.csv, dòng 2, cột {column}"
    assert told in found.what.vi


@pytest.mark.parametrize(
    ("table", "content", "told"),
    [
        ("tasks", "subject,year,assigned,completed\np1,2024,10,11\n", "completed = 11 lớn hơn assigned = 10"),
        ("tasks", "subject,year,completed,completed_on_time\np1,2024,10,11\n", "completed_on_time = 11"),
        ("services", "subject,period,handled,late\np1,Quý I/2024,10,11\n", "late = 11 lớn hơn handled = 10"),
        (
            "holds",
            "candidate,kind,from,to\np1,thanh tra,02/01/2025,01/01/2025\n",
            "đứng trước from = 02/01/2025",
        ),
        (
            "people",
            "person_id,name,unit_id,valid_from,valid_to\np1,A,sxd,2024-02-01,2024-01-01\n",
            "valid_to",
        ),
        (
            "discipline",
            "person_id,form,decided_on,ended_on\np1,khiển trách,2024-02-01,2024-01-01\n",
            "ended_on",
        ),
        (
            "unit_changes",
            "from_unit,to_unit,kind,on\nsxd,sxd,sáp nhập,2025-03-01\n",
            "to_unit trùng với from_unit",
        ),
        ("coverage", "table,from,to\nratings,2024-12-31,2024-01-01\n", "to = 01/01/2024 đứng trước"),
        ("coverage", "table\nxeploai\n", "tên một bảng: units"),
        (
            "ratings",
            "subject,year,class,recorded_at,closed_at\np1,2024,tốt,2025-02-01,2025-01-01\n",
            "closed_at",
        ),
    ],
)
def test_what_cannot_be_true_of_one_row(tmp_path: Path, table: str, content: str, told: str) -> None:
    found = fault(known(tmp_path, **{table: content}))
    assert told in found.what.vi
    assert found.where.startswith(f"{table}.csv, dòng 2")


def test_three_decimals_are_read_where_only_one_reading_fits(tmp_path: Path) -> None:
    rows = (
        RESULTS
        + "sxd,par_index,2024,89.999,100,,,,\nsxd,sipas,2024,7.125,10,,,,\nsxd,pci,2024,1.234,100,,,,\n"
    )
    scores = values(read(known(tmp_path, index_results=rows)), "index_results", "score")
    assert [str(s) for s in scores] == ["89.999", "7.125", "1.234"]


def test_a_bare_code_is_a_candidate_when_it_is_one_of_the_two(tmp_path: Path) -> None:
    facts = read(known(tmp_path, ratings=RATINGS + "p1,2024,tốt,,\nsxd,2024,tốt,,\nunit: p-qh,2024,tốt,,\n"))
    assert values(facts, "ratings", "subject") == ["person:p1", "unit:sxd", "unit:p-qh"]


def test_a_code_of_both_a_unit_and_a_person_is_asked(tmp_path: Path) -> None:
    people = "person_id,name,unit_id\nsxd,Cá nhân mẫu 01,sxd\n"
    told = fault(known(tmp_path, people=people, ratings=RATINGS + "sxd,2024,tốt,,\n"))
    assert "vừa là đơn vị vừa là cá nhân" in told.what.vi
    assert told.cure.vi == "Ghi unit:sxd hoặc person:sxd."


def test_a_bare_code_needs_the_tables(tmp_path: Path) -> None:
    assert (
        "chưa rõ là đơn vị hay cá nhân"
        in fault(folder(tmp_path, ratings=RATINGS + "p1,2024,tốt,,\n")).what.vi
    )


def test_prefixed_candidates_are_taken_when_no_table_says_otherwise(tmp_path: Path) -> None:
    facts = read(folder(tmp_path, ratings=RATINGS + "person:p9,2024,tốt,,\n"))
    assert values(facts, "ratings", "subject") == ["person:p9"]


def test_unknown_units_and_people_are_refused_with_the_likely_one(tmp_path: Path) -> None:
    people = "person_id,name,unit_id\np1,Cá nhân mẫu 01,SXD\n"
    units = "unit_id,name,kind,parent_id\nsxd,Sở mẫu,sở,ubnd\n"
    told = faults(folder(tmp_path, units=units, people=people))
    assert [f.where for f in told] == ["units.csv, dòng 2, cột parent_id", "people.csv, dòng 2, cột unit_id"]
    assert "cần đơn vị có trong bảng units" in told[0].what.vi
    assert told[1].cure.vi.endswith("Có phải unit:sxd?")


def test_a_code_in_its_own_table_bears_no_prefix(tmp_path: Path) -> None:
    told = fault(folder(tmp_path, units="unit_id,name,kind\nunit:sxd,Sở mẫu,sở\n"))
    assert told.cure.vi == "Ở bảng này chỉ ghi mã: sxd."


def test_faults_of_people_do_not_make_their_codes_unknown(tmp_path: Path) -> None:
    people = "person_id,name,unit_id,gender\np1,Cá nhân mẫu 01,sxd,khác\n"
    told = fault(known(tmp_path, people=people, ratings=RATINGS + "p1,2024,tốt,,\n"))
    assert told.where == "people.csv, dòng 2, cột gender"


def test_other_words_stay_as_typed_where_lists_are_open(tmp_path: Path) -> None:
    rows = "unit_id,index,year,class\nsxd,Bộ chỉ số của tỉnh mẫu,2024, Nhóm A \nsxd,par index,2024,XUẤT SẮC\n"
    facts = read(known(tmp_path, index_results=rows.replace("par index", "PAR_INDEX")))
    assert values(facts, "index_results", "index") == ["Bộ chỉ số của tỉnh mẫu", "par_index"]
    assert values(facts, "index_results", "class_") == ["Nhóm A", "excellent"]


def test_answers_and_scopes(tmp_path: Path) -> None:
    head = "candidate,plan,mark,answer,by,on\n"
    rows = [
        f"p1,mau,II.{n},{a},Cá nhân mẫu 90,2024-10-0{n}"
        for n, a in enumerate(["đạt", "không đạt", "có", "no"], 1)
    ]
    coverage = "table,scope\nratings,\nXếp loại hằng năm,unit:sxd\ntasks,Tất cả\n"
    facts = read(known(tmp_path, attestations=head + "\n".join(rows), coverage=coverage))
    assert values(facts, "attestations", "answer") == ["met", "unmet", "met", "unmet"]
    assert values(facts, "coverage", "scope") == ["all", "unit:sxd", "all"]
    assert values(facts, "coverage", "table_") == ["ratings", "ratings", "tasks"]


def test_a_row_that_stands_twice(tmp_path: Path) -> None:
    told = fault(
        known(tmp_path, ratings=RATINGS + "p1,2024,tốt,QĐ 1,2024-12-31\np1,2024,good,QĐ 1,31/12/2024\n")
    )
    assert told.where == "ratings.csv, dòng 3"
    assert told.what.vi == "Dòng trùng hoàn toàn với dòng 2."


def test_a_contradiction_under_one_decision_names_both_rows(tmp_path: Path) -> None:
    told = fault(
        known(tmp_path, ratings=RATINGS + "p1,2024,tốt,QĐ 1,2024-12-31\np1,2024,xuất sắc,QĐ 1,2024-12-31\n")
    )
    assert told.where == "ratings.csv, dòng 3"
    assert "Mâu thuẫn với dòng 2" in told.what.vi
    assert "class: “good” và “excellent”" in told.what.vi
    assert "Contradicts row 2" in told.what.en
    assert "closed_at" in told.cure.vi


@pytest.mark.parametrize(
    "second",
    [
        "p1,2024,xuất sắc,QĐ 2,2025-01-31",  # a later decision restates
        "p1,2024,xuất sắc,QĐ 2,2024-12-31",  # another source for the same thing
        "p1,2023,xuất sắc,QĐ 1,2024-12-31",  # another year
        "p2,2024,xuất sắc,QĐ 1,2024-12-31",  # another person
    ],
)
def test_what_is_no_contradiction(tmp_path: Path, second: str) -> None:
    facts = read(known(tmp_path, ratings=RATINGS + f"p1,2024,tốt,QĐ 1,2024-12-31\n{second}\n"))
    assert len(facts.tables["ratings"]) == 2


def test_without_a_decision_a_later_date_restates_and_the_same_date_contradicts(tmp_path: Path) -> None:
    first = RATINGS + "p1,2024,tốt,,2024-12-31\n"
    assert len(read(known(tmp_path, ratings=first + "p1,2024,xuất sắc,,2025-01-31\n")).tables["ratings"]) == 2
    assert "Mâu thuẫn" in fault(known(tmp_path, ratings=first + "p1,2024,xuất sắc,,2024-12-31\n")).what.vi


def test_a_correction_closes_the_old_row(tmp_path: Path) -> None:
    head = "subject,year,class,decision,recorded_at,closed_at\n"
    old, new = "p1,2024,tốt,QĐ 1,2025-01-15,{}\n", "p1,2024,xuất sắc,QĐ 1,2025-06-01,\n"
    facts = read(known(tmp_path, ratings=head + old.format("2025-06-01") + new))
    assert len(facts.tables["ratings"]) == 2
    assert "Mâu thuẫn" in fault(known(tmp_path, ratings=head + old.format("") + new)).what.vi


def test_one_event_cannot_fall_on_two_days(tmp_path: Path) -> None:
    rows = "event,year,on\nindex_recognised,2024,2025-02-01\nindex_recognised,2024,2025-02-02\n"
    assert "Mâu thuẫn với dòng 2" in fault(known(tmp_path, events=rows)).what.vi


def test_faults_beyond_the_limit_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"p1,{2000 + n % 90},khá,{n},\n" for n in range(FAULT_LIMIT + 7))
    told = faults(known(tmp_path, ratings=RATINGS + rows))
    assert len(told) == FAULT_LIMIT + 1
    assert told[-1].what.vi == "Còn 7 lỗi nữa trong bảng này."


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_rows, "ROW_LIMIT", 3)
    rows = "".join(f"p1,{2000 + n},tốt,,\n" for n in range(4))
    assert "Quá 3 dòng" in fault(known(tmp_path, ratings=RATINGS + rows)).what.vi
