"""What distance costs: the function and WeChat in two network namespaces, between which bench/relay.py delays and loses packets.

Round trips are counted from the packets. Interleaved: each round measures every variant in the main cell once.
"""

import contextlib
import os
import sys
import time

from . import calls, function, processes
from .options import ROOT
from .servers import WeChat

VARIANTS = ("node", "node-direct", "wxjava", "managed", "bundle")
MBIT = 50
NEAR, FAR = "10.203.7.1", "10.203.7.2"
MAIN = "200 ms"
CELLS = {MAIN: (200, 0), "0 ms": (0, 0), "50 ms": (50, 0), "200 ms, 1 % lost": (200, 0.01)}  # round trip and share of packets lost
_AHEAD_SECONDS = 2  # from the initialization of a process to its event
_READ = b'{"openapi":"logistics.getAllAccount","data":{}}'
# To WeChat a write: whether a picture was checked is not known if its answer is lost.
_WRITE = calls.upload(1024)


class Network:
    """A namespace and the way to it, until it is closed."""

    def __init__(self, setup):
        self.namespace = f"ccb{os.getpid() % 1_000_000}"
        self._relay = processes.start_dialog([sys.executable, ROOT / "bench" / "relay.py", self.namespace, NEAR, FAR], directory=setup.work,
                                             environment=dict(os.environ), cores=processes.SERVERS, log=setup.log("relay"))
        processes.ask(self._relay)

    def ask(self, *words):
        return processes.ask(self._relay, *words)

    def shape(self, rtt, loss):
        self.ask("shape", rtt / 2, loss, MBIT)

    def close(self):
        self._relay.stdin.close()
        self._relay.wait(timeout=10)
        processes.stop(self._relay)


def measure(setup, variants, near, amounts):
    """Seconds and numbers of round trips: until the first answer, of a first call to a process that waits or is restored, of reads and of a write."""
    compared, found = [variant for variant in variants if variant.name in VARIANTS], calls.samples()
    with contextlib.closing(Network(setup)) as network, contextlib.closing(WeChat(setup, network.namespace, FAR)) as wechat:
        near.close()
        for number, cells in calls.rounds(amounts, "network", CELLS if amounts.pause > 5 else [MAIN]):
            shift = number % max(1, len(compared))
            for cell in cells:
                network.shape(*CELLS[cell])
                _round(setup, compared[shift:] + compared[:shift], network, wechat, amounts.pause, lambda *more: calls.add(found, cell, *more))
        network.shape(0, 0)
    return found


def _round(setup, variants, network, wechat, pause, add):
    with contextlib.ExitStack() as stack:
        waiting = [stack.enter_context(function.running(setup, variant, wechat, 1, cores=2)) for variant in variants]
        for each in waiting:
            each.invoke()
            add(each.variant, {"read": _seconds(each.invoke())})
        end = time.monotonic() + pause
        for variant in variants:
            add(variant, _cold(setup, variant, network, wechat) | _ahead(setup, variant, network, wechat))
            if variant.kind == "sdk":
                add(variant, _write(setup, variant, wechat))
            if variant.name == "managed":
                add(variant, _restored(setup, variant, network, wechat))
        time.sleep(max(0, end - time.monotonic()))
        for each in waiting:
            add(each.variant, {"pause": _seconds(each.invoke())})


def _seconds(times):
    return times[1] - times[0]


def _cold(setup, variant, network, wechat):
    network.ask("begin")
    with function.running(setup, variant, wechat, 1, cores=2) as started:
        return {"cold": started.first_answer(b"{}")["first_answer"], "cold_trips": int(network.ask("count"))}


def _ahead(setup, variant, network, wechat):
    with function.running(setup, variant.having(AWS_LAMBDA_INITIALIZATION_TYPE="provisioned-concurrency"), wechat, 1, cores=2) as started:
        started.ready()
        time.sleep(_AHEAD_SECONDS)
        network.ask("begin")
        return {"ahead": _seconds(started.invoke()), "ahead_trips": int(network.ask("count"))}


def _restored(setup, variant, network, wechat):
    """Without the pages of memory that Lambda reads from the snapshot: the process itself goes on."""
    with function.running(setup, variant.with_snapshots(), wechat, 1, cores=2) as started:
        network.ask("begin")
        return {"restored": started.restored_answer(), "restored_trips": int(network.ask("count"))}


def _write(setup, variant, wechat):
    """A write straight after a read."""
    with function.running(setup, variant.router(setup), wechat, "check", cores=2) as started:
        started.invoke(_READ, b"getAllAccount:ok")
        return {"write": _seconds(started.invoke(_WRITE))}
