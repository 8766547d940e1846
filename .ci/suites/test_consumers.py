"""Runs the consumers of docs/PUSH.md behind LocalStack.

They run as they are printed there: pushes go through the push function to LocalStack's EventBridge, by the rules of the page to a queue, and from
there to the page's handlers under Node, whose DynamoDB is moto's.
"""

import json
import os
import pathlib
import re

import boto3
import cfnlint.api
import pytest
from conftest import environment, free_port, listens, run, started, wait_until
from samtranslator.yaml_helper import yaml_parse

PAGE = pathlib.Path("docs/PUSH.md").read_text(encoding="utf-8")
PUSHES = pathlib.Path("src/tools/resources/io/cloudcall/tools/sandbox/push/push-events.jsonl")
PACKAGES = (
    "@aws-sdk/client-dynamodb@3.1164.0",
    "@aws-sdk/lib-dynamodb@3.1164.0",
    "@aws-lambda-powertools/idempotency@2.35.0",
)
# Gives each line of its input to the handler, one after the other, as Lambda does.
RUNNER = """
import readline from 'node:readline'
const { handler } = await import(process.argv[2])
for await (const line of readline.createInterface({ input: process.stdin })) await handler(JSON.parse(line), { getRemainingTimeInMillis: () => 3000 })
"""


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.M | re.S)


@pytest.fixture(scope="module")
def folder(node, tmp_path_factory):
    """A folder with the blocks that begin with the name of their file, and their packages."""
    folder = tmp_path_factory.mktemp("consumers")
    for text in blocks("js") + blocks("yaml"):
        if named := re.match(r"(?://|#) (\w+\.\w+)\n", text):
            (folder / named[1]).write_text(text)
    (folder / "run.mjs").write_text(RUNNER)
    run("npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES, cwd=folder, ok=True)
    return folder


@pytest.fixture(scope="module")
def dynamodb(localstack):
    """The URL of moto's DynamoDB."""
    with started(environment.venv("localstack", (3, 12)) / "python", ".ci/dynamodb.py") as server:
        yield server.find(r"http://\S+")[0]


@pytest.fixture(scope="module")
def push_url(localstack, built):
    """The push function, whose bus is LocalStack's."""
    boto3.client("events").create_event_bus(Name="pushes")
    port = free_port()
    with started("./cloudcall", "serve", "--push", "--port", port, env=os.environ | {"WECHAT_PUSH_BUS": "pushes"}) as server:
        wait_until(lambda: listens(port) or server.ended, "the push function does not serve", 120)
        assert not server.ended, server.text
        yield f"http://127.0.0.1:{port}/push"


def table(url, name, key):
    return boto3.resource("dynamodb", endpoint_url=url).create_table(
        TableName=name,
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )


class Queue:
    """The target of a rule with a pattern."""

    def __init__(self, name, pattern):
        events, self.sqs = boto3.client("events"), boto3.client("sqs")
        self.url = self.sqs.create_queue(QueueName=name)["QueueUrl"]
        arn = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        events.put_rule(Name=name, EventBusName="pushes", EventPattern=json.dumps(pattern))
        events.put_targets(Rule=name, EventBusName="pushes", Targets=[{"Id": "queue", "Arn": arn}])

    def take(self, number):
        found = []
        while len(found) < number:
            messages = self.sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10, WaitTimeSeconds=5).get("Messages", [])
            if not messages:
                break
            for message in messages:
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message["ReceiptHandle"])
                found.append(message["Body"])
        return found


def handle(folder, name, events, **variables):
    """Runs a handler of the page, and returns what it prints."""
    assert events
    given = "".join(event + "\n" for event in events)
    return run("node", "run.mjs", f"./{name}", cwd=folder, env=os.environ | variables, input=given, ok=True, timeout=120).stdout


def push(url, event, **fields):
    run("./cloudcall", "push", event, "--to", url, "--data", json.dumps(fields), ok=True, timeout=120)


def track(version, *types):
    actions = [{"ActionTime": 1546924840 + at, "ActionType": kind, "ActionMsg": f"node {at}"} for at, kind in enumerate(types)]
    return {"DeliveryID": "SF", "WayBillId": "1", "OrderId": "order-1", "Version": version, "Count": len(types), "Actions": actions}


