"""The part of the province of everything that is personal data: what was asked, what is past its term."""

from __future__ import annotations

from datetime import timedelta

from tests.web.everything import Everything, text
from tests.web.world import DAY
from thidua.clock import now
from thidua.portal.models import Observation
from thidua.privacy.models import DataRequest


def asked(made: Everything) -> None:
    """Requests in A and B, one accepted, and a contact that nobody needs any more."""
    made.keep("person.self", made.user("a2-person").person)
    for suffix, of in (("", "a"), (".b", "b")):
        made.keep(f"request{suffix}", _request(made, of, "correct"))
    made.keep("request.accepted", _request(made, "a", "see", state="accepted"))
    Observation.objects.create(
        agency=made["agency"],
        code="GY-2022-0009-MAUMAU",
        kind="idea",
        voice="citizen",
        subject="Góp ý cũ",
        text="Nội dung cũ",
        name=text("old-citizen"),
        contact=text("old-contact"),
        state="answered",
        answer="Đã trả lời",
        received_at=now() - timedelta(days=800),
        answered_at=now() - timedelta(days=790),
    )


def _request(made: Everything, of: str, kind: str, state: str = "received") -> DataRequest:
    person = made.user(f"{of}2-person").person
    return DataRequest.objects.create(
        agency=person.agency,
        person=person,
        kind=kind,
        words=text("asked", of.upper()),
        state=state,
        received_on=DAY,
        answer_by=DAY,
        finish_by=DAY,
        recorded_by=made.user(f"{of}-agency_admin"),
    )
