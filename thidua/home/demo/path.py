"""The path of ten minutes: from a plan to a decision, each step by one click as the one who does it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from thidua.core import terms
from thidua.core.wording import Say
from thidua.movements.models import Movement
from thidua.people.models import User


@dataclass(frozen=True)
class Step:
    """One step: what one sees, as whom, where it begins."""

    say: Say
    told: Say
    user: User
    role: Say
    url: str


_STEPS = (
    (
        "hn-office",
        "office",
        "movements:plan",
        Say("Kế hoạch thành quy tắc", "A plan becomes rules"),
        Say(
            "Văn bản bên trái, máy hiểu thế nào bên phải. Bấm một khoản để xem quy tắc, hạn, chỉ tiêu.",
            "The text of the plan on the left, how it is understood on the right. Press a clause for its rule.",
        ),
    ),
    (
        "hn-person",
        "candidate",
        "nominations:eligibility",
        Say("Tôi đạt những tiêu chuẩn nào?", "Which criteria do I meet?"),
        Say(
            "Mỗi tiêu chuẩn: đạt, không đạt, thiếu hay cần người xét; vì sao; theo khoản nào; làm gì trước ngày nào.",
            "Each criterion: met, unmet, missing or to judge; why; by which clause; what to do before which day.",
        ),
    ),
    (
        "kg-clerk",
        "clerk",
        "nominations:list",
        Say("Lập hồ sơ trong suất của đơn vị", "A dossier within the unit's allowance"),
        Say(
            "Giấy tờ theo kế hoạch, báo cáo viết từng mục và tự lưu, kiểm tra lại trước khi gửi.",
            "The papers by the plan, a report written section by section and saved as you type, a last check.",
        ),
    ),
    (
        "kg-appraiser",
        "appraiser",
        "appraisals:queue",
        Say("Thẩm định bên cạnh minh chứng", "Appraisal beside the evidence"),
        Say(
            "Từng tiêu chuẩn với nguyên văn, kết quả máy, minh chứng; ý kiến khác máy phải có lý do.",
            "Each criterion with its words, the rules' answer and the evidence; a differing opinion needs a reason.",
        ),
    ),
    (
        "ag-office",
        "office",
        "appraisals:boards",
        Say("Vạch chỉ tiêu và suất dành riêng", "The quota line and reserved places"),
        Say(
            "Ai trong chỉ tiêu, ai dưới vạch và vì sao; suất Ban Chỉ đạo chọn; hồ sơ cấp dưới gửi lên có cả lịch sử.",
            "Who is within the quota, who is below and why; reserved places; dossiers from below with their history.",
        ),
    ),
    (
        "hn-chair",
        "chair",
        "councils:list",
        Say("Hội đồng và hòm phiếu hai khóa", "The council and the box with two locks"),
        Say(
            "Thành phần, từ chối xét, ngưỡng trên tổng số thành viên; phiếu kín không ai đọc được một mình.",
            "Composition, recusal, thresholds over all members; a secret ballot that nobody can read alone.",
        ),
    ),
    (
        "ag-signer",
        "signer",
        "decisions:list",
        Say("Một trang cho người ký", "One page for the one who signs"),
        Say(
            "Ai, vì sao, trong chỉ tiêu không, điều gì còn tranh luận, tiền thưởng; ký là có số, giấy khen và thư.",
            "Who, why, within quota, what was contested, the prize; signing gives number, codes and letters.",
        ),
    ),
    (
        "tm-office",
        "office",
        "decisions:packages",
        Say("Đường lên cấp trên", "The way up"),
        Say(
            "Cấp này chỉ đề nghị: gói hồ sơ, từng bước, và ghi trả lời của cấp trên ở ngoài hệ thống.",
            "This level only proposes: the package, its steps, and the answer of a level that is not here.",
        ),
    ),
    (
        "kg-signer",
        "signer",
        "home:across",
        Say("Phong trào qua sắp xếp đơn vị", "A movement across a reorganisation"),
        Say(
            "Đơn vị trước và sau, ai kế thừa gì theo chữ ký nào, điều gì chưa quyết, kết quả nào sẽ đổi.",
            "Units before and after, who inherits what by which signature, what is undecided, what it would change.",
        ),
    ),
    (
        "hn-auditor",
        "auditor",
        "audit:diary",
        Say("Nhật ký không sửa được", "A diary that cannot be changed"),
        Say(
            "Ai làm gì, khi nào, từ đâu sang đâu; chuỗi kiểm được; người kiểm soát không đọc được phiếu kín.",
            "Who did what, when, from where to where; a chain that can be verified; no ballot can be read.",
        ),
    ),
)


def steps() -> list[Step]:
    """The steps whose people and pages are there."""
    names = [name for name, *_ in _STEPS]
    users = {u.username: u for u in User.objects.filter(username__in=names, demo=True)}
    movements = {m.agency.code: m for m in Movement.objects.select_related("agency", "plan").order_by("-pk")}
    found = []
    for name, role, page, say, told in _STEPS:
        url = _address(page, movements)
        if name in users and url:
            found.append(Step(say, told, users[name], terms.label("role", role), url))
    return found


def _address(page: str, movements: dict[str, Movement]) -> str:
    ours, crossed = movements.get("hn-stp"), movements.get("ag-sxd")
    given = [ours.plan_id] if page == "movements:plan" and ours else []
    given = [crossed.pk] if page == "home:across" and crossed else given
    try:
        return reverse(page, args=given)
    except NoReverseMatch:
        return ""
