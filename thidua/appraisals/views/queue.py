"""The appraisers' queue over HTTP, assignment one by one or evenly, and handing over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.appraisals.actions import assigning
from thidua.appraisals.forms.appraising import AssignForm, HandOverForm
from thidua.appraisals.models import Assignment
from thidua.appraisals.queries import queue as queries
from thidua.appraisals.queries.conflicts import conflict
from thidua.appraisals.views.queue_table import QueueFilters, QueueTable
from thidua.core.wording import Say
from thidua.nominations.queries.dossier import award_names, named
from thidua.nominations.views.office import NOTHING_PICKED, done_words
from thidua.people.models import User
from thidua.screens.asking import Question, ask
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import banner, post

GIVEN = Say("giao thẩm định", "assigned")
NAMES = {
    "mine": gettext_lazy("Của tôi"),
    "team": gettext_lazy("Cả tổ"),
    "free": gettext_lazy("Chưa giao"),
    "returned": gettext_lazy("Đã trả lại"),
    "done": gettext_lazy("Đã thẩm định"),
}


class Queue(ListPage):
    """Cases to appraise, in queues."""

    table_class, filterset_class = QueueTable, QueueFilters
    template_name = "appraisals/queue.html"
    heading = gettext_lazy("Thẩm định")
    unit = gettext_lazy("hồ sơ")
    export_name = "tham-dinh"
    empty = gettext_lazy(
        "Không có hồ sơ nào trong hàng này. Hồ sơ vào hàng chờ khi đơn vị gửi và được giao thẩm định."
    )
    empty_link = (gettext_lazy("Xem các phong trào"), reverse_lazy("movements:list"))

    @property
    def name(self) -> str:
        """The queue asked for; an appraiser begins with their own, others with the team's."""
        asked = self.request.GET.get("hang", "")
        first = "mine" if self.request.user.has_role("appraiser") else "team"
        return asked if asked in queries.QUEUES else first

    def rows(self) -> QuerySet:
        """The cases of the queue."""
        user = self.request.user
        return queries.rows(user).filter(queries.queue(user, self.name))

    def get_table_kwargs(self) -> dict[str, Any]:
        """The table knows the names of awards, and who reads it."""
        user = self.request.user
        return {**super().get_table_kwargs(), "names": award_names(user), "user": user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The queues with their counts; the office assigns from here."""
        user = self.request.user
        counts = queries.counts(user)
        assigns = access.may("appraisal.assign", user)
        found = super().get_context_data(**kwargs)
        return found | {
            "tabs": [
                {"label": label, "url": f"?hang={name}", "current": name == self.name, "count": counts[name]}
                for name, label in NAMES.items()
            ],
            "late": counts["late"],
            "filtered": bool(self.request.GET.get("q")),
            "empty_reason": _("Hồ sơ đến khi cơ quan thường trực tiếp nhận và giao."),
            "bulk": [{"label": _("Giao thẩm định"), "url": reverse("appraisals:assign"), "main": True}]
            if assigns and self.name in ("free", "team")
            else None,
        }


@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give the picked cases to one or several appraisers."""
    picked = list(queries.rows(request.user).filter(pk__in=request.POST.getlist("pick"), state="accepted"))
    back = f"{reverse('appraisals:queue')}?hang=free"
    if not picked:
        banner(request, NOTHING_PICKED, messages.WARNING)
        return HttpResponseRedirect(back)
    if not all(access.may("appraisal.assign", request.user, n) for n in picked):
        return forbidden(request, access.refusal("appraisal.assign", request.user))
    people = list(queries.appraisers(picked[0].movement))
    told = {u.pk: u for u in people}
    sent = request.POST if request.POST.get("confirmed") else None
    form = AssignForm(sent, users=[(u.pk, _loaded(u)) for u in people])

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        form.refuse(reasons)
        shown = {
            "form": form,
            "pick": [n.pk for n in picked],
            "names": [f"{n.code} · {named(n)}" for n in picked],
        }
        return render(request, "appraisals/assign.html", shown | {"back_url": back, "people": people})

    if sent is None:
        return page()
    if not form.is_valid():
        response = page()
        response.status_code = 422
        return response
    users = [told[int(pk)] for pk in form.cleaned_data["users"]]
    return post(
        request,
        lambda: assigning.spread(picked, users, form.cleaned_data["due_on"], by=request.user),
        done_words(GIVEN),
        back,
        again=page,
    )


def _loaded(user: User) -> str:
    unit = f", {user.person.unit.name}" if user.person_id else ""
    return _("%(who)s%(unit)s (đang giữ %(n)s)") % {"who": user, "unit": unit, "n": user.load}


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a case to another appraiser."""
    rows = Assignment.objects.visible_to(request.user).select_related(
        "nomination__unit", "nomination__person", "nomination__movement", "user", "movement"
    )
    found = get_object_or_404(rows, pk=pk, ended_at=None)
    nomination = found.nomination
    others = [
        u
        for u in queries.appraisers(nomination.movement).exclude(pk=found.user_id)
        if conflict(u, nomination) is None
    ]
    form = HandOverForm(request.POST or None, users=[(u.pk, _loaded(u)) for u in others])
    question = Question(
        right="appraisal.hand_over",
        thing=found,
        heading=_("Chuyển người thẩm định: %(code)s") % {"code": nomination.code},
        button=_("Chuyển người khác"),
        do=lambda told: assigning.hand_over(
            found, next(u for u in others if str(u.pk) == told["user"]), told["reason"], by=request.user
        ),
        told=lambda made: Say(
            f"Đã chuyển {nomination.code} cho {made.user}.", f"{nomination.code} was handed to {made.user}."
        ),
        to=reverse("appraisals:queue"),
        way=(
            (_("Thẩm định"), reverse("appraisals:queue")),
            (nomination.code, reverse("appraisals:appraise", args=[nomination.pk])),
            (_("Chuyển người khác"), ""),
        ),
    )
    return ask(request, form, question)


urlpatterns = [
    path("", Queue.as_view(), name="queue"),
    path("giao", assign, name="assign"),
    path("giao/<int:pk>/chuyen", hand_over, name="hand_over"),
]
