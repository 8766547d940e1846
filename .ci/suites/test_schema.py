"""Compares HTTP responses with the OpenAPI documents.

./cloudcall serve with docs/openapi.yaml, response by response and with generated requests, and the sandbox with its own description.
"""

import contextlib
import http.server
import json
import threading
import time

import jsonschema
import pytest
import referencing.jsonschema
import requests
import schemathesis
import yaml
from conftest import ROOT, run, sandbox, started, without_settings

CALL, ROUTER = "docs/openapi.yaml", "docs/openapi-router.yaml"
ROUTED, BY_PATH = "/openapi/{api}", "/api/{path}"
APP_ROUTED, APP_BY_PATH = "/apps/{appid}" + ROUTED, "/apps/{appid}" + BY_PATH
APPS = {"wx0000000000000001": "secret-for-the-schema-suite", "wx0000000000000002": "another-secret-for-the-schema-suite"}
ACCOUNT = {"WECHAT_APP_ID": "wx0000000000000001", "WECHAT_APP_SECRET": "secret-for-the-schema-suite"}
SERVER_API = "/cgi-bin/openapi/quota/get"
JSON = {"content-type": "application/json"}
PICTURE = b"\x89PNG\r\n\x1a\n\x00\xff"
DOCUMENTS = {name: yaml.safe_load((ROOT / name).read_text(encoding="utf-8")) for name in (CALL, ROUTER)}
SCHEMAS = {name: schemathesis.openapi.from_path(name) for name in (CALL, ROUTER)}


class WeChat(http.server.BaseHTTPRequestHandler):
    """WeChat on loopback, which answers the API call with what the test sets: status, body and delay."""

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
        with contextlib.suppress(ConnectionError):  # The function closes connections with what is late or too large.
            self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def base():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), WeChat) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"WECHAT_API_BASE_URL": f"http://127.0.0.1:{server.server_port}"}
        server.shutdown()


@contextlib.contextmanager
def serving(**settings):
    with started("./cloudcall", "serve", env=without_settings() | settings) as server:
        yield server.find(r"curl (http://\S+)")[1]


def server(**settings):
    """A fixture: the URL of the function with these settings."""
    @pytest.fixture(scope="module")
    def url(built, base, tmp_path_factory):
        resolved = {name: value for name, value in settings.items() if name != "permissions"}
        if "permissions" in settings:
            config = tmp_path_factory.mktemp("config") / "config.json"
            config.write_text(json.dumps({"permissions": settings["permissions"]}), encoding="utf-8")
            resolved["CLOUD_CALL_CONFIG"] = str(config)
        with serving(**base, **resolved) as address:
            yield address

    return url


@pytest.fixture(scope="module")
def example(built):
    """The function with a sandbox of its own."""
    with serving() as address:
        yield address


account = server(**ACCOUNT, WECHAT_REQUEST_TIMEOUT_MS="2000")
router = server(**ACCOUNT, CLOUD_CALL_API="*")
incomplete = server(WECHAT_APP_ID="wx0000000000000001")
unknown = server(**ACCOUNT, CLOUD_CALL_API="logistics.fly")
PERMISSIONS = {"openapi": [SERVER_API, "/cgi-bin/token", "security.imgSecCheck", "logistics.getQuota"]}
apis = server(**ACCOUNT, CLOUD_CALL_API="*", permissions=PERMISSIONS)
forbidden = server(**ACCOUNT, permissions=PERMISSIONS)
LISTED = ["logistics.getQuota", "security.imgSecCheck", SERVER_API]
apps = server(WECHAT_APPS=json.dumps(APPS), CLOUD_CALL_API="*",
              permissions={"openapi": LISTED, "apps": {"wx0000000000000002": {"openapi": ["logistics.getQuota", SERVER_API]}}})


def expect(document, url, status, method="GET", path="/", **options):
    """Sends a request, and holds status, headers and body of the response to the document."""
    response = requests.request(method, url, timeout=30, **options)
    assert response.status_code == status, response.text
    SCHEMAS[document][path][method].validate_response(response)
    assert method != "HEAD" or response.content == b""
    return response


REGISTRY = referencing.Registry().with_resources(
    (name, referencing.jsonschema.DRAFT202012.create_resource(document)) for name, document in DOCUMENTS.items())


