"""One run: install, measure, report."""

import datetime
import os
import sys

from report import chart, tables

from . import calls, cost, network, options, processes, programs, setup, variants
from .servers import WeChat


def main(arguments=None):
    chosen = options.parse(arguments)
    processes.guard()
    try:
        if chosen.parts == ("report",):
            return _write(tables.read(chosen.results / "latest.json"), chosen)
        installed = setup.Setup(chosen.home)
        if chosen.parts == ("fleet",):
            return installed.make("fleet", stdout=sys.stdout)
        return _run(installed, chosen)
    except KeyboardInterrupt:
        return 130
    finally:
        processes.stop_all()


def _run(installed, chosen):
    if len(processes.ALL) < 2:
        raise SystemExit("bench: needs two cores, one for what is measured and one for what it talks to")
    installed.make()
    os.sched_setaffinity(0, processes.SERVERS)
    compared, wechat, amounts = variants.chosen(installed, chosen.variants), WeChat(installed), chosen.amounts
    for variant in compared:
        if variant.aot and {"cold", "warm", "uploads"} & set(chosen.parts):
            calls.function.train(installed, variant, wechat)
    facts = {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"), "rounds": amounts.rounds, "short": chosen.short,
        "commit": setup.version(["git", "-C", options.ROOT, "describe", "--always", "--dirty"]), "machine": processes.machine(),
        "java": setup.version([installed.java, "--version"]).splitlines()[1], "node": setup.version([installed.node, "--version"]),
        "variants": {variant.name: variant.what for variant in compared},
    }
    parts = {"cold": calls.cold, "warm": calls.warm, "uploads": calls.uploads, "throughput": programs.throughput, "cost": cost.measure,
             "network": network.measure}
    measured = {part: parts[part](installed, compared, wechat, amounts) for part in chosen.parts}
    facts["load_at_the_end"] = processes.machine()["load"]
    return _write(tables.Run(facts, measured), chosen)


def _write(run, chosen):
    run.write(chosen.results / "latest.json")
    chart.write(run, chosen.results / "chart.svg")
    if chosen.results == options.ROOT / "bench" / "results":
        tables.write_document(run)
    print(tables.markdown(run))
    print(f"bench: {chosen.results / 'latest.json'} and chart.svg written", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
