"""Whose fault it is when a page that could be read from the copy fails; two databases in earnest: tests/system."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from thidua.screens import replica


@pytest.mark.parametrize(("answers", "left_alone"), [(True, False), (False, True)])
def test_the_copy_is_left_alone_only_where_it_does_not_answer(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, answers: bool, left_alone: bool
) -> None:
    began, asked = -replica.LEFT_ALONE, []
    monkeypatch.setattr(replica, "_failed_at", began)
    monkeypatch.setattr(replica, "_may", lambda _request: True)
    monkeypatch.setattr(replica, "_answers", lambda: answers)

    def work() -> str:
        asked.append(replica._reading.get())
        if asked[-1]:
            raise OperationalError
        return "từ chính cơ sở dữ liệu"

    assert replica.read(rf.get("/"), work) == "từ chính cơ sở dữ liệu"
    assert asked == [True, False]
    assert (replica._failed_at != began) is left_alone


def test_a_database_that_fails_is_not_hidden_by_the_copy(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replica, "_may", lambda _request: True)
    monkeypatch.setattr(replica, "_answers", lambda: True)

    def work() -> None:
        raise OperationalError

    with pytest.raises(OperationalError):
        replica.read(rf.get("/"), work)
