"""Each round in an archive: who registered, what was answered, the vote as it was counted, what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from thidua.archive.dossiers import name_of, path_of
from thidua.archive.pages import Block, Cell, Page, Site, pairs
from thidua.clock import day_of
from thidua.core import terms
from thidua.core.plan.model import Plan
from thidua.core.verdict import NAMES
from thidua.core.wording import day
from thidua.decisions.models import Decision
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination, Standing
from thidua.registrations.models import Registration
from thidua.rounds.pages.naming import award_full
from thidua.voting.models import Session
from thidua.voting.queries.results import COUNTED, minutes_figures

ROUNDS = "dot.html"


def path_to(round_: Round) -> str:
    """The file of a round's page."""
    return f"dot/{round_.name}.html"


def round_pages(site: Site, movement: Movement) -> Iterator[Page]:
    """The list of rounds, and a page for each."""
    rounds = list(movement.rounds.all())
    plan = plan_of(movement.plan)
    rows = [
        [
            Cell(r.name, path_to(r)),
            Cell(day(day_of(r.closed_at)) if r.closed_at else site.say("chưa đóng", "open")),
        ]
        for r in rounds
    ]
    columns = [site.say("Đợt", "Round"), site.say("Đóng ngày", "Closed on")]
    yield Page(ROUNDS, site.say("Các đợt", "Rounds"), blocks=(site.table("", columns, rows),))
    for round_ in rounds:
        yield _round(site, round_, plan)


def _round(site: Site, round_: Round, plan: Plan) -> Page:
    blocks = [_registered(site, round_), *_answers(site, round_, plan), _dossiers(site, round_, plan)]
    blocks += _votes(site, round_)
    blocks += [block for d in _decisions(round_) for block in decision_blocks(site, d, plan)]
    return Page(path_to(round_), site.say(f"Đợt {round_.name}", f"Round {round_.name}"), blocks=tuple(blocks))


def _registered(site: Site, round_: Round) -> Block:
    rows = [
        [
            Cell(str(r.person or r.unit)),
            Cell(str(r.unit) if r.person_id else ""),
            Cell(site.of(terms.label("registration_state", r.state))),
            Cell(day(r.registered_on)),
            Cell(r.aim),
        ]
        for r in Registration.objects.filter(round=round_).select_related("person", "unit").order_by("pk")
    ]
    columns = [
        site.say("Tập thể, cá nhân", "Collective, individual"),
        site.say("Đơn vị", "Unit"),
        site.say("Tình trạng", "State"),
        site.say("Ngày", "Day"),
        site.say("Chỉ tiêu đăng ký", "Aim"),
    ]
    return site.table(site.say("Đăng ký", "Registrations"), columns, rows)


def _answers(site: Site, round_: Round, plan: Plan) -> Iterator[Block]:
    """How many candidates got which answer for each award; a private ground is counted as on hold."""
    counts: dict[str, Counter[str]] = {}
    for award, answer, shut in Standing.objects.filter(round=round_).values_list("award", "answer", "hidden"):
        counts.setdefault(award, Counter())["held" if shut else NAMES[answer]] += 1
    order = [*reversed(NAMES), "held"]
    rows = [
        [Cell(site.of(award_full(plan.award(a)))), *(Cell(str(found[o]), mark="number") for o in order)]
        for a, found in sorted(counts.items())
    ]
    named = [site.of(terms.label("answer", o)) for o in order]
    yield site.table(
        site.say("Kết luận xét tiêu chuẩn", "Answers"), [site.say("Hình thức", "Award"), *named], rows
    )


def _dossiers(site: Site, round_: Round, plan: Plan) -> Block:
    sent = Nomination.objects.filter(round=round_).exclude(submitted_at=None)
    rows = [
        [
            Cell(n.code, path_of(n)),
            Cell(name_of(n)),
            Cell(site.of(award_full(plan.award(n.award)))),
            Cell(site.of(terms.label("nomination_state", n.state))),
        ]
        for n in sent.select_related("person", "unit").order_by("award", "code")
    ]
    columns = [
        site.say("Hồ sơ", "Dossier"),
        site.say("Tập thể, cá nhân", "Collective, individual"),
        site.say("Hình thức", "Award"),
        site.say("Tình trạng", "State"),
    ]
    return site.table(site.say("Hồ sơ đề nghị", "Dossiers"), columns, rows)


def _votes(site: Site, round_: Round) -> Iterator[Block]:
    for session in Session.objects.filter(agenda__round=round_, state__in=COUNTED).select_related("council"):
        rows = []
        for told in minutes_figures(session):
            votes = told.outcome.box + told.outcome.written
            said = (
                site.say("thông qua", "passed")
                if told.outcome.passed
                else site.say("không thông qua", "not passed")
            )
            rows.append(
                [
                    Cell(str(told.item)),
                    *(Cell(str(n), mark="number") for n in (votes.agree, votes.against, votes.blank)),
                    Cell(said),
                    Cell(site.of(told.rule)),
                    Cell("; ".join(f"{who}: {why}" for who, why in told.recused)),
                ]
            )
        columns = [
            site.say("Về", "About"),
            site.say("Đồng ý", "For"),
            site.say("Không đồng ý", "Against"),
            site.say("Trắng", "Blank"),
            site.say("Kết quả", "Result"),
            site.say("Quy tắc", "Rule"),
            site.say("Từ chối xét", "Stood aside"),
        ]
        heading = site.say("Bỏ phiếu", "Vote") + f": {session.council}, {day(day_of(session.held_at))}"
        yield site.table(heading, columns, rows)


def _decisions(round_: Round) -> Iterator[Decision]:
    issued = Decision.objects.filter(round=round_).exclude(signed_on=None)
    yield from issued.select_related("issued", "revokes__issued", "corrects__issued").order_by(
        "signed_on", "pk"
    )


def decision_blocks(site: Site, decision: Decision, plan: Plan) -> Iterator[Block]:
    """A decision and its list."""
    yield pairs(
        f"{decision.title}",
        [
            (site.say("Số", "Number"), str(decision.issued or "")),
            (site.say("Ngày", "Day"), day(decision.signed_on)),
            (site.say("Tình trạng", "State"), site.of(terms.label("decision_state", decision.state))),
            (site.say("Hủy bỏ", "Revokes"), str(decision.revokes.issued) if decision.revokes else ""),
            (site.say("Lý do", "Reason"), decision.reason),
        ],
    )
    rows = [
        [
            Cell(str(a.number), mark="number"),
            Cell(a.name or name_of(a.nomination), path_of(a.nomination)),
            Cell(a.reason),
        ]
        for a in decision.lines.select_related("nomination__person", "nomination__unit")
    ]
    columns = [
        site.say("STT", "No."),
        site.say("Tập thể, cá nhân", "Collective, individual"),
        site.say("Thành tích", "For"),
    ]
    yield site.table("", columns, rows)
