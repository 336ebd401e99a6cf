"""The office writes news for the public site."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from thidua.core.wording import Say
from thidua.people.models import Unit
from thidua.portal import actions
from thidua.portal.forms import NewsForm, SureForm
from thidua.portal.models import News
from thidua.portal.views.managing import Words, question
from thidua.screens.asking import ask, sent

FIELDS = ("title", "text", "on", "video", "transcript")


def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """A new item of an agency."""
    agency = get_object_or_404(Unit, pk=pk, is_agency=True)

    def do(told: dict[str, Any]) -> News:
        return actions.write_news(agency, item(told), by=request.user)

    name = Say(f"{agency}", f"{agency}")
    words = Words(_("Viết tin"), Say("Đã đăng tin.", "The item is published."), name)
    asked = question("news.write", News(agency=agency), words, do)
    return ask(request, NewsForm(sent(request)), asked)


def item(told: dict[str, Any]) -> actions.Item:
    """What was typed, as the action takes it."""
    return actions.Item(**{name: told[name] for name in FIELDS})


def changing(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend an item."""
    found = get_object_or_404(News.objects.visible_to(request.user).select_related("agency"), pk=pk)

    def do(told: dict[str, Any]) -> News:
        return actions.change_news(found, item(told), told["version"], by=request.user)

    words = Words(_("Sửa tin"), Say("Đã lưu tin.", "The item is saved."), Say(found.title, found.title))
    kept = {name: getattr(found, name) for name in (*FIELDS, "version")}
    return ask(request, NewsForm(sent(request), initial=kept), question("news.change", found, words, do))


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off the site."""
    found = get_object_or_404(News.objects.visible_to(request.user).select_related("agency"), pk=pk)

    def do(_told: dict[str, Any]) -> News:
        return actions.withdraw_news(found, by=request.user)

    words = Words(_("Gỡ tin"), Say("Đã gỡ tin.", "The item is off the site."), Say(found.title, found.title))
    return ask(request, SureForm(sent(request)), question("news.withdraw", found, words, do))
