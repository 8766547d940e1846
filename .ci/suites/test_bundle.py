"""Runs the bundle from its zip file, and builds it twice.

It runs in another directory, by a user who may not write there, against the sandbox over TLS. The second build has a umask that keeps others out,
and has to be the same; so has the tools' jar.
"""

import json
import os
import pathlib
import shutil
import tempfile
import zipfile

import pytest
from conftest import run, sandbox
from runtime_api import HANDLER, UNPRIVILEGED_USER, invoke

OK = '"errMsg":"openapi.logistics.getAllAccount:ok"'
PUSH_VECTORS = json.loads(pathlib.Path("src/test/resources/io/cloudcall/functional/push/push-vectors.json").read_text(encoding="utf-8"))
CREDENTIALS = {"AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}


@pytest.fixture(scope="module")
def entries(bundle):
    with zipfile.ZipFile(f"{bundle}.zip") as packed:
        yield packed.infolist()


@pytest.fixture(scope="module")
def work():
    """A folder in which any user may write; pytest keeps others out of its own."""
    with tempfile.TemporaryDirectory(prefix="bundle-suite") as folder:
        os.chmod(folder, 0o777)
        yield pathlib.Path(folder)


@pytest.fixture(scope="module")
def folder(bundle, entries, work):
    """The bundle as Lambda unpacks it: with the permissions and the times that the file has, in UTC, and for reading only."""
    folder = work / "any" / "place"
    with zipfile.ZipFile(f"{bundle}.zip") as packed:
        for entry in entries:
            packed.extract(entry, folder)
            if not entry.is_dir():
                os.chmod(folder / entry.filename, (entry.external_attr >> 16) & 0o555)
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (315532800, 315532800))
        if path.is_dir():
            path.chmod(0o555)
    return folder


@pytest.fixture(scope="module")
def settings(bundle):
    with sandbox("--tls") as settings:
        if UNPRIVILEGED_USER:
            pathlib.Path(settings["WECHAT_CA_FILE"]).parent.chmod(0o755)
        yield settings


def test_times_are_those_of_the_sam_clis_zip_files(entries):
    assert {entry.date_time for entry in entries if not entry.is_dir()} == {(1980, 1, 1, 0, 0, 0)}


def test_sizes_are_within_lambdas_limits(bundle, entries):
    assert pathlib.Path(f"{bundle}.zip").stat().st_size < 50 * 2**20
    assert sum(entry.file_size for entry in entries) < 250 * 2**20


def test_modes_let_another_user_read_and_run(bundle):
    assert not [path for path in bundle.rglob("*") if path.lstat().st_mode & 0o444 != 0o444]
    assert not [name for name in ("bootstrap", "java/bin/java") if (bundle / name).stat().st_mode & 0o111 != 0o111]


def test_the_accounts(folder, settings):
    answer, printed = invoke(folder, settings)
    assert OK in answer and printed == "", answer
    assert f"{folder}/lib/libnetty_tcnative_" in invoke.maps, "TLS is not the library's that lies beside it"


def test_the_handler_as_an_argument(folder, settings):
    """As in a container."""
    answer, printed = invoke(folder, settings, arguments=[HANDLER])
    assert OK in answer and printed == ""


def test_an_http_event(folder, settings):
    answer, printed = invoke(folder, settings, pathlib.Path("events/http-api-post.json").read_bytes())
    assert '"statusCode":200' in answer and printed == ""


def test_a_stored_app_secret(folder, settings):
    stored = {name: value for name, value in settings.items() if name != "WECHAT_APP_SECRET"}
    answer, printed = invoke(folder, stored | CREDENTIALS | {"WECHAT_APP_SECRET_ARN": "wechat"})
    assert OK in answer and printed == ""


def test_a_missing_setting(folder):
    answer, _ = invoke(folder, {})
    assert "WECHAT_APP_ID is not set" in answer


@pytest.fixture
def push():
    """The documented push, from the event of an HTTP API, and the settings of the handler that _HANDLER names."""
    vector = next(each for each in PUSH_VECTORS["documented"] if each["name"] == "security mode")
    event = {"version": "2.0", "rawPath": "/push", "rawQueryString": vector["query"], "headers": {"content-type": "application/json"},
             "requestContext": {"http": {"method": "POST", "path": "/push"}}, "body": vector["body"], "isBase64Encoded": False}
    settings = CREDENTIALS | {"_HANDLER": "io.cloudcall.PushFunction::handleRequest", "WECHAT_APP_ID": PUSH_VECTORS["appid"], "WECHAT_PUSH_ARN": "push",
                              "WECHAT_PUSH_BUS": "bus", "WECHAT_PUSH_MAX_AGE_SECONDS": "9999999999"}
    secret = json.dumps({"token": PUSH_VECTORS["token"], "encodingAesKey": PUSH_VECTORS["encodingAesKey"]})
    return vector, {"settings": settings, "event": json.dumps(event).encode(), "secret": secret}


