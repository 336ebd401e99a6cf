"""The settings of a build that writes its diary after the commit."""

from thidua.settings import *  # noqa: F403  # the build is as ever but for one thing

INSTALLED_APPS = [*INSTALLED_APPS, "tests.kills.broken.apps.DiaryLater"]  # noqa: F405  # from the star above
