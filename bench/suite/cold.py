"""Cold starts: a new process for each, from its start to its first answer.

Interleaved: each round starts every variant once, in an order of its own, and every third round in every setting.
"""

import dataclasses
import itertools
import random

from . import answers, function, machine
from .setup import say

FIGURES = ("ready", "first_answer", "first_invoke", "cpu", "peak_memory")


@dataclasses.dataclass(frozen=True)
class Cell:
    """A setting to start in."""

    scheme: str
    count: int
    cores: int

    def __str__(self):
        return f"{self.scheme}, {self.count} account{'s' if self.count > 1 else ''}, {self.cores} core{'s' if self.cores > 1 else ''}"


CELLS = tuple(Cell(*each) for each in itertools.product(("https", "http"), answers.COUNTS, (1, 2)))
# The one that targets are about.
MAIN = Cell("https", 50, 2)
# Half of them with --short, each of their values twice.
SHORT_CELLS = (MAIN, Cell("https", 1, 1), Cell("http", 50, 1), Cell("http", 1, 2))


def measure(setup, variants, wechat, amounts, short):
    """Samples by cell, variant and figure: seconds, and MiB for the memory."""
    cells = SHORT_CELLS if short else CELLS
    samples = {str(cell): {variant.name: {figure: [] for figure in FIGURES} for variant in variants} for cell in cells}
    chance = random.Random(1)
    for number in range(amounts.rounds):
        say(f"cold starts, round {number + 1} of {amounts.rounds}")
        starts = list(itertools.product(cells if number % 3 == 0 else (MAIN,), variants))
        chance.shuffle(starts)
        for cell, variant in starts:
            for figure, value in _start(setup, variant, wechat, cell).items():
                samples[str(cell)][variant.name][figure].append(value)
    return samples


def _start(setup, variant, wechat, cell):
    with function.running(setup, variant, wechat, cell.scheme, cell.count, machine.function(cell.cores)) as started:
        return figures(started, b"{}")


def figures(started, event):
    """What a process that was just started takes until its first answer."""
    ready = started.ready()
    began, ended = started.invoke(event)
    return {"ready": ready - started.started, "first_answer": ended - started.started, "first_invoke": ended - began,
            "cpu": machine.cpu_seconds(started.process.pid), "peak_memory": machine.peak_memory(started.process.pid)}
