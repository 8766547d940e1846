"""Installs and builds what is compared: once into the folder of --home, and again only where a source has changed."""

import os
import platform
import shutil
import subprocess
import sys
import zipfile

from . import children, jdk
from .options import ROOT

# The oldest commit that, packaged and started as managed java25 does, answers; those before it lacked a class of SLF4J.
FIRST = "5e5cd18526ff45159d7912f24b8ba7c26747a5b1"
# The newest of each that Node 20 takes.
NODE_MODULES = ("wx-server-sdk@4.0.2", "aws-lambda-ric@3.3.0")
_MAVEN = ("mvn", "-q", "-B", "-ntp")
_TOOLS = {"mvn": "Maven", "node": "Node 20", "npm": "npm", "git": "git", "cmake": "cmake", "make": "make", "g++": "g++",
          "autoreconf": "autoconf and automake", "libtoolize": "libtool"}


class Setup:
    """Where everything is."""

    def __init__(self, home):
        self.work = home
        self.logs = home / "logs"
        shutil.rmtree(self.logs, ignore_errors=True)
        self.logs.mkdir(parents=True)
        self.jdk = jdk.find()
        self.java = self.jdk / "bin" / "java"
        self.node = shutil.which("node")
        self.modules = home / "node"
        self.function = ROOT / "target" / "function"
        self.first = home / "first" / "target" / "function"
        self.bundle = ROOT / "target" / "bundle"
        self.classes_jar = home / "bench.jar"
        self.wxjava_jar = home / "wxjava.jar"
        self.native_client = home / "libaws-lambda-jni.so"

    def log(self, name):
        return self.logs / f"{name}.log"

    def lib(self, profile):
        return self.work / "lib" / profile

    def jars(self, *folders):
        """The jars of folders as one class path; an AOT cache needs their names."""
        return ":".join(str(jar) for folder in folders for jar in sorted(folder.glob("*.jar")))

    def install(self):
        self._require_tools()
        self._build_function()
        for profile in ("ric", "wxjava", "jmh"):
            self._copy_dependencies(profile)
        self._unpack_native_client()
        self._compile("java", self.classes_jar, self.jars(self.lib("ric")))
        self._compile("java-wxjava", self.wxjava_jar, self.jars(self.lib("wxjava"), self.lib("ric")))
        self._build_first()
        self._install_node_modules()
        self._build_bundle()

    def _require_tools(self):
        missing = [name for tool, name in _TOOLS.items() if not shutil.which(tool)]
        if missing:
            raise SystemExit(f"bench: needs {', '.join(missing)}")

    def _build_function(self):
        jars = sorted(self.function.glob("lib/cloudcall-*.jar"))
        if not jars or jars[0].stat().st_mtime < _newest(_sources()):
            say("building the function")
            self._maven(ROOT, "-DskipTests", "package")

    def _maven(self, directory, *arguments):
        children.run([*_MAVEN, *arguments], cwd=directory, env={**os.environ, "JAVA25_HOME": str(self.jdk)})

    def _copy_dependencies(self, profile):
        pom = ROOT / "bench" / "pom.xml"
        folder = self.lib(profile)
        if folder.exists() and folder.stat().st_mtime > pom.stat().st_mtime:
            return
        say(f"fetching {profile}")
        shutil.rmtree(folder, ignore_errors=True)
        self._maven(ROOT, "-f", pom, "-P", profile, "dependency:copy-dependencies", f"-DoutputDirectory={folder}")

    def _unpack_native_client(self):
        """Lambda brings it unpacked; left alone, each process would unpack it again to one path."""
        machine = "aarch_64" if platform.machine() == "aarch64" else "x86_64"
        jar, = self.lib("ric").glob("aws-lambda-java-runtime-interface-client-*.jar")
        with zipfile.ZipFile(jar) as opened:
            self.native_client.write_bytes(opened.read(f"jni/libaws-lambda-jni.linux-{machine}.so"))

    def _compile(self, folder, jar, classpath, *options):
        sources = sorted((ROOT / "bench" / folder).rglob("*.java"))
        if jar.exists() and jar.stat().st_mtime > _newest(sources):
            return
        classes = self.work / "classes" / jar.stem
        shutil.rmtree(classes, ignore_errors=True)
        children.run([self.jdk / "bin" / "javac", "--release", "25", "-Xlint:all,-path,-processing,-classfile", "-Werror", "-d", classes,
                      "-cp", classpath, *options, *sources])
        children.run([self.jdk / "bin" / "jar", "--create", "--file", jar, "-C", classes, "."])

    def compile_jmh(self):
        """The conversion's benchmark, with what JMH generates for it: the class path to run it."""
        jar = self.work / "conversion.jar"
        classpath = self.jars(self.lib("jmh"), self.function / "lib")
        self._compile("java-jmh", jar, classpath, "-proc:full", "-processorpath", self.jars(self.lib("jmh")))
        return f"{jar}:{classpath}"

    def _build_first(self):
        folder = self.first.parents[1]
        built = folder / f"built-{FIRST}"
        if built.exists():
            return
        say("building the first version")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        archive = folder / "source.tar"
        children.run(["git", "-C", ROOT, "archive", "--output", archive, FIRST])
        shutil.unpack_archive(archive, folder, filter="data") if sys.version_info >= (3, 12) else shutil.unpack_archive(archive, folder)
        self._maven(folder, "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "-Djacoco.skip=true", "package")
        built.touch()

    def _install_node_modules(self):
        installed = self.modules / "installed"
        if not installed.exists() or installed.read_text() != " ".join(NODE_MODULES):
            say("installing the SDK and the runtime interface client for Node, which takes a minute or two")
            shutil.rmtree(self.modules, ignore_errors=True)
            self.modules.mkdir()
            children.run(["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error",
                          "--prefix", self.modules, *NODE_MODULES], cwd=self.modules)
            installed.write_text(" ".join(NODE_MODULES))
        for source in (ROOT / "bench" / "node").glob("*.js"):
            shutil.copy(source, self.modules)

    def _build_bundle(self):
        script = ROOT / "bundle" / "build"
        # What lies in the bundle is dated 1980, for reproducible builds.
        archive = ROOT / "target" / "bundle.zip"
        stale = archive.exists() and archive.stat().st_mtime < _newest(_sources())
        if script.exists() and (stale or not self.has_bundle()):
            say("building the bundle")
            children.run([script], cwd=ROOT)

    def has_bundle(self):
        return (self.bundle / "bootstrap").exists()


def version(command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout.strip()


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def _sources():
    return [ROOT / "pom.xml", ROOT / "config.json", *(ROOT / "src" / "main").rglob("*.java")]


def _newest(files):
    return max(file.stat().st_mtime for file in files)
