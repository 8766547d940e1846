"""Builds with SAM, and invokes the functions in containers.

Looks at the artifacts; then invokes by `sam local invoke`, by `sam local start-api` with an HTTP client and `./cloudcall push`, and as a
container image, against the sandbox and an event bus on this host.
"""

import collections
import contextlib
import hashlib
import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import threading
import time
import zipfile

import pytest
from conftest import ROOT, environment, free_port, listens, run, started, wait_until
from samtranslator.yaml_helper import yaml_parse

BUILD = ROOT / ".aws-sam/build"
FUNCTIONS = ("CloudFunction", "PushFunction")
# That of events/local.json.
SANDBOX_PORT = 8089
OWN = json.loads(pathlib.Path("events/local.json").read_text(encoding="utf-8"))["Parameters"]
# Another mini program of the sandbox, beside that of events/local.json.
SHOP, SHOP_SECRET = "wx0123456789abcdef", "another-app-secret"
OK = "openapi.logistics.getAllAccount:ok"
JSON = {"content-type": "application/json"}
pytestmark = pytest.mark.timeout(1800)
MARKER = """package io.cloudcall;
class MarkerTest {
    @org.junit.jupiter.api.Test
    void runs() throws java.io.IOException {
        java.nio.file.Files.createFile(java.nio.file.Path.of(System.getenv("CLOUDCALL_MARKER")));
    }
}
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """A copy of the source with a test that leaves a file when it is run."""
    environment.install(make="make", curl="curl")
    folder = tmp_path_factory.mktemp("source")
    for file in filter(os.path.exists, run("git", "ls-files", "--cached", "--others", "--exclude-standard").stdout.splitlines()):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, folder / file)
    (folder / "src/test/java/io/cloudcall/MarkerTest.java").write_text(MARKER)
    return folder


def sam_build(source, target, *options, **variables):
    marker = source.parent / "test-was-run"
    environment = os.environ | {"CLOUDCALL_MARKER": str(marker)} | variables
    done = run("sam", "build", "--build-dir", target, *options, cwd=source, env=environment, ok=True, timeout=900)
    assert not marker.exists() and "Tests run" not in done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def build(source):
    """What sam build prints; its artifacts are in BUILD."""
    return sam_build(source, BUILD)


@pytest.fixture(scope="module")
def bundles(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundles")
    sam_build(source, folder, "--parameter-overrides", "Package=bundle", PACKAGE="bundle")
    return folder


def equal(folder):
    """Whether files, contents, modes and times of both artifacts are equal, and so the zip files that SAM makes."""
    def content(function):
        files = [file for file in (folder / function).rglob("*") if file.is_file()]
        return {str(f.relative_to(folder / function)): (f.read_bytes(), f.stat().st_mode, int(f.stat().st_mtime)) for f in files}

    first, second = map(content, FUNCTIONS)
    return first == second != {}


def test_artifacts_are_built_once_and_equal(build):
    assert build.count("mvn -B") == 1
    built = yaml_parse((BUILD / "template.yaml").read_text())
    assert all(built["Resources"][name]["Properties"]["CodeUri"] == name for name in FUNCTIONS)
    assert equal(BUILD), "one is uploaded only if they are equal"


@pytest.fixture(scope="module")
def files(build):
    """The files of an artifact, by name."""
    return {str(file.relative_to(BUILD / FUNCTIONS[0])): file for file in sorted((BUILD / FUNCTIONS[0]).rglob("*")) if file.is_file()}


@pytest.fixture(scope="module")
def jars(files):
    """The entries of each jar of an artifact."""
    entries = {}
    for name in (name for name in files if not name.endswith(".so")):
        with zipfile.ZipFile(files[name]) as jar:
            entries[name] = [entry for entry in jar.infolist() if not entry.is_dir()]
    return entries


def test_artifact_has_jars_and_boringssl_for_both_architectures(files, jars):
    native = ["lib/libnetty_tcnative_linux_aarch_64.so", "lib/libnetty_tcnative_linux_x86_64.so"]
    assert [name for name in files if name.endswith(".so")] == native
    assert jars and all(re.fullmatch(r"lib/[^/]+\.jar", name) for name in jars)


def test_no_library_and_no_class_is_there_twice(jars):
    assert max(collections.Counter(re.sub(r"-\d.*", "", name) for name in jars).values()) == 1
    classes = collections.Counter(entry.filename for entries in jars.values() for entry in entries
                                  if entry.filename.endswith(".class") and not entry.filename.startswith(("META-INF/", "module-info")))
    assert not [name for name, count in classes.items() if count > 1]


def test_own_jar_has_the_handlers_and_neither_tests_nor_tools(jars):
    own, = (name for name in jars if re.fullmatch(r"lib/cloudcall-[^/]+\.jar", name))
    inside = {entry.filename for entry in jars[own]}
    resources = yaml_parse(pathlib.Path("template.yaml").read_text())["Resources"]
    for function in FUNCTIONS:
        assert resources[function]["Properties"]["Handler"].split("::")[0].replace(".", "/") + ".class" in inside
    assert "config.json" in inside
    tests = {re.sub(r"^src/test/java/|\.java$", "", file) for file in run("git", "ls-files", "src/test/java").stdout.splitlines()}
    assert not [name for name in inside if re.sub(r"(\$.*)?\.class$", "", name) in tests | {"io/cloudcall/MarkerTest"}]
    assert not [name for name in inside if name.startswith("io/cloudcall/tools/")]


def test_artifact_has_no_library_of_tests_nor_lambdas_own(jars):
    assert not [name for name in jars if re.search("junit|jqwik|archunit|jspecify|runtime-interface-client|opentest4j", name)]


def test_artifact_is_within_lambdas_limits(files, jars):
    assert sum(files[name].stat().st_size for name in jars) < 50e6
    assert sum(entry.file_size for entries in jars.values() for entry in entries) < 250e6


def test_bundle_as_an_artifact(bundles, tmp_path):
    # Switches the log of cfn-lint on, so not before.
    from samcli.lib.package.utils import make_zip

    assert equal(bundles)
    folder = bundles / FUNCTIONS[0]
    found = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    assert {"bootstrap", "app.aot", "java/bin/java", "java.options"} <= found.keys()
    assert {file.stat().st_mtime for file in found.values()} == {315532800}, "its AOT cache has the times of its files"
    with zipfile.ZipFile(make_zip(str(tmp_path / "uploaded"), str(folder))) as packed:
        entries = {entry.filename: entry for entry in packed.infolist()}
    assert {entry.date_time for entry in entries.values()} == {(1980, 1, 1, 0, 0, 0)}, "SAM uploads other times"
    assert all(entries[program].external_attr >> 16 & 0o111 for program in ("bootstrap", "java/bin/java"))


@pytest.fixture(scope="module")
def sandbox(built, docker):
    options = ["--for-containers", "--port", SANDBOX_PORT, "--app", f"{SHOP}={SHOP_SECRET}"]
    with started("./cloudcall", "sandbox", *options) as server:
        wait_until(lambda: listens(SANDBOX_PORT, docker) or server.ended, "the sandbox does not serve", 120)
        assert not server.ended, server.text
        yield


@pytest.fixture
def write(tmp_path):
    """Writes a value into a JSON file."""
    def write(value, name="value"):
        (tmp_path / f"{name}.json").write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
        return tmp_path / f"{name}.json"

    return write


def settings(**changes):
    return {"Parameters": OWN | changes}


def several_apps(**changes):
    """The settings of a router for both mini programs."""
    apps = json.dumps({OWN["WECHAT_APP_ID"]: OWN["WECHAT_APP_SECRET"], SHOP: SHOP_SECRET})
    return settings(CLOUD_CALL_API="*", WECHAT_APP_SECRET="", WECHAT_APPS=apps, **changes)


@pytest.fixture
def invoke(build, sandbox, write):
    """Invokes the function with an event, and returns what is printed on stdout and stderr."""
    def invoke(event, values=None):
        file = event if isinstance(event, str) else write(event, "event")
        variables = ["--env-vars", write(values, "settings")] if values else []
        done = run("sam", "local", "invoke", "--skip-pull-image", "-e", file, *variables, timeout=120)
        return done.stdout.strip(), done.stderr

    return invoke


QUOTA = {"openapi": "logistics.getQuota", "data": {"deliveryId": "STO", "bizId": "四川成都龙泉公司_云朵信息科技"}}


def accounts_of(app_id):
    return {"openapi": "logistics.getAllAccount", "appid": app_id}


@pytest.mark.parametrize("event, values, expected", [
    pytest.param("events/empty.json", None, [OK, '"quotaNum"'], id="the-accounts"),
    pytest.param("events/empty.json", settings(WECHAT_APP_SECRET="not-the-secret-of-the-sandbox"), ["40125", ":fail invalid appsecret"], id="wechats-error"),
    pytest.param("events/empty.json", settings(WECHAT_APP_ID=""), ["WECHAT_APP_ID is not set"], id="a-missing-setting"),
    pytest.param(QUOTA, settings(CLOUD_CALL_API="*"), ["openapi.logistics.getQuota:ok"], id="a-router"),
    pytest.param(accounts_of(SHOP), several_apps(), [OK], id="a-call-of-an-app"),
    pytest.param(accounts_of("wx0000000000000000"), several_apps(), ["-601002", "not among the apps of WECHAT_APPS"], id="an-unknown-app"),
])
def test_local_invoke(invoke, event, values, expected):
    printed, errors = invoke(event, values)
    assert all(text in printed for text in expected), printed + errors


def test_local_invoke_with_an_event_that_is_no_object(invoke):
    printed, _ = invoke([])
    assert '"errCode":-601002' in printed.replace(": ", ":")
    assert "io.cloudcall." not in printed and "\tat " not in printed, "the caller gets a stack trace"


def test_local_invoke_of_the_quota_watch(invoke):
    printed, errors = invoke("events/quota-watch.json")
    documents = [json.loads(line) for line in errors.splitlines() if line.startswith("{") and '"_aws"' in line]
    assert OK in printed and '"quotaNum"' in printed
    assert [each["AccountQuota"] for each in documents if "AccountQuota" in each] == [2, 55]
    assert [each["Accounts"] for each in documents if "Accounts" in each] == [5]
    assert "fewer than 100" in errors


def test_local_invoke_when_wechat_does_not_answer(invoke, docker):
    with socket.create_server((docker, 0)) as silent:
        began = time.monotonic()
        printed, _ = invoke("events/empty.json", settings(WECHAT_API_BASE_URL=f"http://host.docker.internal:{silent.getsockname()[1]}"))
    assert "-604102" in printed and time.monotonic() - began < 60


@contextlib.contextmanager
def local_api(*options):
    """The URL of `sam local start-api`, and its output."""
    port = free_port()
    with started("sam", "local", "start-api", "--skip-pull-image", "--port", port, *options) as server:
        wait_until(lambda: listens(port) or server.ended, "sam local start-api does not serve", 120)
        assert not server.ended, server.text
        yield port, server


def call(port, method, path="/", body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read().decode()


@pytest.fixture(scope="module")
def api(build, sandbox):
    with local_api() as (port, _):
        yield port


@pytest.mark.parametrize("status, text, method, path, body, headers", [
    pytest.param(200, OK, "POST", "/", "{}", JSON, id="post"),
    pytest.param(200, OK, "POST", "/openapi/logistics.getAllAccount", "{}", JSON, id="its-own-name-in-the-path"),
    pytest.param(404, "-601002", "POST", "/openapi/logistics.getQuota", "{}", JSON, id="another-name-in-the-path"),
    pytest.param(400, "-601002", "POST", "/", "{", JSON, id="malformed-json"),
    pytest.param(415, "-601002", "POST", "/", "a=b", {"content-type": "application/x-www-form-urlencoded"}, id="a-form"),
    pytest.param(413, "-601002", "POST", "/", json.dumps({"a": "x" * 1_100_000}), JSON, id="a-big-body"),
])
def test_local_api(api, status, text, method, path, body, headers):
    answered, _, content = call(api, method, path, body, headers)
    assert answered == status and text in content


def test_local_api_get(api):
    status, headers, body = call(api, "GET")
    assert status == 200 and OK in body
    assert (headers.get("content-type"), headers.get("cache-control")) == ("application/json; charset=utf-8", "no-store")
    assert headers.get("x-request-id")


def test_local_api_head(api):
    status, _, body = call(api, "HEAD")
    assert status == 200 and body == ""


def test_local_api_another_method(api):
    status, headers, _ = call(api, "PUT", body="{}", headers=JSON)
    assert status == 405 and "POST" in headers.get("allow", "")


def changed_template(name, before, variable):
    """The built template, with a variable that it does not have, under another name."""
    text = (BUILD / "template.yaml").read_text()
    changed = re.sub(rf"^( +)({before}:)", rf"\1{variable}: ''\n\1\2", text, count=1, flags=re.M)
    assert changed != text
    (BUILD / name).write_text(changed)
    return ["-t", BUILD / name, "--config-file", ROOT / "samconfig.toml"]


@pytest.fixture(scope="module")
def files_url(build, sandbox, tmp_path_factory):
    """The router with permission for calls with files, which the packaged config.json does not give."""
    apis = ["security.imgSecCheck", "wxacode.getUnlimited", "logistics.getQuota", "/cgi-bin/media/uploadimg"]
    (BUILD / "CloudFunction/files.json").write_text(json.dumps({"permissions": {"openapi": apis}}))
    values = tmp_path_factory.mktemp("files") / "settings.json"
    values.write_text(json.dumps(several_apps(CLOUD_CALL_CONFIG="/var/task/files.json")))
    with local_api(*changed_template("files.yaml", "CLOUD_CALL_API", "CLOUD_CALL_CONFIG"), "--env-vars", values) as (port, _):
        yield f"http://127.0.0.1:{port}"


def curl(*arguments):
    done = run("curl", "-sS", "-m", "60", *arguments, text=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("path, expected", [
    ("openapi/security.imgSecCheck", "openapi.security.imgSecCheck:ok"),
    ("api/cgi-bin/media/uploadimg", "/cgi-bin/media/uploadimg:ok"),
    (f"apps/{SHOP}/openapi/security.imgSecCheck", "openapi.security.imgSecCheck:ok"),
    (f"apps/{SHOP}/api/cgi-bin/media/uploadimg", "/cgi-bin/media/uploadimg:ok"),
    ("apps/wx0000000000000000/openapi/security.imgSecCheck", "-601002"),
    ("apps/wx0000000000000000/api/cgi-bin/media/uploadimg", "-601002"),
    ("openapi/logistics.getQuota", "the call takes no file"),
])
def test_form_with_a_file(files_url, tmp_path, path, expected):
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff" + os.urandom(100_000))
    body = curl("-F", f"media=@{tmp_path}/photo.png", f"{files_url}/{path}").decode()
    assert expected in body
    assert ("not among the apps" in body) == (expected == "-601002")


def test_picture_as_bytes_and_as_json(files_url):
    given = ["-H", "content-type: application/json", "-d", '{"scene":"a=1"}', f"{files_url}/openapi/wxacode.getUnlimited"]
    assert curl("-H", "accept: image/*", *given).startswith((b"\x89PNG", b"\xff\xd8"))
    assert b'"buffer":{"type":"Buffer","data":[' in curl(*given)


class Bus(http.server.BaseHTTPRequestHandler):
    """EventBridge's PutEvents: the server has a list of what was put, and one of statuses to answer first."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        status = self.server.failures.pop(0) if self.server.failures else 200
        if status == 200:
            self.server.puts.append((self.headers["x-amz-target"], self.headers["authorization"], body))
        answer = {"FailedEntryCount": 0, "Entries": [{"EventId": "1"}]} if status == 200 else {"__type": "InternalFailure"}
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", "application/x-amz-json-1.1")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def bus(docker):
    with http.server.ThreadingHTTPServer((docker, 0), Bus) as server:
        server.puts, server.failures = [], []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


