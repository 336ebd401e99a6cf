"""The words of one run's page, gathered for its template."""

from __future__ import annotations

from functools import partial
from typing import Any

from thidua.core.plan.model import blank
from thidua.core.wording import Say, both, days
from thidua.rounds.pages.candidates import listing, status_said, who_said
from thidua.rounds.pages.clauses import Text, remarks, sorts_in
from thidua.rounds.pages.dates import calendar
from thidua.rounds.pages.look import as_json
from thidua.rounds.pages.naming import (
    award_full,
    award_kind,
    award_name,
    cap,
    movement,
    number_of,
    plan_title,
)
from thidua.rounds.pages.overview import award_rows, bars, highlights
from thidua.rounds.pages.papers import Files, explained, papers
from thidua.rounds.pages.places import boards
from thidua.rounds.pages.records import Register
from thidua.rounds.result import RoundResult

SCRIPT_WORDS = {
    "shown": Say("Hiện {n} trong {m} lượt xét", "{n} of {m} verdicts shown"),
    "none": Say("Không có ai khớp bộ lọc.", "Nobody matches the filters."),
    "clauses": Say("Hiện {n} trong {m} khoản", "{n} of {m} clauses shown"),
    "in_records": Say("Xem trong bảng số liệu", "See it among the records"),
    "in_text": Say("Xem trong văn bản", "See it in the text"),
    "close": Say("Đóng", "Close"),
    "all": Say("tất cả", "all"),
}


def page_words(result: RoundResult, files: Files, *, sample: bool) -> dict[str, Any]:
    """Everything that the template of a run shows."""
    register = Register(result.judging)
    people = listing(result, register)
    lines = list(Text(result, people).lines())
    placed = boards(result, people)
    rows, chart = award_rows(result, people, placed), bars(people)
    mine, others = calendar(result)
    main, each = papers(files)
    return {
        "meta": masthead(result, sample=sample),
        "rows": rows,
        "bars": chart,
        "highlights": highlights(rows, chart, mine),
        "lines": lines,
        "sorts": sorts_in(lines),
        "remarks": remarks(result.plan),
        "listing": people,
        "points": sorted(people.points.values(), key=lambda p: p.number),
        "awards": [
            (a, award_name(a), award_kind(a), award_full(a), who_said(a)) for a in result.judging.awards
        ],
        "status_said": status_said,
        "boards": placed,
        "mine": mine,
        "others": others,
        "papers": main,
        "each": each,
        "explained": partial(explained, each),
        "tables": register.tables(),
        "words": as_json({k: list(v) for k, v in SCRIPT_WORDS.items()}),
    }


def masthead(result: RoundResult, *, sample: bool) -> dict[str, Any]:
    """Whose plan, which round, which days, which law, which data."""
    plan, judging = result.plan, result.judging
    issued = blank(plan.front.get("issued"))
    issuer = plan.issuer
    return {
        "agency": str(issuer.get("name") or ""),
        "superior": str(issuer.get("superior") or ""),
        "title": plan_title(plan),
        "movement": movement(plan),
        "number": number_of(plan),
        "issued": days(issued) if issued else Say("ngày ban hành để trống", "date of issue left blank"),
        "round": cap(judging.round.say),
        "as_of": days(judging.view.as_of),
        "known_at": days(judging.view.known_at),
        "pack": cap(result.pack.note),
        "pack_title": result.pack.title,
        "unverified": not result.pack.verified,
        "sample": sample,
        "plan_digest": plan.digest,
        "facts_digest": judging.view.facts.digest,
        "left_out": result.left_out,
        "code": plan.code,
        "place": both(str(plan.front.get("place") or "")),
    }
