"""The conversion of a 50-account answer, from WeChat's bytes to the result's text, and the log line of a call, in microseconds.

Ours and a raw copy of all tokens by Jackson under JMH, a fork each in every round; the SDK's own inside Node.
"""

import json
import subprocess

from . import answers, children, machine
from .setup import say

COUNT = 50
OURS, JACKSON, SDK, LINE = "cloudcall", "jackson", "node", "line"


def measure(setup, wechat, amounts):
    samples = {OURS: [], JACKSON: [], SDK: [], LINE: []}
    class_path = f"{setup.conversion_jar}:{setup.jars(setup.lib('jmh'), setup.function / 'lib')}"
    node = _start_node(setup, wechat, amounts)
    for number in range(amounts.rounds):
        say(f"conversion, round {number + 1} of {amounts.rounds}")
        node.stdin.write(b"\n")
        node.stdin.flush()
        samples[SDK].append(float(node.stdout.readline()))
        for name, score in _jmh(setup, wechat, class_path, amounts).items():
            samples[name].append(score)
    children.stop(node)
    return samples


def _start_node(setup, wechat, amounts):
    answer = wechat.answers / f"gateway-{COUNT}"
    node = children.start([setup.node, "conversion.js", answer, amounts.node_conversions], directory=setup.modules, environment={},
                          cores=machine.function(1), log=setup.log("conversion"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    text = node.stdout.readline().rstrip(b"\n")
    if not answers.right("sdk", text, COUNT):
        raise SystemExit(f"bench: the SDK's conversion is wrong: {text[:500]!r}")
    return node


def _jmh(setup, wechat, class_path, amounts):
    report = setup.work / "jmh.json"
    report.unlink(missing_ok=True)
    command = [setup.java, "-cp", class_path, "org.openjdk.jmh.Main", "ResponseMapping|LogEntry", "-f", "1", *amounts.jmh, "-p",
               f"answer={wechat.answers / f'wechat-{COUNT}'}", "-rf", "json", "-rff", report]
    jmh = children.start(command, directory=setup.work, environment={"PATH": "/usr/bin:/bin"}, cores=machine.function(1),
                         log=setup.log("jmh"))
    code = jmh.wait()
    children.stop(jmh)
    if code:
        raise SystemExit(f"bench: JMH failed, see {setup.log('jmh')}")
    return {each["benchmark"].rpartition(".")[2]: each["primaryMetric"]["score"] for each in json.loads(report.read_text())}
