"""Which page of the docs helps on which page of the program, and which tells a role its work."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from thidua.home.handbook import Page, pages

PAGES = """
home | tutorial/tu-dau-den-quyet-dinh
home:across | how-to/reorganise-units
archive | how-to/archive-a-movement
watching | how-to/run-in-an-office
screens | how-to/import-from-excel
account | how-to/as-candidate
people | how-to/as-agency_admin
people:import people:import_template people:batch people:batches | how-to/import-from-excel
people:moves people:moves_batch | how-to/import-from-excel
people:unit people:unit_move people:unit_merge people:unit_split | how-to/reorganise-units
people:unit_undo people:units_on people:load people:lists | how-to/reorganise-units
audit | how-to/as-auditor
records | how-to/as-agency_admin
movements | how-to/as-office
movements:reading_add movements:confirm | how-to/from-a-document
movements:plan movements:plan_clause | how-to/change-a-plan-on-screen
movements:plan_review | how-to/check-a-plan
duties | how-to/follow-duties
stories | how-to/tell-a-story
registrations | how-to/as-clerk
evidence | how-to/verify-a-record
evidence:published | how-to/load-published-indices
evidence:imports | how-to/import-from-excel
initiatives | how-to/handle-initiatives
scorecards | how-to/score-a-year
nominations | how-to/as-clerk
nominations:eligibility nominations:criteria nominations:standings | explanation/four-answers
nominations:reviews nominations:review | how-to/settle-doubts
appraisals | how-to/as-appraiser
voting | how-to/as-member
councils | how-to/as-secretary
decisions | how-to/as-signer
papers | how-to/word-a-paper
honours | how-to/as-office
reports | how-to/report-a-year
portal | how-to/open-the-public-side
privacy | how-to/protect-personal-data
"""
"""Names of pages, or of whole rooms, and the page of the docs that fits them."""


def _read() -> dict[str, str]:
    rows = [line.split(" | ") for line in PAGES.strip().splitlines()]
    return {name: page for names, page in rows for name in names.split()}


FITTING = _read()


def fitting(view_name: str) -> Page | None:
    """What helps on a page: its own row, else its room's; None where the docs are not here."""
    room = view_name.partition(":")[0]
    room = room if ":" in view_name else room.partition("_")[0]
    return pages().get(FITTING.get(view_name) or FITTING.get(room, ""))


def of_role(role: str) -> Page | None:
    """The page that tells a role its work."""
    return pages().get(f"how-to/as-{role}")


def on_page(request: HttpRequest) -> dict[str, Any]:
    """The help that the page in view leads to; the list of all help is one step further."""
    found = request.resolver_match and fitting(request.resolver_match.view_name)
    return {"help_url": found.url if found else reverse("home:help")}
