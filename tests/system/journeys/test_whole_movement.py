"""One whole movement by all roles, from the text of a plan to letters, in each language."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.system.journeys import beginning, council, deciding, dossiers
from tests.system.site import LANGUAGES, People, command

pytestmark = pytest.mark.system


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_a_plan_to_letters(people: Callable[..., People], home: Path, tmp_path: Path, lang: str) -> None:
    everybody = people(lang)
    round_ = beginning.begin(everybody, tmp_path)
    cases = dossiers.prepare(everybody, round_, tmp_path)
    council.meet(everybody, round_, "08/01/2026")
    office, signer, admin = (everybody[f"kg-{role}"] for role in ("office", "signer", "agency_admin"))
    everybody.on("09/01/2026")
    deciding.open_books(admin, {"decision": "{n}/QĐ-SXD", "letter": "{n}/SXD-VP"})
    decision = deciding.draft(office, "2025")
    deciding.sign(signer, decision)
    signer.says("01/QĐ-SXD")
    deciding.publish(office, decision)
    deciding.answer_others(office, "Phòng Quy hoạch")
    everybody["kg-clerk"].go(f"/ho-so/{cases[0]}").says("Đã được tặng")
    everybody["kg-auditor"].go("/nhat-ky/").press("Kiểm tra nhật ký").press("Kiểm tra nhật ký")
    everybody["kg-auditor"].waits_for("Xem kết quả").says("nguyên vẹn" if lang == "vi" else "is intact")
    answer = command(home, "audit", "verify")
    assert answer.returncode == 0, answer.stdout + answer.stderr
