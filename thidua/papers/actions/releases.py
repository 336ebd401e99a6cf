"""One paper of a round: edited in Word, issued with its number and code, made void. A number is never reused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.papers import Board, Code, Paper
from thidua.core.papers.frozen import frame_of, framed, frozen
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.decisions.actions import change_letter
from thidua.decisions.models import Letter
from thidua.movements.models import Round
from thidua.papers.models import Release
from thidua.papers.queries import Made, Which, one
from thidua.papers.queries.catalogue import by_data
from thidua.papers.queries.issuing import bearing_of, carrier_of, former_of, hindrances, signers_of
from thidua.people.models import User
from thidua.records.actions import issue_code, revoke_code, take_number, void_number
from thidua.records.checking import printed_code
from thidua.records.keeping import keep_soon
from thidua.records.models import File, Reworded
from thidua.records.models import Paper as Coded
from thidua.records.rewording import by_hand, reading, reword, rewording_of, unword


@action("paper.edit")
def edit(which: Which, file: File, reason: str, *, by: User) -> Reworded:
    """Take in the words of an edited DOCX; number, date, figures and signature stay the system's.

    Raises Refused once the paper is issued, for a file that is no such DOCX or changes no word, or
    without the reason.
    """
    made, thing = _taken("paper.edit", which, by)
    check_editable(made)
    if not reason.strip():
        raise Refused(Say("Chưa ghi lý do sửa.", "The reason for the change is not given."))
    read = reading(by_data(made, which.round), file.path.read_bytes())
    if isinstance(thing, Release):
        _begin(thing, by)
        thing.state = next_state("release", "edit", thing.state)
    elif isinstance(thing, Letter):
        change_letter(thing, thing.note, by=by)
    words = reword(thing, file, read, reason.strip()[:300], by=by)
    record("paper.edit", thing, by=by, told={"sha256": file.sha256, "changes": len(read.changes)})
    return words


@action("paper.drop_edit")
def drop_edit(which: Which, *, by: User) -> Made:
    """Take the words of an edited DOCX back: the paper reads as its data say again."""
    made, thing = _taken("paper.drop_edit", which, by)
    check_editable(made)
    if rewording_of(thing) is None:
        raise Refused(Say("Giấy tờ này không có bản sửa.", "This paper has no edited words."))
    unword(thing, by=by)
    if isinstance(thing, Letter):
        change_letter(thing, thing.note, by=by)
    record("paper.drop_edit", thing, by=by)
    return made


def check_editable(made: Made) -> None:
    """Raises Refused where the words of a paper are not edited here, or no more."""
    if made.fixed is not None:
        raise Refused(made.fixed)
    if made.thing is not None and made.done:
        raise Refused(_ISSUED)


@action("paper.issue")
def issue(which: Which, signer: User | None = None, written: str = "", *, by: User) -> Release:
    """Issue a paper: it takes its number and code, its words are kept for good, files follow at once.

    `written` is its number where the book is kept elsewhere. Raises Refused where the paper is
    issued already or by another act, is blank still, lacks a book of numbers, or its data have
    changed since it was edited in Word.
    """
    made, row = _taken("paper.issue", which, by)
    if not isinstance(row, Release):
        raise Refused(_ELSEWHERE)
    if signer is not None and not signers_of(row).filter(pk=signer.pk).exists():
        raise Refused(Say("Người ký không thuộc cơ quan này.", "The signer is not of this agency."))
    data = made.make()
    bears = bearing_of(made, row, data)
    before, hindered = row.state, hindrances(made, row, which.round, bears, written)
    state = next_state("release", "issue", before, hindered)
    row.signer, row.issued_on, row.issued_at, row.issued_by = signer, today(), now(), by
    row.replaces = former_of(row)
    _begin(row, by)
    placed = any(isinstance(block, Board) for block in data.blocks())
    code = None if placed else printed_code(issue_code(row, by=by))
    row.number = take_number(bears.series, row, by=by, on=today()) if bears.takes else None
    row.written = row.number.text if row.number else written.strip()[:80] if bears.number else ""
    row.content, row.state = _frozen(row, made, data, code), state
    row.save()
    record("paper.issue", row, by=by, told={"from": before, "to": row.state, "number": row.written})
    keep_soon(row, by=by)
    return row


def _begin(row: Release, by: User) -> None:
    """Write down that a paper is in hand, once."""
    if row.pk is None:
        row.state, row.made_by, row.made_at = next_state("release", "begin", NEW), by, now()
    row.save()


def _frozen(row: Release, made: Made, data: Paper, code: Code | None) -> dict[str, Any]:
    frame = frame_of(data)
    change: dict[str, Any] = {"code": code}
    name = str(row.signer) if row.signer else ""
    if frame is not None:
        change["on"] = frame.on if frame.on and not row.written else row.issued_on
        change["signer"] = replace(frame.signer, name=name or frame.signer.name)
        name = change["signer"].name
        change |= {"written": row.written} if row.written else {}
    paper = by_hand(row, framed(data, **change))
    return frozen(by_data(made, row.round, paper), code, name)


@action("paper.void")
def void(release: Release, reason: str, *, by: User) -> Release:
    """Make an issued paper void: its number and code stay in the books and are never given again.

    Raises Refused without a reason, or for a paper that does not stand.
    """
    rows = Release.objects.select_for_update(of=("self",), no_key=True).select_related(
        "movement", "number", "unit"
    )
    release = rows.get(pk=release.pk)
    access.check("paper.void", by, release)
    need = {} if reason.strip() else {"reason": Say("Chưa ghi lý do hủy.", "The reason is not given.")}
    before = release.state
    release.state = next_state("release", "void", before, need)
    release.void_at, release.void_by, release.void_reason = now(), by, reason.strip()[:300]
    release.save()
    if release.number is not None and release.number.void_at is None:
        void_number(release.number, release.void_reason, by=by)
    code = Coded.objects.filter(kind=release._meta.label_lower, ident=release.pk).first()
    if code is not None:
        revoke_code(code, by=by)
    record("paper.void", release, by=by, told={"from": before, "to": release.state})
    return release


def _taken(name: str, which: Which, by: User) -> tuple[Made, Any]:
    """The paper and the thing that carries it, with the right checked; the round's row is held.

    Two who take the same paper in hand come one after the other.
    """
    rows = Round.objects.select_for_update(of=("self",), no_key=True)
    round_ = rows.select_related("movement__plan", "movement__agency").get(pk=which.round.pk)
    made = one(round_, which.slug, which.ident, by)
    if made is not None and made.release is None and made.thing is not None:
        type(made.thing)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=made.thing.pk)
        made = one(round_, which.slug, which.ident, by)
    thing = (
        carrier_of(made, round_, which.slug)
        if made
        else Release(agency=round_.movement.agency, movement=round_.movement)
    )
    access.check(name, by, thing)
    if made is None:
        raise Refused(Say("Không có giấy tờ này.", "There is no such paper."))
    return made, thing


_ISSUED = Say(
    "Giấy tờ đã phát hành, lời văn không đổi nữa. Muốn thay thì hủy bản đã phát hành rồi phát hành bản mới.",
    "The paper is issued and its words change no more. To replace it, make it void and issue a new one.",
)
_ELSEWHERE = Say(
    "Giấy tờ này phát hành ở trang của nó: quyết định khi ký ban hành, biên bản khi ký, thư khi gửi.",
    "This paper is issued on its own page: a decision when it is signed, minutes when signed, a letter when sent.",
)
