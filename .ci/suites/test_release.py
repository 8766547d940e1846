"""Makes a release twice, compares and deploys it.

Makes it by `./release --dry-run`, which verifies it; deploys the released templates to LocalStack as far as `sam package` goes; checks
Terraform's module, the workflows, and what ./release refuses. Does not check the module with the provider hashicorp/aws itself, and against AWS.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

import boto3
import pytest
import yaml
from conftest import ROOT, end_group, environment, run
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

sys.path.insert(0, str(ROOT / ".ci/release"))
import comparison  # noqa: E402
import files  # noqa: E402
import verification  # noqa: E402
import versions  # noqa: E402
from errors import ReleaseError  # noqa: E402

PAGE = pathlib.Path("docs/RELEASING.md").read_text(encoding="utf-8")
TERRAFORM = pathlib.Path("deploy/terraform")
WORKFLOWS = sorted(pathlib.Path(".github/workflows").glob("*.yml"))
MAJOR, MINOR, PATCH = re.match(r"(\d+)\.(\d+)\.(\d+)", versions.of_pom(pathlib.Path("."))).groups()
# One that the repository does not have yet, so that it has to be set.
VERSION = f"{MAJOR}.{MINOR}.{int(PATCH) + 1}"
NAMES = files.names(VERSION)
# It has a version as an example.
EXAMPLE = "src/tools/resources/io/cloudcall/tools/sandbox/openapi.json"
KINDS = pytest.mark.parametrize("kind", ["function", "bundle"])
pytestmark = pytest.mark.timeout(1200)


def start_dry_run():
    command = ["./release", VERSION, "--dry-run"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)


def finish(process):
    printed, _ = process.communicate(timeout=1000)
    assert process.returncode == 0, printed[-3000:]


@pytest.fixture(scope="module")
def runs():
    """The files of a first run, and a second run that makes them again meanwhile."""
    out, first = ROOT / "target/release" / VERSION, ROOT / "target/release/first"
    process = start_dry_run()
    try:
        finish(process)
        shutil.rmtree(first, ignore_errors=True)
        out.rename(first)
        process = start_dry_run()
        yield first, process, out
    finally:
        end_group(process)


@pytest.fixture(scope="module")
def kit(runs):
    return runs[0]


@pytest.fixture(scope="module")
def tools():
    """A folder with what Go builds: a minute for the provider, once."""
    folder = environment.HOME / "release-tools"
    (folder / "plugins").mkdir(parents=True, exist_ok=True)
    with environment.locked("release-tools"):
        run("go", "-C", ".ci/requirements/actionlint", "build", "-o", folder / "actionlint", "github.com/rhysd/actionlint/cmd/actionlint", ok=True)
        run("go", "-C", "src/test/terraform/aws-schema", "build", "-trimpath", "-o", folder / "plugins/terraform-provider-aws", ".", ok=True)
        plugins = f'  dev_overrides {{\n    "hashicorp/aws" = "{folder / "plugins"}"\n  }}\n'
        (folder / "terraform.rc").write_text(f"provider_installation {{\n{plugins}}}\n", encoding="utf-8")
    return folder


def test_workflows_pass_actionlint_and_shellcheck(tools):
    assert len(WORKFLOWS) == 2
    run(tools / "actionlint", "-no-color", *WORKFLOWS, ok=True)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflow_uses_actions_by_commits_and_ends_in_time(file):
    text = file.read_text(encoding="utf-8")
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert uses and not [use for use, comment in uses
                         if not re.fullmatch(r"[\w/.-]+@[0-9a-f]{40}", use) or not re.fullmatch(r" # v\d+\.\d+\.\d+", comment)]
    jobs = re.split(r"(?m)^  (?=[\w-]+:$)", text.partition("\njobs:\n")[2])[1:]
    assert jobs and all("timeout-minutes:" in job for job in jobs)


def test_workflow_may_write_what_a_job_publishes():
    release, ci = (yaml.safe_load(pathlib.Path(f".github/workflows/{name}.yml").read_text(encoding="utf-8")) for name in ("release", "ci"))
    assert release["permissions"] == ci["permissions"] == {"contents": "read"}
    assert not [job for job in ci["jobs"].values() if "permissions" in job]
    writes = {name: {what for what, how in job.get("permissions", {}).items() if how == "write"} for name, job in release["jobs"].items()}
    attested = {"id-token", "attestations"}
    assert writes == {"files": set(), "publish": {"contents"} | attested, "image": {"packages"}, "image-index": {"packages"} | attested,
                      "npm": {"id-token"}, "central": set()}


def test_workflow_attests_the_files_and_the_image():
    """The files before they are published, and the package on npm by its client."""
    jobs = yaml.safe_load(pathlib.Path(".github/workflows/release.yml").read_text(encoding="utf-8"))["jobs"]
    steps = {name: [step.get("uses", "").partition("@")[0] or step["run"] for step in job["steps"]] for name, job in jobs.items()}
    attests = steps["publish"].index("actions/attest-build-provenance")
    publishes = next(at for at, step in enumerate(steps["publish"]) if "gh release create" in step)
    assert attests < publishes
    assert jobs["publish"]["steps"][attests]["with"] == {"subject-checksums": "files/SHA256SUMS"}
    assert steps["image-index"][-1] == "actions/attest-build-provenance"
    assert "npm publish" in steps["npm"][-1] and "--provenance" in steps["npm"][-1]
    assert all(job["needs"] for name, job in jobs.items() if name != "files"), "a job publishes what the first one verified"


def test_page_has_the_secrets_of_the_workflows():
    used = set(re.findall(r"secrets\.(\w+)", "".join(file.read_text(encoding="utf-8") for file in WORKFLOWS)))
    assert used and all(f"`{name}`" in PAGE for name in used)


@pytest.fixture
def clone(tmp_path):
    folder = tmp_path / "clone"
    run("git", "clone", "--quiet", ".", folder, ok=True)
    for key, value in (("user.name", "Suite"), ("user.email", "suite@example.com")):
        run("git", "config", key, value, cwd=folder)
    return folder


def is_refused(clone, reason, *given):
    before = run("git", "rev-parse", "HEAD", cwd=clone).stdout
    done = run("./release", *given, cwd=clone)
    assert done.returncode == 1 and reason in done.stdout + done.stderr
    assert before == run("git", "rev-parse", "HEAD", cwd=clone).stdout


@pytest.mark.parametrize("version, reason", [(f"v{VERSION}", "is no version"), ("1.0", "is no version"), ("99.0.0-01", "is no version"), ("0.0.1", "is lower than")])
def test_version_that_is_refused(clone, version, reason):
    is_refused(clone, reason, version)


def test_tag_that_exists_is_refused(clone):
    run("git", "tag", f"v{VERSION}", cwd=clone)
    is_refused(clone, "is there already", VERSION)


def test_changes_that_are_not_committed_are_refused(clone):
    with (clone / "CHANGELOG.md").open("a") as changelog:
        changelog.write("\n")
    is_refused(clone, "not committed", VERSION)


def test_changelog_without_entries_is_refused(clone):
    changelog = clone / "CHANGELOG.md"
    changelog.write_text(re.sub(r"(?s)(?<=## Unreleased\n).*", "", changelog.read_text(encoding="utf-8")), encoding="utf-8")
    run("git", "commit", "--quiet", "--all", "--message", "No entries", cwd=clone, ok=True)
    is_refused(clone, "has no entries", VERSION)
    is_refused(clone, "has no entries", VERSION, "--dry-run")


def test_release_is_committed_and_tagged(clone):
    assert f"git push --atomic origin HEAD v{VERSION}" in run("./release", VERSION, cwd=clone, ok=True).stdout
    subject, *changed = run("git", "show", "--format=%s", "--name-only", f"v{VERSION}^{{commit}}", cwd=clone).stdout.split("\n")
    assert subject == f"Release {VERSION}" and set(filter(None, changed)) == {"CHANGELOG.md", *versions.files()}
    old = run("git", "grep", "-lF", versions.of_pom(ROOT), "--", ".", ":!CHANGELOG.md", ":!*package-lock.json", ":!*go.sum", cwd=clone)
    assert set(old.stdout.split()) <= {EXAMPLE}, "add it to .ci/release/versions.py"
    assert run("git", "cat-file", "-t", f"v{VERSION}", cwd=clone).stdout == "tag\n"
    assert run("git", "status", "--porcelain", cwd=clone).stdout == ""
    text = (clone / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"## Unreleased\n\n## {re.escape(VERSION)} – \d{{4}}-\d\d-\d\d\n\n### ", text)
    is_refused(clone, "is there already", VERSION)
    run("git", "tag", "--delete", f"v{VERSION}", cwd=clone)
    printed = run("./release", VERSION, cwd=clone, ok=True).stdout
    assert "git tag --delete" in printed and "reset" not in printed, "there is no commit of its own to take back"


def test_files_are_those_of_the_page(kit):
    expected = {*NAMES.values(), files.CHECKSUMS, f"cloudcall-{VERSION}.tgz"}
    expected |= {f"cloudcall-client-{VERSION}{suffix}" for suffix in (".pom", ".jar", "-sources.jar", "-javadoc.jar")}
    found = {file.name for file in kit.iterdir()}
    assert found == expected
    assert not [name for name in found if name.replace(VERSION, "VERSION").replace(files.architecture(), "ARCHITECTURE") not in PAGE]


def test_checksums(kit):
    run("sha256sum", "--check", "--strict", "--quiet", files.CHECKSUMS, cwd=kit, ok=True)


def test_notes_are_the_entries_that_were_unreleased(kit):
    entries = versions.section(pathlib.Path("CHANGELOG.md").read_text(encoding="utf-8"), "Unreleased")
    assert (kit / NAMES["notes"]).read_text(encoding="utf-8").strip() == entries


@KINDS
def test_bill_is_cyclonedx(kit, kind):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str((kit / NAMES[f"{kind} bill"]).read_text(encoding="utf-8")) is None


def test_bill_of_the_bundle(kit):
    """It has its Java, BoringSSL of its architecture alone, and the libraries within its jar."""
    bill = json.loads((kit / NAMES["bundle bill"]).read_text(encoding="utf-8"))
    components = {c["name"]: c for c in bill["components"]}
    assert components["OpenJDK"]["version"].startswith("25.") and len(components["OpenJDK"]["components"]) > 50
    tls = [n["name"] for n in components["netty-tcnative-boringssl-static"]["components"]]
    assert len(tls) == 1 and tls[0].startswith("lib/libnetty_tcnative_linux_")
    libraries = {c["name"] for c in components["lib/function.jar"]["components"]}
    assert {"vertx-core", "netty-handler", "aws-lambda-java-runtime-interface-client"} <= libraries


def test_another_file_in_a_zip_file_is_found(kit, tmp_path):
    copy = tmp_path / "kit"
    shutil.copytree(kit, copy)
    with zipfile.ZipFile(copy / NAMES["function"], "a") as packed:
        packed.writestr("lib/another.jar", b"")
    bill = json.loads((copy / NAMES["function bill"]).read_text(encoding="utf-8"))
    bill["metadata"]["component"]["hashes"][0]["content"] = files.sha256((copy / NAMES["function"]).read_bytes())
    (copy / NAMES["function bill"]).write_text(json.dumps(bill), encoding="utf-8")
    with pytest.raises(ReleaseError, match="verification failed"):
        verification.checksums(copy)
    with pytest.raises(ReleaseError, match="verification failed"):
        verification.bill_names_the_files(copy / NAMES["function"], copy / NAMES["function bill"], VERSION)
    assert set(comparison.differences(kit, copy)) == {f"{NAMES['function']} differs", f"{NAMES['function bill']} differs"}


@KINDS
def test_sam_takes_the_template(kit, kind):
    run("sam", "validate", "--lint", "--region", "eu-central-1", "--template-file", kit / NAMES[f"{kind} template"], ok=True)


@KINDS
def test_sam_package_uploads_the_zip_file_once(kit, kind, localstack, tmp_path):
    """What `sam deploy` does up to CloudFormation, in a folder that has the two files only."""
    template, zip_file = (shutil.copy(kit / NAMES[name], tmp_path) for name in (f"{kind} template", kind))
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket=f"releases-{kind}")
    run("sam", "package", "--template-file", template, "--s3-bucket", f"releases-{kind}", "--output-template-file", "packaged.yaml", cwd=tmp_path, ok=True)
    uris = re.findall(r"CodeUri: s3://(\S+?)/(\S+)", (tmp_path / "packaged.yaml").read_text(encoding="utf-8"))
    assert len(uris) == 2 and len(set(uris)) == 1
    uploaded = s3.get_object(Bucket=uris[0][0], Key=uris[0][1])["Body"].read()
    assert files.sha256(uploaded) == files.sha256(pathlib.Path(zip_file).read_bytes())


@pytest.fixture
def terraform(tools):
    def terraform(*arguments, **variables):
        return run("terraform", *arguments, ok=True, env=os.environ | {"TF_CLI_CONFIG_FILE": str(tools / "terraform.rc")} | variables).stdout

    return terraform


def test_terraform_module(terraform):
    """With the schemas of src/test/terraform/aws-schema."""
    terraform("fmt", "-check", "-diff", "-recursive", "deploy")
    terraform(f"-chdir={TERRAFORM}", "validate", "-no-color")
    named = set(re.findall(r'outputs(?:\["|, ")(\w+)"', (TERRAFORM / "outputs.tf").read_text(encoding="utf-8")))
    outputs = set(re.findall(r"(?m)^  (\w+):$", pathlib.Path("template.yaml").read_text(encoding="utf-8").partition("\nOutputs:\n")[2]))
    assert named and named <= outputs


@KINDS
def test_terraform_with_the_released_files(terraform, kit, kind):
    given = {"TF_VAR_template_file": str((kit / NAMES[f"{kind} template"]).resolve()), "TF_VAR_zip_file": str((kit / NAMES[kind]).resolve())}
    assert "Success! 6 passed, 0 failed." in terraform(f"-chdir={TERRAFORM}", "test", "-no-color", **given)


def test_a_second_run_makes_the_same_files(runs):
    first, process, second = runs
    finish(process)
    assert not list(comparison.differences(first, second))
