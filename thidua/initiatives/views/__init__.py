"""Addresses of initiatives, from the draft to the shared page."""

from django.urls import path

from thidua.initiatives.views import deciding, hearing, linking, lists, minutes, papers, sharing, writing

urlpatterns = [
    path("", lists.Initiatives.as_view(), name="list"),
    path("cua-toi", lists.Mine.as_view(), name="mine"),
    path("dang-ky", writing.registering, name="register"),
    path("thoi-gian", writing.windows, name="window"),
    path("<int:pk>", writing.initiative, name="initiative"),
    path("<int:pk>/viet", writing.write, name="write"),
    path("<int:pk>/luu", writing.save, name="save"),
    path("<int:pk>/gui", writing.submitting, name="submit"),
    path("<int:pk>/rut", writing.withdrawing, name="withdraw"),
    path("<int:pk>/tra-lai", writing.returning, name="return"),
    path("<int:pk>/tham-dinh", writing.appraising, name="appraise"),
    path("tac-gia/<int:pk>/noi", linking.linking, name="link_author"),
    path("<int:pk>/len-tren", deciding.sending_up, name="send_up"),
    path("cong-nhan/<int:pk>", deciding.recognising, name="recognise"),
    path("huy-cong-nhan/<int:pk>", deciding.revoking, name="revoke"),
    path("quyet-dinh/<int:pk>.<str:ending>", papers.decision, name="decision"),
    path("xac-nhan/<int:pk>.<str:ending>", papers.paper, name="paper"),
    path("xac-nhan/<int:pk>/cap", papers.confirming, name="confirm"),
    path("giay-xac-nhan/<int:pk>.<str:ending>", papers.confirmation, name="confirmation"),
    path("giay-xac-nhan/<int:pk>/huy", papers.voiding, name="void_confirmation"),
    path("huy-cong-nhan/<int:pk>.<str:ending>", papers.revocation, name="revocation"),
    path("phien", lists.Sessions.as_view(), name="sessions"),
    path("hoi-dong/<int:pk>/phien", hearing.calling, name="call"),
    path("phien/<int:pk>", hearing.session, name="session"),
    path("dong/<int:pk>/nhan-xet", hearing.marking, name="mark"),
    path("phien/<int:pk>/dong", hearing.closing, name="close"),
    path("phien/<int:pk>/dong-bieu-quyet", hearing.closing_open, name="close_open"),
    path("phien/<int:pk>/xac-nhan", hearing.confirming, name="confirm_paper"),
    path("phien/<int:pk>/bien-ban", minutes.writing, name="write_minutes"),
    path("phien/<int:pk>/bien-ban.<str:ending>", minutes.paper, name="minutes_paper"),
    path("phien/<int:pk>/ky", minutes.signing, name="sign"),
    path("phien/<int:pk>/khong-hop", hearing.calling_off, name="call_off"),
    path("duoc-cong-nhan", lists.Shared.as_view(), name="shared"),
    path("duoc-cong-nhan/<int:pk>", sharing.recognised, name="recognised"),
    path("duoc-cong-nhan/<int:pk>/ap-dung", sharing.adopting, name="adopt"),
    path("ap-dung/<int:pk>/rut", sharing.taking_back, name="withdraw_adoption"),
]
