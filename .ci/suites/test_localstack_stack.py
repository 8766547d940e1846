"""Creates what LocalStack can hold of the stack.

That is, from template.yaml: secret, roles and policies, log group, schedule, network, alarms, and of pushes the bus, the rule and the queues,
through which it sends an event. Drives the alarms through their states.

It does not enforce the policies of queues; alarms on metric math and queries are set by hand, as it does not evaluate them. It holds no function,
version, alias, HTTP API or dashboard (of a stack), makes no Elastic IP and so no NAT gateway, keeps no log retention, has no rules for what goes
out, changes no role that is there, and keeps what an update of a parameter takes away.
"""

import json
import os
import pathlib
import re
import time

import boto3
import botocore.exceptions
import pytest
from conftest import wait_until
from samtranslator.yaml_helper import yaml_parse

STACK = 'cloudcall-test'
TEMPLATE = yaml_parse(pathlib.Path('template.yaml').read_text())
# The network's types are AWS::EC2::…
HELD = ('AWS::CloudWatch::Alarm', *(f'AWS::{service}::' for service in ('EC2', 'Events', 'IAM', 'Logs', 'SQS', 'Scheduler', 'SecretsManager')))
# It makes no Elastic IPs, and so nothing that needs one.
NOT_HELD = ('EgressAddress', 'NatGateway', 'PrivateRoute')
FUNCTION = 'the-function'
PUSH_FUNCTION = 'push-function'
ALIAS = 'arn:aws:lambda:us-east-1:000000000000:function:the-function:live'
KEY = 'arn:aws:kms:us-east-1:000000000000:key/0a1b2c3d-0000-4000-8000-000000000000'
SHOPS = '{"wx0123456789abcdef":"stored-by-the-operator","wxfedcba9876543210":"stored-too"}'

WAIT = {'Delay': 1, 'MaxAttempts': 60}


@pytest.fixture(scope='module', autouse=True)
def clients(localstack):
    """The clients of services, as globals; they are made when LocalStack runs."""
    names = {'secretsmanager': 'secrets'}
    services = ('cloudformation', 'cloudwatch', 'ec2', 'events', 'iam', 'logs', 's3', 'scheduler', 'secretsmanager', 'sns', 'sqs')
    globals().update({names.get(service, service): boto3.client(service) for service in services})


@pytest.fixture(autouse=True)
def no_stack(clients):
    """Deletes what a failed test has left."""
    yield
    if cloudformation.list_stacks(StackStatusFilter=['CREATE_COMPLETE', 'CREATE_FAILED', 'UPDATE_COMPLETE', 'ROLLBACK_COMPLETE'])['StackSummaries']:
        delete()


def held():
    """The template without what LocalStack does not hold; what it would be told becomes outputs, to see what that resolves to."""
    function, pushes = (TEMPLATE['Resources'][name]['Properties'] for name in ('CloudFunction', 'PushFunction'))
    resources = {n: r for n, r in TEMPLATE['Resources'].items() if r['Type'].startswith(HELD) and n not in NOT_HELD}
    told = ('LogGroupName', 'AppSecretArn', 'AppsSecretArn', 'PushSecretArn', 'PushBusName', 'PushQueueUrl', 'PushDeadLetterQueueUrl')
    outputs = {name: {k: v for k, v in TEMPLATE['Outputs'][name].items() if k != 'Description'} for name in told}
    outputs['Description'] = {'Value': function['Description']}
    outputs['PushDescription'] = {'Condition': 'HasPush', 'Value': pushes['Description']}
    for name in ('WECHAT_PUSH_ARN', 'WECHAT_PUSH_BUS', 'WECHAT_PUSH_MAX_AGE_SECONDS'):
        outputs[name.replace('_', '')] = {'Condition': 'HasPush', 'Value': pushes['Environment']['Variables'][name]}
    variables = function['Environment']['Variables']
    for name in ('WECHAT_APP_ID', 'WECHAT_APP_SECRET_ARN', 'WECHAT_APPS_ARN', 'WECHAT_ACCESS_TOKEN_URL', 'HTTPS_PROXY', 'CLOUD_CALL_API'):
        outputs[name.replace('_', '')] = {'Value': {'Fn::Sub': ['${Value}.', {'Value': variables[name]}]}}
    outputs['Dashboard'] = {'Value': TEMPLATE['Resources']['OperationsDashboard']['Properties']['DashboardBody']}
    parts = {part: TEMPLATE[part] for part in ('AWSTemplateFormatVersion', 'Mappings', 'Conditions')}
    parts['Parameters'] = {n: {k: v for k, v in p.items() if k != 'Description'} for n, p in TEMPLATE['Parameters'].items()}
    text = json.dumps(parts | {'Resources': resources, 'Outputs': outputs}, separators=(',', ':'))
    text = text.replace('{"Ref":"CloudFunction.Alias"}', f'"{ALIAS}"')
    for name, function in (('CloudFunction', FUNCTION), ('PushFunction', PUSH_FUNCTION)):
        text = text.replace(f'{{"Ref":"{name}"}}', f'"{function}"').replace(f'${{{name}}}', function)
    return text


