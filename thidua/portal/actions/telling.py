"""Short news by the office; a film only with its words beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Unit, User
from thidua.portal.models import News
from thidua.screens.posting import expect


@dataclass(frozen=True)
class Item:
    """What a news item says, from which day it stands, and the film that goes with it."""

    title: str
    text: str
    on: date
    video: str = ""
    transcript: str = ""


@action("news.write")
def write_news(agency: Unit, told: Item, *, by: User) -> News:
    """Write a news item; it stands on the public site from its day on."""
    made = News(agency=agency)
    access.check("news.write", by, made)
    return _saved(made, told, "news.write", by)


@action("news.change")
def change_news(news: News, told: Item, version: int | None = None, *, by: User) -> News:
    """Mend a news item."""
    row = News.objects.select_for_update(of=("self",), no_key=True).get(pk=news.pk)
    access.check("news.change", by, row)
    expect(version, row, str(row.by), row.saved_at)
    if row.withdrawn_at is not None:
        raise Refused(Say("Tin đã gỡ nên không sửa được.", "The item was taken off, so it is not mended."))
    row.version += 1
    return _saved(row, told, "news.change", by)


@action("news.withdraw")
def withdraw_news(news: News, *, by: User) -> News:
    """Take a news item off the public site."""
    row = News.objects.select_for_update(of=("self",), no_key=True).get(pk=news.pk)
    access.check("news.withdraw", by, row)
    if row.withdrawn_at is not None:
        raise Refused(Say("Tin đã gỡ từ trước.", "The item was taken off before."))
    row.withdrawn_at = now()
    row.save(update_fields=["withdrawn_at"])
    record("news.withdraw", row, by=by)
    return row


def _saved(row: News, told: Item, name: str, by: User) -> News:
    _check(told)
    row.title, row.text, row.on = told.title.strip()[:200], told.text.strip(), told.on
    row.video, row.transcript = told.video.strip(), told.transcript.strip()
    row.by, row.saved_at = by, now()
    row.save()
    record(name, row, by=by, told={"on": f"{row.on}", "video": bool(row.video)})
    return row


def _check(told: Item) -> None:
    if not told.title.strip() or not told.text.strip():
        raise Refused(Say("Ghi tiêu đề và nội dung của tin.", "Give the headline and the text."))
    video = told.video.strip()
    if video and (urlsplit(video).scheme not in ("http", "https") or not urlsplit(video).netloc):
        raise Refused(
            Say("Địa chỉ video bắt đầu bằng https://.", "The address of the video begins with https://.")
        )
    if video and not told.transcript.strip():
        raise Refused(
            Say(
                "Ghi lời của video: người không nghe được, mạng chậm vẫn biết nội dung.",
                "Write down the words of the video, for whoever cannot hear it or has a slow line.",
            )
        )
