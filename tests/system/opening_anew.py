"""The settings of an office, but that every request opens the database anew: a failing open shows at once."""

from thidua.settings import *  # noqa: F403  # all but one

DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405  # from the star above
