"""Addresses of decisions, packages sent up, and letters."""

from django.urls import path

from thidua.decisions.views import amending, checking, drafting, hand, letters, packages, pages, relay

urlpatterns = [
    path("", pages.Decisions.as_view(), name="list"),
    path("<int:pk>", pages.decision, name="decision"),
    path("<int:pk>/ban-in.<str:ending>", pages.paper, name="paper"),
    path("kiem-tra", checking.check, name="check"),
    path("lap", drafting.drafting, name="draft"),
    path("<int:pk>/them", drafting.taking_in, name="take_in"),
    path("dong/<int:pk>/dua-ra", drafting.taking_out, name="take_out"),
    path("dong/<int:pk>/loi-ghi", drafting.rewording, name="reword"),
    path("<int:pk>/loi-van", hand.editing, name="edit"),
    path("<int:pk>/bo-loi-van", hand.dropping, name="unedit"),
    path("<int:pk>/trinh-ky", drafting.sending, name="send"),
    path("<int:pk>/tra-lai", drafting.sending_back, name="send_back"),
    path("<int:pk>/ban-hanh", drafting.issuing, name="issue"),
    path("<int:pk>/cong-bo", drafting.publishing, name="publish"),
    path("<int:pk>/bo", drafting.dropping, name="drop"),
    path("<int:pk>/huy-bo", amending.revoking, name="revoke"),
    path("<int:pk>/dinh-chinh", amending.correcting, name="correct"),
    path("luong-co-so", amending.salary, name="salary"),
    path("chuyen-cap-tren", packages.Packages.as_view(), name="packages"),
    path("chuyen-cap-tren/<int:pk>", packages.package, name="package"),
    path("chuyen-cap-tren/<int:pk>/to-trinh.<str:ending>", packages.paper, name="package_paper"),
    path("chuyen-cap-tren/<int:pk>/goi.zip", packages.zipped, name="package_zip"),
    path("chuyen-cap-tren/gui", relay.sending, name="send_up"),
    path("chuyen-cap-tren/<int:pk>/tiep-nhan", relay.receiving, name="receive"),
    path("chuyen-cap-tren/<int:pk>/yeu-cau", relay.returning, name="return"),
    path("chuyen-cap-tren/<int:pk>/bo-sung", relay.supplementing, name="supplement"),
    path("chuyen-cap-tren/<int:pk>/goi-ve", relay.calling_back, name="call_back"),
    path("chuyen-cap-tren/<int:pk>/tra-loi", relay.answering, name="answer"),
    path("thu", letters.Letters.as_view(), name="letters"),
    path("thu/<int:pk>", letters.letter, name="letter"),
    path("thu/<int:pk>/ban-in.<str:ending>", letters.paper, name="letter_paper"),
    path("<int:pk>/viet-thu", letters.writing, name="write_letters"),
    path("thu/<int:pk>/loi-nhan", letters.changing, name="change_letter"),
    path("thu/<int:pk>/da-doc", letters.reading, name="read_letter"),
    path("thu/gui", letters.sending, name="send_letters"),
]
