"""The machine: which cores the measured process has, and what the kernel knows about it."""

import contextlib
import os
import pathlib
import platform

TICKS = os.sysconf("SC_CLK_TCK")


def cores():
    return sorted(os.sched_getaffinity(0))


ALL = cores()


def servers():
    """The core of the driver and of the stand-in for WeChat: the last one. On a machine with two it is the function's second."""
    return ALL[-1:]


def function(count):
    """The first so many cores, or as many as there are."""
    return ALL[:count]


@contextlib.contextmanager
def pinned(to):
    """Children that are started in here begin on these cores: cheaper than taskset, which would be part of their start."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, to)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def tree(pid):
    """A process and its descendants that live."""
    found, rest = [], [pid]
    while rest:
        current = rest.pop()
        found.append(current)
        with contextlib.suppress(OSError):
            for thread in pathlib.Path(f"/proc/{current}/task").iterdir():
                rest += map(int, (thread / "children").read_text().split())
    return found


def peak_memory(pid):
    """VmHWM, in MiB."""
    return sum(_status(each, "VmHWM") for each in tree(pid)) / 1024


def _status(pid, field):
    with contextlib.suppress(OSError):
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(field + ":"):
                return int(line.split()[1])
    return 0


def cpu_seconds(pid):
    """utime and stime, with those of children that ended."""
    return sum(_times(each) for each in tree(pid))


def _times(pid):
    with contextlib.suppress(OSError):
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS
    return 0.0


def description():
    model = next((line.partition(":")[2].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    return {"cpu": model, "cores": len(ALL), "kernel": platform.release(), "load": [round(each, 2) for each in os.getloadavg()]}
