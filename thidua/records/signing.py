"""Whether and with what the papers of an agency are signed digitally, as the office has set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from thidua.core.papers import Paper, Worded
from thidua.people.models import Unit

if TYPE_CHECKING:
    from thidua.documents.signed import Key, Seen


def key_of(agency: Unit) -> Key | None:
    """The key of an agency; None where its papers carry no digital signature."""
    told = settings.SIGN
    if not (told["file"] or told["module"]) or told["agency"] not in ("", agency.code):
        return None
    from thidua.documents.signed import Key  # heavy, and asked for only where papers are signed

    return Key(**{name: told[name] for name in Key.__dataclass_fields__})


def signed(pdf: bytes, paper: Paper, agency: Unit) -> bytes:
    """The PDF of an issued paper with the signature of its agency; as it is where none is set."""
    key = key_of(agency)
    if key is None:
        return pdf
    from thidua.documents.signed import sign

    inner = paper.paper if isinstance(paper, Worded) else paper
    signer = getattr(getattr(inner, "frame", None), "signer", None)
    return sign(pdf, key, getattr(signer, "name", ""))


def signatures_of(pdf: bytes) -> list[Seen]:
    """What the signatures of a file say, by the roots that this office trusts."""
    from thidua.documents.signed import signatures

    return signatures(pdf, settings.SIGN["roots"])
