"""Starts the zip files of a release as Lambda does, and has them answer the empty event, against the sandbox of its tools jar."""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / ".ci"))
from errors import ReleaseError  # noqa: E402
from runtime_api import HANDLER, UNPRIVILEGED_USER, invoke  # noqa: E402

OK = '"errMsg":"openapi.logistics.getAllAccount:ok"'
CLIENT = "com.amazonaws.services.lambda.runtime.api.client"
# A start takes a second or two; a machine may be slow.
TIMEOUT_SECONDS = 120
# The sandbox's first answer is as slow; an invocation has 30 s.
PATIENCE = {"WECHAT_REQUEST_TIMEOUT_MS": "25000"}


def answers(source, out, names):
    java = find_java()
    with tempfile.TemporaryDirectory(prefix="cloudcall-start") as work:
        work = pathlib.Path(work)
        work.chmod(0o755)
        for kind in ("bundle", "function"):
            unpack(out / names[kind], work / kind)
        shutil.copytree(source / "target/ric", work / "ric")
        with sandbox(java, out / names["tools"], work / "sandbox") as settings:
            expect(names["bundle"], *invoke(work / "bundle", settings | PATIENCE))
            expect(names["function"], *invoke(work / "function", settings | PATIENCE, command=managed(java, work)))


def expect(name, answer, printed):
    if OK not in answer or printed:
        raise ReleaseError(f"verification failed: {name} answered {answer} and printed {printed!r}.")
    print(f"release: {name} starts and answers", flush=True)


def find_java():
    """A Java 25, as bundle/build finds it."""
    found = subprocess.run([ROOT / "src/tools/bash/find-jdk", '25[."]'], capture_output=True, text=True)
    if found.returncode:
        raise ReleaseError(found.stderr.strip().removeprefix("find-jdk: "))
    return pathlib.Path(found.stdout.strip()) / "bin/java"


def managed(java, work):
    """How Lambda's own java25 starts a function: the runtime interface client is the runtime's."""
    client, = (work / "ric").glob("aws-lambda-java-runtime-interface-client-*.jar")
    machine = "aarch_64" if os.uname().machine == "aarch64" else os.uname().machine
    with zipfile.ZipFile(client) as packed:
        native = pathlib.Path(packed.extract(f"jni/libaws-lambda-jni.linux-{machine}.so", work / "ric"))
    native.chmod(0o755)
    return [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", f"-D{CLIENT}.runtimeapi.NativeClient.JNI={native}",
            f"-Djava.library.path={work}/function/lib", "-cp", f"{work}/ric/*:{work}/function/lib/*", f"{CLIENT}.AWSLambda", HANDLER]


def unpack(zip_file, folder):
    """With the modes and times of the file, as Lambda does; the AOT cache knows the times."""
    with zipfile.ZipFile(zip_file) as packed:
        for entry in packed.infolist():
            packed.extract(entry, folder)
            if not entry.is_dir():
                (folder / entry.filename).chmod((entry.external_attr >> 16) & 0o555)
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (315532800, 315532800))


@contextlib.contextmanager
def sandbox(java, jar, folder):
    """The released sandbox, over TLS, from a folder that has nothing else."""
    folder.mkdir()
    process = subprocess.Popen([java, "-jar", jar, "sandbox", "--tls"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    timer = threading.Timer(TIMEOUT_SECONDS, process.kill)
    timer.start()
    try:
        settings, printed = {}, []
        while "WECHAT_CA_FILE" not in settings:
            line = process.stdout.readline()
            printed.append(line)
            if not line:
                raise ReleaseError(f"verification failed: the sandbox of {jar.name} does not start: {''.join(printed)}")
            if found := re.search(r"export (\w+)=(\S+)", line):
                settings[found[1]] = found[2]
        if UNPRIVILEGED_USER:
            pathlib.Path(settings["WECHAT_CA_FILE"]).parent.chmod(0o755)
        yield settings
    finally:
        timer.cancel()
        process.send_signal(signal.SIGTERM)
        process.wait()
