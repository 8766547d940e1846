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


def pytest_addoption(parser):
    parser.addoption("--picture", action="store_true", help="draw the picture of the console instead")


def pytest_configure():
    # So that fixtures stop what they started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_deselected(items):
    if not items[0].config.option.keyword:
        raise pytest.UsageError(f"deselected: {', '.join(item.name for item in items)}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(call):
    report = yield
    # An error of environment.py is its message, without a stack.
    if call.excinfo and call.excinfo.errisinstance(SystemExit):
        report.longrepr = str(call.excinfo.value)
    return report


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


def end_group(process, seconds=60):
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
    """This environment without the settings of the user who runs the suites."""
    return {name: value for name, value in os.environ.items() if not SDK_ENVIRONMENT.match(name)}


def maven_goals(phase, *last):
    """A phase of Maven, or its last goals alone where .ci/run has compiled and packaged everything."""
    return ["toolchains:select-jdk-toolchain@default", *last] if os.environ.get("CLOUDCALL_CI_BUILT") else [phase]


def integration_tests(tag, *arguments, seconds=600):
    """Runs the tests of a tag by Maven, with the arguments in CLOUDCALL_CI_MAVEN too, and fails if none ran or one was skipped."""
    reports = ROOT / "target/failsafe-reports"
    shutil.rmtree(reports, ignore_errors=True)
    goals = maven_goals("verify", "failsafe:integration-test", "failsafe:verify")
    options = ["-Dsurefire.failIfNoSpecifiedTests=false", "-Dtest=none", "-Djacoco.skip=true", "-Dspotless.check.skip=true", "-DforkCount=1"]
    done = run("mvn", "-B", "-ntp", *goals, *options, f"-Dit.groups={tag}", "-Dit.excludedGroups=", *arguments, *os.environ.get("CLOUDCALL_CI_MAVEN", "").split(), timeout=seconds, stderr=subprocess.STDOUT)
    print(done.stdout)
    assert done.returncode == 0
    cases = [case for file in reports.glob("TEST-*.xml") for case in xml.etree.ElementTree.parse(file).iter("testcase")]
    assert cases and not [case.get("name") for case in cases if case.find("skipped") is not None]


@pytest.fixture(scope="session")
def jdk():
    """The home of a JDK 25."""
    return pathlib.Path(run("src/tools/bash/find-jdk", '25[."]', ok=True).stdout.strip())


def older_jdk(version):
    """The home of a JDK whose version begins as the expression; Debian's default one is installed if there is none."""
    command = ["src/tools/bash/find-jdk", version]
    if run(*command).returncode:
        environment.install_debian("default-jdk-headless")
    return pathlib.Path(run(*command, ok=True).stdout.strip())


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
        server.find(r"WECHAT_CA_FILE=\S+" if "--tls" in options else r"WECHAT_APP(?:_SECRET|S)=\S+")
        yield dict(re.findall(r"export (\w+)=(\S+)", server.text))


@pytest.fixture(scope="session")
def localstack(tmp_path_factory):
    """LocalStack, the AWS emulator, in host mode: no Docker, no image. It starts empty; the environment leads to it. Installs about 500 MB."""
    programs = environment.venv("localstack", (3, 12))
    port = int(os.environ.get("CLOUDCALL_LOCALSTACK_PORT") or free_port())
    # Without the override it takes some virtual machines for its own container, and keeps its files under /var/lib.
    variables = {"OVERRIDE_IN_DOCKER": "0", "FILESYSTEM_ROOT": str(tmp_path_factory.mktemp("localstack")), "DNS_ADDRESS": "0",
                 "SKIP_SSL_CERT_DOWNLOAD": "1", "DISABLE_EVENTS": "1", "GATEWAY_LISTEN": f"127.0.0.1:{port}"}
    url = f"http://127.0.0.1:{port}"
    with pytest.MonkeyPatch.context() as patch, started(programs / "python", "-m", "localstack.runtime.main", env=without_settings() | variables) as server:
        server.find(r"Ready\.")
        # Nothing of a real account gets through.
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
            patch.delenv(name, raising=False)
        for name, value in {"AWS_ENDPOINT_URL": url, "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test",
                            "AWS_SECRET_ACCESS_KEY": "test", "AWS_EC2_METADATA_DISABLED": "true"}.items():
            patch.setenv(name, value)
        yield url


@pytest.fixture(scope="session")
def docker():
    """
    The address where containers reach a server on this host, with a Docker engine that holds the Java 25 Lambda image. A working engine is used as
    it is; otherwise one is started, its images kept in HOME, and stopped. Two runs that start one take turns.
    """
    with contextlib.ExitStack() as stack:
        if run("timeout", "20", "docker", "version").returncode:
            stack.enter_context(environment.locked("docker", 30))
            environment.install(dockerd="docker.io", iptables="iptables", docker="docker.io")
            stack.enter_context(engine())
        print(run(".ci/lambda-image", ok=True, timeout=1800).stderr)
        command = ["docker", "run", "--rm", "--add-host", "host:host-gateway", "--entrypoint", "cat", "public.ecr.aws/lambda/java:25-x86_64", "/etc/hosts"]
        yield re.search(r"(?m)^(\S+)\s+host$", run(*command, ok=True).stdout)[1]


@contextlib.contextmanager
def engine():
    state = environment.HOME / "docker"
    folder = state / "run"
    stop_former_engine(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    address = f"unix://{folder}/docker.sock"
    command = ["dockerd", "--host", address, "--data-root", state / "data", "--exec-root", folder, "--pidfile", folder / "pid"]
    with pytest.MonkeyPatch.context() as patch, started(*command) as server:
        patch.setenv("DOCKER_HOST", address)
        wait_until(lambda: server.ended or not run("timeout", "20", "docker", "version").returncode, "the Docker engine does not answer")
        assert not server.ended, server.text[-3000:]
        yield


def stop_former_engine(folder):
    """Stops the engine of a run that was killed."""
    with contextlib.suppress(OSError, ValueError):
        number = int((folder / "pid").read_text())
        if pathlib.Path(f"/proc/{number}/comm").read_text().strip() == "dockerd":
            os.kill(number, signal.SIGTERM)
            wait_until(lambda: not pathlib.Path(f"/proc/{number}").exists(), "the former Docker engine runs on")


@pytest.fixture(scope="session")
def junit_console(tmp_path_factory):
    """The jar of JUnit's console launcher, of the project's version."""
    folder = tmp_path_factory.mktemp("junit-console")
    version = xml.etree.ElementTree.parse("pom.xml").findtext(".//{*}junit.version").replace("5.", "1.", 1)
    run("mvn", "-B", "-ntp", "-q", "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy", "-Dmdep.useBaseVersion=true",
        f"-DoutputDirectory={folder}", f"-Dartifact=org.junit.platform:junit-platform-console-standalone:{version}", ok=True)
    return next(folder.glob("*.jar"))
