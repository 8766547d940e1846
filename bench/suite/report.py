"""The tables in Markdown."""

from . import apps, cold, network, targets, throughput, uploads


def markdown(run):
    parts = [_head(run), _variants(run), _targets(run), _cold(run), _warm(run), _throughput(run), _conversion(run), _uploads(run), _apps(run), _network(run), _push(run)]
    return "\n\n".join(part for part in parts if part)


def _table(head, rows):
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _head(run):
    facts, machine = run.facts, run.facts["machine"]
    load = ", ".join(f"{each:g}" for each in machine["load"])
    end = ", ".join(f"{each:g}" for each in facts["load_at_the_end"])
    return (f"# Measured on {facts['date'][:10]}\n\nCommit {facts['commit']}; {facts['rounds']} rounds{', short' if facts['short'] else ''}; "
            f"{machine['cpu']}, {machine['cores']} cores; Linux {machine['kernel']}; {facts['java']}; Node {facts['node']}. "
            f"Load of the machine at the beginning {load}, at the end {end}. Medians, with quartiles in brackets.")


def _variants(run):
    return _table(["variant", "what it is"], [[name, what] for name, what in run.facts["variants"].items()]).replace("--:", "---")


def _targets(run):
    rows = [[target.what, f"{found['ratio']:.2f}", f"{found['low']:.2f}–{found['high']:.2f}",
             *_verdict(found["ratio"], target.at_most)] for target, found in targets.results(run)]
    if not rows:
        return ""
    return ("## Targets\n\nRatios of medians, with the middle 90 % of 2,000 bootstrap samples. Cold figures are those of "
            f"{cold.MAIN}.\n\n" + _table(["target", "ratio", "90 %", "aim", ""], rows))


def _verdict(ratio, at_most):
    if at_most is None:
        return "", ""
    return f"≤ {at_most:g}", "met" if ratio <= at_most else "**not met**"


def _cold(run):
    sections = [f"### {cell}\n\n{_starts(run, 'cold', cell)}" for cell in run.measured.get("cold") or ()]
    return "## Cold start\n\nFrom the start of the process.\n\n" + "\n\n".join(sections) if sections else ""


def _starts(run, *path):
    titles = {"ready": ("ready", 1000, "ms"), "first_answer": ("first answer", 1000, "ms"), "cpu": ("CPU", 1000, "ms"),
              "first_invoke": ("first invoke alone", 1000, "ms"), "peak_memory": ("peak memory", 1, "MiB")}
    rows = [[name, *(_figure(run.summary(*path, name, figure), titles[figure][1], 0) for figure in cold.FIGURES)]
            for name in run.samples(*path)]
    return _table(["variant", *(f"{titles[figure][0]}, {titles[figure][2]}" for figure in cold.FIGURES)], rows)


def _warm(run):
    sections = [f"### https, {count} account{'s' if count != '1' else ''}, 1 core\n\n{_calls(run, 'warm', count)}"
                for count in run.measured.get("warm") or ()]
    return "## Warm invocations\n\nThrough the Runtime API.\n\n" + "\n\n".join(sections) if sections else ""


def _calls(run, *path):
    rows = [[name, *(_figure(run.summary(*path, name, figure), 1000, 2) for figure in ("p50", "p99", "cpu")),
             _figure(run.summary(*path, name, "peak_memory"), 1, 0)] for name in run.samples(*path)]
    return _table(["variant", "p50, ms", "p99, ms", "CPU an invocation, ms", "peak memory, MiB"], rows)


def _throughput(run):
    measured = run.measured.get("throughput")
    if not measured:
        return ""
    rows = [[f"{name}, {throughput.THREADS} threads", _figure(run.summary("throughput", name), 1, 0)] for name in measured]
    for name in ("node", "node-direct"):
        sequential = run.summary("warm", str(throughput.COUNT), name, "per_second")
        if sequential:
            rows.append([f"{name}, one process, one event after the other", _figure(sequential, 1, 0)])
    return f"## Throughput\n\nhttps, {throughput.COUNT} accounts, 1 core.\n\n" + _table(["variant", "invocations a second"], rows)


