"""Who signs beside whom, where a paper goes to nobody else: signatures at left and right, without recipients."""

from __future__ import annotations

from thidua.core.papers.blocks import Closing
from thidua.core.papers.frame import Signer

SEALED = "(Ký, đóng dấu, ghi rõ họ tên)"
BY_HAND = "(Ký, ghi rõ họ tên)"
HEAD = Signer("Thủ trưởng đơn vị", hint=SEALED)
ENDORSING_HEAD = Signer("Thủ trưởng đơn vị", "Xác nhận, đề nghị của", hint=SEALED)
SUPERIOR = Signer("Cấp trên trực tiếp", "Xác nhận của", hint=SEALED)


def signed_by(right: Signer | None, left: Signer | None = None) -> Closing:
    """One row of signatures."""
    return Closing(left.block() if left else None, right.block() if right else None)


def signed_in_rows(signers: tuple[Signer, ...]) -> tuple[Closing, ...]:
    """Any number of signers, two in a row, the first at left."""
    pairs = [signers[i : i + 2] for i in range(0, len(signers), 2)]
    return tuple(signed_by(pair[1] if len(pair) > 1 else None, pair[0]) for pair in pairs)
