"""Invokes the function in containers. Run by .ci/suites/sam, inside .ci/docker."""

import contextlib
import hashlib
import http.client
import http.server
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

HOST = os.environ["CLOUDCALL_HOST_ADDRESS"]
SANDBOX_PORT = 8089
API_PORT = 3107
FILES_PORT = 3108
IMAGE_PORT = 9107
PUSH_PORT = 3109
OK = "openapi.logistics.getAllAccount:ok"
# Another mini program of the sandbox, beside that of events/local.json.
SHOP, SHOP_SECRET = "wx0123456789abcdef", "another-app-secret"
passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = (passed + 1, failed) if ok else (passed, failed + 1)
    print(("ok      " if ok else "FAILED  ") + what + ("" if ok else f"\n        saw: {str(seen)[:600]}"), flush=True)


def wait_for(port, address, seconds):
    for _ in range(seconds * 5):
        with contextlib.suppress(OSError), socket.create_connection((address, port), 1):
            return
        time.sleep(0.2)
    raise SystemExit(f"nothing listens on {address}:{port} after {seconds} s")


def wait_for_http(port, seconds):
    """Docker's own proxy listens before the container does."""
    for _ in range(seconds * 5):
        with contextlib.suppress(OSError, http.client.HTTPException):
            call("GET", "/", port=port)
            return
        time.sleep(0.2)
    raise SystemExit(f"no HTTP server answers on port {port} after {seconds} s")


