"""The places that have the version, and the changelog."""

import json
import pathlib
import re

from errors import ReleaseError

POM = r"(<artifactId>{}</artifactId>\s*<version>)[^<]+(</version>)"
# A pattern for each place, around the version.
PLACES = [
    ("pom.xml", POM.format("cloudcall")),
    ("template.yaml", r"(?m)(^    SemanticVersion: )\S+($)"),
    ("docs/openapi.yaml", r"(?m)(^  version: )\S+($)"),
    ("docs/openapi-router.yaml", r"(?m)(^  version: )\S+($)"),
    ("docs/EMBEDDING.md", POM.format("cloudcall-client")),
    ("docs/EMBEDDING.md", r"(io\.cloudcall:cloudcall-client:)[^']+(')"),
    ("docs/SANDBOX.md", r"(cloudcall-)[0-9]\S*?(-tools\.jar)"),
    ("clients/java/pom.xml", POM.format("cloudcall-client")),
    ("clients/java/consumer/pom.xml", r"(<client\.version>)[^<]+(</client\.version>)"),
    ("clients/node/package.json", r'(?m)(^  "version": ")[^"]+(",?$)'),
]
LOCK = "clients/node/package-lock.json"


def of_pom(folder):
    return re.search(POM.format("cloudcall").replace("[^<]+", "([^<]+)"), (folder / "pom.xml").read_text(encoding="utf-8"))[2]


def files():
    return {name for name, _ in PLACES} | {LOCK}


def cut(folder: pathlib.Path, version: str, date: str):
    """Sets the version everywhere, and gives it the changelog's entries; a folder that has both is left as it is."""
    changelog = (folder / "CHANGELOG.md").read_text(encoding="utf-8")
    if section(changelog, version) is None:
        (folder / "CHANGELOG.md").write_text(with_heading(changelog, version, date), encoding="utf-8")
    for name, pattern in PLACES:
        replace(folder / name, name, pattern, version)
    lock = folder / LOCK
    content = json.loads(lock.read_text(encoding="utf-8"))
    content["version"] = content["packages"][""]["version"] = version
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def replace(file, name, pattern, version):
    text = file.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, rf"\g<1>{version}\g<2>", text)
    if not count:
        raise ReleaseError(f"{name} has no version where it is expected. Correct .ci/release/versions.py.")
    file.write_text(changed, encoding="utf-8")


def section(changelog, title):
    """The entries below the heading of a version, or of Unreleased."""
    found = re.search(rf"(?ms)^## {re.escape(title)}( – \S+)?\n(.*?)(?=^## |\Z)", changelog)
    return found and found[2].strip()


def with_heading(changelog, version, date):
    entries = section(changelog, "Unreleased")
    if not entries or not re.search(r"(?m)^- ", entries):
        raise ReleaseError("CHANGELOG.md has no entries below \"Unreleased\". Write what changed, and commit it.")
    return changelog.replace("## Unreleased\n", f"## Unreleased\n\n## {version} – {date}\n", 1)
