"""Sessions of initiative councils over HTTP: called, looked at, marked, closed.

The roll, recusals, code holders, opening and the way of voting are the pages that award councils use too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from thidua import access
from thidua.clock import VIETNAM, today
from thidua.core.wording import Say
from thidua.initiatives import actions
from thidua.initiatives.forms import MarkForm, ReasonForm, words
from thidua.initiatives.models import Initiative, Mark
from thidua.initiatives.queries.heard import items_of, marks_of, sessions, waiting
from thidua.initiatives.queries.minutes import minutes_of
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import DayField, Form
from thidua.voting import actions as voting
from thidua.voting import queries as votes
from thidua.voting.actions import NewSession
from thidua.voting.forms import TwoCodesForm
from thidua.voting.models import Council, Item, Session

RIGHTS = (
    "open_vote",
    "call_roll",
    "recuse",
    "name_holders",
    "show",
    "enter_paper",
    "write",
    "abandon",
    "destroy",
    "call_off",
    "change_mode",
)
OWN = ("mark", "close", "close_open", "confirm_paper", "write_minutes", "sign_minutes")
COUNTED = Say("Đã kiểm phiếu và ghi kết quả vào sáng kiến.", "Counted; the initiatives carry the result.")


class CallForm(Form):
    """A session: what it is called, when, where, how it votes, on which initiatives."""

    title = forms.CharField(label=gettext_lazy("Tên phiên họp"), max_length=300)
    day = DayField(label=gettext_lazy("Ngày họp"))
    place = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=200, required=False)
    mode = forms.ChoiceField(label=gettext_lazy("Cách bỏ phiếu"), widget=forms.RadioSelect, initial="sealed")
    initiatives = forms.ModelMultipleChoiceField(
        Initiative.objects.none(), label=gettext_lazy("Sáng kiến"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: Any, rows: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["mode"].choices = words("vote_mode")
        self.fields["initiatives"].queryset = rows
        self.fields["initiatives"].initial = list(rows)
        self.fields["initiatives"].label_from_instance = lambda i: f"{i.code} · {i.title}"


def calling(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a session on what was appraised."""
    seen = Council.objects.visible_to(request.user).filter(kind="initiative")
    council = get_object_or_404(seen.select_related("agency"), pk=pk)
    rows = waiting(council.agency_id)
    first = {"day": today(), "title": _("Họp xét sáng kiến năm %(year)s") % {"year": today().year}}
    form = CallForm(sent(request), rows=rows, initial=first)
    heading = _("Lập phiên họp xét sáng kiến")

    def do(told: dict[str, Any]) -> Session:
        at = datetime.combine(told["day"], time(8), VIETNAM)
        new = NewSession(told["title"], at, told["mode"], told["place"])
        return actions.call_session(council, new, list(told["initiatives"]), by=request.user)

    asked = Question(
        right="initiative.call_session",
        thing=council,
        heading=heading,
        button=heading,
        do=do,
        told=Say(
            "Đã lập phiên họp và báo các thành viên.", "The session is called and its members are told."
        ),
        to=lambda made: reverse("initiatives:session", args=[made.pk]),
        way=(*way_of(), (heading, "")),
        shown={"note": council.name},
    )
    return ask(request, form, asked)


