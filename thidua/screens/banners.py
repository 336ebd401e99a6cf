"""Where a banner waits for the next page: in a signed cookie, so that saving a form writes nothing besides."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class InCookie(CookieStorage):
    """Named like the other cookies: bound to this very address where it is spoken to over HTTPS."""

    cookie_name = "__Host-banner" if settings.SESSION_COOKIE_SECURE else "banner"


class Banners(FallbackStorage):
    """Kept by the browser; what is too long for a cookie goes into the session."""

    storage_classes = (InCookie, SessionStorage)
