"""Addresses of the record room."""

from django.urls import path

from thidua.records.views import files, numbers

urlpatterns = [
    path("tep/<int:pk>", files.file, name="file"),
    path("tep/gan/<str:kind>/<int:ident>", files.attach_to, name="attach"),
    path("tep/trang/<int:pk>", files.pages, name="pages"),
    path("tep/go/<int:pk>", files.take_off, name="remove"),
    path("tep/gan-lai/<int:pk>", files.hang_again, name="restore"),
    path("day-so", numbers.Series.as_view(), name="series"),
    path("day-so/mo", numbers.opening, name="open"),
    path("day-so/<int:pk>", numbers.Book.as_view(), name="book"),
    path("day-so/bo/<int:pk>", numbers.voiding, name="void"),
]