def test_tracker(folder, push_url, dynamodb):
    """The newest track stays, whatever comes after it."""
    template = (folder / "tracker.yaml").read_text()
    assert not cfnlint.api.lint(template)
    resources = yaml_parse(template)["Resources"]
    rows = table(dynamodb, "tracks", resources["Tracks"]["Properties"]["PrimaryKey"]["Name"])
    queue = Queue("tracker", resources["Tracker"]["Properties"]["Events"]["Moved"]["Properties"]["Pattern"])

    push(push_url, "add_express_path", **track(2, 100001, 200001))
    push(push_url, "add_express_path", **track(1, 100001))
    push(push_url, "user_enter_tempsession", SessionFrom="page")
    push(push_url, "add_express_path", **track(3, 100001, 200001, 300003))
    push(push_url, "add_express_path", **track(3, 100001, 200001, 300003))
    push(push_url, "add_express_path", **track(2, 100001, 200001))
    push(push_url, "add_express_path", **track(1, 100001) | {"WayBillId": "2", "Actions": track(1, 100001)["Actions"][0]})
    events = queue.take(6)
    assert len(events) == 6 and not queue.take(1), "the rule passes six tracks on, and nothing else"
    handle(folder, "tracker.mjs", events, TABLE="tracks", AWS_ENDPOINT_URL_DYNAMODB=dynamodb)

    first, second = (rows.get_item(Key={"waybill": f"SF/{number}"}).get("Item", {}) for number in "12")
    assert first["version"] == 3 and len(first["track"]) == 3
    assert first["signedFor"] is True and second["signedFor"] is False
    assert [node["ActionType"] for node in second["track"]] == [100001], "a track of one node without brackets is a list too"


@pytest.fixture(scope="module")
def seen(dynamodb):
    return table(dynamodb, "seen", "id")


@pytest.fixture(scope="module")
def once(push_url):
    return Queue("once", {"detail-type": ["trade_manage_order_settlement", "text"]})


def test_each_settlement_is_counted_once(folder, push_url, dynamodb, seen, once):
    totals = table(dynamodb, "totals", "day")
    for number in (1, 2, 1):
        push(push_url, "trade_manage_order_settlement", transaction_id=f"4200{number}", CreateTime=1546924844)
    settled = once.take(3)
    assert len(settled) == 3
    handle(folder, "settled.mjs", settled, SEEN="seen", TOTALS="totals", AWS_ENDPOINT_URL_DYNAMODB=dynamodb)
    assert [item["settled"] for item in totals.scan()["Items"]] == [2]
    assert all(item["expires"] > 0 and item["id"].startswith("push:") for item in seen.scan()["Items"])


def test_each_message_is_answered_once(folder, push_url, dynamodb, seen, once):
    for _ in range(2):
        push(push_url, "text", Content="在吗", MsgId=12345678901234567, CreateTime=1546924844)
    messages = once.take(2)
    assert len(messages) == 2
    assert handle(folder, "answer.mjs", messages, SEEN="seen", AWS_ENDPOINT_URL_DYNAMODB=dynamodb).count("one answer") == 1


def patterns(page):
    return re.findall(r"^\| `(\{.*\})` \| .* \|$", page, re.M)


PATTERNS = pytest.mark.parametrize("pattern", patterns(PAGE))


def test_translation_has_the_same_patterns():
    assert patterns(pathlib.Path("docs/PUSH.zh-CN.md").read_text(encoding="utf-8")) == patterns(PAGE)


def matches(entry, name):
    """Whether an entry of a pattern's detail-type is one for pushes of this name."""
    if isinstance(entry, str):
        return entry == name
    return name.startswith(entry["prefix"]) if "prefix" in entry else name.lower() == entry["equals-ignore-case"].lower()


def has(fields, pattern):
    """Whether there is each field that a pattern names, in one element of an array."""
    if isinstance(fields, list):
        return any(has(element, pattern) for element in fields)
    if not isinstance(pattern, dict):
        return True
    return isinstance(fields, dict) and all(key in fields and has(fields[key], inner) for key, inner in pattern.items())


@PATTERNS
def test_patterns_name_documented_pushes(pattern):
    pushes = [json.loads(row) for row in PUSHES.read_text(encoding="utf-8").splitlines()]
    pattern = json.loads(pattern)
    for entry in pattern.get("detail-type", []):
        found = [push for push in pushes if matches(entry, push.get("event") or push["message"])]
        assert found, f"WeChat pushes no {entry}"
        assert any(has(push["fields"], pattern.get("detail", {})) for push in found), f"{entry} has no such detail"


@PATTERNS
def test_patterns(localstack, pattern):
    """The page's patterns, which LocalStack matches with EventBridge's own rule language."""
    event = json.loads(next(text for text in blocks("json") if '"detail-type"' in text))
    about_tracks = "detail-type" not in pattern or "add_express_path" in pattern
    assert boto3.client("events").test_event_pattern(EventPattern=pattern, Event=json.dumps(event))["Result"] == about_tracks
