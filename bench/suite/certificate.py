"""A certificate authority and a server certificate for loopback, new for each run, by the JDK's keytool.

RSA with 2048 bits, as api.weixin.qq.com has it.
"""

import os
import secrets
import subprocess

_KEY = ("-keyalg", "RSA", "-keysize", "2048", "-validity", "2")


class Certificate:
    """What a server needs (store, password), and what its clients trust (ca)."""

    def __init__(self, jdk, folder, host="127.0.0.1"):
        self.store = folder / "server.p12"
        self.ca = folder / "ca.pem"
        self.password = secrets.token_hex(16)
        self._tool = jdk / "bin" / "keytool"
        self.store.unlink(missing_ok=True)
        self._keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Bench CA", *_KEY, "-ext", "bc:critical=ca:true",
                      "-ext", "ku:critical=keyCertSign")
        self._keytool("-genkeypair", "-alias", "server", "-dname", "CN=localhost", *_KEY, "-signer", "ca",
                      "-ext", f"san=dns:localhost,ip:{host}", "-ext", "eku=serverAuth")
        self.ca.write_bytes(self._keytool("-exportcert", "-rfc", "-alias", "ca"))
        # The authority's key is forgotten: trusting it opens no door.
        self._keytool("-delete", "-alias", "ca")

    def _keytool(self, *arguments):
        command = [self._tool, *arguments[:1], "-keystore", self.store, "-storetype", "PKCS12", "-storepass:env", "BENCH_STORE",
                   *arguments[1:]]
        done = subprocess.run(command, env={**os.environ, "BENCH_STORE": self.password}, capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(f"bench: keytool failed: {done.stdout.decode()}{done.stderr.decode()}")
        return done.stdout
