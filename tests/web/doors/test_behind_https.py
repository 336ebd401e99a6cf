"""Behind HTTPS: how cookies are marked, how long the browser asks for HTTPS only; read by a child, once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ASK = """
import django, json
django.setup()
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS = ["*"]
answer = Client().get("/vao/login/", secure=True)
kept = {name: {k: v for k, v in c.items() if v} for name, c in answer.cookies.items()}
print(json.dumps({"cookies": kept, "hsts": answer.get("Strict-Transport-Security"), "set": {
    n: getattr(settings, n) for n in ("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE", "SESSION_COOKIE_DOMAIN", "SESSION_COOKIE_PATH", "CSRF_COOKIE_SECURE", "DEBUG",
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")}}))
"""


def test_cookies_stay_with_https_and_with_this_host(tmp_path: Path) -> None:
    told = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))} | {
        "THIDUA_HOME": str(tmp_path),
        "THIDUA_HTTPS": "yes",
        "THIDUA_DATABASE_URL": "sqlite://:memory:",
        "DJANGO_SETTINGS_MODULE": "thidua.settings",
    }
    asked = [sys.executable, "-c", ASK.replace("django.setup()", MADE)]
    answer = subprocess.run(asked, env=told, capture_output=True, text=True, timeout=300, check=False)
    assert answer.returncode == 0, answer.stderr[-2000:]
    found = json.loads(answer.stdout.splitlines()[-1])
    assert found["set"] == {
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": "/",
        "CSRF_COOKIE_SECURE": True,
        "DEBUG": False,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
    }
    assert set(found["cookies"]) == {"__Host-csrf"}
    cookie = found["cookies"]["__Host-csrf"]
    assert cookie["secure"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert "domain" not in cookie
    assert int(found["hsts"].removeprefix("max-age=").split(";")[0]) >= 31536000


MADE = """django.setup()
from django.core.management import call_command
call_command("migrate", "screens", verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)"""
