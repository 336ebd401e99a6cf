"""Numbers: books opened, numbers taken without gaps or repeats, numbers made void."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.apps import apps

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import Unit, User
from thidua.records.models import Issued, NumberSeries


@action("records.open_series")
def open_series(agency: Unit, name: str, pattern: str, *, by: User, **given: int) -> NumberSeries:
    """Open a book of numbers: `year`, and `first` where an old book is gone on with.

    Raises Refused when the pattern has no place for the number or the book is there already.
    """
    year, first = given["year"], given.get("first", 1)
    series = NumberSeries(
        agency=agency, name=name, pattern=pattern.strip(), year=year, first=first, last=first - 1
    )
    access.check("records.open_series", by, series)
    if series.pattern.count("{n}") != 1 or "{" in series.pattern.replace("{n}", ""):
        raise Refused(
            Say(
                "Cách viết số phải có đúng một chỗ {n} cho con số, ví dụ {n}/QĐ-STP.",
                "The pattern needs exactly one {n} for the number, such as {n}/QĐ-STP.",
            )
        )
    if NumberSeries.objects.filter(agency=agency, name=name, year=year).exists():
        label = terms.label("series", name)
        raise Refused(
            Say(
                f"Đã có dãy số {label.vi} năm {year}. Mở sổ đó để xem các số đã cấp.",
                f"The number series for {label.en} of {year} is there already. Open its book.",
            )
        )
    series.save()
    record("records.open_series", series, by=by, told={"series": name, "year": year, "first": first})
    return series


@action("records.take_number")
def take_number(name: str, thing: Any, *, by: User, on: date) -> Issued:
    """Take the next number of an agency's book, in the transaction of the caller.

    The book's row stays locked until the caller has finished, so no number is skipped or given
    twice; call it last. A new year goes on with the pattern of the year before.

    Raises Refused when the agency has no such book.
    """
    access.check("records.take_number", by, thing)
    series = _locked_series(thing.agency_id, name, on.year)
    series.last += 1
    series.save(update_fields=["last"])
    issued = Issued.objects.create(
        agency_id=series.agency_id,
        series=series,
        number=series.last,
        text=series.pattern.replace("{n}", f"{series.last:02d}"),  # Decree 30/2020, Annex I: below 10 as 01
        kind=thing._meta.label_lower,
        ident=thing.pk,
        issued_on=on,
        at=now(),
        by=by,
    )
    record("records.take_number", issued, by=by, told={"series": name, "number": issued.text})
    return issued


def _locked_series(agency_id: int, name: str, year: int) -> NumberSeries:
    books = NumberSeries.objects.select_for_update(no_key=True).filter(agency_id=agency_id, name=name)
    if (series := books.filter(year=year).first()) is not None:
        return series
    before = books.filter(year__lt=year).order_by("-year").first()
    if before is None:
        label = terms.label("series", name)
        raise Refused(
            Say(
                f"Chưa lấy được số: cơ quan chưa mở dãy số {label.vi}. Quản trị cơ quan mở ở mục Dãy số.",
                f"No number was taken: the agency has no number series for {label.en}. "
                "An agency administrator opens it under Number series.",
            )
        )
    # the lock on the older book lets one writer open the new one
    NumberSeries.objects.get_or_create(
        agency_id=agency_id, name=name, year=year, defaults={"pattern": before.pattern, "first": 1, "last": 0}
    )
    return books.get(year=year)


@action("records.void_number")
def void_number(issued: Issued, reason: str, *, by: User) -> Issued:
    """Make a number void: it stays in the book with its reason and is never given again.

    Raises Refused without a reason, twice, or while the paper that bears it is in force (`number_kept`).
    """
    issued = Issued.objects.select_for_update(no_key=True).get(pk=issued.pk)
    access.check("records.void_number", by, issued)
    if not reason.strip():
        raise Refused(Say("Chưa bỏ số: cần ghi lý do.", "The number was not made void: give the reason."))
    if issued.void_at is not None:
        raise Refused(Say(f"Số {issued.text} đã bỏ từ trước.", f"Number {issued.text} was made void before."))
    holder = apps.get_model(issued.kind)._base_manager.filter(pk=issued.ident).first()
    if (kept := getattr(holder, "number_kept", None)) is not None:
        raise Refused(kept)
    issued.void_at, issued.void_reason = now(), reason.strip()[:300]
    issued.save(update_fields=["void_at", "void_reason"])
    record("records.void_number", issued, by=by, told={"number": issued.text})
    return issued
