"""Makes an XLSX of one file in a process with little memory and little time; prints why where it cannot."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from thidua.exchange.grid import Stopped
from thidua.exchange.older import ods, texts, xls
from thidua.exchange.older.plain import write

READERS = {"csv": texts.sheets_of, "ods": ods.sheets_of, "xls": xls.sheets_of}
MEMORY, SECONDS, WRITTEN = 2_000_000_000, 60, 200_000_000


def confine() -> None:
    """Take away what reading does not need, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent still stops a child that dawdles
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def convert(source: Path, target: Path) -> dict[str, object]:
    """Write the workbook; what speaks against it where it is not written."""
    try:
        write(READERS[source.suffix[1:].lower()](source), target, source.name)
    except Stopped as stopped:
        fault = stopped.fault
        return {"where": fault.where, "what": list(fault.what), "cure": list(fault.cure)}
    return {}


if __name__ == "__main__":
    confine()
    json.dump(convert(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout)
