"""Addresses of the pages on which one registers, answers late ones, and sees who takes part."""

from django.urls import path

from thidua.registrations.views import asking, lists, sheets

urlpatterns = [
    path("", lists.Registrations.as_view(), name="list"),
    path("dot/<int:pk>", lists.OfRound.as_view(), name="round"),
    path("dot/<int:pk>/moi", asking.new, name="new"),
    path("dot/<int:pk>/chua", lists.Missing.as_view(), name="missing"),
    path("dot/<int:pk>/nhac", lists.reminding, name="remind"),
    path("dot/<int:pk>/mau/<int:unit>", sheets.template, name="template"),
    path("dot/<int:pk>/nhap/<int:unit>", sheets.sheet, name="import"),
    path("nhap/<int:pk>", sheets.batch, name="batch"),
    path("nhap/<int:pk>/hoan-tac", sheets.undo, name="batch_undo"),
    path("<int:pk>", asking.registration, name="registration"),
    path("<int:pk>/rut", asking.taking_back, name="withdraw"),
    path("<int:pk>/dang-ky-lai", asking.again, name="again"),
    path("<int:pk>/nhan", asking.accepting, name="accept"),
    path("<int:pk>/khong-nhan", asking.refusing, name="refuse"),
]
