"""What a careful reader asks of a plan beside its parent: where it is looser, later, or leaves out."""

from __future__ import annotations

from collections.abc import Callable

from thidua.core.plan.beside import DROPPED, LOOSER, Beside, beside
from thidua.core.plan.model import Plan
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.wording import Say


def against_parent(plan: Plan, parent: Plan) -> Found:
    """Where nominees may fail above, or come too late; the whole comparison is `beside`."""
    cited = parent.number or parent.code
    seen: set[Remark] = set()
    for row in beside(plan, parent):
        ask = _ASKS.get((row.topic, row.relation))
        if ask and (found := ask(row, cited)) not in seen:
            seen.add(found)
            yield found


def _later(row: Beside, cited: str) -> Remark:
    what = Say(
        f"Hết {row.own_says.vi}, sau kế hoạch cấp trên ({row.above_says.vi}).",
        f"Ends on {row.own_says.en}, after its parent ({row.above_says.en}).",
    )
    why = Say("Cấp trên không còn xét.", "The level above no longer judges.")
    cure = Say(f"Ghi: “đến hết ngày {row.above_says.vi}”.", f"Write: “until the end of {row.above_says.en}”.")
    return Remark(row.where, MINOR, what, why, cure)


def _dropped(row: Beside, cited: str) -> Remark:
    what = Say(
        f"Cấp trên ({cited}, {row.above}) xét {row.matter.vi}, kế hoạch này không nhắc.",
        f"The parent ({cited}, {row.above}) asks for {row.matter.en}; this plan does not.",
    )
    why = Say("Người được đề nghị có thể không đạt ở cấp trên.", "Its nominees may fail above.")
    cure = Say(f"Ghi thêm: “{row.above_says.vi}”.", f"Add: “{row.above_says.en}”.")
    return Remark(row.where, NOTE, what, why, cure)


def _looser(row: Beside, cited: str) -> Remark:
    what = Say(
        f"Nới so với cấp trên ({cited}, {row.above}): {row.matter.vi}.",
        f"Looser than the parent ({cited}, {row.above}): {row.matter.en}.",
    )
    why = Say(
        f"Cấp trên ghi: “{row.above_says.vi}”; người đạt ở đây có thể không đạt ở cấp trên.",
        f"The parent says: “{row.above_says.en}”; who meets it here may fail above.",
    )
    cure = Say(f"Ghi: “{row.above_says.vi}”.", f"Write: “{row.above_says.en}”.")
    return Remark(row.where, MINOR, what, why, cure)


def _too_many(row: Beside, cited: str) -> Remark:
    what = Say(
        f"Đề nghị {row.own_says.vi}, cấp trên ({cited}, {row.above}) chỉ cho {row.above_says.vi}.",
        f"Proposes {row.own_says.en}, the parent ({cited}, {row.above}) allows {row.above_says.en}.",
    )
    why = Say("Phần vượt sẽ bị trả lại.", "What is above it comes back.")
    cure = Say(f"Ghi: “không quá {row.above_says.vi}”.", f"Write: “at most {row.above_says.en}”.")
    return Remark(row.where, GRAVE, what, why, cure)


def _too_late(row: Beside, cited: str) -> Remark:
    what = Say(
        f"Hồ sơ đến hết {row.own_says.vi} mới đủ, cấp trên ({cited}, {row.above}) hết hạn {row.above_says.vi}.",
        f"Dossiers are due by {row.own_says.en}, the parent ({cited}, {row.above}) closes on {row.above_says.en}.",
    )
    why = Say("Không kịp trình cấp trên.", "They cannot be sent up in time.")
    cure = Say(
        f"Ghi một ngày trước {row.above_says.vi}, đủ để xét và trình.",
        f"Set a day before {row.above_says.en}, with time to examine and send up.",
    )
    return Remark(row.where, GRAVE, what, why, cure)


def _content(row: Beside, cited: str) -> Remark:
    what = Say(
        f"Nội dung của cấp trên ({cited}, {row.above}) không có ở đây.",
        f"A content of the parent ({cited}, {row.above}) does not stand here.",
    )
    why = Say("Cấp trên sẽ hỏi kết quả của nội dung đó.", "The level above will ask for its results.")
    cure = Say(f"Ghi thêm: “{row.above_says.vi}”.", f"Add: “{row.above_says.en}”.")
    return Remark(row.where, NOTE, what, why, cure)


def _paper(row: Beside, cited: str) -> Remark:
    what = Say(
        f"Cấp trên ({cited}, {row.above}) đòi {row.matter.vi}, hồ sơ ở đây không có hoặc ít bản hơn.",
        f"The parent ({cited}, {row.above}) asks for {row.matter.en}; here it is missing or fewer.",
    )
    why = Say("Hồ sơ trình lên sẽ bị trả lại.", "The dossier will come back.")
    cure = Say(f"Ghi thêm vào hồ sơ: “{row.matter.vi}”.", f"Add to the dossier: “{row.matter.en}”.")
    return Remark(row.where, MINOR, what, why, cure)


_ASKS: dict[tuple[str, str], Callable[[Beside, str], Remark]] = {
    ("period", LOOSER): _later,
    ("criterion", DROPPED): _dropped,
    ("criterion", LOOSER): _looser,
    ("quota", LOOSER): _too_many,
    ("deadline", LOOSER): _too_late,
    ("content", DROPPED): _content,
    ("dossier", DROPPED): _paper,
    ("dossier", LOOSER): _paper,
}
