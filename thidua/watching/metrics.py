"""Measures for Prometheus: requests, their time, their queries; background work; the diary.

Several processes answer; each writes into the folder that PROMETHEUS_MULTIPROC_DIR names, and whichever is
asked adds them up. `thidua serve` sets and empties that folder.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from thidua.audit.models import Head
from thidua.screens.models import Job
from thidua.watching.asked import Asked

own = CollectorRegistry()
LABELS = ("route", "method", "status")
REQUESTS = Counter("thidua_requests", "Requests answered", LABELS, registry=own)
SECONDS = Histogram(
    "thidua_request_seconds",
    "Seconds from request to answer",
    ("route",),
    buckets=(0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30),
    registry=own,
)
QUERIES = Histogram(
    "thidua_request_queries",
    "Statements sent to the database for a request",
    ("route",),
    buckets=(0, 1, 5, 10, 15, 20, 30, 50, 100, 300),
    registry=own,
)
STATES = ("waiting", "running", "failed")


def count(asked: Asked) -> None:
    """Add one request, where somebody may ask for the sums."""
    if settings.METRICS_TOKEN:
        REQUESTS.labels(asked.route, asked.method, str(asked.status)).inc()
        SECONDS.labels(asked.route).observe(asked.ms / 1000)
        QUERIES.labels(asked.route).observe(asked.queries)


class Work:
    """What is asked of the database at the moment: jobs by state, entries of the diary."""

    def collect(self) -> Iterator[Any]:
        """As Prometheus' client asks for measures."""
        jobs = GaugeMetricFamily("thidua_background_jobs", "Background work by state", labels=["state"])
        found = dict(Job.objects.filter(state__in=STATES).values_list("state").annotate(Count("pk")))
        for state in STATES:
            jobs.add_metric([state], found.get(state, 0))
        yield jobs
        entries = Head.objects.values_list("number", flat=True).first() or 0
        yield CounterMetricFamily("thidua_diary_entries", "Entries of the diary", value=entries)


class Alone:
    """Which process answered, where each counts for itself."""

    def collect(self) -> Iterator[Any]:
        """As Prometheus' client asks for measures."""
        alone = GaugeMetricFamily(
            "thidua_process",
            "The sums are of this process alone: set PROMETHEUS_MULTIPROC_DIR",
            labels=["pid"],
        )
        alone.add_metric([str(os.getpid())], 1)
        yield alone


def measures(request: HttpRequest) -> HttpResponse:
    """All measures, for whoever brings the token; for others the page is not there."""
    token = settings.METRICS_TOKEN
    brought = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not hmac.compare_digest(brought.encode(), token.encode()):
        raise Http404
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)
    else:  # another server than ours: the sums are of the one process that was asked, which says so
        registry.register(own)
        registry.register(Alone())
    registry.register(Work())
    return HttpResponse(
        generate_latest(registry), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
    )
