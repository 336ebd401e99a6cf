"""Certificates over printed blanks: an office moves what is printed, in millimetres."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.world import World
from thidua.core.errors import Refused
from thidua.core.papers.sheets import given_sheet
from thidua.papers.queries.sheets import sheet_of
from thidua.records.actions import end_positions, set_positions
from thidua.records.models import PaperText

BLANK = "phoi-in-san"
GIVEN = given_sheet(BLANK)


def address(sheet: str = BLANK) -> str:
    return reverse("papers:positions", args=[sheet])


def typed(**moved: str) -> dict[str, str]:
    """The form as it is shown, with some fields changed: `người nhận/y` is written `người_nhận__y`."""
    from thidua.papers.forms import PositionsForm  # the form needs the languages of a running site

    form = PositionsForm(sheet=GIVEN)
    shown = {name: str(field.initial) for name, field in form.fields.items()}
    return shown | {name.replace("__", "/").replace("_", " "): value for name, value in moved.items()}


def test_what_is_moved_is_printed_there(world: World) -> None:
    client = world.client("a-office")
    assert client.post(address(), typed(người_nhận__y="101,5")).status_code == 302
    spots = {spot.name: spot for spot in sheet_of(world.units["A"].pk, BLANK).spots}
    assert spots["người nhận"].y == 101.5
    others = {spot.name: spot for spot in GIVEN.spots if spot.name != "người nhận"}
    assert {name: spots[name] for name in others} == others


def test_another_office_and_the_other_sheet_keep_theirs(world: World) -> None:
    world.client("a-office").post(address(), typed(người_nhận__y="101"))
    assert sheet_of(world.units["B"].pk, BLANK) == GIVEN
    assert sheet_of(world.units["A"].pk, "giay-tron") == given_sheet("giay-tron")


def test_a_box_off_the_sheet_is_refused_and_nothing_typed_is_lost(world: World) -> None:
    answer = world.client("a-office").post(address(), typed(người_nhận__x="290"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ô nằm ngoài tờ giấy" in page
    assert 'value="290"' in page
    assert not PaperText.objects.exists()


def test_a_preview_saves_nothing(world: World) -> None:
    answer = world.client("a-office").post(address(), typed(người_nhận__y="101") | {"look": "1"})
    assert "data:image/png" in answer.content.decode()
    assert not PaperText.objects.exists()


def test_the_test_print_and_the_sample_are_files(world: World) -> None:
    client = world.client("a-office")
    for wanted, kind in (("thu", "application/pdf"), ("pdf", "application/pdf"), ("anh", "image/png")):
        assert client.get(address(), {"mau": wanted})["Content-Type"] == kind
    assert client.get(address(), {"mau": "exe"}).status_code == 404
    assert client.get(address("giay-la")).status_code == 404


def test_given_positions_come_back(world: World) -> None:
    agency, by = world.units["A"], world.users["a-office"]
    text = GIVEN.text().replace(",giữa,", ",trái,")
    kept = set_positions(agency, BLANK, text, by=by)
    assert sheet_of(agency.pk, BLANK) != GIVEN
    end_positions(kept, by=by)
    assert sheet_of(agency.pk, BLANK) == GIVEN


def test_only_the_office_moves_them(world: World) -> None:
    for user in ("a-signer", "a1-clerk", "b-office"):
        with pytest.raises(Refused, match="không có quyền"):
            set_positions(world.units["A"], BLANK, GIVEN.text(), by=world.users[user])
