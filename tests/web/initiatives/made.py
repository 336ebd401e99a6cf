"""Initiatives for tests, brought as far as a test needs by the same actions that the screens call."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.web.world import DAY, World
from thidua.clock import moment
from thidua.core.ballots.counting import Choice
from thidua.initiatives import actions
from thidua.initiatives.actions import NewAuthor, NewInitiative
from thidua.initiatives.models import Initiative, Recognition
from thidua.voting import actions as voting
from thidua.voting.actions import NewCouncil, NewSession
from thidua.voting.models import Council, Session

STEPS = (
    "Gộp bước tiếp nhận hồ sơ và bước số hóa thành một bước làm ngay tại quầy, công chức một cửa quét giấy tờ"
)
TEXTS = {
    "title": "Gộp bước tiếp nhận và số hóa hồ sơ",
    "topic": "admin_reform",
    "problem": "Hồ sơ giấy được số hóa sau khi tiếp nhận nên phải chờ thêm một ngày.",
    "solution": STEPS + " rồi trả lại bản giấy cho người dân.",
    "novelty": "Không còn khâu chờ giữa hai bước.",
    "effect": "Thời gian xử lý giảm từ 7 xuống 5 ngày (báo cáo quý III).",
    "applied_where": "Bộ phận Một cửa",
    "spread": "Mọi bộ phận một cửa có máy quét đều làm được.",
}


def written(world: World, code: str = "a1", **other: str) -> Initiative:
    """A complete draft of a person of A, with a co-author known by name only."""
    someone, by = world.people[code], world.users["a-office"]
    made = actions.register(NewInitiative(someone.unit, TEXTS["title"], someone), by=by)
    authors = [NewAuthor(someone.name, Decimal(70), someone), NewAuthor("Người ngoài mẫu", Decimal(30))]
    return actions.save(made, TEXTS | other, authors, date(2024, 3, 1), by=by)


def appraised(world: World, code: str = "a1", **other: str) -> Initiative:
    made = actions.submit(written(world, code, **other), by=world.users["a-office"])
    return actions.appraise(made, "Có tính mới.", by=world.users["a-appraiser"])


def council(world: World, agency: str = "A") -> Council:
    low, top = agency.lower(), world.units[agency]
    made = voting.found(
        NewCouncil(top, "Hội đồng sáng kiến", "initiative", "12/QĐ"), by=world.users[f"{low}-secretary"]
    )
    roles = {"chair": "chair", "secretary": "secretary", "member1": "member", "member2": "member"}
    for name, role in roles.items():
        voting.seat(made, world.users[f"{low}-{name}"], role, by=world.users[f"{low}-secretary"])
    return voting.set_working_rules(made, "2/3", "reduces", "quy chế mẫu", by=world.users[f"{low}-chair"])


def heard(world: World, *rows: Initiative, votes: str = "++++", agency: str = "A") -> Session:
    """A session with an open vote: one sign for each member, in the order of their seats."""
    low = agency.lower()
    secretary = world.users[f"{low}-secretary"]
    told = NewSession("Họp mẫu", moment(DAY), "open")
    session = actions.call_session(council(world, agency), told, rows, by=secretary)
    voting.call_roll(session, {m.user_id: "present" for m in session.attendance.all()}, by=secretary)
    voting.open_vote(session, by=secretary, warned=True)
    roll = [m.user_id for m in session.attendance.order_by("pk")]
    for item in session.items.all():
        out = set(item.recusals.values_list("user", flat=True))
        said = {u: Choice.FOR if v == "+" else Choice.AGAINST for u, v in zip(roll, votes, strict=True)}
        voting.show(item, {u: c for u, c in said.items() if u not in out}, by=secretary)
    return actions.close_open(session, by=secretary)


def recognised(world: World, code: str = "a1") -> tuple[Recognition, Initiative]:
    made = appraised(world, code)
    heard(world, made)
    found = actions.recognise(world.units["A"], [made], "base", "base", by=world.users["a-signer"])
    made.refresh_from_db()
    return found, made
