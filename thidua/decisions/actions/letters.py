"""Letters to those not chosen: made by the rules' own words, read by a person, then sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.quotas.line import CHOSEN
from thidua.core.wording import Say
from thidua.decisions.actions.answering import settle_declined
from thidua.decisions.models import Letter
from thidua.decisions.queries.papers import letter_paper
from thidua.decisions.queries.replies import reply
from thidua.decisions.queries.standing import Standing, awards_of, standing_of
from thidua.movements.models import Round
from thidua.nominations.actions import case
from thidua.nominations.models import Nomination
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.people.queries import clerks_of
from thidua.records.actions import issue_code, take_number
from thidua.records.keeping import keep_soon
from thidua.records.models import NumberSeries
from thidua.records.printing import worded
from thidua.records.rewording import check_words

OVER = ("appraised", "passed", "not_passed", "not_chosen")
"""States of those who were not chosen once the decision is made."""
CLOSED_BY_LETTER = ("appraised", "passed", "not_passed")


@action("letter.write")
def write_letters(round_: Round, award: str, *, by: User) -> list[Letter]:
    """Make a letter for everybody of an award who was not chosen and has none; those on hold wait.

    Raises Refused when nobody is left to write to.
    """
    made = letters_for(round_, standing_of(round_), by=by, base=award)
    if not made:
        raise Refused(
            Say(
                "Không có ai cần viết thư: mọi người đã có thư, đã được tặng, hoặc chưa xét xong.",
                "Nobody needs a letter: all have one, were awarded, or are not settled yet.",
            )
        )
    return made


def letters_for(round_: Round, standing: Standing, *, by: User, base: str) -> list[Letter]:
    """The letters of an award's round that are not there yet, within the action that asks for them."""
    access.check("letter.write", by, round_.movement)
    ids = [a.id for a in awards_of(standing.plan, base, round_.kind)]
    rows = Nomination.objects.filter(round=round_, award__in=ids, state__in=OVER, letter=None)
    made = []
    for nomination in rows.select_related("unit", "person", "movement__plan", "round"):
        if standing.held(nomination) or _may_follow(standing, nomination):
            continue
        letter = Letter.objects.create(
            agency=round_.movement.agency,
            movement=round_.movement,
            nomination=nomination,
            unit=nomination.unit,
            text=reply(standing, nomination),
            made_at=now(),
        )
        record("letter.write", letter, by=by, told={"nomination": nomination.code})
        made.append(letter)
    return made


def _may_follow(standing: Standing, nomination: Nomination) -> bool:
    """Whether the case is still open: it waits for its collective, or has a place that nobody took away."""
    row = standing.row(nomination)
    waits = row is not None and row.status in ("conditional", CHOSEN, "reserved")
    return waits and nomination.state in ("appraised", "passed")


@action("letter.change")
def change_letter(letter: Letter, note: str, *, by: User) -> Letter:
    """Add a note of one's own to a letter that is not sent yet; it must be read again."""
    letter = _locked(letter)
    access.check("letter.change", by, letter)
    _check_unsent(letter)
    letter.note, letter.read_by, letter.read_at = note.strip(), None, None
    letter.version += 1
    letter.save()
    record("letter.change", letter, by=by)
    return letter


@action("letter.read")
def read_letter(letter: Letter, *, by: User) -> Letter:
    """Say that one has read a letter and it may go."""
    letter = _locked(letter)
    access.check("letter.read", by, letter)
    _check_unsent(letter)
    letter.read_by, letter.read_at = by, now()
    letter.save(update_fields=["read_by", "read_at"])
    record("letter.read", letter, by=by)
    return letter


@action("letter.send")
def send_letters(letters: Sequence[Letter], *, by: User) -> list[Letter]:
    """Send letters that somebody has read: a notice to the nominee and the clerk; the case is closed.

    Raises Refused for a letter that nobody has read, or that was sent.
    """
    access.check("letter.send", by)
    sent = []
    for letter in sorted(letters, key=lambda found: found.pk):
        letter = _locked(letter)
        access.check("letter.send", by, letter)
        _check_unsent(letter)
        if letter.read_at is None:
            raise Refused(
                Say(
                    f"Chưa gửi được: chưa ai đọc lại thư của {letter}. Mở thư và bấm Đã đọc, gửi được.",
                    f"Not sent: nobody has read the letter to {letter} yet. Open it and mark it as read.",
                )
            )
        if letter.nomination.state in CLOSED_BY_LETTER:
            case.decline(letter.nomination, by=by)
            settle_declined(letter.nomination, letter.text["result"][0])
        check_words(letter, worded(letter_paper(letter), letter.agency_id, letter.movement.plan.code))
        letter.sent_at = now()
        issue_code(letter, by=by)
        if NumberSeries.objects.filter(agency=letter.agency, name="letter").exists():
            letter.number = take_number("letter", letter, by=by, on=today())
        letter.save(update_fields=["sent_at", "number"])
        record("letter.send", letter, by=by)
        told = Say("Có kết quả xét khen thưởng.", "There is a result of the award round.")
        notify(_readers(letter.nomination), told, reverse("decisions:letter", args=[letter.pk]))
        sent.append(letter)
    if not sent:
        raise Refused(Say("Chưa chọn thư nào.", "No letter was chosen."))
    keep_soon(*sent, by=by)
    return sent


def _readers(nomination: Nomination) -> Iterable[User]:
    person = User.objects.filter(person=nomination.person_id) if nomination.person_id else User.objects.none()
    return [*person, *clerks_of(nomination.unit), nomination.made_by]


def _locked(letter: Letter) -> Letter:
    rows = Letter.objects.select_for_update(of=("self",), no_key=True).select_related(
        "movement", "nomination__unit", "nomination__person", "nomination__made_by"
    )
    return rows.get(pk=letter.pk)


def _check_unsent(letter: Letter) -> None:
    if letter.sent_at is not None:
        raise Refused(
            Say("Thư đã gửi, không sửa được nữa.", "The letter has been sent and cannot be changed.")
        )
