"""Cold starts and warm calls through the Runtime API, interleaved: each round measures every variant, in an order of its own.

All samples are filed by cell (what is measured), variant and figure; times are in seconds, memory in MiB.
"""

import base64
import collections
import contextlib
import dataclasses
import itertools
import random

import numpy

from . import answers, function, processes

MAIN = "https, 50 accounts, 2 cores"  # what targets of cold starts are about
ONE_CORE = "https, 50 accounts, 1 core"
COLD = {MAIN: ("https", 50, 2), ONE_CORE: ("https", 50, 1), "https, 1 account, 2 cores": ("https", 1, 2),
        "http, 50 accounts, 2 cores": ("http", 50, 2)}
EVERY = 5  # rounds measure the other cells
_UNMEASURED = 10  # calls at the start of each turn: caches and connections come back from the others' turns


def samples():
    return collections.defaultdict(lambda: collections.defaultdict(lambda: collections.defaultdict(list)))


def add(found, cell, variant, figures):
    for figure, value in figures.items():
        found[cell][variant.name][figure].append(value)


def rounds(amounts, what, cells):
    """For each round, the cells that it measures: the first one always."""
    for number in range(amounts.rounds):
        processes.say(f"{what}, round {number + 1} of {amounts.rounds}")
        yield number, list(cells) if number % EVERY == 0 else list(cells)[:1]


def cold(setup, variants, wechat, amounts):
    """A new process for each, from its start to its first answer."""
    found, chance = samples(), random.Random(1)
    for _, cells in rounds(amounts, "cold starts", COLD):
        starts = list(itertools.product(cells, variants))
        for cell, variant in chance.sample(starts, len(starts)):
            scheme, count, cores = COLD[cell]
            with function.running(setup, variant, wechat, count, scheme=scheme, cores=cores) as started:
                add(found, cell, variant, started.first_answer(b"{}"))
    return found


@dataclasses.dataclass(frozen=True)
class Calls:
    """What is called in turns of so many calls: WeChat's answer, and the event."""

    cell: str
    answer: object
    event: bytes = b"{}"
    share: float = 1  # of the usual number of calls, for large ones


def upload(size, as_base64=True):
    content = answers.picture(size)
    value = base64.b64encode(content).decode() if as_base64 else {"type": "Buffer", "data": list(content)}
    return answers.text({"openapi": "security.imgSecCheck", "data": {"media": {"contentType": "image/jpeg", "value": value}}})


LARGE = ("2 MB to WeChat, base64", "1 MiB from WeChat, the JSON of a Buffer")
WARM = (Calls("1 account", 1), Calls("50 accounts", 50), Calls("1,000 accounts", 1000, share=0.05))


def pictures():
    return (Calls(LARGE[0], "check", upload(2_000_000), 0.02),
            Calls("1.5 MB to WeChat, the JSON of a Buffer", "check", upload(1_500_000, False), 0.02),
            Calls(LARGE[1], "picture", answers.text({"openapi": "wxacode.get", "data": {"path": "page/index"}}), 0.02))


def warm(setup, variants, wechat, amounts, every=WARM):
    """Processes that live at once on the first core and take turns. p50 and p99 are those of a turn."""
    found = samples()
    for calls in every:
        with contextlib.ExitStack() as stack:
            started = [stack.enter_context(function.running(setup, variant, wechat, calls.answer)) for variant in variants]
            processes.say(f"warming up, {calls.cell}")
            for each in started:
                each.calls(round(amounts.warm_up * calls.share), calls.event)
            for number, _ in rounds(amounts, f"warm calls, {calls.cell}", [0]):
                for each in started[number % len(started):] + started[:number % len(started)]:
                    add(found, calls.cell, each.variant, turn(each, calls.event, max(4, round(amounts.calls * calls.share))))
            for each in started:
                add(found, calls.cell, each.variant, {"peak_memory": processes.peak_memory(each.process.pid)})
    return found


def turn(started, event, number):
    started.calls(min(_UNMEASURED, number), event)
    before = processes.cpu_seconds(started.process.pid)
    seconds = started.calls(number, event)
    cpu = (processes.cpu_seconds(started.process.pid) - before) / number
    return {**dict(zip(("p50", "p99"), map(float, numpy.percentile(seconds, (50, 99))))), "cpu": cpu}


def uploads(setup, variants, wechat, amounts):
    """WxJava's handler is no router. The empty one shows what the event alone costs."""
    routers = [variant if variant.kind == "empty" else variant.router(setup) for variant in variants if variant.kind != "wxjava"]
    return warm(setup, routers, wechat, amounts, pictures())
