"""A paper signed by a token: the same path as with an agency's device, against SoftHSM."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

from tests.documents.keys import NAME, certificate
from thidua.core.errors import Refused
from thidua.core.papers.samples import draft_decision
from thidua.documents import pdf
from thidua.documents.signed import Key, sign, signatures

LIBRARY = "/usr/lib/softhsm/libsofthsm2.so"
TOKEN, LABEL, PIN = "mau", "ky", "1234"


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A token with a key and its certificate; the PEM file of the certificate."""
    (tmp_path / "tokens").mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    subprocess.run(
        ["softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", PIN, "--so-pin", "5678"],
        check=True,
        capture_output=True,
        env=os.environ,
    )
    key, made = certificate()
    der = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    library = pkcs11.lib(LIBRARY)
    library.reinitialize()
    with library.get_token(token_label=TOKEN).open(user_pin=PIN, rw=True) as session:
        about = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: LABEL, pkcs11.Attribute.ID: b"1"}
        private = decode_rsa_private_key(der)
        session.create_object(private | about | {pkcs11.Attribute.SIGN: True})
        session.create_object(decode_x509_certificate(made.public_bytes(Encoding.DER)) | about)
    roots = tmp_path / "mau.pem"
    roots.write_bytes(made.public_bytes(Encoding.PEM))
    return roots


@pytest.mark.system
def test_a_token_signs_and_a_wrong_pin_is_told(token: Path) -> None:
    paper = pdf(draft_decision())
    key = Key(module=LIBRARY, token=TOKEN, label=LABEL, pin=PIN)
    (one,) = signatures(sign(paper, key, ""), str(token))
    assert (one.by, one.intact, one.trusted) == (NAME, True, True)
    with pytest.raises(Refused, match="Chưa ký số được"):
        sign(paper, Key(module=LIBRARY, token=TOKEN, label=LABEL, pin="0000"), "")
