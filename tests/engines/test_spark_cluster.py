"""Spark on a cluster given by its address: a master and two workers, each a process with memory of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.site import free_port
from thidua.engines.spark import MASTER

pytestmark = pytest.mark.system
WORKERS = 2
BOTH = """
import json
from datetime import date
from benchmarks import single
from thidua import engines
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.rounds import Round
from pyspark.sql import SparkSession

view = FactsView(Facts.of(single.records(single.people(300))), date(2025, 6, 30))
asked = single.plan(), Round.read("2024"), view
here, there = (engines.judge_all(*asked, name).answers.to_pylist() for name in ("duckdb", "spark"))
rows = [sorted([r["candidate"], r["award"], int(r["answer"])] for r in side) for side in (here, there)]
context = SparkSession.getActiveSession().sparkContext
executors = context._jsc.sc().statusTracker().getExecutorInfos()
print(json.dumps([context.master, len(executors) - 1, rows[0] == rows[1], len(rows[0])]))
"""
"""A crowd judged here and on the cluster; whose the cluster is, its executors beside the driver."""


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster of two workers."""
    import pyspark

    port, page = free_port(), free_port()
    address = f"spark://127.0.0.1:{port}"
    folder = tmp_path_factory.mktemp("cluster")
    start = [str(Path(pyspark.__file__).parent / "bin" / "spark-class"), "org.apache.spark.deploy"]
    asked = [["master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(page)]]
    for number in range(WORKERS):
        work = ["--work-dir", str(folder / str(number)), "--webui-port", str(free_port())]
        asked.append(
            ["worker.Worker", "--host", "127.0.0.1", "--cores", "1", "--memory", "1g", *work, address]
        )
    env = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m"}
    with (folder / "log").open("wb") as log:
        made = [
            subprocess.Popen([start[0], f"{start[1]}.{one}", *rest], env=env, stdout=log, stderr=log)
            for one, *rest in asked
        ]
    try:
        _wait(f"http://127.0.0.1:{page}/json/")
        yield address
    finally:
        for process in made:
            process.terminate()
        for process in made:
            process.wait(30)


def _wait(page: str) -> None:
    """Until the master counts both workers."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(page, timeout=5) as answer:
                if json.load(answer)["aliveworkers"] == WORKERS:
                    return
        except OSError:
            pass
        time.sleep(0.5)
    raise TimeoutError("the cluster has not come up")


def test_a_cluster_by_its_address_gives_the_answers_of_this_machine(master: str) -> None:
    env = {**os.environ, MASTER: master, "SPARK_LOCAL_IP": "127.0.0.1"}
    run = subprocess.run([sys.executable, "-c", BOTH], env=env, stdout=subprocess.PIPE, check=True)
    told, executors, alike, many = json.loads(run.stdout.splitlines()[-1])
    assert (told, executors, alike) == (master, WORKERS, True)
    assert many == 300
