"""The checks of .ci/suites/localstack-stack; AWS_ENDPOINT_URL leads to LocalStack."""

import json
import os
import pathlib
import re
import sys
import time

import boto3
import botocore.exceptions
from samtranslator.yaml_helper import yaml_parse

STACK = 'cloudcall-test'
TEMPLATE = yaml_parse(pathlib.Path('template.yaml').read_text())
# The network's types are AWS::EC2::…
HELD = ('AWS::CloudWatch::Alarm', 'AWS::EC2::', 'AWS::Events::', 'AWS::IAM::', 'AWS::Logs::', 'AWS::SQS::', 'AWS::Scheduler::', 'AWS::SecretsManager::')
# It makes no Elastic IPs, and so nothing that needs one.
NOT_HELD = ('EgressAddress', 'NatGateway', 'PrivateRoute')
FUNCTION = 'the-function'
PUSH_FUNCTION = 'push-function'
ALIAS = 'arn:aws:lambda:us-east-1:000000000000:function:the-function:live'
KEY = 'arn:aws:kms:us-east-1:000000000000:key/0a1b2c3d-0000-4000-8000-000000000000'
SHOPS = '{"wx0123456789abcdef":"stored-by-the-operator","wxfedcba9876543210":"stored-too"}'

WAIT = {'Delay': 1, 'MaxAttempts': 60}

passed = failed = 0
SERVICES = ('cloudformation', 'cloudwatch', 'ec2', 'events', 'iam', 'logs', 's3', 'scheduler', 'secretsmanager', 'sns', 'sqs')
cloudformation, cloudwatch, ec2, events, iam, logs, s3, scheduler, secrets, sns, sqs = map(boto3.client, SERVICES)


def check(what, ok, why=''):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(f'ok    {what}' if ok else f'FAIL  {what}\n{why}', flush=True)


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


def deploy(change=cloudformation.create_stack, **values):
    values = {'AppId': 'wx0123456789abcdef'} | values
    change(
        StackName=STACK,
        TemplateURL=template_url(),
        Capabilities=['CAPABILITY_IAM'],
        Parameters=[{'ParameterKey': k, 'ParameterValue': v} for k, v in values.items()],
    )
    kind = 'stack_create_complete' if change == cloudformation.create_stack else 'stack_update_complete'
    try:
        cloudformation.get_waiter(kind).wait(StackName=STACK, WaiterConfig=WAIT)
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


def own_secret():
    outputs = deploy()
    arn = outputs['AppSecretArn']
    check('the secret waits without a value', secrets.get_secret_value(SecretId=arn)['SecretString'] == '{"appSecret":""}')
    check('the function is told its ARN', outputs['WECHATAPPSECRETARN'] == arn + '.', outputs)
    check('no proxy', outputs['HTTPSPROXY'] == '.', outputs)
    check(
        'the description says what the version is',
        outputs['Description'] == 'logistics.getAllAccount wx0123456789abcdef own m/a/1024 15/5000 II shared  r1',
        outputs['Description'],
    )
    group = logs.describe_log_groups(logGroupNamePrefix=outputs['LogGroupName'])['logGroups'][0]
    granted = policies()
    check('the role may log and read the secret, nothing else', sorted(granted) == ['app-secret', 'log'], granted)
    expected = [{'Effect': 'Allow', 'Action': 'secretsmanager:GetSecretValue', 'Resource': arn}]
    check('this secret only', granted['app-secret'] == expected, granted)
    check('this log only', granted['log'][0]['Resource'] == group['arn'].removesuffix(':*') + ':*', (granted['log'], group['arn']))
    check('no managed policy', not iam.list_attached_role_policies(RoleName=resource('Role'))['AttachedPolicies'])

    secrets.put_secret_value(SecretId=arn, SecretString='stored-by-the-operator')
    outputs = deploy(cloudformation.update_stack, MemorySize='2048')
    check('an update leaves the secret alone', outputs['AppSecretArn'] == arn)
    check('and its value', secrets.get_secret_value(SecretId=arn)['SecretString'] == 'stored-by-the-operator')
    check('another setting is another description', '/2048 ' in outputs['Description'], outputs)
    delete()
    check('nothing is left of the log', not logs.describe_log_groups(logGroupNamePrefix='/cloudcall/')['logGroups'])