def _conversion(run):
    measured = run.measured.get("conversion")
    if not measured:
        return ""
    names = {"cloudcall": "Cloudcall", "jackson": "Jackson, each token as it came", "node": "wx-server-sdk in Node",
             "line": "for comparison, the log line with its metrics"}
    return "## Conversion of 50 accounts\n\n" + _table(
        ["what", "µs"], [[names[name], _figure(run.summary("conversion", name), 1, 1)] for name in measured])


def _uploads(run):
    sections = []
    for picture in uploads.PICTURES:
        measured = (run.measured.get("uploads") or {}).get(picture.name)
        if not measured:
            continue
        rows = [[name, *(_figure(run.summary("uploads", picture.name, name, figure), 1000, 1) for figure in ("p50", "cpu")),
                 _figure(run.summary("uploads", picture.name, name, "peak_memory"), 1, 0)]
                for name in uploads.VARIANTS if name in measured]
        sections.append(f"### {picture.what}\n\n" + _table(["variant", "p50, ms", "CPU an invocation, ms", "peak memory, MiB"], rows) + _heap(measured))
    return "## Pictures\n\nThrough the Runtime API, https, 1 core.\n\n" + "\n\n".join(sections) if sections else ""


def _apps(run):
    measured = run.measured.get("apps")
    if not measured:
        return ""
    rows = [[what, *(_figure(run.summary("apps", name, figure), 1000, 2) for figure in ("p50", "p99", "cpu")),
             _figure(run.summary("apps", name, "peak_memory"), 1, 0)] for name, what in apps.CASES.items() if name in measured]
    return ("## Apps and signed calls\n\nThrough the Runtime API, https, 1 core, the managed layout.\n\n"
            + _table(["function", "p50, ms", "p99, ms", "CPU an invocation, ms", "peak memory, MiB"], rows) + _by_apps(run))


def _push(run):
    measured = run.measured.get("push")
    if not measured:
        return ""
    starts = [f"### Cold start, {cell}\n\n{_starts(run, 'push', 'cold', cell)}" for cell in measured["cold"]]
    return ("## Message push\n\nThrough the Runtime API, over https: a push is verified, decrypted and put on the bus. A cold start also "
            "reads the secret.\n\n" + "\n\n".join([*starts, f"### Warm, 1 core\n\n{_calls(run, 'push', 'warm')}"]))


def _network(run):
    titles = {"cold": "first answer, ms", "cold_trips": "its round trips", "ahead": "first call, initialized ahead, ms", "ahead_trips": "its round trips",
              "pause": f"a read {network.PAUSE_SECONDS} s later, ms", "write": "a write after a call, ms"}
    sections = []
    for cell, variants in (run.measured.get("network") or {}).items():
        rows = [[name, *(_figure(run.summary("network", cell, name, figure), 1 if figure.endswith("trips") else 1000, 0) for figure in titles)]
                for name in variants]
        sections.append(f"### Round trip {cell}\n\n" + _table(["variant", *titles.values()], rows))
    return f"## Distance\n\nhttps, one account, {network.MBIT} Mbit/s, 2 cores.\n\n" + "\n\n".join(sections) if sections else ""


def _by_apps(run):
    heap = [[f"heap with {count:,}, KiB", _figure(run.summary("apps", "heap", str(count)), 1 / 1024, 0)] for count in apps.HEAP_COUNTS]
    names = {"response": "search of a response of 12 KB", "error": "search of an error's log line"}
    redaction = [[f"{names[name]} with {count:,}, µs", _figure(run.summary("apps", "redaction", f"{name} {count}"), 1, 1)]
                 for name in apps.REDACTION for count in apps.REDACTION_COUNTS]
    return "\n\n" + _table(["by the number of apps", ""], heap + redaction)


def _heap(measured):
    if "own_heap" not in measured:
        return ""
    own, whole = (f"{measured[each][0] / measured['size'][0]:.1f}" if each in measured else "" for each in ("own_heap", "heap"))
    beside = f"; {whole} with the runtime interface client's event and result" if whole else ""
    return f"\n\nHeap: {own} bytes a byte of the picture{beside}."


def _figure(found, scale, digits):
    if not found:
        return "–"
    digits = max(digits, 0 if found["median"] * scale >= 10 else 1)
    median, low, high = (f"{found[each] * scale:,.{digits}f}" for each in ("median", "q1", "q3"))
    return median if found["n"] == 1 else f"{median} ({low}–{high})"
