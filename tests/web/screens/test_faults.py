"""The summary of faults above a form."""

from __future__ import annotations

from django import forms
from django.utils.translation import override

from thidua.screens.fields import faults
from thidua.screens.forms import Form


class Meeting(Form):
    """Two fields that cannot be left empty, and one that nobody sees."""

    name = forms.CharField(label="Tên phiên họp")
    day = forms.CharField(label="Ngày họp")
    token = forms.CharField(widget=forms.HiddenInput)


def test_each_fault_names_its_field_for_several_may_be_the_same() -> None:
    with override("vi"):
        assert faults(Meeting({"token": "1"})) == [
            ("id_name", "Tên phiên họp: Còn trống. Cần điền hoặc chọn."),
            ("id_day", "Ngày họp: Còn trống. Cần điền hoặc chọn."),
        ]


def test_what_has_no_name_on_screen_and_what_concerns_the_whole_form_stand_alone() -> None:
    form = Meeting({"name": "Họp", "day": "1/2/2025"})
    form.add_error(None, "Hội đồng chưa lập.")
    with override("vi"):
        assert faults(form) == [("", "Hội đồng chưa lập."), ("id_token", "Còn trống. Cần điền hoặc chọn.")]
