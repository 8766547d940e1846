"""Runs the benchmarks, short.

Each variant has to answer rightly, each figure to be there, and nothing may be left running. How fast they are is not checked.
"""

import json
import os
import pathlib
import signal
import subprocess
import xml.etree.ElementTree

import pytest
from conftest import ROOT, environment, run

HOME = environment.HOME / "bench"
VARIANTS = {"node", "node-direct", "wxjava", "wxjava-aot", "empty-aot", "managed", "bundle"}
ROUNDS = 2
# The cells that every round measures; by part the figures and the variants of a cell.
MAIN = {"cold": "https, 50 accounts, 2 cores", "network": "200 ms"}
EVERY = 5
FIGURES = {"cold": {"ready", "first_answer", "first_invoke", "cpu", "peak_memory"}, "warm": {"p50", "p99", "cpu", "peak_memory"},
           "uploads": {"p50", "p99", "cpu", "peak_memory"}, "throughput": {"per_second"},
           "cost": {"ready", "first_answer", "first_invoke", "p50", "p99", "cpu", "peak_memory"}}
COMPARED = {"cold": VARIANTS, "warm": VARIANTS, "uploads": VARIANTS - {"wxjava", "wxjava-aot"}, "throughput": {"wxjava", "managed"},
            "cost": {"node", "wxjava", "managed", "bundle"}}
CELLS = {"cold": 4, "warm": 3, "uploads": 3, "throughput": 1, "cost": 2}
TARGETS = 18
# Where the network between namespaces can be made.
NETWORK_TARGETS = 4
pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(scope="module")
def results(node, tmp_path_factory):
    """The folder with the results of a short run."""
    environment.install(autoreconf="autoconf", automake="automake", libtoolize="libtool", cmake="cmake", make="make", g__="g++")
    folder = tmp_path_factory.mktemp("bench")
    HOME.mkdir(parents=True, exist_ok=True)
    with environment.locked("bench"):
        done = run("bench/run", "all", "--short", "--home", HOME, "--results", folder, ok=True, timeout=1500)
        (folder / "report.md").write_text(done.stdout, encoding="utf-8")
        print(done.stdout)
        yield folder


@pytest.fixture(scope="module")
def measured(results):
    return json.loads((results / "latest.json").read_text(encoding="utf-8"))["measured"]


def test_driver():
    """Its own tests, of which none may be skipped."""
    done = run(environment.venv("bench-python") / "python", "bench/suite_test.py", ok=True, env=os.environ | {"PYTHONPATH": "bench"})
    assert "skipped" not in done.stderr


def test_each_part_is_complete(measured):
    for part, number in CELLS.items():
        cells = {name: cell for name, cell in measured[part].items() if name != "heap"}
        assert len(cells) == number, (part, set(cells))
        for name, cell in cells.items():
            assert set(cell) == COMPARED[part], (part, name, set(cell))
            for figures in cell.values():
                assert set(figures) == FIGURES[part], (part, name, set(figures))
                rounds = 2 if part == "cost" else ROUNDS if MAIN.get(part, name) == name else -(-ROUNDS // EVERY)
                # CPU time comes in ticks of the clock: a short turn may have none.
                assert all(samples_are_there(figures[each], 1 if each == "peak_memory" and part in ("warm", "uploads") else rounds)
                           for each in figures if each != "cpu"), (part, name, figures)


def test_heap_stays_bounded(measured):
    heap = [found[0] for found in measured["cost"]["heap"]["managed"].values()]
    assert len(heap) == 3 and heap[-1] < 1.5 * heap[0], heap


def samples_are_there(samples, rounds=ROUNDS):
    return len(samples) == rounds and all(each > 0 for each in samples)


def test_report_is_complete(results, measured):
    text = (results / "report.md").read_text(encoding="utf-8")
    targets = text.partition("## targets")[2].partition("## ")[0]
    rows = [line for line in targets.splitlines() if line.startswith("|")][2:]
    assert len(rows) == TARGETS + ("network" in measured) * NETWORK_TARGETS, targets
    missing = {line.split(" | ")[0].lstrip("| "): line.count(" – ") for line in text.splitlines() if "| – |" in line}
    # Managed Java alone has SnapStart: the time and the round trips of a restore. WxJava's handler makes no writes.
    expected = {"node": 2, "node-direct": 2, "bundle": 2, "wxjava": 3} if "network" in measured else {}
    assert missing == expected, "a figure is missing"


def test_chart_has_each_variant(results):
    texts = ["".join(each.itertext()).strip() for each in xml.etree.ElementTree.parse(results / "chart.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert {"Node + SDK", "WxJava", "Cloudcall, managed", "Cloudcall, bundle"} <= set(texts), texts


def test_nothing_runs_on(results):
    assert not left(), left()


def test_ctrl_c_ends_everything(results):
    run = subprocess.Popen([ROOT / "bench" / "run", "warm", "--short", "--rounds", "9999", "--variants", "node,empty-aot", "--home", HOME,
                            "--results", results / "broken-off"], stderr=subprocess.PIPE, text=True, start_new_session=True)
    for line in run.stderr:
        if "warm calls" in line:
            break
    assert len(left()) >= 3, left()
    os.kill(run.pid, signal.SIGINT)
    assert run.wait(60) == 130, run.returncode
    assert not left(), left()
    assert not (results / "broken-off").exists()


def left():
    """Processes that a run of this checkout has started: by their command, or by the task root that functions have."""
    roots = [f"LAMBDA_TASK_ROOT={each}".encode() for each in (HOME, ROOT)]
    found = {}
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command, environment = ((process / each).read_bytes() for each in ("cmdline", "environ"))
        except OSError:
            continue
        ours = str(HOME).encode() in command and b"suite.main" not in command and b"bench/run" not in command and b"test_bench.py" not in command
        if ours or any(root in environment for root in roots):
            found[process.name] = command.replace(b"\0", b" ").decode(errors="replace")
    return found
