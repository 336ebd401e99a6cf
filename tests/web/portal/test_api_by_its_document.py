"""The read API is asked everything that its own document allows, and much that it does not."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from tests.web.portal.made import Site

pytestmark = [pytest.mark.system, pytest.mark.one_database]
EXAMPLES = 40


def test_the_api_answers_as_its_document_says(ready: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """No server error, no undocumented answer, no wrong input taken, no right input refused."""
    schemathesis = pytest.importorskip("schemathesis")
    hypothesis = pytest.importorskip("hypothesis")
    ready.shown()
    ready.decided("a1", "a2", "a3")
    monkeypatch.setitem(settings.PUBLIC_RATES, "api", "1000000/m/ip")
    served = get_wsgi_application()

    def application(environ: dict[str, Any], start: Any) -> Any:
        return served(environ | {"REMOTE_ADDR": "127.0.0.1", "HTTP_ACCEPT_ENCODING": ""}, start)

    document = schemathesis.openapi.from_wsgi(reverse("portal:openapi"), application)
    asked = 0
    for result in document.get_all_operations():
        operation = result.ok()
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            strategy = operation.as_strategy(generation_mode=mode)

            @hypothesis.settings(
                max_examples=EXAMPLES,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(hypothesis.HealthCheck),
            )
            @hypothesis.given(case=strategy)
            def asks(case: Any) -> None:
                nonlocal asked
                asked += 1
                case.call_and_validate()

            with suppress(hypothesis.errors.Unsatisfiable):  # what takes no parameter cannot be asked wrongly
                asks()
    assert asked > EXAMPLES