def existing_secret():
    arn = secrets.create_secret(Name='shop/app-secret', SecretString='elsewhere')['ARN']
    outputs = deploy(AppSecretArn=arn, AppSecretKmsKeyArn=KEY)
    check('no second secret', 'AppSecretArn' not in outputs and len(secrets.list_secrets()['SecretList']) == 1, outputs)
    check('the function is told the ARN', outputs['WECHATAPPSECRETARN'] == arn + '.', outputs)
    check('the description names the secret', f' {arn.split(":")[6]} m/a/' in outputs['Description'], outputs)
    granted = policies()
    check('that secret only', [s['Resource'] for s in granted['app-secret']] == [arn], granted)
    statement = granted['app-secret-key'][0]
    check('its key, to decrypt', (statement['Action'], statement['Resource']) == ('kms:Decrypt', KEY), statement)
    check('for that secret only', statement['Condition'] == {'StringEquals': {'kms:EncryptionContext:SecretARN': arn}}, statement)
    delete()
    check('the secret stays', secrets.get_secret_value(SecretId=arn)['SecretString'] == 'elsewhere')


def several_apps():
    outputs = deploy(AppId='', AppsArn='own', CloudCallApi='*')
    arn = outputs['AppsSecretArn']
    check('the secret of several waits without a value', secrets.get_secret_value(SecretId=arn)['SecretString'] == '{}')
    check('it is the only one', 'AppSecretArn' not in outputs and len(secrets.list_secrets()['SecretList']) == 1, outputs)
    check('the function is told its ARN, and of no other', (outputs['WECHATAPPSARN'], outputs['WECHATAPPSECRETARN']) == (arn + '.', '.'), outputs)
    check('the description says so', outputs['Description'].startswith('*  apps:own '), outputs['Description'])
    expected = [{'Effect': 'Allow', 'Action': 'secretsmanager:GetSecretValue', 'Resource': arn}]
    check('the role may read it, no other', policies()['app-secret'] == expected, policies())
    secrets.put_secret_value(SecretId=arn, SecretString=SHOPS)
    outputs = deploy(cloudformation.update_stack, AppId='', AppsArn='own', CloudCallApi='*', AppMetrics='on')
    check('an update leaves it alone', secrets.get_secret_value(SecretId=arn)['SecretString'] == SHOPS)
    delete()

    arn = secrets.create_secret(Name='shops/app-secrets', SecretString=SHOPS)['ARN']
    keys = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:cloudcall/security/wx????????????????-??????'
    outputs = deploy(AppsArn=arn, CloudCallApi='*', AppSecretKmsKeyArn=KEY, ApiSecurityArn='cloudcall/security/{appid}', ApiSecurityKmsKeyArn=KEY)
    check('an existing secret of several', outputs['WECHATAPPSARN'] == arn + '.' and 'AppsSecretArn' not in outputs, outputs)
    check('the description names it', f' apps:{arn.split(":")[6]} ' in outputs['Description'], outputs)
    granted = policies()
    check('the role may read it', [s['Resource'] for s in granted['app-secret']] == [arn], granted)
    check('and decrypt it', granted['app-secret-key'][0]['Condition'] == {'StringEquals': {'kms:EncryptionContext:SecretARN': arn}}, granted)
    check('and read the keys of each mini program', [s['Resource'] for s in granted['api-security']] == [keys], granted)
    check('and decrypt them', granted['api-security-key'][0]['Condition'] == {'StringLike': {'kms:EncryptionContext:SecretARN': keys}}, granted)
    secrets.create_secret(Name='cloudcall/security/wx0123456789abcdef', SecretString='{}')
    named = secrets.describe_secret(SecretId='cloudcall/security/wx0123456789abcdef')['ARN']
    check('whose ARN is of that form', re.fullmatch(keys.replace('?', '.'), named), named)
    delete()
    for name in (arn, named):
        secrets.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True)


def token_service():
    outputs = deploy(AppId='', AccessTokenUrl='https://tokens.example/wechat', HttpsProxy='http://proxy.example:3128')
    check('a token service needs no secret', 'AppSecretArn' not in outputs and outputs['WECHATAPPSECRETARN'] == '.', outputs)
    check('nor the right to read one', sorted(policies()) == ['log'], policies())
    check('the function is told its URL', outputs['WECHATACCESSTOKENURL'] == 'https://tokens.example/wechat.', outputs)
    check('the function is told its proxy', outputs['HTTPSPROXY'] == 'http://proxy.example:3128.', outputs)
    delete()


