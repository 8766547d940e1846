"""What a run is asked to do."""

import argparse
import dataclasses
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = ("cold", "warm", "uploads", "throughput", "cost", "network")


@dataclasses.dataclass(frozen=True)
class Amounts:
    """How much is measured. Every figure is a median over rounds, and each round measures every variant once."""

    rounds: int
    warm_up: int  # calls before the first turn, and calls a turn: a share of them where they are large
    calls: int
    window_ms: int
    heap: tuple  # after so many invocations
    memory: tuple  # values of MemorySize
    pause: int  # seconds between two reads


FULL = Amounts(15, 2500, 400, 1000, (1_000, 10_000, 100_000), (256, 512, 1024, 1769), 30)
SHORT = Amounts(2, 200, 60, 300, (100, 200, 400), (1024, 1769), 2)


def parse(arguments=None):
    parser = argparse.ArgumentParser(prog="bench/run", description="Measures Cloudcall and what it is compared with, side by side.")
    parser.add_argument("part", nargs="?", default="all", choices=(*PARTS, "fleet", "report", "all"))
    parser.add_argument("--short", action="store_true", help="2 rounds of a fraction, to see that everything works")
    parser.add_argument("--rounds", type=int, metavar="N", help="another number of rounds than 15, or 2 with --short")
    parser.add_argument("--variants", metavar="NAMES", type=lambda names: names.split(","), default=[], help="only these, by commas")
    parser.add_argument("--home", type=pathlib.Path, metavar="DIR", default=ROOT / "target" / "bench",
                        help="where downloads and builds are kept: target/bench")
    parser.add_argument("--results", type=pathlib.Path, metavar="DIR",
                        help="where latest.json and chart.svg go: bench/results for a whole run, otherwise HOME/results")
    given = parser.parse_args(arguments)
    if given.rounds is not None and given.rounds < 2:
        parser.error("--rounds is 2 or more")
    amounts = SHORT if given.short else FULL
    given.amounts = dataclasses.replace(amounts, rounds=given.rounds or amounts.rounds)
    # Namespaces and TUN devices are root's.
    can_distance = os.geteuid() == 0 and os.path.exists("/dev/net/tun")
    given.parts = tuple(part for part in PARTS if part != "network" or can_distance) if given.part == "all" else (given.part,)
    given.home, whole = given.home.resolve(), given.part in ("all", "report") and not given.short and not given.variants
    given.results = (given.results or (ROOT / "bench" / "results" if whole else given.home / "results")).resolve()
    return given
