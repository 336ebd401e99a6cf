"""Appraisal: each agency its own items, every change with its reason; the points of the survey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from thidua import access
from thidua.audit.writing import action, record
from thidua.core.errors import Refused
from thidua.core.scorecards.model import RESCALE, SURVEY
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.scorecards.actions.marking import check_mark, noted, reasoned
from thidua.scorecards.actions.opening import runs
from thidua.scorecards.actions.scoring import locked
from thidua.scorecards.compiled import core_card, tree_of
from thidua.scorecards.models import Card, Desk, Line, Scoring
from thidua.scorecards.queries.cards import to_appraise
from thidua.scorecards.queries.windows import appraise_late, survey_late
from thidua.screens.posting import Conflict


@dataclass(frozen=True)
class SurveyMark:
    """The points of one survey item of one unit."""

    unit: str
    code: str
    points: Decimal | None


class Read(NamedTuple):
    """What a page showed of the appraisal of one item: a page opened before another's save is told so."""

    points: Decimal | None
    why: str


@action("card.appraise")
def appraise(line: Line, points: Decimal, why: str, *, by: Any, seen: Read | None = None) -> Line:
    """Give one item its appraised points; where they differ from the unit's own, with the reason.

    Raises Refused after the last day, for points that cannot be, and without the reason of a change;
    Conflict when the appraisal is no longer as it was `seen`.
    """
    line = _line(line)
    access.check("card.appraise", by, line.desk)
    if seen is not None and seen != (line.appraised, line.appraised_why):
        last = line.changes.filter(voice="appraised").select_related("by").last()
        raise Conflict(line, str(last.by) if last else "", last.at if last else None)
    _open(line)
    item = check_mark(tree_of(line.card.scoring.scorecard), line.card, line, "appraised", points)
    if item.channel == SURVEY:
        raise Refused(
            Say(
                "Điểm điều tra do cơ quan giữ kết quả điều tra nhập.",
                "Whoever keeps the survey enters its points.",
            )
        )
    reasoned_change(line, points, why)
    noted(line, "appraised", points, why.strip(), by=by)
    line.appraised, line.appraised_why = points, why.strip()
    line.save(update_fields=["appraised", "appraised_why"])
    record("card.appraise", line, by=by, told={"item": line.code})
    return line


def reasoned_change(line: Line, points: Decimal, why: str) -> None:
    """Raise Refused where points differ from the unit's own without the reason."""
    if points != line.own and not why.strip():
        raise Refused(
            Say(
                f"Mục {line.code}: điểm khác điểm tự chấm thì phải nêu lý do.",
                f"Item {line.code}: points other than the unit's own need their reason.",
            )
        )


@action("card.agree")
def agree(card: Card, desk: Desk, *, by: Any) -> int:
    """Take over the unit's own points on every item of one desk that nobody has appraised; gives how many.

    Items that the unit asked to leave out are not among them: those need an answer.
    """
    card = locked(card)
    access.check("card.agree", by, desk)
    waiting = [line for line in _waiting(card) if line.desk_id == desk.pk and line.own is not None]
    taken = [line for line in waiting if line.exemption != "asked" and line.appraised is None]
    for line in taken:
        line.card = card
        _open(line)
        noted(line, "appraised", line.own, "", by=by)
        line.appraised = line.own
    if not taken:
        raise Refused(
            Say("Không còn mục nào để đồng ý.", "There is no item left to agree with."),
        )
    Line.objects.bulk_update(taken, ["appraised"])
    record("card.agree", card, by=by, told={"items": [line.code for line in taken]})
    return len(taken)


@action("card.grant_exempt")
def grant_exempt(line: Line, reason: str, *, by: Any) -> Line:
    """Grant that an item does not apply: the unit's maximum is lower by its points."""
    return _exempt(line, "grant", reason, by)


@action("card.refuse_exempt")
def refuse_exempt(line: Line, reason: str, *, by: Any) -> Line:
    """Refuse that an item does not apply, with the reason; it is appraised like the others."""
    return _exempt(line, "refuse", reason, by)


@action("card.finish")
def finish(card: Card, *, by: Any) -> Card:
    """End the appraisal of a card once every agency has appraised its items."""
    card = locked(card)
    access.check("card.finish", by, card)
    before = card.state
    card.state = next_state("card", "finish", before, lacking(card))
    card.version += 1
    card.save(update_fields=["state", "version"])
    record("card.finish", card, by=by, told={"from": before, "to": card.state})
    return card


