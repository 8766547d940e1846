"""What a MemorySize makes of start and calls, with Lambda's share of the processor and its limit of memory; and dollars from it.

Lambda gives a vCPU for 1,769 MB and a share of it for less, here as a quota of a control group. Initialization counts as billed.
"""

import contextlib
import itertools
import os
import pathlib

from . import calls, function, processes, programs

MEGABYTES_A_CORE = 1769  # https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
# https://aws.amazon.com/lambda/pricing/, us-east-1, first tier, as read in November 2026: dollars a GB second, and a million requests.
DOLLARS = {"arm64": 0.0000133334, "x86_64": 0.0000166667}
DOLLARS_A_MILLION = 0.20
COLD_SHARE, RTTS = 0.01, (50, 200)
TRIPS = 4  # of a cold call: TCP, TLS 1.3, token, call
VARIANTS = ("node", "wxjava", "managed", "bundle")
_PERIOD = 20_000  # µs


class Group:
    """A control group with the memory and the share of the processor that a MemorySize has; version 1 or 2 of them."""

    def __init__(self, megabytes):
        root, name = pathlib.Path("/sys/fs/cgroup"), f"cloudcall-bench-{os.getpid()}"
        self._is_unified = (root / "cgroup.controllers").exists()
        self._folders = [root / name] if self._is_unified else [root / "cpu" / name, root / "memory" / name]
        quota, limit = round(_PERIOD * megabytes / MEGABYTES_A_CORE), str(megabytes << 20)
        files = ({"cpu.max": f"{quota} {_PERIOD}", "memory.max": limit} if self._is_unified else
                 {"cpu.cfs_period_us": str(_PERIOD), "cpu.cfs_quota_us": str(quota), "memory.limit_in_bytes": limit})
        for folder in self._folders:
            folder.mkdir(exist_ok=True)
        for file, value in files.items():
            (self._folders[-1 if file.startswith("memory") else 0] / file).write_text(value)

    def enter(self):
        """Runs in a child before its program, which so begins in the group."""
        for folder in self._folders:
            (folder / "cgroup.procs").write_text("0")

    def close(self):
        for folder in self._folders:
            folder.rmdir()


def measure(setup, variants, wechat, amounts):
    found = calls.samples()
    compared = [variant for variant in variants if variant.name in VARIANTS]
    for number in range(max(2, amounts.rounds // 3)):
        processes.say(f"MemorySize, round {number + 1}")
        for megabytes, variant in itertools.product(amounts.memory, compared):
            with contextlib.closing(Group(megabytes)) as group:
                with function.running(setup, variant.with_memory(megabytes), wechat, 1, preexec_fn=group.enter) as started:
                    figures = started.first_answer(b"{}") | calls.turn(started, b"{}", amounts.calls // 8)
                    figures["peak_memory"] = processes.peak_memory(started.process.pid)
                calls.add(found, f"{megabytes} MB", variant, figures)
    found["heap"] = {variant.name: programs.heap(setup, variant, wechat, amounts) for variant in compared if variant.name == "managed"}
    return found


def dollars(megabytes, milliseconds, price):
    """Of a million calls."""
    return 1e6 * megabytes / 1024 * milliseconds / 1000 * price + DOLLARS_A_MILLION


def billed(cold, warm, cold_trips, rtt):
    """Milliseconds of a call, one in a hundred cold, with WeChat at a distance; a warm call is one round trip. From seconds."""
    return COLD_SHARE * (cold * 1000 + cold_trips * rtt) + (1 - COLD_SHARE) * (warm * 1000 + rtt)
