"""The papers of a round: the list, one paper as a file, the pack of all."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.errors import Faults
from thidua.core.wording import Say
from thidua.movements.compiled import name_of
from thidua.movements.models import Round
from thidua.papers import actions
from thidua.papers.background import pack_in_background
from thidua.papers.models import Pack
from thidua.papers.queries import content, one, shelves
from thidua.papers.tables import PaperFilters, PaperLine, PaperTable
from thidua.records.inspection.names import disposition
from thidua.records.printing import FORMS, file_response
from thidua.screens.jobs import begin
from thidua.screens.lists import Lines, ListPage
from thidua.screens.models import Job
from thidua.screens.posting import banner, post


class Papers(ListPage):
    """Every paper of a round that there is, and the packs made of them."""

    table_class, filterset_class = PaperTable, PaperFilters
    template_name = "papers/papers.html"
    unit = gettext_lazy("giấy tờ")
    empty = gettext_lazy(
        "Đợt này chưa có giấy tờ nào. Giấy tờ có khi đơn vị đăng ký, gửi hồ sơ, khi Hội đồng họp và khi có quyết định."
    )
    export_name = "giay-to"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the round first."""
        self.round = round_of(kwargs["pk"])
        movement = reverse("movements:movement", args=[self.round.movement_id])
        self.empty_link = (gettext_lazy("Mở phong trào"), movement)
        return super().dispatch(request, *args, **kwargs)

    @property
    def heading(self) -> str:
        """The round in words."""
        return str(_("Giấy tờ của đợt %(name)s") % {"name": self.round.name})

    def rows(self) -> Lines:
        """Paper by paper."""
        found = shelves(self.round, self.request.user)
        return Lines(PaperLine(self.round.pk, shelf, made) for shelf in found for made in shelf.papers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The round, whether its papers may be packed, the packs that were made."""
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "round": self.round,
            "movement_said": name_of(self.round.movement),
            "may_pack": access.may("paper.pack", user, self.round.movement),
            "packs": Pack.objects.visible_to(user).filter(round=self.round)[:5],
            "making": Job.objects.filter(back=self.request.path, ended_at=None).exists(),
        }


def paper(request: HttpRequest, pk: int, slug: str, ident: int, ending: str) -> HttpResponse:
    """One paper of a round as a file, in the words of its office."""
    round_ = round_of(pk)
    made = one(round_, slug, ident, request.user)
    if made is None or ending not in FORMS:
        raise Http404
    try:
        return file_response(content(made, round_, ending, request.user), f"{slug}-{ident}", ending)
    except Faults as faults:
        for fault in faults.faults:
            banner(request, Say(fault.line("vi"), fault.line("en")), messages.ERROR)
        return HttpResponseRedirect(reverse("papers:papers", args=[pk]))


@require_POST
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one file of all papers, in the background."""
    round_, user = round_of(pk), request.user
    back = reverse("papers:papers", args=[pk])

    def do() -> Job:
        made = actions.pack(round_, by=user)
        say = Say(f"Lập gói giấy tờ đợt {round_.name}", f"Pack of papers, round {round_.name}")
        return begin(user, say, pack_in_background, back, pack_id=made.pk, by_id=user.pk)

    told = Say("Đang lập gói giấy tờ.", "The pack of papers is being made.")
    return post(request, do, told, lambda job: reverse("screens:job", args=[job.pk]))


def download(request: HttpRequest, pk: int) -> HttpResponse:
    """A pack that is ready; only who asked for it is given it, while they may pack the round's papers."""
    packs = Pack.objects.visible_to(request.user).exclude(sha256="").select_related("movement", "round")
    found = get_object_or_404(packs, pk=pk)
    access.check("paper.pack", request.user, found.movement)
    try:
        whole = found.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(whole, content_type="application/zip")
    response["Content-Disposition"] = disposition(f"giay-to-{found.round.name}.zip")
    return response


def round_of(pk: int) -> Round:
    """A round; which movements run is known to everybody signed in."""
    found: Round = get_object_or_404(
        Round.objects.select_related("movement__plan", "movement__agency"), pk=pk
    )
    return found
