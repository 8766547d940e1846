"""The checks of .ci/suites/template."""

import collections
import concurrent.futures
import itertools
import json
import multiprocessing
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile

import boto3
import cfnlint.api
import cfnlint.config
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

REGIONS = ['us-east-1', 'eu-central-1', 'cn-north-1', 'cn-northwest-1']
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

passed = failed = 0


def check(what, ok, why=''):
    global passed, failed
    if ok:
        passed += 1
        print(f'ok    {what}')
    else:
        failed += 1
        print(f'FAIL  {what}\n{why}', flush=True)


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)


def parameter_sets():
    config = tomllib.loads(pathlib.Path('samconfig.toml').read_text())
    sets = {}
    for name in ('dev', 'prod', 'shops'):
        pairs = config[name]['deploy']['parameters']['parameter_overrides']
        sets[name] = dict(pair.split('=', 1) for pair in pairs)
    return sets | OPTIONS


def in_region(values, region):
    partition = 'aws-cn' if region.startswith('cn-') else 'aws'
    app_id = {'AppId': 'wx0123456789abcdef'}
    values = values | app_id if values.get('AppId') == 'YOUR-APPID' else app_id | values
    return {k: v.format(partition=partition, region=region, name='cloudcall') for k, v in values.items()}


def lint(sets):
    result = run('.ci/sam', 'validate', '--lint')
    check('sam validate --lint', result.returncode == 0, result.stdout)
    tried = list(itertools.product(sets, (REGIONS[:2], REGIONS[2:])))
    with concurrent.futures.ProcessPoolExecutor(mp_context=multiprocessing.get_context('fork')) as processes:
        results = processes.map(matches, itertools.repeat(TEXT), [regions for _, regions in tried], [sets[name] for name, _ in tried])
        for (name, regions), found in zip(tried, results):
            check(f'cfn-lint, {name}, {' and '.join(regions)}', not found, found)
    wrong = TEXT.replace('!Ref PrivateSubnetB', '!Ref NoSubnet')
    check('cfn-lint finds what is wrong', matches(wrong, REGIONS[2:], sets['prod']))


def matches(text, regions, values):
    args = cfnlint.config.ManualArgs(regions=regions, parameters=[in_region(values, regions[0])])
    return [str(match) for match in cfnlint.api.lint(text, config=args)]


def parameters(sets):
    for name, values in sets.items():
        wrong = [
            f'{key}={value}'
            for region in REGIONS
            for key, value in in_region(values, region).items()
            if key not in PARAMETERS
            or not re.search(PARAMETERS[key].get('AllowedPattern', ''), value)
            or value not in map(str, PARAMETERS[key].get('AllowedValues', [value]))
        ]
        check(f'parameters are of the template and within its bounds, {name}', not wrong, wrong)
    check('each parameter says why', all(len(p['Description']) > 20 for p in PARAMETERS.values()))
    groups = TEMPLATE['Metadata']['AWS::CloudFormation::Interface']['ParameterGroups']
    listed = sorted(name for group in groups for name in group['Parameters'])
    check('each parameter is in a group', listed == sorted(PARAMETERS), set(listed) ^ set(PARAMETERS))
    docs = pathlib.Path('docs/DEPLOY.md').read_text()
    missing = [name for name in PARAMETERS if f'| `{name}` |' not in docs]
    check('docs/DEPLOY.md tells of each parameter', not missing, missing)
    missing = [name for name in TEMPLATE['Outputs'] if f'`{name}`' not in docs]
    check('docs/DEPLOY.md tells of each output', not missing, missing)


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


def rules(sets):
    for name, values in sets.items():
        region = 'us-east-1' if name == 'traced' else 'cn-north-1'
        broken = list(broken_rules(values, region))
        check(f'the rules allow {name}', not broken, broken)
    check('each rule is tried', FORBIDDEN.keys() == TEMPLATE['Rules'].keys())
    for name, forbidden in FORBIDDEN.items():
        sentences = set()
        for values in forbidden:
            broken = list(broken_rules(values, 'cn-north-1'))
            sentences |= {sentence for _, sentence in broken}
            check(f'the rule {name} forbids {", ".join(values)}', [rule for rule, _ in broken] == [name], broken)
        untried = {a['AssertDescription'] for a in TEMPLATE['Rules'][name]['Assertions']} - sentences
        check(f'the rule {name} says why each time', not untried, untried)


def transformed(**values):
    template = yaml_parse(TEXT)
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


def versions():
    shaped = shaping('CloudFunction')
    check('the parameters of a version were found', {'AppId', 'AppSecretArn', 'AppsArn', 'AppMetrics', 'Package', 'HttpsProxy', 'Egress'} <= shaped, shaped)
    check('exceptions are of them', UNDESCRIBED | UNVERSIONED <= shaped | shaping('PushFunction'), shaped)
    # With each of them set: one that has no effect beside another has to have it without.
    bases = [{}, OPTIONS['own secret'], OPTIONS['token service'], OPTIONS['proxy'], OPTIONS['own subnets'], {'AppsArn': 'own'}]
    versions_of('CloudFunction', bases)
    shaped = shaping('PushFunction')
    expected = {'AppId', 'Push', 'PushArn', 'PushMaxAgeSeconds', 'PushConcurrency', 'Package', 'Architecture', 'MemorySize', 'SnapStart', 'Tracing', 'LogLevel', 'SystemLogLevel'}
    check('the function of pushes is shaped by its own parameters, and those of the process', shaped == expected, shaped ^ expected)
    versions_of('PushFunction', [{'Push': 'on'}, {'Push': 'on', 'PushArn': SECRET}])
    for name in sorted(UNDESCRIBED):
        check(f'another {name} asks for another Revision', 'Revision' in PARAMETERS[name]['Description'])
    lengths = max_description_length()
    check(f'the longest description has {lengths} of 256 characters, with room for more', lengths <= 250, lengths)


def versions_of(name, bases):
    function = TEMPLATE['Resources'][name]['Properties']
    check(f'{name}: a version has the description of its function', function['Description'] == function['VersionDescription'])
    for parameter in sorted(shaping(name) - UNDESCRIBED - UNVERSIONED | {'Revision'}):
        told = []
        for base in bases:
            values = settings(base, 'us-east-1')
            changed = {parameter: other(parameter, values[parameter] or 'https://a')}
            told.append(described(name, base) != described(name, base | changed))
        check(f'{name}: another {parameter} makes another version', any(told), told)


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


