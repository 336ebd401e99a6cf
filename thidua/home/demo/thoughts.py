"""Sample initiatives of 003's agency in several states: being written, sent, alike, heard, recognised, copied."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from thidua.clock import moment
from thidua.core.ballots.counting import Choice
from thidua.home.demo.stage import Stage
from thidua.initiatives import actions
from thidua.initiatives.actions import Found, NewAdoption, NewAuthor, NewInitiative, Told
from thidua.initiatives.models import Initiative
from thidua.people.models import Person, Unit
from thidua.voting import actions as voting

SEATS = ("chair", "secretary", "member1", "member2", "member3")
STEPS = (
    "Gộp bước tiếp nhận hồ sơ và bước số hóa thành một bước làm ngay tại quầy, công chức một cửa quét giấy tờ "
    "rồi trả lại bản giấy cho người dân (mẫu)."
)
TEXTS = {
    "topic": "admin_reform",
    "problem": "Hồ sơ giấy được số hóa sau khi tiếp nhận nên phải chờ thêm một ngày (mẫu).",
    "solution": STEPS,
    "novelty": "Không còn khâu chờ giữa hai bước (mẫu).",
    "effect": "Thời gian xử lý trung bình giảm từ 7 xuống 5 ngày, theo báo cáo mẫu quý I.",
    "applied_where": "Bộ phận Một cửa; Phòng mẫu",
    "spread": "Mọi bộ phận một cửa có máy quét đều làm được (mẫu).",
}
TITLES = (
    "Gộp bước tiếp nhận và số hóa hồ sơ (mẫu)",
    "Nhắc hạn trả hồ sơ bằng tin nhắn (mẫu)",
    "Số hóa và tiếp nhận hồ sơ: gộp bước (mẫu)",
    "Bảng theo dõi hồ sơ quá hạn từng ngày (mẫu)",
    "Mẫu đơn điền sẵn tại quầy (mẫu)",
)


def tell(stage: Stage) -> None:
    """From the window in February to what others copied in April."""
    agency: Unit = stage.running.agency
    with stage.on(date(2025, 2, 3)):
        days = (date(2025, 2, 3), date(2025, 11, 30))
        actions.set_window(agency, 2025, days, by=stage.user("office"))
    people = list(Person.objects.filter(agency=agency).select_related("unit").order_by("code")[: len(TITLES)])
    with stage.on(date(2025, 2, 20)):
        first, second, alike, sent, _draft = (
            _written(stage, title, who) for title, who in zip(TITLES, people, strict=True)
        )
        office = stage.user("office")
        for one in (first, second, alike, sent):
            actions.submit(one, by=office)
        actions.return_(sent, "Ghi rõ nguồn của số liệu (mẫu).", by=office)
    with stage.on(date(2025, 2, 26)):
        for one in (first, second):
            actions.appraise(one, "Có tính mới, hiệu quả có số liệu (mẫu).", by=stage.user("appraiser"))
    _heard(stage, agency, (first, second))
    _decided(stage, agency, first)


def _written(stage: Stage, title: str, who: Person) -> Initiative:
    by = stage.user("office")
    made = actions.register(NewInitiative(who.unit, title, who), by=by)
    authors = [NewAuthor(who.name, Decimal(60), who), NewAuthor("Đồng tác giả mẫu", Decimal(40))]
    other = {"solution": f"Làm theo năm bước ghi ở phụ lục mẫu: {title}."} if title in TITLES[1::2] else {}
    return actions.save(made, TEXTS | other | {"title": title}, authors, date(2025, 1, 6), by=by)


def _heard(stage: Stage, agency: Unit, rows: tuple[Initiative, ...]) -> None:
    """The initiative council votes by hands: the first passes, the second does not."""
    secretary, chair = stage.user("secretary"), stage.user("chair")
    with stage.on(date(2025, 3, 3)):
        told = voting.NewCouncil(agency, f"Hội đồng sáng kiến {agency.name}", "initiative", "QĐ mẫu 05")
        council = voting.found(told, by=secretary)
        for name in SEATS:
            voting.seat(council, stage.user(name), name.rstrip("123"), by=secretary)
        voting.set_working_rules(council, "2/3", "reduces", "Quy chế Hội đồng sáng kiến (mẫu)", by=chair)
    with stage.on(date(2025, 3, 10)):
        new = voting.NewSession(
            "Họp xét sáng kiến năm 2025 (mẫu)", moment(date(2025, 3, 10), 8), "open", "Phòng họp mẫu"
        )
        session = actions.call_session(council, new, rows, by=secretary)
        voting.call_roll(session, {stage.user(n).pk: "present" for n in SEATS}, by=secretary)
        items = list(session.items.order_by("number"))
        actions.mark(items[0], Found(True, True, True, "Làm được ngay (mẫu)."), by=stage.user("member1"))
        actions.mark(items[1], Found(False, True, True, "Nhiều nơi đã làm (mẫu)."), by=stage.user("member1"))
        voting.open_vote(session, by=secretary, warned=True)
        for item, choice in zip(items, (Choice.FOR, Choice.AGAINST), strict=True):
            voting.show(item, {stage.user(n).pk: choice for n in SEATS}, by=secretary)
        actions.close_open(session, by=chair)
        actions.write_minutes(session, Told(conclusion="Giao Văn phòng nhân rộng (mẫu)"), by=secretary)
        actions.sign_minutes(session, by=secretary)
        actions.sign_minutes(session, by=chair)


def _decided(stage: Stage, agency: Unit, first: Initiative) -> None:
    with stage.on(date(2025, 3, 14)):
        made = actions.recognise(agency, [first], "base", "base", by=stage.user("signer"))
        actions.confirm(made.lines.get(), by=stage.user("signer"))
    with stage.on(date(2025, 4, 2)):
        units = Unit.objects.filter(agency=agency).exclude(pk__in=(first.unit_id, agency.pk))
        told = NewAdoption(
            units.order_by("path")[0], date(2025, 4, 1), "Quầy tiếp nhận mẫu", "Giảm 1 ngày (mẫu)."
        )
        actions.adopt(first, told, by=stage.user("office"))
