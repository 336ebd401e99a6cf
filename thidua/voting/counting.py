"""Counting a vote: opening every seal of the roll at once, and writing nothing but counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.views.decorators.debug import sensitive_variables

from thidua.clock import now
from thidua.core.ballots.counting import Choice, Counts, count
from thidua.core.ballots.disclosure import fewest_seals
from thidua.core.ballots.ratio import Ratio
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.voting.models import Item, Seal
from thidua.voting.queries.results import outcome_of
from thidua.voting.queries.roll import Roll
from thidua.voting.refusals import need
from thidua.voting.sealing import Unreadable, opened


@sensitive_variables()
def opened_counts(roll: Roll, keys: Mapping[int, Any]) -> dict[Item, Counts]:
    """The counts of every item of a roll, from its seals and two keys.

    Raises Refused for too few seals, for seals that are copies, stand outside the roll, or do not
    belong to this session and item.
    """
    seals = list(Seal.objects.filter(item__session=roll.session).order_by("pk"))
    _no_copies(seals)
    found = {}
    for item in roll.items:
        mine = [s for s in seals if s.item_id == item.pk]
        need({s.user_id for s in mine} <= roll.voters(item.pk), _outside(item))
        least = fewest_seals(roll.session.members, Ratio.read(item.quorum))
        need(len(mine) >= least, _too_few(item, len(mine), least))
        found[item] = count(_choice(seal, item, keys) for seal in mine)
    return found


@sensitive_variables()
def _choice(seal: Seal, item: Item, keys: Mapping[int, Any]) -> Choice:
    try:
        slip = opened(bytes(seal.sealed), keys)
    except Unreadable:
        slip = None
    if slip is None or (slip.session, slip.item) != (item.session_id, item.pk):
        raise Refused(_strange(seal))
    return slip.choice


def counted(roll: Roll, boxes: Mapping[Item, Counts]) -> None:
    """Write the counts of every item and the new state: the result stands from here on."""
    session = roll.session
    session.state, session.closed_at = next_state("session", "close_vote", session.state), now()
    session.save(update_fields=["state", "closed_at"])
    for item, box in boxes.items():
        written = count(roll.written.get(item.pk, {}).values())
        recused = len(roll.recused.get(item.pk, ()))
        item.result = {"box": _list(box), "written": _list(written), "recused": recused}
        item.passed = outcome_of(session, item).passed
        item.save(update_fields=["result", "passed"])


def _list(counts: Counts) -> list[int]:
    return [counts.agree, counts.against, counts.blank]


def _no_copies(seals: list[Seal]) -> None:
    seen = Counter(bytes(s.sealed) for s in seals)
    twice = sorted({s.check_code for s in seals if seen[bytes(s.sealed)] > 1})
    need(
        not twice,
        Say(
            f"Không kiểm phiếu được: có phiếu bị sao chép (mã kiểm {', '.join(twice)}). {_CURE.vi}",
            f"Not counted: a ballot was copied (check code {', '.join(twice)}). {_CURE.en}",
        ),
    )


def _strange(seal: Seal) -> Say:
    return Say(
        f"Không kiểm phiếu được: phiếu mã kiểm {seal.check_code} không mở được hoặc không thuộc dòng này. {_CURE.vi}",
        f"Not counted: the ballot with check code {seal.check_code} does not open or belongs elsewhere. {_CURE.en}",
    )


def _outside(item: Item) -> Say:
    return Say(
        f"Không kiểm phiếu được: dòng {item.number} có phiếu của người ngoài danh sách đã chốt. {_CURE.vi}",
        f"Not counted: item {item.number} holds a ballot from outside the frozen roll. {_CURE.en}",
    )


def _too_few(item: Item, seals: int, least: int) -> Say:
    return Say(
        f"Chưa kiểm phiếu được: dòng {item.number} mới có {seals} phiếu, cần ít nhất {least} để không lộ phiếu. Mời "
        "người còn lại bỏ phiếu, hoặc bỏ lượt này.",
        f"Not counted: item {item.number} holds {seals} of at least {least} ballots that secrecy needs. Ask the "
        "others to vote, or abandon this vote.",
    )


_CURE = Say(
    "Cơ sở dữ liệu đã bị sửa: so mã kiểm với nhật ký, lập biên bản, rồi bỏ lượt này và bỏ phiếu lại.",
    "The database was tampered with: compare check codes with the diary, put it on record, abandon this vote and "
    "vote again.",
)
