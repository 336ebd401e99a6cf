"""Papers of what units ask for: the plan itself, their lists of nominees, their submission letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from django.conf import settings

from thidua.core.checklists import LETTER
from thidua.core.papers import (
    Frame,
    Nominee,
    NomineeList,
    Office,
    Paper,
    Signer,
    SubmissionLetter,
    UpwardProposal,
)
from thidua.core.papers.frame import DOTS
from thidua.core.papers.launch import launch_plan
from thidua.core.papers.nominees import kinds
from thidua.core.wording import Say, fold
from thidua.councils.queries.papers import above, desk_of, nominee
from thidua.decisions.queries.papers import decider_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.models import GONE, Nomination
from thidua.papers.queries.catalogue import Made, printed
from thidua.people.models import Unit, User
from thidua.registrations.queries import sees_whole
from thidua.rounds.official import SAMPLE, form_words
from thidua.rounds.papers import RoundPapers

REPRESENTED = {"enterprise": "Đại diện doanh nghiệp", "household": "Đại diện hộ gia đình"}
"""Who signs where nobody is the head of an office."""
HAMLETS = ("thôn", "ấp", "khóm", "bản", "buôn", "làng", "khu phố", "tổ dân phố")
_VERSIONED = Say(
    "Lời của kế hoạch là lời mà máy theo để xét: sửa bằng một bản kế hoạch mới, không sửa trong Word.",
    "The words of the plan are those that the rules follow: they are changed by a new version, not in Word.",
)
_UNPUBLISHED = Say("Kế hoạch còn đang soạn: công bố trước.", "The plan is a draft still: publish it first.")


@printed("ke-hoach", Say("Kế hoạch phát động", "Launch plan"), "01-ke-hoach")
def plan(round_: Round, by: User) -> Iterator[Made]:
    """The plan of the movement, in print."""
    del by  # a published plan is for everybody to read
    version = round_.movement.plan
    notes = (SAMPLE,) if settings.DEMO else ()
    make = partial(launch_plan, plan_of(version), notes, version.state == "draft")
    done = version.state != "draft"
    yield Made(
        version.pk,
        version.title,
        make,
        version.agency_id,
        version.published_at,
        done,
        fixed=_VERSIONED,
        blank=None if done else _UNPUBLISHED,
    )


@printed("to-trinh", Say("Tờ trình của đơn vị", "A unit's submission letter"), "03-de-nghi")
def letters(round_: Round, by: User) -> Iterator[Made]:
    """One letter for each unit that nominates."""
    for unit, rows in _by_unit(round_, by):
        yield Made(
            unit.pk, unit.name, partial(_letter, round_, unit, rows), round_.movement.agency_id, unit=unit
        )


@printed("to-trinh-ho-so", Say("Tờ trình của một hồ sơ", "Submission letter of one dossier"), "03-de-nghi")
def single_letters(round_: Round, by: User) -> Iterator[Made]:
    """Of every dossier whose letter is made from its data; of a draft too, so that it can be signed first."""
    rows = Nomination.objects.visible_to(by).filter(round=round_).exclude(state="withdrawn")
    made = rows.filter(papers__paper=LETTER, papers__composed_at__isnull=False)
    for row in made.select_related("unit__agency", "person", "nominated_by__agency").order_by("pk"):
        name, done = f"{row.code} {row.person or row.unit}", row.state != "draft"
        make, unit = partial(_single, round_, row), row.nominated_by
        yield Made(row.pk, name, make, row.agency_id, row.submitted_at, done, unit=unit)


@printed("danh-sach", Say("Danh sách đề nghị của đơn vị", "A unit's list of nominees"), "03-de-nghi")
def lists(round_: Round, by: User) -> Iterator[Made]:
    """One list for each unit that nominates."""
    for unit, rows in _by_unit(round_, by):
        yield Made(
            unit.pk, unit.name, partial(_list, round_, unit, rows), round_.movement.agency_id, unit=unit
        )


def _by_unit(round_: Round, by: User) -> Iterator[tuple[Unit, list[Nomination]]]:
    rows = Nomination.objects.visible_to(by).filter(round=round_).exclude(state__in=GONE)
    found: dict[Unit, list[Nomination]] = {}
    for row in rows.select_related(
        "unit__agency", "unit__parent", "person", "nominated_by__agency", "nominated_by__parent"
    ).order_by("pk"):
        found.setdefault(row.nominated_by, []).append(row)
    whole = {unit: rows for unit, rows in found.items() if sees_whole(unit, round_, by)}
    yield from sorted(whole.items(), key=lambda pair: str(pair[0].path))


def sent_on(rows: list[Nomination]) -> date | None:
    """The day by whose law a unit's papers are read: of the last dossier sent; today while none is."""
    return max((row.submitted_on for row in rows if row.submitted_on), default=None)


def _list(round_: Round, unit: Unit, rows: list[Nomination]) -> Paper:
    desk = desk_of(round_, sent_on(rows))
    return NomineeList(frame_of_unit(desk, unit), desk.occasion, _nominees(desk, rows))


def _single(round_: Round, row: Nomination) -> Paper:
    return _letter(round_, row.nominated_by, [row], f"Hồ sơ mang mã {row.code}")


def _letter(round_: Round, unit: Unit, rows: list[Nomination], *more: str) -> Paper:
    desk = desk_of(round_, sent_on(rows))
    nominees = _nominees(desk, rows)
    frame = replace(frame_of_unit(desk, unit), recipients=("Như trên",))
    papers = ("Danh sách đề nghị khen thưởng", f"Báo cáo thành tích của {kinds(nominees)}", *more)
    to = (decider_of(desk),)
    letter = SubmissionLetter(frame, to, desk.occasion, nominees, desk.grounds(), papers)
    return UpwardProposal(letter)


def _nominees(desk: RoundPapers, rows: list[Nomination]) -> tuple[Nominee, ...]:
    found = []
    for row in rows:
        award = desk.result.plan.awards_by_id.get(row.award)
        if award:
            told = nominee(row, form_words(award))
            found.append(replace(told, authority=desk.giver(award), clause=award.mark.clause))
    return tuple(found)


def frame_of_unit(desk: RoundPapers, unit: Unit) -> Frame:
    """Head and foot of a paper that a unit writes; number, day and signer are left to it."""
    if unit.agency_id == unit.pk and unit.name in (desk.office().spoken(), desk.office().name):
        return desk.frame()
    code = unit.short.replace(" ", "") or DOTS
    office = Office(unit.name, code, desk.office().place, above(unit))
    return replace(desk.frame(), office=office, signer=Signer(head_of(unit)))


def head_of(unit: Unit) -> str:
    """The post of who signs for a unit: as its head has it, else as units of its kind call it."""
    if unit.kind in REPRESENTED:
        return REPRESENTED[unit.kind]
    posts = set(unit.people.filter(leadership="head").exclude(post="").values_list("post", flat=True))
    if len(posts) == 1:
        return str(posts.pop())
    if unit.kind == "hamlet":
        word = next((w for w in HAMLETS if fold(unit.name).startswith(fold(w))), "")
        return f"Trưởng {word}" if word else "Trưởng thôn, ấp, khu phố"
    return "Thủ trưởng đơn vị"
