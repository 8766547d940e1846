"""The checks of .ci/suites/release."""

import contextlib
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

sys.path.insert(0, ".ci/release")
import comparison  # noqa: E402
import files  # noqa: E402
import verification  # noqa: E402
import versions  # noqa: E402
from errors import ReleaseError  # noqa: E402

TOOLS = pathlib.Path(sys.argv[1])
TERRAFORM = pathlib.Path("deploy/terraform")
REGION = "eu-central-1"
passed = failed = 0


def check(what, ok, seen=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    print(("ok      " if ok else "FAILED  ") + what + ("" if ok else f"\n        saw: {str(seen)[-3000:]}"), flush=True)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600, **options)


def next_version():
    """One that the repository does not have yet, so that it has to be set."""
    major, minor, patch = re.match(r"(\d+)\.(\d+)\.(\d+)", versions.of_pom(pathlib.Path("."))).groups()
    return f"{major}.{minor}.{int(patch) + 1}"


def start_dry_run(version):
    return subprocess.Popen(["./release", version, "--dry-run"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@contextlib.contextmanager
def dry_runs(version):
    """Has the files of a first run, while a second one makes them again."""
    out, first = pathlib.Path("target/release") / version, pathlib.Path("target/release/first")
    began = time.monotonic()
    done = run("./release", version, "--dry-run")
    check(f"a dry run, in {time.monotonic() - began:.0f} s", done.returncode == 0, done.stdout)
    shutil.rmtree(first, ignore_errors=True)
    out.rename(first)
    second = start_dry_run(version)
    try:
        yield first
        printed, _ = second.communicate(timeout=600)
        check("another one", second.returncode == 0, printed)
        found = list(comparison.differences(first, out))
        check("makes the same files, but for the AOT cache", not found, found)
    finally:
        second.kill()


def everything_is_there(kit, version):
    expected = {*files.names(version).values(), files.CHECKSUMS, f"cloudcall-{version}.tgz"}
    expected |= {f"cloudcall-client-{version}{suffix}" for suffix in (".pom", ".jar", "-sources.jar", "-javadoc.jar")}
    seen = {file.name for file in kit.iterdir()}
    check("the files of a release are those of docs/RELEASING.md", seen == expected, seen ^ expected)
    page = pathlib.Path("docs/RELEASING.md").read_text(encoding="utf-8")
    unknown = [n for n in seen if n.replace(version, "VERSION").replace(files.architecture(), "ARCHITECTURE") not in page]
    check("which names each", not unknown, unknown)
    done = run("sha256sum", "--check", "--strict", "--quiet", files.CHECKSUMS, cwd=kit)
    check("sha256sum agrees with the checksums", done.returncode == 0, done.stdout)
    notes = (kit / files.names(version)["notes"]).read_text(encoding="utf-8")
    entries = versions.section(pathlib.Path("CHANGELOG.md").read_text(encoding="utf-8"), "Unreleased")
    check("the notes are the entries that were unreleased", notes.strip() == entries, notes[:500])


def bills(kit, version):
    names = files.names(version)
    for kind in ("function", "bundle"):
        error = JsonStrictValidator(SchemaVersion.V1_6).validate_str((kit / names[f"{kind} bill"]).read_text(encoding="utf-8"))
        check(f"the bill of the {kind} is CycloneDX 1.6", error is None, error)
    bill = json.loads((kit / names["bundle bill"]).read_text(encoding="utf-8"))
    components = {c["name"]: c for c in bill["components"]}
    java = components["OpenJDK"]
    check("that of the bundle has its Java, by version and files", java["version"].startswith("25.") and len(java["components"]) > 50, java)
    tls = [n["name"] for n in components["netty-tcnative-boringssl-static"]["components"]]
    check("and BoringSSL of its architecture alone", len(tls) == 1 and tls[0].startswith("lib/libnetty_tcnative_linux_"), tls)
    libraries = {c["name"] for c in components["lib/function.jar"]["components"]}
    check("and the libraries within its jar", {"vertx-core", "netty-handler", "aws-lambda-java-runtime-interface-client"} <= libraries, libraries)


def another_file(kit, version):
    """A zip file with one more file than its bill names does not pass."""
    names = files.names(version)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for file in kit.iterdir():
            shutil.copy(file, copy)
        with zipfile.ZipFile(copy / names["function"], "a") as packed:
            packed.writestr("lib/another.jar", b"")
        bill = json.loads((copy / names["function bill"]).read_text(encoding="utf-8"))
        bill["metadata"]["component"]["hashes"][0]["content"] = files.sha256((copy / names["function"]).read_bytes())
        (copy / names["function bill"]).write_text(json.dumps(bill), encoding="utf-8")
        for what, verify in (("checksums", lambda: verification.checksums(copy)),
                             ("the bill", lambda: verification.bill_names_the_files(copy / names["function"], copy / names["function bill"], version))):
            try:
                verify()
                check(f"{what}: another file in a zip file is found", False)
            except ReleaseError as error:
                check(f"{what}: another file in a zip file is found", "verification failed" in str(error), error)
        found = list(comparison.differences(kit, copy))
        check("the comparison finds what was changed", set(found) == {f"{names['function']} differs", f"{names['function bill']} differs"}, found)


def templates(kit, version):
    names = files.names(version)
    s3 = ["aws", "s3"]
    check("a bucket", run(".ci/localstack", *s3, "mb", "s3://releases").returncode == 0)
    for kind in ("function", "bundle"):
        template, zip_file = (kit / names[k] for k in (f"{kind} template", kind))
        done = run(".ci/sam", "validate", "--lint", "--region", REGION, "--template-file", template)
        check(f"sam validate --lint takes the template of the {kind}", done.returncode == 0, done.stdout)
        packaged(kind, template, zip_file)


def packaged(kind, template, zip_file):
    """What `sam deploy` does up to CloudFormation, in a folder that has the two files only."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (template, zip_file):
            shutil.copy(file, folder)
        sam = pathlib.Path(".ci/sam").resolve()
        done = run(sam, "package", "--template-file", template.name, "--s3-bucket", "releases", "--output-template-file", "packaged.yaml", cwd=folder)
        text = done.stdout if done.returncode else (pathlib.Path(folder) / "packaged.yaml").read_text(encoding="utf-8")
        uris = re.findall(r"CodeUri: (s3://\S+)", text)
        check(f"sam package uploads the zip file of the {kind}, once for both functions", len(uris) == 2 and len(set(uris)) == 1, text)
        copy = pathlib.Path(folder) / "uploaded"
        done = run(".ci/localstack", "aws", "s3", "cp", uris[0] if uris else "s3://releases/none", copy)
        equal = copy.exists() and hashlib.sha256(copy.read_bytes()).digest() == hashlib.sha256(zip_file.read_bytes()).digest()
        check("as it is, byte for byte", equal, done.stdout)


def terraform(kit, version):
    (TOOLS / "terraform.rc").write_text(
        f'provider_installation {{\n  dev_overrides {{\n    "hashicorp/aws" = "{TOOLS / "plugins"}"\n  }}\n}}\n', encoding="utf-8")
    done = run("terraform", "fmt", "-check", "-diff", "-recursive", "deploy")
    check("terraform fmt changes nothing", done.returncode == 0, done.stdout)
    done = run("terraform", f"-chdir={TERRAFORM}", "validate", "-no-color")
    check("terraform validate takes the module, with the schemas of src/test/terraform/aws-schema", done.returncode == 0, done.stdout)
    names = files.names(version)
    for kind in ("function", "bundle"):
        given = {"TF_VAR_template_file": str((kit / names[f"{kind} template"]).resolve()), "TF_VAR_zip_file": str((kit / names[kind]).resolve())}
        done = run("terraform", f"-chdir={TERRAFORM}", "test", "-no-color", env=os.environ | given)
        check(f"terraform test with the files of the {kind}", "Success! 6 passed, 0 failed." in done.stdout, done.stdout)
    print("        not checked: the module with the provider hashicorp/aws itself, and against AWS", flush=True)
    named = set(re.findall(r'outputs(?:\["|, ")(\w+)"', (TERRAFORM / "outputs.tf").read_text(encoding="utf-8")))
    outputs = set(re.findall(r"(?m)^  (\w+):$", pathlib.Path("template.yaml").read_text(encoding="utf-8").partition("\nOutputs:\n")[2]))
    check("the stack's outputs that the module names are the template's", named and named <= outputs, named - outputs)


def workflows():
    found = sorted(pathlib.Path(".github/workflows").glob("*.yml"))
    done = run("actionlint", "-no-color", *found)
    check("actionlint, with shellcheck, takes the workflows", done.returncode == 0 and len(found) == 2, done.stdout)
    for file in found:
        uses = re.findall(r"uses: (\S+)(.*)", file.read_text(encoding="utf-8"))
        loose = [use for use, comment in uses if not re.fullmatch(r"[\w/.-]+@[0-9a-f]{40}", use) or not re.fullmatch(r" # v\d+\.\d+\.\d+", comment)]
        check(f"{file.name} uses actions by the commits of a version", uses and not loose, loose)
        jobs = re.split(r"(?m)^  (?=[\w-]+:$)", file.read_text(encoding="utf-8").partition("\njobs:\n")[2])[1:]
        check("each job ends in time", jobs and all("timeout-minutes:" in job for job in jobs), jobs)
    used = set(re.findall(r"secrets\.(\w+)", "".join(file.read_text(encoding="utf-8") for file in found)))
    page = pathlib.Path("docs/RELEASING.md").read_text(encoding="utf-8")
    check("docs/RELEASING.md has the secrets", used and all(f"`{name}`" in page for name in used), used)


def releasing(work, version):
    """./release in a clone: what it refuses, and what it commits."""
    clone = work / "clone"
    run("git", "clone", "--quiet", ".", clone)
    for key, value in (("user.name", "Suite"), ("user.email", "suite@example.com")):
        run("git", "config", key, value, cwd=clone)

    def refuses(what, given, reason):
        before = run("git", "rev-parse", "HEAD", cwd=clone).stdout
        done = run("./release", *given, cwd=clone)
        after = run("git", "rev-parse", "HEAD", cwd=clone).stdout
        check(f"./release refuses {what}", done.returncode == 1 and reason in done.stdout and before == after, done.stdout)

    changelog = clone / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8")
    refuses("a version with a v", [f"v{version}"], "is no version")
    refuses("a version of two numbers", ["1.0"], "is no version")
    refuses("a prerelease with a leading zero", ["99.0.0-01"], "is no version")
    refuses("a lower version", ["0.0.1"], "is lower than")
    run("git", "tag", f"v{version}", cwd=clone)
    refuses("a tag that is there", [version], "is there already")
    run("git", "tag", "--delete", f"v{version}", cwd=clone)
    changelog.write_text(text + "\n", encoding="utf-8")
    refuses("changes that are not committed", [version], "not committed")
    changelog.write_text(re.sub(r"(?s)(?<=## Unreleased\n).*", "", text), encoding="utf-8")
    run("git", "commit", "--quiet", "--all", "--message", "No entries", cwd=clone)
    refuses("a changelog without entries", [version], "has no entries")
    refuses("one in a dry run too", [version, "--dry-run"], "has no entries")
    run("git", "reset", "--quiet", "--hard", "HEAD^", cwd=clone)

    done = run("./release", version, cwd=clone)
    check("./release prints the command that pushes", f"git push --atomic origin HEAD v{version}" in done.stdout, done.stdout)
    changed = run("git", "show", "--format=%s", "--name-only", f"v{version}^{{commit}}", cwd=clone).stdout.split("\n")
    expected = {"CHANGELOG.md", *versions.files()}
    check("it has committed the versions and the changelog", changed[0] == f"Release {version}" and set(filter(None, changed[1:])) == expected, changed)
    check("and tagged the commit", run("git", "cat-file", "-t", f"v{version}", cwd=clone).stdout == "tag\n")
    check("nothing is left to commit", run("git", "status", "--porcelain", cwd=clone).stdout == "")
    text = changelog.read_text(encoding="utf-8")
    check("the entries are those of the version", re.search(rf"## Unreleased\n\n## {re.escape(version)} – \d{{4}}-\d\d-\d\d\n\n### ", text), text[:400])
    refuses("the same version again", [version], "is there already")
    run("git", "tag", "--delete", f"v{version}", cwd=clone)
    done = run("./release", version, cwd=clone)
    check("without a commit of its own, it tells to take back the tag only", "git tag --delete" in done.stdout and "reset" not in done.stdout, done.stdout)


def main():
    version = next_version()
    workflows()
    with tempfile.TemporaryDirectory(prefix="release-suite") as work:
        releasing(pathlib.Path(work), version)
    with dry_runs(version) as kit:
        everything_is_there(kit, version)
        bills(kit, version)
        another_file(kit, version)
        templates(kit, version)
        terraform(kit, version)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