def template_url():
    """In a bucket, as a template in the request itself holds 51,200 bytes."""
    s3.create_bucket(Bucket='templates')
    s3.put_object(Bucket='templates', Key='template.json', Body=held().encode())
    return os.environ['AWS_ENDPOINT_URL'] + '/templates/template.json'


def deploy(change='create', **values):
    values = {'AppId': 'wx0123456789abcdef'} | values
    getattr(cloudformation, f'{change}_stack')(
        StackName=STACK,
        TemplateURL=template_url(),
        Capabilities=['CAPABILITY_IAM'],
        Parameters=[{'ParameterKey': k, 'ParameterValue': v} for k, v in values.items()],
    )
    try:
        cloudformation.get_waiter(f'stack_{change}_complete').wait(StackName=STACK, WaiterConfig=WAIT)
    except botocore.exceptions.WaiterError:
        events = cloudformation.describe_stack_events(StackName=STACK)['StackEvents']
        raise RuntimeError([e for e in events if e['ResourceStatus'].endswith('FAILED')]) from None
    stack = cloudformation.describe_stacks(StackName=STACK)['Stacks'][0]
    return {o['OutputKey']: o['OutputValue'] for o in stack['Outputs']}


def delete():
    cloudformation.delete_stack(StackName=STACK)
    cloudformation.get_waiter('stack_delete_complete').wait(StackName=STACK, WaiterConfig=WAIT)


def resource(name):
    return cloudformation.describe_stack_resource(StackName=STACK, LogicalResourceId=name)['StackResourceDetail']['PhysicalResourceId']


def policies(name='Role'):
    role = resource(name)
    names = iam.list_role_policies(RoleName=role)['PolicyNames']
    return {name: iam.get_role_policy(RoleName=role, PolicyName=name)['PolicyDocument']['Statement'] for name in names}


def test_own_secret():
    outputs = deploy()
    arn = outputs['AppSecretArn']
    assert secrets.get_secret_value(SecretId=arn)['SecretString'] == '{"appSecret":""}', 'the secret waits without a value'
    assert outputs['WECHATAPPSECRETARN'] == arn + '.', 'the function is told its ARN'
    assert outputs['HTTPSPROXY'] == '.', 'no proxy'
    assert outputs['Description'] == 'logistics.getAllAccount wx0123456789abcdef own m/a/1024 15/5000 II shared  r1', (
        'the description says what the version is')
    group = logs.describe_log_groups(logGroupNamePrefix=outputs['LogGroupName'])['logGroups'][0]
    granted = policies()
    assert sorted(granted) == ['app-secret', 'log'], 'the role may log and read the secret, nothing else'
    expected = [{'Effect': 'Allow', 'Action': 'secretsmanager:GetSecretValue', 'Resource': arn}]
    assert granted['app-secret'] == expected, 'this secret only'
    assert granted['log'][0]['Resource'] == group['arn'].removesuffix(':*') + ':*', 'this log only'
    assert not iam.list_attached_role_policies(RoleName=resource('Role'))['AttachedPolicies'], 'no managed policy'

    secrets.put_secret_value(SecretId=arn, SecretString='stored-by-the-operator')
    outputs = deploy('update', MemorySize='2048')
    assert outputs['AppSecretArn'] == arn, 'an update leaves the secret alone'
    assert secrets.get_secret_value(SecretId=arn)['SecretString'] == 'stored-by-the-operator', 'and its value'
    assert '/2048 ' in outputs['Description'], 'another setting is another description'
    delete()
    assert not logs.describe_log_groups(logGroupNamePrefix='/cloudcall/')['logGroups'], 'nothing is left of the log'