@action("card.reopen")
def reopen(card: Card, reason: str, *, by: Any) -> Card:
    """Open the appraisal of a card again, with the reason."""
    card = locked(card)
    access.check("card.reopen", by, card)
    before = card.state
    card.state = next_state("card", "reopen", before, reasoned(reason))
    card.version += 1
    card.save(update_fields=["state", "version"])
    record("card.reopen", card, by=by, told={"from": before, "to": card.state})
    return card


@action("scoring.enter_survey")
def enter_survey(
    scoring: Scoring, marks: Sequence[SurveyMark], *, by: Any, absent: Sequence[str] = ()
) -> int:
    """Enter the points of the survey by unit and item, all or none; gives how many changed.

    `absent` names units of which no survey was held, where the scorecard rescales for that.
    """
    rows = Scoring.objects.select_for_update(of=("self",), no_key=True).select_related("scorecard")
    scoring = rows.get(pk=scoring.pk)
    access.check("scoring.enter_survey", by, scoring)
    runs(scoring)
    if over := survey_late(scoring):
        raise Refused(over)
    tree = tree_of(scoring.scorecard)
    if absent and tree.survey_absent != RESCALE:
        raise Refused(
            Say("Bộ tiêu chí không cho bỏ phần điều tra.", "The scorecard does not do without the survey.")
        )
    changed = _surveyed(scoring, tree, marks, by)
    scoring.cards.update(survey_absent=False)
    scoring.cards.filter(unit__code__in=list(absent)).update(survey_absent=True)
    record("scoring.enter_survey", scoring, by=by, told={"marks": len(changed), "absent": len(absent)})
    return len(changed)


def _surveyed(scoring: Scoring, tree: Tree, marks: Sequence[SurveyMark], by: Any) -> list[Line]:
    """Write the points that differ; raises Refused for a unit, an item or points that cannot be."""
    cards = {c.unit.code: c for c in scoring.cards.select_related("unit", "scoring")}
    surveyed = [leaf.code for leaf in tree.leaves if leaf.channel == SURVEY]
    lines = {
        (line.card_id, line.code): line
        for line in Line.objects.filter(card__scoring=scoring, code__in=surveyed)
    }
    changed = []
    for mark in marks:
        card = cards.get(mark.unit)
        line = lines.get((card.pk, mark.code)) if card else None
        if card is None or line is None:
            raise Refused(
                Say(f"Không có {mark.unit}, mục {mark.code}.", f"No {mark.unit}, item {mark.code}.")
            )
        line.card = card
        if line.appraised != mark.points:
            check_mark(tree, card, line, "appraised", mark.points)
            noted(line, "appraised", mark.points, "", by=by)
            line.appraised = mark.points
            changed.append(line)
    Line.objects.bulk_update(changed, ["appraised"])
    return changed


def lacking(card: Card) -> dict[str, Say]:
    """What the appraisal of a card still waits for, by agency."""
    waiting = _waiting(card)
    if not waiting:
        return {}
    by_desk: dict[str, list[str]] = {}
    for line in waiting:
        by_desk.setdefault(str(line.desk.appraiser), []).append(line.code)
    told = "; ".join(f"{name}: {', '.join(codes)}" for name, codes in by_desk.items())
    return {
        "opinions_complete": Say(f"Còn mục chưa thẩm định. {told}.", f"Items are not appraised yet. {told}.")
    }


def _waiting(card: Card) -> list[Line]:
    lines = list(card.lines.select_related("desk__appraiser"))
    tree = tree_of(card.scoring.scorecard)
    return to_appraise(lines, tree, core_card(card, lines))


def _line(line: Line) -> Line:
    rows = Line.objects.select_for_update(of=("self",), no_key=True)
    found: Line = rows.select_related("card__scoring__scorecard", "card__unit", "desk").get(pk=line.pk)
    return found


def _open(line: Line) -> None:
    if line.card.state != "submitted":
        raise Refused(
            Say("Chỉ thẩm định khi phiếu đang chờ thẩm định.", "Only a card that waits for it is appraised.")
        )
    if over := appraise_late(line.card.scoring):
        raise Refused(over)


def _exempt(line: Line, way: str, reason: str, by: Any) -> Line:
    line = _line(line)
    name = f"card.{way}_exempt"
    access.check(name, by, line.desk)
    _open(line)
    before = line.exemption
    line.exemption = next_state("exemption", way, before or "-", reasoned(reason))
    line.exempt_answer = reason.strip()
    line.save(update_fields=["exemption", "exempt_answer"])
    record(name, line, by=by, told={"item": line.code, "from": before, "to": line.exemption})
    return line
