"""The stub of WeChat and of Tencent's gateway that functions talk to, a program in bench/java."""

import http.client
import itertools
import os
import secrets
import ssl
import subprocess

from . import answers, processes

APP_ID, APP_SECRET = "wx0000000000000000", "not-a-secret"
_KEY = ("-keyalg", "RSA", "-keysize", "2048", "-validity", "2")  # as api.weixin.qq.com has it
_HANDSHAKES, _CALLS = 40, 60


class Stub:
    """A server, whose arguments are its key store, the password and those given. It prints its ports, then ``ready``."""

    def __init__(self, setup, folder, class_name, *arguments, namespace=None, host="127.0.0.1"):
        self.ca, self._host, self._ports = folder / "ca.pem", host, {}
        store, password = _certificate(setup.jdk, folder, self.ca, host)
        enter = ("ip", "netns", "exec", namespace) if namespace else ()
        self._process = processes.start_dialog(
            [*enter, setup.java, "-XX:+UseSerialGC", "-cp", setup.classes_jar, f"io.cloudcall.bench.{class_name}", store, password, *arguments],
            directory=folder, environment={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "BENCH_ADDRESS": host}, cores=processes.SERVERS,
            log=setup.log(class_name))
        while (line := processes.ask(self._process)) != "ready":
            scheme, name, port = line.split()
            self._ports[scheme, name] = port

    def url(self, scheme, name):
        return f"{scheme}://{self._host}:{self._ports[scheme, str(name)]}"

    def warm_up(self, scheme, name, *request):
        """Lets its code compile, that of TLS handshakes too, before the first call that is measured."""
        port, trust = self._ports[scheme, str(name)], ssl.create_default_context(cafile=str(self.ca))
        for _ in range(_HANDSHAKES):
            client = (http.client.HTTPSConnection(self._host, port, context=trust) if scheme == "https"
                      else http.client.HTTPConnection(self._host, port))
            for _ in range(_CALLS):
                client.request(*request)
                client.getresponse().read()
            client.close()

    def close(self):
        processes.stop(self._process)


class WeChat(Stub):
    """Has a port over HTTP and one over HTTPS for each answer."""

    def __init__(self, setup, namespace=None, host="127.0.0.1"):
        folder = setup.work / f"wechat-{host}"
        folder.mkdir(exist_ok=True)
        answers.write(folder)
        super().__init__(setup, folder, "WeChatStub", folder, *answers.COUNTS, *answers.OTHERS, namespace=namespace, host=host)
        for scheme, name in itertools.product(("http", "https"), (1, 50)):
            self.warm_up(scheme, name, "GET", "/cgi-bin/express/business/account/getall?access_token=98_bench")


def _certificate(jdk, folder, ca, host):
    """A certificate by an authority of its own, whose key is forgotten: trusting it opens no door. The key store and its password."""
    store, password = folder / "server.p12", secrets.token_hex(16)
    store.unlink(missing_ok=True)

    def keytool(command, *arguments):
        return subprocess.run([jdk / "bin" / "keytool", command, "-keystore", store, "-storetype", "PKCS12", "-storepass:env", "BENCH_STORE",
                               *arguments], env={**os.environ, "BENCH_STORE": password}, capture_output=True, check=True).stdout

    keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Bench CA", *_KEY, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign")
    keytool("-genkeypair", "-alias", "server", "-dname", "CN=localhost", *_KEY, "-signer", "ca", "-ext", f"san=dns:localhost,ip:{host}",
            "-ext", "eku=serverAuth")
    ca.write_bytes(keytool("-exportcert", "-rfc", "-alias", "ca"))
    keytool("-delete", "-alias", "ca")
    return store, password
