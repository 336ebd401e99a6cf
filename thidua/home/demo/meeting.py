"""A council of sample people: founded with its rules, meeting, voting in secret, signing its minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from thidua.clock import moment
from thidua.core.ballots.counting import Choice
from thidua.councils import actions as councils
from thidua.councils.models import Agenda
from thidua.home.demo.stage import Stage
from thidua.nominations.models import Nomination
from thidua.people.models import Unit, User
from thidua.records.actions import open_series
from thidua.voting import actions as voting
from thidua.voting.models import Council, Item

MEMBERS = ("chair", "secretary", "member1", "member2", "member3", "member4", "member5")
FORMS = ("merit_certificate", "commendation_certificate", "")
BASIS = "Quy chế làm việc của Hội đồng (mẫu)"


def books(stage: Stage, agency: Unit, symbol: str, year: int) -> None:
    """The agency's books of numbers for a year."""
    patterns = {"decision": "{n}/QĐ-", "submission": "{n}/TTr-", "minutes": "{n}/BB-", "letter": "{n}/"}
    patterns |= {
        "report": "{n}/BC-",
        "notice": "{n}/TB-",
        "invitation": "{n}/GM-",
        "plan": "{n}/KH-",
        "confirmation": "{n}/GXN-",
    }
    for name, start in patterns.items():
        open_series(agency, name, f"{start}{symbol}", by=stage.user("agency_admin"), year=year)


def found(stage: Stage, agency: Unit, day: date) -> Council:
    """The council with its members, its quorum, and the threshold that it has decided for each form."""
    with stage.on(day):
        told = voting.NewCouncil(
            agency, f"Hội đồng Thi đua - Khen thưởng {agency.name}", decision="QĐ mẫu 01"
        )
        council = voting.found(told, by=stage.user("office"))
        for name in MEMBERS:
            voting.seat(council, stage.user(name), name.rstrip("12345"), by=stage.user("office"))
        chair = stage.user("chair")
        voting.set_working_rules(council, "2/3", "reduces", BASIS, by=chair)
        for form in FORMS:
            told_ = voting.NewRule(form, "80%", basis=BASIS, reason="Hội đồng quyết định đầu phiên mẫu.")
            voting.set_rule(council, told_, by=chair)
    return council


def call(stage: Stage, council: Council, round_: str, cases: Sequence[Nomination], day: date) -> Agenda:
    """A session on the nominations, its roll called, its codes with their holders: ready to open."""
    told = voting.NewSession(
        f"Phiên họp xét khen thưởng năm {round_}", moment(day, 8), "sealed", "Phòng họp mẫu"
    )
    agenda = councils.call_session(council, stage.round(round_), told, cases, by=stage.user("secretary"))
    presences = {stage.user(name).pk: "present" for name in MEMBERS}
    voting.call_roll(agenda.session, presences, by=stage.user("secretary"))
    return agenda


def hold(stage: Stage, agenda: Agenda, day: date) -> None:
    """The vote of a session from its opening to the signed minutes; one member differs on the last case."""
    with stage.on(day, 10):
        session, secretary, chair = agenda.session, stage.user("secretary"), stage.user("chair")
        holders = {"chair": chair, "secretary": secretary, "board": stage.user("member1")}
        voting.name_holders(session, holders, by=secretary)
        codes = []
        for who in holders.values():
            codes.append(voting.take_code(session, by=who))
            voting.confirm_code(session, codes[-1], by=who)
        voting.open_vote(session, by=secretary, warned=True)
        items = list(session.items.order_by("number"))
        for name in MEMBERS:
            voting.cast(session, _ballot(items, stage.user(name), name), by=stage.user(name))
        councils.close(agenda, (codes[0], codes[1]), by=chair)
    with stage.on(day, 11):
        conclusion = "Hội đồng thống nhất kết quả bỏ phiếu (mẫu)."
        councils.write_minutes(agenda, moment(day, 8), moment(day, 11), conclusion, by=secretary)
        councils.sign_minutes(agenda, by=secretary)
        councils.sign_minutes(agenda, by=chair)
        voting.destroy(agenda.session, by=secretary)


def _ballot(items: Sequence[Item], user: User, name: str) -> dict[int, Choice]:
    mine = [item for item in items if not item.recusals.filter(user=user).exists()]
    against = items[-1].pk if name == "member5" else 0
    return {item.pk: Choice.AGAINST if item.pk == against else Choice.FOR for item in mine}
