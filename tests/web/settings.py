"""The settings of the tests: as an office has them, with quick passwords and no background."""

import os
import tempfile

HOME_OF_TESTS = tempfile.TemporaryDirectory(prefix="thidua-test-")  # taken away when they have ended
os.environ.setdefault("THIDUA_HOME", HOME_OF_TESTS.name)
os.environ.setdefault("THIDUA_MAIL_URL", "memorymail://")

from thidua.settings import *  # noqa: E402, F403  # the environment must stand before it is read

DEMO = False
SLOW_MS = 10**9  # a slow machine must not write where queries are counted
EXPORT_RATES = {"export": "100000/m/user"}  # every list is taken away within a minute
VISITS_WRITTEN_EVERY = 1e9  # counting the queries of a page must not meet a writing down
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  # noqa: F405  # from the star above
PUBLIC_KEPT = 0  # what a test has just done must show
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if "sqlite3" in DATABASES["default"]["ENGINE"]:  # noqa: F405  # from the star above
    DATABASES["default"]["TEST"] = {"NAME": None}  # noqa: F405  # from the star above
