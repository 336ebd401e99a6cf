"""What would change an answer, who does it, and until which day it still counts."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import NamedTuple

from thidua.core import terms
from thidua.core.calendar import Due, dossier_due, last_day
from thidua.core.facts.registry import BY_NAME
from thidua.core.judging import Judging, Verdict
from thidua.core.plan.standards import Test
from thidua.core.verdict import MET, MISSING, TO_JUDGE
from thidua.core.wording import NOTHING, Say
from thidua.evidence.catalogue import ENTERED
from thidua.evidence.sources import DECLARED
from thidua.rounds.pages.naming import actor_name


class Cure(NamedTuple):
    """What would change an answer: in words, the table where it is entered, the last day and its clause."""

    say: Say
    table: str
    last: date | None
    clause: str
    waits: Say


_DONE = {
    "registered": Say("Đăng ký thi đua trong thời hạn đăng ký.", "Register while registration is open."),
    "eligible": Say(
        "Chỉ đổi khi đối tượng, đơn vị công tác ghi trong hệ thống chưa đúng: nhờ quản trị cơ quan sửa.",
        "It changes only where the unit or staff kind on record is wrong: ask the agency administrator.",
    ),
    "unit_is": Say(
        "Chỉ đổi khi loại đơn vị ghi trong hệ thống chưa đúng: nhờ quản trị cơ quan sửa.",
        "It changes only where the kind of unit on record is wrong: ask the agency administrator.",
    ),
    "collective_awarded": Say(
        "Chờ kết quả của tập thể; đổi khi tập thể được tặng.",
        "It waits for the collective and changes once that is awarded.",
    ),
    "collective_meets": Say(
        "Đổi khi tập thể đạt các tiêu chuẩn của mình.",
        "It changes once the collective meets its own criteria.",
    ),
    "delegated": Say(
        "Chờ văn bản mà kế hoạch dẫn tới; cơ quan thường trực bổ sung khi có.",
        "It waits for the document that the plan refers to; the movement office adds it.",
    ),
    "unit_stands": Say(
        "Đơn vị đã sắp xếp lại: cần quyết định kế thừa đã ký.",
        "The unit was reorganised: a signed decision on succession is needed.",
    ),
    "one_award": Say(
        "Một thành tích chỉ khen một lần: chọn hình thức khác, hoặc đưa thành tích khác.",
        "One achievement is awarded once: choose another award, or put forward another achievement.",
    ),
}

_WAITING = ("collective_awarded", "collective_meets")
"""Kinds that wait for the answer of another: nothing that is entered or declared would change them."""
_LOST = Say(
    "Chỉ đổi khi kết quả của chính tập thể thay đổi.",
    "It changes only if the result of the collective itself changes.",
)


class Cures:
    """The cures of one verdict; they all share its dossier deadline."""

    def __init__(self, judging: Judging, verdict: Verdict) -> None:
        self.judging, self.award = judging, verdict.award

    @cached_property
    def due(self) -> Due | None:
        """The deadline for dossiers of the award."""
        return dossier_due(self.judging.plan, self.judging.round, self.award.id, self.judging.view)

    def cure(self, test: Test, answer: int) -> Cure | None:
        """What would change the answer of a criterion; None where it is met."""
        if answer == MET:
            return None
        say, table = self._say(test, answer)
        if test.kind.name == "registered":
            key = getattr(test.kind, "deadline", None)
            last = last_day(self.judging.occasion, key) if key else None
            return Cure(say, "", last, str(key or ""), NOTHING)
        due = self.due
        if due is None:
            return Cure(say, table, None, "", NOTHING)
        clause = re.sub(r"\.(lead|end)\d*$", "", due.clause)
        return Cure(say, table, due.last, clause, NOTHING if due.last else due.told())

    def _say(self, test: Test, answer: int) -> tuple[Say, str]:
        kind = test.kind
        if answer == TO_JUDGE or kind.name == "attest":
            return self._asked(test, answer), ""
        need = kind.required(self.judging.occasion)
        read = next((t for t in kind.reads if t in DECLARED), kind.reads[0] if kind.reads else "")
        if kind.name in _WAITING:
            return (_DONE[kind.name] if answer == MISSING else _LOST), ""
        if answer == MISSING and read in DECLARED:
            name = BY_NAME[read].say
            return Say(
                f"Cơ quan thường trực khai bảng “{name.vi}” đã đủ: không có dòng nào khi đó là đạt.",
                f"The movement office declares “{name.en}” complete: no row then means met.",
            ), ""
        if kind.name in _DONE:
            return _DONE[kind.name], ""
        table = read if read in ENTERED else ""
        name = BY_NAME[read].say if read else NOTHING
        if answer == MISSING:
            return Say(
                f"Thêm số liệu “{name.vi}” cho thấy: {need.vi}.",
                f"Add a record of “{name.en}” that shows: {need.en}.",
            ), table
        return Say(
            f"Chỉ đổi khi số liệu “{name.vi}” được đính chính, hoặc có quyết định sau cho thấy: {need.vi}.",
            f"It changes only when “{name.en}” is restated, or a later decision shows: {need.en}.",
        ), table

    def _asked(self, test: Test, answer: int) -> Say:
        by = str(getattr(test.kind, "by", "") or "")
        if not by:
            return Say("Chờ người có trách nhiệm xem xét.", "It waits for the person in charge to judge.")
        who = actor_name(self.judging.plan, by) if by in self.judging.plan.actors else terms.label("role", by)
        if answer == TO_JUDGE:
            return Say(f"Chờ {who.vi} xác nhận.", f"It waits for the {who.en} to attest.")
        return Say(f"Chỉ đổi khi {who.vi} xác nhận lại.", f"It changes only when the {who.en} attests anew.")
