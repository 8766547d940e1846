"""Runs the commands of README.md and docs/REFERENCE.md, and the code of docs/CLIENTS.md. Run by .ci/suites/readme, inside .ci/docker."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

ROOT = os.getcwd()
API = "logistics.getAllAccount"
SERVER = re.compile(r"\./cloudcall (sandbox|serve)\b|sam local start-(api|lambda)\b")
ANSWERED = re.compile(r"\./cloudcall invoke\b|sam local invoke\b|curl\b")
MARKER = re.compile(r"<!-- (needs .*) -->")
passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = (passed + 1, failed) if ok else (passed, failed + 1)
    print(("ok      " if ok else "FAILED  ") + what + ("" if ok else f"\n        saw: {str(seen)[-1200:]}"), flush=True)
    return ok


def note(text):
    print(f"        {text}", flush=True)


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
            if not line.startswith("$ "):
                check("a console block holds commands only", False, line)
            found.append(line.removeprefix("$ "))
        goes_on = line.endswith("\\")
    return found


def environment(folder):
    """The `sam` of .ci/sam, told not to pull the image that may be the stand-in; no settings of whoever runs this."""
    with open(folder + "/sam", "w") as shim:
        shim.write('#!/usr/bin/env bash\nif [ "$1" = local ]; then set -- "${@:1:2}" --skip-pull-image "${@:3}"; fi\n')
        shim.write(f'exec "{ROOT}/.ci/sam" "$@"\n')
    os.chmod(folder + "/sam", 0o755)
    kept = {key: value for key, value in os.environ.items() if not re.match("WECHAT_|CLOUD_CALL_|AWS_|[A-Z]*_PROXY|[a-z]*_proxy", key)}
    # As on a terminal.
    return {**kept, "PATH": f"{folder}:{kept['PATH']}", "CLOUDCALL_PRETTY": "true"}


def listens(address, port):
    with contextlib.suppress(OSError), socket.create_connection((address, port), 1):
        return True
    return False


def serve(command, env, number):
    port = int((re.search(r"--port (\d+)", command) or [0, 3001 if "start-lambda" in command else 3000])[1])
    address = os.environ["CLOUDCALL_HOST_ADDRESS"] if "--for-containers" in command else "127.0.0.1"
    if not check(f"port {port} is free", not listens(address, port), f"something listens on {address}:{port} already"):
        return None
    log = f"target/readme-{number}.log"
    with open(log, "w") as out:
        process = subprocess.Popen(
            ["bash", "-c", "exec " + command], env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT
        )
    for _ in range(600):
        if listens(address, port) or process.poll() is not None:
            break
        time.sleep(0.2)
    check(f"{command}: serves on {address}:{port}", process.poll() is None and listens(address, port), open(log).read())
    return process


def same_but_shorter(printed, real):
    """The README shows the answer with its first account only."""
    head, _, tail = printed.rstrip().partition("\n  } ],\n")
    return bool(tail) and real.startswith(head + "\n  }") and real.rstrip().endswith("} ],\n" + tail)


def run(command, env, shown):
    if command.startswith("mvn "):
        script = re.findall(r"BUILD_AND_TEST = \"(.*)\"", open(".ci/run").read().replace(" -ntp", ""))
        check(f"{command}: the test command of .ci/run, which runs it", command in script)
        return
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], env=env, capture_output=True, text=True, timeout=900)
    seen = f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    if ANSWERED.match(command):
        ok = re.search(r'"errCode"\s*:\s*0\b', done.stdout) and f"openapi.{API}:ok" in done.stdout
        check(f"{command}: the accounts", done.returncode == 0 and bool(ok), seen)
    else:
        check(f"{command}: exit code 0", done.returncode == 0, seen)
    if command == "./cloudcall invoke":
        check("./cloudcall invoke: the README's JSON, shortened to the first account", same_but_shorter(shown, done.stdout), seen)
        account = json.loads(shown)["list"][0]
        check("./cloudcall invoke: the README's account is the first one", list(json.loads(done.stdout)["list"][0].items()) == list(account.items()))


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


def clients(text, env, servers):
    """The code of docs/CLIENTS.md: each block that begins with the name of its file."""
    with tempfile.TemporaryDirectory() as folder:

        def node(script):
            return subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=env, capture_output=True, text=True, timeout=300)

        os.mkdir(folder + "/utils")
        for block, _ in blocks(text, "js"):
            if block[0].startswith("// "):
                open(f"{folder}/{block[0][3:]}", "w").write("\n".join(block))
        (install, _), (server, _), (session, _), *curls = blocks(text, "console")
        command = install[0].removeprefix("$ ").replace("CLONE", ROOT) + "@3.1164.0 --no-audit --no-fund --silent"
        installed = node(command)
        check("docs/CLIENTS.md: the package and the AWS SDK are installed", installed.returncode == 0, installed.stderr)
        for line in (line for block, _ in curls for line in block if line.startswith("$ ")):
            check_syntax(line[2:])
        servers.append(serve(server[0].removeprefix("$ "), env, "clients"))
        done = node("\n".join(line[2:] for line in session if line.startswith("$ ")))
        answer = [line for line in session if not line.startswith("$ ")]
        check("docs/CLIENTS.md: the Node program prints what is printed there", done.stdout.splitlines() == answer, done.stdout + done.stderr)
        script = (
            "const cloud = require('cloudcall'); cloud.init();"
            "cloud.openapi.logistics.getAllAccount([]).catch(e => console.log(e instanceof Error, JSON.stringify(e)))"
        )
        done = node(f'{session[0][2:]}\n{session[1][2:]}\nnode -e "{script}"')
        check(
            "docs/CLIENTS.md: the Node program's errors have errCode and errMsg, and nothing else",
            re.fullmatch(r'true \{"errCode":-601002,"errMsg":"(?:[^"\\]|\\.)*"\}\n', done.stdout),
            done.stdout + done.stderr,
        )
        open(folder + "/page.js", "w").write(MINI_PROGRAM)
        done = node("node page.js")
        refused = '{"statusCode":401,"errCode":401,"errMsg":"Unauthorized"}'
        check("docs/CLIENTS.md: the mini program's code, wx.request stubbed", done.stdout == f"5\n{refused}\n", done.stdout + done.stderr)


def check_syntax(command):
    done = subprocess.run(["bash", "-n", "-c", command], capture_output=True, text=True)
    check(f"{command}: syntax", done.returncode == 0, done.stderr)


def run_all(texts, env):
    shown = "\n".join(blocks(texts[0], "json")[0][0])
    servers = []
    try:
        for number, (block, needs) in enumerate(found for text in texts for found in blocks(text, "console")):
            for command in commands(block):
                if needs:
                    check_syntax(command)
                    note(f"not run: {needs}")
                elif SERVER.match(command):
                    servers.append(serve(command, env, number))
                else:
                    run(command, env, shown)
        clients(open("docs/CLIENTS.md").read(), env, servers)
    finally:
        for process in filter(None, reversed(servers)):
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def hold_links(name):
    text = open(name).read()
    links = {link.split("#")[0] for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text)} - {""}
    missing = [link for link in links if not os.path.exists(os.path.join(os.path.dirname(name), link))]
    check(f"{name}: each link to a file leads somewhere", not missing, missing)


def main():
    readme, reference = open("README.md").read(), open("docs/REFERENCE.md").read()
    for name in ("README.md", "README.zh-CN.md", "docs/REFERENCE.md", "docs/CLIENTS.md", "docs/DEPLOY.md", "docs/SHIPPING.md", "docs/INTRACITY.md", "docs/PUSH.md"):
        hold_links(name)
    os.makedirs("target", exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        run_all((readme, reference), environment(folder))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
