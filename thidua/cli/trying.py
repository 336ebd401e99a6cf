"""The command that tries a change of a plan on facts: who would qualify, who would no longer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from thidua.cli.options import of_a_round, with_lang
from thidua.cli.shelf import loaded
from thidua.cli.shown import heading, table
from thidua.core.criteria.params import BadParameter
from thidua.core.errors import Fault, PlanFaults
from thidua.core.facts.view import FactsView
from thidua.core.plan.knobs import knobs, turned
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round
from thidua.core.what_if import Outcome, Trial
from thidua.core.wording import Say


@click.command("try")
@of_a_round
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="CHỖ=GIÁ TRỊ",
    help="Đổi một chỗ; nhiều lần / change one place.",
)
@with_lang
def try_(
    folder: Path,
    where: Path,
    round_: str,
    as_of: date,
    known_at: date | None,
    changes: tuple[str, ...],
    lang: str,
) -> None:
    """Thử đổi mức, số suất, ngày, cách hiểu trên số liệu đã có; không --set thì kể các chỗ đổi được. / What if."""
    from thidua.exchange.reading import read

    plan = loaded(folder)
    if not changes:
        _tell_knobs(plan, lang)
        return
    view = FactsView(read(where), as_of, known_at)
    trial = Trial(plan, Round.read(round_), view)
    changed = _turned(plan, changes)
    for outcome in trial.outcomes(changed):
        _tell(trial, outcome, lang)


def _turned(plan: Plan, changes: Iterable[str]) -> Plan:
    try:
        return turned(plan, {name: value for name, _, value in (c.partition("=") for c in changes)})
    except BadParameter as bad:
        raise PlanFaults([Fault("--set", bad.what, bad.cure)]) from None


def _tell_knobs(plan: Plan, lang: str) -> None:
    columns = ("Chỗ", "Điều gì", "Đang là") if lang == "vi" else ("Place", "What", "Is")
    table(columns, [[k.name, k.say.of(lang), k.shown.of(lang)] for k in knobs(plan)])


def _tell(trial: Trial, outcome: Outcome, lang: str) -> None:
    before, after = len(outcome.before), len(outcome.after)
    heading(f"{outcome.award.id}: {outcome.award.say.of(lang)}")
    told = Say(f"đạt {before} → {after}", f"met {before} → {after}")
    one, two = ("–" if n is None else str(n) for n in outcome.places)
    click.echo(told.of(lang) + Say(f"; số suất {one} → {two}", f"; places {one} → {two}").of(lang))
    for sign, keys in (("+", outcome.gained), ("-", outcome.lost)):
        for name in sorted(trial.judging.occasion.name(k) for k in keys):
            click.echo(f"  {sign} {name}")
