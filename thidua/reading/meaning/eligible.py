"""Who may take part: collectives and individuals, in the words of the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, who_in
from thidua.reading.proposals import Proposal

_STAFF = (
    ("can bo", "cadre"),
    ("cong chuc", "civil_servant"),
    ("vien chuc", "public_employee"),
    ("nguoi lao dong", "worker"),
)
_PERSON = re.compile(
    r"\b(ca nhan|can bo|cong chuc|vien chuc|nguoi lao dong|giao vien|nguoi dan|hoc sinh|doan vien|hoi vien|"
    r"nhan vien|cong nhan)\b"
)
_BODY = re.compile(
    r"\b(tap the|cac so|cac phong|phong|don vi|co quan|ubnd|uy ban nhan dan|ban nganh|truong|doanh nghiep|"
    r"thon|khu dan cu|khoa|to chuyen mon|nganh)\b"
)
_LABEL = re.compile(r"^\W*(?:doi voi |ve |voi )?(?:cac )?(?:tap the|ca nhan)(?: ?:| ?-) ")
_LEAD = re.compile(r"^\W*doi tuong[^.:]{0,60}?(?: la | : | gom (?:co )?:? ?)|^[-+*.] ")
_JOINED = re.compile(r"(?:va|;|,) (?:toan the )?(?:cac )?(?:ca nhan|can bo|cong chuc|vien chuc)")
_WHICH = Say("Chọn các đơn vị thuộc diện này.", "Choose the units that this names.")


def eligible(places: Sequence[Place]) -> Iterator[Proposal]:
    """A proposal for each description and whom it is about."""
    for place in places:
        plain = place.plain
        leads = plain.rstrip().endswith(":") and len(plain) < 60
        if place.piece.heading or leads or not place.is_under("eligible"):
            continue
        label = _LABEL.match(plain)
        lead = label or _LEAD.match(plain)
        words = place.words(lead.end() if lead else 0, len(plain)).strip(" .;")
        for who in _whom(place, plain, label):
            body: dict[str, Any] = {"who": who, "units": None}
            if who == "individual":
                body["staff"] = [code for word, code in _STAFF if word in plain] or None
            told = place.proposes("eligible", body, words, 85 if label or place.who else 75)
            yield replace(told, who=who, round=None, asks=_WHICH)


def _whom(place: Place, plain: str, label: re.Match[str] | None) -> list[str]:
    if label or place.who:
        own = who_in(label.group()) if label else None
        return [own or place.who or "collective"]
    bodies, persons = _BODY.search(plain), _PERSON.search(plain)
    if persons and bodies:
        if persons.start() < bodies.start() and who_in(plain) != "collective":
            return ["individual"]
        return ["collective", "individual"] if _JOINED.search(plain) else ["collective"]
    return ["individual"] if persons else ["collective"] if bodies else []
