"""The checks of .ci/suites/localstack-stack; AWS_ENDPOINT_URL leads to LocalStack."""

import json
import pathlib
import sys

import boto3
import botocore.exceptions
from samtranslator.yaml_helper import yaml_parse

STACK = 'cloudcall-test'
TEMPLATE = yaml_parse(pathlib.Path('template.yaml').read_text())
# The network's types are AWS::EC2::…
HELD = ('AWS::EC2::', 'AWS::IAM::', 'AWS::Logs::', 'AWS::Scheduler::', 'AWS::SecretsManager::')
# It makes no Elastic IPs, and so nothing that needs one.
NOT_HELD = ('EgressAddress', 'NatGateway', 'PrivateRoute')
ALIAS = 'arn:aws:lambda:us-east-1:000000000000:function:cloudcall:live'
KEY = 'arn:aws:kms:us-east-1:000000000000:key/0a1b2c3d-0000-4000-8000-000000000000'

WAIT = {'Delay': 1, 'MaxAttempts': 60}

passed = failed = 0
SERVICES = ('cloudformation', 'ec2', 'iam', 'logs', 'scheduler', 'secretsmanager')
cloudformation, ec2, iam, logs, scheduler, secrets = map(boto3.client, SERVICES)


def check(what, ok, why=''):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(f'ok    {what}' if ok else f'FAIL  {what}\n{why}', flush=True)


def held():
    """The template without what LocalStack does not hold; the function's texts become outputs, to see what they resolve to."""
    function = TEMPLATE['Resources']['CloudFunction']['Properties']
    resources = {n: r for n, r in TEMPLATE['Resources'].items() if r['Type'].startswith(HELD) and n not in NOT_HELD}
    outputs = {name: o for name, o in TEMPLATE['Outputs'].items() if name in ('LogGroupName', 'AppSecretArn')}
    outputs['Description'] = {'Value': function['Description']}
    variables = function['Environment']['Variables']
    for name in ('WECHAT_APP_ID', 'WECHAT_APP_SECRET_ARN', 'WECHAT_ACCESS_TOKEN_URL', 'HTTPS_PROXY', 'CLOUD_CALL_API'):
        outputs[name.replace('_', '')] = {'Value': {'Fn::Sub': ['${Value}.', {'Value': variables[name]}]}}
    parts = {part: TEMPLATE[part] for part in ('AWSTemplateFormatVersion', 'Parameters', 'Conditions')}
    text = json.dumps(parts | {'Resources': resources, 'Outputs': outputs})
    return text.replace('{"Ref": "CloudFunction.Alias"}', f'"{ALIAS}"')


def deploy(change=cloudformation.create_stack, **values):
    values = {'AppId': 'wx0123456789abcdef'} | values
    change(
        StackName=STACK,
        TemplateBody=held(),
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
        outputs['Description'] == 'logistics.getAllAccount wx0123456789abcdef own managed arm64 1024 15/5000ms INFO/INFO off/off shared  r1',
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
    check('another setting is another description', ' 2048 ' in outputs['Description'], outputs)
    delete()
    check('nothing is left of the log', not logs.describe_log_groups(logGroupNamePrefix='/cloudcall/')['logGroups'])


def existing_secret():
    arn = secrets.create_secret(Name='shop/app-secret', SecretString='elsewhere')['ARN']
    outputs = deploy(AppSecretArn=arn, AppSecretKmsKeyArn=KEY)
    check('no second secret', 'AppSecretArn' not in outputs and len(secrets.list_secrets()['SecretList']) == 1, outputs)
    check('the function is told the ARN', outputs['WECHATAPPSECRETARN'] == arn + '.', outputs)
    check('the description names the secret', f' {arn.split(":")[6]} managed arm64 ' in outputs['Description'], outputs)
    granted = policies()
    check('that secret only', [s['Resource'] for s in granted['app-secret']] == [arn], granted)
    statement = granted['app-secret-key'][0]
    check('its key, to decrypt', (statement['Action'], statement['Resource']) == ('kms:Decrypt', KEY), statement)
    check('for that secret only', statement['Condition'] == {'StringEquals': {'kms:EncryptionContext:SecretARN': arn}}, statement)
    delete()
    check('the secret stays', secrets.get_secret_value(SecretId=arn)['SecretString'] == 'elsewhere')


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
    role = iam.get_role(RoleName=resource('WatchRole'))['Role']
    check('in its own role', schedule['Target']['RoleArn'] == role['Arn'], role)
    granted = policies('WatchRole')
    check('which may invoke the alias only', granted == {'invoke': [{'Effect': 'Allow', 'Action': 'lambda:InvokeFunction', 'Resource': ALIAS}]}, granted)
    delete()
    check('nothing is left of the schedule', not scheduler.list_schedules()['Schedules'])


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
    check('the role may also trace and have network interfaces', sorted(policies()) == ['app-secret', 'log', 'network', 'trace'])
    delete()


for case in (own_secret, existing_secret, token_service, watched, network):
    try:
        case()
    except Exception as error:
        check(case.__name__, False, f'{type(error).__name__}: {error}')
        break
print(f'{passed} passed, {failed} failed')
sys.exit(1 if failed else 0)
