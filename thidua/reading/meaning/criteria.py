"""What a candidate must be or have: each sentence of a criterion as a kind of rule, else for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, who_in
from thidua.reading.proposals import Proposal

_RATING = {"xuat sac": "excellent", "tot": "good", "": "completed"}
_CLASS = {"xuat sac": "excellent", "rat tot": "excellent", "tot": "good", "kha": "fair", "trung binh": "average"}
_LEVELS = (
    (r"cap co so|cap don vi|cap truong|co so", "base"), (r"cap (xa|phuong)", "commune"),
    (r"(cap )?(huyen|thi xa|quan)\b|cap thanh pho thuoc", "district"), (r"cap so|cap nganh|giam doc so|\bso\b", "department"),
    (r"cap tinh|\btinh\b|cap thanh pho", "province"), (r"bo [a-z]|cap bo", "ministry"), (r"toan quoc|cap quoc gia", "national"),
)  # fmt: skip
_DISCIPLINE = (
    ("khien trach", "reprimand"), ("canh cao", "warning"), ("ha bac luong", "salary_cut"), ("giang chuc", "demotion"),
    ("cach chuc", "removal"), ("buoc thoi viec", "dismissal"),
)  # fmt: skip
_INDICES = (
    (r"\bpapi\b|hieu qua quan tri", "papi"), (r"\bsipas\b|hai long", "sipas"), (r"\bpci\b", "pci"), (r"\bddci\b", "ddci"),
    (r"766|phuc vu nguoi dan", "service_766"), (r"par ?-?index", "par_index"),
)  # fmt: skip


class Sort(NamedTuple):
    """A kind of rule: the words that call for it and how its keys are read from them."""

    kind: str
    pattern: re.Pattern[str]
    keys: Callable[[re.Match[str], str], dict[str, Any] | None]
    sure: int


def _rating(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    level = _RATING.get(found.group("level") or "", "completed")
    keys: dict[str, Any] = {"of": "self", "at_least": level}
    if share := re.search(r"(\d{1,3}) ?%", sentence[: found.start() + 5]):
        keys |= {"of": "members", "share": share.group(1)}
    if re.search(r"\b(ca nhan truc thuoc|thanh vien|can bo , cong chuc (?:, vien chuc )?(?:cua|trong|thuoc))", sentence[: found.start()]) and share:
        keys["of"] = "members"
    return keys


def _index_class(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    if "hoan thanh" in found.group()[-34:] or "lao dong" in found.group("of"):
        return None
    return {"index": _index(sentence), "of": "agency", "at_least": _CLASS[found.group("class")]}


def _index_score(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    return {"index": _index(sentence), "of": "agency", "at_least": found.group("score").replace(",", ".")}


def _index_rank(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    words = {"nhat": 1, "nhi": 2, "nhat , nhi": 2, "nhat hoac nhi": 2, "nhat , nhi , ba": 3, "nhi , ba": 3, "ba": 3, "dau": 1}
    given = found.group("rank")
    return {"index": _index(sentence), "of": "agency", "at_most": words[given] if given in words else int(given)}


def _index(sentence: str) -> str:
    return next((code for pattern, code in _INDICES if re.search(pattern, sentence)), "province_scorecard")


def _discipline(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    start = next((code for word, code in _DISCIPLINE if word in sentence), "any")
    around = sentence[max(0, found.start() - 70) : found.end()]
    if re.search(r"lanh dao|nguoi dung dau|cap truong|thu truong", around):
        of = "key_leader"
    elif re.search(r"khong (?:co|de)\b.{0,40}(ca nhan|can bo|cong chuc|vien chuc|thanh vien|dang vien|nguoi)", around):
        of = "members"
    else:
        of = "self"
    return {"of": of, "from": start}


def _initiative(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    after = sentence[found.start() :]
    decided = re.search(r"(cong nhan|hoi dong|cap|ap dung|pham vi)", after)
    near = after[decided.start() - 6 if decided and decided.start() > 6 else 0 :][:150] if decided else ""
    level = next((code for pattern, code in _LEVELS if re.search(pattern, near)), None) if decided else None
    return {"of": "self", "level_at_least": level}


def _tasks(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    share = re.search(r"(\d{1,3}(?:[.,]\d+)?) ?%", found.group())
    if not share:
        return None
    key = "on_time" if re.search(r"dung (thoi )?han|dung tien do|truoc han", found.group()) and "hoan thanh" not in found.group() else "completed"
    return {"of": "self", key: share.group(1).replace(",", ".")}


def _services(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    share = re.search(r"(\d{1,3}(?:[.,]\d+)?) ?%", found.group())
    if share:
        return {"on_time": share.group(1).replace(",", ".")}
    return {"late": 0}


def _plain(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    return {}


def _sort(kind: str, pattern: str, keys: Callable[[re.Match[str], str], dict[str, Any] | None], sure: int = 88) -> Sort:
    return Sort(kind, re.compile(pattern), keys, sure)


SORTS = (
    _sort("collective_awarded", r"thuoc (?:cac )?(?:tap the|don vi)[^.;]{0,40}?(?:duoc )?(?:tang|khen thuong|nhan)\b", _plain, 85),
    _sort("collective_meets", r"thuoc (?:cac )?(?:tap the|don vi)[^.;]{0,30}?(?:dat|tai (?:diem|khoan|tiet|muc)|du dieu kien)", _plain, 80),
    _sort(
        "no_discipline",
        r"(?:khong|chua|k0)(?: (?!duoc)\w+| ,){0,9}? (?:bi )?(?:thi hanh |xu ly |xem xet |hinh thuc )?ky luat(?! ,? ky cuong| lao dong ,)|ky luat tu (?:muc|hinh thuc)? ?khien trach",
        _discipline,
        90,
    ),
    _sort("registered", r"(?:co |da |thuc hien |du )(?:ban )?dang ky (?:tham gia )?(?:thi dua|phong trao|noi dung|tham gia)|co dang ky", _plain, 88),
    _sort(
        "initiative",
        r"(?:sang kien|giai phap|de tai)(?! , giai phap cai cach)(?: [^ .;]+| ,){0,45}? (?:duoc )?(?:cong nhan|hoi dong (?:sang kien|khoa hoc))|(?:co|it nhat \d+|0?\d) (?:\( \w+ \) )?(?:de tai , )?(?:sang kien|giai phap)",
        _initiative,
        85,
    ),
    _sort("rank_improves", r"(?:thu hang|xep hang|vi tri|chi so)[^.;]{0,90}?(?:cao hon|tang|cai thien|nang len)[^.;]{0,40}?(?:nam truoc|nam lien ke|so voi nam|so nam|bac)", _plain, 82),
    _sort(
        "index_rank",
        r"(?:xep (?:thu |hang|vi thu|loai)|thu hang|vi tri|hang thu|dung (?:thu|vi tri|trong)|thuoc (?:nhom|top)|trong (?:nhom|top)|top|nhom)[^.;%]{0,22}?\b(?P<rank>nhat , nhi , ba|nhat , nhi|nhat hoac nhi|nhat|nhi|dau|0?\d{1,2})(?= tro len| don vi| dia phuong| co quan| theo| toan| trong| cua|\W|$)(?![.,]\d| ?%| diem| thang)",
        _index_rank,
        78,
    ),
    _sort(
        "index_class",
        r"(?P<of>chi so|danh gia ket qua|danh gia|ket qua|cai cach hanh chinh|chuyen doi so|cchc)[^.;]{0,170}?(?:xep )?(?:loai|nhom|muc|hang)(?: tu| dat)? ?(?P<class>xuat sac|rat tot|tot|kha|trung binh)(?! nhiem vu)",
        _index_class,
        84,
    ),
    _sort("index_score", r"(?:chi so|diem|ty le|ket qua|muc do hai long|hai long)[^.;]{0,110}?(?:dat |tu |>= ?|tren )+(?P<score>\d{1,3}(?:[.,]\d+)?) ?(?:%|diem)", _index_score, 80),
    _sort("rating", r"(?:danh gia|xep loai|phan loai|xep|muc do|muc)?[^.;]{0,40}?hoan thanh (?P<level>xuat sac|tot)?[ ,]*(?:chuc trach ?,? )?nhiem vu", _rating, 86),
    _sort("services", r"(?:khong (?:co|de|con)|khong)[^.;]{0,40}?ho so[^.;]{0,50}?(?:tre|qua han|ton dong|cham|ton)|\d{1,3}(?:[.,]\d+)? ?% (?:tro len )?(?:so )?(?:ho so|thu tuc)[^.;]{0,80}?(?:dung|truoc)[^.;]{0,20}?han|ho so[^.;]{0,80}?(?:dung|truoc)[^.;]{0,20}?han[^.;]{0,20}?\d{1,3}(?:[.,]\d+)? ?%", _services, 84),
    _sort("tasks", r"hoan thanh[^.;]{0,60}?\d{1,3}(?:[.,]\d+)? ?%[^.;]{0,70}|\d{1,3}(?:[.,]\d+)? ?% (?:so |cac |chi tieu|nhiem vu|cong viec|ke hoach|van ban)[^.;]{0,80}", _tasks, 80),
)
_JUDGED_RATING = re.compile(r"tro len|danh gia|xep loai|phan loai|duoc xep|\d ?%")
_ASKED = re.compile(
    r"guong mau|chap hanh (?:tot|nghiem)|doan ket|thanh tich|tham muu|dan dau|nghiem (?:tuc|ky luat)|thuc hien (?:tot|nghiem|day du|co hieu qua)|"
    r"hoan thanh|tich cuc|gop phan|sang tao|co (?:nhieu|mo hinh|giai phap|tac dung)|dam bao|bao dam|dat (?:hieu qua|ket qua)|tieu bieu"
)
_CUT = re.compile(r"(?<=[.;]) (?=\S)| ; ")


def criteria(places: Sequence[Place]) -> Iterator[Proposal]:
    """Every criterion, sentence by sentence."""
    for place in places:
        if not _is_criterion(place):
            continue
        proposals = list(_of_clause(place))
        yield from _merged(proposals)


def _is_criterion(place: Place) -> bool:
    if place.piece.heading:
        return False
    return place.is_under("criteria")


def _of_clause(place: Place) -> Iterator[Proposal]:
    twin = place.piece.folded
    start = 0
    for end in [*(m.start() for m in _CUT.finditer(twin.plain)), len(twin.plain)]:
        if len(re.sub(r"\W", "", twin.plain[start:end])) > 8:
            yield from _of_sentence(place, start, end)
        start = end


def _of_sentence(place: Place, start: int, end: int) -> Iterator[Proposal]:
    """The rules that a sentence holds, and one question for what is left of it to a person."""
    twin = place.piece.folded
    sentence = twin.plain[start:end]
    who = who_in(re.sub(r"thuoc (?:cac )?tap the|khong co ca nhan|\d% (?:so )?ca nhan|ca nhan truc thuoc", "", sentence)) or place.who
    left, rules = sentence, []
    for sort in SORTS:
        found = sort.pattern.search(left)
        if not found or (sort.kind == "rating" and not _JUDGED_RATING.search(sentence)):
            continue
        keys = sort.keys(found, sentence)
        if keys is None:
            continue
        keys |= _years(sort.kind, sentence)
        words = twin.original(start + found.start(), start + found.end()).strip(" ;.,")
        rules.append((found.start(), Proposal("rule", place.piece.id, {sort.kind: keys}, words, place.piece.lines, sort.sure, None, who, place.round)))
        left = left[: found.start()] + "#" * (found.end() - found.start()) + left[found.end() :]
    if not rules or _asks_more(left):
        words = twin.original(start, end).strip(" ;.") if not rules else _rest(place, left, start)
        asks = None
        if not rules and re.search(r"\d+ ?%|\b\d+ (diem|lan|nhiem vu|mo hinh)", sentence):
            asks = Say("Câu có con số mà không loại tiêu chuẩn nào đọc được; ai xét?", "It names a figure that no kind reads; who judges?")
        yield Proposal("attest", place.piece.id, {"by": "appraiser"}, words, place.piece.lines, 75, asks, who, place.round)
    yield from (rule for _, rule in sorted(rules, key=lambda r: r[0]))


def _years(kind: str, sentence: str) -> dict[str, Any]:
    if kind not in ("index_class", "rating", "index_rank", "index_score"):
        return {}
    if times := re.search(r"it nhat (?:co )?(\d{1,2}) (?:lan|nam)", sentence):
        return {"years": {"at_least": int(times.group(1))}}
    return {}


def _asks_more(left: str) -> bool:
    """Whether what no rule took still asks something of the candidate."""
    parts = re.split(r"#+|[,:]", left)
    return any(_ASKED.search(p) and len(p.split()) > 4 for p in parts)


def _rest(place: Place, left: str, start: int) -> str:
    parts = [(m.start(), m.end()) for m in re.finditer(r"[^#]+", left) if _ASKED.search(m.group())]
    return " … ".join(place.piece.folded.original(start + a, start + b).strip(" ,;.") for a, b in parts)


def _merged(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Sentences side by side that a person judges are asked once; an introduction asks nothing."""
    last: Proposal | None = None
    for proposal in proposals:
        if proposal.sort == "attest" and last is not None and last.sort == "attest":
            last = Proposal("attest", last.clause, last.body, f"{last.words} {proposal.words}", last.lines, last.sure, last.asks, last.who, last.round)
            continue
        if last is not None:
            yield last
        last = proposal
    if last is not None:
        yield last
