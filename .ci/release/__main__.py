"""./release: makes the files of a version and verifies them, or commits and tags it."""

import argparse
import contextlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import artifacts
import verification
import versions
from errors import ReleaseError

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Of https://semver.org, without build metadata, which neither npm nor Maven Central keeps.
NUMBER = "(?:0|[1-9][0-9]*)"
IDENTIFIER = f"(?:{NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
SEMANTIC_VERSION = re.compile(rf"{NUMBER}\.{NUMBER}\.{NUMBER}(-{IDENTIFIER}(\.{IDENTIFIER})*)?")


def git(*arguments, folder=ROOT):
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise ReleaseError(f"git {arguments[0]} failed: {done.stderr.strip()}")
    return done.stdout.strip()


def tags():
    return [tag.removeprefix("v") for tag in git("tag", "--list", "v*").splitlines()]


def order(version):
    """The order of versions: a prerelease comes before its release."""
    numbers, _, prerelease = version.partition("-")
    parts = [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in prerelease.split(".")]
    return [int(n) for n in numbers.split(".")], not prerelease, parts


def check_version(version):
    if not SEMANTIC_VERSION.fullmatch(version):
        raise ReleaseError(f"{version} is no version: it has the form 1.2.3 or 1.2.3-rc.1, without a v.")
    if tagged_here(version):
        return
    latest = max([versions.of_pom(ROOT), *filter(SEMANTIC_VERSION.fullmatch, tags())], key=order)
    if order(version) < order(latest):
        raise ReleaseError(f"{version} is lower than {latest}, which is the version of pom.xml or of a tag.")


def tagged_here(version):
    return version in tags() and git("rev-parse", f"v{version}^{{commit}}") == git("rev-parse", "HEAD")


def dry_run(version):
    if version in tags() and not tagged_here(version):
        raise ReleaseError(f"the tag v{version} is there already, on another commit. Choose a higher version.")
    if git("status", "--porcelain"):
        print("release: the files are those of HEAD; changes that are not committed are not in them.", file=sys.stderr)
    out = ROOT / "target" / "release" / version
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    date = git("show", "--no-patch", "--format=%cd", "--date=format:%Y-%m-%d", "HEAD")
    with tempfile.TemporaryDirectory(prefix="cloudcall-release") as work:
        source = pathlib.Path(work) / "source"
        git("clone", "--quiet", str(ROOT), str(source))
        git("checkout", "--quiet", "--detach", git("rev-parse", "HEAD"), folder=source)
        versions.cut(source, version, date)
        artifacts.make(source, out, version)
        verification.verify(source, out, version)
    for file in sorted(out.iterdir()):
        print(f"{file.stat().st_size:>11,}  {file.relative_to(ROOT)}")


def tag(version):
    if git("status", "--porcelain"):
        raise ReleaseError("there are changes that are not committed. Commit or stash them first.")
    if version in tags():
        raise ReleaseError(f"the tag v{version} is there already. Choose a higher version, or delete the tag if it was never pushed.")
    date = subprocess.run(["date", "-u", "+%Y-%m-%d"], capture_output=True, text=True, check=True).stdout.strip()
    versions.cut(ROOT, version, date)
    changes = git("status", "--porcelain")
    if changes:
        git("commit", "--quiet", "--all", "--message", f"Release {version}")
    git("tag", "--annotate", "--message", f"Cloudcall {version}", f"v{version}")
    print(f"{'Committed and tagged' if changes else 'Tagged'}. To release it, push both:\n\n  git push --atomic origin HEAD v{version}\n")
    print("The workflow .github/workflows/release.yml does the rest. Until then it can be taken back:\n")
    print(f"  git tag --delete v{version}" + (" && git reset --keep HEAD^" if changes else ""))


def main():
    parser = argparse.ArgumentParser(prog="./release", description="Commits and tags a version, for the release workflow to publish once both are pushed.",
                                     epilog="docs/RELEASING.md has what a release consists of.")
    parser.add_argument("version", metavar="VERSION", help="such as 1.2.3: no lower than that of pom.xml")
    parser.add_argument("--dry-run", action="store_true",
                        help="change nothing, but make all files in target/release/VERSION, from a clone of HEAD, and verify them")
    arguments = parser.parse_args()
    try:
        check_version(arguments.version)
        (dry_run if arguments.dry_run else tag)(arguments.version)
    except ReleaseError as error:
        sys.exit(f"release: {error}")


with contextlib.suppress(KeyboardInterrupt):
    main()
