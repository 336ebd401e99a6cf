"""The vote itself: opening freezes everything; then each member seals a ballot, or hands are counted by name."""

from __future__ import annotations

from collections.abc import Mapping

from django.views.decorators.debug import sensitive_variables

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.ballots.counting import Choice
from thidua.core.ballots.disclosure import fewest_seals
from thidua.core.ballots.ratio import Ratio
from thidua.core.ballots.rules import Recusal
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.people.models import User
from thidua.voting.models import Item, OpenVote, Seal, Session
from thidua.voting.queries.opening import hindrances
from thidua.voting.queries.roll import Roll, roll_of, rule_for
from thidua.voting.refusals import locked, need, on_roll, voting
from thidua.voting.sealing import Slip, check_code, seal
from thidua.voting.wiping import shredded


@action("voting.open_vote")
def open_vote(session: Session, *, by: User, warned: bool = False) -> Session:
    """Open the vote: composition, items, recusals and rules are frozen from here on.

    Refused without threshold, quorum, roll call or codes, with a nominee voting on their own case,
    with too few voters for secrecy, and until the warnings have been read (`warned`).
    """
    session = locked(session)
    access.check("voting.open_vote", by, session)
    before = session.state
    session.state = next_state("session", "open_vote", before, hindrances(session, warned=warned))
    roll = roll_of(session)
    session.members, session.attending, session.opened_at = len(roll.members), roll.attending, now()
    session.save(update_fields=["state", "members", "attending", "opened_at"])
    for item in roll.items:
        _freeze(session, item)
    frozen = {"from": before, "to": session.state, "members": session.members, "attending": session.attending}
    record("voting.open_vote", session, by=by, told=frozen)
    return session


def _freeze(session: Session, item: Item) -> None:
    rule = rule_for(session.council, item.form, today())
    assert rule.threshold
    assert rule.quorum
    item.threshold, item.quorum = rule.threshold.code, rule.quorum.code
    item.recusal, item.basis = str(rule.recusal or Recusal.REDUCES), list(rule.source)
    item.save(update_fields=["threshold", "quorum", "recusal", "basis"])


@sensitive_variables()
@action("voting.cast")
def cast(session: Session, choices: Mapping[int, Choice], *, by: User) -> dict[int, str]:
    """Seal a member's ballot on every item they may vote on; a later one replaces it until closing.

    Returns the check code of each seal. What was chosen is sealed here and forgotten.
    """
    session = locked(session)
    access.check("voting.cast", by, session)
    voting(session, "sealed")
    on_roll(session, by)
    mine = [item.pk for item in roll_of(session).ballot(by.pk)]
    need(mine, NOTHING_TO_VOTE)
    need(set(choices) == set(mine), CHOOSE_EACH)
    keys = list(session.holders.order_by("pk").values_list("public_key", flat=True))
    seals = [seal(Slip(session.pk, item, choices[item]), keys) for item in mine]
    with shredded():
        Seal.objects.filter(item__session=session, user=by.pk).delete()
    made = [
        Seal(item_id=item, user=by, sealed=sealed, check_code=check_code(sealed))
        for item, sealed in zip(mine, seals, strict=True)
    ]
    Seal.objects.bulk_create(made)
    checks = {row.item_id: row.check_code for row in made}
    record("voting.cast", session, by=by, told={"checks": {str(i): c for i, c in checks.items()}})
    return checks


@action("voting.write")
def write(item: Item, user: User, opinion: tuple[Choice, str], *, by: User) -> OpenVote:
    """Record the written opinion of an absent member and where its paper is kept; it is named and counted.

    Refused for who attends, stood aside or has voted, and where too few would be left in the box.
    """
    session = locked(item.session)
    access.check("voting.write", by, session)
    need(session.state in ("planned", "voting"), CLOSED)
    choice, paper = opinion
    roll = roll_of(session)
    member = next((m for m in roll.members if m.user_id == user.pk), None)
    need(member and member.presence == "absent", ONLY_ABSENT)
    need(user.pk in roll.voters(item.pk), ALREADY)
    need(not Seal.objects.filter(item=item, user=user).exists(), ALREADY)
    need(
        paper.strip(),
        Say("Ghi văn bản ý kiến: số, ngày, nơi lưu.", "Name the paper: number, day, where kept."),
    )
    if session.state == "voting" and session.mode == "sealed":
        _enough_left(session, item, roll)
    made: OpenVote = OpenVote.objects.create(
        item=item, user=user, choice=choice, written=True, paper=paper.strip(), recorded_by=by
    )
    record("voting.write", session, by=by, told={"item": item.pk, "user": user.pk})
    return made


def _enough_left(session: Session, item: Item, roll: Roll) -> None:
    least = fewest_seals(session.members, Ratio.read(item.quorum))
    need(
        len(roll.voters(item.pk)) > least,
        Say(
            f"Nhận thêm ý kiến này thì hòm phiếu còn ít hơn {least} phiếu và không mở được. Mời bỏ phiếu kín từ xa.",
            f"With this opinion fewer than {least} ballots would be left and the box could not be opened. "
            "Offer a sealed vote from afar.",
        ),
    )


@action("voting.show")
def show(item: Item, choices: Mapping[int, Choice], *, by: User) -> Item:
    """Record an open vote on one item, by name; recording it again replaces it until closing."""
    session = locked(item.session)
    access.check("voting.show", by, session)
    voting(session, "open")
    voters = roll_of(session).voters(item.pk)
    need(set(choices) <= voters, NOT_VOTERS)
    item.open_votes.filter(written=False).delete()
    OpenVote.objects.bulk_create(
        OpenVote(item=item, user_id=user, choice=choice, recorded_by=by)
        for user, choice in sorted(choices.items())
    )
    record("voting.show", session, by=by, told={"item": item.pk})
    return item


NOTHING_TO_VOTE = Say(
    "Bạn không có dòng nào để bỏ phiếu: đã từ chối xét hoặc đã có ý kiến bằng văn bản.",
    "There is nothing for you to vote on: you stood aside or gave your opinion in writing.",
)
CHOOSE_EACH = Say(
    "Chưa bỏ được phiếu: chọn một ý kiến cho mỗi dòng (có thể để phiếu trắng).",
    "Not cast: choose one answer for each item (it may be blank).",
)
CLOSED = Say("Đã kiểm phiếu, không nhận thêm ý kiến.", "Counted: no further opinion is taken.")
ONLY_ABSENT = Say(
    "Chỉ ghi ý kiến bằng văn bản của thành viên vắng mặt. Sửa điểm danh trước khi mở bỏ phiếu.",
    "Only absent members give a written opinion. Correct the roll call before the vote opens.",
)
ALREADY = Say(
    "Người này đã từ chối xét, đã bỏ phiếu hoặc đã có ý kiến ở dòng này.",
    "This member stood aside, voted, or gave an opinion on this item already.",
)
NOT_VOTERS = Say(
    "Có người không biểu quyết được ở dòng này: đã từ chối xét, đã có ý kiến bằng văn bản hoặc ngoài danh sách.",
    "Somebody may not vote on this item: recused, in writing already, or not on the roll.",
)
