"""Words that an office changed in Word: read from its DOCX against the paper, kept, put into the paper.

Head, tables, signatures and recipients are never taken from a file; what may be changed, and by whom,
is for the room of the paper to say.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile

from django.db import models
from docx.opc.exceptions import PackageNotFoundError

from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.papers import Board, Paper
from thidua.core.papers.edited import GIVEN, Edited, Line, Patch, compared, given_by_data, lines, stretches
from thidua.core.wording import Say
from thidua.documents import docx
from thidua.documents.docx_words import Strange, without, words_of
from thidua.people.models import User
from thidua.records.models import File, Reworded


@dataclass(frozen=True)
class Reading:
    """What an edited DOCX changes in a paper."""

    patch: Patch
    changes: list[list[str]]
    basis: str


def rewording_of(thing: models.Model | None) -> Reworded | None:
    """The words by hand that stand for a thing."""
    found: Reworded | None = None
    if thing is not None and thing.pk:
        rows = Reworded.objects.filter(kind=thing._meta.label_lower, ident=thing.pk, ended_at=None)
        found = rows.select_related("by", "file").first()
    return found


def by_hand(thing: models.Model | None, paper: Paper) -> Paper:
    """The paper in the words of the hand that edited it, where one did."""
    words = rewording_of(thing)
    return Edited(paper, words.patch) if words else paper


def reading(paper: Paper, content: bytes) -> Reading:
    """What the words of an edited DOCX change in a paper that is in the words of its office.

    Raises Refused for a file that is no such DOCX, one in which more than words was changed, or nothing.
    """
    if any(isinstance(block, Board) for block in paper.blocks()):
        raise Refused(_PLACED)
    try:
        read = words_of(content)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as fault:
        raise Refused(_NOT_DOCX) from fault
    own, was = words_of(docx(paper)), _words(paper)
    if more := Counter(read.strange) - Counter(own.strange):
        raise Refused(*map(_strange, tuple(more)[:TOLD]))
    if own.tables != read.tables or len(was) != len(read.stretches):
        raise Refused(_TABLES)
    patch, changes = compared(was, without(read, own.silent))
    if given := given_by_data(was, patch):
        raise Refused(
            Say(f"Dòng này do hệ thống ghi, không sửa: “{given[0]}”", f"This line is not yours: “{given[0]}”")
        )
    if not changes:
        raise Refused(
            Say("Không có chữ nào khác với bản của hệ thống.", "No word differs from the system's paper.")
        )
    return Reading(patch, [[change.was, change.now] for change in changes], basis_of(paper))


def misfit(thing: models.Model | None, paper: Paper) -> Say | None:
    """Why words by hand no longer fit `paper`: its data have changed since. None where they fit or there are none."""
    words = rewording_of(thing)
    if words is None or words.basis == basis_of(paper):
        return None
    return Say(
        "Số liệu của giấy tờ đã đổi sau khi có bản sửa trong Word. Tải bản mới về sửa lại, hoặc bỏ bản sửa.",
        "The data of the paper have changed since it was edited in Word. "
        "Edit the new one, or take the edited words back.",
    )


def check_words(thing: models.Model, paper: Paper) -> None:
    """Raises Refused where words by hand no longer fit the paper."""
    if (why := misfit(thing, paper)) is not None:
        raise Refused(why)


def reword(thing: Any, file: File, read: Reading, reason: str, *, by: User) -> Reworded:
    """Let these words stand for a thing, within the action of its room that has checked the right."""
    unword(thing, by=by)
    made: Reworded = Reworded.objects.create(
        agency_id=thing.agency_id,
        kind=thing._meta.label_lower,
        ident=thing.pk,
        file=file,
        patch=read.patch,
        changes=read.changes,
        basis=read.basis,
        reason=reason,
        by=by,
        at=now(),
    )
    return made


def unword(thing: Any, *, by: User) -> None:
    """Let the words by hand of a thing stand no longer, within the action of its room."""
    rows = Reworded.objects.filter(kind=thing._meta.label_lower, ident=thing.pk, ended_at=None)
    rows.update(ended_at=now(), ended_by=by)


def basis_of(paper: Paper) -> str:
    """By what words by hand are seen to fit: the words of the paper, but for those with number and date."""
    told = [[[line.role, line.text] for line in part if line.role not in GIVEN] for part in _words(paper)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _words(paper: Paper) -> list[list[Line]]:
    return [lines(stretch) for stretch in stretches(paper.blocks())]


def _strange(found: Strange) -> Say:
    """What words cannot carry back, where it is, and what to do."""
    what, cure = STRANGE[found.what]
    where = found.where if len(found.where) <= SHOWN else f"{found.where[:SHOWN]}…"
    return Say(f"{what.vi}, ở đoạn “{where}”. {cure.vi}", f"{what.en}, in the paragraph “{where}”. {cure.en}")


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
_PLACED = Say(
    "Lời trên bằng, giấy khen đặt ở Lời văn giấy tờ và Vị trí in, không sửa trong Word.",
    "The words of certificates are set under Wording of papers and Positions, not in Word.",
)
_TABLES = Say(
    "Phần đầu, bảng, danh sách hoặc phần ký khác với bản của hệ thống. Số, ngày, số liệu và chữ ký do hệ thống "
    "ghi: tải bản DOCX mới, chỉ sửa lời văn; số liệu thì sửa ở nơi nhập.",
    "Head, tables, lists or signatures differ from the system's paper. The system writes number, date, figures "
    "and signatures: take a new DOCX and change only the words; figures are changed where they are entered.",
)
