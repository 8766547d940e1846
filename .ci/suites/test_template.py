"""Lints and evaluates template.yaml and samconfig.toml.

Each parameter set of samconfig.toml, and sets that turn each option on, for regions of both partitions. What `sam build` makes of it is in the
sam suite.
"""

import collections
import concurrent.futures
import copy
import itertools
import json
import multiprocessing
import pathlib
import re
import tomllib

import boto3
import cfnlint.api
import cfnlint.config
import pytest
from conftest import run
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

PARTITIONS = (('us-east-1', 'eu-central-1'), ('cn-north-1', 'cn-northwest-1'))
SECRET = 'arn:{partition}:secretsmanager:{region}:123456789012:secret:{name}-AbCdEf'
TOPIC = 'arn:{partition}:sns:{region}:123456789012:on-call'
KEY = 'arn:{partition}:kms:{region}:123456789012:key/0a1b'
SHOPS = 'wx0123456789abcdef,wxfedcba9876543210'
# With those of samconfig.toml, each option of the template is on in one of these sets, and off in another.
OPTIONS = {
    'jwt': {'Authorization': 'JWT', 'JwtIssuer': 'https://login.example', 'JwtAudience': 'shop,back-office'},
    'jwt with scopes, own key, failures told, no access log': {
        'Authorization': 'JWT',
        'JwtIssuer': 'https://login.example',
        'JwtAudience': 'shop',
        'JwtScopes': 'orders,accounts.read',
        'AppSecretKmsKeyArn': KEY,
        'FailureDestinationArn': 'arn:{partition}:sqs:{region}:123456789012:failed-calls',
        'AccessLog': 'off',
    },
    'cors': {'CorsOrigins': 'https://shop.example,https://www.shop.example', 'EagerStart': 'off'},
    'own secret': {'AppSecretArn': SECRET, 'AppSecretKmsKeyArn': KEY},
    'token service': {
        'AppId': '',
        'AccessTokenUrl': 'https://tokens.example/wechat',
        'AccessTokenAuthorizationArn': SECRET,
    },
    'third-party platform': {'AppId': '', 'AccessTokenUrl': 'https://tokens.example/{{appid}}', 'CloudCallApi': '*', 'AppMetrics': 'on'},
    'several mini programs': {'AppId': '', 'AppsArn': 'own', 'AppSecretKmsKeyArn': KEY, 'CloudCallApi': '*'},
    'several mini programs, own secret, counted and watched': {
        'AppsArn': SECRET,
        'AppSecretKmsKeyArn': KEY,
        'CloudCallApi': '*',
        'AppMetrics': 'on',
        'QuotaWatch': 'rate(1 hour)',
        'WatchedAppIds': SHOPS,
        'AlarmTopicArn': TOPIC,
    },
    'one of several mini programs': {'AppsArn': SECRET},
    'signed': {'ApiSecurityArn': SECRET, 'ApiSecurityKmsKeyArn': KEY, 'SignedApis': 'security.msgSecCheck,/cgi-bin/express/intracity/addorder'},
    'signed, keys by mini program': {
        'AppsArn': 'own',
        'CloudCallApi': '*',
        'ApiSecurityArn': 'cloudcall/security/{{appid}}',
        'ApiSecurityKmsKeyArn': KEY,
    },
    'proxy': {'HttpsProxy': 'http://proxy.example:3128', 'Architecture': 'x86_64'},
    'proxy with a password': {'HttpsProxyArn': SECRET},
    'own subnets': {
        'Egress': 'existing',
        'EgressSubnetIds': 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
        'EgressSecurityGroupIds': 'sg-0123456789abcdef0',
    },
    'router': {'CloudCallApi': '*', 'CorsOrigins': 'https://shop.example'},
    'server API': {'CloudCallApi': '/cgi-bin/express/delivery/open_msg/update_follow_waybill_goods'},
    'bundle': {'Package': 'bundle', 'Architecture': 'x86_64'},
    'traced': {'Tracing': 'on', 'ReservedConcurrency': '20'},
    'watched': {'QuotaWatch': 'rate(30 minutes)', 'LowQuota': '50', 'LogLevel': 'DEBUG'},
    'watched by the clock': {'QuotaWatch': 'cron(0/30 0-14 ? * MON-FRI *)', 'CloudCallApi': '*'},
    'alarmed': {'AlarmTopicArn': TOPIC, 'LogLevel': 'ERROR', 'Dashboard': 'off'},
    'alarmed and watched': {
        'AlarmTopicArn': TOPIC,
        'RunbookUrl': 'https://git.example/shop/cloudcall/docs/OPERATIONS.md',
        'QuotaWatch': 'rate(6 hours)',
        'LowQuota': '500',
        'QuotaSilenceHours': '168',
    },
    'pushed': {'Push': 'on'},
    'pushed to several mini programs, alarmed, from a snapshot': {
        'AppId': '',
        'AppsArn': 'own',
        'CloudCallApi': '*',
        'Push': 'on',
        'PushArn': 'cloudcall/push/{{appid}}',
        'PushKmsKeyArn': KEY,
        'PushConcurrency': '-1',
        'AlarmTopicArn': TOPIC,
        'QuotaWatch': 'rate(1 hour)',
        'WatchedAppIds': SHOPS,
        'AppMetrics': 'on',
        'SnapStart': 'on',
    },
    'pushed, own secret, bundle, beside everything': {
        'Push': 'on',
        'PushArn': SECRET,
        'PushMaxAgeSeconds': '60',
        'PushThrottlingRate': '5',
        'PushThrottlingBurst': '5',
        'Package': 'bundle',
        'Egress': 'fixed',
        'Authorization': 'JWT',
        'JwtIssuer': 'https://login.example',
        'JwtAudience': 'shop',
        'CorsOrigins': 'https://shop.example',
    },
}
TEXT = pathlib.Path('template.yaml').read_text()
TEMPLATE = yaml_parse(TEXT)
PARAMETERS = TEMPLATE['Parameters']
FUNCTIONS = [name for name, r in TEMPLATE['Resources'].items() if r['Type'] == 'AWS::Serverless::Function']

def parameter_sets():
    config = tomllib.loads(pathlib.Path('samconfig.toml').read_text())
    sets = {}
    for name in ('dev', 'prod', 'shops'):
        pairs = config[name]['deploy']['parameters']['parameter_overrides']
        sets[name] = dict(pair.split('=', 1) for pair in pairs)
    return sets | OPTIONS


SETS = parameter_sets()
EACH_SET = pytest.mark.parametrize('name', SETS)


def in_region(values, region):
    partition = 'aws-cn' if region.startswith('cn-') else 'aws'
    app_id = {'AppId': 'wx0123456789abcdef'}
    values = values | app_id if values.get('AppId') == 'YOUR-APPID' else app_id | values
    return {k: v.format(partition=partition, region=region, name='cloudcall') for k, v in values.items()}


def regions_of(name):
    """The regions of both partitions together, unless the set has ARNs, whose partition differs."""
    return PARTITIONS if any('{partition}' in value for value in SETS[name].values()) else (PARTITIONS[0] + PARTITIONS[1],)


LINTED = [(name, regions) for name in SETS for regions in regions_of(name)]


@pytest.fixture(scope='module')
def linted():
    """What cfn-lint finds, by name of a set and regions."""
    with concurrent.futures.ProcessPoolExecutor(mp_context=multiprocessing.get_context('fork')) as processes:
        yield {(name, regions): processes.submit(matches, TEXT, regions, SETS[name]) for name, regions in LINTED}
        processes.shutdown(cancel_futures=True)


def test_sam_validate():
    run('sam', 'validate', '--lint', ok=True)


@pytest.mark.parametrize('name, regions', LINTED)
def test_cfn_lint(linted, name, regions):
    assert linted[name, regions].result() == []


def test_cfn_lint_finds_what_is_wrong():
    assert matches(TEXT.replace('!Ref PrivateSubnetB', '!Ref NoSubnet'), PARTITIONS[1], SETS['prod'])


def matches(text, regions, values):
    args = cfnlint.config.ManualArgs(regions=list(regions), parameters=[in_region(values, regions[0])])
    return [str(match) for match in cfnlint.api.lint(text, config=args)]


