"""Whether a vote can open: what hinders it, each with its cure, and what its chair must be told first."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.clock import today
from thidua.core.ballots.disclosure import fewest_seals, gives_away, subtraction
from thidua.core.ballots.rules import Rule, decided_on
from thidua.core.wording import Say, join, several
from thidua.voting.models import Attendance, Item, Session
from thidua.voting.queries.roll import Roll, roll_of, rule_for


def hindrances(session: Session, *, warned: bool = False) -> dict[str, Say]:
    """Why the vote cannot open now, by the needs of the workflow; empty when it can."""
    roll = roll_of(session)
    rules = {form: rule_for(session.council, form, today()) for form in {i.form for i in roll.items}}
    told = {
        "composition": list(_composition(roll)),
        "threshold": list(_rules(roll, rules)),
        "quorum": list(_quorum(roll, rules)),
        "own_case": [_own(item, member) for item, member, own in _conflicts(roll) if own],
        "keys": list(_keys(session)),
        "fewest": list(_fewest(roll, rules)),
        "warned": [] if warned else warnings(session),
    }
    return {need: join(reasons, " ") for need, reasons in told.items() if reasons}


def conflicts(session: Session) -> list[tuple[Item, Attendance, bool]]:
    """Who is close to whom and has not stood aside: the nominee themselves (True) or the same unit."""
    return list(_conflicts(roll_of(session)))


def warnings(session: Session) -> list[Say]:
    """What the chair and the secretary must have read before a secret vote opens."""
    if session.mode == "open":
        return []
    roll = roll_of(session)
    told = [gives_away(least_voters(roll))] if roll.items else []
    for item in roll.items:
        before = _earlier(item)
        if before is not None:
            told.append(subtraction(before, len(roll.voters(item.pk))))
    units = [h.user.person.unit_id for h in session.holders.select_related("user__person") if h.user.person]
    if len(set(units)) < len(units):
        told.append(SAME_OFFICE)
    return list(dict.fromkeys(say for say in told if say))


def least_voters(roll: Roll) -> int:
    """How many may vote on the item with the fewest voters."""
    return min((len(roll.voters(i.pk)) for i in roll.items), default=0)


def _composition(roll: Roll) -> Iterator[Say]:
    if not roll.items:
        yield Say("Phiên họp chưa có dòng nào để bỏ phiếu.", "The session has nothing to vote on.")
    unknown = sum(m.presence == "unknown" for m in roll.members)
    if unknown:
        yield Say(
            f"Chưa điểm danh {unknown} người. Điểm danh ở mục Thành phần.",
            f"{several(unknown, 'member')} not called yet. Call the roll under Composition.",
        )


def _rules(roll: Roll, rules: dict[str, Rule]) -> Iterator[Say]:
    for form, rule in rules.items():
        recused = any(roll.recused.get(i.pk) for i in roll.items if i.form == form)
        yield from (_of_form(form, told) for told in rule.unset(recused=recused))
        if rule.secret and roll.session.mode == "open":
            yield Say(
                f"Hình thức này phải bỏ phiếu kín ({rule.source.vi}). Đổi cách bỏ phiếu của phiên.",
                f"This form must be voted on in secret ({rule.source.en}). Change the session's way of voting.",
            )


def _of_form(form: str, told: Say) -> Say:
    """The same, naming the form of award that it stops."""
    name = decided_on(form)
    return Say(f"{name.vi}: {told.vi}", f"{name.en}: {told.en}") if form else told


def _quorum(roll: Roll, rules: dict[str, Rule]) -> Iterator[Say]:
    members = len(roll.members)
    needed = max((r.quorum.needed(members) for r in rules.values() if r.quorum), default=0)
    if roll.attending < needed:
        yield Say(
            f"Không đủ điều kiện họp: {roll.attending}/{members} có mặt, cần {needed}. Ý kiến bằng văn bản không "
            "tính là có mặt.",
            f"No quorum: {roll.attending}/{members} attend, {needed} needed. A written opinion is no attendance.",
        )


def _conflicts(roll: Roll) -> Iterator[tuple[Item, Attendance, bool]]:
    for item in roll.items:
        for member in roll.members:
            if member.user_id in roll.recused.get(item.pk, frozenset()):
                continue
            person = member.user.person
            if person and person.pk == item.person_id:
                yield item, member, True
            elif person and item.unit_id and person.unit_id == item.unit_id:
                yield item, member, False


def _own(item: Item, member: Attendance) -> Say:
    return Say(
        f"{member.user} là người được xét ở dòng {item.number}: ghi từ chối xét trước khi mở.",
        f"{member.user} is the nominee of item {item.number}: record the recusal before opening.",
    )


def _keys(session: Session) -> Iterator[Say]:
    if session.mode != "sealed":
        return
    taken = session.holders.exclude(taken_at=None).count()
    if taken < 3:  # three holders, any two open
        yield Say(
            f"Mới có {taken}/3 người giữ mã đã nhận và gõ thử mã. Nhắc người còn lại mở trang Nhận mã.",
            f"Only {taken} of 3 holders have taken and tried their code. Ask the others to open the code page.",
        )


def _fewest(roll: Roll, rules: dict[str, Rule]) -> Iterator[Say]:
    if roll.session.mode != "sealed":
        return
    for item in roll.items:
        quorum, voters = rules[item.form].quorum, len(roll.voters(item.pk))
        least = fewest_seals(len(roll.members), quorum) if quorum else 0
        if voters < least:
            yield Say(
                f"Dòng {item.number} chỉ có {voters} người bỏ phiếu kín được, ít hơn {least}: số phiếu sẽ lộ phiếu "
                "của từng người. Dùng phiếu giấy hoặc hoãn.",
                f"Only {voters} can vote in secret on item {item.number}, fewer than {least}: the counts would give "
                "votes away. Use paper ballots or postpone.",
            )


def _earlier(item: Item) -> int | None:
    """How many ballots an earlier secret count on the same thing held."""
    rows = Item.objects.filter(kind=item.kind, ident=item.ident).exclude(pk=item.pk).exclude(result={})
    last = rows.exclude(session__mode="open").order_by("-session__closed_at").first()
    return sum(last.result["box"]) if last else None


SAME_OFFICE = Say(
    "Hai người giữ mã cùng một đơn vị: nên chọn người ở các đơn vị khác nhau, vì hai mã và một bản sao cơ sở dữ liệu "
    "mở được phiếu cho tới khi mã bị hủy.",
    "Two code holders belong to one unit: choose different offices, because two codes and a copy of the database "
    "open the ballots until the codes are destroyed.",
)
