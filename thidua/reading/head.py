"""What stands above the clauses: who issues, number, day and place, kind, title, grounds, opening words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.reading.citations import cited, days, numbers
from thidua.reading.folding import bare
from thidua.reading.kinds import is_kind
from thidua.reading.markers import spoken
from thidua.reading.paragraphs import Paragraph
from thidua.reading.parts import Document
from thidua.reading.tables import printed

_GROUND = re.compile(
    r"^\W*(can cu|(?:tiep tuc |tiep noi |phat huy |huong ung )?(?:viec |ket qua )*thuc hien|trien khai|xet|"
    r"theo(?! (?:do|ke hoach ,|nhu))|huong ung|cu the hoa|tiep noi|phat huy)\b"
)
_CITING = re.compile(
    r"^\W*(?:nham |de |tiep tuc |nghiem tuc |kip thoi )*(?:chap hanh|quan triet|thi hanh|tren co so|thuc hien|"
    r"trien khai|cu the hoa|ke thua|van dung|bam sat|to chuc thuc hien|duoc su|dap ung|thuc hien theo|hoc tap)\b"
)
"""Words that open a ground where it cites a paper by its number."""
_PUT_IN_FORCE = re.compile(r"^\W*(?:ban hanh )?kem theo\b")
"""The decision or letter that a document comes with, which is no ground of it."""
_OPENING = re.compile(
    r"(nhu sau|(?:noi dung|phan|muc|diem)(?: chu yeu| chinh| cu the)? (?:sau|duoi)(?: day)?|cu the nhu sau|"
    r"voi noi dung|voi cac noi dung|ban hanh ke hoach|xay dung ke hoach)\W*$|"
    r"(?:cu the|sau day|duoi day|thuc hien|nhu duoi) ?:\W*$"
)
_ABOUT = re.compile(r"^\W*v ?/ ?v\W+(?=\w)")
"""How a letter, having no kind, opens what it is about."""
_ADDRESSED = re.compile(r"^\W*(?:kinh (?:gui|thua)|thua)\b")
_LISTS = re.compile(r"^\W*(?:cac )?(?:can cu|co so)\b[^;]{0,60}:\W*$")
"""Words above grounds that stand as a list."""
_DATED = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b")
_AIM = re.compile(r"^\W*(?:thuc hien|trien khai|xet|theo|huong ung|cu the hoa|tiep noi|phat huy)\b")
"""Words that open a ground, and a title, too."""
_NUMBER_LINE = re.compile(r"^\W*s\w{0,2}\s*:")
_BLANK = re.compile(r"s\w{0,2}\s*:?\s*[.…]*\s*/\s*([a-z]{2,4}[-–][a-z]+)")
_PLACE = re.compile(r"([A-ZĐÀ-Ỹ][^,\d]{2,40}?)\s*,\s*ng[àa4]y\b", re.I)
_MOTTO = re.compile(
    r"(cộng|cong|céng|c0ng)\s+h[òooé6]\w?a?\s+x|(đ|p|b|d)\S{1,3}\s+[l1I][ậaâiép]\S{0,2}p?\s*[-–]", re.I
)
_SPEAKER = re.compile(
    r"^\W*((?:pho )?chu tich|(?:tong )?giam doc|bo truong|uy ban nhan dan|thu truong|hieu truong|hoi dong|ban |"
    r"(?:tong |chi )?cuc truong|vien truong|chanh |tu lenh|chi huy truong|truong |tong |thuong truc |dang uy )"
)
_OPENS = 2
"""Within so many sentences a letter says what it carries out, where nothing above does."""
_SENTENCES = 4
"""So many sentences of a page tell of which plan it speaks."""
_NAMED = 3
"""So many lines the names of an agency and of the one above it take at most."""
_ALSO = re.compile(
    r"^\W*(ke hoach|quyet dinh|nghi dinh|cong van|chi thi|thong tu|huong dan|nghi quyet|luat|chuong trinh|de an)\b"
)
_SIGNED = re.compile(
    r"\b(?:ky|ban hanh|ra|co|phe duyet)\s+(?:ban hanh\s+|ky\s+)?(?:quyet dinh|ke hoach|huong dan|chi thi|cong van|"
    r"van ban)\s+so"
)


def read_head(found: Document, head: Sequence[Paragraph]) -> None:
    """Fill what the head says; what it leaves blank is said to be blank."""
    kind_at = next((i for i, p in enumerate(head) if is_kind(p, found)), None)
    first_ground = next((i for i, p in enumerate(head) if _is_ground(found, p)), len(head))
    above = head[: kind_at if kind_at is not None else min(first_ground, 6)]
    _numbered(found, above)
    _dated(found, above)
    _issuers(found, above)
    after = head[(kind_at + 1) if kind_at is not None else 0 :]
    named = _titled(found, after, kind_at is None)
    listing = False
    for paragraph in after:
        if paragraph in named:
            continue
        listing = (listing and bool(paragraph.marker)) or opens_list(found, paragraph)
        goes_on = listing or (bool(found.grounds) and _goes_on(found, paragraph)) or _names(found, paragraph)
        if _is_ground(found, paragraph) or goes_on:
            found.grounds.append(paragraph)
        elif found.grounds or kind_at is None or _OPENING.search(found.fold(paragraph.text).plain):
            found.opening.append(paragraph)
    if not found.grounds:
        own = "number" in found.said
        found.grounds += [p for p in found.opening if _cites(found, p, other=own)]
    if not found.grounds and kind_at is None:
        own = "number" in found.said
        found.grounds += [p for p in after if p not in named and _cites(found, p, other=own)]
    _from_sentences(found, [*head, *found.opening])


def read_page(found: Document, rest: Sequence[Paragraph]) -> None:
    """Fill from the first sentences of a page about a plan what its head does not say: number, day, grounds."""
    told = [p for p in rest[:_SENTENCES] if p.marker is None and not p.cells]
    _from_sentences(found, told)
    if not found.grounds:
        found.grounds += [p for p in told if _is_ground(found, p) and _cites(found, p)]
    if not found.grounds and "number" in found.said:
        found.grounds += [p for p in told[:_OPENS] if not spoken(p.text) and _cites(found, p, other=True)]


def _from_sentences(found: Document, told: Sequence[Paragraph]) -> None:
    if "number" not in found.said:
        _told_elsewhere(found, told)
        if "number" in found.said and not found.grounds:
            found.grounds += [p for p in told if _cites(found, p)]


def _is_ground(found: Document, paragraph: Paragraph) -> bool:
    plain = found.fold(paragraph.text).plain
    if _PUT_IN_FORCE.match(plain):
        return False
    if _CITING.match(plain) and any(True for _ in numbers(paragraph.text)):
        return True
    listed = plain.startswith("can cu ") and plain.rstrip().endswith((";", ","))
    return bool(_GROUND.match(plain)) and (listed or len(plain) > 30)


def opens_list(found: Document, paragraph: Paragraph) -> bool:
    """Whether grounds follow as a list: `Căn cứ:`."""
    return paragraph.text.rstrip().endswith(":") and bool(_LISTS.match(found.fold(paragraph.text).plain))


def _names(found: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph above the clauses names another document, where this one has its own number."""
    other = (
        any(number != found.said["number"].value for number, *_ in numbers(paragraph.text))
        if "number" in found.said
        else False
    )
    return other and not _PUT_IN_FORCE.match(found.fold(paragraph.text).plain)


