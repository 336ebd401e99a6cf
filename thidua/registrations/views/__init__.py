"""Pages of registrations."""

from typing import Any

urlpatterns: list[Any] = []
