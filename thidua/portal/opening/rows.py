"""What a row of each open data set says: the data dictionary, the API's document and the files are made of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ninja import Field, Schema

from thidua.core.wording import Say


def told(vi: str, en: str) -> Any:
    """A column in both languages."""
    return Field(description=f"{vi} · {en}", json_schema_extra={"vi": vi, "en": en})


def words_of(extra: Any) -> Say:
    """The words that `told` keeps with a column."""
    return Say(extra["vi"], extra["en"])


class Movement(Schema):
    """Một phong trào đã công khai · a movement that its office has made public."""

    id: int = told("Mã bền của phong trào", "Lasting number of the movement")
    name: str = told("Tên phong trào", "Name")
    name_en: str = told("Tên tiếng Anh, nếu có", "Name in English, else the Vietnamese one")
    agency: str = told("Cơ quan phát động", "Agency that runs it")
    plan_number: str | None = told("Số, ký hiệu kế hoạch", "Number of the plan")
    state: str = told("Mã tình trạng: open, suspended, closed, transferred", "Code of its state")
    opened_on: date = told("Ngày mở", "Day it was opened")
    url: str = told("Địa chỉ trang", "Address of its page")


class Clause(Schema):
    """Một khoản của kế hoạch · a clause of a plan, word by word."""

    movement_id: int = told("Mã phong trào", "Movement")
    id: str = told("Mã khoản", "Clause")
    marker: str = told("Ký hiệu in trước khoản", "What is printed before it")
    heading: bool = told("Là đề mục", "Whether it is a heading")
    text: str = told("Nguyên văn", "Words as issued")
    text_en: str | None = told("Bản dịch tiếng Anh, nếu có", "English, where there is one")


class Deadline(Schema):
    """Một hạn trong lịch · a deadline in a movement's calendar."""

    movement_id: int = told("Mã phong trào", "Movement")
    what: str = told("Việc phải làm", "What is due")
    what_en: str = told("Việc phải làm, tiếng Anh", "What is due, in English")
    round: str | None = told("Đợt", "Round")
    last_day: date | None = told("Ngày cuối còn trong hạn; trống là chưa tính được", "Last day in time")
    waits_for: str | None = told("Sự kiện đang chờ để tính ngày (mã)", "Event that it waits for (code)")
    clause: str = told("Khoản đặt ra hạn", "Clause that sets it")


class Honour(Schema):
    """Một khen thưởng theo quyết định đã công bố · an award of a published decision.

    Của một cá nhân chỉ có tên, đơn vị, hình thức, năm · of a person only name, unit, award and year.
    """

    id: int = told("Mã bền", "Lasting number")
    name: str = told("Tập thể, cá nhân", "Holder")
    holder: str = told("individual là cá nhân, collective là tập thể", "individual or collective")
    unit: str = told("Đơn vị", "Unit")
    agency: str = told("Cơ quan", "Agency")
    form: str = told("Mã hình thức", "Code of the award")
    authority: str | None = told("Mã cấp tặng", "Code of who gives it")
    award: str = told("Hình thức bằng lời", "Award in words")
    award_en: str = told("Hình thức, tiếng Anh", "Award in English")
    year: int | None = told("Năm quyết định", "Year of the decision")
    decision_id: int | None = told(
        "Mã quyết định; trống là lập ngoài hệ thống", "Decision; empty where made elsewhere"
    )
    decision_number: str = told("Số quyết định", "Number of the decision")
    decided_on: date | None = told("Ngày quyết định", "Day of the decision")
    movement: str = told("Phong trào, nếu có ở đây", "Movement, where it is here")
    round: str = told("Đợt", "Round")
    state: str = told("stands, corrected hoặc revoked", "stands, corrected or revoked")
    changed_by: str | None = told("Số quyết định đính chính, hủy bỏ", "Decision that corrected or revoked it")
    changed_on: date | None = told("Ngày quyết định đó", "Day of that decision")


class Decision(Schema):
    """Một quyết định đã công bố · a published decision."""

    id: int = told("Mã bền", "Lasting number")
    number: str = told("Số, ký hiệu", "Number")
    kind: str = told("grant, revoke hoặc correct", "grant, revoke or correct")
    title: str = told("Trích yếu", "Title")
    agency: str = told("Cơ quan ban hành", "Agency")
    signed_on: date | None = told("Ngày ký", "Day of signing")
    published_on: date = told("Ngày công bố", "Day of publication")
    movement: str = told("Phong trào", "Movement")
    round: str = told("Đợt", "Round")
    url: str = told("Địa chỉ trang", "Address of its page")


class Initiative(Schema):
    """Một sáng kiến được công nhận · a recognised initiative."""

    id: int = told("Mã bền", "Lasting number")
    title: str = told("Tên sáng kiến", "Title")
    year: int = told("Năm", "Year")
    topic: str | None = told("Lĩnh vực", "Field")
    authors: str = told("Tác giả đã công khai, cách nhau dấu phẩy", "Authors that are public")
    unit: str = told("Đơn vị", "Unit")
    agency: str = told("Cơ quan", "Agency")
    level: str = told("Mã cấp công nhận rộng nhất", "Code of the widest recognition")
    decision_number: str | None = told("Số quyết định công nhận", "Number of the decision")
    recognised_on: date = told("Ngày công nhận", "Day of recognition")


class Story(Schema):
    """Một bài điển hình đã đăng · a published story whose people agreed."""

    id: int = told("Mã bền", "Lasting number")
    title: str = told("Tên bài", "Title")
    kind: str = told("Mã loại bài", "Code of its kind")
    lead: str = told("Tóm tắt", "Summary")
    about: str | None = told("Kể về ai", "Whom it tells of")
    place: str | None = told("Nơi diễn ra", "Where it happened")
    unit: str = told("Đơn vị", "Unit")
    agency: str = told("Cơ quan", "Agency")
    year: int = told("Năm", "Year")
    published_on: date = told("Ngày đăng", "Day of publication")
    adopted: int = told("Số đơn vị đã ghi áp dụng", "Units that recorded doing likewise")
    url: str = told("Địa chỉ trang", "Address of its page")
    picture: str | None = told("Địa chỉ ảnh, nếu có", "Address of its picture, where there is one")
    picture_alt: str | None = told("Ảnh cho thấy gì", "What the picture shows")


class IndexFigure(Schema):
    """Một kết quả chỉ số đã công bố · a published figure of an index, as printed, with its source."""

    id: int = told("Mã bền", "Lasting number")
    index: str = told("Mã chỉ số: sipas, par_index, papi, …", "Code of the index")
    year: int = told("Năm", "Year")
    unit: str = told("Đơn vị như in", "Unit as printed")
    score: Decimal | None = told("Điểm", "Score")
    max_score: Decimal | None = told("Điểm tối đa", "Maximum")
    percent: Decimal | None = told("Tỷ lệ %", "Percent")
    rank: int | None = told("Thứ hạng", "Rank")
    index_class: str | None = told("Xếp loại (mã)", "Class (code)")
    issuer: str | None = told("Cơ quan công bố", "Issuer")
    published_on: date | None = told("Ngày công bố", "Day of publication")
    source: str | None = told("Nguồn", "Source")
    derived: bool = told("Suy ra, không in", "Derived, not printed")


class Error(Schema):
    """Vì sao không trả lời được · why there is no answer."""

    status: int = told("Mã HTTP", "HTTP status")
    message: str = told("Lý do", "Reason")
    message_en: str = told("Lý do, tiếng Anh", "Reason in English")
