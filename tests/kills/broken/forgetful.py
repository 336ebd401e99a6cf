"""The settings of a build that does not wait for the disk."""

from thidua.settings import *  # noqa: F403  # the build is as ever but for one thing

INSTALLED_APPS = [*INSTALLED_APPS, "tests.kills.broken.apps.Forgetful"]  # noqa: F405  # from the star above
_told = DATABASES["default"]["OPTIONS"]  # noqa: F405  # from the star above
_told["init_command"] = _told["init_command"].replace("synchronous=FULL", "synchronous=OFF")
