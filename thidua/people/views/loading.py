"""The State's lists over HTTP: the 34 provinces, one loaded at once, all of them in the background."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.people import actions
from thidua.people.background import load_in_background
from thidua.people.models import Unit
from thidua.people.official import CHANGED_ON, MERGED_ON, of_province, provinces
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.forms import Form
from thidua.screens.jobs import begin_once
from thidua.screens.middleware import forbidden


def load(request: HttpRequest) -> HttpResponse:
    """The provinces of the lists, and which of them are here."""
    if not access.may("unit.load", request.user):
        return forbidden(request, access.refusal("unit.load", request.user))
    here = dict(
        Unit.objects.filter(kind="province", valid_to=None).exclude(official="").values_list("official", "pk")
    )
    at = actions.places({code: old for code, _name, old in provinces()})
    rows = [
        {
            "code": code,
            "name": name,
            "from": ", ".join(old.values()),
            "unit": here.get(code),
            "may": access.may("unit.load", request.user, at[code]),
        }
        for code, name, old in provinces()
    ]
    told = {
        "rows": sorted(rows, key=lambda row: not row["may"]),
        "may_any": any(row["may"] for row in rows),
        "heading": _("Nạp đơn vị hành chính"),
        "may_all": access.may("unit.add_agency", request.user),
        "merged_on": MERGED_ON,
        "changed_on": CHANGED_ON,
    }
    return render(request, "people/load.html", told)


def load_one(request: HttpRequest, code: str) -> HttpResponse:
    """What loading one province brings; then it is loaded."""
    found = of_province(code)
    if found is None:
        raise Http404
    rows, present = found
    olds, districts = {r.old for r in rows if r.old}, {r.district for r in rows}
    split = len(olds) - sum(1 for o in olds if sum(r.old == o for r in rows) == 1)
    say = Say(
        f"Nạp {rows[0].new_province_name}: {len(olds)} xã, phường, thị trấn và {len(districts)} huyện trước "
        f"01/07/2025 ({split} xã chia cho nhiều nơi), {len({r.new for r in rows})} xã, phường sau đó, "
        f"{len(present)} đang có hiệu lực. Đơn vị có cùng mã số hành chính được khớp, không thêm lần nữa.",
        f"Load {rows[0].new_province_name}: {len(olds)} communes and {len(districts)} districts before "
        f"01/07/2025 ({split} communes divided among several), {len({r.new for r in rows})} communes after it, "
        f"{len(present)} in force now. Units with the same official code are matched, not added again.",
    )
    heading = _("Nạp một tỉnh")
    question = Question(
        right="unit.load",
        thing=actions.place_of(code, (r.province for r in rows)),
        heading=heading,
        button=_("Nạp"),
        do=lambda _told: actions.load_province(code, by=request.user),
        told=_told,
        to=reverse("people:load"),
        way=_way(heading),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)


def load_all(request: HttpRequest) -> HttpResponse:
    """All provinces, in the background."""
    heading = _("Nạp cả nước")
    if request.method == "POST" and access.may("unit.add_agency", request.user):
        say = Say("Nạp đơn vị hành chính cả nước", "Loading the units of the whole country")
        return begin_once(request, say, load_in_background, reverse("people:load"), by_id=request.user.pk)
    question = Question(
        right="unit.add_agency",
        thing=None,
        heading=heading,
        button=_("Nạp 34 tỉnh"),
        do=lambda _told: None,
        told=Say("", ""),
        to=reverse("people:load"),
        way=_way(heading),
        template=SURE,
        shown={
            "consequence": Say(
                "Nạp 10.602 dòng của 34 tỉnh ở chế độ nền; mỗi tỉnh nạp trọn hoặc không nạp gì.",
                "Load the 10,602 rows of 34 provinces in the background; each province whole or not at all.",
            )
        },
    )
    return ask(request, Form(sent(request)), question)


def _told(loaded: actions.Loaded) -> Say:
    return loaded.say


def _way(heading: Any) -> tuple[tuple[Any, str], ...]:
    up = (_("Cơ quan, đơn vị"), reverse("people:units"))
    return (up, (_("Nạp đơn vị hành chính"), reverse("people:load")), (heading, ""))
