"""What A scores: a draft scorecard, a year at each step for its divisions, marks, a complaint, results."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.web.everything import Everything, text
from tests.web.scorecards.board import TEXT
from tests.web.world import DAY
from thidua.clock import now
from thidua.people.models import Batch, BatchFile
from thidua.scorecards.actions.keeping import draft, publish
from thidua.scorecards.actions.opening import NewScoring, open_scoring
from thidua.scorecards.models import Card, Change, Complaint, Line, Publication, Result, Scoring

STEPS = {2025: ("open", "scoring"), 2024: ("open", "submitted"), 2023: ("open", "appraised")}
STEPS |= {2022: ("settled", "settled"), 2021: ("announced", "announced")}
"""By year: where its scoring and its cards stand."""


def scored(made: Everything) -> None:
    """A scores its divisions; each text of a card bears the marker of its division."""
    by, agency = made.user("a-office"), made["agency"]
    words = TEXT.replace("[department]", "[division]").replace('"2024-2025"', '"2021-2025"')
    words = words.replace("Đơn vị mẫu B", "Đơn vị mẫu A").replace("Đơn vị mẫu P", "Đơn vị mẫu A")
    published = made.keep("scorecard.published", publish(draft(agency, words, by=by), "1/QĐ", DAY, by=by))
    marked = words.replace("title: ", f"title: {text('scorecard')} ", 1).replace("code: mau-thu", "code: m2")
    changed = made.keep("scorecard.draft", draft(agency, marked, by=by, after=published))
    told = {"told_vi": text("edit"), "told_en": text("edit")}
    changed.edits.create(text=marked, by=by, at=now(), **told)
    for year, (state, of_cards) in STEPS.items():
        scoring = open_scoring(published, NewScoring(year, "division"), by=by)
        Scoring.objects.filter(pk=scoring.pk).update(state=state, score_until=date(year, 12, 31))
        name = "scoring" if of_cards == "scoring" else f"scoring.{of_cards}"
        made.keep(name, scoring)
        scoring.cards.update(state=of_cards)
        for card in scoring.cards.select_related("unit"):
            _filled(made, card, of_cards)
    made.keep("desk", made["scoring.submitted"].desks.get())
    _by_workbook(made)
    _announced(made)


def _by_workbook(made: Everything) -> None:
    """A workbook of own scores that changed one item of a card."""
    card = made["card"]
    line = card.lines.get(code="1.1")
    words = [line.own_why, line.section]
    rows = [[line.code, "0.5", *words]]
    lines = {"card": card.pk, "scoring": card.scoring_id, "version": 1, "rows": rows, "shown": [], "same": 0}
    changed = {"lines": [[line.pk, [None, "", ""], ["1.00", *words]]], "cards": {}, "absent": [[], []]}
    for name, state, did in (("batch.scores", "read", []), ("batch.scores.done", "done", changed)):
        batch = Batch.objects.create(
            agency=made["agency"],
            kind="own_scores",
            name=text("scores-xlsx"),
            lines=lines,
            made=did,
            state=state,
            at=now(),
            by=made.user(f"{card.unit.code.lower()}-clerk"),
        )
        made.keep(name, batch)
    BatchFile.objects.create(batch=batch, body=b"mau")


def _filled(made: Everything, card: Card, state: str) -> None:
    low, unit = card.unit.code.lower(), card.unit.code
    given = {"own": Decimal(1), "own_why": text("own-why", unit), "section": text("section", unit)}
    later = state in ("appraised", "settled", "announced")
    card.lines.update(
        **given,
        appraised=Decimal(1) if later else None,
        appraised_why=text("appraised-why", unit) if later else "",
    )
    asked = card.lines.get(code="2.2")
    if state == "submitted":
        asked.exemption, asked.exempt_why = "asked", text("exempt-why", unit)
        asked.save()
    line = card.lines.get(code="1.1")
    Change.objects.create(
        agency=card.agency,
        line=line,
        voice="own",
        after=Decimal(1),
        why=text("changed-why", unit),
        by=made.user(f"{low}-clerk"),
        at=now(),
    )
    if unit == "A1":
        suffix = "" if state == "scoring" else f".{state}"
        made.keep(f"card{suffix}", card)
        made.keep(f"line{suffix}", line)
        made.things.setdefault("line.asked", asked)
        if state == "submitted":
            made.keep("line.asked", asked)


def _announced(made: Everything) -> None:
    """The announced year with its table, and a complaint of A1."""
    scoring: Scoring = made["scoring.announced"]
    about = {"agency": scoring.agency, "by": made.user("a-signer"), "at": now()}
    publication = Publication.objects.create(
        scoring=scoring, number=1, decision="7/QĐ", published_on=DAY, **about
    )
    for place, card in enumerate(scoring.cards.select_related("unit"), 1):
        found = Result.objects.create(
            agency=scoring.agency,
            publication=publication,
            unit=card.unit,
            points=Decimal(9),
            maximum=Decimal(10),
            percent=Decimal(90),
            class_code="excellent",
            rank=place,
            size=2,
        )
        made.things.setdefault("result", found)
    line: Line = made["line.announced"]
    made.keep(
        "complaint",
        Complaint.objects.create(
            agency=scoring.agency,
            card=line.card,
            line=line,
            state="open",
            asked=text("complaint", "A1"),
            asked_by=made.user("a-signer"),
            asked_at=now(),
        ),
    )
