"""Decisions, letters and packages as official papers: the same words on screen, in PDF and in DOCX."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thidua.clock import VIETNAM
from thidua.core import terms
from thidua.core.law.money import Prize
from thidua.core.papers import (
    Correction,
    DraftDecision,
    Frame,
    Nominee,
    Paper,
    Prizes,
    ResultLetter,
    Revocation,
    SubmissionLetter,
    UpwardProposal,
)
from thidua.core.papers.frame import Signer, spoken_date
from thidua.core.papers.issuer import post_of, signing
from thidua.core.papers.nominees import kinds
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.councils.queries import votes_of
from thidua.councils.queries.papers import desk_of, nominee
from thidua.decisions.models import Awarded, Decision, Letter, Package
from thidua.decisions.queries.page import lines_of
from thidua.decisions.queries.standing import PRIZE_KINDS, awards_of
from thidua.records.checking import code_of
from thidua.records.models import Issued
from thidua.records.rewording import by_hand
from thidua.rounds.official import capital, form_words
from thidua.rounds.papers import RoundPapers

FUND = "quỹ thi đua, khen thưởng"


def decision_paper(decision: Decision, prizes: dict[str, Prize | None]) -> Paper:
    """A decision as paper, in the words of the hand that edited it, where one did."""
    return by_hand(decision, data_paper(decision, prizes))


def data_paper(decision: Decision, prizes: dict[str, Prize | None]) -> Paper:
    """A decision as its data say: what it grants, takes back or corrects."""
    desk = desk_of(decision.round, decision.signed_on)
    frame = _signed(_of_the_head(desk.frame("Như Điều 3")), decision)
    if decision.kind == "revoke":
        return _revocation(decision, desk, frame)
    if decision.kind == "correct":
        return _correction(decision, desk, frame)
    lines = lines_of(decision)
    award = awards_of(desk.result.plan, decision.award)[0]
    office = desk.office()
    voted = votes_of([line.nomination for line in lines])
    asked = (f"Theo đề nghị của Hội đồng Thi đua - Khen thưởng {office.spoken()}",) if voted else ()
    grounds = (*desk.grounds(), *asked)
    money = prizes.get("collective") or prizes.get("individual")
    if money and not money.verified:
        frame = replace(frame, notes=(*frame.notes, f"Tiền thưởng: {money.basis.vi}."))
    return DraftDecision(
        frame,
        decider_of(desk),
        form_words(award),
        desk.occasion,
        tuple(nominee_of(line, form_words(award)) for line in lines),
        grounds,
        _prizes(decision, prizes, office.spoken()),
        carried_out(),
        bool(decision.issued_id),
    )


def decider_of(desk: RoundPapers) -> str:
    """Who decides, as the head of the decision names them."""
    return f"{post_of(desk.result.plan)} {desk.office().spoken()}"


def carried_out() -> str:
    """Who carries a decision out."""
    return "Văn phòng, các phòng, đơn vị có liên quan và các tập thể, cá nhân có tên tại Điều 1"


def _signed(frame: Frame, decision: Decision) -> Frame:
    if not decision.issued_id:
        return frame
    signer = signer_of(frame, decision.signer)
    return replace(
        frame, signer=signer, on=decision.signed_on, written=str(decision.issued.text), code=code_of(decision)
    )


def _of_the_head(frame: Frame) -> Frame:
    """A decision is the head's own, not the committee's: no TM. before the post (Decree 30/2020, annex I)."""
    return replace(frame, signer=replace(frame.signer, authority=""))


def signer_of(frame: Frame, user: Any) -> Signer:
    """Who signed, by name; a deputy signs for the head (KT.)."""
    named = replace(frame.signer, name=str(user) if user else "")
    person = user.person if user and user.person_id else None
    deputy = person is not None and person.leadership == "deputy"
    return signing(named, f"Phó {named.post}") if deputy else named


def nominee_of(line: Awarded, form: str) -> Nominee:
    """A line of a decision as an annex prints it: the words as issued once there are any."""
    found = nominee(line.nomination, form)
    if line.name:
        return replace(found, name=line.name, unit=line.under)
    return found


def golden(issued: Issued, place: int) -> str:
    """The number in the golden book of the line at a place of a decision: of the decision, of the line, the year."""
    return f"{issued.number:02d}.{place:02d}/{issued.series.year}"


def _prizes(decision: Decision, prizes: dict[str, Prize | None], office: str) -> Prizes | None:
    unit, person, home = (prizes.get(kind) for kind in PRIZE_KINDS)
    known = unit or person
    if known is None:
        return None
    return Prizes(
        int(unit.amount) if unit else 0,
        int(person.amount) if person else 0,
        f"{FUND} của {office}",
        known.ground,
        (unit.worked if unit else "", person.worked if person else ""),
        int(home.amount) if home else None,
        home.worked if home else "",
    )


def _cited(decision: Decision, decider: str) -> str:
    return f"Quyết định số {decision.issued.text} {spoken_date(decision.signed_on)} của {decider}"


def _revocation(decision: Decision, desk: RoundPapers, frame: Frame) -> Revocation:
    award = awards_of(desk.result.plan, decision.award)[0]
    rows = list(
        decision.withdrawals.select_related(
            "line__nomination__unit__agency", "line__nomination__person", "line__honour"
        )
    )
    earlier = decision.revokes
    ground = terms.GROUPS["revocation_ground"][decision.ground]
    return Revocation(
        frame,
        decider_of(desk),
        form_words(award),
        _cited(earlier, decider_of(desk)),
        tuple(nominee_of(w.line, form_words(award)) for w in rows),
        decision.reason,
        f"khoản 2 Điều 93 Luật Thi đua, khen thưởng: {ground.vi}",
        tuple(int(w.line.prize or 0) for w in rows),
        len(rows) == earlier.lines.count(),
        desk.grounds(),
        carried_out(),
        bool(decision.issued_id),
    )


def _correction(decision: Decision, desk: RoundPapers, frame: Frame) -> Correction:
    rows = decision.wordings.select_related("line__nomination__unit", "line__nomination__person")
    words = tuple((w.was if w.part == "name" else w.line.name, w.was or "–", w.now) for w in rows)
    return Correction(
        frame,
        decider_of(desk),
        _cited(decision.corrects, decider_of(desk)),
        words,
        decision.reason,
        desk.grounds(),
        carried_out(),
        bool(decision.issued_id),
    )


def package_paper(package: Package) -> UpwardProposal:
    """The letter with which a package goes up, and its list."""
    on = package.sent_at.astimezone(VIETNAM).date()
    desk = desk_of(package.round, on)
    award = awards_of(desk.result.plan, package.award)[0]
    giver = desk.giver(award)
    to = package.to_movement.agency.name if package.to_movement_id else package.to_outside
    frame = replace(desk.frame("Như trên"), on=on)
    if package.letter_id:
        frame = replace(frame, written=str(package.letter.text), code=code_of(package))
    rows = package.lines.select_related(
        "nomination__unit__agency", "nomination__unit__parent", "nomination__person"
    )
    nominees = tuple(
        replace(nominee(line.nomination, form_words(award)), authority=giver, clause=award.mark.clause)
        for line in rows
    )
    minutes = ("Biên bản họp Hội đồng",) if votes_of([line.nomination for line in rows]) else ()
    papers = ("Danh sách đề nghị khen thưởng", *minutes, f"Báo cáo thành tích của {kinds(nominees)}")
    letter = SubmissionLetter(frame, (str(to),), desk.occasion, nominees, desk.grounds(), papers)
    return UpwardProposal(letter)


def letter_paper(letter: Letter) -> ResultLetter:
    """A letter to one not chosen, as it is printed."""
    on = letter.sent_at.astimezone(VIETNAM).date() if letter.sent_at else None
    desk = desk_of(letter.nomination.round, on)
    nomination, text = letter.nomination, letter.text
    to = f"ông/bà {nomination.person.name}, {letter.unit.name}" if nomination.person_id else letter.unit.name
    frame = desk.frame("Như trên")
    award = desk.result.plan.awards_by_id.get(nomination.award)
    written = str(letter.number.text) if letter.number_id else ""
    office = desk.office().spoken()
    after = tuple(capital(Say(*pair).vi) for pair in text["next"])
    return ResultLetter(
        replace(frame, on=on, written=written, code=code_of(letter) if on else None),
        to,
        f"{form_words(award)} của {desk.giver(award)}" if award and award.form else Say(*text["award"]).vi,
        desk.occasion,
        Say(*text["result"]).vi + (f" {letter.note}" if letter.note else ""),
        tuple((clause, capital(words[0]), answer_word(name)) for clause, words, name in text["clauses"]),
        after,
        f"bộ phận thi đua, khen thưởng của {office}",
    )


def answer_word(name: str) -> str:
    """An answer with a capital, as a table prints it."""
    said = terms.label("answer", name).vi if name in NAMES else name
    return said[:1].upper() + said[1:]
