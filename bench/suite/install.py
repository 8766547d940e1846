"""Installs and builds what is compared: once into the folder of --home, and again only where something it is made of has changed."""

import os
import pathlib
import platform
import shutil
import sys
import zipfile

from . import children
from .options import ROOT
from .setup import say

# The oldest commit that, packaged and started as managed java25 does, answers; those before it lacked a class of SLF4J.
FIRST = "5e5cd18526ff45159d7912f24b8ba7c26747a5b1"
# The newest of each that Node 20 takes.
NODE_MODULES = ("wx-server-sdk@4.0.2", "aws-lambda-ric@3.3.0")
# The Node of Lambda's nodejs24.x, its runtime interface client, and what the push in Node is made of.
PUSH_NODE = "24.21.0"
PUSH_MODULES = ("aws-lambda-ric@4.0.2", "esbuild@0.28.2", "@aws-sdk/client-eventbridge@3.1169.0", "@aws-sdk/client-secrets-manager@3.1164.0")
_ESBUILD = ("--bundle", "--minify", "--platform=node", "--target=node24", "--main-fields=module,main", "--log-level=error")
_MAVEN = ("mvn", "-B", "-ntp", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
_TOOLS = {"mvn": "Maven", "node": "Node 20", "npm": "npm", "git": "git", "cmake": "cmake", "make": "make", "g++": "g++",
          "autoreconf": "autoconf and automake", "libtoolize": "libtool"}


def everything(setup, parts):
    missing = [name for tool, name in _TOOLS.items() if not shutil.which(tool)]
    if missing:
        raise SystemExit(f"bench: needs {', '.join(missing)}")
    _function(setup)
    for profile in ("ric", "wxjava", "jmh"):
        _dependencies(setup, profile)
    _native_client(setup)
    _handlers(setup)
    if set(parts) - {"push"}:
        _first(setup)
        _node_modules(setup)
    if "push" in parts:
        _push_modules(setup)
    _bundle(setup)


def fleet(setup, sources):
    """Compiles the simulation of a fleet against the function, and returns the class path of both."""
    _function(setup)
    classes = setup.folder("fleet")
    children.run([setup.jdk / "bin" / "javac", "--release", "25", "-proc:none", "-d", classes, "-cp",
                  setup.jars(setup.function / "lib"), *sources])
    return f"{classes}:{setup.jars(setup.function / 'lib')}"


def _function(setup):
    jars = sorted(setup.function.glob("lib/cloudcall-*.jar"))
    if not jars or _newest(jars) < _newest(_sources()):
        say("building the function")
        _maven(setup, ROOT, "-Dmaven.test.skip=true", "package")


def _dependencies(setup, profile):
    pom, folder = ROOT / "bench" / "pom.xml", setup.lib(profile)
    if folder.exists() and folder.stat().st_mtime > pom.stat().st_mtime:
        return
    say(f"fetching {profile}")
    shutil.rmtree(folder, ignore_errors=True)
    _maven(setup, ROOT, "-f", pom, "-P", profile, "dependency:copy-dependencies", f"-DoutputDirectory={folder}")


def _native_client(setup):
    """Lambda brings it unpacked; left alone, each process would unpack it again to one path."""
    machine = "aarch_64" if platform.machine() == "aarch64" else "x86_64"
    jar, = setup.lib("ric").glob("aws-lambda-java-runtime-interface-client-*.jar")
    with zipfile.ZipFile(jar) as opened:
        setup.native_client.write_bytes(opened.read(f"jni/libaws-lambda-jni.linux-{machine}.so"))


def _handlers(setup):
    ric, wxjava, jmh = (setup.lib(each) for each in ("ric", "wxjava", "jmh"))
    _compile(setup, "java", setup.classes_jar, setup.jars(ric))
    _compile(setup, "java-wxjava", setup.wxjava_jar, setup.jars(wxjava, ric))
    _compile(setup, "../src/jmh/java", setup.conversion_jar, setup.jars(jmh, setup.function / "lib"), "-proc:full", "-processorpath",
             setup.jars(jmh))


def _compile(setup, folder, jar, class_path, *options):
    sources = sorted((ROOT / "bench" / folder).rglob("*.java"))
    if jar.exists() and jar.stat().st_mtime > _newest(sources + [pathlib.Path(each) for each in class_path.split(":")]):
        return
    classes = setup.work / "classes" / jar.stem
    shutil.rmtree(classes, ignore_errors=True)
    children.run([setup.jdk / "bin" / "javac", "--release", "25", "-Xlint:all,-path,-processing,-classfile", "-Werror", "-d", classes,
                  "-cp", class_path, *options, *sources])
    children.run([setup.jdk / "bin" / "jar", "--create", "--file", jar, "-C", classes, "."])


def _first(setup):
    folder = setup.first.parents[1]
    built = folder / f"built-{FIRST}"
    if built.exists():
        return
    say("building the first version")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    archive = folder / "source.tar"
    children.run(["git", "-C", ROOT, "archive", "--output", archive, FIRST])
    shutil.unpack_archive(archive, folder, **({"filter": "data"} if sys.version_info >= (3, 12) else {}))
    _maven(setup, folder, "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "-Djacoco.skip=true", "package")
    built.touch()


def _node_modules(setup):
    _npm_install(setup.modules, NODE_MODULES, os.environ)
    for source in (ROOT / "bench" / "node").glob("*.js"):
        shutil.copy(source, setup.modules)


def _push_modules(setup):
    """Node by npm too, and its push twice: beside its modules, and as one file, as the SAM CLI has esbuild make it."""
    node = setup.push_node.parents[1]
    _npm_install(setup.push_modules, (f"{node.name}@{PUSH_NODE}", *PUSH_MODULES),
                 {**os.environ, "npm_config_nodedir": str(node), "PATH": f"{node / 'bin'}:{os.environ['PATH']}"})
    modules = setup.push_modules / "node_modules"
    source = setup.push_modules / "source" / "push.mjs"
    source.parent.mkdir(exist_ok=True)
    shutil.copy(ROOT / "bench" / "node" / "push.js", source)
    children.run([modules / ".bin" / "esbuild", source, *_ESBUILD,
                  f"--outfile={setup.push_modules / 'function' / 'push.js'}"], env={**os.environ, "NODE_PATH": str(modules)})


def _npm_install(folder, modules, environment):
    installed = folder / "installed"
    if installed.exists() and installed.read_text() == " ".join(modules):
        return
    say(f"installing {', '.join(modules)}, which takes a minute or two")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    children.run(["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", folder,
                  *modules], cwd=folder, env=environment)
    installed.write_text(" ".join(modules))


def _bundle(setup):
    script = ROOT / "bundle" / "build"
    # What lies in the bundle is dated 1980, for reproducible builds.
    archive = ROOT / "target" / "bundle.zip"
    stale = archive.exists() and archive.stat().st_mtime < _newest(_sources())
    if script.exists() and (stale or not setup.has_bundle()):
        say("building the bundle")
        children.run([script], cwd=ROOT)


def _maven(setup, directory, *arguments):
    children.run([*_MAVEN, *arguments], cwd=directory, env={**os.environ, "JAVA25_HOME": str(setup.jdk)})


def _sources():
    return [ROOT / "pom.xml", ROOT / "config.json", *(ROOT / "src" / "main").rglob("*.java")]


def _newest(files):
    return max(file.stat().st_mtime for file in files)
