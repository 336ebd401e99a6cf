"""The list of movements and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def movement(request: HttpRequest, pk: int) -> HttpResponse:
    """One movement."""
    raise NotImplementedError


urlpatterns = [path("<int:pk>/", movement, name="movement"), path("<int:pk>/lich", movement, name="calendar")]
