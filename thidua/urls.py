"""Every address: one line a room; each room's addresses stand at the end of its views."""

from __future__ import annotations

from importlib.util import find_spec

from allauth.mfa.base.views import authenticate
from django.urls import include, path
from django.views.generic import RedirectView

from thidua.people.provider import back, begin
from thidua.portal.views.telling import robots

ROOMS = {
    "": "home",
    "suc-khoe/": "watching",
    "man-hinh/": "screens",
    "nhat-ky/": "audit",
    "don-vi/": "people",
    "so-sach/": "records",
    "phong-trao/": "movements",
    "danh-hieu/": "honours",
    "nhiem-vu/": "duties",
    "dien-hinh/": "stories",
    "dang-ky/": "registrations",
    "so-lieu/": "evidence",
    "sang-kien/": "initiatives",
    "cham-diem/": "scorecards",
    "ho-so/": "nominations",
    "tham-dinh/": "appraisals",
    "bo-phieu/": "voting",
    "hoi-dong/": "councils",
    "quyet-dinh/": "decisions",
    "giay-to/": "papers",
    "luu-tru/": "archive",
    "du-lieu-ca-nhan/": "privacy",
    "bao-cao/": "reports",
    "cong/": "portal",
}
handler500 = "thidua.screens.outage.fault"
CANCELLED = RedirectView.as_view(pattern_name="account_login")
urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("vao/hai-lop/", authenticate, name="mfa_authenticate"),
    path("vao/mot-cua/oidc/<slug:provider_id>/login/", begin, name="openid_connect_login"),
    path("vao/mot-cua/oidc/<slug:provider_id>/login/callback/", back, name="openid_connect_callback"),
    path("vao/mot-cua/huy/", CANCELLED, name="socialaccount_login_cancelled"),
    path("vao/", include("allauth.account.urls")),
    *(
        path(at, include((f"thidua.{room}.views", room)))
        for at, room in ROOMS.items()
        if (found := find_spec(f"thidua.{room}.views")) and found.origin
    ),
]
