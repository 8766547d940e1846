"""Where everything is: the checkout's own builds under target/, the rest in the folder of --home."""

import pathlib
import shutil
import subprocess
import sys

from .options import ROOT

_TOOLS = {"mvn": "Maven", "node": "Node 20", "npm": "npm", "git": "git", "cmake": "cmake", "make": "make", "g++": "g++",
          "autoreconf": "autoconf and automake", "libtoolize": "libtool"}


class Setup:
    def __init__(self, home):
        self.work, self.logs = home, home / "logs"
        shutil.rmtree(self.logs, ignore_errors=True)
        self.logs.mkdir(parents=True)
        self.jdk = pathlib.Path(version([ROOT / "src/tools/bash/find-jdk"]))
        self.java, self.node = self.jdk / "bin" / "java", shutil.which("node")
        self.modules, self.function, self.bundle = home / "node", ROOT / "target" / "function", ROOT / "target" / "bundle"
        self.classes_jar, self.wxjava_jar = home / "bench.jar", home / "wxjava.jar"
        self.native_option = ("-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
                              f"{home / 'libaws-lambda-jni.so'}")

    def make(self, target="all", stdout=None):
        """Has bench/Makefile install and build what is missing or out of date."""
        if missing := [name for tool, name in _TOOLS.items() if not shutil.which(tool)]:
            raise SystemExit(f"bench: needs {', '.join(missing)}")
        if subprocess.run(["make", "-s", "-C", ROOT / "bench", f"WORK={self.work}", f"JDK={self.jdk}", target],
                          stdout=stdout or sys.stderr, check=False).returncode:
            raise SystemExit("bench: make failed")

    def log(self, name):
        return self.logs / f"{name}.log"

    def lib(self, profile):
        """The jars of a profile in bench/pom.xml."""
        return self.work / "lib" / profile

    def jars(self, folder):
        """The jars of a folder as a class path; an AOT cache needs their names."""
        return ":".join(str(jar) for jar in sorted(folder.glob("*.jar")))


def version(command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout.strip()