def test_a_push_to_the_bus(folder, push):
    vector, invocation = push
    answer, printed = invoke(folder, **invocation)
    assert '"statusCode":200' in answer and '"body":"success"' in answer and printed == ""
    put = [(entry["Source"], entry["DetailType"], entry["Detail"]) for entry in invoke.put]
    assert put == [("wechat." + PUSH_VECTORS["appid"], "debug_demo", vector["decrypted"])]


def test_a_push_with_another_nonce(folder, push):
    _, invocation = push
    answer, _ = invoke(folder, **invocation | {"event": invocation["event"].replace(b"nonce=4", b"nonce=5")})
    assert '"statusCode":403' in answer and not invoke.put


def loaded_classes(folder, settings, log, **invocation):
    """The share of classes that came from the cache, and how many there were."""
    invoke(folder, settings | {"JAVA_TOOL_OPTIONS": f"-Xlog:class+load:file={log}"}, **invocation)
    loaded = [line for line in log.read_text().splitlines() if "source:" in line]
    return sum("source: shared objects file" in line for line in loaded) / max(1, len(loaded)), len(loaded)


@pytest.mark.parametrize("memory", [256, 1024, 10240])
def test_classes_of_a_call_are_from_the_cache(folder, settings, work, memory):
    share, number = loaded_classes(folder, settings | {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(memory)}, work / f"{memory}.log")
    assert share >= 0.97 and number > 1000


def test_classes_of_a_push_are_from_the_cache(folder, push, work):
    share, number = loaded_classes(folder, log=work / "push.log", **push[1])
    assert share >= 0.97 and number > 1000


def test_the_jdks_tls_and_big_decimal_are_not_initialized(folder, settings, work):
    log = work / "initialized.log"
    answer, _ = invoke(folder, settings | {"JAVA_TOOL_OPTIONS": f"-Xlog:class+init=info:file={log}"})
    initialized = log.read_text()
    assert OK in answer and "'io/netty/internal/tcnative/SSL'" in initialized
    assert "'sun/security/ssl/SSLCipher'" not in initialized and "'java/math/BigDecimal'" not in initialized


def overwrite(file):
    with file.open("r+b") as opened:
        opened.write(b"not a cache")


@pytest.mark.parametrize("change, reason", [
    pytest.param(lambda file: os.truncate(file, file.stat().st_size // 2), "has been truncated", id="cut-short"),
    pytest.param(overwrite, "bad magic number", id="of-another-kind"),
    pytest.param(lambda file: file.unlink(), "Loading static archive failed", id="missing"),
])
def test_a_damaged_cache(folder, settings, work, change, reason):
    """The accounts all the same, and the log says why."""
    copy = pathlib.Path(tempfile.mkdtemp(dir=work)) / "bundle"
    shutil.copytree(folder, copy)
    copy.parent.chmod(0o755)
    copy.chmod(0o755)
    (copy / "app.aot").chmod(0o644)
    change(copy / "app.aot")
    answer, printed = invoke(copy, settings)
    assert OK in answer and reason in printed and "Unable to map shared spaces" in printed


def test_a_jvm_with_other_options(folder, settings):
    answer, printed = invoke(folder, settings | {"JAVA_TOOL_OPTIONS": "-XX:-UseCompressedOops"})
    assert OK in answer and "[aot" in printed


def described(folder):
    files = {str(path.relative_to(folder)): path for path in folder.rglob("*")}
    return {name: (oct(path.lstat().st_mode), path.lstat().st_mtime, path.read_bytes() if path.is_file() else b"") for name, path in files.items()}


def test_another_build_is_equal_but_for_the_cache(bundle):
    """The cache has addresses of memory."""
    tools, = bundle.parent.glob("cloudcall-*-tools.jar")
    first, jar = described(bundle), tools.read_bytes()
    try:
        run("bash", "-c", "umask 027 && exec bundle/build", ok=True, timeout=600)
        second = described(bundle)
        assert first.keys() == second.keys()
        assert not [name for name in first if first[name][:2] != second[name][:2]]
        assert [name for name in first if first[name][2] != second[name][2]] == ["app.aot"]
        assert not [name for name, (mode, *_) in second.items() if int(mode, 8) & 0o444 != 0o444]
        assert tools.read_bytes() == jar
    finally:
        run("chmod", "-R", "go=rX", "target")
