"""Days in which names are public: what is open now, what is unanswered, what the law asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from thidua.appraisals.models import Comment, CommentPeriod
from thidua.appraisals.queries.boards import ON_THE_BOARD
from thidua.clock import today
from thidua.core.calendar import worked_in
from thidua.core.law import pack_on
from thidua.core.law.holidays import WorkingDays
from thidua.core.wording import Say, days
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.movements.queries.calendar import view_of
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import named


@dataclass(frozen=True)
class Asked:
    """What the law asks of the notice of an award: how many working days, or that it is usual only."""

    working_days: int | None
    usual_days: int
    source: Say

    @property
    def required(self) -> bool:
        """Whether the notice cannot be left out."""
        return self.working_days is not None


def asked_by_law(round_: Round, award: str) -> Asked:
    """What the law in force asks for an award's notice."""
    rule = pack_on(today()).rules["comments"]
    form = plan_of(round_.movement.plan).award(award).form
    days_ = (rule.body.get("working_days") or {}).get(str(form))
    return Asked(int(days_) if days_ else None, int(rule.body.get("usual_days") or 5), rule.cited)


def worked_at(movement: Movement) -> WorkingDays:
    """The working days as a movement counts them: the law's holidays, and what its office was told of."""
    return worked_in(view_of(movement))


def usual_end(start: date, asked: Asked, worked: WorkingDays) -> date:
    """The last day of a notice that lasts as long as is asked or usual; the first day counts."""
    if asked.working_days:
        return worked.after(start - timedelta(days=1), asked.working_days)
    return start + timedelta(days=asked.usual_days - 1)


def nameable(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Nominations with whether the name of the person was taken off what is public (`is_withheld`)."""
    off = Q(person__withheld__isnull=False, person__withheld__ended_at=None)
    withheld = Nomination.objects.filter(off, pk=OuterRef("pk"))
    return rows.annotate(is_withheld=Exists(withheld))


def name_shown(nomination: Nomination) -> str:
    """Who is proposed, as anybody may read it; of `nameable` rows."""
    if getattr(nomination, "is_withheld", False):
        return _("Một cá nhân")
    return named(nomination)


def not_published(round_: Round, award: str) -> QuerySet[Nomination]:
    """Appraised nominations of an award whose names have not been public yet."""
    there = Nomination.objects.filter(round=round_, award=award, state__in=ON_THE_BOARD)
    return there.exclude(comment_periods__waived_reason="", comment_periods__isnull=False)


def open_periods() -> QuerySet[CommentPeriod]:
    """Periods in which anybody may comment today."""
    day = today()
    rows = CommentPeriod.objects.filter(from_on__lte=day, to_on__gte=day, waived_reason="")
    return rows.select_related("movement__agency", "movement__plan", "round").order_by("to_on", "pk")


def comments_hindrance(nomination: Nomination) -> Say | None:
    """Why a nomination cannot go before the council yet; None when its days are over and answered."""
    waived = Q(round=nomination.round_id, award=nomination.award) & ~Q(waived_reason="")
    there = Q(nominations=nomination) | waived
    periods = list(CommentPeriod.objects.filter(there).distinct().order_by("-pk"))
    if not periods:
        return Say(
            f"{nomination.code} chưa lấy ý kiến công khai. Mở lấy ý kiến, hoặc ghi lý do không lấy.",
            f"{nomination.code} has not been published for comment. Open the days, or say why not.",
        )
    last = max((p.to_on for p in periods if p.to_on), default=None)
    if last is not None and last >= today():
        on = days(last)
        return Say(
            f"{nomination.code} đang lấy ý kiến công khai, hết ngày {on.vi}.",
            f"{nomination.code} is open for comment until the end of {on.en}.",
        )
    waiting = nomination.comments.filter(answered_at=None).count()
    if waiting:
        return Say(
            f"{nomination.code} còn {waiting} góp ý chưa trả lời.",
            f"{nomination.code} has {waiting} unanswered comment{'s'[: waiting != 1]}.",
        )
    return None


def unanswered(round_: Round) -> QuerySet[Comment]:
    """Comments of a round that wait for an answer."""
    return Comment.objects.filter(period__round=round_, answered_at=None)
