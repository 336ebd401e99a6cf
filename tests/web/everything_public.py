"""The part of the province of everything that is the public side: shown, withheld, observed, told."""

from __future__ import annotations

from tests.web.everything import Everything, text
from tests.web.world import DAY
from thidua.clock import now
from thidua.honours.models import Honour
from thidua.portal.models import (
    Attested,
    Contact,
    FollowUp,
    News,
    Observation,
    Shown,
    ShownDecision,
    Visits,
    Withheld,
)


def made_public(made: Everything) -> None:
    """A's movement on the public site, an award of a published decision, a name taken off, what citizens said."""
    office, agency = made.user("a-office"), made["agency"]
    shown = Shown.objects.create(agency=agency, movement=made["movement"], shown_at=now(), shown_by=office)
    made.keep("shown", shown)
    made.keep("movement.hidden", made.world.movement(made["plan"], "2025"))
    _granted(made)
    recalled = ShownDecision.objects.create(
        agency=agency, number="KHONG-CO", decided_on=DAY, shown_at=now(), shown_by=office, hidden_at=now()
    )
    made.keep("shown_decision", recalled)
    withheld = Withheld.objects.create(
        agency=agency, person=made.world.people["a3"], reason=text("withheld"), at=now(), by=office
    )
    made.keep("withheld", withheld)
    contact = Contact.objects.create(
        agency=agency, address="Số 1 đường mẫu", phone="0000 000 000", set_by=office, set_at=now()
    )
    made.keep("contact", contact)
    news = News.objects.create(
        agency=agency, title="Tin mẫu", text="Lời mẫu.", on=DAY, by=office, saved_at=now()
    )
    made.keep("news", news)
    for suffix, of in (("", "A"), (".b", "B")):
        made.keep(f"observation{suffix}", _observed(made, of))
    made.keep("observation.code", made["observation"].code)
    FollowUp.objects.create(observation=made["observation"], text=text("follow-up"), at=now(), by=office)
    attested = Attested.objects.create(
        agency=agency,
        observation=made["observation.answered"],
        finding=text("finding"),
        number=text("attested"),
        decided_on=DAY,
        signer=made.user("a-signer"),
        at=now(),
    )
    made.keep("attested", attested)
    Visits.objects.create(day=DAY, count=3)


def _granted(made: Everything) -> None:
    """The award of the published decision: it names somebody without a marker."""
    someone, line = made["person.public"], made["line.published"]
    honour = Honour.objects.create(
        agency=made["agency"],
        giver=made["agency"],
        unit=someone.unit,
        person=someone,
        form="commendation_certificate",
        authority="department_director",
        decision_number="2/QĐ-MẪU",
        decided_on=DAY,
        entered_at=now(),
    )
    line.honour, line.name, line.under = honour, someone.name, someone.unit.name
    line.save()
    made.keep("honour.published", honour)


def _observed(made: Everything, of: str) -> Observation:
    """What citizens said of an agency: one that waits, and one that was answered."""
    agency = made.world.units[of]
    about = {
        "agency": agency,
        "kind": "complaint",
        "voice": "citizen",
        "subject": text("subject", of),
        "text": text("observed", of),
        "name": text("citizen", of),
        "contact": text("contact", of),
        "received_at": now(),
    }
    waits = Observation.objects.create(code=f"GY-2024-000{1 if of == 'A' else 2}-MAUMAU", **about)
    if of == "A":
        unsigned = Observation.objects.create(
            code="GY-2024-0004-MAUMAU", state="answered", answer=text("answer"), answered_at=now(), **about
        )
        made.keep("observation.unsigned", unsigned)
        answered = Observation.objects.create(
            code="GY-2024-0003-MAUMAU", state="answered", answer=text("answer"), answered_at=now(), **about
        )
        made.keep("observation.answered", answered)
    return waits
