"""An installation with much to do: letters to send, decisions to publish, votes to close, people with facts.

`main` fills the folder of data that the environment names, and prints what the clients need as JSON:
their sessions, the things, the codes of the boxes.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from django.db import transaction

from tests.web.everything import Everything, everything, text
from tests.web.everything_decided import numbered
from tests.web.everything_nominated import nomination_of
from tests.web.sessions import session_of
from tests.web.voting.council import FOR, SEATS, council_of_nine
from tests.web.world import DAY
from thidua.clock import now, set_to
from thidua.decisions.models import Awarded, Decision, Letter
from thidua.home.tables import make_ready

CLIENTS = ("a-office", "a-signer", "a-chair", "a1-clerk")


def fill(many: int) -> dict[str, Any]:
    """Everything that can be done `many` times, written at once."""
    with transaction.atomic():
        with set_to(DAY):
            made = everything()
            codes = _people(made, 2 * many)
            letters = [_letter(made, code) for code in codes[:many]]
            decisions = [_decision(made, code) for code in codes[many : 2 * many]]
        votes = _votes(made, many)
    return {
        "sessions": {name: session_of(name) for name in CLIENTS},
        "letters": letters,
        "decisions": decisions,
        "votes": votes,
        "people": codes,
        "unit": made.world.units["A1"].pk,
    }


def _people(made: Everything, many: int) -> list[str]:
    codes = [f"k{n}" for n in range(many)]
    for code in codes:
        made.world.person(code, "A1")
    return codes


def _letter(made: Everything, code: str) -> int:
    pattern: Letter = made["letter"]
    letter = Letter.objects.create(
        agency=pattern.agency,
        movement=pattern.movement,
        nomination=nomination_of(made, "not_chosen", code, "A"),
        unit=pattern.unit,
        text=pattern.text,
        made_at=now(),
        read_by=made.user("a-office"),
        read_at=now(),
    )
    return int(letter.pk)


def _decision(made: Everything, code: str) -> int:
    signer, office = made.user("a-signer"), made.user("a-office")
    decision = Decision.objects.create(
        agency=made["agency"],
        movement=made["movement"],
        round=made["round"],
        award="gk",
        state="issued",
        title=text(f"decision-{code}"),
        signer=signer,
        sent_at=now(),
        sent_by=office,
        signed_on=DAY,
        made_by=office,
        made_at=now(),
    )
    numbered(decision, signer)
    granted = nomination_of(made, "granted", code, "A")
    Awarded.objects.create(decision=decision, nomination=granted, number=1, reason=text("line"))
    return int(decision.pk)


def _votes(made: Everything, many: int) -> list[dict[str, Any]]:
    bench, votes = council_of_nine(made.world), []
    for _ in range(many):
        bench.plan()
        bench.hand_out()
        bench.open()
        for name in SEATS:
            bench.cast(name, FOR)
        votes.append({"session": bench.vote.pk, "codes": bench.two_codes()})
    return votes


def main() -> None:
    """Make the tables, fill them, print what the clients need."""
    make_ready()
    print(json.dumps(fill(int(sys.argv[1]))))