def stack():
    template = transformed()
    resources = template['Resources']
    check('the rules stay', template['Rules'] == TEMPLATE['Rules'])
    kinds = collections.Counter(resource['Type'] for resource in resources.values())
    check('no function URL', not kinds['AWS::Lambda::Url'])
    check('one role for each function and one for the schedule, all this template\'s', kinds['AWS::IAM::Role'] == 3)
    check('one way in for one service, to each function', kinds['AWS::Lambda::Permission'] == 2)
    allowed = list(strings(resources['Role']['Properties']['Policies']))
    check('the only * are for X-Ray and for network interfaces, which know no resources', allowed.count('*') == 2)
    permissions(resources)
    asynchronous(resources)
    access_log(resources)
    reads = [a for a in allowed if a.startswith('secretsmanager:')]
    check('secrets are only read, AppSecrets and keys', reads == ['secretsmanager:GetSecretValue'] * 2, reads)
    check('no managed policy that may write to any log', 'AWSLambdaBasicExecutionRole' not in TEXT)
    watch(resources)
    check('every ARN is of any partition', 'arn:aws:' not in TEXT.replace('arn:aws[', ''))
    check('no domain of one partition', 'amazonaws.com' not in re.sub(r'\b(lambda|apigateway|scheduler|events)\.amazonaws\.com', '', TEXT))
    texts = [resources[name]['Properties']['SecretString'] for name in ('AppSecret', 'AppsSecret', 'PushSecret')]
    check('secrets come without a value', texts == ['{"appSecret":""}', '{}', '{}'], texts)
    check('no parameter takes a secret', not any('NoEcho' in p for p in PARAMETERS.values()))

    body = resources['HttpApi']['Properties']['Body']
    local = {name for name, r in resources.items() if r.get('Condition') in ('IsSamLocal', 'IsSamLocalWithPush')}
    check('what only sam local reads is never created', local == {name for name in resources if name.startswith('Local')}, local)
    check('nor with Push', TEMPLATE['Conditions']['IsSamLocalWithPush']['Fn::And'][0] == {'Condition': 'IsSamLocal'})
    check('since no account has that id', TEMPLATE['Conditions']['IsSamLocal'] == {'Fn::Equals': [{'Ref': 'AWS::AccountId'}, '123456789012']})
    routed = ['/openapi/{api}', '/api/{proxy+}']
    paths = ['/', *routed, *('/apps/{appid}' + path for path in routed)]
    pushed = {path: body['paths'].pop(path) for path in PUSH_PATHS}
    push_routes(resources, pushed)
    check('beside those of pushes one path for a call, two for a router, and two for one of its mini programs', list(body['paths']) == paths)
    operations = body['paths']['/']
    check('all are alike', all(path == operations for path in body['paths'].values()))
    operation = operations['x-amazon-apigateway-any-method']
    scopes = {'Fn::If': ['HasJwtScopes', {'Ref': 'JwtScopes'}, []]}
    check('HTTP callers sign or bring a token, of a scope if there are some', operation['security'] == {'Fn::If': ['UsesJwt', [{'jwt': scopes}], [{'iam': []}]]})
    check('nothing but any method and its preflight', len(operations) == 2)
    check('the preflight is there with CORS only', operations['options']['Fn::If'][0] == 'HasCors')

    network = {name: r['Properties'] for name, r in resources.items() if r.get('Condition') == 'HasFixedEgress' and 'Properties' in r}
    check('private subnets go out by the NAT gateway', network['PrivateRoute']['NatGatewayId'] == {'Ref': 'NatGateway'})
    check('which has the address', network['NatGateway']['AllocationId'] == {'Fn::GetAtt': ['EgressAddress', 'AllocationId']})
    check('and is in the public subnet', network['NatGateway']['SubnetId'] == {'Ref': 'PublicSubnet'})
    check('which is on the internet', network['PublicRoute']['GatewayId'] == {'Ref': 'InternetGateway'})
    check('only HTTPS goes out', [(r['FromPort'], r['ToPort']) for r in network['SecurityGroup']['SecurityGroupEgress']] == [(443, 443)])

    made = {r['Properties']['FunctionName']['Ref']: r for r in resources.values() if r['Type'] == 'AWS::Lambda::Version'}
    check('each function has versions', sorted(made) == sorted(FUNCTIONS), made.keys())
    for name, version in made.items():
        check(f'{name}: old versions stay', version['DeletionPolicy'] == version['UpdateReplacePolicy'] == 'Retain')
        check(f'{name}: a version per description', version['Properties']['Description'] == resources[name]['Properties']['Description'])


def statements(resource):
    documents = resource['Properties'].get('Policies') or [resource['Properties']]
    return [s for p in documents for s in (p['Fn::If'][1] if 'Fn::If' in p else p)['PolicyDocument']['Statement']]


def permissions(resources):
    granted = statements(resources['Role'])
    network = next(s for s in granted if 'ec2:CreateNetworkInterface' in s['Action'])
    denied, = statements(resources['NetworkDenial'])
    check('what the role may do with network interfaces, its code may not', denied['Effect'] == 'Deny' and set(network['Action']) < set(denied['Action']), denied)
    code = denied['Condition']['ArnEquals']['lambda:SourceFunctionArn']['Fn::Sub']
    check('this function\'s code', code.endswith(':function:${CloudFunction}') and denied['Resource'] == '*', code)
    check('the denial is there with the permission', resources['NetworkDenial']['Condition'] == 'IsInVpc')
    check('and of the same role', resources['NetworkDenial']['Properties']['Roles'] == [{'Ref': 'Role'}])
    for name in ('AppSecret', 'AppsSecret'):
        key = resources[name]['Properties']['KmsKeyId']
        check(f'{name} of the stack has the given key', key == {'Fn::If': ['HasSecretKey', {'Ref': 'AppSecretKmsKeyArn'}, {'Ref': 'AWS::NoValue'}]}, key)


