"""Runs smoke and accounts --stack with a fake AWS CLI.

The fake's stack is this checkout: invoked in a process, and served over HTTP on loopback.
"""

import os

import pytest
from conftest import ROOT, environment, run, started, without_settings

AWS = """#!/usr/bin/env bash
case "$*" in
  *describe-stacks*gone*) echo 'Stack with id gone does not exist' >&2; exit 254 ;;
  *AliasArn*) echo 'arn:aws:lambda:us-east-1:000000000000:function:cloudcall:live' ;;
  *ApiUrl*) echo "${FAKE_API_URL-}" ;;
  'lambda invoke'*"$FAKE_PAYLOAD"*) "$FAKE_ROOT/cloudcall" invoke ${FAKE_EVENT-} >"${*: -1}" 2>/dev/null || true ;;
  'configure export-credentials'*) echo 'export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_SESSION_TOKEN=test' ;;
  'configure get region') echo "${FAKE_REGION-us-east-1}" ;;
  *) echo "unexpected: $*" >&2; exit 1 ;;
esac
"""
NO_REGION = {"FAKE_REGION": "", "AWS_REGION": "", "AWS_DEFAULT_REGION": ""}
ROUTER = {"FAKE_API_URL": "{url}openapi/", "FAKE_PAYLOAD": '--payload {"openapi":"logistics.getAllAccount"} '}


@pytest.fixture(scope="module")
def settings(tmp_path_factory, built):
    environment.install(curl="curl")
    folder = tmp_path_factory.mktemp("smoke")
    (folder / "aws").write_text(AWS)
    (folder / "aws").chmod(0o755)
    (folder / "bad.json").write_text("[]")
    (folder / "empty").mkdir()
    with started("./cloudcall", "serve", env=without_settings()) as server:
        url = server.find(r"curl (http://\S+)")[1]
        variables = {"FAKE_ROOT": str(ROOT), "FAKE_API_URL": url, "FAKE_PAYLOAD": "--payload {} "}
        yield without_settings() | variables | {"PATH": f"{folder}:{os.environ['PATH']}", "WORK": str(folder), "URL": url}


@pytest.mark.parametrize("code, text, command, changes", [
    pytest.param(0, 'ok      POST {url}: {"count":5', "smoke --stack good", {}, id="both-ways"),
    pytest.param(0, 'ok      aws lambda invoke: {"count":5', "smoke --stack good --region us-east-1", {}, id="what-it-saw-directly"),
    pytest.param(0, 'ok      POST {url}openapi/logistics.getAllAccount: {"count":5', "smoke --stack good", ROUTER, id="a-router-is-told-the-call"),
    pytest.param(1, 'FAILED  aws lambda invoke: {"errCode":-601002', "smoke --stack good", {"FAKE_EVENT": "{work}/bad.json"}, id="an-error-payload"),
    pytest.param(1, "FAILED  POST http://127.0.0.1:1/", "smoke --stack good", {"FAKE_API_URL": "http://127.0.0.1:1/"}, id="a-dead-api"),
    pytest.param(254, "does not exist", "smoke --stack gone", {}, id="no-such-stack"),
    pytest.param(0, "STO   申通快递", "accounts --stack good", {}, id="accounts"),
    pytest.param(0, '{"count":5', "accounts --json --stack good", ROUTER, id="accounts-of-a-router"),
    pytest.param(3, "does not exist", "accounts --stack gone", {}, id="accounts-of-no-such-stack"),
    pytest.param(2, "Missing required option: --stack NAME", "smoke", {}, id="no-stack"),
    pytest.param(2, "unknown option: --loud", "smoke --loud", {}, id="unknown-option"),
    pytest.param(2, "unexpected argument: now", "smoke now", {}, id="unexpected-argument"),
    pytest.param(0, "Usage: ./cloudcall smoke [-h]", "smoke --help", {}, id="help"),
    pytest.param(2, "no AWS region is set", "smoke --stack good", NO_REGION, id="no-region"),
    pytest.param(2, "没有设置 AWS 区域", "smoke --stack good", NO_REGION | {"CLOUDCALL_LANG": "zh"}, id="no-region-in-chinese"),
])
def test_exit_code_and_output(settings, code, text, command, changes):
    def filled(value):
        return value.replace("{url}", settings["URL"]).replace("{work}", settings["WORK"])

    done = run("./cloudcall", *command.split(), env=settings | {name: filled(value) for name, value in changes.items()})
    assert done.returncode == code and filled(text) in done.stdout + done.stderr


def test_missing_tool(settings):
    done = run("/bin/bash", "src/tools/bash/smoke", "--stack", "good", env=settings | {"PATH": f"{settings['WORK']}/empty"})
    assert done.returncode == 3 and "aws not found on PATH" in done.stderr
