"""Addresses of the public side."""

from django.urls import URLPattern, include, path

from thidua.portal.opening.api import api
from thidua.portal.opening.guard import heads
from thidua.portal.views import (
    answering,
    honours,
    managing,
    movements,
    newsroom,
    observing,
    opening,
    recalling,
    stories,
    telling,
)

_API = [
    URLPattern(at.pattern, heads(at.callback), at.default_args, at.name)
    for at in api.urls[0]
    if isinstance(at, URLPattern) and at.name.startswith("api_")
]

urlpatterns = [
    path("", movements.home, name="home"),
    path("phong-trao", movements.movements, name="movements"),
    path("phong-trao/<int:pk>", movements.movement, name="movement"),
    path("phong-trao/<int:pk>/ke-hoach", movements.plan, name="plan"),
    path("phong-trao/<int:pk>/lich", movements.calendar, name="calendar"),
    path("phong-trao/<int:pk>/lich.ics", movements.calendar_ics, name="calendar_ics"),
    path("vinh-danh", honours.honours, name="honours"),
    path("quyet-dinh/<int:pk>", honours.decision, name="decision"),
    path("sang-kien", honours.initiatives, name="initiatives"),
    path("du-lieu", opening.data, name="data"),
    path("du-lieu/tu-dien.json", opening.dictionary, name="dictionary"),
    path("du-lieu/<str:name>.csv", opening.data_csv, name="data_csv"),
    path("api/openapi.json", opening.document, name="openapi"),
    path("api/", include(_API)),
    path("dien-hinh", stories.stories, name="stories"),
    path("dien-hinh/<int:pk>", stories.story, name="story"),
    path("dien-hinh/<int:pk>/<str:digest>.jpg", stories.picture, name="picture"),
    path("gop-y", observing.observe, name="observe"),
    path("gop-y/da-nhan/<str:code>", observing.observed, name="observed"),
    path("gop-y/tra-cuu", observing.look_up, name="look_up"),
    path("quan-ly/gop-y", answering.Observations.as_view(), name="observations"),
    path("quan-ly/gop-y/<int:pk>", answering.observation, name="observation"),
    path("quan-ly/gop-y/<int:pk>/xem", answering.taking_up, name="take_up"),
    path("quan-ly/gop-y/<int:pk>/tra-loi", answering.answering, name="answer"),
    path("quan-ly/gop-y/<int:pk>/viec-da-lam", answering.following_up, name="follow_up"),
    path("quan-ly/gop-y/<int:pk>/xac-nhan", answering.attesting, name="attest"),
    path("quan-ly/xac-nhan/<int:pk>/rut", answering.withdrawing, name="withdraw_attested"),
    path("tin", telling.news, name="news"),
    path("tin/<int:pk>", telling.news_item, name="news_item"),
    path("chi-so", telling.indices, name="indices"),
    path("chi-so/<slug:name>/<int:year>", telling.index, name="index"),
    path("atom.xml", telling.feed, name="feed"),
    path("so-do.xml", telling.sitemap, name="sitemap"),
    path("quan-ly/tin/viet/<int:pk>", newsroom.writing, name="write_news"),
    path("quan-ly/tin/<int:pk>", newsroom.changing, name="change_news"),
    path("quan-ly/tin/<int:pk>/go", newsroom.withdrawing, name="withdraw_news"),
    path("quan-ly", managing.manage, name="manage"),
    path("quan-ly/phong-trao/<int:pk>/hien", managing.showing, name="show"),
    path("quan-ly/phong-trao/<int:pk>/an", managing.hiding, name="hide"),
    path("quan-ly/ten", managing.withholding, name="withhold"),
    path("quan-ly/ten/<int:pk>/lai", managing.restoring, name="restore"),
    path("quan-ly/vinh-danh/<int:pk>", recalling.recalling, name="recall"),
    path("quan-ly/lien-he/<int:pk>", managing.contact, name="contact"),
]