@EACH_SET
def test_parameters_are_of_the_template_and_within_its_bounds(name):
    assert not [
        f'{key}={value}'
        for region in itertools.chain(*PARTITIONS)
        for key, value in in_region(SETS[name], region).items()
        if key not in PARAMETERS
        or not re.search(PARAMETERS[key].get('AllowedPattern', ''), value)
        or value not in map(str, PARAMETERS[key].get('AllowedValues', [value]))
    ]


# Sets that the rules of the template forbid, for each assertion of a rule one.
FORBIDDEN = {
    'Tokens': [{'AppId': ''}],
    'Apps': [
        {'AppsArn': SECRET, 'CloudCallApi': '*', 'AppSecretArn': SECRET},
        {'AppsArn': 'own', 'CloudCallApi': '*', 'AccessTokenUrl': 'https://tokens.example/{{appid}}'},
        {'AppsArn': 'own', 'AppId': ''},
    ],
    'CountedApps': [{'AppMetrics': 'on'}],
    'Signing': [{'SignedApis': '/wxa/msg_sec_check'}, {'ApiSecurityKmsKeyArn': KEY}],
    'Pushes': [{'PushArn': SECRET}, {'PushKmsKeyArn': KEY}],
    'Subnets': [{'Egress': 'existing', 'EgressSubnetIds': 'subnet-0123456789abcdef0'}],
    'Jwt': [{'Authorization': 'JWT', 'JwtIssuer': 'https://login.example'}],
    'Proxy': [{'HttpsProxy': 'http://proxy.example:3128', 'HttpsProxyArn': SECRET}],
    'Bundle': [{'Package': 'bundle', 'SnapStart': 'on'}],
    'Watch': [{'QuotaWatch': 'rate(1 hour)', 'CloudCallApi': 'logistics.getQuota'}],
    'WatchedApps': [
        {'AppsArn': 'own', 'CloudCallApi': '*', 'WatchedAppIds': SHOPS},
        {'QuotaWatch': 'rate(1 hour)', 'WatchedAppIds': SHOPS},
    ],
    'WatchedDefault': [{'AppsArn': 'own', 'CloudCallApi': '*', 'AppId': '', 'QuotaWatch': 'rate(1 hour)'}],
    'WatchLog': [{'QuotaWatch': 'rate(1 hour)', 'LogLevel': 'WARN'}],
    'China': [{'Tracing': 'on'}],
    'Alarms': [{'AlarmTopicArn': TOPIC, 'LogLevel': 'FATAL'}],
}


def holds(term, values):
    if not isinstance(term, dict):
        return term
    (function, terms), = term.items()
    if function == 'Ref':
        return str(values[terms])
    if function == 'Condition':
        return condition(terms, values)
    if function == 'Fn::Contains':
        return holds(terms[1], values) in terms[0]
    terms = [holds(inner, values) for inner in terms]
    if function == 'Fn::Join':
        return terms[0].join(terms[1].split(','))
    if function == 'Fn::Equals':
        return str(terms[0]) == str(terms[1])
    return {'Fn::Not': lambda: not terms[0], 'Fn::And': lambda: all(terms), 'Fn::Or': lambda: any(terms)}[function]()


def broken_rules(values, region):
    values = {name: p.get('Default') for name, p in PARAMETERS.items()} | in_region(values, region) | {'AWS::Region': region}
    for name, rule in TEMPLATE['Rules'].items():
        if holds(rule.get('RuleCondition', True), values):
            for assertion in rule['Assertions']:
                if not holds(assertion['Assert'], values):
                    yield name, assertion['AssertDescription']


@EACH_SET
def test_rules_allow_the_set(name):
    assert not list(broken_rules(SETS[name], 'us-east-1' if name == 'traced' else 'cn-north-1'))


def test_each_rule_is_broken():
    assert FORBIDDEN.keys() == TEMPLATE['Rules'].keys()


@pytest.mark.parametrize('name', FORBIDDEN)
def test_rule_forbids(name):
    sentences = set()
    for values in FORBIDDEN[name]:
        broken = list(broken_rules(values, 'cn-north-1'))
        assert [rule for rule, _ in broken] == [name], values
        sentences |= {sentence for _, sentence in broken}
    assert sentences >= {a['AssertDescription'] for a in TEMPLATE['Rules'][name]['Assertions']}, 'an assertion is never broken'


def transformed(**values):
    template = copy.deepcopy(TEMPLATE)
    for name in FUNCTIONS:
        template['Resources'][name]['Properties']['CodeUri'] = 's3://bucket/key'
    values = {name: p.get('Default') for name, p in PARAMETERS.items()} | values
    session = boto3.session.Session(region_name='us-east-1')
    return Translator({}, Parser(), boto_session=session).translate(template, values)