def test_existing_secret():
    arn = secrets.create_secret(Name='shop/app-secret', SecretString='elsewhere')['ARN']
    outputs = deploy(AppSecretArn=arn, AppSecretKmsKeyArn=KEY)
    assert 'AppSecretArn' not in outputs and len(secrets.list_secrets()['SecretList']) == 1, 'no second secret'
    assert outputs['WECHATAPPSECRETARN'] == arn + '.', 'the function is told the ARN'
    assert f' {arn.split(":")[6]} m/a/' in outputs['Description'], 'the description names the secret'
    granted = policies()
    assert [s['Resource'] for s in granted['app-secret']] == [arn], 'that secret only'
    statement = granted['app-secret-key'][0]
    assert (statement['Action'], statement['Resource']) == ('kms:Decrypt', KEY), 'its key, to decrypt'
    assert statement['Condition'] == {'StringEquals': {'kms:EncryptionContext:SecretARN': arn}}, 'for that secret only'
    delete()
    assert secrets.get_secret_value(SecretId=arn)['SecretString'] == 'elsewhere', 'the secret stays'
    secrets.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)


def test_several_apps():
    outputs = deploy(AppId='', AppsArn='own', CloudCallApi='*')
    arn = outputs['AppsSecretArn']
    assert secrets.get_secret_value(SecretId=arn)['SecretString'] == '{}', 'the secret of several waits without a value'
    assert 'AppSecretArn' not in outputs and len(secrets.list_secrets()['SecretList']) == 1, 'it is the only one'
    assert (outputs['WECHATAPPSARN'], outputs['WECHATAPPSECRETARN']) == (arn + '.', '.'), 'the function is told its ARN, and of no other'
    assert outputs['Description'].startswith('*  apps:own '), 'the description says so'
    expected = [{'Effect': 'Allow', 'Action': 'secretsmanager:GetSecretValue', 'Resource': arn}]
    assert policies()['app-secret'] == expected, 'the role may read it, no other'
    secrets.put_secret_value(SecretId=arn, SecretString=SHOPS)
    outputs = deploy('update', AppId='', AppsArn='own', CloudCallApi='*', AppMetrics='on')
    assert secrets.get_secret_value(SecretId=arn)['SecretString'] == SHOPS, 'an update leaves it alone'
    delete()

    arn = secrets.create_secret(Name='shops/app-secrets', SecretString=SHOPS)['ARN']
    keys = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:cloudcall/security/wx????????????????-??????'
    outputs = deploy(AppsArn=arn, CloudCallApi='*', AppSecretKmsKeyArn=KEY, ApiSecurityArn='cloudcall/security/{appid}', ApiSecurityKmsKeyArn=KEY)
    assert outputs['WECHATAPPSARN'] == arn + '.' and 'AppsSecretArn' not in outputs, 'an existing secret of several'
    assert f' apps:{arn.split(":")[6]} ' in outputs['Description'], 'the description names it'
    granted = policies()
    assert [s['Resource'] for s in granted['app-secret']] == [arn], 'the role may read it'
    assert granted['app-secret-key'][0]['Condition'] == {'StringEquals': {'kms:EncryptionContext:SecretARN': arn}}, 'and decrypt it'
    assert [s['Resource'] for s in granted['api-security']] == [keys], 'and read the keys of each mini program'
    assert granted['api-security-key'][0]['Condition'] == {'StringLike': {'kms:EncryptionContext:SecretARN': keys}}, 'and decrypt them'
    secrets.create_secret(Name='cloudcall/security/wx0123456789abcdef', SecretString='{}')
    named = secrets.describe_secret(SecretId='cloudcall/security/wx0123456789abcdef')['ARN']
    assert re.fullmatch(keys.replace('?', '.'), named), 'whose ARN is of that form'
    delete()
    for name in (arn, named):
        secrets.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)


