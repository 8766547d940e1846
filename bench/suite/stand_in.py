"""A stand-in for a service: a class of bench/java in a process of its own, over HTTPS on loopback with a certificate of its own."""

import http.client
import ssl
import subprocess

from . import children, machine
from .certificate import Certificate


class StandIn:
    """Starts the class, whose arguments are its key store, the password and those given, and reads what it prints until ``ready``."""

    def __init__(self, setup, name, class_name, folder, *arguments):
        self.certificate = Certificate(setup.jdk, folder)
        self._process = children.start(
            [setup.java, "-XX:+UseSerialGC", "-cp", setup.classes_jar, f"io.cloudcall.bench.{class_name}", self.certificate.store,
             self.certificate.password, *arguments],
            directory=folder, environment={"PATH": "/usr/bin:/bin"}, cores=machine.servers(), log=setup.log(name),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._printed = {}
        for line in iter(self._process.stdout.readline, b"ready\n"):
            if not line:
                raise SystemExit(f"bench: {class_name} did not start, see {setup.log(name)}")
            kind, key, value = line.decode().split()
            self._printed[kind, key] = value

    def printed(self, kind, key):
        return self._printed[kind, key]

    def ports(self):
        """Of HTTP and HTTPS, by scheme and name."""
        return {key: int(value) for key, value in self._printed.items() if key[0] in ("http", "https")}

    def url(self, scheme, name):
        return f"{scheme}://127.0.0.1:{self.printed(scheme, str(name))}"

    def close(self):
        children.stop(self._process)

    def warm_up(self, scheme, port, handshakes, calls, *request):
        """Lets its code compile, that of TLS handshakes too, before the first call that is measured."""
        trust = ssl.create_default_context(cafile=str(self.certificate.ca))
        for _ in range(handshakes):
            client = (http.client.HTTPSConnection("127.0.0.1", port, context=trust) if scheme == "https"
                      else http.client.HTTPConnection("127.0.0.1", port))
            for _ in range(calls):
                client.request(*request)
                client.getresponse().read()
            client.close()
