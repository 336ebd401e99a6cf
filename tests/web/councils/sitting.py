"""A council of nine of department A that sits on dossiers of its round 2024."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.web.decisions.round import Settled, settled
from tests.web.voting.council import HOLDERS, SEATS, Bench, council_of_nine
from tests.web.world import World
from thidua.appraisals.actions.comments import waive
from thidua.clock import now
from thidua.core.ballots.counting import Choice
from thidua.councils import actions
from thidua.councils.models import Agenda
from thidua.nominations.models import Nomination
from thidua.voting import actions as voting
from thidua.voting.actions import NewSession


@dataclass
class Sitting:
    """The council and the round's desk."""

    bench: Bench
    settled: Settled
    codes: dict[str, str] = field(default_factory=dict)

    def user(self, name: str) -> Any:
        """An account, fresh from the table."""
        return self.bench.user(name)

    def appraised(self, person: str | None, unit: str = "A1") -> Nomination:
        """A dossier whose appraisal has ended."""
        nomination = self.settled.passed(person, unit)
        nomination.state = "appraised"
        nomination.save()
        return nomination

    def called(self, *nominations: Nomination, mode: str = "sealed") -> Agenda:
        """A session with everybody present."""
        told = NewSession("Phiên họp mẫu", now(), mode, "Phòng họp mẫu")
        by = self.user("a-secretary")
        agenda = actions.call_session(self.bench.council, self.settled.desk.round, told, nominations, by=by)
        everybody = agenda.session.attendance.values_list("user", flat=True)
        voting.call_roll(agenda.session, dict.fromkeys(everybody, "present"), by=by)
        return agenda

    def opened(self, agenda: Agenda) -> Agenda:
        """The vote open, codes in three hands."""
        session = agenda.session
        if session.mode == "sealed":
            holders = {place: self.user(name) for place, name in HOLDERS.items()}
            voting.name_holders(session, holders, by=self.user("a-chair"))
            for place, holder in holders.items():
                self.codes[place] = voting.take_code(session, by=holder)
                voting.confirm_code(session, self.codes[place], by=holder)
        voting.open_vote(session, by=self.user("a-chair"), warned=True)
        return Agenda.objects.select_related("session").get(pk=agenda.pk)

    def cast(self, agenda: Agenda, agree: dict[int, int]) -> None:
        """Everybody votes: the first so many of each item's voters in favour, the others against."""
        for place, name in enumerate(SEATS):
            choices = {
                item.pk: Choice.FOR if place < agree[item.number] else Choice.AGAINST
                for item in agenda.session.items.all()
            }
            voting.cast(agenda.session, choices, by=self.user(name))

    def counted(self, *agree: tuple[Nomination, int]) -> Agenda:
        """A session held and counted with two codes, with so many votes in favour of each."""
        agenda = self.opened(self.called(*(n for n, _ in agree)))
        self.cast(agenda, {number: votes for number, (_, votes) in enumerate(agree, 1)})
        return actions.close(agenda, (self.codes["chair"], self.codes["board"]), by=self.user("a-chair"))

    def counted_openly(self, nomination: Nomination, votes: int) -> Agenda:
        """An open session, by a council that needs no secrecy for the form."""
        rule = voting.NewRule("commendation_certificate", "80%", secret=False, basis="mẫu", reason="mẫu")
        voting.set_rule(self.bench.council, rule, by=self.user("a-chair"))
        agenda = self.opened(self.called(nomination, mode="open"))
        members = [m.user_id for m in agenda.session.attendance.order_by("pk")]
        hands = {user: Choice.FOR if n < votes else Choice.AGAINST for n, user in enumerate(members)}
        voting.show(agenda.session.items.get(), hands, by=self.user("a-secretary"))
        return actions.close_open(agenda, by=self.user("a-chair"))


def sitting(world: World) -> Sitting:
    """The council of nine and the round."""
    made = Sitting(council_of_nine(world), settled(world))
    for award in ("gk-so.collective", "gk-so.individual"):
        waive(made.settled.desk.round, award, "đã niêm yết tại đơn vị", by=made.user("a-office"))
    return made