KEYS = {"token": "sandbox-push-token", "encodingAesKey": "sandboxEncodingAESKeyThatIsNoSecretAtAll000"}


@pytest.fixture(scope="module")
def pushes(build, sandbox, bus, tmp_path_factory):
    """The stack with Push=on, whose bus is on this host. Its log has no key and no token."""
    values = tmp_path_factory.mktemp("push") / "settings.json"
    values.write_text(json.dumps(settings(
        WECHAT_PUSH_ARN="",
        WECHAT_PUSH_KEYS=json.dumps({OWN["WECHAT_APP_ID"]: KEYS, SHOP: KEYS}),
        AWS_ENDPOINT_URL_EVENTBRIDGE=f"http://host.docker.internal:{bus.server_port}",
        WECHAT_ALLOW_PLAIN_HTTP="true",
    )))
    template = changed_template("push.yaml", "WECHAT_PUSH_BUS", "AWS_ENDPOINT_URL_EVENTBRIDGE")
    with local_api(*template, "--env-vars", values, "--parameter-overrides", "Architecture=x86_64 Push=on") as (port, server):
        yield port
        assert not [value for value in KEYS.values() if value in server.text]


def verification(token):
    """The request by which WeChat's console verifies the URL."""
    timestamp, nonce = str(int(time.time())), "1514711492"
    signature = hashlib.sha1("".join(sorted((token, timestamp, nonce))).encode()).hexdigest()
    return f"/push?signature={signature}&echostr=4375120948345356249&timestamp={timestamp}&nonce={nonce}"