def watched():
    deploy(QuotaWatch='rate(30 minutes)')
    schedule = scheduler.get_schedule(Name=resource('WatchSchedule'))
    check('the schedule is as often as it shall', schedule['ScheduleExpression'] == 'rate(30 minutes)', schedule)
    check('it invokes the alias', schedule['Target']['Arn'] == ALIAS, schedule)
    check('with the event of events/', json.loads(schedule['Target']['Input']) == json.loads(pathlib.Path('events/quota-watch.json').read_text()))
    check('as long as no mini programs are named', 'appids' not in schedule['Target']['Input'], schedule)
    role = iam.get_role(RoleName=resource('WatchRole'))['Role']
    check('in its own role', schedule['Target']['RoleArn'] == role['Arn'], role)
    granted = policies('WatchRole')
    check('which may invoke the alias only', granted == {'invoke': [{'Effect': 'Allow', 'Action': 'lambda:InvokeFunction', 'Resource': ALIAS}]}, granted)
    delete()
    check('nothing is left of the schedule', not scheduler.list_schedules()['Schedules'])
    shops = list(json.loads(SHOPS))
    deploy(QuotaWatch='rate(30 minutes)', LowQuota='5', AppsArn='own', CloudCallApi='*', WatchedAppIds=','.join(shops))
    event = json.loads(scheduler.get_schedule(Name=resource('WatchSchedule'))['Target']['Input'])
    check('which invokes it for each of several mini programs', event == {'cloudcall.quotaWatch': {'lowQuota': 5, 'appids': shops}}, event)
    delete()


def no_pushes():
    outputs = deploy()
    check('without Push no output of it', not [name for name in outputs if 'push' in name.lower()], outputs)
    found = [r['LogicalResourceId'] for r in cloudformation.describe_stack_resources(StackName=STACK)['StackResources']]
    check('and no resource', not [name for name in found if 'push' in name.lower()], found)
    check('no queue, no bus of its own', not queues() and buses() == ['default'], (queues(), buses()))
    delete()


def queues():
    return sqs.list_queues().get('QueueUrls', [])


def buses():
    return [bus['Name'] for bus in events.list_event_buses()['EventBuses']]


def attributes(queue):
    return sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=['All'])['Attributes']


def pushes():
    outputs = deploy(Push='on')
    arn, bus = outputs['PushSecretArn'], outputs['PushBusName']
    check('the secret for the keys of pushes waits without a value', secrets.get_secret_value(SecretId=arn)['SecretString'] == '{}')
    told = (outputs['WECHATPUSHARN'], outputs['WECHATPUSHBUS'], outputs['WECHATPUSHMAXAGESECONDS'])
    check('the function of pushes is told of secret, bus and age', told == (arn, bus, '600'), outputs)
    check('its description says what its version is', outputs['PushDescription'] == 'push wx0123456789abcdef own m/a/1024 600 II r1', outputs)
    granted = policies('PushRole')
    check('its role has a log, a secret and a bus', sorted(granted) == ['log', 'push-bus', 'push-secret'], granted)
    check('this secret only', granted['push-secret'] == [{'Effect': 'Allow', 'Action': 'secretsmanager:GetSecretValue', 'Resource': arn}], granted)
    bus_arn = events.describe_event_bus(Name=bus)['Arn']
    check('this bus only', granted['push-bus'] == [{'Effect': 'Allow', 'Action': 'events:PutEvents', 'Resource': bus_arn}], granted)
    group = logs.describe_log_groups(logGroupNamePrefix='/cloudcall/cloudcall-test/push')['logGroups'][0]
    check('this log only', granted['log'][0]['Resource'] == group['arn'].removesuffix(':*') + ':*', granted)
    check('which the other function may not write', policies()['log'][0]['Resource'] != granted['log'][0]['Resource'], policies())
    push_queues(outputs)
    push_on_its_way(outputs)
    delete()
    check('nothing is left of the pushes', not queues() and buses() == ['default'], (queues(), buses()))


def push_queues(outputs):
    rule, = events.list_rules(EventBusName=outputs['PushBusName'])['Rules']
    queue, dead = attributes(outputs['PushQueueUrl']), attributes(outputs['PushDeadLetterQueueUrl'])
    target, = events.list_targets_by_rule(EventBusName=outputs['PushBusName'], Rule=rule['Name'])['Targets']
    check('the rule leads to the queue, and to the other one', (target['Arn'], target['DeadLetterConfig']['Arn']) == (queue['QueueArn'], dead['QueueArn']), target)
    redrive = json.loads(queue['RedrivePolicy'])
    check('as does the queue after five times', (redrive['deadLetterTargetArn'], int(redrive['maxReceiveCount'])) == (dead['QueueArn'], 5), redrive)
    for name, found in (('the queue', queue), ('the dead-letter queue', dead)):
        allow, deny = json.loads(found['Policy'])['Statement']
        check(f'{name} takes what the rule sends', allow['Condition'] == {'ArnEquals': {'aws:SourceArn': rule['Arn']}} and allow['Resource'] == found['QueueArn'], allow)
        check(f'{name} takes nothing without TLS', deny['Effect'] == 'Deny', deny)
        check(f'{name} is encrypted', found['SqsManagedSseEnabled'] == 'true', found)


