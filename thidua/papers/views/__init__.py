"""Addresses of the room of papers."""

from django.urls import path

from thidua.papers.views import wordings

urlpatterns = [
    path("loi-van", wordings.kinds_page, name="wordings"),
    path("loi-van/<slug:slug>", wordings.wording, name="wording"),
    path("loi-van/bo/<int:pk>", wordings.unword, name="unword"),
]
