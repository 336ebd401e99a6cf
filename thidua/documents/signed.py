"""Digital signatures in PDF (PAdES, baseline B-B): put on with the key of an office, and checked again.

What is seen follows Decree 30/2020, annex I: the image of the signature where the office has given
one, over the name of who signs; no seal is drawn that nobody gave. The signature is an addition at
the end of the file: everything before it stays byte for byte, PDF/A as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from asn1crypto.x509 import Certificate
from PIL import Image
from pyhanko.config.pkcs11 import PKCS11SignatureConfig, TokenCriteria
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.pkcs11 import PKCS11SigningContext
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pypdfium2 import PdfDocument, PdfTextPage

from thidua.core.errors import Refused
from thidua.core.wording import Say

POINT = 72 / 25.4
WIDE, HIGH = 45.0, 20.0
"""Room for the image of a signature, mm."""

T = TypeVar("T")


@dataclass(frozen=True)
class Key:
    """With what an office signs: a file (PKCS#12), or a token that a library reads (PKCS#11)."""

    file: str = ""
    password: str = ""
    module: str = ""
    token: str = ""
    label: str = ""
    pin: str = ""
    image: str = ""
    """A PNG of the signature, blue on nothing; none is drawn where there is none."""


@dataclass(frozen=True)
class Seen:
    """What one signature in a file says."""

    by: str
    at: datetime | None
    intact: bool
    trusted: bool
    """Whether its certificate leads to one of the roots that were given."""


def sign(pdf: bytes, key: Key, name: str) -> bytes:
    """The same PDF with the office's signature; `name` is who signs, under the place of the image.

    Raises Refused where key or token cannot be used.
    """
    style, field = None, SigFieldSpec("Ky-so")
    if key.image and (place := _place(pdf, name)):
        page, box = place
        style = StaticStampStyle(
            border_width=0, background=PdfImage(Image.open(key.image)), background_opacity=1
        )
        field = SigFieldSpec("Ky-so", on_page=page, box=box)
    told = PdfSignatureMetadata("Ky-so", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)

    def made() -> bytes:
        with _signer(key) as signer:
            signed = PdfSigner(told, signer, stamp_style=style, new_field_spec=field).sign_pdf(
                IncrementalPdfFileWriter(BytesIO(_ended(pdf)))
            )
        content: bytes = signed.getvalue()
        return content

    try:
        return _apart(made)
    except Refused:
        raise
    except Exception as fault:  # every library and token has faults of its own
        raise _refused(str(fault)) from fault


def _ended(pdf: bytes) -> bytes:
    """With a line end after its last line: PDF/A-2, 6.1.9, wants one before whatever is added."""
    return pdf if pdf.endswith((b"\n", b"\r")) else pdf + b"\n"


def _apart(work: Callable[[], T]) -> T:
    """Do the work in a thread of its own: the library runs a loop of events, and the caller may be in one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


@contextmanager
def _signer(key: Key) -> Iterator[signers.Signer]:
    if key.module:
        config = PKCS11SignatureConfig(
            module_path=key.module,
            token_criteria=TokenCriteria(label=key.token),
            cert_label=key.label,
            key_label=key.label,
            user_pin=key.pin,
        )
        with PKCS11SigningContext(config) as signer:
            yield signer
        return
    signer = signers.SimpleSigner.load_pkcs12(key.file, passphrase=key.password.encode() or None)
    if signer is None:
        raise _refused(f"{Path(key.file).name}?")
    yield signer


def _refused(why: str) -> Refused:
    return Refused(
        Say(
            f"Chưa ký số được văn bản: xem lại chứng thư hoặc thiết bị ký ({why}).",
            f"The paper could not be signed: look at the certificate or token ({why}).",
        )
    )


def _place(pdf: bytes, name: str) -> tuple[int, tuple[int, int, int, int]] | None:
    """Page and box above the name of who signs: the last one in the right half of a sheet; none without it."""
    document = PdfDocument(pdf)
    try:
        for number in reversed(range(len(document))):
            page = document[number]
            middle = page.get_width() / 2
            for left, right, top in reversed(list(_found(page.get_textpage(), name))):
                if (left + right) / 2 > middle:
                    start = round((left + right - WIDE * POINT) / 2)
                    foot = round(top) + 2
                    return number, (start, foot, start + round(WIDE * POINT), foot + round(HIGH * POINT))
    finally:
        document.close()
    return None


def _found(text: PdfTextPage, words: str) -> Iterator[tuple[float, float, float]]:
    """Left, right and top of words, wherever they stand on a page."""
    found = text.search(words, match_case=True)
    while (at := found.get_next()) is not None:
        first, last = (text.get_charbox(n, loose=True) for n in (at[0], at[0] + at[1] - 1))
        yield first[0], last[2], first[3]


def signatures(pdf: bytes, roots: str = "") -> list[Seen]:
    """What the signatures of a file say, judged by the roots of a PEM file.

    A file that is no longer a PDF has none; what was added after a signature makes it not intact.
    """
    trusted = list(load_certs_from_pemder([roots])) if roots else []
    try:
        found = PdfFileReader(BytesIO(pdf), strict=False).embedded_signatures
        return [_seen(one, trusted) for one in found]
    except Exception:  # a file of somebody else may be broken in any way
        return []


def _seen(one: EmbeddedPdfSignature, trusted: list[Certificate]) -> Seen:
    context = ValidationContext(trust_roots=trusted, allow_fetching=False)
    status = _apart(lambda: validate_pdf_signature(one, context))
    covered = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    added = status.modification_level is not None and status.modification_level < ModificationLevel.OTHER
    whole = status.intact and status.valid and (covered or added)
    by = status.signing_cert.subject.native.get("common_name") or status.signing_cert.subject.human_friendly
    return Seen(str(by), status.signer_reported_dt, bool(whole), bool(status.trusted))


def certificate_ends(file: str, password: str) -> datetime:
    """Until when the certificate of a PKCS#12 file holds; raises Refused where the file cannot be opened."""
    signer = signers.SimpleSigner.load_pkcs12(file, passphrase=password.encode() or None)
    if signer is None or signer.signing_cert is None:
        raise Refused(
            Say(f"Không mở được tệp chứng thư {file}.", f"The certificate file {file} cannot be opened.")
        )
    ends: datetime = signer.signing_cert.not_valid_after
    return ends
