"""A certificate of its own for a test: in a file, never of anybody real."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

NAME, PASSWORD = "Cơ quan mẫu A", "mật khẩu mẫu"


def certificate() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """A key and its certificate, signed by itself."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    return key, made


def in_files(folder: Path) -> tuple[Path, Path]:
    """The PKCS#12 file of a certificate, and the PEM file by which it is trusted."""
    key, made = certificate()
    file, roots = folder / "mau.p12", folder / "mau.pem"
    file.write_bytes(
        serialize_key_and_certificates(b"mau", key, made, None, BestAvailableEncryption(PASSWORD.encode()))
    )
    roots.write_bytes(made.public_bytes(Encoding.PEM))
    return file, roots
