"""Figures in a box are written and read as the language of the page writes them."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from thidua.screens.forms import FigureField


@pytest.mark.parametrize(
    ("language", "figure", "shown"),
    [("vi", "11.00", "11,00"), ("en", "11.00", "11.00"), ("en", "1.250", "1,250"), ("en", "-0.5", "-0.5")],
)
def test_a_figure_is_shown_and_read_back_as_the_page_writes_it(
    language: str, figure: str, shown: str
) -> None:
    field = FigureField()
    with override(language):
        assert field.prepare_value(Decimal(figure)) == shown
        assert field.clean(shown) == Decimal(figure)
