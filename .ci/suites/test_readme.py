"""Runs the commands and the code that documents print.

The commands of README.md and docs/REFERENCE.md and the code of docs/CLIENTS.md, as they are printed there. Of commands under a "needs …" comment
only the syntax is checked.
"""

import contextlib
import json
import os
import pathlib
import re

import pytest
from conftest import ROOT, environment, listens, maven_goals, older_jdk, run, started, wait_until, without_settings

SERVER = re.compile(r"\./cloudcall (sandbox|serve)\b|sam local start-(api|lambda)\b")
ANSWERED = re.compile(r"\./cloudcall invoke\b|sam local invoke\b|curl\b")
pytestmark = pytest.mark.timeout(1800)
MARKER = re.compile(r"<!-- (needs .*) -->")


def blocks(text, language):
    """The blocks of a language, each with the marker on the line above it."""
    found, lines, at = [], text.split("\n"), 0
    while at < len(lines):
        if lines[at].startswith("```"):
            end = next(i for i in range(at + 1, len(lines)) if lines[i] == "```")
            marker = MARKER.fullmatch(lines[at - 1])
            if lines[at] == "```" + language:
                found.append((lines[at + 1 : end], marker and marker[1]))
            at = end
        at += 1
    return found


def commands(block):
    """A command begins with "$ " and goes on after a line that ends with a backslash. Nothing else may stand in a block."""
    found, goes_on = [], False
    for line in block:
        if goes_on:
            found[-1] += "\n" + line
        else:
            assert line.startswith("$ "), line
            found.append(line.removeprefix("$ "))
        goes_on = line.endswith("\\")
    return found


README, REFERENCE, CLIENTS = (pathlib.Path(name).read_text(encoding="utf-8") for name in ("README.md", "docs/REFERENCE.md", "docs/CLIENTS.md"))
COMMANDS = [pytest.param(command, needs, id=f"{command.split(chr(10))[0]}-{number}".replace("::", ":"))
            for number, (block, needs) in enumerate(found for text in (README, REFERENCE) for found in blocks(text, "console"))
            for command in commands(block)]
SHOWN = "\n".join(blocks(README, "json")[0][0])
NOTES, _ = blocks(README, "text")[0]
MESSAGES = pathlib.Path("src/tools/resources/io/cloudcall/tools/cli/messages_en.properties").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def variables(docker, node, built, tmp_path_factory):
    """An environment whose `sam` does not pull the image, which may be built here; without the user's settings."""
    environment.install(make="make", curl="curl")
    folder = tmp_path_factory.mktemp("shim")
    (folder / "sam").write_text('#!/usr/bin/env bash\nif [ "$1" = local ]; then set -- "${@:1:2}" --skip-pull-image "${@:3}"; fi\n'
                                f'exec "{environment.venv("ci")}/sam" "$@"\n')
    (folder / "sam").chmod(0o755)
    values = without_settings()
    # As on a terminal.
    return values | {"PATH": f"{folder}:{values['PATH']}", "CLOUDCALL_PRETTY": "true"}


@pytest.fixture(scope="module")
def serve(variables, docker):
    """Starts a server of the page, which serves until the end."""
    with contextlib.ExitStack() as servers:
        def serve(command):
            port = int((re.search(r"--port (\d+)", command) or [0, 3001 if "start-lambda" in command else 3000])[1])
            address = docker if "--for-containers" in command else "127.0.0.1"
            assert not listens(port, address), f"something listens on {address}:{port} already"
            server = servers.enter_context(started("bash", "-c", "exec " + command, env=variables))
            wait_until(lambda: listens(port, address) or server.ended, f"{command} does not serve on {address}:{port}", 120)
            assert not server.ended, server.text

        yield serve


@pytest.fixture(scope="module", autouse=True)
def remove_picture():
    """A documented command writes it where it is run."""
    yield
    (ROOT / "code.png").unlink(missing_ok=True)


def has_valid_syntax(command):
    run("bash", "-n", "-c", command, ok=True)


@pytest.mark.parametrize("command, needs", COMMANDS)
def test_command(serve, variables, command, needs):
    if needs:
        has_valid_syntax(command)
    elif command.startswith("mvn "):
        assert re.search(rf"(?m)^JAVA_HOME=\$jdk {command}$", (ROOT / ".ci/run").read_text().replace(" -ntp", "")), ".ci/run does not run it"
    elif SERVER.match(command):
        serve(command)
    else:
        done = run("bash", "-euo", "pipefail", "-c", command, env=variables, ok=True, timeout=900)
        if ANSWERED.match(command):
            assert re.search(r'"errCode"\s*:\s*0\b', done.stdout) and "openapi.logistics.getAllAccount:ok" in done.stdout
        if command == "./cloudcall invoke":
            is_shown(done.stdout)
            # The tools are built already.
            assert done.stderr.splitlines() == NOTES[1:]


