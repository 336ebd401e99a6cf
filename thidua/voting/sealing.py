"""The box with two locks: ballots sealed for three key holders, any two of whom can open them.

Three key holders each keep a code of 128 bits on paper; from it a key pair follows, of which the
server keeps the public half only. A ballot is sealed once for every pair of holders, one lock inside
the other, so no threshold arithmetic is needed. The sender's key of a sealed box is thrown away:
not even the voter can open the ballot again, so it is no receipt.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from thidua.core.ballots.counting import Choice
from thidua.core.errors import Refused
from thidua.core.wording import Say

HOLDERS = ("chair", "secretary", "board")
PAIRS = ((0, 1), (0, 2), (1, 2))
PLAIN, BOX = 32, 128
SEALED = BOX * len(PAIRS)
"""Bytes of a sealed ballot, whatever it says."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = {letter: i for i, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_CODE_BYTES, _CHECK_BITS, _LETTERS = 16, 12, 28
_PURPOSE = b"thidua-hom-phieu"
_LAYOUT = struct.Struct(">QQB15x")
_CHOICES = (Choice.FOR, Choice.AGAINST, Choice.BLANK)


class Slip(NamedTuple):
    """What is sealed: which session, which item, which choice. Always 32 bytes."""

    session: int
    item: int
    choice: Choice

    def plain(self) -> bytes:
        """The slip as its 32 bytes."""
        return _LAYOUT.pack(self.session, self.item, _CHOICES.index(self.choice) + 1)

    @classmethod
    def read(cls, plain: bytes) -> Slip:
        """The slip that these bytes are; raises Unreadable when they are none."""
        try:
            session, item, choice = _LAYOUT.unpack(plain)
            return cls(session, item, _CHOICES[choice - 1] if choice else _none())
        except (struct.error, IndexError):
            raise Unreadable from None


class Unreadable(Exception):
    """A sealed ballot that these keys do not open, or that is no ballot. Says nothing of its content."""


def _none() -> Choice:
    raise IndexError


def fresh_code() -> str:
    """A new code of 128 random bits, as 28 letters and digits to write down: seven groups of four.

    The last letters catch a slip of the pen.
    """
    code = secrets.token_bytes(_CODE_BYTES)
    number = int.from_bytes(code) << _CHECK_BITS | _check(code)
    letters = "".join(_ALPHABET[number >> 5 * i & 31] for i in reversed(range(_LETTERS)))
    return "-".join(letters[i : i + 4] for i in range(0, _LETTERS, 4))


def read_code(told: str) -> bytes:
    """The code that a holder typed, forgiving case, spaces, dashes and O for 0.

    Raises Refused when it is too short, too long, or has a slip in it.
    """
    letters = [c for c in told.upper() if not c.isspace() and c not in "-–—."]
    if len(letters) == _LETTERS and all(c in _READ for c in letters):
        number = 0
        for letter in letters:
            number = number << 5 | _READ[letter]
        code = (number >> _CHECK_BITS).to_bytes(_CODE_BYTES)
        if number & (1 << _CHECK_BITS) - 1 == _check(code):
            return code
    raise Refused(
        Say(
            "Mã mở hòm phiếu chưa đúng: mã có 28 chữ và số, chia 7 nhóm. Xem lại tờ giấy rồi gõ lại.",
            "The code of the box is not right: it has 28 letters and digits in 7 groups. Look at the paper "
            "and type it again.",
        )
    ) from None


def _check(code: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(code, digest_size=2, person=_PURPOSE).digest()) >> 4


def key_of(code: bytes, session: int) -> PrivateKey:
    """The private key that a code gives for one session; the same code elsewhere gives another."""
    salt = session.to_bytes(_CODE_BYTES)
    return PrivateKey(hashlib.blake2b(key=code, digest_size=32, salt=salt, person=_PURPOSE).digest())


def public_of(code: str, session: int) -> str:
    """The public half of a code's key, as the server keeps it."""
    return bytes(key_of(read_code(code), session).public_key).hex()


def seal(slip: Slip, public_keys: Sequence[str]) -> bytes:
    """A ballot sealed for every pair of holders: 384 bytes, whatever it says."""
    keys = [SealedBox(PublicKey(bytes.fromhex(key))) for key in public_keys]
    plain = slip.plain()
    return b"".join(keys[a].encrypt(keys[b].encrypt(plain)) for a, b in PAIRS)


def check_code(sealed: bytes) -> str:
    """Twelve letters and digits that name a stored seal; they say nothing of the choice.

    The voter sees them, the diary and the printed list hold them: a seal that somebody replaced shows.
    """
    return hashlib.sha256(sealed).hexdigest()[:12]


def matching(codes: Iterable[str], session: int, public_keys: Sequence[str]) -> dict[int, PrivateKey]:
    """The keys of two different holders, by their place among the three.

    Raises Refused when a code has a slip, belongs to another box, or both are the same.
    """
    found = {}
    for told in codes:
        key = key_of(read_code(told), session)
        public = bytes(key.public_key).hex()
        if public in public_keys:
            found[list(public_keys).index(public)] = key
    if len(found) != 2:  # the box has two locks
        raise Refused(
            Say(
                "Chưa mở được hòm phiếu: cần hai mã của hai người giữ khác nhau, đúng phiên này. "
                "Nếu hai người giữ mã không có mặt, bỏ lượt này và bỏ phiếu lại.",
                "The box does not open: it needs the codes of two different holders of this very session. "
                "Where two holders cannot be had, abandon this vote and vote again.",
            )
        )
    return found


def opened(sealed: bytes, keys: Mapping[int, PrivateKey]) -> Slip:
    """The slip in a sealed ballot; raises Unreadable, which tells nothing of what was tried."""
    pair = tuple(sorted(keys))
    if len(sealed) != SEALED or pair not in PAIRS:
        raise Unreadable
    at = PAIRS.index(pair) * BOX
    try:
        inner = SealedBox(keys[pair[0]]).decrypt(sealed[at : at + BOX])
        return Slip.read(SealedBox(keys[pair[1]]).decrypt(inner))
    except (CryptoError, ValueError):
        raise Unreadable from None
