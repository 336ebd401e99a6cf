"""The door by which a WSGI server enters."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from thidua import env

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
application = get_wsgi_application()
if env.is_on(env.HTTPS):  # behind a proxy on this machine: it alone is believed about the visitor's address
    application = wrap_wsgi_with_proxy_headers(application)

# what was loaded stays until the end: to look through it for refuse again and again costs a twentieth of each page
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
