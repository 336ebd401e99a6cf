"""The tables of facts, by the names of the exchange format (one class a table)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from thidua.core.facts.columns import Record, apart, col
from thidua.core.wording import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Record):
    """An agency or a part of one, for a span of time."""

    table: ClassVar[str] = "units"
    say: ClassVar[Say] = Say("Đơn vị", "Units")
    begins: ClassVar[str | None] = "valid_from"
    unit_id: str = col("Mã đơn vị", "Unit", "text", need=True, key=True)
    name: str = col("Tên đơn vị", "Name", need=True)
    kind: str = col("Loại đơn vị", "Kind", "term:unit_kind", need=True)
    level: str | None = col("Cấp", "Level", "term:level")
    parent_id: str | None = col("Đơn vị cấp trên", "Parent unit", "unit")
    agency_id: str | None = col("Thuộc cơ quan", "Agency", "unit")
    reform_body: bool | None = col("Chuyên trách tham mưu CCHC", "Reform body", "bool")
    valid_from: date | None = col("Có từ ngày", "Valid from", "date", key=True)
    valid_to: date | None = col("Đến ngày", "Valid to", "date")
    does_reform: bool | None = col("Có nhiệm vụ CCHC", "Has reform tasks", "bool")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange(Record):
    """A merger, split, renaming or abolition."""

    table: ClassVar[str] = "unit_changes"
    say: ClassVar[Say] = Say("Biến động đơn vị", "Unit changes")
    dated_by: ClassVar[str | None] = "on"
    from_unit: str = col("Từ đơn vị", "From unit", "unit", need=True, key=True)
    to_unit: str | None = col("Thành đơn vị", "To unit", "unit", key=True)
    kind: str = col("Loại biến động", "Kind", "term:change", need=True, key=True)
    on: date = col("Ngày có hiệu lực", "On", "date", need=True, key=True)
    basis: str | None = col("Căn cứ", "Basis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession(Record):
    """Who inherits what after a reorganisation: a signed choice."""

    table: ClassVar[str] = "successions"
    say: ClassVar[Say] = Say("Kế thừa", "Successions")
    dated_by: ClassVar[str | None] = "on"
    from_unit: str = col("Từ đơn vị", "From unit", "unit", need=True, key=True)
    to_unit: str = col("Đơn vị kế thừa", "To unit", "unit", need=True, key=True)
    what: str = col("Kế thừa gì", "What", "term:succession", need=True, key=True)
    signed_by: str | None = col("Người ký", "Signed by")
    on: date | None = col("Ngày ký", "On", "date")
    reason: str | None = col("Lý do", "Reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """One posting of one person."""

    table: ClassVar[str] = "people"
    say: ClassVar[Say] = Say("Cá nhân", "People")
    begins: ClassVar[str | None] = "valid_from"
    person_id: str = col("Mã cá nhân", "Person", "text", need=True, key=True)
    name: str = col("Họ và tên", "Name", need=True)
    gender: str | None = col("Giới tính", "Gender", "term:gender")
    staff_kind: str | None = col("Đối tượng", "Staff kind", "term:staff_kind")
    unit_id: str = col("Mã đơn vị", "Unit", "unit", need=True, key=True)
    post: str | None = col("Chức vụ", "Post")
    leadership: str | None = col("Lãnh đạo", "Leadership", "term:leadership")
    direct_reform_worker: bool | None = col("Trực tiếp làm CCHC", "Direct reform worker", "bool")
    valid_from: date | None = col("Từ ngày", "Valid from", "date", key=True)
    valid_to: date | None = col("Đến ngày", "Valid to", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Record):
    """Who takes part; or how many, as the form annexed to some plans does."""

    table: ClassVar[str] = "registrations"
    say: ClassVar[Say] = Say("Đăng ký thi đua", "Registrations")
    dated_by: ClassVar[str | None] = "registered_on"
    complete: ClassVar[bool] = True
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    plan: str = col("Kế hoạch", "Plan", need=True, key=True)
    round: str | None = col("Đợt", "Round", "round", key=True)
    registered_on: date = col("Ngày đăng ký", "Registered on", "date", need=True, key=True)
    aim: str | None = col("Nội dung đăng ký", "Aim")
    collectives: int | None = col("Số tập thể", "Collectives", "int")
    individuals: int | None = col("Số cá nhân", "Individuals", "int")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexResult(Record):
    """One publication of one index for one unit and year, as printed.

    A `period` within the year (a half, quarter or month) is no result of the year. What a table prints of a
    subject that is no unit here stands under its name (`named`); what is `derived` was printed nowhere.
    """

    table: ClassVar[str] = "index_results"
    say: ClassVar[Say] = Say("Kết quả chỉ số", "Index results")
    dated_by: ClassVar[str | None] = "published_on"
    unit_id: str = col("Mã đơn vị", "Unit", "unit", need=True, key=True)
    index: str = col("Chỉ số", "Index", "term?:index", need=True, key=True)
    issuer: str | None = col("Cơ quan công bố", "Issuer", key=True)
    year: int = col("Năm", "Year", "year", need=True, key=True)
    score: Decimal | None = col("Điểm", "Score", "decimal")
    max_score: Decimal | None = col("Điểm tối đa", "Maximum", "decimal")
    class_: str | None = col("Xếp loại", "Class", "term?:index_class")
    rank: int | None = col("Thứ hạng", "Rank", "int")
    group: str | None = col("Nhóm xếp hạng", "Group")
    group_size: int | None = col("Số đơn vị trong nhóm", "Group size", "int")
    published_on: date | None = col("Ngày công bố", "Published on", "date")
    decision: str | None = col("Quyết định", "Decision", key=True)
    period: str | None = apart("Kỳ trong năm", "Period", "period")
    as_at: str | None = apart("Số liệu lúc", "Figures as at")
    percent: Decimal | None = col("Tỷ lệ %", "Percent", "decimal")
    parts: str | None = col("Điểm thành phần", "Parts")
    printed_class: str | None = col("Xếp loại như in", "Class as printed")
    area: str | None = col("Địa bàn", "Area")
    named: str | None = col("Tên như in", "Named as printed")
    title: str | None = col("Ấn phẩm", "Publication")
    source: str | None = apart("Nguồn", "Source")
    derived: bool | None = col("Suy ra, không in", "Derived, not printed", "bool")
    note: str | None = col("Ghi chú", "Note")

    @property
    def of_the_year(self) -> bool:
        """Whether it is a printed result of the whole year: only such a one answers a criterion."""
        return not self.derived and (self.period is None or "-" not in self.period)

    @property
    def reached(self) -> Decimal | None:
        """What was reached, out of `out_of`: the points, or the percentage where only that was printed."""
        return self.percent if self.score is None else self.score

    @property
    def out_of(self) -> Decimal:
        """The most that could be reached; 100 where none is printed."""
        return Decimal(100) if self.score is None or not self.max_score else self.max_score


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexClass(Record):
    """One class of an index as its issuer orders it; the highest `order` is the best."""

    table: ClassVar[str] = "index_classes"
    say: ClassVar[Say] = Say("Thang xếp loại chỉ số", "Index classes")
    begins: ClassVar[str | None] = "valid_from"
    issuer: str | None = col("Cơ quan công bố", "Issuer", key=True)
    index: str = col("Chỉ số", "Index", "term?:index", need=True, key=True)
    valid_from: date | None = col("Áp dụng từ", "Valid from", "date", key=True)
    unit_kind: str | None = col("Loại đơn vị", "Unit kind", "term:unit_kind", key=True)
    class_: str = col("Xếp loại", "Class", "term?:index_class", need=True, key=True)
    order: int = col("Thứ tự (cao hơn là tốt hơn)", "Order (higher is better)", "int", need=True)
    from_percent: Decimal | None = col("Từ phần trăm", "From percent", "decimal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """A yearly rating of a person or a unit."""

    table: ClassVar[str] = "ratings"
    say: ClassVar[Say] = Say("Xếp loại hằng năm", "Ratings")
    dated_by: ClassVar[str | None] = "decided_on"
    subject: str = col("Cá nhân hoặc đơn vị", "Subject", "candidate", need=True, key=True)
    year: int = col("Năm", "Year", "year", need=True, key=True)
    class_: str = col("Xếp loại", "Class", "term:rating", need=True)
    decision: str | None = col("Quyết định", "Decision", key=True)
    decided_on: date | None = col("Ngày quyết định", "Decided on", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline(Record):
    """A disciplinary decision."""

    table: ClassVar[str] = "discipline"
    say: ClassVar[Say] = Say("Kỷ luật", "Discipline")
    dated_by: ClassVar[str | None] = "decided_on"
    complete: ClassVar[bool] = True
    person_id: str = col("Mã cá nhân", "Person", "person", need=True, key=True)
    form: str = col("Hình thức", "Form", "term:discipline", need=True)
    decided_on: date = col("Ngày quyết định", "Decided on", "date", need=True, key=True)
    ended_on: date | None = col("Ngày hết hiệu lực", "Ended on", "date")
    decision: str | None = col("Quyết định", "Decision", key=True)


AND = ";"
"""Between the plans of one case that went up through several: that is one use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Record):
    """An initiative and its recognition; it counts once (`used_for`)."""

    table: ClassVar[str] = "initiatives"
    say: ClassVar[Say] = Say("Sáng kiến", "Initiatives")
    dated_by: ClassVar[str | None] = "recognised_on"
    initiative_id: str = col("Mã sáng kiến", "Initiative", need=True, key=True)
    owner: str = col("Chủ sáng kiến", "Owner", "candidate", need=True, key=True)
    title: str | None = col("Tên sáng kiến", "Title")
    kind: str | None = col("Loại", "Kind")
    level: str | None = col("Cấp công nhận", "Level", "term:initiative_level")
    recognised_by: str | None = col("Nơi công nhận", "Recognised by")
    recognised_on: date | None = col("Ngày công nhận", "Recognised on", "date")
    decision: str | None = col("Quyết định", "Decision", key=True)
    used_for: str | None = col("Đã dùng cho", "Used for")
    topic: str | None = col("Lĩnh vực", "Topic", "term?:programme")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """Tasks given and done in a year under a programme."""

    table: ClassVar[str] = "tasks"
    say: ClassVar[Say] = Say("Nhiệm vụ", "Tasks")
    dated_by: ClassVar[str | None] = "recorded_on"
    subject: str = col("Cá nhân hoặc đơn vị", "Subject", "candidate", need=True, key=True)
    programme: str | None = col("Chương trình", "Programme", "term?:programme", key=True)
    year: int = col("Năm", "Year", "year", need=True, key=True)
    assigned: int | None = col("Được giao", "Assigned", "int")
    completed: int | None = col("Đã hoàn thành", "Completed", "int")
    completed_on_time: int | None = col("Đúng hạn", "On time", "int")
    recorded_on: date | None = col("Ngày ghi", "Recorded on", "date", key=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Record):
    """One-stop figures of a year, half, quarter or month (`2024`, `2024-Q1`, `2024-03`)."""

    table: ClassVar[str] = "services"
    say: ClassVar[Say] = Say("Một cửa", "One-stop figures")
    dated_by: ClassVar[str | None] = "as_at"
    subject: str = col("Cá nhân hoặc đơn vị", "Subject", "candidate", need=True, key=True)
    period: str = col("Kỳ", "Period", "period", need=True, key=True)
    handled: int | None = col("Đã giải quyết", "Handled", "int")
    late: int | None = col("Trễ hẹn", "Late", "int")
    pending_late: int | None = col("Tồn đọng quá hạn", "Pending late", "int")
    formula: str | None = col("Cách tính", "Formula")
    as_at: date | None = col("Số liệu đến ngày", "As at", "date", key=True)