def test_test_command_with_an_older_default_jdk(jdk):
    """Maven itself runs on it, and cannot load the test classes."""
    homes = {"JAVA_HOME": str(older_jdk('(1[7-9]|2[0-4])[."]')), "JAVA25_HOME": str(jdk)}
    done = run("mvn", "-B", "-ntp", *maven_goals("test", "surefire:test"), "-Dtest=ReadmeTest", "-Djacoco.skip=true", env=os.environ | homes, timeout=600)
    assert re.search(r"Tests run: [1-9]\d*, Failures: 0, Errors: 0, Skipped: 0", done.stdout) and done.returncode == 0, done.stdout


def test_note_of_a_build():
    assert NOTES[0] == "cloudcall: " + re.search(r"(?m)^script\.building=(.*)$", MESSAGES)[1]


def test_java_code_compiles(built, jdk, tmp_path):
    (code, _), = blocks(README, "java")
    packages = ("io.cloudcall.client", "io.cloudcall.logistics", "java.util")
    method = ["class Readme {", "static void run(String appId, String appSecret) throws Exception {", *code, "}", "}"]
    (tmp_path / "Readme.java").write_text("\n".join([*(f"import {name}.*;" for name in packages), *method]), encoding="utf-8")
    run(jdk / "bin/javac", "-cp", built / "classes", "-d", tmp_path, tmp_path / "Readme.java", ok=True)


def test_node_code_is_that_of_the_package():
    (code, _), = blocks(README, "js")
    lines = (ROOT / "clients/node/README.md").read_text(encoding="utf-8").split("\n")
    assert not [line for line in code if line not in lines]


def is_shown(printed):
    """The README shows the answer with its first account only."""
    head, _, tail = SHOWN.rstrip().partition("\n  } ],\n")
    assert tail and printed.startswith(head + "\n  }") and printed.rstrip().endswith("} ],\n" + tail)
    assert list(json.loads(printed)["list"][0].items()) == list(json.loads(SHOWN)["list"][0].items())


# Answers wx.request from the API that `sam local start-api` serves; then as API Gateway answers a token that has ended.
MINI_PROGRAM = """
const { getAllAccount } = require('./utils/cloudcall.js')
const ended = { statusCode: 401, data: { message: 'Unauthorized' } }
const served = async options => {
  const answer = await fetch('http://127.0.0.1:3000/', { method: options.method, headers: options.header })
  options.success({ statusCode: answer.status, data: await answer.json() })
}
globalThis.wx = { request: served }
getAllAccount('a token')
  .then(({ list }) => console.log(list.length))
  .then(() => (wx.request = options => options.success(ended)))
  .then(() => getAllAccount('an old token'))
  .catch(refused => console.log(JSON.stringify(refused)))
"""
(INSTALL, _), (LAMBDA, _), (SESSION, _), *CURLS = blocks(CLIENTS, "console")
STEPS = [line.removeprefix("$ ") for line in SESSION if line.startswith("$ ")]


@pytest.fixture(scope="module")
def folder(serve, variables, tmp_path_factory):
    """A folder with each block of docs/CLIENTS.md that begins with the name of its file, the packages, and what serves Lambda's API."""
    folder = tmp_path_factory.mktemp("clients")
    (folder / "utils").mkdir()
    for block, _ in blocks(CLIENTS, "js"):
        if block[0].startswith("// "):
            (folder / block[0][3:]).write_text("\n".join(block))
    command = INSTALL[0].removeprefix("$ ").replace("CLONE", str(ROOT)) + "@3.1164.0 --no-audit --no-fund --silent"
    run("bash", "-c", command, cwd=folder, env=variables, ok=True)
    serve(LAMBDA[0].removeprefix("$ "))
    return folder


@pytest.fixture
def shell(folder, variables):
    return lambda script: run("bash", "-euo", "pipefail", "-c", script, cwd=folder, env=variables)


@pytest.mark.parametrize("command", [line[2:] for block, _ in CURLS for line in block if line.startswith("$ ")])
def test_other_commands_of_clients(command):
    has_valid_syntax(command)


def test_node_program_prints_what_is_printed(shell):
    done = shell("\n".join(STEPS))
    assert done.stdout.splitlines() == [line for line in SESSION if not line.startswith("$ ")], done.stderr


def test_errors_of_the_node_program(shell):
    """They have errCode and errMsg, and nothing else."""
    script = ("const cloud = require('cloudcall'); cloud.init();"
              "cloud.openapi.logistics.getAllAccount([]).catch(e => console.log(e instanceof Error, JSON.stringify(e)))")
    done = shell(f'{STEPS[0]}\n{STEPS[1]}\nnode -e "{script}"')
    assert re.fullmatch(r'true \{"errCode":-601002,"errMsg":"(?:[^"\\]|\\.)*"\}\n', done.stdout), done.stderr


def test_mini_program(folder, shell):
    (folder / "page.js").write_text(MINI_PROGRAM)
    assert shell("node page.js").stdout == '5\n{"statusCode":401,"errCode":401,"errMsg":"Unauthorized"}\n'
