"""The stand-in for WeChat and for Tencent's gateway: bench/java/…/WeChatStandIn.java in a process of its own."""

import http.client
import ssl
import subprocess

from . import answers, children, machine
from .certificate import Certificate

APP_ID = "wx0000000000000000"
APP_SECRET = "not-a-secret"
_HANDSHAKES, _CALLS = 40, 60


class WeChat:
    def __init__(self, setup):
        folder = setup.work / "wechat"
        folder.mkdir(parents=True, exist_ok=True)
        answers.write(folder)
        self.certificate = Certificate(setup.jdk, folder)
        self.answers = folder
        self._process = children.start(
            [setup.java, "-XX:+UseSerialGC", "-cp", setup.classes_jar, "io.cloudcall.bench.WeChatStandIn", self.certificate.store,
             self.certificate.password, folder, *answers.COUNTS, *answers.OTHERS],
            directory=folder, environment={"PATH": "/usr/bin:/bin"}, cores=machine.servers(), log=setup.log("wechat"),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._ports = {}
        for line in iter(self._process.stdout.readline, b"ready\n"):
            if not line:
                raise SystemExit(f"bench: the stand-in for WeChat did not start, see {setup.log('wechat')}")
            scheme, name, port = line.decode().split()
            self._ports[scheme, name] = int(port)
        self._warm_up()

    def url(self, scheme, name):
        """Where it answers with that number of accounts, or with another answer of answers.OTHERS."""
        return f"{scheme}://127.0.0.1:{self._ports[scheme, str(name)]}"

    def close(self):
        children.stop(self._process)

    def _warm_up(self):
        """Lets its code compile, that of TLS handshakes too, before somebody's first call meets it."""
        trust = ssl.create_default_context(cafile=str(self.certificate.ca))
        for (scheme, name), port in self._ports.items():
            if name in answers.OTHERS:
                continue
            for _ in range(_HANDSHAKES):
                client = (http.client.HTTPSConnection("127.0.0.1", port, context=trust) if scheme == "https"
                          else http.client.HTTPConnection("127.0.0.1", port))
                for _ in range(_CALLS):
                    client.request("GET", "/cgi-bin/express/business/account/getall?access_token=98_bench")
                    client.getresponse().read()
                client.close()
