"""The papers of a round, filled from its result: lists, letters, minutes, decisions, explanations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thidua.core import terms
from thidua.core.papers import (
    CouncilMinutes,
    DraftDecision,
    Frame,
    Nominee,
    NomineeList,
    Office,
    Paper,
    Signer,
    SubmissionLetter,
    Tally,
    UpwardProposal,
    Vote,
    Waiting,
)
from thidua.core.papers.issuer import authority_of, movement_of, office_of, post_of
from thidua.core.papers.nominees import Subject
from thidua.core.plan.model import Award, Mark
from thidua.core.plan.standards import served
from thidua.core.quotas.allotting import Allotted
from thidua.core.quotas.line import CHOSEN, HELD, STATUS, TIED, WAITING, Line, Row
from thidua.core.quotas.places import EVERY
from thidua.core.report_forms import form_note
from thidua.core.verdict import NAMES
from thidua.core.wording import Say, join
from thidua.rounds.official import SAMPLE, capital, form_words
from thidua.rounds.result import RoundResult

PROPOSED = (CHOSEN, "reserved")
"""Standings of those who have a place and may be decided."""
OPEN = (TIED, WAITING, HELD)
"""Standings that a council, or the end of a hold, has still to settle."""


@dataclass(frozen=True)
class Named:
    """A paper with the name of its file, without the ending."""

    name: str
    paper: Paper
    label: Say


class RoundPapers:
    """Makes every paper of one round. `sample` marks each as made from sample data."""

    def __init__(self, result: RoundResult, sample: bool) -> None:
        self.result, self.sample = result, sample
        self.sample_notes = (SAMPLE,) if sample else ()
        self.notes = self.sample_notes + (() if result.pack.verified else (self._law(),))
        self.own = [a for a in result.allotted if result.decided_here(a.award)]
        self.upward = [a for a in result.allotted if not result.decided_here(a.award)]

    def _law(self) -> str:
        since = f"{self.result.pack.valid_from:%d/%m/%Y}"
        return (
            f"Quy định thi đua, khen thưởng áp dụng từ ngày {since}: chưa kiểm chứng, "
            "đối chiếu văn bản gốc trước khi dùng."
        )

    def all(self) -> Iterator[Named]:
        """Every paper of the round but the explanations; a letter that asks for nobody is left out."""
        every = NomineeList(self.frame(), self.occasion, self.nominees(self.result.allotted, PROPOSED + OPEN))
        yield Named("danh-sach-de-nghi", every, Say("Danh sách đề nghị", "List of nominees"))
        if any(a.chosen for a in self.own):
            letter = self._letter(self.own, (self._leader(),))
            yield Named("to-trinh", letter, Say("Tờ trình", "Submission letter"))
        yield Named("bien-ban-hop-hoi-dong", self._minutes(), Say("Biên bản họp Hội đồng", "Council minutes"))
        for award, number in self._numbered(self.own):
            if award.chosen:
                name = f"du-thao-quyet-dinh{number}"
                full = _full(award.award)
                label = Say(f"Dự thảo quyết định: {full.vi}", f"Draft decision: {full.en}")
                yield Named(name, self._decision(award), label)
        if any(a.chosen for a in self.upward):
            proposal = UpwardProposal(self._letter(self.upward, self._above()))
            yield Named("de-nghi-cap-tren", proposal, Say("Đề nghị cấp trên", "Proposal to the level above"))

    def _numbered(self, allotted: list[Allotted]) -> list[tuple[Allotted, str]]:
        return [(a, f"-{a.award.id}" if len(allotted) > 1 else "") for a in allotted]

    @property
    def occasion(self) -> str:
        """The movement and the round, as a sentence of a paper names them."""
        named = movement_of(self.result.plan)
        return f"{named}{'' if named.endswith('”') else ','} {self.result.judging.round.say.vi}"

    def office(self) -> Office:
        """The plan's issuer as the head of a paper."""
        return office_of(self.result.plan)

    def frame(self, *recipients: str) -> Frame:
        """Head and foot; number, day and the signer's name stay blank."""
        signer = Signer(post_of(self.result.plan), authority_of(self.result.plan))
        year = self.result.judging.view.as_of.year
        return Frame(self.office(), signer, year=year, recipients=recipients, filed="VT", notes=self.notes)

    def _leader(self) -> str:
        return f"{post_of(self.result.plan)} {self.office().spoken()}"

    def giver(self, award: Award) -> str:
        """Who gives an award, by the name of the office where the plan names it; not by a kind of office."""
        if not award.authority:
            return ""
        superior = str(self.result.plan.issuer.get("superior") or "")
        if self.result.decided_here(award):
            return self._leader()
        if award.authority == "province_chair" and any(w in superior for w in (" tỉnh ", " thành phố ")):
            return f"Chủ tịch {superior}"
        return terms.label("authority", award.authority).vi

    def named(self, award: Award) -> str:
        """An award with who gives it and to whom, as a paper of this office names it."""
        who = terms.label("who", award.who).vi if award.who else ""
        given = f"{form_words(award)} của {self.giver(award)}" if award.authority else award.say.vi
        if (award.form or "").startswith("flag_"):
            given = award.say.vi
        return f"{given} cho {who}" if who else given

    def _above(self) -> tuple[str, ...]:
        """To whom proposals go: the giver of each award, and the last office on its way."""
        asked = [a.award for a in self.upward if a.chosen]
        givers = dict.fromkeys(terms.label("authority", a.authority).vi for a in asked if a.authority)
        routes = [m for m in self.result.plan.sorted_as("route") if self._is_route(m, asked)]
        ends = [[s["to"] for s in m.body.get("steps") or () if s.get("to")] for m in routes]
        via = [self._actor(to[-1]) for to in ends if to]
        superior = str(self.result.plan.issuer.get("superior") or "")
        return tuple(dict.fromkeys([*givers, *filter(None, via)])) or (superior,)

    def _is_route(self, mark: Mark, asked: list[Award]) -> bool:
        named = served(self.result.plan, mark)
        return not named or any(a in self.result.plan.awards_for(named) for a in asked)

    def _actor(self, key: object) -> str:
        actor = self.result.plan.actors.get(str(key))
        return actor.name if actor else ""

    def nominees(self, allotted: Iterable[Allotted], statuses: tuple[str, ...]) -> tuple[Nominee, ...]:
        """Candidates of some standings, award by award."""
        return tuple(self._nominee(a, row) for a in allotted for row in a.rows(*statuses))

    def _nominee(self, allotted: Allotted, row: Row) -> Nominee:
        occasion, who = self.result.judging.occasion, row.verdict.candidate
        individual = who.who == "individual"
        over = who.own_unit if individual else who.agency if who.agency != who.key else None
        post = ""
        if individual:
            held = self.result.judging.view.tree.posting(who.ident, occasion.day)
            post = f", {held.post}" if held and held.post else ""
        subject: Subject = "individual" if individual else "collective"
        award = allotted.award
        remark = "" if row.status in ("chosen", "reserved") else capital(STATUS[row.status].vi)
        return Nominee(
            occasion.name(who.key),
            subject,
            form_words(award),
            (occasion.name(over) if over else "") + post,
            self.giver(award),
            row.number,
            remark,
            award.mark.clause,
        )

    def grounds(self) -> tuple[str, ...]:
        """What a paper rests on: the law in force, and the plan."""
        plan = self.result.plan
        title = plan.title[:1].lower() + plan.title[1:]
        number = f" số {plan.number}" if plan.number else " số … /KH"
        issued = plan.front.get("issued") or {}
        day = issued.get("value") if isinstance(issued, dict) else issued
        dated = f" ngày {day:%d/%m/%Y}" if day else " ngày …"
        return (
            *(f"Căn cứ {ground}" for ground in self.result.pack.grounds),
            f"Căn cứ {self._kind()}{number}{dated} của {self.office().spoken()} về {title}",
        )

    def _kind(self) -> str:
        """What the plan is called as a document, by the symbol of its number."""
        symbol = (self.result.plan.number or "").partition("/")[2].partition("-")[0]
        return {"QĐ": "Quyết định", "HD": "Hướng dẫn", "CTr": "Chương trình"}.get(symbol, "Kế hoạch")

    def _letter(self, allotted: list[Allotted], to: tuple[str, ...]) -> SubmissionLetter:
        papers = ("Danh sách đề nghị khen thưởng", "Biên bản họp Hội đồng Thi đua - Khen thưởng")
        asked = dict.fromkeys(
            terms.label("paper", str(m.body["paper"])).vi
            for m in self.result.plan.sorted_as("dossier")
            if m.body.get("paper") and self._serves(m, allotted)
        )
        extra = tuple(capital(p) for p in asked if p not in ("tờ trình", "biên bản họp Hội đồng"))
        frame = self.frame("Như trên")
        form = form_note("submission_letter", self.result.judging.view.as_of).vi
        frame = replace(frame, notes=(*frame.notes, form) if form else frame.notes)
        nominees = self.nominees(allotted, PROPOSED)
        return SubmissionLetter(frame, to, self.occasion, nominees, self.grounds(), papers + extra)

    def _serves(self, mark: Mark, allotted: list[Allotted]) -> bool:
        named = mark.body.get("for")
        awards = self.result.plan.awards_for(named) if named is not None else self.result.plan.awards
        return any(a.award in awards for a in allotted)

    def _minutes(self) -> CouncilMinutes:
        office = self.office()
        council = Office("Hội đồng Thi đua - Khen thưởng", "HĐTĐKT", office.place, office.name, "")
        frame = replace(
            self.frame("Thành viên Hội đồng"),
            office=council,
            signer=Signer("Chủ trì", hint="(Ký, ghi rõ họ tên)"),
        )
        statuses = (*PROPOSED, TIED, WAITING)
        votes = tuple(Vote(n) for n in self.nominees(self.result.allotted, statuses))
        tallies = tuple(self._tally(a) for a in self.result.allotted)
        waiting = tuple(w for a in self.result.allotted for w in self._waiting(a))
        documents = ("Danh sách đề nghị khen thưởng", "Phiếu giải trình kết quả xét của từng ứng viên")
        return CouncilMinutes(frame, self.occasion, votes, tallies, waiting, None, documents)

    def _tally(self, allotted: Allotted) -> Tally:
        mine = self.result.of_award(allotted.award)
        counts = {name: sum(NAMES[v.answer] == name for v in mine) for name in NAMES}
        held = sum(v.held is not None for v in mine)
        return Tally(_full(allotted.award).vi, held=held, **counts)

    def _waiting(self, allotted: Allotted) -> Iterator[Waiting]:
        for line in allotted.lines:
            rows = [r for r in line.rows if r.status in (TIED, WAITING)]
            if rows:
                yield self._waits(allotted.award, line, rows)

    def _waits(self, award: Award, line: Line, rows: list[Row]) -> Waiting:
        label = f"{_full(award).vi}, {line.label}" if line.label else _full(award).vi
        left = None if line.places in (None, EVERY) else line.open
        names = tuple(self.result.judging.occasion.name(r.key) for r in rows)
        why = next((r.why.vi for r in rows if r.why.vi), line.order.vi)
        return Waiting(label, left, names, capital(why))

    def _decision(self, allotted: Allotted) -> DraftDecision:
        """Only of awards that the issuer may give (Law 06/2022/QH15 Articles 79, 80)."""
        office = self.office()
        rows = tuple(self._nominee(allotted, r) for r in allotted.chosen)
        grounds = (*self.grounds(), f"Theo đề nghị của Hội đồng Thi đua - Khen thưởng {office.spoken()}")
        form = terms.label("form", allotted.award.form or "").vi
        return DraftDecision(
            self.frame("Như Điều 3"), self._leader(), form, self.occasion, rows, grounds, None,
            "Văn phòng, các phòng, đơn vị có liên quan và các tập thể, cá nhân có tên tại Điều 1",
        )  # fmt: skip


def _full(award: Award) -> Say:
    who = terms.label("who", award.who) if award.who else None
    return join([award.say, who], ", ") if who else award.say
