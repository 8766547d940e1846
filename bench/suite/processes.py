"""The processes that a run starts, their cores, and what the kernel knows about them. All end with the run, whatever happens."""

import atexit
import contextlib
import os
import pathlib
import platform
import re
import signal
import subprocess
import sys

import psutil

ALL = sorted(os.sched_getaffinity(0))
# The core of the driver and of the stubs. On a machine with two cores it is the function's second.
SERVERS = ALL[-1:]
_running = {}


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def start(command, *, directory, environment, cores, log, **streams):
    """Starts a process, which leads a group of its own, on these cores; its output goes to the file log, or to a stream."""
    before = os.sched_getaffinity(0)
    # A child begins on its parent's cores: cheaper than taskset, which would be a part of the start.
    os.sched_setaffinity(0, cores)
    try:
        with open(log, "ab") as output:
            process = subprocess.Popen([str(part) for part in command], cwd=directory, env=environment, start_new_session=True,
                                       **{"stdin": subprocess.DEVNULL, "stdout": output, "stderr": output, **streams})
    finally:
        os.sched_setaffinity(0, before)
    _running[process.pid] = process
    return process


def start_dialog(command, **options):
    return start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options)


def ask(process, *words):
    """Writes a line if there are words, and returns the next line that the process prints, or ends the run."""
    if words:
        process.stdin.write(" ".join(map(str, words)).encode() + b"\n")
        process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"bench: {process.args[0]} ended early, see the logs")
    return line.decode().rstrip("\n")


def stop(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in filter(None, (process.stdin, process.stdout)):
        with contextlib.suppress(OSError):
            stream.close()
    _running.pop(process.pid, None)


def stop_all():
    for process in list(_running.values()):
        stop(process)


def guard():
    """Lets Ctrl-C, SIGTERM and errors end the children."""
    atexit.register(stop_all)
    # Shells start what runs in the background with Ctrl-C ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))


def _tree(pid):
    with contextlib.suppress(psutil.NoSuchProcess):
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    return []


def cpu_seconds(pid):
    """User and system time, with that of children that ended."""
    return sum(sum(each.cpu_times()[:4]) for each in _tree(pid))


def peak_memory(pid):
    """VmHWM in MiB, which psutil does not know."""
    status = [pathlib.Path(f"/proc/{each.pid}/status").read_text() for each in _tree(pid)]
    return sum(int(line.split()[1]) for text in status for line in text.splitlines() if line.startswith("VmHWM:")) / 1024


def machine():
    models = re.findall(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text()) or [platform.machine()]
    return {"cpu": models[0], "cores": len(ALL), "kernel": platform.release(), "load": [round(each, 2) for each in os.getloadavg()]}
