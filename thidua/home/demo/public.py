"""The public side of the demo: movements shown, news, what citizens said and what they were answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thidua.appraisals.actions import comments
from thidua.evidence import actions as evidence
from thidua.evidence.printed.sets import SETS
from thidua.home.demo.stage import Stage
from thidua.portal import actions
from thidua.portal.models import Visits
from thidua.records.actions import keep
from thidua.screens.workbooks import as_workbook

SHOWN_ON, LOADED_ON, WRITTEN_ON = date(2025, 4, 1), date(2025, 4, 2), date(2025, 4, 3)
SAID_ON, ANSWERED_ON, DONE_ON = date(2025, 4, 4), date(2025, 4, 7), date(2025, 4, 9)
OPEN_UNTIL = date(2025, 4, 25)
INDICES = "national_index_observations"
NEWS = actions.Item(
    "Công bố quyết định tặng Giấy khen năm 2024 (mẫu)",
    "Danh sách tập thể, cá nhân được tặng Giấy khen có ở Bảng vinh danh. Ai cũng kiểm tra được giấy khen bằng mã "
    "in trên giấy (mẫu).",
    WRITTEN_ON,
    "https://video.example/mau",
    "Lời của video mẫu: chào mừng quý vị đến với lễ trao Giấy khen. Đây là video mẫu, không có thật.",
)
PRAISE = actions.Told(
    "praise",
    "citizen",
    "Cấp bản sao trích lục (mẫu)",
    "Được hẹn hai ngày, trả sau một ngày, cán bộ nói rõ giấy tờ cần mang (mẫu).",
)
COMPLAINT = actions.Told(
    "complaint",
    "front",
    "Chứng thực chữ ký (mẫu)",
    "Người dân phải đi lại hai lần vì bảng niêm yết thiếu một loại giấy tờ (mẫu).",
    date(2025, 4, 1),
    "Người góp ý mẫu",
    "0000 000 001",
)


def tell(stages: Iterable[Stage]) -> None:
    """Each office puts its movement on the public site; Hà Nam and An Giang have more to tell."""
    by_name = {}
    for stage in stages:
        by_name[stage.short] = stage
        office = stage.user("office")
        with stage.on(SHOWN_ON):
            actions.show(stage.running, by=office)
            reached = actions.Reached(
                "Số 1, đường Mẫu (địa chỉ mẫu)", "0000 000 000", "mau@thidua.example", "Văn phòng (mẫu)"
            )
            actions.set_contact(stage.running.agency, reached, by=office)
    with by_name["hn"].on(WRITTEN_ON):
        actions.write_news(by_name["hn"].running.agency, NEWS, by=by_name["hn"].user("office"))
    _said(by_name["hn"])
    _open_for_comment(by_name["hn"])
    _loaded(by_name["ag"])
    for day, count in ((7, 41), (8, 67), (9, 85)):
        Visits.objects.create(day=date(2025, 4, day), count=count)


def _said(stage: Stage) -> None:
    """Two observations: one waits, one is answered, followed up and attested."""
    office, agency = stage.user("office"), stage.running.agency
    with stage.on(SAID_ON, 14):
        actions.send(agency, PRAISE)
        said = actions.send(agency, COMPLAINT)
    with stage.on(ANSWERED_ON):
        actions.take_up(said, by=office)
        actions.answer(said, "Đã bổ sung bảng niêm yết và xin lỗi người dân (mẫu).", by=office)
    with stage.on(DONE_ON):
        actions.follow_up(said, "Đã rà soát bảng niêm yết của mọi thủ tục (mẫu).", by=office)
        words = "Bảng niêm yết thiếu một loại giấy tờ (mẫu)."
        act = actions.Act(words, "15/TB-MẪU", DONE_ON, "procedure", "fault")
        actions.attest(said, act, by=stage.user("signer"))


def _open_for_comment(stage: Stage) -> None:
    """Whoever is proposed to the Prime Minister stands open for comment on the day of the demo."""
    with stage.on(ANSWERED_ON, 7):
        days = comments.Days(ANSWERED_ON, OPEN_UNTIL, "Cổng thông tin, bảng tin cơ quan (mẫu)")
        comments.open_period(stage.round("2024"), "bk-ttg.individual", days, by=stage.user("office"))


def _loaded(stage: Stage) -> None:
    """The figures of national indices that come with the program, each with its source."""
    shipped, office = SETS[INDICES], stage.user("office")
    with stage.on(LOADED_ON):
        file = keep(as_workbook(shipped.path.name, shipped.path.read_bytes()), by=office)
        batch = evidence.read(evidence.look_at_printed(file, shipped.about, by=office), by=office)
        evidence.take(batch, by=office, only_right=True)
