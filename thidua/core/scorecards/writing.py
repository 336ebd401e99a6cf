"""A scorecard becomes the text of its file again: what it says, in the order of the keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from thidua.core.scorecards import model
from thidua.core.scorecards.cards import Mark, Sample
from thidua.core.scorecards.classes import ClassSet, Doubt
from thidua.core.scorecards.model import Band, Exempt, Item, Percents, Scorecard
from thidua.core.wording import NOTHING, Say

_PLAIN = re.compile(r"[^\W\d_](?:[\w./() -]*[\w)])?")
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}
_WIDTH = 100
Entries = dict[str, Any]


def written(scorecard: Scorecard) -> str:
    """The text of the file of a scorecard; reading it gives the same scorecard.

    A key that says no more than its default is left out.
    """
    return "\n".join(_block(_head(scorecard), "")) + "\n"


def item_text(item: Item) -> str:
    """One item on one line, as its file would say it alone."""
    return flow(_item(item, None))


def _head(card: Scorecard) -> Entries:
    return _kept(
        code=card.code,
        title=card.title,
        issuer=card.issuer,
        years=card.years.name,
        units=list(card.units),
        index=card.index if card.index != "province_scorecard" else None,
        decision=card.decision,
        issued=card.issued,
        source=card.source,
        replaces=card.replaces,
        frame=card.frame,
        total=card.total,
        point_places=card.point_places if card.point_places != 2 else None,
        percent=_percents(card.percent),
        survey=_kept(points=card.survey_points, absent=_unless(card.survey_absent, model.MISSING)),
        bonus_most=card.bonus_most,
        deduction_most=card.deduction_most,
        counts=dict(card.counts),
        unverified=[_doubt(d) for d in card.unverified] or None,
        note=card.note,
        items=[_item(i, None) for i in card.items] or None,
        classes=[_set(s, card) for s in card.classes] or None,
        samples=[_sample(s) for s in card.samples] or None,
    )


def _kept(**told: Any) -> Entries:
    return {key.rstrip("_"): value for key, value in told.items() if not _says_nothing(value)}


def _says_nothing(value: Any) -> bool:
    """Whether a value is the same as none; nought is a figure like any other."""
    return value is None or value is False or value == NOTHING or value in ("", {})


def _unless(value: str, default: str) -> str:
    return "" if value == default else value


def _percents(told: Percents) -> Entries:
    return _kept(
        places=told.places if told.places != 2 else None,
        rank_on=_unless(told.rank_on, model.PRINTED),
        class_on=_unless(told.class_on, model.PRINTED),
        most=told.most,
    )


def _item(item: Item, above: Item | None) -> Entries:
    kind, channel = (above.kind, above.channel) if above else (model.SCORED, model.APPRAISAL)
    found = _kept(
        code=item.code,
        name=item.name,
        points=item.points,
        kind=_unless(item.kind, kind),
        channel=_unless(item.channel, channel),
        measure=item.measure,
        bands=[_band(b) for b in item.bands] or None,
        by=_unless(item.by, above.by if above else ""),
        evidence=item.evidence,
        source=item.source,
        not_for=_exempt(item.not_for) if item.not_for else None,
        counts=dict(item.counts),
        unverified=[_doubt(d) for d in item.unverified] or None,
        note=item.note,
        items=[_item(i, item) for i in item.items] or None,
    )
    return found if item.was is None else found | {"was": list(item.was)}


def _band(band: Band) -> Entries:
    told = {"from": band.from_percent, "when": band.when, "points": band.points, "share": band.share}
    return _kept(**told)


def _exempt(told: Exempt) -> Entries:
    return _kept(kinds=list(told.kinds) or None, units=list(told.units) or None, reason=told.reason)


def _doubt(doubt: Doubt) -> Any:
    return _kept(what=doubt.what, who=doubt.who) if doubt.who.vi else doubt.what


def _set(one: ClassSet, card: Scorecard) -> Entries:
    rows = [_kept(**{"class": row.class_, "from": row.from_percent}) for row in one.rows]
    told = {
        "issuer": _unless(one.issuer, card.issuer),
        "index": _unless(one.index, card.index),
        "for": one.unit_kind,
        "from": one.valid_from,
        "source": one.source,
        "unverified": [_doubt(d) for d in one.unverified] or None,
        "note": one.note,
        "classes": rows,
    }
    return _kept(**told)


def _sample(sample: Sample) -> Entries:
    card, want = sample.card, sample.expected
    expected = _kept(
        points=want.points, maximum=want.maximum, percent=want.percent, class_=want.class_, rank=want.rank
    )
    told = _kept(
        unit=card.unit,
        kind=card.kind,
        name=card.name,
        marks={code: _mark(mark) for code, mark in card.marks.items()},
        left_out=dict(card.left_out),
        survey_absent=card.survey_absent,
        source=sample.source,
    )
    return told | {"expected": expected}


def _mark(mark: Mark) -> Any:
    if mark.own is None and mark.appraised is None and mark.final is not None:
        return mark.final
    return _kept(own=mark.own, appraised=mark.appraised, final=mark.final)


def _block(entries: Entries, indent: str) -> Iterator[str]:
    """The lines of key: value pairs; what is long or nested goes on lines of its own."""
    for key, value in entries.items():
        flat = f"{indent}{_text(key)}: {flow(value)}"
        if len(flat) <= _WIDTH and not _nested(value):
            yield flat
        elif isinstance(value, Mapping):
            yield f"{indent}{_text(key)}:"
            yield from _block(dict(value), f"{indent}  ")
        elif isinstance(value, list):
            yield f"{indent}{_text(key)}:"
            yield from _listed(value, f"{indent}  ")
        else:
            yield flat


def _nested(value: Any) -> bool:
    rows = value if isinstance(value, list) else ()
    return any(isinstance(row, Mapping) and any(isinstance(v, list) for v in row.values()) for row in rows)


def _listed(rows: Iterable[Any], indent: str) -> Iterator[str]:
    for row in rows:
        flat = f"{indent}- {flow(row)}"
        if isinstance(row, Mapping) and row and (len(flat) > _WIDTH or _nested([row])):
            first, *rest = _block(dict(row), f"{indent}  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield flat


def flow(value: Any) -> str:
    """A value on one line; a decimal stands in quotes, so that no reader makes a float of it.

    >>> flow({"code": "1.1", "by": "Sở Nội vụ", "counts": [2, True]})
    '{code: "1.1", by: Sở Nội vụ, counts: [2, true]}'
    """
    if isinstance(value, Say):
        return _text(value.vi) if value.vi == value.en else flow({"vi": value.vi, "en": value.en})
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(str(k))}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(v) for v in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | date) else _text(str(value))


def _text(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + "".join(_ESCAPES.get(c) or (c if c.isprintable() else _escape(c)) for c in text) + '"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
