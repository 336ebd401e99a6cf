"""A tree changed piece by piece says in its file what was done, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from thidua.core.errors import Refused
from thidua.core.scorecards.band_lines import bands_from, classes_from, lines_of
from thidua.core.scorecards.check import item_faults
from thidua.core.scorecards.file import as_written, read
from thidua.core.scorecards.model import Item, Scorecard
from thidua.core.scorecards.reworking import added, changed, digest_of_item, moved, removed, shifted
from thidua.core.scorecards.shipped import scorecards
from thidua.core.scorecards.writing import written
from thidua.core.wording import both


def tree() -> Scorecard:
    """The scorecard to learn from."""
    return scorecards()["mau"]


def codes(card: Scorecard, within: str = "") -> list[str]:
    """The codes of the items in one item, or of the areas."""
    found = card.item(within)
    return [i.code for i in (found.items if found else card.items)]


def the(card: Scorecard, code: str) -> Item:
    """An item that is there."""
    found = card.item(code)
    assert found
    return found


def test_every_step_on_a_tree_is_read_back_as_it_was_written() -> None:
    card = tree()
    item = replace(the(card, "1.1"), name=both("Tên khác"), points=Decimal("3.25"))
    steps = [
        changed(card, "1.1", item),
        changed(card, "1", replace(the(card, "1"), by="Sở khác")),
        added(card, Item("1.9", both("Mục mới"), Decimal(1)), "1"),
        added(card, Item("9", both("Lĩnh vực mới"), Decimal(5))),
        removed(card, "2"),
        moved(card, "1.1", "2"),
        shifted(card, "2", -1),
    ]
    for made in steps:
        assert as_written(written(made)) == (made, [])


def test_an_item_changed_leaves_the_others_alone() -> None:
    card = tree()
    made = changed(card, "1.1", replace(the(card, "1.1"), points=Decimal(1)))
    assert changed(made, "1.1", the(card, "1.1")) == card


def test_a_new_appraising_agency_is_that_of_the_items_which_shared_the_old_one() -> None:
    card = tree()
    made = changed(card, "1", replace(the(card, "1"), by="Thanh tra tỉnh mẫu"))
    before = [i.by for i in the(card, "1").items]
    kept = [i.by for i, old in zip(the(made, "1").items, before, strict=True) if old != the(card, "1").by]
    assert {i.by for i in the(made, "1").items} == {"Thanh tra tỉnh mẫu", *kept}


def test_a_new_code_says_what_the_item_was_and_is_followed_in_sample_cards() -> None:
    card = tree()
    made = changed(card, "1.1", replace(the(card, "1.1"), code="1.1a"), older=card)
    assert the(made, "1.1a").was == ("1.1",)
    assert all("1.1" not in sample.card.marks for sample in made.samples)
    assert any("1.1a" in sample.card.marks for sample in made.samples)
    assert the(changed(card, "1.1", replace(the(card, "1.1"), code="1.1a")), "1.1a").was is None


def test_items_go_up_and_down_among_their_own() -> None:
    card = tree()
    first, second, *_ = codes(card, "1")
    assert codes(shifted(card, first, 1), "1")[:2] == [second, first]
    assert shifted(shifted(card, first, 1), first, -1) == card
    assert shifted(card, first, -1) == card


def test_what_cannot_be_is_refused() -> None:
    card = tree()
    with pytest.raises(Refused, match="đã dùng cho"):
        added(card, Item("1.1", both("x")), "2")
    with pytest.raises(Refused, match="đã dùng cho"):
        changed(card, "1.2", replace(the(card, "1.2"), code="1.1"))
    with pytest.raises(Refused, match="vào trong chính nó"):
        moved(card, "1", "1.1")
    with pytest.raises(Refused, match="Không còn mục 77"):
        removed(card, "77")


def test_an_item_is_checked_alone_before_sums_are_right() -> None:
    card = changed(tree(), "1.1", replace(the(tree(), "1.1"), points=Decimal("0.5"), bands=()))
    assert item_faults(card, "1.1") == []
    assert any("cộng lại" in f.what.vi for f in read(written(card))[1])
    bands = bands_from("từ 80%: 2\ntừ 80%: 1\ntừ 0%: 0")
    wrong = changed(card, "1.1", replace(the(card, "1.1"), points=Decimal(2), bands=bands))
    assert {f.what.vi for f in item_faults(wrong, "1.1")} == {"hai bậc cùng từ 80%."}


def test_a_digest_tells_an_item_but_not_what_is_in_it() -> None:
    card = tree()
    made = removed(card, "1.1")
    assert digest_of_item(the(made, "1")) == digest_of_item(the(card, "1"))
    assert digest_of_item(the(card, "1.1")) != digest_of_item(the(card, "1.2"))


def test_steps_are_typed_one_a_line() -> None:
    for card in scorecards().values():
        for item in card.leaves:
            told = bands_from(lines_of(item.bands), item.bands)
            assert told == item.bands
    assert [b.share for b in bands_from("50,5 %: 2 × tỷ lệ\n0%: 0")] == [Decimal(2), None]
    with pytest.raises(Refused, match="Chưa đọc được dòng “tám mươi”"):
        bands_from("tám mươi")
    with pytest.raises(Refused, match="Chưa đọc được dòng"):
        classes_from("tốt: nhiều")
