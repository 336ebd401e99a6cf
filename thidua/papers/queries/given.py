"""Papers that go with an issued decision: certificates, the list of prize money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from thidua import access
from thidua.clock import today
from thidua.core.papers import Certificate, CertificateSet, Paid, Paper, PrizeList
from thidua.core.papers.frame import dong, spoken_date
from thidua.core.wording import Say, figure
from thidua.councils.queries.papers import desk_of
from thidua.decisions.models import Awarded, Decision
from thidua.decisions.queries.page import lines_of
from thidua.decisions.queries.papers import FUND, decider_of, golden, nominee_of, signer_of
from thidua.decisions.queries.standing import awards_of
from thidua.movements.models import Round
from thidua.papers.queries.catalogue import Made, printed
from thidua.papers.queries.sheets import sheet_of
from thidua.people.models import User
from thidua.records.checking import code_of
from thidua.rounds.official import form_words
from thidua.rounds.papers import RoundPapers

_ROUND = ("movement__plan", "movement__agency", "round__movement__plan", "round__movement__agency")


@printed(
    "bang-khen", Say("Bằng khen, giấy khen trên giấy trơn", "Certificates on plain paper"), "08-bang-khen"
)
def plain(round_: Round, by: User) -> Iterator[Made]:
    """All certificates of a decision in one file, one a page."""
    for row in _issued(round_, by):
        made = partial(_certificates, row, "giay-tron")
        yield Made(row.pk, str(row.issued.text), made, row.agency_id, row.issued.at)


@printed(
    "bang-khen-phoi",
    Say("Bằng khen, giấy khen trên phôi in sẵn", "Certificates over printed blanks"),
    "08-bang-khen",
)
def overprinted(round_: Round, by: User) -> Iterator[Made]:
    """The same words without what the blank has on it already."""
    for row in _issued(round_, by):
        made = partial(_certificates, row, "phoi-in-san")
        yield Made(row.pk, str(row.issued.text), made, row.agency_id, row.issued.at)


@printed("tien-thuong", Say("Danh sách chi tiền thưởng", "List of prize money"), "08-tien-thuong")
def prize_lists(round_: Round, by: User) -> Iterator[Made]:
    """Who receives how much, by the multiple and the base salary of the day of signing."""
    for row in _issued(round_, by):
        yield Made(row.pk, str(row.issued.text), partial(_prizes, row), row.agency_id, row.issued.at)


def _issued(round_: Round, by: User) -> Iterator[Decision]:
    """Issued award decisions, for the offices of the agency."""
    if access.may("decision.view", by):
        rows = Decision.objects.visible_to(by).filter(round=round_, kind="grant", issued__isnull=False)
        yield from rows.filter(agency__in=by.agencies_seen_whole).select_related("issued", "signer", *_ROUND)


def _certificates(row: Decision, sheet: str) -> Paper:
    desk = desk_of(row.round, row.signed_on)
    made = [_certificate(row, line, number, desk) for number, line in numbered(row) if _stands(line)]
    positions = sheet_of(row.agency_id, sheet)
    return CertificateSet(tuple(replace(one, sheet=positions) for one in made))


def numbered(row: Decision) -> Iterator[tuple[int, Awarded]]:
    """Every line with its place, which stays its own when another's award is taken back."""
    yield from enumerate(lines_of(row), 1)


def _stands(line: Awarded) -> bool:
    return not (line.honour and line.honour.revoked_on)


def _certificate(row: Decision, line: Awarded, number: int, desk: RoundPapers) -> Certificate:
    award = awards_of(desk.result.plan, row.award)[0]
    frame = desk.frame()
    signer = signer_of(replace(frame, signer=replace(frame.signer, authority="")), row.signer)
    told = nominee_of(line, form_words(award))
    return Certificate(
        replace(frame, on=row.signed_on, signer=signer, code=code_of(line), notes=desk.sample_notes),
        decider_of(desk),
        told.form,
        _addressed(line, told.name),
        _post_first(line, told.unit),
        f"Đã có thành tích xuất sắc trong {desk.occasion}",
        f"{row.issued.text} {spoken_date(row.signed_on)}",
        golden(row.issued, number),
    )


def _addressed(line: Awarded, name: str) -> str:
    """A person's name as a certificate addresses them, where it is known how."""
    person = line.nomination.person
    word = {"male": "Ông", "female": "Bà"}.get(person.gender, "") if person else ""
    return f"{word} {name}".strip()


def _post_first(line: Awarded, under: str) -> str:
    """Post, then unit: lists have them the other way round."""
    post = line.nomination.person.post if line.nomination.person_id else ""
    return f"{post}, {under.removesuffix(f', {post}')}" if post and under.endswith(f", {post}") else under


def _prizes(row: Decision) -> Paper:
    desk = desk_of(row.round, row.signed_on)
    award = awards_of(desk.result.plan, row.award)[0]
    paid = tuple(
        Paid(nominee_of(line, form_words(award)), int(line.prize) if line.prize else None, _worked(row, line))
        for line in lines_of(row)
        if _stands(line)
    )
    return PrizeList(
        replace(desk.frame(), on=today()),
        desk.occasion,
        paid,
        f"Quyết định số {row.issued.text} {spoken_date(row.signed_on)} của {decider_of(desk)}",
        row.prize_basis,
        f"{FUND} của {desk.office().spoken()}",
    )


def _worked(row: Decision, line: Awarded) -> str:
    if line.multiple is None or row.base_salary is None:
        return ""
    return f"{figure(line.multiple.normalize())} × {dong(row.base_salary)}"