def validate(pointer, value, document=CALL):
    """Holds a value to the schema at a pointer, such as /components/schemas/Error."""
    jsonschema.Draft202012Validator({"$ref": f"{document}#{pointer}"}, registry=REGISTRY).validate(value)


def examples(node, pointer=""):
    """The pointer of each schema of a document that stands beside examples, and their values."""
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    if isinstance(node, dict) and "schema" in node:
        for example in node.get("examples", {}).values():
            yield f"{pointer}/schema", example["value"]
    for key, child in children:
        yield from examples(child, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")


def generate(document, url):
    """
    Requests that schemathesis makes up, valid and not, from the document alone. Three of its checks do not fit: it takes no body
    for an invalid one although none is needed, a body that is too long for a URL for a valid one, and other methods are above.
    """
    WeChat.answer = (200, '{"quota_num":7}', 0)
    unfit = "unsupported_method,positive_data_acceptance,negative_data_rejection"
    run("schemathesis", "run", document, "--url", url.rstrip("/"), "--checks", "all", "--exclude-checks", unfit, "--max-examples", "100",
        "--seed", "1", "--no-color", "--generation-database", "none", ok=True)


@pytest.mark.parametrize("document, pointer, example", [
    pytest.param(name, pointer, example, id=f"{name}{pointer}-{number}")
    for name, document in DOCUMENTS.items() for number, (pointer, example) in enumerate(examples(document))
])
def test_examples_fit_their_schemas(document, pointer, example):
    validate(pointer, example, document)


@pytest.mark.parametrize("status, method, target, headers, body", [
    pytest.param(200, "GET", "", {}, None, id="the-accounts"),
    pytest.param(200, "GET", "any/stage?a=b", {}, None, id="of-any-path"),
    pytest.param(200, "HEAD", "", {}, None, id="head"),
    pytest.param(200, "POST", "", {}, None, id="without-a-body"),
    pytest.param(200, "POST", "", JSON, "{}", id="no-data"),
    pytest.param(200, "POST", "", JSON, "null", id="null"),
    pytest.param(200, "POST", "", JSON, '{"bizId":"四川","deep":{"isOn":true}}'.encode(), id="data"),
    pytest.param(204, "OPTIONS", "", {}, None, id="methods"),
    pytest.param(400, "POST", "", JSON, "{", id="not-json"),
    pytest.param(400, "POST", "", JSON, "[]", id="not-an-object"),
    pytest.param(400, "POST", "", JSON, b'{"a":"\xff"}', id="not-utf-8"),
    pytest.param(400, "POST", "", JSON, '{"a":"' + "x" * 9000 + '"}', id="too-long-for-a-url"),
    pytest.param(413, "POST", "", JSON, '{"a":"' + "x" * (1 << 20) + '"}', id="larger-than-1-mib"),
    pytest.param(415, "POST", "", {"content-type": "application/x-www-form-urlencoded"}, "a=b", id="a-form"),
])
def test_one_call(example, status, method, target, headers, body):
    expect(CALL, example + target, status, method, headers=headers, data=body)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_refused_method(example, method):
    response = requests.request(method, example, timeout=30)
    documented = "/components/responses/MethodNotAllowed"
    assert response.status_code == 405
    validate(f"{documented}/content/application~1json/schema", response.json())
    for name, header in DOCUMENTS[CALL]["components"]["responses"]["MethodNotAllowed"]["headers"].items():
        validate(header["$ref"].removeprefix("#") + "/schema", response.headers[name])


def test_generated_requests(example):
    generate(CALL, example)


def errcode(code):
    return 200, json.dumps({"errcode": code, "errmsg": "an error"}), 0


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("status, answer", [
    pytest.param(429, errcode(45009), id="wechats-limit-for-a-day"),
    pytest.param(429, errcode(45011), id="wechats-limit-for-a-minute"),
    pytest.param(502, errcode(48001), id="wechats-error"),
    pytest.param(502, (500, "<h1>Error</h1>", 0), id="an-http-error"),
    pytest.param(502, (200, "<html>", 0), id="no-json"),
    pytest.param(502, (200, json.dumps({"a": "x" * (1 << 20)}), 0), id="too-much"),
    pytest.param(504, (200, "{}", 5), id="no-answer"),
    pytest.param(200, (200, '{"new_field":{"a":[1.5]},"list":[{"new":null}]}', 0), id="unknown-fields"),
    pytest.param(200, (200, '{"count":0,"list":null}', 0), id="no-list"),
])
def test_what_wechat_answers(account, method, status, answer):
    WeChat.answer = answer
    expect(CALL, account, status, method)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("fixture, status", [("incomplete", 500), ("unknown", 404), ("forbidden", 403)])
def test_configuration_that_does_not_work(request, fixture, status, method):
    expect(CALL, request.getfixturevalue(fixture), status, method)


@pytest.mark.parametrize("target, status, method, options", [
    pytest.param("logistics.getQuota", 200, "GET", {}, id="a-read"),
    pytest.param("logistics.getQuota", 200, "POST", {}, id="a-read-by-post"),
    pytest.param("logistics.cancelOrder", 200, "POST", {}, id="a-write"),
    pytest.param("logistics.cancelOrder", 405, "GET", {}, id="a-write-by-get"),
    pytest.param("logistics.getQuota", 204, "OPTIONS", {}, id="methods-of-a-read"),
    pytest.param("logistics.cancelOrder", 204, "OPTIONS", {}, id="methods-of-a-write"),
    pytest.param("wxacode.get", 403, "POST", {}, id="not-permitted"),
    pytest.param("no.such", 404, "POST", {}, id="no-such-api"),
    pytest.param("a%5Cb", 404, "POST", {}, id="no-name"),
    pytest.param("logistics.getQuota", 400, "POST", {"headers": JSON, "data": "[]"}, id="not-an-object"),
    pytest.param("logistics.getQuota?convertCase=false", 200, "POST", {}, id="no-conversion"),
])
def test_router(router, target, status, method, options):
    WeChat.answer = (200, '{"quota_num":7}', 0)
    expect(ROUTER, f"{router}openapi/{target}", status, method, ROUTED, **options)


def test_router_without_an_api(router):
    response = requests.post(router, timeout=30)
    assert response.status_code == 404 and "The path names no API" in response.text


def test_generated_requests_to_a_router(router):
    generate(ROUTER, router)


@pytest.mark.parametrize("target, status", [
    pytest.param(f"api{SERVER_API}", 200, id="a-server-api"),
    pytest.param(f"api{SERVER_API}?method=GET&read=true&query.type=image", 200, id="a-server-api-by-get"),
    pytest.param(f"api{SERVER_API}?convertCase=false", 200, id="no-conversion"),
    pytest.param(f"api{SERVER_API}?type=image", 400, id="a-parameter-without-query"),
    pytest.param("api/cgi-bin/token", 400, id="a-call-for-credentials"),
    pytest.param(f"api{SERVER_API}2", 403, id="a-path-that-is-not-permitted"),
    pytest.param("api/cgi-bin/openapi/quota%2Fget", 404, id="an-encoded-slash"),
    pytest.param(f"api{SERVER_API}/", 404, id="a-slash-too-many"),
    pytest.param("api//cgi-bin/openapi/quota/get", 404, id="a-slash-twice"),
    pytest.param(f"api{SERVER_API};v=1", 404, id="a-semicolon"),
])
def test_server_api(apis, target, status):
    WeChat.answer = (200, '{"quota":{"daily_limit":7}}', 0)
    expect(ROUTER, apis + target, status, "POST", BY_PATH)


def test_methods_of_a_server_api(apis):
    expect(ROUTER, f"{apis}api{SERVER_API}", 204, "OPTIONS", BY_PATH)
    for method in ("GET", "HEAD", "PUT"):
        response = requests.request(method, f"{apis}api{SERVER_API}", timeout=30)
        assert response.status_code == 405 and response.headers["allow"] == "OPTIONS, POST"


@pytest.mark.parametrize("path, target", [(ROUTED, "openapi/security.imgSecCheck"), (BY_PATH, f"api{SERVER_API}")])
def test_form_with_a_file(apis, path, target):
    WeChat.answer = (200, '{"errcode":0,"errmsg":"ok"}', 0)
    expect(ROUTER, apis + target, 200, "POST", path, files={"media": ("a.png", PICTURE, "image/png")})


def test_form_that_is_not_taken(apis):
    WeChat.answer = (200, '{"errcode":0,"errmsg":"ok"}', 0)
    expect(ROUTER, f"{apis}openapi/logistics.getQuota", 415, "POST", ROUTED, files={"media": ("a.png", PICTURE)})
    cut_off = {"headers": {"content-type": "multipart/form-data; boundary=B"}, "data": "--B"}
    expect(ROUTER, f"{apis}openapi/security.imgSecCheck", 400, "POST", ROUTED, **cut_off)


def test_picture_as_json_and_as_it_is(apis):
    WeChat.answer = (200, PICTURE, 0)
    expect(ROUTER, f"{apis}openapi/logistics.getQuota", 200, "POST", ROUTED, headers=JSON, data="{}")
    response = expect(ROUTER, f"{apis}openapi/logistics.getQuota", 200, "POST", ROUTED, headers={"accept": "image/*"})
    assert (response.content, response.headers["content-type"], response.headers["vary"]) == (PICTURE, "image/png", "accept")


FIRST, SHOP = (f"apps/{app}" for app in APPS)
QUOTA = "openapi/logistics.getQuota"


@pytest.mark.parametrize("target, status, method, path", [
    pytest.param(f"{SHOP}/{QUOTA}", 200, "GET", APP_ROUTED, id="a-read-for-an-app"),
    pytest.param(f"{SHOP}/{QUOTA}?convertCase=false", 200, "POST", APP_ROUTED, id="a-call-for-an-app"),
    pytest.param(f"{SHOP}/{QUOTA}", 204, "OPTIONS", APP_ROUTED, id="methods-for-an-app"),
    pytest.param(f"{FIRST}/{QUOTA}", 200, "POST", APP_ROUTED, id="a-call-for-the-first-app"),
    pytest.param(f"{SHOP}/openapi/security.imgSecCheck", 403, "POST", APP_ROUTED, id="a-call-that-this-app-may-not-make"),
    pytest.param(f"apps/wx0000000000000003/{QUOTA}", 400, "POST", APP_ROUTED, id="an-unknown-app"),
    pytest.param(f"{FIRST}/{SHOP}/{QUOTA}", 404, "POST", APP_ROUTED, id="two-apps"),
    pytest.param(f"apps/wx.1/{QUOTA}", 404, "POST", APP_ROUTED, id="an-appid-with-a-dot"),
    pytest.param(f"{SHOP}%20/{QUOTA}", 404, "POST", APP_ROUTED, id="an-appid-with-an-encoded-space"),
    pytest.param(f"A{SHOP[1:]}/{QUOTA}", 404, "POST", APP_ROUTED, id="a-folder-of-another-case"),
    pytest.param(f"{SHOP};v=1/{QUOTA}", 404, "POST", APP_ROUTED, id="a-semicolon-behind-an-app"),
    pytest.param(f"{SHOP}/api{SERVER_API}", 200, "POST", APP_BY_PATH, id="a-server-api-for-an-app"),
    pytest.param(f"{SHOP}/api{SERVER_API}", 204, "OPTIONS", APP_BY_PATH, id="methods-of-a-server-api-for-an-app"),
    pytest.param(f"{SHOP}/{SHOP}/api{SERVER_API}", 404, "POST", APP_BY_PATH, id="a-server-api-behind-two-apps"),
    pytest.param(f"{SHOP}/api{SERVER_API}2", 403, "POST", APP_BY_PATH, id="a-server-api-that-is-not-permitted-for-an-app"),
])
def test_apps(apps, target, status, method, path):
    WeChat.answer = (200, '{"quota_num":7}', 0)
    expect(ROUTER, apps + target, status, method, path)


def test_generated_requests_to_a_router_of_apps(apps):
    generate(ROUTER, apps)


def test_generated_requests_to_the_sandbox(built):
    """None fails, and each response is described."""
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    with sandbox() as settings:
        run("schemathesis", "run", settings["WECHAT_API_BASE_URL"] + "/_sandbox/openapi.json", "--checks", checks, "--max-examples", "15",
            "--seed", "1", "--generation-database", "none", "--no-color", ok=True)
