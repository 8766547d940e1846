"""Lambda's Runtime API on loopback for one process, which has one connection at a time, driven by the one who measures.

No thread of its own: a hand-over between threads would be part of what is measured.
"""

import socket
import time

PATIENCE = 120.0
_RESTORE = "/2018-06-01/runtime/restore/next"


class Failed(Exception):
    """The function ended, reported an error, or did not come back."""


class RuntimeApi:
    def __init__(self):
        self._server = socket.create_server(("127.0.0.1", 0))
        self._client = self._reader = self._waiting = None
        self.address = f"127.0.0.1:{self._server.getsockname()[1]}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for each in filter(None, (self._reader, self._client, self._server)):
            each.close()

    def ready(self, process):
        """Waits until the function asks for an event, and returns when it did."""
        if self._waiting is None:
            path, _, self._waiting = self._receive(process)
            if not path.endswith("/next"):
                raise Failed(f"{path} before an event")
        return self._waiting

    def restore(self, process):
        """Waits until a function with SnapStart is ready for its snapshot, lets it go on as if restored, and returns when that was."""
        path, _, _ = self._receive(process)
        if path != _RESTORE:
            raise Failed(f"{path} instead of {_RESTORE}")
        restored = time.perf_counter()
        self._reply("200 OK", b"", "Connection: close\r\n")
        # The runtime interface client asks for events on a connection of its own.
        self._reader.close()
        self._client.close()
        self._reader = self._client = None
        return restored

    def invoke(self, event, process):
        """Hands over an event once the function asks for it: when that was, when the reply was there, and the reply."""
        self.ready(process)
        self._waiting, began = None, time.perf_counter()
        # The native half of the Java runtime interface client crashes without the trace.
        self._reply("200 OK", event, f"Lambda-Runtime-Aws-Request-Id: {int(began * 1e6):032x}\r\n"
                    f"Lambda-Runtime-Deadline-Ms: {int((time.time() + PATIENCE) * 1000)}\r\n"
                    "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:000000000000:function:bench\r\n"
                    "Lambda-Runtime-Trace-Id: Root=1-00000000-000000000000000000000000;Sampled=0\r\n")
        path, reply, ended = self._receive(process)
        self._reply("202 Accepted", b'{"status":"OK"}')
        if not path.endswith("/response"):
            raise Failed(f"{path}: {reply.decode(errors='replace')[:2000]}")
        return began, ended, reply

    def _reply(self, status, body, headers=""):
        self._client.sendall(f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
                             .encode() + body)

    def _receive(self, process):
        """Path and body of the next request, and when it was there."""
        try:
            while not (self._reader and (first := self._reader.readline())):
                self._accept(process)
            headers = dict(line.decode("latin-1").lower().rstrip().split(": ", 1) for line in iter(self._reader.readline, b"\r\n"))
            if "expect" in headers:
                self._client.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            body = self._chunks() if "transfer-encoding" in headers else self._reader.read(int(headers.get("content-length", 0)))
        except (OSError, ValueError) as error:
            raise Failed(f"no word: {error}") from error
        return first.split()[1].decode(), body, time.perf_counter()

    def _accept(self, process):
        """Waits for a connection, while the process lives."""
        deadline = time.perf_counter() + PATIENCE
        self._server.settimeout(1)
        while time.perf_counter() < deadline:
            try:
                self._client, _ = self._server.accept()
                self._client.settimeout(PATIENCE)
                self._client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._reader = self._client.makefile("rb", 1 << 18)
                return
            except TimeoutError:
                if process.poll() is not None:
                    raise Failed(f"the process ended with exit code {process.returncode}") from None
        raise Failed(f"no word for {PATIENCE:.0f} s")

    def _chunks(self):
        body = bytearray()
        while size := int(self._reader.readline().partition(b";")[0], 16):
            body += self._reader.read(size)
            self._reader.readline()
        self._reader.readline()
        return bytes(body)
