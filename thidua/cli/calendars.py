"""The command that tells a plan's deadlines, for people or for a calendar program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from thidua.cli.options import Day, PlanFolder, with_lang
from thidua.cli.shelf import loaded
from thidua.cli.shown import table
from thidua.core.calendar import Due, dues
from thidua.core.facts.view import FactsView
from thidua.core.wording import Say, day


@click.command()
@click.argument("folder", type=PlanFolder(), metavar="PLAN")
@click.option(
    "--facts", "where", type=click.Path(exists=True, path_type=Path), help="Số liệu có sự kiện / events."
)
@click.option("--as-of", type=Day(), help="Tính đến ngày / as of.")
@click.option("--ics", is_flag=True, help="iCalendar.")
@with_lang
def calendar(folder: Path, where: Path | None, as_of: date | None, ics: bool, lang: str) -> None:
    """Lịch của kế hoạch: hạn nào, hết ngày nào, theo khoản nào. / Deadlines with their clauses."""
    plan = loaded(folder)
    view = None
    if where:
        from thidua.exchange.reading import read

        view = FactsView(read(where), as_of or date.max)
    found = dues(plan, view)
    if ics:
        from thidua.rounds.ics import calendar_bytes

        click.echo(calendar_bytes(plan, found, lang), nl=False)
        return
    columns = (
        ("Hết ngày", "Việc", "Đợt", "Khoản", "Ghi chú")
        if lang == "vi"
        else ("Until the end of", "What", "Round", "Clause", "Note")
    )
    table(columns, [_row(d, as_of, lang) for d in found])


def _row(due: Due, as_of: date | None, lang: str) -> list[str]:
    notes = [] if due.last else [due.told().of(lang)]
    for name, other in due.other_readings.items():
        told = day(other) if other else "–"
        notes.append(Say(f"cách hiểu {name}: {told}", f"reading {name}: {told}").of(lang))
    if as_of and due.last and due.last < as_of:
        notes.append(Say("đã quá hạn", "past").of(lang))
    round_ = due.round.name if due.round else "–"
    return [day(due.last) if due.last else "–", due.say.of(lang), round_, due.clause, "; ".join(notes)]
