"""What of a person's data may be erased and what stays, each with its ground: the same list shown and done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from thidua.appraisals.models import Comment
from thidua.clock import today
from thidua.core.law.retention import Period, period
from thidua.core.wording import Say, days
from thidua.evidence.models import Fact
from thidua.honours.models import Honour
from thidua.initiatives.models import Author
from thidua.nominations.models import Nomination
from thidua.people.models import Person, User
from thidua.portal.models import Observation
from thidua.stories.models import Story

DETAILS = ("birth_date", "gender", "staff_kind", "post", "leadership", "direct_reform_worker")
"""What is written about a person beside the name."""
ENDED = ("granted", "not_chosen", "not_passed", "withdrawn", "revoked")
"""States in which a dossier asks nothing more of the person's details."""
GONE = "Người đã xóa dữ liệu"
"""What stands instead of a name; the code beside it tells two such people apart."""


@dataclass(frozen=True)
class Item:
    """One sort of data: how many, whether it goes, why it stays and until when."""

    key: str
    what: Say
    count: int
    goes: bool
    why: Say
    until: date | None = None


def foreseen(person: Person) -> list[Item]:
    """What a request to erase would do to one person's data on this day."""
    kept = [item for item in _standing(person) if item.count]
    held = [item for item in kept if not item.goes]
    under_way = Nomination.objects.filter(person=person).exclude(state__in=ENDED).count()
    account = User.objects.filter(person=person, is_active=True).count()
    details = sum(getattr(person, name) not in (None, "") for name in DETAILS)
    return [
        *kept,
        _details(details, under_way),
        _name(held, under_way),
        Item(
            "account",
            Say("Liên kết với tài khoản", "The link to an account"),
            account,
            not held and not under_way,
            Say(
                "tài khoản còn để làm việc thì khóa ở trang người dùng",
                "while it serves the work it is shut on the page of users",
            ),
        ),
    ]


def _details(count: int, under_way: int) -> Item:
    why = Say("còn hồ sơ đang xét", "a dossier is still under way") if under_way else _ASKED
    what = Say("Ngày sinh, giới tính, chức vụ, đối tượng", "Birth date, gender, post, sort of staff")
    return Item("details", what, count, not under_way, why)


def _name(held: list[Item], under_way: int) -> Item:
    why = Say("còn dữ liệu phải giữ ở trên", "data above must be kept") if held or under_way else _ASKED
    return Item("name", Say("Họ và tên", "The name"), 1, not held and not under_way, why)


_ASKED = Say(
    "người ấy yêu cầu (Luật 91/2025/QH15, Điều 14)", "the person asks for it (Law 91/2025/QH15, article 14)"
)


_STORY = Say(
    "gỡ bài ở trang của bài, hoặc yêu cầu thôi công khai tên",
    "the story is taken off on its own page, or the name is taken off the public site",
)
_AUTHOR = Say("tên tác giả thuộc về sáng kiến", "the name of the author belongs to the initiative")


def _standing(person: Person) -> Iterator[Item]:
    """What other rooms keep: awards for ever, dossiers and records for their term."""
    honours = Honour.objects.filter(person=person).count()
    yield _kept(
        "honours", Say("Danh hiệu trong sổ", "Awards in the register"), honours, period("register"), None
    )
    sent = Nomination.objects.filter(person=person).exclude(submitted_on=None)
    last = sent.aggregate(last=Max("submitted_on"))["last"]
    yield _kept(
        "nominations",
        Say("Hồ sơ đã gửi", "Dossiers that were sent"),
        sent.count(),
        period("award_agency"),
        last,
    )
    authored = Author.objects.filter(person=person).count()
    yield Item("initiatives", Say("Sáng kiến", "Initiatives"), authored, False, _AUTHOR)
    stories = Story.objects.filter(told_of=person).count()
    yield Item("stories", Say("Điển hình viết về mình", "Stories about oneself"), stories, False, _STORY)
    facts = Fact.objects.filter(person=person)
    newest = facts.aggregate(last=Max("recorded_on"))["last"]
    yield _kept("facts", Say("Số liệu, minh chứng", "Records"), facts.count(), period("evidence"), newest)


def _kept(key: str, what: Say, count: int, term: Period, begun: date | None) -> Item:
    """Things of one sort: they stay, because they are never taken apart, while the newest is within its term."""
    until = term.until(begun) if begun else None
    over = until is not None and until < today()
    said = Say(f"{term.source.vi}; {term.length.vi}", f"{term.source.en}; {term.length.en}")
    if over and until:
        on = days(until)
        said = Say(
            f"hết thời hạn giữ ngày {on.vi}: thôi gắn với tên",
            f"its term ended on {on.en}: it loses the name",
        )
    return Item(key, what, count, over, said, until)


def contacts_over(user: Any) -> list[QuerySet]:
    """Names and contacts of citizens whose term is over, in the agencies that a person sees whole."""
    last = _months_before(today(), period("contact").months or 0)
    of = {"agency__in": user.agencies_seen_whole, "answered_at__date__lt": last}
    return [_with_contact(model.objects.filter(**of)) for model in (Comment, Observation)]


def _with_contact(rows: QuerySet) -> QuerySet:
    return rows.exclude(name="", contact="")


def _months_before(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 - months
    return date(at // 12, at % 12 + 1, min(day.day, 28))
