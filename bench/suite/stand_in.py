"""A stand-in for a service: a class of bench/java in a process of its own, over HTTPS on loopback with a certificate of its own."""

import http.client
import ssl
import subprocess

from . import children, machine
from .certificate import Certificate


class StandIn:
    """Starts the class, whose arguments are its key store, the password and those given, and reads what it prints until ``ready``."""

    def __init__(self, setup, name, class_name, folder, *arguments, namespace=None, host="127.0.0.1"):
        self.certificate = Certificate(setup.jdk, folder, host)
        self._host = host
        self._process = children.start(
            [*(("ip", "netns", "exec", namespace) if namespace else ()), setup.java, "-XX:+UseSerialGC", "-cp", setup.classes_jar, f"io.cloudcall.bench.{class_name}", self.certificate.store,
             self.certificate.password, *arguments],
            directory=folder, environment={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "BENCH_ADDRESS": host}, cores=machine.servers(), log=setup.log(name),
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
        return f"{scheme}://{self._host}:{self.printed(scheme, str(name))}"

    def close(self):
        children.stop(self._process)

    def warm_up(self, scheme, port, handshakes, calls, *request):
        """Lets its code compile, that of TLS handshakes too, before the first call that is measured."""
        trust = ssl.create_default_context(cafile=str(self.certificate.ca))
        for _ in range(handshakes):
            client = (http.client.HTTPSConnection(self._host, port, context=trust) if scheme == "https"
                      else http.client.HTTPConnection(self._host, port))
            for _ in range(calls):
                client.request(*request)
                client.getresponse().read()
            client.close()
