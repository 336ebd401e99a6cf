"""What a careful reader asks of a plan beside its parent: where it is looser, later, or leaves out."""

from __future__ import annotations

from typing import NamedTuple

from thidua.core.plan.beside import DROPPED, LOOSER, Beside, beside
from thidua.core.plan.model import Plan
from thidua.core.plan.remark import GRAVE, MINOR, NOTE, Found, Remark
from thidua.core.wording import Say


def against_parent(plan: Plan, parent: Plan) -> Found:
    """Where nominees may fail above, or come too late; the whole comparison is `beside`."""
    cited = parent.number or parent.code
    asked = (_asked(row, cited) for row in beside(plan, parent) if (row.topic, row.relation) in _ASKS)
    yield from dict.fromkeys(asked)


class _Ask(NamedTuple):
    """A question: how grave, what, why and the cure; {own}, {above}, {matter}, {at} are filled in."""

    severity: str
    what: Say
    why: Say
    cure: Say


def _asked(row: Beside, cited: str) -> Remark:
    ask = _ASKS[row.topic, row.relation]

    def filled(said: Say) -> Say:
        at = f"{cited}, {row.above}"
        sides = zip(said, row.own_says, row.above_says, row.matter, strict=True)
        return Say(
            *(text.format(own=own, above=above, matter=matter, at=at) for text, own, above, matter in sides)
        )

    return Remark(row.where, ask.severity, filled(ask.what), filled(ask.why), filled(ask.cure))


_PAPER = _Ask(
    MINOR,
    Say(
        "Cấp trên ({at}) đòi {matter}, hồ sơ ở đây không có hoặc ít bản hơn.",
        "The parent ({at}) asks for {matter}; here it is missing or fewer.",
    ),
    Say("Hồ sơ trình lên sẽ bị trả lại.", "The dossier will come back."),
    Say("Ghi thêm vào hồ sơ: “{matter}”.", "Add to the dossier: “{matter}”."),
)
_ASKS = {
    ("period", LOOSER): _Ask(
        MINOR,
        Say("Hết {own}, sau kế hoạch cấp trên ({above}).", "Ends on {own}, after its parent ({above})."),
        Say("Cấp trên không còn xét.", "The level above no longer judges."),
        Say("Ghi: “đến hết ngày {above}”.", "Write: “until the end of {above}”."),
    ),
    ("criterion", DROPPED): _Ask(
        NOTE,
        Say(
            "Cấp trên ({at}) xét {matter}, kế hoạch này không nhắc.",
            "The parent ({at}) asks for {matter}; this plan does not.",
        ),
        Say("Người được đề nghị có thể không đạt ở cấp trên.", "Its nominees may fail above."),
        Say("Ghi thêm: “{above}”.", "Add: “{above}”."),
    ),
    ("criterion", LOOSER): _Ask(
        MINOR,
        Say("Nới so với cấp trên ({at}): {matter}.", "Looser than the parent ({at}): {matter}."),
        Say(
            "Cấp trên ghi: “{above}”; người đạt ở đây có thể không đạt ở cấp trên.",
            "The parent says: “{above}”; who meets it here may fail above.",
        ),
        Say("Ghi: “{above}”.", "Write: “{above}”."),
    ),
    ("quota", LOOSER): _Ask(
        GRAVE,
        Say(
            "Đề nghị {own}, cấp trên ({at}) chỉ cho {above}.",
            "Proposes {own}, the parent ({at}) allows {above}.",
        ),
        Say("Phần vượt sẽ bị trả lại.", "What is above it comes back."),
        Say("Ghi: “không quá {above}”.", "Write: “at most {above}”."),
    ),
    ("deadline", LOOSER): _Ask(
        GRAVE,
        Say(
            "Hồ sơ đến hết {own} mới đủ, cấp trên ({at}) hết hạn {above}.",
            "Dossiers are due by {own}, the parent ({at}) closes on {above}.",
        ),
        Say("Không kịp trình cấp trên.", "They cannot be sent up in time."),
        Say(
            "Ghi một ngày trước {above}, đủ để xét và trình.",
            "Set a day before {above}, with time to examine and send up.",
        ),
    ),
    ("content", DROPPED): _Ask(
        NOTE,
        Say(
            "Nội dung của cấp trên ({at}) không có ở đây.",
            "A content of the parent ({at}) does not stand here.",
        ),
        Say("Cấp trên sẽ hỏi kết quả của nội dung đó.", "The level above will ask for its results."),
        Say("Ghi thêm: “{above}”.", "Add: “{above}”."),
    ),
    ("dossier", DROPPED): _PAPER,
    ("dossier", LOOSER): _PAPER,
}
"""What is worth asking, by what is compared and how it differs."""
