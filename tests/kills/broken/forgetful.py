"""The settings of a build that does not wait for the disk.

It has dictionaries of its own: whoever only looks into this file (doctests do) leaves the program's own as they are.
"""

from thidua.settings import *  # noqa: F403  # the build is as ever but for one thing

INSTALLED_APPS = [*INSTALLED_APPS, "tests.kills.broken.apps.Forgetful"]  # noqa: F405  # from the star above
_own = DATABASES["default"]  # noqa: F405  # from the star above
_forgets = _own["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
DATABASES = {"default": {**_own, "OPTIONS": {**_own["OPTIONS"], "init_command": _forgets}}}
