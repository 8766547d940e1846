"""Where everything is: the checkout's own builds under target/, the rest in the folder of --home."""

import platform
import shutil
import subprocess
import sys

from . import jdk
from .options import ROOT

# As npm's packages of Node name it.
_ARCHITECTURE = "arm64" if platform.machine() == "aarch64" else "x64"


class Setup:
    def __init__(self, home):
        self.work = home
        self.logs = home / "logs"
        shutil.rmtree(self.logs, ignore_errors=True)
        self.logs.mkdir(parents=True)
        self.jdk = jdk.find()
        self.java = self.jdk / "bin" / "java"
        self.node = shutil.which("node")
        self.modules = home / "node"
        self.push_modules = home / "node-push"
        self.push_node = self.push_modules / "node_modules" / f"node-linux-{_ARCHITECTURE}" / "bin" / "node"
        self.function = ROOT / "target" / "function"
        self.first = home / "first" / "target" / "function"
        self.bundle = ROOT / "target" / "bundle"
        self.classes_jar = home / "bench.jar"
        self.wxjava_jar = home / "wxjava.jar"
        self.conversion_jar = home / "conversion.jar"
        self.native_client = home / "libaws-lambda-jni.so"

    def log(self, name):
        return self.logs / f"{name}.log"

    def folder(self, name):
        """A folder of its own for a part of the run."""
        folder = self.work / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def lib(self, profile):
        """The jars of a profile in bench/pom.xml."""
        return self.work / "lib" / profile

    def jars(self, *folders):
        """The jars of folders as one class path; an AOT cache needs their names."""
        return ":".join(str(jar) for folder in folders for jar in sorted(folder.glob("*.jar")))

    def has_bundle(self):
        return (self.bundle / "bootstrap").exists()


def version(command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout.strip()


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)
