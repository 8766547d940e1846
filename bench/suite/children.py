"""The processes that a run starts. Each leads a group of its own, and is ended by its id whatever happens."""

import atexit
import contextlib
import os
import signal
import subprocess
import sys

from . import machine

_running = {}


def start(command, *, directory, environment, cores, log, stdin=subprocess.DEVNULL, stdout=None):
    """Starts a process; what it prints goes to the file log, or where stdout says."""
    with open(log, "ab") as output, machine.pinned(cores):
        process = subprocess.Popen(
            [str(part) for part in command], cwd=directory, env=environment, stdin=stdin,
            stdout=output if stdout is None else stdout, stderr=output, start_new_session=True)
    _running[process.pid] = process
    return process


def stop(process):
    """Kills it and what it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            with contextlib.suppress(OSError):
                stream.close()
    _running.pop(process.pid, None)


def run(command, *, stdout=None, **options):
    """Runs a tool to its end; its output goes to standard error, or where stdout says."""
    process = subprocess.Popen([str(part) for part in command], stdout=sys.stderr if stdout is None else stdout, start_new_session=True,
                               **options)
    _running[process.pid] = process
    code = process.wait()
    _running.pop(process.pid)
    if code:
        raise SystemExit(f"bench: {command[0]} failed with exit code {code}: {' '.join(map(str, command))}")


def stop_all():
    for process in list(_running.values()):
        stop(process)


def _terminate(number, _frame):
    raise SystemExit(128 + number)


def guard():
    """Ctrl-C, SIGTERM and errors all end the children."""
    atexit.register(stop_all)
    # Shells start what runs in the background with Ctrl-C ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _terminate)
    signal.signal(signal.SIGHUP, _terminate)
