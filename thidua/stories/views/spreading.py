"""The radio bulletin of a story over HTTP: worded, printed, recorded as sent to stations."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.clock import today
from thidua.core.aloud import LEAST, MOST, duration, shortened, stumbles, syllables
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.records.printing import paper_file, worded
from thidua.screens.asking import ask, sent
from thidua.screens.posting import post
from thidua.stories import actions
from thidua.stories.forms import SendForm, WordForm
from thidua.stories.models import Bulletin, Sending, Story
from thidua.stories.queries.papers import bulletin_paper
from thidua.stories.views.shared import question, story_of


def wording(request: HttpRequest, pk: int) -> HttpResponse:
    """Word what the radio reads: proposed from the story, counted, with what cannot be read aloud named."""
    found = story_of(request, pk)
    kept = Bulletin.objects.filter(story=found).first()
    first = {"heading": kept.heading, "text": kept.text} if kept else _proposed(found)
    form = WordForm(sent(request), initial=first)
    version = kept.version if kept else 0

    def do(told: dict[str, Any]) -> Bulletin:
        if request.POST.get("version", str(version)) != str(version):
            raise Refused(_CHANGED)
        return actions.word(found, told["heading"], told["text"], by=request.user)

    asked = question(
        found,
        ("word", _("Bản tin truyền thanh")),
        do,
        lambda made: _saved(made.syllables),
        button=_("Lưu và đếm lại"),
        to=reverse("stories:word", args=[pk]),
        template="stories/word.html",
        shown={"one": found, "kept": kept, "version": version} | _counted(form["text"].value() or ""),
    )
    return ask(request, form, asked)


def _proposed(found: Story) -> dict[str, str]:
    return {"heading": found.title, "text": shortened(f"{found.lead}\n{found.text}")}


def _counted(text: str) -> dict[str, Any]:
    """How long the words are, and what a reader would stumble over."""
    count = syllables(text)
    fit = "short" if count < LEAST else "long" if count > MOST else "fits"
    told = {"count": count, "takes": duration(count), "fit": fit, "stumbles": stumbles(text)}
    return told | {"least": LEAST, "most": MOST}


def _saved(count: int) -> Say:
    takes = duration(count)
    return Say(
        f"Đã lưu bản tin: {count} tiếng, đọc khoảng {takes.vi}.",
        f"Saved: {count} syllables, about {takes.en}.",
    )


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The bulletin as a paper."""
    found = story_of(request, pk)
    kept = Bulletin.objects.filter(story=found).select_related("story").first()
    if kept is None:
        raise Http404
    made = worded(bulletin_paper(found, kept), found.host_id)
    return paper_file(made, f"ban-tin-{found.code.lower()}", ending)


def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the bulletin went to a radio."""
    found = story_of(request, pk)
    form = SendForm(sent(request), initial={"sent_on": today()})
    asked = question(
        found,
        ("send", _("Ghi đã gửi đài truyền thanh")),
        lambda told: actions.send(found, told["station"], told["sent_on"], by=request.user),
        lambda made: Say(f"Đã ghi: gửi {made.station}.", f"Recorded: sent to {made.station}."),
    )
    return ask(request, form, asked)


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was not sent."""
    found = get_object_or_404(Sending.objects.visible_to(request.user).select_related("story"), pk=pk)
    told = Say("Đã rút ghi gửi đài.", "The sending was taken back.")
    back = reverse("stories:story", args=[found.story_id])
    return post(request, lambda: actions.withdraw_sending(found, by=request.user), told, back)


_CHANGED = Say(
    "Người khác vừa lưu bản tin này. Chữ bạn gõ còn nguyên ở dưới: mở trang này ở thẻ khác để so, rồi lưu lại.",
    "Somebody else has just saved this bulletin. What you typed is kept below: compare in another tab, then save.",
)
