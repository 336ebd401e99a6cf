"""Saying which person an author is, over HTTP."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.wording import Say
from thidua.evidence.forms import PartyField
from thidua.initiatives import actions
from thidua.initiatives.models import Author, Initiative
from thidua.initiatives.views.shared import question
from thidua.people.models import Person
from thidua.screens.asking import ask, sent
from thidua.screens.forms import Form


class AnyoneField(PartyField):
    """A person of one's own agency by name or code; of another agency by the exact code only."""

    def found(self, text: str) -> list[Any]:
        mine = super().found(text)
        return mine or list(Person.objects.select_related("unit__agency").filter(code=text.strip()))


class LinkForm(Form):
    """Which person the author is, and how one knows."""

    reason = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=200,
        help_text=gettext_lazy("đơn đăng ký, quyết định công nhận, xác nhận của đơn vị"),
    )

    def __init__(self, *given: Any, by: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["person"] = AnyoneField(
            by=by, sorts=("person",), bare=True, label=gettext_lazy("Cá nhân")
        )
        self.fields["person"].help_text = _(
            "Cùng cơ quan: gõ tên, chọn trong gợi ý. Cơ quan khác: ghi đúng mã cá nhân do nơi đó cho."
        )
        self.order_fields(["person", "reason"])


def linking(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which person an author named without an account is."""
    seen = Initiative.objects.visible_to(request.user).values("pk")
    rows = Author.objects.filter(initiative__in=seen, person=None)
    author = get_object_or_404(rows.select_related("initiative__unit", "initiative__agency"), pk=pk)

    def do(told: dict[str, Any]) -> Author:
        someone = Person.objects.select_related("unit__agency").get(code=told["person"])
        return actions.link_author(author, someone, told["reason"], by=request.user)

    asked = question(
        author.initiative,
        ("link_author", _("Nối tác giả với cá nhân")),
        do,
        Say("Đã nối; bản ghi sáng kiến có ở cá nhân này.", "Linked; the person has the record too."),
        shown={"note": author.name},
    )
    return ask(request, LinkForm(sent(request), by=request.user), asked)
