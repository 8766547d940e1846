"""Verifies the files of a release as they lie there, by nothing that made them but the jars that the bundle was merged from."""

import collections
import json
import re
import stat
import tarfile
import zipfile

from errors import ReleaseError
from files import CHECKSUMS, names, sha256
from starting import answers

# Lists that the merged jar has joined, and its own manifest.
JOINED = re.compile(r"META-INF/(MANIFEST\.MF|services/.*|io\.netty\.versions\.properties)")
LEGAL = re.compile(r"META-INF/legal/[^/]+\.jar/")
VERSIONED = re.compile(r"META-INF/versions/\d+/")


def verify(source, out, version):
    name = names(version)
    checksums(out)
    bill_names_the_files(out / name["function"], out / name["function bill"], version)
    bill_names_the_files(out / name["bundle"], out / name["bundle bill"], version)
    merged_jar_has_the_libraries(source, out / name["bundle"], out / name["bundle bill"])
    for check in (function_version, bundle_version):
        check(out, name, version)
    tools_version(out / name["tools"], version)
    for package in out.glob("*.tgz"):
        package_version(package, version)
    for jar in out.glob("cloudcall-client-*.jar"):
        require(jar.name.startswith(f"cloudcall-client-{version}"), f"{jar.name} is not of {version}")
    templates_name_their_zip(out, name)
    answers(source, out, name)


def require(condition, problem):
    if not condition:
        raise ReleaseError(f"verification failed: {problem}.")


def checksums(out):
    listed = dict(reversed(line.split("  ")) for line in (out / CHECKSUMS).read_text(encoding="utf-8").splitlines())
    present = {file.name: sha256(file.read_bytes()) for file in out.iterdir() if file.name != CHECKSUMS}
    require(listed == present, f"{CHECKSUMS} does not fit {sorted(set(listed.items()) ^ set(present.items()))}")


def leaves(components):
    for component in components:
        yield component
        yield from leaves(component.get("components", []))


def digest(component):
    return next(h["content"] for h in component["hashes"] if h["alg"] == "SHA-256")


def contents(zip_file):
    with zipfile.ZipFile(zip_file) as packed:
        return {entry.filename: sha256(packed.read(entry)) for entry in packed.infolist() if not entry.is_dir()}


def bill_names_the_files(zip_file, bill_file, version):
    """Each file of the zip file once, by its hash, and no other."""
    bill = json.loads(bill_file.read_text(encoding="utf-8"))
    subject = bill["metadata"]["component"]
    require(subject["version"] == version, f"{bill_file.name} is of version {subject['version']}")
    require(digest(subject) == sha256(zip_file.read_bytes()), f"{bill_file.name} is of another {zip_file.name}")
    named = [(o["location"], digest(c)) for c in leaves(bill["components"]) for o in c.get("evidence", {}).get("occurrences", [])]
    present = list(contents(zip_file).items())
    require(sorted(named) == sorted(present), f"{bill_file.name} and {zip_file.name} differ in {sorted(set(named) ^ set(present))}")
    references = collections.Counter(c["bom-ref"] for c in leaves(bill["components"]))
    require(max(references.values()) == 1, f"{bill_file.name} names a component twice: {references.most_common(1)}")


def merged_jar_has_the_libraries(source, zip_file, bill_file):
    """Each entry of lib/function.jar is one of a jar that the bill names below it, and each of these jars has some."""
    bill = json.loads(bill_file.read_text(encoding="utf-8"))
    merged, = (c for c in bill["components"] if c["name"] == "lib/function.jar")
    named = {digest(c): c for c in merged["components"]}
    origins = entries_by_origin(source, named)
    missing = [named[d]["name"] for d in named.keys() - origins.keys()]
    require(not missing, f"{bill_file.name} names {missing}, which the build did not have")
    with zipfile.ZipFile(zip_file) as bundle, bundle.open("lib/function.jar") as jar, zipfile.ZipFile(jar) as packed:
        seen = {(plain_name(e.filename), sha256(packed.read(e))) for e in packed.infolist() if not e.is_dir() and not JOINED.fullmatch(e.filename)}
    known = set().union(*origins.values())
    require(seen <= known, f"lib/function.jar has what no component of {bill_file.name} has: {sorted(seen - known)[:5]}")
    unused = [named[d].get("purl", named[d]["name"]) for d, entries in origins.items() if not entries & seen]
    require(not unused, f"{bill_file.name} names {unused}, of which lib/function.jar has nothing")


def plain_name(entry):
    """Without the folders that a merged jar adds or leaves out."""
    return VERSIONED.sub("", LEGAL.sub("META-INF/", entry))


def entries_by_origin(source, named):
    origins = {}
    for folder in ("function/lib", "ric"):
        for jar in (source / "target" / folder).glob("*.jar"):
            if (hashed := sha256(jar.read_bytes())) in named:
                with zipfile.ZipFile(jar) as packed:
                    origins[hashed] = {(plain_name(e.filename), sha256(packed.read(e))) for e in packed.infolist() if not e.is_dir()}
    with zipfile.ZipFile(source / "target/training.jar") as packed:
        for entry in packed.infolist():
            if (hashed := sha256(packed.read(entry))) in named:
                origins[hashed] = {(entry.filename, hashed)}
    return origins


def properties_version(packed):
    text = packed.read("META-INF/maven/io.cloudcall/cloudcall/pom.properties").decode()
    return re.search(r"(?m)^version=(.*)$", text)[1].strip()


def function_version(out, name, version):
    with zipfile.ZipFile(out / name["function"]) as packed, packed.open(f"lib/cloudcall-{version}.jar") as jar, zipfile.ZipFile(jar) as inner:
        require(properties_version(inner) == version, f"{name['function']} has another version within")


def bundle_version(out, name, version):
    with zipfile.ZipFile(out / name["bundle"]) as packed, packed.open("lib/function.jar") as jar, zipfile.ZipFile(jar) as inner:
        require(properties_version(inner) == version, f"{name['bundle']} has another version within")
        modes = {e.filename: e.external_attr >> 16 for e in packed.infolist()}
    require(modes["bootstrap"] & stat.S_IXOTH and modes["java/bin/java"] & stat.S_IXOTH, f"the programs in {name['bundle']} are not executable")


def tools_version(jar, version):
    with zipfile.ZipFile(jar) as packed:
        manifest = packed.read("META-INF/MANIFEST.MF").decode()
    require(f"\nImplementation-Version: {version}\r\n" in manifest, f"{jar.name} has another version within")


def package_version(package, version):
    with tarfile.open(package) as packed:
        description = json.load(packed.extractfile("package/package.json"))
    require(description["version"] == version, f"{package.name} has version {description['version']} within")


def templates_name_their_zip(out, name):
    for kind in ("function", "bundle"):
        text = (out / name[f"{kind} template"]).read_text(encoding="utf-8")
        uris = re.findall(r"(?m)^      CodeUri: (.*)$", text)
        require(uris == [name[kind]] * 2, f"{name[f'{kind} template']} names {uris}")
