"""On a screen as wide as a hand: a clerk sends a dossier, a council votes, a signer signs."""

from collections.abc import Callable

import pytest

from tests.system.journeys import council, deciding, dossiers
from tests.system.site import People

pytestmark = pytest.mark.system


def test_a_clerk_a_council_and_a_signer(people: Callable[..., People]) -> None:
    everybody = people(size="phone")
    clerk = everybody["kg-clerk0"]
    clerk.press("Danh mục", clerk.page.locator("nav.doors"))
    clerk.press("Hồ sơ", clerk.page.locator("nav.doors"))
    clerk.go("/ho-so/?state=draft").press("HS-0057").press("Soạn từ dữ liệu")
    dossiers.write_report(clerk, "Thẩm định 130 hồ sơ vật liệu xây dựng, xong trước hạn hai ngày.")
    dossiers.check_and_send(clerk)

    secretary = everybody["hn-secretary"].go("/").press("Mở phiên họp")
    session = secretary.path.split("/")[3]
    council.hand_out_codes(everybody, "hn", session, ("chair", "secretary", "member1"))
    council.open_vote(secretary, session)
    council.vote(everybody["hn-member2"], session)
    everybody["hn-member2"].go("/").says("Việc của tôi")

    deciding.sign(everybody["ag-signer"], "2")
    everybody["ag-signer"].says("Số 01/QĐ-UBND")
