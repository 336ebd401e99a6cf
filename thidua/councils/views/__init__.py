"""Addresses of award councils."""

from django.urls import path

from thidua.councils.views import councils, minutes, results, roll, sessions, votes

urlpatterns = [
    path("", sessions.Sessions.as_view(), name="list"),
    path("danh-sach", councils.Councils.as_view(), name="sessions"),
    path("lap", councils.founding, name="found"),
    path("<int:pk>", councils.council, name="council"),
    path("<int:pk>/thanh-vien", councils.seating, name="seat"),
    path("thanh-vien/<int:pk>/thoi", councils.unseating, name="unseat"),
    path("<int:pk>/quy-che", councils.working_rules, name="working_rules"),
    path("<int:pk>/nguong/<str:form>", councils.rule, name="rule"),
    path("<int:pk>/phien", sessions.calling, name="call"),
    path("phien/<int:pk>", sessions.session, name="session"),
    path("phien/<int:pk>/them", sessions.adding, name="add_case"),
    path("ho-so/<int:pk>/bo", sessions.removing, name="remove_case"),
    path("phien/<int:pk>/khong-hop", sessions.calling_off, name="call_off"),
    path("phien/<int:pk>/cach-bo-phieu", sessions.mode, name="mode"),
    path("phien/<int:pk>/diem-danh", roll.roll, name="roll"),
    path("phien/<int:pk>/tu-choi", roll.recusing, name="recuse"),
    path("tu-choi/<int:pk>/bo", roll.taking_back, name="take_back_recusal"),
    path("phien/<int:pk>/nguoi-giu-ma", roll.holders, name="holders"),
    path("phien/<int:pk>/mo", votes.opening, name="open"),
    path("phien/<int:pk>/dong", votes.closing, name="close"),
    path("phien/<int:pk>/dong-bieu-quyet", votes.closing_open, name="close_open"),
    path("dong/<int:pk>/bieu-quyet", votes.showing, name="show"),
    path("dong/<int:pk>/phieu-giay", votes.entering, name="enter_paper"),
    path("phien/<int:pk>/xac-nhan", votes.confirming, name="confirm_paper"),
    path("dong/<int:pk>/van-ban/<int:user>", votes.writing, name="written"),
    path("phien/<int:pk>/ket-qua", results.results, name="results"),
    path("phien/<int:pk>/suat", results.settling, name="settle"),
    path("phien/<int:pk>/bien-ban", minutes.minutes, name="minutes"),
    path("phien/<int:pk>/bien-ban.<str:ending>", minutes.paper, name="minutes_paper"),
    path("phien/<int:pk>/y-kien", minutes.speaking, name="speak"),
    path("phien/<int:pk>/bien-ban/viet", minutes.writing, name="write_minutes"),
    path("phien/<int:pk>/bien-ban/ky", minutes.signing, name="sign"),
]
