"""The pages of home, and their addresses."""

from __future__ import annotations

from django.urls import path

from thidua.home.views import across, demo, handbook, work

urlpatterns = [
    path("", work.todo_page, name="todo"),
    path("tim-kiem", work.search_page, name="search"),
    path("thong-bao", work.Notices.as_view(), name="notices"),
    path("thong-bao/da-doc", work.notices_read, name="notices_read"),
    path("tro-giup", handbook.help_page, name="help"),
    path("tro-giup/hinh/<path:name>", handbook.picture, name="help_picture"),
    path("tro-giup/<path:name>", handbook.page, name="help_page"),
    path("phong-trao/<int:pk>/qua-sap-xep", across.movement_across, name="across"),
    path("lich/mo", work.feed_open, name="feed_open"),
    path("lich/dong", work.feed_close, name="feed_close"),
    path("lich/<str:token>.ics", work.feed, name="feed"),
    path("trinh-dien", demo.guide, name="guide"),
    path("trinh-dien/vao", demo.become, name="become"),
    path("trinh-dien/dong-ho", demo.set_clock, name="set_clock"),
]
