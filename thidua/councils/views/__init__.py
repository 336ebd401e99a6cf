"""Addresses of award councils."""

urlpatterns: list[object] = []