def test_token_service():
    outputs = deploy(AppId='', AccessTokenUrl='https://tokens.example/wechat', HttpsProxy='http://proxy.example:3128')
    assert 'AppSecretArn' not in outputs and outputs['WECHATAPPSECRETARN'] == '.', 'a token service needs no secret'
    assert sorted(policies()) == ['log'], 'nor the right to read one'
    assert outputs['WECHATACCESSTOKENURL'] == 'https://tokens.example/wechat.', 'the function is told its URL'
    assert outputs['HTTPSPROXY'] == 'http://proxy.example:3128.', 'the function is told its proxy'
    delete()


def test_watched():
    deploy(QuotaWatch='rate(30 minutes)')
    schedule = scheduler.get_schedule(Name=resource('WatchSchedule'))
    assert schedule['ScheduleExpression'] == 'rate(30 minutes)', 'the schedule is as often as it shall'
    assert schedule['Target']['Arn'] == ALIAS, 'it invokes the alias'
    assert json.loads(schedule['Target']['Input']) == json.loads(pathlib.Path('events/quota-watch.json').read_text()), 'with the event of events/'
    assert 'appids' not in schedule['Target']['Input'], 'as long as no mini programs are named'
    role = iam.get_role(RoleName=resource('WatchRole'))['Role']
    assert schedule['Target']['RoleArn'] == role['Arn'], 'in its own role'
    granted = policies('WatchRole')
    assert granted == {'invoke': [{'Effect': 'Allow', 'Action': 'lambda:InvokeFunction', 'Resource': ALIAS}]}, 'which may invoke the alias only'
    delete()
    assert not scheduler.list_schedules()['Schedules'], 'nothing is left of the schedule'
    shops = list(json.loads(SHOPS))
    deploy(QuotaWatch='rate(30 minutes)', LowQuota='5', AppsArn='own', CloudCallApi='*', WatchedAppIds=','.join(shops))
    event = json.loads(scheduler.get_schedule(Name=resource('WatchSchedule'))['Target']['Input'])
    assert event == {'cloudcall.quotaWatch': {'lowQuota': 5, 'appids': shops}}, 'which invokes it for each of several mini programs'
    delete()


def test_no_pushes():
    outputs = deploy()
    assert not [name for name in outputs if 'push' in name.lower()], 'without Push no output of it'
    found = [r['LogicalResourceId'] for r in cloudformation.describe_stack_resources(StackName=STACK)['StackResources']]
    assert not [name for name in found if 'push' in name.lower()], 'and no resource'
    assert not queues() and buses() == ['default'], 'no queue, no bus of its own'
    delete()


def queues():
    return sqs.list_queues().get('QueueUrls', [])


def buses():
    return [bus['Name'] for bus in events.list_event_buses()['EventBuses']]


def attributes(queue):
    return sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=['All'])['Attributes']


def test_pushes():
    outputs = deploy(Push='on')
    arn, bus = outputs['PushSecretArn'], outputs['PushBusName']
    assert secrets.get_secret_value(SecretId=arn)['SecretString'] == '{}', 'the secret for the keys of pushes waits without a value'
    told = (outputs['WECHATPUSHARN'], outputs['WECHATPUSHBUS'], outputs['WECHATPUSHMAXAGESECONDS'])
    assert told == (arn, bus, '600'), 'the function of pushes is told of secret, bus and age'
    assert outputs['PushDescription'] == 'push wx0123456789abcdef own m/a/1024 600 II r1', 'its description says what its version is'
    granted = policies('PushRole')
    assert sorted(granted) == ['log', 'push-bus', 'push-secret'], 'its role has a log, a secret and a bus'
    assert granted['push-secret'] == [{'Effect': 'Allow', 'Action': 'secretsmanager:GetSecretValue', 'Resource': arn}], 'this secret only'
    bus_arn = events.describe_event_bus(Name=bus)['Arn']
    assert granted['push-bus'] == [{'Effect': 'Allow', 'Action': 'events:PutEvents', 'Resource': bus_arn}], 'this bus only'
    group = logs.describe_log_groups(logGroupNamePrefix='/cloudcall/cloudcall-test/push')['logGroups'][0]
    assert granted['log'][0]['Resource'] == group['arn'].removesuffix(':*') + ':*', 'this log only'
    assert policies()['log'][0]['Resource'] != granted['log'][0]['Resource'], 'which the other function may not write'
    push_queues(outputs)
    push_on_its_way(outputs)
    delete()
    assert not queues() and buses() == ['default'], 'nothing is left of the pushes'


