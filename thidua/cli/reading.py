"""`thidua plan read`: a document becomes a draft plan, with what is doubtful and what was set aside."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thidua.cli.options import with_lang
from thidua.cli.shown import heading, table
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.plan.marks import SORTS
from thidua.core.wording import Say

if TYPE_CHECKING:
    from thidua.reading.proposals import Proposal
    from thidua.reading.received import Received
    from thidua.reading.understanding import Understood

_SHOWN = 100
"""So many letters of a clause stand in a list."""


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Thư mục / folder."
)
@click.option("--json", "as_json", is_flag=True, help="Cho máy đọc / for machines.")
@with_lang
def read(files: Sequence[Path], out: Path, as_json: bool, lang: str) -> None:
    """Đọc văn bản, bản quét thành dự thảo kế hoạch. / Read a document or scan into a draft plan."""
    from thidua.reading.drafting import write_draft
    from thidua.reading.receiving import receive
    from thidua.reading.understanding import understand

    if (out / "plan.md").exists():
        raise Refused(
            Say(
                f"{out} đã có kế hoạch; không ghi đè. Chọn thư mục khác cho --out.",
                f"{out} holds a plan already and is not written over. Give --out another folder.",
            )
        )
    received = receive(list(files), _progress)
    understood = understand(received)
    write_draft(understood, "\n".join(line.text for line in received.lines) + "\n", out)
    if as_json:
        click.echo(
            json.dumps(_told(understood, received, out, lang), ensure_ascii=False, indent=1, default=str)
        )
    else:
        _show(understood, received, out, lang)


def _progress(done: int, total: int, say: Say) -> None:
    """Pages read so far, on one line of a terminal; nothing where nobody watches."""
    if sys.stderr.isatty():
        click.echo(f"\r{done}/{total} {say.vi}", err=True, nl=done == total)


def _told(understood: Understood, received: Received, out: Path, lang: str) -> dict[str, object]:
    document = understood.document
    return {
        "plan": str(out),
        "pages": received.pages,
        "clauses": len(document.pieces),
        "said": {n: {"value": s.value, "words": s.words, "sure": s.sure} for n, s in document.said.items()},
        "proposals": [_proposal(p, lang) for p in understood.proposals],
        "faults": [{"lines": lines, "what": say.of(lang)} for say, lines in document.faults],
        "set_aside": [
            {"lines": [first, last], "why": why.of(lang), "words": words}
            for first, last, why, words in _aside(document.aside, received)
        ],
        "remarks": [say.of(lang) for say in received.remarks],
    }


def _proposal(one: Proposal, lang: str) -> dict[str, object]:
    return {
        "clause": one.clause,
        "sort": one.sort,
        "body": dict(one.body),
        "words": one.words,
        "lines": one.lines,
        "sure": one.sure,
        "question": one.is_question,
        "asks": one.asks.of(lang) if one.asks else None,
    }


def _aside(aside: dict[int, Say], received: Received) -> Iterable[tuple[int, int, Say, str]]:
    """Lines set aside, those beside each other with the same reason as one."""
    by_number = {line.number: line.text.strip() for line in received.lines}
    rows = [(n, aside[n]) for n in sorted(aside) if by_number.get(n)]
    for (why, _), group in groupby(enumerate(rows), key=lambda r: (r[1][1], r[1][0] - r[0])):
        numbers = [n for _, (n, _) in group]
        yield numbers[0], numbers[-1], why, " / ".join(by_number[n] for n in numbers)


def _show(understood: Understood, received: Received, out: Path, lang: str) -> None:
    document = understood.document
    title = document.said.get("title")
    click.secho(str(title.value) if title else str(out), bold=True)
    clauses, pages = len(document.pieces), received.pages
    click.echo(
        Say(f"{pages} trang, {clauses} khoản → {out}", f"{pages} pages, {clauses} clauses → {out}").of(lang)
    )
    for remark in received.remarks:
        click.echo(remark.of(lang))
    for name, say in _HEAD.items():
        said = document.said.get(name)
        value = said.value if said and said.value is not None else Say("(trống)", "(blank)").of(lang)
        click.echo(f"  {say.of(lang)}: {value}")
    _show_doubts([p for p in understood.proposals if p.is_question], lang)
    for say, lines in document.faults:
        click.echo(f"  {Say('dòng', 'line').of(lang)} {lines[0]}: {say.of(lang)}")
    rows = [
        [f"{first}-{last}" if last > first else str(first), why.of(lang), _short(words)]
        for first, last, why, words in _aside(document.aside, received)
    ]
    heading(Say(f"Đã để riêng: {len(rows)}", f"Set aside: {len(rows)}").of(lang))
    table([Say("Dòng", "Lines").of(lang), Say("Vì sao", "Why").of(lang), Say("Lời", "Words").of(lang)], rows)


def _show_doubts(doubts: list[Proposal], lang: str) -> None:
    heading(Say(f"Cần người trả lời: {len(doubts)}", f"For a person to answer: {len(doubts)}").of(lang))
    rows = [
        [
            p.clause,
            SORTS[p.sort].say.of(lang),
            terms.label("who", p.who).of(lang) if p.who else "",
            f"{p.sure} %",
            p.asks.of(lang) if p.asks else "",
            _short(p.words),
        ]
        for p in doubts
    ]
    columns = (
        ("Khoản", "Là", "Cho", "Chắc", "Hỏi", "Lời")
        if lang == "vi"
        else ("Clause", "Is", "For", "Sure", "Question", "Words")
    )
    table(columns, rows, [3])


def _short(words: str) -> str:
    plain = re.sub(r"\s+", " ", words)
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


_HEAD = {
    "issuer": Say("Cơ quan", "Agency"),
    "superior": Say("Cơ quan cấp trên", "Agency above"),
    "number": Say("Số", "Number"),
    "issued": Say("Ngày ban hành", "Issued"),
    "place": Say("Nơi ban hành", "Place"),
}
