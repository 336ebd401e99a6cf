"""What hangs on a thing, what it says, where else the same content is used; papers by their code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, QuerySet

from thidua import access
from thidua.core.wording import Say
from thidua.people.models import User
from thidua.records.actions.papers import ALPHABET
from thidua.records.models import Attachment, File, Paper, carriers, holders


def files_of(thing: Any) -> QuerySet:
    """The files that hang on a thing now, in the order they were hung."""
    return files_on(type(thing), [thing.pk])


def files_on(kind: type[Model], idents: Iterable[int]) -> QuerySet:
    """The files that hang on things of one kind, without what was read in them."""
    hung = Attachment.objects.filter(kind=kind._meta.label_lower, ident__in=list(idents), removed_at=None)
    return hung.select_related("file", "by").defer("file__text").order_by("pk")


def text_of(thing: Any) -> str:
    """The words of all files of a thing, for comparing reports."""
    return "\n".join(files_of(thing).values_list("file__text", flat=True))


def uses_of(file: File, *, by: User) -> list[Attachment]:
    """Where the same content hangs, as far as the person sees it."""
    same = Attachment.objects.visible_to(by).filter(file__sha256=file.sha256, removed_at=None)
    return list(same.select_related("file").order_by("pk"))


def may_open(file: File, by: User) -> bool:
    """Whether a person who sees the file may read it: by the right that one of its things asks for."""
    things = list(_things_of(file, by))
    if not things:
        return bool(file.by_id == by.pk and not file.attachments.exists())
    rights = [(getattr(thing, "files_view", None), thing) for thing in things]
    return any(right is None or access.may(right, by, thing) for right, thing in rights)


def _things_of(file: File, by: User) -> Iterator[Any]:
    """The things that a file belongs to, as far as the person sees them."""
    for hung in file.attachments.filter(removed_at=None):
        thing = seen_thing(hung.kind, hung.ident, by)
        if thing is not None:
            yield thing
    for model, column in holders():
        yield from model.objects.visible_to(by).filter(**{column: file.pk})


def seen_thing(kind: str, ident: int, by: User) -> Any:
    """The thing that carries files, when the person sees it; None otherwise."""
    model = {m._meta.label_lower: m for m in carriers()}.get(kind)
    return model.objects.visible_to(by).filter(pk=ident).first() if model else None


def why_shut(thing: Any, by: User) -> Say | None:
    """Why a person may not change the files of a thing now; None when they may."""
    if not access.may(thing.files_change, by, thing):
        return access.refusal(thing.files_change, by)
    return getattr(thing, "files_shut", None)


def read_code(typed: str) -> str:
    """A code as it is kept, however it was typed: spaces, dashes and case do not matter; else nothing."""
    letters = re.sub(r"[\s–-]+", "", typed).upper()
    if len(letters) != 9 or set(letters) - set(ALPHABET):
        return ""
    return f"{letters[:3]}-{letters[3:6]}-{letters[6:]}"


def find_paper(typed: str) -> Paper | None:
    """The issued paper with a code, however it was typed."""
    return Paper.objects.filter(code=read_code(typed)).first()