def push_queues(outputs):
    rule, = events.list_rules(EventBusName=outputs['PushBusName'])['Rules']
    queue, dead = attributes(outputs['PushQueueUrl']), attributes(outputs['PushDeadLetterQueueUrl'])
    target, = events.list_targets_by_rule(EventBusName=outputs['PushBusName'], Rule=rule['Name'])['Targets']
    assert (target['Arn'], target['DeadLetterConfig']['Arn']) == (queue['QueueArn'], dead['QueueArn']), (
        'the rule leads to the queue, and to the other one')
    redrive = json.loads(queue['RedrivePolicy'])
    assert (redrive['deadLetterTargetArn'], int(redrive['maxReceiveCount'])) == (dead['QueueArn'], 5), 'as does the queue after five times'
    for name, found in (('the queue', queue), ('the dead-letter queue', dead)):
        allow, deny = json.loads(found['Policy'])['Statement']
        assert allow['Condition'] == {'ArnEquals': {'aws:SourceArn': rule['Arn']}} and allow['Resource'] == found['QueueArn'], (
            f'{name} takes what the rule sends')
        assert deny['Effect'] == 'Deny', f'{name} takes nothing without TLS'
        assert found['SqsManagedSseEnabled'] == 'true', f'{name} is encrypted'


def push_on_its_way(outputs):
    """One push and two events that are none: from the bus to the queue, and after five times from there to the other one."""
    text = '{"CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","n":1.10}'
    sent = {'Source': 'wechat.wx0123456789abcdef', 'DetailType': 'debug_demo', 'Detail': text, 'Resources': ['push:0a'], 'Time': 1714112445}
    bus = {'EventBusName': outputs['PushBusName']}
    answer = events.put_events(Entries=[sent | {'Source': 'shop'} | bus, sent, sent | bus])
    assert answer['FailedEntryCount'] == 0, 'the bus accepts events'
    receive = {'QueueUrl': outputs['PushQueueUrl'], 'MaxNumberOfMessages': 10, 'VisibilityTimeout': 0}
    for n in range(5):
        found = wait_until(lambda: sqs.receive_message(**receive).get('Messages'), 'no push in the queue')
        bodies = [json.loads(m['Body']) for m in found]
        assert [b['source'] for b in bodies] == [sent['Source']], f'the push of a mini program is in the queue, the others are not, {n + 1}'
    body = bodies[0]
    assert (body['detail-type'], body['resources'], body['time']) == ('debug_demo', ['push:0a'], '2024-04-26T06:20:45Z'), (
        'with its type, its id and its time')
    assert body['detail'] == json.loads(text), 'and its message'
    assert not sqs.receive_message(**receive).get('Messages'), 'no more after five times'
    found = wait_until(lambda: sqs.receive_message(**receive | {'QueueUrl': outputs['PushDeadLetterQueueUrl']}).get('Messages'), 'no push in the dead-letter queue')
    assert [json.loads(m['Body'])['id'] for m in found] == [body['id']], 'but in the dead-letter queue'


