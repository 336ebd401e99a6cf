"""Old books by spreadsheet: read, shown before anything is written, then written whole."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core.errors import Fault, Faults
from thidua.core.facts.acts import Honour as Row
from thidua.core.facts.store import Facts
from thidua.core.wording import Say
from thidua.exchange.reading import examine
from thidua.exchange.writing import write_workbook
from thidua.honours import actions
from thidua.honours.actions import NewHonour
from thidua.honours.forms import SheetForm
from thidua.people.models import Person, Unit, User
from thidua.screens.posting import post
from thidua.screens.sheets import XLSX
from thidua.screens.spoken import capital, day, term

SALT = "honours.import"
MOST = 2_000
"""Most rows of one sheet."""


def importing(request: HttpRequest) -> HttpResponse:
    """Take a workbook and show how each row was understood; nothing is written."""
    form = SheetForm(request.POST or None, request.FILES or None)
    told: dict[str, Any] = {"form": form, "button": _("Xem trước"), "back_url": reverse("honours:register")}
    if request.method == "POST" and form.is_valid():
        try:
            rows = read(form.cleaned_data["sheet"], request.user)
        except Faults as faults:
            told["faults"] = faults.faults
        else:
            told |= {"rows": [_shown(r) for r in rows[:50]], "count": len(rows), "signed": _signed(rows)}
    return render(request, "honours/import.html", told)


@require_POST
def saving(request: HttpRequest) -> HttpResponse:
    """Write the rows that were shown."""
    try:
        packed = signing.loads(request.POST.get("rows", ""), salt=SALT, max_age=3600)
    except signing.BadSignature:
        return HttpResponseRedirect(reverse("honours:import"))
    rows = [_unpacked(one) for one in packed]
    return post(
        request,
        lambda: actions.enter_many(rows, by=request.user),
        lambda done: Say(
            f"Đã ghi {len(done.new)} khen thưởng; {done.same} dòng đã có trong sổ từ trước.",
            f"Awards entered: {len(done.new)}; already in the register: {done.same}.",
        ),
        reverse("honours:register"),
    )


def template(_request: HttpRequest) -> HttpResponse:
    """An empty workbook with the table of honours and its headings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "khen-thuong.xlsx"
        write_workbook(Facts({"honours": ()}, frozenset({"honours"})), path)
        response = HttpResponse(path.read_bytes(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="so-khen-thuong-mau.xlsx"'
    return response


def read(upload: Any, by: User) -> list[NewHonour]:
    """The rows of a workbook as awards of units and people that the person may see.

    Raises Faults with every row that cannot be used, where, why and the cure.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.xlsx"
        with path.open("wb") as out:
            for part in upload.chunks():
                out.write(part)
        found = examine(path)
    tables = [t for t in found.tables if t.record is Row]
    rows: list[tuple[int, Any]] = [(n, r) for t in tables for n, r in zip(t.rows, t.records, strict=True)]
    if not rows or len(rows) > MOST:
        raise Faults([_size(len(rows))])
    units = {u.key: u for u in Unit.objects.filter(agency__in=by.agencies_seen_whole)}
    people = {
        p.key: p for p in Person.objects.filter(agency__in=by.agencies_seen_whole).select_related("unit")
    }
    faults = [_unknown(n, r) for n, r in rows if r.candidate not in units and r.candidate not in people]
    faults += [_undecided(n) for n, r in rows if not r.decision or not r.decided_on]
    if faults:
        raise Faults(faults)
    return [_honour(r, units, people) for _, r in rows]


def _honour(row: Any, units: dict[str, Unit], people: dict[str, Person]) -> NewHonour:
    person = people.get(row.candidate)
    unit = person.unit if person else units[row.candidate]
    return NewHonour(
        unit,
        person,
        row.form,
        row.authority or "",
        row.decision,
        row.decided_on,
        row.achievement or "",
        row.round or "",
        row.reason or "",
    )


def _signed(rows: list[NewHonour]) -> str:
    return signing.dumps([_packed(r) for r in rows], salt=SALT, compress=True)


def _packed(row: NewHonour) -> list[Any]:
    person = row.person.pk if row.person else None
    decided = (row.decision_number, row.decided_on.isoformat())
    return [row.unit.pk, person, row.form, row.authority, *decided, row.achievement, row.round, row.reason]


def _unpacked(packed: list[Any]) -> NewHonour:
    unit, person, form, authority, number, on, achievement, round_, reason = packed
    return NewHonour(
        Unit.objects.select_related("agency").get(pk=unit),
        Person.objects.get(pk=person) if person else None,
        form, authority, number, date.fromisoformat(on), achievement, round_, reason,
    )  # fmt: skip


def _shown(row: NewHonour) -> list[str]:
    holder = row.person.name if row.person else row.unit.name
    form = capital(term(row.form, "form"))
    return [holder, row.unit.name, form, row.decision_number, day(row.decided_on), row.reason]


def _size(count: int) -> Fault:
    return Fault(
        "honours",
        Say(f"Tệp có {count} dòng khen thưởng.", f"The file has {count} rows of awards."),
        Say(
            f"Điền trang “honours”, từ 1 đến {MOST} dòng.", f"Fill in the sheet “honours”, 1 to {MOST} rows."
        ),
    )


def _unknown(number: int, row: Any) -> Fault:
    return Fault(
        f"honours, dòng {number}, cột candidate",
        Say(f"Không có {row.candidate} trong cơ quan của bạn.", f"{row.candidate} is not in your agency."),
        Say(
            "Ghi mã đơn vị hoặc cá nhân như trong danh sách.",
            "Give the code as in the list of units and people.",
        ),
    )


def _undecided(number: int) -> Fault:
    return Fault(
        f"honours, dòng {number}",
        Say("Thiếu số hoặc ngày quyết định.", "The number or the day of the decision is missing."),
        Say("Ghi theo quyết định giấy.", "Give them as on the paper decision."),
    )