def push_on_its_way(outputs):
    """One push and two events that are none: from the bus to the queue, and after five times from there to the other one."""
    text = '{"CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","n":1.10}'
    sent = {'Source': 'wechat.wx0123456789abcdef', 'DetailType': 'debug_demo', 'Detail': text, 'Resources': ['push:0a'], 'Time': 1714112445}
    bus = {'EventBusName': outputs['PushBusName']}
    answer = events.put_events(Entries=[sent | {'Source': 'shop'} | bus, sent, sent | bus])
    check('the bus accepts events', answer['FailedEntryCount'] == 0, answer)
    receive = {'QueueUrl': outputs['PushQueueUrl'], 'MaxNumberOfMessages': 10, 'VisibilityTimeout': 0}
    for n in range(5):
        found = until(lambda: sqs.receive_message(**receive).get('Messages', []))
        bodies = [json.loads(m['Body']) for m in found]
        check(f'the push of a mini program is in the queue, the others are not, {n + 1}', [b['source'] for b in bodies] == [sent['Source']], bodies)
    body = bodies[0]
    check('with its type, its id and its time', (body['detail-type'], body['resources'], body['time']) == ('debug_demo', ['push:0a'], '2024-04-26T06:20:45Z'), body)
    check('and its message', body['detail'] == json.loads(text), body)
    check('no more after five times', not sqs.receive_message(**receive).get('Messages'))
    found = until(lambda: sqs.receive_message(**receive | {'QueueUrl': outputs['PushDeadLetterQueueUrl']}).get('Messages', []))
    check('but in the dead-letter queue', [json.loads(m['Body'])['id'] for m in found] == [body['id']], found)


def push_keys():
    arn = secrets.create_secret(Name='shops/push', SecretString='{}')['ARN']
    outputs = deploy(Push='on', PushArn=arn, PushKmsKeyArn=KEY, PushMaxAgeSeconds='60')
    granted = policies('PushRole')
    check('an existing secret for the keys of pushes', 'PushSecretArn' not in outputs and outputs['WECHATPUSHARN'] == arn, outputs)
    check('which the role may read', [s['Resource'] for s in granted['push-secret']] == [arn], granted)
    check('and decrypt', granted['push-secret-key'][0]['Condition'] == {'StringLike': {'kms:EncryptionContext:SecretARN': arn}}, granted)
    check('the description names it', outputs['PushDescription'] == f'push wx0123456789abcdef {arn.split(":")[6]} m/a/1024 60 II r1', outputs)
    delete()
    secrets.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
    outputs = deploy(AppId='', AppsArn='own', CloudCallApi='*', Push='on', PushArn='cloudcall/push/{appid}')
    named = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:cloudcall/push/wx????????????????-??????'
    check('a secret for each mini program', outputs['WECHATPUSHARN'] == 'cloudcall/push/{appid}', outputs)
    check('which the role may read', [s['Resource'] for s in policies('PushRole')['push-secret']] == [named], policies('PushRole'))
    delete()


def network():
    deploy(Egress='fixed', Tracing='on')
    private = [resource('PrivateSubnetA'), resource('PrivateSubnetB')]
    zones = {s['AvailabilityZone'] for s in ec2.describe_subnets(SubnetIds=private)['Subnets']}
    check('private subnets in two zones', len(zones) == 2, zones)
    tables = ec2.describe_route_tables(RouteTableIds=[resource('PublicRoutes')])['RouteTables'][0]
    joined = {a.get('SubnetId') for a in tables['Associations']} - {None}
    ways = {r['DestinationCidrBlock'] for r in tables['Routes']}
    check('the public subnet has a way out', joined == {resource('PublicSubnet')} and '0.0.0.0/0' in ways, tables)
    tables = ec2.describe_route_tables(RouteTableIds=[resource('PrivateRoutes')])['RouteTables'][0]
    joined = {a.get('SubnetId') for a in tables['Associations']} - {None}
    check('the private ones share a table of their own', joined == set(private), tables)
    group = ec2.describe_security_groups(GroupIds=[resource('SecurityGroup')])['SecurityGroups'][0]
    check('nothing comes in', not group['IpPermissions'], group)
    check('the role may also trace and have network interfaces', sorted(policies()) == ['app-secret', 'log', 'network', 'network-denial', 'trace'])
    delete()


