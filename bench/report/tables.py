"""Statistics, targets and tables of what was measured: all samples by part, cell, variant and figure."""

import dataclasses
import json
import re

import numpy

from suite import calls, cost, network
from suite.options import ROOT

# Title with its unit, and what a sample is multiplied with.
FIGURES = {
    "ready": ("ready, ms", 1000), "first_answer": ("first answer, ms", 1000), "first_invoke": ("first invocation alone, ms", 1000),
    "p50": ("p50, ms", 1000), "p99": ("p99, ms", 1000), "cpu": ("CPU, ms", 1000), "peak_memory": ("peak memory, MiB", 1),
    "per_second": ("invocations a second", 1), "cold": ("first answer, ms", 1000), "cold_trips": ("its round trips", 1),
    "ahead": ("first call, initialized ahead, ms", 1000), "ahead_trips": ("its round trips", 1),
    "restored": ("first answer after a restore, ms", 1000), "restored_trips": ("its round trips", 1), "read": ("a read, ms", 1000),
    "pause": ("a read 30 s later, ms", 1000), "write": ("a write after a read, ms", 1000),
}
TITLES = {
    "cold": "Cold start", "warm": "Warm calls, https, 1 core", "uploads": "Pictures, https, 1 core", "network": "Distance, https, 1 account, 2 cores",
    "throughput": "Throughput, https, 50 accounts, 1 core", "cost": "Memory, https, 1 account, with Lambda's share of a core",
}
# What is aimed at, as ratios of medians of two variants: at most so much, or for comparison only.
TARGETS = (
    ("cold", calls.MAIN, "first_answer", "bundle", "node", 0.6), ("cold", calls.ONE_CORE, "first_answer", "bundle", "node", 0.65),
    ("cold", calls.MAIN, "cpu", "bundle", "node", 0.65), ("cold", calls.MAIN, "peak_memory", "bundle", "node", 0.85),
    ("cold", calls.MAIN, "first_answer", "managed", "node", 1.8), ("cold", calls.MAIN, "first_answer", "bundle", "wxjava-aot", 0.7),
    *(("warm", each.cell, name, "bundle", "node", aim) for each in calls.WARM for name, aim in (("p50", 0.2), ("p99", 0.25))),
    ("warm", "50 accounts", "p50", "managed", "node", 0.2), ("warm", "50 accounts", "p50", "bundle", "wxjava", None),
    ("throughput", "32 threads", "per_second", "managed", "wxjava", None),
    *(("uploads", cell, "p50", "bundle", "node", 0.5) for cell in calls.LARGE), ("uploads", calls.LARGE[0], "p50", "empty-aot", "node", None),
    *(("network", network.MAIN, name, "bundle", "node-direct", None) for name in ("cold", "ahead", "pause", "write")),
)
_RESAMPLES = 2000


def summary(values):
    return dict(zip(("q1", "median", "q3"), map(float, numpy.percentile(values, (25, 50, 75)))))


def ratio(ours, theirs):
    """The ratio of the medians, and the middle 90 % of what it is over bootstrap samples of the rounds."""
    chance = numpy.random.default_rng(20261124)
    resampled = [numpy.median(chance.choice(values, (_RESAMPLES, len(values))), axis=1) for values in (ours, theirs)]
    return float(numpy.median(ours) / numpy.median(theirs)), *map(float, numpy.percentile(resampled[0] / resampled[1], (5, 95)))


@dataclasses.dataclass(frozen=True)
class Run:
    facts: dict
    measured: dict

    def samples(self, part, cell, variant, figure):
        return self.measured.get(part, {}).get(cell, {}).get(variant, {}).get(figure)

    def median(self, *path):
        samples = self.samples(*path)
        return float(numpy.median(samples)) if samples else 0.0

    def write(self, file):
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({**self.facts, "measured": self.measured}, indent=1, ensure_ascii=False)
        text = re.sub(r"\d+\.\d{7,}", lambda number: f"{float(number[0]):.6g}", text)
        # Samples in one line.
        text = re.sub(r"\[\s*([^\[\]{}\"]*?)\s*\]", lambda match: "[" + " ".join(match[1].split()) + "]", text)
        file.write_text(text + "\n", encoding="utf-8")


def read(file):
    facts = json.loads(file.read_text(encoding="utf-8"))
    return Run(facts, facts.pop("measured"))


def targets(run):
    """Each target that was measured, the ratio and its spread."""
    for target in TARGETS:
        samples = [run.samples(*target[:2], variant, target[2]) for variant in target[3:5]]
        if all(samples):
            yield target, *ratio(*samples)


