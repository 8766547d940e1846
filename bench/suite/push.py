"""WeChat's message push: from the event of an HTTP API to the answer after PutEvents, beside the same job in Node, over HTTPS.

Cold: a new process for each, which also reads the secret. Warm: one process a variant, all alive, taking turns. Each push is signed anew.
"""

import contextlib
import dataclasses
import functools
import random

from . import cold, function, machine, variants, warm
from .aws import BUS, SECRET_ID, Aws
from .install import PUSH_NODE
from .setup import say
from .wechat import APP_ID

HANDLER = "io.cloudcall.PushFunction::handleRequest"
CELLS = {"2 cores": 2, "1 core": 1}
MAIN = "2 cores"
_MEASURED_ONCE_IN = 3  # the other cells


def compared(setup, aws, names):
    every = (_node_sdk(setup, aws), _node(setup, aws), _cloudcall(variants.managed(setup), aws), _cloudcall(variants.bundle(setup), aws))
    return [variant for variant in every if not names or variant.name in names]


def what(setup):
    """What the variants of this part are."""
    return {"push: node-sdk": f"Node {PUSH_NODE}, node:crypto and the AWS SDK v3 from node_modules",
            "push: node": "the same in one file by esbuild",
            "push: managed": "io.cloudcall.PushFunction as deployed to managed java25",
            "push: bundle": "io.cloudcall.PushFunction " + ("as a bundle for provided.al2023" if setup.has_bundle() else "in the stand-in")}


def measure(setup, names, amounts):
    """Samples by cell of cold starts, variant and figure; and by variant those of warm calls. Seconds, and MiB for the memory."""
    aws = Aws(setup)
    every = compared(setup, aws, names)
    return {"cold": _cold(setup, every, aws, amounts), "warm": _warm(setup, every, aws, amounts)}


def _cold(setup, every, aws, amounts):
    samples = {cell: {variant.name: {figure: [] for figure in cold.FIGURES} for variant in every} for cell in CELLS}
    chance = random.Random(1)
    for number in range(amounts.rounds):
        say(f"cold starts of pushes, round {number + 1} of {amounts.rounds}")
        starts = [(cell, variant) for cell in CELLS for variant in every if cell == MAIN or number % _MEASURED_ONCE_IN == 0]
        chance.shuffle(starts)
        for cell, variant in starts:
            for figure, value in _start(setup, variant, aws, CELLS[cell]).items():
                samples[cell][variant.name][figure].append(value)
    return samples


def _start(setup, variant, aws, cores):
    with _running(setup, variant, aws, cores) as started:
        return cold.figures(started, aws.push())


def _warm(setup, every, aws, amounts):
    with contextlib.ExitStack() as stack:
        functions = [stack.enter_context(_running(setup, variant, aws, 1)) for variant in every]
        say("warming up, pushes")
        for each in functions:
            _calls(each, aws, amounts.warm_up_calls)
        turns = {each: warm.Turns(functools.partial(_calls, each, aws), each.process.pid) for each in functions}
        for number in range(amounts.rounds):
            say(f"pushes, round {number + 1} of {amounts.rounds}")
            for each in functions[number % len(functions):] + functions[:number % len(functions)]:
                turns[each].take(amounts.warm_calls)
        return {each.variant.name: turns[each].result() for each in functions}


def _running(setup, variant, aws, cores):
    return function.running(setup, variant, aws, "https", "events", machine.function(cores))


def _calls(started, aws, number):
    return [ended - began for began, ended in (started.invoke(aws.push()) for _ in range(number))]


def _node(setup, aws):
    return _node_from(setup, aws, "node", "function")


def _node_sdk(setup, aws):
    return _node_from(setup, aws, "node-sdk", "source")


def _node_from(setup, aws, name, folder):
    ric = setup.push_modules / "node_modules" / "aws-lambda-ric" / "index.mjs"
    settings = _settings(aws)
    return variants.Variant(name, "", "push", (setup.push_node, ric, "push.handler"), setup.push_modules / folder, "push.handler",
                            lambda url, ca: {**settings(url, ca), "NODE_EXTRA_CA_CERTS": ca})


def _cloudcall(variant, aws):
    settings, own = _settings(aws), variant.settings
    command = tuple(HANDLER if part == variant.handler else part for part in variant.command)
    return dataclasses.replace(
        variant, kind="push", command=command, handler=HANDLER,
        settings=lambda url, ca: {**_unrelated(own(url, ca)), **settings(url, ca), "WECHAT_CA_FILE": ca})


def _unrelated(settings):
    return {name: value for name, value in settings.items() if not name.startswith("WECHAT_")}


def _settings(aws):
    return lambda url, ca: {
        "WECHAT_APP_ID": APP_ID, "WECHAT_PUSH_ARN": SECRET_ID, "WECHAT_PUSH_BUS": BUS, "AWS_ENDPOINT_URL_EVENTBRIDGE": url,
        "AWS_ENDPOINT_URL_SECRETS_MANAGER": aws.url("https", "secrets"), "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "not-a-secret", "AWS_SESSION_TOKEN": "not-a-session-token"}