def test_console_verifies_the_url(pushes):
    status, headers, body = call(pushes, "GET", verification(KEYS["token"]))
    assert (status, body, headers.get("content-type")) == (200, "4375120948345356249", "text/plain; charset=utf-8")
    status, _, body = call(pushes, "GET", verification("another-token"))
    assert status == 403 and "4375" not in body


def test_request_that_is_no_push(pushes):
    assert call(pushes, "POST", "/push", "{}", JSON)[0] == 400


@pytest.mark.parametrize("event, path, app, failures, put", [
    pytest.param("add_express_path", "/push", OWN["WECHAT_APP_ID"], 0, 1, id="to-push"),
    pytest.param("wxa_media_check", f"/push/{SHOP}", SHOP, 0, 1, id="to-the-path-of-an-app"),
    pytest.param("add_express_path", "/push", OWN["WECHAT_APP_ID"], 2, 1, id="once-more-after-failures-of-the-bus"),
    pytest.param("add_express_path", f"/push/{SHOP}", OWN["WECHAT_APP_ID"], 0, 0, id="to-the-path-of-another-app"),
])
def test_push_is_an_event_on_the_bus(pushes, bus, event, path, app, failures, put):
    bus.puts.clear()
    bus.failures += [500] * failures
    command = ["./cloudcall", "push", event, "--to", f"http://127.0.0.1:{pushes}{path}", "--appid", app]
    done = run(*command, env=os.environ | {"WECHAT_PUSH_KEYS": json.dumps(KEYS)}, timeout=120)
    assert done.returncode == 1 - put and len(bus.puts) == put and not bus.failures, done.stdout + done.stderr
    for target, authorization, body in bus.puts:
        entry, = body["Entries"]
        message = json.loads(entry["Detail"])
        assert target == "AWSEvents.PutEvents" and "/events/aws4_request" in authorization
        assert (entry["Source"], entry["EventBusName"]) == (f"wechat.{app}", "PushBus")
        assert entry["DetailType"] == message.get("Event", message["MsgType"])
        assert entry["Resources"] == ["push:" + hashlib.sha256(entry["Detail"].encode()).hexdigest()]


