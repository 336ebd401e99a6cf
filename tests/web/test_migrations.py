"""The migrations say what the models say."""

import os
import subprocess
import sys
from pathlib import Path

CHECK = """
import django; django.setup()
from django.core.management import call_command
call_command("makemigrations", check=True, dry_run=True)
"""


def test_no_model_is_ahead_of_its_migrations(tmp_path: Path) -> None:
    told = os.environ | {"THIDUA_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "thidua.settings"}
    told.pop("THIDUA_DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", CHECK], env=told, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
