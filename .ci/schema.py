"""Checks real answers of the function over HTTP against docs/openapi.yaml. Prints "N passed, N failed" last."""

import contextlib
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time

import jsonschema
import requests
import schemathesis
import yaml

DOCUMENT = "docs/openapi.yaml"
ROUTER = "docs/openapi-router.yaml"
ROUTED = "/openapi/{api}"
BY_PATH = "/api/{path}"
APP_ROUTED = "/apps/{appid}" + ROUTED
APP_BY_PATH = "/apps/{appid}" + BY_PATH
APPS = {"wx0000000000000001": "secret-for-the-schema-suite", "wx0000000000000002": "another-secret-for-the-schema-suite"}
SERVER_API = "/cgi-bin/openapi/quota/get"
GETALL = "/cgi-bin/express/business/account/getall"
JSON = {"content-type": "application/json"}
failed = []
passed = 0


@contextlib.contextmanager
def check(name):
    """One test: whatever is raised inside fails it."""
    global passed
    try:
        yield
    except Exception as e:  # noqa: BLE001
        failed.append(name)
        print(f"FAILED {name}\n{e}", flush=True)
    else:
        passed += 1
        print(f"passed {name}", flush=True)


class WeChat(http.server.BaseHTTPRequestHandler):
    """WeChat on loopback, which answers the API call with whatever the test wants next."""

    answer = (200, "{}", 0)

    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/cgi-bin/stable_token":
            self.reply(200, json.dumps({"access_token": "token-for-the-schema-suite", "expires_in": 7200}))
        else:
            self.do_GET()

    def do_GET(self):
        status, body, delay = WeChat.answer
        time.sleep(delay)
        self.reply(status, body)

    def reply(self, status, body):
        content = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("content-type", "image/png" if isinstance(body, bytes) else "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # The function hangs up on what is late or too large.
            self.wfile.write(content)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def serving(command="serve", printed=r"curl (http://\S+)", **settings):
    """A command of ./cloudcall that serves, with these settings; gives the URL that it prints."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("WECHAT_", "CLOUD_CALL_"))}
    with open(os.path.join(tempfile.gettempdir(), f"cloudcall-schema-{os.getpid()}.log"), "a") as log:
        process = subprocess.Popen(
            ["./cloudcall", command], env={**clean, **settings}, stdout=subprocess.PIPE, stderr=log, text=True
        )
        try:
            for line in process.stdout:
                found = re.search(printed, line)
                if found:
                    yield found.group(1)
                    return
            raise RuntimeError(f"./cloudcall {command} did not start, see {log.name}")
        finally:
            process.terminate()
            process.wait()


def errcode(code, text="an error"):
    return 200, json.dumps({"errcode": code, "errmsg": text}), 0


def expect(schema, url, name, status, method="GET", headers=None, body=None, path="/"):
    """Sends a request, and holds status, headers and body of the answer to the document."""
    with check(f"{status} {method} {name}"):
        response = requests.request(method, url, headers=headers, data=body, timeout=30)
        assert response.status_code == status, f"{response.status_code} {response.text}"
        schema[path][method].validate_response(response)
        if method == "HEAD":
            assert response.content == b"", response.content


def expect_refused_method(document, url, method):
    with check(f"405 {method}"):
        response = requests.request(method, url, timeout=30)
        documented = document["components"]["responses"]["MethodNotAllowed"]
        assert response.status_code == 405, response.status_code
        validate(document, documented["content"]["application/json"]["schema"], response.json())
        for name, header in documented["headers"].items():
            validate(document, {"$ref": header["$ref"] + "/schema"}, response.headers[name])


def validate(document, schema, value):
    whole = {"allOf": [schema], "components": document["components"]}
    jsonschema.Draft202012Validator(whole).validate(value)


def check_examples(document):
    for name, response in document["components"]["responses"].items():
        content = response.get("content", {}).get("application/json", {})
        for example, value in content.get("examples", {}).items():
            with check(f"example {name} {example}"):
                validate(document, content["schema"], value["value"])


def check_successes(schema, document, url):
    expect(schema, url, "the accounts", 200)
    expect(schema, url + "any/stage?a=b", "of any path", 200)
    expect(schema, url, "the accounts", 200, "HEAD")
    expect(schema, url, "without a body", 200, "POST")
    expect(schema, url, "no data", 200, "POST", JSON, "{}")
    expect(schema, url, "null", 200, "POST", JSON, "null")
    expect(schema, url, "data", 200, "POST", JSON, '{"bizId":"四川","deep":{"isOn":true}}'.encode())
    expect(schema, url, "methods", 204, "OPTIONS")
    expect(schema, url, "not JSON", 400, "POST", JSON, "{")
    expect(schema, url, "not an object", 400, "POST", JSON, "[]")
    expect(schema, url, "not UTF-8", 400, "POST", JSON, b'{"a":"\xff"}')
    expect(schema, url, "too long for a URL", 400, "POST", JSON, '{"a":"' + "x" * 9000 + '"}')
    expect(schema, url, "larger than 1 MiB", 413, "POST", JSON, '{"a":"' + "x" * (1 << 20) + '"}')
    expect(schema, url, "a form", 415, "POST", {"content-type": "application/x-www-form-urlencoded"}, "a=b")
    for method in ("PUT", "PATCH", "DELETE", "TRACE"):
        expect_refused_method(document, url, method)


def check_wechat(schema, url):
    answers = {
        "WeChat's limit for a day": (429, errcode(45009)),
        "WeChat's limit for a minute": (429, errcode(45011)),
        "WeChat's error": (502, errcode(48001)),
        "an HTTP error": (502, (500, "<h1>Error</h1>", 0)),
        "no JSON": (502, (200, "<html>", 0)),
        "too much": (502, (200, json.dumps({"a": "x" * (1 << 20)}), 0)),
        "no answer": (504, (200, "{}", 5)),
        "unknown fields": (200, (200, '{"new_field":{"a":[1.5]},"list":[{"new":null}]}', 0)),
        "no list": (200, (200, '{"count":0,"list":null}', 0)),
    }
    for name, (status, answer) in answers.items():
        WeChat.answer = answer
        for method in ("GET", "HEAD", "POST"):
            expect(schema, url, name, status, method)


def check_router(url):
    schema = schemathesis.openapi.from_path(ROUTER)
    answers = {
        "a read": ("logistics.getQuota", 200, "GET"),
        "a read by POST": ("logistics.getQuota", 200, "POST"),
        "a write": ("logistics.cancelOrder", 200, "POST"),
        "a write by GET": ("logistics.cancelOrder", 405, "GET"),
        "methods of a read": ("logistics.getQuota", 204, "OPTIONS"),
        "methods of a write": ("logistics.cancelOrder", 204, "OPTIONS"),
        "not permitted": ("wxacode.get", 403, "POST"),
        "no such API": ("no.such", 404, "POST"),
        "no name": ("a%5Cb", 404, "POST"),
    }
    WeChat.answer = (200, '{"quota_num":7}', 0)
    for name, (api, status, method) in answers.items():
        expect(schema, f"{url}openapi/{api}", name, status, method, path=ROUTED)
    expect(schema, f"{url}openapi/logistics.getQuota", "not an object", 400, "POST", JSON, "[]", ROUTED)
    expect(schema, f"{url}openapi/logistics.getQuota?convertCase=false", "no conversion", 200, "POST", path=ROUTED)
    with check("404 for a path without an API"):
        response = requests.post(url, timeout=30)
        assert response.status_code == 404 and "The path names no API" in response.text, response.text
    check_generated(ROUTER, url)


def check_files(url):
    """A form in, and a picture back, as it is and as JSON."""
    schema = schemathesis.openapi.from_path(ROUTER)
    picture = b"\x89PNG\r\n\x1a\n\x00\xff"
    WeChat.answer = (200, '{"errcode":0,"errmsg":"ok"}', 0)
    for path, called in ((ROUTED, "openapi/security.imgSecCheck"), (BY_PATH, f"api{SERVER_API}")):
        with check(f"200 a form to {path}"):
            response = requests.post(url + called, files={"media": ("a.png", picture, "image/png")}, timeout=30)
            assert response.status_code == 200, response.text
            schema[path]["POST"].validate_response(response)
    with check("415 a form for a call that takes no file"):
        response = requests.post(f"{url}openapi/logistics.getQuota", files={"media": ("a.png", picture)}, timeout=30)
        assert response.status_code == 415, response.text
        schema[ROUTED]["POST"].validate_response(response)
    expect(schema, f"{url}openapi/security.imgSecCheck", "a form that was cut off", 400, "POST", {"content-type": "multipart/form-data; boundary=B"}, "--B", ROUTED)
    WeChat.answer = (200, picture, 0)
    expect(schema, f"{url}openapi/logistics.getQuota", "a picture as JSON", 200, "POST", JSON, "{}", ROUTED)
    with check("200 a picture"):
        response = requests.post(f"{url}openapi/logistics.getQuota", headers={"accept": "image/*"}, timeout=30)
        schema[ROUTED]["POST"].validate_response(response)
        assert response.content == picture and response.headers["content-type"] == "image/png", response.headers
        assert response.headers["vary"] == "accept", response.headers


def check_server_apis(url):
    schema = schemathesis.openapi.from_path(ROUTER)
    called = f"api{SERVER_API}"
    answers = {
        "a server API": (called, 200, "POST"),
        "a server API by GET": (f"{called}?method=GET&read=true&query.type=image", 200, "POST"),
        "no conversion": (f"{called}?convertCase=false", 200, "POST"),
        "methods of a server API": (called, 204, "OPTIONS"),
        "a parameter without query": (f"{called}?type=image", 400, "POST"),
        "a call for credentials": ("api/cgi-bin/token", 400, "POST"),
        "a path that is not permitted": (f"{called}2", 403, "POST"),
        "an encoded slash": ("api/cgi-bin/openapi/quota%2Fget", 404, "POST"),
        "a slash too many": (f"{called}/", 404, "POST"),
        "a slash twice": ("api//cgi-bin/openapi/quota/get", 404, "POST"),
        "a semicolon": (f"{called};v=1", 404, "POST"),
    }
    WeChat.answer = (200, '{"quota":{"daily_limit":7}}', 0)
    for name, (path, status, method) in answers.items():
        expect(schema, url + path, name, status, method, path=BY_PATH)
    for method in ("GET", "HEAD", "PUT"):
        with check(f"405 {method} a server API"):
            response = requests.request(method, url + called, timeout=30)
            assert response.status_code == 405, response.status_code
            assert response.headers["allow"] == "OPTIONS, POST", response.headers


def check_apps(url):
    """The paths of an app, on a router that serves two."""
    schema = schemathesis.openapi.from_path(ROUTER)
    shop = "apps/wx0000000000000002"
    quota = "openapi/logistics.getQuota"
    WeChat.answer = (200, '{"quota_num":7}', 0)
    answers = {
        "a read for an app": (f"{shop}/{quota}", 200, "GET"),
        "a call for an app": (f"{shop}/{quota}?convertCase=false", 200, "POST"),
        "methods for an app": (f"{shop}/{quota}", 204, "OPTIONS"),
        "a call for the first app": (f"apps/wx0000000000000001/{quota}", 200, "POST"),
        "a call that this app may not make": (f"{shop}/openapi/security.imgSecCheck", 403, "POST"),
        "an unknown app": (f"apps/wx0000000000000003/{quota}", 400, "POST"),
        "two apps": (f"apps/wx0000000000000001/{shop}/{quota}", 404, "POST"),
        "an AppID with a dot": (f"apps/wx.1/{quota}", 404, "POST"),
        "an AppID with an encoded space": (f"{shop}%20/{quota}", 404, "POST"),
        "a folder of another case": (f"Apps/wx0000000000000002/{quota}", 404, "POST"),
        "a semicolon behind an app": (f"{shop};v=1/{quota}", 404, "POST"),
    }
    for name, (path, status, method) in answers.items():
        expect(schema, url + path, name, status, method, path=APP_ROUTED)
    by_path = {
        "a server API for an app": (f"{shop}/api{SERVER_API}", 200, "POST"),
        "methods of a server API for an app": (f"{shop}/api{SERVER_API}", 204, "OPTIONS"),
        "a server API behind two apps": (f"{shop}/{shop}/api{SERVER_API}", 404, "POST"),
        "a server API that is not permitted for an app": (f"{shop}/api{SERVER_API}2", 403, "POST"),
    }
    for name, (path, status, method) in by_path.items():
        expect(schema, url + path, name, status, method, path=APP_BY_PATH)
    check_generated(ROUTER, url)


def check_generated(document, url):
    """
    Requests that schemathesis makes up, valid and not, from the document alone. Three of its checks do not fit: it takes no body
    for an invalid one although none is needed, a body that is too long for a URL for a valid one, and other methods are above.
    """
    with check(f"generated requests, {document}"):
        command = [
            os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run", document, "--url", url.rstrip("/"),
            "--checks", "all", "--exclude-checks", "unsupported_method,positive_data_acceptance,negative_data_rejection",
            "--max-examples", "100", "--seed", "1", "--no-color", "--generation-database", "none",
        ]  # fmt: skip
        done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        print("\n".join(done.stdout.splitlines()[-25:]))
        assert done.returncode == 0, done.stdout


def check_sandbox():
    """Generated requests to the sandbox's own API: none fails, and each response is described."""
    checks = ["not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance"]
    tool = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    with serving("sandbox", r"WECHAT_API_BASE_URL=(http://\S+)") as url, check("the sandbox's own API"):
        subprocess.run(
            [tool, "run", url + "/_sandbox/openapi.json", "--checks", ",".join(checks), "--max-examples", "15", "--seed", "1"]
            + ["--generation-database", "none", "--no-color"],
            check=True,
            timeout=150,
        )


def main():
    with open(DOCUMENT, encoding="utf-8") as file:
        document = yaml.safe_load(file)
    schema = schemathesis.openapi.from_path(DOCUMENT)
    wechat = http.server.ThreadingHTTPServer(("127.0.0.1", 0), WeChat)
    threading.Thread(target=wechat.serve_forever, daemon=True).start()
    account = {"WECHAT_APP_ID": "wx0000000000000001", "WECHAT_APP_SECRET": "secret-for-the-schema-suite"}
    base = {"WECHAT_API_BASE_URL": f"http://127.0.0.1:{wechat.server_port}"}

    check_examples(document)
    with serving() as url:
        check_successes(schema, document, url)
        check_generated(DOCUMENT, url)
    with serving(**account, **base, WECHAT_REQUEST_TIMEOUT_MS="2000") as url:
        check_wechat(schema, url)
    with serving(**account, **base, CLOUD_CALL_API="*") as url:
        check_router(url)
    with serving(WECHAT_APP_ID="wx0000000000000001", **base) as url:
        for method in ("GET", "HEAD", "POST"):
            expect(schema, url, "a setting is missing", 500, method)
    with serving(**account, **base, CLOUD_CALL_API="logistics.fly") as url:
        for method in ("GET", "HEAD", "POST"):
            expect(schema, url, "no such API", 404, method)
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, "config.json")
        with open(config, "w", encoding="utf-8") as file:
            json.dump({"permissions": {"openapi": [SERVER_API, "/cgi-bin/token", "security.imgSecCheck", "logistics.getQuota"]}}, file)
        with serving(**account, **base, CLOUD_CALL_CONFIG=config, CLOUD_CALL_API="*") as url:
            check_server_apis(url)
            check_files(url)
        with serving(**account, **base, CLOUD_CALL_CONFIG=config) as url:
            for method in ("GET", "HEAD", "POST"):
                expect(schema, url, "not permitted", 403, method)
        with open(config, "w", encoding="utf-8") as file:
            listed = ["logistics.getQuota", "security.imgSecCheck", SERVER_API]
            narrowed = {"wx0000000000000002": {"openapi": ["logistics.getQuota", SERVER_API]}}
            json.dump({"permissions": {"openapi": listed, "apps": narrowed}}, file)
        with serving(**base, WECHAT_APPS=json.dumps(APPS), CLOUD_CALL_CONFIG=config, CLOUD_CALL_API="*") as url:
            check_apps(url)

    check_sandbox()

    for name in failed:
        print(f"failed: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
