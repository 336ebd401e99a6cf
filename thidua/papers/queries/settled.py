"""Papers of what a council and a signer did: minutes, decisions, packages upward, letters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from thidua import access
from thidua.clock import today
from thidua.core.papers import Paper
from thidua.core.wording import Say
from thidua.councils.models import Agenda
from thidua.councils.queries.papers import minutes_paper
from thidua.decisions.actions.money import prizes
from thidua.decisions.models import Decision, Letter, Package
from thidua.decisions.queries.papers import decision_paper, letter_paper, package_paper
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.papers.queries.catalogue import Made, printed
from thidua.people.models import User
from thidua.records.printing import taken_at

_ROUND = ("round__movement__plan", "round__movement__agency")
_DECISION = Say(
    "Lời văn của quyết định sửa trong Word ở trang của dự thảo.",
    "The words of a decision are edited in Word from the page of its draft.",
)
_MINUTES = Say(
    "Biên bản sửa trong Word được sau khi kiểm phiếu và trước khi thư ký ký.",
    "Minutes are edited in Word after the count and before the secretary signs.",
)
_SENT = Say(
    "Tờ trình được đánh số và gửi cùng lúc: lời văn đặt trước ở Lời văn giấy tờ.",
    "The letter is numbered and sent at once: its words are set beforehand under Wording of papers.",
)


@printed("bien-ban", Say("Biên bản họp Hội đồng", "Council minutes"), "05-hoi-dong")
def minutes(round_: Round, by: User) -> Iterator[Made]:
    """Of every session that took up cases of the round; blank until it has met."""
    if not access.may("council.view", by):
        return
    rows = Agenda.objects.visible_to(by).filter(round=round_).order_by("pk")
    for row in rows.select_related("session__council", "minutes", "written_by", "signed_by", *_ROUND):
        make, at = partial(minutes_paper, row), taken_at(row.minutes)
        open_ = row.session.state == "counted" and row.written_at is None
        done, fixed = row.signed_at is not None, None if open_ else _MINUTES
        yield Made(row.pk, str(row.session), make, row.agency_id, at, done, row, fixed=fixed)


@printed("quyet-dinh", Say("Quyết định", "Decision"), "06-quyet-dinh")
def decisions(round_: Round, by: User) -> Iterator[Made]:
    """Drafts and issued ones: of awards, of taking them back, of corrections."""
    rows = Decision.objects.visible_to(by).filter(round=round_, agency__in=by.agencies_seen_whole)
    for row in rows.select_related(
        "movement__plan", "movement__agency", "issued", "agency", "signer", "revokes__issued",
        "corrects__issued", *_ROUND,
    ).order_by("pk"):  # fmt: skip
        name = f"{row.issued.text}: {row.title}" if row.issued_id else row.title
        yield Made(
            row.pk,
            name,
            partial(_decided, row),
            row.agency_id,
            taken_at(row.issued),
            bool(row.issued_id),
            row,
            fixed=_DECISION,
        )


def _decided(row: Decision) -> Paper:
    return decision_paper(row, prizes(plan_of(row.movement.plan), row.award, row.signed_on or today()))


@printed("chuyen-cap-tren", Say("Tờ trình lên cấp trên", "Letter to the level above"), "07-de-nghi-cap-tren")
def packages(round_: Round, by: User) -> Iterator[Made]:
    """With which a closed round went up."""
    rows = Package.objects.visible_to(by).filter(round=round_).order_by("pk")
    for row in rows.select_related("movement__plan", "to_movement__agency", "letter", *_ROUND):
        to = row.to_movement.agency.name if row.to_movement_id else row.to_outside
        yield Made(
            row.pk, str(to), partial(package_paper, row), row.agency_id, row.sent_at, thing=row, fixed=_SENT
        )


@printed("thu", Say("Thư cho người chưa được chọn", "Letter to one not chosen"), "09-thu")
def letters(round_: Round, by: User) -> Iterator[Made]:
    """To those not chosen; never another's name, discipline or hold."""
    rows = Letter.objects.visible_to(by).filter(nomination__round=round_).order_by("pk")
    for row in rows.select_related(
        "nomination__unit", "nomination__person", "unit", "movement__plan", "nomination__round__movement__plan",
        "nomination__round__movement__agency",
    ):  # fmt: skip
        made = partial(letter_paper, row)
        yield Made(row.pk, str(row), made, row.agency_id, row.sent_at, row.sent_at is not None, row)
