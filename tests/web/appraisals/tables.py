"""The appraisers' table: dossiers accepted, given, appraised; for tests of this room."""

from __future__ import annotations

from dataclasses import dataclass

from tests.web.nominations.dossiers import Desk
from tests.web.world import World
from thidua.appraisals.actions import assigning, opinions
from thidua.appraisals.actions.opinions import Said
from thidua.appraisals.queries.criteria import asked_of
from thidua.nominations.models import Nomination

AWARD = "gk-so.individual"
OWN = {
    "a1": "Phòng đã rút ngắn thời gian giải quyết hồ sơ một cửa từ mười ngày xuống còn bảy ngày làm việc.",
    "a2": "Tự viết phần mềm nhắc hạn cho bộ phận tiếp nhận, nhờ đó cả năm không còn hồ sơ nào trả chậm cho dân.",
    "a3": "Rà soát bốn mươi hai thủ tục, đề nghị cắt giảm mười một thủ tục, tiết kiệm chi phí tuân thủ một phần ba.",
    "a4": "Số hóa toàn bộ kết quả giải quyết còn hiệu lực của ba năm trước, xong sớm hơn kế hoạch một quý rưỡi.",
}


@dataclass
class Table(Desk):
    """The desk with appraisers at it."""

    def neighbour(self) -> None:
        """An appraiser, `a1-appraiser`, who works in the unit A1."""
        self.world.person("a9", "A1")
        self.world.user("a1-appraiser", "appraiser", "A", "a9")

    def given(self, person: str = "a1", to: str = "a-appraiser") -> Nomination:
        """An accepted dossier, given to an appraiser."""
        unit = self.world.people[person].unit.code
        clerk = "a1-clerk" if unit == "A1" else "a2-clerk"
        nomination = self.accepted(person, clerk, unit=unit, results=OWN[person])
        assigning.assign(nomination, self.user(to), None, by=self.user("a-office"))
        return nomination

    def appraised(self, person: str = "a1", *, proved: bool = True) -> Nomination:
        """An appraised dossier: every criterion found met by the appraiser."""
        if proved:
            self.prove(person)
        nomination = self.given(person)
        by = self.user("a-appraiser")
        for asked in asked_of(nomination):
            if asked.is_open:
                reason = "" if asked.criterion.answer in ("met", "to_judge") else "Đã xem bản giấy."
                opinions.opine(nomination, asked.criterion.name, Said("met", reason), "", by=by)
        return opinions.finish(nomination, by=by)


def table(world: World) -> Table:
    """The table, with the movement of department A opened."""
    return Table(world, world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024"))