def _table(head, rows):
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _target_table(run):
    rows = []
    for (part, cell, name, ours, theirs, aim), found, low, high in targets(run):
        verdict = ("", "") if aim is None else (f"≤ {aim:g}", "met" if found <= aim else "**not met**")
        what = f"{TITLES[part].partition(',')[0]}, {cell}: {FIGURES[name][0].rpartition(', ')[0] or FIGURES[name][0]}"
        rows.append([f"{what}, {ours} to {theirs}", f"{found:.2f}", f"{low:.2f}–{high:.2f}", *verdict])
    return _table(["ratio of medians", "ratio", "90 %", "aim", ""], rows)


def _figure(samples, scale):
    """Median and quartiles."""
    if not samples:
        return "–"
    low, median, high = (value * scale for value in summary(samples).values())
    digits = 0 if median >= 100 else 1 if median >= 10 else 2
    spread = f" ({low:,.{digits}f}–{high:,.{digits}f})" if low < high else ""
    return f"{median:,.{digits}f}{spread}"


def _cell_table(run, part, cell):
    variants = run.measured[part][cell]
    there = [name for name in FIGURES if any(name in found for found in variants.values())]
    return _table(["variant", *(FIGURES[name][0] for name in there)],
                  [[variant, *(_figure(found.get(name), FIGURES[name][1]) for name in there)] for variant, found in variants.items()])


def _cost_table(run):
    """Milliseconds billed and dollars, of calls of which one in a hundred is cold."""
    rows = []
    for cell, variants in run.measured.get("cost", {}).items():
        for variant in variants if cell != "heap" else ():
            cold, warm, memory = (run.median("cost", cell, variant, name) for name in ("first_answer", "p50", "peak_memory"))
            trips = run.median("network", network.MAIN, variant, "cold_trips") or cost.TRIPS
            bills = [cost.billed(cold, warm, trips, rtt) for rtt in cost.RTTS]
            rows.append([f"{cell}, {variant}", f"{cold * 1000:,.0f}", f"{warm * 1000:,.2f}", f"{memory:.0f}", *(f"{bill:.0f}" for bill in bills),
                         *(f"{cost.dollars(int(cell.split()[0]), bill, price):.2f}" for price in cost.DOLLARS.values() for bill in bills)])
    return _table(["MemorySize, variant", "first answer, ms", "warm p50, ms", "peak, MiB", *(f"billed at {rtt}, ms" for rtt in cost.RTTS),
                   *(f"{name} at {rtt}, $" for name in cost.DOLLARS for rtt in cost.RTTS)], rows)


def _heap_table(run):
    return _table(["invocations", "heap in use after collection, KiB"], [
        [f"{int(count):,}", f"{found[0] / 1024:,.0f}"] for count, found in run.measured.get("cost", {}).get("heap", {}).get("managed", {}).items()])


def _head(run):
    facts, machine = run.facts, run.facts["machine"]
    load, end = (", ".join(f"{each:g}" for each in loads) for loads in (machine["load"], facts["load_at_the_end"]))
    return (f"{facts['date'][:10]}, commit {facts['commit']}, {facts['rounds']} rounds{', short' if facts['short'] else ''}; {machine['cpu']}, "
            f"{machine['cores']} cores, load {load} at the beginning and {end} at the end; Linux {machine['kernel']}; {facts['java']}; Node "
            f"{facts['node']}. Medians, with quartiles in brackets; ratios with the middle 90 % of 2,000 bootstrap samples.")


def tables(run):
    """All tables by name."""
    variants = _table(["variant", "what it is"], [[name, what] for name, what in run.facts["variants"].items()])
    cells = {f"{part}: {cell}": _cell_table(run, part, cell) for part, cells in run.measured.items() for cell in cells if cell != "heap"}
    return {"run": _head(run), "variants": variants, "targets": _target_table(run), **cells, "cost": _cost_table(run), "heap": _heap_table(run)}


def markdown(run):
    return "\n\n".join(f"## {' '.join(filter(None, (TITLES.get(name.partition(':')[0]), name)))}\n\n{text}" for name, text in tables(run).items())


def render(document, found):
    """The document with each table anew that stands between two comments, of which the first names it."""
    return re.sub(r"(<!-- bench (.+?) -->\n).*?(\n<!-- end -->)",
                  lambda match: match[1] + found[match[2]] + match[3] if match[2] in found else match[0], document, flags=re.DOTALL)


def write_document(run):
    file = ROOT / "docs" / "PERFORMANCE.md"
    file.write_text(render(file.read_text(encoding="utf-8"), tables(run)), encoding="utf-8")
