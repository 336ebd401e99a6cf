"""Every address of the application, with what it needs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

import thidua
from thidua.settings import ROOMS


@cache
def addresses() -> dict[str, tuple[str, ...]]:
    """The full name of every address, and the names of its parts in order."""
    return dict(_walk(get_resolver().url_patterns, "", ()))


def _walk(
    patterns: list[URLPattern | URLResolver], room: str, parts: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern in patterns:
        here = (*parts, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, pattern.namespace or room, here)
        elif pattern.name:
            yield (f"{room}:{pattern.name}" if room else pattern.name), here


def load_every_room() -> None:
    """Import every module of the rooms, so that every action is known."""
    for room in ROOMS:
        package = importlib.import_module(f"thidua.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"thidua.{room}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    assert thidua.__path__
