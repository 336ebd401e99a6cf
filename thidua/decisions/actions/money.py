"""Prize money of a decision's lines, and base salaries that the shipped packs do not have yet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.law.money import Prize, Salary, prize, salaries
from thidua.core.plan.model import Plan
from thidua.core.wording import Say, days
from thidua.decisions.models import SalaryBase
from thidua.decisions.queries.standing import PRIZE_KINDS, awards_of
from thidua.people.models import User


@action("salary.set")
def set_salary(since: date, amount: Decimal, source: str, *, by: User) -> SalaryBase:
    """Enter a base salary by its decree, for decisions from that day on.

    Raises Refused for a day that has one already, an amount that cannot be, or no decree.
    """
    row = SalaryBase(since=since, amount=amount, source=source.strip(), by=by, at=now())
    access.check("salary.set", by, row)
    known = {s.since for s in salaries()} | set(SalaryBase.objects.values_list("since", flat=True))
    told = days(since)
    if since in known:
        raise Refused(
            Say(
                f"Đã có mức lương cơ sở từ ngày {told.vi}.", f"There is a base salary from {told.en} already."
            )
        )
    if amount <= 0 or not row.source:
        raise Refused(
            Say(
                "Ghi mức lương cơ sở và văn bản quy định.",
                "Give the base salary and the decree that sets it.",
            )
        )
    row.save()
    record("salary.set", row, by=by, told={"since": since.isoformat(), "amount": str(amount)})
    return row


def entered() -> list[Salary]:
    """The base salaries that offices have entered, as the rules read them."""
    return [Salary(r.since, r.amount, r.source, False) for r in SalaryBase.objects.all()]


def prizes(plan: Plan, base: str, on: date) -> dict[str, Prize | None]:
    """The prize of an award for one collective, one person and one household, decided on a day."""
    more = entered()
    award = awards_of(plan, base)[0]
    return {who: prize(award.form, award.authority, who, on, more) for who in PRIZE_KINDS}
