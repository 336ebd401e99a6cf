"""Small manners a linter does not know: names, reasons beside silenced checks, no paths of one machine."""

import re

from tests.house.tree import HOUSE, ROOT, files, name, sources

EMPTY_NAMES = {"utils", "helpers", "services", "managers", "signals"}
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:|mypy:|ruff:)[^#\n]*(?P<reason>#.*)?")
MOMENT_AS_DAY = re.compile(r"(?:_at|\.at)(?:\.date\(\)|:%d)")
SIGNAL = re.compile(r"django\.dispatch|\bsignals\b|@receiver\b|\bSignal\(|user_logged_(?:in|out)")
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".csv", ".txt", ".html", ".css", ".js", ".typ", ".lock", ""}
ONE_MACHINE = re.compile(r"(?<![\w.:/}])/(?:work|root|home|Users|opt)/|file:/{2}")


def test_names_say_something() -> None:
    # core/criteria/services.py judges the table `services` (one-stop figures), it is not a drawer
    named = {p for p in sources("thidua") if p.parent != HOUSE / "core" / "criteria"}
    words = {part.removesuffix(".py") for p in named for part in p.relative_to(HOUSE).parts}
    assert words & EMPTY_NAMES == set()


def test_a_silenced_check_has_its_reason_beside_it() -> None:
    told = [
        f"{name(path)}:{number} say why, after a second #"
        for below in ("thidua", "tests", "benchmarks")
        for path in sources(below)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := SILENCED.search(line)) and "SILENCED" not in line
        if len((found["reason"] or "").strip("# ")) <= 8
    ]
    assert told == []


def test_nothing_acts_at_a_distance() -> None:
    """No signals: what an action causes stands in the action."""
    told = [
        f"{name(path)}:{number} call it where it happens"
        for path in sources("thidua")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if SIGNAL.search(line)
    ]
    assert told == []


def test_a_stored_moment_becomes_a_day_in_vietnam() -> None:
    """The database gives moments of Greenwich: before seven in the morning their day is yesterday's."""
    told = [
        f"{name(path)}:{number} use clock.day_of"
        for path in sources("thidua")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MOMENT_AS_DAY.search(line)
    ]
    assert told == []


def test_nothing_names_the_machine_it_was_written_on() -> None:
    told = []
    for path in files():
        if path.suffix in TEXT and path.name not in {"LICENSE", "source.txt"}:
            text = path.read_text(encoding="utf-8", errors="ignore")
            told += [f"{name(path)}: {found[0]}" for found in ONE_MACHINE.finditer(text)]
    assert told == []


def test_the_lock_knows_only_the_public_index() -> None:
    hosts = set(re.findall(r'"https?://([^/"]+)', (ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
    assert "registry = { path" not in (ROOT / "uv.lock").read_text(encoding="utf-8")
