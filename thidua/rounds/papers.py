"""The papers of a round, filled from its result: lists, letters, minutes, decisions, explanations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.core import terms
from thidua.core.explain import citation
from thidua.core.judging import Answered, Verdict
from thidua.core.papers import (
    CouncilMinutes,
    DraftDecision,
    Explanation,
    ExplanationSet,
    FindingLine,
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
from thidua.core.papers.nominees import Subject
from thidua.core.plan.model import Award, Mark
from thidua.core.plan.standards import Group, Test
from thidua.core.quotas.allotting import Allotted
from thidua.core.quotas.line import STATUS, TIED, WAITING, Line, Row
from thidua.core.quotas.places import EVERY
from thidua.core.verdict import NAMES
from thidua.rounds.official import (
    authority_of,
    capital,
    form_words,
    movement_of,
    post_of,
    short_name,
    symbol_of,
)
from thidua.rounds.result import RoundResult

SAMPLE = "Số liệu mẫu: người và kết quả trong văn bản này không có thật."


@dataclass(frozen=True)
class Named:
    """A paper with the name of its file, without the ending."""

    name: str
    paper: Paper


class RoundPapers:
    """Makes every paper of one round. `sample` marks each as made from sample data."""

    def __init__(self, result: RoundResult, sample: bool) -> None:
        self.result = result
        self.notes = ((SAMPLE,) if sample else ()) + (() if result.pack.verified else (self._law(),))
        self.own = [a for a in result.allotted if result.decided_here(a.award)]
        self.upward = [a for a in result.allotted if not result.decided_here(a.award)]

    def _law(self) -> str:
        return f"{self.result.pack.note.vi[:1].upper()}{self.result.pack.note.vi[1:]}."

    def all(self) -> Iterator[Named]:
        """Every paper of the round but the explanations."""
        yield Named(
            "danh-sach-de-nghi", NomineeList(self.frame(), self.occasion, self.nominees(self.result.allotted))
        )
        if self.own:
            yield Named("to-trinh", self._letter(self.own, (self._leader(),)))
        yield Named("bien-ban-hop-hoi-dong", self._minutes())
        for award, number in self._numbered(self.own):
            if award.chosen:
                yield Named(f"du-thao-quyet-dinh{number}", self._decision(award))
        if self.upward:
            letter = self._letter(self.upward, self._above())
            yield Named("de-nghi-cap-tren", UpwardProposal(letter))

    def _numbered(self, allotted: list[Allotted]) -> list[tuple[Allotted, str]]:
        return [(a, f"-{a.award.id}" if len(allotted) > 1 else "") for a in allotted]

    @property
    def occasion(self) -> str:
        """The movement and the round, as a sentence of a paper names them."""
        return f"{movement_of(self.result.plan)}, {self.result.judging.round.say.vi}"

    def office(self) -> Office:
        """The plan's issuer as the head of a paper."""
        issuer = self.result.plan.issuer
        name = str(issuer.get("name") or "")
        superior = str(issuer.get("superior") or "")
        place = str(self.result.plan.front.get("place") or "")
        return Office(short_name(name, superior), symbol_of(self.result.plan), place, superior, name)

    def frame(self, *recipients: str) -> Frame:
        """Head and foot; number, day and the signer's name stay blank."""
        signer = Signer(post_of(self.result.plan), authority_of(self.result.plan))
        year = self.result.judging.view.as_of.year
        return Frame(self.office(), signer, year=year, recipients=recipients, filed="VT", notes=self.notes)

    def _leader(self) -> str:
        return f"{post_of(self.result.plan)} {self.office().spoken()}"

    def _above(self) -> tuple[str, ...]:
        """To whom proposals go: the giver of each award, and the office on the way."""
        givers = dict.fromkeys(
            terms.label("authority", a.award.authority).vi for a in self.upward if a.award.authority
        )
        steps = [s for m in self.result.plan.sorted_as("route") for s in m.body.get("steps") or ()]
        via = [self._actor(s.get("to")) for s in steps if isinstance(s, dict) and s.get("does") != "select"]
        superior = str(self.result.plan.issuer.get("superior") or "")
        return tuple(dict.fromkeys([*givers, *filter(None, via[-1:])])) or (superior,)

    def _actor(self, key: object) -> str:
        actor = self.result.plan.actors.get(str(key))
        return actor.name if actor else ""

    def nominees(self, allotted: list[Allotted] | tuple[Allotted, ...]) -> tuple[Nominee, ...]:
        """Those with a place, and those who wait for the council, award by award."""
        return tuple(
            self._nominee(a, row)
            for a in allotted
            for row in a.rows("chosen", "reserved", TIED, WAITING, "held")
        )

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
            terms.label("authority", award.authority).vi if award.authority else "",
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
            f"Căn cứ {self.result.pack.title.vi}",
            f"Căn cứ Kế hoạch{number}{dated} của {self.office().spoken()} về {title}",
        )

    def _letter(self, allotted: list[Allotted], to: tuple[str, ...]) -> SubmissionLetter:
        papers = ("Danh sách đề nghị khen thưởng", "Biên bản họp Hội đồng Thi đua - Khen thưởng")
        asked = dict.fromkeys(
            terms.label("paper", str(m.body["paper"])).vi
            for m in self.result.plan.sorted_as("dossier")
            if m.body.get("paper") and self._serves(m, allotted)
        )
        extra = tuple(capital(p) for p in asked if p not in ("tờ trình", "biên bản họp Hội đồng"))
        frame = self.frame("Như trên")
        return SubmissionLetter(
            frame, to, self.occasion, self.nominees(allotted), self.grounds(), papers + extra
        )

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
        votes = tuple(Vote(n) for n in self.nominees(self.result.allotted) if not n.remark.startswith("Giữ"))
        tallies = tuple(self._tally(a) for a in self.result.allotted)
        waiting = tuple(w for a in self.result.allotted for w in self._waiting(a))
        documents = ("Danh sách đề nghị khen thưởng", "Phiếu giải trình kết quả xét của từng ứng viên")
        return CouncilMinutes(frame, self.occasion, votes, tallies, waiting, None, documents)

    def _tally(self, allotted: Allotted) -> Tally:
        mine = self.result.of_award(allotted.award)
        counts = {name: sum(NAMES[v.answer] == name for v in mine) for name in NAMES}
        held = sum(v.held is not None for v in mine)
        return Tally(_full(allotted.award), held=held, **counts)

    def _waiting(self, allotted: Allotted) -> Iterator[Waiting]:
        for line in allotted.lines:
            rows = [r for r in line.rows if r.status in (TIED, WAITING)]
            if rows:
                yield self._waits(allotted.award, line, rows)

    def _waits(self, award: Award, line: Line, rows: list[Row]) -> Waiting:
        label = f"{_full(award)}, {line.label}" if line.label else _full(award)
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

    def explanations(self, verdicts: list[Verdict]) -> ExplanationSet:
        """Why one candidate was judged so, for every award of the round."""
        return ExplanationSet(tuple(map(self.explanation, verdicts)))

    def explanation(self, verdict: Verdict) -> Explanation:
        """Why one candidate was judged so."""
        plan, judging = self.result.plan, self.result.judging
        who = verdict.candidate
        row = next(
            (
                r
                for a in self.result.allotted
                if a.award.id == verdict.award.id
                for r in a.rows()
                if r.key == who.key
            ),
            None,
        )
        number = f"Kế hoạch số {plan.number}" if plan.number else plan.title
        over = who.own_unit if who.who == "individual" else who.agency
        return Explanation(
            judging.occasion.name(who.key),
            form_words(verdict.award, giver=True),
            number,
            self.office().spoken(),
            judging.round.name,
            judging.view.as_of,
            NAMES[verdict.answer],
            tuple(line for part in verdict.tree.parts for line in self._findings(part, 0)),
            unit=judging.occasion.name(over) if over and over != who.key else "",
            standing=capital(STATUS[row.status].vi) if row else "",
            held=verdict.held is not None,
            known_at=judging.view.known_at,
            unverified=() if self.result.pack.verified else (self.result.pack.id,),
            plan_digest=plan.digest[:16],
            facts_digest=judging.view.facts.digest[:16],
            notes=tuple(n for n in self.notes if n == SAMPLE),
        )

    def _findings(self, part: Answered, depth: int) -> Iterator[FindingLine]:
        answer = NAMES[part.answer]
        if isinstance(part.node, Test):
            assert part.finding
            clause = "Luật" if part.node.clause.startswith("law.") else part.node.clause
            seen = tuple(dict.fromkeys(r.id for r in part.finding.records))
            why = part.node.kind.reason(part.finding, self.result.judging.occasion).vi
            words = citation(self.result.judging, part.node).vi.partition(": ")[2]
            condition = words.strip("“”") or citation(self.result.judging, part.node).vi
            yield FindingLine(clause, capital(condition), answer, f"{capital(why)}.", seen, depth)
            return
        yield FindingLine(part.node.clause, _group_words(part.node), answer, "", (), depth)
        for below in part.parts:
            yield from self._findings(below, depth + 1)


def _full(award: Award) -> str:
    who = f", {terms.label('who', award.who).vi}" if award.who else ""
    return form_words(award, giver=True) + who


def _group_words(node: Group) -> str:
    words = "Đạt một trong các điều kiện sau" if node.how == "one_of" else "Đạt tất cả các điều kiện sau"
    return f"{words} (cách hiểu {node.reading})" if node.reading else words
