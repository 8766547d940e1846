"""One run: install, measure, report."""

import datetime
import os
import sys

from . import apps, children, chart, cold, conversion, fleet, function, install, machine, network, options, push, report, results, setup
from . import throughput, uploads, variants, warm
from .wechat import WeChat


_OF_CALLS = set(options.PARTS) - {"push"}


def main(arguments=None):
    chosen = options.parse(arguments)
    children.guard()
    try:
        return fleet.run(chosen) if chosen.parts == (options.FLEET,) else _run(chosen)
    except KeyboardInterrupt:
        return 130
    finally:
        children.stop_all()


def _run(chosen):
    if len(machine.ALL) < 2:
        raise SystemExit("bench: needs two cores, one for what is measured and one for what it talks to")
    installed = setup.Setup(chosen.home)
    install.everything(installed, chosen.parts)
    os.sched_setaffinity(0, machine.servers())
    compared = variants.chosen(installed, chosen.variants) if _OF_CALLS & set(chosen.parts) else []
    wechat = WeChat(installed) if compared and set(chosen.parts) != {"network"} else None
    for variant in compared:
        if variant.aot and ({"cold", "warm"} & set(chosen.parts) or variant.name in uploads.VARIANTS):
            function.train(installed, variant, wechat)
    facts = _facts(installed, chosen, compared)
    measured = _measure(installed, chosen, compared, wechat)
    facts["load_at_the_end"] = machine.description()["load"]
    run = results.Run(facts, measured)
    results.write(run, chosen.results / "latest.json")
    chart.write(run, chosen.results / "chart.svg")
    print(report.markdown(run))
    print(f"bench: {chosen.results / 'latest.json'} and chart.svg written", file=sys.stderr)
    return 0


def _measure(installed, chosen, compared, wechat):
    parts = {
        "cold": lambda: cold.measure(installed, compared, wechat, chosen.amounts, chosen.short),
        "warm": lambda: warm.measure(installed, compared, wechat, chosen.amounts),
        "throughput": lambda: throughput.measure(installed, compared, wechat, chosen.amounts),
        "conversion": lambda: conversion.measure(installed, wechat, chosen.amounts),
        "uploads": lambda: uploads.measure(installed, compared, wechat, chosen.amounts, chosen.short),
        "apps": lambda: apps.measure(installed, compared, wechat, chosen.amounts),
        "network": lambda: network.measure(installed, compared, chosen.amounts, chosen.short),
        "push": lambda: push.measure(installed, chosen.variants, chosen.amounts),
    }
    return {part: parts[part]() for part in chosen.parts}


def _facts(installed, chosen, compared):
    root = options.ROOT
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": setup.version(["git", "-C", root, "describe", "--always", "--dirty"]),
        "first": install.FIRST[:7],
        "machine": machine.description(),
        "java": setup.version([installed.java, "--version"]).splitlines()[1],
        "node": setup.version([installed.node, "--version"]),
        "rounds": chosen.amounts.rounds,
        "short": chosen.short,
        "variants": {variant.name: variant.what for variant in compared} | (push.what(installed) if "push" in chosen.parts else {}),
    }
