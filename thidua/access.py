"""Who may do what: one table on one page; every refusal has its reason.

A row: right | who | Vietnamese | English | pages (names of URLs that need this right).
Who is `role@scope`, where the scope says which things the role reaches:
`site` all · `agency` things of the role's own agency · `unit` things of the role's unit and those
below · `host` things of movements that the role's agency runs · `movement` things of the movement
the role was appointed for · `self` one's own. `signed_in` is anybody with an account, `public` all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say, join

ROLES = (
    "sysadmin",
    "agency_admin",
    "office",
    "clerk",
    "candidate",
    "appraiser",
    "chair",
    "secretary",
    "member",
    "signer",
    "steering",
    "auditor",
)

_ROWS = """
account.enter | public | đăng nhập | sign in | account_login account_reset_password account_reset_password_done account_reset_password_from_key account_reset_password_from_key_done account_signup account_inactive account_email_verification_sent account_confirm_email
account.own | signed_in | giữ tài khoản của mình | keep one's own account | account_logout account_change_password account_set_password account_reauthenticate account_email
account.preferences | public | đổi ngôn ngữ, cách hiển thị | change language and display | screens:language screens:display screens:parts
home.view | signed_in | xem việc của mình | see one's own work | home:todo screens:job
person.private | agency_admin@agency office@agency appraiser@movement secretary@agency candidate@self | xem dữ liệu riêng của cá nhân | see a person's private data
records.file | signed_in | mở tệp của hồ sơ mình thấy | open a file of a case one sees | records:file
records.keep | signed_in | tải tệp lên | upload a file
records.attach | signed_in | gắn tệp | attach a file | records:attach records:pages
records.remove | signed_in | gỡ tệp | remove a file | records:remove
records.restore | signed_in | gắn lại tệp | attach a file again | records:restore
records.view | agency_admin@agency office@agency signer@agency secretary@agency chair@agency auditor@agency clerk@agency | xem sổ cấp số | see the books of numbers | records:series records:book
records.open_series | agency_admin@agency | mở sổ cấp số | open a book of numbers | records:open
records.take_number | office@agency signer@agency secretary@agency clerk@agency | lấy số | take a number
records.void_number | agency_admin@agency office@agency | bỏ số | make a number void | records:void
records.issue_code | office@agency signer@agency | cấp mã kiểm tra | issue a check code
records.revoke_code | office@agency signer@agency | thu mã kiểm tra | revoke a check code
voting.view | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement office@agency auditor@agency | xem phiên họp Hội đồng | see council sessions | voting:turnout voting:checks
voting.found | office@agency secretary@agency | lập Hội đồng | set up a council
voting.seat | office@agency secretary@agency chair@agency chair@movement | thêm thành viên Hội đồng | add a council member
voting.unseat | office@agency secretary@agency chair@agency chair@movement | kết thúc vai của thành viên Hội đồng | end a council member's seat
voting.set_working_rules | chair@agency chair@movement | đặt quy tắc làm việc của Hội đồng | declare the council's working rules
voting.set_rule | chair@agency chair@movement | đặt ngưỡng thông qua | set a voting threshold
voting.plan | secretary@agency secretary@movement chair@agency chair@movement office@agency | lập phiên họp Hội đồng | plan a council session
voting.add_item | secretary@agency secretary@movement office@agency | thêm dòng vào phiên họp | add an item to a session
voting.remove_item | secretary@agency secretary@movement office@agency | bỏ dòng khỏi phiên họp | remove an item from a session
voting.mark | secretary@agency secretary@movement chair@agency chair@movement | điểm danh | call the roll
voting.recuse | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement | ghi từ chối xét | record a recusal
voting.take_back_recusal | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement | bỏ ghi từ chối xét | take back a recusal
voting.name_holders | chair@agency chair@movement secretary@agency secretary@movement | chọn người giữ mã mở hòm phiếu | name the holders of the codes
voting.take_code | chair@self secretary@self member@self office@self | nhận mã mở hòm phiếu | take a code of the box | voting:code
voting.confirm_code | chair@self secretary@self member@self office@self | gõ thử mã mở hòm phiếu | try a code of the box
voting.burn_code | chair@self secretary@self member@self office@self | hủy mã mở hòm phiếu | destroy a code of the box
voting.open_vote | chair@agency chair@movement secretary@agency secretary@movement | mở bỏ phiếu | open a vote
voting.cast | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement | bỏ phiếu kín | cast a secret ballot | voting:ballot voting:cast
voting.write | secretary@agency secretary@movement | ghi ý kiến bằng văn bản của người vắng mặt | record an absent member's written opinion
voting.show | secretary@agency secretary@movement | ghi biểu quyết công khai | record an open vote
voting.enter_paper | secretary@agency secretary@movement | nhập kết quả phiếu giấy | enter paper ballots
voting.confirm_paper | chair@agency chair@movement secretary@agency secretary@movement member@agency member@movement office@agency | xác nhận kết quả phiếu giấy | confirm paper ballots
voting.close | chair@agency chair@movement secretary@agency secretary@movement | đóng bỏ phiếu và kiểm phiếu | close and count a vote | voting:close
voting.close_open | chair@agency chair@movement secretary@agency secretary@movement | đóng biểu quyết công khai | close an open vote
voting.recount | chair@agency chair@movement secretary@agency secretary@movement | kiểm phiếu lại | recount a vote | voting:recount
voting.sign | chair@agency chair@movement secretary@agency secretary@movement | ghi nhận biên bản đã ký | record signed minutes
voting.destroy | chair@agency chair@movement secretary@agency secretary@movement | hủy phiếu kín | destroy sealed ballots | voting:destroy
voting.call_off | chair@agency chair@movement secretary@agency secretary@movement | không họp phiên | call off a session
voting.abandon | chair@agency chair@movement secretary@agency secretary@movement | bỏ lượt bỏ phiếu | abandon a vote | voting:abandon
"""


class Holding(NamedTuple):
    """One role that a user holds: in a unit, or for one movement."""

    role: str
    agency_id: int | None
    path: str
    movement_id: int | None = None


@dataclass(frozen=True)
class Right:
    """One row of the table."""

    name: str
    who: tuple[tuple[str, str], ...]
    say: Say
    pages: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that have it, each once, in the order of the row."""
        return tuple(dict.fromkeys(role for role, _ in self.who))


