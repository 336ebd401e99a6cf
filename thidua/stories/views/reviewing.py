"""The page of a story over HTTP, and what its reviewers do: return, publish, take off, publish again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.aloud import duration
from thidua.core.wording import Say
from thidua.core.workflow import allowed
from thidua.screens.asking import SURE, ask, sent
from thidua.screens.forms import Form
from thidua.stories import actions
from thidua.stories.actions.reviewing import OWN
from thidua.stories.forms import ReasonForm
from thidua.stories.models import OPEN, Bulletin, Story
from thidua.stories.queries.filling import content_said, lacking
from thidua.stories.views.shared import question, story_of


def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One story: what it says, who agreed, what may be done, its bulletin and where it went."""
    found = story_of(request, pk)
    bulletin = Bulletin.objects.filter(story=found).first()
    rights = ("write", "add_picture", "word", "send", "withdraw_sending")
    told = {
        "one": found,
        "content": content_said(found),
        "open": found.state in OPEN,
        "ways": _ways(request, found),
        "may": {name: access.may(f"story.{name}", request.user, found) for name in rights},
        "bulletin": bulletin,
        "takes": duration(bulletin.syllables) if bulletin else None,
        "sendings": list(found.sendings.filter(withdrawn_at=None)),
        "adopted": found.adoptions.filter(withdrawn_at=None).count(),
    }
    return render(request, "stories/story.html", told)


def _ways(request: HttpRequest, found: Story) -> list[dict[str, Any]]:
    """The buttons: the page of each way that one's rights allow, or why it is hindered."""
    hindered: dict[str, Say] = {}
    if found.state in OPEN and (lack := lacking(found)):
        hindered["complete"] = lack
    if found.made_by_id == request.user.pk:
        hindered["second_person"] = OWN
    ways = []
    for button in allowed("story", found.state, hindered):
        right = access.RIGHTS[f"story.{button.action}"]
        if access.may(right.name, request.user, found):
            url = reverse(f"stories:{button.action}", args=[found.pk])
            ways.append({"url": url, "say": right.say, "hindered": list(button.hindered)})
    return ways


def returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back with what is to be mended."""
    found = story_of(request, pk)
    asked = question(
        found,
        ("return", _("Trả lại bài")),
        lambda told: actions.return_(found, told["reason"], by=request.user),
        Say("Đã trả lại, kèm lý do.", "Returned, with the reason."),
    )
    return ask(request, ReasonForm(sent(request)), asked)


def publishing(request: HttpRequest, pk: int) -> HttpResponse:
    """Review it and let it be read."""
    found = story_of(request, pk)
    say = Say("Mọi người có tài khoản đọc được bài.", "Everybody with an account can read it.")
    if found.is_public:
        say = Say(
            "Mọi người đọc được bài, cả trên cổng công khai.",
            "Everybody can read it, on the public site too.",
        )
    asked = question(
        found,
        ("publish", _("Duyệt và đăng")),
        lambda _told: actions.publish(found, by=request.user),
        Say(
            "Đã đăng bài. Soạn bản tin truyền thanh ở trang này.", "Published. Word its radio bulletin here."
        ),
        template=SURE,
        shown={
            "consequence": say,
            "what": [(_("Kể về"), found.about), (_("Sự đồng ý"), found.consent)],
        },
    )
    return ask(request, Form(sent(request)), asked)


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off, with the reason."""
    found = story_of(request, pk)
    asked = question(
        found,
        ("withdraw", _("Gỡ bài")),
        lambda told: actions.withdraw(found, told["reason"], by=request.user),
        Say("Đã gỡ bài ở mọi nơi.", "Taken off everywhere."),
    )
    return ask(request, ReasonForm(sent(request)), asked)


def restoring(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish it again as it stood."""
    found = story_of(request, pk)
    say = Say("Bài hiện lại như trước khi gỡ.", "It is read again as it stood.")
    asked = question(
        found,
        ("restore", _("Đăng lại bài")),
        lambda _told: actions.restore(found, by=request.user),
        Say("Đã đăng lại bài.", "Published again."),
        template=SURE,
        shown={"consequence": say, "what": [(_("Lý do đã gỡ"), found.said)]},
    )
    return ask(request, Form(sent(request)), asked)