def allowed(action, values, role='Role'):
    """What the role may do, as pairs of resource and condition, with parameters as given."""
    values = settings(values, values.pop('in', 'us-east-1'))
    role = resolved(TEMPLATE['Resources'][role]['Properties'], values, TEMPLATE['Resources'])
    given = [s for p in role['Policies'] if p != 'AWS::NoValue' for s in p['PolicyDocument']['Statement']]
    return [(s['Resource'], s.get('Condition')) for s in given if s['Action'] == action]


def context(operator, arn):
    return {operator: {'kms:EncryptionContext:SecretARN': arn}}


def secrets():
    arn = 'arn:{0}:secretsmanager:{1}:123456789012:secret:{2}'.format
    kms = 'arn:aws:kms:us-east-1:123456789012:key/0a1b'
    shared = arn('aws', 'us-east-1', 'cloudcall-AbCdEf')
    for values, secret in (({}, 'AppSecret'), ({'AppSecretArn': SECRET}, shared), ({'AppsArn': 'own'}, 'AppsSecret'), ({'AppsArn': SECRET}, shared)):
        what = ', '.join(f'{k}={v}' for k, v in values.items()) or 'no parameter'
        check(f'{what}: the function may read its secret alone', allowed('secretsmanager:GetSecretValue', dict(values)) == [(secret, None)])
        keyed = values | {'AppSecretKmsKeyArn': KEY}
        check(f'{what}: with a key, decrypt it alone', allowed('kms:Decrypt', keyed) == [(kms, context('StringEquals', secret))], allowed('kms:Decrypt', keyed))
    check('a token service takes no secret', not allowed('secretsmanager:GetSecretValue', {'AccessTokenUrl': 'https://a'}))
    for given, region, granted in (
        (SECRET, 'us-east-1', shared),
        (arn('aws', 'eu-central-1', 'keys-AbCdEf'), 'us-east-1', arn('aws', 'eu-central-1', 'keys-AbCdEf')),
        ('cloudcall/security/{{appid}}', 'us-east-1', arn('aws', 'us-east-1', 'cloudcall/security/wx????????????????-??????')),
        ('{{appid}}/keys', 'cn-north-1', arn('aws-cn', 'cn-north-1', 'wx????????????????/keys-??????')),
    ):
        values = {'AccessTokenUrl': 'https://a', 'ApiSecurityArn': given, 'in': region}
        read = allowed('secretsmanager:GetSecretValue', dict(values))
        check(f'ApiSecurityArn={given}, {region}: read is exactly {granted}', read == [(granted, None)], read)
        decrypted = allowed('kms:Decrypt', values | {'ApiSecurityKmsKeyArn': kms})
        check(f'ApiSecurityArn={given}, {region}: and decrypted', decrypted == [(kms, context('StringLike', granted))], decrypted)
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
        check(f'{name} takes {len(good)} values, and not {len(bad)} others', not wrong, wrong)


PUSH_PATHS = ['/push', '/push/{appid}']
PUSH_ROUTES = [f'{method} {path}' for path in PUSH_PATHS for method in ('GET', 'POST')]


def push_routes(resources, paths):
    there = all(path['Fn::If'][0] == 'HasPush' and path['Fn::If'][2] == {'Ref': 'AWS::NoValue'} for path in paths.values())
    check('the routes of pushes are there with Push only', there, paths)
    local = resources['LocalPushRoutes']['Properties']['Body']['paths']
    check('and for sam local again', local == {path: choice['Fn::If'][1] for path, choice in paths.items()}, local)
    operations = [(f'{method.upper()} {path}', o) for path, choice in paths.items() for method, o in choice['Fn::If'][1].items()]
    check('GET and POST of /push, by itself and for an AppID', [name for name, _ in operations] == PUSH_ROUTES, operations)
    check('with nothing but their integration, so without an authorizer', all(list(o) == ['x-amazon-apigateway-integration'] for _, o in operations))
    integrations = [o['x-amazon-apigateway-integration'] for _, o in operations]
    check('which is the alias of the function of pushes', all(i['uri']['Fn::Sub'].endswith('/${PushFunction.Arn}:live/invocations') for i in integrations), integrations)
    check('none has an authorizer by default', 'security' not in resources['HttpApi']['Properties']['Body'])
    stage = stage_of(resources)
    used, limits, otherwise = stage['RouteSettings']['Fn::If']
    limits = resolved(limits, settings({}, 'us-east-1'), resources)
    limit = {'ThrottlingRateLimit': 50, 'ThrottlingBurstLimit': 100}
    check('each is throttled by itself, to 50 a second', (used, otherwise) == ('HasPush', {'Ref': 'AWS::NoValue'}) and limits == dict.fromkeys(PUSH_ROUTES, limit), limits)
    permission = resources['PushPermission']['Properties']
    check('only these routes may invoke it', permission['SourceArn']['Fn::Sub'].endswith(':${HttpApi}/*/*/push*'), permission)


def present(values, region='us-east-1'):
    """The stack that CloudFormation makes with these parameters: resources and outputs, without what conditions keep away."""
    alias = {'CloudFunction.Alias': 'arn:aws:lambda:us-east-1:123456789012:function:name:live'}
    values = settings(values, region) | alias | {'AWS::AccountId': '210987654321'}
    template = yaml_parse(TEXT)
    return {part: pruned(resolved(pruned(template[part], values), values, TEMPLATE['Resources'])) for part in ('Resources', 'Outputs')}


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


def push():
    bases = {name: values for name, values in parameter_sets().items() if 'Push' not in values}
    for name, values in bases.items():
        without, with_push = present(values), present(values | {'Push': 'on'})
        mentions = [s for s in strings(without) if 'push' in s.lower() and s != 'pushed']
        check(f'without Push there is nothing of it, {name}', not mentions, mentions)
        body = ['Resources.HttpApi.Properties.DefinitionBody.paths.' + path for path in PUSH_PATHS]
        expected = {*body, 'Resources.HttpApi.Properties.RouteSettings'}
        dashboard = {'Resources.OperationsDashboard.Properties.DashboardBody'} if values.get('Dashboard') != 'off' else set()
        found = set(difference(without, with_push))
        extra = {path for path in found if re.fullmatch(r'(Resources|Outputs)\.Push\w+', path)}
        check(f'with Push all else is as without, {name}', found - extra == expected | dashboard, found - extra ^ (expected | dashboard))
        made = {path.partition('.')[2] for path in extra}
        check(f'and function, bus, queues and outputs come, {name}', {'PushFunction', 'PushRole', 'PushBus', 'PushQueue', 'PushDeadLetterQueue', 'PushUrl', 'PushSecretArn'} <= made, made)
    transformed_conditions()
    push_function()
    push_permissions()
    push_queue()


