"""Numbers in words: what is spelled out reads back as the same number, and the hard ones read as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.papers.in_words import dong_in_words, in_words

DIGITS = {
    **dict(
        zip(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"], range(10), strict=True)
    ),
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
}
POWERS = {"nghìn": 10**3, "triệu": 10**6}


def heard(told: str) -> int:
    """The number that somebody hears."""
    whole = group = digit = below_billion = 0
    for word in told.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word in ("trăm", "mươi"):
            group, digit = group + digit * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            group += 10
        elif word in POWERS:
            below_billion += (group + digit) * POWERS[word]
            group = digit = 0
        elif word == "tỷ":
            whole = (whole + below_billion + group + digit) * 10**9
            below_billion = group = digit = 0
        else:
            assert word == "linh"
    return whole + below_billion + group + digit


@given(st.one_of(st.integers(0, 10_000), st.integers(0, 10**18 - 1)))
def test_what_is_spelled_out_reads_back(number: int) -> None:
    assert heard(in_words(number)) == number


def test_every_number_below_two_thousand_has_words_of_its_own() -> None:
    assert len({in_words(n) for n in range(2000)}) == 2000


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (10_010, "mười nghìn không trăm mười"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_530_000, "hai triệu năm trăm ba mươi nghìn"),
        (1_000_000_000, "một tỷ"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (2 * 10**18, "hai tỷ tỷ"),
    ],
)
def test_hard_numbers_read_as_people_say_them(number: int, told: str) -> None:
    assert in_words(number) == told


def test_money_opens_a_line_and_ends_with_its_unit() -> None:
    assert dong_in_words(20_240_000) == "Hai mươi triệu hai trăm bốn mươi nghìn đồng"


def test_a_number_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        in_words(-1)
