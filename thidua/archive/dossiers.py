"""One page a dossier: what was asked, what was answered and why, by which records; its way to the end."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.db.models import QuerySet

from thidua.archive.granted import Granted, granted
from thidua.archive.pages import Block, Cell, Clause, Page, Site, pairs
from thidua.archive.plan import TEXT, anchor
from thidua.clock import day_of
from thidua.core import terms
from thidua.core.wording import day, several
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.nominations.models import Nomination
from thidua.nominations.queries.report import sections, written
from thidua.nominations.queries.verdicts import HIDDEN, Criterion, answer_for, criteria_of
from thidua.rounds.pages.naming import award_full

FACTS = "so-lieu.html"


def dossiers_of(movement: Movement) -> QuerySet:
    """Every dossier that was sent, with all that its page tells: a fixed number of queries."""
    sent = movement.nominations.exclude(submitted_at=None)
    return sent.select_related("unit", "person", "round", "nominated_by", "plan").prefetch_related(
        "submissions", "returns", "opinions"
    )


def path_of(nomination: Nomination) -> str:
    """The file of a dossier's page."""
    return f"ho-so/{nomination.code}.html"


def name_of(nomination: Nomination) -> str:
    """Whom a dossier proposes."""
    return str(nomination.person or nomination.unit)


class Shown(NamedTuple):
    """What an archive shows of grounds: tables whose records stand in it, whether private ones are told."""

    tables: Collection[str]
    opened: bool


def dossier_pages(site: Site, movement: Movement, shown: Shown) -> Iterator[Page]:
    """A page for each dossier that was sent."""
    awards: dict[int, list[Granted]] = {}
    for one in granted(movement):
        awards.setdefault(one.nomination.pk, []).append(one)
    for nomination in dossiers_of(movement):
        yield _dossier(site, nomination, awards.get(nomination.pk, []), shown)


def _dossier(site: Site, nomination: Nomination, awards: list[Granted], shown: Shown) -> Page:
    plan = plan_of(nomination.plan)
    criteria = criteria_of(nomination)
    name = name_of(nomination)
    blocks = [
        _head(site, nomination, awards, shown.opened),
        Block(
            site.say("Từng tiêu chuẩn, ngày gửi hồ sơ", "Each criterion, on the day it was sent"),
            clauses=tuple(_reason(site, c, shown) for c in criteria),
            words=() if criteria else (site.say("Chưa có kết luận nào được lưu.", "No answer was kept."),),
        ),
        _opinions(site, nomination, criteria),
        _way(site, nomination),
        _report(site, nomination),
    ]
    about = f"{nomination.code} · {site.of(award_full(plan.award(nomination.award)))}"
    return Page(path_of(nomination), name, about, tuple(blocks), f"{nomination.code} {nomination.unit}")


def answer_cell(site: Site, answer: str) -> Cell:
    """An answer in words, drawn as answers are."""
    return Cell(site.of(terms.label("answer", answer)), mark=answer) if answer else Cell("")


def decision_said(honour: Honour) -> str:
    """The decision that gave an award, and the one that revoked it."""
    said = f"{honour.decision_number}, {day(honour.decided_on)}"
    return f"{said} ✕ {honour.revoked_by_number}, {day(honour.revoked_on)}" if honour.revoked_on else said


def _head(site: Site, nomination: Nomination, awards: list[Granted], opened: bool) -> Block:
    plan = plan_of(nomination.plan)
    return pairs(
        "",
        [
            (site.say("Đơn vị", "Unit"), str(nomination.unit)),
            (site.say("Đơn vị đề nghị", "Proposed by"), str(nomination.nominated_by)),
            (site.say("Hình thức", "Award"), site.of(award_full(plan.award(nomination.award)))),
            (site.say("Đợt", "Round"), str(nomination.round.name)),
            (site.say("Tình trạng", "State"), site.of(terms.label("nomination_state", nomination.state))),
            (
                site.say("Kết luận ngày gửi", "Answer when sent"),
                answer_cell(site, answer_for(nomination.verdict, opened)),
            ),
            (site.say("Tính đến ngày", "As of"), day(nomination.as_of) if nomination.as_of else ""),
            *((site.say("Quyết định", "Decision"), decision_said(one.honour)) for one in awards),
            (site.say("Thành tích", "For"), awards[0].reason if awards else ""),
            (site.say("Mã băm số liệu đã đọc", "Digest of the facts read"), nomination.facts_digest),
        ],
    )


def _reason(site: Site, criterion: Criterion, shown: Shown) -> Clause:
    shut = criterion.private and not shown.opened
    notes = [] if criterion.by_law else [in_plan(site, criterion.clause)]
    if not shut:
        notes += [_record(site, ident, shown.tables) for ident in criterion.evidence]
    if criterion.claimed:
        notes.append(
            Cell(
                site.say(
                    f"{criterion.claimed} bản ghi khi đó chưa có người xác nhận.",
                    f"Not verified by then: {several(criterion.claimed, 'record')}.",
                )
            )
        )
    said = "private" if shut else criterion.answer
    return Clause(
        "" if criterion.by_law else criterion.clause,
        criterion.quote or (site.say("Theo luật", "By law") if criterion.by_law else criterion.kind),
        answer=said,
        answer_said="–" if shut else site.of(terms.label("answer", criterion.answer)),
        reason=site.of(HIDDEN if shut else criterion.reason),
        notes=tuple(notes),
    )


def _record(site: Site, ident: str, tables: Collection[str]) -> Cell:
    table = ident.partition(":")[0]
    return Cell(f"{site.say('Số liệu', 'Record')}: {ident}", f"{FACTS}#{table}" if table in tables else "")


def in_plan(site: Site, clause: str) -> Cell:
    """The way to the words of a clause."""
    return Cell(
        site.say(f"Khoản {clause} trong kế hoạch", f"Clause {clause} in the plan"), f"{TEXT}#{anchor(clause)}"
    )


def _opinions(site: Site, nomination: Nomination, criteria: list[Criterion]) -> Block:
    shut = {c.mark for c in criteria if c.private}
    rows = [
        [Cell(o.mark), answer_cell(site, o.answer), Cell(o.reason), Cell(day(day_of(o.at)))]
        for o in nomination.opinions.all()
        if o.mark not in shut
    ]
    columns = [
        site.say("Khoản", "Clause"),
        site.say("Ý kiến", "Opinion"),
        site.say("Lý do", "Reason"),
        site.say("Ngày", "Day"),
    ]
    return site.table(site.say("Ý kiến thẩm định", "Opinions of appraisers"), columns, rows)


def _way(site: Site, nomination: Nomination) -> Block:
    steps = [
        (s.at, site.say(f"Gửi lần {s.number}", f"Sent, time {s.number}"))
        for s in nomination.submissions.all()
    ]
    steps += [
        (r.at, site.say(f"Trả lại: {r.reason}", f"Returned: {r.reason}"))
        for r in nomination.returns.all()
        if r.undone_at is None
    ]
    rows = [[Cell(day(day_of(at))), Cell(told)] for at, told in sorted(steps)]
    return site.table(
        site.say("Đường đi của hồ sơ", "The way of the dossier"),
        [site.say("Ngày", "Day"), site.say("Việc", "What")],
        rows,
    )


def _report(site: Site, nomination: Nomination) -> Block:
    told = sections(nomination)
    words = [f"{s.number}. {site.of(s.section.title)}\n{s.text}" for s in told if s.is_written]
    return Block(
        site.say("Báo cáo thành tích", "Report of achievements"), words=tuple(words) if written(told) else ()
    )