def no_alarms():
    outputs = deploy()
    check('no topic, no alarm', not cloudwatch.describe_alarms()['MetricAlarms'])
    widgets = json.loads(outputs['Dashboard'])['widgets']
    check('and no alarms on the dashboard', not [w for w in widgets if w['type'] == 'alarm'])
    delete()


def alarms():
    topic, queue = sns.create_topic(Name='on-call')['TopicArn'], sqs.create_queue(QueueName='on-call')['QueueUrl']
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=['QueueArn'])['Attributes']['QueueArn']
    sns.subscribe(TopicArn=topic, Protocol='sqs', Endpoint=arn, Attributes={'RawMessageDelivery': 'true'})
    outputs = deploy(AlarmTopicArn=topic, RunbookUrl='https://runbook.example/', QuotaWatch='rate(30 minutes)', LowQuota='50', Push='on')
    created = {a['AlarmName'].removeprefix(STACK + '-'): a for a in cloudwatch.describe_alarms()['MetricAlarms']}
    expected = [r['Properties']['AlarmName']['Fn::Sub'].rpartition('}-')[2] for r in TEMPLATE['Resources'].values() if r['Type'] == 'AWS::CloudWatch::Alarm']
    check('each alarm is there', sorted(created) == sorted(expected), sorted(created))
    check('and none other, nor one that tells somebody else', all(a['AlarmActions'] == a['OKActions'] == [topic] for a in created.values()))
    check('the share of the timeout', created['close-to-the-timeout']['Metrics'][0]['Expression'] == 'duration / (1000 * 15)')
    query = created['low-quota-by-account']['Metrics'][0]['Expression']
    check('the query is for this function', f""" WHERE "Function" = '{FUNCTION}' """ in query, query)
    dashboard(outputs['Dashboard'], {a['AlarmArn'] for a in created.values()})

    evaluated = {name: a for name, a in created.items() if 'MetricName' in a}
    heard = drive(evaluated, queue)
    for name in evaluated:
        changes = [(m['OldStateValue'], m['NewStateValue']) for m in heard if m['AlarmName'] == f'{STACK}-{name}']
        check(f'{name}: OK, ALARM and OK, and the topic heard of it', changes[-2:] == [('OK', 'ALARM'), ('ALARM', 'OK')], changes)
    for name in created.keys() - evaluated.keys():
        for state in ('ALARM', 'OK'):
            cloudwatch.set_alarm_state(AlarmName=f'{STACK}-{name}', StateValue=state, StateReason='test')
            message = until(lambda: next((m for m in messages(queue) if m['AlarmName'] == f'{STACK}-{name}'), None))
            check(f'{name}, which LocalStack cannot evaluate: the topic hears of {state}', message and message['NewStateValue'] == state, message)
            check(f'{name}: and where to look', message and f'https://runbook.example/#{name}' in message['AlarmDescription'], message)
    delete()
    check('nothing is left of the alarms', not cloudwatch.describe_alarms()['MetricAlarms'])


def dashboard(body, alarmed):
    cloudwatch.put_dashboard(DashboardName=STACK, DashboardBody=body)
    widgets = json.loads(cloudwatch.get_dashboard(DashboardName=STACK)['DashboardBody'])['widgets']
    shown = {arn for w in widgets if w['type'] == 'alarm' for arn in w['properties']['alarms']}
    check('the dashboard shows each alarm', shown == alarmed, shown ^ alarmed)
    check('in this region', {w['properties']['region'] for w in widgets if w['type'] == 'metric'} == {'us-east-1'})
    check('with what the parameters say', '"value": 50}' in body and '"value": 15000}' in body, body)


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
        check(f'{phase} data: {state}', not waiting, waiting)
    until(lambda: heard.extend(messages(queue)) or len(ended(heard)) == len(evaluated))
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


def until(found):
    deadline = time.monotonic() + 60
    while not (result := found()) and time.monotonic() < deadline:
        time.sleep(0.2)
    return result


for case in (own_secret, several_apps, existing_secret, token_service, watched, no_pushes, pushes, push_keys, network, no_alarms, alarms):
    try:
        case()
    except Exception as error:
        check(case.__name__, False, f'{type(error).__name__}: {error}')
        break
print(f'{passed} passed, {failed} failed')
sys.exit(1 if failed else 0)