@contextlib.contextmanager
def running(command, log):
    with open(log, "w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@contextlib.contextmanager
def black_hole():
    """Accepts connections and never answers."""
    server = socket.create_server((HOST, 0))
    held = []

    def accept():
        with contextlib.suppress(OSError):
            while True:
                held.append(server.accept())

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        server.close()


def settings(**changes):
    values = json.load(open("events/local.json"))
    values["Parameters"].update(changes)
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump(values, file)
    return file.name


def several_apps(**changes):
    """The settings of a router for both mini programs."""
    own = json.load(open("events/local.json"))["Parameters"]
    apps = json.dumps({own["WECHAT_APP_ID"]: own["WECHAT_APP_SECRET"], SHOP: SHOP_SECRET})
    return settings(CLOUD_CALL_API="*", WECHAT_APP_SECRET="", WECHAT_APPS=apps, **changes)


def invoke(event_file, env=None):
    command = [".ci/sam", "local", "invoke", "--skip-pull-image", "-e", event_file]
    done = subprocess.run(command + (["--env-vars", env] if env else []), capture_output=True, text=True, timeout=120)
    return done.stdout.strip(), done.stderr


def event(text):
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        file.write(text)
    return file.name


def local_invoke():
    out, err = invoke("events/empty.json")
    check("sam local invoke -e events/empty.json: the accounts", OK in out and '"quotaNum"' in out, out + err)
    out, err = invoke(event("[]"))
    check("sam local invoke: -601002 for an event that is no object", '"errCode":-601002' in out.replace(": ", ":"), out)
    check("sam local invoke: no stack trace for the caller", "io.cloudcall." not in out and "\tat " not in out, out)
    out, _ = invoke("events/empty.json", settings(WECHAT_APP_SECRET="not-the-secret-of-the-sandbox"))
    check("sam local invoke: WeChat's own 40125", "40125" in out and ":fail invalid appsecret" in out, out)
    out, _ = invoke("events/empty.json", settings(WECHAT_APP_ID=""))
    check("sam local invoke: a missing setting is named", "WECHAT_APP_ID is not set" in out, out)
    routed = event('{"openapi":"logistics.getQuota","data":{"deliveryId":"STO","bizId":"四川成都龙泉公司_云朵信息科技"}}')
    out, _ = invoke(routed, settings(CLOUD_CALL_API="*"))
    check("sam local invoke: a router makes the call that the event names", "openapi.logistics.getQuota:ok" in out, out)
    routed = '{"openapi":"logistics.getAllAccount","appid":"%s"}'
    out, _ = invoke(event(routed % SHOP), several_apps())
    check("sam local invoke: the call of the mini program that the event names", OK in out, out)
    out, _ = invoke(event(routed % "wx0000000000000000"), several_apps())
    check("sam local invoke: -601002 for one that is not there", "-601002" in out and "not among the apps of WECHAT_APPS" in out, out)
    out, err = invoke("events/quota-watch.json")
    documents = [json.loads(line) for line in err.splitlines() if line.startswith("{") and '"_aws"' in line]
    check("sam local invoke -e events/quota-watch.json: the accounts", OK in out and '"quotaNum"' in out, out + err)
    check("sam local invoke: the quota watch's documents stand as they are", [d["AccountQuota"] for d in documents if "AccountQuota" in d] == [2, 55], err)
    check("sam local invoke: one of all accounts", [d["Accounts"] for d in documents if "Accounts" in d] == [5], err)
    check("sam local invoke: the warnings of the quota watch", "fewer than 100" in err, err)
    with black_hole() as port:
        began = time.monotonic()
        out, _ = invoke("events/empty.json", settings(WECHAT_API_BASE_URL=f"http://host.docker.internal:{port}"))
        check("sam local invoke: -604102 when WeChat does not answer", "-604102" in out, out)
        check("sam local invoke: in time", time.monotonic() - began < 60)


def call(method, path="/", body=None, headers=None, port=API_PORT):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read().decode()


JSON = {"content-type": "application/json"}


def local_api():
    command = [".ci/sam", "local", "start-api", "--skip-pull-image", "--port", str(API_PORT)]
    with running(command, "target/start-api.log"):
        wait_for(API_PORT, "127.0.0.1", 60)
        status, headers, body = call("GET")
        check("sam local start-api: GET / gives 200 and the accounts", status == 200 and OK in body, (status, body))
        check(
            "sam local start-api: content type, no-store and the request id",
            headers.get("content-type") == "application/json; charset=utf-8"
            and headers.get("cache-control") == "no-store"
            and bool(headers.get("x-request-id")),
            headers,
        )
        status, _, body = call("POST", body="{}", headers=JSON)
        check("sam local start-api: POST / with {} gives 200", status == 200 and OK in body, (status, body))
        status, _, body = call("POST", "/openapi/logistics.getAllAccount", body="{}", headers=JSON)
        check("sam local start-api: its own name in the path gives 200", status == 200 and OK in body, (status, body))
        status, _, body = call("POST", "/openapi/logistics.getQuota", body="{}", headers=JSON)
        check("sam local start-api: another name in the path gives 404", status == 404 and "-601002" in body, (status, body))
        status, _, body = call("POST", body="{", headers=JSON)
        check("sam local start-api: 400 for malformed JSON", status == 400 and "-601002" in body, (status, body))
        status, _, body = call("POST", body="a=b", headers={"content-type": "application/x-www-form-urlencoded"})
        check("sam local start-api: 415 for a form", status == 415 and "-601002" in body, (status, body))
        status, _, body = call("POST", body=json.dumps({"a": "x" * 1_100_000}), headers=JSON)
        check("sam local start-api: 413 for a big body", status == 413 and "-601002" in body, (status, body))
        status, headers, body = call("PUT", body="{}", headers=JSON)
        check("sam local start-api: 405 with allow", status == 405 and "POST" in headers.get("allow", ""), (status, headers, body))
        status, _, body = call("HEAD")
        check("sam local start-api: HEAD gives 200 without a body", status == 200 and body == "", (status, body))


def curl(*arguments):
    done = subprocess.run(["curl", "-sS", "-m", "60", *arguments], capture_output=True)
    return done.stdout + done.stderr


def changed_template(name, *changes):
    """The built template, with variables that it does not have, under another name."""
    with open(".aws-sam/build/template.yaml") as file:
        text = file.read()
    for before, variable in changes:
        changed = re.sub(rf"^( +)({before}:)", rf"\1{variable}: ''\n\1\2", text, count=1, flags=re.M)
        assert changed != text
        text = changed
    with open(f".aws-sam/build/{name}", "w") as file:
        file.write(text)
    return f".aws-sam/build/{name}"


def files_template():
    """The built template with permission for calls with files, which the packaged config.json does not give."""
    apis = ["security.imgSecCheck", "wxacode.getUnlimited", "logistics.getQuota", "/cgi-bin/media/uploadimg"]
    with open(".aws-sam/build/CloudFunction/files.json", "w") as file:
        json.dump({"permissions": {"openapi": apis}}, file)
    return changed_template("files.yaml", ("CLOUD_CALL_API", "CLOUD_CALL_CONFIG"))


def files():
    """A form in by curl -F, and a picture back as bytes, through the router."""
    env = several_apps(CLOUD_CALL_CONFIG="/var/task/files.json")
    command = [".ci/sam", "local", "start-api", "--skip-pull-image", "--port", str(FILES_PORT), "-t", files_template(), "--config-file", os.path.abspath("samconfig.toml"), "--env-vars", env]
    url = f"http://127.0.0.1:{FILES_PORT}"
    picture = tempfile.NamedTemporaryFile(suffix=".png")
    picture.write(b"\x89PNG\r\n\x1a\n\x00\xff" + os.urandom(100_000))
    picture.flush()
    with running(command, "target/start-api-files.log"):
        wait_for(FILES_PORT, "127.0.0.1", 60)
        body = curl("-F", f"media=@{picture.name}", f"{url}/openapi/security.imgSecCheck")
        check("sam local start-api: curl -F media=@photo.png", b"openapi.security.imgSecCheck:ok" in body, body)
        body = curl("-F", f"media=@{picture.name}", f"{url}/api/cgi-bin/media/uploadimg")
        check("sam local start-api: curl -F to a server API", b"/cgi-bin/media/uploadimg:ok" in body, body)
        for path, called in (("openapi/security.imgSecCheck", "openapi.security.imgSecCheck"), ("api/cgi-bin/media/uploadimg", "/cgi-bin/media/uploadimg")):
            body = curl("-F", f"media=@{picture.name}", f"{url}/apps/{SHOP}/{path}")
            check(f"sam local start-api: /apps/{SHOP}/{path}", f"{called}:ok".encode() in body, body)
            body = curl("-F", f"media=@{picture.name}", f"{url}/apps/wx0000000000000000/{path}")
            check(f"sam local start-api: -601002 for another AppID before /{path}", b"-601002" in body and b"not among the apps" in body, body)
        body = curl("-F", f"media=@{picture.name}", f"{url}/openapi/logistics.getQuota")
        check("sam local start-api: a call that takes no file says so", b"the call takes no file" in body, body)
        body = curl("-H", "content-type: application/json", "-H", "accept: image/*", "-d", '{"scene":"a=1"}', f"{url}/openapi/wxacode.getUnlimited")
        check("sam local start-api: a picture back as bytes", body.startswith((b"\x89PNG", b"\xff\xd8")), body[:200])
        body = curl("-H", "content-type: application/json", "-d", '{"scene":"a=1"}', f"{url}/openapi/wxacode.getUnlimited")
        check("sam local start-api: and without accept as JSON", b'"buffer":{"type":"Buffer","data":[' in body, body[:200])


@contextlib.contextmanager
def event_bus():
    """EventBridge's PutEvents, with a list of what was put and one of statuses to answer first."""
    puts, failures = [], []

    class Bus(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            status = failures.pop(0) if failures else 200
            if status == 200:
                puts.append((self.headers["x-amz-target"], self.headers["authorization"], body))
            answer = json.dumps({"FailedEntryCount": 0, "Entries": [{"EventId": str(len(puts))}]} if status == 200 else {"__type": "InternalFailure"}).encode()
            self.send_response(status)
            self.send_header("content-type", "application/x-amz-json-1.1")
            self.send_header("content-length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer((HOST, 0), Bus)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port, puts, failures
    finally:
        server.shutdown()
        server.server_close()


PUSH_TOKEN, PUSH_KEY = "sandbox-push-token", "sandboxEncodingAESKeyThatIsNoSecretAtAll000"


def push(*arguments):
    command = ["./cloudcall", "push", *arguments]
    keys = json.dumps({"token": PUSH_TOKEN, "encodingAesKey": PUSH_KEY})
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ | {"WECHAT_PUSH_KEYS": keys})


def verification(token):
    """The request by which WeChat's console verifies the URL."""
    timestamp, nonce = str(int(time.time())), "1514711492"
    signature = hashlib.sha1("".join(sorted((token, timestamp, nonce))).encode()).hexdigest()
    return f"?signature={signature}&echostr=4375120948345356249&timestamp={timestamp}&nonce={nonce}"


def pushes():
    """WeChat's pushes to /push of the stack with Push=on, to a bus on this host."""
    own = json.load(open("events/local.json"))["Parameters"]["WECHAT_APP_ID"]
    keys = {"token": PUSH_TOKEN, "encodingAesKey": PUSH_KEY}
    with event_bus() as (port, puts, failures):
        template = changed_template("push.yaml", ("WECHAT_PUSH_BUS", "AWS_ENDPOINT_URL_EVENTBRIDGE"))
        env = settings(
            WECHAT_PUSH_ARN="",
            WECHAT_PUSH_KEYS=json.dumps({own: keys, SHOP: keys}),
            AWS_ENDPOINT_URL_EVENTBRIDGE=f"http://host.docker.internal:{port}",
            WECHAT_ALLOW_PLAIN_HTTP="true",
        )
        command = [".ci/sam", "local", "start-api", "--skip-pull-image", "--port", str(PUSH_PORT), "-t", template, "--config-file", os.path.abspath("samconfig.toml")]
        command += ["--env-vars", env, "--parameter-overrides", "Architecture=x86_64 Push=on"]
        with running(command, "target/start-api-push.log"):
            wait_for(PUSH_PORT, "127.0.0.1", 60)
            status, headers, body = call("GET", "/push" + verification(PUSH_TOKEN), port=PUSH_PORT)
            check("sam local start-api: the console verifies /push", (status, body) == (200, "4375120948345356249"), (status, body))
            check("sam local start-api: as text", headers.get("content-type") == "text/plain; charset=utf-8", headers)
            status, _, body = call("GET", "/push" + verification("another-token"), port=PUSH_PORT)
            check("sam local start-api: 403 for another token", status == 403 and "4375" not in body, (status, body))
            status, _, _ = call("POST", "/push", "{}", JSON, port=PUSH_PORT)
            check("sam local start-api: 400 for what is no push", status == 400, status)
            url = f"http://127.0.0.1:{PUSH_PORT}/push"
            done = push("add_express_path", "--to", url, "--appid", own)
            check("./cloudcall push to /push", done.returncode == 0 and len(puts) == 1, done.stdout + done.stderr)
            check("is an event on the bus", puts and forwarded(puts[-1], own), puts)
            done = push("wxa_media_check", "--to", f"{url}/{SHOP}", "--appid", SHOP)
            check("./cloudcall push to /push/{appid}", done.returncode == 0 and len(puts) == 2, done.stdout + done.stderr)
            check("is an event of that mini program", puts and forwarded(puts[-1], SHOP), puts)
            failures += [500, 500]
            done = push("add_express_path", "--to", url, "--appid", own)
            check("./cloudcall push once more after a failure of the bus", done.returncode == 0 and len(puts) == 3 and not failures, done.stdout + done.stderr)
            check("with a new event of the same kind", puts and forwarded(puts[-1], own), puts)
            done = push("add_express_path", "--to", f"{url}/{SHOP}", "--appid", own)
            check("./cloudcall push to another mini program's path is refused", done.returncode == 1 and len(puts) == 3, done.stdout + done.stderr)
    with open("target/start-api-push.log") as file:
        log = file.read()
    check("sam local start-api: no key and no token of pushes in the log", PUSH_KEY not in log and PUSH_TOKEN not in log)


def forwarded(put, app_id):
    target, authorization, body = put
    (entry,) = body["Entries"]
    message = json.loads(entry["Detail"])
    digest = hashlib.sha256(entry["Detail"].encode()).hexdigest()
    return (
        target == "AWSEvents.PutEvents"
        and "/events/aws4_request" in authorization
        and entry["Source"] == f"wechat.{app_id}"
        and entry["DetailType"] == message.get("Event", message["MsgType"])
        and entry["Resources"] == [f"push:{digest}"]
        and entry["EventBusName"] == "PushBus"
    )


def image():
    name = "cloudcall-ci"
    base = "public.ecr.aws/lambda/provided:al2023"
    if subprocess.run(["docker", "pull", "-q", base], capture_output=True).returncode:
        print(f"        {base} cannot be pulled: on top of the Java image", flush=True)
        base = "public.ecr.aws/lambda/java:25-x86_64"
    built = subprocess.run(["docker", "build", "-q", "--build-arg", f"BASE={base}", "-t", name, "."], capture_output=True, text=True)
    check("docker build", built.returncode == 0, built.stderr)
    env = json.load(open("events/local.json"))["Parameters"]
    command = ["docker", "inspect", "-f", "{{json .Config.Entrypoint}}", name]
    entrypoint = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    command = ["docker", "run", "--rm", "-d", "--read-only", "--tmpfs", "/tmp", "-p", f"127.0.0.1:{IMAGE_PORT}:8080", f"--add-host=host.docker.internal:{HOST}"]
    command += [word for key, value in env.items() for word in ("-e", f"{key}={value}")]
    command += ["--entrypoint", "/usr/local/bin/aws-lambda-rie", name, *entrypoint, "io.cloudcall.CloudFunction::handleRequest"]
    started = subprocess.run(command, capture_output=True, text=True)
    container = started.stdout.strip()
    try:
        wait_for_http(IMAGE_PORT, 30)
        path = "/2015-03-31/functions/function/invocations"
        _, _, body = call("POST", path, "{}", port=IMAGE_PORT)
        check("container image: the accounts", OK in body and '"quotaNum"' in body, body + started.stderr)
        _, _, body = call("POST", path, "[]", port=IMAGE_PORT)
        check("container image: -601002 for an event that is no object", '"errCode":-601002' in body, body)
        log = subprocess.run(["docker", "logs", container], capture_output=True, text=True)
        check("container image: nothing against its AOT cache", "[aot" not in log.stdout + log.stderr, log.stdout + log.stderr)
    finally:
        subprocess.run(["docker", "rm", "-f", container], capture_output=True)


def main():
    began = time.monotonic()
    built = subprocess.run([".ci/sam", "build"], capture_output=True, text=True)
    check("sam build", built.returncode == 0, built.stderr)
    print(f"        sam build took {time.monotonic() - began:.0f} s", flush=True)
    sandbox = ["./cloudcall", "sandbox", "--for-containers", "--port", str(SANDBOX_PORT), "--app", f"{SHOP}={SHOP_SECRET}"]
    with running(sandbox, "target/sandbox.log"):
        wait_for(SANDBOX_PORT, HOST, 60)
        local_invoke()
        local_api()
        files()
        pushes()
        image()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
