"""One story over HTTP: begun, written while it saves itself, sent, taken back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core.wording import Say
from thidua.movements.queries.movements import running
from thidua.people.queries import units_for
from thidua.screens import writing
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form
from thidua.stories import actions
from thidua.stories.actions import NewStory
from thidua.stories.forms import StartForm, WriteForm
from thidua.stories.models import OPEN, Story
from thidua.stories.views.shared import question, story_of, way_to


def starting(request: HttpRequest) -> HttpResponse:
    """Begin a story."""
    by = request.user
    form = StartForm(sent(request), units=units_for(by, "story.start"), movements=running(by))

    def do(told: dict[str, Any]) -> Story:
        return actions.start(NewStory(**told), by=by)

    heading = _("Viết bài điển hình")
    asked = Question(
        right="story.start",
        thing=None,
        heading=heading,
        button=_("Bắt đầu viết"),
        do=do,
        told=Say("Đã lập bài. Viết dần, hệ thống tự lưu.", "Begun. Write on; it saves itself."),
        to=lambda made: reverse("stories:write", args=[made.pk]),
        way=way_to(None, heading),
    )
    return ask(request, form, asked)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the story; it saves itself, and the button saves too."""
    found = story_of(request, pk)
    form = WriteForm(sent(request), story=found)
    return writing.write(request, form, _writing(request, found, form))


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save as one types."""
    found = story_of(request, pk)
    form = WriteForm(request.POST, story=found)
    return writing.autosave(request, form, _writing(request, found, form))


def _writing(request: HttpRequest, found: Story, form: WriteForm) -> writing.Writing:
    return writing.Writing(
        right="story.write",
        thing=found,
        keep=lambda: actions.save(found, form.written(), by=request.user),
        template="stories/write.html",
        to=reverse("stories:story", args=[found.pk]),
        shown={"shut": found.state not in OPEN},
    )


def submitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it to whoever reviews it."""
    found = story_of(request, pk)
    say = Say(
        f"Bài gửi tới {found.host} để duyệt. Gửi rồi chỉ đọc được, trừ khi được trả lại hoặc lấy lại.",
        f"It goes to {found.host} for review. Once sent it can only be read, unless returned or taken back.",
    )
    asked = question(
        found,
        ("submit", _("Gửi duyệt")),
        lambda _told: actions.submit(found, by=request.user),
        Say(f"Đã gửi bài. {found.host} duyệt.", f"Sent. {found.host} reviews it."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)


def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a story that was not sent, after a warning."""
    found = story_of(request, pk)
    say = Say(
        "Nội dung bài, điều ghi về người được kể và tệp kèm theo bị xóa, không lấy lại được. Mã và tên bài còn lại.",
        "What it says, what it tells of people and its files are erased for good. Its code and name stay.",
    )
    asked = question(
        found,
        ("drop", _("Bỏ bài này")),
        lambda _told: actions.drop(found, by=request.user),
        Say(f"Đã bỏ bài {found.code}.", f"{found.code} was dropped."),
        template=SURE,
        to=reverse("stories:mine"),
        shown={"consequence": say, "danger": True, "what": [(_("Tên bài"), found.title)]},
    )
    return ask(request, Form(sent(request)), asked)


def calling_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back to write on."""
    found = story_of(request, pk)
    say = Say("Nơi duyệt thôi xét bài cho đến khi gửi lại.", "Nobody reviews it until it is sent again.")
    asked = question(
        found,
        ("call_back", _("Lấy lại bài")),
        lambda _told: actions.call_back(found, by=request.user),
        Say("Đã lấy lại bài; viết tiếp được.", "Taken back; you may write on."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)