def test_push_keys():
    arn = secrets.create_secret(Name='shops/push', SecretString='{}')['ARN']
    outputs = deploy(Push='on', PushArn=arn, PushKmsKeyArn=KEY, PushMaxAgeSeconds='60')
    granted = policies('PushRole')
    assert 'PushSecretArn' not in outputs and outputs['WECHATPUSHARN'] == arn, 'an existing secret for the keys of pushes'
    assert [s['Resource'] for s in granted['push-secret']] == [arn], 'which the role may read'
    assert granted['push-secret-key'][0]['Condition'] == {'StringLike': {'kms:EncryptionContext:SecretARN': arn}}, 'and decrypt'
    assert outputs['PushDescription'] == f'push wx0123456789abcdef {arn.split(":")[6]} m/a/1024 60 II r1', 'the description names it'
    delete()
    secrets.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
    outputs = deploy(AppId='', AppsArn='own', CloudCallApi='*', Push='on', PushArn='cloudcall/push/{appid}')
    named = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:cloudcall/push/wx????????????????-??????'
    assert outputs['WECHATPUSHARN'] == 'cloudcall/push/{appid}', 'a secret for each mini program'
    assert [s['Resource'] for s in policies('PushRole')['push-secret']] == [named], 'which the role may read'
    delete()


def test_network():
    deploy(Egress='fixed', Tracing='on')
    private = [resource('PrivateSubnetA'), resource('PrivateSubnetB')]
    zones = {s['AvailabilityZone'] for s in ec2.describe_subnets(SubnetIds=private)['Subnets']}
    assert len(zones) == 2, 'private subnets in two zones'
    tables = ec2.describe_route_tables(RouteTableIds=[resource('PublicRoutes')])['RouteTables'][0]
    joined = {a.get('SubnetId') for a in tables['Associations']} - {None}
    ways = {r['DestinationCidrBlock'] for r in tables['Routes']}
    assert joined == {resource('PublicSubnet')} and '0.0.0.0/0' in ways, 'the public subnet has a way out'
    tables = ec2.describe_route_tables(RouteTableIds=[resource('PrivateRoutes')])['RouteTables'][0]
    joined = {a.get('SubnetId') for a in tables['Associations']} - {None}
    assert joined == set(private), 'the private ones share a table of their own'
    group = ec2.describe_security_groups(GroupIds=[resource('SecurityGroup')])['SecurityGroups'][0]
    assert not group['IpPermissions'], 'nothing comes in'
    assert sorted(policies()) == ['app-secret', 'log', 'network', 'network-denial', 'trace'], 'the role may also trace and have network interfaces'
    delete()


def test_no_alarms():
    outputs = deploy()
    assert not cloudwatch.describe_alarms()['MetricAlarms'], 'no topic, no alarm'
    widgets = json.loads(outputs['Dashboard'])['widgets']
    assert not [w for w in widgets if w['type'] == 'alarm'], 'and no alarms on the dashboard'
    delete()


def test_alarms():
    topic, queue = sns.create_topic(Name='on-call')['TopicArn'], sqs.create_queue(QueueName='on-call')['QueueUrl']
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=['QueueArn'])['Attributes']['QueueArn']
    sns.subscribe(TopicArn=topic, Protocol='sqs', Endpoint=arn, Attributes={'RawMessageDelivery': 'true'})
    outputs = deploy(AlarmTopicArn=topic, RunbookUrl='https://runbook.example/', QuotaWatch='rate(30 minutes)', LowQuota='50', Push='on')
    created = {a['AlarmName'].removeprefix(STACK + '-'): a for a in cloudwatch.describe_alarms()['MetricAlarms']}
    expected = [r['Properties']['AlarmName']['Fn::Sub'].rpartition('}-')[2] for r in TEMPLATE['Resources'].values() if r['Type'] == 'AWS::CloudWatch::Alarm']
    assert sorted(created) == sorted(expected), 'each alarm is there'
    assert all(a['AlarmActions'] == a['OKActions'] == [topic] for a in created.values()), 'and none other, nor one that notifies another topic'
    assert created['close-to-the-timeout']['Metrics'][0]['Expression'] == 'duration / (1000 * 15)', 'the share of the timeout'
    query = created['low-quota-by-account']['Metrics'][0]['Expression']
    assert f""" WHERE "Function" = '{FUNCTION}' """ in query, 'the query is for this function'
    dashboard(outputs['Dashboard'], {a['AlarmArn'] for a in created.values()})

    evaluated = {name: a for name, a in created.items() if 'MetricName' in a}
    heard = drive(evaluated, queue)
    for name in evaluated:
        changes = [(m['OldStateValue'], m['NewStateValue']) for m in heard if m['AlarmName'] == f'{STACK}-{name}']
        assert changes[-2:] == [('OK', 'ALARM'), ('ALARM', 'OK')], f'{name}: OK, ALARM and OK, and the topic heard of it'
    for name in created.keys() - evaluated.keys():
        for state in ('ALARM', 'OK'):
            cloudwatch.set_alarm_state(AlarmName=f'{STACK}-{name}', StateValue=state, StateReason='test')
            message = wait_until(lambda: next((m for m in messages(queue) if m['AlarmName'] == f'{STACK}-{name}'), None), f'the topic does not hear of {state} of {name}')
            assert message and message['NewStateValue'] == state, f'{name}, which LocalStack cannot evaluate: the topic hears of {state}'
            assert message and f'https://runbook.example/#{name}' in message['AlarmDescription'], f'{name}: and where to look'
    delete()
    assert not cloudwatch.describe_alarms()['MetricAlarms'], 'nothing is left of the alarms'


