"""The checks of .ci/suites/bundle."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, ".ci")
from runtime_api import HANDLER, UNPRIVILEGED_USER, invoke  # noqa: E402

ZIP = pathlib.Path("target/bundle.zip")
OK = '"errMsg":"openapi.logistics.getAllAccount:ok"'
PUSH_HANDLER = "io.cloudcall.PushFunction::handleRequest"
PUSH_VECTORS = pathlib.Path("src/test/resources/io/cloudcall/functional/push/push-vectors.json")
passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = (passed + 1, failed) if ok else (passed, failed + 1)
    print(("ok      " if ok else "FAILED  ") + what + ("" if ok else f"\n        saw: {str(seen)[-1500:]}"), flush=True)


@contextlib.contextmanager
def sandbox():
    process = subprocess.Popen(["./cloudcall", "sandbox", "--tls"], stdout=subprocess.PIPE, text=True)
    try:
        settings = {}
        while "WECHAT_CA_FILE" not in settings:
            if found := re.search(r"export (\w+)=(\S+)", process.stdout.readline()):
                settings[found[1]] = found[2]
        ca = pathlib.Path(settings["WECHAT_CA_FILE"])
        if UNPRIVILEGED_USER:
            ca.parent.chmod(0o755)
        yield settings
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def unpack(folder):
    """As Lambda does: with the permissions and the times that the file has, in UTC, and for reading only."""
    with zipfile.ZipFile(ZIP) as packed:
        for entry in packed.infolist():
            packed.extract(entry, folder)
            if not entry.is_dir():
                os.chmod(folder / entry.filename, (entry.external_attr >> 16) & 0o555)
    # Times only at the end, and the same for all: see bundle/build.
    times = {entry.date_time for entry in packed.infolist() if not entry.is_dir()}
    check("all files have the time that the SAM CLI's zip files have", times == {(1980, 1, 1, 0, 0, 0)}, times)
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (315532800, 315532800))
        if path.is_dir():
            path.chmod(0o555)


def equal_builds(first, second):
    """Whatever the umask, and whenever: but the cache, which holds addresses."""

    def described(folder):
        files = {str(path.relative_to(folder)): path for path in folder.rglob("*")}
        return {
            name: (oct(path.lstat().st_mode), path.lstat().st_mtime, path.read_bytes() if path.is_file() else b"")
            for name, path in files.items()
        }

    one, other = described(first), described(second)
    check("two builds have the same files", one.keys() == other.keys(), one.keys() ^ other.keys())
    both = [name for name in one if name in other]
    check("with the same modes", not (seen := [n for n in both if one[n][0] != other[n][0]]), seen)
    check("and times", not (seen := [n for n in both if one[n][1] != other[n][1]]), seen)
    check("and bytes, but for the cache", (seen := [n for n in both if one[n][2] != other[n][2]]) == ["app.aot"], seen)
    hidden = [name for name, (mode, *_) in one.items() if int(mode, 8) & 0o444 != 0o444]
    check("which another user may read", not hidden, hidden)
    programs = ["bootstrap", "java/bin/java"]
    check("and run", all(int(one[name][0], 8) & 0o111 == 0o111 for name in programs), [one[name][0] for name in programs])


def sizes():
    with zipfile.ZipFile(ZIP) as packed:
        unpacked = sum(entry.file_size for entry in packed.infolist())
    size = ZIP.stat().st_size
    check(f"{size / 2**20:.1f} MB zipped, under 50", size < 50 * 2**20)
    check(f"{unpacked / 2**20:.1f} MB unpacked, under 250", unpacked < 250 * 2**20)


def classes(folder, settings, log, **invocation):
    """The share of classes that came from the cache, and how many there were."""
    invoke(folder, settings | {"JAVA_TOOL_OPTIONS": f"-Xlog:class+load:file={log}"}, **invocation)
    lines = log.read_text().splitlines()
    loaded = [line for line in lines if "source:" in line]
    cached = [line for line in loaded if "source: shared objects file" in line]
    return len(cached) / max(1, len(loaded)), len(loaded)


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="bundle-suite"))
    work.chmod(0o777)
    try:
        equal_builds(pathlib.Path("target/first-bundle"), pathlib.Path("target/bundle"))
        sizes()
        folder = work / "any" / "place"
        unpack(folder)
        pushes(folder, work)
        with sandbox() as settings:
            answers(folder, settings)
            cache(folder, settings, work)
            without_cache(folder, settings, work)
    finally:
        shutil.rmtree(work)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def answers(folder, settings):
    answer, printed = invoke(folder, settings)
    check("the accounts", OK in answer, answer + printed)
    check("nothing is printed when all is well", printed == "", printed)
    check("TLS is the library's that lies beside it", f"{folder}/lib/libnetty_tcnative_" in invoke.maps)
    answer, printed = invoke(folder, settings, arguments=[HANDLER])
    check("the handler may be an argument, as in a container", OK in answer and printed == "", answer + printed)
    event = pathlib.Path("events/http-api-post.json").read_bytes()
    answer, printed = invoke(folder, settings, event)
    check("an HTTP event", '"statusCode":200' in answer and printed == "", answer + printed)
    stored = {k: v for k, v in settings.items() if k != "WECHAT_APP_SECRET"} | {"WECHAT_APP_SECRET_ARN": "wechat"}
    stored |= {"AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    answer, printed = invoke(folder, stored)
    check("a stored AppSecret", OK in answer and printed == "", answer + printed)
    answer, printed = invoke(folder, {})
    check("missing settings are named", "WECHAT_APP_ID is not set" in answer, answer + printed)


def pushes(folder, work):
    """The handler that _HANDLER names: the documented push, from the event of an HTTP API to the bus."""
    vectors = json.loads(PUSH_VECTORS.read_text(encoding="utf-8"))
    vector = next(each for each in vectors["documented"] if each["name"] == "security mode")
    event = {"version": "2.0", "rawPath": "/push", "rawQueryString": vector["query"], "headers": {"content-type": "application/json"},
             "requestContext": {"http": {"method": "POST", "path": "/push"}}, "body": vector["body"], "isBase64Encoded": False}
    push = {"event": json.dumps(event).encode(),
            "secret": json.dumps({"token": vectors["token"], "encodingAesKey": vectors["encodingAesKey"]})}
    settings = {"_HANDLER": PUSH_HANDLER, "WECHAT_APP_ID": vectors["appid"], "WECHAT_PUSH_ARN": "push", "WECHAT_PUSH_BUS": "bus",
                "WECHAT_PUSH_MAX_AGE_SECONDS": "9999999999", "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test",
                "AWS_SECRET_ACCESS_KEY": "test"}
    answer, printed = invoke(folder, settings, **push)
    check("a push", '"statusCode":200' in answer and '"body":"success"' in answer and printed == "", answer + printed)
    put = [(entry["Source"], entry["DetailType"], entry["Detail"]) for entry in invoke.put]
    check("is on the bus", put == [("wechat." + vectors["appid"], "debug_demo", vector["decrypted"])], put)
    answer, printed = invoke(folder, settings, **push | {"event": push["event"].replace(b"nonce=4", b"nonce=5")})
    check("another nonce is refused, and nothing put", '"statusCode":403' in answer and not invoke.put, answer)
    share, count = classes(folder, settings, work / "push.log", **push)
    check(f"{share:.1%} of {count} classes of a push are from the cache, at least 97 %", share >= 0.97 and count > 1000)


def cache(folder, settings, work):
    for memory in (256, 1024, 10240):
        share, count = classes(folder, settings | {"AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(memory)}, work / f"{memory}.log")
        check(f"{memory} MB: {share:.1%} of {count} classes are from the cache, at least 97 %", share >= 0.97 and count > 1000)


def damaged(folder, work, name, change):
    copy = work / name
    shutil.copytree(folder, copy)
    copy.chmod(0o755)
    file = copy / "app.aot"
    file.chmod(0o644)
    change(file)
    return copy


def overwrite(file):
    with file.open("r+b") as opened:
        opened.write(b"not a cache")


def without_cache(folder, settings, work):
    broken = {
        "cut short": (lambda file: os.truncate(file, file.stat().st_size // 2), "has been truncated"),
        "of another kind": (overwrite, "bad magic number"),
        "missing": (lambda file: file.unlink(), "Loading static archive failed"),
    }
    for name, (change, reason) in broken.items():
        answer, printed = invoke(damaged(folder, work, name, change), settings)
        check(f"a cache that is {name}: the accounts all the same", OK in answer, answer + printed)
        check(f"a cache that is {name}: the log says so", reason in printed and "Unable to map shared spaces" in printed, printed)
    answer, printed = invoke(folder, settings | {"JAVA_TOOL_OPTIONS": "-XX:-UseCompressedOops"})
    check("a JVM with other options: the accounts all the same", OK in answer, answer + printed)
    check("a JVM with other options: the log says so", "[aot" in printed, printed)


sys.exit(main())