def session(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: who is there, the initiatives with marks and likenesses, what hinders, results."""
    one = session_of(request, pk)
    may = {name: access.may(f"voting.{name}", request.user, one) for name in RIGHTS}
    may |= {name: access.may(f"initiative.{name}", request.user, one) for name in OWN}
    marks, roll = marks_of(one), votes.roll_of(one)
    role = next((m.role for m in roll.members if m.user_id == request.user.pk), "")
    counted = one.state in ("counted", "signed")
    told: dict[str, Any] = {
        "session": one,
        "may": may,
        "roll": roll,
        "role": role,
        "mine": bool(role),
        "rows": [(item, row, marks.get(row.pk, [])) for item, row in items_of(one)],
        "counted": counted,
        "modes": words("vote_mode"),
        "minutes": minutes_of(one),
    }
    if one.state == "planned":
        told["hindered"] = list(votes.hindrances(one, warned=True).values())
        told["holders"] = list(one.holders.select_related("user"))
    elif one.state == "voting":
        told["turnout"] = votes.turnout(one)
        told["ballot"] = votes.ballot_of(one, request.user)
    elif counted:
        told["figures"] = votes.minutes_figures(one)
    return render(request, "initiatives/session.html", told)


def marking(request: HttpRequest, pk: int) -> HttpResponse:
    """A member's own marks on one initiative."""
    item = get_object_or_404(Item, pk=pk, session__council__kind="initiative")
    one = session_of(request, item.session_id)
    former = Mark.objects.filter(initiative=int(item.ident), session=one, user=request.user.pk).first()
    first = (
        {
            "is_new": str(int(former.is_new)),
            "is_effective": str(int(former.is_effective)),
            "is_replicable": str(int(former.is_replicable)),
            "note": former.note,
        }
        if former
        else {}
    )
    form = MarkForm(sent(request), initial=first)
    note = Say(
        f"{item.title}. Nhận xét có tên và hiện cho Hội đồng; đây không phải phiếu bầu.",
        f"{item.title}. Marks bear your name and the council sees them; they are not the ballot.",
    )
    asked = Question(
        right="initiative.mark",
        thing=one,
        heading=_("Nhận xét theo tiêu chí"),
        button=_("Lưu nhận xét"),
        do=lambda _told: actions.mark(item, form.found(), by=request.user),
        told=Say("Đã lưu nhận xét.", "The marks were saved."),
        to=page_of(one),
        way=(*way_of(one), (_("Nhận xét theo tiêu chí"), "")),
        shown={"note": note},
    )
    return ask(request, form, asked)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the sealed vote with two codes: counted, and the initiatives moved, in one act."""
    one = session_of(request, pk)
    form = TwoCodesForm(sent(request))
    return _closed(
        request,
        one,
        form,
        ("close", _("Đóng bỏ phiếu và kiểm phiếu")),
        lambda: actions.close(one, form.codes(), by=request.user),
    )


def closing_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an open vote."""
    one = session_of(request, pk)
    what = ("close_open", _("Đóng biểu quyết"))
    return _closed(request, one, Form(sent(request)), what, lambda: actions.close_open(one, by=request.user))


def confirming(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the totals of the paper ballots as a second person: this closes the vote."""
    one = session_of(request, pk)
    what = ("confirm_paper", _("Xác nhận phiếu giấy"))
    return _closed(
        request, one, Form(sent(request)), what, lambda: actions.confirm_paper(one, by=request.user)
    )


def _closed(
    request: HttpRequest, one: Session, form: Any, what: tuple[str, str], do: Callable[[], Any]
) -> HttpResponse:
    right, words_ = what
    asked = Question(
        right=f"initiative.{right}",
        thing=one,
        heading=words_,
        button=words_,
        do=lambda _told: do(),
        told=COUNTED,
        to=page_of(one),
        way=(*way_of(one), (words_, "")),
        template=SURE,
        shown={
            "danger": True,
            "consequence": _("Đóng rồi không mở lại được. Sáng kiến được ghi thông qua hoặc không ngay."),
        },
    )
    return ask(request, form, asked)


def calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not hold a session: its initiatives wait for another."""
    one = session_of(request, pk)
    heading = _("Không họp phiên này")
    asked = Question(
        right="voting.call_off",
        thing=one,
        heading=heading,
        button=heading,
        do=lambda told: voting.call_off(one, told["reason"], by=request.user),
        told=Say(
            "Đã ghi không họp; sáng kiến chờ phiên khác.", "Called off; the initiatives wait for another."
        ),
        to=page_of(one),
        way=(*way_of(one), (heading, "")),
    )
    return ask(request, ReasonForm(sent(request)), asked)


def session_of(request: HttpRequest, pk: int) -> Session:
    """A session of an initiative council that this person may see, else 404."""
    found: Session = get_object_or_404(sessions(request.user), pk=pk)
    return found


def page_of(one: Session) -> str:
    """The page of a session."""
    return reverse("initiatives:session", args=[one.pk])


def way_of(one: Session | None = None) -> tuple[tuple[Any, str], ...]:
    """The breadcrumb to the list of sessions, or to a page below one."""
    up = ((_("Phiên họp Hội đồng sáng kiến"), reverse("initiatives:sessions")),)
    return (*up, (one.title, page_of(one))) if one else up
