"""Addresses of the room of papers."""

from django.urls import path

from thidua.papers.views import papers, positions, releases, wordings

urlpatterns = [
    path("dot/<int:pk>", papers.Papers.as_view(), name="papers"),
    path("dot/<int:pk>/<slug:slug>/<int:ident>.<str:ending>", papers.paper, name="paper"),
    path("dot/<int:pk>/goi", papers.pack, name="pack"),
    path("dot/<int:pk>/<slug:slug>/<int:ident>", releases.sheet, name="sheet"),
    path("dot/<int:pk>/<slug:slug>/<int:ident>/sua", releases.editing, name="edit"),
    path("dot/<int:pk>/<slug:slug>/<int:ident>/bo-sua", releases.dropping, name="unedit"),
    path("dot/<int:pk>/<slug:slug>/<int:ident>/phat-hanh", releases.issuing, name="issue"),
    path("phat-hanh/<int:pk>.<str:ending>", releases.release, name="release"),
    path("phat-hanh/<int:pk>/huy", releases.voiding, name="void"),
    path("goi/<int:pk>", papers.download, name="download"),
    path("vi-tri/<slug:sheet>", positions.positions, name="positions"),
    path("vi-tri/bo/<int:pk>", positions.reset, name="reset_positions"),
    path("loi-van", wordings.Kinds.as_view(), name="wordings"),
    path("loi-van/<slug:slug>", wordings.wording, name="wording"),
    path("loi-van/bo/<int:pk>", wordings.unword, name="unword"),
]
