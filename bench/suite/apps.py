"""What one AppID more and a signed call cost: warm invocations of the managed layout through the Runtime API, over HTTPS, in turns.

A function with one app beside one whose events name fifty in turn; and a call that is signed and encrypted beside the same in clear.
Then what does not depend on time: the heap by the number of apps that have a token; and under JMH the search for secrets with one app and
with a thousand.
"""

import contextlib
import dataclasses
import itertools
import json
import subprocess

from . import answers, children, function, machine, warm
from .setup import say
from .variants import MEMORY

APPS = 50
CASES = {"one": "one app", "fifty": f"{APPS} apps in turn", "clear": "a call in clear", "signed": "the same call, signed and encrypted"}
_ROUTER = {"CLOUD_CALL_API": "*"}


@dataclasses.dataclass(frozen=True)
class Case:
    """A function with settings of its own, and the events that it gets in turn."""

    name: str
    answer: object  # which of WeChat's
    settings: dict
    events: tuple


# Beyond 1,000 apps the function forgets those that were not called for longest.
HEAP_COUNTS = (1, 101, 1000, 2000)
REDACTION = ("response", "error")
REDACTION_COUNTS = (1, 1000)
_MEASURED_ONCE_IN = 3


def _app_id(number):
    return f"wx{number:016d}"


def _apps(count):
    """The value of WECHAT_APPS, with AppSecrets as long as WeChat's."""
    return json.dumps({_app_id(number): f"not-a-secret-{number:019d}" for number in range(count)}, separators=(",", ":"))


def _event(**more):
    return json.dumps({"openapi": answers.API, **more}, separators=(",", ":")).encode()


def cases(folder):
    """All cases; the keys of signed calls are in the folder, and the permission of the API that is called by its path."""
    config = folder / "path.json"
    config.write_text(json.dumps({"permissions": {"openapi": [answers.PATH]}}))
    clear = {"CLOUD_CALL_API": answers.PATH, "CLOUD_CALL_CONFIG": str(config)}
    several = {**_ROUTER, "WECHAT_APP_SECRET": "", "WECHAT_APPS": _apps(APPS)}
    signed = {**clear, "WECHAT_SIGNED_APIS": answers.PATH, "WECHAT_API_SECURITY_FILE": str(folder / "api-security.json")}
    return (
        Case("one", 1, _ROUTER, (_event(),)),
        Case("fifty", 1, several, tuple(_event(appid=_app_id(number)) for number in range(APPS))),
        Case("clear", "clear", clear, (b"{}",)),
        Case("signed", "signed", signed, (b"{}",)),
    )


def measure(setup, variants, wechat, amounts):
    """Samples by case and figure in seconds, peak memory in MiB, and below heap and redaction, by the number of apps, bytes and µs."""
    managed = [variant for variant in variants if variant.name == "managed"]
    if not managed:
        return {}
    rounds = range(0, amounts.rounds, _MEASURED_ONCE_IN)
    heaps = [_heap(setup, managed[0], wechat) for _ in rounds]
    redaction = [_redaction(setup, amounts) for _ in rounds]
    return {
        **_calls_in_turn(setup, managed[0], wechat, amounts),
        "heap": {str(count): [heap[count] for heap in heaps] for count in HEAP_COUNTS},
        "redaction": {name: [each[name] for each in redaction] for name in redaction[0]},
    }


def _heap(setup, variant, wechat):
    """The bytes in use after garbage collection, by the number of apps that were called."""
    say("heap by the number of apps")
    settings = {**_ROUTER, "WECHAT_APP_SECRET": "", "WECHAT_APPS": _apps(max(HEAP_COUNTS))}
    environment = {**variant.environment("127.0.0.1:1", wechat.url("https", 1), wechat.certificate.ca), **settings}
    event = _event(appid="wx%016d").decode()
    command = [setup.java, "-XX:+UseSerialGC", MEMORY, "--enable-native-access=ALL-UNNAMED", "-cp", variant.class_path,
               "io.cloudcall.bench.AppMemory", event, *HEAP_COUNTS]
    process = children.start(command, directory=setup.work, environment=environment, cores=machine.function(1), log=setup.log("heap"),
                             stdout=subprocess.PIPE)
    found = [int(line) for line in process.stdout if line.strip().isdigit()]
    children.stop(process)
    if len(found) != len(HEAP_COUNTS):
        raise SystemExit(f"bench: the function with {HEAP_COUNTS[len(found)]} apps failed, see {setup.log('heap')}")
    return dict(zip(HEAP_COUNTS, found))


def _redaction(setup, amounts):
    """By "response 1000" and the like: microseconds."""
    say("redaction by the number of apps")
    report = setup.work / "jmh-apps.json"
    report.unlink(missing_ok=True)
    class_path = f"{setup.conversion_jar}:{setup.jars(setup.lib('jmh'), setup.function / 'lib')}"
    command = [setup.java, "-cp", class_path, "org.openjdk.jmh.Main", "Redaction", "-f", "1", *amounts.jmh, "-rf", "json", "-rff", report]
    jmh = children.start(command, directory=setup.work, environment={"PATH": "/usr/bin:/bin"}, cores=machine.function(1),
                         log=setup.log("jmh"))
    code = jmh.wait()
    children.stop(jmh)
    if code:
        raise SystemExit(f"bench: JMH failed, see {setup.log('jmh')}")
    return {f"{each['benchmark'].rpartition('.')[2]} {each['params']['apps']}": each["primaryMetric"]["score"]
            for each in json.loads(report.read_text())}


def _calls_in_turn(setup, managed, wechat, amounts):
    with contextlib.ExitStack() as stack:
        every = cases(wechat.answers)
        started = {case.name: stack.enter_context(_running(setup, managed, wechat, case)) for case in every}
        calls = {case.name: _calls(started[case.name], case.events) for case in every}
        say("warming up, apps and signed calls")
        for each in calls.values():
            each(amounts.warm_up_calls)
        turns = {name: warm.Turns(each, started[name].process.pid) for name, each in calls.items()}
        names = list(turns)
        for number in range(amounts.rounds):
            say(f"apps and signed calls, round {number + 1} of {amounts.rounds}")
            for name in names[number % len(names):] + names[:number % len(names)]:
                turns[name].take(amounts.warm_calls)
        return {name: turns[name].result() for name in names}


def _running(setup, variant, wechat, case):
    configured = dataclasses.replace(variant, settings=lambda url, ca: {**variant.settings(url, ca), **case.settings})
    return function.running(setup, configured, wechat, "https", case.answer, machine.function(1))


def _calls(started, events):
    """Makes so many calls, with each event in turn."""
    endless = itertools.cycle(events)
    return lambda number: [ended - began for began, ended in (started.invoke(next(endless)) for _ in range(number))]