@pytest.fixture(scope="module")
def container(bundle, sandbox, docker):
    """The port and the name of the container image, started with the runtime interface emulator."""
    base = "public.ecr.aws/lambda/provided:al2023"
    if run("docker", "pull", "-q", base).returncode:
        print(f"{base} cannot be pulled: on top of the Java image")
        base = "public.ecr.aws/lambda/java:25-x86_64"
    run("docker", "build", "-q", "--build-arg", f"BASE={base}", "-t", "cloudcall-ci", ".", ok=True, timeout=600)
    entrypoint = json.loads(run("docker", "inspect", "-f", "{{json .Config.Entrypoint}}", "cloudcall-ci").stdout)
    port = free_port()
    command = ["docker", "run", "--rm", "-d", "--read-only", "--tmpfs", "/tmp", "-p", f"127.0.0.1:{port}:8080", f"--add-host=host.docker.internal:{docker}"]
    command += [word for key, value in OWN.items() for word in ("-e", f"{key}={value}")]
    command += ["--entrypoint", "/usr/local/bin/aws-lambda-rie", "cloudcall-ci", *entrypoint, "io.cloudcall.CloudFunction::handleRequest"]
    name = run(*command, ok=True).stdout.strip()

    def answers():
        # Docker's own proxy listens before the container does.
        with contextlib.suppress(OSError, http.client.HTTPException):
            return call(port, "GET")

    wait_until(answers, "the container does not answer")
    yield port, name
    run("docker", "rm", "-f", name)


def test_container_image(container):
    port, name = container
    path = "/2015-03-31/functions/function/invocations"
    accounts = call(port, "POST", path, "{}")[2]
    assert OK in accounts and '"quotaNum"' in accounts
    assert '"errCode":-601002' in call(port, "POST", path, "[]")[2]
    log = run("docker", "logs", name)
    assert "[aot" not in log.stdout + log.stderr, "its AOT cache is not used"