def transformed_conditions():
    resources = transformed()['Resources']
    named = {name: r.get('Condition') for name, r in resources.items() if 'push' in name.lower()}
    check('SAM makes nothing of pushes without a condition', named and set(named.values()) == {'HasPush', 'MakesPushSecret', 'HasPushAlarms', 'IsSamLocalWithPush'}, named)


def push_function():
    calls, pushes = (TEMPLATE['Resources'][name]['Properties'] for name in ('CloudFunction', 'PushFunction'))
    same = ('CodeUri', 'Runtime', 'Architectures', 'MemorySize', 'AutoPublishAlias', 'AutoPublishAliasAllProperties', 'SnapStart', 'Tracing')
    check('pushes have the package, architecture, memory and start of calls', all(calls[key] == pushes[key] for key in same))
    level = {k: v for k, v in pushes['LoggingConfig'].items() if k != 'LogGroup'}
    check('and their log levels', level == {k: v for k, v in calls['LoggingConfig'].items() if k != 'LogGroup'}, level)
    kept = TEMPLATE['Resources']['PushLogGroup']['Properties']
    check('in a log group of their own, kept as long', kept['RetentionInDays'] == {'Ref': 'LogRetentionDays'} and pushes['LoggingConfig']['LogGroup'] == {'Ref': 'PushLogGroup'}, kept)
    check('longer than the function\'s four seconds, and hardly more than WeChat\'s five', pushes['Timeout'] == 6)
    for given, reserved in (({}, '10'), ({'PushConcurrency': '3'}, '3'), ({'PushConcurrency': '-1'}, 'AWS::NoValue')):
        found = resolved(pushes['ReservedConcurrentExecutions'], settings(given, 'us-east-1'), {})
        check(f'concurrency reserved with {given or "no parameter"}: {reserved}', str(found) == reserved, found)
    check('in no VPC', 'VpcConfig' not in pushes)
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
    check('it has its settings and no others', variables == expected, variables)
    named = resolved(pushes['Environment']['Variables']['WECHAT_PUSH_ARN'], settings(OPTIONS['pushed to several mini programs, alarmed, from a snapshot'], 'us-east-1'), {})
    check('the name of a secret for each mini program as it is', named == 'cloudcall/push/{appid}', named)
    for name in FUNCTIONS:
        longest = environment_length(name)
        check(f'{name}: the environment has at most {longest} of the 4,096 bytes that Lambda takes', longest <= 4096, longest)


def environment_length(function):
    """The most that names and values of a function's variables may have, those that are resolved from a secret as 500."""
    length = 0
    for name, value in TEMPLATE['Resources'][function]['Properties']['Environment']['Variables'].items():
        parameters = [PARAMETERS[p].get('MaxLength', 18 if p == 'AppId' else 10) for p in mentioned(value) if p in json.dumps(value)]
        length += len(name) + max([*parameters, 500 if 'resolve:secretsmanager' in json.dumps(value) else 0, 140 if 'Arn' in json.dumps(value) else 0])
    return length


