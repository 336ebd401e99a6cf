"""What anybody may know of an issued paper by its code: kind, number, day, agency, whether it stands, its digests.

A room says under `told_as` what may be known of its things; nothing else of them is ever told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse

from thidua.clock import VIETNAM
from thidua.core.papers import Code
from thidua.core.wording import Say
from thidua.records.models import Kept, Paper


@dataclass(frozen=True)
class Told:
    """An issued paper as the public may know it: never a name in it, never what it says."""

    label: Say
    number: str
    on: date | None
    agency: str
    void_on: date | None = None
    replaced_by: str = ""
    """Number and day of the paper that stands in its place; empty where none does."""


Telling = Callable[[Any], Told | None]
T = TypeVar("T", bound=Telling)
TOLD: dict[str, Telling] = {}
"""What may be known of things of each kind; None while they are not issued."""


def told_as(model: type[models.Model]) -> Callable[[T], T]:
    """Say what may be known of issued things of a model."""

    def put(telling: T) -> T:
        TOLD[model._meta.label_lower] = telling
        return telling

    return put


def told_of(paper: Paper) -> Told | None:
    """What may be known of the paper with a code; None where its room tells nothing here."""
    telling = TOLD.get(paper.kind)
    thing = apps.get_model(paper.kind)._base_manager.filter(pk=paper.ident).first() if telling else None
    told = telling(thing) if telling is not None and thing is not None else None
    if told is not None and paper.revoked_at is not None:
        return replace(told, void_on=paper.revoked_at.astimezone(VIETNAM).date())
    return told


def code_of(thing: models.Model) -> Code | None:
    """The code of an issued paper as it is printed: with the address at which anybody checks it."""
    found = Paper.objects.filter(kind=thing._meta.label_lower, ident=thing.pk).first()
    return printed_code(found) if found else None


def printed_code(paper: Paper) -> Code:
    """A code with the address at which anybody checks it."""
    page = f"{settings.PUBLIC_URL}{reverse('decisions:check')}"
    return Code(f"{page}?ma={paper.code}", paper.code, f"Kiểm tra văn bản: quét mã hoặc gõ mã tại {page}")


def digest_of(chunks: Iterable[bytes]) -> str:
    """The SHA-256 of a file as it arrives; nothing of it is kept."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def is_kept(paper: Paper, sha256: str) -> bool:
    """Whether a file with this digest is the one that was issued under the code."""
    return Kept.objects.filter(kind=paper.kind, ident=paper.ident, sha256=sha256.lower()).exists()


def has_kept(paper: Paper) -> bool:
    """Whether there is a file to compare with."""
    return Kept.objects.filter(kind=paper.kind, ident=paper.ident).exists()
