"""Bills of materials, in CycloneDX: each file of a zip file by its SHA-256, with what it is and comes from."""

import json
import re
import uuid
import zipfile

from errors import ReleaseError
from files import CACHE, architecture, run, sha256

OWN = "io.cloudcall"
NATIVE_TLS = "netty-tcnative-boringssl-static"
TRAINING = "io/cloudcall/tools/bundle/TrainingFunction.class"
# What a component says in the bill that Maven makes, without hashes of other kinds and what is about its project.
KEPT = ("type", "bom-ref", "group", "name", "version", "description", "licenses", "purl")
APACHE = [{"license": {"id": "Apache-2.0"}}]
JAVA_LICENSE = [{"expression": "GPL-2.0-only WITH Classpath-exception-2.0"}]


def write(source, out, names, version):
    maven = Libraries(source)
    with zipfile.ZipFile(out / names["function"]) as packed:
        components = of_function(packed, maven)
    save(out, names["function"], names["function bill"], version, components, maven)
    with zipfile.ZipFile(out / names["bundle"]) as packed:
        components = of_bundle(packed, maven, source)
    save(out, names["bundle"], names["bundle bill"], version, components, maven)


class Libraries:
    """What Maven knows of each library, by the SHA-256 of its jar."""

    def __init__(self, source):
        bill = json.loads((source / "target/cloudcall-bundle.cdx.json").read_text(encoding="utf-8"))
        self.dependencies = bill["dependencies"]
        self.by_hash = {hash_of(c): {k: c[k] for k in KEPT if k in c} for c in bill["components"]}
        self.jars = {sha256(jar.read_bytes()): jar for f in ("function/lib", "ric") for jar in sorted((source / "target" / f).glob("*.jar"))}
        self.own = next(jar for jar in self.jars.values() if jar.name.startswith("cloudcall-"))

    def component(self, digest):
        if self.jars.get(digest) == self.own:
            return {"type": "library", "bom-ref": "cloudcall.jar", "group": OWN, "name": "cloudcall", "licenses": APACHE} | hashes(digest)
        if digest not in self.by_hash:
            raise ReleaseError(f"{self.jars.get(digest, digest)} is no library of pom.xml.")
        return self.by_hash[digest] | hashes(digest)

    def native_tls(self, machine):
        """The component of BoringSSL for a machine, by its classifier; its hash is that of the jar that the library comes from."""
        digest, = (d for d, c in self.by_hash.items() if c["name"] == NATIVE_TLS and f"classifier=linux-{machine}&" in c["purl"])
        return self.by_hash[digest] | hashes(digest)

    def ric(self):
        digest, = (d for d, jar in self.jars.items() if "runtime-interface-client" in jar.name)
        return self.component(digest)


def hash_of(component):
    return next(h["content"] for h in component["hashes"] if h["alg"] == "SHA-256")


def hashes(digest):
    return {"hashes": [{"alg": "SHA-256", "content": digest}]}


def occurs(location):
    return {"evidence": {"occurrences": [{"location": location}]}}


def file(packed, name, description=None):
    described = {"description": description} if description else {}
    return {"type": "file", "bom-ref": f"file:{name}", "name": name} | described | hashes(sha256(packed.read(name))) | occurs(name)


def files(packed):
    return [entry.filename for entry in packed.infolist() if not entry.is_dir()]


def of_function(packed, maven):
    return [of_function_file(packed, name, maven) for name in files(packed)]


def of_function_file(packed, name, maven):
    if found := re.fullmatch(r"lib/libnetty_tcnative_linux_(\w+)\.so", name):
        return maven.native_tls(found[1]) | {"components": [file(packed, name)]}
    return maven.component(sha256(packed.read(name))) | occurs(name)


def of_bundle(packed, maven, source):
    machine = {"x86_64": "x86_64", "arm64": "aarch_64"}[architecture()]
    known = {
        "lib/function.jar": lambda name: file(packed, name, "the jars of the function and of the runtime interface client, merged") | {"components": merged(maven, source)},
        f"lib/libnetty_tcnative_linux_{machine}.so": lambda name: maven.native_tls(machine) | {"components": [file(packed, name)]},
        "lib/jni.so": lambda name: file(packed, name, f"the native part of {maven.ric()['purl']}"),
        "authorities.jks": lambda name: file(packed, name, "the certificate authorities of the Java, in another format"),
        "bootstrap": lambda name: file(packed, name, "what Lambda starts"),
        "java.options": lambda name: file(packed, name, "options of the JVM"),
        CACHE: lambda name: file(packed, name, "an AOT cache of the classes, made by a training run; differs in each build"),
    }
    present = files(packed)
    java = [name for name in present if name.startswith("java/")]
    unknown = [name for name in present if name not in known and name not in java]
    if unknown:
        raise ReleaseError(f"the bundle has files of unknown origin: {', '.join(unknown)}. Describe them in .ci/release/bills.py.")
    return [known[name](name) for name in present if name in known] + [runtime(packed, java, source)]


def merged(maven, source):
    """The jars whose entries lib/function.jar has; their hashes are those of the jars themselves, which are not in the zip file."""
    with zipfile.ZipFile(source / "target/training.jar") as packed:
        training = packed.read(TRAINING)
    own = {"type": "file", "bom-ref": "training", "name": TRAINING, "description": "the handler of the training run"} | hashes(sha256(training))
    return [maven.component(digest) for digest in maven.jars] + [own]


def runtime(packed, names, source):
    """The reduced Java, by what it says of itself."""
    printed = run("target/bundle/java/bin/java", "-XshowSettings:properties", "-version", folder=source)
    said = dict(re.findall(r"(?m)^    (java\.\S+) = (.*)$", printed))
    version = said["java.runtime.version"]
    modules = re.search(r'MODULES="(.*)"', packed.read("java/release").decode())[1]
    return {
        "type": "platform",
        "bom-ref": "java",
        "supplier": {"name": said["java.vendor"]},
        "name": "OpenJDK",
        "version": version,
        "description": f"{said['java.vendor.version']}, reduced by jlink to {modules}",
        "licenses": JAVA_LICENSE,
        "cpe": f"cpe:2.3:a:oracle:openjdk:{version.partition('+')[0]}:*:*:*:*:*:*:*",
        "components": [file(packed, name) for name in names],
    }


def save(out, zip_name, bill_name, version, components, maven):
    references = {c["bom-ref"] for c in components} | {n["bom-ref"] for c in components for n in c.get("components", [])}
    subject = {"type": "application", "bom-ref": zip_name, "group": OWN, "name": zip_name.removesuffix(".zip").replace(f"-{version}", ""), "version": version, "licenses": APACHE}
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, zip_name)}",
        "version": 1,
        "metadata": {"component": subject | hashes(sha256((out / zip_name).read_bytes()))},
        "components": components,
        "dependencies": dependencies(maven, references),
    }
    (out / bill_name).write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def dependencies(maven, references):
    """Those between libraries that the zip file has."""
    return [
        {"ref": d["ref"], "dependsOn": [r for r in d.get("dependsOn", []) if r in references]}
        for d in maven.dependencies
        if d["ref"] in references
    ]
