"""What the suites share: programs, servers, folders. A suite fails if it has no test, or if one was skipped or deselected."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / ".ci"))
import environment  # noqa: E402

SDK_ENVIRONMENT = re.compile(r"(WECHAT|CLOUD_CALL|AWS)_|[A-Z]*_PROXY$|[a-z]*_proxy$")


def pytest_configure():
    # So that fixtures stop what they started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_deselected(items):
    raise pytest.UsageError(f"deselected: {', '.join(item.name for item in items)}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    skipped = session.config.pluginmanager.get_plugin("terminalreporter").stats.keys() & {"skipped", "xfailed", "xpassed"}
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        print(f"\nci: some tests were {' and '.join(skipped)}", file=sys.stderr)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def run(*command, timeout=300, ok=False, input=None, **options):
    """Returns the completed process with its output as text. At the timeout ends it with all that it started."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "cwd": ROOT, "start_new_session": True} | options
    stdin = subprocess.DEVNULL if input is None else subprocess.PIPE
    process = subprocess.Popen([str(part) for part in command], stdin=stdin, **options)
    try:
        output, errors = process.communicate(input, timeout)
    except BaseException:
        end_group(process)
        raise
    done = subprocess.CompletedProcess(command, process.returncode, output, errors)
    assert not ok or done.returncode == 0, f"{command[0]} exited with {done.returncode}:\n{(output or '')[-3000:]}\n{(errors or '')[-3000:]}"
    return done


def end_group(process, seconds=20):
    """Ends a process that leads a group, and the group."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)


class Server:
    """A process with its output so far."""

    def __init__(self, process):
        self.process, self.text, self.changed = process, "", threading.Condition()
        self.ended = False
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            with self.changed:
                self.text += line
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def find(self, pattern, seconds=120):
        """Waits until the output matches, and returns the match."""
        with self.changed:
            self.changed.wait_for(lambda: re.search(pattern, self.text) or self.ended, seconds)
        found = re.search(pattern, self.text)
        assert found, f"{self.process.args[0]} did not print {pattern}:\n{self.text[-3000:]}"
        return found


@contextlib.contextmanager
def started(*command, **options):
    """Runs a process as long as its server is used."""
    options = {"cwd": ROOT, "stderr": subprocess.STDOUT} | options
    process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, start_new_session=True, **options)
    try:
        yield Server(process)
    finally:
        end_group(process)


def free_port(address="127.0.0.1"):
    with socket.socket() as server:
        server.bind((address, 0))
        return server.getsockname()[1]


def wait_until(condition, what, seconds=60):
    """Returns the first true result of the condition."""
    end = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < end, f"{what} after {seconds} s"
        time.sleep(0.05)
    return result


def listens(port, address="127.0.0.1"):
    with contextlib.suppress(OSError), socket.create_connection((address, port), 1):
        return True
    return False


def without_settings():
    """This environment without settings of whoever runs the suites."""
    return {name: value for name, value in os.environ.items() if not SDK_ENVIRONMENT.match(name)}


def integration_tests(tag, *arguments, seconds=600):
    """Runs the tests of a tag by Maven, and fails if none ran or one was skipped."""
    reports = ROOT / "target/failsafe-reports"
    shutil.rmtree(reports, ignore_errors=True)
    command = ["mvn", "-B", "-ntp", "verify", "-Dsurefire.failIfNoSpecifiedTests=false", "-Dtest=none", "-Djacoco.skip=true", "-Dspotless.check.skip=true"]
    done = run(*command, f"-Dit.groups={tag}", "-Dit.excludedGroups=", *arguments, timeout=seconds, stderr=subprocess.STDOUT)
    print(done.stdout)
    assert done.returncode == 0
    count_tests(reports)


def count_tests(reports):
    """Returns how many tests the JUnit reports of a folder have, of which none may be skipped."""
    cases = [case for file in reports.glob("TEST-*.xml") for case in xml.etree.ElementTree.parse(file).iter("testcase")]
    skipped = [case.get("name") for case in cases if case.find("skipped") is not None]
    assert cases and not skipped, f"{reports}: {len(cases)} tests, skipped: {skipped}"
    return len(cases)


@pytest.fixture(scope="session")
def jdk():
    """The home of a JDK 25."""
    for home in filter(None, [os.environ.get("JAVA_HOME_25"), os.environ.get("JAVA_HOME"), os.environ.get("JAVA_HOME_25_X64"), *map(str, pathlib.Path("/usr/lib/jvm").glob("*"))]):
        release = pathlib.Path(home, "release")
        if release.is_file() and 'JAVA_VERSION="25' in release.read_text() and pathlib.Path(home, "bin/javac").exists():
            return pathlib.Path(home)
    raise RuntimeError("found no JDK 25: set JAVA_HOME_25")


@pytest.fixture(scope="session")
def built():
    """The tools jar and the function's files, built unless they are current."""
    run("./cloudcall", "push", "--list", ok=True, timeout=600)
    return ROOT / "target"


@pytest.fixture(scope="session")
def bundle(built):
    """The bundle; .ci/run has built it before."""
    if not os.environ.get("CLOUDCALL_CI_BUILT"):
        run("bundle/build", ok=True, timeout=600)
    return built / "bundle"


@pytest.fixture(scope="session")
def node():
    environment.install(node="nodejs", npm="npm")


def npm_ci(name):
    """Installs .ci/requirements/NAME, each package by version and hash, and returns its node_modules."""
    folder = environment.HOME / name
    folder.mkdir(parents=True, exist_ok=True)
    with environment.locked(name):
        # Made by npm install --package-lock-only --omit-lockfile-registry-resolved.
        for file in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / ".ci/requirements" / name / file, folder)
        run("npm", "ci", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", ok=True)
    return folder / "node_modules"


@pytest.fixture(scope="session")
def sdk_modules(node):
    """The node_modules with wx-server-sdk 4.0.2."""
    return npm_ci("sdk")


@contextlib.contextmanager
def sandbox(*options):
    """The settings of a sandbox of the tools jar."""
    with started("./cloudcall", "sandbox", *options, env=without_settings()) as server:
        server.find(r"WECHAT_CA_FILE=\S+" if "--tls" in options else r"WECHAT_API_BASE_URL=\S+[\s\S]*WECHAT_APP_SECRET=\S+")
        yield dict(re.findall(r"export (\w+)=(\S+)", server.text))
