"""Letters lead to where the program answers, unless the office has said otherwise."""

import os

import pytest

from thidua.cli import serving


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123"),
        ("0.0.0.0", "http://127.0.0.1:8123"),
        ("10.1.2.3", "http://10.1.2.3:8123"),
        ("::1", "http://[::1]:8123"),
    ],
)
def test_the_address_follows_host_and_port(monkeypatch: pytest.MonkeyPatch, host: str, address: str) -> None:
    monkeypatch.setattr(os, "environ", {})
    serving.named(host, 8123)
    assert os.environ["THIDUA_SITE_URL"] == address


def test_what_the_office_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {"THIDUA_SITE_URL": "https://thidua.example.vn"})
    serving.named("127.0.0.1", 8123)
    assert os.environ["THIDUA_SITE_URL"] == "https://thidua.example.vn"
