"""Puts bugs before the classes that tests have to catch.

Puts each bug of src/test/mutants/mutants.ini by itself before the compiled classes, and fails unless the test named there fails of what is
named there. Without bugs the same tests have to pass. One mutant alone: ./ci mutants -k NAME.
"""

import configparser
import os
import re

import pytest
from conftest import ROOT, run

SOURCES = ROOT / "src/main/java"
TESTS = ROOT / "src/test/java"
SEED = 20260630
INVOCATIONS = 1000
REQUESTS = 2000
MUTANTS = configparser.ConfigParser(interpolation=None, comment_prefixes="#")
MUTANTS.read(ROOT / "src/test/mutants/mutants.ini", encoding="utf-8")


@pytest.fixture(scope="module")
def class_path(junit_console, tmp_path_factory):
    """The class path of tests, with JUnit's console."""
    file = tmp_path_factory.mktemp("mutants") / "class-path"
    compile_tests = [] if os.environ.get("CLOUDCALL_CI_BUILT") else ["test-compile", "-Djacoco.skip=true", "-Dspotless.check.skip=true"]
    run("mvn", "-B", "-ntp", "-q", *compile_tests, "dependency:build-classpath", "-DincludeScope=test", f"-Dmdep.outputFile={file}", ok=True, timeout=600)
    # As for Maven's tests, which use the JDK's TLS.
    libraries = [jar for jar in file.read_text().strip().split(":") if "netty-tcnative-boringssl-static" not in jar]
    return [junit_console, ROOT / "target/classes", ROOT / "target/test-classes", *libraries]


def qualified(name):
    """The qualified name of a test's class."""
    file, = TESTS.rglob(f"{name}.java")
    return ".".join(file.relative_to(TESTS).with_suffix("").parts)


@pytest.fixture(scope="module")
def run_tests(jdk, class_path, sdk_modules):
    """Runs tests, each as CLASS or CLASS#METHOD, with classes that come before the compiled ones."""
    def run_tests(tests, *mutant):
        selected = [option for test in sorted({test.partition("#")[0] for test in tests}) for option in ("--select-class", qualified(test))]
        methods = [f"--include-methodname=.*{test if '#' in test else test + '#.*'}" for test in sorted(tests)]
        properties = [f"-Dchaos.seed={SEED}", f"-Dchaos.invocations={INVOCATIONS}", f"-Dsdk.modules={sdk_modules}", f"-Dsdk.requests={REQUESTS}"]
        command = [jdk / "bin/java", "-Dsun.net.inetaddr.ttl=0", *properties, "-cp", ":".join(map(str, [*mutant, *class_path]))]
        command += ["org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner", "--details=summary", *selected, *methods]
        done = run(*command, timeout=900)
        printed = done.stdout + done.stderr
        assert re.search(r"[1-9]\d* tests started", printed), printed[-3000:]
        return done.returncode, printed

    return run_tests


@pytest.mark.timeout(900)
def test_the_tests_pass_without_a_mutant(run_tests):
    code, printed = run_tests({MUTANTS[name]["test"] for name in MUTANTS.sections()})
    assert code == 0, printed[-3000:]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", MUTANTS.sections())
def test_mutant_is_caught(name, run_tests, class_path, jdk, tmp_path):
    mutant = MUTANTS[name]
    source, = SOURCES.rglob(mutant["file"])
    text = source.read_text(encoding="utf-8")
    assert text.count(mutant["replace"]) == 1, "the mutant no longer applies"
    changed = tmp_path / "source" / source.relative_to(SOURCES)
    changed.parent.mkdir(parents=True)
    changed.write_text(text.replace(mutant["replace"], mutant["by"]), encoding="utf-8")
    compiled = tmp_path / "classes"
    # The compiler ends before optimized code pays off, the storms do not.
    options = ["-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-proc:none", "-nowarn", "-cp", ":".join(map(str, class_path))]
    run(jdk / "bin/javac", *options, "-d", compiled, changed, ok=True)
    code, printed = run_tests({mutant["test"]}, compiled)
    assert code != 0, f"{mutant['test']} does not catch it:\n{printed[-3000:]}"
    assert mutant["violation"] in printed
