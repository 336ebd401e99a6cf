"""Addresses of the register of awards."""

from django.urls import path

from thidua.honours.views import importing, pages

urlpatterns = [
    path("", pages.Register.as_view(), name="register"),
    path("<int:pk>", pages.honour, name="honour"),
    path("them", pages.adding, name="add"),
    path("<int:pk>/sua", pages.changing, name="change"),
    path("<int:pk>/huy-bo", pages.revoking, name="revoke"),
    path("<int:pk>/thu-hoi/<str:what>", pages.returning, name="returned"),
    path("nhap-excel", importing.importing, name="import"),
    path("nhap-excel/<int:pk>", importing.batch, name="batch"),
    path("nhap-excel/<int:pk>/hoan-tac", importing.undo, name="batch_undo"),
    path("nhap-excel/mau", importing.template, name="template"),
]
