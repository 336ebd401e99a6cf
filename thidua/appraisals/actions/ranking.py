"""The order of an award, the places that others choose, and the way to the council."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thidua import access
from thidua.appraisals.actions.vouching import take_back, vouch
from thidua.appraisals.models import Chosen, Place
from thidua.appraisals.queries.boards import ON_THE_BOARD
from thidua.appraisals.queries.comments import comments_hindrance
from thidua.audit.writing import action, record
from thidua.clock import day_of, now, today
from thidua.core.errors import Refused
from thidua.core.facts import acts
from thidua.core.occasion import Occasion
from thidua.core.quotas.places import Reserved, quota_of
from thidua.core.wording import Say
from thidua.evidence import facts
from thidua.evidence.judging import judging_of
from thidua.movements.models import Round
from thidua.nominations.actions import case
from thidua.nominations.actions.moving import locked, reason_given
from thidua.nominations.actions.office import Bulk
from thidua.nominations.models import Nomination
from thidua.people.models import User

BY = "Tổ thẩm định"
"""Who sets the order, as the board and the papers name them."""


@action("ranking.set_order")
def set_order(
    round_: Round, award: str, order: Sequence[Nomination], reason: str, *, by: User
) -> list[Place]:
    """Set the whole order of an award, first to last; a later change must say why."""
    round_ = (
        Round.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement__plan")
        .get(pk=round_.pk)
    )
    access.check("ranking.set_order", by, round_)
    pks = [n.pk for n in order]
    found = Nomination.objects.filter(pk__in=pks, round=round_, award=award)
    rows = {n.pk: n for n in found.select_related("unit", "person", "movement__agency", "movement__plan")}
    if len(rows) != len(set(pks)) or any(n.state not in ON_THE_BOARD for n in rows.values()):
        raise Refused(
            Say(
                "Chỉ xếp hạng được hồ sơ đã thẩm định xong của hình thức này. Mở lại trang để thấy danh sách mới.",
                "Only appraised dossiers of this award can be ranked. Open the page again for the list as it is.",
            )
        )
    there = Place.objects.filter(round=round_, award=award)
    _check_reason(there.exists(), reason)
    _clear(round_, award)
    made = [_place(rows[pk], rank, reason, by) for rank, pk in enumerate(dict.fromkeys(pks), 1)]
    told = {"award": award, "order": [rows[pk].code for pk in pks]}
    record("ranking.set_order", round_, by=by, told=told)
    return made


@action("ranking.change")
def change_rank(nomination: Nomination, rank: int, reason: str, *, by: User) -> list[Place]:
    """Move one nomination to another rank, the others making room; the reason stays on the board."""
    access.check("ranking.change", by, nomination)
    there = Place.objects.filter(round=nomination.round_id, award=nomination.award).order_by("rank", "pk")
    order = [p.nomination for p in there.select_related("nomination")]
    if nomination not in order:
        raise Refused(
            Say(
                "Chưa có thứ tự cho hồ sơ này. Xếp cả danh sách trước.",
                "It has no rank yet. Set the order first.",
            )
        )
    if not 1 <= rank <= len(order):
        raise Refused(Say(f"Hạng phải từ 1 đến {len(order)}.", f"The rank must be from 1 to {len(order)}."))
    lacking = reason_given(reason)
    if lacking:
        raise Refused(*lacking.values())
    was = order.index(nomination) + 1
    order.remove(nomination)
    order.insert(rank - 1, nomination)
    made = set_order(nomination.round, nomination.award, order, reason, by=by)
    record("ranking.change", nomination, by=by, told={"from": str(was), "to": str(rank)})
    return made


def _check_reason(changes: bool, reason: str) -> None:
    if changes and not reason.strip():
        raise Refused(
            Say(
                "Đổi thứ tự đã xếp phải nêu lý do; lý do hiện cạnh bảng.",
                "Changing the order needs a reason; it is shown beside the board.",
            )
        )


def _clear(round_: Round, award: str) -> None:
    for place in Place.objects.filter(round=round_, award=award).select_related(
        "nomination__unit", "nomination__person", "nomination__movement__plan", "nomination__round"
    ):
        facts.withdraw(_ranking(place).id, unit=place.nomination.unit)
        place.delete()


def _place(nomination: Nomination, rank: int, reason: str, by: User) -> Place:
    place = Place.objects.create(
        agency=nomination.movement.agency,
        movement=nomination.movement,
        round=nomination.round,
        award=nomination.award,
        nomination=nomination,
        rank=rank,
        reason=reason.strip(),
        by=by,
        at=now(),
    )
    facts.put(
        _ranking(place),
        unit=nomination.unit,
        person=nomination.person,
        by=by,
        agency=nomination.movement.agency,
    )
    return place


def _ranking(place: Place) -> acts.Ranking:
    nomination = place.nomination
    return acts.Ranking(
        candidate=nomination.candidate,
        plan=nomination.movement.plan.code,
        award=nomination.award,
        round=nomination.round.name,
        rank=place.rank,
        by=BY,
        on=day_of(place.at),
    )


@action("ranking.choose")
def choose(nomination: Nomination, place: str, reason: str, *, by: User) -> Chosen:
    """Give a reserved place to a nomination, with the reason: the right of those whom the plan names."""
    nomination = locked(nomination)
    access.check("ranking.choose", by, nomination)
    _appraised(nomination)
    reserved = _reserved(nomination, place)
    taken = Chosen.objects.filter(
        round=nomination.round_id, award=f"{nomination.award}/{place}", undone_at=None
    )
    if taken.filter(nomination=nomination).exists() or taken.count() >= reserved.places:
        raise Refused(
            Say(
                f"Đã chọn đủ {reserved.places} suất dành riêng, hoặc đã chọn người này. Bỏ một lựa chọn trước.",
                f"All {reserved.places} reserved places are given, or this one is chosen. Take one back first.",
            )
        )
    made = _chosen(nomination, f"{nomination.award}/{place}", reason, by)
    vouch(made, reserved)
    record("ranking.choose", nomination, by=by, told={"award": made.award})
    return made


@action("ranking.break_tie")
def break_tie(nomination: Nomination, reason: str, *, by: User) -> Chosen:
    """Prefer one of those who are tied at the line, with the reason: the council's word."""
    nomination = locked(nomination)
    access.check("ranking.break_tie", by, nomination)
    _appraised(nomination)
    made = _chosen(nomination, nomination.award, reason, by)
    record("ranking.break_tie", nomination, by=by, told={"award": made.award})
    return made


