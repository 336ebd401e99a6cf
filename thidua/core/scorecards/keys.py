"""The keys of a scorecard file: the table that the reader, its faults and the reference page share."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.wording import Say


@dataclass(frozen=True)
class Key:
    """One key: in which part of the file it stands, what it says, whether the part cannot do without."""

    part: str
    name: str
    say: Say
    needed: bool


PARTS: dict[str, Say] = {
    "head": Say("Phần đầu của tệp", "Head of the file"),
    "item": Say("Một mục trong items", "One of the items"),
    "band": Say("Một bậc trong bands", "One of the bands"),
    "not_for": Say("not_for: không áp dụng cho ai", "not_for: to whom it does not apply"),
    "percent": Say("percent: tỷ lệ phần trăm", "percent: percentages"),
    "survey": Say("survey: phần điều tra xã hội học", "survey: the survey part"),
    "counts": Say("counts: số tiêu chí mà nguồn ghi", "counts: how many the source counts"),
    "set": Say("Một thang trong classes", "One of the classes sets"),
    "class": Say("Một loại trong thang", "One class of a set"),
    "sample": Say("Một phiếu mẫu trong samples", "One of the samples"),
    "mark": Say("Điểm của một mục trong phiếu mẫu", "Marks of one item in a sample"),
    "expected": Say("expected: kết quả phải ra", "expected: what it must come to"),
    "doubt": Say("Một điều trong unverified", "One of the unverified"),
}
"""The parts of a file in the order of the reference page."""

_ROWS = """
head | code* | mã của bộ tiêu chí, duy nhất | code of the scorecard, unique
head | title* | tên bộ tiêu chí | its title
head | issuer* | cơ quan ban hành | issuer
head | years* | năm hoặc giai đoạn áp dụng: 2023 hoặc 2023-2025 | year or years: 2023 or 2023-2025
head | units* | loại đơn vị được chấm | kinds of unit that are scored
head | index | chỉ số mà kết quả được ghi vào; không ghi là province_scorecard | index of the results; province_scorecard unless told
head | decision | số quyết định ban hành | number of the decision
head | issued | ngày ban hành | day of issue
head | source | nơi đã đọc | where it was read
head | replaces | mã của bộ trước đó | code of the version before
head | frame | true khi mới biết một phần: không chấm được | true where only part is known: it cannot be scored
head | total | tổng điểm in trong văn bản, không kể điểm thưởng | printed total, without bonus
head | point_places | số chữ số thập phân của điểm; không ghi là 2 | decimal places of points; 2 unless told
head | percent | cách in và đọc tỷ lệ | how percentages are printed and read
head | survey | phần điều tra xã hội học | the survey part
head | bonus_most | tổng điểm thưởng nhiều nhất | most bonus points together
head | deduction_most | tổng điểm trừ nhiều nhất, số âm | most deducted together, below zero
head | counts | số tiêu chí mà nguồn ghi | how many criteria the source counts
head | items* | các lĩnh vực, tiêu chí | areas and criteria
head | classes | các thang xếp loại | sets of classes
head | samples | phiếu mẫu cùng kết quả phải ra | sample cards with what they must come to
head | unverified | điều chưa kiểm chứng | what nobody has verified
head | note | ghi chú | note
item | code* | mã mục, duy nhất trong tệp | code, unique in the file
item | name* | tên mục | its name
item | points | điểm tối đa; mục trừ điểm ghi số âm | most points; below zero for a deduction
item | kind | scored (mặc định), bonus, deduction | scored (default), bonus, deduction
item | channel | appraisal (mặc định), survey: đơn vị không tự chấm | appraisal (default), survey: units never score it
item | measure | điều được đo, khi bands tính theo phần trăm | what is measured, where bands go by percent
item | bands | các bậc điểm | steps of points
item | by | cơ quan thẩm định mục này | agency that appraises it
item | evidence | tài liệu kiểm chứng | evidence asked for
item | source | điểm, khoản của văn bản | clause of the decision
item | not_for | không áp dụng cho ai | to whom it does not apply
item | was | mã ở bộ trước; danh sách rỗng là mục mới | its code in the version before; an empty list for a new item
item | counts | số tiêu chí mà nguồn ghi | how many the source counts
item | items | các mục con; chỉ mục không có con mới chấm | items in it; only one without any is scored
item | unverified | điều chưa kiểm chứng | what nobody has verified
item | note | ghi chú | note
band | from | từ bao nhiêu phần trăm | from how many percent
band | when | trong trường hợp nào, khi không đo phần trăm | in which case, where no percent is measured
band | points | số điểm của bậc | points of the step
band | share | số điểm nhân với tỷ lệ đạt được | points times the percent reached
not_for | kinds | loại đơn vị | kinds of unit
not_for | units | đơn vị, theo mã hoặc tên | units, by id or name
not_for | reason | lý do | reason
percent | places | số chữ số thập phân khi in; không ghi là 2 | printed decimal places; 2 unless told
percent | rank_on | xếp hạng theo số đã in (printed, mặc định) hay số đúng (exact) | ranks read it printed (default) or exact
percent | class_on | xếp loại theo số đã in (printed, mặc định) hay số đúng (exact) | classes read it printed (default) or exact
percent | most | tỷ lệ cao nhất mà điểm thưởng đưa tới được | highest percent that bonus can lift to
survey | points | tổng điểm điều tra in trong văn bản | printed points of the survey
survey | absent | không điều tra thì: missing (mặc định) hay rescale, quy đổi phần thẩm định | without survey: missing (default), or rescale the appraised part
counts | criteria | tiêu chí | criteria
counts | sub_criteria | tiêu chí thành phần | sub-criteria
set | for | một loại đơn vị; không ghi là mọi loại | one kind of unit; all unless told
set | from | áp dụng cho kết quả công bố từ ngày | for results published from this day
set | classes* | các loại, tốt nhất trước | the classes, best first
set | issuer | cơ quan ban hành, khi tệp chỉ có thang | issuer, in a file of sets only
set | index | chỉ số, khi tệp chỉ có thang | index, in a file of sets only
set | source | nơi đã đọc | where it was read
set | unverified | điều chưa kiểm chứng | what nobody has verified
set | note | ghi chú | note
class | class* | tên loại | the class
class | from | từ bao nhiêu phần trăm; không ghi khi chưa biết | from how many percent; left out where unknown
sample | unit* | mã hoặc tên đơn vị | id or name of the unit
sample | kind* | loại đơn vị | kind of unit
sample | name | tên đơn vị, khi unit là mã | its name, where unit is an id
sample | marks | mã mục: điểm, hoặc {own, appraised, final} | code: points, or {own, appraised, final}
sample | left_out | mã mục không áp dụng theo quyết định: lý do | code that a decision leaves out: reason
sample | survey_absent | true khi không điều tra | true where no survey was held
sample | expected* | kết quả phải ra | what it must come to
sample | source | nơi đã in | where it is printed
mark | own | điểm tự chấm | own score
mark | appraised | điểm thẩm định | appraised
mark | final | điểm Hội đồng chốt | final, by the council
expected | points | điểm đạt | points
expected | maximum | điểm tối đa áp dụng | applicable maximum
expected | percent | tỷ lệ đã in | printed percent
expected | class | loại | class
expected | rank | hạng trong loại đơn vị, giữa các phiếu mẫu | rank within its kind, among the samples
doubt | what* | điều chưa kiểm chứng | what is not verified
doubt | who | ai trả lời được | who could say
"""


def _key(row: str) -> Key:
    part, name, vi, en = (cell.strip() for cell in row.split("|"))
    return Key(part, name.rstrip("*"), Say(vi, en), name.endswith("*"))


KEYS: dict[str, dict[str, Key]] = {part: {} for part in PARTS}
"""The keys of each part in the order in which they are written."""
for _found in map(_key, _ROWS.strip().splitlines()):
    KEYS[_found.part][_found.name] = _found
