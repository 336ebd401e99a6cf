"""Sessions of accounts for programs that speak HTTP to a served installation."""

from __future__ import annotations

import time

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from thidua.people.models import User
from thidua.people.session_store import SessionStore
from thidua.people.sessions import BEGAN, PROVED, SEEN


def session_of(username: str) -> str:
    """The key of a session that never ends and has just proved who it is."""
    user, store, far = User.objects.get(username=username), SessionStore(), time.time() + 1e6
    store.update({BEGAN: far, SEEN: far, PROVED: far, SESSION_KEY: str(user.pk)})
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)