def _read(rows: str) -> Iterator[Right]:
    for row in rows.strip().splitlines():
        name, who, vi, en, *pages = (part.strip() for part in row.split("|"))
        pairs = tuple((role, scope) for role, _, scope in (w.partition("@") for w in who.split()))
        yield Right(name, pairs, Say(vi, en), tuple(pages[0].split()) if pages else ())


RIGHTS: dict[str, Right] = {right.name: right for right in _read(_ROWS)}
PAGES: dict[str, str] = {page: right.name for right in RIGHTS.values() for page in right.pages}
_OPEN = frozenset({"signed_in", "public"})


def may(name: str, by: Any, thing: Any = None) -> bool:
    """Whether `by` has the right over the thing (over anything at all where none is given)."""
    right = RIGHTS[name]
    if any(role == "public" for role, _ in right.who):
        return True
    if not getattr(by, "is_authenticated", False) or not by.is_active:
        return False
    if any(role == "signed_in" for role, _ in right.who):
        return True
    return any(_reaches(role, scope, by, thing) for role, scope in right.who)


def check(name: str, by: Any, thing: Any = None) -> None:
    """Let pass, or refuse with the reason.

    Raises Refused naming who has the right and which roles the person has.
    """
    if not may(name, by, thing):
        raise Refused(refusal(name, by))
    _noted(name)


def refusal(name: str, by: Any) -> Say:
    """Why the right is not there: whose it is, and which roles the person has."""
    right = RIGHTS[name]
    theirs = join([terms.label("role", role) for role in right.roles if role not in _OPEN])
    mine = join([terms.label("role", role) for role in held(by)]) if held(by) else Say("chưa có", "none")
    return Say(
        f"Bạn không có quyền {right.say.vi}. Quyền này thuộc: {theirs.vi}. Vai của bạn: {mine.vi}.",
        f"You have no right to {right.say.en}. It belongs to: {theirs.en}. Your roles: {mine.en}.",
    )


def held(by: Any) -> list[str]:
    """The roles of a person, each once."""
    return list(dict.fromkeys(h.role for h in getattr(by, "holdings", ())))


def holdings_for(names: Iterable[str], by: Any) -> list[Holding]:
    """The holdings of a person that carry one of the rights, whatever the thing."""
    roles = {role for name in names for role in RIGHTS[name].roles}
    return [h for h in by.holdings if h.role in roles]


def _reaches(role: str, scope: str, by: Any, thing: Any) -> bool:
    if scope == "self":
        return thing is None or _own(by, thing)
    mine = [h for h in by.holdings if h.role == role]
    return any(thing is None or _covers(scope, h, thing) for h in mine)


def _own(by: Any, thing: Any) -> bool:
    person = getattr(thing, "person_id", None)
    user = getattr(thing, "user_id", None)
    return (person is not None and person == by.person_id) or (user is not None and user == by.pk)


def _covers(scope: str, holding: Holding, thing: Any) -> bool:
    if scope == "site":
        return True
    if scope == "movement":
        return holding.movement_id is not None and holding.movement_id == getattr(thing, "movement_id", None)
    if holding.movement_id is not None:
        return False
    if scope == "agency":
        return holding.agency_id is not None and holding.agency_id == getattr(thing, "agency_id", None)
    if scope == "host":
        return holding.agency_id is not None and holding.agency_id == getattr(thing, "host_id", None)
    path = getattr(thing, "unit_path", None)
    return bool(path) and bool(holding.path) and str(path).startswith(holding.path)


_seen: ContextVar[set[str] | None] = ContextVar("seen", default=None)


@contextmanager
def watched() -> Iterator[set[str]]:
    """Note which rights are checked inside the block; blocks within blocks share one note."""
    outer = _seen.get()
    seen = set() if outer is None else outer
    token = _seen.set(seen)
    try:
        yield seen
    finally:
        _seen.reset(token)


def _noted(name: str) -> None:
    seen = _seen.get()
    if seen is not None:
        seen.add(name)


@cache
def pages_of(role: str) -> frozenset[str]:
    """The pages that a role may open at least for its own things."""
    return frozenset(p for p, name in PAGES.items() if {role, *_OPEN} & set(RIGHTS[name].roles))
