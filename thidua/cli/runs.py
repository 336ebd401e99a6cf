"""Commands that write whole rounds: one plan with its facts, and the five sample movements."""

from __future__ import annotations

import os
import webbrowser
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from thidua.cli.judge import note_round
from thidua.cli.options import of_a_round, with_lang
from thidua.cli.shelf import loaded, plan_folders
from thidua.cli.shown import ANSWER_LETTER, heading
from thidua.core import terms
from thidua.core.plan.text import read_yaml
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.rounds.result import RoundResult, judge_round


@click.command()
@of_a_round
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Thư mục / folder."
)
@click.option("--sample", is_flag=True, help="Đánh dấu số liệu mẫu / mark as sample data.")
@with_lang
def run(folder: Path, where: Path, out: Path, sample: bool, lang: str, **asked: Any) -> None:
    """Cả một đợt: xét, xếp, phân suất, in giấy tờ, trang kết quả. / A whole round, every paper."""
    from thidua.exchange.reading import read
    from thidua.rounds.run import write_round

    days = (asked["as_of"], asked["known_at"])
    result = judge_round(loaded(folder), read(where), asked["round_"], days)
    note_round(result.judging, lang)
    _tell(result, lang)
    written = write_round(result, out, sample=sample or is_sample(where), tick=lambda s: _step(s, lang))
    count = len(written.files) + 1
    click.echo(
        Say(f"Đã ghi {count} tệp. Mở {written.index}", f"{count} files. Open {written.index}").of(lang)
    )


def is_sample(where: Path) -> bool:
    """Whether facts are a plan's own sample folder."""
    return where.name == "sample" and (where.parent / "plan.md").is_file()


def _step(said: Say, lang: str) -> None:
    click.echo(f"  … {said.of(lang)}", err=True)


def _tell(result: RoundResult, lang: str) -> None:
    heading(f"{result.plan.say_title.of(lang)} · {result.judging.round.say.of(lang)}")
    for allotted in result.allotted:
        mine = result.of_award(allotted.award)
        counts = Counter(NAMES[v.answer] for v in mine)
        told = ", ".join(f"{terms.label('answer', a).of(lang)} {counts[a]}" for a in ANSWER_LETTER)
        who = terms.label("who", allotted.award.who or "–").of(lang)
        click.echo(f"  {allotted.award.say.of(lang)}, {who} ({allotted.award.id}): {told}")
        for line in allotted.lines:
            if line.rows or line.open:
                click.echo(f"    {_line_words(line, lang)}")
        if not allotted.lines or allotted.quota.places is None:
            click.echo(f"    {allotted.quota.why.of(lang)}")


def _line_words(line: Any, lang: str) -> str:
    from thidua.core.quotas.line import STATUS
    from thidua.rounds.workbook import places_words

    head = f"{line.label}: " if line.label else ""
    places = places_words(line.places)
    standing = Counter(STATUS[r.status].of(lang) for r in line.rows)
    told = ", ".join(f"{word} {n}" for word, n in standing.items()) or "–"
    open_ = f"; {line.why_open.of(lang)}" if line.why_open.vi else ""
    return Say(f"{head}chỉ tiêu {places.vi}; {told}{open_}", f"{head}places {places.en}; {told}{open_}").of(
        lang
    )


@click.command()
@click.option(
    "--out", default="samples", type=click.Path(file_okay=False, path_type=Path), help="Thư mục / folder."
)
@click.option("--open/--no-open", "opens", default=True, help="Mở trang khi có trình duyệt / open the page.")
@with_lang
def samples(out: Path, opens: bool, lang: str) -> None:
    """Chạy các đợt mẫu, ghi ra giấy tờ và trang. / Run the sample rounds, write their papers and pages."""
    from thidua.exchange.reading import read
    from thidua.rounds import pages
    from thidua.rounds.run import write_round

    entries = []
    for folder, round_, as_of in sample_rounds():
        plan = loaded(folder)
        result = judge_round(plan, read(folder / "sample"), round_, (as_of, None))
        _tell(result, lang)
        place = out / f"{plan.code}--{round_}"
        written = write_round(result, place, sample=True)
        entries.append(pages.Entry(result, place.name, written.labels, sample=True))
    page = pages.write_lead(entries, out)
    click.echo()
    click.secho(Say(f"Trang dẫn vào: {page}", f"The page into all of them: {page}").of(lang), bold=True)
    if opens and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.name == "nt"):
        webbrowser.open(page.resolve().as_uri())


def sample_rounds(*, every: bool = False) -> Iterator[tuple[Path, str, date]]:
    """Rounds that the sample facts are made for (`sample/rounds.yaml`); `every` takes in the small ones."""
    for folder in plan_folders():
        told = folder / "sample" / "rounds.yaml"
        if told.is_file():
            for entry in read_yaml(told.read_text("utf-8"))["rounds"]:
                if every or entry.get("shown", True):
                    yield folder, str(entry["round"]), entry["as_of"]
