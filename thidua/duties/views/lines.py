"""Every duty of a movement as a list, one duty on its own page, reminders."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core.plan.model import many
from thidua.core.wording import Say, several
from thidua.duties import actions
from thidua.duties.actions import Asked
from thidua.duties.models import Report
from thidua.duties.queries.difficulties import answers_of
from thidua.duties.queries.lines import LEFT, Line, actor_said
from thidua.duties.tables import DutyFilters, LineTable, address_of, last_said
from thidua.duties.views.shared import around, opened, way_to, year_asked
from thidua.movements.models import Movement
from thidua.rounds.pages.when import when_said
from thidua.screens.lists import Lines, ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post
from thidua.screens.spoken import capital, said

EVERY = {
    "year": Say("hằng năm", "every year"),
    "stage": Say("mỗi giai đoạn một lần", "once a stage"),
    "ongoing": Say("thường xuyên, báo cáo mỗi năm một lần", "all the time, reported once a year"),
}
ONCE = Say("một lần", "once")
NO_DAY = Say("kế hoạch không nêu hạn", "the plan names no day")


class LinesOf(ListPage):
    """Every line of work of one movement in one year."""

    table_class, filterset_class = LineTable, DutyFilters
    template_name = "duties/lines.html"
    unit = gettext_lazy("nhiệm vụ")
    empty = gettext_lazy(
        "Không có việc nào giao cho đơn vị của bạn trong năm này. Cơ quan thường trực giao việc ở trang Ai làm."
    )
    export_name = "nhiem-vu"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the movement first, and the year."""
        self.movement, self.work = opened(request, kwargs["pk"])
        self.year = year_asked(request, self.work)
        return super().dispatch(request, *args, **kwargs)

    @property
    def heading(self) -> str:
        """The page and its year."""
        if self.every_year:
            return str(_("Nhiệm vụ mọi năm"))
        return str(_("Nhiệm vụ năm %(year)s") % {"year": self.year})

    def rows(self) -> Any:
        """The lines of the year that one sees."""
        return Lines(self.work.lines if self.every_year else self.work.of_year(self.year))

    @property
    def every_year(self) -> bool:
        """Whether the years are read together."""
        return self.request.GET.get("nam") == "0"

    def get_table_kwargs(self) -> dict[str, Any]:
        """The work to which the links lead."""
        return {"work": self.work}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The frame of the movement, the years, the bulk act of the office."""
        told = super().get_context_data(**kwargs)
        may = access.may("duty.remind", self.request.user, self.movement)
        address = reverse("duties:remind", args=[self.movement.pk])
        bulk = [{"label": _("Nhắc các việc đã chọn"), "url": address, "main": True}] if may else []
        mine = around(self.request, self.movement, "lines", self.year)
        keep = ("heading", "table")
        told |= {k: v for k, v in mine.items() if k not in keep}
        return told | {
            "years": self.work.years,
            "year": 0 if self.every_year else self.year,
            "with_all": True,
            "bulk": bulk,
            "movement_heading": mine["heading"],
        }


def duty(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One duty: the plan's words, who does it, when; every turn of every unit with its report."""
    found, work = opened(request, pk)
    of = work.duty(code)
    if of is None:
        raise Http404
    year = year_asked(request, work)
    lines = [line for line in work.lines if line.duty.code == code]
    told = around(request, found, "duty", year) | {
        "duty": of,
        "title": capital(said(_titled(lines, of))),
        "quote": work.quoted(of),
        "who": [actor_said(work.plan, a) for a in of.actors],
        "rule": rule_said(of.mark.body, is_content=of.is_content),
        "told": _told(work.plan, of.mark.body),
        "present": [_row(request, found, x) for x in lines if x.turn.touches(year)],
        "others": [_row(request, found, x) for x in lines if not x.turn.touches(year)],
        "answered": answers_of(found, request.user).filter(clause=of.mark.clause),
        "may_raise": access.may("difficulty.raise", request.user),
        "unassigned": [actor_said(work.plan, a) for a in of.actors if a in work.unassigned],
    }
    return render(request, "duties/duty.html", told)


def _titled(lines: list[Line], duty: Any) -> Say:
    from thidua.duties.queries.lines import does_said

    return lines[0].say if lines else does_said(duty)


def rule_said(body: Any, *, is_content: bool = False) -> Say:
    """When a duty is to be done, in words: how often, until when."""
    every = EVERY.get("ongoing" if is_content else str(body.get("every") or ""), ONCE)
    when = when_said(body.get("when"))
    last = when if when.vi else NO_DAY
    return Say(f"{every.vi}; {last.vi}", f"{every.en}; {last.en}")


def _told(plan: Any, body: Any) -> list[tuple[str, Say]]:
    """Whom a duty is done with, for, to; the documents that a content cites."""
    labels = (
        ("with", _("Phối hợp với")),
        ("advises", _("Tham mưu cho")),
        ("to", _("Gửi đến")),
        ("via", _("Qua")),
    )
    found = [
        (label, actor_said(plan, str(key))) for name, label in labels for key in many(body.get(name)) if key
    ]
    cites = ", ".join(map(str, many(body.get("cites"))))
    return [*found, (_("Văn bản viện dẫn"), Say(cites, cites))] if cites else found


def _row(request: HttpRequest, movement: Movement, line: Line) -> dict[str, Any]:
    """A line with what one may do about it."""
    may = False
    if line.unit and line.standing in LEFT and movement.state == "open":
        row = Report(agency_id=line.unit.agency_id, movement=movement, unit=line.unit)
        may = access.may("duty.report", request.user, row)
    return {"line": line, "last": last_said(line), "do": address_of(movement, line) if may else ""}


def remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom a reminder reaches, then send it; without a choice, everything that is late."""
    found, work = opened(request, pk)
    if not access.may("duty.remind", request.user, found):
        return forbidden(request, access.refusal("duty.remind", request.user))
    picked = set(request.POST.getlist("pick"))
    lines = [x for x in work.lines if x.unit and x.standing in LEFT and _wanted(x, picked)]
    back = reverse("duties:lines", args=[found.pk])
    told = {
        "heading": _("Nhắc nhiệm vụ"),
        "button": _("Gửi lời nhắc"),
        "consequence": Say(
            "Người làm việc này ở các đơn vị nhận một thông báo và một thư; mỗi việc một lần một ngày.",
            "Who does this work in the units gets a notice and a mail; once a day and duty.",
        ),
        "names": [f"{x.unit} · {capital(said(x.say))} ({x.duty.clause}) {x.turn.name}" for x in lines],
        "pick": [x.pk for x in lines],
        "back_url": back,
        "way": way_to(found, (_("Nhắc"), "")),
    }
    if not lines:
        told |= {"reasons": (Say("Không có việc nào để nhắc.", "There is nothing to remind of."),)}
    if "confirmed" not in request.POST or not lines:
        return render(request, "screens/ask_sure.html", told)
    asked = [a for x in lines if (a := Asked.read(x.pk))]
    return post(
        request,
        lambda: actions.remind(found, asked, by=request.user),
        lambda made: Say(f"Đã nhắc {len(made)} việc.", f"Reminded of {several(len(made), 'piece')} of work."),
        back,
        again=lambda reasons: render(request, "screens/ask_sure.html", told | {"reasons": reasons}),
    )


def _wanted(line: Line, picked: set[str]) -> bool:
    return line.pk in picked if picked else line.standing == "late"
