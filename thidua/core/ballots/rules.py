"""By which rule a council decides on a form: what the law of the day sets, what the council sets itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.core.ballots.ratio import Ratio
from thidua.core.law import pack_on
from thidua.core.terms import label
from thidua.core.wording import Say, join

INITIATIVE = "initiative"
"""What an initiative council decides on, where an award council decides on forms."""


def decided_on(form: str) -> Say:
    """What is decided on, in words: a form of award, or the recognition of an initiative."""
    if form == INITIATIVE:
        return Say("công nhận sáng kiến", "recognition of an initiative")
    return label("form", form)


class Recusal(StrEnum):
    """What a member who does not vote on an item does to its arithmetic; the council declares it."""

    REDUCES = "reduces"  # the denominator is all members less those recused
    STAYS = "stays"  # the denominator stays all members

    @property
    def say(self) -> Say:
        """The rule in words."""
        return label("recusal", self)


@dataclass(frozen=True)
class Rule:
    """How one council decides on one form; what is None nobody has set yet."""

    threshold: Ratio | None
    quorum: Ratio | None
    secret: bool
    recusal: Recusal | None
    source: Say

    def unset(self, *, recused: bool = False) -> tuple[Say, ...]:
        """What must be set before a vote can open (how a recusal counts only where there is one)."""
        cure = Say("Chủ tịch đặt ở trang của Hội đồng.", "The chair sets it on the page of the council.")
        parts = (
            (self.threshold, Say("ngưỡng thông qua", "a threshold")),
            (self.quorum, Say("điều kiện số thành viên dự họp", "a quorum")),
            (
                self.recusal or not recused,
                Say("cách tính mẫu số khi có người từ chối xét", "how a recusal counts"),
            ),
        )
        return tuple(
            Say(
                f"Không mở được bỏ phiếu: Hội đồng chưa đặt {name.vi}. {cure.vi}",
                f"The vote cannot open: the council has not set {name.en}. {cure.en}",
            )
            for part, name in parts
            if not part
        )

    def with_council(self, told: Rule) -> Rule:
        """The rule of the law with what the council set: it fills gaps and may ask for more, never less."""
        own = _stricter(told.threshold, self.threshold)
        return Rule(
            threshold=own,
            quorum=_stricter(told.quorum, self.quorum),
            secret=told.secret or self.secret,
            recusal=told.recusal or self.recusal,
            source=told.source if own and own is told.threshold else self.source,
        )

    def below(self, law: Rule) -> tuple[Say, ...]:
        """Where this rule asks less than the law of the day does; empty where it does not."""
        found = []
        if self.threshold and law.threshold and self.threshold.weaker_than(law.threshold):
            found.append(_less(self.threshold, law.threshold, Say("Ngưỡng", "The threshold"), law.source))
        if self.quorum and law.quorum and self.quorum.weaker_than(law.quorum):
            found.append(_less(self.quorum, law.quorum, Say("Số dự họp", "The quorum"), law.source))
        if law.secret and not self.secret:
            found.append(
                Say(
                    f"Hình thức này phải bỏ phiếu kín ({law.source.vi}).",
                    f"This form must be voted on in secret ({law.source.en}).",
                )
            )
        return tuple(found)


def _stricter(told: Ratio | None, least: Ratio | None) -> Ratio | None:
    if told and least:
        return least if told.weaker_than(least) else told
    return told or least


def _less(told: Ratio, least: Ratio, name: Say, source: Say) -> Say:
    return Say(
        f"{name.vi} {told.say.vi} thấp hơn mức phải có, {least.say.vi} ({source.vi}). Đặt bằng hoặc cao hơn.",
        f"{name.en}, {told.say.en}, is below what is required, {least.say.en} ({source.en}). "
        "Set the same or more.",
    )


def by_law(form: str | None, day: date) -> Rule:
    """What the law pack in force on `day` sets for a form; None where it sets nothing.

    >>> by_law("fighter_province", date(2024, 6, 1)).threshold.say.vi
    'từ 90%'
    >>> by_law("commendation_certificate", date(2024, 6, 1)).threshold is None
    True
    """
    told = pack_on(day).rules["initiatives" if form == INITIATIVE else "council"]
    threshold = told.body["threshold"].get(str(form))
    quorum = told.body["quorum"]
    return Rule(
        threshold=Ratio.read(threshold) if threshold else None,
        quorum=Ratio.read(quorum) if quorum else None,
        secret=form in told.body["secret"],
        recusal=None,
        source=_source(told.cited, bool(threshold), bool(quorum)),
    )


def _source(cited: Say, threshold: bool, quorum: bool) -> Say:
    if threshold or not quorum:
        return cited if threshold else UNSET
    return join([UNSET, Say(f"số dự họp: {cited.vi}", f"quorum: {cited.en}")])


UNSET = Say(
    "chưa thấy luật quy định ngưỡng cho hình thức này, Hội đồng tự quyết định",
    "no law found that sets a threshold for this form, the council decides",
)
