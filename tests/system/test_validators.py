"""Papers judged by others' programs: veraPDF for PDF/A-2b, pdfsig (poppler, NSS) for signatures."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import cms
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.documents import keys as sample_keys
from tests.documents.keys import PASSWORD, in_files
from tests.system.pdfa import faults
from thidua.core.papers import Paper
from thidua.core.papers.samples import certificate_set, draft_decision, samples
from thidua.core.papers.samples_certificates import certificate
from thidua.core.papers.samples_frame import FRAME
from thidua.core.papers.samples_reviews import final
from thidua.documents import pdf
from thidua.documents.signed import Key, sign, signatures

pytestmark = pytest.mark.system

SIGNER = "Cá nhân mẫu Ký"
OF_A_SHEET = certificate(FRAME).frame.signer.name


def issued(paper: Paper) -> bytes:
    """A paper as it leaves the office, with the name of who signs on it."""
    return pdf(replace(paper, frame=replace(paper.frame, signer=replace(paper.frame.signer, name=SIGNER))))


SIGNED = (
    (issued(draft_decision()), SIGNER),
    (issued(final()), SIGNER),
    (pdf(certificate_set(FRAME)), OF_A_SHEET),
)
"""A sheet that stands, one with charts, one that lies; and who signs it."""


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Key, str]:
    folder = tmp_path_factory.mktemp("keys")
    file, roots = in_files(folder)
    return Key(file=str(file), password=PASSWORD), str(roots)


@pytest.fixture(scope="module")
def pictured(keys: tuple[Key, str], tmp_path_factory: pytest.TempPathFactory) -> Key:
    """The same with an image of the signature that one sees through."""
    image = tmp_path_factory.mktemp("image") / "chu-ky.png"
    Image.new("RGBA", (180, 80), (0, 0, 200, 120)).save(image)
    return replace(keys[0], image=str(image))


@pytest.fixture(scope="module")
def signed(keys: tuple[Key, str]) -> bytes:
    return sign(issued(draft_decision()), keys[0], SIGNER)


def test_every_kind_of_paper_is_pdf_a(tmp_path: Path) -> None:
    files = []
    for number, paper in enumerate(samples()):
        files.append(tmp_path / f"{number:02d}-{type(paper).__name__}.pdf")
        files[-1].write_bytes(pdf(paper))
    assert {name: told for name, told in faults(files).items() if told} == {}


def test_every_paper_of_the_demo_is_pdf_a(demo: Path) -> None:
    files = sorted(demo.glob("*/*.pdf"))
    assert files
    assert {name: told for name, told in faults(files).items() if told} == {}


def test_a_signature_leaves_pdf_a_as_it_was(keys: tuple[Key, str], pictured: Key, tmp_path: Path) -> None:
    files = []
    for paper, name in SIGNED:
        for key in (keys[0], pictured):
            made = sign(paper, key, name)
            assert (b"/Subtype /Image" in made[len(paper) :]) == bool(key.image)
            files.append(tmp_path / f"{len(files)}.pdf")
            files[-1].write_bytes(made)
    assert {name: told for name, told in faults(files).items() if told} == {}


def test_the_validator_tells_what_is_broken(tmp_path: Path) -> None:
    """Else its silence about our papers would say nothing."""
    made = pdf(draft_decision())
    (tmp_path / "part.pdf").write_bytes(made.replace(b"<pdfaid:part>2<", b"<pdfaid:part>9<"))
    (tmp_path / "face.pdf").write_bytes(without_faces(made))
    (tmp_path / "script.pdf").write_bytes(with_script(made))
    told = faults(sorted(tmp_path.glob("*.pdf")))
    assert [fault.split()[0] for fault in told["part.pdf"]] == ["6.6.4-2"]
    assert "6.2.11.4.1-1" in {fault.split()[0] for fault in told["face.pdf"]}
    assert "6.5.1-1" in {fault.split()[0] for fault in told["script.pdf"]}


def without_faces(made: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(made))
    page = writer.find_page_for_modification(0)[0].get_object()
    for font in page["/Resources"]["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for name in [name for name in descriptor if name.startswith("/FontFile")]:
            del descriptor[name]
        writer.update_container(descriptor)
    return rewritten(writer)


def with_script(made: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(made))
    action = {"/S": generic.NameObject("/JavaScript"), "/JS": generic.TextStringObject("app.alert(1)")}
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {generic.NameObject(name): value for name, value in action.items()}
    )
    return rewritten(writer)


def rewritten(writer: IncrementalPdfFileWriter) -> bytes:
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def pdfsig(made: bytes, folder: Path) -> str:
    """What poppler says of the signatures to somebody who trusts no certificate yet."""
    file = folder / "signed.pdf"
    file.write_bytes(made)
    home = {**os.environ, "HOME": str(folder)}
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False, env=home)
    return said.stdout + said.stderr


def holds(told: str) -> bool:
    return "Signature is Valid." in told and "Total document signed" in told


def test_pdfsig_finds_every_signed_paper_whole(keys: tuple[Key, str], pictured: Key, tmp_path: Path) -> None:
    for paper, name in SIGNED:
        for key in (keys[0], pictured):
            told = pdfsig(sign(paper, key, name), tmp_path)
            assert holds(told), told
            assert "ETSI.CAdES.detached" in told
            assert "Cơ quan mẫu A" in told
            assert "Certificate issuer is unknown." in told, "nobody vouches for a sample"


def test_one_flipped_byte_anywhere_in_the_signed_range_is_told(
    signed: bytes, keys: tuple[Key, str], tmp_path: Path
) -> None:
    start, end, after = hole(signed)
    assert after == len(signed)
    inside = [*range(0, start, start // 12), start - 1]
    behind = [*range(end, after, (after - end) // 6), after - 2]
    for place in (*inside, *behind):
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not holds(pdfsig(bytes(changed), tmp_path)), place
        assert not any(one.intact for one in signatures(bytes(changed), keys[1])), place


def test_another_certificate_in_its_place_is_told(
    signed: bytes, keys: tuple[Key, str], tmp_path: Path
) -> None:
    """Of the same name, put in where no signed byte changes."""
    start, end, _after = hole(signed)
    held = cms.ContentInfo.load(bytes.fromhex(signed[start + 1 : end - 1].decode()), strict=False)
    other = asn1.Certificate.load(sample_keys.certificate()[1].public_bytes(Encoding.DER))
    held["content"]["certificates"] = [cms.CertificateChoices("certificate", other)]
    hexed = held.dump(force=True).hex().encode().ljust(end - start - 2, b"0")
    changed = signed[: start + 1] + hexed + signed[end - 1 :]
    assert len(changed) == len(signed)
    assert not holds(pdfsig(changed, tmp_path))
    assert not any(one.intact and one.trusted for one in signatures(changed, keys[1]))


def hole(signed: bytes) -> tuple[int, int, int]:
    """Where the bytes of the signature stand, outside what is signed, and the end of what is."""
    found = re.search(rb"/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)", signed)
    assert found
    start, end, length = map(int, found.groups())
    return start, end, end + length
