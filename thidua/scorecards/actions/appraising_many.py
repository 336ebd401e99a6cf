"""Many items appraised at once, as a workbook brings them: checked one by one, written together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.scorecards.model import SURVEY
from thidua.core.wording import Say
from thidua.scorecards.actions.appraising import Read, reasoned_change
from thidua.scorecards.actions.marking import check_mark
from thidua.scorecards.actions.opening import CHUNK
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.models import Change, Line, Scoring
from thidua.scorecards.queries.windows import appraise_late
from thidua.screens.posting import Conflict


class Given(NamedTuple):
    """The appraisal of one line: its points, the reason, what was known of it before."""

    line: int
    points: Decimal
    why: str
    seen: Read


def given(kept: Sequence[Sequence[Any]]) -> list[Given]:
    """The rows of a workbook as the action takes them: line, what was known of it, points, reason."""
    return [
        Given(pk, Decimal(points), reason, Read(None if before is None else Decimal(before), why))
        for pk, before, why, points, reason in kept
    ]


@action("card.appraise_many")
def appraise_many(scoring: Scoring, given: Sequence[Given], *, by: Any) -> int:
    """Write many appraisals of one year, all or none; gives how many.

    Raises Refused after the last day, for points that cannot be or changes without a reason, and Conflict
    where somebody else has saved one of them since it was seen.
    """
    scoring = Scoring.objects.select_related("scorecard").get(pk=scoring.pk)
    told = {one.line: one for one in given}
    rows = Line.objects.select_for_update(of=("self",), no_key=True).filter(
        card__scoring=scoring, pk__in=told
    )
    lines = list(rows.select_related("card__unit", "desk").order_by("pk"))
    for desk in {line.desk for line in lines} or {None}:
        access.check("card.appraise_many", by, desk)
    if over := appraise_late(scoring):
        raise Refused(over)
    changes, at, tree = [], now(), tree_of(scoring.scorecard)
    for line in lines:
        line.card.scoring, one = scoring, told[line.pk]
        _check(line, one)
        if check_mark(tree, line.card, line, "appraised", one.points).channel == SURVEY:
            raise Refused(
                Say(f"Mục {line.code} lấy điểm từ điều tra.", f"Item {line.code} is of the survey.")
            )
        about = {"voice": "appraised", "before": line.appraised, "after": one.points, "why": one.why}
        changes.append(Change(agency_id=line.agency_id, line=line, by=by, at=at, **about))
        line.appraised, line.appraised_why = one.points, one.why
    Change.objects.bulk_create(changes, batch_size=CHUNK)
    _keep(lines)
    for card in {line.card_id: line.card for line in lines}.values():
        codes = [line.code for line in lines if line.card_id == card.pk]
        record("card.appraise_many", card, by=by, told={"items": codes})
    return len(lines)


def _keep(lines: list[Line]) -> None:
    """Write the lines, those of one mark and reason together: most of a workbook agrees with the units."""
    alike: dict[tuple[Decimal | None, str], list[int]] = {}
    for line in lines:
        alike.setdefault((line.appraised, line.appraised_why), []).append(line.pk)
    for (points, why), found in alike.items():
        for at in range(0, len(found), CHUNK):
            rows = Line.objects.filter(pk__in=found[at : at + CHUNK])
            rows.update(appraised=points, appraised_why=why)


def _check(line: Line, one: Given) -> None:
    if line.card.state != "submitted":
        state = Say(
            f"Phiếu của {line.card.unit} không ở bước thẩm định.",
            f"The card of {line.card.unit} is not appraised now.",
        )
        raise Refused(state)
    if one.seen != (line.appraised, line.appraised_why):
        raise Conflict(line)
    reasoned_change(line, one.points, one.why)
