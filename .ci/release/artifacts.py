"""Makes the files of a release from a clone that has its version."""

import os
import shutil
import zipfile

import bills
import templates
import versions
from errors import ReleaseError
from files import CHECKSUMS, TIME, names, run, sha256


def make(source, out, version):
    name = names(version)
    run("bundle/build", folder=source)
    pack(source / "target/function", out / name["function"])
    copy(source / "target/bundle.zip", out / name["bundle"])
    copy(source / f"target/{name['tools']}", out / name["tools"])
    node_client(source, out)
    java_client(source, out, version)
    bills.write(source, out, name, version)
    templates.write(source, out, name)
    notes = versions.section((source / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    (out / name["notes"]).write_text(notes + "\n", encoding="utf-8")
    sums = [f"{sha256(file.read_bytes())}  {file.name}\n" for file in sorted(out.iterdir())]
    (out / CHECKSUMS).write_text("".join(sums), encoding="utf-8")


def node_client(source, out):
    """The npm package, as `npm publish` takes it."""
    folder = source / "clients/node"
    if url := repository():
        # npm compares it with where the workflow ran, which its provenance states.
        run("npm", "pkg", "set", "repository.type=git", f"repository.url=git+{url}.git", folder=folder)
    run("npm", "pack", "--silent", "--pack-destination", str(out), folder=folder)


def java_client(source, out, version):
    """The client's POM and jars: code, sources and Javadoc."""
    folder = source / "clients/java"
    url = [f"-Dcloudcall.repository={url}"] if (url := repository()) else []
    run("mvn", "-B", "-ntp", "-q", "-Dmaven.test.skip=true", *url, "package", folder=folder)
    prefix = f"cloudcall-client-{version}"
    for suffix in ("", "-sources", "-javadoc"):
        copy(folder / f"target/{prefix}{suffix}.jar", out / f"{prefix}{suffix}.jar")
    copy(folder / "target/flattened-pom.xml", out / f"{prefix}.pom")


def repository():
    """The URL of the repository where a workflow runs; None elsewhere."""
    return os.environ.get("GITHUB_REPOSITORY") and "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}".format_map(os.environ)


def pack(folder, zip_file):
    """As Lambda wants it: any user may read it, and equal folders give equal files."""
    with zipfile.ZipFile(zip_file, "x", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(str(file.relative_to(folder)), TIME)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, file.read_bytes())


def copy(file, target):
    if not file.exists():
        raise ReleaseError(f"the build made no {file.name}.")
    shutil.copyfile(file, target)
