"""Runs .githooks/pre-commit in repositories of its own.

With Maven's formatter, and with a fake one that replaces each `a;` by `b;`.
"""

import os
import shutil

import pytest
from conftest import ROOT, environment, run, without_settings

MVN = r"""#!/usr/bin/env bash
echo "$*" >>"$CALLS"
while [ "$1" != -f ]; do shift; done
folder=$(dirname "$2")
if grep -rq broken "$folder/src"; then echo '[ERROR] Unable to format: broken'; exit 1; fi
find "$folder/src" -name '*.java' -exec sed -i 's/a;/b;/' {} +
"""
FILE = "src/main/java/Some.java"
UGLY = "final class Some{int   one;\n}\n"
PRETTY = "final class Some {\n    int one;\n}\n"


class Repository:
    def __init__(self, folder, **variables):
        self.folder = folder
        self.env = without_settings() | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | variables
        for name in ("pom.xml", ".mvn", ".githooks"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, folder / name)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "test")
        self.git("config", "user.email", "test@example.com")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "Start")
        self.git("config", "core.hooksPath", ".githooks")

    def git(self, *arguments, ok=True):
        return run("git", *arguments, cwd=self.folder, env=self.env, ok=ok)

    def write(self, text, name=FILE, stage=True):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        if stage:
            self.git("add", "--", name)

    def read(self, name=FILE):
        return (self.folder / name).read_text()

    def committed(self, name=FILE):
        return self.git("show", f"HEAD:{name}").stdout


@pytest.fixture
def repository(tmp_path):
    environment.install(git="git")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/mvn").write_text(MVN)
    (tmp_path / "bin/mvn").chmod(0o755)
    calls = tmp_path / "calls"
    calls.touch()
    (tmp_path / "repository").mkdir()
    repository = Repository(tmp_path / "repository", CALLS=str(calls), PATH=f"{tmp_path}/bin:{os.environ['PATH']}")
    repository.calls = calls
    return repository


def test_formats_as_the_gate_does(tmp_path):
    environment.install(git="git")
    repository = Repository(tmp_path)
    repository.write(UGLY)
    repository.git("commit", "-m", "Add")
    assert repository.committed() == repository.read() == PRETTY
    assert repository.git("status", "--porcelain").stdout == ""


def test_rejects_what_the_formatter_cannot_parse(tmp_path):
    environment.install(git="git")
    repository = Repository(tmp_path)
    repository.write("final class {\n")
    done = repository.git("commit", "-m", "Add", ok=False)
    assert done.returncode != 0 and "pre-commit: the staged Java files could not be formatted." in done.stderr


@pytest.mark.parametrize("name", ["src/test/java/With space.java", "src/tools/java/io/Name中.java"])
def test_formats_any_name(repository, name):
    repository.write("a;\n", name)
    repository.git("commit", "-m", "Add")
    assert repository.committed(name) == repository.read(name) == "b;\n"


def test_starts_no_formatter_without_java_files(repository):
    repository.write("a;\n", "docs/some.md")
    repository.write("a;\n", "clients/Other.java")
    repository.git("commit", "-m", "Add")
    assert repository.calls.read_text() == ""


def test_leaves_what_is_not_staged(repository):
    repository.write("a;\n", "src/main/java/Other.java", stage=False)
    repository.write("a;\nstaged\n")
    repository.write("a;\nstaged\nnot staged\n", stage=False)
    repository.git("commit", "-m", "Add")
    assert repository.committed() == "b;\nstaged\n"
    assert repository.read() == "a;\nstaged\nnot staged\n"
    assert repository.read("src/main/java/Other.java") == "a;\n"


def test_formats_a_renamed_file_and_ignores_a_deleted_one(repository):
    for name in (FILE, "src/main/java/Gone.java"):
        repository.write("a;\n" * 9, name)
    repository.git("commit", "-q", "--no-verify", "-m", "Add")
    repository.git("mv", FILE, "src/main/java/Renamed.java")
    repository.git("rm", "-q", "src/main/java/Gone.java")
    repository.git("commit", "-m", "Move")
    assert repository.committed("src/main/java/Renamed.java") == "b;\n" * 9


def test_keeps_the_mode_of_a_file(repository):
    repository.write("a;\n")
    repository.git("update-index", "--chmod=+x", FILE)
    repository.git("commit", "-m", "Add")
    assert repository.git("ls-files", "--stage", "--", FILE).stdout.startswith("100755 ")


@pytest.mark.parametrize("option", ["-a", "--include"])
def test_formats_what_commit_itself_stages(repository, option):
    repository.write("first\n")
    repository.git("commit", "-q", "-m", "Add")
    repository.write("a;\n", stage=False)
    repository.git("commit", "-m", "Change", option, *([] if option == "-a" else [FILE]))
    assert repository.committed() == repository.read() == "b;\n"
    assert repository.git("status", "--porcelain").stdout == ""


def test_stops_a_commit_of_named_files(repository):
    repository.write("first\n")
    repository.git("commit", "-q", "-m", "Add")
    repository.write("a;\n", stage=False)
    done = repository.git("commit", "-m", "Change", FILE, ok=False)
    assert done.returncode != 0 and f"pre-commit: add {FILE} and commit again." in done.stderr
    repository.git("commit", "-m", "Change", FILE)
    assert repository.committed() == repository.read() == "b;\n"
    assert repository.git("status", "--porcelain").stdout == ""


def test_stops_a_commit_if_the_formatter_fails(repository):
    repository.write("broken\n")
    done = repository.git("commit", "-m", "Add", ok=False)
    assert done.returncode != 0 and "Unable to format: broken" in done.stderr and "--no-verify" in done.stderr
    assert repository.calls.read_text().count("\n") == 1