def _cites(found: Document, paragraph: Paragraph, *, other: bool = False) -> bool:
    """Whether an opening sentence says what it carries out; `other`: what it says was signed is not this document."""
    plain = found.fold(paragraph.text).plain
    named = re.search(
        r"\b(?:can cu|cu the hoa|thuc hien|trien khai|huong ung|theo|giao tai|tai|chap hanh|quan triet|thi hanh|"
        r"tren co so|nhan duoc|tiep thu)\b[^.]{0,160}\bso\b",
        plain,
    )
    told = (named or _SIGNED.search(plain)) if other else (named and not _SIGNED.search(plain))
    return bool(told) and any(True for _ in numbers(paragraph.text))


def _goes_on(found: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph below a ground is one more: it begins with the kind of a paper and cites its number."""
    plain = found.fold(paragraph.text).plain
    return bool(_ALSO.match(plain)) and any(True for _ in numbers(paragraph.text[:80]))


def _numbered(found: Document, above: Sequence[Paragraph]) -> None:
    for paragraph in above:
        plain = bare(paragraph.text)
        for number, start, end, sure in numbers(paragraph.text):
            found.keep("number", number, paragraph, (paragraph.text[start:end], sure))
            named = next((c for c in cited(paragraph.text) if c.start == start), None)
            if named and named.issued and _SIGNED.search(found.fold(paragraph.text).plain):
                found.keep("issued", named.issued, paragraph, (paragraph.text, sure))
            return
        if _BLANK.search(plain):
            found.keep("number", None, paragraph, (paragraph.text, 90))
            return


def _dated(found: Document, above: Sequence[Paragraph]) -> None:
    written = [p for p in above if _DATED.search(found.fold(p.text).plain)]
    for paragraph in written or above:
        twin = found.fold(paragraph.text)
        for day, start, end in days(twin.plain):
            found.keep("issued", day, paragraph, (twin.original(start, end), 95))
            right = [re.split(r"\s{3,}|\t", line.text.strip())[-1] for line in paragraph.lines]
            place = next((p for text in (*right, paragraph.text) if (p := _PLACE.search(text))), None)
            if place:
                words = re.split(r"[A-ZĐ]{2,}\S*\s", place.group(1))[-1].strip(" |")
                found.keep("place", words, paragraph, (words, 85))
            return
        if re.search(r"\bngay\b[ .…]*thang\b", twin.plain):
            found.keep("issued", None, paragraph, (paragraph.text, 90))
            return


def _issuers(found: Document, above: Sequence[Paragraph]) -> None:
    """The agency and the one above it: the left column of the head."""
    lines = [(line.text, paragraph) for paragraph in above for line in paragraph.lines]
    names: list[tuple[str, Paragraph]] = []
    for text, paragraph in lines:
        left = printed(re.split(r"\s{3,}", text.strip())[0])
        cut = _MOTTO.search(left)
        left = left[: cut.start()].strip() if cut else left
        if _NUMBER_LINE.match(bare(left)) and len(names) > 1:
            break
        if _NUMBER_LINE.match(bare(left)) or not left or re.search(r"\bng[àa]y\b", left):
            continue
        left = left.strip(" |")
        letters = [c for c in left if c.isalpha()]
        if len(letters) > 4 and sum(c.isupper() for c in letters) >= len(letters) * 0.7:
            names.append((left, paragraph))
    if len(names) == 1 or (names and names[0][0].endswith(("NHAN DAN", "NHÂN DÂN"))):
        whole = " ".join(name for name, _ in names[:2])
        found.keep("issuer", whole, names[0][1], (whole, 85))
    elif names:
        found.keep("superior", names[0][0], names[0][1], (names[0][0], 80))
        whole = " ".join(name for name, _ in names[1:_NAMED])
        found.keep("issuer", whole, names[1][1], (whole, 80))


def _titled(found: Document, after: Sequence[Paragraph], bare_document: bool) -> list[Paragraph]:
    """Note what the document is about; the paragraphs that say so."""
    parts: list[Paragraph] = []
    if bare_document:
        after = after[_title_at(found, after) :]
    for paragraph in after:
        plain = found.fold(paragraph.text).plain
        grounds = _is_ground(found, paragraph) and (parts or not _is_aim(paragraph, plain))
        if (
            grounds
            or opens_list(found, paragraph)
            or _OPENING.search(plain)
            or _ADDRESSED.match(plain)
            or len(parts) == 3
        ):
            break
        if parts and paragraph.shouted and _SPEAKER.match(plain):
            break
        sentence = paragraph.text.rstrip().endswith((".", ":")) and not (paragraph.shouted or paragraph.bold)
        if paragraph.marker or (parts and (len(plain) > 260 or sentence)):
            break
        if bare_document and parts and paragraph.text[0] not in '“"«' and not _goes_with(found, plain):
            break
        if set(paragraph.text) <= set("-_–* .") or re.match(r"^\(?(ban hanh )?kem theo", plain.strip("( ")):
            continue
        parts.append(paragraph)
    if parts:
        text = " ".join(_left(p).strip("*_ ") for p in parts)
        told = re.sub(r"^\W*[Vv] ?/ ?[Vv]\W+(?=[\w“\"])", "", re.sub(r"\s+", " ", text))
        found.keep("title", told, parts[0], (text, 80 if bare_document else 88))
    return parts


def _left(paragraph: Paragraph) -> str:
    """What a letter is about, without the place and day in the column beside it."""
    if not _ABOUT.match(bare(paragraph.text)):
        return paragraph.text
    columns = [re.split(r"\s{3,}|\t", line.text.strip(), maxsplit=1) for line in paragraph.lines]
    if not any(len(c) > 1 and _DATED.search(bare(c[1])) for c in columns):
        return paragraph.text
    return " ".join(c[0] for c in columns)


def _title_at(found: Document, after: Sequence[Paragraph]) -> int:
    """Where the title of a document without a kind begins: at its V/v, else where a movement is named."""
    plains = [found.fold(p.text).plain for p in after]
    told = next((i for i, plain in enumerate(plains) if _ABOUT.match(plain)), None)
    if told is not None:
        return told
    return next((i for i, plain in enumerate(plains) if "thi dua" in plain and len(plain) < 260), 0)


def _is_aim(paragraph: Paragraph, plain: str) -> bool:
    """Whether a line that could open a ground says what the document is for: it cites nothing and does not end."""
    cites = any(True for _ in numbers(paragraph.text))
    return (
        bool(_AIM.match(plain))
        and not cites
        and (paragraph.shouted or paragraph.text.rstrip()[-1] not in ";,.:")
    )


def _goes_with(found: Document, plain: str) -> bool:
    return plain.startswith(("cua ", "giai doan", "nam ", "tren dia ban", "phat dong", "to chuc", "ve viec"))


def _told_elsewhere(found: Document, paragraphs: Sequence[Paragraph]) -> None:
    """A page about a plan tells its number in a sentence: `đã ký Quyết định số … ban hành Kế hoạch`."""
    for paragraph in paragraphs:
        twin = found.fold(paragraph.text)
        signed = _SIGNED.search(twin.plain)
        if not signed:
            continue
        for number, start, end, sure in numbers(paragraph.text):
            if start < len(twin.original(0, signed.start())):
                continue
            found.keep("number", number, paragraph, (paragraph.text[start:end], min(sure, 75)))
            named = next(
                (c for c in cited(paragraph.text, lambda w: found.fold(w).plain) if c.start == start), None
            )
            if named and named.issued:
                found.keep("issued", named.issued, paragraph, (paragraph.text[start : end + 24], 75))
            break
