"""Pictures through the Runtime API, over HTTPS with kept connections: one to WeChat as base64, one as the JSON of a Buffer, and one from
WeChat, which becomes the JSON of a Buffer.

Interleaved as the warm invocations are, with a process of its own for each picture and variant. Then the heap that one picture takes: the
function runs alone in 32 MiB of which a ballast takes a step more with each invocation, until there is no memory for one. With a picture of
1 KiB there is room for more ballast: the difference is what the picture takes. It is measured twice: under the runtime interface client,
which has the whole event and the whole result in the same heap (not in a short run), and of the handler alone, which reads its event from a
file.
"""

import base64
import contextlib
import dataclasses
import json
import subprocess

from . import answers, children, function, machine, spread, variants as all_variants
from .setup import say

# The others have no router, or do nothing.
VARIANTS = ("node", "node-direct", "managed", "bundle")
_SMALL = 1 << 10
_HEAP = ("-Xmx32m", "-Xmn512k", "-XX:+ExitOnOutOfMemoryError")


@dataclasses.dataclass(frozen=True)
class Picture:
    """What is sent there and back: an event, and the name of WeChat's answer."""

    name: str
    what: str
    size: int
    answer: str

    def event(self, size=None):
        content = answers.picture(size or self.size)
        if self.answer == "picture":
            return _event("wxacode.get", {"path": "page/index"})
        value = base64.b64encode(content).decode() if self.name == "base64" else {"type": "Buffer", "data": list(content)}
        return _event("security.imgSecCheck", {"media": {"contentType": "image/jpeg", "value": value}})


PICTURES = (
    Picture("base64", "2 MiB to WeChat, base64", 2 << 20, "check"),
    Picture("buffer", "1.5 MB to WeChat, the JSON of a Buffer", 1_500_000, "check"),
    Picture("result", "1 MiB from WeChat, the JSON of a Buffer", answers.PICTURE_BYTES, "picture"),
)


def measure(setup, variants, wechat, amounts, short):
    """By picture: its size, by variant p50 and CPU time of each round in seconds and peak memory in MiB, and bytes of heap."""
    routers = [router(setup, variant) for variant in variants if variant.name in VARIANTS]
    measured = {picture.name: _measure(setup, routers, wechat, amounts, picture) for picture in PICTURES}
    if any(variant.name == "managed" for variant in routers):
        _measure_heap(setup, wechat, amounts, measured, {"own_heap": _ballast_of_handler} | ({} if short else {"heap": _ballast}))
    return measured


def _event(api, data):
    return json.dumps({"openapi": api, "data": data}, separators=(",", ":")).encode()


def router(setup, variant):
    """The same variant as a function that is told by the event what to call."""
    if variant.name.startswith("node"):
        *command, handler = variant.command
        return dataclasses.replace(variant, command=(*command, handler.replace(".main", ".router")))
    config = setup.work / "router.json"
    config.write_text(json.dumps({"permissions": {"openapi": ["security.imgSecCheck", "wxacode.get", answers.API]}}))
    router = {"CLOUD_CALL_API": "*", "CLOUD_CALL_CONFIG": str(config)}
    return dataclasses.replace(variant, settings=lambda url, ca: {**variant.settings(url, ca), **router})


def _measure(setup, routers, wechat, amounts, picture):
    event = picture.event()
    with contextlib.ExitStack() as stack:
        functions = [stack.enter_context(function.running(setup, variant, wechat, "https", picture.answer, machine.function(1)))
                     for variant in routers]
        say(f"warming up, {picture.what}")
        for each in functions:
            _calls(each, event, amounts.upload_warm_up_calls)
        turns = {each: _Turns() for each in functions}
        for number in range(amounts.rounds):
            say(f"pictures, round {number + 1} of {amounts.rounds}")
            for each in functions[number % len(functions):] + functions[:number % len(functions)]:
                turns[each].take(each, event, amounts.upload_calls)
        return {"size": [picture.size], **{each.variant.name: turns[each].result(each) for each in functions}}


def _calls(started, event, number):
    return sorted(ended - began for began, ended in (started.invoke(event) for _ in range(number)))


class _Turns:
    """What one variant's turns gave."""

    def __init__(self):
        self._p50, self._cpu = [], []

    def take(self, started, event, number):
        before = machine.cpu_seconds(started.process.pid)
        self._p50.append(spread.quantile(_calls(started, event, number), 0.5))
        self._cpu.append((machine.cpu_seconds(started.process.pid) - before) / number)

    def result(self, started):
        return {"p50": self._p50, "cpu": self._cpu, "peak_memory": [machine.peak_memory(started.process.pid)]}


def _measure_heap(setup, wechat, amounts, measured, ballasts):
    step = amounts.heap_step_kib << 10
    probe = router(setup, all_variants.heap_probe(setup, _HEAP))
    settings = probe.settings
    probe = dataclasses.replace(probe, settings=lambda url, ca: {**settings(url, ca), "BALLAST_STEP": str(step)})
    for name, ballast in ballasts.items():
        without = ballast(setup, probe, wechat, "check", PICTURES[0].event(_SMALL))
        for picture in PICTURES:
            measured[picture.name][name] = [(without - ballast(setup, probe, wechat, picture.answer, picture.event())) * step]


def _ballast(setup, probe, wechat, answer, event):
    """The steps of ballast beside which an invocation succeeds."""
    say(f"heap, an event of {len(event):,} bytes")
    with function.running(setup, probe, wechat, "https", answer, machine.function(1)) as started:
        steps = 0
        while started.survives(event):
            steps += 1
    return steps


def _ballast_of_handler(setup, probe, wechat, answer, event):
    """The same without the runtime interface client."""
    say(f"heap of the handler, an event of {len(event):,} bytes")
    file = setup.work / "event.json"
    file.write_bytes(event)
    environment = probe.environment("127.0.0.1:1", wechat.url("https", answer), wechat.certificate.ca)
    command = [setup.java, *probe.command[1:probe.command.index("-cp")], "-cp", probe.class_path, "io.cloudcall.bench.Ballast", file]
    process = children.start(command, directory=setup.work, environment=environment, cores=machine.function(1), log=setup.log("heap"),
                             stdout=subprocess.PIPE)
    # The JVM prints why it ends.
    lengths = [int(line) for line in process.stdout if line.strip().isdigit()]
    code = process.wait()
    children.stop(process)
    if code != function.OUT_OF_MEMORY or set(lengths) != {answers.result_bytes(answer)}:
        raise SystemExit(f"bench: the handler ended with exit code {code} after results of {set(lengths)} bytes, see {setup.log('heap')}")
    return len(lengths)
