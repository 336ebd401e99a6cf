"""Stories on the public site: those whose people agreed, but for names that were taken off."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.urls import reverse

from thidua.core.wording import fold
from thidua.portal.addresses import address
from thidua.portal.queries.roll import is_withheld
from thidua.stories.models import Story
from thidua.stories.queries.lists import agencies_of, for_everybody, years_of


@dataclass(frozen=True)
class AskedStory:
    """What somebody looks for among the stories."""

    words: str = ""
    kind: str = ""
    year: int | None = None
    agency: int | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.kind or self.year or self.agency)


def stories(asked: AskedStory | None = None) -> QuerySet[Story]:
    """The stories that anybody may read, the latest first."""
    rows = for_everybody().exclude(is_withheld("told_of")).select_related("picture").defer("picture__content")
    if not asked:
        return rows
    for word in fold(asked.words).split():
        rows = rows.filter(Q(folded__icontains=word) | Q(unit__folded__icontains=word))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.year:
        rows = rows.filter(year=asked.year)
    return rows.filter(agency=asked.agency) if asked.agency else rows


def choices_of() -> tuple[list[int], list[tuple[int, str]]]:
    """The years and agencies that have a story here."""
    rows = stories()
    return years_of(rows), list(agencies_of(rows).values_list("pk", "name"))


def picture_url(story: Story) -> str | None:
    """Where anybody finds the picture of a story; None without one."""
    there = getattr(story, "picture", None)
    return address(reverse("portal:picture", args=[story.pk, there.digest])) if there else None