@action("ranking.unchoose")
def unchoose(chosen: Chosen, *, by: User) -> Chosen:
    """Take a choice back: the place is open again."""
    chosen = Chosen.objects.select_for_update(of=("self",), no_key=True).get(pk=chosen.pk)
    access.check("ranking.unchoose", by, chosen)
    if chosen.undone_at is None:
        facts.withdraw(_choice(chosen).id, unit=chosen.nomination.unit)
        _award, _slash, place = chosen.award.partition("/")
        if place:
            take_back(chosen, _reserved(chosen.nomination, place))
        chosen.undone_at = now()
        chosen.save(update_fields=["undone_at"])
    record("ranking.unchoose", chosen.nomination, by=by, told={"award": chosen.award})
    return chosen


def _appraised(nomination: Nomination) -> None:
    if nomination.state not in ON_THE_BOARD:
        raise Refused(
            Say("Hồ sơ này chưa thẩm định xong nên chưa chọn được.", "This case is not appraised yet.")
        )


def _reserved(nomination: Nomination, place: str) -> Reserved:
    judging = judging_of(nomination.round, about=[nomination.unit])
    occasion: Occasion = judging.occasion
    award = judging.plan.award(nomination.award)
    found = next((r for r in quota_of(occasion, award).reserved if r.id == place), None)
    if found is None:
        raise Refused(Say("Kế hoạch không dành suất riêng này.", "The plan keeps no such reserved place."))
    return found


def _chosen(nomination: Nomination, award: str, reason: str, by: User) -> Chosen:
    lacking = reason_given(reason)
    if lacking:
        raise Refused(*lacking.values())
    made = Chosen.objects.create(
        agency=nomination.movement.agency,
        movement=nomination.movement,
        round=nomination.round,
        award=award,
        nomination=nomination,
        reason=reason.strip(),
        by=by,
        at=now(),
    )
    facts.put(
        _choice(made),
        unit=nomination.unit,
        person=nomination.person,
        by=by,
        agency=nomination.movement.agency,
    )
    return made


def _choice(chosen: Chosen) -> acts.Choice:
    nomination = chosen.nomination
    return acts.Choice(
        candidate=nomination.candidate,
        plan=nomination.movement.plan.code,
        award=chosen.award,
        round=nomination.round.name,
        chooser=str(chosen.by),
        reason=chosen.reason,
        on=day_of(chosen.at) if chosen.at else today(),
    )


def bring(nominations: Iterable[Nomination], *, by: User) -> Bulk:
    """Put appraised nominations before the council; those whose comment days are not over stay behind."""
    done: list[Nomination] = []
    left_out: list[tuple[Nomination, tuple[Say, ...]]] = []
    for nomination in nominations:
        waits = comments_hindrance(nomination)
        try:
            hindered = {"comments_closed": waits} if waits else {}
            done.append(case.bring(nomination, by=by, hindered=hindered))
        except Refused as refused:
            left_out.append((nomination, refused.reasons))
    return Bulk(tuple(done), tuple(left_out))
