"""Looks at what a short run of the benchmarks left: python3 .ci/bench.py RESULTS HOME. The last check breaks a run off by Ctrl-C."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[1]
RESULTS, HOME = map(pathlib.Path, sys.argv[1:])
VARIANTS = {"node", "node-direct", "wxjava", "wxjava-aot", "empty", "empty-aot", "managed", "first", "bundle"}
ROUTERS = {"node", "node-direct", "managed", "bundle"}
ROUNDS = 3
TARGETS = 37
# The setting of cold starts that every round measures.
MAIN = "https, 50 accounts, 2 cores"


def cold_is_complete(measured):
    cells = measured["cold"]
    settings = [setting for cell in cells for setting in cell.split(", ")]
    assert {"http", "https", "1 account", "50 accounts", "1 core", "2 cores"} == set(settings), settings
    for name, cell in cells.items():
        rounds = ROUNDS if name == MAIN else -(-ROUNDS // 3)
        assert set(cell) == VARIANTS, set(cell)
        for figures in cell.values():
            assert set(figures) == {"ready", "first_answer", "first_invoke", "cpu", "peak_memory"}, set(figures)
            assert all(samples_are_there(each, rounds) for each in figures.values()), figures


def warm_is_complete(measured):
    assert set(measured["warm"]) == {"1", "50"}
    for variants in measured["warm"].values():
        assert set(variants) == VARIANTS, set(variants)
        for figures in variants.values():
            assert all(samples_are_there(figures[each]) for each in ("p50", "p99", "per_second")), figures
            # CPU time comes in ticks of the clock: a short turn may have none.
            assert len(figures["cpu"]) == ROUNDS and sum(figures["cpu"]) > 0, figures
            assert figures["peak_memory"][0] > 10, figures


def throughput_is_complete(measured):
    assert set(measured["throughput"]) == {"wxjava", "managed", "first"}, set(measured["throughput"])
    assert all(samples_are_there(each) for each in measured["throughput"].values())


def conversion_is_complete(measured):
    assert set(measured["conversion"]) == {"cloudcall", "jackson", "node", "line"}, set(measured["conversion"])
    assert all(samples_are_there(each) for each in measured["conversion"].values())


def uploads_is_complete(measured):
    assert set(measured["uploads"]) == {"base64", "buffer", "result"}, set(measured["uploads"])
    for cell in measured["uploads"].values():
        assert set(cell) == {"size", "own_heap"} | ROUTERS, set(cell)
        assert all(samples_are_there(cell[each]["p50"]) for each in ROUTERS), cell
        assert all(samples_are_there(cell[each], 1) for each in ("size", "own_heap")), cell


def push_is_complete(measured):
    variants = {"node", "node-sdk", "managed", "bundle"}
    assert set(measured["push"]["cold"]) == {"2 cores", "1 core"}, set(measured["push"]["cold"])
    for cell in (*measured["push"]["cold"].values(), measured["push"]["warm"]):
        assert set(cell) == variants, set(cell)
    assert all(samples_are_there(each["first_answer"]) for each in measured["push"]["cold"]["2 cores"].values())
    assert all(samples_are_there(each["p50"]) for each in measured["push"]["warm"].values())


def samples_are_there(samples, rounds=ROUNDS):
    return len(samples) == rounds and all(each > 0 for each in samples)


def report_is_complete(_measured):
    text = (RESULTS / "report.md").read_text(encoding="utf-8")
    targets = text.partition("## Targets")[2].partition("## ")[0]
    rows = [line for line in targets.splitlines() if line.startswith("|")][2:]
    assert len(rows) == TARGETS, targets
    assert "| – |" not in text, "a figure is missing"


def chart_has_each_variant(_measured):
    texts = [each.text for each in xml.etree.ElementTree.parse(RESULTS / "chart.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert all(texts.count(each) == 3 for each in VARIANTS), texts


def nothing_runs_on(_measured):
    assert not left(), left()


def ctrl_c_ends_everything(_measured):
    run = subprocess.Popen([ROOT / "bench" / "run", "warm", "--short", "--rounds", "9999", "--variants", "node,empty", "--home", HOME,
                            "--results", RESULTS / "broken-off"], stderr=subprocess.PIPE, text=True, start_new_session=True)
    for line in run.stderr:
        if "warm calls" in line:
            break
    assert len(left()) >= 3, left()
    os.kill(run.pid, signal.SIGINT)
    assert run.wait(60) == 130, run.returncode
    assert not left(), left()
    assert not (RESULTS / "broken-off").exists()


def left():
    """Processes that a run of this checkout has started: by their command, or by the task root that functions have."""
    roots = [f"LAMBDA_TASK_ROOT={each}".encode() for each in (HOME, ROOT)]
    found = {}
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            command, environment = ((process / each).read_bytes() for each in ("cmdline", "environ"))
        except OSError:
            continue
        ours = str(HOME).encode() in command and b"bench/run" not in command and b".ci/bench.py" not in command
        if ours or any(root in environment for root in roots):
            found[process.name] = command.replace(b"\0", b" ").decode(errors="replace")
    return found


def main():
    measured = json.loads((RESULTS / "latest.json").read_text(encoding="utf-8"))["measured"]
    checks = (cold_is_complete, warm_is_complete, throughput_is_complete, conversion_is_complete, uploads_is_complete, push_is_complete,
              report_is_complete, chart_has_each_variant, nothing_runs_on, ctrl_c_ends_everything)
    failed = 0
    for check in checks:
        try:
            check(measured)
            print(f"ok      {check.__name__.replace('_', ' ')}")
        except AssertionError as wrong:
            failed += 1
            print(f"FAILED  {check.__name__.replace('_', ' ')}: {wrong}")
    print(f"{len(checks) - failed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
