"""The checks of .ci/suites/consumers; AWS_ENDPOINT_URL leads to LocalStack."""

import contextlib
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time

import boto3
import cfnlint.api
from samtranslator.yaml_helper import yaml_parse

PAGE = pathlib.Path('docs/PUSH.md').read_text()
PACKAGES = (
    '@aws-sdk/client-dynamodb@3.1164.0',
    '@aws-sdk/lib-dynamodb@3.1164.0',
    '@aws-lambda-powertools/idempotency@2.35.0',
)
# Gives each line of its input to the handler, one after the other, as Lambda does.
RUNNER = """
import readline from 'node:readline'
const { handler } = await import(process.argv[2])
for await (const line of readline.createInterface({ input: process.stdin })) await handler(JSON.parse(line), { getRemainingTimeInMillis: () => 3000 })
"""
passed = failed = 0


def check(what, ok, why=''):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(f'ok    {what}' if ok else f'FAIL  {what}\n{why}', flush=True)


def blocks(language):
    return re.findall(rf'^```{language}\n(.*?)^```$', PAGE, re.M | re.S)


def files(folder):
    """Writes the blocks that begin with the name of their file."""
    for text in blocks('js') + blocks('yaml'):
        if named := re.match(r'(?://|#) (\w+\.\w+)\n', text):
            (folder / named[1]).write_text(text)
    (folder / 'run.mjs').write_text(RUNNER)


@contextlib.contextmanager
def dynamodb():
    server = subprocess.Popen([os.environ['CLOUDCALL_MOTO'], '.ci/dynamodb.py'], stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().strip()
        yield url, boto3.resource('dynamodb', endpoint_url=url)
    finally:
        server.terminate()
        server.wait(30)


def table(tables, name, key):
    return tables.create_table(
        TableName=name,
        AttributeDefinitions=[{'AttributeName': key, 'AttributeType': 'S'}],
        KeySchema=[{'AttributeName': key, 'KeyType': 'HASH'}],
        BillingMode='PAY_PER_REQUEST',
    )


class Queue:
    """What a rule with a pattern leads to."""

    def __init__(self, name, pattern):
        events, self.sqs = boto3.client('events'), boto3.client('sqs')
        self.url = self.sqs.create_queue(QueueName=name)['QueueUrl']
        arn = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=['QueueArn'])['Attributes']['QueueArn']
        events.put_rule(Name=name, EventBusName='pushes', EventPattern=json.dumps(pattern))
        events.put_targets(Rule=name, EventBusName='pushes', Targets=[{'Id': 'queue', 'Arn': arn}])

    def take(self, number):
        found = []
        while len(found) < number:
            messages = self.sqs.receive_message(QueueUrl=self.url, MaxNumberOfMessages=10, WaitTimeSeconds=5).get('Messages', [])
            if not messages:
                break
            for message in messages:
                self.sqs.delete_message(QueueUrl=self.url, ReceiptHandle=message['ReceiptHandle'])
                found.append(message['Body'])
        return found


def handle(folder, name, events, **variables):
    """Runs a handler of the page."""
    done = subprocess.run(
        ['node', 'run.mjs', f'./{name}'],
        cwd=folder,
        env=os.environ | variables,
        input=''.join(event + '\n' for event in events),
        capture_output=True,
        text=True,
        timeout=120,
    )
    check(f'{name} takes {len(events)} events', done.returncode == 0 and len(events), done.stderr)
    return done.stdout


