"""The key by which a list of people is sorted in any database."""

from __future__ import annotations

from thidua.core.wording import name_key

_SHIFT = str.maketrans("012345", "123456")


def sort_key(name: str) -> str:
    """Given name first, Vietnamese letters and tones in their order.

    Only small letters and digits, the digit 0 ending a part, so that every collation agrees.

    >>> sorted(["Trần Văn Đức", "Lê Thị Dung", "Đỗ Văn Đức"], key=sort_key)
    ['Lê Thị Dung', 'Đỗ Văn Đức', 'Trần Văn Đức']
    """
    return "".join(f"{letters}00{tones.translate(_SHIFT)}0" for letters, tones in name_key(name))
