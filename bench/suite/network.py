"""What distance costs: the function and WeChat in two network namespaces, with a round trip of 0, 50 or 200 ms between them.

Beside Node, which does the same work directly: an agent that keeps connections, a token, and the call. Round trips are counted from the
packets. Interleaved: each round measures every variant in every setting once.
"""

import contextlib
import dataclasses
import os
import random
import subprocess
import sys
import time

from . import children, function, machine, uploads
from .setup import say
from .wechat import WeChat

VARIANTS = ("node-direct", "managed", "bundle")
MBIT = 50
NEAR, FAR = "10.203.7.1", "10.203.7.2"
# After its first answer a function waits so long for the next event.
PAUSE_SECONDS = 30
# A process that is initialized ahead has so long until its first event.
_AHEAD_SECONDS = 3
_READ = b'{"openapi":"logistics.getAllAccount","data":{}}'
# To WeChat a write: whether a picture was checked is not known if its answer is lost.
_WRITE = uploads.PICTURES[0].event(1024)


@dataclasses.dataclass(frozen=True)
class Cell:
    """A network: the round trip in milliseconds, and the share of packets that are lost."""

    rtt: int
    loss: float

    def __str__(self):
        return f"{self.rtt} ms" + (f", {self.loss:.0%} lost" if self.loss else "")


CELLS = tuple(Cell(rtt, loss) for loss in (0, 0.01) for rtt in (0, 50, 200))
MAIN = Cell(200, 0)
FIGURES = ("cold", "cold_trips", "ahead", "ahead_trips", "pause", "write")


class Network:
    """A namespace and the way to it, until it is closed."""

    def __init__(self, setup):
        if os.geteuid() or not os.path.exists("/dev/net/tun"):
            raise SystemExit("bench: a network between namespaces needs root and /dev/net/tun")
        self.namespace = f"ccb{os.getpid() % 1_000_000}"
        self._relay = children.start(
            [sys.executable, os.path.join(os.path.dirname(__file__), "relay.py"), self.namespace, NEAR, FAR], directory=setup.work,
            environment=dict(os.environ), cores=machine.servers(), log=setup.log("relay"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._reply()

    def tell(self, *words):
        self._relay.stdin.write(" ".join(map(str, words)).encode() + b"\n")
        self._relay.stdin.flush()
        return self._reply()

    def _reply(self):
        line = self._relay.stdout.readline()
        if not line:
            raise SystemExit("bench: the relay ended, see its log")
        return line.decode().strip()

    def shape(self, cell):
        self.tell("shape", cell.rtt / 2, cell.loss, MBIT)

    def close(self):
        self._relay.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._relay.wait(timeout=10)
        children.stop(self._relay)


def measure(setup, variants, amounts, short):
    """Samples by cell, variant and figure: seconds, and numbers of round trips."""
    compared = [variant for variant in variants if variant.name in VARIANTS]
    cells = (MAIN,) if short else CELLS
    samples = {str(cell): {variant.name: {figure: [] for figure in FIGURES} for variant in compared} for cell in cells}
    with contextlib.closing(Network(setup)) as network, contextlib.closing(WeChat(setup, network.namespace, FAR)) as wechat:
        chance = random.Random(1)
        for number in range(amounts.rounds):
            say(f"network, round {number + 1} of {amounts.rounds}")
            for cell in cells if number % 3 == 0 else (MAIN,):
                network.shape(cell)
                shuffled = chance.sample(compared, len(compared))
                for name, figures in _round(setup, shuffled, network, wechat).items():
                    for figure, value in figures.items():
                        samples[str(cell)][name][figure].append(value)
        network.shape(Cell(0, 0))
    return samples


def _round(setup, variants, network, wechat):
    figures = {variant.name: {} for variant in variants}
    for variant in variants:
        figures[variant.name] |= _cold(setup, variant, network, wechat)
        figures[variant.name] |= _ahead(setup, variant, network, wechat) | _write(setup, variant, wechat)
    for variant, pause in zip(variants, _pause(setup, variants, wechat)):
        figures[variant.name]["pause"] = pause
    return figures


def _running(setup, variant, wechat, answer=1, **settings):
    configured = dataclasses.replace(variant, settings=lambda url, ca: {**variant.settings(url, ca), **settings})
    return function.running(setup, configured, wechat, "https", answer, machine.ALL)


def _cold(setup, variant, network, wechat):
    network.tell("begin")
    with _running(setup, variant, wechat) as started:
        started.ready()
        _, ended = started.invoke()
        trips = int(network.tell("count"))
        return {"cold": ended - started.started, "cold_trips": trips}


def _write(setup, variant, wechat):
    """A write straight after a call."""
    with _running(setup, uploads.router(setup, variant), wechat, "check") as started:
        started.invoke(_READ, b"getAllAccount:ok")
        began, ended = started.invoke(_WRITE)
        return {"write": ended - began}


def _ahead(setup, variant, network, wechat):
    with _running(setup, variant, wechat, AWS_LAMBDA_INITIALIZATION_TYPE="provisioned-concurrency") as started:
        started.ready()
        time.sleep(_AHEAD_SECONDS)
        network.tell("begin")
        began, ended = started.invoke()
        return {"ahead": ended - began, "ahead_trips": int(network.tell("count"))}


def _pause(setup, variants, wechat):
    """A read that long after the last one, all variants at once."""
    with contextlib.ExitStack() as stack:
        functions = [stack.enter_context(_running(setup, variant, wechat)) for variant in variants]
        for each in functions:
            each.invoke()
        time.sleep(PAUSE_SECONDS)
        return [ended - began for began, ended in (each.invoke() for each in functions)]