@contextlib.contextmanager
def push_function():
    """Serves the push function, whose bus is LocalStack's."""
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    with tempfile.NamedTemporaryFile('w+') as log:
        command = ['./cloudcall', 'serve', '--push', '--port', str(port)]
        server = subprocess.Popen(command, env=os.environ | {'WECHAT_PUSH_BUS': 'pushes'}, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(port, server, log.name)
            yield f'http://127.0.0.1:{port}/push'
        finally:
            server.terminate()
            server.wait(30)


def wait_for(port, server, log):
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection(('127.0.0.1', port), 1):
            return
        if server.poll() is not None:
            break
        time.sleep(0.2)
    raise SystemExit(f'./cloudcall serve --push does not serve:\n{pathlib.Path(log).read_text()}')


def push(url, event, **fields):
    command = ['./cloudcall', 'push', event, '--to', url, '--data', json.dumps(fields)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise SystemExit(f'./cloudcall push {event}:\n{done.stdout}{done.stderr}')


def track(version, *types):
    actions = [{'ActionTime': 1546924840 + at, 'ActionType': kind, 'ActionMsg': f'node {at}'} for at, kind in enumerate(types)]
    return {'DeliveryID': 'SF', 'WayBillId': '1', 'OrderId': 'order-1', 'Version': version, 'Count': len(types), 'Actions': actions}


def tracker(folder, to, url, tables):
    found = cfnlint.api.lint((folder / 'tracker.yaml').read_text())
    check('cfn-lint, tracker.yaml', not found, '\n'.join(map(str, found)))
    resources = yaml_parse((folder / 'tracker.yaml').read_text())['Resources']
    rows = table(tables, 'tracks', resources['Tracks']['Properties']['PrimaryKey']['Name'])
    queue = Queue('tracker', resources['Tracker']['Properties']['Events']['Moved']['Properties']['Pattern'])

    push(to, 'add_express_path', **track(2, 100001, 200001))
    push(to, 'add_express_path', **track(1, 100001))
    push(to, 'user_enter_tempsession', SessionFrom='page')
    push(to, 'add_express_path', **track(3, 100001, 200001, 300003))
    push(to, 'add_express_path', **track(3, 100001, 200001, 300003))
    push(to, 'add_express_path', **track(2, 100001, 200001))
    push(to, 'add_express_path', **track(1, 100001) | {'WayBillId': '2', 'Actions': track(1, 100001)['Actions'][0]})
    events = queue.take(6)
    check('the rule passes six tracks on, and nothing else', len(events) == 6 and not queue.take(1), events)
    handle(folder, 'tracker.mjs', events, TABLE='tracks', AWS_ENDPOINT_URL_DYNAMODB=url)

    first, second = (rows.get_item(Key={'waybill': f'SF/{number}'}).get('Item', {}) for number in '12')
    check('the newest track stays, whatever came after it', first.get('version') == 3 and len(first['track']) == 3, first)
    check('a waybill that was signed for is marked', first.get('signedFor') is True and second.get('signedFor') is False, (first, second))
    check('a track of one node without brackets is a list too', [node['ActionType'] for node in second.get('track', [])] == [100001], second)


def exactly_once(folder, to, url, tables):
    seen, totals = table(tables, 'seen', 'id'), table(tables, 'totals', 'day')
    queue = Queue('once', {'detail-type': ['trade_manage_order_settlement', 'text']})
    for number in (1, 2, 1):
        push(to, 'trade_manage_order_settlement', transaction_id=f'4200{number}', CreateTime=1546924844)
    settled = queue.take(3)
    handle(folder, 'settled.mjs', settled, SEEN='seen', TOTALS='totals', AWS_ENDPOINT_URL_DYNAMODB=url)
    counted = [item['settled'] for item in totals.scan()['Items']]
    check('settled.mjs counts each settlement once', len(settled) == 3 and counted == [2], (settled, counted))
    check('its ids end', all(item['expires'] > 0 and item['id'].startswith('push:') for item in seen.scan()['Items']))

    push(to, 'text', Content='在吗', MsgId=12345678901234567, CreateTime=1546924844)
    push(to, 'text', Content='在吗', MsgId=12345678901234567, CreateTime=1546924844)
    messages = queue.take(2)
    answers = handle(folder, 'answer.mjs', messages, SEEN='seen', AWS_ENDPOINT_URL_DYNAMODB=url)
    check('answer.mjs answers each message once', len(messages) == 2 and answers.count('one answer') == 1, answers)


def patterns():
    """The page's patterns, which LocalStack matches with EventBridge's own rule language."""
    events = boto3.client('events')
    rows = re.findall(r'^\| `(\{.*\})` \| (.*) \|$', PAGE, re.M)
    event = json.loads(next(text for text in blocks('json') if '"detail-type"' in text))
    matched = [events.test_event_pattern(EventPattern=pattern, Event=json.dumps(event))['Result'] for pattern, _ in rows]
    for (pattern, meaning), result in zip(rows, matched, strict=True):
        about_tracks = 'detail-type' not in pattern or 'add_express_path' in pattern
        check(f'{pattern}: {meaning}', result == about_tracks, result)


def main():
    with tempfile.TemporaryDirectory() as name, dynamodb() as (url, tables), push_function() as to:
        folder = pathlib.Path(name)
        files(folder)
        install = ['npm', 'install', '--no-audit', '--no-fund', '--silent', *PACKAGES]
        subprocess.run(install, cwd=folder, check=True, timeout=300)
        boto3.client('events').create_event_bus(Name='pushes')
        tracker(folder, to, url, tables)
        exactly_once(folder, to, url, tables)
        patterns()
    print(f'{passed} passed, {failed} failed')
    sys.exit(1 if failed or not passed else 0)


main()
