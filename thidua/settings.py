"""Django's settings; what an office may change stands in env.py."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from thidua import env
from thidua.databases import databases

ROOMS = (
    "screens",
    "audit",
    "people",
    "watching",
    "records",
    "voting",
    "honours",
    "movements",
    "duties",
    "stories",
    "registrations",
    "evidence",
    "initiatives",
    "scorecards",
    "nominations",
    "appraisals",
    "councils",
    "decisions",
    "papers",
    "archive",
    "reports",
    "portal",
    "privacy",
    "home",
)
BASE_DIR = Path(__file__).resolve().parent
THIDUA_HOME = env.home()
SECRET_KEY = env.secret_key()
DEBUG = env.is_on(env.DEBUG)
DEMO = env.is_on(env.DEMO)
ALLOWED_HOSTS = [host.strip() for host in env.HOSTS.value.split(",") if host.strip()]
SITE_URL = env.SITE.value.rstrip("/")
PUBLIC_URL = (env.PUBLIC.value or env.SITE.value).rstrip("/")
PUBLIC_CONTACT = env.CONTACT.value
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tables2",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    *(f"thidua.{room}" for room in ROOMS),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thidua.watching.middleware.Watch",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "thidua.screens.middleware.Setting",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thidua.people.sessions.Limits",
    "thidua.screens.middleware.Rights",
    "thidua.people.sessions.Secured",
    "thidua.people.sessions.Proof",
]
ROOT_URLCONF = "thidua.urls"
WSGI_APPLICATION = "thidua.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [BASE_DIR / "screens" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "thidua.screens.context.page",
                "thidua.portal.context.foot",
                "thidua.home.demo.cast.on_bar",
                "thidua.home.helping.on_page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "thidua.screens.templatetags.thidua",
                "thidua.screens.templatetags.posting",
            ],
        },
    }
]

DATABASES = databases(THIDUA_HOME)
DATABASE_ROUTERS = ["thidua.screens.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
CACHES["public"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "public"}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_PASSWORDS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_PASSWORDS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator"},
    {"NAME": "thidua.people.passwords.NotOfTheTrade"},
    {"NAME": "thidua.people.passwords.NotBreached", "OPTIONS": {"listed": env.passwords()}},
]
ACCOUNT_ADAPTER = "thidua.people.accounts.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "5/10m/key,20/10m/ip"}
MFA_ADAPTER = "thidua.people.factors.SecondFactor"
MFA_FORMS = {"authenticate": "thidua.people.factor_forms.Code"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are an administrator's word, not the owner's
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # telephones run up to half a minute early or late
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
SECOND_FACTOR = env.choice(env.SECOND_FACTOR, env.SECOND_FACTORS)
OIDC_ISSUER, OIDC_CLAIM, OIDC_LABEL = env.issuer(), env.OIDC_CLAIM.value.strip(), env.OIDC_LABEL.value
SOCIALACCOUNT_ADAPTER = "thidua.people.signing_on.SingleSignOn"
SOCIALACCOUNT_STORE_TOKENS = SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_LOGIN_ON_GET = False
_APP = {"provider_id": "mot-cua", "name": OIDC_LABEL, "client_id": env.OIDC_CLIENT.value}
_PROVIDER = {**_APP, "secret": env.OIDC_SECRET.value, "settings": {"server_url": OIDC_ISSUER}}
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [_PROVIDER] if OIDC_ISSUER else []}
}
PUBLIC_RATES = {"check": "30/m/ip,600/d/ip", "comment": "5/h/ip", "observe": "5/h/ip", "api": "120/m/ip"}
"""How often one address may check a code, comment, say how it was served, or ask for open data without an account."""
PUBLIC_KEPT = env.number(env.PUBLIC_KEPT)
EXPORT_RATES = {"export": "60/m/user,600/d/user"}
"""How often one account may take a whole list away."""
VISITS_WRITTEN_EVERY = 60.0
"""Seconds for which views of the public site are counted in memory before they are written down."""
LOGIN_REDIRECT_URL = "home:todo"
LOGIN_URL = "account_login"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SIGN = {setting.name.removeprefix("THIDUA_SIGN_").lower(): setting.value for setting in env.SIGNS}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS: list[str] = []
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
STATIC_ROOT = THIDUA_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 31536000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "thidua.records.arriving.Counting",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

_HTTPS = env.is_on(env.HTTPS)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_NAME = "__Host-session" if _HTTPS else "session"
CSRF_FAILURE_VIEW = "thidua.screens.stale.stale"
CSRF_COOKIE_NAME = "__Host-csrf" if _HTTPS else "csrf"
SESSION_ENGINE = "thidua.people.session_store"
SESSION_COOKIE_HTTPONLY = True
SESSION_HOURS = max(1, env.number(env.HOURS))
SESSION_IDLE_MINUTES = env.number(env.IDLE)
PROOF_MINUTES = env.number(env.PROOF)
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_SAVE_EVERY_REQUEST = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _HTTPS else 0  # behind HTTPS stands one proxy, which names the visitor
SECURE_HSTS_SECONDS = 31536000 if _HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "thidua.screens.banners.Banners"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # the form of single sign-on is led on to the provider, which browsers hold to be the form's aim
        "form-action": [SELF, "{0.scheme}://{0.netloc}".format(urlsplit(OIDC_ISSUER))]
        if OIDC_ISSUER
        else [SELF],
    }
}

EMAIL_CONFIG = environ.Env.email_url_config(env.MAIL.value)
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
MAIL_IS_PRINTED = EMAIL_BACKEND.endswith(".console.EmailBackend")
if MAIL_IS_PRINTED:
    EMAIL_BACKEND = "thidua.people.printed_mail.EmailBackend"
EMAIL_HOST = EMAIL_CONFIG.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = EMAIL_CONFIG.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = EMAIL_CONFIG.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = EMAIL_CONFIG.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(EMAIL_CONFIG.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(EMAIL_CONFIG.get("EMAIL_USE_SSL"))
DEFAULT_FROM_EMAIL = env.MAIL_FROM.value

# a ballot or a password is a request body: no log shows one, nor a name, nor where somebody comes from
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "thidua.watching.lines.Careful"},
        "json": {"()": "thidua.watching.lines.Json"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if env.LOG.value.strip().lower() == "json" else "plain",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "thidua.requests": {"level": "WARNING" if env.is_on(env.DEMO) else "INFO"},
        "thidua.security": {"level": "WARNING" if env.is_on(env.DEMO) else "INFO"},
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
METRICS_TOKEN, SCANNER = env.METRICS.value, env.scanner()
SLOW_MS = env.number(env.SLOW) or 10**9
DJANGO_TABLES2_TEMPLATE = "screens/table.html"
FILTERS_EMPTY_CHOICE_LABEL = "–"
