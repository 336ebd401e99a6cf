"""An installation begins once: its first agency and its first administrator."""

import pytest

from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.home.install import First, install
from thidua.people.models import Unit

FIRST = First("tinh-mau", "UBND tỉnh Mẫu", "province", "quan-tri", "Quản trị mẫu")


def test_the_first_administrator_has_the_first_agency(db: None) -> None:
    user = install(FIRST)
    assert {(h.role, h.agency_id) for h in user.holdings} == {
        ("sysadmin", Unit.objects.get().pk),
        ("agency_admin", Unit.objects.get().pk),
    }
    assert Entry.objects.get().action == "site.install"


def test_it_begins_only_once(world: World) -> None:
    with pytest.raises(Refused) as refused:
        install(FIRST)
    assert "đã có người dùng" in refused.value.reasons[0].vi
