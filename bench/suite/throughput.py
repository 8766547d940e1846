"""Invocations a second of one handler object that 32 threads call, as on Lambda Managed Instances: HTTPS, 50 accounts, the JVM's own
defaults. Interleaved windows of one process a variant; the function has the first core, WeChat the last.

Node has no equal: its runtime hands one event after the other to one process, so its figure is that of its warm calls.
"""

import subprocess

from . import answers, children, machine
from .setup import say
from .variants import MEMORY

THREADS = 32
COUNT = 50


def measure(setup, variants, wechat, amounts):
    """By variant: invocations a second, of each window."""
    processes = {}
    try:
        for variant in variants:
            if variant.handler_class:
                processes[variant] = _start(setup, variant, wechat)
        for variant, process in processes.items():
            say(f"{THREADS} threads warm up {variant.name}")
            _window(variant, process, amounts.throughput_warm_up_ms)
        rates = {variant.name: [] for variant in processes}
        for _ in range(amounts.rounds):
            for variant, process in processes.items():
                rates[variant.name].append(_window(variant, process, amounts.throughput_ms))
        return rates
    finally:
        for process in processes.values():
            children.stop(process)


def _start(setup, variant, wechat):
    environment = variant.environment("127.0.0.1:1", wechat.url("https", COUNT), wechat.certificate.ca)
    command = [setup.java, MEMORY, "--enable-native-access=ALL-UNNAMED", "-cp", variant.class_path,
               "io.cloudcall.bench.ManyThreads", variant.handler_class, THREADS]
    process = children.start(command, directory=setup.work, environment=environment, cores=machine.function(1),
                             log=setup.log(f"{variant.name}-threads"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    answer = process.stdout.readline().rstrip(b"\n")
    if not answer or not answers.right(variant.kind, answer, COUNT):
        raise SystemExit(f"bench: {variant.name} gave a wrong answer in threads: {answer[:500]!r}")
    return process


def _window(variant, process, millis):
    process.stdin.write(f"{millis}\n".encode())
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise SystemExit(f"bench: {variant.name} failed when {THREADS} threads called it")
    return int(line) / millis * 1000
