"""What must hold of a candidate before a dossier begins, and what is laid out when it does."""

from __future__ import annotations

from thidua.clock import now
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.plan.model import Award
from thidua.core.report_sections import sections_for
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say
from thidua.evidence.judging import judging_of
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.nominations.models import Nomination, Paper, ReportSection
from thidua.nominations.queries.papers import needed_for
from thidua.nominations.queries.report import who_of
from thidua.people.models import User
from thidua.people.models.below import Below
from thidua.registrations.models import Registration


def check_candidate(asked: Nomination) -> None:
    """Raises Refused where the award, the unit or the person does not fit, or is proposed already."""
    award = _award(asked)
    who = who_of(asked)
    if award.who not in (None, who) or award.round not in (None, CoreRound.read(asked.round.name).kind):
        raise Refused(
            Say(
                f"{award.say.vi} không dành cho đối tượng hoặc đợt này ({award.mark.clause}). Chọn hình thức khác.",
                f"The {award.say.en} is not for this candidate or round ({award.mark.clause}). Choose another.",
            )
        )
    home = asked.person.unit if asked.person else asked.unit
    if home.pk != asked.unit_id or not home.path.startswith(asked.nominated_by.path):
        raise Refused(_not_ours(asked))
    if not Below([asked.nominated_by.path]).reaches(asked.nominated_by.path, home.path):
        raise Refused(_by_itself(asked))
    if not asked.nominated_by.path.startswith(asked.movement.agency.path):
        raise Refused(
            Say(
                f"{asked.nominated_by.name} không thuộc phong trào này.",
                f"{asked.nominated_by.name} takes no part in this movement.",
            )
        )
    _check_once(asked)
    _check_takes_part(asked, award)


def _award(asked: Nomination) -> Award:
    award = plan_of(asked.movement.plan).awards_by_id.get(asked.award)
    if award is None:
        raise Refused(
            Say(
                "Kế hoạch không có hình thức khen này. Chọn lại.", "The plan has no such award. Choose again."
            )
        )
    return award


def _not_ours(asked: Nomination) -> Say:
    who = asked.person.name if asked.person else asked.unit.name
    return Say(
        f"{who} không thuộc {asked.nominated_by.name}. Đơn vị chỉ đề nghị người và tập thể của mình.",
        f"{who} does not belong to {asked.nominated_by.name}. A unit proposes its own people and collectives.",
    )


def _by_itself(asked: Nomination) -> Say:
    agency = asked.unit.agency.name
    return Say(
        f"{agency} đã có người làm hồ sơ nên tự đề nghị người và tập thể của mình. "
        f"{asked.nominated_by.name} thấy hồ sơ khi {agency} gửi lên.",
        f"{agency} has people who prepare dossiers, so it proposes its own people and collectives. "
        f"{asked.nominated_by.name} sees a dossier once {agency} sends it up.",
    )


def _check_once(asked: Nomination) -> None:
    there = Nomination.objects.filter(
        round=asked.round_id, award=asked.award, unit=asked.unit_id, person=asked.person_id
    )
    other = there.exclude(state="withdrawn").exclude(pk=asked.pk).first()
    if other:
        raise Refused(
            Say(
                f"Đã có hồ sơ {other.code} của ứng viên này cho hình thức này. Mở hồ sơ đó.",
                f"Dossier {other.code} proposes this candidate for this award already. Open that one.",
            )
        )


def _check_takes_part(asked: Nomination, award: Award) -> None:
    """A candidate must have registered, or be one whom the plan means."""
    registered = Registration.objects.filter(
        round=asked.round_id, unit=asked.unit_id, person=asked.person_id, state="registered"
    )
    if registered.exists():
        return
    judging = judging_of(asked.round, about=[asked.unit])
    if not judging.takes_part(judging.verdict(asked.candidate, award)):
        who = asked.person.name if asked.person else asked.unit.name
        raise Refused(
            Say(
                f"{who} chưa đăng ký đợt {asked.round.name} và không thuộc đối tượng của {award.say.vi} "
                f"({award.mark.clause}). Xem lại danh sách đăng ký.",
                f"{who} has not registered for round {asked.round.name} and is not among those whom the "
                f"{award.say.en} is for ({award.mark.clause}). See the list of registrations.",
            )
        )


def lay_out(nomination: Nomination, *, by: User) -> None:
    """Lay out the sections, filled in where something is known, and one line for each paper."""
    known = _known(nomination)
    ReportSection.objects.bulk_create(
        ReportSection(
            nomination=nomination, key=s.key, text=known.get(s.key, ""), saved_at=now(), saved_by=by
        )
        for s in sections_for(who_of(nomination))
    )
    Paper.objects.bulk_create(
        Paper(
            nomination=nomination,
            paper=need.paper,
            clause=need.clause,
            made_by_whom=need.maker,
            copies=need.copies,
        )
        for need in needed_for(nomination)
    )


def _known(nomination: Nomination) -> dict[str, str]:
    """What the registers know already, as a first text: nobody is asked twice."""
    person, unit = nomination.person, nomination.unit
    if person:
        lines = [
            f"Họ và tên: {person.name}.",
            f"Chức vụ: {person.post}." if person.post else "",
            f"Đơn vị: {unit.name}.",
        ]
    else:
        lines = [
            f"Tên tập thể: {unit.name}.",
            f"Trực thuộc: {unit.agency.name}." if unit.agency_id != unit.pk else "",
        ]
    return {"traits": "\n".join(line for line in lines if line), "honours": _honours(nomination)}


def _honours(nomination: Nomination) -> str:
    held = Honour.objects.filter(unit=nomination.unit_id, person=nomination.person_id, revoked_on=None)
    if nomination.person_id:
        held = Honour.objects.filter(person=nomination.person_id, revoked_on=None)
    return "\n".join(_honour(row) for row in held.order_by("decided_on", "pk"))


def _honour(row: Honour) -> str:
    form = terms.label("form", row.form).vi
    giver = terms.label("authority", row.authority).vi if row.authority else ""
    by = f" của {giver}" if giver else ""
    return f"{row.decided_on:%Y}: {form}{by}, {row.decision_number} ngày {row.decided_on:%d/%m/%Y}."
