"""The published figures that come with the program: where they are from, and under which licence."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from thidua.core.wording import Say
from thidua.exchange.printed.reading import About

FOLDER = Path(__file__).parent / "sets"


class Shipped(NamedTuple):
    """One file of figures, what it holds, its licence, and what is true of all of it."""

    name: str
    say: Say
    rows: int
    licence: Say
    about: About

    @property
    def path(self) -> Path:
        """Where it lies."""
        return FOLDER / f"{self.name}.csv"


_FACTS = Say(
    "số liệu đã công bố, mỗi dòng có nguồn; không phải ấn phẩm chính thức",
    "published facts, each row with its source; no official publication",
)
SETS = {
    one.name: one
    for one in (
        Shipped(
            "national_index_observations",
            Say(
                "PAR INDEX, SIPAS, PAPI, PCI các năm 2012–2024, theo báo chí và các tỉnh",
                "PAR INDEX, SIPAS, PAPI, PCI of 2012–2024, as newspapers and provinces printed them",
            ),
            250,
            _FACTS,
            About(),
        ),
        Shipped(
            "papi_2011_2016",
            Say(
                "PAPI 63 tỉnh, thành phố, 2011–2016, có chỉ số thành phần",
                "PAPI of the 63 provinces, 2011–2016, with its dimensions",
            ),
            378,
            Say(
                "CC0 (mdtrinh/vietnamdata, từ bảng của papi.org.vn)",
                "CC0 (mdtrinh/vietnamdata, after papi.org.vn)",
            ),
            About(index="papi", group="province"),
        ),
        Shipped(
            "province_scorecard_results",
            Say(
                "Chỉ số CCHC của cơ quan trong tỉnh: Tây Ninh 2023, Kiên Giang 2018, Khánh Hòa 2018",
                "Scorecards inside provinces: Tây Ninh 2023, Kiên Giang 2018, Khánh Hòa 2018",
            ),
            75,
            _FACTS,
            About(),
        ),
    )
}
