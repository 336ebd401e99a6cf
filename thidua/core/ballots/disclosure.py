"""What the counts of a small council give away by themselves; no lock helps against that."""

from __future__ import annotations

from thidua.core.ballots.counting import Counts
from thidua.core.ballots.ratio import Ratio
from thidua.core.wording import Say

FEWEST_SEALS = 5
"""No sealed box is opened with fewer ballots than this."""
SMALL = 10
"""A council below this many voters is told that its counts may give votes away."""


def fewest_seals(members: int, quorum: Ratio) -> int:
    """Below how many ballots a sealed box may not be opened.

    >>> fewest_seals(9, Ratio.read("2/3")), fewest_seals(5, Ratio.read("1/2"))
    (6, 5)
    """
    return max(quorum.needed(members), FEWEST_SEALS)


def gives_away(voters: int) -> Say | None:
    """The warning before a vote of few; None where the council is large enough to need none."""
    if voters >= SMALL:
        return None
    return Say(
        f"Hội đồng nhỏ: kết quả {voters}/{voters} hoặc 0/{voters} cho biết phiếu của mọi người; kết quả lệch một "
        f"phiếu để mọi người đoán ai bỏ phiếu đó. Biên bản phải ghi số phiếu nên không che được.",
        f"A small council: {voters}/{voters} or 0/{voters} tells how everybody voted; one differing vote lets "
        "people guess whose it is. Minutes must state the counts, so nothing can hide this.",
    )


def gave_away(box: Counts) -> Say | None:
    """What a finished count gives away; None where it leaves votes open.

    >>> gave_away(Counts(9)).en
    'Unanimous: the count tells how everybody voted.'
    >>> gave_away(Counts(6, 3)) is None
    True
    """
    parts = sorted((n for n in (box.agree, box.against, box.blank) if n), reverse=True)
    if len(parts) == 1:
        return Say(
            "Tất cả như nhau: số phiếu cho biết phiếu của mọi người.",
            "Unanimous: the count tells how everybody voted.",
        )
    if parts[1:] == [1]:
        return Say(
            "Lệch một phiếu: những người còn lại biết đó là ai nếu họ nói với nhau.",
            "One differing vote: the others know whose it is if they talk.",
        )
    return None


def subtraction(before: int, after: int) -> Say | None:
    """The warning before voting again on the same item when the roll has changed a little.

    Two counts over rolls that differ by one or two people show what those people chose.
    """
    if before == after or abs(before - after) > 2:  # two people, as the sentence above says
        return None
    return Say(
        f"Bỏ phiếu lại với {after} người thay vì {before}: lấy hai kết quả trừ nhau có thể ra phiếu của người khác "
        "biệt.",
        f"Voting again with {after} people instead of {before}: the difference of the two counts may show "
        "what those people chose.",
    )
