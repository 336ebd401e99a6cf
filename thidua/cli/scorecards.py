"""Commands about scorecards: list those that ship, check a file, show one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from thidua.cli.options import with_lang
from thidua.cli.shown import heading, table
from thidua.core import terms
from thidua.core.errors import Fault, ScorecardFaults
from thidua.core.scorecards.bands import band_say
from thidua.core.scorecards.check import most
from thidua.core.scorecards.classes import ClassSet, Doubt
from thidua.core.scorecards.file import load, read, text_of
from thidua.core.scorecards.keys import KEYS
from thidua.core.scorecards.model import Item, Scorecard
from thidua.core.scorecards.shipped import class_sets, scorecards
from thidua.core.scorecards.versions import version_faults
from thidua.core.scorecards.writing import written
from thidua.core.wording import NOTHING, Say, day, figures


class ScorecardFile(click.ParamType[Path | str]):
    """A scorecard: its file, or the code of one that ships."""

    name = "FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """The file, or the code that was named."""
        if isinstance(value, Path) or value in scorecards():
            return value
        if Path(value).is_file():
            return Path(value)
        known = ", ".join(scorecards())
        raise click.BadParameter(f"Không có tệp “{value}”. Có sẵn / shipped: {known}.", ctx, param)


def _loaded(named: Path | str) -> Scorecard:
    return load(named) if isinstance(named, Path) else scorecards()[named]


@click.group()
def scorecard() -> None:
    """Kiểm tra, xem bộ tiêu chí chấm điểm. / Check and show scorecards."""


@scorecard.command("list")
@click.option("--classes", "of_classes", is_flag=True, help="Các thang xếp loại / the class sets.")
@with_lang
def list_(of_classes: bool, lang: str) -> None:
    """Các bộ tiêu chí và thang xếp loại có sẵn. / The scorecards and class sets that ship."""
    if of_classes:
        _show_sets(class_sets(), lang)
        return
    columns = [Say("Mã", "Code"), Say("Năm", "Years"), Say("Tên", "Title"), Say("Mục chấm", "Scored items")]
    rows = [
        [
            c.code,
            c.years.name,
            c.title.of(lang),
            Say("khung", "frame").of(lang) if c.frame else str(len(c.leaves)),
        ]
        for c in scorecards().values()
    ]
    table([c.of(lang) for c in columns], rows, [3])


@scorecard.command()
@click.argument("file", type=ScorecardFile())
@click.option("--json", "as_json", is_flag=True, help="Cho máy đọc / for machines.")
@click.option("--against", type=ScorecardFile(), help="Bộ trước, để kiểm was / the version before.")
@with_lang
def check(file: Path | str, as_json: bool, against: Path | str | None, lang: str) -> None:
    """Lỗi, phiếu mẫu tính lại, điều chưa kiểm chứng. Thoát 1 khi có lỗi. / Faults, samples, what is unverified."""
    found, faults = _read(file)
    if found is not None and against is not None:
        faults = faults + version_faults(_loaded(against), found)
    if as_json:
        click.echo(json.dumps(_json(found, faults, lang), ensure_ascii=False, indent=1))
    else:
        _show_check(found, faults, lang)
    if faults:
        raise SystemExit(1)


def _read(named: Path | str) -> tuple[Scorecard | None, list[Fault]]:
    if isinstance(named, str):
        return scorecards()[named], []
    try:
        return read(text_of(named), named.name)
    except ScorecardFaults as unreadable:
        return None, unreadable.faults


def _json(found: Scorecard | None, faults: list[Fault], lang: str) -> dict[str, object]:
    told: dict[str, object] = {
        "faults": [{"where": f.place(lang), "what": f.what.of(lang), "cure": f.cure.of(lang)} for f in faults]
    }
    if found is None:
        return told
    return told | {
        "scorecard": found.code,
        "items": len(found.all_items),
        "scored": len(found.leaves),
        "samples": len(found.samples),
        "unverified": [
            {"at": at, "what": d.what.of(lang), "who": d.who.of(lang)} for at, d in _doubts(found)
        ],
    }


def _show_check(found: Scorecard | None, faults: list[Fault], lang: str) -> None:
    if found is not None:
        click.secho(found.title.of(lang), bold=True)
        leaves, samples = len(found.leaves), len(found.samples)
        click.echo(
            Say(
                f"{len(found.all_items)} mục, {leaves} mục được chấm, {samples} phiếu mẫu",
                f"{len(found.all_items)} items, {leaves} of them scored, {samples} sample cards",
            ).of(lang)
        )
    heading(Say(f"Lỗi: {len(faults)}", f"Faults: {len(faults)}").of(lang))
    for fault in faults:
        click.echo(f"  {fault.line(lang)}")
    if found is not None:
        _show_doubts(found, lang)


def _doubts(card: Scorecard) -> Iterator[tuple[str, Doubt]]:
    """Everything that nobody has verified, with the item or the part that it is about."""
    yield from (("", d) for d in card.unverified)
    yield from ((item.code, d) for item in card.all_items for d in item.unverified)
    yield from (("classes", d) for one in card.classes for d in one.unverified)


def _show_doubts(card: Scorecard, lang: str) -> None:
    doubts = list(_doubts(card))
    if doubts:
        heading(Say(f"Chưa kiểm chứng: {len(doubts)}", f"Not verified: {len(doubts)}").of(lang))
        columns = (Say("Mục", "Item"), Say("Điều gì", "What"), Say("Hỏi ai", "Who could say"))
        rows = [[at or "–", d.what.of(lang), d.who.of(lang) or "–"] for at, d in doubts]
        table([c.of(lang) for c in columns], rows)


@scorecard.command()
@click.argument("file", type=ScorecardFile())
@click.option("--yaml", "as_yaml", is_flag=True, help="In tệp, để sửa thành bộ mới / print the file.")
@with_lang
def show(file: Path | str, as_yaml: bool, lang: str) -> None:
    """Cây tiêu chí với điểm, bậc điểm, cơ quan thẩm định, thang xếp loại. / The tree with its points."""
    found = _loaded(file)
    if as_yaml:
        click.echo(written(found), nl=False)
        return
    click.secho(found.title.of(lang), bold=True)
    click.echo(_head(found).of(lang))
    rows = [_row(found, item, lang) for item in found.all_items]
    columns = (Say("Mục", "Item"), Say("Điểm", "Points"), Say("Bậc điểm", "Steps"), Say("Nguồn", "From"))
    table([c.of(lang) for c in columns], rows, [1])
    _show_sets(found.classes, lang)
    _show_doubts(found, lang)


def _head(card: Scorecard) -> Say:
    kinds = [terms.label("unit_kind", kind) for kind in card.units]
    vi, en = ", ".join(k.vi for k in kinds), ", ".join(k.en for k in kinds)
    total = figures(card.total) if card.total is not None else Say("–", "–")
    number = f", {card.decision}" if card.decision else ""
    return Say(
        f"{card.issuer}{number}; {card.years.say.vi}; chấm: {vi}; tổng {total.vi} điểm",
        f"{card.issuer}{number}; {card.years.say.en}; scores: {en}; {total.en} points in all",
    )


def _row(card: Scorecard, item: Item, lang: str) -> list[str]:
    depth = len(card.path(item.code)) - 1
    points = most(item)
    shown = "–" if points is None else figures(points).of(lang)
    steps = "; ".join(band_say(band).of(lang) for band in item.bands)
    return [f"{'  ' * depth}{item.say.of(lang)}", shown, steps, _source(item).of(lang)]


_COUNTED = {name: key.say for name, key in KEYS["counts"].items()}


def _source(item: Item) -> Say:
    """What kind of item it is, where its points come from, to whom it does not apply."""
    parts = [terms.label("item_kind", item.kind)] if item.kind != "scored" else []
    parts += [terms.label("item_channel", "survey")] if item.channel == "survey" else []
    parts += [Say(f"{n} {_COUNTED[key].vi}", f"{n} {_COUNTED[key].en}") for key, n in item.counts.items()]
    parts += [Say(item.by, item.by)] if item.by and not item.items else []
    if item.not_for:
        named = [terms.label("unit_kind", k) for k in item.not_for.kinds]
        named += [Say(u, u) for u in item.not_for.units]
        vi, en = ", ".join(n.vi for n in named), ", ".join(n.en for n in named)
        parts.append(Say(f"không áp dụng: {vi}", f"not for: {en}"))
    return Say("; ".join(p.vi for p in parts), "; ".join(p.en for p in parts))


def _show_sets(sets: tuple[ClassSet, ...], lang: str) -> None:
    if not sets:
        return
    heading(Say("Thang xếp loại", "Classes").of(lang))
    columns = (
        Say("Cơ quan", "Issuer"),
        Say("Loại đơn vị", "Kind"),
        Say("Từ ngày", "From"),
        Say("Loại", "Class"),
    )
    rows = [
        [
            one.issuer or "–",
            terms.label("unit_kind", one.unit_kind).of(lang)
            if one.unit_kind
            else Say("mọi loại", "all").of(lang),
            day(one.valid_from) if one.valid_from else "–",
            _classes(one).of(lang) + (_UNVERIFIED if one.unverified else NOTHING).of(lang),
        ]
        for one in sets
    ]
    table([c.of(lang) for c in columns], rows)


_UNVERIFIED = Say(" (có điều chưa kiểm chứng)", " (partly unverified)")


def _classes(one: ClassSet) -> Say:
    told = [
        (terms.label("index_class", r.class_), "?" if r.from_percent is None else r.from_percent)
        for r in one.rows
    ]
    return Say(
        "; ".join(f"{name.vi} ≥ {str(cut).replace('.', ',')}" for name, cut in told),
        "; ".join(f"{name.en} ≥ {cut}" for name, cut in told),
    )