def push_permissions():
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
        check(f'PushArn={given}, {region}: the function of pushes may read {granted} alone', read == [(granted, None)], read)
        decrypted = allowed('kms:Decrypt', values | {'PushKmsKeyArn': kms}, 'PushRole')
        check(f'PushArn={given}, {region}: and with a key, decrypt it alone', decrypted == [(kms, context('StringLike', granted))], decrypted)
    check('no key, no permission to decrypt', not allowed('kms:Decrypt', {'Push': 'on'}, 'PushRole'))
    check('it may send to its bus alone', allowed('events:PutEvents', {'Push': 'on'}, 'PushRole') == [('arn:PushBus', None)])
    actions = {a for s in statements(TEMPLATE['Resources']['PushRole']) for a in ([s['Action']] if isinstance(s['Action'], str) else s['Action'])}
    expected = {'logs:CreateLogStream', 'logs:PutLogEvents', 'events:PutEvents', 'secretsmanager:GetSecretValue', 'kms:Decrypt', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords'}
    check('and nothing else, with everything on', actions == expected, actions ^ expected)
    resources = [s['Resource'] for s in statements(TEMPLATE['Resources']['PushRole'])]
    check('the only * is for X-Ray', resources.count('*') == 1 and json.dumps(resources).count('"*"') == 1)


def push_queue():
    resources = TEMPLATE['Resources']
    rule, queue, dead = (resources[name]['Properties'] for name in ('PushRule', 'PushQueue', 'PushDeadLetterQueue'))
    check('the rule is on the bus of the stack', rule['EventBusName'] == {'Ref': 'PushBus'}, rule)
    check('and takes what comes from WeChat, whatever the AppID', rule['EventPattern'] == {'source': [{'prefix': 'wechat.'}]}, rule)
    target, = rule['Targets']
    end = {'Fn::GetAtt': ['PushDeadLetterQueue', 'Arn']}
    check('to the queue, else to the dead-letter queue', (target['Arn'], target['DeadLetterConfig']) == ({'Fn::GetAtt': ['PushQueue', 'Arn']}, {'Arn': end}), target)
    check('where a push goes too that is read in vain', queue['RedrivePolicy'] == {'deadLetterTargetArn': end, 'maxReceiveCount': 5}, queue)
    check('both queues are encrypted', queue['SqsManagedSseEnabled'] is dead['SqsManagedSseEnabled'] is True)
    check('the dead-letter queue keeps longer, as it counts from the first arrival', dead['MessageRetentionPeriod'] == 1209600 > queue['MessageRetentionPeriod'] == 604800)
    for name in ('PushQueue', 'PushDeadLetterQueue'):
        policy = resources[f'{name}Policy']['Properties']
        allow, deny = policy['PolicyDocument']['Statement']
        arn = {'Fn::GetAtt': [name, 'Arn']}
        only = {'ArnEquals': {'aws:SourceArn': {'Fn::GetAtt': ['PushRule', 'Arn']}}}
        check(f'{name}: the rule may send, no other', (allow['Effect'], allow['Principal'], allow['Action'], allow['Condition']) == ('Allow', {'Service': 'events.amazonaws.com'}, 'sqs:SendMessage', only), allow)
        check(f'{name}: nothing without TLS', (deny['Effect'], deny['Action'], deny['Condition']) == ('Deny', 'sqs:*', {'Bool': {'aws:SecureTransport': 'false'}}), deny)
        check(f'{name}: of this queue', allow['Resource'] == deny['Resource'] == arn and policy['Queues'] == [{'Ref': name}], policy)


def asynchronous(resources):
    config = resources['AsynchronousInvocations']['Properties']
    check('an asynchronous invocation is tried once', config['MaximumRetryAttempts'] == 0)
    alias = next(name for name, r in resources.items() if r['Type'] == 'AWS::Lambda::Alias')
    check('of the alias', config['Qualifier'] == {'Fn::Select': [7, {'Fn::Split': [':', {'Ref': alias}]}]}, config)
    check('whose name is the eighth part of its ARN', 'arn:aws-cn:lambda:cn-north-1:1:function:name:live'.split(':')[7] == 'live')
    told = config['DestinationConfig']['Fn::If']
    check('and its failure told, if there is a destination', told[:2] == ['HasFailureDestination', {'OnFailure': {'Destination': {'Ref': 'FailureDestinationArn'}}}], told)
    granted = next(s for s in statements(resources['Role']) if 'sqs:SendMessage' in s['Action'])
    check('to which the role may send', granted['Resource'] == {'Ref': 'FailureDestinationArn'}, granted)


def stage_of(resources):
    return next(r['Properties'] for r in resources.values() if r['Type'] == 'AWS::ApiGatewayV2::Stage' and r['Properties']['ApiId'] == {'Ref': 'HttpApi'})


def access_log(resources):
    stage = stage_of(resources)
    used, on, off = stage['AccessLogSettings']['Fn::If']
    check('there is an access log', used == 'HasAccessLog' and off == {'Ref': 'AWS::NoValue'} and condition(used, settings({}, 'us-east-1')))
    check('unless it is off', not condition(used, settings({'AccessLog': 'off'}, 'us-east-1')))
    line = json.loads(on['Format'])
    wanted = {'requestId', 'AWSRequestId', 'sourceIp', 'caller', 'subject', 'status', 'latencyMs'}
    check('with request, source, caller or subject, status and latency', wanted <= line.keys(), line)
    check('one line each, of variables alone', all(re.fullmatch(r'\$context(\.\w+)+', value) for value in line.values()), line)
    check('and no query string', 'query' not in on['Format'].lower())
    check('in the log group for it', on['DestinationArn'] == {'Fn::GetAtt': ['AccessLogGroup', 'Arn']})
    kept = [resources[name]['Properties']['RetentionInDays'] for name in ('LogGroup', 'AccessLogGroup')]
    check('kept as long as the function\'s', kept == [{'Ref': 'LogRetentionDays'}] * 2, kept)


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


def out_of_memory():
    option = '-XX:+ExitOnOutOfMemoryError'
    variables = TEMPLATE['Resources']['CloudFunction']['Properties']['Environment']['Variables']
    check('managed Java ends when it is out of memory', variables['JAVA_TOOL_OPTIONS'] == {'Fn::If': ['IsBundle', {'Ref': 'AWS::NoValue'}, option]})
    check('the bundle\'s too', option in pathlib.Path('bundle/java.options').read_text().splitlines())


def dev():
    levels = {name: values.get('LogLevel', 'INFO') for name, values in parameter_sets().items() if name in ('dev', 'prod', 'shops')}
    check('no parameter set logs customers\' data, as DEBUG does', set(levels.values()) == {'INFO'}, levels)


def anchors():
    """The headings of the runbook, as fragments of its address, each to whether it is one of an alarm."""
    text = pathlib.Path('docs/OPERATIONS.md').read_text()
    alarms = text.index('\n## Alarms\n')
    headings = re.finditer(r'^#+ (.*)$', text, re.MULTILINE)
    return {re.sub(r'[^\w -]', '', h[1].lower()).replace(' ', '-'): h.start() > alarms and h[0].startswith('### ') for h in headings}


def alarms():
    found = {name: r for name, r in TEMPLATE['Resources'].items() if r['Type'] == 'AWS::CloudWatch::Alarm'}
    check('there are alarms', len(found) > 12)
    headings, linked = anchors(), collections.Counter()
    for name, alarm in found.items():
        values = settings(OPTIONS['alarmed and watched'] | {'Push': 'on', 'RunbookUrl': 'https://runbook.example/' + 'x' * 176}, 'cn-north-1')
        properties = resolved(alarm['Properties'], values, TEMPLATE['Resources'])
        description = properties['AlarmDescription']
        link = description.rpartition(' ')[2].removeprefix(values['RunbookUrl'] + '#')
        linked[link] += 1
        told = set(properties) & {'AlarmActions', 'OKActions', 'InsufficientDataActions', 'ActionsEnabled'}
        topic = alarm['Properties']['AlarmActions'] == alarm['Properties']['OKActions'] == [{'Ref': 'AlarmTopicArn'}]
        check(f'{name}: the topic hears of its beginning and end, nobody else', topic and told == {'AlarmActions', 'OKActions'}, told)
        check(f'{name}: is there with a topic only', alarm['Condition'] in ('HasAlarms', 'HasQuotaAlarms', 'HasPushAlarms'))
        check(f'{name}: its description fits', len(description) <= 1024 and 'First look' in description, len(description))
        check(f'{name}: leads to its section of the runbook', headings.get(link), link)
        check(f'{name}: is called as its section, after the stack', properties['AlarmName'] == f'stack-{link}', properties['AlarmName'])
        check(f'{name}: says what no data means', properties.get('TreatMissingData') in ('breaching', 'notBreaching', 'ignore'))
    check('a section for each alarm', set(linked.values()) == {1}, linked)
    kinds = ('HasAlarms', 'HasQuotaAlarms', 'HasPushAlarms')
    for named, there in (
        ({}, []),
        ({'Push': 'on'}, []),
        ({'AlarmTopicArn': 'x'}, ['HasAlarms']),
        ({'AlarmTopicArn': 'x', 'QuotaWatch': 'rate(1 hour)'}, ['HasAlarms', 'HasQuotaAlarms']),
        ({'AlarmTopicArn': 'x', 'Push': 'on'}, ['HasAlarms', 'HasPushAlarms']),
    ):
        values = settings(named, 'us-east-1')
        check(f'alarms with {", ".join(named) or "no parameter"}: {len(there)} kinds', [c for c in kinds if condition(c, values)] == there)


def dashboard():
    bad = [text for text in ('', 'a b', 'a"b', 'a\\b', 'a#b') if re.search(PARAMETERS['RunbookUrl']['AllowedPattern'], text)]
    check('the address of the runbook cannot spoil the dashboard', not bad, bad)
    resource = TEMPLATE['Resources']['OperationsDashboard']
    check('the dashboard is there unless it is off', condition(resource['Condition'], settings({}, 'us-east-1')))
    check('and is not, if it is', not condition(resource['Condition'], settings({'Dashboard': 'off'}, 'us-east-1')))
    for region, topic, watch, apps, pushes in itertools.product(('us-east-1', 'cn-north-1'), ('', 'x'), ('off', 'rate(30 minutes)'), ('off', 'on'), ('off', 'on')):
        what = f'dashboard, {region}, {"alarms" if topic else "no alarms"}, watch {watch}, metrics of mini programs {apps}, pushes {pushes}'
        values = settings({'AlarmTopicArn': topic, 'QuotaWatch': watch, 'AppMetrics': apps, 'Push': pushes}, region)
        body = resolved(resource['Properties']['DashboardBody'], values, TEMPLATE['Resources'])
        try:
            widgets = json.loads(body)['widgets']
        except ValueError as error:
            check(f'{what}: is JSON', False, f'{error}\n{body}')
            continue
        shown = [w['properties'] for w in widgets if w['type'] == 'metric']
        complete = all(w['title'] and w['region'] == region and w['period'] in (300, 3600) and w['stat'] and w['metrics'] for w in shown)
        check(f'{what}: each graph has title, region, period and statistic', complete)
        by_app = [w for w in shown if 'AppId' in json.dumps(w['metrics'])]
        check(f'{what}: shows mini programs if they are counted', len(by_app) == (apps == 'on'))
        check(f'{what}: nothing is left to fill in', '${' not in body)
        check(f'{what}: every metric is this stack\'s', all(this_stacks(m) for w in shown for m in w['metrics']))
        squares = [(x, y) for w in widgets for x in range(w['x'], w['x'] + w['width']) for y in range(w['y'], w['y'] + w['height'])]
        check(f'{what}: no widget lies on another, or beside the board', len(squares) == len(set(squares)) and max(squares)[0] < 24)
        questions = [w['properties']['markdown'].partition('\n')[0] for w in widgets if w['type'] == 'text']
        expected = ['## Is it up?', '## Is it fast?', '## Is WeChat up?', '## Are the accounts healthy?']
        expected += ['## Do pushes arrive?'] * (pushes == 'on')
        check(f'{what}: has its questions', questions == expected, questions)
        states = [arn for w in widgets if w['type'] == 'alarm' for arn in w['properties']['alarms']]
        alarmed = [f'arn:{n}' for n, r in TEMPLATE['Resources'].items() if r['Type'] == 'AWS::CloudWatch::Alarm' and condition(r['Condition'], values)]
        check(f'{what}: shows each alarm that there is', states == alarmed, (states, alarmed))


def this_stacks(metric):
    if isinstance(metric[0], dict):
        return 'Function="CloudFunction"' in metric[0]['expression']
    owners = {'Cloudcall': ('Function', FUNCTIONS), 'AWS/Lambda': ('FunctionName', FUNCTIONS), 'AWS/SQS': ('QueueName', ['arn:PushQueue', 'arn:PushDeadLetterQueue'])}
    dimension, names = owners[metric[0]]
    name = 'PushFunction' if metric[1].startswith('Push') else metric[3]
    return metric[2] == dimension and metric[3] == name in names


def watch(resources):
    schedule, role = resources['WatchSchedule'], resources['WatchRole']
    alias = next(name for name, r in resources.items() if r['Type'] == 'AWS::Lambda::Alias')
    check('the schedule is there with the watch only', schedule['Condition'] == role['Condition'] == 'WatchesQuota')
    target = schedule['Properties']['Target']
    check('it invokes the alias', target['Arn'] == {'Ref': alias}, target)
    event = json.loads(pathlib.Path('events/quota-watch.json').read_text())
    sent = resolved(target['Input'], settings({}, 'us-east-1'), resources)
    check('with the event of events/', json.loads(sent) == event, sent)
    for shops in (SHOPS, SHOPS[:18]):
        sent = resolved(target['Input'], settings({'WatchedAppIds': shops}, 'us-east-1'), resources)
        event['cloudcall.quotaWatch']['appids'] = shops.split(',')
        check(f'and of {len(shops.split(","))} mini programs', json.loads(sent) == event, sent)
    allowed = [s for p in role['Properties']['Policies'] for s in p['PolicyDocument']['Statement']]
    only = [{'Effect': 'Allow', 'Action': 'lambda:InvokeFunction', 'Resource': {'Ref': alias}}]
    check('which is all that it may do', allowed == only, allowed)
    trusted = role['Properties']['AssumeRolePolicyDocument']['Statement']
    check('for the Scheduler of this account only', [s['Condition'] for s in trusted] == [{'StringEquals': {'aws:SourceAccount': {'Ref': 'AWS::AccountId'}}}])
    pattern = re.compile(PARAMETERS['QuotaWatch']['AllowedPattern'])
    for value in ('off', 'rate(1 minute)', 'rate(30 minutes)', 'rate(1 days)', 'cron(0/30 0-14 ? * MON-FRI *)'):
        check(f'{value} is a QuotaWatch', pattern.search(value))
    for value in ('', 'on', 'rate(0 minutes)', 'rate(30)', '30 minutes', 'rate(30 seconds)', 'cron(0 8 * *)', 'at(2026-01-01T00:00:00)', 'off '):
        check(f'{value!r} is none', not pattern.search(value))


def example(language, mentioned, page='docs/DEPLOY.md'):
    """The one block of a language in a page that mentions something."""
    text = pathlib.Path(page).read_text()
    found = [b for b in re.findall(rf'^```{language}\n(.*?)^```$', text, re.MULTILINE | re.DOTALL) if mentioned in b]
    check(f'{page} has one example of {mentioned}', len(found) == 1, found)
    return found[0]


def options(command):
    """The options of a command of the AWS CLI, as the shell gives them, by their names."""
    stand_ins = 'set -u; STACK=s TOPIC=t; output() { echo "the-$1"; }; aws() { printf "%s\\0" "$@"; }\n'
    words = run('bash', '-c', stand_ins + command).stdout.rstrip('\0').split('\0')
    return dict(zip(words[2::2], words[3::2]))


def alarm_by_shop():
    """The alarm of docs/OPERATIONS.md that names the mini program, as its commands have it."""
    page = example('console', 'put-metric-alarm', 'docs/OPERATIONS.md')
    counted, alarm = (options(command) for command in re.split(r'^\$ ', page, flags=re.MULTILINE)[1:])
    metric = dict(re.findall(r'(metric\w+|unit)=([^,]+)', counted['--metric-transformations']))
    check('refused calls are counted one by one', metric == {'metricName': 'RefusedCalls', 'metricNamespace': 'Cloudcall', 'metricValue': '1', 'unit': 'Count'}, metric)
    check('by function and AppID', counted['--metric-transformations'].endswith(',dimensions={Function=$.Function,AppId=$.appId}'))
    check('in the function\'s log', counted['--log-group-name'] == 'the-LogGroupName', counted)
    fields = re.findall(r'\$\.(\w+) = "([\w*]+)"', counted['--filter-pattern'])
    check('by fields of its line', fields == [('Outcome', 'credential'), ('appId', 'wx*')], fields)
    query, = json.loads(alarm['--metrics'])
    expected = (
        'SELECT SUM("RefusedCalls") FROM SCHEMA("Cloudcall", "AppId", "Function") WHERE "Function" = \'the-FunctionName\''
        ' GROUP BY "AppId" ORDER BY SUM() DESC'
    )
    check('the alarm by shop is on these, and this function\'s', query['Expression'] == expected, query)


def costs():
    """The sums of docs/DEPLOY.md, and the numbers of metrics that alarms watch."""
    text = pathlib.Path('docs/DEPLOY.md').read_text()
    rows = re.findall(r'^\| (.*?) \|.*?\| (\S*) \| (\S*) \|$', text[text.index('### What 50 shops cost'):], re.MULTILINE)
    amounts = [(name, [float(cell.strip('*').replace(',', '')) for cell in cells]) for name, *cells in rows if all(re.search(r'\d', c) for c in cells)]
    sums = [0, 0]
    for name, cells in amounts:
        if name.startswith('on top'):
            break
        if name.startswith('**together'):
            check(f'{name} is the sum of what is above it', [f'{c:.2f}' for c in cells] == [f'{c:.2f}' for c in sums], sums)
        else:
            sums = [a + b for a, b in zip(sums, cells)]
    check('both sums were found', sum(name.startswith('**') for name, _ in amounts) == 2, amounts)
    watched = collections.Counter()
    for r in TEMPLATE['Resources'].values():
        if r['Type'] == 'AWS::CloudWatch::Alarm' and 'SELECT' not in json.dumps(r):
            watched[r['Condition']] += sum('MetricStat' in m for m in r['Properties'].get('Metrics', [])) or 1
    check('alarms watch as many metrics as the page says', watched == {'HasAlarms': 20, 'HasQuotaAlarms': 3, 'HasPushAlarms': 5} and 'alarms, 20 metrics of a stack' in text and 'its alarms: three of a stack' in text and 'five metrics of its alarms' in text, watched)


def shop():
    """The policy and the routes of docs/DEPLOY.md that grant one mini program."""
    statement, = json.loads(example('json', 'execute-api:Invoke'))['Statement']
    check('the policy allows calls over HTTP, nothing else', (statement['Effect'], statement['Action']) == ('Allow', 'execute-api:Invoke'), statement)
    api = 'arn:aws:execute-api:REGION:ACCOUNT:API_ID/'
    check('of one API', all(resource.startswith(api) for resource in statement['Resource']), statement)
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
        check(f'it grants {request}: {granted}', any(p.fullmatch(f'{api}$default/{request}') for p in patterns) == granted)
    extra = yaml_parse(example('yaml', 'security: [{ jwt:'))
    template = yaml_parse(TEXT)
    paths = template['Resources']['HttpApi']['Properties']['DefinitionBody']['paths']
    general = {path.replace('{appid}', app): p for path, p in paths.items() if path.startswith('/apps/')}
    check('the routes for a scope are those of one mini program', list(extra) == list(general), list(extra))
    for path, operations in extra.items():
        operation, = operations.values()
        check(f'{path}: any method', list(operations) == ['x-amazon-apigateway-any-method'])
        security = operation.pop('security')
        check(f'{path}: asks for a scope of its own', security == [{'jwt': [f'shop.{app}']}], security)
        expected = {k: v for k, v in general[path]['x-amazon-apigateway-any-method'].items() if k != 'security'}
        check(f'{path}: and is as the general one', operation == expected, operation)
    indented = ''.join(f'{line}\n' for line in example('yaml', 'security: [{ jwt:').splitlines())
    added = TEXT.replace('        components:\n', indented + '        components:\n', 1)
    values = {'Authorization': 'JWT', 'JwtIssuer': 'https://login.example', 'JwtAudience': 'shop', 'JwtScopes': 'agency', 'CloudCallApi': '*', 'AppsArn': 'own'}
    found = matches(added, REGIONS[:2], values)
    check('cfn-lint takes them in the template', added != TEXT and not found, found)


MARKER = """package io.cloudcall;
class MarkerTest {
    @org.junit.jupiter.api.Test
    void tells() throws java.io.IOException {
        java.nio.file.Files.createFile(java.nio.file.Path.of(System.getenv("CLOUDCALL_MARKER")));
    }
}
"""


def build(work):
    source, target, marker = work / 'source', work / 'build', work / 'test-was-run'
    files = run('git', 'ls-files', '--cached', '--others', '--exclude-standard').stdout.splitlines()
    for file in filter(os.path.exists, files):
        (source / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, source / file)
    (source / 'src/test/java/io/cloudcall/MarkerTest.java').write_text(MARKER)
    began = time.monotonic()
    # Once with a cold ~/.m2 in CI would measure the network, so what is missing is fetched first.
    quiet = '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'
    result = run('mvn', '-B', quiet, '-Dmaven.test.skip=true', '-Djacoco.skip=true', '-Dspotless.check.skip=true', 'package', cwd=source)
    check('the copy builds', result.returncode == 0, result.stdout[-3000:])
    print(f'      in {time.monotonic() - began:.0f} s, without SAM')
    began = time.monotonic()
    sam = pathlib.Path('.ci/sam').resolve()
    result = run(sam, 'build', '--build-dir', str(target), cwd=source, env=os.environ | {'CLOUDCALL_MARKER': str(marker)})
    check('sam build', result.returncode == 0, result.stdout[-3000:])
    print(f'      in {time.monotonic() - began:.0f} s, with SAM')
    check('no test was run', not marker.exists() and 'Tests run' not in result.stdout)
    for name in FUNCTIONS:
        artifact(target, name)
    built = yaml_parse((target / 'template.yaml').read_text())
    check('the built template names the artifacts', all(built['Resources'][name]['Properties']['CodeUri'] == name for name in FUNCTIONS))
    check('which are equal, so that one is uploaded', equal(*(target / name for name in FUNCTIONS)))
    check('and were built once', result.stdout.count('mvn -B') == 1, result.stdout)
    build_bundle(work, source, sam)


def build_bundle(work, source, sam):
    # Switches the log of cfn-lint on, so not before.
    from samcli.lib.package.utils import make_zip

    target = work / 'build-bundle'
    command = [sam, 'build', '--build-dir', str(target), '--parameter-overrides', 'Package=bundle']
    result = run(*command, cwd=source, env=os.environ | {'PACKAGE': 'bundle'})
    check('sam build of the bundle', result.returncode == 0, result.stdout[-3000:])
    check('both artifacts are equal', equal(*(target / name for name in FUNCTIONS)))
    folder = target / 'CloudFunction'
    files = {str(f.relative_to(folder)): f for f in folder.rglob('*') if f.is_file()}
    missing = {'bootstrap', 'app.aot', 'java/bin/java', 'java.options'} - files.keys()
    check('the artifact is a bundle', not missing, missing)
    late = [name for name, file in files.items() if file.stat().st_mtime != 315532800]
    check('with the times that its cache knows', not late, late)
    zipped = make_zip(str(work / 'uploaded'), str(folder))
    with zipfile.ZipFile(zipped) as packed:
        entries = {i.filename: i for i in packed.infolist()}
    check('which are those of the zip file that SAM uploads', {i.date_time for i in entries.values()} == {(1980, 1, 1, 0, 0, 0)})
    programs = ['bootstrap', 'java/bin/java']
    check('whose programs are executable', all(entries[p].external_attr >> 16 & 0o111 for p in programs))


def equal(*folders):
    """Whether files, contents, modes and times are equal, and so the zip files that SAM makes."""
    def known(folder):
        files = [f for f in folder.rglob('*') if f.is_file()]
        return {str(f.relative_to(folder)): (f.read_bytes(), f.stat().st_mode, int(f.stat().st_mtime)) for f in files}

    first, second = map(known, folders)
    return first == second != {}


def artifact(target, function):
    folder = target / function
    files = sorted(str(f.relative_to(folder)) for f in folder.rglob('*') if f.is_file())
    native = ['lib/libnetty_tcnative_linux_aarch_64.so', 'lib/libnetty_tcnative_linux_x86_64.so']
    check('the artifact has BoringSSL for both architectures', [f for f in files if f.endswith('.so')] == native, files)
    files = [f for f in files if not f.endswith('.so')]
    check('beside it, jars in lib/', files and all(re.fullmatch(r'lib/[^/]+\.jar', f) for f in files), files)
    names = collections.Counter(re.sub(r'-\d.*', '', f) for f in files)
    check('no library twice', max(names.values(), default=0) == 1, names)
    entries = {}
    for file in files:
        with zipfile.ZipFile(folder / file) as jar:
            entries[file] = [i for i in jar.infolist() if not i.is_dir()]
    classes = collections.Counter(i.filename for jar in entries.values() for i in jar if i.filename.endswith('.class') and not i.filename.startswith(('META-INF/', 'module-info')))
    twice = [name for name, count in classes.items() if count > 1]
    check('no class twice', not twice, twice)
    ours = [f for f in files if re.fullmatch(r'lib/cloudcall-[^/]+\.jar', f)]
    check('our jar is there, once', len(ours) == 1, files)
    inside = {i.filename for f in ours for i in entries[f]}
    handler = TEMPLATE['Resources'][function]['Properties']['Handler'].split('::')[0]
    check(f'it has the handler of {function}', handler.replace('.', '/') + '.class' in inside, inside)
    check('it has config.json', 'config.json' in inside, inside)
    tests = {re.sub(r'^src/test/java/|\.java$', '', f) for f in run('git', 'ls-files', 'src/test/java').stdout.splitlines()}
    tests = [name for name in inside if re.sub(r'(\$.*)?\.class$', '', name) in tests | {'io/cloudcall/MarkerTest'}]
    check('no test class', not tests, tests)
    tools = [name for name in inside if name.startswith('io/cloudcall/tools/')]
    check('nothing of the tools', not tools, tools)
    libraries = [f for f in files if re.search('junit|jqwik|archunit|jspecify|runtime-interface-client|opentest4j', f)]
    check('no library of tests, nor Lambda\'s own', not libraries, libraries)
    unpacked = sum(i.file_size for jar in entries.values() for i in jar)
    packed = sum((folder / f).stat().st_size for f in files)
    check(f'{packed / 1e6:.1f} MB, {unpacked / 1e6:.1f} MB unpacked: under 50 and 250', packed < 50e6 and unpacked < 250e6)


def main():
    sets = parameter_sets()
    lint(sets)
    parameters(sets)
    rules(sets)
    stack()
    secrets()
    shop()
    alarm_by_shop()
    costs()
    versions()
    out_of_memory()
    dev()
    alarms()
    dashboard()
    push()
    with tempfile.TemporaryDirectory() as work:
        build(pathlib.Path(work))
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


sys.exit(main())
