"""Papers of a council's session: the invitation, ballots for a vote on paper, the record of the count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from thidua import access
from thidua.clock import VIETNAM
from thidua.core.papers import (
    AgendaItem,
    Ballots,
    Counted,
    CountRecord,
    Frame,
    Invitation,
    Paper,
    Sheets,
    Signer,
)
from thidua.core.papers.nominees import Nominee
from thidua.core.wording import Say
from thidua.councils.models import Agenda
from thidua.councils.queries.papers import desk_of, minutes_paper
from thidua.movements.models import Round
from thidua.papers.queries.catalogue import Made, printed
from thidua.people.models import User
from thidua.voting.models import Item
from thidua.voting.queries import minutes_figures
from thidua.voting.queries.results import Figures

FOLDER = "05-hoi-dong"
_ALIKE = Say(
    "Mọi phiếu phải giống hệt nhau: lời trên phiếu đặt ở Lời văn giấy tờ, không sửa trong Word.",
    "All ballots must be alike: their words are set under Wording of papers, not in Word.",
)
_UNCOUNTED = Say(
    "Chưa kiểm phiếu: biên bản còn để trống.", "The vote is not counted: the record is blank still."
)


@printed("giay-moi", Say("Giấy mời họp Hội đồng", "Invitation to a council session"), FOLDER)
def invitations(round_: Round, by: User) -> Iterator[Made]:
    """To the members of the council, with what is on the agenda."""
    for row in _agendas(round_, by):
        yield Made(row.pk, str(row.session), partial(_invitation, row), row.agency_id)


@printed("phieu-bau", Say("Phiếu bầu", "Ballot papers"), FOLDER)
def ballots(round_: Round, by: User) -> Iterator[Made]:
    """As many as members may be present; where the vote is on paper."""
    for row in _agendas(round_, by):
        if row.session.mode == "paper":
            made = partial(_ballots, row)
            yield Made(row.pk, str(row.session), made, row.agency_id, fixed=_ALIKE)


@printed("kiem-phieu", Say("Biên bản kiểm phiếu", "Record of the count"), FOLDER)
def counts(round_: Round, by: User) -> Iterator[Made]:
    """Filled in once the vote is counted, blank for the counting board before."""
    for row in _agendas(round_, by):
        if row.session.mode != "open":
            done = row.session.state in ("counted", "signed")
            make, blank = partial(_count, row), None if done else _UNCOUNTED
            yield Made(row.pk, str(row.session), make, row.agency_id, done=done, blank=blank)


def _agendas(round_: Round, by: User) -> Iterator[Agenda]:
    if access.may("council.view", by):
        rows = Agenda.objects.visible_to(by).filter(round=round_).exclude(session__state="called_off")
        yield from rows.select_related(
            "session__council", "minutes", "written_by", "signed_by", "round__movement__plan",
            "round__movement__agency",
        ).order_by("pk")  # fmt: skip


def _frame(row: Agenda) -> Frame:
    """Head and foot as the minutes of the session have them, without their number."""
    return replace(minutes_paper(row).frame, written="", code=None)


def _invitation(row: Agenda) -> Paper:
    session, desk = row.session, desk_of(row.round)
    members = tuple(str(a.user) for a in session.attendance.select_related("user").order_by("pk"))
    forms = dict.fromkeys(f"Xét tặng {vote.nominee.form}" for vote in minutes_paper(row).votes)
    chair = next((a.user for a in session.attendance.select_related("user") if a.role == "chair"), None)
    return Invitation(
        replace(_frame(row), on=None, signer=Signer("Chủ tịch Hội đồng")),
        members,
        desk.occasion,
        tuple(AgendaItem(form) for form in forms),
        session.held_at.astimezone(VIETNAM),
        session.place,
        str(chair) if chair else "",
        ("Danh sách đề nghị khen thưởng", "Báo cáo thẩm định hồ sơ"),
        contact=f"bộ phận thi đua, khen thưởng của {desk.office().spoken()}",
    )


def _ballots(row: Agenda) -> Paper:
    minutes = minutes_paper(row)
    nominees = tuple(vote.nominee for vote in minutes.votes)
    frame = replace(_frame(row), on=row.session.held_at.astimezone(VIETNAM).date())
    return Ballots(frame, minutes.occasion, nominees, row.session.attendance.count() or 1, 2)


def _count(row: Agenda) -> Paper:
    minutes, session = minutes_paper(row), row.session
    done = session.state in ("counted", "signed")
    figures = {f.item.pk: f for f in (minutes_figures(session) if done else [])}
    items = list(session.items.select_related("paper").order_by("number"))
    named = dict(zip((c.item_id for c in row.cases.all()), (v.nominee for v in minutes.votes), strict=False))
    told = [(item, named[item.pk], figures.get(item.pk)) for item in items if item.pk in named]
    frame = replace(_frame(row), on=session.held_at.astimezone(VIETNAM).date() if done else None)
    return CountRecord(
        frame,
        minutes.occasion,
        tuple(_counted(*one) for one in told),
        _sheets(items, session.attending, list(figures.values())) if done else None,
        minutes.members,
        session.attending,
        minutes.rule,
        at=session.closed_at.astimezone(VIETNAM) if session.closed_at else None,
        place=session.place,
    )


def _counted(item: Item, named: Nominee, figures: Figures | None) -> Counted:
    """Of a secret vote only what was counted; how somebody voted is nowhere."""
    if figures is None:
        return Counted(named)
    outcome = figures.outcome
    return Counted(
        named,
        outcome.box.agree,
        outcome.box.against,
        outcome.box.blank,
        written=outcome.written.agree,
        recused=len(figures.recused),
        denominator=outcome.denominator,
        passed=item.passed,
    )


def _sheets(items: list[Item], attending: int | None, figures: list[Figures]) -> Sheets | None:
    """As the counting board wrote them; of a vote in the program, as it was cast: nothing is spoilt there."""
    first = next((item.paper for item in items if hasattr(item, "paper")), None)
    if first is None:
        cast = max(
            (f.outcome.box.agree + f.outcome.box.against + f.outcome.box.blank for f in figures), default=0
        )
        issued = max(attending or 0, cast)
        return Sheets(issued, issued - cast, cast, cast, 0)
    return Sheets(first.issued, first.unused, first.returned, first.valid, first.invalid)
