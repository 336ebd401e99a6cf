"""Addresses of the voting room; everything around a vote that is no secret stands in the councils' pages."""

from django.urls import path

from thidua.voting.views import ballot, box, codes

urlpatterns = [
    path("<int:pk>/", ballot.ballot, name="ballot"),
    path("<int:pk>/bo", ballot.cast, name="cast"),
    path("<int:pk>/tien-do", ballot.turnout, name="turnout"),
    path("<int:pk>/ma-kiem", ballot.checks, name="checks"),
    path("<int:pk>/ma", codes.code, name="code"),
    path("<int:pk>/dong", box.close, name="close"),
    path("<int:pk>/kiem-lai", box.recount, name="recount"),
    path("<int:pk>/huy-phieu", box.destroy, name="destroy"),
    path("<int:pk>/bo-luot", box.abandon, name="abandon"),
]