def strings(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield str(value)


# Parameters that shape a version, but are too long for its description. Their own texts ask for another Revision.
UNDESCRIBED = {'AccessTokenAuthorizationArn', 'ApiSecurityArn', 'EgressSecurityGroupIds', 'EgressSubnetIds', 'HttpsProxyArn', 'SignedApis'}
# And those of a function, of which a version is no part; and Push, without which there is no function to have versions.
UNVERSIONED = {'ReservedConcurrency', 'PushConcurrency', 'Push'}


def mentioned(value):
    """The parameters that a value depends on, through conditions and what it substitutes too."""
    found = set()
    if isinstance(value, list):
        return found.union(*map(mentioned, value))
    if not isinstance(value, dict):
        return found
    for key, inner in value.items():
        if key == 'Ref':
            found |= {inner}
        elif key == 'Condition' and isinstance(inner, str):
            found |= mentioned(TEMPLATE['Conditions'][inner])
        elif key == 'Fn::If':
            found |= mentioned(TEMPLATE['Conditions'][inner[0]]) | mentioned(inner[1:])
        elif key == 'Fn::Sub':
            text = inner if isinstance(inner, str) else inner[0]
            found |= set(re.findall(r'\$\{(\w+)\}', text)) | mentioned(inner)
        else:
            found |= mentioned(inner)
    return found & PARAMETERS.keys() if value is not None else found


def shaping(function):
    """The parameters that any property of the function depends on, its descriptions apart."""
    properties = TEMPLATE['Resources'][function]['Properties']
    return mentioned([p for name, p in properties.items() if name not in ('Description', 'VersionDescription')])


def described(function, values):
    values = settings(values, 'us-east-1')
    properties = TEMPLATE['Resources'][function]['Properties']
    return resolved(properties['VersionDescription'], values, TEMPLATE['Resources'])


def other(name, value):
    """Another value of a parameter than this one."""
    parameter = PARAMETERS[name]
    if 'AllowedValues' in parameter:
        return next(v for v in map(str, parameter['AllowedValues']) if v != str(value))
    return str(int(value) + 1) if parameter['Type'] == 'Number' else f'{value}2'


# With each of them set: one that has no effect beside another has to have it without.
BASES = {
    'CloudFunction': [{}, OPTIONS['own secret'], OPTIONS['token service'], OPTIONS['proxy'], OPTIONS['own subnets'], {'AppsArn': 'own'}],
    'PushFunction': [{'Push': 'on'}, {'Push': 'on', 'PushArn': SECRET}],
}


def test_parameters_that_shape_a_version():
    assert {'AppId', 'AppSecretArn', 'AppsArn', 'AppMetrics', 'Package', 'HttpsProxy', 'Egress'} <= shaping('CloudFunction')
    assert UNDESCRIBED | UNVERSIONED <= shaping('CloudFunction') | shaping('PushFunction')
    expected = {'AppId', 'Push', 'PushArn', 'PushMaxAgeSeconds', 'PushConcurrency', 'Package', 'Architecture', 'MemorySize', 'SnapStart', 'Tracing'}
    assert shaping('PushFunction') == expected | {'LogLevel', 'SystemLogLevel'}, 'it is shaped by its own parameters, and those of the process'


@pytest.mark.parametrize('function', FUNCTIONS)
def test_version_has_the_description_of_its_function(function):
    properties = TEMPLATE['Resources'][function]['Properties']
    assert properties['Description'] == properties['VersionDescription']


@pytest.mark.parametrize('function, parameter', [
    (function, parameter) for function in FUNCTIONS for parameter in sorted(shaping(function) - UNDESCRIBED - UNVERSIONED | {'Revision'})
])
def test_another_value_makes_another_version(function, parameter):
    def changed(base):
        values = settings(base, 'us-east-1')
        return base | {parameter: other(parameter, values[parameter] or 'https://a')}

    assert any(described(function, base) != described(function, changed(base)) for base in BASES[function]), (
        f'write {parameter} into Description and VersionDescription of {function}, both alike, or ask for another Revision by UNDESCRIBED')


def test_the_longest_description_has_room_for_more():
    assert max_description_length() <= 250, 'Lambda takes 256 characters'


def max_description_length():
    words = {n: max(map(str, p['AllowedValues']), key=len) for n, p in PARAMETERS.items() if 'AllowedValues' in p}
    words |= {n: str(p.get('MaxValue', 10**6)) for n, p in PARAMETERS.items() if p['Type'] == 'Number' and n not in words}
    words |= {n: 'x' * p['MaxLength'] for n, p in PARAMETERS.items() if 'MaxLength' in p and n not in words}
    words |= {'AppId': 'wx' + '0' * 16, 'AppMetrics': 'on', 'SnapStart': 'on', 'EagerStart': 'off', 'Tracing': 'on', 'Push': 'on'}
    prefix = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:'
    for name in ('AppSecretArn', 'AppsArn'):
        words[name] = prefix + 'x' * (PARAMETERS[name]['MaxLength'] - len(prefix))
    no_service = words | {'AccessTokenUrl': ''}
    calls = [described('CloudFunction', values) for values in (words, no_service, no_service | {'AppsArn': ''})]
    return max(map(len, [*calls, described('PushFunction', words)]))


@pytest.fixture(scope='module')
def resources():
    """What SAM makes of the template."""
    template = transformed()
    assert template['Rules'] == TEMPLATE['Rules'], 'the rules stay'
    return template['Resources']


@pytest.fixture
def body(resources):
    return copy.deepcopy(resources['HttpApi']['Properties']['Body'])


def test_resources_by_type(resources):
    types = collections.Counter(resource['Type'] for resource in resources.values())
    assert not types['AWS::Lambda::Url']
    assert types['AWS::IAM::Role'] == 3, "one for each function and one for the schedule, all this template's"
    assert types['AWS::Lambda::Permission'] == 2, 'one way in for one service, to each function'


def test_role_is_narrow(resources):
    allowed = list(strings(resources['Role']['Properties']['Policies']))
    assert allowed.count('*') == 2, 'X-Ray and network interfaces know no resources'
    assert [a for a in allowed if a.startswith('secretsmanager:')] == ['secretsmanager:GetSecretValue'] * 2, 'AppSecrets and keys'
    assert 'AWSLambdaBasicExecutionRole' not in TEXT, 'it may write to any log'


def test_one_service_each_may_assume_a_role(resources):
    roles = [r['Properties']['AssumeRolePolicyDocument']['Statement'] for r in resources.values() if r['Type'] == 'AWS::IAM::Role']
    found = [(s['Action'], s['Principal']['Service']) for statements in roles for s in statements]
    assert sorted(found) == [('sts:AssumeRole', service) for service in ('lambda.amazonaws.com', 'lambda.amazonaws.com', 'scheduler.amazonaws.com')]


def test_any_partition():
    assert 'arn:aws:' not in TEXT.replace('arn:aws[', '')
    assert 'amazonaws.com' not in re.sub(r'\b(lambda|apigateway|scheduler|events)\.amazonaws\.com', '', TEXT)


def test_secrets_come_without_a_value(resources):
    texts = [resources[name]['Properties']['SecretString'] for name in ('AppSecret', 'AppsSecret', 'PushSecret')]
    assert texts == ['{"appSecret":""}', '{}', '{}']
    assert not any('NoEcho' in p for p in PARAMETERS.values())


@pytest.mark.parametrize('given, made', [
    ({}, {'AppSecret'}),
    ({'AppSecretArn': 'arn:a'}, set()),
    ({'AccessTokenUrl': 'https://a'}, set()),
    ({'AppsArn': 'own', 'Push': 'on'}, {'AppsSecret', 'PushSecret'}),
    ({'AppsArn': 'arn:a', 'Push': 'on', 'PushArn': 'arn:a'}, set()),
])
def test_stack_makes_the_secrets_that_are_not_given(resources, given, made):
    values = settings(given, 'us-east-1')
    secrets = {name for name, r in resources.items() if r['Type'] == 'AWS::SecretsManager::Secret'}
    assert {name for name in secrets if 'Condition' not in resources[name] or condition(resources[name]['Condition'], values)} == made


def test_resources_of_sam_local_are_never_created(resources):
    local = {name for name, r in resources.items() if r.get('Condition') in ('IsSamLocal', 'IsSamLocalWithPush')}
    assert local == {name for name in resources if name.startswith('Local')}
    assert TEMPLATE['Conditions']['IsSamLocalWithPush']['Fn::And'][0] == {'Condition': 'IsSamLocal'}
    # No account has that id.
    assert TEMPLATE['Conditions']['IsSamLocal'] == {'Fn::Equals': [{'Ref': 'AWS::AccountId'}, '123456789012']}


def test_routes_of_calls(body):
    """One path for a call, two for a router, and two for one of its mini programs, each with any method and its preflight."""
    routed = ['/openapi/{api}', '/api/{proxy+}']
    paths = {path: operations for path, operations in body['paths'].items() if path not in PUSH_PATHS}
    assert list(paths) == ['/', *routed, *('/apps/{appid}' + path for path in routed)]
    operations = paths['/']
    assert all(path == operations for path in paths.values())
    operation = operations['x-amazon-apigateway-any-method']
    scopes = {'Fn::If': ['HasJwtScopes', {'Ref': 'JwtScopes'}, []]}
    assert operation['security'] == {'Fn::If': ['UsesJwt', [{'jwt': scopes}], [{'iam': []}]]}
    assert len(operations) == 2 and operations['options']['Fn::If'][0] == 'HasCors'


def test_fixed_egress(resources):
    network = {name: r['Properties'] for name, r in resources.items() if r.get('Condition') == 'HasFixedEgress' and 'Properties' in r}
    assert network['PrivateRoute']['NatGatewayId'] == {'Ref': 'NatGateway'}
    assert network['NatGateway']['AllocationId'] == {'Fn::GetAtt': ['EgressAddress', 'AllocationId']}
    assert network['NatGateway']['SubnetId'] == {'Ref': 'PublicSubnet'}
    assert network['PublicRoute']['GatewayId'] == {'Ref': 'InternetGateway'}
    assert [(r['FromPort'], r['ToPort']) for r in network['SecurityGroup']['SecurityGroupEgress']] == [(443, 443)], 'only HTTPS goes out'


def test_versions_stay(resources):
    made = {r['Properties']['FunctionName']['Ref']: r for r in resources.values() if r['Type'] == 'AWS::Lambda::Version'}
    assert sorted(made) == sorted(FUNCTIONS)
    for name, version in made.items():
        assert version['DeletionPolicy'] == version['UpdateReplacePolicy'] == 'Retain'
        assert version['Properties']['Description'] == resources[name]['Properties']['Description'], 'a version per description'


def statements(resource):
    documents = resource['Properties'].get('Policies') or [resource['Properties']]
    return [s for p in documents for s in (p['Fn::If'][1] if 'Fn::If' in p else p)['PolicyDocument']['Statement']]


def test_permissions(resources):
    granted = statements(resources['Role'])
    network = next(s for s in granted if 'ec2:CreateNetworkInterface' in s['Action'])
    denied, = statements(resources['NetworkDenial'])
    assert denied['Effect'] == 'Deny' and set(network['Action']) < set(denied['Action']), (
        'what the role may do with network interfaces, its code may not')
    code = denied['Condition']['ArnEquals']['lambda:SourceFunctionArn']['Fn::Sub']
    assert code.endswith(':function:${CloudFunction}') and denied['Resource'] == '*', 'this function\'s code'
    assert resources['NetworkDenial']['Condition'] == 'IsInVpc', 'the denial is there with the permission'
    assert resources['NetworkDenial']['Properties']['Roles'] == [{'Ref': 'Role'}], 'and of the same role'
    for name in ('AppSecret', 'AppsSecret'):
        key = resources[name]['Properties']['KmsKeyId']
        assert key == {'Fn::If': ['HasSecretKey', {'Ref': 'AppSecretKmsKeyArn'}, {'Ref': 'AWS::NoValue'}]}, f'{name} of the stack has the given key'


def allowed(action, values, role='Role'):
    """What the role may do, as pairs of resource and condition, with parameters as given."""
    values = settings(values, values.pop('in', 'us-east-1'))
    role = resolved(TEMPLATE['Resources'][role]['Properties'], values, TEMPLATE['Resources'])
    given = [s for p in role['Policies'] if p != 'AWS::NoValue' for s in p['PolicyDocument']['Statement']]
    return [(s['Resource'], s.get('Condition')) for s in given if s['Action'] == action]


def context(operator, arn):
    return {operator: {'kms:EncryptionContext:SecretARN': arn}}


def test_secrets():
    arn = 'arn:{0}:secretsmanager:{1}:123456789012:secret:{2}'.format
    kms = 'arn:aws:kms:us-east-1:123456789012:key/0a1b'
    shared = arn('aws', 'us-east-1', 'cloudcall-AbCdEf')
    for values, secret in (({}, 'AppSecret'), ({'AppSecretArn': SECRET}, shared), ({'AppsArn': 'own'}, 'AppsSecret'), ({'AppsArn': SECRET}, shared)):
        what = ', '.join(f'{k}={v}' for k, v in values.items()) or 'no parameter'
        assert allowed('secretsmanager:GetSecretValue', dict(values)) == [(secret, None)], f'{what}: the function may read its secret alone'
        keyed = values | {'AppSecretKmsKeyArn': KEY}
        assert allowed('kms:Decrypt', keyed) == [(kms, context('StringEquals', secret))], f'{what}: with a key, decrypt it alone'
    assert not allowed('secretsmanager:GetSecretValue', {'AccessTokenUrl': 'https://a'}), 'a token service takes no secret'
    for given, region, granted in (
        (SECRET, 'us-east-1', shared),
        (arn('aws', 'eu-central-1', 'keys-AbCdEf'), 'us-east-1', arn('aws', 'eu-central-1', 'keys-AbCdEf')),
        ('cloudcall/security/{{appid}}', 'us-east-1', arn('aws', 'us-east-1', 'cloudcall/security/wx????????????????-??????')),
        ('{{appid}}/keys', 'cn-north-1', arn('aws-cn', 'cn-north-1', 'wx????????????????/keys-??????')),
    ):
        values = {'AccessTokenUrl': 'https://a', 'ApiSecurityArn': given, 'in': region}
        read = allowed('secretsmanager:GetSecretValue', dict(values))
        assert read == [(granted, None)], f'ApiSecurityArn={given}, {region}: read is exactly {granted}'
        decrypted = allowed('kms:Decrypt', values | {'ApiSecurityKmsKeyArn': kms})
        assert decrypted == [(kms, context('StringLike', granted))], f'ApiSecurityArn={given}, {region}: and decrypted'
    for name, good, bad in (
        ('AppsArn', ('', 'own', shared), ('none', 'cloudcall', arn('aws', 'us-east-1', 'cloudcall'))),
        ('PushArn', ('', shared, 'a/{appid}', '{appid}', 'b-{appid}/c'), ('keys', '{appid}/{appid}', '{appId}', 'a/*', 'a/{appid}:b', shared + '{appid}')),
        ('ApiSecurityArn', ('', shared, 'a/{appid}', '{appid}', 'b-{appid}/c'), ('keys', '{appid}/{appid}', '{appId}', 'a/*', 'a/{appid}:b', shared + '{appid}')),
        ('AccessTokenUrl', ('', 'https://a', 'https://a/{appid}', 'https://a:8443/b/{appid}/c?d=e', 'https://a?app={appid}'),
         ('http://a', 'https://{appid}.a', 'https://{appid}', 'https://a/{appId}', 'https://a/{}', 'https://u:p@a/{appid}')),
        ('SignedApis', ('', 'security.msgSecCheck', '/wxa/a,/wxa/b,logistics.addOrder'), (',', '/a,', '/a, /b', 'wxa/a', '/a/', '*')),
        ('WatchedAppIds', ('', SHOPS, ','.join([SHOPS] * 50)), (','.join([SHOPS] * 51), ',', 'wx1', SHOPS + ',', SHOPS.replace(',', ', '))),
    ):
        pattern = re.compile(PARAMETERS[name]['AllowedPattern'])
        wrong = [v for v in good if not pattern.fullmatch(v)] + [v for v in bad if pattern.search(v)]
        assert not wrong, f'{name} takes {len(good)} values, and not {len(bad)} others'


PUSH_PATHS = ['/push', '/push/{appid}']
PUSH_ROUTES = [f'{method} {path}' for path in PUSH_PATHS for method in ('GET', 'POST')]


def test_push_routes(resources, body):
    paths = {path: body['paths'][path] for path in PUSH_PATHS}
    there = all(path['Fn::If'][0] == 'HasPush' and path['Fn::If'][2] == {'Ref': 'AWS::NoValue'} for path in paths.values())
    assert there, 'the routes of pushes are there with Push only'
    local = resources['LocalPushRoutes']['Properties']['Body']['paths']
    assert local == {path: choice['Fn::If'][1] for path, choice in paths.items()}, 'and for sam local again'
    operations = [(f'{method.upper()} {path}', o) for path, choice in paths.items() for method, o in choice['Fn::If'][1].items()]
    assert [name for name, _ in operations] == PUSH_ROUTES, 'GET and POST of /push, by itself and for an AppID'
    assert all(list(o) == ['x-amazon-apigateway-integration'] for _, o in operations), 'with nothing but their integration, so without an authorizer'
    integrations = [o['x-amazon-apigateway-integration'] for _, o in operations]
    assert all(i['uri']['Fn::Sub'].endswith('/${PushFunction.Arn}:live/invocations') for i in integrations), (
        'which is the alias of the function of pushes')
    assert 'security' not in resources['HttpApi']['Properties']['Body'], 'none has an authorizer by default'
    stage = stage_of(resources)
    used, limits, otherwise = stage['RouteSettings']['Fn::If']
    limits = resolved(limits, settings({}, 'us-east-1'), resources)
    limit = {'ThrottlingRateLimit': 50, 'ThrottlingBurstLimit': 100}
    assert (used, otherwise) == ('HasPush', {'Ref': 'AWS::NoValue'}) and limits == dict.fromkeys(PUSH_ROUTES, limit), (
        'each is throttled by itself, to 50 a second')
    permission = resources['PushPermission']['Properties']
    assert permission['SourceArn']['Fn::Sub'].endswith(':${HttpApi}/*/*/push*'), 'only these routes may invoke it'


def present(values, region='us-east-1'):
    """The stack that CloudFormation makes with these parameters: resources and outputs, without what conditions keep away."""
    alias = {'CloudFunction.Alias': 'arn:aws:lambda:us-east-1:123456789012:function:name:live'}
    values = settings(values, region) | alias | {'AWS::AccountId': '210987654321'}
    return {part: pruned(resolved(pruned(TEMPLATE[part], values), values, TEMPLATE['Resources'])) for part in ('Resources', 'Outputs')}


def pruned(value, values=None):
    """Without what has a condition that does not hold, if parameters are given, and without what is AWS::NoValue."""
    if isinstance(value, list):
        return [pruned(inner) for inner in value if inner != 'AWS::NoValue']
    if not isinstance(value, dict):
        return value
    kept = {k: v for k, v in value.items() if v != 'AWS::NoValue'}
    if values:
        return {k: v for k, v in kept.items() if 'Condition' not in v or condition(v['Condition'], values)}
    return {k: pruned(v) for k, v in kept.items()}


def difference(less, more, path=''):
    """The paths at which the second tree has something that the first one has not, or something else."""
    if isinstance(less, dict) and isinstance(more, dict):
        return [d for key in less.keys() | more.keys() for d in difference(less.get(key), more.get(key), f'{path}.{key}')]
    return [] if less == more else [path.removeprefix('.')]


@pytest.mark.parametrize('name', [name for name, values in SETS.items() if 'Push' not in values])
def test_with_and_without_push(name):
    values = SETS[name]
    without, with_push = present(values), present(values | {'Push': 'on'})
    assert not [s for s in strings(without) if 'push' in s.lower() and s != 'pushed']
    expected = {*('Resources.HttpApi.Properties.DefinitionBody.paths.' + path for path in PUSH_PATHS), 'Resources.HttpApi.Properties.RouteSettings'}
    if values.get('Dashboard') != 'off':
        expected |= {'Resources.OperationsDashboard.Properties.DashboardBody'}
    found = set(difference(without, with_push))
    extra = {path for path in found if re.fullmatch(r'(Resources|Outputs)\.Push\w+', path)}
    assert found - extra == expected, 'something else differs'
    made = {path.partition('.')[2] for path in extra}
    assert made >= {'PushFunction', 'PushRole', 'PushBus', 'PushQueue', 'PushDeadLetterQueue', 'PushUrl', 'PushSecretArn'}


def test_transformed_conditions():
    resources = transformed()['Resources']
    named = {name: r.get('Condition') for name, r in resources.items() if 'push' in name.lower()}
    assert named and set(named.values()) == {'HasPush', 'MakesPushSecret', 'HasPushAlarms', 'IsSamLocalWithPush'}, (
        'SAM makes nothing of pushes without a condition')


def test_push_function():
    calls, pushes = (TEMPLATE['Resources'][name]['Properties'] for name in ('CloudFunction', 'PushFunction'))
    same = ('CodeUri', 'Runtime', 'Architectures', 'MemorySize', 'AutoPublishAlias', 'AutoPublishAliasAllProperties', 'SnapStart', 'Tracing')
    assert all(calls[key] == pushes[key] for key in same), 'pushes have the package, architecture, memory and start of calls'
    level = {k: v for k, v in pushes['LoggingConfig'].items() if k != 'LogGroup'}
    assert level == {k: v for k, v in calls['LoggingConfig'].items() if k != 'LogGroup'}, 'and their log levels'
    kept = TEMPLATE['Resources']['PushLogGroup']['Properties']
    assert kept['RetentionInDays'] == {'Ref': 'LogRetentionDays'} and pushes['LoggingConfig']['LogGroup'] == {'Ref': 'PushLogGroup'}, (
        'in a log group of their own, kept as long')
    assert pushes['Timeout'] == 6, 'longer than the function\'s four seconds, and hardly more than WeChat\'s five'
    for given, reserved in (({}, '10'), ({'PushConcurrency': '3'}, '3'), ({'PushConcurrency': '-1'}, 'AWS::NoValue')):
        found = resolved(pushes['ReservedConcurrentExecutions'], settings(given, 'us-east-1'), {})
        assert str(found) == reserved, f'concurrency reserved with {given or "no parameter"}: {reserved}'
    assert 'VpcConfig' not in pushes, 'in no VPC'
    variables = resolved(pushes['Environment']['Variables'], settings({'Push': 'on', 'AppId': 'wx0123456789abcdef'}, 'us-east-1'), TEMPLATE['Resources'])
    expected = {
        'WECHAT_APP_ID': 'wx0123456789abcdef',
        'WECHAT_PUSH_ARN': 'PushSecret',
        'WECHAT_PUSH_KEYS': '',
        'WECHAT_PUSH_BUS': 'PushBus',
        'WECHAT_PUSH_MAX_AGE_SECONDS': 600,
        'WECHAT_ALLOW_PLAIN_HTTP': 'false',
        'JAVA_TOOL_OPTIONS': '-XX:+ExitOnOutOfMemoryError',
    }
    assert variables == expected, 'it has its settings and no others'
    named = resolved(pushes['Environment']['Variables']['WECHAT_PUSH_ARN'], settings(OPTIONS['pushed to several mini programs, alarmed, from a snapshot'], 'us-east-1'), {})
    assert named == 'cloudcall/push/{appid}', 'the name of a secret for each mini program as it is'


@pytest.mark.parametrize('function', FUNCTIONS)
def test_environment_fits(function):
    assert environment_length(function) <= 4096, 'bytes that Lambda takes'


def environment_length(function):
    """The most that names and values of a function's variables may have, those that are resolved from a secret as 500."""
    length = 0
    for name, value in TEMPLATE['Resources'][function]['Properties']['Environment']['Variables'].items():
        parameters = [PARAMETERS[p].get('MaxLength', 18 if p == 'AppId' else 10) for p in mentioned(value) if p in json.dumps(value)]
        length += len(name) + max([*parameters, 500 if 'resolve:secretsmanager' in json.dumps(value) else 0, 140 if 'Arn' in json.dumps(value) else 0])
    return length


def test_push_permissions():
    arn = 'arn:{0}:secretsmanager:{1}:123456789012:secret:{2}'.format
    kms = 'arn:aws:kms:us-east-1:123456789012:key/0a1b'
    any_app = arn('aws-cn', 'cn-north-1', 'cloudcall/push/wx????????????????-??????')
    for given, region, granted in (
        ('', 'us-east-1', 'PushSecret'),
        (SECRET, 'us-east-1', arn('aws', 'us-east-1', 'cloudcall-AbCdEf')),
        (arn('aws', 'eu-central-1', 'keys-AbCdEf'), 'us-east-1', arn('aws', 'eu-central-1', 'keys-AbCdEf')),
        ('cloudcall/push/{{appid}}', 'cn-north-1', any_app),
    ):
        values = {'Push': 'on', 'PushArn': given, 'in': region}
        read = allowed('secretsmanager:GetSecretValue', dict(values), 'PushRole')
        assert read == [(granted, None)], f'PushArn={given}, {region}: the function of pushes may read {granted} alone'
        decrypted = allowed('kms:Decrypt', values | {'PushKmsKeyArn': kms}, 'PushRole')
        assert decrypted == [(kms, context('StringLike', granted))], f'PushArn={given}, {region}: and with a key, decrypt it alone'
    assert not allowed('kms:Decrypt', {'Push': 'on'}, 'PushRole'), 'no key, no permission to decrypt'
    assert allowed('events:PutEvents', {'Push': 'on'}, 'PushRole') == [('arn:PushBus', None)], 'it may send to its bus alone'
    actions = {a for s in statements(TEMPLATE['Resources']['PushRole']) for a in ([s['Action']] if isinstance(s['Action'], str) else s['Action'])}
    expected = {'logs:CreateLogStream', 'logs:PutLogEvents', 'events:PutEvents', 'secretsmanager:GetSecretValue', 'kms:Decrypt', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords'}
    assert actions == expected, 'and nothing else, with everything on'
    resources = [s['Resource'] for s in statements(TEMPLATE['Resources']['PushRole'])]
    assert resources.count('*') == 1 and json.dumps(resources).count('"*"') == 1, 'the only * is for X-Ray'


def test_push_queue():
    resources = TEMPLATE['Resources']
    rule, queue, dead = (resources[name]['Properties'] for name in ('PushRule', 'PushQueue', 'PushDeadLetterQueue'))
    assert rule['EventBusName'] == {'Ref': 'PushBus'}, 'the rule is on the bus of the stack'
    assert rule['EventPattern'] == {'source': [{'prefix': 'wechat.'}]}, 'and takes what comes from WeChat, whatever the AppID'
    target, = rule['Targets']
    end = {'Fn::GetAtt': ['PushDeadLetterQueue', 'Arn']}
    assert (target['Arn'], target['DeadLetterConfig']) == ({'Fn::GetAtt': ['PushQueue', 'Arn']}, {'Arn': end}), (
        'to the queue, else to the dead-letter queue')
    assert queue['RedrivePolicy'] == {'deadLetterTargetArn': end, 'maxReceiveCount': 5}, 'where a push goes too that is read in vain'
    assert queue['SqsManagedSseEnabled'] is dead['SqsManagedSseEnabled'] is True, 'both queues are encrypted'
    assert dead['MessageRetentionPeriod'] == 1209600 > queue['MessageRetentionPeriod'] == 604800, (
        'the dead-letter queue keeps longer, as it counts from the first arrival')
    for name in ('PushQueue', 'PushDeadLetterQueue'):
        policy = resources[f'{name}Policy']['Properties']
        allow, deny = policy['PolicyDocument']['Statement']
        arn = {'Fn::GetAtt': [name, 'Arn']}
        only = {'ArnEquals': {'aws:SourceArn': {'Fn::GetAtt': ['PushRule', 'Arn']}}}
        assert (allow['Effect'], allow['Principal'], allow['Action'], allow['Condition']) == ('Allow', {'Service': 'events.amazonaws.com'}, 'sqs:SendMessage', only), (
            f'{name}: the rule may send, no other')
        assert (deny['Effect'], deny['Action'], deny['Condition']) == ('Deny', 'sqs:*', {'Bool': {'aws:SecureTransport': 'false'}}), (
            f'{name}: nothing without TLS')
        assert allow['Resource'] == deny['Resource'] == arn and policy['Queues'] == [{'Ref': name}], f'{name}: of this queue'


def test_asynchronous_invocations(resources):
    config = resources['AsynchronousInvocations']['Properties']
    assert config['MaximumRetryAttempts'] == 0, 'an asynchronous invocation is tried once'
    alias = next(name for name, r in resources.items() if r['Type'] == 'AWS::Lambda::Alias')
    assert config['Qualifier'] == {'Fn::Select': [7, {'Fn::Split': [':', {'Ref': alias}]}]}, 'of the alias'
    assert 'arn:aws-cn:lambda:cn-north-1:1:function:name:live'.split(':')[7] == 'live', 'whose name is the eighth part of its ARN'
    told = config['DestinationConfig']['Fn::If']
    assert told[:2] == ['HasFailureDestination', {'OnFailure': {'Destination': {'Ref': 'FailureDestinationArn'}}}], (
        'and its failure told, if there is a destination')
    granted = next(s for s in statements(resources['Role']) if 'sqs:SendMessage' in s['Action'])
    assert granted['Resource'] == {'Ref': 'FailureDestinationArn'}, 'to which the role may send'


def stage_of(resources):
    return next(r['Properties'] for r in resources.values() if r['Type'] == 'AWS::ApiGatewayV2::Stage' and r['Properties']['ApiId'] == {'Ref': 'HttpApi'})


def test_access_log(resources):
    stage = stage_of(resources)
    used, on, off = stage['AccessLogSettings']['Fn::If']
    assert used == 'HasAccessLog' and off == {'Ref': 'AWS::NoValue'} and condition(used, settings({}, 'us-east-1')), 'there is an access log'
    assert not condition(used, settings({'AccessLog': 'off'}, 'us-east-1')), 'unless it is off'
    line = json.loads(on['Format'])
    wanted = {'requestId', 'AWSRequestId', 'sourceIp', 'caller', 'subject', 'status', 'latencyMs'}
    assert wanted <= line.keys(), 'with request, source, caller or subject, status and latency'
    assert all(re.fullmatch(r'\$context(\.\w+)+', value) for value in line.values()), 'one line each, of variables alone'
    assert 'query' not in on['Format'].lower(), 'and no query string'
    assert on['DestinationArn'] == {'Fn::GetAtt': ['AccessLogGroup', 'Arn']}, 'in the log group for it'
    kept = [resources[name]['Properties']['RetentionInDays'] for name in ('LogGroup', 'AccessLogGroup')]
    assert kept == [{'Ref': 'LogRetentionDays'}] * 2, 'kept as long as the function\'s'


def resolved(value, values, resources):
    """What CloudFormation makes of a value, with what it refers to as given; a resource is its name, its ARN arn:NAME."""
    if isinstance(value, list):
        return [resolved(inner, values, resources) for inner in value]
    if not isinstance(value, dict):
        return value
    if len(value) != 1 or not next(iter(value)).startswith(('Ref', 'Fn::')):
        return {key: resolved(inner, values, resources) for key, inner in value.items()}
    (function, terms), = value.items()
    if function == 'Ref':
        return values.get(terms, terms)
    if function == 'Fn::GetAtt':
        return reference('.'.join(terms), values, resources)
    if function == 'Fn::GetAZs':
        return ['a', 'b']
    if function == 'Fn::FindInMap':
        name, first, second = resolved(terms, values, resources)
        return TEMPLATE['Mappings'][name][first][second]
    if function == 'Fn::Join':
        separator, texts = resolved(terms, values, resources)
        return separator.join(texts)
    if function == 'Fn::Select':
        index, among = resolved(terms, values, resources)
        return among[index]
    if function == 'Fn::Split':
        separator, text = resolved(terms, values, resources)
        return text.split(separator)
    if function == 'Fn::If':
        return resolved(terms[1 if condition(terms[0], values) else 2], values, resources)
    if function == 'Fn::Sub':
        text, more = terms if isinstance(terms, list) else (terms, {})
        more = values | resolved(more, values, resources)
        return re.sub(r'\$\{([\w:.]+)\}', lambda m: str(reference(m[1], more, resources)), text)
    raise ValueError(function)


def reference(name, values, resources):
    if name in values:
        return values[name]
    resource, _, attribute = name.partition('.')
    assert 'Condition' not in resources[resource] or condition(resources[resource]['Condition'], values), name
    return f'arn:{resource}' if attribute else resource


def condition(name, values):
    return holds(TEMPLATE['Conditions'][name], values)


def settings(values, region):
    defaults = {name: p.get('Default') for name, p in PARAMETERS.items()}
    partition = 'aws-cn' if region.startswith('cn-') else 'aws'
    aws = {'AWS::Region': region, 'AWS::StackName': 'stack', 'AWS::URLSuffix': 'example', 'AWS::Partition': partition, 'AWS::AccountId': '123456789012'}
    return defaults | in_region(values, region) | aws


@pytest.mark.parametrize('given, variables', [
    ({}, {'WECHAT_EAGER': 'true', 'CLOUD_CALL_APP_METRICS': 'false', 'WECHAT_APP_SECRET_ARN': 'AppSecret', 'WECHAT_APPS_ARN': ''}),
    ({'CloudCallApi': '*', 'RequestTimeoutMs': '700'}, {'CLOUD_CALL_API': '*', 'WECHAT_REQUEST_TIMEOUT_MS': '700'}),
    ({'EagerStart': 'off', 'AppMetrics': 'on'}, {'WECHAT_EAGER': 'false', 'CLOUD_CALL_APP_METRICS': 'true'}),
    ({'AppSecretArn': 'arn:a'}, {'WECHAT_APP_SECRET_ARN': 'arn:a', 'WECHAT_APPS_ARN': ''}),
    ({'AppsArn': 'own'}, {'WECHAT_APPS_ARN': 'AppsSecret', 'WECHAT_APP_SECRET_ARN': ''}),
    ({'AppsArn': 'arn:a'}, {'WECHAT_APPS_ARN': 'arn:a', 'WECHAT_APP_SECRET_ARN': ''}),
    ({'AccessTokenUrl': 'https://a'}, {'WECHAT_ACCESS_TOKEN_URL': 'https://a', 'WECHAT_APP_SECRET_ARN': ''}),
    ({'ApiSecurityArn': 'arn:a', 'SignedApis': 'b'}, {'WECHAT_API_SECURITY_ARN': 'arn:a', 'WECHAT_SIGNED_APIS': 'b'}),
    ({'HttpsProxy': 'http://a'}, {'HTTPS_PROXY': 'http://a'}),
    ({'HttpsProxyArn': 'arn:a'}, {'HTTPS_PROXY': '{{resolve:secretsmanager:arn:a:SecretString}}'}),
])
def test_environment_follows_the_parameters(given, variables):
    environment = TEMPLATE['Resources']['CloudFunction']['Properties']['Environment']['Variables']
    made = resolved(environment, settings(given, 'us-east-1'), TEMPLATE['Resources'])
    assert {name: made[name] for name in variables} == variables


@pytest.mark.parametrize('resource, attribute, parameter, absent, value', [
    ('CloudFunction', 'ReservedConcurrentExecutions', 'ReservedConcurrency', '-1', '0'),
    ('PushFunction', 'ReservedConcurrentExecutions', 'PushConcurrency', '-1', '7'),
    ('AppSecret', 'KmsKeyId', 'AppSecretKmsKeyArn', '', 'arn:key'),
    ('AppsSecret', 'KmsKeyId', 'AppSecretKmsKeyArn', '', 'arn:key'),
    ('PushSecret', 'KmsKeyId', 'PushKmsKeyArn', '', 'arn:key'),
])
def test_property_that_may_be_absent(resource, attribute, parameter, absent, value):
    template = TEMPLATE['Resources'][resource]['Properties'][attribute]
    made = [resolved(template, settings({'Push': 'on', parameter: given}, 'us-east-1'), {}) for given in (absent, value)]
    assert made == ['AWS::NoValue', value]


def test_java_ends_when_it_is_out_of_memory():
    option = '-XX:+ExitOnOutOfMemoryError'
    variables = TEMPLATE['Resources']['CloudFunction']['Properties']['Environment']['Variables']
    assert variables['JAVA_TOOL_OPTIONS'] == {'Fn::If': ['IsBundle', {'Ref': 'AWS::NoValue'}, option]}
    assert option in pathlib.Path('bundle/java.options').read_text().splitlines()


@pytest.mark.parametrize('name', ['dev', 'prod', 'shops'])
def test_no_parameter_set_logs_customers_data(name):
    assert SETS[name].get('LogLevel', 'INFO') == 'INFO', 'DEBUG does'


def anchors():
    """The headings of the runbook, as fragments of its address, each to whether it is one of an alarm."""
    text = pathlib.Path('docs/OPERATIONS.md').read_text()
    alarms = text.index('\n## Alarms\n')
    headings = re.finditer(r'^#+ (.*)$', text, re.MULTILINE)
    return {re.sub(r'[^\w -]', '', h[1].lower()).replace(' ', '-'): h.start() > alarms and h[0].startswith('### ') for h in headings}


ALARMS = {name: r for name, r in TEMPLATE['Resources'].items() if r['Type'] == 'AWS::CloudWatch::Alarm'}
ALARM_KINDS = ('HasAlarms', 'HasQuotaAlarms', 'HasPushAlarms')


def test_each_alarm_has_a_section_of_its_own():
    assert len(ALARMS) > 12 and len({r['Properties']['AlarmName']['Fn::Sub'] for r in ALARMS.values()}) == len(ALARMS)


@pytest.mark.parametrize('name', ALARMS)
def test_alarm(name):
    alarm = ALARMS[name]
    values = settings(OPTIONS['alarmed and watched'] | {'Push': 'on', 'RunbookUrl': 'https://runbook.example/' + 'x' * 176}, 'cn-north-1')
    properties = resolved(alarm['Properties'], values, TEMPLATE['Resources'])
    description = properties['AlarmDescription']
    assert set(properties) & {'AlarmActions', 'OKActions', 'InsufficientDataActions', 'ActionsEnabled'} == {'AlarmActions', 'OKActions'}
    assert alarm['Properties']['AlarmActions'] == alarm['Properties']['OKActions'] == [{'Ref': 'AlarmTopicArn'}]
    assert alarm['Condition'] in ALARM_KINDS, 'there is no topic'
    assert len(description) <= 1024 and 'First look' in description
    link = description.rpartition(' ')[2].removeprefix(values['RunbookUrl'] + '#')
    assert anchors().get(link), 'it leads to no section of the runbook'
    assert properties['AlarmName'] == f'stack-{link}', 'it is not called as its section'
    assert properties.get('TreatMissingData') in ('breaching', 'notBreaching', 'ignore')


ALARM_ROWS = {name: cells for name, *cells in re.findall(
    r'^\| \[([\w-]+)\]\(#\1\) \| (.*) \| (.*) \|$', pathlib.Path('docs/OPERATIONS.md').read_text(encoding='utf-8'), re.MULTILINE)}
# By the seconds for which an alarm that ends was good, the runbook's words for them.
GOOD_FOR = {
    600: ['10 good minutes'],
    900: ['15 minutes without one'],
    1800: ['half an hour with fewer'],
    3600: ['an hour without one', 'an hour whose readings are all good', 'the next reading'],
    10800: ['three hours without'],
    300: ['the queue is empty'],
}
MISSING = {'no-readings-of-quotas': 'breaching'} | dict.fromkeys(
    ['low-quota', 'low-quota-by-account', 'accounts-in-trouble', 'push-dead-letters'], 'ignore')


def periods(value):
    if isinstance(value, list):
        return set().union(*map(periods, value))
    if not isinstance(value, dict):
        return set()
    return {inner for key, inner in value.items() if key == 'Period'}.union(*map(periods, value.values()))


def threshold_pattern(threshold):
    """The runbook's words for a threshold: a part or a number of something, or a parameter."""
    if threshold == '50':
        return '`LowQuota`'
    words = [f'{threshold:g} %', f'{100 * threshold:g} %', f'{threshold:g} [a-z]', *(['an? ', 'no '] if threshold == 1 else [])]
    return rf"\b({'|'.join(words)})"


@pytest.mark.parametrize('name', ALARMS)
def test_alarm_begins_and_ends_as_the_runbook_has_it(name):
    values = settings(OPTIONS['alarmed and watched'] | {'Push': 'on', 'LowQuota': '50'}, 'us-east-1')
    alarm = resolved(ALARMS[name]['Properties'], values, TEMPLATE['Resources'])
    begins, ends = ALARM_ROWS[alarm['AlarmName'].removeprefix('stack-')]
    period, = periods(alarm)
    among, bad = int(alarm['EvaluationPeriods']), int(alarm['DatapointsToAlarm'])
    assert re.search(threshold_pattern(alarm['Threshold']), begins), begins
    assert alarm['ComparisonOperator'] == ('LessThanThreshold' if re.search('less than|no reading', begins) else 'GreaterThanOrEqualToThreshold')
    assert (f'in {bad} of {among} times {period // 60} minutes' in begins) == (1 < bad < among), begins
    assert bad in (1, among) or ' times ' in begins, begins
    assert ends in GOOD_FOR[(among - bad + 1) * period], ends
    assert alarm['TreatMissingData'] == MISSING.get(alarm['AlarmName'].removeprefix('stack-'), 'notBreaching')
    assert all(f'>= {least}' in str(alarm['Metrics']) for least in re.findall(r'at least (\d+) calls', begins)), begins


def test_runbook_has_a_row_for_each_alarm():
    assert len(ALARM_ROWS) == len(ALARMS)


@pytest.mark.parametrize('given, kinds', [
    ({}, []),
    ({'Push': 'on'}, []),
    ({'AlarmTopicArn': 'x'}, ['HasAlarms']),
    ({'AlarmTopicArn': 'x', 'QuotaWatch': 'rate(1 hour)'}, ['HasAlarms', 'HasQuotaAlarms']),
    ({'AlarmTopicArn': 'x', 'Push': 'on'}, ['HasAlarms', 'HasPushAlarms']),
])
def test_alarms_of_parameters(given, kinds):
    assert [kind for kind in ALARM_KINDS if condition(kind, settings(given, 'us-east-1'))] == kinds


@pytest.mark.parametrize('address', ['', 'a b', 'a"b', 'a\\b', 'a#b'])
def test_address_of_the_runbook_that_would_spoil_the_dashboard(address):
    assert not re.search(PARAMETERS['RunbookUrl']['AllowedPattern'], address)


@pytest.mark.parametrize('given, there', [({}, True), ({'Dashboard': 'off'}, False)])
def test_dashboard_can_be_off(given, there):
    assert condition(TEMPLATE['Resources']['OperationsDashboard']['Condition'], settings(given, 'us-east-1')) == there


@pytest.mark.parametrize('region', ['us-east-1', 'cn-north-1'])
@pytest.mark.parametrize('topic', ['', 'x'])
@pytest.mark.parametrize('watch', ['off', 'rate(30 minutes)'])
@pytest.mark.parametrize('apps', ['off', 'on'])
@pytest.mark.parametrize('pushes', ['off', 'on'])
def test_dashboard(region, topic, watch, apps, pushes):
    values = settings({'AlarmTopicArn': topic, 'QuotaWatch': watch, 'AppMetrics': apps, 'Push': pushes}, region)
    body = resolved(TEMPLATE['Resources']['OperationsDashboard']['Properties']['DashboardBody'], values, TEMPLATE['Resources'])
    assert '${' not in body
    widgets = json.loads(body)['widgets']
    shown = [w['properties'] for w in widgets if w['type'] == 'metric']
    assert all(w['title'] and w['region'] == region and w['period'] in (300, 3600) and w['stat'] and w['metrics'] for w in shown)
    assert len([w for w in shown if 'AppId' in json.dumps(w['metrics'])]) == (apps == 'on')
    assert all(this_stacks(metric) for w in shown for metric in w['metrics'])
    squares = [(x, y) for w in widgets for x in range(w['x'], w['x'] + w['width']) for y in range(w['y'], w['y'] + w['height'])]
    assert len(squares) == len(set(squares)) and max(squares)[0] < 24, 'a widget lies on another, or beside the board'
    questions = [w['properties']['markdown'].partition('\n')[0] for w in widgets if w['type'] == 'text']
    expected = ['## Is it up?', '## Is it fast?', '## Is WeChat up?', '## Are the accounts healthy?']
    assert questions == expected + ['## Do pushes arrive?'] * (pushes == 'on')
    states = [arn for w in widgets if w['type'] == 'alarm' for arn in w['properties']['alarms']]
    assert states == [f'arn:{name}' for name, r in ALARMS.items() if condition(r['Condition'], values)]


def this_stacks(metric):
    if isinstance(metric[0], dict):
        return 'Function="CloudFunction"' in metric[0]['expression']
    owners = {'Cloudcall': ('Function', FUNCTIONS), 'AWS/Lambda': ('FunctionName', FUNCTIONS), 'AWS/SQS': ('QueueName', ['arn:PushQueue', 'arn:PushDeadLetterQueue'])}
    dimension, names = owners[metric[0]]
    name = 'PushFunction' if metric[1].startswith('Push') else metric[3]
    return metric[2] == dimension and metric[3] == name in names


def test_quota_watch(resources):
    schedule, role = resources['WatchSchedule'], resources['WatchRole']
    alias = next(name for name, r in resources.items() if r['Type'] == 'AWS::Lambda::Alias')
    assert schedule['Condition'] == role['Condition'] == 'WatchesQuota', 'the schedule is there with the watch only'
    target = schedule['Properties']['Target']
    assert target['Arn'] == {'Ref': alias}, 'it invokes the alias'
    event = json.loads(pathlib.Path('events/quota-watch.json').read_text())
    sent = resolved(target['Input'], settings({}, 'us-east-1'), resources)
    assert json.loads(sent) == event, 'with the event of events/'
    for shops in (SHOPS, SHOPS[:18]):
        sent = resolved(target['Input'], settings({'WatchedAppIds': shops}, 'us-east-1'), resources)
        event['cloudcall.quotaWatch']['appids'] = shops.split(',')
        assert json.loads(sent) == event, f'and of {len(shops.split(","))} mini programs'
    allowed = [s for p in role['Properties']['Policies'] for s in p['PolicyDocument']['Statement']]
    only = [{'Effect': 'Allow', 'Action': 'lambda:InvokeFunction', 'Resource': {'Ref': alias}}]
    assert allowed == only, 'which is all that it may do'
    trusted = role['Properties']['AssumeRolePolicyDocument']['Statement']
    assert [s['Condition'] for s in trusted] == [{'StringEquals': {'aws:SourceAccount': {'Ref': 'AWS::AccountId'}}}], (
        'for the Scheduler of this account only')


@pytest.mark.parametrize('value', ['off', 'rate(1 minute)', 'rate(30 minutes)', 'rate(1 days)', 'cron(0/30 0-14 ? * MON-FRI *)'])
def test_value_of_quota_watch(value):
    assert re.search(PARAMETERS['QuotaWatch']['AllowedPattern'], value)


@pytest.mark.parametrize('value', ['', 'on', 'rate(0 minutes)', 'rate(30)', '30 minutes', 'rate(30 seconds)', 'cron(0 8 * *)', 'at(2026-01-01T00:00:00)', 'off '])
def test_value_that_quota_watch_does_not_take(value):
    assert not re.search(PARAMETERS['QuotaWatch']['AllowedPattern'], value)


def example(language, mentioned, page='docs/DEPLOY.md'):
    """The one block of a language in a page that mentions something."""
    text = pathlib.Path(page).read_text()
    found = [b for b in re.findall(rf'^```{language}\n(.*?)^```$', text, re.MULTILINE | re.DOTALL) if mentioned in b]
    assert len(found) == 1, f'{page} has one example of {mentioned}'
    return found[0]


def options(command):
    """The options of a command of the AWS CLI, as the shell gives them, by their names."""
    stand_ins = 'set -u; STACK=s TOPIC=t; output() { echo "the-$1"; }; aws() { printf "%s\\0" "$@"; }\n'
    words = run('bash', '-c', stand_ins + command).stdout.rstrip('\0').split('\0')
    return dict(zip(words[2::2], words[3::2]))


def test_alarm_by_shop():
    """The alarm of docs/OPERATIONS.md that names the mini program, as its commands have it."""
    page = example('console', 'put-metric-alarm', 'docs/OPERATIONS.md')
    counted, alarm = (options(command) for command in re.split(r'^\$ ', page, flags=re.MULTILINE)[1:])
    metric = dict(re.findall(r'(metric\w+|unit)=([^,]+)', counted['--metric-transformations']))
    assert metric == {'metricName': 'RefusedCalls', 'metricNamespace': 'Cloudcall', 'metricValue': '1', 'unit': 'Count'}, (
        'refused calls are counted one by one')
    assert counted['--metric-transformations'].endswith(',dimensions={Function=$.Function,AppId=$.appId}'), 'by function and AppID'
    assert counted['--log-group-name'] == 'the-LogGroupName', 'in the function\'s log'
    fields = re.findall(r'\$\.(\w+) = "([\w*]+)"', counted['--filter-pattern'])
    assert fields == [('Outcome', 'credential'), ('appId', 'wx*')], 'by fields of its line'
    query, = json.loads(alarm['--metrics'])
    expected = (
        'SELECT SUM("RefusedCalls") FROM SCHEMA("Cloudcall", "AppId", "Function") WHERE "Function" = \'the-FunctionName\''
        ' GROUP BY "AppId" ORDER BY SUM() DESC'
    )
    assert query['Expression'] == expected, 'the alarm by shop is on these, and this function\'s'


def test_shop():
    """The policy and the routes of docs/DEPLOY.md that grant one mini program."""
    statement, = json.loads(example('json', 'execute-api:Invoke'))['Statement']
    assert (statement['Effect'], statement['Action']) == ('Allow', 'execute-api:Invoke'), 'the policy allows calls over HTTP, nothing else'
    api = 'arn:aws:execute-api:REGION:ACCOUNT:API_ID/'
    assert all(resource.startswith(api) for resource in statement['Resource']), 'of one API'
    patterns = [re.compile(re.escape(r).replace(r'\*', '.*').replace(r'\?', '.')) for r in statement['Resource']]
    app, other = SHOPS.split(',')
    for request, granted in (
        (f'POST/apps/{app}/openapi/logistics.addOrder', True),
        (f'GET/apps/{app}/openapi/logistics.getAllAccount', True),
        (f'POST/apps/{app}/api/cgi-bin/express/intracity/addorder', True),
        (f'POST/apps/{other}/openapi/logistics.addOrder', False),
        (f'POST/apps/{other}/api/apps/{app}/openapi', False),
        (f'POST/apps/{app}0/openapi/logistics.addOrder', False),
        ('POST/openapi/logistics.addOrder', False),
        (f'POST/api/apps/{app}/a', False),
        ('POST/', False),
    ):
        assert any(p.fullmatch(f'{api}$default/{request}') for p in patterns) == granted, f'it grants {request}: {granted}'
    extra = yaml_parse(example('yaml', 'security: [{ jwt:'))
    paths = TEMPLATE['Resources']['HttpApi']['Properties']['DefinitionBody']['paths']
    general = {path.replace('{appid}', app): p for path, p in paths.items() if path.startswith('/apps/')}
    assert list(extra) == list(general), 'the routes for a scope are those of one mini program'
    for path, operations in extra.items():
        operation, = operations.values()
        assert list(operations) == ['x-amazon-apigateway-any-method'], f'{path}: any method'
        security = operation.pop('security')
        assert security == [{'jwt': [f'shop.{app}']}], f'{path}: asks for a scope of its own'
        expected = {k: v for k, v in general[path]['x-amazon-apigateway-any-method'].items() if k != 'security'}
        assert operation == expected, f'{path}: and is as the general one'
    indented = ''.join(f'{line}\n' for line in example('yaml', 'security: [{ jwt:').splitlines())
    added = TEXT.replace('        components:\n', indented + '        components:\n', 1)
    values = {'Authorization': 'JWT', 'JwtIssuer': 'https://login.example', 'JwtAudience': 'shop', 'JwtScopes': 'agency', 'CloudCallApi': '*', 'AppsArn': 'own'}
    found = matches(added, PARTITIONS[0], values)
    assert added != TEXT and not found, 'cfn-lint takes them in the template'
