"""After 1 July 2025: Kiên Giang's movement goes on in An Giang, Thác Mơ's ward has become part of Phước Long.

The units are sample units and the numbers of decisions say so; only the law of the merger is real
(202/2025/QH15, of the provinces). Kiên Giang's is handed over whole. Thác Mơ's waits for an answer
from above, so that its page shows what an ended agency still has open, and who may finish it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from thidua.clock import moment, set_to
from thidua.core.wording import Say
from thidua.evidence.actions import sign
from thidua.home.demo.stage import Tell
from thidua.movements.actions.handing import transfer
from thidua.movements.actions.movements import Act
from thidua.movements.models import Movement
from thidua.people.actions import Change, appoint, end, merge
from thidua.people.models import Reorganisation, Unit, User
from thidua.screens.models import DemoClock

MERGED = date(2025, 7, 1)
AFTER = date(2025, 8, 1)
LAW = Change(MERGED, "202/2025/QH15")
SAMPLE = Change(MERGED, "Quyết định mẫu 701/QĐ-UBND")
WARDS = {
    "tm-p-phuoc-long": ("tm-thac-mo", "tm-long-thuy", "tm-son-giang", "tm-phuoc-tin"),
    "tm-p-phuoc-binh-moi": ("tm-phuoc-binh", "tm-long-phuoc", "tm-long-giang"),
}
"""The new wards of the sample with those that went into each."""
ROLES = ("office", "appraiser", "chair", "secretary", "signer")


def is_across() -> bool:
    """Whether the demo has gone through the merger."""
    return bool(Reorganisation.objects.filter(on=MERGED, undone_at=None).exists())


@transaction.atomic
def tell(told: Tell) -> None:
    """Carry the demo across the merger, whole or not at all, and set its clock to a month after it."""
    told(Say("01/07/2025: Kiên Giang vào An Giang (mẫu)", "1 July 2025: Kiên Giang into An Giang (sample)"))
    _an_giang()
    told(Say("01/07/2025: Thác Mơ vào Phước Long (mẫu)", "1 July 2025: Thác Mơ into Phước Long (sample)"))
    _phuoc_long()
    shift = moment(AFTER) - datetime.now(UTC)
    DemoClock.objects.update_or_create(pk=1, defaults={"shift": int(shift / timedelta(seconds=1))})


def _an_giang() -> None:
    """The provinces, then their departments; the movement of construction is handed over."""
    with _on(MERGED):
        merge([_unit("kg-tinh")], _unit("ag-tinh"), LAW, by=_user("quan-tri"))
        merge([_unit("kg-sxd")], _unit("ag-sxd"), SAMPLE, by=_user("quan-tri"))
        merge([_unit("agtp-stp-kien-giang")], _unit("ag-stp"), SAMPLE, by=_user("quan-tri"))
    _in_the_new_agency("kg", "ag-sxd", date(2025, 7, 2))
    with _on(date(2025, 7, 8)):
        why = "Chức năng, nhiệm vụ chuyển về (lý do mẫu)"
        sign(_unit("ag-sxd"), _unit("kg-sxd"), ["movement"], why, by=_user("kg-signer"))
        sign(_unit("ag-tinh"), _unit("kg-tinh"), ["movement"], why, by=_user("ag-signer"))
    with _on(date(2025, 7, 10)):
        movement = Movement.objects.get(agency__code="kg-sxd")
        act = Act("15/QĐ-SXD (mẫu)", date(2025, 7, 10), "Sắp xếp tổ chức bộ máy (mẫu)")
        transfer(movement, act, _unit("ag-sxd"), by=_user("kg-office"))


def _phuoc_long() -> None:
    """Seven wards into two, the town ends, the province goes into Đồng Nai."""
    with _on(MERGED):
        for new, old in WARDS.items():
            merge([_unit(code) for code in old], _unit(new), SAMPLE, by=_user("quan-tri"))
        end(_unit("tm-tx-phuoc-long"), LAW, by=_user("quan-tri"))
        merge([_unit("tm-tinh-binh-phuoc")], _unit("tm-tinh-dong-nai"), LAW, by=_user("quan-tri"))
    _in_the_new_agency("tm", "tm-p-phuoc-long", date(2025, 7, 2))
    with _on(date(2025, 7, 15)):
        new, why = _unit("tm-p-phuoc-long"), "Phần lớn địa bàn và bộ máy chuyển về (lý do mẫu)"
        sign(new, _unit("tm-thac-mo"), ["movement", "index"], why, by=_user("tm-signer"))


def _in_the_new_agency(short: str, code: str, day: date) -> None:
    """The people of an old agency get their roles in the new one, from its administrator."""
    with _on(day):
        appoint(_user(f"{short}-agency_admin"), "agency_admin", _unit(code), by=_user("quan-tri"))
        for role in ROLES:
            appoint(_user(f"{short}-{role}"), role, _unit(code), by=_user(f"{short}-agency_admin"))


@contextmanager
def _on(day: date) -> Iterator[None]:
    with set_to(moment(day, 9)):
        yield


def _unit(code: str) -> Unit:
    return Unit.objects.select_related("parent", "agency").get(code=code)


def _user(name: str) -> User:
    """An account with its rights read anew."""
    return User.objects.get(username=name)
