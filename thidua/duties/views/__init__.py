"""Addresses of the room of duties."""

from django.urls import path

from thidua.duties.views import assigning, lines, overview, reporting

urlpatterns = [
    path("", overview.Movements.as_view(), name="list"),
    path("<int:pk>", overview.movement, name="movement"),
    path("<int:pk>/viec", lines.LinesOf.as_view(), name="lines"),
    path("<int:pk>/noi-dung", overview.contents, name="contents"),
    path("<int:pk>/ai-lam", assigning.owners, name="owners"),
    path("<int:pk>/ai-lam/de-xuat", assigning.assign_proposed, name="assign_proposed"),
    path("<int:pk>/ai-lam/giao/<str:actor>", assigning.assign, name="assign"),
    path("<int:pk>/khoan/<str:code>", lines.duty, name="duty"),
    path("<int:pk>/nhac", lines.remind, name="remind"),
    path("<int:unit>/lam/<int:pk>/<str:code>", reporting.do, name="do"),
    path("bao-cao/<int:pk>", reporting.report, name="report"),
    path("bao-cao/<int:pk>/xac-nhan", reporting.confirm, name="confirm"),
    path("bao-cao/<int:pk>/tra-lai", reporting.returning, name="return"),
]