def dashboard(body, alarmed):
    cloudwatch.put_dashboard(DashboardName=STACK, DashboardBody=body)
    widgets = json.loads(cloudwatch.get_dashboard(DashboardName=STACK)['DashboardBody'])['widgets']
    shown = {arn for w in widgets if w['type'] == 'alarm' for arn in w['properties']['alarms']}
    assert shown == alarmed, 'the dashboard shows each alarm'
    assert {w['properties']['region'] for w in widgets if w['type'] == 'metric'} == {'us-east-1'}, 'in this region'
    assert '"value": 50}' in body and '"value": 15000}' in body, 'with what the parameters say'


# What LocalStack evaluates once in EvaluationPeriods times Period, which so become seconds instead of hours.
PERIOD = 10
KEPT = ('AlarmName AlarmDescription AlarmActions OKActions Namespace MetricName Dimensions Statistic Unit ComparisonOperator Threshold '
        'EvaluationPeriods DatapointsToAlarm TreatMissingData').split()


def drive(evaluated, queue):
    """Makes alarms begin and end, by data; gives what the topic heard."""
    for a in evaluated.values():
        cloudwatch.put_metric_alarm(Period=PERIOD, **{key: a[key] for key in KEPT if key in a})
    heard = []
    for phase, state in (('good', 'OK'), ('bad', 'ALARM'), ('good', 'OK')):
        waiting = set(evaluated)
        deadline = time.monotonic() + 180
        while waiting and time.monotonic() < deadline:
            for a in evaluated.values():
                send(a, phase)
            states = {a['AlarmName'].removeprefix(STACK + '-'): a['StateValue'] for a in cloudwatch.describe_alarms()['MetricAlarms']}
            waiting = {name for name in evaluated if states[name] != state}
            heard += messages(queue)
            time.sleep(1)
        assert not waiting, f'{phase} data: {state}'
    wait_until(lambda: heard.extend(messages(queue)) or len(ended(heard)) == len(evaluated), 'the topic does not hear of all ends')
    return heard


def ended(heard):
    return {m['AlarmName'] for m in heard if m['OldStateValue'] == 'ALARM'}


def send(a, phase):
    """A reading just at or just beyond the threshold; another function's or queue's is always bad. Where no data is good, good is no data."""
    beyond, at = (-1, 0) if a['ComparisonOperator'] == 'LessThanThreshold' else (0, -1)
    # The first dimension is the function's name, or the queue's.
    first, *others = a['Dimensions']
    readings = [('another', beyond)]
    if phase == 'bad' or a['TreatMissingData'] != 'notBreaching':
        readings.append((first['Value'], beyond if phase == 'bad' else at))
    for name, offset in readings:
        dimensions = [first | {'Value': name}, *others]
        datum = {'MetricName': a['MetricName'], 'Dimensions': dimensions, 'Value': a['Threshold'] + offset}
        cloudwatch.put_metric_data(Namespace=a['Namespace'], MetricData=[datum | ({'Unit': a['Unit']} if 'Unit' in a else {})])


def messages(queue):
    found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get('Messages', [])
    for message in found:
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message['ReceiptHandle'])
    return [json.loads(message['Body']) for message in found]
