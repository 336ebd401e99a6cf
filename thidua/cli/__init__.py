"""The command line: every command reads, asks the rules, and shows; none decides by itself."""

from __future__ import annotations

import io
import sys

import click

from thidua.cli import (
    archives,
    audit,
    backup,
    calendars,
    demo,
    doctor,
    facts,
    judge,
    plans,
    reading,
    runs,
    scorecards,
    serving,
    trying,
    units,
)
from thidua.cli.options import Thidua
from thidua.core.errors import Faults, Refused


@click.group(cls=Thidua, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="thidua", prog_name="thidua")
def app() -> None:
    """Thi Đua: chạy một phong trào thi đua từ lời văn của kế hoạch đến danh sách khen thưởng.

    Runs an emulation movement from the text of its plan to its award list.
    """


plans.plan.add_command(trying.try_)
plans.plan.add_command(reading.read)
app.add_command(plans.plan)
app.add_command(scorecards.scorecard)
app.add_command(facts.facts)
app.add_command(calendars.calendar)
app.add_command(judge.judge)
app.add_command(runs.run)
app.add_command(runs.samples)
app.add_command(demo.demo)
app.add_command(demo.install)
app.add_command(plans.coverage)
app.add_command(audit.audit)
app.add_command(units.units)
app.add_command(serving.migrate)
app.add_command(serving.serve)
app.add_command(doctor.doctor)
app.add_command(archives.archive)
app.add_command(backup.backup)
app.add_command(backup.restore)


def main() -> None:
    """Run a command; faults and refusals are told in words and end with exit code 1."""
    _speak_utf8()
    try:
        app.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except Faults as error:
        lang = app.language
        for fault in error.faults:
            click.echo(fault.line(lang), err=True)
        click.echo(f"{len(error.faults)} " + ("faults" if lang == "en" else "lỗi"), err=True)
        sys.exit(1)
    except Refused as error:
        for reason in error.reasons:
            click.echo(reason.of(app.language), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        click.echo(f"{error.filename or ''}: {error.strerror or error}", err=True)
        sys.exit(1)


def _speak_utf8() -> None:
    """Vietnamese needs UTF-8 also where output is redirected on an office computer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8")
