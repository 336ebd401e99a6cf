"""A council of nine for the tests of voting: seated, with rules, a session, codes in three hands."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.web.world import DAY, World
from thidua.clock import now
from thidua.core.ballots.counting import Choice
from thidua.people.models import User
from thidua.voting import actions
from thidua.voting.models import Council, Item, Seat, Session

FOR, AGAINST, BLANK = Choice.FOR, Choice.AGAINST, Choice.BLANK
SEATS = ("a-chair", "a-secretary", *(f"a-member{n}" for n in range(1, 8)))
HOLDERS = {"chair": "a-chair", "secretary": "a-secretary", "board": "a-office"}


@dataclass(repr=False)
class Bench:
    """A council at work: its users by name, its session, the codes that its holders wrote down."""

    world: World
    council: Council
    session: Session | None = None
    codes: dict[str, str] = field(default_factory=dict)

    def user(self, name: str) -> User:
        """An account as the database has it now."""
        return User.objects.get(username=name)

    @property
    def chair(self) -> User:
        """Who opens and closes."""
        return self.user("a-chair")

    @property
    def secretary(self) -> User:
        """Who calls the roll and records."""
        return self.user("a-secretary")

    @property
    def vote(self) -> Session:
        """The session as it stands."""
        assert self.session
        return Session.objects.get(pk=self.session.pk)

    def item(self, number: int = 1) -> Item:
        """An item of the session."""
        return self.vote.items.get(number=number)

    def plan(self, items: int = 1, mode: str = "sealed", form: str = "commendation_certificate") -> Session:
        """Call a session with sample nominees; everybody is marked present."""
        told = actions.NewSession("Phiên họp mẫu", now(), mode)
        nominees = [
            actions.NewItem("nomination", str(n), f"Cá nhân mẫu {n}", form) for n in range(1, items + 1)
        ]
        self.session = actions.plan(self.council, told, nominees, by=self.secretary)
        everybody = self.session.attendance.values_list("user", flat=True)
        actions.call_roll(self.session, dict.fromkeys(everybody, "present"), by=self.secretary)
        return self.session

    def hand_out(self) -> None:
        """Name the three holders; each takes a code and types it again."""
        holders = {place: self.user(name) for place, name in HOLDERS.items()}
        actions.name_holders(self.vote, holders, by=self.chair)
        for place, holder in holders.items():
            self.codes[place] = actions.take_code(self.vote, by=holder)
            actions.confirm_code(self.vote, self.codes[place], by=holder)

    def open(self) -> Session:
        """Open the vote, the warnings read."""
        return actions.open_vote(self.vote, by=self.chair, warned=True)

    def cast(self, name: str, *choices: Choice) -> dict[int, str]:
        """One member votes on the items they may vote on, in order."""
        items = [i.pk for i in self.vote.items.all() if not i.recusals.filter(user__username=name).exists()]
        return actions.cast(self.vote, dict(zip(items, choices, strict=True)), by=self.user(name))

    def everybody(self, *agree: str, items: int = 1) -> None:
        """The named vote in favour, everybody else against."""
        for name in SEATS:
            self.cast(name, *[FOR if name in agree else AGAINST] * items)

    def two_codes(self, one: str = "chair", other: str = "board") -> tuple[str, str]:
        """Two of the three codes."""
        return self.codes[one], self.codes[other]

    def close(self) -> Session:
        """Close with the codes of the chair and the counting board."""
        return actions.close(self.vote, self.two_codes(), by=self.chair)


def council_of_nine(world: World) -> Bench:
    """Department A's council: chair, secretary, seven members; threshold 80 %, quorum two thirds."""
    for number in range(5, 8):
        world.user(f"a-member{number}", "member", "A")
    office, chair = world.users["a-office"], world.users["a-chair"]
    council = actions.found(actions.NewCouncil(world.units["A"], "Hội đồng mẫu"), by=office)
    roles = {"a-chair": "chair", "a-secretary": "secretary"}
    for name in SEATS[:2]:
        actions.seat(council, world.users[name], roles[name], by=office)
    Seat.objects.bulk_create(
        Seat(council=council, user=world.users[name], role="member", since=DAY) for name in SEATS[2:]
    )
    actions.set_working_rules(council, "2/3", "reduces", "Quy chế mẫu, khoản 6", by=chair)
    rule = actions.NewRule(
        "commendation_certificate", "80%", basis="Nghị quyết phiên mẫu", reason="như mức của danh hiệu cơ sở"
    )
    actions.set_rule(council, rule, by=chair)
    return Bench(world, council)
