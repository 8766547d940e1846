"""What a run is asked to do."""

import argparse
import dataclasses
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = ("cold", "warm", "throughput", "conversion", "uploads", "apps", "push")
# Between network namespaces, which root alone can make: not a part of "all" either.
NETWORK = "network"
# A simulation, which measures nothing and is not a part of "all".
FLEET = "fleet"


@dataclasses.dataclass(frozen=True)
class Amounts:
    """How much is measured. Every figure is a median over rounds, and each round measures every variant once."""

    rounds: int
    warm_up_calls: int
    warm_calls: int
    throughput_warm_up_ms: int
    throughput_ms: int
    jmh: tuple[str, ...]
    node_conversions: int
    upload_warm_up_calls: int
    upload_calls: int
    heap_step_kib: int


FULL = Amounts(15, 3000, 400, 8000, 1000, ("-wi", "5", "-w", "500ms", "-i", "5", "-r", "200ms"), 1000, 60, 5, 128)
SHORT = Amounts(3, 400, 100, 2000, 400, ("-wi", "3", "-w", "300ms", "-i", "3", "-r", "100ms"), 300, 5, 2, 1024)


@dataclasses.dataclass(frozen=True)
class Options:
    parts: tuple[str, ...]
    amounts: Amounts
    short: bool
    variants: tuple[str, ...]
    results: pathlib.Path
    home: pathlib.Path


def parse(arguments):
    parser = argparse.ArgumentParser(prog="bench/run", description="Measures Cloudcall and what it is compared with, side by side.")
    parser.add_argument("part", nargs="?", default="all", choices=(*PARTS, FLEET, NETWORK, "all"))
    parser.add_argument("--short", action="store_true", help="3 rounds of a fraction, to see that everything works")
    parser.add_argument("--rounds", type=int, metavar="N", help="another number of rounds than 15, or 3 with --short")
    parser.add_argument("--variants", metavar="NAMES", help="only these, by commas")
    parser.add_argument("--home", type=pathlib.Path, metavar="DIR", help="where downloads and builds are kept: target/bench")
    parser.add_argument("--results", type=pathlib.Path, metavar="DIR",
                        help="where latest.json and chart.svg go: bench/results for a whole run, otherwise HOME/results")
    given = parser.parse_args(arguments)
    if given.rounds is not None and given.rounds < 2:
        parser.error("--rounds is 2 or more")
    amounts = SHORT if given.short else FULL
    if given.rounds:
        amounts = dataclasses.replace(amounts, rounds=given.rounds)
    home = (given.home or ROOT / "target" / "bench").resolve()
    whole = given.part == "all" and not given.short and not given.variants
    return Options(
        parts=PARTS if given.part == "all" else (given.part,),
        amounts=amounts,
        short=given.short,
        variants=tuple(given.variants.split(",")) if given.variants else (),
        results=(given.results or (ROOT / "bench" / "results" if whole else home / "results")).resolve(),
        home=home,
    )
