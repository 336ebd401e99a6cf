"""Addresses of personal data."""

from django.urls import path

from thidua.privacy.views import handling, mine

urlpatterns = [
    path("", mine.own, name="mine"),
    path("tai-ve", mine.download, name="download"),
    path("yeu-cau", mine.asking, name="ask"),
    path("thoi-han", mine.retention, name="retention"),
    path("cac-yeu-cau", handling.Requests.as_view(), name="requests"),
    path("nhan-bang-giay", handling.receiving, name="receive"),
    path("qua-han/<int:pk>", handling.erasing_due, name="erase_due"),
    path("<int:pk>", handling.request_page, name="request"),
    path("<int:pk>/nhan-lam", handling.accepting, name="accept"),
    path("<int:pk>/tu-choi", handling.refusing, name="refuse"),
    path("<int:pk>/lam-xong", handling.finishing, name="finish"),
    path("<int:pk>/rut", handling.withdrawing, name="withdraw"),
]
