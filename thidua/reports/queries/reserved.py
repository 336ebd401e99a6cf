"""Places that are kept for a chooser, such as those of the steering committee."""

from __future__ import annotations

from collections import Counter

from django.urls import reverse

from thidua import access
from thidua.appraisals.models import Chosen
from thidua.core.occasion import Occasion
from thidua.core.quotas.places import Reserved, quota_of
from thidua.core.wording import Say, several
from thidua.nominations.queries.rounds import awards_of
from thidua.reports.queries.catalogue import Alert, Shown, report
from thidua.reports.queries.desk import Desk
from thidua.rounds.pages.naming import award_full
from thidua.screens.charts import Bar


@report("suat-rieng", Say("Suất dành riêng", "Reserved places"), "luc-nay", "steering")
def reserved(desk: Desk) -> Shown | None:
    """How many of the reserved places are given, for those who see the whole board."""
    occasion = Occasion(desk.plan, desk.span, desk.view)
    kept = [(award, r) for award in awards_of(desk.round) for r in quota_of(occasion, award).reserved]
    if not kept or not access.may("appraisal.view", desk.by, desk.movement):
        return None
    rows = Chosen.objects.visible_to(desk.by).filter(round=desk.round, undone_at=None)
    given = Counter(rows.values_list("award", flat=True))
    bars = []
    for award, one in kept:
        who, name = desk.plan.actor_say(one.chosen_by), award_full(award)
        label = Say(f"{who.vi}: {name.vi}", f"{who.en}: {name.en}")
        url = reverse("appraisals:board", args=[desk.round.pk, award.id])
        bars.append(Bar(label, min(given[f"{award.id}/{one.id}"], one.places), one.places, url))
    left = sum(int(bar.total) - int(bar.done) for bar in bars)
    said = _told(left, [one for _, one in kept])
    alert = Alert(said, bars[0].url, 20) if left and desk.cases else None
    return Shown(said, "bars", bars, Say("suất", "places"), bars[0].url, alert=alert)


def _told(left: int, kept: list[Reserved]) -> Say:
    places = sum(one.places for one in kept)
    if not left:
        return Say(
            f"Đã chọn đủ {places} suất dành riêng.", f"All {several(places, 'reserved place')} are given."
        )
    return Say(
        f"Còn {left}/{places} suất dành riêng chưa chọn.",
        f"{left} of {several(places, 'reserved place')} not given yet.",
    )
