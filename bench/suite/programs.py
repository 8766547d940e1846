"""What programs in bench/java measure of a handler object that they call themselves, without a runtime interface client."""

from . import answers, calls, processes
from .variants import MEMORY

THREADS, COUNT = 32, 50


def _start(setup, variant, wechat, count, *arguments, options=()):
    return processes.start_dialog(
        [setup.java, MEMORY, "--enable-native-access=ALL-UNNAMED", *options, "-cp", variant.class_path, *arguments], directory=setup.work,
        environment=variant.environment("127.0.0.1:1", wechat.url("https", count), wechat.ca), cores=processes.ALL[:1],
        log=setup.log(f"{variant.name}-program"))


def throughput(setup, variants, wechat, amounts):
    """Invocations a second of 32 threads, as on Lambda Managed Instances, on one core, with the JVM's defaults; windows in turn."""
    found, started = calls.samples(), {}
    for variant in variants:
        if variant.name in ("wxjava", "managed"):
            started[variant] = _start(setup, variant, wechat, COUNT, "io.cloudcall.bench.ManyThreads", variant.handler.partition("::")[0], THREADS)
            if not answers.right(variant.kind, processes.ask(started[variant]).encode(), COUNT):
                raise SystemExit(f"bench: {variant.name} gave a wrong answer in threads")
            processes.ask(started[variant], 10 * amounts.window_ms)
    for _ in range(amounts.rounds):
        for variant, process in started.items():
            rate = int(processes.ask(process, amounts.window_ms)) / amounts.window_ms * 1000
            calls.add(found, f"{THREADS} threads", variant, {"per_second": rate})
    for process in started.values():
        processes.stop(process)
    return found


def heap(setup, variant, wechat, amounts):
    """Bytes in use after garbage collection, by the number of invocations."""
    processes.say(f"heap after {amounts.heap[-1]:,} invocations")
    process = _start(setup, variant, wechat, 1, "io.cloudcall.bench.AppMemory", "{}", *amounts.heap, options=("-XX:+UseSerialGC",))
    found = {str(count): [int(processes.ask(process))] for count in amounts.heap}
    processes.stop(process)
    return found
