"""Warm invocations through the Runtime API, over HTTPS with kept connections: one process a variant, all alive at once.

Interleaved: each round invokes every variant some hundred times in a row. The function has the first core, the servers the last.
"""

import contextlib
import functools

from . import answers, function, machine, spread
from .setup import say

COUNTS = answers.COUNTS
_UNMEASURED = 20  # at the start of each turn: caches and connections come back from the others' turns


def measure(setup, variants, wechat, amounts):
    """By number of accounts and variant: p50 and p99 of each round in seconds, CPU seconds an invocation, peak memory in MiB."""
    return {str(count): _measure(setup, variants, wechat, amounts, count) for count in COUNTS}


def _measure(setup, variants, wechat, amounts, count):
    with contextlib.ExitStack() as stack:
        functions = [stack.enter_context(function.running(setup, variant, wechat, "https", count, machine.function(1)))
                     for variant in variants]
        say(f"warming up, {count} in the answer")
        for each in functions:
            _calls(each, amounts.warm_up_calls)
        turns = {each: Turns(functools.partial(_calls, each), each.process.pid) for each in functions}
        for number in range(amounts.rounds):
            say(f"warm calls, round {number + 1} of {amounts.rounds}")
            for each in functions[number % len(functions):] + functions[:number % len(functions)]:
                turns[each].take(amounts.warm_calls)
        return {each.variant.name: turns[each].result() for each in functions}


def _calls(started, number):
    return [ended - began for began, ended in (started.invoke() for _ in range(number))]


class Turns:
    """What the turns of one function gave, which makes so many calls and tells the time of each."""

    def __init__(self, calls, pid):
        self._calls, self._pid = calls, pid
        self._rounds, self._cpu = [], []

    def take(self, number):
        self._calls(_UNMEASURED)
        before = machine.cpu_seconds(self._pid)
        calls = sorted(self._calls(number))
        self._cpu.append((machine.cpu_seconds(self._pid) - before) / number)
        self._rounds.append(calls)

    def result(self):
        return {
            "p50": [spread.quantile(calls, 0.5) for calls in self._rounds],
            "p99": [spread.quantile(calls, 0.99) for calls in self._rounds],
            "per_second": [len(calls) / sum(calls) for calls in self._rounds],
            "cpu": self._cpu,
            "peak_memory": [machine.peak_memory(self._pid)],
        }
