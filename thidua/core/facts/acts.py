"""The tables of what people and councils did: attestations, holds, honours, decisions, coverage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from thidua.core.facts.columns import Record, apart, col
from thidua.core.wording import Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation(Record):
    """What only a person can say, said by a named person."""

    table: ClassVar[str] = "attestations"
    say: ClassVar[Say] = Say("Xác nhận của người xét", "Attestations")
    dated_by: ClassVar[str | None] = "on"
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    plan: str = col("Kế hoạch", "Plan", need=True, key=True)
    mark: str = col("Dấu (khoản#khóa)", "Mark (clause#key)", need=True, key=True)
    round: str | None = col("Đợt", "Round", "round", key=True)
    answer: str = col("Trả lời", "Answer", "answer", need=True)
    by: str = col("Người xét", "By", need=True, key=True)
    on: date = col("Ngày", "On", "date", need=True, key=True)
    note: str | None = col("Ghi chú", "Note")
    role: str | None = col("Vai", "Role")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion(Record):
    """What a signed act says of how somebody served or did their duties; `case` is what it concludes."""

    table: ClassVar[str] = "conclusions"
    say: ClassVar[Say] = Say("Kết luận đã ký", "Signed conclusions")
    dated_by: ClassVar[str | None] = "decided_on"
    subject: str = col("Cá nhân hoặc đơn vị", "Subject", "candidate", need=True, key=True)
    source: str = col("Từ đâu", "Source", "term:conclusion_source", need=True, key=True)
    about: str = col("Về mặt", "About", "term:conclusion_about", need=True, key=True)
    result: str = col("Kết luận", "Result", "term:conclusion_result", need=True)
    decision: str = col("Văn bản ký", "Signed act", need=True, key=True)
    decided_on: date = col("Ngày ký", "Signed on", "date", need=True, key=True)
    noted: str | None = col("Điều được xác nhận", "What is attested")
    case: str | None = apart("Vụ việc", "Case")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(Record):
    """Why a candidate may not be decided for now."""

    table: ClassVar[str] = "holds"
    say: ClassVar[Say] = Say("Tạm dừng xét", "Holds")
    dated_by: ClassVar[str | None] = "from_"
    complete: ClassVar[bool] = True
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    kind: str = col("Loại", "Kind", "term:hold", need=True, key=True)
    from_: date = col("Từ ngày", "From", "date", need=True, key=True)
    to: date | None = col("Đến ngày", "To", "date")
    basis: str | None = col("Căn cứ", "Basis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour(Record):
    """An award already held, old books included. `achievement`: the plan's code for a movement."""

    table: ClassVar[str] = "honours"
    say: ClassVar[Say] = Say("Khen thưởng đã có", "Honours")
    dated_by: ClassVar[str | None] = "decided_on"
    complete: ClassVar[bool] = True
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    form: str = col("Hình thức", "Form", "term?:form", need=True, key=True)
    authority: str | None = col("Cấp tặng", "Authority", "term?:authority", key=True)
    decision: str | None = col("Quyết định", "Decision", key=True)
    decided_on: date | None = col("Ngày quyết định", "Decided on", "date")
    achievement: str | None = col("Thành tích (mã kế hoạch)", "Achievement (plan)", key=True)
    reason: str | None = col("Lý do", "Reason")
    round: str | None = col("Đợt", "Round", "round", key=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination(Record):
    """Who is proposed for what, by which unit."""

    table: ClassVar[str] = "nominations"
    say: ClassVar[Say] = Say("Đề nghị khen thưởng", "Nominations")
    dated_by: ClassVar[str | None] = "submitted_on"
    complete: ClassVar[bool] = True
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    plan: str = col("Kế hoạch", "Plan", need=True, key=True)
    award: str = col("Hình thức khen", "Award", need=True, key=True)
    round: str = col("Đợt", "Round", "round", need=True, key=True)
    nominated_by: str | None = col("Đơn vị đề nghị", "Nominated by", "unit")
    submitted_on: date | None = col("Ngày gửi", "Submitted on", "date")
    merit_note: str | None = col("Tóm tắt thành tích", "Merit note")


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPaper(Record):
    """A paper of a dossier that was received."""

    table: ClassVar[str] = "dossier_papers"
    say: ClassVar[Say] = Say("Giấy tờ hồ sơ", "Dossier papers")
    dated_by: ClassVar[str | None] = "received_on"
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    plan: str = col("Kế hoạch", "Plan", need=True, key=True)
    award: str = col("Hình thức khen", "Award", need=True, key=True)
    round: str = col("Đợt", "Round", "round", need=True, key=True)
    paper: str = col("Giấy tờ", "Paper", "term?:paper", need=True, key=True)
    received_on: date | None = col("Ngày nhận", "Received on", "date", key=True)
    copies: int | None = col("Số bản", "Copies", "int")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """What relative deadlines wait for."""

    table: ClassVar[str] = "events"
    say: ClassVar[Say] = Say("Sự kiện", "Events")
    dated_by: ClassVar[str | None] = "on"
    event: str = col("Sự kiện", "Event", "term?:event", need=True, key=True)
    year: int | None = col("Năm", "Year", "year", key=True)
    issuer: str | None = col("Cơ quan", "Issuer", key=True)
    on: date = col("Ngày", "On", "date", need=True)
    decision: str | None = col("Quyết định", "Decision", key=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment(Record):
    """A quota given by the level above."""

    table: ClassVar[str] = "allotments"
    say: ClassVar[Say] = Say("Chỉ tiêu được giao", "Allotments")
    dated_by: ClassVar[str | None] = "decided_on"
    plan: str = col("Kế hoạch", "Plan", need=True, key=True)
    award: str = col("Hình thức khen", "Award", need=True, key=True)
    round: str = col("Đợt", "Round", "round", need=True, key=True)
    stratum: str | None = col("Nhóm", "Stratum", key=True)
    places: int = col("Số suất", "Places", "int", need=True)
    decision: str | None = col("Quyết định", "Decision", key=True)
    decided_on: date | None = col("Ngày quyết định", "Decided on", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Record):
    """An order that a council or an office has set; 1 is first."""

    table: ClassVar[str] = "rankings"
    say: ClassVar[Say] = Say("Thứ tự do Hội đồng xếp", "Rankings")
    dated_by: ClassVar[str | None] = "on"
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    plan: str = col("Kế hoạch", "Plan", need=True, key=True)
    award: str = col("Hình thức khen", "Award", need=True, key=True)
    round: str = col("Đợt", "Round", "round", need=True, key=True)
    rank: int = col("Thứ tự", "Rank", "int", need=True)
    by: str | None = col("Do ai xếp", "By")
    on: date | None = col("Ngày", "On", "date", key=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Record):
    """A reserved place given, or a tie broken, with the reason."""

    table: ClassVar[str] = "choices"
    say: ClassVar[Say] = Say("Lựa chọn", "Choices")
    dated_by: ClassVar[str | None] = "on"
    candidate: str = col("Ứng viên", "Candidate", "candidate", need=True, key=True)
    plan: str = col("Kế hoạch", "Plan", need=True, key=True)
    award: str = col("Hình thức khen (hoặc suất dành riêng)", "Award (or award/place)", need=True, key=True)
    round: str = col("Đợt", "Round", "round", need=True, key=True)
    chooser: str | None = col("Ai chọn", "Chooser")
    reason: str | None = col("Lý do", "Reason")
    on: date | None = col("Ngày", "On", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Record):
    """What has been declared complete: absence is then an answer. `scope`: all, or a unit."""

    table: ClassVar[str] = "coverage"
    say: ClassVar[Say] = Say("Phạm vi đã đủ số liệu", "Coverage")
    dated_by: ClassVar[str | None] = "on"
    table_: str = col("Bảng", "Table", "table", need=True, key=True)
    scope: str | None = col("Phạm vi", "Scope", "scope", key=True)
    from_: date | None = col("Từ ngày", "From", "date", key=True)
    to: date | None = col("Đến ngày", "To", "date", key=True)
    declared_by: str | None = col("Người xác nhận", "Declared by")
    on: date | None = col("Ngày xác nhận", "On", "date")
