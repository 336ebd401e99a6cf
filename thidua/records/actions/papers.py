"""Codes by which anybody can check an issued paper."""

from __future__ import annotations

import secrets
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.people.models import User
from thidua.records.models import Paper

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What codes are written with: no O or 0, no I or 1."""


@action("records.issue_code")
def issue_code(thing: Any, *, by: User) -> Paper:
    """Give an issued paper the code by which anybody can check it; a thing has one code."""
    access.check("records.issue_code", by, thing)
    kind = thing._meta.label_lower
    paper = Paper.objects.filter(kind=kind, ident=thing.pk).first()
    if paper is None:
        code = new_code()
        while Paper.objects.filter(code=code).exists():
            code = new_code()
        paper = Paper.objects.create(
            code=code, kind=kind, ident=thing.pk, agency_id=thing.agency_id, at=now()
        )
    record("records.issue_code", thing, by=by, told={"paper": paper.pk})
    return paper


@action("records.revoke_code")
def revoke_code(paper: Paper, *, by: User) -> Paper:
    """Say of a paper, to whoever checks its code, that it no longer stands."""
    paper = Paper.objects.select_for_update(no_key=True).get(pk=paper.pk)
    access.check("records.revoke_code", by, paper)
    paper.revoked_at = paper.revoked_at or now()
    paper.save(update_fields=["revoked_at"])
    record("records.revoke_code", paper, by=by)
    return paper


def new_code() -> str:
    """A random code of three groups of three, 45 bits."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(9))
    return "-".join((letters[:3], letters[3:6], letters[6:]))
