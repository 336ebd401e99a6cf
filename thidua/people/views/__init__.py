"""Addresses of units, people and accounts."""

from django.urls import path

from thidua.people.views import accounts, imports, invitations, people, units

urlpatterns = [
    path("", units.Units.as_view(), name="units"),
    path("quan-tri", accounts.admin, name="admin"),
    path("tra-cuu", units.lookup, name="unit_lookup"),
    path("co-quan/them", units.agency_add, name="agency_add"),
    path("them", units.unit_add, name="unit_add"),
    path("<int:pk>", units.unit, name="unit"),
    path("<int:pk>/doi-ten", units.unit_rename, name="unit_rename"),
    path("<int:pk>/chuyen", units.unit_move, name="unit_move"),
    path("<int:pk>/ket-thuc", units.unit_end, name="unit_end"),
    path("nguoi", people.People.as_view(), name="people"),
    path("nguoi/tra-cuu", people.lookup, name="person_lookup"),
    path("nguoi/them", people.person_add, name="person_add"),
    path("nguoi/<int:pk>", people.person, name="person"),
    path("nguoi/<int:pk>/sua", people.person_edit, name="person_edit"),
    path("nguoi/<int:pk>/vi-tri", people.person_post, name="person_post"),
    path("nhap", imports.sheet, name="import"),
    path("nhap/mau", imports.template, name="import_template"),
    path("nhap/<int:pk>", imports.batch, name="batch"),
    path("nhap/<int:pk>/hoan-tac", imports.undo, name="batch_undo"),
    path("tai-khoan", accounts.Users.as_view(), name="users"),
    path("tai-khoan/cua-toi", accounts.account, name="account"),
    path("tai-khoan/<int:pk>", accounts.user, name="user"),
    path("tai-khoan/<int:pk>/giao-vai", accounts.give, name="appoint"),
    path("tai-khoan/<int:pk>/khoa", accounts.shut, name="deactivate"),
    path("tai-khoan/<int:pk>/mo-lai", accounts.open_again, name="reactivate"),
    path("tai-khoan/<int:pk>/phien", accounts.end_sessions, name="end_sessions"),
    path("tai-khoan/<int:pk>/mat-khau", accounts.reset, name="reset"),
    path("vai/<int:pk>/thoi", accounts.take, name="appointment_end"),
    path("loi-moi", invitations.Invitations.as_view(), name="invitations"),
    path("loi-moi/gui", invitations.send, name="invite"),
    path("loi-moi/<int:pk>/rut", invitations.take_back, name="invitation_withdraw"),
    path("loi-moi/nhan/<str:key>", invitations.take, name="accept"),
]
