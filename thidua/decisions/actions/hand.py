"""A draft edited in Word comes back: its words are taken in, or taken back; all else stays with the data."""

from __future__ import annotations

from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.papers.edited import compared, given_by_data
from thidua.core.wording import Say
from thidua.decisions.actions.drafting import locked
from thidua.decisions.actions.money import prizes
from thidua.decisions.models import Decision, Edition
from thidua.decisions.queries.hand import basis_of, words_by_data
from thidua.decisions.queries.papers import data_paper
from thidua.documents import docx
from thidua.documents.docx_words import Strange, without, words_of
from thidua.movements.compiled import plan_of
from thidua.people.models import User
from thidua.records.models import File


@action("decision.edit_words")
def edit_words(decision: Decision, file: File, *, by: User) -> Edition:
    """Take in the words of an edited DOCX; number, date, list and signature stay the system's.

    Raises Refused after the draft was sent, for a file that is not such a DOCX, or one without a change.
    """
    decision = locked(decision)
    access.check("decision.edit_words", by, decision)
    _check_draft(decision)
    patch, told, basis = _read(decision, file)
    _end(decision, by)
    made = Edition.objects.create(
        agency=decision.agency,
        decision=decision,
        file=file,
        patch=patch,
        changes=told,
        basis=basis,
        by=by,
        at=now(),
    )
    _touch(decision)
    record("decision.edit_words", decision, by=by, told={"sha256": file.sha256, "changes": len(told)})
    return made


@action("decision.drop_edit")
def drop_edit(decision: Decision, *, by: User) -> Decision:
    """Take the words of an edited DOCX back: the decision reads as its data say again."""
    decision = locked(decision)
    access.check("decision.drop_edit", by, decision)
    _check_draft(decision)
    _end(decision, by)
    _touch(decision)
    record("decision.drop_edit", decision, by=by)
    return decision


def _read(decision: Decision, file: File) -> tuple[Any, list[list[str]], str]:
    try:
        read = words_of(file.path.read_bytes())
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as fault:
        raise Refused(_NOT_DOCX) from fault
    if read.strange:
        raise Refused(*map(_strange, tuple(dict.fromkeys(read.strange))[:TOLD]))
    was = words_by_data(decision)
    own = words_of(
        docx(data_paper(decision, prizes(plan_of(decision.movement.plan), decision.award, today())))
    )
    if own.tables != read.tables:
        raise Refused(_TABLES)
    patch, changes = compared(was, without(read, own.silent))
    if given := given_by_data(was, patch):
        raise Refused(
            Say(f"Dòng này do hệ thống ghi, không sửa: “{given[0]}”", f"This line is not yours: “{given[0]}”")
        )
    if not changes:
        raise Refused(Say("Không có chữ nào khác với dự thảo.", "No word differs from the draft."))
    return patch, [[change.was, change.now] for change in changes], basis_of(was)


def _strange(found: Strange) -> Say:
    """What words cannot carry back, where it is, and what to do."""
    what, cure = STRANGE[found.what]
    where = found.where if len(found.where) <= SHOWN else f"{found.where[:SHOWN]}…"
    return Say(f"{what.vi}, ở đoạn “{where}”. {cure.vi}", f"{what.en}, in the paragraph “{where}”. {cure.en}")


def _check_draft(decision: Decision) -> None:
    if decision.files_shut is not None:
        raise Refused(decision.files_shut)


def _end(decision: Decision, by: User) -> None:
    decision.editions.filter(ended_at=None).update(ended_at=now(), ended_by=by)


def _touch(decision: Decision) -> None:
    decision.version += 1
    decision.save()


TOLD, SHOWN = 5, 60
STRANGE = {
    "tracked": (
        Say("Còn sửa đổi đang theo dõi (Track Changes)", "A tracked change waits"),
        Say("Chấp nhận hoặc từ chối hết rồi tải lại.", "Accept or reject all, then upload again."),
    ),
    "comment": (
        Say("Còn lời nhận xét (Comment)", "There is a comment"),
        Say("Xử lý và xóa nhận xét rồi tải lại.", "Settle and delete it, then upload again."),
    ),
    "footnote": (
        Say("Có chú thích cuối trang hoặc cuối văn bản", "There is a footnote or an endnote"),
        Say("Viết vào lời văn rồi tải lại.", "Write it into the text, then upload again."),
    ),
    "picture": (
        Say(
            "Có hình, khung chữ, công thức hoặc ký hiệu chèn",
            "There is a picture, text box, formula or symbol",
        ),
        Say(
            "Chỉ lời văn được nhận: bỏ ra rồi tải lại.",
            "Only words are taken in: remove it, then upload again.",
        ),
    ),
}
_NOT_DOCX = Say(
    "Không đọc được tệp này như một văn bản Word (.docx).",
    "The file cannot be read as a Word document (.docx).",
)
_TABLES = Say(
    "Phần đầu, danh sách hoặc phần ký khác với dự thảo. Số, ngày, người được khen và chữ ký do hệ thống ghi: "
    "tải bản DOCX mới, chỉ sửa lời văn; danh sách thì sửa trên trang dự thảo.",
    "Head, list or signature differ from the draft. The system writes number, date, awardees and signature: "
    "take a new DOCX and change only the words; the list is changed on the page of the draft.",
)
