"""The command that judges: a table for people, one explanation, JSON, or a workbook."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from thidua.cli.options import OutFile, of_a_round, with_lang
from thidua.cli.shelf import loaded
from thidua.cli.shown import ANSWER_LETTER, heading, table
from thidua.core import terms
from thidua.core.calendar import rounds_of
from thidua.core.errors import Refused
from thidua.core.explain import obstacles, reason, round_json
from thidua.core.judging import Answered, Judging, Verdict
from thidua.core.plan.standards import Test
from thidua.core.verdict import NAMES
from thidua.core.wording import Say, days

Tick = Callable[[], None] | None


@click.command()
@of_a_round
@click.option("--candidate", help="unit:MÃ hoặc/or person:MÃ, hoặc tên / or a name.")
@click.option("--award", help="Chỉ một hình thức khen / one award only.")
@click.option("--json", "as_json", is_flag=True, help="JSON (facts.md).")
@click.option("--xlsx", type=OutFile(), help="Ghi sổ Excel / workbook.")
@click.option("--engine", help="Xét hàng loạt bằng máy / second voice: duckdb, sqlite, postgresql, spark.")
@with_lang
def judge(folder: Path, where: Path, lang: str, **asked: Any) -> None:
    """Xét một đợt: đạt, không đạt, thiếu minh chứng, cần người xét. / Judge a round."""
    from thidua.exchange.reading import read

    plan, facts = loaded(folder), read(where)
    judging = Judging.of(plan, facts, asked["round_"], asked["as_of"], asked["known_at"])
    note_round(judging, lang)
    if asked["engine"]:
        _by_engine(judging, asked["engine"], asked["as_json"], lang)
        return
    only = [_candidate(judging, asked["candidate"])] if asked["candidate"] else None
    if asked["award"] and asked["award"] not in plan.awards_by_id:
        raise click.BadParameter(f"“{asked['award']}”. Đã có / known: {', '.join(plan.awards_by_id)}")
    tick: Tick
    with progress(judging, lang) as tick:
        verdicts = [v for v in judging.verdicts(only, tick) if asked["award"] in (None, v.award.id)]
    if asked["as_json"]:
        click.echo(json.dumps(round_json(judging, verdicts, lang), ensure_ascii=False, indent=1))
    elif asked["xlsx"]:
        _workbook(judging, verdicts, asked["xlsx"], lang)
    elif only:
        _explain(judging, verdicts, lang)
    else:
        _table(judging, verdicts, lang)


def note_round(judging: Judging, lang: str) -> None:
    """Tell on the error stream when the plan does not name the round that was asked for."""
    known = rounds_of(judging.plan)
    if known and judging.round not in known:
        names = ", ".join(r.name for r in known)
        said = Say(
            f"Lưu ý: kế hoạch không nêu đợt {judging.round.name}; các đợt: {names}.",
            f"Note: the plan names no round {judging.round.name}; its rounds: {names}.",
        )
        click.echo(said.of(lang), err=True)


def _candidate(judging: Judging, asked: str) -> str:
    """The key that was typed, or the only candidate of that name."""
    from thidua.core.wording import fold

    tree = judging.view.tree
    keys = [f"unit:{u}" for u in tree.units] + [f"person:{p}" for p in tree.postings]
    ident = asked.partition(":")[2] or asked
    found = [k for k in keys if k == asked or k.partition(":")[2] == ident]
    found = found or [k for k in keys if fold(judging.occasion.name(k)) == fold(asked)]
    found = found or [k for k in keys if fold(asked) in fold(judging.occasion.name(k))]
    if len(found) != 1:
        some = ", ".join(f"{k} ({judging.occasion.name(k)})" for k in (found or keys)[:8])
        raise Refused(
            Say(
                f"{'Không có' if not found else 'Có nhiều'} ứng viên “{asked}”: {some}.",
                f"{'No' if not found else 'Several'} candidates “{asked}”: {some}.",
            )
        )
    return found[0]


@contextmanager
def progress(judging: Judging, lang: str) -> Iterator[Tick]:
    """Progress on the terminal for long runs; silent where nobody watches."""
    total = sum(len(judging.candidates(a)) for a in judging.awards)
    if total < 2000 or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(Say("Đang xét", "Judging").of(lang), total=total)
        yield partial(bar.advance, task)


def _table(judging: Judging, verdicts: list[Verdict], lang: str) -> None:
    head = judging.round.say.of(lang)
    as_of = days(judging.view.as_of).of(lang)
    click.secho(judging.plan.say_title.of(lang), bold=True)
    click.echo(Say(f"{head}, tính đến {as_of}", f"{head}, as of {as_of}").of(lang))
    kept = [v for v in verdicts if judging.takes_part(v)]
    for award in judging.awards:
        mine = [v for v in kept if v.award.id == award.id]
        counts = Counter(NAMES[v.answer] for v in mine)
        told = ", ".join(f"{terms.label('answer', a).of(lang)} {counts[a]}" for a in ANSWER_LETTER)
        heading(f"{award.id} · {award.say.of(lang)}: {told}")
        if mine:
            _award_table(judging, mine, lang)
    outside = len(verdicts) - len(kept)
    note = Say(f"{outside} lượt ngoài đối tượng không liệt kê.", f"{outside} outside the scope not listed.")
    click.echo()
    click.echo(note.of(lang))


def _award_table(judging: Judging, verdicts: list[Verdict], lang: str) -> None:
    columns = (
        ("STT", "Ứng viên", "Mã", "", "Kết luận", "Vướng")
        if lang == "vi"
        else ("No.", "Candidate", "Key", "", "Answer", "Obstacle")
    )
    rows = []
    for number, verdict in enumerate(verdicts, 1):
        answer = NAMES[verdict.answer]
        held = Say(" · tạm dừng xét", " · on hold").of(lang) if verdict.held else ""
        stops = dict.fromkeys(leaf.node.name for leaf in obstacles(verdict))
        rows.append(
            [
                str(number),
                judging.occasion.name(verdict.candidate.key),
                verdict.candidate.key,
                ANSWER_LETTER[answer].of(lang),
                terms.label("answer", answer).of(lang) + held,
                ", ".join(stops),
            ]
        )
    table(columns, rows, [0])


def _explain(judging: Judging, verdicts: list[Verdict], lang: str) -> None:
    for verdict in verdicts:
        name = judging.occasion.name(verdict.candidate.key)
        answer = terms.label("answer", NAMES[verdict.answer]).of(lang)
        heading(f"{name} · {verdict.award.id}: {answer}")
        if verdict.held:
            click.echo(Say("‖ Tạm dừng xét", "‖ On hold").of(lang))
        for part in verdict.tree.parts:
            _explain_part(judging, verdict, part, lang, 0)
        for place, tree in judging.reserved(verdict.candidate.key, verdict.award).items():
            answer = terms.label("answer", NAMES[tree.answer]).of(lang)
            click.echo(
                Say(f"Suất dành riêng {place}: {answer}", f"Reserved place {place}: {answer}").of(lang)
            )
            for part in tree.parts:
                _explain_part(judging, verdict, part, lang, 1)


def _explain_part(judging: Judging, verdict: Verdict, part: Answered, lang: str, depth: int) -> None:
    letter = ANSWER_LETTER[NAMES[part.answer]].of(lang)
    pad = "  " * depth
    if isinstance(part.node, Test):
        click.echo(f"{pad}{letter} {part.node.name}: {reason(judging, part).of(lang)}")
        return
    how = Say("một trong", "one of") if part.node.how == "one_of" else Say("tất cả", "all of")
    reading = ""
    if part.node.reading:
        others = judging.other_readings(part.node, verdict.candidate)
        differ = [f"{n}: {terms.label('answer', NAMES[a]).of(lang)}" for n, a in others.items()]
        reading = Say(f" · cách hiểu {part.node.reading} ({', '.join(differ)})", "").vi
        if lang == "en":
            reading = f" · reading {part.node.reading} ({', '.join(differ)})"
    click.echo(f"{pad}{letter} {part.node.name} · {how.of(lang)}{reading}")
    for below in part.parts:
        _explain_part(judging, verdict, below, lang, depth + 1)


def _workbook(judging: Judging, verdicts: list[Verdict], path: Path, lang: str) -> None:
    from thidua.core.quotas.allotting import allot
    from thidua.rounds.result import RoundResult
    from thidua.rounds.workbook import write

    kept = tuple(v for v in verdicts if judging.takes_part(v))
    result = RoundResult(judging, kept, tuple(allot(judging, kept)), len(verdicts) - len(kept))
    write(result, path, lang)
    click.echo(Say(f"Đã ghi {path}", f"Written: {path}").of(lang))


def _by_engine(judging: Judging, engine: str, as_json: bool, lang: str) -> None:
    """The second voice: one expression for all candidates; answers without sentences."""
    from thidua import engines

    found = engines.judge_all(judging.plan, judging.round, judging.view, engine).answers.to_pylist()
    rows = sorted((r["award"], r["candidate"], NAMES[r["answer"]]) for r in found)
    if as_json:
        told = [{"candidate": c, "award": a, "answer": n} for a, c, n in rows]
        head = {"plan": judging.plan.code, "engine": engine, "round": judging.round.name}
        days_ = {"as_of": judging.view.as_of.isoformat(), "known_at": judging.view.known_at.isoformat()}
        click.echo(json.dumps(head | days_ | {"verdicts": told}, ensure_ascii=False, indent=1))
        return
    name = judging.occasion.name
    columns = (
        ("Hình thức khen", "Ứng viên", "Mã", "Kết luận")
        if lang == "vi"
        else ("Award", "Candidate", "Key", "Answer")
    )
    table(columns, [[a, name(c), c, terms.label("answer", n).of(lang)] for a, c, n in rows])
