"""Addresses of the room of duties."""

from django.urls import path

from thidua.duties.views import answering, assigning, difficulties, lines, overview, reporting

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
    path("<int:pk>/kho-khan", difficulties.Difficulties.as_view(), name="difficulties"),
    path("<int:pk>/kho-khan/neu", difficulties.raising, name="raise"),
    path("<int:pk>/cach-hieu", difficulties.Answers.as_view(), name="answers"),
    path("kho-khan/<int:pk>", difficulties.difficulty, name="difficulty"),
    path("kho-khan/<int:pk>/rut", difficulties.withdrawing, name="difficulty_withdraw"),
    path("kho-khan/<int:pk>/tra-loi", answering.answer, name="answer"),
    path("kho-khan/<int:pk>/tra-loi-da-co", answering.answer_as, name="answer_as"),
    path("cach-hieu/<int:pk>/rut", answering.withdrawing, name="answer_withdraw"),
    path("cach-hieu/<int:pk>/vao-ke-hoach", answering.settling, name="answer_settle"),
    path("bao-cao/<int:pk>", reporting.report, name="report"),
    path("bao-cao/<int:pk>/xac-nhan", reporting.confirm, name="confirm"),
    path("bao-cao/<int:pk>/tra-lai", reporting.returning, name="return"),
]
