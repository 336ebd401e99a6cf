"""A scorecard file becomes a Scorecard, or all that is wrong with it: line, what, cure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from thidua.core import terms
from thidua.core.errors import Fault, Refused, ScorecardFaults
from thidua.core.rounds import Round
from thidua.core.scorecards import model
from thidua.core.scorecards.check import faults_of
from thidua.core.scorecards.class_file import doubts, read_set
from thidua.core.scorecards.located import Page, Spot, parsed, told
from thidua.core.scorecards.model import Band, Exempt, Item, Percents, Scorecard
from thidua.core.scorecards.sample_file import read_sample
from thidua.core.wording import NOTHING, Say


def load(path: Path) -> Scorecard:
    """The scorecard in a file, checked.

    Raises ScorecardFaults with every fault of the text and of what it says.
    """
    found, faults = read(text_of(path), path.name)
    if faults or found is None:
        raise ScorecardFaults(faults)
    return found


def text_of(path: Path) -> str:
    """The text of a file; raises ScorecardFaults where it is not UTF-8."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        what = Say("Tệp không phải UTF-8.", "The file is not UTF-8.")
        cure = Say("Lưu lại tệp với bảng mã UTF-8.", "Save it as UTF-8.")
        raise ScorecardFaults([Fault(path.name, what, cure)]) from None


def read(text: str, where: str = "scorecard.yaml") -> tuple[Scorecard | None, list[Fault]]:
    """The scorecard that a text says, as far as it can be read, with its faults in the order of lines.

    What it says is checked once its text is right. None where the text is not even a mapping of keys.
    """
    found, faults = as_written(text, where)
    return found, faults or (faults_of(found) if found else [])


def as_written(text: str, where: str = "scorecard.yaml") -> tuple[Scorecard | None, list[Fault]]:
    """The scorecard that a text says, unchecked, with what cannot be read: writing it back would lose that."""
    page = Page(where)
    spot = page.read(text)
    found = _scorecard(spot) if spot else None
    return found, page.told


def _scorecard(spot: Spot) -> Scorecard:
    at = parsed(spot, "head")
    issuer, index = told(at, "issuer", Spot.text, ""), told(at, "index", Spot.text, "province_scorecard")
    survey = parsed(at["survey"], "survey") if "survey" in at else {}
    return Scorecard(
        code=told(at, "code", Spot.text, ""),
        title=told(at, "title", Spot.say, NOTHING),
        issuer=issuer,
        years=told(at, "years", _years, Round(0, 0)),
        units=tuple(_kind(s) for s in _parts(at, "units")),
        items=tuple(_item(s, None) for s in _parts(at, "items")),
        index=index,
        total=told(at, "total", Spot.figure, None),
        point_places=_places(at, "point_places"),
        percent=told(at, "percent", _percents, Percents()),
        survey_points=told(survey, "points", Spot.figure, None),
        survey_absent=_choice(survey, "absent", model.MISSING, (model.MISSING, model.RESCALE)),
        bonus_most=told(at, "bonus_most", Spot.figure, None),
        deduction_most=told(at, "deduction_most", Spot.figure, None),
        classes=tuple(read_set(s, issuer, index) for s in _parts(at, "classes")),
        samples=tuple(read_sample(s) for s in _parts(at, "samples")),
        decision=told(at, "decision", Spot.text, ""),
        issued=told(at, "issued", Spot.day, None),
        source=told(at, "source", Spot.text, ""),
        replaces=told(at, "replaces", Spot.text, ""),
        frame=told(at, "frame", Spot.flag, False),
        counts=told(at, "counts", _counts, {}),
        unverified=doubts(at),
        note=told(at, "note", Spot.text, ""),
        where=spot.page.where,
        lines={key: value.line for key, value in at.items()},
    )


def _parts(at: Mapping[str, Spot], key: str) -> list[Spot]:
    return list(at[key].parts()) if key in at else []


def _choice(at: Mapping[str, Spot], key: str, default: str, known: tuple[str, ...]) -> str:
    return told(at, key, lambda s: s.one_of(known), default)


def _places(at: Mapping[str, Spot], key: str) -> int:
    spot = at.get(key)
    found = spot.whole() if spot else 2
    if spot and found is not None and found > _MOST_PLACES:
        most = str(_MOST_PLACES)
        cure = Say(f"Viết từ 0 đến {most}.", f"Write 0 to {most}.")
        spot.fault("quá nhiều chữ số thập phân.", "too many decimal places.", cure)
        return 2
    return 2 if found is None else found


_MOST_PLACES = 6


def _years(spot: Spot) -> Round:
    try:
        return Round.read(spot.text())
    except Refused as refused:
        told_ = refused.reasons[0]
        spot.fault(told_.vi, told_.en, Say("Viết 2023 hoặc 2023-2025.", "Write 2023 or 2023-2025."))
        return Round(0, 0)


def _kind(spot: Spot) -> str:
    return spot.one_of(tuple(terms.GROUPS["unit_kind"]))


def _percents(spot: Spot) -> Percents:
    at = parsed(spot, "percent")
    known = (model.PRINTED, model.EXACT)
    return Percents(
        _places(at, "places"),
        _choice(at, "rank_on", model.PRINTED, known),
        _choice(at, "class_on", model.PRINTED, known),
        told(at, "most", Spot.figure, None),
    )


def _counts(spot: Spot) -> dict[str, int]:
    counted = {key: value.whole() for key, value in parsed(spot, "counts").items()}
    return {key: count for key, count in counted.items() if count is not None}


def _item(spot: Spot, above: Item | None) -> Item:
    """One item; kind, channel and appraising agency are those of the item above unless it tells its own."""
    at = parsed(spot, "item")
    kinds, channels = tuple(terms.GROUPS["item_kind"]), tuple(terms.GROUPS["item_channel"])
    own = Item(
        code=told(at, "code", Spot.text, ""),
        name=told(at, "name", Spot.say, NOTHING),
        points=told(at, "points", Spot.figure, None),
        kind=_choice(at, "kind", above.kind if above else model.SCORED, kinds),
        channel=_choice(at, "channel", above.channel if above else model.APPRAISAL, channels),
        measure=told(at, "measure", Spot.say, NOTHING),
        bands=tuple(_band(s) for s in _parts(at, "bands")),
        by=told(at, "by", Spot.text, above.by if above else ""),
        evidence=told(at, "evidence", Spot.say, NOTHING),
        source=told(at, "source", Spot.text, ""),
        not_for=told(at, "not_for", _exempt, None),
        was=tuple(s.text() for s in _parts(at, "was")) if "was" in at else None,
        counts=told(at, "counts", _counts, {}),
        unverified=doubts(at),
        note=told(at, "note", Spot.text, ""),
        line=spot.line,
    )
    return replace(own, items=tuple(_item(s, own) for s in _parts(at, "items")))


def _band(spot: Spot) -> Band:
    at = parsed(spot, "band")
    return Band(
        told(at, "points", Spot.figure, None),
        told(at, "share", Spot.figure, None),
        told(at, "from", Spot.figure, None),
        told(at, "when", Spot.say, NOTHING),
        spot.line,
    )


def _exempt(spot: Spot) -> Exempt:
    at = parsed(spot, "not_for")
    return Exempt(
        tuple(_kind(s) for s in _parts(at, "kinds")),
        tuple(s.text() for s in _parts(at, "units")),
        told(at, "reason", Spot.say, NOTHING),
    )
